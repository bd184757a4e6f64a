"""The difference of two texts as a 花脸稿: what was removed, what was added, by paragraph and within it.

Nothing is lost on the way: the kept and removed words of a difference are the old text, the kept and added
ones the new.  Within a paragraph whole sentences are matched first, then words; what two changes leave
standing between them is shown as changed too when it is only an island, so that a person can read it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal

from fzdesk.catalogue.model import Value
from fzdesk.document import model as tree
from fzdesk.document.printed import Kind, Printed, printed

RunKind = Literal["same", "removed", "added"]
PassageKind = Literal["same", "changed", "removed", "added"]
ISLAND = 8  # characters: what stands between two changes and is shorter than both of them, up to this
ALIKE = 0.5  # share of pairs of characters from which on two paragraphs are the same one, changed
SO_DIFFERENT = 0.3  # share of kept characters below which a changed paragraph is shown as replaced
MOST_PAIRS = 40_000  # paragraphs compared with one another, words within a paragraph times 25
_TOKENS = re.compile(r"\d[\d,.，]*\d%?|\d%?|[A-Za-z]+|.", re.DOTALL)
_SENTENCES = re.compile(r"[^。；！？]*[。；！？]|[^。；！？]+")
_MARKS = "，。；：、！？）》”】"


class Run(Value, frozen=True):
    """Words that stayed, went, or came."""

    kind: RunKind
    text: str


class Passage(Value, frozen=True):
    """One paragraph of a 花脸稿.  `moved`: it stands elsewhere in the other text too."""

    id: str
    kind: PassageKind
    style: Kind
    runs: tuple[Run, ...]
    step: str = ""
    level: int = 0
    moved: bool = False

    @property
    def before(self) -> str:
        """What stood here."""
        return "".join(run.text for run in self.runs if run.kind != "added")

    @property
    def after(self) -> str:
        """What stands here now."""
        return "".join(run.text for run in self.runs if run.kind != "removed")


def compare(old: tree.Document, new: tree.Document) -> tuple[Passage, ...]:
    """The 花脸稿 of two documents, in the order of both."""
    before, after = printed(old), printed(new)
    here, there = {one.id for one in before}, {one.id for one in after}
    made: list[Passage] = []
    for one, other in _paired(before, after):
        if one is not None and other is not None:
            made.append(_passage(other, words(one.text, other.text)))
        elif one is not None:
            made.append(_passage(one, (Run("removed", one.text),), moved=one.id in there))
        elif other is not None:
            made.append(_passage(other, (Run("added", other.text),), moved=other.id in here))
    return tuple(made)


def words(old: str, new: str) -> tuple[Run, ...]:
    """The difference of two paragraphs.  Runs of one kind never follow each other."""
    if old == new:
        return _joined([("same", old)])
    runs: list[tuple[RunKind, str]] = []
    for tag, left, right in _blocks(_SENTENCES.findall(old), _SENTENCES.findall(new)):
        runs += [("same", left)] if tag == "equal" else _within(left, right)
    found = _slid(_without_islands(_joined(runs)))
    kept = sum(len(run.text) for run in found if run.kind == "same")
    if kept < SO_DIFFERENT * max(len(old), len(new)):
        return _joined([("removed", old), ("added", new)])
    return found


# ---- paragraphs


def _passage(one: Printed, runs: tuple[Run, ...], *, moved: bool = False) -> Passage:
    kinds = {run.kind for run in runs}
    kind: PassageKind = runs[0].kind if len(kinds) == 1 else "changed"
    return Passage(one.id, kind, one.kind, runs, one.step, one.level, moved)


def _paired(
    old: Sequence[Printed], new: Sequence[Printed]
) -> Iterator[tuple[Printed | None, Printed | None]]:
    """Paragraphs beside what they became: first those of one id, of the rest those that read alike."""
    matcher = SequenceMatcher(None, [one.id for one in old], [one.id for one in new], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield from zip(old[a:b], new[c:d], strict=True)
        else:
            yield from _alike(old[a:b], new[c:d])


def _alike(old: Sequence[Printed], new: Sequence[Printed]) -> Iterator[tuple[Printed | None, Printed | None]]:
    """The pairing, in order, under which most stays alike; what has no partner went or came."""
    best = _scores(old, new)
    i = j = 0
    while i < len(old) or j < len(new):
        if i < len(old) and j < len(new) and best[i][j] > max(best[i + 1][j], best[i][j + 1]):
            yield old[i], new[j]
            i, j = i + 1, j + 1
        elif i < len(old) and best[i + 1][j] >= (best[i][j + 1] if j < len(new) else -1.0):
            yield old[i], None
            i += 1
        else:
            yield None, new[j]
            j += 1


def _scores(old: Sequence[Printed], new: Sequence[Printed]) -> list[list[float]]:
    """`best[i][j]`: how much can be paired of the paragraphs from i and j on."""
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    if len(old) * len(new) > MOST_PAIRS:
        return best
    left, right = [_pairs(one.text) for one in old], [_pairs(one.text) for one in new]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            alike = _likeness(left[i], right[j]) if old[i].kind == new[j].kind else 0.0
            together = best[i + 1][j + 1] + alike if alike >= ALIKE else 0.0
            best[i][j] = max(together, best[i + 1][j], best[i][j + 1])
    return best


def _pairs(text: str) -> Counter[str]:
    return Counter(text[at : at + 2] for at in range(max(len(text) - 1, 1)))


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    return 2 * (one & other).total() / (one.total() + other.total())


# ---- within a paragraph


def _blocks(old: list[str], new: list[str]) -> Iterator[tuple[str, str, str]]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        yield tag, "".join(old[a:b]), "".join(new[c:d])


def _within(old: str, new: str) -> list[tuple[RunKind, str]]:
    """Numbers and foreign words are one, everything else is compared character by character."""
    left, right = _TOKENS.findall(old), _TOKENS.findall(new)
    if len(left) * len(right) > MOST_PAIRS * 25:
        return [("removed", old), ("added", new)]
    runs: list[tuple[RunKind, str]] = []
    for tag, before, after in _blocks(left, right):
        runs += [("same", before)] if tag == "equal" else [("removed", before), ("added", after)]
    return runs


def _joined(runs: Sequence[tuple[RunKind, str]]) -> tuple[Run, ...]:
    """Between what stays, what went as one, then what came as one."""
    made: list[Run] = []
    went = came = ""
    for kind, text in (*runs, ("same", "")):
        if kind == "removed":
            went += text
        elif kind == "added":
            came += text
        elif text or (kind, text) == ("same", ""):
            made += [Run("removed", went)] * bool(went) + [Run("added", came)] * bool(came)
            if text and made and made[-1].kind == "same":
                made[-1] = Run("same", made[-1].text + text)
            elif text:
                made.append(Run("same", text))
            went = came = ""
    return tuple(made)


def _without_islands(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """A few characters that stand between two larger changes are taken into them."""
    while True:
        for at, run in enumerate(runs):
            if run.kind == "same" and len(run.text) <= min(ISLAND, _size(runs, at, -1), _size(runs, at, 1)):
                parts: list[tuple[RunKind, str]] = [(one.kind, one.text) for one in runs]
                parts[at : at + 1] = [("removed", run.text), ("added", run.text)]
                runs = _joined(parts)
                break
        else:
            return runs


def _size(runs: tuple[Run, ...], at: int, step: int) -> int:
    """How large the change on one side of a run is: the longer of what went and what came."""
    size, at = 0, at + step
    while 0 <= at < len(runs) and runs[at].kind != "same":
        size, at = max(size, len(runs[at].text)), at + step
    return size


def _slid(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """What only came or only went is shown with the clause it belongs to: it ends where a mark stands.

    “学法3次，培训2次” from “学法3次”: either “，培训2次” came, or “3次，培训2次” with other characters kept.
    """
    made = list(runs)
    for at in range(1, len(made) - 1):
        before, run, after = made[at - 1 : at + 2]
        if before.kind == after.kind == "same" != run.kind:
            left, middle, right = max(_places(before.text, run.text, after.text), key=_rank)
            made[at - 1 : at + 2] = [Run("same", left), Run(run.kind, middle), Run("same", right)]
    return _joined([(one.kind, one.text) for one in made])


def _places(left: str, middle: str, right: str) -> Iterator[tuple[str, str, str]]:
    """All the ways in which the same change can be told."""
    while left and middle[-1] == left[-1]:
        left, middle, right = left[:-1], middle[-1] + middle[:-1], middle[-1] + right
    yield left, middle, right
    while right and middle[0] == right[0]:
        left, middle, right = left + middle[0], middle[1:] + middle[0], right[1:]
        yield left, middle, right


def _rank(place: tuple[str, str, str]) -> int:
    left, middle, right = place
    return (not left or left[-1] in _MARKS) + (middle[-1] in _MARKS) + (right[:1] in _MARKS)
