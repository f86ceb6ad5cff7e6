"""The machines of the installation, by role. The setting names them as strings, so that nothing is imported upwards."""

from functools import cache
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import import_string

if TYPE_CHECKING:
    from cats.workflow.machine import Machine


def machines() -> "dict[str, Machine[Any]]":
    """Every machine that `CATS_WORKFLOW_MACHINES` names, by the role of its table."""
    return _load(tuple(settings.CATS_WORKFLOW_MACHINES))


def machine_for(role: str) -> "Machine[Any]":
    """The machine of a role."""
    return machines()[role]


@cache
def _load(paths: tuple[str, ...]) -> "dict[str, Machine[Any]]":
    loaded: dict[str, Machine[Any]] = {}
    for path in paths:
        machine = import_string(path)
        if machine.table.role in loaded:
            raise ImproperlyConfigured(f"{path}: another machine has the role {machine.table.role!r}.")
        loaded[machine.table.role] = machine
    return loaded
