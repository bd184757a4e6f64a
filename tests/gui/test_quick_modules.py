"""Modules left to their first use: they are there, cost nothing, and are the real ones when wanted."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

BEGIN = """
import sys, threading
for name in ("textwrap", "traceback", "bz2"):
    sys.modules.pop(name, None)
from fzdesk.gui.quick_modules import _Later, modules_later
modules_later(["textwrap", "traceback", "bz2", "sys", "no_such_module"])
"""


def run(words: str) -> None:
    """Let a fresh interpreter do this after three modules were left to later."""
    subprocess.run([sys.executable, "-c", BEGIN + words], check=True, timeout=60, cwd=ROOT)


def test_a_module_is_read_when_something_of_it_is_wanted() -> None:
    """To import such a module reads nothing; the first name of it that is asked for gives the real module."""
    run("""
import textwrap, bz2
assert type(textwrap) is _Later and type(bz2) is _Later
assert textwrap.__name__ == "textwrap" and not hasattr(textwrap, "__path__") and type(textwrap) is _Later
assert textwrap.dedent("  a") == "a" and textwrap.__file__.endswith("textwrap.py") and "wrap" in dir(textwrap)
real = sys.modules["textwrap"]
assert type(real) is type(sys) and real.dedent is textwrap.dedent
from bz2 import compress, decompress
assert decompress(compress(b"a")) == b"a"
assert not hasattr(bz2, "nothing")
try:
    bz2.nothing
except AttributeError as error:
    assert str(error) == "module 'bz2' has no attribute 'nothing'", error
""")


def test_what_is_changed_in_it_is_changed_in_the_module() -> None:
    """Who puts something else into such a module, as tests do, puts it where the module itself looks."""
    run("""
import textwrap
wrap, textwrap.wrap = textwrap.wrap, lambda text, width, **options: ["nothing"]
import sys
assert sys.modules["textwrap"].wrap("a", 1) == ["nothing"]
del textwrap.wrap
assert not hasattr(sys.modules["textwrap"], "wrap")
""")


def test_what_is_read_already_or_not_there_stays_so() -> None:
    """A module that is read already stays as it is, and one that does not exist still cannot be imported."""
    run("""
assert type(sys) is not _Later
try:
    import no_such_module
except ModuleNotFoundError:
    pass
else:
    raise AssertionError
""")


def test_several_threads_may_want_it_at_once() -> None:
    """None of several threads that ask at the same moment meets a module read by half."""
    run("""
import traceback
wrong, start = [], threading.Barrier(8)
def ask():
    start.wait()
    try:
        assert traceback.format_exception_only(ValueError("a")) == ["ValueError: a\\n"]
    except BaseException as error:
        wrong.append(error)
threads = [threading.Thread(target=ask) for _ in range(8)]
for one in threads: one.start()
for one in threads: one.join()
assert not wrong, wrong
""")


def test_a_start_reads_few_of_them() -> None:
    """With PySide6 imported as the program does, those left to later are not read yet, and no source was."""
    words = """
from fzdesk.gui.quick_modules import _Later
from fzdesk.gui import quick_qt
import sys
before = set(sys.modules)
with quick_qt.signatures_later():
    from PySide6.QtWidgets import QApplication
read = [name for name in quick_qt.PRELOADED if name not in before and type(sys.modules[name]) is not _Later]
assert read == [], read
import shibokensupport.feature as feature
assert feature._mod_uses_pyside(sys) is True
"""
    subprocess.run(
        [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{words}"],
        check=True,
        timeout=60,
    )
