"""The look: tokens, light and dark, icons."""

from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from fzdesk.gui import icons, theme

TEXT_ON = [
    ("ink", "sheet"), ("ink", "soft"), ("ink", "wash"), ("ink", "hover"), ("quiet", "sheet"), ("quiet", "panel"),
    ("quiet", "desk"), ("quiet", "well"), ("accent", "soft"), ("accenttext", "accentfill"), ("done", "desk"),
    ("attn", "attnsoft"), ("attn", "desk"), ("wrong", "desk"), ("paperink", "paper"), ("attn", "sheet"),
    ("accenttext", "accentfill_hover"), ("accenttext", "accentfill_down"),
]  # fmt: skip
EDGE_ON = [
    ("edge", "field"),
    ("edge", "wash"),
    ("attnline", "sheet"),
    ("focusin", "accentfill"),
    ("accent", "sheet"),
]
ICONS = sorted(path.stem for path in Path("resources/look/icons").glob("*.svg"))


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of WCAG 2."""

    def luminance(colour: QColor) -> float:
        parts = [colour.redF(), colour.greenF(), colour.blueF()]
        linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture(params=["light", "dark"])
def look(request: pytest.FixtureRequest, qapp: QApplication) -> theme.Theme:
    made = theme.install(qapp)
    made.choose(request.param)
    return made


@pytest.mark.parametrize(("text", "ground"), TEXT_ON)
def test_text_is_readable(look: theme.Theme, text: str, ground: str) -> None:
    """Text has a contrast of at least 4.5 on every ground it stands on, in both themes."""
    assert contrast(look.colour(text), look.colour(ground)) >= 4.5


@pytest.mark.parametrize(("edge", "ground"), EDGE_ON)
def test_edges_are_seen(look: theme.Theme, edge: str, ground: str) -> None:
    """Edges and lines that carry meaning have a contrast of at least 3."""
    assert contrast(look.colour(edge), look.colour(ground)) >= 3


@pytest.mark.parametrize("name", ICONS)
def test_every_icon_draws(qapp: QApplication, name: str) -> None:
    """Each icon has ink, stays inside its square, and takes the colour asked for."""
    image = icons.render(name, QColor("#ff0000"), 16, 2.0).toImage()
    assert (image.width(), image.height()) == (32, 32)
    inked = [
        image.pixelColor(x, y)
        for x, y in product(range(32), range(32))
        if image.pixelColor(x, y).alpha() > 200
    ]
    assert inked
    assert all(colour.red() > 200 and colour.green() == 0 for colour in inked)
    border = [image.pixelColor(x, y).alpha() for x, y in product((0, 31), range(32))]
    assert max(border) < 128


def test_icon_is_sharp_at_every_scale(qapp: QApplication) -> None:
    """A pixmap has as many pixels as the screen shows."""
    for ratio in (1.0, 1.25, 1.5, 2.0):
        pixmap = theme.current().pixmap("done", "done", 16, ratio)
        assert pixmap.width() == round(16 * ratio)
        assert pixmap.devicePixelRatio() == ratio


def test_worn_icons_follow_the_theme(qtbot: QtBot, qapp: QApplication) -> None:
    """A button's icon changes its colour when the theme does, and ``changed`` is told."""
    look = theme.install(qapp)
    look.choose("light")
    button = QPushButton("历史")
    qtbot.addWidget(button)
    theme.wear(button, "history")
    before = button.icon().pixmap(16, 16).toImage()
    with qtbot.waitSignal(look.changed):
        look.choose("dark")
    assert button.icon().pixmap(16, 16).toImage() != before
    assert qapp.palette().window().color() == look.colour("sheet")
    look.choose("light")


def test_follows_the_system(qapp: QApplication) -> None:
    """Left to the system, the window is dark exactly when the system says so."""
    look = theme.install(qapp)
    look.choose("system")
    system = qapp.styleHints().colorScheme()
    if system != Qt.ColorScheme.Unknown:
        assert look.dark == (system == Qt.ColorScheme.Dark)
    look.choose("light")
    assert not look.dark


def test_four_sizes_in_two_weights(qapp: QApplication) -> None:
    """The four sizes keep their order, and the medium weight is heavier than the normal one."""
    theme.install(qapp)
    sizes = [theme.font(size).pixelSize() for size in ("secondary", "base", "prose", "title")]
    assert sizes == sorted(sizes)
    assert sizes[1] >= 14
    assert theme.font(medium=True).weight() > theme.font().weight()
