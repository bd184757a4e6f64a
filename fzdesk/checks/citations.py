"""Laws, rules and plans in 《》: repealed, not yet in force, no such name.  Everything by date.

Facts: ``resources/laws.toml`` and ``cited-documents.toml``.  Local rules, own documents and what is no law
are left alone.  A fact of medium or low confidence says 请核实 and is never an error.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from fzdesk.catalogue.laws import STATE, Law, plain
from fzdesk.checks.finding import Hit, Level
from fzdesk.checks.lines import Line
from fzdesk.checks.rule import Context, line_rule
from fzdesk.document.form import date_text

_HISTORY = re.compile("原|修订前|修正前|废止|清理|旧|曾|失效|取代|替代|不再|沿用")
_NEAR_BEFORE, _NEAR_AFTER = 12, 12
_LOOKS_NATIONAL = re.compile("(?:法|法典|条例)(?:（[^）]*）)?$")
_LOCAL = re.compile(
    "^[^（]{0,12}?(?:省|市|县|州|盟|旗|自治区|乡|镇|街道|区|村|社区)"
    "|^(?:北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州"
    "|云南|陕西|甘肃|青海|内蒙古|广西|西藏|宁夏|新疆)"
)
_OTHER = re.compile(
    "^中国共产党|军|联合国|公约|办法$|方法$|做法$|说法$|看法$|书法$|兵法$|笔法$|语法$|用法$|打法$|工作法$|想法$|讲法|释法$|普法$|学法$|执法$|司法$|立法$"
)
_YEARS = re.compile(r"[（(](\d{4})[—\-－–~～]+(\d{4})年?[）)]$")
_VERSION = re.compile(r"（(?:\d{4}年?)?(?:修订|修正|修改|试行|暂行|全文|草案|征求意见稿|节选|释义)[^）]*）$")


class Citation(NamedTuple):
    """A name in 《》 with its place; the marks are inside the place."""

    name: str
    start: int
    end: int


def cited(text: str) -> Iterator[Citation]:
    """The outermost 《》 of a line."""
    depth, start = 0, -1
    for at, char in enumerate(text):
        if char == "《":
            if depth == 0:
                start = at
            depth += 1
        elif char == "》" and depth:
            depth -= 1
            if depth == 0:
                yield Citation(text[start + 1 : at].strip(), start, at + 1)


def _near(line: Line, citation: Citation) -> str:
    before = line.text[max(0, citation.start - _NEAR_BEFORE) : citation.start]
    after = line.text[citation.end : citation.end + _NEAR_AFTER]
    return re.split("[。；]", before)[-1] + "《》" + re.split("[。；]", after)[0]


def _written(like: str, name: str, law: Law | None = None) -> str:
    """The name in 《》, with 中华人民共和国 where the old one had it and the new one takes it."""
    state = STATE if like.startswith(STATE) and (law is None or law.level in ("法律", "行政法规")) else ""
    return f"《{state}{name}》"


@line_rule("law.repealed", "heading", "paragraph", "cell")
def repealed(line: Line, context: Context) -> Iterator[Hit]:
    """Ceased before the report's year: an error; within it: a note; day unknown: a warning."""
    if not context.year:
        return
    for citation in cited(line.text):
        law = context.laws.get(citation.name)
        if law is None or not (law.ended or law.gone) or _HISTORY.search(_near(line, citation)):
            continue
        if law.gone or law.ended is None:
            yield _gone(citation, context.laws.as_of)
        elif law.ended <= (context.dates.known_until or law.ended):
            yield _repealed(citation, law, context)


def _gone(citation: Citation, as_of: dt.date) -> Hit:
    return Hit(
        citation.start, citation.end, "warning", f"《{plain(citation.name)}》可能已经废止，请核实。",
        f"法规资料显示它在{as_of.year}年{as_of.month}月前已失效，日期不详",
        "请查明现行规定；确需提到的，写明“原”。",
    )  # fmt: skip


def _repealed(citation: Citation, law: Law, context: Context) -> Hit:
    ended = law.ended or dt.date.min
    day = date_text(ended)
    doubtful = law.confidence != "high"
    in_year = ended > dt.date(context.year, 1, 1)
    level: Level = "note" if in_year else "warning" if doubtful else "error"
    new = context.laws.get(law.replaced_by) if law.replaced_by else None
    fix = _written(citation.name, law.replaced_by, new) if law.replaced_by and not in_year else None
    instead = f"，由《{law.replaced_by}》取代" if law.replaced_by else ""
    remedy = (
        "只有说到废止前的事才能引用，请写明。" if in_year else "请改引现行规定；说的是过去的事，请写明“原”。"
    )
    told = f"《{law.name}》自{day}起废止" + ("，请核实。" if doubtful else "。")
    return Hit(citation.start, citation.end, level, told, f"自{day}起失效{instead}", remedy, fix)


@line_rule("law.not_yet", "heading", "paragraph", "cell")
def not_yet_in_force(line: Line, context: Context) -> Iterator[Hit]:
    """Published after the report's day: an error.  In force only after the period: a note."""
    end = context.dates.end
    if end is None or "plans" in line.kinds:
        return
    for citation in cited(line.text):
        law = context.laws.get(citation.name)
        if law is None or law.since is None or law.since <= end:
            continue
        day = date_text(law.since)
        known = context.dates.known_until or end
        published = law.published or (law.since if law.level == "规划" else None)
        if published and published > known:
            level: Level = "error" if law.confidence == "high" else "warning"
            told = f"《{law.name}》在报告所述期间还没有公布，自{day}起施行。"
        else:
            level, told = "note", f"《{law.name}》自{day}起施行，报告所述期间还没有施行。"
        yield Hit(
            citation.start, citation.end, level, told, f"自{day}起施行",
            "可以写学习宣传，不能写依照它办理；请核对名称和年份。",
        )  # fmt: skip


@line_rule("law.no_such", "title", "heading", "paragraph", "cell")
def no_such_name(line: Line, context: Context) -> Iterator[Hit]:
    """An error only from the closed list; else, for what looks national, a warning with the nearest names."""
    for citation in cited(line.text):
        if false := context.laws.false_name(citation.name):
            new = context.laws.get(false.right)
            fix = _written(citation.name, false.right, new) if false.right else None
            yield Hit(
                citation.start, citation.end, "error", f"没有《{plain(citation.name)}》这个名称。",
                f"应为《{false.right}》" if false.right else "不在现行和历史法律法规之列",
                "请改为正确的全称。", fix,
            )  # fmt: skip
        elif law := context.laws.of_short(citation.name):
            yield Hit(
                citation.start, citation.end, "warning", f"《{citation.name}》不是全称，应为《{law.name}》。",
                "公文引用文件应写全称，第一次引用后可以注明简称", "请写全称。", f"《{law.name}》",
            )  # fmt: skip
        elif _unknown(citation.name, context):
            yield _unknown_hit(citation, context)


def _unknown(name: str, context: Context) -> bool:
    words = _VERSION.sub("", plain(name))
    if not _LOOKS_NATIONAL.search(words) or len(words) < 3 or "《" in words or "〈" in words:
        return False
    if context.laws.get(words) or context.laws.is_accepted(words):
        return False
    return name.startswith(STATE) or not (_LOCAL.search(words) or _OTHER.search(words))


def _unknown_hit(citation: Citation, context: Context) -> Hit:
    near = context.laws.nearest(citation.name)
    as_of = context.laws.as_of
    like = "，名称相近的有" + "".join(f"《{name}》" for name in near) if near else ""
    return Hit(
        citation.start, citation.end, "warning", f"没有查到《{plain(citation.name)}》{like}，请核实。",
        f"国家法律、行政法规名录（截至{as_of.year}年{as_of.month}月）里没有这个名称",
        "请核对全称；是地方性法规的，请写明省、市名称。",
    )  # fmt: skip


@line_rule("law.plan_years", "title", "heading", "paragraph", "cell")
def years_of_plans(line: Line, context: Context) -> Iterator[Hit]:
    """The years in a plan's name; a plan that is over."""
    for citation in cited(line.text):
        found = _YEARS.search(plain(citation.name))
        if not found:
            continue
        bare = _YEARS.sub("", plain(citation.name))
        same = [law for law in context.laws.laws if law.period and plain(_YEARS.sub("", law.name)) == bare]
        if not same:
            continue
        years = int(found[1]), int(found[2])
        exact = next((law for law in same if law.period == years), None)
        newest = same[-1]
        if exact is None:
            yield Hit(
                citation.start, citation.end, "warning" if newest.confidence != "high" else "error",
                f"《{bare}》没有{years[0]}—{years[1]}年的。", f"现有的是《{newest.name}》",
                "请核对规划的起止年份。", f"《{newest.name}》",
            )  # fmt: skip
        elif exact.replaced_by and context.year > years[1] and not _HISTORY.search(_near(line, citation)):
            yield Hit(
                citation.start, citation.end, "warning", f"《{exact.name}》的实施期到{years[1]}年为止。",
                f"此后是《{exact.replaced_by}》", "请核对是否应引用现行的。", f"《{exact.replaced_by}》",
            )  # fmt: skip


_NUMBER = re.compile(r"(?<=[发函字办政委])[\[（(【［](20\d\d)[\]）)】］](?=第?\d+号)")


@line_rule("law.number", "heading", "paragraph", "cell")
def document_numbers(line: Line, _context: Context) -> Iterator[Hit]:
    """〔〕 in a document's number.  Basis: GB/T 9704—2012, 7.2.5."""
    for found in _NUMBER.finditer(line.text):
        yield Hit(
            found.start(), found.end(), "warning", f"发文字号的年份应写成〔{found[1]}〕。",
            "GB/T 9704—2012：年份用六角括号括入", "请改用六角括号。", f"〔{found[1]}〕",
        )  # fmt: skip
