"""How long the harnesses run: short within `make test`, long with `make torture`."""

import os

LONG = bool(os.environ.get("FZDESK_TORTURE"))


def rounds(short: int, long: int) -> int:
    """How many rounds to run."""
    return long if LONG else short
