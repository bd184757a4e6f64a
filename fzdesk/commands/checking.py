"""Check a workbook's report or any report's file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from fzdesk.commands.reading import JSON, YEAR, show_json
from fzdesk.errors import InputError

if TYPE_CHECKING:
    from fzdesk.operations.checking import Checked

FOUND_ERRORS = 1


@click.command()
@click.argument("source", type=click.Path(path_type=Path))
@YEAR
@click.option("--last-year", type=click.Path(path_type=Path), help="上年报告的文件，看有多少照搬")
@click.option("--compare", type=click.Path(path_type=Path), help="另一份报告的文件，看有没有相同的话")
@click.option("--comments", type=click.Path(path_type=Path), help="另存一份 DOCX，问题写成批注")
@JSON
def check(
    source: Path,
    year: int | None,
    last_year: Path | None,
    compare: Path | None,
    comments: Path | None,
    *,
    as_json: bool,
) -> int:
    """校核工作簿里的报告，或任何一份报告（DOCX、TXT）；有错误时退出状态为 1。"""
    from fzdesk.checks.finding import LEVEL_TITLES
    from fzdesk.operations.checking import check_file, check_json, check_workbook

    of_workbook = source.suffix.lower() == ".fzd"
    if of_workbook and last_year is not None:
        raise click.UsageError("工作簿里有上年报告，不用 --last-year")
    if of_workbook:
        checked = check_workbook(source, year, other=compare)
    else:
        checked = check_file(source, year, previous=last_year, other=compare)
    if comments is not None:
        _remark(source, checked, comments)
    if as_json:
        show_json(check_json(checked))
    else:
        for one in checked.findings:
            place = f"{one.where.part}{one.where.section}"
            click.echo(f"{LEVEL_TITLES[one.level]}  {place}  {one.message}{one.remedy}")
        counts = "，".join(f"{title} {checked.count(level)} 处" for level, title in LEVEL_TITLES.items())
        click.echo(f"{checked.year} 年度报告：{counts}。")
    return FOUND_ERRORS if checked.count("error") else 0


def _remark(source: Path, checked: Checked, target: Path) -> None:
    """Write the copy with the findings as remarks; an existing file is not replaced."""
    from fzdesk.operations import commenting

    if target.exists():
        raise InputError(f"“{target.name}”已经有了，请换一个名字。")
    of_workbook = source.suffix.lower() == ".fzd"
    made = commenting.remarked_workbook if of_workbook else commenting.remarked_file
    commenting.keep(target, made(source, checked))


@click.command()
@click.argument("file", type=click.Path(path_type=Path), required=False)
def laws(file: Path | None) -> None:
    """看法规库截至哪一天；给出更新文件就导入它。"""
    from fzdesk.catalogue.laws import laws as facts
    from fzdesk.operations.facts import look_at, take_in

    if file is not None:
        update = look_at(file)
        take_in(update)
        click.echo(update.sentence)
    known = facts()
    click.echo(f"法规库截至 {known.as_of}，{len(known.laws)} 件。")


COMMANDS: tuple[click.Command, ...] = (check, laws)
