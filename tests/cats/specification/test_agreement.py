"""The XSD and the walker are made from the same definitions and must accept and refuse the same documents."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from cats.specification import codec, walker, xml
from cats.specification.catalogue import MESSAGES
from tests.cats.specification import examples

SCHEMA = codec._schema()


def agree(data: bytes, code: str) -> bool:
    root = xml.parse(data)
    faults = walker.walk(root, MESSAGES[code].definition)
    accepted = SCHEMA.validate(root)
    assert accepted == (faults == []), (faults[:3], data)
    return accepted


@pytest.mark.parametrize("code", sorted(MESSAGES))
@settings(max_examples=12, deadline=None)
@given(seed=st.integers(min_value=0, max_value=2**32), changes=st.integers(min_value=1, max_value=3))
def test_the_walker_finds_faults_exactly_where_the_xsd_refuses(code, seed, changes):
    chance = random.Random(seed)
    message = examples.message(MESSAGES[code].definition, seed % 50, chance.choice([0.1, 0.6]))
    root = etree.fromstring(codec.encode(message))
    for _ in range(changes):
        examples.spoil(root, chance)
    agree(etree.tostring(root), code)


def test_spoilt_documents_are_mostly_refused_but_not_always():
    """Guards the property above: a generator that only ever breaks, or never does, would prove nothing."""
    verdicts = []
    for seed in range(300):
        root = etree.fromstring(codec.encode(examples.message(MESSAGES["CC015C"].definition, seed)))
        examples.spoil(root, random.Random(seed))
        verdicts.append(agree(etree.tostring(root), "CC015C"))
    assert 20 < verdicts.count(True) < 150


@pytest.mark.parametrize("stride", [49, pytest.param(7, marks=pytest.mark.slow)])
def test_every_character_counts_alike_in_the_xsd_and_in_the_walker(stride):
    """One character of each plane and block border, at the end of a trimmed text and inside a plain one."""
    places = [
        *range(0x20, 0x3100),
        *range(0xD7F0, 0xD800),
        *range(0xE000, 0xE010),
        *range(0xFEF0, 0xFFFE),
        0x1F600,
    ]
    message = examples.message(MESSAGES["CC015C"].definition, 3)
    base = codec.encode(message)
    identification = f"<messageIdentification>{codec.encode(message).decode().split('<messageIdentification>')[1].split('<')[0]}<"
    for place in (
        places[::stride] + list(range(0x1FF0, 0x2070)) + [0x85, 0xA0, 0x1680, 0x180E, 0x205F, 0x3000, 0xFEFF]
    ):
        letter = chr(place)
        if letter in "<&":
            continue
        for text in (letter, f"x{letter}", f"x{letter}x"):
            changed = base.decode().replace(
                f"<LRN>{_escaped(message.TransitOperation.LRN)}<", f"<LRN>{text}<", 1
            )
            changed = changed.replace(identification, f"<messageIdentification>{text}<", 1)
            agree(changed.encode(), "CC015C")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
