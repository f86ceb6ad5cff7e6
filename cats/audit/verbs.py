"""The register of verbs: what can stand in the audit, each with a sentence. Apps bring theirs in `audit_verbs.VERBS`."""

from functools import cache

from cats.audit.catalogue import from_each_app


class UnknownVerb(LookupError):
    """A verb that no app's `audit_verbs.py` registers: a fault of the program, not of its user."""


@cache
def registered() -> dict[str, str]:
    """Every verb (`<noun>.<past verb>`) with its sentence. Raises ValueError when two apps claim one verb."""
    verbs: dict[str, str] = {}
    for app, brought in from_each_app("audit_verbs", "VERBS").items():
        twice = verbs.keys() & brought.keys()
        if twice:
            raise ValueError(f"{app} registers verbs that another app has: {', '.join(sorted(twice))}")
        verbs |= brought
    return verbs


def sentence(verb: str) -> str:
    """The sentence for people. Raises `UnknownVerb`."""
    try:
        return registered()[verb]
    except KeyError:
        raise UnknownVerb(f"{verb!r} stands in no app's audit_verbs.py") from None
