"""署名 and 成文日期 as lines, measured by the PDF's fonts (GB/T 9704-2012, 7.3.5)."""

from __future__ import annotations

from fzdesk.document.model import Signature
from fzdesk.writers.signature_places import signature_rows
from fzdesk.writers.strips import Setter, Strip

OWNER = "signature"


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


def _joined(strips: list[Strip]) -> Strip:
    """Texts side by side as one line."""
    return strips[0]._replace(runs=tuple(run for strip in strips for run in strip.runs))
