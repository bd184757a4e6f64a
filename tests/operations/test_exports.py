"""Which copies may leave, and that they come whole or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from msgspec.structs import replace

from fzdesk.catalogue.editions import edition_for
from fzdesk.errors import ExportError, TargetExists, UserError
from fzdesk.operations.answers import answer
from fzdesk.operations.exports import PURPOSE_TITLES, Purpose, document_for, export_report, missing
from fzdesk.operations.sample import sample_reports
from fzdesk.report.model import UnitProfile
from fzdesk.report.prose import new_report
from fzdesk.store.versions import Frozen

CATALOGUE = edition_for(2025)
EMPTY = Frozen(new_report(2025, UnitProfile("青禾镇", "镇", "云岭县"), CATALOGUE), CATALOGUE, {})
FINISHED = Frozen(*sample_reports()[-1], {})


def test_every_purpose_has_its_word() -> None:
    """送审稿, 报送版, 公开版."""
    assert tuple(PURPOSE_TITLES) == get_args(Purpose)


def test_draft_may_lack_things() -> None:
    """What is not filled in stands there as 【待填】."""
    document = document_for(EMPTY, "draft")
    assert missing(EMPTY)
    assert list(document.blanks()) or (document.signature and document.signature.date_blank)


@pytest.mark.parametrize("purpose", ["submit", "public"])
def test_copies_that_leave_may_not(purpose: Purpose) -> None:
    """Refused with how many are left; a finished one may leave."""
    with pytest.raises(UserError, match=f"还有 \\d+ 处待填（.+等），{PURPOSE_TITLES[purpose]}"):
        document_for(EMPTY, purpose)
    assert not list(document_for(FINISHED, purpose).blanks())


def test_a_missing_date_counts(tmp_path: Path) -> None:
    """A report without its date does not leave either, and no file is made."""
    report = replace(FINISHED.report, form=replace(FINISHED.report.form, date=None))
    undated = replace(FINISHED, report=report)
    with pytest.raises(UserError, match="还有 1 处待填（日期），报送版要先填完"):
        export_report(undated, tmp_path, ("txt",), purpose="submit")
    assert list(tmp_path.iterdir()) == []


def test_a_reason_counts() -> None:
    """What the steps list, the copies that leave want: 不适用 without its reason too."""
    duty = next(duty for duty in CATALOGUE.duties() if duty.level == "should")
    report = answer(FINISHED.report, duty.key, state="not_applicable", reason="")
    lacking = replace(FINISHED, report=report)
    assert [one.field for one in missing(lacking)] == [f"{duty.key}.reason"]
    with pytest.raises(UserError, match="还有 1 处待填"):
        document_for(lacking, "public")


def test_a_public_copy_does_not_wait_for_what_it_leaves_out() -> None:
    """版头 lacks its number: the 报送版 waits for it, the 公开版 has no 版头."""
    report = replace(FINISHED.report, form=replace(FINISHED.report.form, letterhead=True, number=""))
    held = replace(FINISHED, report=report)
    with pytest.raises(UserError, match="待填（发文字号"):
        document_for(held, "submit")
    assert document_for(held, "public").letterhead is None


def test_files_of_the_formats_asked_for(tmp_path: Path) -> None:
    """In their order, under the report's name."""
    made = export_report(FINISHED, tmp_path, ("txt", "docx"), purpose="submit")
    assert [path.name for path in made.paths] == [
        "青禾镇2025年法治政府建设年度报告.txt",
        "青禾镇2025年法治政府建设年度报告.docx",
    ]
    assert all(path.stat().st_size for path in made.paths)
    with pytest.raises(TargetExists):
        export_report(FINISHED, tmp_path, ("txt",), purpose="submit")
    again = export_report(FINISHED, tmp_path, ("txt",), purpose="submit", existing="number")
    assert again.paths[0].name.endswith("（2）.txt")


def test_a_draft_says_so_in_its_name(tmp_path: Path) -> None:
    """Beside the 报送版 it is another file, however long the unit's name."""
    for unit in ("青禾镇", "青" * 90):
        report = replace(FINISHED.report, unit=replace(FINISHED.report.unit, name=unit))
        held = replace(FINISHED, report=report)
        (draft,) = export_report(held, tmp_path, ("docx",)).paths
        (final,) = export_report(held, tmp_path, ("docx",), purpose="submit").paths
        assert draft.stem.endswith("（送审稿）")
        assert "送审稿" not in final.name


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """Said in words; nothing is made."""
    with pytest.raises(ExportError, match="找不到文件夹"):
        export_report(FINISHED, tmp_path / "U盘", ("txt",))
    assert list(tmp_path.iterdir()) == []
