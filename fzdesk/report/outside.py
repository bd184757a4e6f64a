"""What a report holds beyond its catalogue (目录外事项): kept, not printed, and listed to be found again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from fzdesk.catalogue.model import Catalogue, Duty, Section, Value
from fzdesk.report.figures import plain, show
from fzdesk.report.model import STATE_TITLES, Answer, FigureValue, Report

_EMPTY = Answer()


class Outside(Value, frozen=True):
    """One thing the catalogue no longer asks: its key, what it was called, what the clerk gave."""

    key: str
    title: str
    words: str


def outside(report: Report, catalogue: Catalogue, known: Sequence[Catalogue] = ()) -> tuple[Outside, ...]:
    """Everything in the report that its catalogue does not ask, in the order it was answered.

    ``known`` are former catalogues, in which the titles are looked up; without, the key stands.
    """
    return (*_answers(report, catalogue, known), *_sections(report, catalogue, known))


def _answers(report: Report, catalogue: Catalogue, known: Sequence[Catalogue]) -> Iterator[Outside]:
    for key, answer in report.answers.items():
        if answer == _EMPTY or key.startswith("own."):
            continue
        duty = catalogue.duty(key)
        former = _former(key, known)
        if duty is None:
            yield Outside(key, _title(key, known), _told(answer, former))
            continue
        figures, details = {f.key for f in duty.figures}, {d.key for d in duty.details}
        for name, value in answer.figures.items():
            if name not in figures:
                yield Outside(f"{key}.{name}", duty.title, _figure(name, value, former))
        for name, text in answer.details.items():
            if name not in details and text.strip():
                yield Outside(f"{key}.{name}", duty.title, f"{_detail_title(name, former)}：{text.strip()}")


def _sections(report: Report, catalogue: Catalogue, known: Sequence[Catalogue]) -> Iterator[Outside]:
    """Sections the clerk wrote something in and that no part of the report has any more."""
    placed = {key for part in catalogue.parts for key in report.order.get(part.key, ())}
    for key, state in report.sections.items():
        own = sum(p.origin != "generated" and bool(p.pieces) for p in state.prose)
        if own and key not in placed:
            found = next((s for c in known if (s := c.section(key))), None)
            yield Outside(key, state.title or (found.title if found else key), f"写过的正文 {own} 段")


def _former(key: str, known: Iterable[Catalogue]) -> tuple[Section, Duty] | None:
    """The duty as a former catalogue had it, and its section."""
    for catalogue in known:
        section, duty = catalogue.section_of(key), catalogue.duty(key)
        if section and duty:
            return section, duty
    return None


def _title(key: str, known: Iterable[Catalogue]) -> str:
    former = _former(key, known)
    return f"{former[0].title}：{former[1].title}" if former else key


def _told(answer: Answer, former: tuple[Section, Duty] | None) -> str:
    """An answer in one line: 开展，会前学法次数12次，原因…"""
    told = [STATE_TITLES[answer.state]] if answer.state else []
    told += [_figure(name, value, former) for name, value in answer.figures.items()]
    told += [
        f"{_detail_title(n, former)}：{text.strip()}" for n, text in answer.details.items() if text.strip()
    ]
    if answer.reason.strip():
        told.append(f"原因：{answer.reason.strip()}")
    if answer.remark.strip():
        told.append(f"备注：{answer.remark.strip()}")
    return "，".join(told)


def _figure(name: str, typed: FigureValue, former: tuple[Section, Duty] | None) -> str:
    figure = next((f for f in former[1].figures if f.key == name), None) if former else None
    if figure is None:
        return f"{name} {plain(typed.value)}"
    shown = show(typed.value, figure, typed.precision)
    unit = "" if figure.is_rate or typed.precision == "以上" else figure.unit
    return f"{figure.title} {shown}{unit}"


def _detail_title(name: str, former: tuple[Section, Duty] | None) -> str:
    found = next((d for d in former[1].details if d.key == name), None) if former else None
    return found.title if found else name
