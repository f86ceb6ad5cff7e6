"""A declaration becomes a draft and the draft the same declaration."""

from pathlib import Path

import pytest

from cats.specification import codec
from cats.tenancy.scope import scope
from transit.drafts import compose, decompose
from transit.messages.secrets import without_access_codes
from transit.models import Draft, DraftItem

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.xml"))


def round_trip(message):
    parts = decompose.decompose(message)
    draft = Draft(
        operator="GEDEMO0001", lrn=message.TransitOperation.LRN, answers=parts.answers, carried=parts.carried
    )
    items = [
        DraftItem(position=n, house=one.house, answers=one.answers, carried=one.carried)
        for n, one in enumerate(parts.items, 1)
    ]
    return parts, codec.from_json("CC015C", compose.compose(draft, items).document)


def content(message):
    body = codec.to_json(without_access_codes(message))["CC015C"]
    return {name: value for name, value in body.items() if name not in decompose.HEADER}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_copy_loses_nothing(cast, path):
    message = codec.decode(path.read_bytes())

    with scope("GE"):
        _, again = round_trip(message)

    assert content(again) == content(message)


def test_what_no_form_has_is_carried_and_the_rest_is_answered(cast):
    with scope("GE"):
        houses, _ = round_trip(codec.decode(SAMPLES[3].read_bytes()))
        plain, _ = round_trip(codec.decode(SAMPLES[0].read_bytes()))

    assert len(houses.carried["Consignment"]["HouseConsignment"]) == 3
    assert plain.carried == {}
    assert {item.house for item in houses.items} == {1, 2, 3}
