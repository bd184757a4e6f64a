"""The true pages: the worker sets the PDF, pypdfium2 draws its pages as they are asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from fzdesk.errors import UserError

if TYPE_CHECKING:  # nothing is rendered before a draft is painted
    from pypdfium2 import PdfDocument
    from PySide6.QtGui import QImage

    from fzdesk.document.model import Document
    from fzdesk.document.profile import Profile
    from fzdesk.gui.tasks import Answer, Worker

QUIET_MS = 120


class Place(msgspec.Struct, frozen=True):
    """Where a paragraph or heading stands: page from 0, box in pt from the page's top left."""

    id: str
    page: int
    x: float
    y: float
    width: float
    height: float


class Missing(msgspec.Struct, frozen=True):
    """A character no font has."""

    char: str
    id: str
    offset: int


class Pages:
    """The pages of one rendered document."""

    def __init__(self, path: Path, answer: Answer) -> None:
        import pypdfium2

        self._pdf: PdfDocument = pypdfium2.PdfDocument(path.read_bytes())
        self.count = len(self._pdf)
        self.places = tuple(Place(**place) for place in answer.get("places", ()))
        self.missing = tuple(Missing(**one) for one in answer.get("missing", ()))
        self.image = lru_cache(maxsize=24)(self._image)

    def size(self, page: int) -> tuple[float, float]:
        """Width and height of a page in pt."""
        width, height = self._pdf[page].get_size()
        return float(width), float(height)

    def _image(self, page: int, width: int) -> QImage:
        """A page as an image ``width`` device pixels wide."""
        from PySide6.QtGui import QImage

        leaf = self._pdf[page]
        bitmap: Any = leaf.render(scale=width / leaf.get_width(), rev_byteorder=True, prefer_bgrx=True)
        kind = QImage.Format.Format_RGBX8888
        return QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, kind).copy()


class PreviewMaker(QObject):
    """Keeps the rendered pages in step with a document that changes under it."""

    ready = Signal(object)  # Pages
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted: tuple[Callable[[], Document], Callable[[], Profile]] | None = None
        self._under_way = False
        self._timer = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._timer.timeout.connect(self._ask)

    def show(self, document: Callable[[], Document], profile: Callable[[], Profile]) -> None:
        """Render what ``document`` gives when its turn comes; of several waiting only the last is made."""
        self._wanted = (document, profile)
        if not self._under_way:
            self._timer.start()

    def _ask(self) -> None:
        if self._wanted is None:
            return
        (document, profile), self._wanted = self._wanted, None
        try:
            page = msgspec.to_builtins(profile())
        except UserError as error:
            self.failed.emit(str(error))
            return
        self._under_way = True
        worker = shared_worker()
        source = worker.folder / f"preview-{id(self)}.json"
        target = source.with_suffix(".pdf")
        source.write_bytes(msgspec.json.encode(document()))
        job = {"verb": "preview", "document": str(source), "profile": page, "pdf": str(target)}
        worker.submit(job, lambda answer: self._done(target, answer), self._failed)

    def _done(self, path: Path, answer: Answer) -> None:
        if not shiboken6.isValid(self):  # the page was closed meanwhile
            return
        self._under_way = False
        if not answer.get("superseded"):
            self.ready.emit(Pages(path, answer))
        if self._wanted is not None:
            self._timer.start()

    def _failed(self, sentence: str, _detail: str) -> None:
        if not shiboken6.isValid(self):
            return
        self._under_way = False
        self.failed.emit(sentence)
        if self._wanted is not None:
            self._timer.start()


_worker: Worker | None = None


def shared_worker() -> Worker:
    """The window's one worker; it ends with the application."""
    global _worker
    from fzdesk.gui.tasks import Worker

    app = QApplication.instance()
    assert app is not None
    if _worker is None:
        _worker = Worker(app)
        app.aboutToQuit.connect(stop_worker)
    return _worker


def stop_worker() -> None:
    """End the worker, if there is one."""
    global _worker
    if _worker is not None:
        _worker.stop()
        _worker = None
