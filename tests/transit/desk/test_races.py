"""Two officers and one case at the same moment, with real commits."""

import pytest

from cats.kernel.actors import Actor
from cats.kernel.errors import CatsError
from cats.tenancy.scope import scope
from tests.transit.test_concurrency import at_once
from transit.models import Movement
from transit.services import desk

pytestmark = pytest.mark.commits
POST = "AZDM0001"


def test_of_several_officers_who_take_a_case_at_once_one_has_it(corridor):
    record = corridor.at(POST, corridor.released().mrn)
    every = corridor.officer("AZ", POST)

    def take(number):
        person = Actor("user", f"AZ:{number}", f"Officer {number}", "AZ", every.permissions, every.offices)
        with scope("AZ"):
            desk.take(Movement.objects.get(pk=record.pk), actor=person)
        return person

    done = at_once(*[lambda number=number: take(number) for number in range(4)])

    (winner,) = [one for one in done if not isinstance(one, CatsError)]
    assert {one.code for one in done if isinstance(one, CatsError)} == {"taken"}
    with scope("AZ"):
        assert Movement.objects.get(pk=record.pk).taken_name == winner.label
