"""The pages under docs/workflow/: which there are, whether they are stale, writing them. How one looks is in `render`."""

from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from django.apps import apps

from cats.specification.catalogue import MESSAGES
from cats.workflow import registry, render


def tables() -> dict[str, str]:
    """File name -> page, for every machine of the installation."""
    words = vocabulary()
    return {
        f"{role}.md": render.page(machine.table, guards=machine.guards, effects=machine.effects, words=words)
        for role, machine in registry.machines().items()
    }


def vocabulary() -> Mapping[str, str]:
    """Messages and permissions in words."""
    words = {code: spec.name for code, spec in MESSAGES.items()}
    for config in apps.get_app_configs():
        if find_spec(f"{config.name}.permissions"):
            words |= getattr(import_module(f"{config.name}.permissions"), "PERMISSIONS", {})
    return {code: str(text) for code, text in words.items()}


def stale(folder: Path) -> list[str]:
    """Names of pages that differ from the tables, are missing, or belong to no table."""
    wanted = tables()
    present = {path.name for path in folder.glob("*.md")}
    differing = {name for name in present & wanted.keys() if (folder / name).read_text() != wanted[name]}
    return sorted(differing | (present ^ wanted.keys()))


def write(folder: Path) -> None:
    """Make the folder hold exactly the pages of the tables."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = tables()
    for name in stale(folder):
        if name in wanted:
            (folder / name).write_text(wanted[name])
        else:
            (folder / name).unlink()
