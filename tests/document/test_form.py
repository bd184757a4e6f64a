"""What goes with an upward report: 版头, 版记, 附件, and what a public copy leaves out."""

import datetime as dt
from typing import Any

import pytest

from fzdesk.catalogue.model import Catalogue
from fzdesk.document.compose import compose
from fzdesk.document.form import number_text, public_copy
from fzdesk.document.model import Colophon, Document, Letterhead
from fzdesk.operations.answers import set_form
from fzdesk.report.model import Attachment, UnitProfile
from fzdesk.report.prose import new_report
from tests.sample_catalogue import small_catalogue


@pytest.fixture
def catalogue() -> Catalogue:
    return small_catalogue()


def dressed(catalogue: Catalogue, **changes: Any) -> Document:
    report = new_report(2025, UnitProfile("青禾镇", "镇", "云岭县"), catalogue)
    return compose(set_form(report, **changes), catalogue)


def test_nothing_of_it_by_default(catalogue: Catalogue) -> None:
    document = dressed(catalogue)
    assert (document.letterhead, document.attachments, document.colophon) == (None, (), None)


def test_a_letterhead_by_default(catalogue: Catalogue) -> None:
    """The issuer with 文件; joint issuers one under another."""
    assert dressed(catalogue, letterhead=True).letterhead == Letterhead(("青禾镇人民政府文件",))
    joint = dressed(catalogue, letterhead=True, issuers=("中共青禾镇委员会", "青禾镇人民政府")).letterhead
    assert joint == Letterhead(("中共青禾镇委员会", "青禾镇人民政府文件"))


def test_a_letterhead_in_the_clerk_s_words(catalogue: Catalogue) -> None:
    wanted = {"marks": ("青禾镇人民政府",), "number": "青政发[2026]第03号", "signers": ("张三", " ")}
    made = dressed(catalogue, letterhead=True, **wanted).letterhead
    assert made == Letterhead(("青禾镇人民政府",), "青政发〔2026〕3号", ("张三",))


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("青政发〔2026〕3号", "青政发〔2026〕3号"),
        ("青政发（2026）3 号", "青政发〔2026〕3号"),
        ("青政发【2026】012", "青政发〔2026〕12号"),
        ("青政发〔2026〕", "青政发〔2026〕"),
        ("", ""),
    ],
)
def test_a_number_as_the_standard_writes_it(typed: str, printed: str) -> None:
    """The year in 〔〕, no 第, no leading zero (7.2.5)."""
    assert number_text(typed) == printed


def test_a_colophon(catalogue: Catalogue) -> None:
    """印发机关 and date fall back to the lead issuer and the report's date."""
    day = dt.date(2026, 1, 19)
    usual = dressed(catalogue, colophon=True, date=day).colophon
    assert usual == Colophon("", "青禾镇人民政府", "2026年1月19日")
    told = {"copies": ("县人大常委会。", "县司法局"), "printer": "办公室", "printed": dt.date(2026, 1, 20)}
    made = dressed(catalogue, colophon=True, **told).colophon
    assert made == Colophon("县人大常委会，县司法局", "办公室", "2026年1月20日")


def test_attachments(catalogue: Catalogue) -> None:
    """Names without a mark at the end; rows make a table, heads and figures in the middle."""
    told = (Attachment("名单。"), Attachment(" "), Attachment("统计表", (("村", "件"), ("青禾村", "12"))))
    first, second = dressed(catalogue, attachments=told).attachments
    assert (first.id, first.title, first.table) == ("annex.1", "名单", None)
    assert second.table is not None
    assert second.table.header_rows == 1
    assert [[cell.align for cell in row] for row in second.table.rows] == [["center"] * 2, ["left", "center"]]


def test_a_public_copy_has_no_letterhead_and_no_colophon(catalogue: Catalogue) -> None:
    """版头, 签发人, 抄送 and 版记 are for those who get the paper; 附件 stay."""
    document = dressed(catalogue, letterhead=True, signers=("张三",), colophon=True, copies=("县司法局",),
                       attachments=(Attachment("名单"),))  # fmt: skip
    public = public_copy(document)
    assert (public.letterhead, public.colophon) == (None, None)
    assert public.attachments == document.attachments
    assert public.nodes == document.nodes
