"""Commands on what was: history, restore, backup."""

from __future__ import annotations

import datetime as dt
from contextlib import closing
from pathlib import Path
from typing import Any

import click

from fzdesk.commands.reading import JSON, show_json
from fzdesk.commands.writing import WORKBOOK

YEAR = click.option("--year", type=int, required=True, help="报告年度")


@click.command()
@WORKBOOK
@YEAR
@JSON
def history(workbook: Path, year: int, *, as_json: bool) -> None:
    """列出一份报告的历史版本，新的在前。"""
    from fzdesk.operations.versions import history_json
    from fzdesk.store.workbook import Workbook

    with closing(Workbook.open(workbook, read_only=True)) as opened:
        opened.load(year)
        found = history_json(opened, year)
    if as_json:
        show_json({"workbook": str(workbook), "year": year, "versions": found})
        return
    for one in found:
        click.echo(_line(one))
    if not found:
        click.echo("还没有历史版本。")


def _line(one: dict[str, Any]) -> str:
    at = dt.datetime.fromisoformat(one["at"]).astimezone()
    name = f"“{one['name']}”" if one["name"] else ""
    exports = [f"{export['for']}：{'、'.join(export['files'])}" for export in one["exports"]]
    words = (f"{one['number']:>4}", f"{at:%Y-%m-%d %H:%M}", one["kind"] + name, one["progress"], one["who"])
    return "  ".join((*words, *exports))


@click.command()
@WORKBOOK
@YEAR
@click.option("--version", "number", type=int, required=True, help="第几版（history 列出的编号）")
def restore(workbook: Path, year: int, number: int) -> None:
    """把整份报告恢复成某一版；现在的内容先存成一版。"""
    from fzdesk.operations.workbooks import writing

    with writing(workbook) as opened:
        before = opened.versions.restore(year, number)
    click.echo(f"已恢复第 {number} 版；恢复以前的内容存成了第 {before.number} 版。")


@click.command()
@WORKBOOK
@click.option("--to", "target", type=click.Path(path_type=Path), help="备份到这个文件")
def backup(workbook: Path, target: Path | None) -> None:
    """备份工作簿，备份经过打开和检查；不写 --to 时存到本机的备份文件夹。"""
    from fzdesk.operations.workbooks import with_suffix
    from fzdesk.store.backup import back_up, list_backups
    from fzdesk.store.workbook import Workbook

    if target is None:
        made = back_up(workbook) or list_backups(workbook)[0]  # the newest one holds all of it already
        click.echo(str(made.path))
        return
    target = with_suffix(target)
    with closing(Workbook.open(workbook, read_only=True)) as opened:
        opened.copy_to(target)
    click.echo(str(target))


COMMANDS: tuple[click.Command, ...] = (history, restore, backup)
