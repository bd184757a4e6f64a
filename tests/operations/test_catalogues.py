"""County packs in a workbook, what a newer catalogue offers, and taking it over."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace

from fzdesk.catalogue.editions import edition_for
from fzdesk.catalogue.model import Catalogue
from fzdesk.catalogue.pack import read_pack
from fzdesk.errors import CatalogueError, InputError
from fzdesk.operations import outline
from fzdesk.operations.answers import answer, set_figure, set_state
from fzdesk.operations.catalogues import (
    adopt,
    import_pack,
    is_for_another_county,
    merged_for,
    offer,
    outside_of,
    preview,
    remove_pack,
    take,
)
from fzdesk.operations.exchange import apply, dump
from fzdesk.operations.paragraphs import edit
from fzdesk.operations.workbooks import add_year
from fzdesk.report.model import FigureValue, Paragraph, Report, Text, UnitProfile
from fzdesk.report.outside import outside
from fzdesk.report.prose import new_report
from fzdesk.store.workbook import Workbook

YUNLING = Path(__file__).parent.parent / "catalogue" / "yunling.toml"
NAME = "云岭县法治政府建设年度报告目录（2025年）"
UNIT = UnitProfile("青禾镇", "镇", "云岭县")


@pytest.fixture
def edition() -> Catalogue:
    """What a new workbook's report is made with."""
    return edition_for(2025)


@pytest.fixture
def workbook(tmp_path: Path, edition: Catalogue) -> Iterator[Workbook]:
    """A new workbook with an empty report of 2025."""
    made = Workbook.create(tmp_path / "青禾镇.fzd", new_report(2025, UNIT, edition), edition)
    yield made
    made.close()


def pack_file(folder: Path, text: str, name: str = "县目录") -> Path:
    """A pack of the given tables."""
    path = folder / f"{name}.toml"
    path.write_text(f'name = "{name}"\n{text}', encoding="utf-8")
    return path


def saved(workbook: Workbook, report: Report) -> Report:
    """The report, saved as the workbook's."""
    workbook.save(2025, workbook.load(2025).report, report, label="填写")
    return report


def edited(report: Report, section: str, text: str) -> Report:
    """The report with a section's first paragraph edited by the clerk."""
    first = report.sections[section].prose[0]
    return edit(report, section, replace(first, origin="edited", pieces=(Text(text),)))


# --- packs ---------------------------------------------------------------------------------------


def test_an_imported_pack_needs_its_file_no_more(workbook: Workbook, tmp_path: Path) -> None:
    """It is kept inside the workbook; the report itself does not change."""
    file = tmp_path / "拷来的.toml"
    file.write_bytes(YUNLING.read_bytes())
    before = workbook.load(2025)
    assert import_pack(workbook, file).name == NAME
    file.unlink()
    assert merged_for(workbook, 2025).packs == (NAME,)
    assert merged_for(workbook, 2025).duty("disputes.square") is not None
    assert workbook.load(2025) == before


def test_a_kept_pack_merges_as_its_file_does(workbook: Workbook, edition: Catalogue) -> None:
    """Dates and all."""
    from fzdesk.catalogue.pack import merge

    import_pack(workbook, YUNLING)
    assert merged_for(workbook, 2025) == merge(edition, read_pack(YUNLING))


def test_a_new_years_report_has_the_packs(workbook: Workbook) -> None:
    """Begun with the county's catalogue, there is nothing to offer."""
    import_pack(workbook, YUNLING)
    add_year(workbook, UNIT, 2026)
    stored = workbook.load(2026)
    assert stored.catalogue.packs == (NAME,)
    assert offer(stored, workbook).differences == ()


def test_the_latest_of_one_county_counts(workbook: Workbook, tmp_path: Path) -> None:
    """Next year's pack takes the place of this year's from its own year on; the old one is kept."""
    import_pack(workbook, YUNLING)
    file = pack_file(
        tmp_path, 'county = "云岭县"\nvalid_from = 2026\n[[section]]\nkey = "study"\ntitle = "学"\n'
    )
    import_pack(workbook, file)
    assert merged_for(workbook, 2025).packs == (NAME,)
    assert merged_for(workbook, 2026).packs == ("县目录",)
    import_pack(workbook, pack_file(tmp_path, "[[section]]\nkey = 'study'\ntitle = '习'\n", "补充"))
    assert merged_for(workbook, 2026).packs == ("县目录", "补充")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[dooty]]\nkey = 'a.b'\n", ("县目录.toml", "dooty")),
        ("[[duty]]\nkey = 'stydy.oath'\ntitle = '甲'\n", ("县目录.toml", "stydy.oath")),
        (
            "[[duty]]\nkey = 'study.oath'\ndone = ['宣誓{ghost}次。']\n",
            ("县目录.toml", "study.oath", "ghost"),
        ),
    ],
)
def test_a_wrong_pack_is_not_kept(
    workbook: Workbook, tmp_path: Path, text: str, told: tuple[str, ...]
) -> None:
    """The error names the file and the key, also where the pack is wrong only for this edition."""
    with pytest.raises(CatalogueError) as caught:
        import_pack(workbook, pack_file(tmp_path, text))
    assert all(words in str(caught.value) for words in told)
    assert workbook.packs() == ()


def test_another_countys_pack_is_noticed() -> None:
    """By the county it names; a longer name of the same county is the same."""
    pack = read_pack(YUNLING)
    assert is_for_another_county(pack, replace(UNIT, county="南溪县"))
    for county in ("云岭县", "甲市云岭县", ""):
        assert not is_for_another_county(pack, replace(UNIT, county=county))


# --- offering and taking -------------------------------------------------------------------------


def test_nothing_is_offered_where_nothing_differs(workbook: Workbook) -> None:
    """A report made with the newest catalogue."""
    assert offer(workbook.load(2025), workbook) == (workbook.load(2025).catalogue, (), (), ())


def test_a_preview_keeps_nothing(workbook: Workbook) -> None:
    """What a file would change can be looked at first."""
    pack, found = preview(workbook.load(2025), workbook, YUNLING)
    assert pack.county == "云岭县"
    assert {one.key for one in found.differences} >= {"report", "disputes.square", "study.pre_meeting"}
    assert workbook.packs() == ()


def test_taking_it_over(workbook: Workbook) -> None:
    """Report and catalogue change in one step; what was written stays; undo ends; then nothing is offered."""
    report = new_report(2025, UNIT, edition_for(2025))
    report = saved(workbook, set_figure(report, "study.pre_meeting", "times", FigureValue(Decimal(12))))
    import_pack(workbook, YUNLING)
    found = offer(workbook.load(2025), workbook)
    taken = take(workbook, 2025, found.catalogue)
    stored = workbook.load(2025)
    assert stored.report == taken
    assert stored.catalogue == found.catalogue
    assert stored.report.answers == report.answers
    assert stored.report.order["achievements"][:2] == ("study", "leadership")
    assert workbook.undo_labels(2025) == (None, None)
    assert offer(stored, workbook).differences == ()


def test_a_final_report_takes_nothing_over(workbook: Workbook) -> None:
    """It says so; 撤回定稿 first."""
    before = workbook.load(2025)
    workbook.versions.finalise(2025)
    with pytest.raises(InputError, match="请先撤回定稿"):
        take(workbook, 2025, edition_for(2026))
    assert workbook.load(2025).catalogue == before.catalogue


def test_edited_words_stay_and_are_named(workbook: Workbook) -> None:
    """An edited paragraph does not follow the change, which the offer says by section."""
    report = saved(workbook, edited(workbook.load(2025).report, "study", "我自己写的。"))
    import_pack(workbook, YUNLING)
    found = offer(workbook.load(2025), workbook)
    assert found.kept == ("学法",)
    taken = take(workbook, 2025, found.catalogue)
    assert taken.sections["study"].prose[0] == report.sections["study"].prose[0]


def test_without_the_pack_its_answers_stand_outside(workbook: Workbook) -> None:
    """Removing a pack offers the way back; answers to its duties stay and are listed by name."""
    import_pack(workbook, YUNLING)
    report = take(workbook, 2025, merged_for(workbook, 2025))
    report = set_figure(report, "disputes.square", "yards", FigureValue(Decimal(3), "余"))
    report = answer(report, "disputes.square", remark="两处在建")
    report = set_figure(report, "study.pre_meeting", "meetings", FigureValue(Decimal(20)))
    saved(workbook, report)
    remove_pack(workbook, NAME)
    found = offer(workbook.load(2025), workbook)
    assert ("removed", "disputes.square") in {(one.change, one.key) for one in found.differences}
    taken = take(workbook, 2025, found.catalogue)
    assert taken.answers == report.answers
    told = [(one.key, one.title, one.words) for one in outside_of(workbook.load(2025), workbook)]
    assert told == [(one.key, one.title, one.words) for one in found.outside]
    assert told == [
        ("disputes.square", "矛盾化解：法治小院", "开展，法治小院 3余个，备注：两处在建"),
        ("study.pre_meeting.meetings", "会前学法", "会议总次数 20次"),
    ]
    stored = workbook.load(2025)
    assert apply(taken, dump(taken), stored.catalogue) == taken
    import_pack(workbook, YUNLING)
    again = take(workbook, 2025, merged_for(workbook, 2025))
    assert outside(again, merged_for(workbook, 2025)) == ()


def test_a_pack_that_no_longer_fits_is_told(workbook: Workbook, tmp_path: Path) -> None:
    """A pack for one edition that another year's edition cannot take names its file."""
    import_pack(workbook, YUNLING)
    stored = workbook.load(2025)
    workbook.keep_pack("坏", "坏.toml", "name = '坏'\n[[section]]\nkey = 'gone'\n")
    with pytest.raises(CatalogueError, match=r"坏\.toml 的 gone"):
        offer(stored, workbook)


# --- fitting a report ----------------------------------------------------------------------------


def without(catalogue: Catalogue, *keys: str) -> Catalogue:
    """The catalogue without some sections."""
    return replace(
        catalogue,
        parts=tuple(
            replace(part, sections=tuple(s for s in part.sections if s.key not in keys))
            for part in catalogue.parts
        ),
    )


def with_order(catalogue: Catalogue, *first: str) -> Catalogue:
    """The catalogue with some sections of part one before the others."""
    parts = list(catalogue.parts)
    sections = sorted(parts[1].sections, key=lambda s: first.index(s.key) if s.key in first else 99)
    parts[1] = replace(parts[1], sections=tuple(sections))
    return replace(catalogue, parts=tuple(parts))


def test_adopting_the_same_changes_nothing(edition: Catalogue) -> None:
    """Not one paragraph gets another id."""
    report, _ = outline.add_section(new_report(2025, UNIT, edition), "achievements", "特色做法", "study")
    report = outline.merge_section(edited(report, "study", "改过。"), "documents", "decisions")
    assert adopt(report, edition, edition) == report


def test_a_section_that_goes(edition: Catalogue) -> None:
    """Untouched it goes; with the clerk's words it becomes the clerk's own under its heading."""
    report = set_state(new_report(2025, UNIT, edition), "technology.platform", "done")
    new = without(edition, "technology")
    gone = adopt(report, edition, new)
    assert "technology" not in gone.sections
    assert "technology" not in gone.order["achievements"]
    kept = adopt(edited(report, "technology", "建成平台一个。"), edition, new)
    state = kept.sections["technology"]
    assert state.title
    assert [(p.origin, p.source, p.pieces) for p in state.prose] == [
        ("edited", "", (Text("建成平台一个。"),))
    ]
    assert kept.order["achievements"] == report.order["achievements"]
    assert [one.key for one in outside(kept, new, (edition,))] == ["technology.platform"]


def test_a_section_merged_into_one_that_goes(edition: Catalogue) -> None:
    """It stands by itself again."""
    report = outline.merge_section(new_report(2025, UNIT, edition), "study", "technology")
    assert adopt(report, edition, without(edition, "technology")).sections["study"].merged_into == ""


def test_the_new_order_where_the_clerk_kept_the_old(edition: Catalogue) -> None:
    """The clerk's own section stays behind the one it followed; a changed order stays as the clerk has it."""
    new = with_order(edition, "publicity", "study")
    report, own = outline.add_section(new_report(2025, UNIT, edition), "achievements", "特色", "study")
    order = adopt(report, edition, new).order["achievements"]
    assert order[:4] == ("publicity", "study", own, "leadership")
    moved = outline.move_section(report, "study", 2)
    assert adopt(moved, edition, new).order["achievements"] == moved.order["achievements"]


def test_a_section_that_moves_to_another_part(edition: Catalogue) -> None:
    """It is in its new part only."""
    parts = list(edition.parts)
    at = next(i for i, part in enumerate(parts) if part.key == "responsible")
    head = parts[at].sections[-1]
    parts[at] = replace(parts[at], sections=parts[at].sections[:-1])
    parts[1] = replace(parts[1], sections=(*parts[1].sections, head))
    order = adopt(new_report(2025, UNIT, edition), edition, replace(edition, parts=tuple(parts))).order
    assert order["achievements"][-1] == head.key
    assert head.key not in order["responsible"]


def test_words_of_a_part_that_goes_stand_outside(edition: Catalogue) -> None:
    """They are kept and listed."""
    report = new_report(2025, UNIT, edition)
    (section,) = next(part for part in edition.parts if part.key == "other").sections
    state = replace(report.sections["other"], prose=(Paragraph("p1", "own", pieces=(Text("无。"),)),))
    report = replace(report, sections={**report.sections, "other": state})
    new = replace(edition, parts=edition.parts[:-1])
    after = adopt(report, edition, new)
    assert after.sections["other"].prose == state.prose
    (told,) = outside(after, new, (edition,))
    assert (told.key, told.words) == ("other", "写过的正文 1 段")
    assert told.title == section.title


def test_paragraphs_follow_the_new_order_where_untouched(edition: Catalogue) -> None:
    """With the ids they had; where the clerk edited one, all stay in place."""

    def turned(catalogue: Catalogue) -> Catalogue:
        parts = list(catalogue.parts)
        sections = tuple(
            replace(s, paragraphs=s.paragraphs[::-1]) if s.key == "study" else s for s in parts[1].sections
        )
        parts[1] = replace(parts[1], sections=sections)
        return replace(catalogue, parts=tuple(parts))

    report = new_report(2025, UNIT, edition)
    assert len(report.sections["study"].prose) > 1
    after = adopt(report, edition, turned(edition))
    assert after.sections["study"].prose == report.sections["study"].prose[::-1]
    mine = edited(report, "study", "改过。")
    assert adopt(mine, edition, turned(edition)).sections["study"].prose == mine.sections["study"].prose


def test_everything_reads_the_same_after_reopening(tmp_path: Path, workbook: Workbook) -> None:
    """What was taken over is durable."""
    import_pack(workbook, YUNLING)
    taken = take(workbook, 2025, merged_for(workbook, 2025))
    path = workbook.path
    workbook.close()
    with closing(Workbook.open(path)) as again:
        assert again.load(2025).report == taken
        assert again.load(2025).catalogue.packs == (NAME,)
