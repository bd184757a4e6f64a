"""Characters: stray spaces, full-width digits and letters, dashes and dots typed with the wrong keys.

Basis: GB/T 15835—2011 (numbers), GB/T 15834—2011 (marks).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fzdesk.checks.finding import Hit
from fzdesk.checks.lines import Line
from fzdesk.checks.rule import Context, line_rule

_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ％．]+")
_NARROW = {
    code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
}
_NARROW |= {ord("％"): ord("%"), ord("．"): ord(".")}
_SPACE = re.compile(
    r"(?<=[一-鿿，。；：、！？“”《》（）])[ \t\u3000\xa0]+(?=[一-鿿，。；：、！？“”《》（）])"
)
_SPACE_DIGIT = re.compile(
    r"(?<=[一-鿿，。；：、])[ \t\u3000\xa0]+(?=\d)|(?<=\d)[ \t\u3000\xa0]+(?=[一-鿿，。；：、%])"
)


@line_rule("punct.space", "heading", "paragraph")
def stray_spaces(line: Line, _context: Context) -> Iterator[Hit]:
    """Spaces between Chinese characters, or between them and digits."""
    for found in _SPACE.finditer(line.text):
        told = "文字中间有空格。"
        yield Hit(found.start(), found.end(), "warning", told, "正文文字之间不留空格", "请删去。", "")
    found_digits = list(_SPACE_DIGIT.finditer(line.text))
    if found_digits:
        first, more = found_digits[0], len(found_digits) - 1
        told = "数字与文字之间有空格" + (f"，本段另有{more}处。" if more else "。")
        yield Hit(first.start(), first.end(), "note", told, "正文文字之间不留空格", "请删去。", "")


@line_rule("punct.full_width")
def full_width_digits(line: Line, _context: Context) -> Iterator[Hit]:
    """１２ instead of 12."""
    for found in _WIDE.finditer(line.text):
        if found[0] == "．":
            continue
        right = found[0].translate(_NARROW)
        told = f"“{found[0]}”是全角字符。"
        yield Hit(
            found.start(),
            found.end(),
            "warning",
            told,
            "GB/T 15835—2011：阿拉伯数字用半角",
            "请改用半角。",
            right,
        )


@line_rule("punct.dashes", "heading", "paragraph", "cell")
def dashes_and_dots(line: Line, _context: Context) -> Iterator[Hit]:
    """-- for ——, ... for ……, "6.26" for 6·26."""
    for found in re.finditer(r"(?<=[一-鿿”》])-{2,}(?=[一-鿿“《])", line.text):
        yield _typed(found, "——", "破折号")
    for found in re.finditer(r"(?<=[一-鿿])(?:\.{3,}|。{3,})", line.text):
        yield _typed(found, "……", "省略号")
    for found in re.finditer(r"(?<=[“＂\"])(\d{1,2})[.．](\d{1,2})(?=[”＂\"]|[一-鿿])", line.text):
        right = f"{found[1]}·{found[2]}"
        told = f"“{found[0]}”中间应是间隔号。"
        basis = "GB/T 15834—2011：以月、日为标志的事件或节日，月、日之间用间隔号"
        yield Hit(found.start(), found.end(), "note", told, basis, f"请改为“{right}”。", right)


def _typed(found: re.Match[str], right: str, name: str) -> Hit:
    return Hit(
        found.start(),
        found.end(),
        "warning",
        f"{name}写成了“{found[0]}”。",
        "GB/T 15834—2011",
        "请改正。",
        right,
    )
