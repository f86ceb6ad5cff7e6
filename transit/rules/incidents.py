"""Rules on incidents on the way, as an arrival notification or a record reports them: seals, containers, places."""

from collections.abc import Iterator

from cats.kernel.errors import Fault
from cats.kernel.sentences import said
from transit.rules.base import Rule
from transit.rules.context import Context
from transit.rules.transport import listed_faults, repeated_faults
from transit.rules.view import Place, View

SEALS_BROKEN, WITH_EQUIPMENT, WITH_TRANSHIPMENT = "2", frozenset("24"), frozenset("36")
SUBGROUP = {"W": "GNSS", "U": "UNLocode", "Z": "Address"}


class C0240(Rule):
    """The code of an incident says whether equipment and transhipment are described."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for incident in incidents(view):
            code = incident.group.code
            why = said("for an incident of code {code}", code=code)
            equipment = True if code in WITH_EQUIPMENT else None if code in WITH_TRANSHIPMENT else False
            yield from self.presence(incident, "TransportEquipment", equipment, why)
            yield from self.presence(incident, "Transhipment", code in WITH_TRANSHIPMENT, why)


class C0040(Rule):
    """Goods that were put into containers have their equipment described."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for incident in _into_containers(view):
            yield from self.presence(
                incident, "TransportEquipment", True, said("when the goods were put into containers")
            )


class C0820(Rule):
    """Equipment after a transhipment into containers has its container number."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for incident in _into_containers(view):
            for place in incident.each("TransportEquipment"):
                yield from self.presence(
                    place,
                    "containerIdentificationNumber",
                    True,
                    said("when the goods were put into containers"),
                )


class C0396(Rule):
    """The number of seals is stated after seals were broken."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for incident in incidents(view):
            if incident.group.code == SEALS_BROKEN:
                for place in incident.each("TransportEquipment"):
                    yield from self.presence(place, "numberOfSeals", True, said("after seals were broken"))


class C0460(Rule):
    """The qualifier of an incident's place picks the one element that describes it."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for incident in incidents(view):
            location = Place(incident.at("Location"), incident.group.Location)
            qualifier = location.group.qualifierOfIdentification
            wanted = SUBGROUP.get(qualifier)
            if wanted is None:
                continue
            for name in SUBGROUP.values():
                yield from self.presence(
                    location, name, name == wanted, said("with qualifier {qualifier}", qualifier=qualifier)
                )


class C0569_Incident(Rule):
    """New seals are listed exactly when their number is more than zero."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for place in equipment(view):
            sealed = bool(place.group.numberOfSeals)
            why = (
                said("when the number of seals is more than 0")
                if sealed
                else said("when the number of seals is 0")
            )
            yield from self.presence(place, "Seal", sealed, why)


class R0106_Incident(Rule):
    """The number of new seals equals the seals listed there."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        yield from listed_faults(self, equipment(view))


class R0107_Incident(Rule):
    """The mark of a new seal occurs once in the message."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        yield from repeated_faults(self, equipment(view))


class R0448_Incident(Rule):
    """Equipment of an incident without a container number is stated for its seals, so that their number is not zero."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for place in equipment(view):
            if place.group.containerIdentificationNumber is None and place.group.numberOfSeals == 0:
                yield self.broken(
                    place.at("numberOfSeals"),
                    said(
                        "Equipment without a container number must carry seals. Leave the group out, or list the seals."
                    ),
                    "0",
                )


class C0505_Incident(Rule):
    """The address of an incident has a postcode, except in countries without them."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for incident in incidents(view):
            location = Place(incident.at("Location"), incident.group.Location)
            address, country = location.one("Address"), location.group.country
            if address and not context.reference.code_exists("CL505", country, context.on):
                yield from self.presence(
                    address, "postcode", True, said("for an address in {country}", country=country)
                )


def incidents(view: View) -> list[Place]:
    """Every incident that the message reports."""
    return view.of_consignment("Incident")


def equipment(view: View) -> list[Place]:
    """The equipment of every incident."""
    return [place for incident in incidents(view) for place in incident.each("TransportEquipment")]


def _into_containers(view: View) -> Iterator[Place]:
    for incident in incidents(view):
        transhipment = incident.group.Transhipment
        if transhipment is not None and transhipment.containerIndicator == "1":
            yield incident


RULES: tuple[Rule, ...] = (
    C0240(), C0040(), C0820(), C0396(), C0460(), C0569_Incident(), R0106_Incident(), R0107_Incident(),
    R0448_Incident(), C0505_Incident(),
)  # fmt: skip
