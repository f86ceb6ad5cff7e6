"""The catalogue of permissions, gathered from every app's `permissions.py`, each with a sentence."""

from functools import cache

from django.utils.functional import Promise

from cats.audit.catalogue import from_each_app


@cache
def permissions() -> dict[str, str | Promise]:
    """Every permission code (`<room>.<verb>_<noun>`) with its sentence."""
    gathered: dict[str, str | Promise] = {}
    for brought in from_each_app("permissions", "PERMISSIONS").values():
        gathered |= brought
    return gathered
