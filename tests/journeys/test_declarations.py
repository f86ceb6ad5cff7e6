"""Declarations of others and of our own on the demo corridor: what goes is closed everywhere, what cannot says which rule refuses it.

Every run carries a few through real processes, the long one (`make faults`) all; `tests/transit/test_samples.py` carries
all of them in one process every time.
"""

import pytest

from ice_connector.journey.corridor import COUNTRIES
from ice_connector.journey.course import headroom
from ice_connector.journey.desks import Refusal
from tests.journeys import books
from tests.journeys.carrying import carry_all, journey_of
from tests.journeys.samples import NCTS, ORDINARY, OWN, REFUSED, paths

pytestmark = [pytest.mark.journey, pytest.mark.timeout(600)]
EVERY_TIME = {"04-three-house-consignments", "08-two-guarantees", "CC015C-13", *REFUSED}
needs_ncts = pytest.mark.skipif(
    not NCTS, reason="CATS_NCTS_SAMPLES is not set: no NCTS declarations to carry"
)


def rated(names):
    """The names as parameters; those that are not carried every time are slow."""
    return [pytest.param(name, marks=[] if name in EVERY_TIME else pytest.mark.slow) for name in names]


@pytest.fixture(scope="module")
def carried(request, demo):
    """Those that this run asks for, carried at once: the journey and what stopped it, by name; the balance is as before."""
    asked = {
        item.callspec.params["name"]
        for item in request.session.items
        if item.path == request.path and hasattr(item, "callspec")
    }
    before = headroom(demo)
    journeys = {name: journey_of(demo, path.read_bytes()) for name, path in paths().items() if name in asked}
    stopped = carry_all(journeys)
    assert headroom(demo) == before
    return {name: (journeys[name], stopped[name]) for name in journeys}


@pytest.mark.parametrize("name", rated(path.stem for path in OWN))
def test_our_own_declaration_is_carried_to_the_end(carried, name):
    journey, stopped = carried[name]
    assert stopped is None
    assert {office[:2] for office in journey.records} == set(COUNTRIES)


@needs_ncts
@pytest.mark.parametrize("name", rated(ORDINARY))
def test_an_ordinary_declaration_of_ncts_is_carried_to_the_end(carried, name):
    journey, stopped = carried[name]
    assert stopped is None
    assert {office[:2] for office in journey.records} == set(COUNTRIES)


@needs_ncts
@pytest.mark.parametrize("name", rated(REFUSED))
def test_what_cannot_go_says_which_rule_refuses_it(carried, name):
    journey, stopped = carried[name]
    assert isinstance(stopped, Refusal)
    reasons = {fault["reason"] for fault in stopped.problem["errors"]}
    assert reasons >= REFUSED[name]
    assert len(REFUSED[name]) > 1 or reasons == REFUSED[name]
    assert journey.mrn == ""


def test_every_declaration_carried_left_each_message_once(stack, carried):
    mrns = [journey.mrn for journey, stopped in carried.values() if stopped is None]
    assert mrns != []
    books.settled(stack, mrns)
