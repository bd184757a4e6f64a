"""发文机关署名 and 成文日期 at the end of a DOCX (GB/T 9704-2012, 7.3.5).

Places are counted in full-width characters, as the standard counts them; digits are half of one.
"""

from __future__ import annotations

from fzdesk.document.model import Signature
from fzdesk.writers.docx_measures import Measures
from fzdesk.writers.docx_xml import Bookmarks, Element, element, run
from fzdesk.writers.line_breaking import is_full_width

DATE_FROM_RIGHT = 4.0  # 7.3.5.1: 成文日期一般右空四字
UNSEALED_FROM_RIGHT = 2.0  # 7.3.5.2: 右空二字
_SEALED_GAP = 2  # blank lines above, room for the seal
_UNSEALED_GAP = 1
_IN_A_ROW = 3  # 7.3.5.1: at most three seals side by side
_BETWEEN = 2.0  # characters between issuers side by side


def characters(text: str) -> float:
    """Width of the text in full-width characters."""
    return sum(1.0 if is_full_width(char) else 0.5 for char in text)


def blank_line(*, keep: bool = False) -> Element:
    """An empty line of the body's height."""
    return element("p", element("pPr", element("keepNext"))) if keep else element("p")


def signature_lines(
    signature: Signature, columns: int, measure: Measures, bookmarks: Bookmarks
) -> list[Element]:
    """The paragraphs of a signature, the blank lines above it included."""
    issuers = [issuer for issuer in signature.issuers if issuer]
    gap = [blank_line(keep=True) for _ in range(_SEALED_GAP if signature.sealed else _UNSEALED_GAP)]
    if signature.sealed and len(issuers) > 1:
        lines = _side_by_side(issuers, signature.date, columns, measure)
    else:
        places = _sealed if signature.sealed else _unsealed
        by_issuer, by_date = places(issuers, characters(signature.date))
        lines = [
            _placed("Signature", text, right, measure) for text, right in zip(issuers, by_issuer, strict=True)
        ]
        lines.append(_placed("Date", signature.date, by_date, measure))
    for number, line in enumerate(lines[:-1], 1):
        if len(line) > 1:
            bookmarks.around(line, f"issuer_{number}")
    bookmarks.around(lines[-1], "date")
    return gap + lines


def _sealed(issuers: list[str], date: float) -> tuple[list[float], float]:
    """Distances from the right: the date at 4, the issuer centred over it.

    A long issuer stops at the edge; then the date moves in under its middle.
    """
    if not issuers:
        return [], DATE_FROM_RIGHT
    issuer = characters(issuers[0])
    right = DATE_FROM_RIGHT + (date - issuer) / 2
    return ([right], DATE_FROM_RIGHT) if right >= 0 else ([0.0], (issuer - date) / 2)


def _unsealed(issuers: list[str], date: float) -> tuple[list[float], float]:
    """Distances from the right: issuers at 2, the date beginning 2 after the last issuer's first character.

    Where the date is longer, it stands at 2 and that issuer moves left.  Joint issuers are stacked, the
    lead first.
    """
    if not issuers:
        return [], UNSEALED_FROM_RIGHT
    last = characters(issuers[-1])
    if date <= last:
        return [UNSEALED_FROM_RIGHT] * len(issuers), last - date
    moved = UNSEALED_FROM_RIGHT + date + UNSEALED_FROM_RIGHT - last
    return [moved] * len(issuers), UNSEALED_FROM_RIGHT


def _side_by_side(issuers: list[str], date: str, columns: int, measure: Measures) -> list[Element]:
    """Joint issuers in order, at most three in a row, the date under the last one."""
    middle = columns - DATE_FROM_RIGHT - characters(date) / 2
    lines: list[Element] = []
    for row in _rows(issuers, columns):
        if lines:
            lines += [blank_line(keep=True) for _ in range(_SEALED_GAP)]
        lines.append(_tabbed(row, _middles(row, min(middle, columns - characters(row[-1]) / 2)), measure))
    last = columns - min(middle, columns - characters(issuers[-1]) / 2)  # its middle, from the right
    return [*lines, _placed("Date", date, last - characters(date) / 2, measure)]


def _rows(issuers: list[str], columns: int) -> list[list[str]]:
    """Issuers in rows that fit."""
    rows: list[list[str]] = [[]]
    for issuer in issuers:
        wanted = [*rows[-1], issuer]
        width = sum(map(characters, wanted)) + _BETWEEN * (len(wanted) - 1)
        if rows[-1] and (len(wanted) > _IN_A_ROW or width > columns):
            rows.append([issuer])
        else:
            rows[-1] = wanted
    return rows


def _middles(row: list[str], last: float) -> list[float]:
    """The middle of each issuer from the left: the first as far from its edge as it may, evenly between."""
    if len(row) == 1:
        return [last]
    widths = [characters(issuer) for issuer in row]
    inner = sum(widths) - (widths[0] + widths[-1]) / 2
    room = last - widths[0] / 2  # from the first one's middle at the edge to the last one's
    step = max(_BETWEEN, min((room - inner) / len(row), 8.0))
    middles = [last]
    for after, before in zip(reversed(widths), reversed(widths[:-1]), strict=False):
        middles.append(middles[-1] - (after + before) / 2 - step)
    return middles[::-1]


def _placed(style: str, text: str, right: float, measure: Measures) -> Element:
    """A line set to the right, ``right`` characters in."""
    properties = element("pPr", element("pStyle", val=style))
    if right:
        properties.append(
            element("ind", rightChars=round(right * 100), right=round(right * measure.character))
        )
    return element("p", properties, run(text))


def _tabbed(row: list[str], middles: list[float], measure: Measures) -> Element:
    """Issuers side by side, each centred on its tab."""
    stops = [element("tab", val="center", pos=round(middle * measure.character)) for middle in middles]
    properties = element(
        "pPr", element("pStyle", val="Signature"), element("tabs", *stops), element("jc", val="left")
    )
    return element("p", properties, run("".join(f"\t{issuer}" for issuer in row)))
