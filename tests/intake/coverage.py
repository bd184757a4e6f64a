"""Whether an outline has every character of its file, each at its place."""

from __future__ import annotations

from fzdesk.document import model as tree
from fzdesk.intake.facts import figures
from fzdesk.intake.outline import Outline
from fzdesk.intake.passage import unprintable
from fzdesk.intake.tree import to_document


def assert_nothing_lost(outline: Outline) -> None:
    """All text of the file stands once in the outline, and every place named is right."""
    marks = [mark for mark in (outline.date_above, outline.date_below, outline.addressee) if mark]
    around = (
        *outline.title,
        *outline.issuer_above,
        *outline.issuer_below,
        *outline.before,
        *outline.left_out,
    )
    found = [one for passage in (*marks, *around, *outline.passages()) for one in passage.fragments]
    for one in found:
        assert outline.paragraphs[one.paragraph][one.start : one.start + len(one.text)] == one.text
    found.sort(key=lambda one: (one.paragraph, one.start))
    assert _solid("".join(one.text for one in found)) == _solid("".join(outline.paragraphs))
    assert_places(outline)


def assert_places(outline: Outline) -> None:
    """Sources of the tree and places of figures name the characters they stand for."""
    for node in to_document(outline).nodes:
        if isinstance(node, tree.Heading):
            words = node.number + node.text
            start = max(node.source.offset, 0)
            shown = words[start - node.source.offset :]
            paragraph = outline.paragraphs[node.source.line]
            there = paragraph[start : start + len(shown)]
            assert any(map(unprintable, paragraph)) or shown.startswith(
                there.rstrip()
            )  # a heading over two lines begins in the first
        elif isinstance(node, tree.Paragraph):
            for span in node.spans:
                if span.role != "number":
                    at = span.source.offset
                    assert outline.paragraphs[span.source.line][at : at + len(span.text)] == span.text
    for figure in figures(outline):
        if len(figure.text) == figure.end - figure.start:
            assert (
                outline.paragraphs[figure.paragraph][figure.start : figure.end].replace(" ", "")[:1]
                == figure.text[:1]
            )


def _solid(text: str) -> str:
    return "".join(char for char in text if not char.isspace() and not unprintable(char))
