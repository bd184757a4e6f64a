"""Punctuation: half-width marks, quotes, brackets, ends of sentences.

Basis: GB/T 15834—2011 标点符号用法.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from fzdesk.checks import ordinals
from fzdesk.checks.finding import Hit
from fzdesk.checks.lines import Line
from fzdesk.checks.rule import Case, Context, document_rule, line_rule

BASIS = "GB/T 15834—2011 标点符号用法"
_FULL = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！", "(": "（", ")": "）", ".": "。"}
_HAN = "一-鿿》”）〕】%％"
_HALF = re.compile(
    rf"(?<=[{_HAN}])[,;?!](?!\d)|(?<=[{_HAN}])[,;?!](?=[一-鿿“《（])|[,;?!](?=[一-鿿“《（])|(?<=[一-鿿》”]):(?!//|\d)"
    r"|(?<=[一-鿿》”])\.(?=$|[一-鿿“《])|(?<=[一-鿿》”])\((?=.)|\((?=[一-鿿《“])|(?<=[一-鿿》”])\)"
)
_PAIRS = {"（": "）", "《": "》", "【": "】", "〔": "〕", "〈": "〉"}
_CLOSING = {close: open_ for open_, close in _PAIRS.items()}
_ENDS = "。！？：；…"
_AFTER_END = "”’）》】"
_NOT_PROSE = re.compile(
    "附件|附[：:]|联系人|联系电话|电话|抄送|主送|注[：:]|来源|责编|审核|撰稿|签发|[（(](?:此件|联系人|签字|盖章)"
)


@line_rule("punct.half_width")
def half_width(line: Line, _context: Context) -> Iterator[Hit]:
    """, : ; ( ) between Chinese characters."""
    number = ordinals.leading(line.text)
    for found in _HALF.finditer(line.text, len(number.written) if number else 0):
        right = _FULL[found[0]]
        told = f"中文里用了半角“{found[0]}”。"
        yield Hit(found.start(), found.end(), "warning", told, BASIS, f"请改为“{right}”。", right)


@line_rule("punct.quotes")
def quotes(line: Line, _context: Context) -> Iterator[Hit]:
    """Straight quotes, and curly ones that open where they should close."""
    text = line.text
    marks = [at for at, char in enumerate(text) if char in '“”"＂']
    for index, at in enumerate(marks):
        right = "“" if index % 2 == 0 else "”"
        if text[at] in '"＂':
            shape = "全角直" if text[at] == "＂" else "半角"
            message = f"引号用了{shape}引号“{text[at]}”。"
            yield Hit(at, at + 1, "warning", message, BASIS, f"请改为“{right}”。", right)
    if any(text[at] in '"＂' for at in marks):
        return
    opened: list[int] = []
    for at in marks:
        if text[at] == "“":
            opened.append(at)
        elif opened:
            opened.pop()
        else:
            fix = "“" if _could_open(text, at) else None
            message = "引号方向不对：这里没有与它配对的左引号。"
            yield Hit(at, at + 1, "warning", message, BASIS, "请改为左引号“，或补上左引号。", fix)
            if fix:
                opened.append(at)
    for at in opened:
        yield Hit(at, at + 1, "warning", "这个左引号没有配对的右引号。", BASIS, "请补上右引号。")


def _could_open(text: str, at: int) -> bool:
    """A closing quote after a mark or another quote's end, with words and another closing one behind it."""
    before = text[at - 1] if at else "，"
    rest = text[at + 1 : at + 30]
    return before in "、，。；：（和” " and "”" in rest and "“" not in rest[: rest.index("”")]


@line_rule("punct.pairs")
def brackets(line: Line, _context: Context) -> Iterator[Hit]:
    """（ without ）, 《 without 》."""
    number = ordinals.leading(line.text)
    opened: list[tuple[str, int]] = []
    for at, char in enumerate(line.text):
        if number and at < len(number.written):
            continue
        char = {"(": "（", ")": "）"}.get(char, char)
        if char in _PAIRS:
            opened.append((char, at))
        elif char in _CLOSING:
            if opened and opened[-1][0] == _CLOSING[char]:
                opened.pop()
            else:
                yield _unpaired(at, line.text[at])
    for char, at in opened:
        yield _unpaired(at, char)


def _unpaired(at: int, char: str) -> Hit:
    told = f"“{char}”没有配对的另一半。"
    return Hit(at, at + 1, "warning", told, BASIS, "请补上另一半，或删去。")


@line_rule("punct.doubled")
def doubled_marks(line: Line, _context: Context) -> Iterator[Hit]:
    """。。 ，， 、， and the like."""
    for found in re.finditer(r"([，。；：、！？])[，。；：、]+|[，、；：]+(?=$)(?<!：)(?<!；)", line.text):
        if found.end() == len(line.text) and len(found[0]) == 1:
            continue
        told = f"标点“{found[0]}”重复。"
        right = "。" if "。" in found[0] else found[0][0]
        yield Hit(found.start(), found.end(), "warning", told, BASIS, "请只留一个。", right)


@line_rule("punct.colons", "paragraph")
def colons_in_one_sentence(line: Line, _context: Context) -> Iterator[Hit]:
    """A second colon in one sentence; 加强A：改进B：完善C wants semicolons."""
    at = 0
    for sentence in re.split("(?<=[。！？])", line.text):
        colons = [found.start() for found in re.finditer("：", _without_quoted(sentence))]
        if len(colons) > 1 and not _lists(sentence):
            for colon in colons:
                place = at + colon
                told = f"一句里用了{len(colons)}个冒号，层次不清。"
                yield Hit(
                    place,
                    place + 1,
                    "warning",
                    told,
                    BASIS,
                    "并列的分句之间请改用分号；只留引出下文的一个。",
                    "；",
                )
        at += len(sentence)


def _without_quoted(sentence: str) -> str:
    return re.sub("“[^”]*”", lambda found: "＿" * len(found[0]), sentence)


def _lists(sentence: str) -> bool:
    """一是…：…；二是…：… has a colon each."""
    return len(list(ordinals.items(sentence))) >= 1 or "；" in sentence


@document_rule("punct.end")
def missing_end(case: Case) -> Iterator[tuple[Line, Hit]]:
    """A paragraph that stops without a mark, or with one that goes on."""
    lines = [
        line for line in case.reading.lines if line.kind in ("heading", "paragraph", "signature", "cell")
    ]
    for line, following in zip_longest(lines, lines[1:]):
        text = line.text.rstrip()
        if not line.is_body or not text or _is_loose_title(line):
            continue
        last, end = text[-1], len(text)
        if last in "，、,":
            told = f"段末是“{last}”，句子没有结束。"
            yield line, Hit(end - 1, end, "warning", told, BASIS, "请改为句号，或补完句子。", "。")
        elif last in "；;" and "。" in text[line.lead :] and not _list_goes_on(line, following):
            yield (
                line,
                Hit(end - 1, end, "warning", "段末用了分号，这一段已经说完。", BASIS, "请改为句号。", "。"),
            )
        elif last not in _ENDS + ":;!?" and not (
            last in _AFTER_END and text.rstrip(_AFTER_END)[-1:] in _ENDS
        ):
            if last in "”）》】" and _quoted_whole(text):
                continue
            yield (
                line,
                Hit(
                    max(end - 2, 0), end, "warning", "段末缺少标点。", BASIS, "请补上句号。", text[-2:] + "。"
                ),
            )


def _is_loose_title(line: Line) -> bool:
    return bool(_NOT_PROSE.match(line.text)) or (
        len(line.text) <= 40 and not re.search("[。；：:！？，,]", line.text)
    )


def _list_goes_on(line: Line, following: Line | None) -> bool:
    """Items ending with ； one after another."""
    return (
        following is not None
        and following.is_body
        and bool(ordinals.leading_item(line.text) and ordinals.leading_item(following.text))
    )


def _quoted_whole(text: str) -> bool:
    return text[0] in "（【《“"


@line_rule("punct.titles", "paragraph", "cell")
def comma_between_titles(line: Line, _context: Context) -> Iterator[Hit]:
    """《甲》、《乙》: no 、 between marked titles or quotes (GB/T 15834—2011, 4.5.3.5)."""
    for found in re.finditer("(?<=》)、(?=《)", line.text):
        told = "书名号之间不用顿号。"
        yield Hit(found.start(), found.end(), "note", told, "GB/T 15834—2011，4.5.3.5", "请删去顿号。", "")
