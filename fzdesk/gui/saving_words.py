"""The words at the top that say whether everything is saved, and the notice that says why not."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from fzdesk.errors import DamageFound, SaveFailed, UserError
from fzdesk.gui.widgets.status_words import IconWord, NoticeBar

if TYPE_CHECKING:
    from fzdesk.gui.session import Session

SAVE_AS, CHECK = "save_as", "check"


class SavingWords(QObject):
    """Follows one session; lives as long as its workbook is open, so that late news of it are dropped."""

    def __init__(self, session: Session, word: IconWord, notice: NoticeBar, parent: QObject) -> None:
        super().__init__(parent)
        self._word, self._notice = word, notice
        self._failure: UserError | None = None
        session.saved.connect(self._saved)
        session.failed.connect(self.fail)
        session.troubled.connect(self._troubled)
        if session.read_only:
            word.show_words("lock", "只读", "quiet")
        else:
            word.show_words("tick", "已保存", "done", "quiet")

    def say(self, error: UserError) -> None:
        """Tell why a deed was not done; a failure of saving stays until it is mended."""
        if isinstance(error, SaveFailed):
            self.fail(error)
        else:
            self._notice.tell(str(error), "attention")

    def fail(self, error: UserError) -> None:
        """Saving does not work: say why, until it works again."""
        self._failure = error
        self._word.show_words("wrong", "没有保存", "wrong")
        self.repeat()

    def repeat(self) -> None:
        """Say once more what is not mended yet."""
        if self._failure is not None:
            self._notice.tell(str(self._failure), "wrong", [(SAVE_AS, "另存为…")], closable=False)

    def _saved(self, at: dt.datetime) -> None:
        self._word.show_words("tick", f"已保存 {at.astimezone():%H:%M}", "done", "quiet")
        if self._failure is not None:
            self._failure = None
            self._notice.hide()

    def _troubled(self, error: UserError) -> None:
        """A backup could not be made, or the file was found damaged: saving itself works."""
        if self._failure is None:
            ways = [(CHECK, "检查并修复")] if isinstance(error, DamageFound) else []
            self._notice.tell(str(error), "attention", ways)
