"""All widgets together, drawn once in each theme."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fzdesk.gui import theme
from tests.gui.gallery import Gallery, picture


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_gallery_draws(qtbot: QtBot, qapp: QApplication, scheme: theme.Scheme) -> None:
    """Every state of every widget draws without a warning, on the theme's own ground."""
    look = theme.install(qapp)
    look.choose(scheme)
    shown = Gallery()
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitExposed(shown)
    image = picture(shown).toImage()
    assert image.pixelColor(image.width() - 2, image.height() - 2) == look.colour("sheet")
    look.choose("light")
