"""Addresses that a page offers only where they exist."""

from typing import Any

from django.urls import NoReverseMatch, reverse


def optional(name: str, *args: Any) -> str:
    """The address of a page, or empty where this installation has no such page."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
