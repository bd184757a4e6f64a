"""Read an edition of the catalogue from its folder of TOML files and validate it.

An edition's folder holds ``edition.toml`` (parts, unit words, deadlines), ``documents.toml`` (the
rules cited, by short name), ``sections/<key>.toml``, ``ledgers.toml``, ``problems.toml`` and
``plans.toml``.  Arrays are written in the singular (``[[duty]]``); keys of duties are local to
their section.  Every error names the file and the key.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, cast

import msgspec

from fzdesk.catalogue.model import Catalogue
from fzdesk.catalogue.validate import problems_of
from fzdesk.errors import CatalogueError

Raw = dict[str, Any]
_PLURALS = {
    "part": "parts", "section": "sections", "paragraph": "paragraphs", "duty": "duties", "figure": "figures",
    "detail": "details", "ledger": "ledgers", "column": "columns", "problem": "problems", "plan": "plans",
    "deadline": "deadlines",
}  # fmt: skip


def read_toml(path: Path) -> Raw:
    """The content of a TOML file.  Raises CatalogueError naming the file."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CatalogueError(f"目录文件 {path.name} 读不出来，请重新安装程序。", detail=str(error)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CatalogueError(f"目录文件 {path.name} 写法有错：{error}", detail=str(path)) from error


def pluralise(raw: Any) -> Any:
    """Rename singular arrays of tables (``[[duty]]``) to the model's field names."""
    if isinstance(raw, list):
        return [pluralise(item) for item in raw]
    if not isinstance(raw, dict):
        return raw
    return {
        (
            _PLURALS.get(key, key)
            if isinstance(value, list) and value and isinstance(value[0], dict)
            else key
        ): (pluralise(value))
        for key, value in raw.items()
    }


def section_from(raw: Raw, key: str, documents: Raw, file: str) -> Raw:
    """A section's raw table with full duty keys and its bases written out."""
    section = cast("Raw", pluralise(raw))
    for duty in section.get("duties", ()):
        where = f"{file}：{duty.get('key', '?')}"
        duty["key"] = f"{key}.{duty.get('key', '')}"
        duty["basis"] = [_basis(basis, documents, where) for basis in duty.get("basis", ())]
    for plan in section.get("paragraphs", ()):
        plan["key"] = f"{key}.{plan.get('key', '')}"
        plan["duties"] = [f"{key}.{duty}" for duty in plan.get("duties", ())]
    return {"key": key, **section}


def _basis(raw: Raw, documents: Raw, where: str) -> Raw:
    if "of" not in raw:
        return raw
    rest = {name: value for name, value in raw.items() if name != "of"}
    try:
        return {**documents[raw["of"]], **rest}
    except KeyError:
        raise CatalogueError(
            f"目录文件 {where} 的依据“{raw['of']}”不在 documents.toml 里，请补上。"
        ) from None


def load_edition(folder: Path, newer_documents: Raw | None = None) -> Catalogue:
    """The edition in ``folder``.  Raises CatalogueError naming file and key for anything wrong in it.

    ``newer_documents`` stand before its own ``documents.toml``, short name by short name.
    """
    documents = {**read_toml(folder / "documents.toml"), **(newer_documents or {})}
    raw = cast("Raw", pluralise(read_toml(folder / "edition.toml")))
    for part in raw.get("parts", ()):
        part["sections"] = [
            section_from(
                read_toml(folder / "sections" / f"{key}.toml"), key, documents, f"sections/{key}.toml"
            )
            for key in part.get("sections", ())
        ]
    for name in ("ledgers", "problems", "plans"):
        raw.update(cast("Raw", pluralise(read_toml(folder / f"{name}.toml"))))
    catalogue = convert(raw, folder.name)
    if faults := problems_of(catalogue):
        raise CatalogueError(f"目录 {folder.name} 有错：{faults[0]}", detail="\n".join(faults))
    return catalogue


def convert(raw: Raw, name: str) -> Catalogue:
    """A raw table as a Catalogue; the error names the section, duty and field that is wrong."""
    try:
        return msgspec.convert(raw, Catalogue)
    except msgspec.ValidationError as error:
        raise CatalogueError(f"目录 {name} 的 {_place(raw, str(error))} 有错。", detail=str(error)) from error


def _place(raw: Raw, message: str) -> str:
    """Turn msgspec's ``$.parts[1].sections[2].duties[3].level`` into keys a person can find."""
    path = message.rpartition("`$")[2].rstrip("`").lstrip(".")
    at: Any = raw
    names: list[str] = []
    for step in path.split("."):
        field, _, index = step.rstrip("]").partition("[")
        at = at.get(field) if isinstance(at, dict) else None
        if index.isdigit() and isinstance(at, (list, tuple)) and int(index) < len(at):
            at = at[int(index)]
            names.append(str(at.get("key", step)) if isinstance(at, dict) else step)
        else:
            names.append(step)
    return "/".join(names) + f"（{message.partition(' - at')[0]}）"
