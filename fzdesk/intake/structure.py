"""From lines to an outline."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from fzdesk.intake.chrome import without_chrome
from fzdesk.intake.edges import Ending, Front, read_ending, read_front, split_tail
from fzdesk.intake.headings import (
    LOWEST,
    Headline,
    bare_heading,
    numbered_heading,
    unnumbered_heading,
)
from fzdesk.intake.joining import joined
from fzdesk.intake.outline import Block, Outline, ReadItem, ReadPart, ReadSection
from fzdesk.intake.passage import Passage
from fzdesk.intake.reading import Insert, Item, Line, Reading
from fzdesk.intake.wording import date_in, is_issuer, issuers_in, part_kind, year_in

_FROM_TITLE = re.compile(
    r"^([\u4e00-\u9fff（）\s、]{2,60}?)\s*(?:关于|(?:19|20)\d\d|二[〇零○]|年度?法治|法治政府|推进法治|工作总结)"
)
_FIRST_HALF = 6  # a report dated until June is of the year before
_FEWEST_KINDS = 2


def build_outline(reading: Reading) -> Outline:
    """The outline of a file as read."""
    own, left_out = without_chrome(reading)
    items = split_tail(joined(own, reading.form))
    front = read_front(items)
    ending = read_ending(items, front.body)
    after = ending.others if ending.end < len(items) else ()
    preamble, parts = _nested(_walked(items[front.body : ending.end], items[: front.body]))
    outline = Outline(
        form=reading.form,
        paragraphs=reading.paragraphs,
        title=front.title,
        addressee=front.addressee,
        preamble=preamble,
        parts=parts,
        issuer_above=front.issuer,
        date_above=front.date,
        issuer_below=ending.issuer,
        date_below=ending.date,
        before=front.others,
        after=(*map(_block, after), *reading.footnotes),
        left_out=tuple(line.passage for line in left_out),
        notes=reading.notes,
        lost=reading.lost,
    )
    date = _date(front, ending)
    return replace(outline, issuers=_issuers(outline), date=date, year=_year(outline, date))


# --- headings ------------------------------------------------------------------------------------


class _Step(NamedTuple):
    """A heading with what follows it on its line, or a block below the last heading."""

    heading: Headline | None
    block: Block | None


def _walked(items: Sequence[Item], above: Sequence[Item]) -> list[_Step]:
    """The items as headings and paragraphs in order."""
    shift = _style_shift(items, above)
    bare = _has_bare_headings(items)
    steps: list[_Step] = []
    part_open, section_open = False, False
    for at, item in enumerate(items):
        found = None
        if isinstance(item, Line):
            found = numbered_heading(item) or unnumbered_heading(item, part_open, shift)
            if found is None and bare and part_open:
                near = [items[at - 1].text, items[at + 1].text if at + 1 < len(items) else ""]
                found = bare_heading(item, near[0], near[1], 3 if section_open else 2)
        if found is None:
            steps.append(_Step(None, _block(item)))
            continue
        headline = found.headline
        part_open = part_open or headline.level == 1
        section_open = headline.level > 1 and (section_open or bool(headline.number))
        steps.append(_Step(headline, found.rest if found.rest.text else None))
    return _raised(steps)


def _block(item: Item) -> Block:
    return item if isinstance(item, Insert) else item.passage


def _has_bare_headings(items: Sequence[Item]) -> bool:
    """Whether short lines may be headings: in a text; a DOCX says so by style or face."""
    return not any(isinstance(item, Line) and (item.hint.level or item.hint.bold) for item in items)


def _style_shift(items: Sequence[Item], above: Sequence[Item]) -> int:
    """How many levels of heading styles stand above the parts."""
    for item in items:
        if isinstance(item, Line) and item.hint.level:
            found = numbered_heading(item)
            if found and found.headline.number:
                return item.hint.level - found.headline.level
    return int(any(isinstance(item, Line) and item.hint.level == 1 for item in above))


def _raised(steps: list[_Step]) -> list[_Step]:
    """Levels raised where a report has no 一、 and its （一） or 1. are the parts."""
    levels = [step.heading.level for step in steps if step.heading]
    if not levels or 1 in levels:
        return steps
    top = min(levels)
    titles = [step.heading.title for step in steps if step.heading and step.heading.level == top]
    kinds = {part_kind(title) for title in titles} - {None, "achievements"}
    if len(kinds) < _FEWEST_KINDS:
        return steps
    return [
        _Step(replace(step.heading, level=step.heading.level - top + 1), step.block) if step.heading else step
        for step in steps
    ]


# --- nesting -------------------------------------------------------------------------------------


class _Open(NamedTuple):
    """A heading with what is collected below it."""

    headline: Headline | None
    body: list[Block]
    below: list[_Open]


def _nested(steps: Sequence[_Step]) -> tuple[tuple[Block, ...], tuple[ReadPart, ...]]:
    """Preamble and parts.  A heading belongs to the nearest one above it of a higher level."""
    preamble: list[Block] = []
    parts: list[_Open] = []
    path: list[_Open] = []
    for step in steps:
        if step.heading is not None:
            path = _opened(step.heading, parts, path)
        if step.block is not None:
            (path[-1].body if path else preamble).append(step.block)
    return tuple(preamble), tuple(_part(one) for one in parts)


def _opened(headline: Headline, parts: list[_Open], path: list[_Open]) -> list[_Open]:
    """The way to a new heading: part, section, item; a part without headline where there is none above."""
    new = _Open(headline, [], [])
    if headline.level == 1:
        parts.append(new)
        return [new]
    if not path:
        path = [_Open(None, [], [])]
        parts.append(path[0])
    section = path[1] if len(path) > 1 else None
    below = section if section and section.headline and section.headline.level < headline.level else path[0]
    below.below.append(new)
    return [*path[: 2 if below is section else 1], new]


def _part(part: _Open) -> ReadPart:
    kind = part_kind(part.headline.title) if part.headline else None
    return ReadPart(part.headline, kind, tuple(part.body), tuple(_section(one) for one in part.below))


def _section(section: _Open) -> ReadSection:
    items = tuple(ReadItem(_named(one), tuple(one.body)) for one in section.below)
    return ReadSection(_named(section), tuple(section.body), items)


def _named(one: _Open) -> Headline:
    return one.headline or Headline(Passage(), LOWEST)


# --- who, when -----------------------------------------------------------------------------------


def _issuers(outline: Outline) -> tuple[str, ...]:
    """Who issues: under the title, in the title's own line, at the end, or the name the title begins with."""
    in_title = [line.text for line in outline.title if is_issuer(line.text)]
    below = [line.text for line in outline.issuer_below]
    for lines in ([line.text for line in outline.issuer_above], in_title, below):
        if lines:
            return tuple(name for line in lines for name in issuers_in(line.strip("（）() ，,")))
    title = "\n".join(line.text for line in outline.title)
    named = _FROM_TITLE.match(title.replace("\n", " "))
    if not named:
        return ()
    return issuers_in(named[1].replace("中国共产党", "中共"))


def _date(front: Front, ending: Ending) -> dt.date | None:
    for line in (ending.date, front.date):
        if line is not None and (day := date_in(line.text)):
            return day
    return None


def _year(outline: Outline, date: dt.date | None) -> int | None:
    """The report's year: of the title, else the one its headings and preamble name most, else by its date."""
    title = "".join(line.text for line in outline.title)
    if year := year_in(title):
        return year
    named = Counter(_years(outline))
    if named:
        return min(named, key=lambda year: (-named[year], year))
    if date:
        return date.year if date.month > _FIRST_HALF else date.year - 1
    return None


def _years(outline: Outline) -> Iterator[int]:
    for block in outline.preamble[:2]:
        if isinstance(block, Passage):
            yield from (int(year) for year in re.findall(r"(20\d\d)\s*年", block.text))
    for part in outline.parts:
        if (
            part.headline
            and part.kind in ("achievements", "problems")
            and (year := year_in(part.headline.title))
        ):
            yield year
