"""What customs adds to a declaration before it travels: names and addresses of registered parties, the place of loading.

A declaration may leave out what customs knows (C0250); the other administrations cannot look it up and must be told.
"""

from collections.abc import Callable
from typing import Any, TypeVar

import msgspec

from cats.specification.definitions import CC015C, AddressType015, PlaceOfLoadingType015
from refdata import selectors
from refdata.models import EconomicOperator

G = TypeVar("G", bound=msgspec.Struct)
Known = Callable[[str], EconomicOperator | None]


def complete(declaration: CC015C, *, office_name: str, known: Known = selectors.operator) -> CC015C:
    """A copy that carries everything customs knows about it. Goods that say no place of loading are loaded at the office."""
    consignment = declaration.Consignment
    houses = [_parties(house, known) for house in consignment.HouseConsignment]
    place = consignment.PlaceOfLoading or PlaceOfLoadingType015(
        country=declaration.CustomsOfficeOfDeparture.referenceNumber[:2], location=office_name[:35]
    )
    completed = msgspec.structs.replace(
        _parties(consignment, known), HouseConsignment=houses, PlaceOfLoading=place
    )
    return msgspec.structs.replace(
        declaration,
        HolderOfTheTransitProcedure=_named(declaration.HolderOfTheTransitProcedure, known),
        Consignment=completed,
    )


def _parties(group: G, known: Known) -> G:
    """The group with its consignor and consignee named."""
    named = {
        name: _named(getattr(group, name), known)
        for name in ("Consignor", "Consignee")
        if getattr(group, name, None) is not None
    }
    return msgspec.structs.replace(group, **named) if named else group


def _named(party: Any, known: Known) -> Any:
    """A party that gave only its identification number, with the name and address it is registered with."""
    if party.name or not party.identificationNumber:
        return party
    operator = known(party.identificationNumber)
    if operator is None:
        return party
    address = AddressType015(
        streetAndNumber=operator.street,
        postcode=operator.postcode or None,
        city=operator.city,
        country=operator.country,
    )
    return msgspec.structs.replace(party, name=operator.name, Address=address)
