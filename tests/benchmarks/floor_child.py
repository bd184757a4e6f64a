"""The floor of a cold PDF: draw runs with reportlab and fonts parsed for it, tell the memory, and end.

python floor_child.py runs.json folder-of-fonts
"""

import io
import json
import sys
from pathlib import Path

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FILES = {
    "body": "FandolFang-Regular.ttf",
    "title": "NotoSerifSC-Bold.ttf",
    "heading1": "NotoSansSC-Medium.ttf",
    "heading2": "FandolKai-Regular.ttf",
    "page_number": "FandolSong-PageNumber.ttf",
}


def main() -> None:
    """Draw what the file says."""
    rl_config.useA85 = 0
    for role, name in FILES.items():
        pdfmetrics.registerFont(TTFont(role, str(Path(sys.argv[2]) / name)))
    canvas = Canvas(io.BytesIO(), invariant=1, pageCompression=1, initialFontName="body")
    for page in json.loads(Path(sys.argv[1]).read_bytes()):
        for face, size, x, y, text, spacing in page:
            canvas.setFont(face if face in FILES else "body", size)
            canvas.drawString(x, y, text, charSpace=spacing)
        canvas.showPage()
    canvas.save()
    status = Path("/proc/self/status").read_text(encoding="ascii")  # ru_maxrss survives exec
    most = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    print(int(most.split()[1]) / 1024)


if __name__ == "__main__":
    main()
