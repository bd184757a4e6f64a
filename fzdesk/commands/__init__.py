"""The commands of ``fzdesk``, built with click; nothing here imports Qt, docx or reportlab on load."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

import click

from fzdesk import __version__
from fzdesk.commands import (
    checking,
    files,
    formatting,
    intake,
    keeping,
    ledgers,
    reading,
    showcase,
    usage,
    versions,
    writing,
)
from fzdesk.errors import UserError

KNOWN_ERROR = 3
COLLECT_EVERY = 50_000  # new objects; a command is short, and what it loads is no garbage


class Commands(click.Group):
    """The group of all commands, with usage errors in Chinese."""


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="fzdesk")
def group() -> None:
    """法治政府建设年度报告。不带参数时打开窗口；fzdesk 工作簿.fzd 打开那个工作簿。"""


for module in (writing, reading, files, intake, keeping, ledgers, formatting, checking, versions, showcase):
    for command in module.COMMANDS:
        group.add_command(command)


def run_command(arguments: Sequence[str]) -> int:
    """Run one command and give the exit status; known errors become one Chinese line on stderr."""
    gc.set_threshold(COLLECT_EVERY)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    try:
        status = group.main(args=list(arguments), prog_name="fzdesk", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return 2
    except click.UsageError as error:
        click.echo(usage.words(error), err=True)
        return error.exit_code
    except click.Abort:
        click.echo("已取消。", err=True)
        return 1
    except UserError as error:
        click.echo(str(error), err=True)
        return KNOWN_ERROR
    return status if isinstance(status, int) else 0
