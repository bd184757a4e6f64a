"""Modules that others import at every start and use hardly ever: read when something of them is wanted."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from threading import Lock
from types import ModuleType
from typing import Any

_leaving = Lock()


class _Later(ModuleType):
    """Stands for a module that is not read.  What is asked of it is asked of that, which is read then."""

    def __getattr__(self, name: str) -> Any:
        if name in ("__path__", "__wrapped__"):  # so much is asked by `import` and others in passing
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        return getattr(_read(self), name)

    def __setattr__(self, name: str, value: Any) -> None:
        setattr(_read(self), name, value)

    def __delattr__(self, name: str) -> None:
        delattr(_read(self), name)

    def __dir__(self) -> list[str]:
        return dir(_read(self))


def _read(later: _Later) -> ModuleType:
    """The module itself, read by `import`, which lets only one of several threads do so."""
    name = later.__name__
    with _leaving:
        if sys.modules.get(name) is later:
            del sys.modules[name]
    return import_module(name)


def modules_later(names: Iterable[str]) -> None:
    """Let these modules be read when something of them is first wanted; one that is read already stays."""
    for name in names:
        spec = None if name in sys.modules else find_spec(name)
        if spec is not None:
            later = module_from_spec(spec)
            later.__class__ = _Later
            sys.modules[name] = later
