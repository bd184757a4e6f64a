"""Undo, redo, bursts of typing and barriers."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from fzdesk.report.model import Report
from fzdesk.report.prose import plain_text
from fzdesk.store import journal
from fzdesk.store.workbook import Workbook
from tests.store.samples import CATALOGUE, OTHER_CATALOGUE, answered, answers, blank, with_prose


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[float]]:
    """The journal's clock, to be set forward."""
    now = [100.0]
    monkeypatch.setattr(journal.time, "monotonic", lambda: now[0])
    return now


def typed(workbook: Workbook, text: str, *, key: str = "a.b", label: str = "填写") -> Report:
    """Save one more answer."""
    old = workbook.load(2025).report
    new = answered(old, key, reason=text)
    workbook.save(2025, old, new, label=label, place=key)
    return new


def rows(workbook: Workbook) -> list[tuple[int, str, int]]:
    """Action, new value and undone of the journal."""
    sql = "SELECT action, json_extract(new, '$.reason'), undone FROM journal ORDER BY seq"
    return workbook._db.conn.execute(sql).fetchall()


def test_undo_and_redo_walk_through_the_actions(workbook: Workbook) -> None:
    """Each gives the whole report, what it was and where."""
    typed(workbook, "一", label="填一")
    typed(workbook, "二", key="a.c", label="填二")
    assert workbook.undo_labels(2025) == ("填二", None)
    undone = workbook.undo(2025)
    assert undone is not None
    assert (answers(undone.report), undone.label, undone.place) == ({"a.b": "一"}, "填二", "a.c")
    assert workbook.undo_labels(2025) == ("填一", "填二")
    assert workbook.undo(2025) is not None
    assert workbook.undo(2025) is None
    assert workbook.load(2025).report == blank()
    for expected in ({"a.b": "一"}, {"a.b": "一", "a.c": "二"}):
        redone = workbook.redo(2025)
        assert redone is not None
        assert answers(redone.report) == expected
    assert workbook.redo(2025) is None


def test_every_undo_is_a_numbered_change(workbook: Workbook) -> None:
    """So that copies made between have an order."""
    typed(workbook, "一")
    before = workbook.revision
    workbook.undo(2025)
    workbook.redo(2025)
    assert workbook.revision == before + 2


def test_a_page_is_undone_as_one(workbook: Workbook) -> None:
    """Several fields in one save."""
    page = with_prose(answered(answered(blank(), "a.b", reason="一"), "a.c", reason="二"), "s", "文")
    workbook.save(2025, blank(), page, label="填写一页")
    undone = workbook.undo(2025)
    assert undone is not None
    assert undone.report == blank()
    redone = workbook.redo(2025)
    assert redone is not None
    assert redone.report == page


def test_undo_works_after_a_restart(path: Path, workbook: Workbook) -> None:
    """Redo too."""
    for number in range(3):
        typed(workbook, str(number), label=str(number))
    workbook.undo(2025)
    workbook.close()
    with closing(Workbook.open(path)) as again:
        assert again.undo_labels(2025) == ("1", "2")
        undone = again.undo(2025)
        assert undone is not None
        assert answers(undone.report) == {"a.b": "0"}
        again.redo(2025)
        redone = again.redo(2025)
        assert redone is not None
        assert answers(redone.report) == {"a.b": "2"}


def test_a_new_change_ends_redo(workbook: Workbook) -> None:
    """What was undone before it is gone."""
    typed(workbook, "一", label="一")
    typed(workbook, "二", label="二")
    workbook.undo(2025)
    typed(workbook, "三", label="三")
    assert workbook.undo_labels(2025) == ("三", None)
    assert [(new, undone) for _, new, undone in rows(workbook)] == [("一", 0), ("三", 0)]


def test_years_are_undone_apart(workbook: Workbook) -> None:
    """Undo spans one report."""
    workbook.add_report(blank(2024), CATALOGUE)
    workbook.save(2024, blank(2024), answered(blank(2024), "x.y", reason="旧"), label="去年")
    typed(workbook, "新", label="今年")
    assert workbook.undo_labels(2024) == ("去年", None)
    workbook.undo(2024)
    assert workbook.undo_labels(2025) == ("今年", None)
    typed(workbook, "更新", label="今年二")
    assert workbook.undo_labels(2024) == (None, "去年")


def test_typing_in_one_field_is_one_action(workbook: Workbook, clock: list[float]) -> None:
    """While pauses are not over 3 seconds; its row is updated in place."""
    for text in ("会", "会前", "会前学"):
        typed(workbook, text)
        clock[0] += 3
    assert [new for _, new, _ in rows(workbook)] == ["会前学"]
    clock[0] += 1
    typed(workbook, "会前学法")
    assert [new for _, new, _ in rows(workbook)] == ["会前学", "会前学法"]
    undone = workbook.undo(2025)
    assert undone is not None
    assert answers(undone.report) == {"a.b": "会前学"}
    undone = workbook.undo(2025)
    assert undone is not None
    assert answers(undone.report) == {}


def test_typing_without_a_pause_is_not_one_action_for_ever(workbook: Workbook, clock: list[float]) -> None:
    """An undo takes back a minute of it at most."""
    for count in range(1, 43):
        typed(workbook, "字" * count)
        clock[0] += 2
    assert [len(new) for _, new, _ in rows(workbook)] == [31, 42]


@pytest.mark.parametrize(
    "other",
    ["", "会前", "会学法", "会后学法", "会前学法\n", "会前学法" + "粘贴来的一段话，" * 5],
    ids=["all removed", "one character removed", "removed inside", "replaced", "line", "pasted"],
)
def test_only_typing_joins_typing(path: Path, workbook: Workbook, clock: list[float], other: str) -> None:
    """Anything else is an action of its own: undo gives what stood there before it, also after a restart."""
    for text in ("会前", "会前学法", other, other + "又", other + "又写"):
        typed(workbook, text)
    texts = [answers(workbook.load(2025).report)]
    workbook.close()
    with closing(Workbook.open(path)) as again:
        for direction in (again.undo, again.undo, again.redo, again.redo):
            moved = direction(2025)
            assert moved is not None
            texts.append(answers(moved.report))
        assert again.redo(2025) is None
    whole, removed, typed_before = ({"a.b": text} for text in (other + "又写", other, "会前学法"))
    assert texts == [whole, removed, typed_before, removed, whole]


def test_a_paragraph_begun_is_an_action_of_its_own(workbook: Workbook) -> None:
    """Typing before it and after it is not taken back with it."""
    before = workbook.load(2025).report
    for texts in (["甲"], ["甲乙"], ["甲乙", ""], ["甲乙", "丙"], ["甲乙", "丙丁"], ["甲乙", "丙", "丁"]):
        after = with_prose(before, "s", *texts)
        workbook.save(2025, before, after, label="改正文")
        before = after
    seen = []
    while (undone := workbook.undo(2025)) is not None:
        state = undone.report.sections.get("s")
        seen.append([plain_text(p.pieces) for p in state.prose] if state else None)
    assert seen == [["甲乙", "丙丁"], ["甲乙", ""], ["甲乙"], ["甲"], None]


@pytest.mark.parametrize("between", ["label", "field", "page", "undo", "restart"])
def test_what_ends_a_burst(path: Path, workbook: Workbook, clock: list[float], between: str) -> None:
    """Another label, another field, several fields, undo, a restart."""
    typed(workbook, "一")
    if between == "label":
        typed(workbook, "二", label="别的")
    elif between == "field":
        typed(workbook, "二", key="a.c")
    elif between == "page":
        old = workbook.load(2025).report
        workbook.save(2025, old, answered(answered(old, "a.b", reason="x"), "a.c"), label="填写")
    elif between == "undo":
        workbook.undo(2025)
        workbook.redo(2025)
    else:
        workbook.close()
        workbook = Workbook.open(path)
    before = len(rows(workbook))
    typed(workbook, "三")
    assert len(rows(workbook)) == before + 1
    workbook.close()


def test_an_action_that_changed_nothing_is_passed_over(workbook: Workbook) -> None:
    """Undo always does something one can see; older programs wrote such rows."""
    typed(workbook, "一", label="先")
    typed(workbook, "一二", label="后")
    workbook._db.conn.execute("UPDATE journal SET new = old WHERE label = '后'")
    assert workbook.undo_labels(2025).undo == "先"


def test_catalogue_change_and_import_end_the_undo_span(workbook: Workbook) -> None:
    """Nothing before them is undone; what follows is."""
    typed(workbook, "一")
    workbook.set_catalogue(2025, OTHER_CATALOGUE)
    assert workbook.load(2025).catalogue == OTHER_CATALOGUE
    assert workbook.undo(2025) is None
    typed(workbook, "二")
    workbook.undo(2025)
    imported = answered(workbook.load(2025).report, "a.b", reason="三")
    workbook.import_report(2025, imported, label="导入")
    assert workbook.undo_labels(2025) == (None, None)
    assert workbook.redo(2025) is None
    assert workbook.load(2025).report == imported


def test_the_journal_says_who_and_where(workbook: Workbook) -> None:
    """And when, what from and what to."""
    typed(workbook, "一")
    row = workbook._db.conn.execute("SELECT label, place, who, path, old, new FROM journal").fetchone()
    assert row == ("填写", "a.b", workbook._who, "answers/a.b", None, '{"reason":"一"}')


KEYS = st.sampled_from(["a.b", "a.c", "d.e"])
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=5)


class Against(RuleBasedStateMachine):
    """Random saves, undo, redo, versions, going back to them and reopening, against a list of reports."""

    @initialize()
    def begin(self) -> None:
        import tempfile

        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "a.fzd"
        self.workbook = Workbook.create(self.path, blank(), CATALOGUE)
        self.states, self.at = [blank()], 0
        self.labels = 0
        self.kept: list[tuple[int, Report]] = []

    def save(self, new: Report) -> None:
        """Both save; every save has its own label, so that bursts play no part."""
        old = self.states[self.at]
        assume(new != old)
        self.labels += 1
        self.workbook.save(2025, old, new, label=str(self.labels))
        self.states = [*self.states[: self.at + 1], new]
        self.at += 1

    @rule(values=st.dictionaries(KEYS, TEXTS, min_size=1))
    def answer(self, values: dict[str, str]) -> None:
        new = self.states[self.at]
        for key, text in values.items():
            new = answered(new, key, reason=text)
        self.save(new)

    @rule(key=KEYS, texts=st.lists(TEXTS, max_size=3))
    def write(self, key: str, texts: list[str]) -> None:
        self.save(with_prose(self.states[self.at], key, *texts))

    @rule()
    def clear(self) -> None:
        self.save(blank())

    @rule()
    def undo(self) -> None:
        undone = self.workbook.undo(2025)
        assert (undone is None) == (self.at == 0)
        if undone is not None:
            self.at -= 1
            assert undone.report == self.states[self.at]

    @rule()
    def redo(self) -> None:
        redone = self.workbook.redo(2025)
        assert (redone is None) == (self.at == len(self.states) - 1)
        if redone is not None:
            self.at += 1
            assert redone.report == self.states[self.at]

    @rule()
    def reopen(self) -> None:
        self.workbook.close()
        self.workbook = Workbook.open(self.path)

    @rule()
    def barrier(self) -> None:
        self.labels += 1
        new = answered(self.states[self.at], "im.port", reason=str(self.labels))
        self.workbook.import_report(2025, new, label="导入")
        self.states, self.at = [new], 0

    @rule()
    def keep(self) -> None:
        self.kept.append((self.workbook.versions.keep(2025).number, self.states[self.at]))

    @rule()
    def keep_automatic(self) -> None:
        for version in self.workbook.versions.keep_automatic():
            self.kept.append((version.number, self.states[self.at]))

    @precondition(lambda self: self.kept)
    @rule(data=st.data())
    def restore(self, data: st.DataObject) -> None:
        number, state = data.draw(st.sampled_from(self.kept))
        before = self.workbook.versions.restore(2025, number)
        self.kept.append((before.number, self.states[self.at]))
        self.states, self.at = [state], 0

    @invariant()
    def same(self) -> None:
        stored = self.workbook.load(2025)
        assert (stored.report, stored.unread, stored.damaged) == (self.states[self.at], (), ())

    def teardown(self) -> None:
        self.workbook.close()
        self.folder.cleanup()


TestAgainstAPlainList = Against.TestCase
TestAgainstAPlainList.settings = settings(
    max_examples=30, stateful_step_count=30, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
