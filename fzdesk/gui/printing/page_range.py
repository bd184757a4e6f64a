"""Page ranges as people type them.  Pure."""

from __future__ import annotations

import re

from fzdesk.errors import InputError

_DASHES = str.maketrans("－—–~～至到－，、；; 　０１２３４５６７８９", "--------,,,,,,0123456789")


def parse_range(text: str, count: int) -> tuple[int, ...]:
    """The pages of “1-3，5” in order of the document, from 0, each once.  Raises InputError.

    ``count``: how many pages there are.  “3-” goes to the last page.
    """
    pages: set[int] = set()
    for part in filter(None, text.strip().translate(_DASHES).split(",")):
        found = re.fullmatch(r"([0-9]{1,5})(-([0-9]{1,5})?)?", part)
        if not found:
            raise InputError("页码请写成“1-3，5”这样。")
        first = int(found[1])
        last = int(found[3]) if found[3] else (count if found[2] else first)
        first, last = sorted((first, last))
        if first < 1 or last > count:
            raise InputError(f"没有第{last if last > count else first}页，一共{count}页。")
        pages.update(range(first - 1, last))
    if not pages:
        raise InputError("请写要打印的页码，如“1-3，5”。")
    return tuple(sorted(pages))
