"""An export's files appear together or not at all, under names that are free or agreed."""

import errno
from pathlib import Path

import docx
import pytest

from fzdesk.document.model import Document
from fzdesk.document.profile import load_profile
from fzdesk.errors import ExportError, TargetExists
from fzdesk.writers import export as module
from fzdesk.writers.export import FORMATS, export
from tests.writers.reports import only, report

STANDARD = load_profile("standard")
NAME = "青禾镇2025年法治政府建设年度报告"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture(autouse=True)
def quick_pdf(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Names and errors do not need the real PDF."""
    if "real_pdf" in request.fixturenames:
        return
    from fzdesk.writers.pdf import Pdf

    made = Pdf(b"%PDF-", 2, (), (), ())
    monkeypatch.setattr(module, "write_pdf", lambda *_, **__: made)


@pytest.fixture
def real_pdf() -> None:
    """The test wants a real PDF."""


def test_all_formats_under_the_reports_name(tmp_path: Path, real_pdf: None) -> None:
    made = export(report(), STANDARD, tmp_path, FORMATS)
    assert [path.name for path in made.paths] == [f"{NAME}.docx", f"{NAME}.pdf", f"{NAME}.txt"]
    assert names(tmp_path) == sorted(path.name for path in made.paths)
    assert made.paths[1].read_bytes().startswith(b"%PDF")
    assert made.paths[2].read_text(encoding="utf-8").startswith("青禾镇人民政府\n")
    assert docx.Document(str(made.paths[0])).paragraphs[0].text.startswith("青禾镇人民政府")
    assert made.pages > 2
    assert made.missing == made.notices == ()


def test_a_character_no_font_has_is_told(tmp_path: Path, real_pdf: None) -> None:
    made = export(only("青禾镇\U0002ffff人", title=("题",)), STANDARD, tmp_path, ["pdf"])
    assert [one.char for one in made.missing] == ["\U0002ffff"]
    assert len(made.notices) == 1
    assert "\U0002ffff" in made.notices[0]


@pytest.mark.parametrize(
    ("document", "name", "file"),
    [
        (report(), "送审稿", "送审稿.txt"),
        (report(), "送审稿/1:2", "送审稿／1：2.txt"),
        (report(file_name=""), None, "青禾镇人民政府2025年法治政府建设年度报告.txt"),
        (Document(title=()), None, "未命名.txt"),
    ],
)
def test_names(tmp_path: Path, document: Document, name: str | None, file: str) -> None:
    export(document, STANDARD, tmp_path, ["txt"], name=name)
    assert names(tmp_path) == [file]


def test_existing_files_are_not_replaced_unasked(tmp_path: Path) -> None:
    """The error lists them, and nothing else is written."""
    (tmp_path / f"{NAME}.pdf").write_bytes(b"old")
    with pytest.raises(TargetExists, match="已经存在") as caught:
        export(report(), STANDARD, tmp_path, FORMATS)
    assert caught.value.paths == (tmp_path / f"{NAME}.pdf",)
    assert names(tmp_path) == [f"{NAME}.pdf"]
    assert (tmp_path / f"{NAME}.pdf").read_bytes() == b"old"


def test_existing_files_are_replaced_when_asked(tmp_path: Path) -> None:
    (tmp_path / f"{NAME}.txt").write_bytes(b"old")
    made = export(report(), STANDARD, tmp_path, ["txt"], existing="replace")
    assert names(tmp_path) == [f"{NAME}.txt"]
    assert made.paths[0].read_bytes() != b"old"


def test_or_all_take_the_next_number(tmp_path: Path) -> None:
    (tmp_path / f"{NAME}.pdf").write_bytes(b"old")
    made = export(report(), STANDARD, tmp_path, ["docx", "pdf"], existing="number")
    assert [path.name for path in made.paths] == [f"{NAME}（2）.docx", f"{NAME}（2）.pdf"]
    assert made.notices == ()


def test_a_file_open_in_wps_gets_another_name_and_a_notice(tmp_path: Path) -> None:
    """All files of the export keep the same name."""
    (tmp_path / f"{NAME}.docx").write_bytes(b"old")
    (tmp_path / f".~lock.{NAME}.docx#").touch()
    made = export(report(), STANDARD, tmp_path, ["docx", "txt"], existing="replace")
    assert [path.name for path in made.paths] == [f"{NAME}（2）.docx", f"{NAME}（2）.txt"]
    assert (tmp_path / f"{NAME}.docx").read_bytes() == b"old"
    assert made.notices == (f"“{NAME}”正在WPS等程序中打开，这次另存为“{NAME}（2）”。",)


def test_on_windows_an_open_file_is_only_noticed_when_it_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / f"{NAME}.docx").write_bytes(b"old")
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if Path(target).name == f"{NAME}.docx":
            raise PermissionError(errno.EACCES, "in use")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    made = export(report(), STANDARD, tmp_path, ["docx", "txt"], existing="replace")
    assert [path.name for path in made.paths] == [f"{NAME}（2）.docx", f"{NAME}（2）.txt"]
    assert (tmp_path / f"{NAME}.docx").read_bytes() == b"old"
    assert len(made.notices) == 1


def test_nothing_is_written_when_one_format_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("defect")

    monkeypatch.setattr(module, "write_pdf", fail)
    with pytest.raises(RuntimeError):
        export(report(), STANDARD, tmp_path, FORMATS)
    assert names(tmp_path) == []


def test_a_missing_folder_is_a_known_error(tmp_path: Path) -> None:
    """It is not made: on a stick that was pulled out it would appear on the hard disk."""
    with pytest.raises(ExportError, match="找不到文件夹"):
        export(report(), STANDARD, tmp_path / "没有", ["txt"])
    assert names(tmp_path) == []
