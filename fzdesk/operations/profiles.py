"""The report's page profiles (版式): chosen, copied, renamed, changed, removed.  Report in, report out.

A report's own profiles lie in the report.  So they are saved, undone and brought back with it, go with the
workbook to another PC, and to the next year with 沿用上年.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from msgspec.structs import replace

from fzdesk.document.own_profiles import WHOLE, apart, own_profile, profile_named
from fzdesk.document.profile import FaceRole, load_profile, profile_keys
from fzdesk.document.profile_changes import changed
from fzdesk.errors import InputError
from fzdesk.operations.answers import set_form
from fzdesk.report.model import Form, OwnProfile, Report, new_id

LONGEST_TITLE = 20
WITH_BODY: tuple[FaceRole, ...] = ("heading3", "heading4")
"""Roles that have the face of the text (GB/T 9704-2012, 7.3.3)."""


class Choice(NamedTuple):
    """A profile to choose from."""

    key: str
    title: str
    own: bool


def choices(form: Form) -> tuple[Choice, ...]:
    """The shipped profiles, the standard first, then the report's own."""
    shipped = tuple(Choice(key, load_profile(key).title, own=False) for key in profile_keys())
    return (*shipped, *(Choice(own.key, own.title, own=True) for own in form.own_profiles))


def choose(report: Report, key: str) -> Report:
    """The report set with another profile.  Raises UserError where there is none of this key."""
    profile_named(report.form, key)
    return set_form(report, profile=key)


def copy(report: Report, key: str) -> Report:
    """The report with a copy of a profile, which it is set with from now on.  Raises UserError."""
    source = profile_named(report.form, key)
    own = own_profile(report.form, key) or OwnProfile(key, source.title, base=key)
    made = replace(own, key=f"own.{new_id()}", title=_free_title(report.form, source.title))
    return set_form(report, own_profiles=(*report.form.own_profiles, made), profile=made.key)


def rename(report: Report, key: str, title: str) -> Report:
    """The report with one of its own profiles under another name.

    Raises InputError for an empty name, one that is too long, or one that another profile has.
    """
    title = " ".join(title.split())
    if not title:
        raise InputError("版式要有名称。")
    if len(title) > LONGEST_TITLE:
        raise InputError(f"版式名称最多{LONGEST_TITLE}个字。")
    if any(one.title == title and one.key != key for one in choices(report.form)):
        raise InputError(f"已经有名为“{title}”的版式，请换一个名称。")
    return _with(report, replace(_own(report, key), title=title))


def change(report: Report, key: str, measures: Mapping[str, Any]) -> Report:
    """The report with measures of one of its own profiles changed.  ``break_rule`` goes with them.

    Characters a line and lines a page follow unless given.  Raises ProfileError where that makes no page.
    """
    own = _own(report, key)
    whole: dict[str, Any] = {name: int(value) if name in WHOLE else value for name, value in measures.items()}
    made = apart(changed(profile_named(report.form, key), **whole), own)
    return report if made == own else _with(report, made)


def set_font(report: Report, key: str, role: FaceRole, family: str) -> Report:
    """The report with another font in one of its own profiles; empty for the base's."""
    own = _own(report, key)
    named = (role, *WITH_BODY) if role == "body" else (role,)
    fonts = {one: known for one, known in own.fonts.items() if one not in named}
    if family and family != load_profile(own.base).faces[role].docx:
        fonts |= dict.fromkeys(named, family)
    made = replace(own, fonts=fonts)
    return report if made == own else _with(report, made)


def as_shipped(report: Report, key: str) -> Report:
    """The report with one of its own profiles as the shipped one it was copied from; its name stays."""
    own = _own(report, key)
    return _with(report, OwnProfile(own.key, own.title, own.base))


def remove(report: Report, key: str) -> Report:
    """The report without one of its own profiles; where it was set with it, it goes back to the base."""
    own = _own(report, key)
    form = report.form
    rest = tuple(one for one in form.own_profiles if one.key != key)
    return set_form(report, own_profiles=rest, profile=own.base if form.profile == key else form.profile)


def _own(report: Report, key: str) -> OwnProfile:
    own = own_profile(report.form, key)
    if own is None:
        raise InputError("程序自带的版式不能改，请先复制一份。")
    return own


def _with(report: Report, own: OwnProfile) -> Report:
    profiles = tuple(own if one.key == own.key else one for one in report.form.own_profiles)
    return set_form(report, own_profiles=profiles)


def _free_title(form: Form, title: str) -> str:
    """A name for a copy: 国家标准（自定）, then 国家标准（自定2）."""
    plain = title.partition("（自定")[0][: LONGEST_TITLE - 6]
    taken = {one.title for one in choices(form)}
    names = (f"{plain}（自定{number if number > 1 else ''}）" for number in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)
