"""Commands that make files: export, and the worker that does it for the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from fzdesk.commands.writing import WORKBOOK
from fzdesk.errors import UserError

if TYPE_CHECKING:
    from fzdesk.operations.exports import Purpose
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
    default="draft",
    help="送审稿、报送版、公开版",
)
@click.option("--final", is_flag=True, help="还有待填时不导出，退出状态为 1")
def export(
    workbook: Path,
    year: int,
    folder: Path,
    *,
    docx: bool,
    pdf: bool,
    txt: bool,
    purpose: Purpose,
    final: bool,
) -> int:
    """导出 DOCX 和 PDF；不写格式时两样都出。同名文件直接替换。"""
    from fzdesk.operations.exports import export_report, missing
    from fzdesk.operations.workbooks import read

    wanted: dict[Format, bool] = {"docx": docx, "pdf": pdf, "txt": txt}
    formats = tuple(name for name, asked in wanted.items() if asked) or ("docx", "pdf")
    stored = read(workbook, year)
    if final and (lacking := missing(stored.report, stored.catalogue)):
        click.echo(f"还缺 {len(lacking)} 项，未导出：{'、'.join(one.hint for one in lacking[:5])}", err=True)
        return 1
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"文件夹 {folder} 建不了，请换一个位置。", detail=str(error)) from error
    made = export_report(
        stored.report, stored.catalogue, folder, formats, purpose=purpose, existing="replace"
    )
    for path in made.paths:
        click.echo(str(path))
    return 0


@click.command(hidden=True)
def worker() -> int:
    """Work for the window: jobs on stdin, answers on stdout."""
    from fzdesk.worker import main

    return main()


COMMANDS: tuple[click.Command, ...] = (export, worker)
