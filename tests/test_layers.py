"""The order of the house: who may import whom, and how large a thing may grow."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "fzdesk"

# What stands left never imports what stands right; names of one row are neighbours and may.
ROWS = (
    ("errors", "paths", "files", "years", "digest", "unseen"),
    ("catalogue",),
    ("report", "ledger"),
    ("document", "checks", "intake", "store", "recent"),
    ("writers",),
    ("operations", "worker"),
    ("gui", "cli", "commands"),
    ("app",),
    ("__main__",),
)
ROW_OF = {name: number for number, row in enumerate(ROWS) for name in row}
COMMAND_LINE = ("cli", "commands")

# What never reads the database, so that it runs on any report; and the pages, which ask the session.
WITHOUT_STORE = ("document", "checks", "intake", "writers", "gui/pages", "gui/widgets")

MAX_FILE = 400
MAX_FUNCTION = 60
FORBIDDEN_NAMES = ("utils", "util", "helpers", "helper", "common", "manager", "managers", "misc")


class Import(NamedTuple):
    """One import: the importing file, its line, the dotted module; lazy when it stands inside a function."""

    file: Path
    line: int
    module: str
    lazy: bool

    @property
    def layer(self) -> str:
        """The part of the program the importing file belongs to."""
        return layer(self.file)

    def __str__(self) -> str:
        return f"{self.file.relative_to(ROOT)}:{self.line} imports {self.module}"


def layer(file: Path) -> str:
    """`fzdesk/store/lock.py` → `store`; `fzdesk/paths.py` → `paths`."""
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def sources() -> list[Path]:
    """Every module a person wrote: the compiled forms are not."""
    forms = PACKAGE / "gui" / "forms"
    return sorted(
        path for path in PACKAGE.rglob("*.py") if forms not in path.parents and "_resources" not in path.parts
    )


@cache
def tree(file: Path) -> ast.Module:
    """The module, parsed once for all tests; a syntax error names the file."""
    return ast.parse(file.read_text(encoding="utf-8"), str(file))


def imports() -> Iterator[Import]:
    """Every import in the program, those for type checking and those inside functions too."""
    for file in sources():
        lazy = {
            id(inner)
            for function in ast.walk(tree(file))
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
            for inner in ast.walk(function)
        }
        for node in ast.walk(tree(file)):
            for module in _modules(node, file):
                yield Import(file, node.lineno, module, id(node) in lazy)


def _modules(node: ast.AST, file: Path) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if not isinstance(node, ast.ImportFrom):
        return []
    package = node.module or ""
    if node.level:
        parents = ("fzdesk", *file.relative_to(PACKAGE).parts)[: -node.level]
        package = ".".join((*parents, package)).rstrip(".")
    if package in ("fzdesk", "PySide6"):  # `from fzdesk import paths` names a module
        return [f"{package}.{alias.name}" for alias in node.names]
    return [package]


def own(found: Import) -> str | None:
    """The part of the program that is imported, None when it is not ours or only the package itself."""
    parts = found.module.split(".")
    if parts[0] != "fzdesk" or len(parts) < 2 or parts[1] == "__version__":
        return None
    return parts[1]


def told(found: list[Import]) -> str:
    return "\n".join(map(str, found))


def test_every_module_has_its_place() -> None:
    """A new top-level module is entered in ROWS before it is written."""
    layers = {layer(file) for file in sources()} - {"__init__"}
    assert layers <= ROW_OF.keys()


def test_left_never_imports_right() -> None:
    """The order of ROWS holds; only the command line may reach the window, and only lazily."""
    wrong = [
        found
        for found in imports()
        if found.layer in ROW_OF and (target := own(found)) in ROW_OF and ROW_OF[target] > ROW_OF[found.layer]
        if not (found.layer in COMMAND_LINE and target == "app" and found.lazy)
    ]
    assert not wrong, told(wrong)


def test_window_and_command_line_keep_apart() -> None:
    """The window never imports the command line, which imports the window only when it opens it."""
    wrong = [
        found
        for found in imports()
        if (found.layer == "gui" and own(found) in COMMAND_LINE)
        or (found.layer in COMMAND_LINE and own(found) == "gui" and not found.lazy)
    ]
    assert not wrong, told(wrong)


def test_only_the_window_imports_qt() -> None:
    """Everything but gui and app runs without a screen and starts without Qt."""
    wrong = [
        found
        for found in imports()
        if found.module.split(".")[0] in ("PySide6", "shiboken6") and found.layer not in ("gui", "app")
    ]
    assert not wrong, told(wrong)


def test_the_database_is_seen_by_store_and_operations_only() -> None:
    """Checks, compose, writers and pages work on values, never on the database."""
    wrong = [
        found
        for found in imports()
        if found.module.split(".")[0] in ("sqlite3", "sqlite_utils") or own(found) == "store"
        if found.file.relative_to(PACKAGE).as_posix().startswith(WITHOUT_STORE)
    ]
    assert not wrong, told(wrong)


def test_no_module_star() -> None:
    """`from PySide6 import *` costs 30 ms of every start, and hides where names come from."""
    wrong = [
        f"{file.relative_to(ROOT)}:{node.lineno}"
        for file in sources()
        for node in ast.walk(tree(file))
        if isinstance(node, ast.ImportFrom) and any(alias.name == "*" for alias in node.names)
    ]
    assert not wrong


def test_files_stay_small() -> None:
    """A file has one purpose."""
    long = {
        str(file.relative_to(ROOT)): lines
        for file in sources()
        if (lines := len(file.read_text(encoding="utf-8").splitlines())) > MAX_FILE
    }
    assert not long


def test_functions_stay_small() -> None:
    """A function is read in one look."""
    long = {
        f"{file.relative_to(ROOT)}:{node.name}": lines
        for file in sources()
        for node in ast.walk(tree(file))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (node.end_lineno or 0) - node.lineno + 1) > MAX_FUNCTION
    }
    assert not long


def test_names_say_what_is_inside() -> None:
    """No drawer for everything."""
    assert not [
        str(file) for file in sources() if file.stem in FORBIDDEN_NAMES or layer(file) in FORBIDDEN_NAMES
    ]


@pytest.mark.parametrize(
    ("line", "modules"),
    [
        ("import fzdesk.store.lock", ["fzdesk.store.lock"]),
        ("from fzdesk import paths, files", ["fzdesk.paths", "fzdesk.files"]),
        ("from .lock import Lock", ["fzdesk.store.lock"]),
        ("from ..paths import resources", ["fzdesk.paths"]),
        ("from .. import paths", ["fzdesk.paths"]),
    ],
)
def test_every_form_of_import_is_understood(line: str, modules: list[str]) -> None:
    """The rules above hold for relative imports too."""
    assert _modules(ast.parse(line).body[0], PACKAGE / "store" / "database.py") == modules
