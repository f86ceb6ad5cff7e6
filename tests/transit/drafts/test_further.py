"""The form asks for whatever a declaration can say: by name, by its definition, or not, for a reason that is stated."""

import pytest

from cats.specification import model
from cats.specification.definitions import CC015C
from transit.drafts import columns, further
from transit.drafts.fields import element_at, plain
from transit.drafts.sections import FORMS

ASKED = {plain(one.path) for section in FORMS for one in (*section.fields, *section.rows) if one.path}
OF_ITEMS = {plain(one.path) for one in (*columns.SINGLE, *columns.ROWS)}


def test_every_value_is_asked_for_or_left_out_with_a_reason():
    assert list(further.fields(CC015C, ASKED | further.NOT_ASKED.keys())) == []
    assert list(further.fields(columns.ITEM, OF_ITEMS | further.NOT_ASKED_OF_ITEMS.keys())) == []


@pytest.mark.parametrize("place", further.NOT_ASKED)
def test_what_is_left_out_exists_and_is_asked_nowhere(place):
    element_at(CC015C, place)
    assert not any(one == place or one.startswith(f"{place}/") for one in ASKED)
    assert further.NOT_ASKED[place]


@pytest.mark.parametrize("place", further.NOT_ASKED_OF_ITEMS)
def test_what_is_left_out_of_items_exists_and_is_asked_nowhere(place):
    element_at(columns.ITEM, place)
    assert place not in OF_ITEMS
    assert further.NOT_ASKED_OF_ITEMS[place]


@pytest.mark.parametrize(
    ("path", "kind", "label"),
    [
        ("TransitOperation/limitDate", "date", "Limit date"),
        ("TransitOperation/security", "choice", "Security"),
        ("Consignment/referenceNumberUCR", "text", "Reference number (UCR)"),
    ],
)
def test_a_value_that_nobody_asks_for_by_name_is_a_field_of_its_kind_under_its_official_label(
    path, kind, label
):
    known = (ASKED | further.NOT_ASKED.keys()) - {path}
    (found,) = further.fields(CC015C, known)
    assert (found.name, found.path, found.kind, str(found.label)) == (
        path.replace("/", "_"),
        path,
        kind,
        label,
    )


def test_it_stands_in_the_section_that_asks_what_lies_nearest():
    sections = [section if section.code != "transport" else without(section, "gross") for section in FORMS]
    found = {section.code: section for section in further.completed(sections)}
    assert [str(block.title) for block in found["transport"].blocks][-1] == "Further details"
    assert found["transport"].fields[-1].path == "Consignment/grossMass"
    assert [code for code, section in found.items() if section.blocks[-1].title == further.TITLE] == [
        "transport"
    ]


def test_a_row_asks_for_what_its_group_has_beyond_its_fields():
    rows = columns.ROWS_BY_NAME["supporting"]
    fewer = further.replace(rows, fields=rows.fields[:2])
    completed = further.with_rest(fewer, columns.content(rows), kind_of=further.kind_of_item)
    assert [(one.path, one.kind) for one in completed.fields[2:]] == [
        ("documentLineItemNumber", "whole"),
        ("complementOfInformation", "text"),
    ]


def test_groups_that_repeat_are_not_taken_for_single_ones():
    places = {element.name for element in model.elements(CC015C) if element.many}
    assert {one.path.split("/")[0] for one in further.fields(CC015C, frozenset())} & places == set()


def without(section, name):
    """The section without one of its fields."""
    blocks = [
        further.replace(
            block, questions=tuple(one for one in block.questions if getattr(one, "name", "") != name)
        )
        for block in section.blocks
    ]
    return further.replace(section, blocks=tuple(blocks))
