"""The ledger against a plain model: random requests in random order, repeated, and posted in random batches."""

from datetime import date
from decimal import Decimal
from itertools import count

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from cats.kernel import references
from cats.kernel.errors import Refused
from cats.tenancy.scope import scope
from guarantees import invariants, ledger
from guarantees.models import Answer, Guarantee
from guarantees.usages import Kind
from tests.guarantees import world
from tests.guarantees.world import asks, balance

_numbers = count(1)
MOVEMENTS = st.integers(1, 3)
AMOUNTS = st.sampled_from(["0", "0.01", "100", "333.33", "600", "1000", "1000.01"])
MOMENTS = st.integers(0, 5)


class Plain:
    """What should happen, said in the plainest way: one dictionary of facts for each movement, sums made anew each time."""

    def __init__(self, limit):
        self.limit = limit
        self.movements = {}
        self.answers = {}

    def facts(self, movement):
        return self.movements.setdefault(
            movement, {"reserved": [], "cancelled": [], "credited": False, "released": False}
        )

    def standing(self, movement):
        """The reservation that stands, as (moment, id, amount), or None."""
        facts = self.facts(movement)
        last = None
        for reservation in facts["reserved"]:
            if last is None or last[0] <= reservation[0]:
                last = reservation
        if last is None or facts["released"] or self.is_cancelled(facts, last):
            return None
        return last

    def is_cancelled(self, facts, reservation):
        return any(
            reservation[1] == named if named else reservation[0] <= moment
            for moment, named in facts["cancelled"]
        )

    def totals(self):
        reserved = liable = Decimal(0)
        for movement, facts in self.movements.items():
            standing = self.standing(movement)
            if standing and facts["credited"]:
                liable += standing[2]
            elif standing:
                reserved += standing[2]
        return reserved, liable, self.limit - reserved

    def take(self, request):
        facts = self.facts(request.mrn)
        answer = "done"
        if request.kind == Kind.RESERVE:
            answer = self.reserve(request, facts)
        elif request.kind == Kind.CREDIT:
            facts["credited"] = True
        elif request.kind == Kind.RELEASE:
            facts["released"] = True
        else:
            facts["cancelled"].append((request.issued_at, request.reservation))
        self.answers[request.request] = answer

    def reserve(self, request, facts):
        new = (request.issued_at, request.request, request.amount)
        older = any(new[0] < moment for moment, _, _ in facts["reserved"])
        if older or facts["released"] or self.is_cancelled(facts, new):
            if not older:
                facts["reserved"].append(new)
            return "void"
        mine = self.standing(request.mrn)
        mine = mine[2] if mine and not facts["credited"] else Decimal(0)
        if request.amount > self.totals()[2] + mine:
            return "refused"
        facts["reserved"].append(new)
        return "registered"


class Ledger(RuleBasedStateMachine):
    """Requests come in any order and are posted whenever the machine likes."""

    @initialize()
    def open(self):
        self.grn = references.make_grn(date(2026, 1, 1), "GE", f"MODEL{next(_numbers)}")
        world.guarantee(grn=self.grn)
        self.plain = Plain(Decimal(1000))
        self.sent = []
        self.waiting = []

    @rule(movement=MOVEMENTS, amount=AMOUNTS, after=MOMENTS)
    def reserve(self, movement, amount, after):
        self.submit(asks(Kind.RESERVE, movement, amount, grn=self.grn, after=after))

    @rule(movement=MOVEMENTS)
    def credit(self, movement):
        self.submit(asks(Kind.CREDIT, movement, grn=self.grn, after=6))

    @rule(movement=MOVEMENTS)
    def release(self, movement):
        self.submit(asks(Kind.RELEASE, movement, grn=self.grn, after=6))

    @rule(movement=MOVEMENTS, after=MOMENTS)
    def cancel_what_was_before(self, movement, after):
        self.submit(asks(Kind.CANCEL, movement, grn=self.grn, after=after))

    @rule(data=st.data())
    def cancel_one(self, data):
        reservations = [request for request in self.sent if request.kind == Kind.RESERVE]
        if reservations:
            named = data.draw(st.sampled_from(reservations))
            cancellation = asks(Kind.CANCEL, 1, grn=self.grn, reservation=named.request)
            cancellation.mrn = named.mrn
            self.submit(cancellation)

    @rule(movement=MOVEMENTS, amount=AMOUNTS, after=MOMENTS)
    def cancel_before_reserving(self, movement, amount, after):
        late = asks(Kind.RESERVE, movement, amount, grn=self.grn, after=after)
        self.submit(asks(Kind.CANCEL, movement, grn=self.grn, reservation=late.request))
        late.pk = asks(Kind.CREDIT, 1).pk
        self.submit(late)

    @rule(data=st.data())
    def repeat(self, data):
        if self.sent:
            original = data.draw(st.sampled_from(self.sent))
            again = asks(Kind.CREDIT, 1)
            for field in again._meta.local_fields:
                if field.attname != "id":
                    setattr(again, field.attname, getattr(original, field.attname))
            with scope("GE"):
                assert ledger.submit(again) is False

    @rule(amount=st.sampled_from(["0.01", "100", "600", "1000", "1333.33"]))
    def change_the_reference_amount(self, amount):
        wanted, reserved = Decimal(amount), self.plain.totals()[0]
        with scope("GE"):
            guarantee = Guarantee.objects.get(grn=self.grn)
            if wanted < reserved or wanted == self.plain.limit:
                with pytest.raises(Refused):
                    ledger.change_amount(guarantee, wanted, "the model")
            else:
                ledger.change_amount(guarantee, wanted, "the model")
                self.plain.limit = wanted
        assert balance(self.grn) == self.plain.totals()

    @rule()
    def post(self):
        with scope("GE"):
            assert ledger.post_waiting(self.grn) == len(self.waiting)
        for request in self.waiting:
            self.plain.take(request)
        self.waiting = []
        with scope("GE"):
            told = Answer.objects.filter(request__grn=self.grn).values_list("request__request", "outcome")
            assert dict(told) == self.plain.answers
        assert balance(self.grn) == self.plain.totals()

    def teardown(self):
        """Whatever still waits is posted, then the whole ledger is looked through."""
        if hasattr(self, "waiting"):
            self.post()
            with scope("GE"):
                assert invariants.broken() == []

    def submit(self, request):
        with scope("GE"):
            assert ledger.submit(request) is True
        self.sent.append(request)
        self.waiting.append(request)


def run(examples, steps, **more):
    world.administrations("GE")
    how = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        **more,
    )
    run_state_machine_as_test(Ledger, settings=how)


def test_the_ledger_does_what_the_plain_model_does(db):
    run(25, 25, derandomize=True)


@pytest.mark.faults
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("part", range(8))
def test_the_ledger_does_what_the_plain_model_does_for_long(db, part):
    run(60, 50)
