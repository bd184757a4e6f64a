"""A report as paths and JSON, and what differs between two."""

import time
from collections.abc import Callable

import msgspec
import pytest

from fzdesk.errors import DamagedField
from fzdesk.store.fields import assemble, assemble_readable, changes, flatten
from tests.store.samples import answered, blank, full, with_prose


def test_a_report_comes_back_from_its_fields() -> None:
    """Flatten and assemble are inverse."""
    for report in (blank(), full()):
        assert assemble(report.year, flatten(report)) == report


def test_fields_are_readable_text() -> None:
    """Chinese stands as it is, defaults take no room."""
    fields = flatten(full())
    assert "人少" in fields["problems"]
    assert fields["answers/study.pre"] == '{"state":"done","figures":{"n":{"value":"1.50","precision":"余"}}}'
    assert flatten(blank())["form"] == "{}"


def test_only_what_differs_is_a_change() -> None:
    """One answer, a page of several, a removed one, and the single fields."""
    report = full()
    assert changes(report, report) == {}
    assert changes(report, msgspec.structs.replace(report, answers=dict(report.answers))) == {}
    assert list(changes(report, answered(report, "study.pre", remark="x"))) == ["answers/study.pre"]
    fewer = {key: value for key, value in report.answers.items() if key != "own.3fa"}
    changed = msgspec.structs.replace(with_prose(report, "new", "三"), answers=fewer, finalised=False)
    assert changes(report, changed) == {
        "answers/own.3fa": None,
        "finalised": "false",
        "sections/new": '{"prose":[{"id":"p0","origin":"own","pieces":[{"kind":"text","text":"三"}]}]}',
    }


def test_a_changed_period_is_one_field() -> None:
    """Both ends stand in one field."""
    report = blank()
    changed = msgspec.structs.replace(report, period_to=report.period_to.replace(month=11, day=30))
    assert changes(report, changed) == {"period": '["2025-01-01","2025-11-30"]'}


def test_reports_of_two_years_are_not_compared() -> None:
    """That would overwrite one year with another."""
    with pytest.raises(ValueError, match="2024"):
        changes(blank(2024), blank(2025))


def test_one_change_costs_microseconds() -> None:
    """Identity comes first: a large report is not compared value by value."""
    report = blank()
    for number in range(300):
        report = answered(report, f"s.d{number}", reason="字" * 1000)
    changed = answered(report, "s.d7", reason="新")
    best = min(_timed(lambda: changes(report, changed)) for _ in range(20))
    assert best < 1e-3  # about 20 µs on an office computer


def _timed(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def test_half_characters_do_not_stop_a_save() -> None:
    """A lone surrogate, which JSON cannot hold, becomes a question mark."""
    report = answered(blank(), "a.b", reason="甲\ud83d乙")
    assert assemble(2025, flatten(report)).answers["a.b"].reason == "甲?乙"


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("answers/study.pre", '{"state":"don'),
        ("answers/study.pre", '{"from_a_newer_program":1}'),
        ("problems", "{}"),
        ("answers", "{}"),
        ("unit/x", "{}"),
        ("nowhere", "1"),
        ("unit", "null"),
    ],
)
def test_a_damaged_field_is_named(path: str, value: str) -> None:
    """The error says which."""
    with pytest.raises(DamagedField) as caught:
        assemble(2025, {**flatten(full()), path: value})
    assert caught.value.path == path
    assert path in str(caught.value)


def test_what_cannot_be_read_is_left_out_and_named() -> None:
    """One bad answer does not take the report away; a bad unit does."""
    fields = {**flatten(full()), "answers/study.pre": "{", "later": "1"}
    report, unread = assemble_readable(2025, fields)
    assert set(unread) == {"answers/study.pre", "later"}
    assert set(report.answers) == {"own.3fa"}
    del fields["unit"]
    with pytest.raises(DamagedField):
        assemble_readable(2025, fields)
