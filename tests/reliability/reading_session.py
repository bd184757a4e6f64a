"""Reads whatever files it is given, one after the other, for test_mutations; one line of JSON for each:

how it ended (read | refused | the exception's name), what was said, CPU milliseconds, and by how many MB
memory grew at most.
"""

import datetime as dt
import json
import sys
import time
from pathlib import Path

from fzdesk.catalogue.editions import edition_for
from fzdesk.commands.writing import text_of
from fzdesk.errors import InputError
from fzdesk.intake.read_file import read_outline
from fzdesk.intake.sheets import read_sheets
from fzdesk.operations.exchange import apply, read_json
from fzdesk.report.model import UnitProfile
from fzdesk.report.prose import new_report

CATALOGUE = edition_for(2025)
REPORT = new_report(2025, UnitProfile("青禾镇", "镇", "云岭县"), CATALOGUE)


def read(path: Path) -> None:
    """Read a file as the program would."""
    if path.suffix in (".docx", ".txt"):
        read_outline(path)
    elif path.suffix == ".json":
        apply(REPORT, read_json(text_of(path)), CATALOGUE)
    else:
        read_sheets(path)


def memory(name: str) -> float:
    """VmRSS (now) or VmHWM (the most since `forget_peak`), in MB."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(name):
            return int(line.split()[1]) / 1024
    raise LookupError(name)


def forget_peak() -> None:
    Path("/proc/self/clear_refs").write_text("5")


def main(files: list[str]) -> None:
    """The first file warms up: what is loaded then is not counted."""
    for name in files:
        forget_peak()
        before, begun = memory("VmRSS"), time.process_time()
        ended, said = "read", ""
        try:
            read(Path(name))
        except InputError as error:
            ended, said = "refused", str(error)
        except BaseException as error:  # noqa: BLE001 -- what must not happen
            ended, said = type(error).__name__, repr(error)[:300]
        spent = (time.process_time() - begun) * 1000
        grown = memory("VmHWM") - before
        print(json.dumps([name, ended, said, spent, grown], ensure_ascii=False), flush=True)


if __name__ == "__main__":
    assert dt.date.today()
    main(sys.argv[1:])
