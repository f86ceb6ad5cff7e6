"""The demo world's part of the reference data: administrations, operators and authorisations. Plausible, invented, marked as demo.

Each function may be repeated. People, guarantees and keys are made elsewhere.
"""

from dataclasses import dataclass
from datetime import date

from cats.tenancy import scope
from cats.tenancy.models import Administration
from refdata.models import Authorisation, EconomicOperator
from refdata.services.editions import put_in_force
from refdata.services.loading import load

FROM = date(2020, 1, 1)


@dataclass(frozen=True, slots=True)
class Operator:
    """An operator of the demo world, registered with the administration of his country."""

    identification: str
    name: str
    street: str
    postcode: str
    city: str
    language: str

    @property
    def country(self) -> str:
        return self.identification[:2]


ADMINISTRATIONS = {
    "GE": ("Revenue Service of Georgia (demo)", "Asia/Tbilisi"),
    "AZ": ("State Customs Committee of Azerbaijan (demo)", "Asia/Baku"),
    "KZ": ("State Revenue Committee of Kazakhstan (demo)", "Asia/Aqtau"),
    "UZ": ("Customs Committee of Uzbekistan (demo)", "Asia/Tashkent"),
}

OPERATORS = (
    Operator("GEDEMO0001", "Demo Kolkheti Logistics LLC", "1 Demo Street", "0101", "Tbilisi", "en"),
    Operator("GEDEMO0002", "Demo Lilo Cargo LLC", "2 Demo Street", "0151", "Tbilisi", "en"),
    Operator("AZDEMO0001", "Demo Khazri Trans MMC", "1 Demo Avenue", "AZ1000", "Baku", "en"),
    Operator("KZDEMO0001", "Demo Mangystau Freight LLP", "1 Demo Microdistrict", "130000", "Aktau", "ru"),
    Operator("UZDEMO0001", "Demo Turon Savdo MChJ", "1 Demo Lane", "100000", "Tashkent", "ru"),
)

# type, reference, operator, offices where it may be used
AUTHORISATIONS = (
    ("C521", "GEACRDEMO0001", "GEDEMO0001", ("GEDM0001", "GEDM0003", "GEDM0004")),
    ("C523", "GESSEDEMO0001", "GEDEMO0001", ()),
    ("C522", "UZACEDEMO0001", "UZDEMO0001", ("UZDM0006",)),
)


def administrations() -> None:
    """The four administrations of the demo, each at `<code>.localhost`."""
    for code, (name, zone) in ADMINISTRATIONS.items():
        Administration.objects.update_or_create(
            code=code, defaults={"name": name, "host": f"{code.lower()}.localhost", "time_zone": zone}
        )


def operators() -> None:
    """The operators of the administration in scope."""
    for one in OPERATORS:
        if one.country == scope.current():
            EconomicOperator.objects.update_or_create(
                identification=one.identification,
                defaults={
                    "name": one.name,
                    "street": one.street,
                    "postcode": one.postcode,
                    "city": one.city,
                    "country": one.country,
                    "language": one.language,
                    "valid_from": FROM,
                },
            )


def authorisations() -> None:
    """The authorisations that the administration in scope has given; its operators come first."""
    for type_, reference, identification, offices in AUTHORISATIONS:
        if identification[:2] == scope.current():
            Authorisation.objects.update_or_create(
                type=type_,
                reference=reference,
                defaults={
                    "operator": EconomicOperator.objects.get(identification=identification),
                    "offices": list(offices),
                    "valid_from": FROM,
                },
            )


def everything() -> None:
    """Lists, directory, administrations, operators and authorisations of the demo world."""
    administrations()
    edition = load()
    for code in ADMINISTRATIONS:
        with scope.scope(code):
            put_in_force(edition)
            operators()
            authorisations()
