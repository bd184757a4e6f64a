"""The kinds of unit (单位类别), apart from the model: the first page asks for one before more is loaded."""

UNIT_KINDS = ("乡", "镇", "街道", "民族乡", "苏木")


def kind_in(name: str) -> str:
    """The kind that a unit's name ends with (石门子街道: 街道; 和平彝族乡: 民族乡), or nothing."""
    if name.endswith("族乡"):
        return "民族乡"
    return next((kind for kind in UNIT_KINDS if name.endswith(kind)), "")
