"""Commands that make files: export, and the worker that does it for the window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fzdesk.commands.writing import WORKBOOK
from fzdesk.errors import UserError

if TYPE_CHECKING:
    from fzdesk.operations.exports import Purpose
    from fzdesk.store.reports import StoredReport
    from fzdesk.writers.export import Format


@click.command()
@WORKBOOK
@click.option("--year", type=int, required=True, help="报告年度")
@click.option("--to", "folder", required=True, type=click.Path(path_type=Path), help="存放的文件夹")
@click.option("--docx", is_flag=True, help="DOCX")
@click.option("--pdf", is_flag=True, help="PDF")
@click.option("--txt", is_flag=True, help="纯文本")
@click.option(
    "--for",
    "purpose",
    type=click.Choice(["draft", "submit", "public"]),
    help="送审稿、报送版、公开版；不写时为送审稿，有 --final 时为报送版",
)
@click.option("--final", is_flag=True, help="还有待填或错误时不导出，退出状态为 1")
def export(
    workbook: Path,
    year: int,
    folder: Path,
    *,
    docx: bool,
    pdf: bool,
    txt: bool,
    purpose: Purpose | None,
    final: bool,
) -> int:
    """导出 DOCX 和 PDF；不写格式时两样都出。同名文件直接替换。"""
    from fzdesk.operations.exports import export_report

    purpose = purpose or ("submit" if final else "draft")
    wanted: dict[Format, bool] = {"docx": docx, "pdf": pdf, "txt": txt}
    formats = tuple(name for name, asked in wanted.items() if asked) or ("docx", "pdf")
    stored, in_the_way = _read(workbook, year, final=final)
    if in_the_way:
        click.echo(in_the_way, err=True)
        return 1
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"文件夹 {folder} 建不了，请换一个位置。", detail=str(error)) from error
    made = export_report(stored, folder, formats, purpose=purpose, existing="replace")
    for path in made.paths:
        click.echo(str(path))
    if made.notices:
        click.echo("".join(made.notices), err=True)
    if stored.report.finalised:
        _note(workbook, year, purpose, made.paths)
    return 0


def _read(workbook: Path, year: int, *, final: bool) -> tuple[StoredReport, str]:
    """The report, and what is in the way of a final export, in words."""
    from contextlib import closing

    from fzdesk.operations.exports import missing
    from fzdesk.operations.versions import ready
    from fzdesk.report.progress import named
    from fzdesk.store.workbook import Workbook

    with closing(Workbook.open(workbook, read_only=True)) as opened:
        stored = opened.load(year)
        if not final:
            return stored, ""
        if lacking := missing(stored):
            return stored, f"还有 {len(lacking)} 处待填，未导出：{named(lacking)}。"
        if errors := ready(opened, year).errors:
            return stored, f"校核有 {len(errors)} 处错误，未导出。第一处：{errors[0].message}"
    return stored, ""


def _note(workbook: Path, year: int, purpose: str, paths: Sequence[Path]) -> None:
    """Which version was exported is worth a line of its history, not an error."""
    from contextlib import suppress

    from fzdesk.errors import StoreError
    from fzdesk.operations.versions import export_noted

    with suppress(StoreError):
        export_noted(workbook, year, purpose, [path.name for path in paths])


@click.command(hidden=True)
def worker() -> int:
    """Work for the window: jobs on stdin, answers on stdout."""
    from fzdesk.worker import main

    return main()


COMMANDS: tuple[click.Command, ...] = (export, worker)
