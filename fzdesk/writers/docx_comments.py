"""A DOCX with remarks in its margin (批注), as WPS and Word show them; the text stays as it is.

Works on any DOCX: paragraphs are recognised by their words, so a file of another program is remarked in its
own dress.  What a tracked change deleted is no text; what it inserted is.
"""

from __future__ import annotations

import io
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from copy import deepcopy
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from fzdesk.writers.docx_xml import XML_SPACE, Element, W, clean

if TYPE_CHECKING:
    from docx.document import Document

AUTHOR, INITIALS = "校核", "校"
_TEXT, _RUN, _PARAGRAPH = W + "t", W + "r", W + "p"
_NOT_TEXT = frozenset((W + "del", W + "moveFrom", W + "txbxContent"))
_FALLBACK = "Fallback"


class Remark(NamedTuple):
    """Words about the characters from ``start`` to ``end`` of one of the text's lines."""

    line: int
    start: int
    end: int
    words: str


class _Letter(NamedTuple):
    """A character of a paragraph that is no space: its place in the line, and where it stands in the XML."""

    at: int
    element: Element  # w:t
    inside: int  # the place in the element's text


def with_remarks(data: bytes, lines: Sequence[str], remarks: Sequence[Remark]) -> bytes:
    """The DOCX with the remarks.  ``lines`` are all lines of its text, in order, as the remarks count them.

    One whose line is not found stands at the first words of the text, and quotes the line.
    """
    import docx

    document = docx.Document(io.BytesIO(data))
    places = _places(document.element.body, lines)
    first = next((place for place in document.element.body.iter(_PARAGRAPH) if any(_letters(place))), None)
    if first is None:
        return data
    for remark in sorted(remarks, key=lambda one: (one.line, one.start)):
        place = places.get(remark.line)
        if place is not None and _remark(document, place, remark):
            continue
        quoted = lines[remark.line][:40] if 0 <= remark.line < len(lines) else ""
        words = f"{remark.words}\n原文：{quoted}" if quoted else remark.words
        _remark(document, first, remark._replace(start=0, end=1, words=words))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _places(body: Element, lines: Sequence[str]) -> dict[int, Element]:
    """The paragraph of each line.  A soft break parts a paragraph into lines; numbers may be automatic."""
    whole: dict[str, deque[Element]] = defaultdict(deque)
    paragraphs = [(element, _key(_words(element))) for element in body.iter(_PARAGRAPH)]
    for element, key in paragraphs:
        whole[key].append(element)
    found: dict[int, Element] = {}
    for number, line in enumerate(lines):
        if queue := whole.get(_key(line)):
            found[number] = queue.popleft() if len(queue) > 1 else queue[0]
        elif key := _key(line):
            near = (element for element, words in paragraphs if words and (words in key or key in words))
            found.update((number, element) for element in islice(near, 1))
    return found


def _remark(document: Document, paragraph: Element, remark: Remark) -> bool:
    """Put a remark around its characters; False where they are not in the paragraph."""
    from docx.text.run import Run

    letters = [
        one for one in _letters(paragraph) if remark.start <= one.at < max(remark.end, remark.start + 1)
    ]
    if not letters:
        letters = list(_letters(paragraph))[-1:]  # behind the last character: what is missing there
    if not letters:
        return False
    _cut(letters[-1].element, letters[-1].inside + 1)
    first = _cut(letters[0].element, letters[0].inside)
    same = letters[0].element is letters[-1].element
    last = first if same else _run_of(letters[-1].element)
    runs = [Run(one, None) for one in (first, last)]  # type: ignore[arg-type]  # the comment needs no parent
    document.add_comment(runs, clean(remark.words), AUTHOR, INITIALS)
    return True


def _run_of(text: Element) -> Element:
    return next(text.iterancestors(_RUN))


def _cut(text: Element, index: int) -> Element:
    """Part a run before a character of one of its texts; the run that begins there, the same when it does."""
    run, words = _run_of(text), text.text or ""
    content = [one for one in run if one.tag != W + "rPr"]
    after = content[content.index(text) + 1 :]
    if (index <= 0 and text is content[0]) or (index >= len(words) and not after):
        return run
    made = run.makeelement(_RUN)
    properties = run.find(W + "rPr")
    if properties is not None:
        made.append(deepcopy(properties))
    if index < len(words):
        rest = run.makeelement(_TEXT, {XML_SPACE: "preserve"})
        rest.text, text.text = words[index:], words[:index]
        text.set(XML_SPACE, "preserve")
        made.append(rest)
    made.extend(after)
    run.addnext(made)
    return made


def _letters(paragraph: Element) -> Iterator[_Letter]:
    """The characters of a paragraph in order; spaces count but are not given, and breaks count as one."""
    at = 0
    for element in _inside(paragraph):
        if element.tag == _TEXT:
            for index, char in enumerate(element.text or ""):
                if not char.isspace():
                    yield _Letter(at, element, index)
                at += 1
        else:
            at += 1


def _inside(element: Element) -> Iterator[Element]:
    """Texts and breaks of a paragraph, without those of text boxes in it."""
    for child in element:
        if child.tag in (_TEXT, W + "tab", W + "br", W + "cr") and element.tag == _RUN:
            yield child
        elif child.tag not in _NOT_TEXT and not str(child.tag).endswith(_FALLBACK):
            yield from _inside(child)


def _words(paragraph: Element) -> str:
    return "".join(one.text or "" for one in _inside(paragraph) if one.tag == _TEXT)


def _key(text: str) -> str:
    """What two readings of a line share: its characters without spaces and invisible ones."""
    return "".join(char for char in text if char.isprintable() and not char.isspace())
