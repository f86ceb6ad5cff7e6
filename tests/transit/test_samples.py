"""Every sample declaration on the demo corridor, in one process: released with valid documents, discharged, or refused by its rule."""

import pytest

from cats.specification import codec
from cats.tenancy.scope import scope
from ice_connector.journey.readdress import readdress
from tests.journeys.samples import NCTS, ORDINARY, OWN, REFUSED, paths
from tests.transit import world
from transit.models import Movement

needs_ncts = pytest.mark.skipif(
    not NCTS, reason="CATS_NCTS_SAMPLES is not set: no NCTS declarations to carry"
)
CLOSED = {"departure": "written_off", "transit": "closed", "destination": "closed"}


def declaration(name):
    return readdress(paths()[name].read_bytes(), world.CODE).declaration


def every_time(names, *marks):
    """The names as parameters; all but every fourth are slow."""
    return [
        pytest.param(name, marks=[*marks, *([pytest.mark.slow] if number % 4 else [])])
        for number, name in enumerate(names)
    ]


def carried(corridor, name):
    """The end of every record of the declaration."""
    record = corridor.lodge(declaration(name))
    assert record.state == "accepted", [
        (error.errorPointer, error.errorReason)
        for error in corridor.letters(corridor.HOLDER)[-1].FunctionalError
    ]
    record = corridor.act(record, "release")
    for kind in ("CC029C", "CD001C", "CD050C"):
        for document in corridor.raw("GE", kind, record.mrn):
            assert codec.check(kind, document) == []
    for office in corridor.TRANSIT:
        corridor.act(corridor.at(office, record.mrn), "record_passage")
    corridor.act(corridor.arrived(record), "release_goods")
    return corridor.states(record.mrn)


@pytest.mark.parametrize("name", [*every_time(path.stem for path in OWN), *every_time(ORDINARY, needs_ncts)])
def test_an_ordinary_declaration_is_discharged_and_its_guarantee_free_again(corridor, name):
    states = carried(corridor, name)
    assert states == {key: CLOSED[key[1]] for key in states}
    assert {office[:2] for office, _ in states} == set(corridor.COUNTRIES)
    assert corridor.headroom() == corridor.FULL


@needs_ncts
@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_go_is_refused_by_its_rule_and_reserves_nothing(corridor, name):
    corridor.lodge(declaration(name))
    (letter,) = corridor.letters(corridor.HOLDER)
    reasons = {error.errorReason for error in letter.FunctionalError}
    assert type(letter).__name__ == "CC056C"
    assert reasons >= REFUSED[name]
    assert len(REFUSED[name]) > 1 or reasons == REFUSED[name]
    with scope("GE"):
        assert {record.state for record in Movement.objects.all()} <= {"rejected"}
    assert corridor.headroom() == corridor.FULL
