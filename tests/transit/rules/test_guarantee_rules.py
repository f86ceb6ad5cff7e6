"""Faults of guarantees keep the access code to themselves."""

from tests.transit.rules.reference import context
from transit.rules import declaration_faults
from transit.rules.examples import messages as make
from transit.rules.examples.cases import put
from transit.rules.examples.guarantee import FIRST


def test_no_fault_repeats_an_access_code():
    message = make.cargo_a()
    put(f"{FIRST}.guaranteeType", "3")(message)
    faults = declaration_faults(message, context())
    assert [fault.value for fault in faults if fault.reason == "C0086"] == ["", ""]
    assert make.ACCESS_CODE not in " ".join(f"{fault.text} {fault.value}" for fault in faults)
