"""文字底稿: when the program fails in a way nobody foresaw, the open report as a plain text file."""

from __future__ import annotations

import datetime as dt
import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from fzdesk import paths
from fzdesk.operations.documents import Held, document_of
from fzdesk.operations.exchange import dump
from fzdesk.writers.text import write_text

MOST = 10  # files in one folder: a failure that repeats must not fill a disk


def write(held: Held) -> Path | None:
    """Write the report's text, and all that was filled in as JSON for `fzdesk apply`; where, or None.

    For this person alone.  Tries their own folder, their documents, the temporary folder.  Never raises.
    """
    with suppress(Exception):
        report = held.report
        filled = json.dumps(dump(report), ensure_ascii=False, indent=1)
        text = f"{_text(held)}\n\n{filled}\n"
        name = f"底稿-{report.year}-{dt.datetime.now():%Y%m%d-%H%M%S-%f}.txt"  # noqa: DTZ005 -- for people
        for folder in _folders():
            with suppress(OSError):
                return _written(folder, name, text)
    return None


def _text(held: Held) -> str:
    with suppress(Exception):  # what failed may be this very thing
        return write_text(document_of(held))
    return ""


def _folders() -> Iterator[Path]:
    with suppress(OSError):
        folder = paths.profile_dir() / "rescue"
        folder.mkdir(mode=0o700, exist_ok=True)
        yield folder
    yield paths.documents_dir()
    yield Path(tempfile.gettempdir())


def _written(folder: Path, name: str, text: str) -> Path:
    for old in sorted(folder.glob("底稿-*.txt"))[: -MOST + 1]:
        old.unlink()
    path = folder / name
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8", "replace"))
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        path.unlink(missing_ok=True)
        raise
    return path
