"""A page profile in twips (1/20 pt), the unit of DOCX."""

from __future__ import annotations

import math

import msgspec

from fzdesk.document.profile import Profile


class Measures(msgspec.Struct, frozen=True):
    """What a profile comes to in twips."""

    page_width: int
    page_height: int
    top: int
    right: int
    bottom: int
    left: int
    text_width: int
    line: int  # line pitch
    character: int  # pitch of a full-width character
    tracking: int  # added to each body character's own width
    footer: int  # from the page's lower edge to the footer's lower edge
    footer_line: int
    footer_character: int  # width of a full-width character there


def twips(mm: float) -> int:
    """Millimetres in twips."""
    return round(mm * 1440 / 25.4)


def measures(profile: Profile) -> Measures:
    """Measures of the profile; the left margin takes what rounding leaves (GB/T 9704-2012, 5.2).

    Pitches are rounded down: a twip too much would cost a line of the page or a character of the line.
    """
    page_width, right = twips(profile.page_width_mm), twips(profile.margin_right_mm)
    text_width = round(profile.text_width_pt * 20)
    footer_line_mm = math.ceil(profile.page_number_size_pt * 25.4 / 72)
    return Measures(
        page_width=page_width,
        page_height=twips(profile.page_height_mm),
        top=twips(profile.margin_top_mm),
        right=right,
        bottom=twips(profile.margin_bottom_mm),
        left=page_width - right - text_width,
        text_width=text_width,
        line=math.floor(profile.line_pitch_pt * 20),
        character=round(profile.char_pitch_pt * 20),
        tracking=round(profile.tracking_pt * 20),
        footer=twips(profile.margin_bottom_mm - profile.page_number_gap_mm - footer_line_mm),
        footer_line=twips(footer_line_mm),
        footer_character=round(profile.page_number_size_pt * 20),
    )
