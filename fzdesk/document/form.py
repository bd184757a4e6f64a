"""How a report is dressed: title, addressee, issuers, date, file name, and what goes with an upward one."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from msgspec.structs import replace

from fzdesk.document.model import Attachment, Cell, Colophon, Document, Letterhead, Signature, Table
from fzdesk.report.model import Attachment as FormAttachment
from fzdesk.report.model import Blank, Report
from fzdesk.report.prose import blank_text

Words = Mapping[str, str]


def date_text(day: dt.date) -> str:
    """A date as it prints: Arabic, no leading zero (GB/T 9704-2012, 7.3.5.4)."""
    return f"{day.year}年{day.month}月{day.day}日"


def issuers(report: Report, words: Words) -> tuple[str, ...]:
    """Who issues the report; the government where the clerk named nobody."""
    return report.form.issuers or (words["government_full"],)


def subject(report: Report) -> str:
    """The title without its issuer."""
    kind = report.form.title_kind
    if kind == "情况报告":
        return f"关于{report.year}年法治政府建设情况的报告"
    return f"{report.year}年法治政府建设{'年度报告' if kind == 'own' else kind}"


def title(report: Report, words: Words) -> tuple[str, ...]:
    """The title's lines as wanted; a joint report is named by the unit."""
    form = report.form
    if form.title_kind == "own" and any(line.strip() for line in form.title_lines):
        return tuple(line.strip() for line in form.title_lines if line.strip())
    named = issuers(report, words)
    issuer = named[0] if len(named) == 1 else report.unit.name
    lines = (issuer, subject(report))
    return lines if form.title_in_two else ("".join(lines),)


def subtitle(report: Report, words: Words) -> str:
    """Issuer and date under the title, in （）, for reports published that way; empty otherwise."""
    if not report.form.date_under_title:
        return ""
    return (
        f"（{_date(report)}）"
        if len(issuers(report, words)) == 1
        else f"（{'、'.join(issuers(report, words))}，{_date(report)}）"
    )


def addressee(report: Report, words: Words) -> str:
    """主送 with its colon: 县委、县政府 for a joint or party report, 县人民政府 for the government's."""
    named = report.form.addressee
    if named is None:
        with_party = words["party_full"] in issuers(report, words)
        kind = words["county_kind"]
        named = f"{kind}委、{kind}政府" if with_party else f"{kind}人民政府"
    named = named.strip().rstrip("：:")
    return f"{named}：" if named else ""


def signature(report: Report, words: Words) -> Signature | None:
    """Issuers and date at the end; none where the date stands under the title."""
    if report.form.date_under_title:
        return None
    day = report.form.date
    return Signature(issuers(report, words), _date(report), day is None, report.form.seal == "sealed")


def letterhead(report: Report, words: Words) -> Letterhead | None:
    """版头 with 发文机关标志, 发文字号 and 签发人 (GB/T 9704-2012, 7.2), where the clerk wants it."""
    form = report.form
    if not form.letterhead:
        return None
    named = issuers(report, words)
    usual = (*named[:-1], f"{named[-1]}文件")
    marks = tuple(mark.strip() for mark in form.marks if mark.strip())
    signers = tuple(name.strip() for name in form.signers if name.strip())
    return Letterhead(marks or usual, number_text(form.number), signers)


def number_text(number: str) -> str:
    """A 发文字号 as it prints: the year in 〔〕, no 第, no leading zero (7.2.5)."""
    number = re.sub(r"[\[［【(（〔]\s*([0-9]{4})\s*[\]］】)）〕]", r"〔\1〕", number.strip())
    return re.sub(r"〕\s*第?\s*0*([0-9]+)\s*号?$", r"〕\1号", number)


def attachments(report: Report) -> tuple[Attachment, ...]:
    """附件 in order; names without a mark at their end (7.3.4)."""
    found = (one for one in report.form.attachments if one.title.strip())
    return tuple(_attachment(number, one) for number, one in enumerate(found, 1))


def _attachment(number: int, one: FormAttachment) -> Attachment:
    key = f"annex.{number}"
    heads = min(one.header_rows, len(one.rows))
    rows = tuple(tuple(cell(text, number < heads) for text in row) for number, row in enumerate(one.rows))
    table = Table(key, rows, heads) if rows else None
    return Attachment(key, one.title.strip().rstrip("。；;，,"), table)


def cell(text: str, head: bool, across: int = 1, down: int = 1) -> Cell:
    """A cell of a table: heads and figures stand in the middle of their column."""
    centred = head or re.fullmatch(r"[0-9.,%‰—\-]*", text.strip())
    return Cell(text, "center" if centred else "left", across, down)


def colophon(report: Report, words: Words) -> Colophon | None:
    """版记 with 抄送, 印发机关 and 印发日期 (GB/T 9704-2012, 7.4), where the clerk wants it."""
    form = report.form
    if not form.colophon:
        return None
    copies = "，".join(name.strip().rstrip("。，") for name in form.copies if name.strip())
    day = form.printed or form.date
    printer = form.printer.strip() or issuers(report, words)[0]
    return Colophon(copies, printer, date_text(day) if day else blank_text(Blank("印发日期")))


def public_copy(document: Document) -> Document:
    """The document as it may be published: without 版头, 签发人, 抄送 and 版记."""
    return replace(document, letterhead=None, colophon=None)


def file_name(report: Report) -> str:
    """A file's name without its ending: 青禾镇2025年法治政府建设年度报告."""
    return f"{report.unit.name}{subject(report)}"


def _date(report: Report) -> str:
    return date_text(report.form.date) if report.form.date else blank_text(Blank("日期"))
