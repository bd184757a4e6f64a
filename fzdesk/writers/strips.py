"""Strips: text set in lines, ready to be put one under another on pages.  Format-free.

A strip is as wide as the 版心 and usually one line pitch high.  x runs in pt from the 版心's left edge, y in
pt from the strip's top downwards.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Literal, NamedTuple

from fzdesk.document.model import Picture
from fzdesk.document.profile import FaceRole, Profile
from fzdesk.writers.line_breaking import Broken, Line, break_lines
from fzdesk.writers.squeezing import squeeze

Measure = Callable[[FaceRole, str], list[float]]
"""Advance of each character of a text in a face, in em."""
Mark = Literal["blank", "stale"]

_ASCENT = 0.88  # em from the top of a Chinese character's box to the baseline


class Run(NamedTuple):
    """Characters of one face whose spacing is even."""

    text: str
    x: float
    baseline: float
    face: FaceRole
    size: float
    spacing: float  # pt added to each advance
    red: bool = False


class Band(NamedTuple):
    """A stretch of a line that the preview marks."""

    mark: Mark
    left: float
    right: float


class Rule(NamedTuple):
    """A straight rule, of a table when nothing else is said."""

    x0: float
    y0: float
    x1: float
    y1: float
    width: float = 0.5
    red: bool = False


class Shown(NamedTuple):
    """A picture at its place."""

    picture: Picture
    x: float
    width: float
    height: float


class Strip(NamedTuple):
    """A line of text or a row of a table."""

    owner: str  # id of the heading or paragraph, or title, subtitle, addressee, signature; "" when blank
    height: float
    runs: tuple[Run, ...] = ()
    bands: tuple[Band, ...] = ()
    rules: tuple[Rule, ...] = ()
    keep: bool = False  # never the last on its page
    fresh: bool = False  # begins a page
    header: tuple[Strip, ...] = ()  # rows repeated above when this one begins a page
    rules_first: tuple[Rule, ...] = ()  # drawn besides when it begins a page
    rules_last: tuple[Rule, ...] = ()  # when it ends one
    picture: Shown | None = None


class Part(NamedTuple):
    """A stretch of a paragraph in one face."""

    text: str
    face: FaceRole = "body"
    mark: Mark | None = None


class Setter:
    """Sets text after a profile."""

    def __init__(self, profile: Profile, measure: Measure) -> None:
        self.profile = profile
        self.measure = measure
        self.width = profile.text_width_pt
        self.cell = profile.char_pitch_pt
        self.size = profile.body_size_pt
        self.spacing = profile.tracking_pt
        """Added to body characters where lines are filled: −0.25 pt, which DOCX can say too."""
        self.loose = self.cell - self.size - self.spacing  # what full-width characters lack to their 15.79 pt

    def advances(self, text: str, face: FaceRole, size: float, spacing: float) -> list[float]:
        """Each character's advance in pt."""
        return [em * size + spacing for em in self.measure(face, text)]

    def text_width(self, text: str, face: FaceRole = "body") -> float:
        """The width in pt of body-sized text on one line."""
        return sum(self.advances(text, face, self.size, self.cell - self.size))

    def baseline(self, height: float, size: float) -> float:
        """Where the baseline lies when glyphs are centred in a box of that height."""
        return (height - size) / 2 + _ASCENT * size

    def paragraph(
        self, parts: Sequence[Part], owner: str, *, indent: float = 2, hang: float = 0, keep: bool = False
    ) -> list[Strip]:
        """The lines of body-sized text, the first ``indent`` characters in, the others ``hang``."""
        text = "".join(part.text for part in parts)
        advances = [a for part in parts for a in self.advances(part.text, part.face, self.size, self.spacing)]
        broken = self._broken(text, advances, indent, hang)
        ends = list(accumulate(len(part.text) for part in parts))
        pitch = self.profile.line_pitch_pt
        strips = []
        for number, line in enumerate(broken.lines):
            left = (hang if number else indent) * self.cell
            runs = self._runs(text, broken, line, left, parts, ends)
            bands = _bands(broken, line, left, parts, ends)
            strips.append(Strip(owner, pitch, tuple(runs), tuple(bands), keep=keep))
        return strips

    def single(
        self,
        text: str,
        x: float,
        owner: str,
        *,
        face: FaceRole = "body",
        keep: bool = False,
        mark: Mark | None = None,
    ) -> Strip:
        """Body-sized text on one line that begins at ``x``, whatever its length; on the grid's pitch.

        All text is measured, also where nothing depends on it: so its fonts are known when it is drawn.
        """
        spacing = self.cell - self.size
        run = Run(text, x, self.baseline(self.profile.line_pitch_pt, self.size), face, self.size, spacing)
        right = x + self.text_width(text, face)
        bands = (Band(mark, x, right),) if mark else ()
        return Strip(owner, self.profile.line_pitch_pt, (run,), bands, keep=keep)

    def centred(self, text: str, owner: str, *, face: FaceRole, size: float, keep: bool = True) -> Strip:
        """A centred line of any size, without the body's spacing."""
        width = sum(self.advances(text, face, size, 0.0))
        pitch = self.profile.line_pitch_pt
        run = Run(text, (self.width - width) / 2, self.baseline(pitch, size), face, size, 0.0)
        return Strip(owner, pitch, (run,), keep=keep)

    def blank(self, *, keep: bool = True) -> Strip:
        """An empty line."""
        return Strip("", self.profile.line_pitch_pt, keep=keep)

    def lines(self, text: str, face: FaceRole, size: float, width: float) -> Iterator[str]:
        """Text of any size broken into lines of ``width`` pt, not spread."""
        for line in break_lines(text, self.advances(text, face, size, 0.0), width).lines:
            yield text[line.start : line.end]

    def _broken(self, text: str, advances: list[float], indent: float, hang: float) -> Broken:
        """The lines of a paragraph, by the profile's rule."""
        room, loose, left = self.width - hang * self.cell, self.loose, (indent - hang) * self.cell
        if self.profile.break_rule == "word":
            return break_lines(text, advances, room, left, loose=loose)
        marks = squeeze(text, advances, self.size)
        broken = break_lines(text, marks.advances, room, left, rule="fine", loose=loose, gives=marks.gives)
        return broken._replace(tight=marks.tight)

    def _runs(
        self, text: str, broken: Broken, line: Line, left: float, parts: Sequence[Part], ends: list[int]
    ) -> Iterable[Run]:
        """The line cut where face or spacing change and behind narrowed marks; spaces past its edge stay."""
        baseline = self.baseline(self.profile.line_pitch_pt, self.size)
        stretch, start = broken.stretch, line.start
        while start < line.end:
            part = bisect_right(ends, start)
            end = min(line.end, ends[part])
            spread = start + 1 < line.visible and stretch[start + 1]
            narrow = broken.tight.find(1, start, end)
            end = narrow + 1 if narrow >= 0 else end
            if line.gap:
                change = stretch.find(0 if spread else 1, start + 1, line.visible)
                end = min(end, change - 1) if change >= 0 else end
            spacing = self.spacing + (line.gap if spread else 0.0)
            x = left + broken.shift(line, start)
            yield Run(text[start:end], x, baseline, parts[part].face, self.size, spacing)
            start = end


def _bands(broken: Broken, line: Line, left: float, parts: Sequence[Part], ends: list[int]) -> Iterable[Band]:
    """The marked stretches of a line."""
    for part, end in zip(parts, ends, strict=True):
        begin = end - len(part.text)
        if part.mark and begin < line.visible and end > line.start:
            first, last = max(begin, line.start), min(end, line.visible)
            yield Band(part.mark, left + broken.shift(line, first), left + broken.shift(line, last))
