"""Acts on a page: what the state table offers now, each with its words, its form and the address that carries it out."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise

from cats.workflow.firing import Offer


@dataclass(frozen=True, slots=True)
class Words:
    """How an act is called on its button, and the form that it needs, if any."""

    label: str | Promise
    form: type[forms.Form] | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """One act for the template `ui/acts.html`."""

    name: str
    label: str | Promise
    url: str
    allowed: bool
    why: str
    form: forms.Form | None


def offered(
    offers: Iterable[Offer],
    words: Mapping[str, Words],
    address: Callable[[str], str],
    **initial: Any,
) -> list[Act]:
    """The acts of a page. `words` is keyed by trigger (`act.release`), `address` gets the action's name (`release`)."""
    acts = []
    for offer in offers:
        said = words.get(offer.trigger)
        if said is None:
            continue
        form = (
            said.form(initial=initial, auto_id=f"id_{offer.act}_%s") if said.form and offer.allowed else None
        )
        acts.append(Act(offer.act, said.label, address(offer.act), offer.allowed, offer.why, form))
    return acts
