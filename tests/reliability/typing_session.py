"""A scripted clerk for test_kill: types and saves pages until killed; prints what was acknowledged.

Field ``a.typed`` counts up in bursts; ``page.0`` … ``page.5`` are always saved together with one text.
Output, one line each: ``saved <number> <hash of the report>``.
"""

import datetime as dt
import hashlib
import itertools
import sys
from pathlib import Path

import msgspec

from fzdesk.report.model import Answer, Report
from fzdesk.store import database, opening
from fzdesk.store.fields import flatten
from fzdesk.store.saver import Change, Saver
from fzdesk.store.workbook import Workbook

PAGE = tuple(f"page.{number}" for number in range(6))
TYPED = "a.typed"


def digest(report: Report) -> str:
    """The content of a report as one short word."""
    return hashlib.sha256(repr(sorted(flatten(report).items())).encode()).hexdigest()[:16]


def answered(report: Report, values: dict[str, str]) -> Report:
    """`report` with these reasons."""
    answers = {key: Answer(reason=reason) for key, reason in values.items()}
    return msgspec.structs.replace(report, answers={**report.answers, **answers})


def main(path: Path, steps: int) -> None:
    """Type until killed, or so many steps: mostly bursts, each seventh change a page, now and then an undo and redo."""
    waiting: list[str] = []

    def saved(number: int, _at: dt.datetime) -> None:
        sys.stdout.write(f"saved {number} {waiting.pop(0)}\n")
        sys.stdout.flush()

    saver = Saver(Workbook.open(path), on_saved=saved)
    report = saver.load(2025).result().report
    step = int(report.answers[TYPED].reason) if TYPED in report.answers else 0
    for _ in range(steps) if steps else itertools.count():
        step += 1
        if step % 7 == 0:
            report = answered(report, {**dict.fromkeys(PAGE, f"{step} " + "文" * 800), TYPED: str(step)})
        else:
            report = answered(report, {TYPED: str(step)})
        waiting.append(digest(report))
        saver.submit(Change(report, f"填写{step // 50}"))
        saver.flush()
        if step % 45 == 0:
            saver.undo(2025).result()
            saver.redo(2025).result()
        if step % 60 == 0:
            saver.call(Workbook.checkpoint).result()
    saver.close()


if __name__ == "__main__":
    if "unsafe" in sys.argv:  # for the harness itself: it must notice
        settle = database.settle

        def unsafe(db: database.File, *, local: bool) -> None:
            settle(db, local=local)
            db.conn.execute("PRAGMA synchronous=OFF")

        database.settle = unsafe
    if "stick" in sys.argv:
        opening.is_local = lambda _path: False  # type: ignore[assignment]
    main(Path(sys.argv[1]), int(sys.argv[3]) if len(sys.argv) > 3 else 0)
