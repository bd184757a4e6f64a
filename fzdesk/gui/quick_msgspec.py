"""Imports msgspec without what it does not need.

It takes ``typing_extensions`` where that happens to be installed; since Python 3.11 ``typing`` has all that
it looks for there.  And it takes ``uuid``, which takes ``platform`` to ask for the system's name.  Both
cost every start six milliseconds.
"""

import os
import sys
from types import SimpleNamespace
from typing import Any

_INSTEAD: dict[str, Any] = {"typing_extensions": None}  # so that importing it fails, as where it is missing
if hasattr(os, "uname"):
    _INSTEAD["platform"] = SimpleNamespace(system=lambda: os.uname().sysname)

if "msgspec" not in sys.modules:
    _laid = {name: module for name, module in _INSTEAD.items() if name not in sys.modules}
    sys.modules.update(_laid)
    try:
        import msgspec  # noqa: F401
    finally:
        for _name in _laid:
            del sys.modules[_name]
