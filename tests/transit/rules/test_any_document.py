"""No rule stumbles over a document that keeps its structure, however odd its content: it answers with faults, never with a crash."""

import pytest

from cats.specification.catalogue import MESSAGES
from tests.cats.specification import examples
from tests.transit.rules.judging import where
from tests.transit.rules.reference import context
from transit import rules


@pytest.mark.parametrize("code", MESSAGES)
@pytest.mark.parametrize("fullness", [0.0, 0.3, 0.8])
def test_every_rule_answers_to_any_document_of_its_message(code, fullness):
    message = examples.message(MESSAGES[code].definition, 7, fullness)
    for judged in (context(), where(message)):
        found = rules.faults(message, judged)
        assert all(fault.pointer.startswith(f"/{code}") and fault.reason for fault in found)
