"""版式: the profiles there are, one of them shown, copied, changed and removed."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from fzdesk.document.own_profiles import ROLES, own_profile, profile_named
from fzdesk.document.profile import FaceRole, Profile, load_profile
from fzdesk.document.profile_changes import ProfileError
from fzdesk.errors import InputError, UserError
from fzdesk.gui import theme
from fzdesk.gui.forms.ui_settings_profiles import Ui_SettingsProfiles
from fzdesk.gui.session import Session
from fzdesk.gui.settings.profile_fields import ProfileFields
from fzdesk.gui.widgets.segmented import Segmented
from fzdesk.gui.widgets.steps_list import SideItem
from fzdesk.gui.widgets.text_field import LineField
from fzdesk.operations import profiles
from fzdesk.report.model import Report

PLACE = "settings"
UNDO = "undo"
ROLE_TITLES: dict[FaceRole, str] = {
    "title": "标题",
    "heading1": "一级标题",
    "heading2": "二级标题",
    "body": "正文",
    "page_number": "页码",
}
KNOWN_FAMILIES = (
    "仿宋", "仿宋_GB2312", "方正仿宋_GBK", "方正仿宋简体", "楷体", "楷体_GB2312", "方正楷体_GBK", "黑体",
    "方正黑体_GBK", "宋体", "华文中宋", "方正小标宋简体", "方正小标宋_GBK",
)  # fmt: skip


class ProfilesPart(QWidget):
    """What is done here is a change of the report: saved, and taken back with 撤销."""

    shown = Signal()  # another profile is looked at, or it is another one now

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.key = session.report.form.profile
        self._families: tuple[str, ...] = ()
        self.ui = Ui_SettingsProfiles()
        self.ui.setupUi(self)
        self.ui.problem.hide()
        self._build_name()
        self.fields = ProfileFields(self.ui.fields)
        self.fields.typed.connect(self._change)
        self.fields.wrong.connect(self._tell_problem)
        self._build_faces()
        self.rule = Segmented((("word", "与DOCX一致"), ("fine", "细排")))
        self.rule.setAccessibleName("PDF断行")
        self.rule.chosen.connect(lambda value: self._change({"break_rule": value}))
        self.ui.ruleSlot.addWidget(self.rule)
        self.ui.ruleSlot.addStretch(1)
        self._connect()

    def _build_name(self) -> None:
        self.name = LineField(size="form")
        self.name.setAccessibleName("版式名称")
        self.name.editingFinished.connect(self._rename)
        self.name_box = QWidget()
        box = QVBoxLayout(self.name_box)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        label = QLabel("名称")
        label.setProperty("role", "small")
        box.addWidget(label)
        box.addWidget(self.name)
        self.ui.rows.insertWidget(self.ui.rows.indexOf(self.ui.problem), self.name_box)

    def _build_faces(self) -> None:
        self.faces: dict[FaceRole, QComboBox] = {}
        for at, role in enumerate(ROLES):
            box = self.faces[role] = QComboBox()
            label = QLabel(ROLE_TITLES[role])
            label.setProperty("role", "small")
            box.setAccessibleName(f"{ROLE_TITLES[role]}字体")
            box.activated.connect(partial(self._set_font, role))
            cell = QVBoxLayout()
            cell.setSpacing(4)
            cell.addWidget(label)
            cell.addWidget(box)
            self.ui.faces.addLayout(cell, at // 2, at % 2)

    def _connect(self) -> None:
        ui = self.ui
        ui.list.chosen.connect(self.look_at)
        ui.useButton.clicked.connect(lambda: self._do("换版式", lambda r: profiles.choose(r, self.key)))
        ui.copyButton.clicked.connect(self._copy)
        ui.resetButton.clicked.connect(self._reset)
        ui.removeButton.clicked.connect(self._remove)
        ui.notice.acted.connect(lambda _: self.session.undo())
        theme.wear(ui.copyButton, "copy")
        theme.wear(ui.resetButton, "undo")
        theme.wear(ui.removeButton, "delete")

    # ---- what is shown

    def profile(self) -> Profile:
        """The profile that is looked at.  Raises UserError."""
        return profile_named(self.session.report.form, self.key)

    def look_at(self, key: str) -> None:
        """Show one profile."""
        self.fields.take()
        self.key = key
        self.refresh()

    def set_families(self, families: tuple[str, ...]) -> None:
        """Offer the fonts of this PC too."""
        self._families = families
        self.refresh()

    def refresh(self) -> None:
        form, ui = self.session.report.form, self.ui
        known = profiles.choices(form)
        if self.key not in {one.key for one in known}:
            self.key = form.profile
        ui.list.set_items(
            [SideItem(one.key, one.title, "本报告在用" if one.key == form.profile else "") for one in known]
        )
        ui.list.set_current(self.key)
        ui.list.setFixedHeight(min(ui.list.sizeHint().height(), theme.px(28 * 7)))
        own = own_profile(form, self.key)
        editable = self.session.editable
        ui.useButton.setEnabled(editable and self.key != form.profile)
        ui.copyButton.setEnabled(editable)
        for widget in (ui.resetButton, ui.removeButton, self.name_box):
            widget.setVisible(own is not None)
        for widget in (ui.resetButton, ui.removeButton, self.name, self.rule):
            widget.setEnabled(editable and own is not None)
        ui.fixed.setVisible(own is None)
        if own is not None and not self.name.hasFocus():
            self.name.set_text(own.title)
        try:
            profile = self.profile()
        except UserError as error:
            self._tell_problem(str(error))
            return
        self.fields.show_profile(profile, editable=editable and own is not None)
        self.rule.set_value(profile.break_rule)
        self._show_faces(profile, editable=editable and own is not None)
        self.shown.emit()

    def _show_faces(self, profile: Profile, *, editable: bool) -> None:
        for role, box in self.faces.items():
            face = profile.faces[role]
            offered = list(dict.fromkeys((face.docx, *KNOWN_FAMILIES, *self._families)))
            if [box.itemText(at) for at in range(box.count())] != offered:
                box.clear()
                box.addItems(offered)
            box.setCurrentText(face.docx)
            box.setEnabled(editable)

    def _tell_problem(self, sentence: str) -> None:
        self.ui.problem.setText(sentence)
        self.ui.problem.setVisible(bool(sentence))

    # ---- deeds

    def _take(self, report: Report, label: str) -> None:
        self.session.change(report, label, place=f"{PLACE}/{self.key}")
        self.refresh()

    def _do(self, label: str, verb: Any) -> bool:
        """Run a verb of operations; what it refuses is said."""
        try:
            self._take(verb(self.session.report), label)
        except UserError as error:
            self._tell_problem(str(error))
            return False
        return True

    def _copy(self) -> None:
        self.fields.take()
        report = profiles.copy(self.session.report, self.key)
        self.key = report.form.profile
        self._take(report, "新版式")
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.selectAll()

    def _rename(self) -> None:
        own = own_profile(self.session.report.form, self.key)
        if own is None or self.name.text().strip() == own.title:
            return
        try:
            report = profiles.rename(self.session.report, self.key, self.name.text())
        except InputError as error:
            self.name.set_wrong(str(error))
            self._tell_problem(str(error))
            return
        self.name.set_wrong("")
        self._tell_problem("")
        self._take(report, "改版式名称")

    def _change(self, measures: dict[str, Any]) -> None:
        try:
            report = profiles.change(self.session.report, self.key, measures)
        except ProfileError as error:
            self.fields.refuse(error.faults)
            return
        self.fields.taken(tuple(measures))
        self._take(report, "改版式")

    def _set_font(self, role: FaceRole, _at: int) -> None:
        family = self.faces[role].currentText()
        self._do("改版式字体", lambda report: profiles.set_font(report, self.key, role, family))

    def _reset(self) -> None:
        self.fields.forget()
        own = own_profile(self.session.report.form, self.key)
        if own is not None and self._do("版式恢复原样", lambda report: profiles.as_shipped(report, self.key)):
            title = load_profile(own.base).title
            self.ui.notice.tell(f"“{own.title}”和“{title}”一样了。", "note", [(UNDO, "撤销")])

    def _remove(self) -> None:
        own = own_profile(self.session.report.form, self.key)
        if own is not None and self._do("删版式", lambda report: profiles.remove(report, self.key)):
            self.ui.notice.tell(f"版式“{own.title}”删掉了。", "note", [(UNDO, "撤销")])

    def leave(self) -> None:
        """Take over what is typed."""
        self.fields.take()
        if self.name.hasFocus():
            self._rename()
