"""Write laws.toml from two tables: names with their versions, and what changed since.

    python resources/make_laws.py laws.csv law-changes.csv

The first table has one row a *version* (name, level, published, in_force, expired); a name whose rows are all
expired had been repealed by the day of the table.  The second one has events (repealed, revised, in_force)
with their day and how sure they are.  The same tables always give the same file.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

AS_OF = "2025-04-30"  # the day of the first table
HEAD = f"""\
# Written by make_laws.py; what is kept by hand stands in cited-documents.toml.
# One line a law or administrative regulation, without 中华人民共和国:
#   level       宪法 | 法律 | 行政法规
#   versions    "published/in force" of each version known, either may be empty
#   since       the day on which a new one came into force (only where it is known to be new)
#   ended       the day on which it ceased; "?" = had ceased by as_of, the day is not known
#   replaced_by what stands in its place
#   confidence  of since and ended: high | medium | low; high where it is not written
as_of = {AS_OF}

[laws]
"""


def rows(path: str) -> list[dict[str, str]]:
    """The rows of a table."""
    with Path(path).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def laws(versions: list[dict[str, str]], changes: list[dict[str, str]]) -> dict[str, dict[str, object]]:
    """Each law's facts by its name, in the order of the table."""
    found: dict[str, dict[str, object]] = {}
    for row in versions:
        law = found.setdefault(row["name"], {"level": row["level"], "versions": [], "alive": False})
        if row["published"] or row["in_force"]:
            law["versions"].append(f"{row['published']}/{row['in_force']}")  # type: ignore[attr-defined]
        law["alive"] = law["alive"] or row["expired"] != "1"
    for row in changes:
        level = "行政法规" if row["name"].endswith(("条例", "办法", "规定")) else "法律"
        law = found.setdefault(row["name"], {"level": level, "versions": [], "alive": True})
        match row["event"]:
            case "repealed":
                law |= {"ended": row["date"], "replaced_by": row["replaced_by"]}
            case "in_force":
                law["since"] = row["date"]
            case "revised" if not any(v.endswith(row["date"]) for v in law["versions"]):  # type: ignore[attr-defined]
                law["versions"].append(f"/{row['date']}")  # type: ignore[attr-defined]
        if row["event"] != "revised" and row["confidence"] != "high":
            law["confidence"] = row["confidence"]
    for law in found.values():
        if not law.pop("alive") and "ended" not in law:
            law |= {"ended": "?", "confidence": "medium"}
    return found


def line(name: str, law: dict[str, object]) -> str:
    """A law as one line of TOML."""

    def value(given: object) -> str:
        return "[" + ", ".join(map(value, given)) + "]" if isinstance(given, list) else f'"{given}"'

    return (
        f'"{name}" = {{ ' + ", ".join(f"{key} = {value(given)}" for key, given in law.items() if given) + " }"
    )


def main(versions: str, changes: str) -> None:
    """Write laws.toml beside this script."""
    found = laws(rows(versions), rows(changes))
    text = HEAD + "\n".join(line(name, law) for name, law in found.items()) + "\n"
    Path(__file__).with_name("laws.toml").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
