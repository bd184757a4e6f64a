"""The file that holds a PDF's objects (ISO 32000-1, 7.3-7.5), written so that an archive takes it.

Objects are text as it stands in the file; a reference to one is text too (``12 0 R``).
"""

from __future__ import annotations

import hashlib
import zlib

SMALL, QUICK = 6, 1  # how hard streams are packed
_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


class PdfFile:
    """Objects in the order in which they were asked for."""

    def __init__(self, level: int = SMALL) -> None:
        self._level = level
        self._objects: list[bytes] = []

    def reserve(self) -> str:
        """A reference to an object that is put later."""
        self._objects.append(b"")
        return f"{len(self._objects)} 0 R"

    def put(self, reference: str, body: str) -> None:
        """Say what a reserved object is."""
        self._objects[int(reference.partition(" ")[0]) - 1] = body.encode("ascii")

    def add(self, body: str) -> str:
        """A reference to a new object."""
        reference = self.reserve()
        self.put(reference, body)
        return reference

    def add_stream(self, entries: str, content: bytes, *, packed: bool = True, font: bool = False) -> str:
        """A reference to a new stream; ``entries`` stand in its dictionary besides length and filter.

        ``packed``: deflate it; ``font``: say its unpacked length too, as font programs do.  No stream ends in
        a carriage return, which readers would take for part of ``endstream``: one that would gets a line end
        at its end, which no kind of content used here minds.
        """
        data = zlib.compress(content, self._level) if packed else content
        if data.endswith(b"\r"):
            content += b"\n"
            data = zlib.compress(content, self._level) if packed else content
        entries += "/Filter/FlateDecode" * packed + f"/Length1 {len(content)}" * font
        told = f"<<{entries}/Length {len(data)}>>"
        reference = self.reserve()
        self._objects[-1] = told.encode("ascii") + b"\nstream\n" + data + b"\nendstream"
        return reference

    def finish(self, root: str, info: str) -> bytes:
        """The whole file; its ids come from its content."""
        out, offsets = bytearray(_HEAD), []
        for number, body in enumerate(self._objects, 1):
            offsets.append(len(out))
            out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
        start, size = len(out), len(self._objects) + 1
        key = hashlib.sha256(out).hexdigest()[:32]
        out += b"xref\n0 %d\n0000000000 65535 f \n" % size
        out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
        told = f"/Size {size}/Root {root}/Info {info}/ID[<{key}><{key}>]"
        out += f"trailer\n<<{told}>>\nstartxref\n{start}\n%%EOF\n".encode("ascii")
        return bytes(out)


def text_string(text: str) -> str:
    """A text of properties and bookmarks (7.9.2.2)."""
    return f"<feff{text.encode('utf-16-be').hex()}>"
