"""One table for each kind of ledger, made from the catalogue's columns when it is first written to.

`ledger_<kind>` has the catalogue's columns under their keys and our own under names that begin with `_`.
A column that a newer catalogue or a pack adds is added; none is ever dropped.  Plain SQL inside the
caller's transaction.
"""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
from collections.abc import Iterable, Mapping
from decimal import Decimal

import msgspec
from msgspec.structs import replace

from fzdesk.catalogue.model import LedgerKind
from fzdesk.errors import StoreError
from fzdesk.ledger.model import DECIMALS, MOST, YES, Cell, Entry
from fzdesk.store import sums

Stored = str | int
Cells = dict[str, Stored]
"""What the columns of a row hold, by key; empty ones are left out."""

LIVE, DELETED, TAKEN_BACK = 0, 1, 2
"""`_state`: there; deleted by the clerk; undone, so that redo can bring it again."""
OWN = ("_id", "_state", "_batch", "_entered_at", "_who")
_types = msgspec.json.Decoder(dict[str, str]).decode
_KEY = re.compile(r"[a-z][a-z0-9_]{0,40}")
_SQL_TYPES = {"date": "TEXT", "text": "TEXT", "choice": "TEXT"}  # all others INTEGER
SCALE = Decimal(10) ** DECIMALS


class Table(msgspec.Struct, frozen=True):
    """The table of one kind: its columns with their types, and the column of its own date ("" = none)."""

    kind: str
    types: dict[str, str]
    main_date: str

    @property
    def name(self) -> str:
        """Its name, quoted."""
        return f'"ledger_{self.kind}"'

    def index_name(self, name: str) -> str:
        """The name of one of its indexes."""
        return f"ledger_{self.kind}_by_{name}"

    @property
    def texts(self) -> tuple[str, ...]:
        """The columns that are searched."""
        return tuple(key for key, type_ in self.types.items() if type_ in ("text", "choice"))


class Row(msgspec.Struct, frozen=True):
    """One row as it is stored."""

    id: int
    state: int
    batch: int
    entered_at: str
    who: str
    cells: Cells


def read(conn: sqlite3.Connection, kind: str) -> Table | None:
    """The table of a kind; None when nothing was ever written to it."""
    return read_all(conn).get(kind)


def read_all(conn: sqlite3.Connection) -> dict[str, Table]:
    """All tables by kind.  sqlite3.DatabaseError when what is noted about one is damaged."""
    rows = conn.execute("SELECT kind, columns, main_date FROM ledgers ORDER BY rowid").fetchall()
    try:
        return {kind: Table(kind, _types(columns), main_date) for kind, columns, main_date in rows}
    except msgspec.MsgspecError as error:
        raise sqlite3.DatabaseError(f"ledgers: {error}") from error


def ensure(conn: sqlite3.Connection, kind: LedgerKind) -> Table:
    """The table of a kind, made or widened where it lacks columns of the catalogue.

    StoreError when a pack's key cannot name a column, or a column's type cannot change.
    """
    table = read(conn, kind.key)
    wanted = {column.key: column.type for column in kind.columns}
    if table is not None and wanted.items() <= table.types.items():
        return table
    _check_keys(kind)
    table = _create(conn, kind) if table is None else _widen(conn, table, wanted, kind)
    conn.execute(
        "UPDATE ledgers SET columns = ? WHERE kind = ?",
        (msgspec.json.encode(table.types).decode(), table.kind),
    )
    return table


def _check_keys(kind: LedgerKind) -> None:
    for key in (kind.key, *(column.key for column in kind.columns)):
        if not _KEY.fullmatch(key):
            raise StoreError(
                f"{kind.title}的键“{key}”只能用小写字母、数字和下划线，请让发目录的单位改正。", detail=key
            )


def _create(conn: sqlite3.Connection, kind: LedgerKind) -> Table:
    types = {column.key: str(column.type) for column in kind.columns}
    dates = [key for key, type_ in types.items() if type_ == "date"]
    table = Table(kind.key, types, "date" if "date" in dates else next(iter(dates), ""))
    columns = "".join(f', "{key}" {_SQL_TYPES.get(type_, "INTEGER")}' for key, type_ in types.items())
    conn.execute(
        "INSERT INTO ledgers (kind, columns, main_date) VALUES (?, '{}', ?)", (table.kind, table.main_date)
    )
    conn.execute(
        f"CREATE TABLE {table.name} (_id INTEGER PRIMARY KEY REFERENCES entries (id),"
        " _state INTEGER NOT NULL, _batch INTEGER NOT NULL, _entered_at TEXT NOT NULL, _who TEXT NOT NULL"
        f"{columns}, {sums.COLUMN} INTEGER) STRICT"
    )
    for sql in own_indexes(table).values():
        conn.execute(sql)
    sums.attach(conn)
    return table


def own_indexes(table: Table) -> dict[str, str]:
    """The indexes that come with the table: name -> SQL."""
    batch, date = table.index_name("_batch"), table.index_name("_date")
    found = {batch: f'CREATE INDEX "{batch}" ON {table.name} (_batch) WHERE _batch > 0'}
    if table.main_date:
        found[date] = (
            f'CREATE INDEX "{date}" ON {table.name} ("{table.main_date}", _id, _state) WHERE _state = {LIVE}'
        )
    return found


def fits(conn: sqlite3.Connection, table: Table) -> bool:
    """Whether the table has just the columns it was made with."""
    types = {key: _SQL_TYPES.get(type_, "INTEGER") for key, type_ in table.types.items()}
    own = {"_id": "INTEGER", "_state": "INTEGER", "_batch": "INTEGER", "_entered_at": "TEXT", "_who": "TEXT"}
    found = conn.execute(
        'SELECT name, type, "notnull", pk FROM pragma_table_info(?)', (f"ledger_{table.kind}",)
    ).fetchall()
    needed = {(key, type_, int(key != "_id"), int(key == "_id")) for key, type_ in own.items()}
    rest = {(key, type_, 0, 0) for key, type_ in (*types.items(), (sums.COLUMN, "INTEGER"))}
    return set(found) == needed | rest


def _widen(conn: sqlite3.Connection, table: Table, wanted: Mapping[str, str], kind: LedgerKind) -> Table:
    types = dict(table.types)
    new = [key for key in wanted if key not in types]
    for key, type_ in wanted.items():
        if types.setdefault(key, type_) != type_ and {type_, types[key]} != {"text", "choice"}:
            raise StoreError(
                f"{kind.title}的“{key}”一栏已有内容，不能换成另一种类型，请让发目录的单位改用新的键。",
                detail=f"{types[key]} to {type_}",
            )
        types[key] = type_
    if new:
        _add_columns(conn, table, {key: types[key] for key in new})
    return replace(table, types=types)


def _add_columns(conn: sqlite3.Connection, table: Table, new: Mapping[str, str]) -> None:
    """Add columns; the sums of the rows cover them from now on."""
    name = f"ledger_{table.kind}"
    for event in ("insert", "update"):
        conn.execute(f"DROP TRIGGER IF EXISTS temp.sum_of_{name}_{event}")
    for key, type_ in new.items():
        conn.execute(f'ALTER TABLE {table.name} ADD COLUMN "{key}" {_SQL_TYPES.get(type_, "INTEGER")}')
    (summed,) = (one for one in sums.tables(conn) if one.name == name)
    covered = ", ".join(f'"{column}"' for column in summed.columns)
    conn.execute(f"UPDATE {table.name} SET {sums.COLUMN} = row_sum({covered})")  # noqa: S608 -- checked keys
    sums.attach(conn)


def stored(cell: Cell, type_: str) -> Stored:
    """A cell as its column holds it: days as ISO text, decimals in ten-thousandths, 是 as 1.

    ValueError for a cell that is not of the column's type, or a number out of range.
    """
    if isinstance(cell, bool) and type_ == "yes_no":
        return int(cell)
    if type(cell) is dt.date and type_ == "date":
        return cell.isoformat()
    if isinstance(cell, str) and type_ in ("text", "choice"):
        return cell.encode("utf-8", "replace").decode()
    if isinstance(cell, int | Decimal) and not isinstance(cell, bool) and -MOST < cell < MOST:
        if type_ == "integer" and isinstance(cell, int):
            return cell
        scaled = cell * SCALE
        if type_ == "decimal" and scaled == int(scaled):
            return int(scaled)
    raise ValueError(f"{cell!r} is no {type_}")


def cell_of(value: Stored, type_: str) -> Cell:
    """The cell that a column's value stands for."""
    match type_:
        case "yes_no":
            return bool(value)
        case "date":
            return dt.date.fromisoformat(str(value))
        case "decimal":
            return Decimal(value) / SCALE
        case _:
            return value


def shown_value(shown: str, type_: str) -> Stored:
    """What a column holds where it shows `shown` (是 / 否 for yes_no)."""
    return int(shown == YES) if type_ == "yes_no" else shown


def select(table: Table) -> str:
    """The columns of a row, for `row_of`: our own, then the catalogue's."""
    return ", ".join((*OWN, *(f'"{key}"' for key in table.types)))


def row_of(table: Table, values: tuple[Stored | None, ...]) -> Row:
    """A row from what `select` gave."""
    id_, state, batch, entered_at, who = values[: len(OWN)]
    cells = {
        key: value for key, value in zip(table.types, values[len(OWN) :], strict=True) if value is not None
    }
    return Row(int(id_ or 0), int(state or 0), int(batch or 0), str(entered_at), str(who), cells)


def stored_cells(table: Table, values: Mapping[str, Cell]) -> Cells:
    """Cells as their columns hold them; empty texts are left out.

    ValueError for a column the table has not, or a cell that is not of its column's type.
    """
    found: Cells = {}
    for key, cell in values.items():
        if key not in table.types:
            raise ValueError(f"{table.kind} has no column {key!r}")
        if cell != "":
            found[key] = stored(cell, table.types[key])
    return found


def entry_of(table: Table, row: Row, evidence: int = 0) -> Entry:
    """An entry from its row."""
    return Entry(
        kind=table.kind,
        values={key: cell_of(value, table.types[key]) for key, value in row.cells.items()},
        id=row.id,
        entered_at=dt.datetime.fromisoformat(row.entered_at),
        who=row.who,
        batch=row.batch,
        evidence=evidence,
    )


def headings_text(headings: Iterable[str]) -> str:
    """Headings as `import_mappings` has them."""
    return "".join(f"{heading}\x1f" for heading in headings)
