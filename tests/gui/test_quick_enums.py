"""PySide6's enums made without their members: they are there when wanted, and the same as ever."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# Tells of all enums, in the order of their names, everything a program may ask; each is first asked in another way.
TOLD = """
import enum, pickle, sys
from fzdesk.gui import quick_enums
{how}
from PySide6 import QtCore, QtGui, QtPrintSupport, QtSvg, QtWidgets

def enums(scope, seen):
    for name in sorted(vars(scope)):
        one = vars(scope)[name]
        if isinstance(one, enum.EnumMeta) and one not in seen:
            seen.append(one)
        elif isinstance(one, type) and one.__qualname__.startswith(getattr(scope, "__qualname__", "") + ".") :
            enums(one, seen)
    return seen

def all_enums():
    found = []
    for module in (QtCore, QtGui, QtPrintSupport, QtSvg, QtWidgets):
        enums(module, found)
        for name in dir(module):  # naming a class makes its enums
            one = getattr(module, name)
            if isinstance(one, type):
                enums(one, found)
    return found

def told(one):
    items = {{name: member.value for name, member in one.__members__.items()}}
    yield one.__module__, one.__qualname__, type(one).__name__, [base.__name__ for base in one.__mro__]
    yield items, list(one), len(one), sorted(vars(one)), list(dir(one))
    for member in one:
        assert one(member.value) is member is one[member.name] is getattr(one, member.name)
        assert member in one and type(member) is one and pickle.loads(pickle.dumps(member)) == member
        yield repr(member), str(member), hash(member)
    if issubclass(one, enum.Flag):
        both = list(one)[:2]
        if len(both) == 2:
            yield repr(both[0] | both[1]), repr(~both[0]), repr(both[0] & both[1]), list(both[0] | both[1])
    try:
        yield repr(one(123456789))
    except Exception as error:
        yield repr(error)

FIRST = (
    lambda one: one(0), lambda one: list(one), lambda one: len(one), lambda one: one.__members__,
    lambda one: dir(one), lambda one: one["nothing"], lambda one: one.nothing, lambda one: reversed(one),
)
found = all_enums()
print(sum(type(one) is not enum.EnumMeta for one in found), file=sys.stderr)
for number, one in enumerate(found):
    try:
        FIRST[number % len(FIRST)](one)
    except (KeyError, AttributeError, ValueError, TypeError):
        pass
    for line in told(one):
        print(line)
print(repr(QtCore.Qt.AlignRight), repr(QtCore.Qt.AlignmentFlag.AlignRight | QtCore.Qt.AlignmentFlag.AlignTop))
"""


def told(how: str) -> tuple[str, int]:
    """What was told, and of how many enums the members were left to later."""
    done = subprocess.run(
        [sys.executable, "-c", TOLD.format(how=how)],
        capture_output=True, text=True, timeout=120, cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "0"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout, int(done.stderr)


LATER = (
    "quick_enums.enums_later()",
    "quick_enums.enums_later(); quick_enums._is_plain = lambda kind, names: False",  # made by `enum` itself
)


def test_enums_are_the_same_as_ever() -> None:
    """Every enum of the Qt modules has the same members, words and ways, whichever way it is first asked."""
    plain, none = told("")
    assert none == 0
    for how in LATER:
        later, many = told(how)
        assert many > 600 or sys.version_info >= (3, 12)  # where all are made at once, as ever
        assert later.splitlines() == plain.splitlines()


def test_two_threads_may_ask_at_once() -> None:
    """An enum first asked for by several threads at a time has all its members for each of them."""
    words = """
import threading
from fzdesk.gui import quick_enums
quick_enums.enums_later()
from PySide6.QtCore import Qt
wrong, start = [], threading.Barrier(8)
def ask():
    start.wait()
    try:
        assert Qt.Key.Key_A.value == 65 and Qt.Key(66) is Qt.Key.Key_B and len(Qt.Key) > 400
    except BaseException as error:
        wrong.append(error)
threads = [threading.Thread(target=ask) for _ in range(8)]
for one in threads: one.start()
for one in threads: one.join()
assert not wrong, wrong
"""
    subprocess.run([sys.executable, "-c", words], check=True, timeout=60, cwd=ROOT)
