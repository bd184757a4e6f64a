"""Commands that write a workbook: demo, new, apply, catalogue-import."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fzdesk.catalogue.units import UNIT_KINDS
from fzdesk.errors import CatalogueError, InputError
from fzdesk.years import usual_year

if TYPE_CHECKING:
    from fzdesk.store.workbook import Workbook

WORKBOOK = click.argument("workbook", type=click.Path(path_type=Path))


def wanted_year(year: int | None) -> int:
    """The year given, or the one people write now.  Raises InputError where no report can be of it."""
    from fzdesk.operations.workbooks import checked_year

    return checked_year(year if year is not None else usual_year(dt.date.today()))


def _new_file(workbook: Path) -> Path:
    """Where a new workbook comes, with its ending.  Raises InputError where its folder is not there."""
    from fzdesk.operations.workbooks import with_suffix

    if not workbook.parent.is_dir():
        raise InputError(f"文件夹“{workbook.parent}”不存在，请先建好这个文件夹，或者换一个位置。")
    return with_suffix(workbook)


@click.command()
@WORKBOOK
def demo(workbook: Path) -> None:
    """建一个填好的示例工作簿（虚构的单位，两个年度）。"""
    from fzdesk.operations.sample import create_sample

    create_sample(_new_file(workbook))


@click.command()
@WORKBOOK
@click.option("--unit", required=True, help="单位名称，如 青禾镇")
@click.option("--kind", required=True, type=click.Choice(UNIT_KINDS), help="单位类别")
@click.option("--county", required=True, help="所属县（市、区、旗），如 云岭县")
@click.option("--year", type=int, help="报告年度")
def new(workbook: Path, unit: str, kind: str, county: str, year: int | None) -> None:
    """新建工作簿。"""
    from fzdesk.operations.workbooks import checked_unit, create

    create(_new_file(workbook), checked_unit(unit, kind, county), wanted_year(year))


@click.command()
@WORKBOOK
@click.option("--year", type=int, required=True, help="报告年度")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
def apply(workbook: Path, year: int, file: Path) -> None:
    """把 JSON 填进报告（- 从标准输入读）；全部填入，或者一处也不填。"""
    from fzdesk.operations.exchange import apply as apply_patch
    from fzdesk.operations.exchange import count_removed, read_json
    from fzdesk.operations.versions import import_change

    patch = read_json(text_of(file))
    import_change(
        workbook, year, lambda report, catalogue: apply_patch(report, patch, catalogue), label="导入 JSON"
    )
    if removed := count_removed(patch):
        click.echo(f"去掉了 {removed} 个看不见的控制字符。", err=True)


@click.command("catalogue-import")
@WORKBOOK
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--adopt", is_flag=True, help="没有定稿的报告直接采用")
def catalogue_import(workbook: Path, file: Path, *, adopt: bool) -> None:
    """把县级目录导入工作簿；报告不会自己变，打开时会提示，或者用 --adopt 采用。"""
    from fzdesk.operations.catalogues import import_pack, is_for_another_county
    from fzdesk.operations.workbooks import writing

    with writing(workbook) as opened:
        pack = import_pack(opened, file)
        click.echo(f"已导入“{pack.name}”。")
        for year in opened.years():
            unit = opened.load(year).report.unit
            if is_for_another_county(pack, unit):
                click.echo(f"请留意：这是{pack.county}的目录，{year}年报告写的是{unit.county}。", err=True)
            try:
                click.echo(f"{year}年报告：{_offered(opened, year, adopt=adopt)}。")
            except CatalogueError as error:  # of an edition the pack was not written for
                click.echo(f"{year}年报告不变。{error}", err=True)


def _offered(workbook: Workbook, year: int, *, adopt: bool) -> str:
    """Take the newest catalogue over where that is asked for; what it changes, in words."""
    from fzdesk.catalogue.differences import counted
    from fzdesk.operations.catalogues import offer, take

    stored = workbook.load(year)
    if stored.report.finalised:
        return "已经定稿，不变"
    found = offer(stored, workbook)
    if not found.differences:
        return "没有改动"
    if adopt:
        take(workbook, year, found.catalogue)
    return counted(found.differences) + ("，已采用" if adopt else "，还没有采用")


LARGEST_JSON = 20 * 1024 * 1024


def text_of(file: Path) -> str:
    """The text of a file, or of the standard input for `-`.  Raises InputError."""
    try:
        if str(file) == "-":
            data = sys.stdin.buffer.read(LARGEST_JSON + 1)
        else:
            with file.open("rb") as stream:
                data = stream.read(LARGEST_JSON + 1)
    except OSError as error:
        raise InputError(f"文件 {file} 读不出来，请检查路径。", detail=str(error)) from error
    if len(data) > LARGEST_JSON:
        raise InputError(f"文件 {file} 超过 20 MB，不像是一份报告，请检查。")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"文件 {file} 不是 UTF-8 编码，请另存为 UTF-8 后再导入。") from error


COMMANDS: tuple[click.Command, ...] = (demo, new, apply, catalogue_import)
