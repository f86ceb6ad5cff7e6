"""The specification as it is read: rows in the order of the document, where rules and lists stand, what a search finds."""

import pytest

from cats.specification import reference
from cats.specification.catalogue import MESSAGES


def test_a_message_is_shown_in_the_order_of_its_document_with_its_facts():
    rows = reference.rows("CC028C")
    assert [row.name for row in rows[:6]] == [
        "messageSender", "messageRecipient", "preparationDateAndTime", "messageIdentification", "messageType",
        "correlationIdentifier",
    ]  # fmt: skip
    lrn = next(row for row in rows if row.name == "LRN")
    assert (lrn.pointer, lrn.anchor, lrn.depth) == ("/CC028C/TransitOperation/LRN", "TransitOperation.LRN", 2)
    assert (lrn.occurs, lrn.conditional, lrn.notation, lrn.message) == ("1", False, "an..22", "CC028C")
    street = next(row for row in rows if row.name == "streetAndNumber")
    assert (street.depth, street.anchor) == (3, "HolderOfTheTransitProcedure.Address.streetAndNumber")
    postcode = next(row for row in rows if row.name == "postcode")
    assert (postcode.occurs, postcode.conditional, postcode.rules) == ("0..1", True, ("C0505",))


@pytest.mark.parametrize("code", MESSAGES)
def test_every_element_has_a_place_of_its_own_on_its_page(code):
    anchors = [row.anchor for row in reference.rows(code)]
    assert len(anchors) == len(set(anchors)) > 5


def test_a_rule_and_a_list_know_where_they_stand():
    assert "/CC028C/HolderOfTheTransitProcedure/Address/postcode" in {
        row.pointer for row in reference.rows_with_rule("C0505")
    }
    assert {row.name for row in reference.rows_with_list("CL171")} == {"referenceNumber"}
    assert "CL171" in reference.lists()


@pytest.mark.parametrize(
    ("wanted", "found"),
    [("cc015c", "CC015C"), ("IE015", "CC015C"), (" ie028 ", "CC028C"), ("IE906", None), ("x", None)],
)
def test_a_message_is_found_by_code_or_by_number_where_that_names_one(wanted, found):
    spec = reference.message_named(wanted)
    assert (spec and spec.code) == found


def test_what_answers_a_message():
    assert {"CC928C", "CC028C", "CC056C"} <= {spec.code for spec in reference.answered_by("CC015C")}


def test_every_word_counts_and_alike_elements_are_found_once():
    seals = reference.search("seal number")
    assert seals.elements
    assert len({(row.name, row.label) for row in seals.elements}) == len(seals.elements)
    assert all("seal" in (row.name + row.label).casefold() for row in seals.elements)
    assert [rule.code for rule in reference.search("c0505").rules] == ["C0505"]
    assert [spec.code for spec in reference.search("ie015").messages] == ["CC015C"]
    assert reference.search("cl171").lists == ["CL171"]
    assert reference.search("zzzz").nothing
    assert reference.search("   ").nothing


def test_a_search_finds_translated_words_too_and_says_when_there_is_more():
    assert reference.search("пломба", say=lambda text: "пломба" if text == "Seal" else text).elements
    few = reference.search("c", most=2)
    assert few.more
    assert len(few.messages) == len(few.rules) == 2
