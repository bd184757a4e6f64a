"""Plain text: one paragraph a line, two full-width spaces before it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzdesk.document.model import Document, Heading, Paragraph, Signature, Span, Table
from fzdesk.writers.signature_places import Placed, signature_rows
from fzdesk.writers.text import write_text
from tests.writers.reports import only, prose, report, table


def test_a_report_reads_from_title_to_date() -> None:
    lines = write_text(report()).split("\n")
    assert lines[:7] == [
        "青禾镇人民政府",
        "2025年法治政府建设年度报告",
        "",
        "云岭县人民政府：",
        f"　　2025年，{prose(0, 2)}",
        "　　一、推进法治政府建设的主要举措和成效",
        "　　（一）健全领导机制，压实工作责任",
    ]
    assert [line.strip("　") for line in lines[-5:]] == ["", "", "青禾镇人民政府", "2026年1月19日", ""]
    assert lines[-3].startswith("　" * 15)


def test_run_in_headings_and_figures_are_part_of_their_paragraph() -> None:
    spans = (Span("（一）加强学习。", "heading", 2), Span("学法"), Span("12", "figure"), Span("次。"))
    assert (
        write_text(Document(title=(), nodes=(Paragraph("p", spans),))) == "　　（一）加强学习。学法12次。\n"
    )


def test_cells_are_parted_by_tabs() -> None:
    text = write_text(Document(title=("题",), nodes=(table(1, 2), Table("e", ()))))
    assert text == "题\n\n附表　行政执法情况\n项目0\t项目1\n第0行第0列\t第0行第1列\n"


def test_an_empty_document_is_empty() -> None:
    assert write_text(Document(title=())) == ""


@given(st.text())
def test_any_text_stays_on_its_line(text: str) -> None:
    """Line ends inside become spaces, what no file can hold goes."""
    document = Document(title=(), nodes=(Heading("h", 1, "一、", text), Paragraph("p", (Span(text),))))
    made = write_text(document)
    assert made.count("\n") == 2
    assert len(made.splitlines()) == 2
    made.encode()


def test_joint_issuers_stand_side_by_side() -> None:
    signature = Signature(("中共青禾镇委员会", "青禾镇人民政府"), "2026年1月19日")
    lines = write_text(only("文", signature=signature)).split("\n")
    assert lines[3].split("　")[-1] == "青禾镇人民政府"
    assert "中共青禾镇委员会" in lines[3]
    assert lines[4].strip("　") == "2026年1月19日"


# --- places, in characters from the left edge


@pytest.mark.parametrize(
    ("signature", "rows"),
    [
        (Signature((), ""), []),
        (Signature((), "2026年1月19日"), [(), (), (Placed("2026年1月19日", 17.5),)]),
        (
            Signature(("青禾镇人民政府",), "2026年1月19日"),
            [(), (), (Placed("青禾镇人民政府", 17.25),), (Placed("2026年1月19日", 17.5),)],
        ),
        (
            Signature(("青禾镇人民政府",), "2026年1月19日", sealed=False),
            [(), (Placed("青禾镇人民政府", 19),), (Placed("2026年1月19日", 21),)],
        ),
        (
            Signature(("青禾乡",), "2026年12月19日", sealed=False),
            [(), (Placed("青禾乡", 17),), (Placed("2026年12月19日", 19),)],
        ),
        (Signature(("青禾镇人民政府",), "", sealed=False), [(), (Placed("青禾镇人民政府", 19),)]),
    ],
)
def test_places_of_the_standard(signature: Signature, rows: list[tuple[Placed, ...]]) -> None:
    """GB/T 9704-2012, 7.3.5.1 and 7.3.5.2, on lines of 28 characters."""
    assert signature_rows(signature, 28) == rows


LINES = ("黔东南苗族侗族自治州云岭县", "青禾苗族土家族仡佬族民族乡人民政府")


@pytest.mark.parametrize("sealed", [True, False])
def test_a_long_name_stands_in_two_lines(sealed: bool) -> None:
    """Broken at a word and centred line under line; the date keeps its place."""
    *_, first, second, date = signature_rows(Signature(("".join(LINES),), "2026年1月19日", sealed=sealed), 28)
    assert (first[0].text, second[0].text) == LINES
    middles = [one.left + one.width / 2 for (one,) in (first, second)]
    assert middles[0] == pytest.approx(middles[1])
    if sealed:
        assert date[0].left == 17.5
    else:
        assert second[0].left + second[0].width == 26


def test_long_names_stay_together() -> None:
    """Of joint issuers each has its own lines, one under the other."""
    names = ("中共云岭县青禾苗族土家族仡佬族布依族彝族民族乡委员会", "".join(LINES))
    for sealed in (True, False):
        rows = signature_rows(Signature(names, "2026年1月19日", sealed=sealed), 28)
        texts = [one.text for row in rows for one in row]
        assert "".join(texts) == "".join([*names, "2026年1月19日"])
        assert {"".join(texts[:-3]), "".join(texts[-3:-1])} == set(names)


@given(st.lists(st.text("镇府人民政a", min_size=1, max_size=40), max_size=7), st.booleans())
def test_no_issuer_is_lost_or_leaves_the_page(issuers: list[str], sealed: bool) -> None:
    """A name longer than a line goes on in the next one; no line leaves the 版心 to either side."""
    rows = signature_rows(Signature(tuple(issuers), "2026年1月19日", sealed=sealed), 28)
    placed = [one for row in rows for one in row]
    words = sorted("".join(one.text for one in placed))
    assert words == sorted("".join([*issuers, "2026年1月19日"]))
    assert all(one.left >= 0 and one.left + one.width <= 28 for one in placed)
    assert max((len(row) for row in rows), default=0) <= 3
