"""版头, 版记 and 版式 on the form page: one quiet line each until they are wanted."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QPushButton

from fzdesk.gui import theme
from fzdesk.gui.forms.ui_form_upward import Ui_FormUpward
from fzdesk.gui.pages import form_facts as facts
from fzdesk.gui.pages.form_block import BoundBlock
from fzdesk.gui.pages.form_fields import BoundChoice
from fzdesk.gui.pages.page import StepPage
from fzdesk.gui.widgets.segmented import Segmented
from fzdesk.operations import profiles
from fzdesk.operations.answers import set_form
from fzdesk.report.model import Report

COPIES_PARTED_BY = "，,；;。\n"  # 、 stands within a group: 县委、县政府
PRINTED = (("no", "不印"), ("yes", "印"))


class UpwardBlock(BoundBlock):
    """What goes with an upward document, and the profile it is set with."""

    def __init__(self, page: StepPage) -> None:
        super().__init__(page)
        self.ui = Ui_FormUpward()
        self.ui.setupUi(self.inner)
        self._build_letterhead()
        self._build_colophon()
        self._build_profile()
        self.hide_empty_hints()

    def _build_letterhead(self) -> None:
        ui = self.ui
        self._switch(
            "form.letterhead", "改版头", ui.letterheadSlot,
            lambda r: r.form.letterhead, lambda r, on: set_form(r, letterhead=on),
        )  # fmt: skip
        self._text(
            "form.marks", "改发文机关标志", ui.marks,
            lambda r: "\n".join(r.form.marks), lambda r, text: set_form(r, marks=facts.parts(text, "\n")),
        )  # fmt: skip
        self._text("form.number", "改发文字号", ui.number, lambda r: r.form.number, facts.with_number)
        self.year = QPushButton()
        theme.set_state(self.year, role="ghost", fit="row")
        theme.wear(self.year, "pen")
        self.year.clicked.connect(self._write_year)
        ui.numberBox.insertWidget(3, self.year, 0, Qt.AlignmentFlag.AlignLeft)
        self._text(
            "form.signers", "改签发人", ui.signers,
            lambda r: "、".join(r.form.signers), lambda r, text: set_form(r, signers=facts.parts(text)),
        )  # fmt: skip

    def _write_year(self) -> None:
        """Put 〔year〕 where the cursor is, and the cursor behind it."""
        field = self.ui.number
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        if f"〔{facts.number_year(self._report())}〕" not in field.text():
            field.insert(self.year.text())
            field.textEdited.emit(field.text())

    def _build_colophon(self) -> None:
        ui = self.ui
        self._switch(
            "form.colophon", "改版记", ui.colophonSlot,
            lambda r: r.form.colophon, lambda r, on: set_form(r, colophon=on),
        )  # fmt: skip
        self._text(
            "form.copies", "改抄送", ui.copies,
            lambda r: "，".join(r.form.copies),
            lambda r, text: set_form(r, copies=facts.parts(text, COPIES_PARTED_BY)),
        )  # fmt: skip
        self._text(
            "form.printer", "改印发机关", ui.printer,
            lambda r: r.form.printer, lambda r, text: set_form(r, printer=text.strip()),
        )  # fmt: skip
        self._day(
            "form.printed", "改印发日期", ui.printed, ui.printedHint,
            lambda r: r.form.printed, lambda r, day: set_form(r, printed=day),
        )  # fmt: skip

    def _switch(
        self,
        key: str,
        label: str,
        slot: QBoxLayout,
        read: Callable[[Report], bool],
        write: Callable[[Report, bool], Report],
    ) -> None:
        widget = Segmented(PRINTED)
        slot.addWidget(widget, 0, Qt.AlignmentFlag.AlignRight)
        self._keep(
            BoundChoice(
                key,
                label,
                widget,
                lambda r: "yes" if read(r) else "no",
                lambda r, value: write(r, value == "yes"),
                self._report,
                self._take,
            )
        )

    def _build_profile(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.profile = QComboBox()
        self.profile.setAccessibleName("版式")
        self.profile.setMinimumWidth(theme.px(180))
        self.profile.activated.connect(lambda _: self._choose_profile())
        self.settings = QPushButton("版式和字体…")
        theme.set_state(self.settings, role="ghost")
        self.settings.clicked.connect(partial(self.page.place_wanted.emit, "settings"))
        row.addWidget(self.profile)
        row.addWidget(self.settings)
        self.ui.profileSlot.addLayout(row)

    def _choose_profile(self) -> None:
        self._take(profiles.choose(self._report(), self.profile.currentData()), "换版式", "form.profile")

    # showing

    def refresh(self) -> None:
        super().refresh()
        report, ui = self._report(), self.ui
        words = self.session.wording.words
        ui.letterheadPart.setVisible(report.form.letterhead)
        ui.colophonPart.setVisible(report.form.colophon)
        ui.marks.setPlaceholderText("、".join(facts.usual_marks(report, words)))
        ui.printer.setPlaceholderText(facts.usual_printer(report, words))
        self.year.setText(f"〔{facts.number_year(report)}〕")
        self._show_profiles(report)

    def _show_profiles(self, report: Report) -> None:
        known = profiles.choices(report.form)
        if [(one.title, one.key) for one in known] != [
            (self.profile.itemText(at), self.profile.itemData(at)) for at in range(self.profile.count())
        ]:
            self.profile.clear()
            for one in known:
                self.profile.addItem(one.title, one.key)
        self.profile.setCurrentIndex(self.profile.findData(report.form.profile))

    def set_editable(self, editable: bool) -> None:
        super().set_editable(editable)
        self.profile.setEnabled(editable)
        self.settings.setEnabled(True)  # to look at

    def focus_field(self, key: str, cursor: int = -1) -> bool:
        """A field of 版头 or 版记 that is not printed is reached through what turns it on."""
        ui, known = self.ui, self.bound.get(key)
        for switch, part in (("form.letterhead", ui.letterheadPart), ("form.colophon", ui.colophonPart)):
            if known is not None and part.isAncestorOf(known.widget) and part.isHidden():
                key = switch
        return super().focus_field(key, cursor)
