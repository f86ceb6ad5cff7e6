"""Our own sample declarations are valid by schema and by rules, as they are and on the demo corridor."""

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from cats.kernel import clock
from cats.specification import codec
from ice_connector.journey.readdress import readdress
from tests.transit.rules.reference import context
from transit.rules import declaration_faults

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.xml"))
IN_NCTS = {"03", "04", "07", "11"}


def test_there_are_twelve():
    assert [path.name[:2] for path in SAMPLES] == [f"{number:02}" for number in range(1, 13)]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_breaks_neither_schema_nor_rule(path):
    data = path.read_bytes()
    assert codec.check("CC015C", data) == []
    assert (b"http://ncts.dgtaxud.ec" in data) == (path.name[:2] in IN_NCTS)
    assert declaration_faults(codec.decode(data), context()) == []


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_passes_on_the_demo_corridor(path):
    local = clock.now().astimezone(ZoneInfo("Asia/Tbilisi")).replace(tzinfo=None)
    declaration = readdress(path.read_bytes(), "AC01").declaration
    assert declaration_faults(declaration, context(local=local)) == []
