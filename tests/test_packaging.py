"""The wheel: complete, installable, and working from anywhere."""

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from fzdesk import __version__

ROOT = Path(__file__).resolve().parent.parent
YEAR = "2025"


def run(*command: str | Path, cwd: Path) -> str:
    """Runs a command to its end and gives what it printed; fails the test with both streams when it fails."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    environment["PIP_DISABLE_PIP_VERSION_CHECK"] = "1"
    done = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, check=False, encoding="utf-8"
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ".", cwd=ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def scripts(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of an environment of its own that has the wheel.

    What fzdesk depends on is lent by the tests' environment, so that no network is needed.
    """
    environment = tmp_path_factory.mktemp("installed") / "venv"
    run(sys.executable, "-m", "venv", "--without-pip", environment, cwd=environment.parent)
    names = {"base": str(environment), "platbase": str(environment)}
    (Path(sysconfig.get_path("purelib", vars=names)) / "lent.pth").write_text(
        sysconfig.get_path("purelib") + "\n", encoding="utf-8"
    )
    folder = Path(sysconfig.get_path("scripts", vars=names))
    python = folder / Path(sys.executable).name
    run(
        *(sys.executable, "-m", "pip", "--python", python, "install", "--quiet"),
        *("--no-index", "--no-deps", wheel),
        cwd=environment.parent,
    )
    return folder


def test_wheel_holds_program_and_resources(wheel: Path) -> None:
    """Every module, compiled form and resource of the checkout, and nothing else."""
    expected = {
        (target / path.relative_to(source)).as_posix()
        for source, target in (
            (ROOT / "fzdesk", Path("fzdesk")),
            (ROOT / "resources", Path("fzdesk", "_resources")),
        )
        for path in source.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".pyc"
    }
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert names == expected
    assert any(name.startswith("fzdesk/gui/forms/ui_") for name in names)
    assert any(name.startswith("fzdesk/_resources/fonts/LICENSE") for name in names)


def test_wheel_carries_the_licences(wheel: Path) -> None:
    """The program's licence and those of the fonts."""
    names = [Path(name).name for name in zipfile.ZipFile(wheel).namelist() if "/licenses/" in name]
    assert {"LICENSE", "LICENSE-Fandol.txt", "LICENSE-LXGWWenKai-OFL.txt"} <= set(names)


def test_installed_program_says_its_version(scripts: Path, tmp_path: Path) -> None:
    """It runs from any folder."""
    assert __version__ in run(scripts / "fzdesk", "--version", cwd=tmp_path)


def test_installed_program_finds_its_resources(scripts: Path, tmp_path: Path) -> None:
    """Inside the package, not in some checkout."""
    code = "from fzdesk.paths import resources; print(resources())"
    told = Path(run(scripts / "python", "-c", code, cwd=tmp_path).strip())
    assert scripts.parent in told.parents
    assert (told / "fonts" / "FandolFang-Regular.ttf").is_file()


def test_installed_program_writes_a_report(scripts: Path, tmp_path: Path) -> None:
    """From nothing to DOCX and PDF, far from the checkout."""
    workbook, folder = tmp_path / "示例 工作簿.fzd", tmp_path / "导出"
    run(scripts / "fzdesk", "demo", workbook, cwd=tmp_path)
    run(
        *(scripts / "fzdesk", "export", workbook, "--year", YEAR, "--to", folder, "--docx", "--pdf"),
        cwd=tmp_path,
    )
    assert sorted(path.suffix for path in folder.iterdir()) == [".docx", ".pdf"]
