"""Rates that no rounding of the counts beside them gives; parts and wholes; figures of the report itself.

Basis: plain arithmetic.  An error only where part, whole and rate stand tied in one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from fzdesk.catalogue.terms import RateWords
from fzdesk.checks import rates
from fzdesk.checks.finding import Hit
from fzdesk.checks.lines import Line
from fzdesk.checks.quantities import Quantity, Sentence, sentences
from fzdesk.checks.rule import Case, Context, document_rule, line_rule

HUNDRED = Decimal(100)
BASIS = "数字之间应当对得上：率等于分子除以分母"


_PENDING = re.compile("正在|尚|未|待|在办|在调|剩余|其余|结转|不予|不成功|失败|转办|转交|移交")


_IN_TIME = re.compile("按期|按时|限期|及时")  # 按期办结率: what is not yet due leaves the whole


class Tie(NamedTuple):
    """A rate with the counts that can belong to it."""

    rate: Quantity
    done: tuple[Quantity, ...]
    bases: tuple[Quantity, ...]
    pending: tuple[int, ...]  # cases not finished, which may leave the whole
    either: tuple[int, ...]  # parts that may as well be the whole: 排查化解矛盾纠纷391件
    blurred: bool  # one of them is 余, 近, 约: nothing can be said

    def wholes(self, k: int) -> list[int]:
        """Every whole that may be meant, in order, those without pending cases last."""
        whole = [int(q.value) for q in self.bases]
        return [n for n in (*whole, *(n - less for n in whole for less in self.pending)) if n >= k]


@line_rule("rate.impossible", "paragraph", "cell")
def impossible_rates(line: Line, context: Context) -> Iterator[Hit]:
    """n件…成功k件…率p% where nothing fits; with one count only: is there any other whole number?"""
    for sentence in sentences(line.text):
        for rate in sentence.rates:
            words = _words(rate, context.terms.rates)
            if words is None or not rate.exact:
                continue
            if rate.value > HUNDRED:
                yield _over_hundred(rate)
                continue
            tie = _tie(sentence, rate, words)
            if not (_IN_TIME.search(rate.before) and not all(_IN_TIME.search(q.before) for q in tie.done)):
                yield from _judge(tie)


def _words(rate: Quantity, known: tuple[RateWords, ...]) -> RateWords | None:
    name = rate.before
    for filler in ("达到", "均为", "均达", "达", "为", "是", "约", "均"):
        name = name.removesuffix(filler)
    return next((words for words in known if words.name_pattern.search(name)), None)


def _tie(sentence: Sentence, rate: Quantity, words: RateWords) -> Tie:
    """Counts before the rate: a part is named by the rate's verb, a whole by one of the words for it."""
    before = [q for q in sentence.counts if q.start < rate.start and q.unit not in ("人次", "个")]
    finished = [q for q in before if not _PENDING.search(q.before)]
    done = [q for q in finished if words.done_pattern.search(q.before)]
    named = [q for q in finished if words.base_pattern.search(q.before) and _alike(q, done)]
    bases = [q for q in named if q not in done] or (named if len(done) > 1 else [])
    if not bases and len(done) == 1 and done[0] in named and _only_whole(words, done[0]):
        done, bases = [], done
    pending = tuple(int(q.value) for q in before if _PENDING.search(q.before))
    either = tuple(int(q.value) for q in done if q in named)
    return Tie(rate, tuple(done), tuple(bases), pending, either, any(not q.exact for q in (*done, *bases)))


def _alike(base: Quantity, done: list[Quantity]) -> bool:
    """Whether a whole is counted in the same unit as a part, 件 起 宗 件次 being the same."""
    cases = {"件", "起", "件次", "宗"}
    return not done or any(base.unit == q.unit or {base.unit, q.unit} <= cases for q in done)


def _only_whole(words: RateWords, only: Quantity) -> bool:
    """累计调处纠纷248件，调处成功率…: the only count is the whole where it does not say 成功."""
    return "成功" in words.name and "成功" not in only.before and "调成" not in only.before


def _judge(tie: Tie) -> Iterator[Hit]:
    rate, value = tie.rate, tie.rate.value
    if tie.blurred or not (tie.done or tie.bases):
        return
    if tie.done and tie.bases:
        yield from _tied(tie)
    elif tie.bases:
        whole = tie.bases[-1]
        n = int(whole.value)
        if n > 0 and all(rates.done_for(m, value) is None for m in tie.wholes(1)):
            yield _hit(
                rate, "warning", f"{n}{whole.unit}得不出{rate.shown}，请核实基数。", _for_whole(n, rate)
            )
    else:
        ks = [int(q.value) for q in tie.done]
        as_whole = any(rates.done_for(k, value) is not None for k in tie.either)
        if value > 0 and not as_whole and all(k > 0 and rates.base_for(k, value) is None for k in ks):
            told = rates.bases_near(ks[-1], value, max(rate.decimals, 1))
            yield _hit(
                rate, "warning",
                f"分子是{ks[-1]}{tie.done[-1].unit}时，没有哪个总数能得出{rate.shown}，请核实基数。",
                f"最接近的是{told}；请核对两个数，并写明总数",
            )  # fmt: skip


def _tied(tie: Tie) -> Iterator[Hit]:
    """Any pair that fits is fine; certain only where there is but one pair."""
    rate, value = tie.rate, tie.rate.value
    pairs = [(int(q.value), n) for q in tie.done for n in tie.wholes(int(q.value))]
    fitting = [(k, n) for k, n in pairs if rates.feasible(k, n, value)]
    unit = tie.bases[-1].unit
    if fitting:
        if value == HUNDRED and all(k != n for k, n in fitting):
            k, n = fitting[0]
            message = f"{n}{unit}里有{n - k}{unit}没有完成，写100%不准确。"
            yield _hit(rate, "note", message, f"建议写{rates.shown(k, n, 2)}")
        return
    k, n = int(tie.done[-1].value), int(tie.bases[-1].value)
    certain = len({q.value for q in tie.done}) == len({q.value for q in tie.bases}) == 1 and not tie.pending
    if k > n:
        message = f"{k}{tie.done[-1].unit}大于总数{n}{unit}，与{rate.shown}对不上。"
        yield _hit(rate, "error" if certain else "warning", message, "请核对；包含上年结转的，请写明")
        return
    true = rates.shown(k, n, max(rate.decimals, 1 if n > 100 else 0))
    message = f"{k}÷{n}应为{true}，文中写的是{rate.shown}。"
    remedy = "请核对三个数；仍在办理的不计入总数时，请写明"
    yield _hit(rate, "error" if certain else "warning", message, remedy, true if certain else None)


def _for_whole(n: int, rate: Quantity) -> str:
    told = f"最接近的是{rates.neighbours(n, rate.value, rate.decimals)}"
    if fitting := rates.smaller_bases(n, rate.value):
        pending = "或".join(str(n - m) for _, m in fitting)
        pairs = "、".join(f"{k}/{m}" for k, m in fitting)
        told += f"；如有{pending}件尚未办结、不计入总数，则{pairs}正好相符"
    return told + "；请核对并写明分子和分母"


def _over_hundred(rate: Quantity) -> Hit:
    return _hit(rate, "error", f"{rate.shown}超过100%，这一类率不可能大于100%。", "请核对分子和分母")


def _hit(rate: Quantity, level: object, message: str, remedy: str, fix: str | None = None) -> Hit:
    return Hit(rate.start, rate.end, level, message, BASIS, remedy + "。", fix)  # type: ignore[arg-type]


@document_rule("rate.figure")
def rates_of_the_report(case: Case) -> Iterator[tuple[Line, Hit]]:
    """A rate typed in the report beside its own part and whole."""
    if case.figures is None or case.catalogue is None:
        return
    for line, start, end, key in _figure_spans(case):
        figure = case.catalogue.figure(key)
        if figure is None or not figure.is_rate:
            continue
        duty = key.rpartition(".")[0]
        rate, done, base = (
            case.figures.get(name if "." in name else f"{duty}.{name}") if name else None
            for name in (key, figure.numerator, figure.denominator)
        )
        if rate is None or done is None or base is None or rate.origin == "computed":
            continue
        if {rate.precision, done.precision, base.precision} != {"exact"} or base.value <= 0:
            continue
        if done.value > base.value or not rates.feasible(int(done.value), int(base.value), rate.value):
            true = rates.shown(int(done.value), int(base.value), 1)
            message = f"填报的{figure.title}是{rate.shown}，按{done.shown}÷{base.shown}应为{true}。"
            yield line, Hit(start, end, "error", message, BASIS, "请核对这三个指标。")


@document_rule("count.ledger")
def text_against_ledger(case: Case) -> Iterator[tuple[Line, Hit]]:
    """A typed figure beside what the ledger counts."""
    if case.figures is None or case.catalogue is None:
        return
    for line, start, end, key in _figure_spans(case):
        figure, shown, counted = case.catalogue.figure(key), case.figures.get(key), case.figures.counted(key)
        if figure is None or shown is None or counted is None or shown.precision != "exact":
            continue
        if shown.origin == "typed" and shown.value != counted.value:
            message = (
                f"{figure.title}写的是{shown.shown}{figure.unit}，台账计得{counted.value:f}{figure.unit}。"
            )
            yield (
                line,
                Hit(
                    start, end, "warning", message, "报告中的数字应有台账可查", "请补齐台账，或改用台账的数。"
                ),
            )


@document_rule("count.stale")
def outdated_figures(case: Case) -> Iterator[tuple[Line, Hit]]:
    """A figure in an edited paragraph that has moved on since."""
    for line in case.reading.body:
        at = 0
        for span in line.spans:
            if span.stale:
                message = f"这里还是{span.text}，指标已改为{span.stale}。"
                hit = Hit(
                    at, at + len(span.text), "warning", message, "文字与指标不一致", "请更新。", span.stale
                )
                yield line, hit
            at += len(span.text)


@document_rule("count.digits")
def digits_beside_figures(case: Case) -> Iterator[tuple[Line, Hit]]:
    """A digit right beside a figure: 7 and 0 print 70, and 90 once the figure is 9."""
    for line in case.reading.body:
        at = 0
        for before, after in pairwise(line.spans):
            at += len(before.text)
            roles, touching = (before.role, after.role), before.text[-1:] + after.text[:1]
            if "figure" not in roles or len(touching) < 2 or not touching.isdecimal():
                continue
            figure = before.text if before.role == "figure" else after.text
            printed = next(m for m in re.finditer(r"\d+(?:\.\d+)?", line.text) if m.start() < at < m.end())
            yield line, Hit(
                printed.start(), printed.end(), "error",
                f"填报的数是{figure}，紧挨着它另有数字，印出来成了{printed[0]}。", "文字与指标不一致",
                "请删去多出的数字；数要改的，请到填写处改。",
            )  # fmt: skip


def _figure_spans(case: Case) -> Iterator[tuple[Line, int, int, str]]:
    for line in case.reading.body:
        at = 0
        for span in line.spans:
            if span.role == "figure" and span.source.field:
                yield line, at, at + len(span.text), span.source.field
            at += len(span.text)
