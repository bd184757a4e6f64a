"""Taking in an update of the facts that checks read (法规库): look at it first, then put it in place."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

from fzdesk.catalogue import facts
from fzdesk.catalogue.laws import Laws, laws
from fzdesk.catalogue.laws import made as laws_of
from fzdesk.catalogue.model import Value
from fzdesk.catalogue.terms import check_patterns, terms
from fzdesk.catalogue.terms import made as terms_of
from fzdesk.errors import CatalogueError, InputError, UserError


class Update(Value, frozen=True):
    """What an update file brings."""

    as_of: dt.date
    names: int  # laws and documents in it
    new: tuple[str, ...]  # names not known so far
    ended: tuple[str, ...]  # names in force so far, and no longer
    files: dict[str, str]

    @property
    def sentence(self) -> str:
        """What a person is asked about."""
        told = [f"更新文件截至 {self.as_of.year} 年 {self.as_of.month} 月 {self.as_of.day} 日"]
        told.append(f"共 {self.names} 件")
        if self.new:
            told.append(f"新增 {len(self.new)} 件")
        if self.ended:
            told.append(f"{len(self.ended)} 件标为废止或失效")
        return "，".join(told) + "。"


def look_at(path: Path) -> Update:
    """What an update file would bring; nothing changes.  Raises InputError when it cannot be used."""
    files = facts.read_update(path)
    try:
        raw = {name: tomllib.loads(text) for name, text in files.items()}
        found = laws_of(raw["laws.toml"], raw["cited-documents.toml"])
        check_patterns(terms_of(raw["terms.toml"]))
    except CatalogueError as error:
        raise InputError(
            "更新文件的内容有错，没有导入；请联系发文件的单位。", detail=f"{error} {error.detail}"
        ) from error
    known = laws()
    return Update(
        found.as_of,
        len(found.laws),
        tuple(law.name for law in found.laws if known.get(law.name) is None),
        tuple(law.name for law in found.laws if _over(found, law.name) and not _over(known, law.name)),
        files,
    )


def take_in(update: Update) -> None:
    """Use an update from now on.  Raises UserError when it cannot be kept; then nothing changed."""
    try:
        facts.keep_update(update.files)
    except OSError as error:
        raise UserError("法规库没能更新，请检查系统盘是否已满后再试。", detail=str(error)) from error
    laws.cache_clear()
    terms.cache_clear()


def _over(found: Laws, name: str) -> bool:
    law = found.get(name)
    return law is not None and (law.ended is not None or law.gone)
