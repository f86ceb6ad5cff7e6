"""Groups carried over into other messages: everything that both know, nothing else, and every gap by its name."""

from decimal import Decimal

import pytest

from cats.specification import definitions as d
from tests.transit import world
from transit.messages.projection import Incomplete, project


def test_groups_of_other_types_are_carried_field_by_field():
    declared = world.consignment()

    carried = project(d.ConsignmentType029, declared)

    item = carried.HouseConsignment[0].ConsignmentItem[0]
    assert type(item) is d.ConsignmentItemType029
    assert item.Commodity.descriptionOfGoods == "Wine of fresh grapes, bottled"
    assert carried.grossMass == Decimal("18660")


def test_what_the_target_does_not_know_is_left_out():
    operation = world.declaration("LRN-9").TransitOperation

    assert project(d.TransitOperationType928, operation) == d.TransitOperationType928(LRN="LRN-9")


def test_everything_that_is_missing_is_named_at_once():
    declared = world.consignment()
    declared.containerIndicator = None
    declared.PlaceOfLoading = None
    declared.HouseConsignment[0].ConsignmentItem[1].Commodity.GoodsMeasure = None

    with pytest.raises(Incomplete) as incomplete:
        project(d.ConsignmentType029, declared)

    assert incomplete.value.pointers == [
        "containerIndicator",
        "PlaceOfLoading",
        "HouseConsignment[1]/ConsignmentItem[2]/Commodity/GoodsMeasure",
    ]
