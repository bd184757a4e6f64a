"""附件说明 and annexes of a DOCX (GB/T 9704-2012, 7.3.4, 7.3.7)."""

from __future__ import annotations

from collections.abc import Iterator

from fzdesk.document.model import Attachment
from fzdesk.document.profile import Profile
from fzdesk.writers.docx_measures import Measures
from fzdesk.writers.docx_signature import blank_line
from fzdesk.writers.docx_table import table_parts
from fzdesk.writers.docx_xml import Bookmarks, Element, element, paragraph, run
from fzdesk.writers.signature_places import characters
from fzdesk.writers.title import break_title


def attachment_list(
    attachments: tuple[Attachment, ...], measure: Measures, bookmarks: Bookmarks
) -> Iterator[Element]:
    """附件说明: a blank line, then names one under another; kept with what follows (7.3.4)."""
    yield blank_line(keep=True)
    for number, one in enumerate(attachments, 1):
        label = f"{number}." if len(attachments) > 1 else ""
        at = 2 if number == 1 else 5
        hang = 5 + characters(label)
        stop = round(hang * measure.character)
        indent = {
            "leftChars": round(hang * 100),
            "left": stop,
            "hangingChars": round((hang - at) * 100),
            "hanging": round((hang - at) * measure.character),
        }
        tabs = element("tabs", element("tab", val="left", pos=stop))
        lead = ("附件：" if number == 1 else "") + label
        made = element("p", element("pPr", element("keepNext"), tabs, element("ind", **indent)))
        made.append(run(lead + ("\t" if label else "") + one.title))
        bookmarks.around(made, f"attachment_{number}")
        yield made


def annexes(
    attachments: tuple[Attachment, ...], profile: Profile, measure: Measures, bookmarks: Bookmarks
) -> Iterator[Element]:
    """Annexes with a table, each on pages of its own: 附件1 in 黑体, the title on the third line (7.3.7)."""
    for number, one in enumerate(attachments, 1):
        if one.table is None:
            continue
        label = f"附件{number}" if len(attachments) > 1 else "附件"
        fresh = element("pPr", element("keepNext"), element("pageBreakBefore"))
        yield element("p", fresh, run(label, "Heading1Char"))
        yield blank_line(keep=True)
        title = paragraph("Title")
        title.append(run("\n".join(break_title(one.title, profile.text_width_pt / profile.title_size_pt))))
        bookmarks.around(title, f"{one.id}_title")
        yield title
        yield blank_line(keep=True)
        yield from table_parts(one.table, measure, bookmarks)
