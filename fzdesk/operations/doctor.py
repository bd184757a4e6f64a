"""体检: is a workbook what was written, what is damaged, what was there before, and mending it."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from pathlib import Path
from typing import Any

from fzdesk.catalogue.model import Catalogue, Value
from fzdesk.errors import RESTORE, StoreError
from fzdesk.operations.workbooks import read
from fzdesk.store import backup, fields, mending
from fzdesk.store.integrity import shown
from fzdesk.store.mending import Deed, Remedy

LONGEST = 60
_SINGLE = {
    "unit": "单位情况",
    "form": "标题和落款",
    "period": "起止日期",
    "order": "各节的顺序",
    "part_titles": "部分的标题",
    "problems": "不足和原因",
    "plans": "下年安排",
    "finalised": "定稿的标记",
    "dismissed": "已忽略的问题",
}
_TABLES = {
    "meta": "工作簿的登记",
    "reports": "报告的登记",
    "catalogues": "报告所用的目录",
    "journal": "修改记录",
    "packs": "县级目录",
    "versions": "版本的登记",
    "dumps": "版本的内容",
    "exports": "导出记录",
    "entries": "台账条目的编号",
}
_DEEDS: dict[Deed, str] = {
    "rewrite": "改回完好的内容",
    "keep": "没有完好的内容可用，保留现在的，请核对",
    "remove": "没有完好的内容可用，去掉这一条",
    "none": f"不能单独修复，请用{RESTORE}",
}


class Complaint(Value, frozen=True):
    """One damaged record in words: where, what stands there now, its last good value and its source."""

    where: str
    now: str
    good: str
    source: str
    remedy: str
    record: str  # table and key, for support


class Diagnosis(Value, frozen=True):
    """What was found in a workbook."""

    workbook: str
    sound: bool
    mendable: bool
    complaints: tuple[Complaint, ...]
    file: tuple[str, ...]  # of the file as a whole, in SQLite's words
    newest_backup: str  # when the newest good one was made; empty without one

    @property
    def sentence(self) -> str:
        """All in one sentence, and what to do."""
        name = Path(self.workbook).name
        if self.sound:
            return f"工作簿“{name}”完好。"
        found = f" {len(self.complaints)} 处内容与存入时不一致" if self.complaints else "文件结构有损坏"
        if self.mendable:
            return f"工作簿“{name}”里有{found}，可以修复。"
        way = f"最近一份备份是{self.newest_backup}的" if self.newest_backup else "本机没有它的备份"
        return f"工作簿“{name}”里有{found}，不能逐项修复，请用{RESTORE}；{way}。"


def examine(path: Path) -> Diagnosis:
    """Examine a workbook, open or not.  Raises NotAWorkbook, StoreError."""
    found = mending.examine(path)
    catalogue = _catalogue(path) if not found.health.sound else None
    backups = backup.list_backups(path) if not found.health.sound else []
    return Diagnosis(
        workbook=str(path),
        sound=found.health.sound,
        mendable=not found.health.sound and found.mendable,
        complaints=tuple(_complaint(remedy, catalogue) for remedy in found.remedies),
        file=(*found.health.file, *found.health.schema, *found.health.steps),
        newest_backup=_when(backups[0].made_at) if backups else "",
    )


def mend(path: Path) -> Path:
    """Mend what can be mended in a workbook nobody has open; the copy of what was there.

    Raises WorkbookBusy, NotAWorkbook, StoreError.
    """
    return mending.mend(path)


def _catalogue(path: Path) -> Catalogue | None:
    with suppress(StoreError):
        return read(path).catalogue
    return None


def _complaint(remedy: Remedy, catalogue: Catalogue | None) -> Complaint:
    row = remedy.row
    key = "/".join(map(shown, row.key))
    return Complaint(
        where=_where(row.table.name, tuple(map(shown, row.key)), catalogue),
        now=_words(remedy, row.values),
        good=_words(remedy, remedy.good) if remedy.good else "",
        source=_source(remedy),
        remedy=_DEEDS[remedy.deed],
        record=f"{row.table.name} {key}",
    )


def _where(table: str, key: tuple[str, ...], catalogue: Catalogue | None) -> str:
    if table == "fields":
        year, path = key
        return f"{year}年报告：{_title(path, catalogue)}"
    if table.startswith("ledger_"):
        kind = (
            next((one for one in catalogue.ledgers if f"ledger_{one.key}" == table), None)
            if catalogue
            else None
        )
        return f"{kind.title if kind else ''}台账第 {'/'.join(key)} 条"
    return f"{_TABLES.get(table, '其他记录')}“{'/'.join(key)}”"


def _title(path: str, catalogue: Catalogue | None) -> str:
    name, _, key = path.partition("/")
    if catalogue is not None and name == "answers" and (duty := catalogue.duty(key)):
        return f"事项“{duty.title}”"
    if catalogue is not None and name == "sections" and (section := catalogue.section(key)):
        return f"“{section.title}”一节的正文"
    kinds = {"answers": f"事项“{key}”", "sections": f"“{key}”一节的正文"}
    return _SINGLE.get(path) or kinds.get(name) or f"“{path}”"


def _source(remedy: Remedy) -> str:
    if remedy.source == "backup" and remedy.made_at is not None:
        return f"{_when(remedy.made_at)}的备份"
    return {"checksum": "按校验码还原", "journal": "修改记录", "backup": "备份", None: ""}[remedy.source]


def _when(at: dt.datetime) -> str:
    return f"{at:%Y年%m月%d日 %H:%M}"


def _words(remedy: Remedy, values: tuple[Any, ...]) -> str:
    """What a record says, for people: of a field its words and numbers, of others what differs."""
    table = remedy.row.table
    if table.name == "fields":
        return _cut(fields.words(shown(values[-1])))
    if not remedy.good:
        return _cut("、".join(shown(one) for one in values if one is not None))
    pairs = zip(table.columns, remedy.row.values, remedy.good, values, strict=True)
    return _cut("、".join(shown(value) for _, now, good, value in pairs if now != good))


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
