"""Writes the files under `generated/` and the pages of messages from the definitions: `python -m cats.specification.generate [--check]`.

With `--check` nothing is written, and the exit status is 1 when a committed file is stale or left over.
"""

from __future__ import annotations

import sys
from pathlib import Path

from cats.specification.generators import codecs, json_schema, openapi, pages, xsd

GENERATED = Path(__file__).parent / "generated"
PAGES = Path(__file__).parents[2] / "docs" / "specification" / "messages"


def texts() -> dict[str, str]:
    """Path below `generated/` -> text that belongs there."""
    written = {f"xsd/{name}": text for name, text in xsd.files().items()}
    written |= {f"json/{name}": text for name, text in json_schema.files().items()}
    written |= openapi.files()
    written |= codecs.files()
    written["__init__.py"] = ""
    return written


def stale(folder: Path = GENERATED, wanted: dict[str, str] | None = None) -> list[str]:
    """Files that differ from what the definitions say, are missing, or should not be there."""
    wanted = texts() if wanted is None else wanted
    present = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if _ours(path)}
    differing = {name for name, text in wanted.items() if name in present and _read(folder / name) != text}
    return sorted(differing | (present ^ wanted.keys()))


def write(folder: Path = GENERATED, wanted: dict[str, str] | None = None) -> None:
    wanted = texts() if wanted is None else wanted
    for name in stale(folder, wanted):
        if name not in wanted:
            (folder / name).unlink()
            continue
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(wanted[name], encoding="utf-8")


def main(arguments: list[str]) -> int:
    if arguments == ["--check"]:
        names = [*stale(), *stale(PAGES, pages.files())]
        for name in names:
            sys.stderr.write(f"stale: {name}\n")
        if names:
            sys.stderr.write("Run: python -m cats.specification.generate\n")
        return 1 if names else 0
    if arguments:
        sys.stderr.write("usage: python -m cats.specification.generate [--check]\n")
        return 2
    write()
    write(PAGES, pages.files())
    return 0


def _ours(path: Path) -> bool:
    return path.is_file() and "__pycache__" not in path.parts


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
