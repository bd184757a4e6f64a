"""What stands around a report's text: title, issuer, date and addressee above it, the signature below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from fzdesk.intake.numbers import leading_number
from fzdesk.intake.passage import Passage
from fzdesk.intake.reading import Insert, Item, Line
from fzdesk.intake.wording import (
    DATE,
    date_in,
    ends_sentence,
    is_addressee,
    is_date_line,
    is_issuer,
    is_part_heading,
    issuer_and_date,
)

_TITLE_END = re.compile(r"(?:报告|总结|汇报|情况|材料|说明)\s*(?:[（(【].{1,14}[）)】])?$")
_APART = re.compile(
    r".*[〔\[［【（(]\s*20\d\d\s*[〕\]］】）)]\s*第?\s*\d+\s*号.*|.*文件$|签发人.*|(?:特急|加急|平急|机密|秘密|绝密|内部资料).*"
)
_IN_BRACKETS = re.compile(r"[（(].*[）)]|[—-]{2}.*")
_LONGEST_TITLE_LINE = 60
_MOST_TITLE_LINES = 4
_FEWEST_BEFORE = 0.5  # of the lines, before a signature
_TAIL = re.compile(rf"(?<=[。；！])\s*(?P<signed>[\u4e00-\u9fff\s、]{{0,60}}?{DATE})\s*$")


class Front(NamedTuple):
    """What stands above the text, and the text's first item."""

    title: tuple[Passage, ...] = ()
    issuer: tuple[Passage, ...] = ()
    date: Passage | None = None
    addressee: Passage | None = None
    others: tuple[Passage, ...] = ()
    body: int = 0


class Ending(NamedTuple):
    """What stands below the text, and where the text ends."""

    end: int
    issuer: tuple[Passage, ...] = ()
    date: Passage | None = None
    others: tuple[Item, ...] = ()


def read_front(items: Sequence[Item]) -> Front:
    """Title, issuer, date and addressee from the lines above the first paragraph."""
    head = _head(items)
    last = _title_end(head)
    front = Front(body=len(head))
    first = _title_start(head, last)
    for at, line in enumerate(head):
        if first <= at <= last:
            front = front._replace(title=(*front.title, line.passage))
        elif at > last >= 0 and not _belongs_above(line) and front.addressee is None:
            return front._replace(body=at)  # a heading without a number
        else:
            front = _placed(front, line)
    return front


def _head(items: Sequence[Item]) -> list[Line]:
    """The lines before the first paragraph or heading."""
    head: list[Line] = []
    for item in items:
        if isinstance(item, Insert) or item.number:
            break
        starts = (
            leading_number(item.text) or len(item.text) > _LONGEST_TITLE_LINE or is_part_heading(item.text)
        )
        title = _TITLE_END.search(item.text) and not any(_TITLE_END.search(line.text) for line in head)
        if not is_addressee(item.text) and (ends_sentence(item.text) or (starts and not title)):
            break
        head.append(item)
    return head


def _title_end(head: Sequence[Line]) -> int:
    """The title's last line, -1 without one."""
    usual = [at for at, line in enumerate(head) if _TITLE_END.search(line.text) and not _stands_apart(line)]
    if usual:
        return usual[0]
    styled = [at for at, line in enumerate(head) if line.hint.title]
    if styled:
        return styled[-1]
    free = [at for at, line in enumerate(head) if not _stands_apart(line) and not is_issuer(line.text)]
    return free[0] if free and not is_addressee(head[free[0]].text) else -1


def _title_start(head: Sequence[Line], last: int) -> int:
    """The title's first line: issuers and broken lines above its end belong to it."""
    first = last
    while first > 0 and last - first < _MOST_TITLE_LINES - 1 and not _stands_apart(head[first - 1]):
        first -= 1
    return first


def _stands_apart(line: Line) -> bool:
    """A document number, a secrecy mark, a date, a remark, an addressee: never part of a title."""
    text = line.text
    return (
        bool(_APART.fullmatch(text) or _IN_BRACKETS.fullmatch(text))
        or is_date_line(text)
        or is_addressee(text)
    )


def _belongs_above(line: Line) -> bool:
    return _stands_apart(line) or is_issuer(line.text) or issuer_and_date(line.text) is not None


def _placed(front: Front, line: Line) -> Front:
    """The front with one line that is not of the title."""
    text = line.text
    if front.addressee is None and is_addressee(text):
        return front._replace(addressee=line.passage)
    if front.date is None and date_in(text) and is_date_line(text):
        return front._replace(date=line.passage)
    if front.date is None and (signed := issuer_and_date(text)):
        who, when = _parted(line.passage, signed)
        return front._replace(issuer=(*front.issuer, who), date=when)
    if front.title and is_issuer(text):
        return front._replace(issuer=(*front.issuer, line.passage))
    return front._replace(others=(*front.others, line.passage))


def _parted(words: Passage, signed: re.Match[str]) -> tuple[Passage, Passage]:
    """Issuer and date of one line, brackets and spaces with the part they stand at."""
    at = signed.start("when")
    return words.cut(0, at), words.cut(at)


# --- below ---------------------------------------------------------------------------------------


def read_ending(items: Sequence[Item], body: int) -> Ending:
    """The last signature that stands in the second half of the text, and what follows it."""
    lowest = max(body, int(len(items) * _FEWEST_BEFORE))
    for at in range(len(items) - 1, lowest - 1, -1):
        item = items[at]
        if isinstance(item, Insert):
            continue
        if is_date_line(item.text):
            first = _issuers_above(items, at, body)
            issuer = tuple(one.passage for one in items[first:at] if isinstance(one, Line))
            return Ending(first, issuer, item.passage, tuple(items[at + 1 :]))
        if signed := issuer_and_date(item.text):
            who, when = _parted(item.passage, signed)
            first = _issuers_above(items, at, body)
            above = tuple(one.passage for one in items[first:at] if isinstance(one, Line))
            return Ending(first, (*above, who), when, tuple(items[at + 1 :]))
    return _without_date(items, body)


def _issuers_above(items: Sequence[Item], at: int, body: int) -> int:
    first = at
    while first > body and isinstance(items[first - 1], Line) and is_issuer(items[first - 1].text):
        first -= 1
    return first


def _without_date(items: Sequence[Item], body: int) -> Ending:
    """An issuer alone on the last line, or issuer and date behind the last sentence."""
    first = _issuers_above(items, len(items), body)
    if first < len(items):
        return Ending(first, tuple(one.passage for one in items[first:] if isinstance(one, Line)))
    return Ending(len(items))


def split_tail(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items with an issuer and a date behind the last sentence put on a line of their own."""
    if not items or not isinstance(items[-1], Line):
        return tuple(items)
    last = items[-1]
    found = _TAIL.search(last.text[-120:])
    if found is None:
        return tuple(items)
    at = len(last.text) - len(last.text[-120:]) + found.start("signed")
    signed = last.passage.cut(at).stripped()
    if not (is_date_line(signed.text) or issuer_and_date(signed.text)):
        return tuple(items)
    text = Line(last.passage.cut(0, at).stripped(), last.number, last.indent, last.soft, last.hint)
    return (*items[:-1], text, Line(signed))
