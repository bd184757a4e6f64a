"""Ledgers in and out: ledger template, ledger import, ledger export."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fzdesk.commands.reading import YEAR
from fzdesk.commands.writing import WORKBOOK
from fzdesk.errors import InputError

if TYPE_CHECKING:
    from fzdesk.catalogue.model import LedgerKind
    from fzdesk.ledger.sheet import Sheet
    from fzdesk.ledger.tables import Meaning, ReadRow

KIND = click.option("--kind", "word", required=True, help="台账的键或名称，如 study、学法台账")
OUT = click.argument("file", required=False, type=click.Path(path_type=Path))
SHOWN = 5  # wrong rows that are named


@click.group()
def ledger() -> None:
    """台账的空表、导入和导出。"""


@ledger.command()
@WORKBOOK
@KIND
@OUT
def template(workbook: Path, word: str, file: Path | None) -> None:
    """写一张空表（XLSX），发给其他科室填；有下拉列表和填写说明。"""
    from fzdesk.operations.ledger_files import file_name, kind_of, save_form
    from fzdesk.operations.workbooks import read

    kind = kind_of(read(workbook).catalogue, word)
    target = file or Path(file_name(kind, "", None, "空表"))
    if target.suffix.lower() != ".xlsx":
        raise InputError("空表只能存成 XLSX，请把文件名改成以 .xlsx 结尾。")
    save_form(target, kind)
    click.echo(str(target))


@ledger.command()
@WORKBOOK
@KIND
@YEAR
@OUT
def export(workbook: Path, word: str, year: int | None, file: Path | None) -> None:
    """把台账写成 XLSX 或 CSV（看文件名）；不写年度时全部导出。同名文件直接替换。"""
    from contextlib import closing

    from fzdesk.operations.ledger_files import file_name, kind_of, rows_of, save_ledger
    from fzdesk.operations.ledgers import LedgerReader
    from fzdesk.operations.workbooks import chosen_year
    from fzdesk.store.workbook import Workbook

    with closing(Workbook.open(workbook, read_only=True)) as opened:
        stored = opened.load(chosen_year(opened, None))
        kind = kind_of(stored.catalogue, word)
        with closing(LedgerReader.of(opened, stored.catalogue)) as reader:
            rows = rows_of(reader, kind, year)
    target = file or Path(file_name(kind, stored.report.unit.name, year))
    if target.suffix.lower() not in (".xlsx", ".csv"):
        raise InputError("台账只能存成 XLSX 或 CSV，请把文件名改成以 .xlsx 或 .csv 结尾。")
    save_ledger(target, kind, rows)
    click.echo(f"{target}（{len(rows)} 条）")


@ledger.command("import")
@WORKBOOK
@KIND
@YEAR
@click.option("--sheet", help="工作表的名称；不写时取表头最合的一张")
@click.option("--skip-wrong", is_flag=True, help="有错误的行不导入，其余导入；不写时有错误就全部不导入")
@click.option("--with-twins", is_flag=True, help="重复的行也导入")
@click.argument("file", type=click.Path(path_type=Path))
def import_(
    workbook: Path,
    word: str,
    year: int | None,
    sheet: str | None,
    file: Path,
    *,
    skip_wrong: bool,
    with_twins: bool,
) -> None:
    """把 XLSX、CSV 导入台账；没有写年份的日期算 --year 那一年的。"""
    from contextlib import closing

    from fzdesk.intake.sheets import read_sheets
    from fzdesk.operations import ledger_files
    from fzdesk.operations.ledgers import LedgerReader
    from fzdesk.operations.workbooks import chosen_year, writing

    sheets = [one for one in read_sheets(file) if sheet is None or one.name == sheet]
    if not sheets:
        raise InputError(f"文件里没有名为“{sheet}”的工作表，请检查名称。")
    with writing(workbook) as opened:
        stored = opened.load(chosen_year(opened, None))
        kind = ledger_files.kind_of(stored.catalogue, word)
        with closing(LedgerReader.of(opened, stored.catalogue)) as reader:
            proposal = ledger_files.propose(sheets, kind, reader)
            table = sheets[proposal.sheet]
            _refuse_without_columns(proposal.meaning, kind)
            found = ledger_files.would_bring(
                table,
                proposal.meaning,
                kind,
                ledger_files.KnownRows(reader),
                today=dt.date.today(),
                year=year or stored.report.year,
            )
        wrong = [row for row in found.rows if row.wrong]
        if wrong and not skip_wrong:
            raise InputError(_wrong(wrong, kind))
        rows = ledger_files.importable(found.rows, twins=with_twins)
        ledger_files.bring_in(opened, kind, rows, file.name, proposal.meaning)
    twins = sum(1 for row in found.rows if row.twin and not row.wrong)
    for line in _told(table, len(rows), len(wrong), 0 if with_twins else twins, found.left_out):
        click.echo(line)


def _refuse_without_columns(meaning: Meaning, kind: LedgerKind) -> None:
    lacking = [c.title for c in kind.columns if c.required and c.key not in meaning.columns]
    if lacking:
        names = "、".join(name for name in meaning.heading.names if name) or "没有表头"
        raise InputError(
            f"表格里找不到{'、'.join(f'“{title}”' for title in lacking)}列（现有：{names}）；"
            "请改好表头，或在窗口里导入，逐列指定。"
        )


def _wrong(rows: Sequence[ReadRow], kind: LedgerKind) -> str:
    titles = {column.key: column.title for column in kind.columns}
    first = (
        f"第 {row.number} 行“{titles[problem.column]}”：{problem.message.rstrip('。')}"
        for row in rows[:SHOWN]
        for problem in row.problems[:1]
    )
    more = f"；等 {len(rows)} 行" if len(rows) > SHOWN else ""
    return f"{'；'.join(first)}{more}。一行也没有导入，请改正后再试，或加上 --skip-wrong 跳过这些行。"


def _told(sheet: Sheet, rows: int, wrong: int, twins: int, left_out: Sequence[int]) -> Iterator[str]:
    yield f"已导入 {rows} 条。"
    if twins:
        yield f"重复的 {twins} 行没有导入。"
    if wrong:
        yield f"有错误的 {wrong} 行没有导入。"
    if left_out:
        yield f"合计、说明等 {len(left_out)} 行没有导入。"
    yield from sheet.notes


COMMANDS: tuple[click.Command, ...] = (ledger,)
