"""The shipped editions of the catalogue, and which one is for a report year.

An edition may follow another one (``follows`` in its ``edition.toml``): then it holds only what differs, the
rules cited in ``documents.toml`` by short name and everything else in ``changes.toml``, written as a pack is.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from fzdesk.catalogue.load import load_edition, read_toml
from fzdesk.catalogue.model import Catalogue
from fzdesk.catalogue.pack import merge, read_pack
from fzdesk.errors import CatalogueError
from fzdesk.paths import resources


def editions() -> tuple[Catalogue, ...]:
    """All shipped editions, oldest first."""
    found = (shipped(folder) for folder in _folders())
    return tuple(sorted(found, key=lambda edition: edition.valid_from))


def edition_for(year: int) -> Catalogue:
    """The edition for a report year: the one valid then, else the nearest one.  Only that one is loaded."""

    def distance(folder: Path) -> tuple[int, int]:
        first, last = _years(folder)
        return max(first - year, year - last, 0), -last

    return shipped(min(_folders(), key=distance))


@cache
def shipped(folder: Path) -> Catalogue:
    """An edition, read once a run: it takes some 25 ms, and nothing of it can change meanwhile."""
    head = _head(folder)
    if "follows" not in head:
        return load_edition(folder)
    former = load_edition(folder.parent / str(head["follows"]), read_toml(folder / "documents.toml"))
    changed = merge(former, read_pack(folder / "changes.toml"))
    first, last = _years(folder)
    return replace(changed, edition=str(head["edition"]), valid_from=first, valid_to=last, packs=())


def _folders() -> list[Path]:
    return sorted(path.parent for path in (resources() / "catalogue").glob("*/edition.toml"))


@cache
def _head(folder: Path) -> dict[str, Any]:
    return read_toml(folder / "edition.toml")


def _years(folder: Path) -> tuple[int, int]:
    head = _head(folder)
    try:
        return int(head["valid_from"]), int(head["valid_to"])
    except (KeyError, TypeError, ValueError) as error:
        raise CatalogueError(
            f"目录 {folder.name} 的 edition.toml 要写明 valid_from 和 valid_to。", detail=str(error)
        ) from error
