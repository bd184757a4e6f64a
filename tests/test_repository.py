"""What is committed: no traces of a machine, forms as their sources have them, pins that agree."""

import ast
import gc
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from pytestqt.qtbot import QtBot

ROOT = Path(__file__).resolve().parent.parent
FORMS = ROOT / "fzdesk" / "gui" / "forms"

# Written in pieces, so that this file does not find itself.
REGISTRIES = (
    "pypi" + ".org",
    "python" + "hosted",
    "registry." + "npm" + "js",
    "deb." + "debian.org",
    "--" + "index-url",
)
MACHINE = re.compile(r"(?<![\w.])/" + r"(work|root/\.\w+|home/[a-z]\w*)/")
# Where an import's name is not the distribution's.
DISTRIBUTIONS = {
    "docx": "python-docx",
    "PIL": "pillow",
    "PySide6": "PySide6-Essentials",
    "sqlite_utils": "sqlite-utils",
}


def tracked() -> list[Path]:
    """The files of the repository; in an unpacked archive, what a repository would hold."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode == 0 and (ROOT / ".git").exists():
        names = listed.stdout.decode().split("\0")
        return [ROOT / name for name in names if name and (ROOT / name).is_file()]
    tops = [path for path in ROOT.iterdir() if path.name not in (".venv", "build", "dist")]
    return [path for top in tops for path in (top, *top.rglob("*")) if path.is_file()]


def texts() -> dict[str, str]:
    """Every text file with its content."""
    found = {}
    for path in tracked():
        content = path.read_bytes()
        if b"\0" not in content[:8192]:
            found[path.relative_to(ROOT).as_posix()] = content.decode("utf-8")
    return found


def pins(name: str) -> dict[str, str]:
    """`requirements.txt` → each distribution and its version."""
    text = (ROOT / name).read_text(encoding="utf-8")
    found = re.findall(r"^([\w.-]+)==(\S+)", text, re.MULTILINE)
    return {canonicalize_name(distribution): version for distribution, version in found}


def project() -> dict[str, list[str]]:
    """The dependencies of pyproject.toml: `run` and `dev`."""
    table = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {"run": table["dependencies"], "dev": table["optional-dependencies"]["dev"]}


def test_no_registry_is_named() -> None:
    """Packages come from whatever registry a machine is set up for."""
    named = [f"{name}: {host}" for name, text in texts().items() for host in REGISTRIES if host in text]
    assert not named


def test_no_path_of_a_machine() -> None:
    """Nothing depends on where somebody kept it."""
    named = [
        f"{name}:{number}: {line.strip()[:100]}"
        for name, text in texts().items()
        for number, line in enumerate(text.splitlines(), 1)
        if MACHINE.search(line)
    ]
    assert not named


def test_text_files_are_plain() -> None:
    """UTF-8 without a mark, Unix line ends, a newline at the end."""
    made = ("resources/fonts/charset-8105.txt", "resources/fonts/LICENSE", "tests/_files/")
    odd = [
        name
        for name, text in texts().items()
        if text
        and not name.startswith(made)
        and ("\r" in text or text.startswith("\ufeff") or not text.endswith("\n"))
        and not name.endswith((".csv", ".svg"))
    ]
    assert not odd


def test_forms_are_as_their_sources_compile(tmp_path: Path) -> None:
    """`make forms` would change nothing: every ui/*.ui has its module, every module its ui."""
    sources = sorted((ROOT / "ui").glob("*.ui"))
    assert sources
    assert {path.name for path in FORMS.glob("ui_*.py")} == {f"ui_{path.stem}.py" for path in sources}
    uic = Path(sys.executable).with_name("pyside6-uic")
    for source in sources:
        compiled = tmp_path / f"ui_{source.stem}.py"
        subprocess.run([uic, source, "-o", compiled], check=True, cwd=ROOT)
        unused = ["check", "--isolated", "--quiet", "--select", "F401", "--fix"]
        subprocess.run([sys.executable, "-m", "ruff", *unused, compiled], check=True, cwd=ROOT)
        committed = (FORMS / compiled.name).read_text(encoding="utf-8")
        assert compiled.read_text(encoding="utf-8") == committed, f"{source.name}: run `make forms`"


def test_requirements_hold_what_the_project_asks() -> None:
    """Every dependency is pinned to a version the project allows, for tests as for use."""
    run, dev = pins("requirements.txt"), pins("requirements-dev.txt")
    assert run.items() <= dev.items()
    for text, pinned in [(text, run) for text in project()["run"]] + [
        (text, dev) for text in project()["dev"]
    ]:
        wanted = Requirement(text)
        assert pinned[canonicalize_name(wanted.name)] in wanted.specifier, text


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_requirements_are_hashed(name: str) -> None:
    """pip refuses a package that is not the one that was pinned."""
    blocks = re.split(r"^(?=[\w.-]+==)", (ROOT / name).read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    assert blocks
    assert all("--hash=sha256:" in block for block in blocks)


def test_dependencies_are_those_imported() -> None:
    """What the program imports is declared, and what is declared is imported."""
    imported = set()
    for path in (ROOT / "fzdesk").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                imported.add(node.module.split(".")[0])
    imported -= {*sys.stdlib_module_names, "fzdesk", "_sha256", "_sha2"}  # one before Python 3.12, one since
    declared = {canonicalize_name(Requirement(text).name) for text in project()["run"]}
    assert {canonicalize_name(DISTRIBUTIONS.get(module, module)) for module in imported} == declared


def test_no_sql_numbers_its_values() -> None:
    """No `?1` in fzdesk: with values in a row, Python 3.12 warns of it.  A plain `?`, or names and a dict."""
    numbered = [
        f"{path.relative_to(ROOT).as_posix()}:{node.lineno}"
        for path in (ROOT / "fzdesk").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path)))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.search(r"\?\d", node.value)
    ]
    assert not numbered


def test_dependencies_are_explained() -> None:
    """docs/dependencies.md gives each dependency's reason, and the version that is pinned."""
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    run = pins("requirements.txt")
    for name in (Requirement(line).name for line in project()["run"]):
        assert f"| {name} | {run[canonicalize_name(name)]} |" in text


def test_qt_keeps_the_references_of_none(qtbot: QtBot) -> None:
    """PySide6 6.12.0 takes a reference off None with every setPointSizeF, until the interpreter aborts."""
    from PySide6.QtGui import QFont

    font = QFont()
    gc.collect()
    before = sys.getrefcount(None)
    for _ in range(1000):
        font.setPointSizeF(12.5)
    gc.collect()
    assert abs(sys.getrefcount(None) - before) < 100
