"""The command line: the same verbs as the window (see ``docs/cli.md``).

Exit status: 0 fine, 2 wrong use, 3 a known error told in one Chinese line on stderr.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program.  Without arguments, or with a workbook alone, it opens the window."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or (len(given) == 1 and given[0].lower().endswith(".fzd")):
        from fzdesk.app import run

        return run(Path(given[0]) if given else None)
    from fzdesk.commands import run_command

    return run_command(given)
