"""Declarations of others and of our own on the demo corridor: what goes is closed everywhere, what cannot says which rule refuses it."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from ice_connector.journey.corridor import COUNTRIES
from ice_connector.journey.course import headroom
from ice_connector.journey.desks import Refusal
from tests.journeys import books
from tests.journeys.carrying import carry_all, journey_of

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("stack")]

OWN = sorted((Path(__file__).parents[1] / "samples").glob("*.xml"))
NCTS = os.environ.get("CATS_NCTS_SAMPLES", "")
PRELODGED, TIR, NO_CODES = {"CATS_003"}, {"CATS_001"}, {"CL017", "CL042", "CL217", "CL231"}
REFUSED: Mapping[str, set[str]] = {
    "CC015C-16": PRELODGED,
    "CC015C-17": PRELODGED,
    "CC015C-24": PRELODGED,
    "CC015C-29": TIR,
    "CC015C-01": NO_CODES,
    "CC015C-04": NO_CODES,
}
"""Samples of NCTS that cannot go, and rules that say so: pre-lodged, under a TIR carnet, with random codes."""
ORDINARY = [name for name in (f"CC015C-{number:02}" for number in (9, *range(13, 31))) if name not in REFUSED]


def paths() -> dict[str, Path]:
    ncts = [Path(NCTS, "valid", f"{name}.xml") for name in (*ORDINARY, *REFUSED)] if NCTS else []
    return {path.stem: path for path in [*OWN, *ncts]}


@pytest.fixture(scope="module")
def carried(stack, demo):
    """All of them carried at once: the journey and what stopped it, by name; the balance before and after."""
    before = headroom(demo)
    journeys = {name: journey_of(demo, path.read_bytes()) for name, path in paths().items()}
    stopped = carry_all(journeys)
    assert headroom(demo) == before
    return {name: (journeys[name], stopped[name]) for name in journeys}


@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", [path.stem for path in OWN])
def test_our_own_declaration_is_carried_to_the_end(carried, name):
    journey, stopped = carried[name]
    assert stopped is None
    assert {office[:2] for office in journey.records} == set(COUNTRIES)


@pytest.mark.timeout(300)
@pytest.mark.skipif(not NCTS, reason="CATS_NCTS_SAMPLES is not set: no NCTS declarations to carry")
@pytest.mark.parametrize("name", ORDINARY)
def test_an_ordinary_declaration_of_ncts_is_carried_to_the_end(carried, name):
    journey, stopped = carried[name]
    assert stopped is None
    assert {office[:2] for office in journey.records} == set(COUNTRIES)


@pytest.mark.timeout(300)
@pytest.mark.skipif(not NCTS, reason="CATS_NCTS_SAMPLES is not set: no NCTS declarations to carry")
@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_go_says_which_rule_refuses_it(carried, name):
    journey, stopped = carried[name]
    assert isinstance(stopped, Refusal)
    reasons = {fault["reason"] for fault in stopped.problem["errors"]}
    assert reasons >= REFUSED[name]
    assert len(REFUSED[name]) > 1 or reasons == REFUSED[name]
    assert journey.mrn == ""


@pytest.mark.timeout(300)
def test_every_declaration_carried_left_each_message_once(stack, carried):
    books.settled(stack, [journey.mrn for journey, stopped in carried.values() if stopped is None])
