"""The last page: what is missing, the real pages, and the export."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import shiboken6
from PySide6.QtCore import QPointF, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from fzdesk.document.profile import load_profile, profile_keys
from fzdesk.errors import UserError
from fzdesk.gui import messages, theme
from fzdesk.gui.check.findings import Findings
from fzdesk.gui.forms.ui_export_page import Ui_ExportPage
from fzdesk.gui.place import PlacePage
from fzdesk.gui.preview import Pages, PreviewMaker, shared_worker
from fzdesk.gui.session import Session
from fzdesk.gui.widgets.segmented import Segmented
from fzdesk.gui.widgets.steps_list import SideItem
from fzdesk.operations.answers import set_form
from fzdesk.operations.exports import PURPOSE_TITLES, Purpose, copy_for, document_for
from fzdesk.paths import documents_dir

SIDE_WIDTH, PANEL_WIDTH, NARROW = 216, 344, 1280
ERRORS = "errors"
HINTS: dict[Purpose, str] = {
    "draft": "给领导和各站所看，没填的印作【待填】。",
    "submit": "报县里的正式稿，不能再有【待填】。",
    "public": "向社会公开的稿子，不能再有【待填】，请先去掉个人信息。",
}


class ExportPage(PlacePage):
    """Look once more, then one click."""

    field_wanted = Signal(str)
    check_wanted = Signal()
    exported = Signal(object)  # list of Path

    def __init__(
        self, session: Session, parent: QWidget | None = None, findings: Findings | None = None
    ) -> None:
        super().__init__(parent)
        self.session, self._findings = session, findings
        self.purpose: Purpose = "draft"
        self.folder = session.keeper.path.parent if session.keeper.path.parent.is_dir() else documents_dir()
        self._pages: Pages | None = None
        self._job = 0
        self.ui = Ui_ExportPage()
        self.ui.setupUi(self)
        self.ui.side.setFixedWidth(theme.px(SIDE_WIDTH))
        self.ui.panel.setFixedWidth(theme.px(PANEL_WIDTH))
        self.ui.notice.stack()
        self._add_choices()
        self._maker = PreviewMaker(shared_worker(), self)
        self._maker.ready.connect(self._show_pages)
        self._maker.failed.connect(lambda sentence: self.ui.pagesTitle.setText(sentence))
        self._connect()
        self._show_busy(False)
        session.changed.connect(self._changed)
        if findings is not None:
            findings.changed.connect(self._found)

    def _add_choices(self) -> None:
        ui = self.ui
        self.purposes = Segmented(
            [(key, words) for key, words in PURPOSE_TITLES.items()], self, height=32, spread=True
        )
        self.purposes.setAccessibleName("文稿")
        self.purposes.set_value(self.purpose)
        ui.purposeLayout.addWidget(self.purposes)
        profiles = [(key, load_profile(key).title) for key in profile_keys()]
        self.profiles = Segmented(profiles, self, height=32, spread=True)
        self.profiles.setAccessibleName("版式")
        self.profiles.setEnabled(not self.session.read_only)
        ui.profileLayout.addWidget(self.profiles)
        theme.wear(ui.exportButton, "export", "accenttext")

    def _connect(self) -> None:
        ui = self.ui
        self.purposes.chosen.connect(self._choose_purpose)
        self.profiles.chosen.connect(self._choose_profile)
        ui.folderButton.clicked.connect(self._choose_folder)
        ui.exportButton.clicked.connect(lambda: self.export())
        ui.cancelButton.clicked.connect(self.cancel)
        ui.missing.follow = False
        ui.missing.chosen.connect(self._go_to_missing)
        ui.grid.page_chosen.connect(self._go_to_page)
        ui.notice.acted.connect(self._act)

    def refresh(self) -> None:
        """Show the report as it is now."""
        report = self.session.report
        self.profiles.set_value(report.form.profile)
        profile = load_profile(report.form.profile)
        self.ui.profileHint.setText(f"每页 {profile.lines} 行，每行 {profile.columns} 字。")
        self.ui.purposeHint.setText(HINTS[self.purpose])
        self.ui.folder.setText(str(self.folder))
        self._show_missing()
        self._ask_pages()

    def _ask_pages(self) -> None:
        """Have the pages set as this copy shows them."""
        profile = self.session.report.form.profile
        self._maker.show(lambda: copy_for(self.session.document, self.purpose), profile)

    def _changed(self) -> None:
        if self.isVisible():
            self.refresh()

    def _found(self) -> None:
        """The check found something else: only the list follows."""
        if self.isVisible():
            self._show_missing()

    def _errors(self) -> int:
        return self._findings.count("error") if self._findings is not None else 0

    def _show_missing(self) -> None:
        missing = self.session.missing()
        self.ui.missingTitle.setText(f"还有 {len(missing)} 处要填" if missing else "都填好了")
        titles = {
            section: step.title for step in self.session.steps for section in (step.key, *step.sections)
        }
        items: list[SideItem] = []
        last = ""
        if errors := self._errors():
            items.append(SideItem(ERRORS, f"校核错误 {errors} 处", icon="wrong", icon_tint="wrong"))
        for at, one in enumerate(missing):
            if (title := titles.get(one.step, "")) != last:
                items.append(SideItem(f"caption:{at}", title, kind="caption"))
                last = title
            items.append(SideItem(f"{at}", one.hint, icon="attention", icon_tint="attn"))
        self.ui.missing.set_items(items)
        self._arrange()

    def _arrange(self) -> None:
        """A narrow window has no room for a list with nothing in it."""
        self.ui.side.setVisible(self.width() >= theme.px(NARROW) or bool(self.ui.missing.items()))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.purposes.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _go_to_missing(self, key: str) -> None:
        missing = self.session.missing()
        if key == ERRORS:
            self.check_wanted.emit()
        if key.isdigit() and int(key) < len(missing):
            one = missing[int(key)]
            self.field_wanted.emit(one.field or one.step)

    def _show_pages(self, pages: Pages) -> None:
        self._pages = pages
        self.ui.pagesTitle.setText(f"{PURPOSE_TITLES[self.purpose]}，共 {pages.count} 页")
        self.ui.grid.set_pages(pages.count, pages.image)
        if pages.missing:
            chars = "、".join(dict.fromkeys(one.char for one in pages.missing))
            self.ui.notice.tell(f"字体里没有这些字：{chars}，请换一种写法或添加字体。", "attention")

    def _go_to_page(self, page: int, point: QPointF) -> None:
        """The paragraph under a double click."""
        if self._pages is None:
            return
        for place in self._pages.places:
            inside = place.y <= point.y() <= place.y + place.height
            if place.page == page and inside:
                self.field_wanted.emit(place.id)
                return

    def _choose_purpose(self, purpose: Purpose) -> None:
        self.purpose = purpose
        self.ui.purposeHint.setText(HINTS[purpose])
        if self._pages is not None:
            self._show_pages(self._pages)
        self._ask_pages()

    def _choose_profile(self, key: str) -> None:
        self.session.change(set_form(self.session.report, profile=key), "换版式", place="export")
        self.refresh()

    def _choose_folder(self) -> None:
        folder = messages.ask_folder(self, "导出到哪个文件夹", self.folder)
        if folder is not None:
            self.folder = folder
            self.ui.folder.setText(str(folder))

    # ---- export

    def formats(self) -> list[str]:
        """The formats ticked."""
        ui = self.ui
        boxes = ((ui.docxBox, "docx"), (ui.pdfBox, "pdf"), (ui.txtBox, "txt"))
        return [name for box, name in boxes if box.isChecked()]

    def export(self, existing: str = "ask") -> None:
        """One click: the ticked files appear in the folder, all or none."""
        session = self.session
        session.hand_over()
        if not self.formats():
            self.ui.notice.tell("请至少勾选一种格式。", "attention")
            return
        try:
            document = document_for(session.report, session.catalogue, self.purpose, session.totals)
        except UserError as error:
            self.ui.notice.tell(str(error), "attention")
            return
        worker = shared_worker()
        source = worker.folder / "export.json"
        source.write_bytes(msgspec.json.encode(document))
        job = {
            "verb": "export",
            "document": str(source),
            "profile": session.report.form.profile,
            "folder": str(self.folder),
            "formats": self.formats(),
            "name": document.file_name,
            "existing": existing,
        }
        self.ui.notice.hide()
        self._show_busy(True)
        self._job = worker.submit(job, self._exported, self._failed)

    def cancel(self) -> None:
        """Break the export off at once, so that nothing appears afterwards."""
        shared_worker().cancel(self._job)
        self._show_busy(False)
        self.ui.notice.tell("已停止导出，没有生成文件。", "note")

    def _exported(self, answer: dict[str, Any]) -> None:
        if not shiboken6.isValid(self):
            return
        self._show_busy(False)
        if clashes := answer.get("exists"):
            self._ask_existing([Path(one) for one in clashes])
            return
        paths = [Path(one) for one in answer["paths"]]
        names = "、".join(path.name for path in paths)
        note = answer.get("notice", "")
        self.ui.notice.tell(f"已导出：{names}。{note}", "note", [("folder", "打开文件夹")])
        self.exported.emit(paths)

    def _ask_existing(self, clashes: list[Path]) -> None:
        names = "、".join(path.name for path in clashes)
        choice = messages.ask(
            self,
            f"文件夹里已经有 {names}。替换以后，在旧文件里改过的内容就没有了。",
            [("number", "另存一份"), ("replace", "替换"), ("no", "不导出")],
        )
        if choice in ("replace", "number"):
            self.export(choice)

    def _failed(self, sentence: str, detail: str) -> None:
        if not shiboken6.isValid(self):
            return
        self._show_busy(False)
        self.ui.notice.tell(sentence, "wrong")
        self.ui.notice.setToolTip(detail)

    def _show_busy(self, busy: bool) -> None:
        self.ui.progress.setVisible(busy)
        self.ui.cancelButton.setVisible(busy)
        self.ui.exportButton.setVisible(not busy)

    def _act(self, key: str) -> None:
        if key == "folder":
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.folder)))
