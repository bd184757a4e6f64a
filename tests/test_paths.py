"""Where things are: resources by one rule, a person's folders private, the profile movable."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from fzdesk import paths

posix = pytest.mark.skipif(sys.platform == "win32", reason="XDG folders and Unix rights")


def test_resources_in_a_checkout(root: Path) -> None:
    """Beside the package."""
    assert paths.resources() == root / "resources"


def test_resources_when_installed(tmp_path: Path) -> None:
    """Inside the package, when it has them."""
    package = tmp_path / "fzdesk"
    (package / "_resources").mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "paths.py").write_text(Path(paths.__file__).read_text(encoding="utf-8"), encoding="utf-8")
    code = "from fzdesk.paths import resources; print(resources())"
    told = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=True, text=True
    ).stdout
    assert Path(told.strip()) == package / "_resources"


def test_paths_do_not_cost_a_start() -> None:
    """Neither Qt nor importlib.resources is imported to find a folder."""
    code = "import sys, fzdesk.paths; print(sorted(sys.modules))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout
    assert "PySide6" not in told
    assert "importlib.resources" not in told


def test_profile_follows_the_environment(profile: Path) -> None:
    """$FZDESK_HOME holds everything the program keeps."""
    assert paths.profile_dir() == profile
    assert paths.backups_dir() == profile / "backups"
    assert paths.logs_dir() == profile / "logs"
    assert paths.cache_dir() == profile / "cache"


@posix
def test_profile_is_private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Folders the program makes are for their owner alone."""
    monkeypatch.setenv("FZDESK_HOME", str(tmp_path / "新 用户"))
    for folder in (paths.profile_dir(), paths.backups_dir(), paths.logs_dir(), paths.cache_dir()):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@posix
def test_default_folders_are_xdg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without $FZDESK_HOME the platform's folders are used; a relative XDG value is ignored."""
    monkeypatch.delenv("FZDESK_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", "relative")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert paths.profile_dir() == tmp_path / ".local" / "share" / "fzdesk"
    assert paths.cache_dir() == tmp_path / "cache" / "fzdesk"


@posix
@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('XDG_DOCUMENTS_DIR="$HOME/文档"\n', "文档"),
        ('# comment\nXDG_DOCUMENTS_DIR="$HOME/gone"\n', ""),
        ("", ""),
        (None, ""),
    ],
)
def test_documents_as_the_desktop_names_them(
    line: str | None, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`user-dirs.dirs` names the folder; the home stands in for one that is not there."""
    monkeypatch.delenv("XDG_DOCUMENTS_DIR")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / ".config"))
    (tmp_path / "文档").mkdir()
    (tmp_path / ".config").mkdir()
    if line is not None:
        (tmp_path / ".config" / "user-dirs.dirs").write_text(line, encoding="utf-8")
    assert paths.documents_dir() == tmp_path / expected


@posix
def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The caller learns of it as OSError, with the path in it."""
    (tmp_path / "file").touch()
    monkeypatch.setenv("FZDESK_HOME", os.fspath(tmp_path / "file" / "profile"))
    with pytest.raises(OSError, match="file"):
        paths.profile_dir()
