"""The ledgers of a workbook that a window has open: reading beside the saver, figures that follow."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from fzdesk.catalogue.editions import edition_for
from fzdesk.errors import SaveFailed, StoreError
from fzdesk.gui.session import Session
from fzdesk.ledger.model import Cell, View
from fzdesk.operations import answers
from fzdesk.operations.keeping import Keeping
from fzdesk.operations.workbooks import read
from fzdesk.report.model import UnitProfile
from fzdesk.report.prose import new_report
from fzdesk.store.workbook import Workbook

CATALOGUE = edition_for(2025)
STUDY = next(kind for kind in CATALOGUE.ledgers if kind.key == "study")
FIGURE = "study.pre_meeting.times"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed workbook in which 会前学法 is answered 开展 and nothing is typed."""
    report = new_report(2025, UnitProfile("青禾镇", "镇", "云岭县"), CATALOGUE)
    Workbook.create(
        tmp_path / "a.fzd", answers.set_state(report, "study.pre_meeting", "done"), CATALOGUE
    ).close()
    return tmp_path / "a.fzd"


@pytest.fixture
def keeping(path: Path) -> Iterator[Keeping]:
    """The workbook as a window keeps it."""
    kept = Keeping.open(path)
    yield kept
    kept.close(discard=True)


def entry(day: dt.date = dt.date(2025, 3, 8)) -> dict[str, Cell]:
    """One 会前学法."""
    return {"date": day, "form": "会前学法", "title": "学习民法典"}


def session_of(keeping: Keeping) -> Session:
    """A session over it, as opening makes it."""
    stored = keeping.load(2025)
    return Session(keeping, stored.report, stored.catalogue, stored.totals)


def test_the_text_follows_a_ledger(qtbot: QtBot, keeping: Keeping) -> None:
    """An entry is counted, the generated text says so, and undo takes it back."""
    session = session_of(keeping)
    assert session.figures.get(FIGURE) is None
    keeping.run(lambda workbook: workbook.ledgers.add(STUDY, entry()))
    with qtbot.waitSignal(session.changed):
        session.refresh_totals()
    found = session.figures.get(FIGURE)
    assert found is not None
    assert (found.shown, found.origin, found.entries) == ("1", "counted", 1)
    assert "1次" in "".join(p.text for p in session.document.paragraphs())
    with qtbot.assertNotEmitted(session.changed):
        session.refresh_totals()
    keeping.run(lambda workbook: workbook.ledgers.undo("study"))
    session.refresh_totals()
    assert session.figures.get(FIGURE) is None
    session.close()


def test_another_period_counts_other_entries(qtbot: QtBot, keeping: Keeping) -> None:
    """Counties also ask for 1—11月."""
    for month in (3, 12):
        keeping.run(lambda workbook, m=month: workbook.ledgers.add(STUDY, entry(dt.date(2025, m, 8))))
    session = session_of(keeping)
    assert session.figures.get(FIGURE).value == 2
    shorter = answers.set_period(session.report, dt.date(2025, 1, 1), dt.date(2025, 11, 30))
    session.change(shorter, "改起止")
    assert session.figures.get(FIGURE).value == 1
    session.close()


def test_ledgers_are_read_while_saving_fails(path: Path, keeping: Keeping) -> None:
    """What is there stays in sight; a new entry is refused, and nothing is said to be saved."""
    keeping.run(lambda workbook: workbook.ledgers.add(STUDY, entry()))
    with closing(keeping.ledger_reader(CATALOGUE)) as reader:
        assert len(reader.entries(View("study"))) == 1
        path.rename(path.with_name("b.fzd"))
        with pytest.raises(SaveFailed):
            keeping.run(lambda workbook: workbook.ledgers.add(STUDY, entry()))
        assert len(reader.entries(View("study"))) == 1
        path.with_name("b.fzd").rename(path)


def test_a_read_only_window_reads_its_own_copy(path: Path, keeping: Keeping) -> None:
    """As it was when it was opened."""
    keeping.run(lambda workbook: workbook.ledgers.add(STUDY, entry()))
    looking = Keeping.open(path, read_only=True)
    with closing(looking.ledger_reader(CATALOGUE)) as reader:
        keeping.run(lambda workbook: workbook.ledgers.add(STUDY, entry()))
        assert reader.counts() == {"study": 1}
    looking.close()


def test_a_file_that_cannot_be_read_is_a_known_error(keeping: Keeping, path: Path) -> None:
    """With its sentence, not a traceback."""
    reader = keeping.ledger_reader(CATALOGUE)
    path.rename(path.with_name("b.fzd"))
    with pytest.raises(StoreError, match="找不到"):
        reader.counts()
    path.with_name("b.fzd").rename(path)


def test_the_command_line_has_the_same_figures(path: Path) -> None:
    """Reading a report reads what its ledgers give."""
    with closing(Workbook.open(path)) as workbook:
        workbook.ledgers.add(STUDY, entry())
    assert read(path, 2025).totals[FIGURE].entries == 1
