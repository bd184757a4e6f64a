"""From an outline to the one tree that checks and writers read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fzdesk.document import model as tree
from fzdesk.document.form import cell, date_text
from fzdesk.intake.headings import LOWEST, Headline
from fzdesk.intake.outline import Block, Outline
from fzdesk.intake.passage import Passage
from fzdesk.intake.reading import Grid, Image
from fzdesk.intake.wording import issuers_in


def to_document(outline: Outline) -> tree.Document:
    """The document of a file, words and numbers as they stand there.

    Lines above the text that have no place of their own come first, what follows the signature last.
    """
    title = tuple(line.text.strip() for line in outline.title)
    makes = _Nodes()
    above, below = makes.above(outline), makes.below(outline)
    return tree.Document(
        title=title,
        subtitle=_subtitle(outline),
        addressee=outline.addressee.text.strip() if outline.addressee else "",
        nodes=above + below,
        signature=_signature(outline),
        signature_at=len(above) if below else -1,
        year=outline.year or 0,
        file_name="".join("".join(title).split()),
        author="、".join(outline.issuers),
    )


def _subtitle(outline: Outline) -> str:
    """Issuer and date under the title in one line, as the format wants them."""
    lines = [*outline.issuer_above, *((outline.date_above,) if outline.date_above else ())]
    words = [line.text.strip(" \t\u3000（）(),，") for line in lines]
    return f"（{'，'.join(words)}）" if words else ""


def _signature(outline: Outline) -> tree.Signature | None:
    if not outline.issuer_below and outline.date_below is None:
        return None
    issuers = tuple(
        name for line in outline.issuer_below for name in issuers_in(line.text.strip(" \t\u3000（）(),，"))
    )
    date = outline.date_below.text.strip(" \t\u3000（）()") if outline.date_below else ""
    written = date_text(outline.date) if outline.date and outline.date_below else date
    return tree.Signature(issuers, written, sealed=False)


class _Nodes:
    """Nodes with ids by the file's paragraphs: p12, or p12_1 for a second one of the same paragraph."""

    def __init__(self) -> None:
        self._used: dict[str, int] = {}

    def above(self, outline: Outline) -> tuple[tree.Node, ...]:
        """All but what follows the signature."""
        *bodies, _ = outline.bodies()
        before = [self._paragraph(_spans(line)) for line in outline.before]
        return (*before, *(node for body in bodies for node in self._headed(*body)))

    def below(self, outline: Outline) -> tuple[tree.Node, ...]:
        """What follows the signature."""
        return tuple(map(self._block, outline.after))

    def _headed(self, headline: Headline | None, body: Sequence[Block]) -> Iterator[tree.Node]:
        if headline is not None and headline.passage.text + headline.written:
            if not headline.run_in:
                yield self._heading(headline)
            else:
                rest = body[0] if headline.followed and body else None
                yield self._paragraph(_lead(headline) + (_spans(rest) if isinstance(rest, Passage) else ()))
                body = body[1:] if rest is not None else body
        yield from map(self._block, body)

    def _block(self, block: Block) -> tree.Node:
        match block:
            case Grid():
                return self._table(block)
            case Image():
                return self._picture(block)
        return self._paragraph(_spans(block))

    def _heading(self, headline: Headline) -> tree.Heading:
        written = "" if headline.automatic else headline.written
        words = headline.passage.text[len(written) :]
        line, offset = headline.passage.place(len(written))
        source = tree.Source(line=line, offset=offset - len(headline.written))
        return tree.Heading(
            self._id(line), min(headline.level, LOWEST), headline.written, words.rstrip(), source
        )

    def _paragraph(self, spans: tuple[tree.Span, ...]) -> tree.Paragraph:
        return tree.Paragraph(self._id(spans[0].source.line if spans else 0), spans)

    def _table(self, grid: Grid) -> tree.Table:
        spans = {(span.row, span.column): (span.across, span.down) for span in grid.spans}
        rows = tuple(
            tuple(
                cell(text, grid.header_rows > number, *spans.get((number, column), (1, 1)))
                for column, text in enumerate(row)
            )
            for number, row in enumerate(grid.rows)
        )
        return tree.Table(self._id(grid.paragraph, "t"), rows, grid.header_rows)

    def _picture(self, image: Image) -> tree.Picture:
        key = self._id(image.paragraph, "g")
        return tree.Picture(key, image.data, image.form, image.width, image.height, image.crop)

    def _id(self, paragraph: int, letter: str = "p") -> str:
        name = f"{letter}{paragraph}"
        times = self._used.get(name, 0)
        self._used[name] = times + 1
        return f"{name}_{times}" if times else name


def _spans(words: Passage, role: tree.Role = "text", level: int = 0) -> tuple[tree.Span, ...]:
    """A passage as spans, one for each stretch of the file."""
    return tuple(
        tree.Span(one.text, role, level, tree.Source(line=one.paragraph, offset=one.start))
        for one in words.fragments
    )


def _lead(headline: Headline) -> tuple[tree.Span, ...]:
    """A run-in heading; an automatic number stands before it, and a number without heading is plain text."""
    line, offset = headline.passage.place(0)
    number: tuple[tree.Span, ...] = ()
    if headline.automatic:
        source = tree.Source(line=line, offset=offset - len(headline.written))
        number = (tree.Span(headline.written, "number", source=source),)
    if not headline.title:
        return number + _spans(headline.passage)
    return number + _spans(headline.passage, "heading", headline.level)
