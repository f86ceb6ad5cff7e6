"""Every message survives the way to XML and JSON and back, with every value that its formats allow."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from cats.specification import codec
from cats.specification.catalogue import MESSAGES
from tests.cats.specification import examples

CODES = sorted(MESSAGES)
seeds = st.integers(min_value=0, max_value=2**32)
densities = st.sampled_from([0.0, 0.2, 0.5, 1.0])


@pytest.mark.parametrize("code", CODES)
@settings(max_examples=8, deadline=None)
@given(seed=seeds, density=densities)
def test_a_message_comes_back_from_xml_as_it_was(code, seed, density):
    message = examples.message(MESSAGES[code].definition, seed, density)
    assert codec.decode(codec.encode(message)) == message


@pytest.mark.parametrize("code", CODES)
@settings(max_examples=4, deadline=None)
@given(seed=seeds, density=densities)
def test_a_message_comes_back_from_json_as_it_was(code, seed, density):
    message = examples.message(MESSAGES[code].definition, seed, density)
    assert codec.from_json(code, codec.to_json(message)) == message


@settings(max_examples=40, deadline=None)
@given(code=st.sampled_from(CODES), seed=seeds)
def test_what_is_written_is_ours_and_says_which_phase(code, seed):
    root = etree.fromstring(codec.encode(examples.message(MESSAGES[code].definition, seed)))
    assert root.tag == "{urn:carec:cats:ice:1}" + code
    assert root.attrib.items() == [("PhaseID", "CATS1.0")]


@settings(max_examples=60, deadline=None)
@given(text=st.text(min_size=1, max_size=60))
def test_any_text_is_written_so_that_it_is_read_back_or_refused(text):
    """Whatever stands in a field, the document holds that value and no other element, or is not written at all."""
    message = examples.message(MESSAGES["CC928C"].definition, 1)
    message.messageIdentification = text
    try:
        written = codec.encode(message)
    except ValueError:
        return
    root = etree.fromstring(written)
    assert root.findtext("messageIdentification") == text
    assert [child.tag for child in root][:5] == list(message.__struct_fields__[:5])


def test_threads_do_not_disturb_one_another():
    """One schema serves all threads of a server: verdicts and faults must not cross over."""
    good = codec.encode(examples.message(MESSAGES["CC015C"].definition, 4, 0.8))
    bad = good.replace(b"<security>", b"<security>x")
    expected = [codec.decode(good), codec.check(None, bad)]
    with ThreadPoolExecutor(4) as pool:
        turns = [pool.submit(lambda: [codec.decode(good), codec.check(None, bad)]) for _ in range(60)]
        assert all(turn.result() == expected for turn in turns)


def test_numbers_are_written_without_exponent_and_nothing_else_passes_for_one():
    message = examples.message(MESSAGES["CC015C"].definition, 1)
    message.Consignment.grossMass = type(message.Consignment.grossMass)("1E+3")
    assert b"<grossMass>1000</grossMass>" in codec.encode(message)
    message.Consignment.grossMass = "1</grossMass>"
    with pytest.raises(ValueError, match="format code"):
        codec.encode(message)
