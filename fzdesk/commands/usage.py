"""Wrong use of the command line, said in Chinese."""

from __future__ import annotations

import click


def words(error: click.UsageError) -> str:
    """What is wrong and where the right use stands."""
    path = error.ctx.command_path if error.ctx is not None else "fzdesk"
    return f"{_fault(error)}用法见 {path} --help。"


def _fault(error: click.UsageError) -> str:
    match error:
        case click.exceptions.NoSuchOption():
            meant = f"，是不是 {'、'.join(error.possibilities)}" if error.possibilities else ""
            return f"没有选项 {error.option_name}{meant}。"
        case click.exceptions.MissingParameter():
            return f"缺少{_name(error.param)}。"
        case click.exceptions.BadParameter():
            name = _name(error.param)
            return f"{name}{' ' if name[-1].isascii() else ''}不对{_choices(error.param)}。"
        case click.exceptions.BadOptionUsage():
            return f"选项 {error.option_name} 要跟一个值。"
        case _:
            return _other(error)


def _other(error: click.UsageError) -> str:
    """Of these click has only the English sentence; its quoted word says which."""
    said = error.message.partition("'")[2].rpartition("'")[0] or error.message.rpartition("(")[2].strip(").")
    if error.message.startswith("No such command"):
        return f"没有命令“{said}”。"
    if "unexpected extra argument" in error.message:
        return f"多出了“{said}”。"
    return "命令不完整，或者写得不对。"


def _name(param: click.Parameter | None) -> str:
    if param is None:
        return "参数"
    if isinstance(param, click.Option):
        return f"选项 {param.opts[-1]}"
    return {"workbook": "工作簿的路径", "file": "文件的路径", "folder": "文件夹的路径"}.get(
        param.name or "", f"参数 {param.name}"
    )


def _choices(param: click.Parameter | None) -> str:
    kind = param.type if param is not None else None
    if isinstance(kind, click.Choice):
        return f"，请在{'、'.join(str(one) for one in kind.choices)}里选一个"
    return "，请填数字" if kind is click.INT else ""
