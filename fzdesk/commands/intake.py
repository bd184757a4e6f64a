"""Commands on any report's file: outline."""

from __future__ import annotations

from pathlib import Path

import click

from fzdesk.commands.reading import JSON, show_json


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@JSON
def outline(file: Path, *, as_json: bool) -> None:
    """读一份报告（DOCX 或 TXT），列出标题、部分、节和数字。"""
    from fzdesk.intake.outline_json import outline_json, outline_lines
    from fzdesk.intake.read_file import read_outline

    found = read_outline(file)
    if as_json:
        show_json(outline_json(found))
        return
    for line in outline_lines(found):
        click.echo(line)


COMMANDS: tuple[click.Command, ...] = (outline,)
