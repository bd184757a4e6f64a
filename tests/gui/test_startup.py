"""Start-up: what is loaded before the window is painted, in a process of its own as the program starts."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

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


def loaded_at_first_paint(folder: Path) -> set[str]:
    """The names of all modules once the start page was painted."""
    listed = folder / "modules"
    environment = {**os.environ, "BENCH_MODULES": str(listed), "FZDESK_HOME": str(folder)}
    subprocess.run(
        [sys.executable, CHILD, "first"], env=environment, check=True, timeout=60, capture_output=True
    )
    return set(listed.read_text().split())


def early(loaded: set[str]) -> list[str]:
    """What of the modules should have come later."""
    return sorted(
        name for name in loaded if any(name == late or name.startswith(f"{late}.") for late in LATER)
    )


def test_nothing_of_a_report_is_loaded_before_the_first_paint(tmp_path: Path) -> None:
    """With workbooks opened lately, the start page is painted before anything of them is read."""
    workbook = tmp_path / "青禾镇.fzd"
    workbook.touch()
    (tmp_path / "recent.json").write_text(f'["{workbook}"]', encoding="utf-8")
    loaded = loaded_at_first_paint(tmp_path)
    assert "fzdesk.gui.start.start_page" in loaded
    assert "fzdesk.gui.start.new_workbook" not in loaded
    assert early(loaded) == []


def test_the_very_first_start_loads_no_more_than_its_form(tmp_path: Path) -> None:
    """Without any workbook the form of a new one is painted, and still nothing else is loaded."""
    loaded = loaded_at_first_paint(tmp_path)
    assert "fzdesk.gui.start.new_workbook" in loaded
    assert early(loaded) == []
