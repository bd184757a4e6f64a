"""County packs (县级目录): a county's own titles, order, deadlines, duties and wording on top of an edition.

A pack is one TOML file with a ``name`` and any of ``[[part]]``, ``[[section]]``, ``[[paragraph]]``,
``[[duty]]``, ``[[deadline]]``, ``[[problem]]``, ``[[plan]]``, ``[[ledger]]`` and ``[words."乡"]``, each
with its full ``key`` and only the fields that differ; ``[documents.x]`` holds rules that its bases cite
by ``of``.  A duty whose key the edition does not have is an extra one: ``paragraph`` names the paragraph
it is said in (else the section's last), ``after`` the duty it follows.  ``order`` sets the order of
parts (at the top), of a part's sections and of a section's duties; what it does not name follows.
``valid_from`` and ``valid_to`` are the first and last report year it is for; without them, any.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, cast

import msgspec

from fzdesk.catalogue import load
from fzdesk.catalogue.model import (
    Catalogue,
    Deadline,
    Detail,
    Duty,
    Figure,
    LedgerColumn,
    LedgerKind,
    ParagraphPlan,
    Part,
    PlanPick,
    ProblemPick,
    Section,
    UnitWords,
    Value,
)
from fzdesk.catalogue.validate import problems_of
from fzdesk.digest import sha256
from fzdesk.errors import CatalogueError

Raw = dict[str, Any]
_TYPES: dict[str, type[Value]] = {
    "parts": Part, "sections": Section, "paragraphs": ParagraphPlan, "duties": Duty, "figures": Figure,
    "details": Detail, "deadlines": Deadline, "problems": ProblemPick, "plans": PlanPick,
    "ledgers": LedgerKind, "columns": LedgerColumn,
}  # fmt: skip
_LISTS = ("parts", "sections", "paragraphs", "duties", "deadlines", "problems", "plans", "ledgers")
_PLACING = {"parts": ("order",), "sections": ("order",), "duties": ("paragraph", "after")}
_FIXED = {
    "parts": ("kind", "sections"),
    "sections": ("duties", "paragraphs"),
    "paragraphs": ("duties",),
}  # what a pack may not set: the edition's own structure
_YEARS = ("valid_from", "valid_to")
_TOP = ("name", "county", *_YEARS, "order", "words", *_LISTS)
LARGEST = 1024 * 1024


class Pack(Value, frozen=True):
    """A county's pack as read: ``changes`` are raw tables by list name, each with its key."""

    name: str
    file: str
    county: str = ""
    valid_from: int = 0
    valid_to: int = 9999
    changes: dict[str, Any] = {}

    def is_for(self, year: int) -> bool:
        """Whether it concerns reports of that year."""
        return self.valid_from <= year <= self.valid_to


def read_pack(path: Path) -> Pack:
    """The pack in ``path``.  Raises CatalogueError naming file and key for anything wrong in it."""
    return parse_pack(read_text(path), path.name)


def read_text(path: Path) -> str:
    """A pack file's text, also one saved by Notepad.  Raises CatalogueError naming the file."""
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise CatalogueError(f"文件 {path.name} 超过 1 MB，不像是县级目录，请核对后重新选择。")
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        raise CatalogueError(
            f"县级目录 {path.name} 读不出来，请检查文件还在不在。", detail=str(error)
        ) from error
    except UnicodeDecodeError as error:
        raise CatalogueError(
            f"县级目录 {path.name} 不是 UTF-8 编码，请另存为 UTF-8 后重新导入。", detail=str(error)
        ) from error


def parse_pack(text: str, file: str) -> Pack:
    """The pack written in ``text``, which came from ``file``.  Raises CatalogueError as `read_pack` does."""
    raw = _toml(text, file)
    documents = raw.pop("documents", {})
    if not isinstance(documents, dict) or not all(isinstance(item, dict) for item in documents.values()):
        raise _wrong(file, "documents", "要写成 [documents.名称] 的样子")
    raw = cast("Raw", load.pluralise(raw))
    for name in raw:
        if name not in _TOP:
            raise _wrong(file, name, "没有这一项")
    if not isinstance(raw.get("name"), str) or not raw["name"].strip():
        raise _wrong(file, "name", "要写这份目录的名称")
    for name in _LISTS:
        _check_list(file, name, raw.get(name, []), documents)
    _check_order(file, "order", raw.get("order", []))
    _check_words(file, raw.get("words", {}))
    years = _years(file, raw)
    changes = {name: raw[name] for name in ("order", "words", *_LISTS) if name in raw}
    return Pack(raw["name"].strip(), file, str(raw.get("county", "")).strip(), *years, changes)


def merge(edition: Catalogue, pack: Pack) -> Catalogue:
    """The edition with the pack's changes.  CatalogueError names the pack's file and the key at fault."""
    if pack.name in edition.packs:
        raise _wrong(pack.file, "name", f"“{pack.name}”已经用上了")
    raw = cast("Raw", msgspec.to_builtins(edition, builtin_types=(dt.date,)))
    changes = pack.changes
    for name in ("deadlines", "problems", "plans", "ledgers"):
        raw[name] = _merged(raw[name], changes.get(name, []))
    for kind, words in changes.get("words", {}).items():
        raw["words"][kind] = {**raw["words"].get(kind, {}), **words}
    _merge_parts(raw, pack)
    sections = {section["key"]: section for part in raw["parts"] for section in part.get("sections", [])}
    _merge_duties(sections, pack)
    for change in changes.get("paragraphs", []):
        plan = _plan(sections, change["key"])
        if plan is None:
            raise _wrong(pack.file, change["key"], "目录里没有这一段")
        plan.update(change)
    _merge_sections(sections, pack)
    raw["packs"] = [*edition.packs, pack.name]
    merged = load.convert(raw, pack.file)
    if faults := problems_of(merged):
        raise CatalogueError(
            f"县级目录 {pack.file} 有错：{faults[0]}。请改正后重新导入。", detail="\n".join(faults)
        )
    return merged


def digest(catalogue: Catalogue) -> str:
    """sha256 of the catalogue's canonical JSON, by which a workbook keeps it."""
    return sha256(msgspec.json.encode(catalogue, order="deterministic")).hexdigest()


# --- reading -------------------------------------------------------------------------------------


def _toml(text: str, file: str) -> Raw:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        where = f"第 {line[1]} 行写法有错" if line else "写法有错，可能没有写完"
        told = f"县级目录 {file} {where}，请核对后重新导入。"
        raise CatalogueError(told, detail=str(error)) from error


def _years(file: str, raw: Raw) -> tuple[int, int]:
    first, last = raw.get("valid_from", 0), raw.get("valid_to", 9999)
    for name, year in zip(_YEARS, (first, last), strict=True):
        if not isinstance(year, int) or isinstance(year, bool):
            raise _wrong(file, name, "要写成年份，如 2025")
    if first > last:
        raise _wrong(file, "valid_to", "早于 valid_from")
    return first, last


def _wrong(file: str, key: str, what: str, detail: str = "") -> CatalogueError:
    return CatalogueError(f"县级目录 {file} 的 {key} 有错：{what}。请改正后重新导入。", detail=detail)


def _check_list(file: str, name: str, items: Any, documents: Raw) -> None:
    """Every item of a list is a table with a key of its own and fields of the right types."""
    if not isinstance(items, list):
        raise _wrong(file, name, "要写成 [[…]] 的样子")
    seen: set[str] = set()
    for item in items:
        key = item.get("key") if isinstance(item, dict) else None
        if not isinstance(key, str) or not key:
            raise _wrong(file, name, "有一项没有 key")
        if key in seen:
            raise _wrong(file, key, "写了两次")
        seen.add(key)
        if name == "duties":
            _check_duty(file, item, documents)
        _check_order(file, key, item.get("order", []) if "order" in _PLACING.get(name, ()) else [])
        for field in _FIXED.get(name, ()):
            if field in item:
                raise _wrong(file, key, f"{field} 不能在县级目录里改")
        _check_fields(file, name, item, key)


def _check_duty(file: str, item: Raw, documents: Raw) -> None:
    """Write out a duty's bases and hold it to what an override may be."""
    key = item["key"]
    if "." not in key:
        raise _wrong(file, key, "事项的 key 要写成“节.事项”")
    for field in ("paragraph", "after"):
        if not isinstance(item.get(field, ""), str):
            raise _wrong(file, key, f"{field} 要写成文字")
    bases = item.get("basis", [])
    if not isinstance(bases, list) or not all(isinstance(basis, dict) for basis in bases):
        raise _wrong(file, key, "basis 要写成 [{ document = … }] 的样子")
    for basis in bases:
        name = basis.pop("of", None)
        if name is not None and name not in documents:
            raise _wrong(file, key, f"依据“{name}”不在 [documents] 里")
        basis.update({**documents.get(name, {}), **basis})
    if item.get("level") == "must" and not item.get("basis"):
        raise _wrong(file, key, "改为必报要写明依据")
    for name in ("figures", "details"):
        _check_list(file, name, item.get(name, []), documents)


def _check_fields(file: str, name: str, item: Raw, key: str) -> None:
    """The fields a change has, held to the model's types; those it leaves out stand as stand-ins."""
    placing = _PLACING.get(name, ())
    fields = {field: value for field, value in item.items() if field not in placing}
    kind = _TYPES[name]
    for nested in ("figures", "details", "columns"):
        fields.pop(nested, None)  # checked by themselves, where they are changes too
    stand_ins = {
        field.name: _stand_in(field.type)
        for field in msgspec.structs.fields(kind)
        if field.required and field.name not in fields
    }
    try:
        msgspec.convert({**stand_ins, **fields}, kind)
    except msgspec.ValidationError as error:
        raise _wrong(file, key, _fault(error), str(error)) from error


def _stand_in(kind: Any) -> Any:
    """Something valid for a required field that a change leaves out."""
    if kind is str:
        return ""
    if kind is int:
        return 1
    return next(iter(getattr(kind, "__args__", ())), "") if "Literal" in repr(kind) else []


def _fault(error: msgspec.ValidationError) -> str:
    """What is wrong with a field, in Chinese; the original words are for 详情."""
    message, _, path = str(error).partition(" - at `$")
    if unknown := re.search(r"unknown field `(.+?)`", message):
        return f"没有 {unknown[1]} 这一项"
    return f"{path.strip('`.') or '内容'} 的写法不对"


def _check_order(file: str, key: str, order: Any) -> None:
    if not isinstance(order, list) or not all(isinstance(name, str) for name in order):
        raise _wrong(file, key, "order 要写成一串 key")


def _check_words(file: str, words: Any) -> None:
    fields = {field.name for field in msgspec.structs.fields(UnitWords)}
    for kind, changed in words.items() if isinstance(words, dict) else [("", None)]:
        if not isinstance(changed, dict):
            raise _wrong(file, "words", '要写成 [words."乡"] 的样子')
        for name, word in changed.items():
            if name not in fields or not isinstance(word, str):
                raise _wrong(file, f"words.{kind}.{name}", "没有这个用词，或者写的不是文字")


# --- merging -------------------------------------------------------------------------------------


def _merged(items: list[Raw], changes: Iterable[Raw]) -> list[Raw]:
    """Items with changes laid over those of the same key and new ones behind; lists of parts merge too."""
    out = [dict(item) for item in items]
    by_key = {item["key"]: item for item in out}
    for change in changes:
        if (item := by_key.get(change["key"])) is None:
            out.append(dict(change))
            continue
        for field, value in change.items():
            nested = field in ("figures", "details", "columns")
            item[field] = _merged(list(item.get(field, [])), value) if nested else value
    return out


def _in_order(items: list[Raw], order: list[str], file: str, where: str) -> list[Raw]:
    """Items in the given order of keys (full or local); those not named follow in the order they had."""
    by_key = {name: item for item in items for name in (item["key"].rpartition(".")[2], item["key"])}
    for name in order:
        if name not in by_key:
            raise _wrong(file, where, f"order 里的 {name} 不存在")
    first = [by_key[name] for name in dict.fromkeys(order)]
    return [*first, *(item for item in items if not any(item is known for known in first))]


def _merge_parts(raw: Raw, pack: Pack) -> None:
    parts = {part["key"]: part for part in raw["parts"]}
    for change in pack.changes.get("parts", []):
        if (part := parts.get(change["key"])) is None:
            raise _wrong(pack.file, change["key"], "目录里没有这一部分")
        part.update({field: value for field, value in change.items() if field != "order"})
        order = change.get("order", [])
        part["sections"] = _in_order(list(part.get("sections", [])), order, pack.file, change["key"])
    raw["parts"] = _in_order(list(raw["parts"]), pack.changes.get("order", []), pack.file, "order")


def _merge_duties(sections: dict[str, Raw], pack: Pack) -> None:
    for change in pack.changes.get("duties", []):
        key: str = change["key"]
        section = sections.get(key.partition(".")[0])
        if section is None:
            raise _wrong(pack.file, key, "目录里没有这一节")
        fields = {field: value for field, value in change.items() if field not in ("paragraph", "after")}
        known = any(duty["key"] == key for duty in section.get("duties", []))
        section["duties"] = _merged(list(section.get("duties", [])), [fields])
        if not known:
            _place(section, change, pack)


def _place(section: Raw, change: Raw, pack: Pack) -> None:
    """Give an extra duty its row and its place in a paragraph."""
    key: str = change["key"]
    missing = [name for name in ("title", "guidance", "done") if not change.get(name)]
    if missing:
        raise _wrong(pack.file, key, f"目录里没有这一事项，新增事项要写 {'、'.join(missing)}")
    duties: list[Raw] = section["duties"]
    plans: list[Raw] = [dict(plan) for plan in section.get("paragraphs", [])]
    section["paragraphs"] = plans
    after = _full(section["key"], change.get("after", ""))
    if after and not any(duty["key"] == after for duty in duties):
        raise _wrong(pack.file, key, f"after 里的 {after} 不存在")
    named = _full(section["key"], change.get("paragraph", ""))
    plan = next((p for p in plans if p["key"] == named), None) if named else None
    if named and plan is None:
        raise _wrong(pack.file, key, f"paragraph 里的 {named} 不存在")
    plan = plan or next((p for p in plans if after and after in p.get("duties", ())), None)
    if plan is None and not plans:
        plans.append({"key": f"{section['key']}.lead"})
    plan = plan or plans[-1]
    plan["duties"] = _inserted(list(plan.get("duties", ())), key, after)
    order = _inserted([duty["key"] for duty in duties if duty["key"] != key], key, after)
    section["duties"] = sorted(duties, key=lambda duty: order.index(duty["key"]))


def _inserted(keys: list[str], key: str, after: str) -> list[str]:
    at = keys.index(after) + 1 if after in keys else len(keys)
    return [*keys[:at], key, *keys[at:]]


def _full(section: str, key: str) -> str:
    return key if not key or "." in key else f"{section}.{key}"


def _plan(sections: dict[str, Raw], key: str) -> Raw | None:
    section = sections.get(key.partition(".")[0], {})
    return next((plan for plan in section.get("paragraphs", []) if plan["key"] == key), None)


def _merge_sections(sections: dict[str, Raw], pack: Pack) -> None:
    for change in pack.changes.get("sections", []):
        if (section := sections.get(change["key"])) is None:
            raise _wrong(pack.file, change["key"], "目录里没有这一节")
        section.update({field: value for field, value in change.items() if field != "order"})
        order = change.get("order", [])
        duties = _in_order(list(section.get("duties", [])), order, pack.file, change["key"])
        section["duties"] = duties
        if order:
            rank = {duty["key"]: at for at, duty in enumerate(duties)}
            for plan in section.get("paragraphs", []):
                plan["duties"] = sorted(plan.get("duties", ()), key=lambda key: rank.get(key, len(rank)))
