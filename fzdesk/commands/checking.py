"""Check a workbook's report or any report's file."""

from __future__ import annotations

from pathlib import Path

import click

from fzdesk.commands.reading import JSON, YEAR, show_json

FOUND_ERRORS = 1


@click.command()
@click.argument("source", type=click.Path(path_type=Path))
@YEAR
@JSON
def check(source: Path, year: int | None, *, as_json: bool) -> int:
    """校核工作簿里的报告，或任何一份报告（DOCX、TXT）；有错误时退出状态为 1。"""
    from fzdesk.checks.finding import LEVEL_TITLES
    from fzdesk.operations.checking import check_file, check_json, check_workbook

    of_workbook = source.suffix.lower() == ".fzd"
    checked = check_workbook(source, year) if of_workbook else check_file(source, year)
    if as_json:
        show_json(check_json(checked))
    else:
        for one in checked.findings:
            place = f"{one.where.part}{one.where.section}"
            click.echo(f"{LEVEL_TITLES[one.level]}  {place}  {one.message}{one.remedy}")
        counts = "，".join(f"{title} {checked.count(level)} 处" for level, title in LEVEL_TITLES.items())
        click.echo(f"{checked.year} 年度报告：{counts}。")
    return FOUND_ERRORS if checked.count("error") else 0


COMMANDS: tuple[click.Command, ...] = (check,)
