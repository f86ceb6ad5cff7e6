"""Judges a document from outside a running exchange: structure alone, or with code lists and rules as its receiver would."""

from dataclasses import asdict, dataclass
from datetime import datetime

from cats.kernel import references
from cats.kernel.errors import Fault
from cats.kernel.sentences import said
from cats.specification import codec, faults
from cats.tenancy.models import Administration
from cats.tenancy.scope import scope
from refdata import selectors as refdata
from transit import rules
from transit.rules.context import Context


class CannotJudge(Exception):
    """Code lists or the receiving administration are not here; its text says which, for people."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault of a document, as it is published: `code` is the error code, `rule` the rule, condition or list that is broken."""

    pointer: str
    code: str
    rule: str
    value: str
    sentence: str

    def as_json(self) -> dict[str, str]:
        """Its members as plain text."""
        return {name: str(value) for name, value in asdict(self).items()}


def of_structure(data: bytes) -> list[Finding]:
    """Every fault of XML and structure; empty when the document may be read. Needs no database."""
    return [structural(fault) for fault in codec.check(None, data)]


def of_everything(data: bytes) -> list[Finding]:
    """Faults of structure, or else every fault of code lists and rules as the receiving administration judges them.

    The codes in force are those of the day on which the message was prepared. Raises `CannotJudge`, and `django.db.Error` when
    the database cannot be reached.
    """
    found = of_structure(data)
    if found:
        return found
    message = codec.decode(data)
    country = receiver(message.messageRecipient)
    _require_what_judges(country)
    with scope(country):
        context = Context(country, datetime.fromisoformat(message.preparationDateAndTime))
        return [_functional(fault) for fault in rules.faults(message, context)]


def _require_what_judges(country: str) -> None:
    if not refdata.is_loaded():
        raise CannotJudge(said("No code lists are loaded here: nothing could be judged by them."))
    if not Administration.objects.filter(pk=country).exists():
        raise CannotJudge(said("The administration of {country} is not kept here.", country=country))


def receiver(recipient: str) -> str:
    """The country whose administration judges a message: that of the recipient, or of his identification number."""
    return references.authority_country(recipient) or recipient[:2]


def structural(fault: faults.Fault) -> Finding:
    """A fault of XML or structure as it is published."""
    return Finding(fault.pointer, fault.code, fault.kind.name, fault.value or "", fault.reason)


def _functional(fault: Fault) -> Finding:
    return Finding(fault.pointer, fault.code, fault.reason, fault.value, fault.text)
