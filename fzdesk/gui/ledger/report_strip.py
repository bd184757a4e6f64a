"""A strip cut from the report's true page: where the figures of a ledger stand in print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from fzdesk.catalogue.model import LedgerKind
from fzdesk.document.own_profiles import profile_of
from fzdesk.gui import theme
from fzdesk.gui.preview import Pages, Place, PreviewMaker
from fzdesk.gui.session import Session
from fzdesk.report.prose import pieces

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

HEIGHT = 148
ABOVE = 34  # pt of the page shown above the paragraph
MARGIN = 60  # pt of the page's side margins that are left out


class PageStrip(QWidget):
    """The piece of the page; a click goes to the paragraph."""

    clicked = Signal(str)  # paragraph id

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: Pages | None = None
        self._at: Place | None = None
        self.setFixedHeight(theme.px(HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName("报告里的这一段，点一下去看")

    def sizeHint(self) -> QSize:
        return QSize(theme.px(320), theme.px(HEIGHT))

    def show_place(self, pages: Pages, place: Place) -> None:
        """Show the page around a paragraph."""
        self._pages, self._at = pages, place
        self.update()

    def _go(self) -> None:
        if self._at is not None:
            self.clicked.emit(self._at.id)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._go()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._go()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("paper"))
        if self._pages is not None and self._at is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            self._paint_page(painter, self._pages, self._at)
        if self.hasFocus():
            painter.setPen(theme.colour("accent"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _paint_page(self, painter: QPainter, pages: Pages, at: Place) -> None:
        ratio = self.devicePixelRatioF()
        wide, high = pages.size(at.page)
        scale = self.width() / (wide - 2 * MARGIN)  # screen px for a pt
        image: QImage = pages.image(at.page, round(wide * scale * ratio))
        tall = self.height() / scale
        top = max(0.0, min(at.y - ABOVE, high - tall))
        dots = scale * ratio
        source = QRect(
            round(MARGIN * dots), round(top * dots), round(self.width() * ratio), round(self.height() * ratio)
        )
        painter.drawImage(QRectF(self.rect()), image, QRectF(source))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.fillRect(self.rect(), theme.colour("paper"))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)


class ReportStrip(QWidget):
    """在报告里：第 n 页, and the strip; hidden while the report prints nothing of the ledger."""

    paragraph_wanted = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._kind: LedgerKind | None = None
        self._pages: Pages | None = None
        self._shown: tuple[object, object] = (None, None)
        self.caption = QLabel()
        self.caption.setProperty("role", "small")
        self.strip = PageStrip()
        self.strip.clicked.connect(self.paragraph_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.caption)
        layout.addWidget(self.strip)
        self._maker = PreviewMaker(self)
        self._maker.ready.connect(self._take)
        self._place()

    def show_kind(self, kind: LedgerKind) -> None:
        """Show where the figures of this ledger stand."""
        self._kind = kind
        self.refresh()

    def refresh(self) -> None:
        """The report may have changed: its page is set anew while anybody looks."""
        session = self._session
        if self.isVisible():
            now = (session.report, session.totals)
            if any(a is not b for a, b in zip(now, self._shown, strict=True)):
                self._shown = now
                self._maker.show(lambda: session.document, lambda: profile_of(session.report.form))
        self._place()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _take(self, pages: Pages) -> None:
        self._pages = pages
        self._place()

    def _place(self) -> None:
        """Cut the strip where the first paragraph with a figure of the ledger stands."""
        places = self._pages.places if self._pages is not None else ()
        wanted = self._paragraph()
        at = next((place for place in places if place.id == wanted), None)
        self.caption.setText(f"在报告里：第 {at.page + 1} 页" if at else "")
        self.caption.setVisible(at is not None)
        self.strip.setVisible(at is not None)
        if at is not None and self._pages is not None:
            self.strip.show_place(self._pages, at)

    def _paragraph(self) -> str:
        """The first paragraph that prints a figure of the ledger; empty where none does."""
        if self._kind is None:
            return ""
        catalogue, wording = self._session.catalogue, self._session.wording
        for state in self._session.report.sections.values():
            for paragraph in state.prose:
                for piece in pieces(paragraph, wording):
                    figure = catalogue.figure(getattr(piece, "figure", ""))
                    if figure is not None and figure.ledger == self._kind.key:
                        return paragraph.id
        return ""
