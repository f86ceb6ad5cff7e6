"""The generated XSDs against the facts of NCTS, element by element: nothing is lost, and whatever differs has its reason."""

import csv
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from cats.specification import model, ncts, reference
from cats.specification.catalogue import MESSAGES
from cats.specification.definitions import formats
from cats.specification.examples import example
from cats.specification.generate import GENERATED

XS = "{http://www.w3.org/2001/XMLSchema}"
FACTS = Path(__file__).parent / "facts"
OURS = {"CD600C"}
"""Messages that NCTS does not have."""
TRANSITIONAL = "BTE"
"""Rules of the change from one phase of NCTS to the next: CATS has no earlier phase."""
DIFFER = {
    ("errorReason", "an..7", "an..8"): "one longer, to hold the codes of our own rules (CATS_001)",
}
"""Formats that differ, with the reason; everything else agrees."""


def table(name):
    with (FACTS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


STRUCTURE = {f"/{row['message']}/{row['path']}": row for row in table("structure.tsv")}
PATTERNS = table("patterns.tsv")
ROWS = {row.pointer: row for code in MESSAGES for row in reference.rows(code) if code not in OURS}


@pytest.fixture(scope="module")
def schema():
    """Name -> element of every type in the generated schema."""
    root = etree.parse(GENERATED / "xsd" / "types.xsd").getroot()
    return {one.get("name"): one for one in root}


def walked(schema, type_name, pointer):
    """Pointer, occurrence and type of every element below a type of the schema."""
    for element in schema[type_name].iter(f"{XS}element"):
        own, kind = f"{pointer}/{element.get('name')}", element.get("type")
        yield own, (element.get("minOccurs", "1"), element.get("maxOccurs", "1")), kind
        if schema[kind].tag == f"{XS}complexType":
            yield from walked(schema, kind, own)


def found_in(schema):
    roots = {code: etree.parse(GENERATED / "xsd" / f"{code}.xsd").find(f"{XS}element") for code in MESSAGES}
    return {
        pointer: (occurs, kind)
        for code, root in roots.items()
        if code not in OURS
        for pointer, occurs, kind in walked(schema, root.get("type"), f"/{code}")
    }


def test_every_element_of_every_message_is_there_as_often_and_in_the_same_order(schema):
    found = found_in(schema)
    assert list(found) == [
        pointer for code in MESSAGES for pointer in STRUCTURE if pointer.split("/")[1] == code
    ]
    assert {pointer: occurs for pointer, (occurs, _) in found.items()} == {
        pointer: (row["min"], row["max"]) for pointer, row in STRUCTURE.items()
    }


def test_every_value_has_the_type_that_stands_for_its_pattern_and_each_pair_is_needed(schema):
    pairs = {(row["format"], row["pattern"], row["type"]) for row in PATTERNS}
    used = {
        (STRUCTURE[pointer]["format"], STRUCTURE[pointer]["pattern"], kind)
        for pointer, (_, kind) in found_in(schema).items()
        if STRUCTURE[pointer]["format"]
    }
    assert used == pairs


def test_formats_lists_and_conditions_agree_but_for_what_has_a_reason():
    differing = set()
    for pointer, row in STRUCTURE.items():
        ours = ROWS[pointer]
        if row["format"] != ours.notation:
            differing.add((ours.name, row["format"], ours.notation))
        assert (row["codelist"], row["status"] == "D") == (ours.codes, ours.conditional), pointer
    assert differing == DIFFER.keys()


def test_every_rule_that_guards_an_element_is_named_by_it():
    for pointer, row in STRUCTURE.items():
        asked = tuple(code for code in row["rules"].split() if code[0] not in TRANSITIONAL)
        assert ROWS[pointer].rules == asked, pointer


def python(pattern):
    """An XSD expression as Python reads it."""
    spelt = model.spell_dots(pattern.replace(r"\P{Z}", f"[^{formats.BLANK}]"), r"[^\n\r]")
    return re.compile(spelt, re.ASCII)


ALIKE = [row for row in PATTERNS if not row["why it differs"]]


@pytest.mark.parametrize("row", ALIKE, ids=[f"{row['format']} {row['type']}" for row in ALIKE])
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_a_pattern_without_a_reason_accepts_what_ours_accepts_and_nothing_else(row, data):
    theirs = python(row["pattern"])
    ours = model.expression(getattr(formats, row["type"]).__metadata__[0])
    assert ours.fullmatch(data.draw(st.from_regex(theirs, fullmatch=True)))
    assert theirs.fullmatch(data.draw(st.from_regex(ours, fullmatch=True)))


def test_a_pattern_with_a_reason_really_differs():
    """A reason that is no longer needed goes. The same set of values under two spellings needs none."""
    same = {
        row["type"] for row in PATTERNS if row["why it differs"] and row["pattern"] == expression(row["type"])
    }
    assert same == set()


CUT_SHORT = {row["pattern"] for row in PATTERNS if "lost in the table" in row["why it differs"]}


@pytest.mark.parametrize("code", [code for code in MESSAGES if code not in OURS])
def test_what_is_written_for_ncts_has_its_formats(code):
    root = etree.fromstring(ncts.encode(example(code)))
    assert (etree.QName(root).namespace, root.get("PhaseID")) == ("http://ncts.dgtaxud.ec", "NCTS5.0")
    for element in root.iter():
        pointer = re.sub(r"\[\d+\]|c:", "", root.getroottree().getpath(element))
        pattern = STRUCTURE[pointer]["pattern"] if pointer != f"/{code}" else ""
        assert pattern in (*CUT_SHORT, "") or python(pattern).fullmatch(element.text or ""), pointer


def expression(name):
    return getattr(formats, name).__metadata__[0].pattern
