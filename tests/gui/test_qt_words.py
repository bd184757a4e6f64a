"""Qt's own words: no English in menus of fields and in the dialog for files."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from fzdesk.gui.qt_words import translate_qt
from fzdesk.gui.widgets.text_field import GrowingText, LineField

ENGLISH = re.compile("[A-Za-z]{3,}")
STARTED = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from fzdesk import app
application, window = app.start(None)
tick = QTimer(interval=20)
tick.timeout.connect(
    lambda: QCoreApplication.translate("QWidgetTextControl", "Select All") == "全选" and application.quit()
)
tick.start()
sys.exit(application.exec())
"""


@pytest.fixture
def _chinese() -> Iterator[None]:
    translator = translate_qt()
    yield
    QCoreApplication.removeTranslator(translator)


@pytest.mark.usefixtures("_chinese")
@pytest.mark.parametrize("kind", [QLineEdit, LineField, GrowingText])
def test_menus_of_fields_are_chinese(qtbot: QtBot, kind: type[QLineEdit]) -> None:
    """The context menu of a field says 剪切 and 粘贴."""
    field = kind()
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    words = [action.text().partition("\t")[0] for action in menu.actions()]
    assert any("粘贴" in one for one in words)
    assert not [one for one in words if ENGLISH.search(one)]
    menu.deleteLater()


@pytest.mark.usefixtures("_chinese")
def test_the_dialog_for_files_is_chinese(qtbot: QtBot) -> None:
    """Where the system has no dialog for files, Qt's own has no English label or button."""
    dialog = QFileDialog(None, "打开工作簿", "", "工作簿 (*.fzd)")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    dialog.show()
    told: list[QLabel | QAbstractButton] = [
        *dialog.findChildren(QLabel),
        *dialog.findChildren(QAbstractButton),
    ]
    assert [one.text() for one in told if one.text()]
    assert not [one.text() for one in told if ENGLISH.search(one.text())]


def test_the_program_speaks_chinese_once_it_runs(tmp_path: Path) -> None:
    """A while after the start, which it does not hold up, Qt's words are Chinese."""
    environment = {**os.environ, "FZDESK_HOME": str(tmp_path)}
    subprocess.run([sys.executable, "-c", STARTED], env=environment, check=True, timeout=60)
