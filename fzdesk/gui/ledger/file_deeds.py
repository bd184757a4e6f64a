"""Ledgers as files: a table to take elsewhere, an empty form for other offices, the evidence as a folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from fzdesk.errors import UserError
from fzdesk.gui import messages
from fzdesk.gui.ledger.background import Background
from fzdesk.paths import documents_dir

if TYPE_CHECKING:
    from fzdesk.gui.ledger.kind_view import KindView
    from fzdesk.operations.evidence import Written
    from fzdesk.operations.keeping import Keeping

TABLES = "表格 (*.xlsx);;CSV (*.csv)"
OPEN = "open:"


class FileDeeds(QObject):
    """The deeds of one view; what came of them stands in its notice."""

    def __init__(self, view: KindView) -> None:
        super().__init__(view)
        self._view = view
        self.background = Background(self)
        view.notice.acted.connect(self._open)

    @property
    def _keeper(self) -> Keeping:
        return cast("Keeping", self._view.session.keeper)

    def do(self, deed: str) -> None:
        """export, template, annex or evidence."""
        deeds = {"export": self._export, "template": self._template, "annex": self._annex}
        (deeds | {"evidence": self._evidence})[deed]()

    def _export(self) -> None:
        from fzdesk.operations.ledger_files import file_name, rows_of, save_ledger

        view, keeper = self._view, self._keeper
        kind, year, catalogue = view.kind, view.year, view.session.catalogue
        name = file_name(kind, view.session.report.unit.name, year)
        path = messages.ask_save_file(view, "导出台账", TABLES, documents_dir() / name)
        if path is None:
            return
        path = _named(path)

        def work() -> Path:
            reader = keeper.ledger_reader(catalogue)  # a connection belongs to its thread
            try:
                save_ledger(path, kind, rows_of(reader, kind, year))
            finally:
                reader.close()
            return path

        self._start("正在导出…", work, lambda made: self._tell_made("已导出", made))

    def _template(self) -> None:
        from fzdesk.operations.ledger_files import file_name, save_form

        view = self._view
        name = file_name(view.kind, "", None, "（空白）")
        path = messages.ask_save_file(view, "保存空白表格", "表格 (*.xlsx)", documents_dir() / name)
        if path is None:
            return
        path, kind = _named(path), view.kind
        self._start("正在保存…", lambda: save_form(path, kind), lambda _: self._tell_made("已保存", path))

    def _annex(self) -> None:
        from fzdesk.gui.ledger.annex_dialog import put_ledger_in

        view = self._view
        if view.session.read_only:
            view.notice.tell("工作簿是只读打开的，不能改报告。", "attention")
        elif title := put_ledger_in(view.window(), view.session, view.kind, view.year):
            view.notice.tell(f"“{title}”已放进报告附件，印在正文后面。", "note")

    def _evidence(self) -> None:
        from fzdesk.operations.evidence import every, export_evidence

        view, keeper = self._view, self._keeper
        folder = messages.ask_folder(view, "佐证材料导出到哪个文件夹")
        if folder is None:
            return
        catalogue, year, unit = view.session.catalogue, view.year, view.session.report.unit.name
        name = f"{unit}{f'{year}年' if year else ''}佐证材料"

        def work() -> Written:
            reader = keeper.ledger_reader(catalogue)
            try:
                kept = list(every(reader, keeper.path, catalogue.ledgers, year, thorough=True))
            finally:
                reader.close()
            return export_evidence(keeper.path, kept, folder, name)

        self._start("正在导出佐证材料…", work, self._tell_written)

    def _tell_written(self, made: Written) -> None:
        if made.lost:
            names = "、".join(one.file.name for one in made.lost[:3])
            more = f"等 {len(made.lost)} 件" if len(made.lost) > 3 else ""
            words = f"已导出 {made.files} 件和目录；{names}{more}不见了或被改动过，目录里注明了。"
            self._tell(words, "attention", made.folder)
        else:
            self._tell(f"已导出 {made.files} 件和目录。", "note", made.folder)

    def _start(self, words: str, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self._view.notice.tell(words, "note", closable=False)
        self.background.run(work, done, self._failed)

    def _failed(self, error: UserError) -> None:
        self._view.notice.tell(str(error), "attention")

    def _tell_made(self, done: str, path: Path) -> None:
        self._tell(f"{done}“{path.name}”。", "note", path.parent)

    def _tell(self, words: str, level: Any, folder: Path) -> None:
        self._view.notice.tell(words, level, [(f"{OPEN}{folder}", "打开文件夹")])

    def _open(self, key: str) -> None:
        if key.startswith(OPEN):
            QDesktopServices.openUrl(QUrl.fromLocalFile(key.removeprefix(OPEN)))


def _named(path: Path) -> Path:
    """With .xlsx where the clerk left it out."""
    return path if path.suffix.lower() in (".xlsx", ".csv") else path.with_name(f"{path.name}.xlsx")
