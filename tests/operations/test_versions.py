"""What differs between versions, bringing back a section or a paragraph, 定稿 and imports by the command line's verbs."""

from __future__ import annotations

import json
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace

from fzdesk.commands import run_command
from fzdesk.errors import InputError
from fzdesk.operations import versions
from fzdesk.operations.answers import set_figure, set_state
from fzdesk.operations.checking import check_report
from fzdesk.operations.paragraphs import edit, own_paragraph, with_own_text
from fzdesk.operations.rows import remove_row
from fzdesk.operations.sample import create_sample, sample_reports
from fzdesk.operations.versions import Frozen, restore_paragraph, restore_section
from fzdesk.report.model import FigureValue, Report, Text
from fzdesk.report.progress import FORM_STEP
from fzdesk.report.prose import plain_text, section_prose
from fzdesk.report.wording import Wording
from fzdesk.store.workbook import Workbook

REPORT, CATALOGUE = sample_reports()[-1]
THEN = Frozen(REPORT, CATALOGUE, {})


def text_of(report: Report, section: str) -> str:
    """A section as it reads."""
    prose = section_prose(report, Wording(report, CATALOGUE), section)
    return "\n".join(plain_text(p.pieces) for p in prose)


def test_the_difference_names_figures_and_words() -> None:
    """A number that changed stands in the table and in the text, everything else is as it was."""
    duty_key, name = next(
        (duty.key, figure.key)
        for duty in CATALOGUE.duties()
        for figure in duty.figures
        if duty.key.startswith("study.") and figure.key in REPORT.answers[duty.key].figures
    )
    now = set_figure(REPORT, duty_key, name, FigureValue(Decimal(4321)))
    found = versions.compare(THEN, Frozen(now, CATALOGUE, {}))
    (changed,) = [one for one in found.figures if one.key == f"{duty_key}.{name}"]
    assert changed.new == "4321"
    assert changed.old
    assert changed.section == "学法"
    assert {one.step for one in found.passages if one.kind != "same"} == {"study"}
    assert versions.compare(THEN, THEN).figures == ()
    assert {one.kind for one in versions.compare(THEN, THEN).passages} == {"same"}


def test_a_section_comes_back_whole() -> None:
    """Answers, text and settings of that section, nothing else; the same section comes back the same."""
    duty = next(key for key in REPORT.answers if key.startswith("study."))
    now = set_state(REPORT, duty, "not_done")
    now = with_own_text(now, "study", "后来写的一段。")
    now = with_own_text(now, "norms", "别处写的一段。")
    back = restore_section(now, CATALOGUE, THEN, "study")
    assert text_of(back, "study") == text_of(REPORT, "study")
    assert back.answers == REPORT.answers
    assert text_of(back, "norms").endswith("别处写的一段。")
    assert restore_section(REPORT, CATALOGUE, THEN, "study") == REPORT


@pytest.mark.parametrize("kind", ["problems", "plans"])
def test_rows_come_back_with_their_part(kind: str) -> None:
    """The problems or plans of then; a problem never points to a plan that is not there."""
    section = next(part for part in CATALOGUE.parts if part.kind == kind).sections[0].key
    now = REPORT
    for row in (*REPORT.problems, *REPORT.plans):
        now = remove_row(now, CATALOGUE, row.id)
    back = restore_section(now, CATALOGUE, THEN, section)
    assert text_of(back, section) == text_of(REPORT, section)
    plans = {row.id for row in back.plans}
    assert all(set(row.plans) <= plans for row in back.problems)


def test_the_form_comes_back() -> None:
    """落款: unit, dress and period."""
    now = replace(REPORT, form=replace(REPORT.form, headings="run_in"), unit=replace(REPORT.unit, head=""))
    assert restore_section(now, CATALOGUE, THEN, FORM_STEP) == REPORT


def test_a_section_that_was_not_there_is_refused() -> None:
    """In plain words."""
    with pytest.raises(InputError, match="没有这一节"):
        restore_section(REPORT, CATALOGUE, THEN, "own.never")
    with pytest.raises(InputError, match="没有这一段"):
        restore_paragraph(REPORT, CATALOGUE, THEN, "never")


def test_a_generated_paragraph_comes_back_in_its_words() -> None:
    """Although the answers say something else by now; its neighbours stay as they are."""
    state = REPORT.sections["study"]
    paragraph = next(p for p in state.prose if p.origin == "generated")
    said = plain_text(
        next(
            p for p in section_prose(REPORT, Wording(REPORT, CATALOGUE), "study") if p.id == paragraph.id
        ).pieces
    )
    now = edit(REPORT, "study", replace(paragraph, origin="edited", pieces=(Text("改坏了。"),)))
    back = restore_paragraph(now, CATALOGUE, THEN, paragraph.id)
    found = next(p for p in back.sections["study"].prose if p.id == paragraph.id)
    assert (plain_text(found.pieces), found.origin) == (said, "edited")
    assert text_of(back, "study") == text_of(REPORT, "study")


@pytest.mark.parametrize("at", range(len(REPORT.problems)))
def test_a_row_comes_back_with_its_paragraph(at: int) -> None:
    """A problem that was taken out is a row of its page again, in its place."""
    row = REPORT.problems[at]
    section = next(part for part in CATALOGUE.parts if part.kind == "problems").sections[0].key
    paragraph = next(p for p in REPORT.sections[section].prose if p.source == f"problem:{row.id}")
    back = restore_paragraph(remove_row(REPORT, CATALOGUE, row.id), CATALOGUE, THEN, paragraph.id)
    assert back.problems == REPORT.problems
    assert text_of(back, section) == text_of(REPORT, section)


def test_a_deleted_paragraph_comes_back_to_its_place() -> None:
    """Behind the one it stood behind."""
    state = REPORT.sections["study"]
    first, last = own_paragraph("甲。"), own_paragraph("乙。")
    then = replace(
        REPORT, sections={**REPORT.sections, "study": replace(state, prose=(*state.prose, first, last))}
    )
    now = replace(REPORT, sections={**REPORT.sections, "study": replace(state, prose=(*state.prose, last))})
    back = restore_paragraph(now, CATALOGUE, Frozen(then, CATALOGUE, {}), first.id)
    assert back.sections["study"].prose == then.sections["study"].prose


# ---- 定稿


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """The sample."""
    path = tmp_path / "示例.fzd"
    create_sample(path)
    return path


def test_what_is_missing_is_in_the_way(workbook: Path) -> None:
    """One sentence says how many and the first; nothing is frozen."""
    with closing(Workbook.open(workbook)) as opened:
        old = opened.load(2025).report
        opened.save(2025, old, replace(old, plans=()), label="删安排")
        with pytest.raises(InputError, match="还有 1 处待填，不能定稿。第一处：下一年度安排。"):
            versions.finalise(opened, 2025)
        assert opened.versions.history(2025) == ()
        assert not opened.load(2025).report.finalised


def test_a_finding_left_with_a_reason_is_not_in_the_way(workbook: Path) -> None:
    """It is listed with its reason instead."""
    with closing(Workbook.open(workbook)) as opened:
        old = opened.load(2025).report
        new = with_own_text(old, "study", "依据《信访条例》办理。")
        opened.save(2025, old, new, label="改正文")
        found = versions.ready(opened, 2025)
        (error,) = found.errors
        with pytest.raises(InputError, match="还有 1 处错误，不能定稿"):
            versions.finalise(opened, 2025)
        dismissed = replace(new, dismissed={error.key: "上级原文如此"})
        opened.save(2025, new, dismissed, label="忽略")
        found = versions.ready(opened, 2025)
        assert found.is_clear
        assert [(one.key, why) for one, why in found.dismissed] == [(error.key, "上级原文如此")]
        versions.finalise(opened, 2025)
        assert opened.load(2025).report.finalised


def test_a_blank_is_in_the_way_whatever_was_written_beside_it(workbook: Path) -> None:
    """【待填】 in the title: missing, and no error a reason in 校核 takes away."""
    with closing(Workbook.open(workbook)) as opened:
        old = opened.load(2025).report
        lines = ("青禾镇【待填：什么】报告",)
        new = replace(old, form=replace(old.form, title_kind="own", title_lines=lines))
        frozen = Frozen(new, opened.load(2025).catalogue, opened.versions.totals(2025))
        blank = next(one for one in check_report(frozen) if one.is_blank)
        new = replace(new, dismissed={blank.key: "就这样"})
        opened.save(2025, old, new, label="改标题")
        found = versions.ready(opened, 2025)
        assert found.missing == ("落款　什么",)
        assert not found.dismissed
        with pytest.raises(InputError, match="还有 1 处待填，不能定稿。第一处：落款　什么"):
            versions.finalise(opened, 2025)


# ---- the command line


def applied(workbook: Path, tmp_path: Path, patch: object, year: int = 2025) -> int:
    """Run `apply` with a patch."""
    file = tmp_path / "patch.json"
    file.write_text(json.dumps(patch), encoding="utf-8")
    return run_command(["apply", str(workbook), "--year", str(year), str(file)])


def listed(workbook: Path, year: int, capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    """The versions as `history --json` has them."""
    capsys.readouterr()
    assert run_command(["history", str(workbook), "--year", str(year), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["workbook"], found["year"]) == (str(workbook), year)
    versions_: list[dict[str, object]] = found["versions"]
    return versions_


def test_an_import_keeps_what_was_before(
    workbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """history lists it, restore brings it back, and what restore replaced is kept too."""
    assert run_command(["history", str(workbook), "--year", "2025"]) == 0
    assert capsys.readouterr().out == "还没有历史版本。\n"
    assert applied(workbook, tmp_path, {"unit": {"head": "换了人"}}) == 0
    (one,) = listed(workbook, 2025, capsys)
    assert (one["number"], one["kind"], one["progress"]) == (2, "导入前", "已答 99 / 99")
    assert run_command(["restore", str(workbook), "--year", "2025", "--version", "2"]) == 0
    assert "恢复以前的内容存成了第 3 版" in capsys.readouterr().out
    with closing(Workbook.open(workbook, read_only=True)) as opened:
        assert opened.load(2025).report.unit == REPORT.unit
    assert [one["kind"] for one in listed(workbook, 2025, capsys)] == ["恢复前", "导入前"]
    assert run_command(["restore", str(workbook), "--year", "2025", "--version", "77"]) == 3
    assert capsys.readouterr().err == "没有第 77 版，请看一下历史版本里有哪些。\n"


def test_importing_the_same_again_changes_nothing(
    workbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No version is made for nothing."""
    assert applied(workbook, tmp_path, {"unit": {"head": REPORT.unit.head}}) == 0
    assert listed(workbook, 2025, capsys) == []


def test_an_import_into_a_final_report_is_final_again_or_refused(
    workbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is final is always frozen as a version and free of errors; JSON can take 定稿 back."""
    assert applied(workbook, tmp_path, {"plans": []}, 2024) == 3
    assert "不能作为定稿导入" in capsys.readouterr().err
    assert applied(workbook, tmp_path, {"unit": {"head": "换了人"}}, 2024) == 0
    assert [one["kind"] for one in listed(workbook, 2024, capsys)] == ["定稿", "导入前", "定稿"]
    assert applied(workbook, tmp_path, {"plans": [], "finalised": False}, 2024) == 0
    with closing(Workbook.open(workbook, read_only=True)) as opened:
        assert not opened.load(2024).report.finalised
        assert opened.versions.final(2024) is None


def test_the_history_says_what_was_exported(
    workbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of a final report; the paper itself says nothing of versions or hashes."""
    for year in ("2024", "2025"):
        arguments = [
            "export",
            str(workbook),
            "--year",
            year,
            "--to",
            str(tmp_path),
            "--txt",
            "--for",
            "submit",
        ]
        assert run_command([*arguments, "--final"]) == 0
    (one,) = listed(workbook, 2024, capsys)
    (noted,) = one["exports"]  # type: ignore[misc]
    assert (noted["for"], noted["files"]) == ("报送版", ["青禾镇2024年法治政府建设年度报告.txt"])
    assert str(one["text_hash"]) not in (tmp_path / noted["files"][0]).read_text(encoding="utf-8")
    assert listed(workbook, 2025, capsys) == []


def test_a_final_export_meets_errors(
    workbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It ends with 1, says the first, and no file is made; without --final it is made."""
    patch = {
        "sections": {
            "study": {
                "prose": [{"origin": "own", "pieces": [{"kind": "text", "text": "依据《信访条例》办理。"}]}]
            }
        }
    }
    assert applied(workbook, tmp_path, patch) == 0
    out = tmp_path / "out"
    arguments = ["export", str(workbook), "--year", "2025", "--to", str(out), "--txt"]
    assert run_command([*arguments, "--final"]) == 1
    assert "校核有 1 处错误" in capsys.readouterr().err
    assert not out.exists()
    assert run_command(arguments) == 0


def test_backup_is_a_whole_workbook(
    workbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """To a file of one's own, which is never replaced, or to the profile's folder."""
    target = tmp_path / "U盘" / "副本"
    target.parent.mkdir()
    assert run_command(["backup", str(workbook), "--to", str(target)]) == 0
    made = Path(capsys.readouterr().out.strip())
    assert made == target.with_name("副本.fzd")
    with closing(Workbook.open(made, read_only=True)) as opened:
        assert opened.years() == (2025, 2024)
    assert run_command(["backup", str(workbook), "--to", str(target)]) == 3
    assert "已经有名为" in capsys.readouterr().err
    for _ in range(2):
        assert run_command(["backup", str(workbook)]) == 0
        kept = Path(capsys.readouterr().out.strip())
        assert kept.is_file()
        assert kept.name.startswith("000001-")
