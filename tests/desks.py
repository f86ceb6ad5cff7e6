"""People at their desks: the cast with postings and mandates on the corridor of `tests.transit.world`.

def test_x(desks, browser_of, system_of):
    desks.operator               # acts for GEDEMO0001;  also departure_officer, transit_officer (AZDM0001),
    desks.trader                 # acts for UZDEMO0001;  destination_officer, guarantee_officer, guarantor, auditor …
    desks.elsewhere_officer      # an officer of departure of another office of Georgia
    desks.competitor             # acts for another operator of Georgia
    record = desks.corridor.lodge()
"""

from functools import cached_property

import pytest

from cats.accounts import grants
from cats.accounts.models import User
from cats.kernel.actors import SYSTEM
from guarantees.models import Guarantor
from refdata.models import CustomsOffice, EconomicOperator
from refdata.services import mandates
from tests.cast import Cast
from tests.factories.accounts import make_user, within
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


NAMES = {
    "operator": ("ge", "operator"),
    "departure_officer": ("ge", "departure_officer"),
    "guarantee_officer": ("ge", "guarantee_officer"),
    "guarantor": ("ge", "guarantor"),
    "auditor": ("ge", "auditor"),
    "administrator": ("ge", "administrator"),
    "stranger": ("ge", "stranger"),
    "foreign_officer": ("az", "departure_officer"),
    "foreign_operator": ("az", "operator"),
    "transit_officer": ("az", "transit_officer"),
    "kz_transit_officer": ("kz", "transit_officer"),
    "uz_transit_officer": ("uz", "transit_officer"),
    "trader": ("uz", "trader"),
    "consignee": ("uz", "consignee"),
    "destination_officer": ("uz", "destination_officer"),
}
"""People of the cast by what they are on the corridor."""


class Desks:
    """Who works where. A person comes when he is first asked for; `people` has all of them by name."""

    corridor = world

    def __init__(self, cast: Cast) -> None:
        self.cast = cast

    def __getattr__(self, name: str) -> User:
        if name not in NAMES:
            raise AttributeError(name)
        land, desk = NAMES[name]
        user: User = getattr(getattr(self.cast, land), desk)
        setattr(self, name, user)
        return user

    @cached_property
    def elsewhere_officer(self) -> User:
        """An officer of departure of another office of Georgia."""
        user = make_user("GE", "elsewhere", "officer_of_departure", "guarantee_officer")
        post(user, "GEDM0003")
        return user

    @cached_property
    def competitor(self) -> User:
        """Somebody who acts for another operator of Georgia."""
        user = make_user("GE", "competitor", "operator", "trader_at_destination", "authorised_consignee")
        act_for(user, "GEDEMO0002")
        return user

    @property
    def people(self) -> dict[str, User]:
        """All of them."""
        return {name: getattr(self, name) for name in (*NAMES, "elsewhere_officer", "competitor")}


@pytest.fixture
def desks(cast: Cast, db) -> Desks:
    """The corridor with its people."""
    return at_work(cast)


def at_work(cast: Cast) -> Desks:
    """Build the corridor; its people go to their desks as they come."""
    world.build()
    cast.when_made(put_to_work)
    return Desks(cast)


def put_to_work(land: str, desk: str, user: User) -> None:
    """Give a person the posting or the mandate of his desk."""
    if office := POSTED.get((land, desk)):
        post(user, office)
    if operator := ACTS_FOR.get((land, desk)):
        act_for(user, operator)
    if (land, desk) == ("ge", "guarantor"):
        with within("GE"):
            grants.sync(user, Guarantor.objects.get(identification="GEINS"), grants.ACT_FOR, True)


def post(user, office):
    """Post an officer to an office."""
    with within(user.administration_id):
        mandates.post_officer(user, CustomsOffice.objects.get(code=office), actor=SYSTEM)


def act_for(user, operator):
    """Let a person act for an operator."""
    with within(user.administration_id):
        mandates.mandate_for_operator(
            user, EconomicOperator.objects.get(identification=operator), actor=SYSTEM
        )
