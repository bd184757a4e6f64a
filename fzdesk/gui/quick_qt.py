"""Imports PySide6 without the parts of it that a start does not want; they come when first asked for.

PySide6 carries Python sources within its library (package ``shibokensupport``) and compiles and runs all of
them at every start.  Most of them read signatures: for messages after a call with wrong arguments, for help,
for stub files.  That is a third of the time its import takes, and nothing of it is wanted in a start.

It also imports what its sources might need some day (`PRELOADED`), and reads the sources of other modules to
see whether they use it, which matters only where somebody asks for ``__feature__``, as nobody does here.
"""

from __future__ import annotations

import builtins
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from fzdesk.gui.quick_modules import modules_later

_PACKAGE = "shibokensupport/signature/"
LATER = ("mapping", "errorhandler", "layout", "parser", "lib/enum_sig", "lib/pyi_generator", "lib/tool")
PRELOADED = ("inspect", "linecache", "tokenize", "traceback", "tempfile", "random", "shutil", "bz2", "lzma")
_FEATURE = "shibokensupport/feature.py"
_ALL_USE_IT = b"\n\ndef _mod_uses_pyside(module):\n    return True\n"
_STUB = """
from fzdesk.gui.quick_qt import load
def __getattr__(name):
    return load(globals(), name)
def update_mapping():  # the one that C++ looks for in the module's own dict
    return load(globals(), "update_mapping")()
"""
_sources: dict[str, Any] = {}  # by file name as PySide6 gives it


@contextmanager
def signatures_later() -> Iterator[None]:
    """Within, importing PySide6 leaves what a start does not want to its first use."""
    really, later = builtins.compile, {f"{_PACKAGE}{name}.py" for name in LATER}

    def put_off(source: Any, filename: Any, *rest: Any, **options: Any) -> Any:
        if filename in later:
            _sources[filename] = source
            source = _STUB
        elif filename == _FEATURE and isinstance(source, bytes):
            source += _ALL_USE_IT
        return really(source, filename, *rest, **options)

    modules_later(PRELOADED)
    builtins.compile = put_off
    try:
        yield
    finally:
        builtins.compile = really


def load(module: dict[str, Any], name: str) -> Any:
    """What ``name`` is in a module put off until now: runs its source in ``module``, its dict."""
    source = None if name.startswith("__") else _sources.pop(module["__file__"], None)
    if source is None:
        raise AttributeError(f"module {module['__name__']!r} has no attribute {name!r}")
    for stub in ("__getattr__", "update_mapping", "load"):
        del module[stub]
    exec(compile(source, module["__file__"], "exec"), module)  # noqa: S102 - PySide6's own source, as it would run it
    return module[name]
