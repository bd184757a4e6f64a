"""A read report made ready to be set anew: its words stay, what was only layout is said in the tree.

版头, 版记 and captions are found by their wording, a title is put in one piece so that it is broken well,
numbers of headings get the form of GB/T 9704-2012, 7.3.3, straight quotes become “ ”, and spaces beside
Chinese go.  Checks read ``tree.to_document`` instead, where every word keeps its place in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from fzdesk.document.form import number_text
from fzdesk.document.model import (
    Attachment,
    Cell,
    Colophon,
    Document,
    Heading,
    Letterhead,
    Node,
    Paragraph,
    Picture,
    Signature,
    Span,
    Table,
)
from fzdesk.document.numbering import heading_number
from fzdesk.intake.numbers import leading_number
from fzdesk.intake.outline import Outline
from fzdesk.intake.passage import Passage
from fzdesk.intake.tree import to_document
from fzdesk.intake.wording import is_issuer, issuers_in

_CHINESE = r"\u2e80-\u9fff\u3000-\u303f\uff00-\uffef“”‘’—…·"
_SPACES = re.compile(rf"(?<=[{_CHINESE}])[ \u00a0]+(?=\S)|(?<=\S)[ \u00a0]+(?=[{_CHINESE}])")
_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,12}\s*[〔\[［【（(]\s*20\d\d\s*[〕\]］】）)]\s*第?\s*\d+\s*号")
_SIGNERS = re.compile(r"签\s*发\s*人\s*[：:]\s*(?P<names>[\u4e00-\u9fff·\s、]{2,40})$")
_MARK = re.compile(r"[\u4e00-\u9fff]{4,30}文件")
_COPIES = re.compile(r"(?:抄\s*[送报]|主送)\s*[：:]\s*(?P<names>.+?)[。.]?$", re.DOTALL)
_PRINTED = re.compile(
    r"(?P<who>[\u4e00-\u9fff]{3,30}?)[\s\u3000]*(?P<when>20\d\d年\d{1,2}月\d{1,2}日)[\s\u3000]*印\s*发$"
)
_LIST = re.compile(r"附\s*件\s*[：:]")
_ENTRY = re.compile(r"(?:(?P<number>\d{1,2})\s*[.．、]\s*)?(?P<title>[^。：；]{2,80}?)[。；;]?")
_ANNEX = re.compile(r"附\s*件\s*\d{0,2}\s*[：:]?")
_CAPTION = re.compile(r"附?(?P<of>[图表])\s*(?:[0-9]+(?:[-—.][0-9]+)*|[一二三四五六七八九十]{1,3})(?![0-9])")
_LONGEST_CAPTION = 50
_MOST = 100  # numbers beyond are no numbers of headings
Nodes = tuple[Node, ...]


def to_set(outline: Outline) -> Document:
    """The document of a file as it is to be set after GB/T 9704-2012."""
    document = to_document(outline)
    above, below = document.above_signature, document.below_signature
    letterhead, above = _letterhead(outline.before, above)
    colophon, below = _colophon(below)
    listed, above = _attachments(above)
    attachments, below = _annexes(listed, below)
    above, below = _captions(above), _captions(below)
    nodes = tuple(map(_tidy_node, (*above, *below)))
    signature = document.signature
    return replace(
        document,
        title=_title(document.title),
        subtitle=tidy(document.subtitle),
        addressee=tidy(document.addressee),
        nodes=nodes,
        signature=signature and _tidy_signature(signature),
        signature_at=len(above) if below else -1,
        letterhead=letterhead,
        attachments=attachments,
        colophon=colophon,
    )


def tidy(text: str) -> str:
    """The text with “ ” for straight quotes and without spaces beside Chinese, which no rule knows."""
    return _SPACES.sub("", _quoted(text))


def _quoted(text: str) -> str:
    """Straight quotes in pairs, where Chinese stands, as the “ ” of GB/T 15834-2011, 4.8."""
    first, *others = re.split('["＂]', text)
    if len(others) % 2 or not re.search("[\u4e00-\u9fff]", text):
        return text
    return first + "".join("“”"[number % 2] + part for number, part in enumerate(others))


def _title(lines: Sequence[str]) -> tuple[str, ...]:
    """The title in one piece; issuers on lines of their own stay there, each on one."""
    issuers: list[str] = []
    rest = list(lines)
    while len(rest) > 1 and is_issuer(rest[0]):
        issuers += issuers_in(rest.pop(0))
    return tuple(line for line in (*issuers, "".join(map(tidy, rest))) if line)


# --- 版头 and 版记 -------------------------------------------------------------------------------


def _letterhead(before: Sequence[Passage], nodes: Nodes) -> tuple[Letterhead | None, Nodes]:
    """版头 of the lines above the title, and the nodes without those; none where there is no 发文字号."""
    marks: list[str] = []
    signers: tuple[str, ...] = ()
    number = ""
    taken: set[int] = set()
    for at, line in enumerate(before):
        text = line.text.strip()
        signed = _SIGNERS.search(text)
        rest = text[: signed.start()].strip() if signed else text
        if _MARK.fullmatch(rest):
            marks.append(rest)
        elif _NUMBER.fullmatch(rest) and not number:
            number = number_text(rest)
        elif rest or not signed:
            continue
        if signed:
            signers = tuple(re.split(r"[\s、]+", signed["names"].strip()))
        taken.add(at)
    if not (number and marks):
        return None, nodes
    left = tuple(node for at, node in enumerate(nodes) if at not in taken)
    return Letterhead(tuple(marks), number, signers), left


def _colophon(below: Nodes) -> tuple[Colophon | None, Nodes]:
    """版记 of the lines below the signature, and the nodes without those; none without 印发机关."""
    copies = ""
    printed: Colophon | None = None
    rest: list[Node] = []
    for node in below:
        text = node.text.strip() if isinstance(node, Paragraph) else ""
        if found := _PRINTED.fullmatch(text):
            printed = Colophon("", found["who"], found["when"])
        elif (found := _COPIES.fullmatch(text)) and not copies:
            copies = tidy(found["names"])
        else:
            rest.append(node)
    return (replace(printed, copies=copies), tuple(rest)) if printed else (None, below)


# --- attachments ---------------------------------------------------------------------------------


def _attachments(above: Nodes) -> tuple[tuple[str, ...], Nodes]:
    """The names of the 附件说明 that ends the text, and the nodes without it (GB/T 9704-2012, 7.3.4)."""
    first = next((at for at in reversed(range(len(above))) if _LIST.match(_words(above[at]))), len(above))
    titles = []
    for number, node in enumerate(above[first:], 1):
        found = _ENTRY.fullmatch(_LIST.sub("", _words(node)).strip())
        several = found is not None and found["number"] == str(number)
        alone = found is not None and not found["number"] and len(above) == first + 1
        if found is None or not (several or alone):
            return (), above
        titles.append(tidy(found["title"]))
    return tuple(titles), above[:first]


def _annexes(titles: tuple[str, ...], below: Nodes) -> tuple[tuple[Attachment, ...], Nodes]:
    """The attachments, with tables where nothing but 附件1, a title and a table of each stands below."""
    plain = tuple(Attachment(f"annex.{number}", title) for number, title in enumerate(titles, 1))
    starts = [at for at, node in enumerate(below) if _ANNEX.fullmatch(_words(node))]
    found = []
    for one, start in zip(plain, starts, strict=False):
        end = next((later for later in starts if later > start), len(below))
        *names, last = below[start + 1 : end] or (None,)
        if not isinstance(last, Table) or tidy("".join(map(_words, names))) != one.title:
            return plain, below
        found.append(replace(one, table=_tidy_table(last)))
    if not starts or len(starts) != len(plain):
        return plain, below
    return tuple(found), below[: starts[0]]


def _words(node: Node | None) -> str:
    """A paragraph's or a heading's words with its number; empty for anything else."""
    match node:
        case Heading():
            return (node.number + node.text).strip()
        case Paragraph():
            return node.text.strip()
    return ""


# --- captions and spaces -------------------------------------------------------------------------


def _captions(nodes: Sequence[Node]) -> tuple[Node, ...]:
    """The nodes with captions told apart: 表1 above a table, 图1 below a picture."""
    return tuple(_as_caption(nodes, at) for at in range(len(nodes)))


def _as_caption(nodes: Sequence[Node], at: int) -> Node:
    node = nodes[at]
    before = nodes[at - 1] if at else None
    after = nodes[at + 1] if at + 1 < len(nodes) else None
    of = "表" if isinstance(after, Table) else "图" if isinstance(before, Picture) else ""
    if not of or not isinstance(node, Paragraph | Heading) or len(node.text) > _LONGEST_CAPTION:
        return node
    number = node.number if isinstance(node, Heading) else ""
    found = _CAPTION.match(number + node.text)
    if found is None or found["of"] != of or node.text.endswith(("。", "：", "；")):
        return node
    spans = node.spans if isinstance(node, Paragraph) else (Span(number + node.text, source=node.source),)
    return Paragraph(node.id, spans, caption=True)


def _tidy_node(node: Node) -> Node:
    match node:
        case Heading():
            return replace(node, number=_numbered(tidy(node.number)), text=tidy(node.text))
        case Paragraph(caption=True):
            label = _CAPTION.match(text := tidy(node.text))
            parted = f"{label[0]}　{text[label.end() :].lstrip('　：:')}" if label else text
            return replace(node, spans=(Span(parted, source=node.spans[0].source),))
        case Paragraph():
            return replace(node, spans=tuple(map(_numbered_span, _tidy_spans(node.spans))))
        case Table():
            return _tidy_table(node)
    return node


def _tidy_table(table: Table) -> Table:
    rows = tuple(tuple(_tidy_cell(cell) for cell in row) for row in table.rows)
    return replace(table, rows=rows, caption=tidy(table.caption))


def _numbered_span(span: Span) -> Span:
    return replace(span, text=_numbered(span.text)) if span.role in ("heading", "number") else span


def _numbered(text: str) -> str:
    """A heading whose number has the standard's form: （一） for (一); 第一部分 stays, with a full space."""
    number = leading_number(text)
    if number is None or not 0 < number.value < _MOST:
        return text
    if number.written.startswith("第"):
        return number.written.rstrip() + "　" + text[len(number.written) :]
    return heading_number(number.level, number.value) + text[len(number.written) :]


def _tidy_cell(cell: Cell) -> Cell:
    return replace(cell, text=tidy(cell.text))


def _tidy_spans(spans: Sequence[Span]) -> Iterator[Span]:
    """Each span's part of the whole text without its spaces."""
    whole = _quoted("".join(span.text for span in spans))
    dropped = {at for found in _SPACES.finditer(whole) for at in range(*found.span())}
    start = 0
    for span in spans:
        end = start + len(span.text)
        kept = "".join(whole[at] for at in range(start, end) if at not in dropped)
        start = end
        yield span if kept == span.text else replace(span, text=kept)


def _tidy_signature(signature: Signature) -> Signature:
    return replace(signature, issuers=tuple(map(tidy, signature.issuers)), date=tidy(signature.date))
