"""The look of the window: colours by theme, sizes, faces.  Colour means state, nothing else.

A module and not a TOML file: it is read before the first paint.  tests/gui/test_theme.py holds the contrasts.
"""

from __future__ import annotations

COLOURS: dict[str, tuple[str, str]] = {  # light, dark
    "desk": ("#E6E3DC", "#111316"),
    "panel": ("#F3F1EC", "#191C20"),
    "sheet": ("#FFFFFF", "#1F2328"),
    "raised": ("#FFFFFF", "#2A2F36"),
    "field": ("#FFFFFF", "#181B1F"),
    "wash": ("#F7F5F1", "#252A30"),
    "hover": ("#E9E6DF", "#2A2F36"),
    "well": ("#EBE8E1", "#15181B"),
    "soft": ("#E7EEF6", "#29394E"),
    "ink": ("#1B232E", "#E2E4E7"),
    "quiet": ("#59606B", "#A3AAB4"),
    "disabled": ("#A3A7AD", "#6A717B"),
    "line": ("#E2DFD8", "#31363D"),
    "line_on_desk": ("#D3CFC6", "#2C3137"),
    "btnline": ("#CFCBC2", "#454C56"),
    "edge": ("#7F858E", "#757D88"),
    "thumb": ("#FFFFFF", "#3A424C"),
    "thumbline": ("#D3CFC6", "#4C5560"),
    "accent": ("#1D4A80", "#94B9E8"),
    "accentfill": ("#1D4A80", "#2C5B96"),
    "accentfill_hover": ("#163B68", "#3668A6"),
    "accentfill_down": ("#102D51", "#244C7E"),
    "accenttext": ("#FFFFFF", "#FFFFFF"),
    "focusin": ("#9DBCE2", "#C9DDF6"),
    "done": ("#27693F", "#7FC79B"),
    "attn": ("#865300", "#E6B860"),
    "attnsoft": ("#FBEED2", "#3E3421"),
    "attnline": ("#B5760F", "#C9973C"),
    "wrong": ("#B0261D", "#F2978E"),
    "paper": ("#FFFFFF", "#DAD6CD"),
    "paperink": ("#15171A", "#16181A"),
    # On paper, the same in both themes.
    "paper_blank": ("#F6DFAE", "#F6DFAE"),
    "paper_error": ("#B0261D", "#B0261D"),
    "paper_stale": ("#B97A14", "#B97A14"),
    "paper_finding": ("#FAE0DC", "#FAE0DC"),
    "paper_bar": ("#1D4A80", "#1D4A80"),
}

# Pixels at the usual system size; larger system type enlarges all four.
SIZES = {"secondary": 13, "base": 14, "prose": 16, "title": 20}

# The first that is installed is taken; without any, the shipped face.
FAMILIES = (
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "Noto Sans SC",
    "思源黑体",
    "思源黑体 CN",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "PingFang SC",
)
# Faces drawn as the shipped one: where they are the choice, the shipped files are taken (see typeface.py).
SIBLINGS = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "Noto Sans SC",
    "思源黑体",
    "思源黑体 CN",
)
REGULAR, MEDIUM = "NotoSansSC-Regular.ttf", "NotoSansSC-Medium.ttf"
