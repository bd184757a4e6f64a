"""Signature and tables of a DOCX, element for element."""

import io

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from fzdesk.document.model import Cell, Document, Signature, Table
from fzdesk.document.profile import load_profile
from fzdesk.writers.docx import write_docx
from fzdesk.writers.docx_measures import measures
from tests.writers.reports import only, prose, table
from tests.writers.test_docx import NS, outer, style, values, written

STANDARD = load_profile("standard")

# --- signature


def signed(signature: Signature) -> list[etree._Element]:
    """The paragraphs under the text."""
    return list(written(only(prose(0, 3), signature=signature)).iter(qn("w:p")))[1:]


def test_a_sealed_signature_leaves_room_for_the_seal() -> None:
    """Two blank lines, the issuer centred over the date, the date four characters in (7.3.5.1)."""
    blank, blank2, issuer, date = signed(Signature(("青禾镇人民政府",), "2026年1月19日"))
    assert not values(blank, ".//w:t") + values(blank2, ".//w:t")
    assert outer(date.find(".//w:ind", NS)) == '<w:ind w:rightChars="400" w:right="1264"/>'
    assert values(issuer, ".//w:ind/@w:rightChars") == ["375"]  # 7 characters over a date of 6.5
    assert values(style("Date"), ".//w:jc/@w:val") == ["right"]


def test_an_unsealed_signature_stands_two_characters_in() -> None:
    """One blank line; the date begins two characters right of the issuer's first (7.3.5.2)."""
    _, issuer, date = signed(Signature(("青禾镇人民政府",), "2026年1月19日", sealed=False))
    assert values(issuer, ".//w:ind/@w:rightChars") == ["200"]
    assert values(date, ".//w:ind/@w:rightChars") == ["50"]


def test_an_unsealed_date_longer_than_the_issuer_stands_two_in() -> None:
    _, issuer, date = signed(Signature(("青禾乡",), "2026年12月19日", sealed=False))
    assert values(date, ".//w:ind/@w:rightChars") == ["200"]
    assert values(issuer, ".//w:ind/@w:rightChars") == ["800"]  # its first character two left of the date's


def test_joint_issuers_with_seals_stand_side_by_side() -> None:
    """In order, the date under the last one."""
    *_, issuers, date = signed(Signature(("中共青禾镇委员会", "青禾镇人民政府"), "2026年1月19日"))
    assert "".join(issuers.itertext()) == "中共青禾镇委员会青禾镇人民政府"
    assert len(values(issuers, ".//w:tab[@w:val='center']/@w:pos")) == 2
    last = int(values(issuers, ".//w:tab/@w:pos")[-1])
    assert last == pytest.approx(8845 - 1264 - 3.25 * 316, abs=10)  # the date's middle
    assert values(date, ".//w:ind/@w:rightChars") == ["400"]


def test_joint_issuers_without_seals_are_stacked() -> None:
    _, first, second, _ = signed(
        Signature(("中共青禾镇委员会", "青禾镇人民政府"), "2026年1月19日", sealed=False)
    )
    assert ("".join(first.itertext()), "".join(second.itertext())) == ("中共青禾镇委员会", "青禾镇人民政府")


def test_a_long_issuer_is_set_in_two_lines() -> None:
    """Each a paragraph of the signature, moved in so that both have one middle."""
    name = "黔东南苗族侗族自治州云岭县青禾苗族土家族仡佬族民族乡人民政府"
    *_, first, second, date = signed(Signature((name,), "2026年1月19日"))
    assert "".join(first.itertext()) + "".join(second.itertext()) == name
    (right,) = values(first, ".//w:ind/@w:rightChars")
    assert int(right) == 200  # 13 characters over 17, which end at the edge of the 版心
    assert not values(second, ".//w:ind/@w:rightChars")
    assert values(date, ".//w:ind/@w:rightChars") == ["400"]


def test_a_signature_is_never_alone_on_a_page() -> None:
    """It holds together with the last paragraph; a single last line takes the paragraph before along."""
    body = written(only(prose(0, 3), "特此报告。", signature=Signature(("青禾镇人民政府",), "2026年1月19日")))
    paragraphs = list(body.iter(qn("w:p")))
    keep = [
        p.find("w:pPr/w:keepNext", NS) is not None or bool(values(p, "w:pPr/w:pStyle[@w:val='Signature']"))
        for p in paragraphs
    ]
    assert keep == [True] * 5 + [False]
    assert style("Signature").find("w:pPr/w:keepNext", NS) is not None
    last = paragraphs[0].find("w:pPr/w:widowControl", NS)
    assert last is not None
    assert last.get(qn("w:val")) is None  # on: two lines of it stay together


# --- tables


def test_a_table_repeats_its_head_and_fills_the_line() -> None:
    body = written(Document(title=(), nodes=(table(),)))
    assert [len(row.findall(".//w:tblHeader", NS)) for row in body.iter(qn("w:tr"))] == [1, 0, 0, 0]
    assert sum(int(width) for width in values(body, ".//w:gridCol/@w:w")) == measures(STANDARD).text_width
    made = docx.Document(io.BytesIO(write_docx(Document(title=(), nodes=(table(),)), STANDARD)))
    assert made.paragraphs[0].text == "附表　行政执法情况"
    assert [cell.text for cell in made.tables[0].rows[1].cells] == ["第0行第0列", "第0行第1列", "第0行第2列"]


def test_ragged_and_empty_tables_do_no_harm() -> None:
    """Rows of different length are filled up; a table without rows is its caption alone."""
    ragged = Table("t", ((Cell("甲"),), (Cell("乙"), Cell("丙"))), 0)
    body = written(Document(title=(), nodes=(ragged, Table("e", (), 1, "空表"), Table("n", ()))))
    assert [len(row.findall("w:tc", NS)) for row in body.iter(qn("w:tr"))] == [2, 2]
    assert [etree.QName(child).localname for child in body[0]] == ["tbl", "p", "sectPr"]


def test_a_table_is_always_followed_by_a_paragraph() -> None:
    """Word joins tables that touch, and wants a paragraph at the end."""
    kinds = [
        etree.QName(child).localname
        for child in written(Document(title=(), nodes=(Table("a", ((Cell("甲"),),)),) * 2))[0]
    ]
    assert kinds == ["tbl", "p", "tbl", "p", "sectPr"]
