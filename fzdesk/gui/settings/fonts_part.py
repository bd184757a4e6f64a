"""字体: which font this PC sets what with, what is missing, fonts added and chosen."""

from __future__ import annotations

from functools import partial
from typing import Any

import msgspec
import shiboken6
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QToolButton, QWidget

from fzdesk.document.own_profiles import ROLES, profile_of
from fzdesk.document.profile import FaceRole
from fzdesk.errors import UserError
from fzdesk.gui import messages, theme
from fzdesk.gui.forms.ui_settings_fonts import Ui_SettingsFonts
from fzdesk.gui.preview import shared_worker
from fzdesk.gui.session import Session
from fzdesk.gui.settings.profiles_part import ROLE_TITLES
from fzdesk.gui.widgets.emptying import empty_layout
from fzdesk.gui.widgets.font_sample import SAMPLE, SAMPLE_NUMBERS, origin, sample_font

AUTO, SHIPPED = "", "shipped"
KINDS = "字体文件 (*.ttf *.ttc *.otf *.TTF *.TTC *.OTF)"


class FontsPart(QWidget):
    """Asks the worker, which does the typesetting, and shows what it says."""

    changed = Signal()  # pages are to be set anew
    families_known = Signal(object)  # tuple of str

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.answer: dict[str, Any] = {}
        self.ui = Ui_SettingsFonts()
        self.ui.setupUi(self)
        theme.wear(self.ui.addButton, "plus")
        self.ui.addButton.clicked.connect(self._add)
        self.samples: dict[FaceRole, QLabel] = {}
        self.used: dict[FaceRole, QLabel] = {}
        self.choices: dict[FaceRole, QComboBox] = {}
        for row, role in enumerate(ROLES):
            self._build_row(row, role)

    def _build_row(self, row: int, role: FaceRole) -> None:
        sample = self.samples[role] = QLabel(SAMPLE_NUMBERS if role == "page_number" else SAMPLE)
        title, used = QLabel(ROLE_TITLES[role]), QLabel("正在看…", wordWrap=True)
        used.setProperty("role", "secondary")
        self.used[role] = used
        box = self.choices[role] = QComboBox()
        box.setProperty("fit", "row")
        box.setMinimumWidth(theme.px(150))
        box.setAccessibleName(f"{ROLE_TITLES[role]}用哪个字体")
        box.activated.connect(partial(self._choose, role))
        for column, widget in enumerate((sample, title, used, box)):
            self.ui.grid.addWidget(widget, row, column)

    # ---- asking

    def refresh(self) -> None:
        """Ask what is used now."""
        self._ask({})

    def _ask(self, deed: dict[str, Any]) -> None:
        try:
            profile = msgspec.to_builtins(profile_of(self.session.report.form))
        except UserError as error:
            self.ui.notice.tell(str(error), "wrong")
            return
        job = {"verb": "fonts", "profile": profile, **deed}
        shared_worker().submit(job, lambda answer: self._show(answer, changed=bool(deed)), self._failed)

    def _failed(self, sentence: str, _detail: str) -> None:
        if shiboken6.isValid(self):
            self.ui.notice.tell(sentence, "attention")
            self._show_choices()

    # ---- showing

    def _show(self, answer: dict[str, Any], *, changed: bool) -> None:
        if not shiboken6.isValid(self):
            return
        self.answer = answer
        for one in answer["used"]:
            if (role := one["role"]) in self.used:
                self.used[role].setText(origin(one))
                self.samples[role].setFont(sample_font(one))
        self._show_choices()
        self._show_added()
        self.families_known.emit(tuple(answer["families"]))
        if changed:
            self.changed.emit()

    def _show_choices(self) -> None:
        chosen = self.answer.get("choices", {})
        for role, box in self.choices.items():
            box.clear()
            box.addItem("自动", AUTO)
            box.addItem("程序自带", SHIPPED)
            for family in self.answer.get("families", ()):
                box.addItem(family, family)
            choice = chosen.get(role, AUTO)
            if box.findData(choice) < 0:
                box.addItem(f"{choice}（没有找到）", choice)
            box.setCurrentIndex(box.findData(choice))

    def _show_added(self) -> None:
        rows = self.ui.added
        empty_layout(rows)
        for one in self.answer["added"]:
            rows.addWidget(self._added_row(one))

    def _added_row(self, one: dict[str, Any]) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        name, families = QLabel(one["file"]), QLabel("、".join(one["families"]))
        families.setProperty("role", "secondary")
        delete = QToolButton()
        delete.setAccessibleName(f"删掉{one['file']}")
        delete.setToolTip("删掉这个字体文件")
        theme.wear(delete, "delete")
        delete.clicked.connect(partial(self._remove, one["file"]))
        line.addWidget(name)
        line.addWidget(families, 1)
        line.addWidget(delete)
        return row

    def show_missing(self, characters: tuple[str, ...]) -> None:
        """Say which characters of the report no font has."""
        if characters:
            words = f"这些字哪个字体都没有：{'、'.join(characters)}，请加一个有这些字的字体。"
            self.ui.missing.show_words("attention", words, "attn")
        else:
            self.ui.missing.show_words("done", "全文没有缺字", "done")

    # ---- deeds

    def _choose(self, role: FaceRole, _at: int) -> None:
        self.ui.notice.hide()
        self._ask({"choose": {role: self.choices[role].currentData()}})

    def _add(self) -> None:
        path = messages.ask_open_file(self, "选一个字体文件", KINDS)
        if path is not None:
            self.ui.notice.hide()
            self._ask({"add": str(path)})

    def _remove(self, file: str) -> None:
        question = f"要删掉字体“{file}”吗？用到它的地方改用程序自带的字体，要用时可以再加。"
        if messages.ask(self, question, [("remove", "删掉"), ("keep", "不删")]) == "remove":
            self.ui.notice.hide()
            self._ask({"remove": file})
