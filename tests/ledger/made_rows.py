"""Rows of ledgers made up by a seeded chance: invented villages, disputes and laws."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator

from fzdesk.catalogue.model import LedgerColumn, LedgerKind
from fzdesk.ledger.model import Cell

VILLAGES = ("河湾村", "柳林村", "石桥村", "松岭村", "清水村", "枣园村", "南坪村")
MATTERS = (
    "宅基地边界纠纷", "邻里采光纠纷", "土地流转合同纠纷", "婚姻家庭纠纷", "劳务报酬纠纷", "道路交通事故赔偿",
    "灌溉用水纠纷", "林权纠纷", "赡养纠纷", "民间借贷纠纷",
)  # fmt: skip
LAWS = ("民法典", "行政处罚法", "土地管理法", "森林法", "信访工作条例", "安全生产法", "反有组织犯罪法")
NAMES = "赵钱孙李周吴郑王冯陈"


def made_rows(
    kind: LedgerKind, number: int, *, years: tuple[int, ...] = (2025,), seed: int = 1
) -> Iterator[dict[str, Cell]]:
    """So many rows of a kind; about one cell in eight that may be empty is."""
    chance = random.Random(f"{kind.key} {seed}")
    for _ in range(number):
        yield {
            column.key: cell for column in kind.columns if (cell := _cell(column, chance, years)) is not None
        }


def _cell(column: LedgerColumn, chance: random.Random, years: tuple[int, ...]) -> Cell | None:
    if not column.required and chance.random() < 0.125:
        return None
    match column.type:
        case "date":
            return dt.date(chance.choice(years), 1, 1) + dt.timedelta(days=chance.randrange(365))
        case "integer" | "decimal":
            return chance.randrange(60)
        case "yes_no":
            return chance.random() < 0.7
        case "choice":
            return chance.choice(column.options)
        case _:
            return _text(column.key, chance)


def _text(key: str, chance: random.Random) -> str:
    if key in ("committee", "place"):
        return f"{chance.choice(VILLAGES)}调委会"
    if key in ("person", "lecturer", "presider", "adviser"):
        return chance.choice(NAMES) + chance.choice("建国秀英志强海燕")
    if key == "laws":
        return f"《{chance.choice(LAWS)}》"
    who = f"{chance.choice(VILLAGES)}{chance.choice(NAMES)}某与{chance.choice(NAMES)}某"
    return f"{who}{chance.choice(MATTERS)}第{chance.randrange(1000)}号"
