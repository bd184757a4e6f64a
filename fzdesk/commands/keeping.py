"""Commands that look after a workbook's file: doctor, handover, receive."""

from __future__ import annotations

from pathlib import Path

import click

from fzdesk.commands.reading import JSON, show_json
from fzdesk.commands.writing import WORKBOOK, text_of

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


PHRASE = click.option("--ask-phrase", is_flag=True, help="用口令加密（或打开）；从键盘输入")
PHRASE_FILE = click.option(
    "--phrase-file", type=click.Path(path_type=Path, allow_dash=True), help="口令在这个文件的第一行里"
)


@click.command()
@WORKBOOK
@click.option("--to", "target", required=True, type=click.Path(path_type=Path), help="移交包的文件名或文件夹")
@PHRASE
@PHRASE_FILE
def handover(workbook: Path, target: Path, *, ask_phrase: bool, phrase_file: Path | None) -> None:
    """做移交包：工作簿和佐证材料在一个文件里，可以用口令加密。"""
    from fzdesk.operations import handover as verbs

    if target.is_dir():
        target = target / verbs.file_name(workbook)
    verbs.pack(workbook, target, _phrase(asked=ask_phrase, file=phrase_file, twice=True))
    click.echo(str(target))


@click.command()
@click.argument("package", type=click.Path(path_type=Path))
@click.option("--to", "folder", required=True, type=click.Path(path_type=Path), help="存放的文件夹")
@PHRASE
@PHRASE_FILE
def receive(package: Path, folder: Path, *, ask_phrase: bool, phrase_file: Path | None) -> None:
    """接收移交包：核对无误后取出工作簿和佐证材料，不覆盖已有的文件。"""
    from fzdesk.operations import handover as verbs

    asked = ask_phrase or (phrase_file is None and verbs.is_encrypted(package))
    click.echo(str(verbs.receive(package, folder, _phrase(asked=asked, file=phrase_file, twice=False))))


def _phrase(*, asked: bool, file: Path | None, twice: bool) -> str:
    """A pass phrase from a file or the keyboard, never from the command line, where others can read it."""
    if file is not None:
        return text_of(file).partition("\n")[0].rstrip("\r")
    if asked:
        return str(click.prompt("口令", hide_input=True, confirmation_prompt="再输一遍" if twice else False))
    return ""


COMMANDS: tuple[click.Command, ...] = (doctor, handover, receive)
