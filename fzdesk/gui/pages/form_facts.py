"""What the form page's choices mean in the report: pure, report in, report out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from msgspec.structs import replace

from fzdesk.catalogue.model import Catalogue, Deadline
from fzdesk.catalogue.units import kind_in
from fzdesk.document.form import addressee, issuers, number_text
from fzdesk.operations.answers import set_form, set_period, set_unit
from fzdesk.report.model import Attachment, Report
from fzdesk.report.wording import unit_words

Words = Mapping[str, str]
OWN = "own"


def known_issuers(words: Words) -> dict[str, tuple[str, ...]]:
    """The usual issuers by choice."""
    party, government = words["party_full"], words["government_full"]
    return {"government": (government,), "party": (party,), "both": (party, government)}


def issuer_choice(report: Report, words: Words) -> str:
    """Which choice the report's issuers are; ``own`` where none."""
    named = report.form.issuers or (words["government_full"],)
    return next((key for key, usual in known_issuers(words).items() if usual == named), OWN)


def with_issuers(report: Report, choice: str, words: Words) -> Report:
    """The report issued by one of the usual; for ``own`` as it is."""
    if choice == OWN:
        return report
    named = known_issuers(words)[choice]
    return set_form(report, issuers=() if choice == "government" else named)


def with_own_issuers(report: Report, text: str) -> Report:
    """The report with issuers as they are typed, several parted by 、."""
    return set_form(
        report, issuers=tuple(filter(None, (n.strip() for n in re.split(r"[、，,；;。\n]", text))))
    )


def with_unit_name(report: Report, catalogue: Catalogue, name: str) -> Report:
    """The report of a unit called otherwise; a name that ends in another kind of unit is one of that kind."""
    unit, name = report.unit, name.strip() or report.unit.name
    said = kind_in(name)
    kind = said if said and said != kind_in(unit.name) else unit.kind
    return with_unit(report, catalogue, name=name, kind=kind)


def with_unit(report: Report, catalogue: Catalogue, **changes: str) -> Report:
    """The report of a unit with another name or kind; its party and government issue under the new name."""
    changed = set_unit(report, **changes)
    before, after = (unit_words(one.unit, catalogue, one.year) for one in (report, changed))
    renamed = {before[key]: after[key] for key in ("party_full", "government_full")}
    return set_form(changed, issuers=tuple(renamed.get(name, name) for name in report.form.issuers))


def usual_addressee(report: Report, words: Words) -> str:
    """主送 as usual for the issuers, without its colon."""
    return addressee(set_form(report, addressee=None), words).rstrip("：")


def addressee_text(report: Report, words: Words) -> str:
    """What stands in the field: what was typed, else the usual."""
    typed = report.form.addressee
    return usual_addressee(report, words) if typed is None else typed


def with_addressee(report: Report, text: str, words: Words) -> Report:
    """The report with 主送 as typed; the usual words go on following the issuers."""
    text = text.strip().rstrip("：:")
    return set_form(report, addressee=None if text == usual_addressee(report, words) else text)


def with_title_lines(report: Report, text: str) -> Report:
    """The report with a title in the clerk's words."""
    return set_form(report, title_lines=tuple(line.strip() for line in text.split("\n") if line.strip()))


def with_title_kind(report: Report, kind: str, shown: tuple[str, ...]) -> Report:
    """The report with another kind of title; an own one begins with what was ``shown``."""
    lines = report.form.title_lines or (shown if kind == OWN else ())
    return set_form(report, title_kind=kind, title_lines=lines)


def deadline_day(report: Report, deadline: Deadline) -> dt.date:
    """The day of a deadline: the clerk's, else the rule's."""
    usual = dt.date(report.year + 1, deadline.month, deadline.day)
    return report.form.deadlines.get(deadline.key, usual)


def with_deadline(report: Report, deadline: Deadline, day: dt.date | None) -> Report:
    """The report with a deadline of its own; none or the rule's day brings the rule back."""
    kept = {key: known for key, known in report.form.deadlines.items() if key != deadline.key}
    if day is not None and day != dt.date(report.year + 1, deadline.month, deadline.day):
        kept[deadline.key] = day
    return set_form(report, deadlines=kept)


def with_period(report: Report, first: dt.date | None, last: dt.date | None) -> Report:
    """The report over another period; an end that is cleared becomes the year's."""
    changed = set_period(report, first or dt.date(report.year, 1, 1), last or dt.date(report.year, 12, 31))
    same = (changed.period_from, changed.period_to) == (report.period_from, report.period_to)
    return report if same else changed


def with_months(report: Report, last_month: int) -> Report:
    """The report over January to ``last_month``."""
    after = dt.date(report.year + last_month // 12, last_month % 12 + 1, 1)
    return replace(report, period_from=dt.date(report.year, 1, 1), period_to=after - dt.timedelta(days=1))


def parts(text: str, marks: str = "、，,；;\n") -> tuple[str, ...]:
    """The names in a text, parted by any of ``marks``."""
    return tuple(filter(None, (name.strip() for name in re.split(f"[{re.escape(marks)}]", text))))


def usual_marks(report: Report, words: Words) -> tuple[str, ...]:
    """发文机关标志 where none is written: the issuers, with 文件 (GB/T 9704-2012, 7.2.4)."""
    named = issuers(report, words)
    return (*named[:-1], f"{named[-1]}文件")


def usual_printer(report: Report, words: Words) -> str:
    """印发机关 where none is written."""
    return issuers(report, words)[0]


def number_year(report: Report) -> int:
    """The year of a 发文字号: the one the report is issued in."""
    return report.form.date.year if report.form.date else report.year + 1


def with_number(report: Report, text: str) -> Report:
    """The report with a 发文字号, its year in 〔〕 whatever brackets were typed (7.2.5)."""
    return set_form(report, number=number_text(text))


def with_attachment(report: Report, at: int, title: str) -> Report:
    """The report with an attachment's title as typed; as it is where that attachment is gone."""
    listed = list(report.form.attachments)
    if at >= len(listed):
        return report
    listed[at] = replace(listed[at], title=title.strip())
    return set_form(report, attachments=tuple(listed))


def with_new_attachment(report: Report) -> Report:
    """The report with one more attachment, without a title yet."""
    return set_form(report, attachments=(*report.form.attachments, Attachment("")))


def moved_attachment(report: Report, at: int, by: int) -> Report:
    """The report with an attachment one place up (-1) or down (1)."""
    listed = list(report.form.attachments)
    to = at + by
    if not 0 <= to < len(listed):
        return report
    listed.insert(to, listed.pop(at))
    return set_form(report, attachments=tuple(listed))


def without_attachment(report: Report, at: int) -> Report:
    """The report without one of its attachments."""
    listed = report.form.attachments
    return set_form(report, attachments=listed[:at] + listed[at + 1 :])
