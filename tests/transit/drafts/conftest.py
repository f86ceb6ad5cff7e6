"""A small draft of the operator that could be sent as it stands, and a colleague of his."""

import pytest

from cats.accounts.actors import actor_of
from cats.tenancy.scope import scope
from tests.desks import act_for
from tests.factories.accounts import make_user
from tests.transit import world
from transit.drafts import copying
from transit.drafts.decompose import decompose
from transit.messages.secrets import access_codes

HOLDER = "GEDEMO0001"


class Office:
    """`operator` and `colleague` are two people of one firm; the scope of Georgia is open until `pump` lets messages run."""

    def __init__(self, desks):
        self.desks = desks
        self.colleague_user = make_user("GE", "colleague", "operator")
        act_for(self.colleague_user, HOLDER)
        self._scope = None
        self.enter()
        self.operator = actor_of(desks.operator)
        self.colleague = actor_of(self.colleague_user)

    def enter(self):
        self._scope = scope("GE")
        self._scope.__enter__()

    def leave(self):
        if self._scope is not None:
            self._scope.__exit__(None, None, None)
        self._scope = None

    def pump(self):
        """Let every message be processed."""
        self.leave()
        world.pump()
        self.enter()

    def full(self, lrn="DRAFT-1", **operation):
        """A draft that can be sent: cargo A on the corridor."""
        message = world.declaration(**operation)
        return copying.from_parts(
            decompose(message), HOLDER, lrn, actor=self.operator, secrets=access_codes(message)
        )


@pytest.fixture
def office(desks):
    found = Office(desks)
    yield found
    found.leave()
