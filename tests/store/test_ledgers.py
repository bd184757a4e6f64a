"""Ledgers in a workbook: entries, undo, imports, columns that come later, views and search."""

from __future__ import annotations

import datetime as dt
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from msgspec.structs import replace

from fzdesk.catalogue.model import LedgerColumn, LedgerKind
from fzdesk.errors import InputError, NotAWorkbook, SaveFailed, StoreError
from fzdesk.ledger.model import Cell, Evidence, Shape, View
from fzdesk.operations.ledgers import LedgerReader
from fzdesk.report.figures import Counted
from fzdesk.store import backup
from fzdesk.store.restore import restore
from fzdesk.store.saver import Change, Saver
from fzdesk.store.workbook import Workbook
from tests.ledger.made_rows import made_rows
from tests.ledger.test_totals import CATALOGUE, KINDS
from tests.store.samples import answered, blank
from tests.store.test_workbook_file import SCHEMAS, changed_outside

STUDY, MEDIATION, CERTIFICATE = KINDS["study"], KINDS["mediation"], KINDS["certificate"]
MARCH = dt.date(2025, 3, 8)


@pytest.fixture
def workbook(path: Path) -> Iterator[Workbook]:
    """A workbook with an empty report of 2025."""
    made = Workbook.create(path, blank(), CATALOGUE)
    yield made
    made.close()


@pytest.fixture
def reader(workbook: Workbook) -> Iterator[LedgerReader]:
    """What the window reads with."""
    with closing(LedgerReader.of(workbook, CATALOGUE)) as made:
        yield made


def study(title: str = "学习民法典", day: dt.date = MARCH, **more: Cell) -> dict[str, Cell]:
    """An entry of 学法."""
    return {"date": day, "form": "中心组", "title": title, **more}


def titles(reader: LedgerReader, view: View | None = None) -> list[Cell]:
    """The titles of a view's rows."""
    return [entry.values["title"] for entry in reader.entries(view or View("study"), 0, 1000)]


def test_an_entry_is_there_after_reopening(path: Path, workbook: Workbook, reader: LedgerReader) -> None:
    """With its types, and who entered it when; empty texts are no cells."""
    values = study(attendees=16, place="")
    entry = workbook.ledgers.add(STUDY, values)
    assert entry.id == 1
    assert entry.values == study(attendees=16)
    assert entry.entered_at is not None
    assert abs(dt.datetime.now(dt.UTC) - entry.entered_at) < dt.timedelta(seconds=10)
    workbook.close()
    with closing(Workbook.open(path)) as again, closing(LedgerReader.of(again, CATALOGUE)) as later:
        assert later.get(1) == entry
        assert later.entries(View("study")) == [entry]


def test_ids_are_unique_across_all_kinds(workbook: Workbook) -> None:
    """And never used again."""
    first = workbook.ledgers.add(STUDY, study()).id
    second = workbook.ledgers.add(CERTIFICATE, {"date": MARCH, "action": "新领", "person": "甲"}).id
    workbook.ledgers.undo("certificate")
    third = workbook.ledgers.add(CERTIFICATE, {"date": MARCH, "action": "新领", "person": "乙"}).id
    assert (first, second, third) == (1, 2, 3)


def test_a_change_touches_the_named_cells(workbook: Workbook, reader: LedgerReader) -> None:
    """None empties one, those not named stay; what changes nothing is no action."""
    entry = workbook.ledgers.add(STUDY, study(attendees=16, place="会议室"))
    changed = workbook.ledgers.change(entry.id, {"title": "学习宪法", "attendees": None})
    assert changed.values == study("学习宪法", place="会议室")
    assert reader.get(entry.id) == changed
    workbook.ledgers.change(entry.id, {"title": "学习宪法"})
    workbook.ledgers.undo("study")
    assert reader.get(entry.id) == entry


def test_deleted_entries_stay_and_come_back(workbook: Workbook, reader: LedgerReader) -> None:
    """They are in no figure and no view but that of the deleted."""
    ids = [workbook.ledgers.add(STUDY, study(str(number))).id for number in range(3)]
    workbook.ledgers.delete(ids[:2])
    assert titles(reader) == ["2"]
    assert titles(reader, View("study", deleted=True)) == ["1", "0"]
    assert reader.undo_label("study") == "删除 2 条"
    workbook.ledgers.restore([ids[0]])
    assert titles(reader) == ["2", "0"]
    workbook.ledgers.undo("study")
    workbook.ledgers.undo("study")
    assert titles(reader) == ["2", "1", "0"]
    assert reader.shape(View("study")) == Shape(3, (("2025-03", 3),))


def test_each_ledger_is_undone_by_itself(path: Path, workbook: Workbook, reader: LedgerReader) -> None:
    """Also after a restart; labels say what."""
    workbook.ledgers.add(STUDY, study("学习《中华人民共和国行政处罚法》"))
    workbook.ledgers.add(CERTIFICATE, {"date": MARCH, "action": "新领", "person": "甲"})
    assert reader.undo_labels("study") == ("添加“学习《中华人民共和国行政…”", None)
    assert workbook.ledgers.undo("study") == "添加“学习《中华人民共和国行政…”"
    assert titles(reader) == []
    workbook.close()
    with closing(Workbook.open(path)) as again, closing(LedgerReader.of(again, CATALOGUE)) as later:
        assert later.undo_labels("certificate") == ("添加“一条”", None)
        assert again.ledgers.redo("study") is not None
        assert titles(later) == ["学习《中华人民共和国行政处罚法》"]
        assert later.counts() == {"study": 1, "certificate": 1}
        assert again.ledgers.redo("study") is again.ledgers.undo("mediation") is None


def test_undo_of_a_ledger_leaves_the_report_alone(workbook: Workbook) -> None:
    """And the other way round."""
    workbook.save(2025, blank(), answered(blank(), "a.b", reason="一"), label="填写")
    workbook.ledgers.add(STUDY, study())
    workbook.ledgers.undo("study")
    assert workbook.load(2025).report == answered(blank(), "a.b", reason="一")
    workbook.ledgers.redo("study")
    workbook.undo(2025)
    assert workbook.load(2025).totals["study.central_group.times"] == Counted(Decimal(1), 1)


def test_an_import_is_one_action(workbook: Workbook, reader: LedgerReader) -> None:
    """One undo takes all of it back, one redo brings it; what was changed meanwhile is undone before."""
    rows = list(made_rows(MEDIATION, 250))
    batch = workbook.ledgers.import_rows(MEDIATION, rows, "导入“调解.xlsx”", {"日期": "date", "序号": ""})
    assert reader.counts() == {"mediation": 250}
    entry = reader.entries(View("mediation"))[0]
    assert entry.batch == batch
    workbook.ledgers.change(entry.id, {"remark": "改"})
    workbook.ledgers.undo("mediation")
    assert workbook.ledgers.undo("mediation") == "导入“调解.xlsx”"
    assert reader.counts() == {}
    assert workbook.ledgers.redo("mediation") == "导入“调解.xlsx”"
    assert reader.counts() == {"mediation": 250}
    assert reader.mapping("mediation", ["日期", "序号"]) == {"日期": "date", "序号": ""}
    assert reader.mapping("mediation", ["序号", "日期"]) is None
    assert workbook.problems() == []


def test_an_import_is_all_or_nothing(workbook: Workbook, reader: LedgerReader) -> None:
    """A cell of the wrong type, and nothing was imported."""
    with pytest.raises(ValueError, match="date"):
        workbook.ledgers.import_rows(STUDY, [study(), study(date="昨天")], "导入")
    assert reader.counts() == {}
    assert reader.undo_label("study") is None


def test_a_few_entries_are_added_as_one_action(workbook: Workbook, reader: LedgerReader) -> None:
    """All or none; one undo takes them back, and says how many they were."""
    with pytest.raises(ValueError, match="no integer"):
        workbook.ledgers.add_all(STUDY, [study("一"), study("二", attendees="许多")], "照抄")
    assert titles(reader) == []
    made = workbook.ledgers.add_all(STUDY, [study("一"), study("二")], "照抄")
    assert [entry.values["title"] for entry in made] == ["一", "二"]
    assert sorted(map(str, titles(reader))) == ["一", "二"]
    assert workbook.ledgers.undo("study") == "照抄 2 条"
    assert titles(reader) == []


def test_what_is_typed_and_not_recorded_is_kept(path: Path, workbook: Workbook, reader: LedgerReader) -> None:
    """Each ledger's own; it is there after reopening, is no entry and no action, and goes with another file."""
    workbook.ledgers.add(STUDY, study("一"))
    workbook.ledgers.undo("study")
    workbook.ledgers.keep_draft("study", {"title": "半句"})
    assert workbook.ledgers.redo("study") == "添加“一”"
    assert reader.draft("mediation") == {}
    workbook.close()
    other = path.with_name("别处.fzd")
    with closing(Workbook.open(path)) as again:
        again.copy_to(other)
    with closing(Workbook.open(other)) as copied, closing(LedgerReader.of(copied, CATALOGUE)) as read:
        assert (titles(read), read.draft("study")) == (["一"], {"title": "半句"})
        copied.ledgers.keep_draft("study", {})
        assert read.draft("study") == {}


def test_what_was_undone_goes_when_something_else_is_done(workbook: Workbook, reader: LedgerReader) -> None:
    """It cannot be done again, so it is not kept."""
    workbook.ledgers.import_rows(STUDY, [study(), study()], "导入")
    workbook.ledgers.undo("study")
    workbook.ledgers.add(STUDY, study("新"))
    assert reader.undo_labels("study") == ("添加“新”", None)
    assert workbook._db.conn.execute("SELECT count(*) FROM ledger_study").fetchone() == (1,)
    assert workbook._db.conn.execute("SELECT count(*) FROM entries").fetchone() == (1,)


def test_columns_that_come_later(path: Path, workbook: Workbook, reader: LedgerReader) -> None:
    """A pack adds a column: older entries have nothing there, nothing is lost when the pack goes again."""
    old = workbook.ledgers.add(STUDY, study())
    wider = replace(STUDY, columns=(*STUDY.columns, LedgerColumn("hours", "学时", "decimal")))
    new = workbook.ledgers.add(wider, study("新", hours=Decimal("1.5")))
    assert reader.get(old.id) == old
    assert reader.get(new.id) == new
    workbook.ledgers.add(STUDY, study("再"))
    changed = workbook.ledgers.change(new.id, {"title": "改"})
    assert changed.values["hours"] == Decimal("1.5")
    assert workbook.problems() == []
    workbook.close()
    backup.verify(path)


def test_a_column_cannot_change_its_type(workbook: Workbook, reader: LedgerReader) -> None:
    """What was entered would be lost; the sentence says what to do.  A choice may become text."""
    workbook.ledgers.add(STUDY, study(attendees=16))
    columns = {column.key: column for column in STUDY.columns}
    other = tuple((columns | {"attendees": LedgerColumn("attendees", "人数", "text")}).values())
    with pytest.raises(StoreError, match="不能换成另一种类型"):
        workbook.ledgers.add(replace(STUDY, columns=other), study())
    free = tuple((columns | {"form": LedgerColumn("form", "形式", "text")}).values())
    workbook.ledgers.add(replace(STUDY, columns=free), study("二", form="观摩"))
    assert titles(reader) == ["二", "学习民法典"]


def test_a_packs_keys_are_no_sql(workbook: Workbook) -> None:
    """A key that is no name is refused by name; words of SQL are names like others."""
    column = LedgerColumn("order", "序号", "integer")
    workbook.ledgers.add(LedgerKind("group", "组台账", (column,)), {"order": 3})
    bad = LedgerKind('x"; DROP TABLE meta; --', "坏台账", (column,))
    with pytest.raises(StoreError, match="小写字母"):
        workbook.ledgers.add(bad, {"order": 1})
    assert workbook.problems() == []


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("attendees", "16"), ("attendees", Decimal(1)), ("attendees", True), ("attendees", 10**10), ("date", "x"),
        ("date", dt.datetime(2025, 1, 1, tzinfo=dt.UTC)), ("title", 3), ("nothing", "x"),
    ],
)  # fmt: skip
def test_a_cell_of_another_type_is_a_mistake(workbook: Workbook, column: str, cell: Cell) -> None:
    """The window reads what people type; here only cells come in."""
    with pytest.raises(ValueError, match=column if column == "nothing" else "is no"):
        workbook.ledgers.add(STUDY, study() | {column: cell})


def test_entries_that_are_gone(workbook: Workbook) -> None:
    """Another window may have taken them back."""
    entry = workbook.ledgers.add(STUDY, study())
    other = workbook.ledgers.add(CERTIFICATE, {"date": MARCH, "action": "新领", "person": "甲"})
    for ids in ([99], [entry.id, 99], [entry.id, other.id]):
        with pytest.raises(InputError, match="已经不在台账里"):
            workbook.ledgers.delete(ids)
    with pytest.raises(InputError):
        workbook.ledgers.change(99, {"title": "x"})


def test_a_workbook_open_to_read_takes_no_entries(path: Path, workbook: Workbook) -> None:
    """It shows them."""
    workbook.ledgers.add(STUDY, study())
    with closing(Workbook.open(path, read_only=True)) as reading:
        with closing(LedgerReader.of(reading, CATALOGUE)) as reader:
            assert titles(reader) == ["学习民法典"]
        with pytest.raises(SaveFailed):
            reading.ledgers.add(STUDY, study())


def test_every_change_is_numbered(workbook: Workbook) -> None:
    """So that backups know there is something new."""
    before = workbook.revision
    entry = workbook.ledgers.add(STUDY, study())
    workbook.ledgers.delete([entry.id])
    workbook.ledgers.undo("study")
    assert workbook.revision == before + 3
    assert workbook.ledgers.redo("mediation") is None
    assert workbook.revision == before + 3


def test_typing_goes_on_while_entries_are_added(workbook: Workbook) -> None:
    """The saver does not read the report again after each."""
    with closing(Saver(workbook)) as saver:
        report = saver.load(2025).result().report
        for number in range(3):
            saver.call(lambda book: book.ledgers.add(STUDY, study())).result()
            report = answered(report, "a.b", reason=str(number))
            saver.submit(Change(report, "填写"))
        assert saver.flush()
        assert saver.load(2025).result().report == report


def test_the_reader_follows_save_as(path: Path, workbook: Workbook) -> None:
    """After 另存为 it reads the new file."""
    saver = Saver(workbook)
    with closing(LedgerReader(lambda: saver.source, CATALOGUE)) as reader:
        saver.call(lambda book: book.ledgers.add(STUDY, study("一"))).result()
        assert titles(reader) == ["一"]
        saver.save_as(path.with_name("别处.fzd")).result()
        saver.call(lambda book: book.ledgers.add(STUDY, study("二"))).result()
        assert titles(reader) == ["二", "一"]
    saver.close()


def test_the_reader_sees_what_is_durable_at_once(workbook: Workbook, reader: LedgerReader) -> None:
    """And reads on while another change is being written."""
    workbook.ledgers.add(STUDY, study("一"))
    assert titles(reader) == ["一"]
    conn = workbook._db.conn
    conn.execute("BEGIN IMMEDIATE")
    conn.execute("UPDATE ledger_study SET title = '半途'")
    assert titles(reader) == ["一"]
    conn.rollback()


def test_views(workbook: Workbook, reader: LedgerReader) -> None:
    """Year, month, columns, order, pages; the shape counts the same rows by month."""
    for month, form in ((1, "讲座"), (2, "考试"), (2, "讲座"), (12, "讲座")):
        workbook.ledgers.add(STUDY, study(f"{month}{form}", dt.date(2025, month, 5), form=form))
    workbook.ledgers.add(STUDY, study("旧", dt.date(2024, 12, 31)))
    all_rows = View("study", year=2025)
    assert titles(reader, all_rows) == ["12讲座", "2讲座", "2考试", "1讲座"]
    assert reader.shape(all_rows) == Shape(4, (("2025-12", 1), ("2025-02", 2), ("2025-01", 1)))
    assert titles(reader, View("study", year=2025, month=2, descending=False)) == ["2考试", "2讲座"]
    some = View("study", where={"form": ("讲座", "")}, descending=False)
    assert titles(reader, some) == ["1讲座", "2讲座", "12讲座"]
    assert reader.shape(some) == Shape(3, (("2025-01", 1), ("2025-02", 1), ("2025-12", 1)))
    assert titles(reader, View("study", year=2025, sort="form", descending=False))[:1] == ["2考试"]
    assert [e.values["title"] for e in reader.entries(all_rows, 1, 2)] == ["2讲座", "2考试"]
    assert reader.counts(2025) == {"study": 4}
    assert reader.by_month(2025) == {"study": {1: 1, 2: 2, 12: 1}}
    assert reader.entries(View("petition")) == []
    assert reader.shape(View("petition")) == Shape(0)


def test_pages_of_another_order(workbook: Workbook, reader: LedgerReader) -> None:
    """Pages of a ledger sorted by any column follow on each other, and follow what is changed meanwhile."""
    workbook.ledgers.import_rows(MEDIATION, list(made_rows(MEDIATION, 250)), "导入")
    for descending in (False, True):
        view = View("mediation", sort="committee", descending=descending)
        pages = [reader.entries(view, offset, 60) for offset in range(0, 300, 60)]
        whole = [entry for page in pages for entry in page]
        assert [len(page) for page in pages] == [60, 60, 60, 60, 10]
        assert len({entry.id for entry in whole}) == 250
        assert whole == sorted(
            whole, key=lambda one: (str(one.values["committee"]), one.id), reverse=descending
        )
    first = reader.entries(view, 0, 1)[0]
    workbook.ledgers.delete([first.id])
    assert reader.entries(view, 0, 1)[0] == whole[1]
    workbook.ledgers.change(whole[1].id, {"committee": "0"})
    assert reader.entries(view, 248, 60)[0].id == whole[1].id


def test_a_figures_rows(workbook: Workbook, reader: LedgerReader) -> None:
    """Those that it counts: by its own date and conditions; of certificates the last of each person."""
    for kind in (MEDIATION, CERTIFICATE, KINDS["petition"], STUDY):
        workbook.ledgers.import_rows(kind, list(made_rows(kind, 300, years=(2024, 2025))), "导入")
    stored = workbook.load(2025)
    period = (dt.date(2025, 1, 1), dt.date(2025, 12, 31))
    assert len(stored.totals) > 30
    for figure, counted in stored.totals.items():
        kind = CATALOGUE.figure(figure).ledger
        view = View(kind, figure=figure, period=period)
        assert reader.shape(view).rows == counted.entries, figure
        assert len(reader.entries(view, 0, 1000)) == counted.entries


def test_search_over_all_ledgers(workbook: Workbook, reader: LedgerReader) -> None:
    """The latest first, of a year or all; the deleted are not found, the changed are found anew."""
    workbook.ledgers.add(STUDY, study("学习人民调解法", dt.date(2024, 5, 1)))
    one = workbook.ledgers.add(
        MEDIATION, {"date": MARCH, "committee": "河湾村调委会", "title": "邻里纠纷", "result": "成功"}
    )
    assert [entry.kind for entry in reader.search("调")] == ["mediation", "study"]
    assert [entry.kind for entry in reader.search("tj", 2024)] == ["study"]
    assert reader.search("河湾 纠纷") == [one]
    workbook.ledgers.change(one.id, {"title": "采光争议"})
    assert reader.search("河湾 纠纷") == []
    assert reader.search("采光")[0].id == one.id
    workbook.ledgers.delete([one.id])
    assert reader.search("采光") == []
    assert titles(reader, View("mediation", search="采光", deleted=True)) == ["采光争议"]
    assert reader.search("   ") == []


def test_a_search_finds_what_a_scan_finds(workbook: Workbook, reader: LedgerReader) -> None:
    """For every pair of neighbouring characters of some titles, the same entries as LIKE."""
    workbook.ledgers.import_rows(MEDIATION, list(made_rows(MEDIATION, 400)), "导入")
    title = str(reader.entries(View("mediation"))[0].values["title"])
    conn = reader._connection()
    for at in range(len(title) - 1):
        pair = title[at : at + 2]
        columns = ("title", "committee", "place", "kind", "remark")
        like = " OR ".join(f"{column} LIKE :like" for column in columns)
        scan = conn.execute(f"SELECT _id FROM ledger_mediation WHERE {like}", {"like": f"%{pair}%"})
        assert {e.id for e in reader.search(pair, limit=1000)} == {one for (one,) in scan}


def test_what_was_typed_before_is_offered(workbook: Workbook, reader: LedgerReader) -> None:
    """The latest first, each once, those that begin so."""
    for place in ("会议室", "河湾村", "会议室", "会堂"):
        workbook.ledgers.add(STUDY, study(place=place))
    assert reader.last_values("study", "place") == ["会堂", "会议室", "河湾村"]
    assert reader.last_values("study", "place", "会", 1) == ["会堂"]
    assert reader.last_values("study", "attendees") == reader.last_values("nothing", "place") == []


def test_evidence(workbook: Workbook, reader: LedgerReader) -> None:
    """Files are noted with an entry, the same content once, and this too can be taken back."""
    entry = workbook.ledgers.add(STUDY, study())
    photo = Evidence("a" * 64, "签到表.jpg", 120_000)
    workbook.ledgers.attach(entry.id, photo)
    workbook.ledgers.attach(entry.id, photo)
    (kept,) = reader.evidence(entry.id)
    assert (kept.sha256, kept.name, kept.size) == (photo.sha256, photo.name, photo.size)
    assert reader.entries(View("study"))[0].evidence == 1
    workbook.ledgers.detach(entry.id, photo.sha256)
    assert reader.evidence(entry.id) == []
    assert workbook.ledgers.undo("study") == "移除佐证"
    assert len(reader.evidence(entry.id)) == 1


def test_a_changed_byte_in_an_entry_is_noticed(path: Path, workbook: Workbook) -> None:
    """In the check of the file, and no backup is made of it."""
    workbook.ledgers.add(STUDY, study(attendees=16))
    workbook.close()
    changed_outside(path, "UPDATE ledger_study SET attendees = 17")
    with closing(Workbook.open(path)) as again:
        assert again.problems() == ["ledger_study 1"]
    with pytest.raises(NotAWorkbook):
        backup.verify(path)


def test_a_damaged_search_index_is_noticed(path: Path, workbook: Workbook) -> None:
    """It would hide entries in silence."""
    workbook.ledgers.add(STUDY, study())
    workbook.close()
    changed_outside(path, "UPDATE entry_search_content SET c0 = '别 的'")
    with pytest.raises(NotAWorkbook) as caught:
        backup.verify(path)
    assert "search index" in caught.value.detail


def test_a_damaged_ledger_does_not_keep_the_report_closed(path: Path, workbook: Workbook) -> None:
    """Its figures are not known then."""
    workbook.ledgers.add(STUDY, study())
    workbook.close()
    changed_outside(path, "UPDATE ledgers SET columns = '{'")
    with closing(Workbook.open(path)) as again:
        assert again.load(2025).totals == {}
        with closing(LedgerReader.of(again, CATALOGUE)) as reader, pytest.raises(StoreError):
            reader.entries(View("study"))


def test_undo_ends_at_a_restore(path: Path, workbook: Workbook) -> None:
    """What the ledger was then stays."""
    workbook.ledgers.add(STUDY, study())
    made = backup.back_up(path)
    assert made is not None
    workbook.close()
    restore(made.path, path)
    with closing(Workbook.open(path)) as again:
        assert again.ledgers.undo("study") is None
        assert again.load(2025).totals["study.central_group.times"].entries == 1


def test_a_finalised_report_keeps_what_was_counted(workbook: Workbook) -> None:
    """A later entry of its year does not change it."""
    workbook.ledgers.add(STUDY, study())
    workbook.versions.finalise(2025, "")
    workbook.ledgers.add(STUDY, study())
    assert workbook.load(2025).totals["study.central_group.times"].entries == 1
    workbook.versions.reopen(2025, "")
    assert workbook.load(2025).totals["study.central_group.times"].entries == 2


class LedgerDeeds(RuleBasedStateMachine):
    """Any deeds in any order: the ledger is what the deeds that stand make of it, and undo walks back."""

    folder: tempfile.TemporaryDirectory[str]

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.workbook = Workbook.create(Path(self.folder.name) / "a.fzd", blank(), CATALOGUE)
        self.reader = LedgerReader.of(self.workbook, CATALOGUE)
        self.states: list[dict[int, dict[str, Cell]]] = [{}]
        self.at = 0

    @property
    def now(self) -> dict[int, dict[str, Cell]]:
        return self.states[self.at]

    def done(self, state: dict[int, dict[str, Cell]]) -> None:
        self.states = [*self.states[: self.at + 1], state]
        self.at += 1

    @rule(number=st.integers(0, 99))
    def add(self, number: int) -> None:
        entry = self.workbook.ledgers.add(STUDY, study(str(number)))
        self.done({**self.now, entry.id: entry.values})

    @rule(number=st.integers(1, 3), day=st.dates(dt.date(2024, 12, 1), dt.date(2025, 2, 1)))
    def bring_in(self, number: int, day: dt.date) -> None:
        rows = [study(f"导入{n}", day) for n in range(number)]
        before = set(self.now)
        self.workbook.ledgers.import_rows(STUDY, rows, "导入")
        found = {e.id: e.values for e in self.reader.entries(View("study"), 0, 1000)}
        self.done({**self.now, **{k: v for k, v in found.items() if k not in before}})

    @rule(data=st.data(), day=st.dates(dt.date(2024, 12, 1), dt.date(2025, 2, 1)))
    def change(self, data: st.DataObject, day: dt.date) -> None:
        if self.now:
            one = data.draw(st.sampled_from(sorted(self.now)))
            if self.now[one]["date"] != day:
                self.workbook.ledgers.change(one, {"date": day})
                self.done({**self.now, one: {**self.now[one], "date": day}})

    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        if self.now:
            gone = data.draw(st.sets(st.sampled_from(sorted(self.now)), min_size=1, max_size=3))
            self.workbook.ledgers.delete(gone)
            self.done({k: v for k, v in self.now.items() if k not in gone})

    @rule()
    def undo(self) -> None:
        assert (self.workbook.ledgers.undo("study") is None) == (self.at == 0)
        self.at = max(self.at - 1, 0)

    @rule()
    def redo(self) -> None:
        last = self.at == len(self.states) - 1
        assert (self.workbook.ledgers.redo("study") is None) == last
        self.at += not last

    @invariant()
    def is_what_was_done(self) -> None:
        if not hasattr(self, "workbook"):
            return
        found = self.reader.entries(View("study", descending=False), 0, 1000)
        assert {e.id: e.values for e in found} == self.now
        shape = self.reader.shape(View("study"))
        assert shape.rows == len(self.now)
        assert dict(shape.months) == {
            month: sum(str(v["date"])[:7] == month for v in self.now.values())
            for month in {str(v["date"])[:7] for v in self.now.values()}
        }
        assert {e.id for e in self.reader.search("导入", limit=1000)} == {
            k for k, v in self.now.items() if "导入" in str(v["title"])
        }

    def teardown(self) -> None:
        if hasattr(self, "workbook"):
            assert self.workbook.problems() == []
            self.reader.close()
            self.workbook.close()
            self.folder.cleanup()


TestLedgerDeeds = LedgerDeeds.TestCase
TestLedgerDeeds.settings = settings(max_examples=12, stateful_step_count=20, deadline=None)


def test_ledgers_of_every_released_schema_are_read(path: Path) -> None:
    """Entries, what was deleted, files, a remembered heading, search, figures and undo."""
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.executescript((SCHEMAS / "0005-ledgers.sql").read_text(encoding="utf-8"))
    with closing(Workbook.open(path)) as workbook, closing(LedgerReader.of(workbook, CATALOGUE)) as reader:
        assert reader.counts(2025) == {"study": 1, "mediation": 3}
        (entry,) = reader.entries(View("study"))
        assert (entry.values["attendees"], entry.who, entry.evidence) == (17, "王小明", 1)
        assert titles(reader, View("study", deleted=True)) == ["调解法讲座"]
        assert [one.values["committee"] for one in reader.search("柳林")] == ["柳林村调委会"]
        assert reader.mapping("mediation", ["日期", "序号"]) == {"日期": "date", "序号": ""}
        found = reader.totals(CATALOGUE, dt.date(2025, 1, 1), dt.date(2025, 12, 31))
        assert found["disputes.organisations.committees"] == Counted(Decimal(2), 3)
        assert workbook.ledgers.undo("mediation") == "导入“调解.xlsx”"
        assert reader.counts(2025) == {"study": 1}
