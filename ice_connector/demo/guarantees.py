"""The guarantees of the demo world."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cats.accounts.models import User
from cats.kernel.actors import SYSTEM
from guarantees.models import Guarantee, Guarantor
from guarantees.services import guarantees, mandates
from ice_connector.demo.people import COUNTRIES, GUARANTORS

FROM = date(2026, 1, 1)


@dataclass(frozen=True)
class Terms:
    """One guarantee: GRN, type, holder, reference amount in USD, level in percent."""

    grn: str
    type: str
    holder: str
    holder_name: str
    amount: int
    level: int


GUARANTEES = {
    "GE": Terms("26GE0000DEMO00012", "1", "GEDEMO0001", "Demo Kolkheti Logistics LLC", 450_000, 100),
    "AZ": Terms("26AZ0000DEMO00014", "1", "AZDEMO0001", "Demo Khazri Trans MMC", 200_000, 50),
    "KZ": Terms("26KZ0000DEMO00014", "2", "KZDEMO0001", "Demo Mangystau Freight LLP", 30_000, 100),
    "UZ": Terms("26UZ0000DEMO00014", "1", "UZDEMO0001", "Demo Turon Savdo MChJ", 300_000, 100),
}


def ensure_guarantor(code: str, user: User) -> Guarantor:
    """The guarantor of an administration, and the mandate of his person."""
    identification, name = GUARANTORS[code]
    guarantor, _ = Guarantor.objects.update_or_create(
        identification=identification, defaults={"name": name, "country": code}
    )
    if not guarantor.mandates.filter(user=user).exists():
        mandates.mandate_for_guarantor(user, guarantor, actor=SYSTEM)
    return guarantor


def ensure_guarantee(code: str, guarantor: Guarantor, known_code: str) -> tuple[str, str]:
    """The guarantee of an administration; returns its GRN and access code, made once and kept in the demo's secrets."""
    terms = GUARANTEES[code]
    if Guarantee.objects.filter(grn=terms.grn).exists():
        return terms.grn, known_code or guarantees.change_access_code(terms.grn, actor=SYSTEM)
    registered = guarantees.register(
        guarantees.Undertaking(
            grn=terms.grn,
            type=terms.type,
            guarantor=guarantor,
            holder=terms.holder,
            holder_name=terms.holder_name,
            office=COUNTRIES[code].guarantee,
            reference_amount=Decimal(terms.amount),
            currency="USD",
            level=terms.level,
            valid_from=FROM,
        ),
        actor=SYSTEM,
        access_code=known_code,
    )
    return terms.grn, registered.access_code
