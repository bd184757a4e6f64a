"""Commands that look after a workbook's file: doctor."""

from __future__ import annotations

from pathlib import Path

import click

from fzdesk.commands.reading import JSON, show_json
from fzdesk.commands.writing import WORKBOOK

FOUND = 1


@click.command()
@WORKBOOK
@click.option("--mend", is_flag=True, help="修复；原来的文件另留一份")
@JSON
def doctor(workbook: Path, *, mend: bool, as_json: bool) -> int:
    """检查工作簿是否完好：哪一条坏了，完好时是什么。有损坏时退出状态为 1。"""
    import msgspec

    from fzdesk.operations import doctor as verbs

    found = verbs.examine(workbook)
    if as_json:
        show_json(msgspec.to_builtins(found))
    else:
        click.echo(found.sentence)
        for one in found.complaints:
            good = f"完好时是“{one.good}”（{one.source}）" if one.good else one.remedy
            click.echo(f"  {one.where}：现在是“{one.now}”，{good}")
    if found.sound:
        return 0
    if mend and found.mendable:
        aside = verbs.mend(workbook)
        click.echo(f"已修复，原来的文件留作“{aside.name}”。", err=as_json)
        return 0
    return FOUND


COMMANDS: tuple[click.Command, ...] = (doctor,)
