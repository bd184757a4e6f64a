"""A report's own page profiles: put together from a shipped one and what differs, and taken apart.  Pure."""

from __future__ import annotations

from msgspec.structs import replace

from fzdesk.document.profile import Face, FaceRole, Profile, load_profile
from fzdesk.document.profile_changes import RANGES, checked
from fzdesk.report.model import Form, OwnProfile

WHOLE = frozenset({"columns", "lines"})
"""Measures that are whole numbers."""
ROLES: tuple[FaceRole, ...] = ("title", "heading1", "heading2", "body", "page_number")
"""The faces a clerk chooses a font for; headings of the third and fourth level go with the text."""
_PLAIN_CUTS = frozenset({"宋体", "SimSun", "仿宋", "FangSong", "仿宋_GB2312"})
"""Families a title needs bold in (方正小标宋简体 and 黑体 are heavy by themselves)."""


def profile_of(form: Form) -> Profile:
    """The profile a report is set with.  Raises UserError where there is none, or it makes no page."""
    return profile_named(form, form.profile)


def profile_named(form: Form, key: str) -> Profile:
    """One of the report's own profiles or a shipped one.  Raises UserError."""
    own = own_profile(form, key)
    return checked(_together(own)) if own else load_profile(key)


def own_profile(form: Form, key: str) -> OwnProfile | None:
    """The report's own profile of this key."""
    return next((one for one in form.own_profiles if one.key == key), None)


def _together(own: OwnProfile) -> Profile:
    base = load_profile(own.base)
    measures = {
        name: round(value) if name in WHOLE else float(value)
        for name, value in own.measures.items()
        if name in RANGES
    }
    faces = dict(base.faces)
    for role in faces:
        if family := own.fonts.get(role, ""):
            faces[role] = _face(role, faces[role], family)
    return replace(
        base,
        key=own.key,
        title=own.title,
        faces=faces,
        break_rule=own.break_rule or base.break_rule,
        **measures,
    )


def _face(role: FaceRole, face: Face, family: str) -> Face:
    """A face in another family; the shipped file still stands in where the PC lacks it."""
    bold = role == "title" and family in _PLAIN_CUTS
    families = (family, *(one for one in face.families if one != family))
    return replace(face, families=() if bold else families, docx=family, bold=bold)


def apart(profile: Profile, own: OwnProfile) -> OwnProfile:
    """What of ``profile`` differs from the base of ``own``, as that own profile.  Faces are not looked at."""
    base = load_profile(own.base)
    measures = {
        name: float(getattr(profile, name))
        for name in RANGES
        if getattr(profile, name) != getattr(base, name)
    }
    rule = profile.break_rule if profile.break_rule != base.break_rule else ""
    return replace(own, measures=measures, break_rule=rule)
