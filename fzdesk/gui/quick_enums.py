"""Lets PySide6 leave the members of its enums to their first use.

PySide6 makes a Python enum of every enum of a C++ class as soon as that class is named, and of all 92 of the
``Qt`` namespace when one of them is: 240 enums with 3,000 members before a draft can be written in, and few
of them are looked at.  Making them all takes a tenth of such a start.
"""

from __future__ import annotations

import enum
from threading import RLock
from typing import Any

_WANTED = frozenset(  # where EnumType looks for members
    ("_member_map_", "_member_names_", "_value2member_map_", "_hashable_values_", "_unhashable_values_")
)
_really_create: Any = vars(enum.EnumType)["_create_"]
_filling = RLock()


def enums_later() -> None:
    """From now on, an enum that PySide6 makes gets its members when the first of them is asked for."""
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
    """What `EnumType` makes of a list of names; PySide6 is who asks for these two kinds with KEEP."""
    if boundary is not enum.KEEP or cls not in (enum.Enum, enum.Flag):
        return _really_create(cls, name, names, boundary=boundary, **options)
    later = {"_later": lambda: _really_create(cls, name, names, boundary=boundary, **options)}
    return type.__new__(_Later, name, (cls,), later)


def _fill(cls: Any) -> None:
    """Make the enum as it would have been made, and take over its members and all it has."""
    with _filling:
        later = cls.__dict__.get("_later")
        if later is None:  # another thread was here first
            return
        made = later()
        for member in made._value2member_map_.values():
            member.__class__ = member.__objclass__ = cls
        for name in (
            made.__dict__.keys() - cls.__dict__.keys()
        ):  # PySide6 gave some enums operators of its own
            value = made.__dict__[name]
            if getattr(value, "__self__", None) is made:  # how a Flag goes through its members
                value = getattr(cls, value.__name__)
            type.__setattr__(cls, name, value)
        type.__delattr__(cls, "_later")
        cls.__class__ = enum.EnumType
