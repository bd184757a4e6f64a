"""Commands that only read: catalogue, status, dump."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from fzdesk.catalogue.model import LEVEL_TITLES, Catalogue, Duty, Figure
from fzdesk.commands.writing import WORKBOOK, wanted_year

YEAR = click.option("--year", type=int, help="报告年度")
JSON = click.option("--json", "as_json", is_flag=True, help="输出 JSON")


def show_json(value: Any) -> None:
    """One object on stdout, readable Chinese."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=1, default=str))


@click.command()
@YEAR
@click.option("--pack", type=click.Path(path_type=Path), help="检查一份县级目录，列出它改了什么")
@JSON
def catalogue(year: int | None, pack: Path | None, as_json: bool) -> None:
    """列出部分、节、事项、数字和台账，连同依据。"""
    from fzdesk.catalogue.editions import edition_for

    edition = edition_for(wanted_year(year))
    if pack is not None:
        _show_pack(edition, pack, as_json=as_json)
        return
    if as_json:
        show_json(catalogue_json(edition))
        return
    for part in edition.parts:
        click.echo(part.title)
        for section in part.sections:
            click.echo(f"  {section.title}  {section.key}")
            for duty in section.duties:
                click.echo(f"    {LEVEL_TITLES[duty.level]}  {duty.title}  {duty.key}")
                for figure in duty.figures:
                    must = "，必填" if figure.required else ""
                    click.echo(f"      {figure.title}（{figure.unit}{must}）  figures.{figure.key}")
                for detail in duty.details:
                    must = "，必填" if detail.required else ""
                    click.echo(f"      {detail.title}（文字{must}）  details.{detail.key}")


def _show_pack(edition: Catalogue, file: Path, *, as_json: bool) -> None:
    """Check a county pack against the edition and tell what it changes."""
    from fzdesk.catalogue.differences import counted, differences
    from fzdesk.catalogue.pack import merge, read_pack

    pack = read_pack(file)
    found = differences(edition, merge(edition, pack))
    if as_json:
        show_json({
            "pack": pack.name,
            "county": pack.county,
            "edition": edition.edition,
            "differences": [
                {"change": d.change, "subject": d.subject, "key": d.key, "sentence": d.sentence}
                for d in found
            ],
        })  # fmt: skip
        return
    click.echo(f"{pack.name}：{counted(found) or '与现行目录没有不同'}")
    for one in found:
        click.echo(f"  {one.sentence}")


def catalogue_json(edition: Catalogue) -> dict[str, Any]:
    """The catalogue as `catalogue --json` prints it."""
    return {
        "edition": edition.edition,
        "parts": [
            {
                "key": part.key,
                "number": number,
                "title": part.title,
                "sections": [
                    {"key": s.key, "title": s.title, "duties": [_duty_json(duty) for duty in s.duties]}
                    for s in part.sections
                ],
            }
            for part, number in zip(edition.parts, _numbers(edition), strict=True)
        ],
        "ledgers": [
            {
                "key": kind.key,
                "title": kind.title,
                "columns": [{"key": c.key, "title": c.title, "type": c.type} for c in kind.columns],
            }
            for kind in edition.ledgers
        ],
        "problems": [pick.text for pick in edition.problems],
        "plans": [pick.text for pick in edition.plans],
    }


def _numbers(edition: Catalogue) -> list[str]:
    from fzdesk.report.numerals import chinese

    headed = [part for part in edition.parts if part.heading]
    return [chinese(headed.index(part) + 1) if part.heading else "" for part in edition.parts]


def _duty_json(duty: Duty) -> dict[str, Any]:
    return {
        "key": duty.key,
        "title": duty.title,
        "level": LEVEL_TITLES[duty.level],
        "guidance": duty.guidance,
        "basis": [
            {
                "document": basis.document,
                "article": basis.article,
                "since": basis.since.isoformat() if basis.since else None,
                "confidence": basis.confidence,
            }
            for basis in duty.basis
        ],
        "figures": [_figure_json(figure) for figure in duty.figures],
        "details": [
            {"key": detail.key, "title": detail.title, "required": detail.required, "hint": detail.hint}
            for detail in duty.details
        ],
    }


def _figure_json(figure: Figure) -> dict[str, Any]:
    return {
        "key": figure.key,
        "title": figure.title,
        "unit": figure.unit,
        "ledger": figure.ledger or None,
        "required": figure.required,
        "hint": figure.hint,
    }


@click.command()
@WORKBOOK
@YEAR
@JSON
def status(workbook: Path, year: int | None, as_json: bool) -> None:
    """每一步写到哪里了，还缺什么，离期限多久。"""
    from fzdesk.operations.status import workbook_status
    from fzdesk.report.progress import STEP_TITLES

    found = workbook_status(workbook, year)
    if as_json:
        show_json(found)
        return
    for report in found["reports"]:
        click.echo(f"{found['unit']}{report['year']}年度报告，待填 {report['blanks']} 处")
        for step in report["steps"]:
            count = f"{step['answered']}/{step['total']}" if step["total"] else "—"
            click.echo(f"  {step['state']}  {count}  {step['title']}")
            for one in step["missing"] if step["state"] == STEP_TITLES["attention"] else ():
                click.echo(f"    待填  {one['hint']}")
        for deadline in report["deadlines"]:
            click.echo(f"  {deadline['title']}期限 {deadline['date']}")
        for one in report["outside"]:
            click.echo(f"  目录外事项  {one['title']}（{one['words']}）")


@click.command()
@WORKBOOK
@click.option("--year", type=int, required=True, help="报告年度")
def dump(workbook: Path, year: int) -> None:
    """把整份报告输出为 JSON，可用 apply 填回。"""
    from fzdesk.operations.exchange import dump as dump_report
    from fzdesk.operations.workbooks import read

    show_json(dump_report(read(workbook, year).report))


COMMANDS: tuple[click.Command, ...] = (catalogue, status, dump)
