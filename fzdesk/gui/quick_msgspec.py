"""Imports msgspec without ``typing_extensions``, which it takes where that happens to be installed.

Since Python 3.11 ``typing`` has all that msgspec looks for there; reading the other costs every start four
milliseconds.
"""

import sys

_NAME = "typing_extensions"

if "msgspec" not in sys.modules and _NAME not in sys.modules:
    sys.modules[_NAME] = None  # type: ignore[assignment]  # so that importing it fails, as where it is missing
    try:
        import msgspec  # noqa: F401
    finally:
        del sys.modules[_NAME]
