"""PySide6 without its reading of signatures: what is put off, and that it comes when it is wanted."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# Imports PySide6 as told, then makes a wrong call, gives an unknown keyword, and asks for a signature.
ASKED = """
from fzdesk.gui import quick_qt
{how}:
    from PySide6.QtCore import QObject
print(sorted(quick_qt._sources), file=__import__("sys").stderr)
for wrong in (lambda: QObject(3), lambda: QObject().setObjectName(1, 2), lambda: QObject(shape=1)):
    try:
        wrong()
    except (TypeError, AttributeError) as error:
        print(error)
from PySide6.support.signature import get_signature
print(get_signature(QObject.setObjectName))
"""


def asked(how: str) -> tuple[str, str]:
    """What was answered, and which sources were put off after the import."""
    done = subprocess.run(
        [sys.executable, "-c", ASKED.format(how=how)],
        capture_output=True, check=True, text=True, timeout=60, cwd=ROOT,
    )  # fmt: skip
    return done.stdout, done.stderr


def test_wrong_calls_are_worded_as_ever() -> None:
    """Whoever calls Qt wrongly reads the same words with the modules put off as with PySide6 alone."""
    plain, _ = asked("if True")
    quick, _ = asked("with quick_qt.signatures_later()")
    assert "QObject.__init__(parent" in quick
    assert quick == plain


def test_all_that_can_wait_waits() -> None:
    """The installed PySide6 has every module that is put off, under the name known here."""
    from fzdesk.gui.quick_qt import LATER

    _, put_off = asked("with quick_qt.signatures_later()")
    assert put_off.strip() == str(sorted(f"shibokensupport/signature/{name}.py" for name in LATER))
