"""Start-up: what is loaded before the window is painted, in a process of its own as the program starts."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.bench_startup import workbook

ROOT = Path(__file__).resolve().parents[2]
CHILD = ROOT / "tests" / "benchmarks" / "window_child.py"

# Each costs tens of milliseconds, and nothing of them is seen on the first page.
LATER = (
    "argparse", "click", "docx", "lxml", "msgspec", "openpyxl", "pikepdf", "pypdfium2", "reportlab", "sqlite3", "sqlite_utils",
    "concurrent.futures.thread", "logging.handlers", "urllib.request",
    "fzdesk.catalogue.model", "fzdesk.checks", "fzdesk.document", "fzdesk.operations", "fzdesk.report", "fzdesk.store",
    "fzdesk.writers", "fzdesk.gui.check", "fzdesk.gui.messages", "fzdesk.gui.pages", "fzdesk.gui.preview", "fzdesk.gui.report_view",
    "fzdesk.gui.session", "fzdesk.gui.widgets.prose_editor",
)  # fmt: skip

# What a clerk who goes on writing does not see yet: other places, dialogs, exports, and OpenSSL.
AFTER_THE_DRAFT = (
    "_hashlib", "argparse", "click", "docx", "html.entities", "inspect", "json", "lxml", "openpyxl", "pikepdf", "platform", "pypdfium2", "reportlab",
    "shutil", "sqlite_utils", "tempfile", "tomllib", "traceback",
    "fzdesk.catalogue.pack", "fzdesk.checks", "fzdesk.gui.check", "fzdesk.gui.dialogs", "fzdesk.gui.export",
    "fzdesk.gui.ledger.ledger_page", "fzdesk.gui.ledger.offers", "fzdesk.gui.overview", "fzdesk.gui.settings",
    "fzdesk.gui.start", "fzdesk.gui.versions", "fzdesk.gui.widgets.duty_more", "fzdesk.intake",
    "fzdesk.operations.ledgers", "fzdesk.store.ledgers", "fzdesk.store.write_ahead_log", "fzdesk.writers",
)  # fmt: skip


def loaded_when_painted(folder: Path, *what: str | Path) -> set[str]:
    """The names of all modules once the start page, or a draft, was painted."""
    listed = folder / "modules"
    environment = {**os.environ, "BENCH_MODULES": str(listed), "FZDESK_HOME": str(folder)}
    subprocess.run(
        [sys.executable, CHILD, *what], env=environment, check=True, timeout=60, capture_output=True
    )
    return set(listed.read_text().split())


def early(loaded: set[str], later: tuple[str, ...] = LATER) -> list[str]:
    """What of the modules should have come later."""
    return sorted(
        name for name in loaded if any(name == late or name.startswith(f"{late}.") for late in later)
    )


def test_nothing_of_a_report_is_loaded_before_the_first_paint(tmp_path: Path) -> None:
    """With workbooks opened lately, the start page is painted before anything of them is read."""
    path = tmp_path / "青禾镇.fzd"
    path.touch()
    (tmp_path / "recent.txt").write_text(f"{path}\n", encoding="utf-8")
    loaded = loaded_when_painted(tmp_path, "first")
    assert "fzdesk.gui.start.start_page" in loaded
    assert "fzdesk.gui.start.new_workbook" not in loaded
    assert early(loaded) == []


def test_the_very_first_start_loads_no_more_than_its_form(tmp_path: Path) -> None:
    """Without any workbook the form of a new one is painted, and still nothing else is loaded."""
    loaded = loaded_when_painted(tmp_path, "first")
    assert "fzdesk.gui.start.new_workbook" in loaded
    assert early(loaded) == []


def test_a_draft_is_painted_before_other_places_are_loaded(tmp_path: Path) -> None:
    """A clerk who opens a draft can write in it before anything is loaded that is for later."""
    loaded = loaded_when_painted(tmp_path, "edit", workbook(tmp_path))
    assert "fzdesk.gui.pages.section_page" in loaded
    assert early(loaded, AFTER_THE_DRAFT) == []


def test_reading_a_draft_needs_no_more_than_the_interpreters_own_typing() -> None:
    """Opening a draft does not spend its time on typing_extensions, and who wants that later still gets it."""
    words = (
        "import sys, fzdesk.gui.opening; early = 'typing_extensions' in sys.modules;"
        "import typing_extensions; print(early, typing_extensions.NotRequired.__name__)"
    )
    told = subprocess.run(
        [sys.executable, "-c", words], cwd=ROOT, check=True, timeout=60, capture_output=True, text=True
    ).stdout
    assert told.split() == ["False", "NotRequired"]
