"""Ordinary messages of arrival, unloading, amendment and invalidation pass; seals and numbers depend on the movement."""

from tests.transit.rules.judging import found
from tests.transit.rules.reference import context
from transit import rules
from transit.rules.examples import messages as make
from transit.rules.examples.cases import refuses
from transit.rules.examples.operators import REMARK, UNWANTED


def test_the_state_of_seals_is_not_allowed_where_none_were_affixed():
    case = refuses("C0440", at=f"{REMARK}/stateOfSeals", code=UNWANTED)
    assert found(case, make.unloading(), context("UZ")) == case.faults


def test_the_ordinary_messages_break_no_rule():
    assert rules.arrival_faults(make.arrival(), context("UZ")) == []
    assert rules.unloading_faults(make.unloading(), context("UZ", seals_expected=True)) == []
    assert rules.control_result_faults(make.control_result(), context("UZ", seals_expected=True)) == []
    assert rules.invalidation_faults(make.invalidation(), context(mrn=make.MRN)) == []
    amended = make.amendment(make.cargo_a())
    assert rules.amendment_faults(amended, context(mrn=make.MRN, earlier=make.cargo_a())) == []


def test_before_the_mrn_is_given_an_amendment_names_the_lrn():
    message = make.amendment(make.cargo_a())
    message.TransitOperation.MRN, message.TransitOperation.LRN = None, "DEMO-A-0001"
    assert rules.amendment_faults(message, context(earlier=make.cargo_a())) == []
