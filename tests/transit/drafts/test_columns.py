"""Columns lead to elements of the item, and answers become an item and come back."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cats.specification import codec, model
from tests.transit import world
from transit.drafts import columns, structure
from transit.rules.items import OF_ONE_ITEM

WORD = st.text("abcdefghij ÄÖ*&<>", min_size=1, max_size=20).map(str.strip).filter(bool)
MASS = st.decimals(min_value=Decimal("0.001"), max_value=Decimal("9999999"), places=3).map(
    lambda one: f"{one:f}"
)
ROW = st.fixed_dictionaries(
    {
        "hs": st.from_regex("[0-9]{6}", fullmatch=True),
        "text": WORD,
        "kind": st.sampled_from(["CT", "PX", "BX"]),
    },
    optional={
        "packages": st.integers(0, 99_999_999).map(str),
        "marks": WORD,
        "gross": MASS,
        "net": MASS,
        "dispatch": st.sampled_from(["GE", "AM"]),
        "destination": st.sampled_from(["UZ", "KZ"]),
        "units": MASS,
        "cus": st.just("0010001-6"),
        "consignee": st.just("UZDEMO0001"),
        "consignee_name": WORD,
        "packagings": st.lists(
            st.fixed_dictionaries({"kind": st.just("CT"), "packages": st.just("4"), "marks": WORD}),
            min_size=1,
            max_size=3,
        ),
        "dangerous": st.lists(st.fixed_dictionaries({"un": st.just("1203")}), min_size=1, max_size=3),
        "supporting": st.lists(
            st.fixed_dictionaries({"type": st.just("N380"), "number": WORD}), min_size=1, max_size=3
        ),
        "information": st.lists(
            st.fixed_dictionaries({"code": st.just("20100"), "text": WORD}), min_size=1, max_size=2
        ),
    },
)


@given(ROW)
def test_answers_become_an_item_and_come_back(answers):
    item = columns.compose(answers)

    assert (
        list(structure.flaws(item | {"goodsItemNumber": 1, "declarationGoodsItemNumber": 1}, columns.ITEM))
        == []
    )
    assert columns.decompose(item) == (answers, {})


@given(ROW)
def test_an_item_is_what_the_codec_reads_and_writes(answers):
    """The struct that rules judge is the one that a sent document would have."""
    message = world.declaration()
    numbers = {"goodsItemNumber": 1, "declarationGoodsItemNumber": 1}
    body = codec.to_json(message)
    body["CC015C"]["Consignment"]["HouseConsignment"][0]["ConsignmentItem"] = [
        columns.compose(answers) | numbers
    ]

    read = codec.from_json("CC015C", body).Consignment.HouseConsignment[0].ConsignmentItem[0]

    assert structure.struct_of(columns.compose(answers) | numbers, columns.ITEM) == read


@given(
    st.decimals(min_value=Decimal("0.01"), max_value=Decimal("9999999"), places=2).map(lambda one: f"{one:f}")
)
def test_a_decimal_comma_reaches_the_message_as_a_point(mass):
    item = columns.compose({"gross": mass.replace(".", ","), "net": mass})
    assert item["Commodity"]["GoodsMeasure"] == {"grossMass": mass, "netMass": mass}


def test_every_column_has_its_place_and_the_place_its_column():
    for column in columns.SINGLE:
        assert columns.place_of(column.path) == (column.name, 0, "")
    for rows in columns.ROWS:
        for field in rows.fields:
            number = 2 if rows.path == "Packaging" else 1
            assert columns.place_of(f"{rows.path}[{number}]/{field.path}") == (rows.name, 1, field.name)
    assert columns.place_of("Packaging[1]/typeOfPackages") == ("kind", 0, "")
    assert columns.place_of("Commodity/CommodityCode") == ("hs", 0, "")
    assert columns.place_of("goodsItemNumber") == ("", 0, "")


def test_the_columns_ask_for_every_value_of_an_item():
    """Nothing of the item in CC015C is without a question, but numbers that its place gives and what CATS does not take."""

    def leaves(group, path=""):
        for element in model.elements(group):
            here = f"{path}{element.name}"
            if element.group is None:
                yield here
            else:
                yield from leaves(element.content, f"{here}/")

    asked = {columns.plain(one.path) for one in columns.SINGLE}
    asked |= {f"{rows.path}/{one.path}" for rows in columns.ROWS for one in rows.fields}
    unasked = {
        path for path in leaves(columns.ITEM) if path not in asked and not path.endswith("sequenceNumber")
    }
    assert unasked == {
        "goodsItemNumber",
        "declarationGoodsItemNumber",
        "Commodity/CommodityCode/combinedNomenclatureCode",
    }


def test_carried_parts_stay_and_answers_stand_over_them():
    carried = {"Commodity": {"CommodityCode": {"combinedNomenclatureCode": "10"}}}
    item = columns.compose({"hs": "841370", "text": "Pump"}, carried)
    assert item["Commodity"]["CommodityCode"] == {
        "combinedNomenclatureCode": "10",
        "harmonizedSystemSubHeadingCode": "841370",
    }
    assert carried == {"Commodity": {"CommodityCode": {"combinedNomenclatureCode": "10"}}}


@pytest.mark.parametrize("rule", OF_ONE_ITEM, ids=lambda rule: rule.code)
def test_the_rules_of_one_item_are_those_of_the_declaration(rule):
    from transit.rules.table import DECLARATION  # noqa: PLC0415

    assert type(rule) in {type(one) for one in DECLARATION}
