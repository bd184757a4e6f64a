"""署名 and 成文日期 as lines, measured by the PDF's fonts (GB/T 9704-2012, 7.3.5)."""

from __future__ import annotations

from fzdesk.document.model import Signature
from fzdesk.writers.signature_places import signature_rows
from fzdesk.writers.strips import Setter, Strip

OWNER = "signature"
_LINES_WITH_IT = 2


def sign(signature: Signature, setter: Setter) -> list[Strip]:
    """The signature's lines with the blank ones above, all but the last bound to the next."""
    rows = signature_rows(
        signature, setter.profile.columns, lambda text: setter.text_width(text) / setter.cell
    )
    strips = []
    for number, row in enumerate(rows, 1):
        dated = number == len(rows) and signature.date_blank
        set_row = [
            setter.single(each.text, each.left * setter.cell, OWNER, mark="blank" if dated else None)
            for each in row
        ]
        strips.append(_joined(set_row) if set_row else setter.blank())
    return [strip._replace(keep=number < len(rows)) for number, strip in enumerate(strips, 1)]


def with_signature(body: list[Strip]) -> list[Strip]:
    """The body with its end bound to the signature: two lines of text at least go to its page.

    As the DOCX tells Word: the last paragraph and, when it is a single line, the one before it are kept with
    the next, with widow control on, so that neither leaves a single line on either page.
    """
    kept = list(body)
    end = len(kept)
    while end and len(kept) - end < _LINES_WITH_IT:
        first = end - 1
        while first and kept[first - 1].owner == kept[end - 1].owner:
            first -= 1
        if kept[first].rules:  # a table is not bound
            break
        for index in {first, max(first, end - 2), end - 1}:
            kept[index] = kept[index]._replace(keep=True)
        end = first
    return kept


def _joined(strips: list[Strip]) -> Strip:
    """Texts side by side as one line."""
    return strips[0]._replace(runs=tuple(run for strip in strips for run in strip.runs))
