"""The kinds of unit (单位类别), apart from the model: the first page asks for one before more is loaded."""

UNIT_KINDS = ("乡", "镇", "街道", "民族乡", "苏木")
