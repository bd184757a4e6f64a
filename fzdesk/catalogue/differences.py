"""What a newer catalogue changes, as a list of sentences to read before it is taken over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, Protocol, TypeVar

from fzdesk.catalogue.model import (
    LEVEL_TITLES,
    Catalogue,
    Deadline,
    Detail,
    Duty,
    Figure,
    Part,
    Section,
    Value,
)

Change = Literal["added", "removed", "changed"]
Subject = Literal[
    "part", "section", "duty", "figure", "detail", "deadline", "wording", "order", "ledger", "pick"
]  # fmt: skip
CHANGE_TITLES: dict[Change, str] = {"added": "增加", "changed": "改", "removed": "取消"}
_SAID = {"year": "本", "next_year": "下一", "secretary": "书记", "head": "政府主要负责人"}


class _Keyed(Protocol):
    @property
    def key(self) -> str: ...


K = TypeVar("K", bound=_Keyed)
V = TypeVar("V")


class Difference(Value, frozen=True):
    """One change: to what, by its key, and how it is told to the clerk."""

    change: Change
    subject: Subject
    key: str
    sentence: str


def differences(old: Catalogue, new: Catalogue) -> tuple[Difference, ...]:
    """Everything that is otherwise in ``new``, in the order of the report; empty when nothing is."""
    return (
        *_deadlines(old, new),
        *_parts(old, new),
        *_sections(old, new),
        *_words(old, new),
        *_ledgers(old, new),
        *_picks(old, new),
    )


def counted(found: Iterable[Difference]) -> str:
    """How many there are of each kind: 增加 3 项、改 2 项; empty for none."""
    changes = [one.change for one in found]
    return "、".join(
        f"{word} {changes.count(change)} 项" for change, word in CHANGE_TITLES.items() if change in changes
    )


def _deadlines(old: Catalogue, new: Catalogue) -> Iterator[Difference]:
    for key, was, now in _pairs(_keyed(old.deadlines), _keyed(new.deadlines)):
        if was is None and now:
            yield Difference("added", "deadline", key, f"新增“{now.title}”期限：{_day(now)}。")
        elif was and now is None:
            yield Difference("removed", "deadline", key, f"取消“{was.title}”期限（原为{_day(was)}）。")
        elif was and now and was != now:
            yield Difference(
                "changed", "deadline", key, f"“{was.title}”期限由{_day(was)}改为{_day(now)}。"
                if (was.month, was.day) != (now.month, now.day)
                else f"“{was.title}”期限改称“{now.title}”。",
            )  # fmt: skip


def _day(deadline: Deadline) -> str:
    return f"{deadline.month}月{deadline.day}日"


def _parts(old: Catalogue, new: Catalogue) -> Iterator[Difference]:
    before, after = _keyed(old.parts), _keyed(new.parts)
    for key, was, now in _pairs(before, after):
        if was is None and now:
            yield Difference("added", "part", key, f"新增“{now.title}”部分。")
        elif was and now is None:
            yield Difference("removed", "part", key, f"取消“{was.title}”部分，已写的内容会留着。")
        elif was and now:
            yield from _part(was, now)
    if _reordered(before, after):
        yield Difference("changed", "order", "parts", "报告各部分的先后顺序有改动。")


def _part(was: Part, now: Part) -> Iterator[Difference]:
    yield from _headings("part", was, now, "部分")
    if was.optional != now.optional:
        told = "可以不写" if now.optional else "必须写"
        yield Difference("changed", "part", now.key, f"“{now.title}”部分改为{told}。")
    if _reordered(_keyed(was.sections), _keyed(now.sections)):
        yield Difference("changed", "order", now.key, f"“{now.title}”部分各节的先后顺序有改动。")


def _headings(subject: Subject, was: Part | Section, now: Part | Section, what: str) -> Iterator[Difference]:
    if was.heading != now.heading:
        told = f"标题改为“{_readable(now.heading)}”" if now.heading else "不再印标题"
        yield Difference("changed", subject, now.key, f"“{was.title}”{what}{told}。")
    if was.title != now.title:
        yield Difference("changed", subject, now.key, f"“{was.title}”{what}改称“{now.title}”。")


def _sections(old: Catalogue, new: Catalogue) -> Iterator[Difference]:
    for key, was, now in _pairs(_keyed(old.sections()), _keyed(new.sections())):
        if was is None and now:
            yield Difference("added", "section", key, f"新增“{now.title}”一节，有事项{len(now.duties)}项。")
        elif was and now is None:
            yield Difference("removed", "section", key, f"取消“{was.title}”一节，已写的内容会留着。")
        elif was and now:
            yield from _section(was, now)
            part_was, part_now = old.part_of(key), new.part_of(key)
            if part_was and part_now and part_was.key != part_now.key:
                yield Difference("changed", "section", key, f"“{now.title}”一节移到“{part_now.title}”部分。")


def _section(was: Section, now: Section) -> Iterator[Difference]:
    yield from _headings("section", was, now, "一节")
    if was.optional != now.optional:
        told = "没有填写时可以不印" if now.optional else "必须写"
        yield Difference("changed", "section", now.key, f"“{now.title}”一节{told}。")
    if was.items != now.items:
        yield Difference("changed", "section", now.key, f"“{now.title}”一节分条的样式有改动。")
    before, after = _keyed(was.duties), _keyed(now.duties)
    for key, old, new in _pairs(before, after):
        if old is None and new:
            level = LEVEL_TITLES[new.level]
            yield Difference("added", "duty", key, f"“{now.title}”一节新增事项“{new.title}”（{level}）。")
        elif old and new is None:
            told = f"“{now.title}”一节取消事项“{old.title}”，已填的内容移到“目录外事项”。"
            yield Difference("removed", "duty", key, told)
        elif old and new:
            yield from _duty(old, new)
    if _reordered(before, after):
        yield Difference("changed", "order", now.key, f"“{now.title}”一节各事项的先后顺序有改动。")
    if [(p.key, p.lead) for p in was.paragraphs] != [(p.key, p.lead) for p in now.paragraphs]:
        yield Difference("changed", "wording", now.key, f"“{now.title}”一节各段的起首句有改动。")
    elif _moved(was, now):
        yield Difference("changed", "wording", now.key, f"“{now.title}”一节各事项所在的段落有改动。")


def _moved(was: Section, now: Section) -> bool:
    """Whether a duty that stays is said in another paragraph or place."""
    stay = {duty.key for duty in was.duties} & {duty.key for duty in now.duties}

    def places(section: Section) -> list[list[str]]:
        return [[key for key in plan.duties if key in stay] for plan in section.paragraphs]

    return places(was) != places(now)


def _duty(was: Duty, now: Duty) -> Iterator[Difference]:
    def changed(told: str, subject: Subject = "duty") -> Difference:
        return Difference("changed", subject, now.key, f"“{was.title}”{told}。")

    if was.title != now.title:
        yield changed(f"改称“{now.title}”")
    if was.level != now.level:
        yield changed(f"由{LEVEL_TITLES[was.level]}改为{LEVEL_TITLES[now.level]}")
    if was.kinds != now.kinds:
        yield changed(f"改为适用于{'、'.join(now.kinds) or '所有单位'}")
    if was.guidance != now.guidance:
        yield changed("的填写说明有改动")
    if was.basis != now.basis:
        documents = "、".join(dict.fromkeys(basis.document for basis in now.basis))
        yield changed(f"的依据改为{documents}" if documents else "不再列依据")
    if _says(was) != _says(now):
        yield changed("的写法有改动", "wording")
    yield from _fields(was, now)


def _says(duty: Duty) -> tuple[object, ...]:
    """All that decides what a duty prints."""
    return (duty.done, duty.zero, duty.not_done, duty.not_applicable, duty.when_not_done, duty.problem)


def _fields(was: Duty, now: Duty) -> Iterator[Difference]:
    """Figures and details that came, went or changed."""
    for name, old, new in _pairs(_keyed(was.figures), _keyed(now.figures)):
        for change, told in _field(old, new, "指标", _figure(old, new) if old and new else ""):
            yield Difference(change, "figure", f"{now.key}.{name}", f"“{now.title}”{told}。")
    for name, was_text, now_text in _pairs(_keyed(was.details), _keyed(now.details)):
        told = "有改动" if was_text and now_text and was_text != now_text else ""
        for change, sentence in _field(was_text, now_text, "文字项", told):
            yield Difference(change, "detail", f"{now.key}.{name}", f"“{now.title}”{sentence}。")


def _field(
    old: Figure | Detail | None, new: Figure | Detail | None, what: str, told: str
) -> Iterator[tuple[Change, str]]:
    if old is None and new:
        yield "added", f"新增{what}“{new.title}”" + ("（必填）" if new.required else "")
    elif old and new is None:
        yield "removed", f"取消{what}“{old.title}”"
    elif old and told:
        yield "changed", f"的{what}“{old.title}”{told}"


def _figure(was: Figure, now: Figure) -> str:
    """How a figure changed; empty when it did not."""
    told = []
    if was.title != now.title:
        told.append(f"改称“{now.title}”")
    if was.unit != now.unit:
        told.append(f"单位由“{was.unit}”改为“{now.unit}”")
    if was.required != now.required:
        told.append("改为必填" if now.required else "改为选填")
    if (was.ledger, was.count, was.numerator, was.denominator, was.decimals) != (
        now.ledger, now.count, now.numerator, now.denominator, now.decimals,
    ):  # fmt: skip
        told.append("的计算方法有改动")
    if not told and was != now:
        told.append("的标签或提示有改动")
    return "，".join(told)


def _words(old: Catalogue, new: Catalogue) -> Iterator[Difference]:
    for kind, was, now in _pairs(old.words, new.words):
        if was != now:
            yield Difference("changed", "wording", f"words.{kind}", f"{kind}的单位用词有改动。")


def _ledgers(old: Catalogue, new: Catalogue) -> Iterator[Difference]:
    for key, was, now in _pairs(_keyed(old.ledgers), _keyed(new.ledgers)):
        if was is None and now:
            yield Difference("added", "ledger", key, f"新增{now.title}。")
        elif was and now is None:
            yield Difference("removed", "ledger", key, f"取消{was.title}，已记的条目会留着。")
        elif was and now and was != now:
            yield Difference("changed", "ledger", key, f"{now.title}的栏目有改动。")


def _picks(old: Catalogue, new: Catalogue) -> Iterator[Difference]:
    """The two pick lists, each in one sentence: single picks do not change a report."""
    if old.problems != new.problems:
        yield Difference("changed", "pick", "problems", _listed("不足", old.problems, new.problems))
    if old.plans != new.plans:
        yield Difference("changed", "pick", "plans", _listed("安排", old.plans, new.plans))


def _listed(what: str, old: Iterable[_Keyed], new: Iterable[_Keyed]) -> str:
    before, after = {item.key: item for item in old}, {item.key: item for item in new}
    counts = {
        "新增": sum(key not in before for key in after),
        "取消": sum(key not in after for key in before),
        "改动": sum(key in before and before[key] != item for key, item in after.items()),
    }
    told = "、".join(f"{word}{count}条" for word, count in counts.items() if count)
    return f"可选的{what}{told or '顺序有改动'}。"


def _readable(heading: str) -> str:
    """A heading with its unit words said in general, to stand in quotation marks."""
    for slot, word in _SAID.items():
        heading = heading.replace(f"{{@{slot}}}", word)
    return heading.replace("“", "‘").replace("”", "’")


def _keyed(items: Iterable[K]) -> dict[str, K]:
    return {item.key: item for item in items}


def _pairs(before: Mapping[str, V], after: Mapping[str, V]) -> Iterator[tuple[str, V | None, V | None]]:
    """What had a key and what has it: the new ones in their order, then those that are gone."""
    for key in dict.fromkeys((*after, *before)):
        yield key, before.get(key), after.get(key)


def _reordered(before: Mapping[str, object], after: Mapping[str, object]) -> bool:
    return [key for key in before if key in after] != [key for key in after if key in before]
