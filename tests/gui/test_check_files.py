"""校核 and files, by clicks: a copy with remarks for a colleague, an update of the laws, pages beside sections."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from pytestqt.qtbot import QtBot

from fzdesk.catalogue import facts
from fzdesk.catalogue.laws import laws
from fzdesk.catalogue.terms import terms
from fzdesk.gui.check.check_page import CheckPage
from fzdesk.gui.main_window import MainWindow
from fzdesk.operations.paragraphs import with_own_text
from fzdesk.paths import resources
from tests.gui.recorder import recorded
from tests.gui.windows import WAIT, click, session_of, shown

WRONG = "截止目前,全镇开展宣传12次。甲乙丙办理完毕。"


@pytest.fixture(autouse=True)
def shipped_facts() -> Iterator[None]:
    """The shipped facts afterwards."""
    yield
    laws.cache_clear()
    terms.cache_clear()


@pytest.fixture
def page(qtbot: QtBot, sample: Path) -> CheckPage:
    """校核 of the sample with a paragraph that has a wrong word and a half-width comma."""
    window = shown(qtbot, sample)
    session = session_of(window)
    session.change(with_own_text(session.report, "study", WRONG), "写")
    settle(qtbot, window)
    click(qtbot, window.ui.navCheck)
    found = window.ui.pages.currentWidget()
    assert isinstance(found, CheckPage)
    return found


def settle(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until the report as it is now has been looked through."""
    assert window.check is not None
    findings, session = window.check.findings, session_of(window)
    qtbot.waitUntil(lambda: findings.checked_report is session.report, timeout=WAIT)


def test_a_copy_with_remarks(qtbot: QtBot, page: CheckPage, tmp_path: Path) -> None:
    """The copy has every finding at its words; a name that is taken is refused with a sentence."""
    target = tmp_path / "批注稿"
    with recorded(paths=[target]) as said:
        click(qtbot, page.ui.remarksButton)
    assert said.prompts == [("save", "另存批注稿")]
    assert said.notices[0][0] == "note"
    made = docx.Document(str(target.with_suffix(".docx")))
    told = [comment.text for comment in made.comments]
    assert len(told) == len(page.findings.open()) >= 2
    assert any("截至" in one for one in told)
    assert any(WRONG in paragraph.text for paragraph in made.paragraphs)
    with recorded(paths=[target.with_suffix(".docx")]) as said:
        click(qtbot, page.ui.remarksButton)
    assert said.notices == [("attention", "“批注稿.docx”已经有了，请换一个名字再存。")]


def update(folder: Path) -> Path:
    """Facts of a later day that know one wrong word more."""
    folder.mkdir()
    for name in facts.NAMES:
        text = (
            (resources() / name)
            .read_text(encoding="utf-8")
            .replace("as_of = 2025-04-30", "as_of = 2031-02-01")
        )
        more = '\n[[wrong]]\nfind = "甲乙丙"\nright = "丙乙甲"\nwhy = "试"\n' if name == "terms.toml" else ""
        (folder / name).write_text(text + more, encoding="utf-8")
    path = folder / "更新.txt"
    path.write_bytes(facts.pack(folder))
    return path


def test_an_update_of_the_laws(qtbot: QtBot, page: CheckPage, tmp_path: Path) -> None:
    """Chosen from a stick, told what it brings, taken in: the page shows the new day, the check knows more."""
    assert page.ui.caption.text() == "法规库截至 2025 年 4 月"
    with recorded("take", paths=[update(tmp_path / "优盘")]) as said:
        click(qtbot, page.ui.factsButton)
    assert said.questions[0][0].startswith("更新文件截至 2031 年 2 月 1 日")
    assert page.ui.caption.text() == "法规库截至 2031 年 2 月"
    qtbot.waitUntil(lambda: any("甲乙丙" in row.found.finding.where.text for row in page.rows), timeout=WAIT)


def test_a_spoilt_update_changes_nothing(qtbot: QtBot, page: CheckPage, tmp_path: Path) -> None:
    """One sentence, and the laws are what they were."""
    path = update(tmp_path / "优盘")
    path.write_bytes(path.read_bytes()[:-50])
    with recorded("take", paths=[path]) as said:
        click(qtbot, page.ui.factsButton)
    assert "重新拷贝" in said.notices[0][1]
    assert page.ui.caption.text() == "法规库截至 2025 年 4 月"


def test_pages_stand_beside_sections(qtbot: QtBot, page: CheckPage) -> None:
    """Each group says on which page it is, once the paper is set."""
    assert page.paper.wait_for_pages(WAIT)
    heads = [label.text() for label, _ in page._heads]
    assert heads
    assert all(text.startswith("第 ") and text.endswith(" 页") for text in heads)
