"""The look of the window, light and dark: colours, fonts, style sheet and icons, following the system.

``install`` dresses the application once; everything else asks this module.  Widgets that paint themselves
call ``colour``, ``font`` and ``pixmap`` while painting and so need not be told of a change.
"""

from __future__ import annotations

from string import Template
from typing import Any, Literal

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from fzdesk.gui import icons, tokens
from fzdesk.gui.typeface import Size, Typeface
from fzdesk.paths import resources

Scheme = Literal["system", "light", "dark"]
HEIGHTS = (28, 32, 36, 40)
_ICON = "_fz_icon"
_AIR = 2  # beside an icon that has words beside it: Qt leaves 4 px, the design 6
_current: Theme | None = None
_middles: dict[tuple[float, float, float], float] = {}  # of 国, by the font


class Theme(QObject):
    """The look as it is now.  ``changed`` follows every change between light and dark."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._wanted: Scheme = "system"
        self._system_palette_dark = app.palette().color(QPalette.ColorRole.Window).lightness() < 128
        self.typeface = Typeface(app.font())
        self._colours: dict[str, QColor] = {}
        self._pixmaps: dict[tuple[str, str, int, float, int], QPixmap] = {}
        self.dark = False
        app.setFont(self.typeface.font())
        app.setWindowIcon(QIcon(str(resources() / "look" / "fzdesk.png")))
        self._dress(dark=self._is_dark())
        app.styleHints().colorSchemeChanged.connect(self._follow)

    @property
    def scheme(self) -> Scheme:
        """What was chosen; ``system`` follows the system."""
        return self._wanted

    def choose(self, scheme: Scheme) -> None:
        """Follow the system, or stay light or dark whatever it says."""
        self._wanted = scheme
        self._follow()

    def colour(self, token: str) -> QColor:
        """The colour of ``token`` in the current theme."""
        return self._colours[token]

    def pixmap(self, name: str, tint: str, size: int, ratio: float, air: int = 0) -> QPixmap:
        """Icon ``name`` in colour ``tint``, sharp on a screen with ``ratio`` pixels to a logical one."""
        key = (name, tint, size, ratio, air)
        if key not in self._pixmaps:
            self._pixmaps[key] = icons.render(name, self.colour(tint), size, ratio, air)
        return self._pixmaps[key]

    def icon(self, name: str, tint: str = "ink", size: int = 16, air: int = 0) -> QIcon:
        """Icon ``name`` in colour ``tint``, with its disabled look, for the screens there are."""
        made = QIcon()
        for ratio in sorted({screen.devicePixelRatio() for screen in self._app.screens()} or {1.0}):
            made.addPixmap(self.pixmap(name, tint, size, ratio, air))
            made.addPixmap(self.pixmap(name, "disabled", size, ratio, air), QIcon.Mode.Disabled)
        return made

    def px(self, length: float) -> int:
        """A length in pixels of the usual type size, grown with the system's."""
        return round(length * self.typeface.base / 14)

    def _is_dark(self) -> bool:
        if self._wanted != "system":
            return self._wanted == "dark"
        system = self._app.styleHints().colorScheme()
        if system == Qt.ColorScheme.Unknown:
            return self._system_palette_dark
        return system == Qt.ColorScheme.Dark

    def _follow(self) -> None:
        dark = self._is_dark()
        if dark != self.dark:
            self._dress(dark=dark)
            self._refresh_icons()
            self.changed.emit()

    def _dress(self, *, dark: bool) -> None:
        self.dark = dark
        name = "dark" if dark else "light"
        self._colours = {token: QColor(shades[dark]) for token, shades in tokens.COLOURS.items()}
        self._pixmaps.clear()
        self._app.setPalette(self._palette())
        template = (resources() / "look" / "window.qss").read_text(encoding="utf-8")
        self._app.setStyleSheet(Template(template).substitute(self._values(name)))

    def _values(self, scheme: str) -> dict[str, Any]:
        """What the style sheet's template is filled with."""
        face = self.typeface
        values: dict[str, Any] = {token: colour.name() for token, colour in self._colours.items()}
        values |= face.sizes
        values |= {"scheme": scheme, "art": (resources() / "look" / "art").as_posix()}
        values |= {"lift": face.lift, "lift_focus": max(0, face.lift - 1)}
        values["medium"] = f'font-family: "{face.medium_family}"; font-weight: {face.medium_weight};'
        for height in HEIGHTS:
            inner = self.px(height) - face.lift
            values[f"h{height}"] = inner - 2  # within an edge of 1 px
            values[f"h{height}n"] = inner  # without an edge
            values[f"h{height}f"] = self.px(height) - max(0, face.lift - 1) - 4  # within an edge of 2 px
        return values

    def _palette(self) -> QPalette:
        role, palette = QPalette.ColorRole, QPalette()
        for target, token in (
            (role.Window, "sheet"), (role.WindowText, "ink"), (role.Base, "field"), (role.Text, "ink"),
            (role.AlternateBase, "wash"), (role.PlaceholderText, "quiet"), (role.Mid, "line"),
            (role.Button, "raised"), (role.ButtonText, "ink"), (role.Accent, "accent"),
            (role.ToolTipBase, "raised"), (role.ToolTipText, "ink"), (role.Link, "accent"),
            (role.Highlight, "accentfill"), (role.HighlightedText, "accenttext"),
        ):  # fmt: skip
            palette.setColor(target, self.colour(token))
        for target in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, target, self.colour("disabled"))
        return palette

    def _refresh_icons(self) -> None:
        """Give every button its icon anew, in the new colours."""
        for widget in self._app.allWidgets():
            worn = widget.property(_ICON)
            if worn and isinstance(widget, QAbstractButton):
                wear(widget, *worn)


def install(app: QApplication) -> Theme:
    """Dress the application; a second call gives the same theme."""
    global _current
    if _current is None:
        _current = Theme(app)
    return _current


def current() -> Theme:
    """The theme of the running application."""
    if _current is not None:
        return _current
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return install(app)


def colour(token: str) -> QColor:
    """The colour of ``token`` now."""
    return current().colour(token)


def font(size: Size = "base", *, medium: bool = False) -> QFont:
    """A font of one of the four sizes, in one of the two weights."""
    return current().typeface.font(size, medium=medium)


def px(length: float) -> int:
    """A length in pixels, grown with the system's type size."""
    return current().px(length)


def icon(name: str, tint: str = "ink", size: int = 16) -> QIcon:
    """Icon ``name`` in colour ``tint``; buttons that live long take ``wear``."""
    return current().icon(name, tint, size)


def pixmap(name: str, tint: str, widget: QWidget, size: int = 16) -> QPixmap:
    """Icon ``name`` for painting on ``widget``."""
    return current().pixmap(name, tint, size, widget.devicePixelRatioF())


def wear(button: QAbstractButton, name: str, tint: str = "ink", size: int = 16) -> None:
    """Put icon ``name`` on ``button``, and again whenever the theme changes."""
    button.setProperty(_ICON, [name, tint, size])
    air = _AIR if button.text() else 0
    button.setIcon(current().icon(name, tint, size, air))
    button.setIconSize(QSize(size + 2 * air, size))


def set_state(widget: QWidget, **properties: str) -> None:
    """Set dynamic properties that the style sheet knows (role, fit, state) and restyle the widget."""
    changed = [name for name, value in properties.items() if widget.property(name) != value]
    for name in changed:
        widget.setProperty(name, properties[name])
    if changed and widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


def baseline(metrics: QFontMetricsF, top: float, height: float) -> float:
    """Where text is to stand so that Chinese characters are centred between ``top`` and ``top + height``."""
    font = (metrics.ascent(), metrics.xHeight(), metrics.averageCharWidth())
    if font not in _middles:
        _middles[font] = metrics.tightBoundingRect("国").center().y()
    return round(top + height / 2 - _middles[font])
