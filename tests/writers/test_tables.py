"""Tables as drawn and as written: merged cells, paragraphs in cells, many columns, pages that end in one."""

from __future__ import annotations

import io
from itertools import pairwise
from typing import Any

import pdfplumber
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fzdesk.document.model import Cell, Document, Table
from fzdesk.document.profile import load_profile
from fzdesk.intake.read_docx import read_docx
from fzdesk.intake.reading import Grid, GridSpan
from fzdesk.writers.docx import write_docx
from fzdesk.writers.pdf import write_pdf
from fzdesk.writers.table_grid import placed_cells

PROFILE = load_profile("standard")


def pdf_of(*tables: Table) -> list[Any]:
    """The pages of a PDF that holds nothing but tables."""
    made = write_pdf(Document(title=(), nodes=tables, year=2025), PROFILE)
    with pdfplumber.open(io.BytesIO(made.data)) as file:
        return [(page.lines, page.chars, page) for page in file.pages]


def uprights(lines: list[Any]) -> list[float]:
    return sorted({round(line["x0"], 1) for line in lines if line["x0"] == line["x1"]})


def levels(lines: list[Any], at: float) -> list[float]:
    """Heights at which a level rule crosses ``at``."""
    crossing = (line for line in lines if line["top"] == line["bottom"] and line["x0"] < at < line["x1"])
    return sorted({round(line["top"], 1) for line in crossing})


def grouped(groups: int, rows: int) -> Table:
    """A head of two rows, then groups of rows that share their first cell."""
    head = (
        (Cell("单位", "center", down=2), Cell("案件", "center", across=2), Cell("")),
        (Cell(""), Cell("受理", "center"), Cell("办结", "center")),
    )
    body = [
        (Cell(f"第{group}所" if not row else "", down=rows if not row else 1), Cell(str(row)), Cell("是"))
        for group in range(groups)
        for row in range(rows)
    ]
    return Table("t", (*head, *body), 2)


def test_no_rule_runs_through_a_merged_cell() -> None:
    """Neither across nor down; the words stand in the middle of all it spans."""
    ((lines, chars, _),) = pdf_of(grouped(1, 4))
    left, first, second, right = uprights(lines)
    assert len(levels(lines, (left + first) / 2)) == 3  # above and under the head, under the group
    assert len(levels(lines, (first + second) / 2)) == 7
    head, foot = levels(lines, (left + first) / 2)[1:]
    words = [char for char in chars if char["text"] in "第0所" and head < char["top"] and char["x0"] < first]
    middle = sum(char["top"] + char["bottom"] for char in words) / len(words) / 2
    assert middle == pytest.approx((head + foot) / 2, abs=2.5)
    top = levels(lines, (left + first) / 2)[0]
    assert not [
        line for line in lines
        if round(line["x0"], 1) == second == round(line["x1"], 1) and line["top"] == pytest.approx(top, abs=0.2)
    ]  # fmt: skip
    assert right == pytest.approx(left + PROFILE.text_width_pt, abs=0.2)


def test_rows_that_share_a_cell_stay_together() -> None:
    """Up to half a page; the head is repeated."""
    pages = pdf_of(grouped(12, 5))
    assert len(pages) > 1
    for _, _, page in pages:
        words = page.extract_text().split("\n")
        assert words[0].startswith("案件") or "案件" in words[0] + words[1]
    together = "".join(page.extract_text() for _, _, page in pages)
    assert all(f"第{group}所" in together for group in range(12))


def test_a_cell_longer_than_a_page_is_closed_at_each_page_s_end() -> None:
    """Every page's table has a rule at its foot and its head, in each column."""
    pages = pdf_of(grouped(1, 60))
    assert len(pages) > 2
    for lines, _, _ in pages:
        sides = uprights(lines)
        feet = [levels(lines, (left + right) / 2)[-1] for left, right in pairwise(sides)]
        assert len(set(feet)) == 1
        tops = [levels(lines, (left + right) / 2)[0] for left, right in pairwise(sides)]
        assert len(set(tops)) == 1


def test_paragraphs_of_a_cell_are_lines_of_their_own() -> None:
    """In both formats."""
    table = Table("t", ((Cell("甲\n乙"), Cell("丙")),), 0)
    ((_, chars, _),) = pdf_of(table)
    heights = {char["text"]: char["top"] for char in chars}
    assert heights["乙"] - heights["甲"] == pytest.approx(18)
    assert heights["丙"] == pytest.approx((heights["甲"] + heights["乙"]) / 2)
    (grid,) = read_docx(write_docx(Document(title=(), nodes=(table,)), PROFILE)).items
    assert isinstance(grid, Grid)
    assert grid.rows == (("甲\n乙", "丙"),)


@pytest.mark.parametrize(("columns", "size"), [(3, 12), (8, 12), (9, 10.5), (12, 10.5), (16, 9)])
def test_many_columns_are_set_smaller(columns: int, size: float) -> None:
    """小四, 五号, 小五, so that a column still holds two characters."""
    ((lines, chars, _),) = pdf_of(Table("t", (tuple(Cell("青禾") for _ in range(columns)),), 0))
    assert {char["size"] for char in chars if char["text"] in "青禾"} == {size}
    assert len(uprights(lines)) == columns + 1
    assert max(uprights(lines)) <= 28 * 72 / 25.4 + PROFILE.text_width_pt + 0.2
    assert len({round(char["matrix"][5], 1) for char in chars if char["text"] in "青禾"}) == 1


def test_a_docx_says_what_is_merged() -> None:
    """gridSpan and vMerge, as they are read back."""
    (grid,) = read_docx(write_docx(Document(title=(), nodes=(grouped(1, 3),)), PROFILE)).items
    assert isinstance(grid, Grid)
    assert grid.spans == (GridSpan(0, 0, 2, 1), GridSpan(0, 1, 1, 2), GridSpan(2, 0, 3, 1))
    assert grid.rows[2] == ("第0所", "0", "是")
    assert grid.header_rows == 2


@pytest.mark.parametrize("text", ["<w:t>&amp;", "甲\t乙", "a\u2028b", 'say "青"', "\x0b\ud800禾"])
def test_a_cell_s_text_is_text(text: str) -> None:
    """Never markup; what XML cannot hold is left out."""
    table = Table("t", ((Cell(text), Cell("丙")),), 0)
    (grid,) = read_docx(write_docx(Document(title=(), nodes=(table,)), PROFILE)).items
    assert isinstance(grid, Grid)
    kept = text.translate({0x2028: " ", 0x0B: None, 0xD800: None, 0x09: 0x09})
    assert grid.rows == ((kept, "丙"),)


CELLS = st.builds(
    Cell,
    st.text(alphabet="青禾镇1，\n", max_size=6),
    across=st.integers(-1, 4),
    down=st.integers(-1, 4),
)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=5))
@settings(max_examples=60)
def test_any_grid_is_filled_and_no_word_is_covered(rows: list[list[Cell]]) -> None:
    """Spans that leave the table or meet are cut; every word is in the PDF once, and in the DOCX."""
    table = Table("t", tuple(map(tuple, rows)), 1)
    cells = placed_cells(table)
    assert len({len(row) for row in cells}) == 1
    for number, row in enumerate(cells):
        for column, one in enumerate(row):
            assert one.row <= number < one.row + one.down
            assert one.column <= column < one.column + one.across
    wanted = sorted("".join(cell.text for row in rows for cell in row).replace("\n", ""))
    drawn = [char["text"] for _, chars, _ in pdf_of(table) for char in chars if char["size"] == 12]
    assert sorted(drawn) == wanted
    docx = read_docx(write_docx(Document(title=(), nodes=(table,)), PROFILE)).items
    read = "".join(text for item in docx if isinstance(item, Grid) for row in item.rows for text in row)
    assert sorted(read.replace("\n", "")) == wanted
