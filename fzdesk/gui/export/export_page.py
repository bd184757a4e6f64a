"""The last page: what is missing, the real pages, and the export."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import shiboken6
from PySide6.QtCore import QPointF, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QWidget

from fzdesk.document.own_profiles import profile_of
from fzdesk.errors import UserError
from fzdesk.gui import messages, theme
from fzdesk.gui.check.findings import Findings
from fzdesk.gui.forms.ui_export_page import Ui_ExportPage
from fzdesk.gui.pages.focus import focusable, tab_through
from fzdesk.gui.place import PlacePage
from fzdesk.gui.preview import Pages, PreviewMaker, shared_worker
from fzdesk.gui.session import Session
from fzdesk.gui.widgets.page_view import PageView
from fzdesk.gui.widgets.segmented import Segmented
from fzdesk.gui.widgets.status_words import Level
from fzdesk.gui.widgets.steps_list import SideItem
from fzdesk.operations.exports import PURPOSE_TITLES, Purpose, copy_for, document_for
from fzdesk.operations.profiles import choices, choose
from fzdesk.paths import cache_dir, documents_dir

if TYPE_CHECKING:
    from fzdesk.document.model import Document
    from fzdesk.document.profile import Profile
    from fzdesk.gui.printing.print_report import Printing

SIDE_WIDTH, PANEL_WIDTH, NARROW = 216, 344, 1280
ERRORS, STOP, FONTS = "errors", "stop", "fonts"
HINTS: dict[Purpose, str] = {
    "draft": "给领导和各站所看，没填的印作【待填】。",
    "submit": "报县里的正式稿，不能再有【待填】。",
    "public": "向社会公开的稿子，不能再有【待填】，请先去掉个人信息。",
}


class ExportPage(PlacePage):
    """Look once more, then one click."""

    field_wanted = Signal(str)
    check_wanted = Signal()
    finalise_wanted = Signal()
    settings_wanted = Signal(str)  # which part: profiles or fonts
    exported = Signal(object)  # list of Path

    def __init__(
        self, session: Session, parent: QWidget | None = None, findings: Findings | None = None
    ) -> None:
        super().__init__(parent)
        self.session, self._findings = session, findings
        self.purpose: Purpose = "draft"
        self.folder = usual_folder(session.keeper.path)
        self._printing: Printing | None = None
        self._set_with: Profile | None = None  # whose fonts are shown
        self._pages: Pages | None = None
        self._job = 0
        self.ui = Ui_ExportPage()
        self.ui.setupUi(self)
        self.ui.side.setFixedWidth(theme.px(SIDE_WIDTH))
        self.ui.panel.setFixedWidth(theme.px(PANEL_WIDTH))
        self.ui.notice.stack()
        self._add_choices()
        self._maker = PreviewMaker(self)
        self._maker.ready.connect(self._show_pages)
        self._maker.failed.connect(lambda sentence: self.ui.pagesTitle.setText(sentence))
        self.view = PageView(hide=("table", "看全部页（Esc）"))
        self.view.hide()
        self.ui.deskLayout.addWidget(self.view)
        self._connect()
        tab_through(focusable(self))
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
        self.profiles = QComboBox()
        self.profiles.setAccessibleName("版式")
        self._known_profiles: list[tuple[str, str]] = []
        self.profiles.setEnabled(self.session.editable)
        ui.profileLayout.addWidget(self.profiles)
        theme.wear(ui.exportButton, "export", "accenttext")
        theme.wear(ui.printButton, "print")

    def _connect(self) -> None:
        ui = self.ui
        self.purposes.chosen.connect(self._choose_purpose)
        self.profiles.activated.connect(lambda _: self._choose_profile(self.profiles.currentData()))
        ui.settingsButton.clicked.connect(lambda: self.settings_wanted.emit("profiles"))
        ui.finalButton.clicked.connect(self.finalise_wanted)
        ui.printButton.clicked.connect(self.print_pages)
        ui.folderButton.clicked.connect(self._choose_folder)
        ui.exportButton.clicked.connect(lambda: self.export())
        ui.cancelButton.clicked.connect(self.cancel)
        ui.missing.follow = False
        ui.missing.chosen.connect(self._go_to_missing)
        ui.grid.page_chosen.connect(self.enlarge)
        self.view.page_clicked.connect(self._go_to_page)
        self.view.hide_wanted.connect(self.show_all_pages)
        self.view.print_wanted.connect(self.print_pages)
        ui.notice.acted.connect(self._act)

    def refresh(self) -> None:
        """Show the report as it is now."""
        self._show_profiles()
        self._show_purpose()
        self.ui.folder.setText(str(self.folder))
        self._show_missing()
        self._ask_pages()

    def _show_purpose(self) -> None:
        """What the chosen copy is for; before one leaves the house the report should be finalised."""
        self.ui.purposeHint.setText(HINTS[self.purpose])
        leaves, final = self.purpose != "draft", self.session.report.finalised
        self.ui.finalHint.setVisible(leaves)
        self.ui.finalHint.setText("已经定稿。" if final else "还没有定稿，报出去以前请先定稿。")
        self.ui.finalButton.setVisible(leaves and self.session.editable)

    def _ask_pages(self) -> None:
        """Have the pages set as this copy shows them."""
        session = self.session
        self._maker.show(
            lambda: copy_for(session.document, self.purpose), lambda: profile_of(session.report.form)
        )

    def _show_profiles(self) -> None:
        form = self.session.report.form
        known = [(one.title, one.key) for one in choices(form)]
        if known != self._known_profiles:
            self._known_profiles = known
            self.profiles.clear()
            for title, key in known:
                self.profiles.addItem(title, key)
        self.profiles.setCurrentIndex(self.profiles.findData(form.profile))
        try:
            profile = profile_of(form)
        except UserError as error:
            self.ui.profileHint.setText(str(error))
        else:
            self.ui.profileHint.setText(f"每页 {profile.lines} 行，每行 {profile.columns} 字。")
            if profile != self._set_with:
                self._set_with = profile
                self.ui.fonts.ask(profile)

    def _changed(self) -> None:
        if self.isVisible():
            self.refresh()

    def _found(self) -> None:
        """The check found something else: only the list follows."""
        if self.isVisible():
            self._show_missing()

    def leave(self) -> None:
        self._set_with = None  # other fonts may be there on coming back

    def _show_missing(self) -> None:
        missing = self.session.missing()
        self.ui.missingTitle.setText(f"还有 {len(missing)} 处要填" if missing else "都填好了")
        titles = {
            section: step.title for step in self.session.steps for section in (step.key, *step.sections)
        }
        items: list[SideItem] = []
        last = ""
        if self._findings is not None and (errors := self._findings.count("error")):
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
        sizes = [pages.size(page) for page in range(pages.count)]
        self.view.set_pages(
            sizes, lambda page, scale: pages.image(page, max(1, round(sizes[page][0] * scale)))
        )
        self.ui.fontsHint.setText("有缺字" if pages.missing else "全文没有缺字")
        if pages.missing:
            chars = "、".join(dict.fromkeys(one.char for one in pages.missing))
            self.ui.notice.tell(
                f"字体里没有这些字：{chars}，请换一种写法或加一个字体。", "attention", [(FONTS, "加字体…")]
            )

    def enlarge(self, page: int, point: QPointF | None = None) -> None:
        """Show one page large, at the point that was clicked."""
        for widget in (self.ui.grid, self.ui.pagesTitle, self.ui.pagesHint):
            widget.hide()
        self.view.show()
        self.view.set_caption("点一段文字，到正文里改")
        self.view.show_page(page, point.y() if point is not None else None)
        self.view.setFocus()

    def show_all_pages(self) -> None:
        """Show all pages side by side again."""
        self.view.hide()
        for widget in (self.ui.grid, self.ui.pagesTitle, self.ui.pagesHint):
            widget.show()
        self.ui.grid.show_page(self.view.page())
        self.ui.grid.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.view.isVisible():
            self.show_all_pages()
        else:
            super().keyPressEvent(event)

    def _go_to_page(self, page: int, point: QPointF) -> None:
        """The paragraph under a click."""
        if self._pages is None:
            return
        for place in self._pages.places:
            inside = place.y <= point.y() <= place.y + place.height
            if place.page == page and inside:
                self.field_wanted.emit(place.id)
                return

    def _choose_purpose(self, purpose: Purpose) -> None:
        self.purpose = purpose
        if self._printing is None or not self._printing.busy:
            self.ui.notice.hide()  # it told of the other copy
        self._show_purpose()
        if self._pages is not None:
            self._show_pages(self._pages)
        self._ask_pages()

    def _choose_profile(self, key: str) -> None:
        self.session.change(choose(self.session.report, key), "换版式", place="export")
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
        made = self._document()
        if made is None:
            return
        document, profile = made
        worker = shared_worker()
        source = worker.folder / "export.json"
        source.write_bytes(msgspec.json.encode(document))
        job = {
            "verb": "export",
            "document": str(source),
            "profile": msgspec.to_builtins(profile),
            "folder": str(self.folder),
            "formats": self.formats(),
            "name": document.file_name,
            "existing": existing,
        }
        self.ui.notice.hide()
        self._show_busy(True)
        self._job = worker.submit(job, self._exported, self._failed)

    def _document(self) -> tuple[Document, Profile] | None:
        """The copy as it leaves, and its page; None (and it is said) where it may not leave yet."""
        session = self.session
        try:
            profile = profile_of(session.report.form)
            return document_for(session, self.purpose, session.unread), profile
        except UserError as error:
            self.ui.notice.tell(str(error), "attention")
            return None

    def print_pages(self) -> bool:
        """Ask what of this copy to print, and print it."""
        from fzdesk.gui.printing.print_report import Printing

        self.session.hand_over()
        if self._printing is None:
            self._printing = Printing(self, self._tell_printing)
        if self._printing.busy:
            self._printing.stop()
        elif (made := self._document()) is not None:
            self.ui.notice.hide()
            self._printing.begin(*made, self.view.page() if self.view.isVisible() else 0)
        return True

    def _tell_printing(self, sentence: str, level: Level) -> None:
        busy = self._printing is not None and self._printing.busy
        self.ui.notice.tell(sentence, level, [(STOP, "停止打印")] if busy else [])
        self.view.set_printing(on=busy)

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
        export, cancel = self.ui.exportButton, self.ui.cancelButton
        comes, goes = (cancel, export) if busy else (export, cancel)
        self.ui.progress.setVisible(busy)
        comes.show()
        if goes.hasFocus():
            comes.setFocus()
        goes.hide()

    def _act(self, key: str) -> None:
        if key == FONTS:
            self.settings_wanted.emit(FONTS)
        if key == STOP and self._printing is not None:
            self._printing.stop()
        if key == "folder":
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.folder)))


def usual_folder(workbook: Path) -> Path:
    """Where exports go first: beside the workbook; the sample lies where nobody looks, so to 文档."""
    folder = workbook.parent
    return folder if folder.is_dir() and not folder.is_relative_to(cache_dir()) else documents_dir()
