"""How a title is broken: at word boundaries, into balanced lines that form a 梯形 or 菱形.

GB/T 9704-2012, 7.3.1: a title is broken so that the words stay whole, the lines are symmetric and of fitting
length, and it stands as a trapezium or a rhombus.  A small own rule with a word list does this; no segmenter.
"""

from __future__ import annotations

import math
import re
from functools import cache
from itertools import pairwise

from fzdesk.document.model import Document
from fzdesk.document.profile import Profile
from fzdesk.writers.line_breaking import is_full_width

_PLACE = "省|市|自治州|州|盟|自治县|县|区|自治旗|旗|民族乡|乡|镇|街道|苏木"
_BODY = "人民政府办公室|人民政府|党政综合办公室|办事处|党工委|委员会|党委"
_WORDS = re.compile(
    "[0-9]{4}(?:[—–～－-][0-9]{4})?(?:年度|年上半年|年)?|[!-~]+"
    "|法治政府建设|法治政府|法治建设|依法行政|年度报告|工作报告|情况报告|情况的报告|的报告|实施情况|工作情况"
    "|行政执法|统计表|一览表|汇总表|明细表|清单|台账|名单|方案|案件|办理|活动|宣传|普法|任务|分工|安排|计划|要点"
    "|推进|落实|贯彻|关于|年度|报告|情况|工作|自查|总结|上半年|民主|法治|建设|党政|主要|负责人|履行|第一责任人|职责"
    "|《[^》]*》|（[^）]*）|“[^”]*”"
)
_UNIT = re.compile(f"^(?:[^0-9关的]{{1,12}}?(?:{_PLACE})(?!(?:{_PLACE})))+(?:{_BODY})?")
_UNIT_PARTS = re.compile(f"[^0-9]+?(?:{_PLACE})(?!(?:{_PLACE}))|{_BODY}")
_CLINGING = "的和与及、，》）”"  # never begin a line of a title
_MANY = 24  # words beyond which not every way of breaking is looked at


def title_lines(document: Document, profile: Profile) -> tuple[str, ...]:
    """The title's lines: those wanted, long ones broken (GB/T 9704-2012, 7.3.1)."""
    width = profile.text_width_pt / profile.title_size_pt
    return tuple(line for wanted in document.title for line in break_title(wanted, width))


def subtitle_lines(document: Document, profile: Profile) -> tuple[str, ...]:
    """The subtitle's lines, in （）."""
    if not document.subtitle:
        return ()
    wrapped = document.subtitle.startswith(("（", "("))
    text = document.subtitle if wrapped else f"（{document.subtitle}）"
    return break_title(text, profile.text_width_pt / profile.body_size_pt)


def title_width(text: str) -> float:
    """Width of the text in em, for any face: the widest that letters and digits are in the faces in use.

    So DOCX and PDF break a title alike, on every PC, and no line is wider than the page in either.
    """
    return sum(map(_em, text))


@cache
def _em(char: str) -> float:
    if is_full_width(char):
        return 1.0
    if char in "MWmw@%&":
        return 1.1
    return 0.8 if char.isupper() else 0.6


def break_title(title: str, width: float) -> tuple[str, ...]:
    """``title`` as the fewest lines of at most ``width`` em, balanced.

    The unit's name at its head, a year and a set phrase stay whole, unless one alone is wider than a line.
    """
    if title_width(title) <= width:
        return (title,)
    words = [part for word in _words(title) for part in _fitting(word, width)]
    if len(words) > _MANY:
        return _filled(words, width)
    fewest = math.ceil(title_width(title) / width)
    for count in range(fewest, len(words) + 1):
        splits = _splits(tuple(words), count, width)
        if splits:
            return min(splits, key=lambda lines: _ugliness([title_width(line) for line in lines]))
    return tuple(words)


def _bracketed(word: str) -> list[str]:
    """The words of what stands in brackets, which cling to its first and last; empty for any other word."""
    if len(word) < 3 or word[0] not in "《（“":
        return []
    first, *others = _words(word[1:-1])
    if not others:
        return []
    return [word[0] + first, *others[:-1], others[-1] + word[-1]]


def _words(title: str) -> list[str]:
    """The words of a title; what the list does not know stays in pairs of characters."""
    words: list[str] = []
    head = _UNIT.match(title)
    position = head.end() if head else 0
    if head:
        words.append(head.group())
    while position < len(title):
        match = _WORDS.match(title, position)
        word = match.group() if match else title[position]
        unknown = not match
        if words and (word[0] in _CLINGING or (unknown and _open(words[-1]))):
            words[-1] += word
        else:
            words.append(word)
        position += len(word)
    return words


@cache
def _open(word: str) -> bool:
    """Whether a single unknown character may still join this word: it is one unknown character itself."""
    return len(word) == 1 and word not in _CLINGING


def _fitting(word: str, width: float) -> list[str]:
    """A word, taken apart only when it is wider than a line: a unit or brackets at words, else by force."""
    if title_width(word) <= width:
        return [word]
    parts = _bracketed(word) or _UNIT_PARTS.findall(word)
    if len(parts) > 1 and "".join(parts) == word:
        return [piece for part in parts for piece in _fitting(part, width)]
    half = (len(word) + 1) // 2
    if half == len(word):
        return [word]
    return _fitting(word[:half], width) + _fitting(word[half:], width)


def _filled(words: list[str], width: float) -> tuple[str, ...]:
    """Lines filled one after the other, for what is too long to be a title."""
    lines = [""]
    for word in words:
        if lines[-1] and title_width(lines[-1] + word) > width:
            lines.append(word)
        else:
            lines[-1] += word
    return tuple(lines)


def _splits(words: tuple[str, ...], count: int, width: float) -> list[tuple[str, ...]]:
    """Every way to set ``words`` in ``count`` lines that fit."""
    if count == 1:
        line = "".join(words)
        return [(line,)] if title_width(line) <= width else []
    found = []
    for cut in range(1, len(words) - count + 2):
        line = "".join(words[:cut])
        if title_width(line) > width:
            break
        found += [(line, *rest) for rest in _splits(words[cut:], count - 1, width)]
    return found


def _ugliness(lengths: list[float]) -> float:
    """How far lines, in characters, are from an even 梯形 or 菱形: a box and an hourglass count as ugly."""
    mean = sum(lengths) / len(lengths)
    spread = sum((length - mean) ** 2 for length in lengths) / len(lengths)
    steps = [after - before for before, after in pairwise(lengths)]
    box = 6.0 if all(abs(step) < 1 for step in steps) else 0.0
    hourglass = sum(12.0 for a, b in pairwise(steps) if a < 0 < b)
    return spread + box + hourglass + (0.5 if steps[-1] > 0 else 0.0)
