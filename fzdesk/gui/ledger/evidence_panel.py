"""佐证材料 of one entry: its files with size and picture, what is lost or altered; more by button or drop."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QImageReader, QPixmap
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from fzdesk.errors import UserError
from fzdesk.gui import messages, theme
from fzdesk.gui.ledger.background import Background
from fzdesk.gui.ledger.cell_words import date_words
from fzdesk.gui.ledger.deeds import LedgerDeeds
from fzdesk.gui.session import Session
from fzdesk.gui.widgets.emptying import empty_layout
from fzdesk.ledger.model import Entry, Evidence
from fzdesk.operations.evidence import STATE_WORDS, attach, detach, size_words
from fzdesk.store.evidence import FileState, find, state_of

if TYPE_CHECKING:
    from fzdesk.operations.keeping import Keeping
    from fzdesk.operations.ledgers import LedgerReader

THUMB = 48
KINDS = "照片和文件 (*)"
NONE = "把照片或文件拖到这里，或点“添加文件”。文件存在工作簿旁边的附件文件夹里。"
CHOOSE = "在左边选一条，这里看它的佐证材料。"


class EvidenceRow(QWidget):
    """One file: picture or icon, name, size or what is wrong, 打开, 移除."""

    open_wanted = Signal(object)  # Evidence
    remove_wanted = Signal(object)

    def __init__(self, file: Evidence, state: FileState, path: Path | None, *, editable: bool) -> None:
        super().__init__()
        self.file, self.state = file, state
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 6, 0, 6)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        picture = QLabel()
        picture.setFixedSize(theme.px(THUMB), theme.px(THUMB))
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        picture.setPixmap(_picture(path, self))
        name = QLabel(file.name, wordWrap=True)
        name.setTextFormat(Qt.TextFormat.PlainText)
        name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        said = STATE_WORDS[state] or size_words(file.size)
        self.said = QLabel(said)
        self.said.setProperty("role", "wrong" if STATE_WORDS[state] else "secondary")
        grid.addWidget(picture, 0, 0, 2, 1)
        grid.addWidget(name, 0, 1)
        grid.addWidget(self.said, 1, 1)
        self.open_button = self._button("打开", grid, 2)
        self.open_button.setEnabled(path is not None)
        self.open_button.clicked.connect(lambda: self.open_wanted.emit(file))
        self.remove_button = self._button("移除", grid, 3)
        self.remove_button.setVisible(editable)
        self.remove_button.clicked.connect(lambda: self.remove_wanted.emit(file))
        self.setAccessibleName(f"{file.name}，{said}")

    def _button(self, words: str, grid: QGridLayout, column: int) -> QPushButton:
        button = QPushButton(words)
        button.setProperty("role", "ghost")
        button.setProperty("fit", "row")
        button.setAccessibleName(f"{words}{self.file.name}")
        grid.addWidget(button, 0, column, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        return button


def _picture(path: Path | None, widget: QWidget) -> QPixmap:
    """A small picture of a photo, else an icon."""
    ratio = widget.devicePixelRatioF()
    if path is not None:
        reader = QImageReader(str(path))
        reader.setAutoTransform(True)
        size = reader.size()
        if reader.canRead() and size.isValid():
            side = round(theme.px(THUMB) * ratio)
            reader.setScaledSize(size.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio))
            picture = QPixmap.fromImage(reader.read())
            if not picture.isNull():
                picture.setDevicePixelRatio(ratio)
                return picture
    return theme.pixmap("document" if path is not None else "wrong", "quiet", widget, 20)


class EvidencePanel(QWidget):
    """The files of the entry that is chosen."""

    told = Signal(str, str)  # sentence, level

    def __init__(self, session: Session, deeds: LedgerDeeds, reader: LedgerReader) -> None:
        super().__init__()
        self.session, self.deeds, self.reader = session, deeds, reader
        self.entry: Entry | None = None
        self.rows: list[EvidenceRow] = []
        self.background = Background(self)
        self.setAcceptDrops(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        head = QGridLayout()
        title = QLabel("佐证材料")
        title.setProperty("role", "strong")
        self.add_button = QPushButton("添加文件…")
        self.add_button.setProperty("fit", "row")
        theme.wear(self.add_button, "paperclip")
        self.add_button.clicked.connect(self._choose)
        head.addWidget(title, 0, 0)
        head.addWidget(self.add_button, 0, 1)
        head.setColumnStretch(0, 1)
        self.which = QLabel(wordWrap=True)
        self.which.setTextFormat(Qt.TextFormat.PlainText)
        self.which.setProperty("role", "small")
        self.hint = QLabel(CHOOSE, wordWrap=True)
        self.hint.setProperty("role", "secondary")
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        layout.addLayout(head)
        for widget in (self.which, self.hint):
            layout.addWidget(widget)
        layout.addLayout(self._list)
        self.show_entry(None)

    @property
    def _keeper(self) -> Keeping:
        return cast("Keeping", self.session.keeper)

    def show_entry(self, entry: Entry | None) -> None:
        """Show the files of an entry; None where none is chosen."""
        self.entry = entry
        empty_layout(self._list)
        self.rows = []
        self.add_button.setVisible(entry is not None and self.deeds.editable)
        self.which.setVisible(entry is not None)
        files = self._files(entry) if entry is not None else []
        if entry is not None:
            day = entry.values.get("date")
            when = date_words(day, self.session.report.year) if isinstance(day, dt.date) else ""
            self.which.setText(f"{when}　{entry.values.get('title', '')}".strip())
        self.hint.setText(NONE if entry is not None else CHOOSE)
        self.hint.setVisible(not files)
        for file in files:
            self._add_row(file)

    def _files(self, entry: Entry) -> list[Evidence]:
        if not entry.evidence:
            return []
        try:
            return self.reader.evidence(entry.id)
        except UserError as error:
            self.told.emit(str(error), "attention")
            return []

    def _add_row(self, file: Evidence) -> None:
        workbook = self._keeper.path
        state = state_of(workbook, file)
        row = EvidenceRow(file, state, find(workbook, file), editable=self.deeds.editable)
        row.open_wanted.connect(self._open)
        row.remove_wanted.connect(self._remove)
        self._list.addWidget(row)
        self.rows.append(row)

    # deeds

    def _choose(self) -> None:
        path = messages.ask_open_file(self, "添加佐证材料", KINDS)
        if path is not None:
            self.add([path])

    def add(self, paths: Sequence[Path]) -> None:
        """Copy files beside the workbook and note them with the entry; told when it is done."""
        entry = self.entry
        if entry is None or not self.deeds.editable:
            return
        self.add_button.setEnabled(False)
        self.background.run(
            lambda: attach(self._keeper, entry.id, paths),
            lambda added: self._added(entry, len(added)),
            lambda error: self._failed(entry, error),
        )

    def _added(self, entry: Entry, number: int) -> None:
        self.add_button.setEnabled(True)
        self.deeds.tell_changed(entry.kind)
        self.told.emit(f"已添加 {number} 件佐证材料。", "note")

    def _failed(self, entry: Entry, error: UserError) -> None:
        self.add_button.setEnabled(True)
        self.deeds.tell_changed(entry.kind)  # those before the one that failed are there
        self.told.emit(str(error), "attention")

    def _remove(self, file: Evidence) -> None:
        entry = self.entry
        if entry is None:
            return
        try:
            detach(self._keeper, entry.id, file)
        except UserError as error:
            self.told.emit(str(error), "attention")
            return
        self.deeds.tell_changed(entry.kind)
        self.told.emit("已移除一件。按 Ctrl+Z 可以撤销。", "note")

    def _open(self, file: Evidence) -> None:
        """Open a file with whatever the system has for it; one that was altered only when it is wanted."""
        path = find(self._keeper.path, file)
        if path is None:
            self.told.emit(f"“{file.name}”不见了，请从备份里找回附件文件夹，或重新添加。", "attention")
            return
        if state_of(self._keeper.path, file, thorough=True) == "altered":
            sentence = f"“{file.name}”和添加时不一样，可能被改动过。"
            if messages.ask(self, sentence, [("open", "照样打开"), ("no", "不打开")]) != "open":
                return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    # dropping

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.entry is not None and self.deeds.editable and _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if paths := _dropped(event):
            event.acceptProposedAction()
            self.add(paths)

    def close_panel(self) -> None:
        """The session closes: a copy that has begun is ended first."""
        self.background.stop(5.0)


def _dropped(event: QDropEvent) -> list[Path]:
    """The files that are dropped."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in paths if path.is_file()]
