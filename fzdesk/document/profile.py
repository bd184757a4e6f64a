"""Page profiles: GB/T 9704-2012 and its county variants, as data under ``resources/profiles``."""

from __future__ import annotations

from functools import cache
from math import floor
from typing import Literal

import msgspec

from fzdesk.catalogue.model import Value
from fzdesk.errors import UserError
from fzdesk.paths import resources

FaceRole = Literal["body", "title", "heading1", "heading2", "heading3", "heading4", "page_number"]


class Face(Value, frozen=True):
    """A face: family names to look for on the PC in this order, the shipped file, the DOCX name."""

    families: tuple[str, ...]
    file: str  # under resources/fonts
    docx: str
    bold: bool = False  # DOCX: set bold because the named family has no heavy cut of its own


class Profile(Value, frozen=True):
    """Measures of a page.  mm for margins, pt for sizes and pitches."""

    key: str
    title: str
    margin_top_mm: float  # 天头, to the first line box
    margin_left_mm: float  # 订口
    margin_right_mm: float
    margin_bottom_mm: float
    columns: int  # full-width characters a line
    lines: int  # lines a page
    line_pitch_pt: float
    body_size_pt: float
    title_size_pt: float
    page_number_size_pt: float
    page_number_gap_mm: float  # from the 版心's lower edge
    faces: dict[FaceRole, Face]
    page_width_mm: float = 210.0
    page_height_mm: float = 297.0
    break_rule: Literal["word", "fine"] = "word"  # of the PDF; "word": lines end as in the DOCX

    @property
    def text_width_pt(self) -> float:
        """Width of the 版心 in pt."""
        return (self.page_width_mm - self.margin_left_mm - self.margin_right_mm) * 72 / 25.4

    @property
    def text_height_pt(self) -> float:
        """Height of the 版心 in pt."""
        return (self.page_height_mm - self.margin_top_mm - self.margin_bottom_mm) * 72 / 25.4

    @property
    def char_pitch_pt(self) -> float:
        """Advance of a full-width character in pt (GB/T 9704-2012, 5.2.3: 28 characters a line)."""
        return self.text_width_pt / self.columns

    @property
    def tracking_pt(self) -> float:
        """What DOCX adds to each body character: the pitch less the size, to the twip (1/20 pt) below."""
        return floor((self.char_pitch_pt - self.body_size_pt) * 20 + 1e-6) / 20


@cache
def load_profile(key: str) -> Profile:
    """The profile ``resources/profiles/<key>.toml``, read once.  Raises UserError when there is none."""
    import tomllib

    path = resources() / "profiles" / f"{key}.toml"
    try:
        return msgspec.convert({"key": key, **tomllib.loads(path.read_text(encoding="utf-8"))}, Profile)
    except OSError:
        raise UserError(f"没有名为“{key}”的版式，请在导出页重新选择版式。") from None
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise UserError(f"版式文件 {path.name} 有错，请重新安装程序。", detail=str(error)) from error


def profile_keys() -> tuple[str, ...]:
    """Keys of all profiles, the standard first."""
    keys = sorted(path.stem for path in (resources() / "profiles").glob("*.toml"))
    return tuple(sorted(keys, key=lambda key: key != "standard"))
