"""Who works where in the demo world. Names say the desk: nobody real is meant."""

from dataclasses import dataclass

from cats.accounts.roles import Role


@dataclass(frozen=True)
class Person:
    """One demo account: login, desk, roles, and where he works or for whom he acts."""

    login: str
    name: str
    roles: tuple[Role, ...]
    offices: tuple[str, ...] = ()
    operators: tuple[str, ...] = ()
    guarantor: bool = False
    language: str = "en"


@dataclass(frozen=True)
class Country:
    """The offices and firms that the desks of one administration stand for."""

    departure: str
    transit: str
    destination: str
    guarantee: str
    operators: tuple[str, ...]


COUNTRIES = {
    "GE": Country("GEDM0001", "GEDM0002", "GEDM0001", "GEDM0001", ("GEDEMO0001", "GEDEMO0002")),
    "AZ": Country("AZDM0003", "AZDM0001", "AZDM0003", "AZDM0003", ("AZDEMO0001",)),
    "KZ": Country("KZDM0002", "KZDM0001", "KZDM0002", "KZDM0002", ("KZDEMO0001",)),
    "UZ": Country("UZDM0006", "UZDM0001", "UZDM0006", "UZDM0006", ("UZDEMO0001",)),
}


def people(code: str) -> list[Person]:
    """One person for each desk of an administration."""
    land = COUNTRIES[code]
    first = land.operators[:1]
    return [
        Person("operator", f"Demo Operator {code}", (Role.OPERATOR,), operators=first),
        *(
            Person("operator2", f"Demo Second Operator {code}", (Role.OPERATOR,), operators=(one,))
            for one in land.operators[1:]
        ),
        Person(
            "trader_at_destination", f"Demo Trader {code}", (Role.TRADER_AT_DESTINATION,), operators=first
        ),
        Person(
            "authorised_consignee", f"Demo Consignee {code}", (Role.AUTHORISED_CONSIGNEE,), operators=first
        ),
        Person(
            "departure_officer",
            f"Demo Departure Officer {code}",
            (Role.OFFICER_OF_DEPARTURE,),
            (land.departure,),
        ),
        Person(
            "transit_officer", f"Demo Transit Officer {code}", (Role.OFFICER_OF_TRANSIT,), (land.transit,)
        ),
        Person(
            "destination_officer",
            f"Demo Destination Officer {code}",
            (Role.OFFICER_OF_DESTINATION,),
            (land.destination,),
        ),
        Person(
            "guarantee_officer",
            f"Demo Guarantee Officer {code}",
            (Role.GUARANTEE_OFFICER,),
            (land.guarantee,),
        ),
        Person("guarantor", f"Demo Guarantor {code}", (Role.GUARANTOR,), guarantor=True),
        Person("administrator", f"Demo Administrator {code}", (Role.NATIONAL_ADMINISTRATOR,)),
        Person("administrator2", f"Demo Second Administrator {code}", (Role.NATIONAL_ADMINISTRATOR,)),
        Person("auditor", f"Demo Auditor {code}", (Role.AUDITOR,)),
    ]


GUARANTORS = {
    "GE": ("GEDEMOG001", "Demo Iveria Insurance JSC"),
    "AZ": ("AZDEMOG001", "Demo Abseron Sigorta ASC"),
    "KZ": ("KZDEMOG001", "Demo Ustyurt Insurance JSC"),
    "UZ": ("UZDEMOG001", "Demo Registon Sugurta AJ"),
}
