"""A small draft of the operator that could be sent as it stands, and a colleague of his."""

from types import SimpleNamespace

import pytest

from cats.accounts.actors import actor_of
from cats.tenancy.scope import scope
from tests.desks import act_for
from tests.factories.accounts import make_user
from tests.transit import world
from transit.drafts import copying, services
from transit.drafts.decompose import decompose
from transit.messages.secrets import access_codes


@pytest.fixture
def office(desks):
    """`office.operator`, `office.colleague`: two people of one firm; `office.full()` makes a draft that can be sent."""
    colleague = make_user("GE", "colleague", "operator")
    act_for(colleague, "GEDEMO0001")

    def actor(user):
        return actor_of(user)

    def full(lrn="DRAFT-1", **operation):
        message = world.declaration(**operation)
        return copying.from_parts(
            decompose(message),
            "GEDEMO0001",
            lrn,
            actor=actor_of(desks.operator),
            secrets=access_codes(message),
        )

    with scope("GE"):
        yield SimpleNamespace(
            desks=desks,
            operator=actor(desks.operator),
            colleague=actor(colleague),
            full=full,
            colleague_user=colleague,
            services=services,
        )
