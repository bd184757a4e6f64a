"""Lets PySide6 leave the members of its enums to their first use, and makes them quickly then (Python 3.11).

PySide6 makes a Python enum of every enum of a C++ class as soon as that class is named, and of all 92 of the
``Qt`` namespace when one of them is: 260 enums with 4,000 members before a draft can be written in, and few
of them are looked at.  Making them all takes a sixth of such a start; those that are looked at are made here
in a tenth of the time that `enum` takes (20 µs for a member), which checks what PySide6 never does.

From Python 3.12 on, enums are made otherwise, and PySide6 crashes on one that has no members yet: there it
makes them all as ever.
"""

from __future__ import annotations

import enum
import sys
from collections.abc import Sequence
from functools import cache
from threading import RLock
from typing import Any

_WANTED = frozenset(  # where EnumType looks for members
    ("_member_map_", "_member_names_", "_value2member_map_", "_unhashable_values_")
)
_KINDS = (enum.Enum, enum.Flag, enum.IntEnum, enum.IntFlag)
_OWN = frozenset(  # what an enum has that others of its kind have otherwise
    (
        "_member_map_", "_member_names_", "_value2member_map_", "_unhashable_values_", "_flag_mask_",
        "_singles_mask_", "_all_bits_", "_iter_member_", "__module__", "__doc__", "A", "B",
    )
)  # fmt: skip
_SHARED = frozenset(
    (
        "_generate_next_value_", "_new_member_", "_use_args_", "_member_type_", "_value_repr_", "_boundary_",
        "_inverted_", "__format__", "__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__",
        "__invert__", "__new__",
    )
)  # fmt: skip
_MEMBERS_OWN = {"_value_", "_name_", "__objclass__", "_sort_order_"}
_really_create: Any = vars(enum.EnumType)["_create_"]
_filling = RLock()


def enums_later() -> None:
    """From now on, an enum that PySide6 makes gets its members when the first of them is asked for."""
    if sys.version_info[:2] == (3, 11):
        setattr(enum.EnumType, "_create_", _create)  # noqa: B010 - not declared


class _Later(enum.EnumType):
    """The type of an enum that has no members yet.  Whatever asks for one makes it an enum like any other."""

    def __getattribute__(cls, name: str) -> Any:
        if name in _WANTED:
            _fill(cls)
        return type.__getattribute__(cls, name)

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(f"type object {cls.__name__!r} has no attribute {name!r}")
        _fill(cls)
        return getattr(cls, name)


def _create(cls: Any, name: str, names: Any, *, boundary: Any = None, **options: Any) -> Any:
    """What `EnumType` makes of a list of names; PySide6 is who asks for these kinds with KEEP."""
    if boundary is not enum.KEEP or cls not in _KINDS:
        return _really_create(cls, name, names, boundary=boundary, **options)
    return type.__new__(_Later, name, (cls,), {"_later": (cls, name, names, options)})


def _fill(cls: Any) -> None:
    """Make the enum as it would have been made: its members and all it has."""
    with _filling:
        later = cls.__dict__.get("_later")
        if later is None:  # another thread was here first
            return
        kind, name, names, options = later
        if _is_plain(kind, names):
            _fill_quickly(cls, kind, names)
        else:
            _take_over(cls, _really_create(kind, name, names, boundary=enum.KEEP, **options))
        type.__delattr__(cls, "_later")
        cls.__class__ = enum.EnumType


def _take_over(cls: Any, made: Any) -> None:
    """Give `cls` the members of `made`, and all it has."""
    for member in made._value2member_map_.values():
        member.__class__ = member.__objclass__ = cls
    for name in made.__dict__.keys() - cls.__dict__.keys():  # PySide6 gave some enums operators of its own
        value = made.__dict__[name]
        if getattr(value, "__self__", None) is made:  # how a Flag goes through its members
            value = getattr(cls, value.__name__)
        type.__setattr__(cls, name, value)


@cache
def _pattern(kind: Any) -> Any:
    """An enum of a kind as `enum` makes it; for a Flag with a name of two bits that have none themselves."""
    return _really_create(kind, "Pattern", [("A", 1), ("B", 6)], boundary=enum.KEEP, module="enum")


@cache
def _shared(kind: Any) -> dict[str, Any] | None:
    """What all enums of a kind have; None where they are not the ones known here."""
    has = vars(_pattern(kind))
    if has.keys() - _OWN - _SHARED or any(vars(member).keys() != _MEMBERS_OWN for member in _pattern(kind)):
        return None
    return {name: value for name, value in has.items() if name in _SHARED}


@cache
def _taken(kind: Any) -> frozenset[str]:
    """Names that mean something else to an enum of a kind."""
    return frozenset(name for base in kind.__mro__ for name in vars(base)) | {"mro", ""}


def _is_plain(kind: Any, names: Sequence[tuple[str, Any]]) -> bool:
    """Whether the quick way makes what `enum` would make of these names."""
    return _shared(kind) is not None and all(
        type(value) is int and name not in _taken(kind) and name[0] != "_" for name, value in names
    )


def _fill_quickly(cls: Any, kind: Any, names: Sequence[tuple[str, int]]) -> None:
    """What `EnumType.__new__` and `_proto_member` of Python 3.11 do with whole numbers."""
    flag, number = issubclass(kind, enum.Flag), issubclass(kind, int)
    of_value: dict[int, Any] = {}
    of_name: dict[str, Any] = {}
    listed: list[str] = []
    whole = singles = 0
    for name, value in names:
        single = value > 0 and not value & (value - 1)
        whole |= value
        singles |= value if single else 0
        member = of_value.get(value)
        if member is None:
            member = of_value[value] = int.__new__(cls, value) if number else object.__new__(cls)
            member.__dict__.update(_value_=value, _name_=name, __objclass__=cls, _sort_order_=len(listed))
            if single or not flag:
                listed.append(name)
        of_name[name] = member
    has = {
        **(_shared(kind) or {}), **of_name, "__doc__": None, "_member_map_": of_name,
        "_member_names_": listed, "_value2member_map_": of_value, "_unhashable_values_": [],
    }  # fmt: skip
    if flag:
        has |= _flag_bits(kind, whole, singles)
        values = [of_name[name]._value_ for name in listed]
        if values != sorted(values):
            has["_iter_member_"] = cls._iter_member_by_def_
    own = vars(cls)
    for name, value in has.items():
        if name not in own:  # PySide6 gave some enums operators of its own
            type.__setattr__(cls, name, value)


def _flag_bits(kind: Any, whole: int, singles: int) -> dict[str, int]:
    """What a Flag notes of its bits: early ones of 3.11 do not count those without a name of their own."""
    pattern = _pattern(kind)
    bits = {"_flag_mask_": whole if pattern._flag_mask_ == 7 else singles}
    if "_singles_mask_" in vars(pattern):
        bits["_singles_mask_"] = singles
    return bits | {"_all_bits_": 2 ** whole.bit_length() - 1}
