"""Every kind of pointer leads to its question; what leads nowhere says so."""

from pathlib import Path

import pytest

from cats.specification import codec, model
from cats.specification.definitions import CC015C
from cats.tenancy.scope import scope
from tests.transit.drafts.test_compose import SAMPLES
from transit.drafts import compose, decompose, fields
from transit.drafts.pointers import Place, place_of
from transit.drafts.sections import FORMS
from transit.models import Draft, DraftItem

HOUSE = "/CC015C/Consignment/HouseConsignment[1]/ConsignmentItem[2]"


@pytest.fixture
def composed(cast):
    message = codec.decode(Path(SAMPLES[0]).read_bytes())
    parts = decompose.decompose(message)
    answers = parts.answers
    answers["documents"]["supporting"] = [
        {"type": "N380", "number": "FOR-TWO", "items": "2"},
        *answers["documents"]["supporting"],
    ]
    draft = Draft(operator="GEDEMO0001", lrn="X", answers=answers, carried=parts.carried)
    items = [
        DraftItem(position=n, house=one.house, answers=one.answers, carried=one.carried)
        for n, one in enumerate(parts.items, 1)
    ]
    with scope("GE"):
        return compose.compose(draft, items)


@pytest.mark.parametrize(
    ("pointer", "place"),
    [
        ("/CC015C/TransitOperation/declarationType", Place("kind", "type")),
        ("/CC015C/TransitOperation/limitDate", Place("route", "limit")),
        ("/CC015C/TransitOperation/LRN", Place("kind")),
        ("/CC015C/Authorisation[1]/type", Place("kind", "type", "authorisations", -1)),
        ("/CC015C/HolderOfTheTransitProcedure/identificationNumber", Place("parties", "holder_number")),
        ("/CC015C/Consignment/Consignee", Place("parties", "consignee_number")),
        ("/CC015C/CustomsOfficeOfTransitDeclared[2]/referenceNumber", Place("route", "office", "offices", 1)),
        ("/CC015C/CustomsOfficeOfTransitDeclared[1]", Place("route", "", "offices", 0)),
        ("/CC015C/Consignment/LocationOfGoods/GNSS", Place("route", "place_latitude")),
        ("/CC015C/Consignment/TransportEquipment[1]/numberOfSeals", Place("transport", "", "equipment", 0)),
        (
            "/CC015C/Consignment/TransportEquipment[1]/Seal[2]/identifier",
            Place("transport", "seals", "equipment", 0),
        ),
        (
            "/CC015C/Consignment/DepartureTransportMeans[2]/nationality",
            Place("transport", "nationality", "means", 1),
        ),
        (
            "/CC015C/Guarantee[1]/GuaranteeReference[1]/accessCode",
            Place("guarantee", "code", "guarantees", 0),
        ),
        ("/CC015C/Guarantee[1]/guaranteeType", Place("guarantee", "type", "guarantees", 0)),
        ("/CC015C/Consignment/SupportingDocument[1]/type", Place("documents", "type", "supporting", 1)),
        (f"{HOUSE}/SupportingDocument[1]/referenceNumber", Place("documents", "number", "supporting", 0, 2)),
        (f"{HOUSE}/Commodity/GoodsMeasure/grossMass", Place("goods", "gross", item=2)),
        (f"{HOUSE}/Packaging[1]/typeOfPackages", Place("goods", "kind", item=2)),
        (HOUSE, Place("goods", item=2)),
        ("/CC015C/Consignment/HouseConsignment[1]/grossMass", Place("goods")),
        ("/CC015C", Place()),
        ("/", Place()),
        ("/CC015C/messageSender", Place()),
        ("garbage [[", Place()),
    ],
)
def test_a_pointer_leads_to_its_question(composed, pointer, place):
    assert place_of(pointer, composed) == place


def test_every_field_is_an_element_of_the_definition_and_leads_back_to_itself(composed):
    for section in FORMS:
        for one in section.fields:
            assert fields.element_at(CC015C, one.path).format is not None, one.path
            assert place_of(f"/CC015C/{one.path}", composed) == Place(section.code, one.name)
        for rows in section.rows:
            group = rows.element().content
            assert rows.element().many
            assert all(one.element(group).format for one in rows.fields if one.path)


def test_every_group_of_the_declaration_leads_to_a_section(composed):
    header = {"messageSender", "messageRecipient", "preparationDateAndTime", "messageIdentification"}
    header |= {"messageType", "correlationIdentifier"}
    lost = [
        element.name
        for element in model.elements(CC015C)
        if element.name not in header and not place_of(f"/CC015C/{element.name}", composed).section
    ]
    consignment = model.by_name(CC015C)["Consignment"].content
    lost += [
        element.name
        for element in model.elements(consignment)
        if not place_of(f"/CC015C/Consignment/{element.name}", composed).section
    ]

    assert lost == []
