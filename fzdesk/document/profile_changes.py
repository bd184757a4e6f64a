"""Profiles of one's own: a profile copied, changed, fitted to its page, and checked.  Pure.

Every wrong value has a sentence for the clerk.  The ranges are those in which a page still reads as a 公文;
GB/T 9704-2012, 5.2 itself knows one value each.
"""

from __future__ import annotations

from math import floor
from typing import Any, NamedTuple

import msgspec
from msgspec.structs import replace

from fzdesk.document.profile import Profile
from fzdesk.errors import UserError


class Fault(NamedTuple):
    """What is wrong with one measure of a profile."""

    field: str  # name of the attribute
    sentence: str


class ProfileError(UserError):
    """A profile with wrong measures; ``faults`` has a sentence for each."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(faults[0].sentence, detail="\n".join(fault.sentence for fault in faults))
        self.faults = faults


class _Range(NamedTuple):
    title: str
    low: float
    high: float
    unit: str


RANGES: dict[str, _Range] = {
    "margin_top_mm": _Range("天头", 10, 80, "毫米"),
    "margin_left_mm": _Range("订口", 10, 60, "毫米"),
    "margin_right_mm": _Range("切口", 10, 60, "毫米"),
    "margin_bottom_mm": _Range("地脚", 15, 80, "毫米"),
    "columns": _Range("每行字数", 15, 60, "字"),
    "lines": _Range("每页行数", 10, 60, "行"),
    "line_pitch_pt": _Range("行距", 12, 60, "磅"),
    "body_size_pt": _Range("正文字号", 10, 26, "磅"),
    "title_size_pt": _Range("标题字号", 14, 42, "磅"),
    "page_number_size_pt": _Range("页码字号", 8, 18, "磅"),
    "page_number_gap_mm": _Range("页码到版心的距离", 2, 20, "毫米"),
    "page_width_mm": _Range("纸宽", 148, 297, "毫米"),
    "page_height_mm": _Range("纸高", 210, 420, "毫米"),
}
"""What a settings page may ask for: attribute, name, lowest, highest, unit."""
_TIGHTEST, _WIDEST = 0.95, 1.5  # pitch of characters to their size; 0.987 in the standard
_LEADING = 1.1  # line pitch to size at least
_PRINTABLE_MM = 5.0  # what printers leave white at the edge
_TOLERANCE = 0.5  # pt


def copied(profile: Profile, key: str, title: str) -> Profile:
    """The profile under another key and name."""
    return replace(profile, key=key, title=title.strip() or profile.title)


def changed(profile: Profile, *, fit: bool = True, **changes: Any) -> Profile:
    """The profile with other measures; raises ProfileError when they make no page.

    ``fit``: where margins, sizes or pitch change, characters a line and lines a page follow, unless given.
    """
    made = replace(profile, **changes)
    if fit and changes.keys() - {"key", "title", "faces", "break_rule"} and not faults_of_range(made):
        wanted = fitted(made)
        given = {name: changes[name] for name in ("columns", "lines") if name in changes}
        made = replace(wanted, **given)
    return checked(made)


def fitted(profile: Profile) -> Profile:
    """The profile with as many characters a line and lines a page as its page holds."""
    columns = max(1, round(profile.text_width_pt / profile.body_size_pt))
    lines = max(1, floor((profile.text_height_pt + _TOLERANCE) / profile.line_pitch_pt))
    return replace(profile, columns=columns, lines=lines)


def checked(profile: Profile) -> Profile:
    """The profile itself; raises ProfileError when a measure is wrong."""
    found = faults(profile)
    if found:
        raise ProfileError(found)
    return profile


def from_json(data: bytes | str) -> Profile:
    """A profile given as JSON, checked.  Raises UserError."""
    try:
        profile = msgspec.json.decode(data, type=Profile)
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise UserError("版式读不出来，请重新设置版式。", detail=str(error)) from error
    return checked(profile)


def faults(profile: Profile) -> tuple[Fault, ...]:
    """All that is wrong with a profile's measures, in the order of the page."""
    return faults_of_range(profile) or tuple(_unfitting(profile))


def faults_of_range(profile: Profile) -> tuple[Fault, ...]:
    """The measures that are out of range, each by itself."""
    found = []
    for field, (title, low, high, unit) in RANGES.items():
        value = getattr(profile, field)
        if not low <= value <= high:  # not a number fails too
            found.append(Fault(field, f"{title}应在{low:g}至{high:g}{unit}之间，现为{value:g}{unit}。"))
    return tuple(found)


def _unfitting(profile: Profile) -> list[Fault]:
    """What does not go together though each measure is in range."""
    found = []
    room = profile.char_pitch_pt / profile.body_size_pt
    if room < _TIGHTEST:
        found.append(Fault("columns", f"每行{profile.columns}字太多，版心宽度放不下，请减少字数或改小字号。"))
    elif room > _WIDEST:
        found.append(Fault("columns", f"每行{profile.columns}字太少，字间过宽，请增加字数或改大字号。"))
    if profile.line_pitch_pt < _LEADING * profile.body_size_pt:
        least = _LEADING * profile.body_size_pt
        found.append(Fault("line_pitch_pt", f"行距{profile.line_pitch_pt:g}磅太小，至少要{least:.1f}磅。"))
    if profile.lines * profile.line_pitch_pt > profile.text_height_pt + _TOLERANCE:
        found.append(Fault("lines", f"每页{profile.lines}行太多，版心高度放不下，请减少行数或改小行距。"))
    if profile.title_size_pt < profile.body_size_pt:
        found.append(Fault("title_size_pt", "标题字号应不小于正文字号。"))
    below = profile.page_number_gap_mm + profile.page_number_size_pt * 25.4 / 72 + _PRINTABLE_MM
    if below > profile.margin_bottom_mm:
        found.append(Fault("margin_bottom_mm", f"地脚放不下页码，至少要{below:.0f}毫米。"))
    return found
