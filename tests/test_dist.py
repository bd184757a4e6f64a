"""The frozen program does what the unfrozen one does. Slow: freezing takes a minute or two."""

import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "dist" / "fzdesk"
YEAR = "2025"
SUFFIX = ".exe" if sys.platform == "win32" else ""
UNFROZEN = (sys.executable, "-m", "fzdesk")
FROZEN = (str(DIST / f"fzdesk-cli{SUFFIX}"),)

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1200)]


def sources() -> Iterator[Path]:
    """What the frozen program is made of."""
    yield from (ROOT / "build.spec", ROOT / "requirements.txt")
    for folder in ("fzdesk", "resources"):
        yield from (path for path in (ROOT / folder).rglob("*") if "__pycache__" not in path.parts)


def is_fresh() -> bool:
    """Whether the frozen program is younger than all it is made of."""
    program = Path(FROZEN[0])
    return program.is_file() and program.stat().st_mtime > max(path.stat().st_mtime for path in sources())


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    """Runs a command to its end and gives what it printed; fails the test with both streams when it fails."""
    done = subprocess.run(
        command, cwd=cwd, env=os.environ | environment, capture_output=True, check=False, encoding="utf-8"
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module", autouse=True)
def frozen() -> None:
    """dist/fzdesk, frozen anew when it is older than its sources."""
    if not is_fresh():
        run(
            *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "build.spec"),
            cwd=ROOT,
        )


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """The sample workbook, written by the frozen program."""
    path = tmp_path / "示例.fzd"
    run(*FROZEN, "demo", path, cwd=tmp_path)
    return path


def export(program: tuple[str, ...], workbook: Path, folder: Path, cwd: Path) -> dict[str, Path]:
    """The files a program exports, by suffix."""
    run(*program, "export", workbook, "--year", YEAR, "--to", folder, "--docx", "--pdf", cwd=cwd)
    return {path.suffix: path for path in folder.iterdir()}


def test_same_version() -> None:
    """Both say which version they are."""
    assert run(*FROZEN, "--version", cwd=ROOT) == run(*UNFROZEN, "--version", cwd=ROOT)


def test_exports_are_the_same(workbook: Path, tmp_path: Path) -> None:
    """The same PDF to the byte; the same DOCX, part by part."""
    theirs = export(FROZEN, workbook, tmp_path / "frozen", tmp_path)
    ours = export(UNFROZEN, workbook, tmp_path / "unfrozen", ROOT)
    assert theirs.keys() == ours.keys() == {".docx", ".pdf"}
    assert theirs[".pdf"].read_bytes() == ours[".pdf"].read_bytes()
    with zipfile.ZipFile(theirs[".docx"]) as frozen, zipfile.ZipFile(ours[".docx"]) as unfrozen:
        assert frozen.namelist() == unfrozen.namelist()
        assert frozen.read("word/document.xml") == unfrozen.read("word/document.xml")


def test_ledgers_and_packs(workbook: Path, tmp_path: Path) -> None:
    """What is loaded late is inside too: tables out and in, remarks in a DOCX, a pack under a pass phrase."""
    run(*FROZEN, "ledger", "export", workbook, "--kind", "oath", "表.xlsx", "--year", YEAR, cwd=tmp_path)
    told = run(
        *FROZEN, "ledger", "import", workbook, "--kind", "oath", "表.xlsx", "--with-twins", cwd=tmp_path
    )
    assert "已导入" in told
    run(*FROZEN, "check", workbook, "--comments", "批注.docx", cwd=tmp_path)
    assert zipfile.is_zipfile(tmp_path / "批注.docx")
    (tmp_path / "口令").write_text("春眠不觉晓，处处闻啼鸟", encoding="utf-8")
    run(*FROZEN, "handover", workbook, "--to", "移交", "--phrase-file", "口令", cwd=tmp_path)
    pack = next(path for path in tmp_path.iterdir() if path.name.startswith("移交"))
    run(*FROZEN, "receive", pack, "--to", "收到", "--phrase-file", "口令", cwd=tmp_path)
    assert list((tmp_path / "收到").rglob("*.fzd"))


def test_frozen_pages_can_be_shown(tmp_path: Path) -> None:
    """Qt, its platform plugin, the forms and the pictures are inside."""
    run(*FROZEN, "showcase", tmp_path / "showcase", cwd=tmp_path, QT_QPA_PLATFORM="offscreen")
    pictures = list((tmp_path / "showcase").rglob("*.png"))
    assert pictures
    assert all(path.stat().st_size > 10_000 for path in pictures)


@pytest.mark.skipif(sys.platform == "win32", reason="starts the window on a test screen")
def test_frozen_window_opens(workbook: Path, tmp_path: Path) -> None:
    """The windowed program starts on a real platform plugin, and is still there after three seconds."""
    window = subprocess.Popen(
        [DIST / "fzdesk", workbook], cwd=tmp_path, stderr=subprocess.PIPE, encoding="utf-8"
    )
    try:
        with pytest.raises(subprocess.TimeoutExpired):
            window.communicate(timeout=3)
    finally:
        window.terminate()
        _, told = window.communicate(timeout=20)
    assert told == ""


def test_nothing_unneeded_is_shipped() -> None:
    """No test tools, no Qt modules the program does not use; the folder stays under 250 MB."""
    names = [path.name for path in DIST.rglob("*")]
    assert not [
        name for name in names if name.startswith(("libQt6Quick", "libQt6Qml", "pytest", "hypothesis"))
    ]
    size = sum(path.stat().st_size for path in DIST.rglob("*") if path.is_file() and not path.is_symlink())
    assert size < 250 * 2**20, f"{size / 2**20:.0f} MB"
