"""Real documents from NCTS: what its schemas accept is accepted, what they refuse is refused."""

import os
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from cats.specification import codec

SAMPLES = os.environ.get("CATS_NCTS_SAMPLES", "")
pytestmark = pytest.mark.skipif(not SAMPLES, reason="CATS_NCTS_SAMPLES is not set: no NCTS samples to read")


def samples(kind):
    paths = sorted(Path(SAMPLES, kind).glob("*.xml")) if SAMPLES else []
    return [pytest.param(path, id=path.name) for path in paths]


def content(root):
    """Names and values of all elements in order: numbers by value, white space between elements left out."""
    for element in root.iter(etree.Element):
        text = None if len(element) else (element.text or "")
        text = text.strip() if text and "\n" in text else text
        yield element.tag if isinstance(element.tag, str) and element.tag[0] != "{" else "root", text


def test_there_are_samples_to_read():
    assert len(samples("valid")) >= 83
    assert len(samples("invalid")) >= 100


@pytest.mark.parametrize("path", samples("valid"))
def test_a_valid_sample_is_accepted_and_written_back_value_by_value(path):
    data = path.read_bytes()
    assert codec.check(path.name[:6], data) == []
    message = codec.decode(data)
    assert list(content(etree.fromstring(codec.encode(message)))) == list(content(etree.fromstring(data)))
    assert codec.from_json(path.name[:6], codec.to_json(message)) == message


@pytest.mark.parametrize("path", samples("invalid") + samples("phase6"))
def test_an_invalid_sample_is_refused(path):
    assert codec.check(None, path.read_bytes()) != []


def test_a_declaration_is_read_into_typed_values():
    message: Any = codec.decode(Path(SAMPLES, "valid", "CC015C-20.xml").read_bytes())
    assert message.messageType == "CC015C"
    assert message.Consignment.grossMass == Decimal("1022.000000")
    assert message.Consignment.HouseConsignment[0].ConsignmentItem[0].goodsItemNumber == 1
