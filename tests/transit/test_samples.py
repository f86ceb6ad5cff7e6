"""Real declarations, re-addressed to the corridor, are accepted, released and readable at every office."""

import os
from pathlib import Path

import pytest

from cats.specification import codec
from cats.tenancy.scope import scope
from ice_connector.journey.readdress import readdress
from tests.transit.world import CODE, DESTINATION, HOLDER
from transit.models import Movement
from transit.services import submissions

SAMPLES = os.environ.get("CATS_NCTS_SAMPLES", "")
ORDINARY = [9, 13, 14, 15, 18, 19, 20, 21, 22, 23, 25, 26, 27, 28, 30]

OWN = sorted(Path(__file__).parent.parent.joinpath("samples").glob("*.xml"))

real = pytest.mark.skipif(not SAMPLES, reason="CATS_NCTS_SAMPLES is not set: real declarations are not tried")


def sample(number):
    return Path(SAMPLES, "valid", f"CC015C-{number:02}.xml").read_bytes()


@real
@pytest.mark.parametrize("number", ORDINARY)
def test_an_ordinary_declaration_is_released(corridor, number):
    goes(corridor, sample(number))


@pytest.mark.parametrize("path", OWN, ids=[path.stem for path in OWN])
def test_each_of_our_own_declarations_is_released(corridor, path):
    goes(corridor, path.read_bytes())


def goes(corridor, data):
    """Lodged, accepted, released, and every document that leaves is valid."""
    new = readdress(data, CODE)
    with scope("GE"):
        submissions.lodge(new.document, actor=corridor.trader(HOLDER))
    corridor.pump()

    record = corridor.lodge_record(new.declaration)
    assert record.state == "accepted", [
        (error.errorPointer, error.errorReason) for error in corridor.letters(HOLDER)[-1].FunctionalError
    ]
    record = corridor.act(record, "release")

    assert record.state == "released"
    for kind in ("CC029C", "CD001C", "CD050C"):
        for document in corridor.raw("GE", kind, record.mrn):
            assert codec.check(kind, document) == []
    assert corridor.at(DESTINATION, record.mrn).state == "expected"


@real
@pytest.mark.parametrize(("number", "rule"), [(16, "CATS_003"), (29, "CATS_001")], ids=["pre-lodged", "TIR"])
def test_what_cannot_be_carried_says_which_rule_refuses_it(corridor, number, rule):
    new = readdress(sample(number), CODE)
    with scope("GE"):
        submissions.lodge(new.document, actor=corridor.trader(HOLDER))
    corridor.pump()

    reasons = [error.errorReason for error in corridor.letters(HOLDER)[-1].FunctionalError]
    assert rule in reasons
    with scope("GE"):
        assert set(Movement.objects.values_list("state", flat=True)) == {"rejected"}
