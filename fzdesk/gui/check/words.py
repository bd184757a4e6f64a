"""How findings are put into words in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fzdesk.gui import theme

if TYPE_CHECKING:
    from fzdesk.checks.finding import Finding
    from fzdesk.gui.check.findings import Found
    from fzdesk.gui.session import Session

LOOKS = {  # icon, colour, word
    "error": ("wrong", "wrong", "错误"),
    "warning": ("attention", "attn", "提醒"),
    "note": ("note", "quiet", "提示"),
}
LINES = {"error": "wrong", "warning": "attention", "note": "note"}  # of prose_painting.Finding
_LONGEST = 12  # words of a correction on its button
_AROUND = 14  # characters before and after the words found


def fix_words(finding: Finding) -> str:
    """What the button says that puts the correction in."""
    if not finding.fix:
        return "修复：删去"
    fix = finding.fix if len(finding.fix) <= _LONGEST else f"{finding.fix[:_LONGEST]}…"
    return f"修复：改为 {fix}"


def place_words(found: Found, session: Session) -> str:
    """The section a finding stands in: （二）学法."""
    step = next((s for s in session.steps if found.step in (s.key, *s.sections)), None)
    where = found.finding.where
    number = where.section or (f"{where.part}　" if where.part else "")
    if step is None or step.key == "form":
        return "标题和落款"
    return f"{number}{step.title}"


def original(found: Found, session: Session) -> str:
    """The words found amid their neighbours, and what would stand there instead; as rich text."""
    from html import escape

    where = found.finding.where
    text = _line(found, session)
    if text[where.start : where.end] != where.text:
        text, start, end = where.text, 0, len(where.text)
    else:
        start, end = where.start, where.end
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    lead = "…" if start > _AROUND else ""
    tail = "…" if len(text) > end + _AROUND else ""
    ink, done = theme.colour("ink").name(), theme.colour("done").name()
    words = text[start:end]
    said = f"{lead}{escape(before)}"
    said += f"<span style='color:{ink};text-decoration:underline'>{escape(words)}</span>"
    said += f"{escape(after)}{tail}"
    if found.finding.fix is not None:
        new = escape(found.finding.fix) or "（删去）"
        said += f"　<span style='color:{done}'>→　{new}</span>"
    return said


def _line(found: Found, session: Session) -> str:
    """The printed line a finding is about."""
    where = found.finding.where
    for node in session.document.nodes:
        if getattr(node, "id", None) == where.paragraph:
            number = getattr(node, "number", "")
            return f"{number}{getattr(node, 'text', '')}"
    return ""
