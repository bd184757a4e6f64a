"""The main job without a screen: the sample workbook, its DOCX and PDF, a picture of every page."""

from __future__ import annotations

import os
from pathlib import Path

import click


@click.command(hidden=True)
@click.argument("folder", type=click.Path(path_type=Path))
def showcase(folder: Path) -> None:
    """Build the sample in FOLDER, export it, and take a picture of each page of the window."""
    from fzdesk.operations.exports import export_report
    from fzdesk.operations.sample import create_sample
    from fzdesk.operations.workbooks import read

    folder.mkdir(parents=True, exist_ok=True)
    workbook = folder / "示例.fzd"
    workbook.unlink(missing_ok=True)
    create_sample(workbook)
    stored = read(workbook)
    made = export_report(stored, folder, ("docx", "pdf", "txt"), purpose="submit", existing="replace")
    for path in made.paths:
        click.echo(str(path))
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from fzdesk.gui.pictures import take_pictures

    for path in take_pictures(workbook, folder):
        click.echo(str(path))


COMMANDS: tuple[click.Command, ...] = (showcase,)
