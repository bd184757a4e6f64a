"""署名 and 成文日期 after GB/T 9704-2012, 7.3.5: with a seal (7.3.5.1) and without one (7.3.5.2)."""

from __future__ import annotations

from itertools import chain

from fzdesk.document.model import Signature
from fzdesk.writers.strips import Setter, Strip

OWNER = "signature"
_SEAL_WIDTH = 125.0  # pt; a township's seal is 42 mm wide, and two must not touch
_ABOVE_SEAL = 2  # blank lines that leave room for a seal
_BETWEEN_SEALS = 3
_MOST_IN_A_ROW = 3


def sign(signature: Signature, setter: Setter) -> list[Strip]:
    """The signature's lines with the blank ones above, all but the last bound to the next."""
    issuers = tuple(issuer for issuer in signature.issuers if issuer)
    if not issuers and not signature.date:
        return []
    strips = (
        _sealed(issuers, signature, setter) if signature.sealed else _unsealed(issuers, signature, setter)
    )
    return [*(strip._replace(keep=True) for strip in strips[:-1]), strips[-1]]


def _sealed(issuers: tuple[str, ...], signature: Signature, setter: Setter) -> list[Strip]:
    """Date four characters from the right, the (last) issuer centred over it, others beside in order."""
    date = setter.text_width(signature.date)
    date_left = setter.width - 4 * setter.cell - date
    widest = max((setter.text_width(issuer) for issuer in issuers), default=0.0)
    centre = min(date_left + date / 2, setter.width - widest / 2)
    step = max(_SEAL_WIDTH, widest + setter.cell)
    fitting = 1 + max(0, int((centre - widest / 2) // step))
    a_row = min(_MOST_IN_A_ROW, fitting, len(issuers) or 1)
    strips: list[Strip] = []
    for first in range(0, len(issuers), a_row):
        row = issuers[first : first + a_row]
        strips += [setter.blank()] * (_BETWEEN_SEALS if first else _ABOVE_SEAL)
        lefts = [
            centre - step * (len(row) - 1 - i) - setter.text_width(name) / 2 for i, name in enumerate(row)
        ]
        set_row = [setter.single(name, max(0.0, x), OWNER) for name, x in zip(row, lefts, strict=True)]
        strips.append(set_row[0]._replace(runs=tuple(chain.from_iterable(strip.runs for strip in set_row))))
    return strips + _date(signature, date_left, setter)


def _unsealed(issuers: tuple[str, ...], signature: Signature, setter: Setter) -> list[Strip]:
    """Issuers two characters from the right, one under another; the date two right of the last's first.

    When the date is longer, the date stands two from the right and the issuers move left by as much.
    """
    date = setter.text_width(signature.date)
    last = setter.text_width(issuers[-1]) if issuers else 0.0
    edge = setter.width - 2 * setter.cell
    longer = date - last + 2 * setter.cell if date > last else 0.0
    date_left = edge - last - max(0.0, longer) + 2 * setter.cell if issuers else edge - date
    strips = [setter.blank()]
    for issuer in issuers:
        x = edge - max(0.0, longer) - setter.text_width(issuer)
        strips.append(setter.single(issuer, max(0.0, x), OWNER))
    return strips + _date(signature, date_left, setter)


def _date(signature: Signature, x: float, setter: Setter) -> list[Strip]:
    if not signature.date:
        return []
    return [setter.single(signature.date, max(0.0, x), OWNER, mark="blank" if signature.date_blank else None)]
