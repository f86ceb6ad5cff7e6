"""What rules may ask besides the message: the day, the administration that judges, reference data, the earlier declaration."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from cats.kernel import clock
from cats.kernel.errors import NotFound
from refdata import selectors
from refdata.models import Authorisation, CustomsOffice, EconomicOperator


class Reference(Protocol):
    """The questions that rules put to the reference data."""

    def code_exists(self, number: str, code: str, on: date) -> bool: ...
    def office(self, code: str, on: date) -> CustomsOffice | None: ...
    def contracting_party(self, country: str, on: date | None = None) -> bool: ...
    def operator(self, identification: str, on: date | None = None) -> EconomicOperator | None: ...
    def authorisation_by_reference(self, type_: str, reference: str, on: date) -> Authorisation | None: ...


def _selectors() -> Reference:
    return selectors


@dataclass(frozen=True)
class Context:
    """Where and when a message is judged.

    `local` is the time at the office concerned, without zone, as messages of the external domain write it.
    `administration` is the country whose system judges. `mrn` is the movement's number once it has one. `earlier` is the
    message that this one follows: the declaration in force, for an enquiry the holder's answer. `seals_expected` says whether the consignment travels under seals. `was_sent` says
    whether a message with that identification went to the sender of this one.
    """

    administration: str
    local: datetime
    mrn: str = ""
    earlier: Any = None
    seals_expected: bool = False
    was_sent: Callable[[str], bool] | None = None
    reference: Reference = field(default_factory=_selectors)

    @property
    def on(self) -> date:
        """The day on which codes, offices and authorisations must be in force."""
        return self.local.date()


def at_office(
    office: str,
    administration: str,
    *,
    mrn: str = "",
    earlier: Any = None,
    seals_expected: bool = False,
) -> Context:
    """The context of judging now at an office; one that the directory does not know counts in UTC."""
    try:
        zone = selectors.office_zone(office)
    except NotFound:
        zone = "UTC"
    local = clock.now().astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    return Context(administration, local, mrn, earlier, seals_expected)
