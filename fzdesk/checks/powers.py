"""Powers a township does not have.

Basis: 立法法 (no local law-making below the cities with districts); 行政复议法 (review belongs to
governments of counties and above).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fzdesk.checks.finding import Hit
from fzdesk.checks.lines import Line
from fzdesk.checks.rule import Context, line_rule

_LAWMAKING = re.compile(
    "(?:加强|开展|推进|完善|规范|健全|做好|提高|强化|深化)(?:政府)?(行政立法|政府立法|地方立法|立法工作)"
    "|(?:制定|出台|颁布)(?:了)?(?:地方性法规|政府规章|地方政府规章|行政法规)"
)
_TAKES_PART = re.compile("配合|参与|征求|征集|联系点|建议|意见|学习|宣传|贯彻|落实|上级|县|市|省|人大常委会")
_REVIEW = re.compile(
    "(?:健全|设立|成立|完善|加强|充实|建立)(?:了)?[^，。；]{0,6}行政复议(?:机构|机关|委员会|办公室)"
    "|(?:我|本)(?:乡|镇|街道)(?:的)?行政复议(?:机构|机关)"
)
_REVIEWS = re.compile(
    "(?:开展|做好|加强|办理|规范)(?:行政)?复议(?:和行政应诉)?(?:工作|案件)|审理(?:行政)?复议案件"
)
_OTHERS = re.compile("配合|协助|参加|答复|被申请|县|市|上级|司法局|应诉")


@line_rule("power.legislation")
def lawmaking(line: Line, _context: Context) -> Iterator[Hit]:
    """A township makes no law: what it makes are 行政规范性文件."""
    for found in _LAWMAKING.finditer(line.text):
        if _TAKES_PART.search(_clause(line.text, found)):
            continue
        yield Hit(
            found.start(), found.end(), "error", "乡镇（街道）没有行政立法权。",
            "《中华人民共和国立法法》：地方性法规和规章由设区的市以上国家机关制定",
            "乡镇（街道）制定的是行政规范性文件，请改为“规范性文件管理”一类的说法。",
        )  # fmt: skip


@line_rule("power.review")
def review_bodies(line: Line, _context: Context) -> Iterator[Hit]:
    """A township has no body for 行政复议; it takes part as the one complained of."""
    basis = "《中华人民共和国行政复议法》：县级以上地方各级人民政府履行行政复议职责"
    for found in _REVIEW.finditer(line.text):
        if not _OTHERS.search(_clause(line.text, found)):
            yield Hit(
                found.start(), found.end(), "error", "乡镇（街道）没有行政复议机构。", basis,
                "请改为配合行政复议、参加行政应诉的情况。",
            )  # fmt: skip
    for found in _REVIEWS.finditer(line.text):
        if line.kind == "paragraph" and not _OTHERS.search(_clause(line.text, found)):
            yield Hit(
                found.start(), found.end(), "warning", "乡镇（街道）不是行政复议机关，不办理复议案件。",
                basis,                 "请改为以本级政府为被申请人的复议案件及答复、履行情况。",
            )  # fmt: skip


def _clause(text: str, found: re.Match[str]) -> str:
    """The clause around a match."""
    start = max(text.rfind(mark, 0, found.start()) for mark in "。；，：") + 1
    ends = [at for mark in "。；，" if (at := text.find(mark, found.end())) >= 0]
    return text[start : min(ends, default=len(text))]
