"""How a report is dressed: title, addressee, issuers, date, file name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from fzdesk.document.model import Signature
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


def file_name(report: Report) -> str:
    """A file's name without its ending: 青禾镇2025年法治政府建设年度报告."""
    return f"{report.unit.name}{subject(report)}"


def _date(report: Report) -> str:
    return date_text(report.form.date) if report.form.date else blank_text(Blank("日期"))
