"""What notices there are: each app brings its own in `notice_kinds.py` as `KINDS`, by verb."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cats.audit.catalogue import from_each_app


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of notice: what it is about, and whether it asks its reader to do something.

    What needs somebody comes by e-mail unless he says otherwise; the rest only if he asks for it.
    """

    label: str | Promise
    needs_you: bool = False


UNKNOWN = Kind(_("Other notices"))


def known() -> dict[str, Kind]:
    """Every kind by its verb."""
    gathered: dict[str, Kind] = {}
    for brought in from_each_app("notice_kinds", "KINDS").values():
        gathered |= brought
    return gathered


def kind_of(verb: str) -> Kind:
    """The kind of a verb; one that nobody brought is an ordinary notice."""
    return known().get(verb, UNKNOWN)
