"""Every benchmark beside its floor, in one table: ``make bench``.

python -m tests.benchmarks [folder on the disk to be measured]
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from importlib import import_module
from pathlib import Path

PARTS = ("startup", "store", "typing", "pdf", "export", "report", "ledger", "ledger_files")


def part(name: str, folder: Path) -> None:
    """Measure one part in this process."""
    from tests.benchmarks.measuring import show

    module = import_module(f"tests.benchmarks.bench_{name}")
    show(module.rows(folder) if name in ("store", "ledger") else module.main())


def everything(folder: Path) -> None:
    """Measure all, each part in a process of its own, one after the other."""
    from tests.benchmarks.measuring import HEAD

    print(HEAD, flush=True)
    for name in PARTS:
        command = [sys.executable, "-m", "tests.benchmarks", "--part", name, str(folder)]
        told = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
        print("\n".join(line for line in told.splitlines() if line != HEAD), flush=True)


if __name__ == "__main__":
    given = sys.argv[1:]
    if given[:1] == ["--part"]:
        with tempfile.TemporaryDirectory(dir=given[2]) as place:
            os.environ["FZDESK_HOME"] = place
            part(given[1], Path(place))
    else:
        everything(Path(given[0]) if given else Path(tempfile.gettempdir()))
