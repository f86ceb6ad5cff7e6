"""A message as rules look at it: groups with their pointers, and the houses and items gathered once. Judges nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from cats.kernel.sentences import Sentence
from cats.specification import model
from cats.specification.definitions.base import Group, Message


@dataclass(frozen=True, slots=True)
class Place:
    """A group and where it stands: `/CC015C/Consignment/HouseConsignment[2]`. Repeatable elements carry their number."""

    pointer: str
    group: Any

    def at(self, name: str) -> str:
        """The pointer of an element of this group."""
        return f"{self.pointer}/{name}"

    def called(self, name: str) -> Sentence:
        """What people call an element of this group: its definition marks the words for translators."""
        kind: type[Group] = type(self.group)
        return Sentence(model.by_name(kind)[name].label, {})

    def one(self, name: str) -> "Place | None":
        """The group in a single element, if it is there; messages differ in what they can hold."""
        found = getattr(self.group, name, None)
        return None if found is None else Place(f"{self.pointer}/{name}", found)

    def each(self, name: str) -> list["Place"]:
        """The groups in a repeatable element."""
        groups = getattr(self.group, name)
        if not groups:
            return []
        start = f"{self.pointer}/{name}["
        return [Place(f"{start}{n}]", group) for n, group in enumerate(groups, 1)]


class View:
    """One message, with what most rules look for."""

    def __init__(self, message: Message) -> None:
        self.message: Any = message
        self.root = Place(f"/{type(message).__name__}", message)

    @cached_property
    def operation(self) -> Place:
        """TransitOperation."""
        return Place(self.root.at("TransitOperation"), self.message.TransitOperation)

    @cached_property
    def consignment(self) -> Place:
        """Consignment, of messages that must have one."""
        return Place(self.root.at("Consignment"), self.message.Consignment)

    @cached_property
    def houses(self) -> list[Place]:
        """Every house consignment; of none where the message has no consignment."""
        return self.of_consignment("HouseConsignment")

    @cached_property
    def items_by_house(self) -> list[list[Place]]:
        """The goods items of each house consignment."""
        return [house.each("ConsignmentItem") for house in self.houses]

    @cached_property
    def items(self) -> list[Place]:
        """Every goods item of the declaration, in its order."""
        return [item for items in self.items_by_house for item in items]

    @cached_property
    def equipment(self) -> list[Place]:
        """Every transport equipment of the consignment."""
        return self.of_consignment("TransportEquipment")

    def of_consignment(self, name: str) -> list[Place]:
        """The groups in a repeatable element of the consignment; none where the message has no consignment."""
        return [] if self.message.Consignment is None else self.consignment.each(name)

    @cached_property
    def transit_offices(self) -> list[Place]:
        """Every declared office of transit."""
        return self.root.each("CustomsOfficeOfTransitDeclared")

    @cached_property
    def guarantees(self) -> list[Place]:
        """Every guarantee."""
        return self.root.each("Guarantee")

    def references(self) -> Iterator[tuple[Place, Place]]:
        """Every guarantee reference with the guarantee it stands in."""
        for guarantee in self.guarantees:
            for reference in guarantee.each("GuaranteeReference"):
                yield guarantee, reference

    @cached_property
    def authorisations(self) -> dict[str, Place]:
        """The declared authorisations by type."""
        return {place.group.type: place for place in self.root.each("Authorisation")}

    @property
    def departure(self) -> str:
        """The code of the office of departure."""
        return str(self.message.CustomsOfficeOfDeparture.referenceNumber)

    @property
    def destination(self) -> str:
        """The code of the declared office of destination."""
        return str(self.message.CustomsOfficeOfDestinationDeclared.referenceNumber)

    @property
    def security(self) -> str:
        """The security indicator: 0 none, 1 entry, 2 exit, 3 both."""
        return str(self.operation.group.security)

    @property
    def presented(self) -> bool:
        """Whether the goods are presented (additional declaration type A)."""
        return bool(self.operation.group.additionalDeclarationType == "A")

    @property
    def reduced(self) -> bool:
        """Whether the declaration has the reduced data set."""
        return bool(self.operation.group.reducedDatasetIndicator == "1")
