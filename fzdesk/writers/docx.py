"""A document as DOCX, as WPS and Word set it after GB/T 9704-2012.

The body is made with lxml and put into the cached package of ``docx_template``.  Same document, same
bytes.  Every paragraph carries a hidden bookmark ``_fz_<id>``, so that a file edited elsewhere can be read
back paragraph by paragraph.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from xml.sax.saxutils import escape

from lxml import etree

from fzdesk.document.model import Document, Heading, Node, Paragraph, Picture, Span, Table
from fzdesk.document.profile import Profile
from fzdesk.writers.docx_attachments import annexes, attachment_list
from fzdesk.writers.docx_colophon import colophon_parts
from fzdesk.writers.docx_letterhead import letterhead_parts
from fzdesk.writers.docx_measures import Measures, measures
from fzdesk.writers.docx_picture import Media
from fzdesk.writers.docx_signature import blank_line, keep_with_signature, signature_lines
from fzdesk.writers.docx_table import table_parts
from fzdesk.writers.docx_template import template
from fzdesk.writers.docx_xml import Bookmarks, Element, W, clean, element, paragraph, run
from fzdesk.writers.pictures import keeps_with
from fzdesk.writers.title import subtitle_lines, title_lines

_PACKED = (".png", ".jpeg", ".gif")
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the zip's own time: none
_CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{title}</dc:title>'
    "<dc:creator>{author}</dc:creator><cp:lastModifiedBy>{author}</cp:lastModifiedBy>"
    "<cp:revision>1</cp:revision>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">{date}T00:00:00Z</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">{date}T00:00:00Z</dcterms:modified>'
    "<dc:language>zh-CN</dc:language></cp:coreProperties>"
)


def write_docx(document: Document, profile: Profile) -> bytes:
    """The document as the bytes of a DOCX file."""
    parts = dict(template(profile))
    body = _Body(document, profile)
    parts["word/document.xml"] = with_body(parts["word/document.xml"], body.elements())
    body.media.add_to(parts)
    parts["docProps/core.xml"] = properties(document)
    return packed(parts)


def packed(parts: Mapping[str, bytes]) -> bytes:
    """The parts of a package as the bytes of a DOCX file, the same every time."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(_PACKED) else zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same on Windows and Linux
            archive.writestr(entry, data)
    return stream.getvalue()


def with_body(part: bytes, elements: Iterable[Element]) -> bytes:
    """The template's main part with the elements before its section's properties."""
    root = etree.fromstring(part)
    body = root[0]
    section = body[-1]
    body.remove(section)
    body.extend(elements)
    body.append(section)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def properties(document: Document) -> bytes:
    """Title and author.  The date is the period's end, not today: the same document gives the same bytes."""
    day = document.period_to or dt.date(document.year or 2000, 12, 31)
    told = {"title": document.name, "author": document.author}
    return _CORE.format(
        date=day.isoformat(), **{key: escape(clean(text)) for key, text in told.items()}
    ).encode()


class _Body:
    """The elements of ``w:body`` in order."""

    def __init__(self, document: Document, profile: Profile) -> None:
        self.document = document
        self.profile = profile
        self.measure: Measures = measures(profile)
        self.bookmarks = Bookmarks()
        self.media = Media(profile)

    def elements(self) -> Iterator[Element]:
        document, measure = self.document, self.measure
        if document.letterhead:
            yield from letterhead_parts(document.letterhead, self.profile, measure, self.bookmarks)
        yield from self._head()
        yield from _with_table_ends([*self._nodes(), *self._end()])

    def _nodes(self) -> list[Element]:
        nodes = list(self._parts(self.document.above_signature))
        if self.document.signature:
            keep_with_signature(nodes, self.profile.columns)
        return nodes

    def _end(self) -> Iterator[Element]:
        """附件说明, signature, annexes, 版记."""
        document, measure, marks = self.document, self.measure, self.bookmarks
        if document.attachments:
            yield from attachment_list(document.attachments, measure, marks)
        if document.signature:
            yield from signature_lines(document.signature, self.profile.columns, measure, marks)
        yield from self._parts(document.below_signature)
        yield from annexes(document.attachments, self.profile, measure, marks)
        if document.colophon:
            yield from colophon_parts(document.colophon, measure, marks)

    def _head(self) -> Iterator[Element]:
        """Title, what stands under it, a blank line, 主送 (GB/T 9704-2012, 7.3.1 and 7.3.2)."""
        document = self.document
        title = self._titled("Title", "\n".join(title_lines(document, self.profile)), "title")
        heads = [title] if document.name else []
        if document.subtitle:
            heads.append(
                self._titled("Subtitle", "\n".join(subtitle_lines(document, self.profile)), "subtitle")
            )
        yield from heads
        if heads:
            yield blank_line(keep=True)
        if document.addressee:
            ending = "" if document.addressee.endswith(("：", ":")) else "："
            yield self._titled("Salutation", document.addressee + ending, "addressee")

    def _titled(self, style: str, text: str, key: str) -> Element:
        made = paragraph(style)
        made.append(run(text))
        self.bookmarks.around(made, key)
        return made

    def _parts(self, nodes: tuple[Node, ...]) -> Iterator[Element]:
        for number, node in enumerate(nodes):
            after = nodes[number + 1] if number + 1 < len(nodes) else None
            yield from self._node(node, keep=keeps_with(node, after))

    def _node(self, node: Node, *, keep: bool) -> Iterator[Element]:
        match node:
            case Picture():
                yield self.media.paragraph(node, self.bookmarks, keep=keep)
            case Paragraph(caption=True):
                caption = self._titled("Caption", node.text, node.id)
                if not keep:
                    caption[0].append(element("keepNext", val=0))
                yield caption
            case Heading():
                level = min(max(node.level, 1), 4)
                yield self._titled(f"Heading{level}", node.number + node.text, node.id)
            case Paragraph():
                yield self._paragraph(node)
            case Table():
                yield from table_parts(node, self.measure, self.bookmarks)

    def _paragraph(self, node: Paragraph) -> Element:
        """A body paragraph.  One that begins with a heading has that heading's outline level.

        So the navigation pane of WPS and Word lists it, at the cost of showing the paragraph's text after
        the heading there.  The alternative, two paragraphs joined by a hidden paragraph mark, is drawn on
        two lines by LibreOffice and older WPS.
        """
        made = paragraph("BodyText")
        lead = node.spans[0] if node.spans else None
        if lead is not None and _run_style(lead):
            made[0].append(element("outlineLvl", val=lead.level - 1))
        made.extend(run(text, style) for style, text in _runs(node.spans))
        self.bookmarks.around(made, node.id)
        return made


def _run_style(span: Span) -> str:
    return f"Heading{span.level}Char" if span.role == "heading" and 1 <= span.level <= 4 else ""


def _runs(spans: tuple[Span, ...]) -> Iterator[tuple[str, str]]:
    """Style and text of each run; spans that look alike are one run, so that a search in WPS finds them."""
    style, text = "", ""
    for span in spans:
        if _run_style(span) != style and text:
            yield style, text
            text = ""
        style, text = _run_style(span), text + span.text
    if text:
        yield style, text


def _framed(one: Element) -> bool:
    return one.find(f"{W}pPr/{W}framePr") is not None


def _with_table_ends(elements: list[Element]) -> Iterator[Element]:
    """The elements, with the paragraph that must stand after a table: a lowest one where none follows."""
    for number, one in enumerate(elements):
        yield one
        after = elements[number + 1] if number + 1 < len(elements) else None
        if one.tag == W + "tbl" and (after is None or after.tag == W + "tbl" or _framed(after)):
            spacing = element("spacing", line=20, lineRule="exact")
            yield element("p", element("pPr", element("snapToGrid", val=0), spacing))
