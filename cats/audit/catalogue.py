"""What each installed app brings under a fixed name: its audit verbs, permissions, navigation. Nobody lists the apps twice."""

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps


@cache
def from_each_app(module: str, name: str) -> dict[str, Any]:
    """The attribute `name` of `<app>/<module>.py` for every installed app that has it, by app name."""
    found = {}
    for config in apps.get_app_configs():
        path = f"{config.name}.{module}"
        if find_spec(path) is not None:
            brought = import_module(path)
            if hasattr(brought, name):
                found[config.name] = getattr(brought, name)
    return found
