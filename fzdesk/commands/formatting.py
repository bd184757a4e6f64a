"""Set any report's file anew after GB/T 9704-2012."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("format")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="输出 .docx 或 .pdf")
@click.option("--profile", default="standard", show_default=True, help="版式，如 standard、fixed28、plain")
def format_command(file: Path, output: Path, profile: str) -> None:
    """把任何一份报告（DOCX、TXT）按公文格式重新排版，表格和图片保留；同名文件直接替换。"""
    from fzdesk.operations.formatting import format_file

    made = format_file(file, output, profile)
    click.echo(str(made.path))
    if made.notice:
        click.echo(made.notice, err=True)


COMMANDS: tuple[click.Command, ...] = (format_command,)
