"""People at their desks: the cast with postings and mandates on the corridor of `tests.transit.world`.

def test_x(desks, browser_of, system_of):
    desks.operator               # acts for GEDEMO0001;  also departure_officer, transit_officer (AZDM0001),
    desks.trader                 # acts for UZDEMO0001;  destination_officer, guarantee_officer, guarantor, auditor …
    desks.elsewhere_officer      # an officer of departure of another office of Georgia
    desks.competitor             # acts for another operator of Georgia
    record = desks.corridor.lodge()
"""

from types import SimpleNamespace

import pytest

from cats.accounts import grants
from cats.kernel.actors import SYSTEM
from cats.tenancy.scope import scope
from guarantees.models import Guarantor
from refdata.models import CustomsOffice, EconomicOperator
from refdata.services import mandates
from tests.cast import Cast
from tests.factories.accounts import make_user
from tests.transit import world

POSTED = {
    ("ge", "departure_officer"): "GEDM0001",
    ("ge", "guarantee_officer"): "GEDM0001",
    ("az", "departure_officer"): "AZDM0003",
    ("az", "transit_officer"): "AZDM0001",
    ("az", "destination_officer"): "AZDM0003",
    ("az", "guarantee_officer"): "AZDM0003",
    ("kz", "transit_officer"): "KZDM0001",
    ("uz", "transit_officer"): "UZDM0001",
    ("uz", "destination_officer"): "UZDM0006",
}
ACTS_FOR = {
    ("ge", "operator"): "GEDEMO0001",
    ("az", "operator"): "AZDEMO0001",
    ("az", "trader"): "AZDEMO0001",
    ("uz", "trader"): "UZDEMO0001",
    ("uz", "consignee"): "UZDEMO0001",
}


class Desks(SimpleNamespace):
    """Who works where; `people` has all of them by name."""

    @property
    def people(self):
        return {name: found for name, found in vars(self).items() if name not in ("cast", "corridor")}


@pytest.fixture
def desks(cast: Cast, db) -> Desks:
    """The corridor with its people."""
    return at_work(cast)


def at_work(cast: Cast) -> Desks:
    """Build the corridor and put its people to their desks."""
    world.build()
    found = {(land, name): getattr(getattr(cast, land), name) for land, name in (*POSTED, *ACTS_FOR)}
    for (land, name), office in POSTED.items():
        post(found[land, name], office)
    for (land, name), operator in ACTS_FOR.items():
        act_for(found[land, name], operator)
    with scope("GE"):
        grants.sync(cast.ge.guarantor, Guarantor.objects.get(identification="GEINS"), grants.ACT_FOR, True)
    elsewhere = make_user("GE", "elsewhere", "officer_of_departure", "guarantee_officer")
    post(elsewhere, "GEDM0003")
    competitor = make_user("GE", "competitor", "operator", "trader_at_destination", "authorised_consignee")
    act_for(competitor, "GEDEMO0002")
    return Desks(
        cast=cast,
        corridor=world,
        operator=found["ge", "operator"],
        departure_officer=found["ge", "departure_officer"],
        guarantee_officer=found["ge", "guarantee_officer"],
        guarantor=cast.ge.guarantor,
        auditor=cast.ge.auditor,
        administrator=cast.ge.administrator,
        stranger=cast.ge.stranger,
        elsewhere_officer=elsewhere,
        competitor=competitor,
        foreign_officer=found["az", "departure_officer"],
        foreign_operator=found["az", "operator"],
        transit_officer=found["az", "transit_officer"],
        kz_transit_officer=found["kz", "transit_officer"],
        uz_transit_officer=found["uz", "transit_officer"],
        trader=found["uz", "trader"],
        consignee=found["uz", "consignee"],
        destination_officer=found["uz", "destination_officer"],
    )


def post(user, office):
    """Post an officer to an office."""
    with scope(user.administration_id):
        mandates.post_officer(user, CustomsOffice.objects.get(code=office), actor=SYSTEM)


def act_for(user, operator):
    """Let a person act for an operator."""
    with scope(user.administration_id):
        mandates.mandate_for_operator(
            user, EconomicOperator.objects.get(identification=operator), actor=SYSTEM
        )
