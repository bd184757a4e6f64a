"""The paper beside the work: the report's true pages, following every change."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fzdesk.errors import UserError
from fzdesk.gui import theme
from fzdesk.gui.messages import Level
from fzdesk.gui.pages.page import A_FRAME_MS
from fzdesk.gui.session import Session
from fzdesk.report.progress import Step

if TYPE_CHECKING:
    from fzdesk.document.profile import Profile
    from fzdesk.gui.preview import Pages, PreviewMaker
    from fzdesk.gui.printing.print_report import Printing
    from fzdesk.gui.widgets.page_view import PageView

USUAL_WIDTH, USUAL_WINDOW = 416, 1366
MOST_MORE = 224  # pixels that a large screen gives it
CAPTION = "与导出的版面相同"


def column_width(window: int) -> int:
    """How wide the paper's column is in a window of this width in logical pixels; a large one gives more."""
    usual = theme.px(USUAL_WIDTH)
    return usual + max(0, min(window - theme.px(USUAL_WINDOW), theme.px(MOST_MORE) * 4)) // 4


class PageColumn(QWidget):
    """Shows the pages, marks the section being edited, and takes a click back to its paragraph."""

    paragraph_chosen = Signal(str)  # paragraph id
    hide_wanted = Signal()
    pages_shown = Signal()

    def __init__(
        self,
        session: Session,
        parent: QWidget | None = None,
        *,
        profile: Callable[[], Profile] | None = None,
    ) -> None:
        """``profile`` gives another page profile than the report's; then the column cannot be hidden."""
        super().__init__(parent)
        self._session = session
        self._own = profile is None
        self._profile = profile or self._report_profile
        self._pages: Pages | None = None
        self._step: Step | None = None
        self._turn_wanted = False
        self._behind = False  # what is shown is not the report as it is now
        self.setProperty("role", "desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._printing: Printing | None = None
        self._said = ""  # about printing
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        session.changed.connect(self._follow)

    @cached_property
    def view(self) -> PageView:
        """The paper with its buttons, made soon after the column is shown, or when it is first wanted."""
        from fzdesk.gui.widgets.page_view import HIDE, PageView

        view = PageView(self, hide=HIDE if self._own else None)
        view.set_caption("正在排版…")
        view.page_clicked.connect(self._choose)
        view.hide_wanted.connect(self.hide_wanted)
        view.print_wanted.connect(self.print_pages)
        self.layout().addWidget(view)  # type: ignore[union-attr]
        return view

    @cached_property
    def _maker(self) -> PreviewMaker:
        from fzdesk.gui.preview import PreviewMaker

        maker = PreviewMaker(self)
        maker.ready.connect(self._show)
        maker.failed.connect(self.view.set_caption)
        return maker

    def show_step(self, step: Step) -> None:
        """Mark a step's sections on the paper and turn to where they begin."""
        if self._step is None or step.key != self._step.key:
            self._turn_wanted = True  # stays so until the pages are there
        self._step = step
        self._mark()

    @property
    def missing(self) -> tuple[str, ...]:
        """The characters of the text that no font has."""
        return tuple(dict.fromkeys(one.char for one in self._pages.missing)) if self._pages else ()

    def set_anew(self) -> None:
        """Have the pages set again: profile or fonts are others now."""
        self._ask()

    def count(self) -> int:
        """How many pages are shown; 0 before they are there."""
        return self._pages.count if self._pages is not None else 0

    def _report_profile(self) -> Profile:
        from fzdesk.document.own_profiles import profile_of

        return profile_of(self._session.report.form)

    def print_pages(self) -> None:
        """Ask what to print, and print it; while it prints, break it off."""
        from fzdesk.gui.printing.print_report import Printing

        if self._printing is None:
            self._printing = Printing(self, self._tell_printing)
        if self._printing.busy:
            self._printing.stop()
            return
        self._said = ""
        try:
            profile = self._profile()
        except UserError as error:
            self.view.set_caption(str(error))
            return
        self._printing.begin(self._session.document, profile, self.view.page())

    def _tell_printing(self, sentence: str, level: Level) -> None:
        busy = self._printing is not None and self._printing.busy
        self.view.set_caption(sentence)
        self.view.set_printing(on=busy)
        self._said = sentence if busy or level != "note" else ""  # what new pages leave standing

    def wait_for_pages(self, milliseconds: int) -> bool:
        """Wait until pages are shown; False when that takes longer."""
        if self._pages is not None:
            return True
        from PySide6.QtCore import QEventLoop

        loop = QEventLoop()
        self.pages_shown.connect(loop.quit)
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()
        return self._pages is not None

    def page_of(self, node: str) -> int | None:
        """The page (from 0) on which a heading or paragraph begins; None where that is not known."""
        places = self._pages.places if self._pages is not None else ()
        return next((place.page for place in places if place.id == node), None)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(A_FRAME_MS, self, self._begin)

    def _begin(self) -> None:
        if self.isVisible():
            self.view.show()
            self._ask()

    def _follow(self) -> None:
        if self.isVisible():
            self._ask()

    def _ask(self) -> None:
        self._behind = True
        session = self._session
        self._maker.show(lambda: session.document, self._profile)

    def _show(self, pages: Pages) -> None:
        self._pages, self._behind = pages, False
        sizes = [pages.size(page) for page in range(pages.count)]
        self.view.set_pages(
            sizes, lambda page, scale: pages.image(page, max(1, round(sizes[page][0] * scale)))
        )
        missing = "、".join(self.missing)
        self.view.set_caption(self._said or (f"字体里没有：{missing}" if missing else CAPTION))
        self._mark()
        self.pages_shown.emit()

    def _mark(self) -> None:
        """The bar beside the step's paragraphs, one stretch a page."""
        if self._pages is None or self._step is None:
            return
        from fzdesk.gui.widgets.paper import Box

        ids = self._ids(self._step)
        boxes = [place for place in self._pages.places if place.id in ids]
        bars = []
        for page in sorted({place.page for place in boxes}):
            there = [place for place in boxes if place.page == page]
            top = min(place.y for place in there)
            bottom = max(place.y + place.height for place in there)
            bars.append(Box(page, 0, top, 0, bottom - top))
        self.view.set_bars(bars)
        if self._turn_wanted and bars:
            self._turn_wanted = self._behind  # on the pages to come it may begin elsewhere
            self.view.show_page(bars[0].page, bars[0].y)
        elif self._turn_wanted and self._step.key == "form":  # who signs, and when
            self._turn_wanted = self._behind
            self.view.show_page(self._pages.count - 1, 0)

    def _ids(self, step: Step) -> set[str]:
        """What of the document belongs to a step: headings and paragraphs."""
        ids = {f"section.{key}" for key in step.sections} | {f"missing.{step.part}"}
        for key in step.sections:
            state = self._session.report.sections.get(key)
            ids |= {p.id for p in state.prose} if state else set()
        if len(step.sections) != 1 or step.key == step.part:
            ids.add(f"part.{step.part}")
        return ids

    def _choose(self, page: int, point: QPointF) -> None:
        if self._pages is None:
            return
        for place in self._pages.places:
            if place.page == page and place.y <= point.y() <= place.y + place.height:
                self.paragraph_chosen.emit(place.id)
                return
