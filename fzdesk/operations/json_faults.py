"""What is wrong in a JSON value that does not fit the model, said in Chinese with its place.

msgspec tells it in English, and of a mapping not under which key: that is found again here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec import inspect

_KINDS = {
    "str": "文字",
    "int": "整数",
    "float": "数字",
    "decimal": "数字",
    "bool": " true 或 false",
    "array": "一串 […]",
    "object": "对象 {…}",
    "date": "日期，如 2026-01-31",
    "null": "null",
}
_STEP = re.compile(r"\.([^.\[]+)|\[(\d+)\]|(\[\.\.\.\])")


def fault(error: msgspec.ValidationError, value: Any, kind: Any, where: str = "") -> str:
    """A sentence on what ``msgspec.convert(value, kind)`` refused; ``where`` is the value's own place."""
    message, _, path = str(error).partition(" - at `$")
    steps = list(_named(path.rstrip("`"), value, kind))
    inner = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps)
    place = f"{where}{inner}".lstrip(".")
    told = f"JSON 里的 {place} " if place else "JSON 的最外层"
    return f"{told}{_what(message, _types(kind, steps))}，请改正后再导入。"


def _named(path: str, value: Any, kind: Any) -> Iterator[str | int]:
    """The steps of a path, with the key for each `[...]`: of its mapping only that one is kept in turn."""
    here = value
    for found in _STEP.finditer(path):
        name, index, any_key = found.groups()
        step: str | int = name or (int(index) if index else "")
        if any_key:
            step = next((key for key in here if _refused(value, here, key, kind)), "…")
        yield step
        try:
            here = here[step]
        except (KeyError, IndexError, TypeError):
            here = {}


def _refused(value: Any, mapping: Any, key: str, kind: Any) -> bool:
    """Whether a value is still refused within a mapping of which only one key is left."""
    try:
        msgspec.convert(_with(value, mapping, {key: mapping[key]}), kind)
    except msgspec.ValidationError as error:
        return "[...]" in str(error)
    return False


def _with(value: Any, old: Any, new: Any) -> Any:
    """A value with one mapping in it, told by identity, replaced; other mappings of unlike things stay."""
    if value is old:
        return new
    if isinstance(value, dict):
        return {key: _with(item, old, new) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_with(item, old, new) for item in value]
    return value


def _types(kind: Any, steps: list[str | int]) -> list[inspect.Type]:
    """The types that may stand at a place."""
    types = _alternatives(inspect.type_info(kind))
    for step in steps:
        inner: list[inspect.Type] = []
        for one in types:
            if isinstance(one, inspect.StructType):
                inner += [field.type for field in one.fields if field.encode_name == step]
                inner += [one] if one.tag_field == step else []
            elif isinstance(one, inspect.DictType):
                inner.append(one.value_type)
            elif isinstance(one, inspect.VarTupleType):
                inner.append(one.item_type)
        types = [each for one in inner for each in _alternatives(one)]
    return types


def _alternatives(kind: inspect.Type) -> list[inspect.Type]:
    return list(kind.types) if isinstance(kind, inspect.UnionType) else [kind]


def _what(message: str, types: list[inspect.Type]) -> str:
    """What is wrong, in words."""
    if unknown := re.search(r"unknown field `(.+)`", message):
        return f"没有“{unknown[1]}”这一项"
    if lacking := re.search(r"missing required field `(.+)`", message):
        return f"缺少“{lacking[1]}”这一项"
    allowed = [str(v) for one in types if isinstance(one, inspect.LiteralType) for v in one.values]
    allowed += [str(one.tag) for one in types if isinstance(one, inspect.StructType) and one.tag]
    if allowed and message.startswith("Invalid"):
        return f"只能写 {'、'.join(allowed)}"
    if "date" in message and message.startswith("Invalid"):
        return "要写成实有的日期，如 2026-01-31"
    if "decimal" in message:
        return "要写数字"
    if expected := re.match(r"Expected `(.+?)`", message):
        kinds = [_KINDS.get(one, "") for one in expected[1].split(" | ") if one != "null"]
        if all(kinds):
            return f"要写{'或'.join(kinds)}"
    return "的写法不对"
