"""The worker process: makes files and previews beside the window, so that typing stays smooth.

Run as ``fzdesk worker``.  It reads one JSON job per line on stdin and answers each with one line on
stdout, in order; it ends when stdin does.  It never opens a workbook: documents come as JSON files.

    {"id": 1, "verb": "export", "document": "d.json", "profile": "standard", "folder": "…",
     "formats": ["docx", "pdf"], "name": "…", "existing": "ask"}
    -> {"id": 1, "paths": ["…"], "pages": 6, "notice": "…",
        "missing": [{"char": "…", "id": "…", "offset": 0}]}
    -> {"id": 1, "exists": ["…"]}                   nothing was written: ask, then send "replace" or "number"
    {"id": 2, "verb": "preview", "document": "d.json", "profile": "standard", "pdf": "p.pdf"}
    -> {"id": 2, "pages": 6, "missing": […], "places": [{"id": "…", "page": 0, "x": …, "y": …, "width": …,
        "height": …}]}                              in pt from the page's upper left corner, pages from 0
    -> {"id": 2, "superseded": true}                a newer preview to the same file was waiting already
    {"id": 3, "verb": "warm", "profile": "standard"}  parses fonts and makes templates ahead
    -> {"id": 3}
    {"id": 4, "verb": "fonts", "profile": "standard", "add": "…/字体.ttf"}
                                                    or "remove": file, or "choose": {role: family}
    -> {"id": 4, "used": […], "families": ["…"], "added": […], "choices": {…}}
                                                    what is used on this PC then (``writers.font_choices``)
    {"id": 5, "verb": "raster", "pdf": "p.pdf", "page": 0, "dpi": 600, "top": 0, "rows": 512,
     "image": "b.raw"}
    -> {"id": 5, "width": 4961, "height": 7016, "rows": 512, "grey": true}
                                                    a band of a page to print, 1 (grey) or 4 bytes a pixel

Anything that goes wrong is answered with ``{"id": …, "error": sentence, "detail": …}``.
"""

from __future__ import annotations

import contextlib
import logging
import os
import sys
import threading
import traceback
from collections import deque
from pathlib import Path
from typing import Any, BinaryIO, Literal

import msgspec

from fzdesk.document.model import Document
from fzdesk.document.profile import Profile, load_profile
from fzdesk.errors import InputError, TargetExists, UserError

Answer = dict[str, Any]
NICENESS = 10
log = logging.getLogger(__name__)


class Export(msgspec.Struct, tag="export", tag_field="verb", frozen=True):
    """Write files into a folder."""

    document: str
    profile: str | Profile
    folder: str
    formats: tuple[Literal["docx", "pdf", "txt"], ...]
    id: int | str = 0
    name: str | None = None
    existing: Literal["ask", "replace", "number"] = "ask"


class Preview(msgspec.Struct, tag="preview", tag_field="verb", frozen=True):
    """Write a marked PDF for the window."""

    document: str
    profile: str | Profile
    pdf: str
    id: int | str = 0
    highlight: bool = True


class Warm(msgspec.Struct, tag="warm", tag_field="verb", frozen=True):
    """Get ready for the first export."""

    profile: str | Profile
    id: int | str = 0


class Fonts(msgspec.Struct, tag="fonts", tag_field="verb", frozen=True):
    """Say which fonts this PC sets with, after a change where one is asked for."""

    profile: str | Profile
    id: int | str = 0
    add: str = ""
    remove: str = ""
    choose: dict[str, str] = {}


class Raster(msgspec.Struct, tag="raster", tag_field="verb", frozen=True):
    """Draw a band of a page of a PDF."""

    pdf: str
    page: int  # from 0
    dpi: int
    top: int  # first row of the band, in pixels
    rows: int
    image: str  # file for the pixels
    id: int | str = 0


Job = Export | Preview | Warm | Fonts | Raster


# --- the verbs -----------------------------------------------------------------------------------


def perform(job: Job) -> Answer:
    """Do a job.  Raises UserError."""
    match job:
        case Export():
            return _export(job)
        case Preview():
            return _preview(job)
        case Warm():
            return _warm(job)
        case Fonts():
            return _fonts(job)
        case Raster():
            return _raster(job)


def _export(job: Export) -> Answer:
    from fzdesk.writers.export import export

    document, profile = _document(job.document), _profile(job.profile)
    try:
        made = export(document, profile, Path(job.folder), job.formats, name=job.name, existing=job.existing)
    except TargetExists as clash:
        return {"exists": [str(path) for path in clash.paths]}
    return {
        "paths": [str(path) for path in made.paths],
        "pages": made.pages,
        "missing": [msgspec.structs.asdict(one) for one in made.missing],
        "notice": "".join(made.notices),
    }


def _preview(job: Preview) -> Answer:
    from fzdesk.files import write_whole
    from fzdesk.writers.font_choices import here
    from fzdesk.writers.pdf import write_pdf

    profile = here(_profile(job.profile))
    pdf = write_pdf(_document(job.document), profile, highlight=job.highlight, prefer_system=True)
    write_whole({Path(job.pdf): pdf.data}, durable=False)
    return {
        "pages": pdf.pages,
        "places": [
            {
                "id": place.id,
                "page": place.page,
                "x": place.left,
                "y": place.top,
                "width": place.right - place.left,
                "height": place.bottom - place.top,
            }
            for place in pdf.places
        ],
        "missing": [msgspec.structs.asdict(one) for one in pdf.missing],
    }


def _warm(job: Warm) -> Answer:
    from fzdesk.writers.docx import write_docx
    from fzdesk.writers.pdf import write_pdf

    profile = _profile(job.profile)
    empty = Document(title=("一",))
    write_docx(empty, profile)
    write_pdf(empty, profile, highlight=True, prefer_system=True)
    return {}


def _fonts(job: Fonts) -> Answer:
    from fzdesk.writers import font_choices

    if job.add:
        font_choices.add(Path(job.add))
    if job.remove:
        font_choices.remove(job.remove)
    for role, choice in job.choose.items():
        font_choices.choose(role, choice)
    return {
        "used": msgspec.to_builtins(font_choices.used(_profile(job.profile))),
        "families": font_choices.families(),
        "added": msgspec.to_builtins(font_choices.added()),
        "choices": font_choices.choices(),
    }


def _raster(job: Raster) -> Answer:
    from fzdesk.writers.raster import band

    drawn = band(Path(job.pdf), job.page, job.dpi, job.top, job.rows)
    Path(job.image).write_bytes(drawn.pixels)
    return {"width": drawn.width, "height": drawn.height, "rows": drawn.rows, "grey": drawn.grey}


def _document(path: str) -> Document:
    try:
        return msgspec.json.decode(Path(path).read_bytes(), type=Document)
    except (OSError, ValueError) as error:
        raise InputError("要导出的内容读不出来，请再试一次。", detail=str(error)) from error


def _profile(given: str | Profile) -> Profile:
    return load_profile(given) if isinstance(given, str) else given


# --- the loop ------------------------------------------------------------------------------------


class Jobs:
    """Lines read ahead in a thread, so that a preview can be dropped when a newer one waits behind it."""

    def __init__(self, source: BinaryIO) -> None:
        self._lines: deque[bytes] = deque()
        self._changed = threading.Condition()
        self._ended = False
        self._reader = threading.Thread(target=self._read, args=(source,), daemon=True)
        self._reader.start()

    def _read(self, source: BinaryIO) -> None:
        with contextlib.suppress(OSError, ValueError):
            for line in source:
                with self._changed:
                    self._lines.append(line)
                    self._changed.notify()
        with self._changed:
            self._ended = True
            self._changed.notify()

    def wait_for_end(self) -> None:
        """Return when the source has ended and all its lines are here."""
        self._reader.join()

    def next(self) -> bytes | None:
        """The next line; None when there are no more."""
        with self._changed:
            while not self._lines and not self._ended:
                self._changed.wait()
            return self._lines.popleft() if self._lines else None

    def supersede(self, job: Job) -> bool:
        """Whether a preview to the same file waits behind this one."""
        if not isinstance(job, Preview):
            return False
        with self._changed:
            waiting = list(self._lines)
        return any(isinstance(later := _parsed(line), Preview) and later.pdf == job.pdf for line in waiting)


def _parsed(line: bytes) -> Job | None:
    try:
        job: Job = msgspec.json.decode(line, type=Job)
    except ValueError:
        return None
    return job


def _answer(line: bytes, jobs: Jobs) -> Answer:
    """What to say to one line; never raises, so that a bad job ends nothing but itself."""
    number: Any = 0
    try:
        raw = msgspec.json.decode(line)
        number = raw.get("id", 0) if isinstance(raw, dict) else 0
        job: Job = msgspec.convert(raw, Job)
        if jobs.supersede(job):
            return {"id": number, "superseded": True}
        return {"id": number, **perform(job)}
    except UserError as error:
        return {"id": number, "error": str(error), "detail": error.detail}
    except ValueError as error:  # not JSON, or not a job
        return {"id": number, "error": "导出程序收到的任务有误，请再试一次。", "detail": str(error)}
    except Exception:  # noqa: BLE001 - a defect in one document must not end the worker
        detail = traceback.format_exc()
        log.error("job %s failed:\n%s", number, detail)
        sentence = "制作文件时程序出错，草稿没有受影响，请把详情发给维护人员。"
        return {"id": number, "error": sentence, "detail": detail}


def _lower_priority() -> None:
    """Let the window go first."""
    if sys.platform == "win32":
        import ctypes

        below_normal = 0x4000
        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), below_normal)
    else:
        with contextlib.suppress(OSError):
            os.nice(NICENESS)


def serve(jobs: Jobs, answers: BinaryIO) -> None:
    """Answer every job until there are no more."""
    while (line := jobs.next()) is not None:
        if line.strip():
            answers.write(msgspec.json.encode(_answer(line, jobs)) + b"\n")
            answers.flush()


def main() -> int:
    """Serve stdin and stdout until stdin ends."""
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING)
    _lower_priority()
    answers = sys.stdout.buffer
    sys.stdout = sys.stderr  # a library's stray print must not look like an answer
    with contextlib.suppress(BrokenPipeError):  # the window is gone
        serve(Jobs(sys.stdin.buffer), answers)
    return 0
