"""Which documents there are. Each app brings its own in `printing.PRINTED`: how one is made, and what its record says now."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache

from django.utils.functional import Promise

from cats.audit.catalogue import from_each_app
from cats.documents.models import PrintedDocument
from cats.kernel.actors import Actor
from cats.kernel.errors import NotFound


@dataclass(frozen=True, slots=True)
class Content:
    """What is to be printed: a whole HTML page that needs nothing from elsewhere. `pages` is an estimate for the progress."""

    html: str
    title: str
    version: int
    pages: int


@dataclass(frozen=True, slots=True)
class Said:
    """What the record behind a document says now. `stands` false: it may no longer be relied on.

    `facts` are labels and values for those whom the record concerns, `url` is its page. `state` is in the reader's language.
    """

    stands: bool
    state: str | Promise
    version: int
    facts: Sequence[tuple[str | Promise, str]] = field(default_factory=tuple)
    url: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document. `content` builds it (in the scope), `said` asks its record for an actor: None when it is not his."""

    code: str
    label: str | Promise
    content: Callable[[PrintedDocument], Content]
    said: Callable[[PrintedDocument, Actor], Said | None]


@cache
def kinds() -> dict[str, Kind]:
    """Every kind by its code."""
    return {kind.code: kind for brought in from_each_app("printing", "PRINTED").values() for kind in brought}


def of(document: PrintedDocument) -> Kind:
    """The kind of a document. Raises `NotFound` for one that no app brings any more."""
    try:
        return kinds()[document.kind]
    except KeyError:
        raise NotFound("document-kind", f"No app prints documents of the kind {document.kind}.") from None
