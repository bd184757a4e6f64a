"""What the clerk does with workbooks: open, keep elsewhere, put a backup back, try the sample, 定稿."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from fzdesk.errors import UserError

if TYPE_CHECKING:
    from fzdesk.gui.main_window import MainWindow


class WorkbookDeeds:
    """The deeds of one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def open(self) -> None:
        from fzdesk.gui.opening import choose_workbook

        if path := choose_workbook(self._window):
            self._window.open_workbook(path)

    def restore(self) -> None:
        """Choose a workbook's backup and put it in its place; the workbook is closed first if it is open."""
        from fzdesk.gui.dialogs.backups import choose_backup
        from fzdesk.gui.opening import restore_backup

        chosen = choose_backup(self._window)
        if chosen is None or (self._is_open(chosen.workbook) and not self._window.close_session()):
            return
        if restore_backup(self._window, chosen):
            self._window.open_workbook(chosen.workbook)
        else:
            self._window.show_start()

    def check(self) -> None:
        """Check the open workbook's file, and have it mended or go to its backups where it is damaged."""
        from fzdesk.gui.opening import doctor

        if (session := self._window.session) is None:
            return
        self._window.leave()
        session.flush()
        path, year = session.keeper.path, session.report.year
        if doctor(self._window, path, let_go=self._window.close_session):
            self._window.open_workbook(path, year)
        elif self._window.session is None:
            self._window.show_start()

    def hand_over(self) -> None:
        """Make a package of the open workbook for the next clerk."""
        from fzdesk.gui.dialogs.handover import hand_over

        if (session := self._window.session) is not None:
            self._window.leave()
            session.flush()
            hand_over(self._window, session.keeper.path)

    def take_over(self) -> None:
        """Take a package over and open the workbook that came with it."""
        from fzdesk.gui.dialogs.handover import take_over

        if path := take_over(self._window):
            self._window.open_workbook(path)

    def open_sample(self) -> None:
        """A fresh copy of the sample, also when the one before is still open here."""
        from fzdesk.gui.opening import tell
        from fzdesk.operations.sample import sample_copy, sample_path

        if self._is_open(sample_path()) and not self._window.close_session():
            return
        try:
            self._window.open_workbook(sample_copy())
        except UserError as error:
            tell(self._window, error)

    def _is_open(self, path: Path) -> bool:
        return self._window.session is not None and self._window.session.keeper.path == path.absolute()

    def finalise(self) -> None:
        """定稿, or take it back where the report is final."""
        from fzdesk.gui.versions import deeds

        if (session := self._window.session) is not None:
            (deeds.finalise if session.editable else deeds.reopen)(self._window)

    def reopen(self) -> None:
        """撤回定稿."""
        from fzdesk.gui.versions import deeds

        deeds.reopen(self._window)

    def save_as(self) -> None:
        from fzdesk.gui.opening import save_elsewhere

        if (session := self._window.session) is None:
            return
        self._window.leave()
        path = save_elsewhere(self._window, session)
        if path is not None and session.read_only:
            self._window.open_workbook(path, session.report.year)
