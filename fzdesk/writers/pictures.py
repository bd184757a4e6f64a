"""Pictures on the page: how large they are shown, and to what they keep."""

from __future__ import annotations

import struct
from math import ceil

from fzdesk.document.model import Node, Paragraph, Picture, Table
from fzdesk.document.profile import Profile

_SCREEN = 0.75  # pt a pixel, where a file does not say how large a picture is
_CAPTION_LINES = 2  # left free under a picture as high as the page
_SMALLEST = 1.0  # pt
_FOOT = 5.0  # pt


def keeps_with(node: Node, after: Node | None) -> bool:
    """Whether a node stays on one page with the next: a caption with its table, a picture with a caption."""
    match node, after:
        case Paragraph(caption=True), Table():
            return True
        case Picture(), Paragraph(caption=True):
            return True
    return False


def shown_size(picture: Picture, profile: Profile) -> tuple[float, float]:
    """Width and height in pt: as the file shows it, smaller where the page has not that much room."""
    width, height = picture.width, picture.height
    if not (width > 0 and height > 0):
        across, down = _pixels(picture.data)
        left, top, right, bottom = picture.crop
        width, height = across * _SCREEN * (1 - left - right), down * _SCREEN * (1 - top - bottom)
    tallest = (profile.lines - _CAPTION_LINES) * profile.line_pitch_pt
    scale = min(1.0, profile.text_width_pt / width, tallest / height)
    return max(width * scale, _SMALLEST), max(height * scale, _SMALLEST)


def room(height: float, profile: Profile) -> float:
    """What a picture of that height takes in pt: whole lines, with what Word leaves under a line's foot."""
    pitch = profile.line_pitch_pt
    return ceil((height + _FOOT) / pitch) * pitch


def _pixels(data: bytes) -> tuple[float, float]:
    """Width and height of a PNG; 4 : 3 for anything else, which always says its size in a DOCX."""
    if data.startswith(b"\x89PNG") and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return max(width, 1), max(height, 1)
    return 400.0, 300.0
