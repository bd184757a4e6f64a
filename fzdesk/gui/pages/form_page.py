"""落款: title, issuers, addressee, date and layout, period and deadlines, the unit."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from fzdesk.catalogue.model import Deadline
from fzdesk.catalogue.units import UNIT_KINDS
from fzdesk.gui import theme
from fzdesk.gui.forms.ui_form_page import Ui_FormPage
from fzdesk.gui.pages import form_facts as facts
from fzdesk.gui.pages.form_attachments import AttachmentsBlock
from fzdesk.gui.pages.form_block import BoundBlock, Options, show
from fzdesk.gui.pages.form_fields import today
from fzdesk.gui.pages.form_upward import UpwardBlock
from fzdesk.gui.pages.page import StepPage
from fzdesk.gui.session import Session
from fzdesk.gui.widgets.text_field import LineField
from fzdesk.operations.answers import set_form, set_unit
from fzdesk.report.model import Report
from fzdesk.report.progress import Step

TITLE_KINDS: Options = (
    ("年度报告", "年度报告"),
    ("情况报告", "情况报告"),
    ("工作报告", "工作报告"),
    (facts.OWN, "自己写"),
)
ISSUERS: Options = (
    ("government", "政府"),
    ("party", "党委"),
    ("both", "党委和政府"),
    (facts.OWN, "自己写"),
)


class FormPage(StepPage):
    """The last step."""

    def __init__(self, session: Session, step: Step, parent: QWidget | None = None) -> None:
        super().__init__(session, step.key, parent)
        self.fields, self.upward = FormBlock(self), UpwardBlock(self)
        self.attachments = AttachmentsBlock(self)
        self.add(self.fields)
        self.add(self.upward, above=8)
        self.add(self.attachments, above=8)
        self.refresh()


class FormBlock(BoundBlock):
    """All fields of the page, by the keys of what they change."""

    def __init__(self, page: StepPage) -> None:
        super().__init__(page)
        self.ui = Ui_FormPage()
        self.ui.setupUi(self.inner)
        self._own_issuers = False  # 自己写 was chosen, though what is written is still one of the usual
        self._build_title()
        self._build_from()
        self._build_date()
        self._build_period()
        self._build_unit()
        self.hide_empty_hints()

    # building

    def _build_title(self) -> None:
        ui = self.ui
        self._choice(
            "form.title_kind", "改文种", ui.titleKindSlot, TITLE_KINDS,
            lambda r: r.form.title_kind,
            lambda r, kind: facts.with_title_kind(r, kind, self.session.document.title),
        )  # fmt: skip
        self._text(
            "form.title_lines", "改标题", ui.titleLines,
            lambda r: "\n".join(r.form.title_lines), facts.with_title_lines,
        )  # fmt: skip
        ui.titleInTwo.toggled.connect(self._set_in_two)
        self.preview = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self.preview.setProperty("role", "title")
        self.preview.setTextFormat(Qt.TextFormat.PlainText)
        self.preview.setAccessibleName("标题预览")
        ui.previewSlot.addWidget(self.preview)

    def _set_in_two(self, on: bool) -> None:
        self._take(set_form(self._report(), title_in_two=on), "改标题分行", "form.title_in_two")

    def _build_from(self) -> None:
        ui = self.ui
        self._choice(
            "form.issuer_choice", "改发文单位", ui.issuersSlot, ISSUERS,
            self._issuer_choice, self._with_issuer_choice,
        )  # fmt: skip
        self._text(
            "form.issuers", "改发文单位", ui.ownIssuers,
            lambda r: "、".join(r.form.issuers), facts.with_own_issuers,
        )  # fmt: skip
        self._text(
            "form.addressee", "改主送", ui.addressee,
            lambda r: facts.addressee_text(r, self.session.wording.words),
            lambda r, text: facts.with_addressee(r, text, self.session.wording.words),
        )  # fmt: skip
        self.usual = QPushButton("按惯例写")
        theme.set_state(self.usual, role="ghost", fit="row")
        theme.wear(self.usual, "undo")
        self.usual.clicked.connect(
            lambda: self._take(set_form(self._report(), addressee=None), "改主送", "form.addressee")
        )
        ui.addresseeBox.addWidget(self.usual, 0, Qt.AlignmentFlag.AlignLeft)

    def _issuer_choice(self, report: Report) -> str:
        return facts.OWN if self._own_issuers else facts.issuer_choice(report, self.session.wording.words)

    def _with_issuer_choice(self, report: Report, choice: str) -> Report:
        words = self.session.wording.words
        self._own_issuers = choice == facts.OWN
        if self._own_issuers and not report.form.issuers:
            return facts.with_own_issuers(report, words["government_full"])
        return facts.with_issuers(report, choice, words)

    def _build_date(self) -> None:
        ui = self.ui
        self._day(
            "form.date", "改成文日期", ui.date, ui.dateHint,
            lambda r: r.form.date, lambda r, day: set_form(r, date=day),
        )  # fmt: skip
        self.today = QPushButton("写今天")
        theme.set_state(self.today, role="ghost", fit="row")
        theme.wear(self.today, "calendar")
        self.today.clicked.connect(
            lambda: self._take(set_form(self._report(), date=today()), "改成文日期", "form.date")
        )
        ui.dateBox.insertWidget(3, self.today, 0, Qt.AlignmentFlag.AlignLeft)
        self._choice(
            "form.date_under_title", "改日期位置", ui.dateUnderSlot, (("end", "文末"), ("title", "标题下")),
            lambda r: "title" if r.form.date_under_title else "end",
            lambda r, where: set_form(r, date_under_title=where == "title"),
        )  # fmt: skip
        self._choice(
            "form.headings", "改小标题", ui.headingsSlot, (("own_line", "单独成行"), ("run_in", "接排")),
            lambda r: r.form.headings, lambda r, style: set_form(r, headings=style),
        )  # fmt: skip
        self._choice(
            "form.seal", "改印章", ui.sealSlot, (("sealed", "加盖"), ("unsealed", "不加盖")),
            lambda r: r.form.seal, lambda r, seal: set_form(r, seal=seal),
        )  # fmt: skip

    def _build_period(self) -> None:
        ui = self.ui
        self._day(
            "period.from", "改报告期间", ui.periodFrom, self._hint_in(ui.periodFromBox),
            lambda r: r.period_from, lambda r, day: facts.with_period(r, day, r.period_to), 0, weekday=False,
        )  # fmt: skip
        self._day(
            "period.to", "改报告期间", ui.periodTo, self._hint_in(ui.periodToBox),
            lambda r: r.period_to, lambda r, day: facts.with_period(r, r.period_from, day), 0, weekday=False,
        )  # fmt: skip
        for words, month in (("全年", 12), ("1月至11月", 11)):
            button = QPushButton(words)
            theme.set_state(button, fit="row")
            button.clicked.connect(partial(self._set_months, month))
            ui.periodButtons.addWidget(button)
        ui.periodButtons.addStretch(1)
        for at, deadline in enumerate(self.session.catalogue.deadlines):
            self._build_deadline(at, deadline)

    @staticmethod
    def _hint_in(box: QBoxLayout) -> QLabel:
        """A line under a box's field, for what is wrong with it."""
        hint = QLabel(wordWrap=True)
        hint.setProperty("role", "secondary")
        box.insertWidget(2, hint)
        return hint

    def _set_months(self, month: int, _checked: object = None) -> None:
        self._take(facts.with_months(self._report(), month), "改报告期间", "period.to")

    def _build_deadline(self, at: int, deadline: Deadline) -> None:
        title, field, hint = QLabel(f"{deadline.title}期限"), LineField(size="form"), QLabel(wordWrap=True)
        title.setProperty("role", "strong")
        rule = QLabel(f"规定是{deadline.month}月{deadline.day}日，县里另有要求的改这里；清空就按规定。")
        rule.setProperty("role", "secondary")
        rule.setWordWrap(True)
        hint.setProperty("role", "secondary")
        title.setBuddy(field)
        box = QVBoxLayout()
        box.setSpacing(4)
        for widget in (title, field, hint, rule):
            box.addWidget(widget)
        box.addStretch(1)
        self.ui.deadlinesSlot.addLayout(box, 0, at)
        self.ui.deadlinesSlot.setColumnStretch(at, 1)
        self._day(
            f"deadline.{deadline.key}", f"改{deadline.title}期限", field, hint,
            lambda r: facts.deadline_day(r, deadline),
            lambda r, day: facts.with_deadline(r, deadline, day),
        )  # fmt: skip

    def _build_unit(self) -> None:
        ui = self.ui
        self._text(
            "unit.name", "改单位名称", ui.unitName,
            lambda r: r.unit.name, lambda r, text: facts.with_unit_name(r, self.session.catalogue, text),
        )  # fmt: skip
        self._text(
            "unit.county", "改所属县", ui.county,
            lambda r: r.unit.county, lambda r, text: set_unit(r, county=text.strip()),
        )  # fmt: skip
        self._choice(
            "unit.kind", "改单位类别", ui.unitKindSlot, tuple((kind, kind) for kind in UNIT_KINDS),
            lambda r: r.unit.kind, lambda r, kind: facts.with_unit(r, self.session.catalogue, kind=kind),
        )  # fmt: skip

    # showing

    def refresh(self) -> None:
        super().refresh()
        report, ui = self._report(), self.ui
        form, document = report.form, self.session.document
        own_title = form.title_kind == facts.OWN
        show(own_title, ui.titleLinesLabel, ui.titleLines, ui.titleLinesHint)
        ui.titleInTwo.blockSignals(True)
        ui.titleInTwo.setChecked(form.title_in_two)
        ui.titleInTwo.blockSignals(False)
        ui.titleInTwo.setVisible(not own_title)
        self.preview.setText("\n".join(filter(None, (*document.title, document.subtitle))))
        own_issuers = self._issuer_choice(report) == facts.OWN
        show(own_issuers, ui.ownIssuersLabel, ui.ownIssuers, ui.ownIssuersHint)
        self.usual.setVisible(form.addressee is not None)

    def set_editable(self, editable: bool) -> None:
        super().set_editable(editable)
        self.ui.titleInTwo.setEnabled(editable)
