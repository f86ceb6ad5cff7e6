"""A trader's program that knows CATS by its published schemas alone: `public_client.py ADDRESS HOST CLIENT SECRET ACCESS_CODE`.

Its classes are those that xsdata made of `docs/specification/xsd/cats.xsd`, on the path as `messages`. It lodges a
declaration and a second one with an unknown code, waits for the answers, and prints what 028 and 056 say as JSON.
"""

import json
import sys
import time
import urllib.parse
import urllib.request
import uuid

import messages as m
from xsdata.formats.dataclass.parsers import XmlParser
from xsdata.formats.dataclass.serializers import XmlSerializer

ADDRESS, HOST, CLIENT, SECRET, ACCESS_CODE = sys.argv[1:]
PATIENCE = 60
NAMES = {"c": "urn:carec:cats:ice:1"}


def ask(path, data=None, **headers):
    """One request; the body of its answer."""
    request = urllib.request.Request(ADDRESS + path, data, {"Host": HOST, **headers})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return answer.read()


def token():
    form = {"grant_type": "client_credentials", "client_id": CLIENT, "client_secret": SECRET}
    return json.loads(ask("/oauth/token/", urllib.parse.urlencode(form).encode()))["access_token"]


def declaration(lrn, declaration_type="T1"):
    """One lorry with tea from Tbilisi to Tashkent."""
    return m.Cc015C(
        message_sender="GEDEMO0001",
        message_recipient="NTA.GE",
        preparation_date_and_time=time.strftime("%Y-%m-%dT%H:%M:%S"),
        message_identification=uuid.uuid4().hex,
        message_type="CC015C",
        transit_operation=m.TransitOperationType015(
            lrn=lrn,
            declaration_type=declaration_type,
            additional_declaration_type="A",
            security="0",
            reduced_dataset_indicator="0",
            binding_itinerary="0",
        ),
        customs_office_of_departure=m.CustomsOfficeOfDepartureType015(reference_number="GEDM0001"),
        customs_office_of_destination_declared=m.CustomsOfficeOfDestinationDeclaredType015(
            reference_number="UZDM0006"
        ),
        customs_office_of_transit_declared=[
            m.CustomsOfficeOfTransitDeclaredType015(sequence_number=str(number), reference_number=office)
            for number, office in enumerate(("AZDM0001", "KZDM0001", "UZDM0001"), 1)
        ],
        holder_of_the_transit_procedure=m.HolderOfTheTransitProcedureType015(
            identification_number="GEDEMO0001"
        ),
        guarantee=[
            m.GuaranteeType015(
                sequence_number="1",
                guarantee_type="1",
                guarantee_reference=[
                    m.GuaranteeReferenceType015(
                        sequence_number="1",
                        grn="26GE0000DEMO00012",
                        access_code=ACCESS_CODE,
                        amount_to_be_covered="1000.00",
                        currency="USD",
                    )
                ],
            )
        ],
        consignment=consignment(),
    )


def consignment():
    return m.ConsignmentType015(
        country_of_dispatch="GE",
        country_of_destination="UZ",
        container_indicator="0",
        inland_mode_of_transport="3",
        mode_of_transport_at_the_border="3",
        gross_mass="1200",
        consignor=m.ConsignorType015(identification_number="GEDEMO0001"),
        consignee=m.ConsigneeType015(
            identification_number="UZDEMO0001",
            name="Demo Turon Savdo MChJ",
            address=m.AddressType015(
                street_and_number="1 Demo Lane", postcode="100000", city="Tashkent", country="UZ"
            ),
        ),
        location_of_goods=m.LocationOfGoodsType015(
            type_of_location="A",
            qualifier_of_identification="V",
            customs_office=m.CustomsOfficeType015(reference_number="GEDM0001"),
        ),
        departure_transport_means=[
            m.DepartureTransportMeansType015(
                sequence_number="1",
                type_of_identification="30",
                identification_number="DM-901-GE",
                nationality="GE",
            )
        ],
        place_of_loading=m.PlaceOfLoadingType015(country="GE", location="Tbilisi"),
        transport_document=[
            m.TransportDocumentType015(sequence_number="1", type_value="N730", reference_number="DEMO-CMR-9")
        ],
        house_consignment=[
            m.HouseConsignmentType015(sequence_number="1", gross_mass="1200", consignment_item=[item()])
        ],
    )


def item():
    return m.ConsignmentItemType015(
        goods_item_number="1",
        declaration_goods_item_number="1",
        commodity=m.CommodityType015(
            description_of_goods="Black tea in chests",
            commodity_code=m.CommodityCodeType015(harmonized_system_sub_heading_code="090240"),
            goods_measure=m.GoodsMeasureType015(gross_mass="1200", net_mass="1000"),
        ),
        packaging=[
            m.PackagingType015(
                sequence_number="1", type_of_packages="CH", number_of_packages="60", shipping_marks="TEA 1-60"
            )
        ],
    )


def exchanged(bearer, document, answer):
    """Lodges a declaration and waits for an answer of that class to it; the answer as its class reads it."""
    content = XmlSerializer().render(document, ns_map=NAMES).encode()
    ask("/api/v1/declarations", content, **bearer, **{"Content-Type": "application/xml"})
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        letters = json.loads(ask("/api/v1/mailbox", **bearer))["items"]
        for letter in letters:
            wanted = letter["type"] == answer.Meta.name
            if wanted and letter["correlation_identifier"] == document.message_identification:
                return XmlParser().from_bytes(ask(letter["links"]["body"], **bearer), answer)
        time.sleep(0.5)
    raise SystemExit(f"no {answer.Meta.name} came within {PATIENCE} seconds")


def main():
    bearer = {"Authorization": f"Bearer {token()}"}
    serial = uuid.uuid4().hex[:12].upper()
    accepted = exchanged(bearer, declaration(f"XSD-{serial}-1"), m.Cc028C)
    refused = exchanged(bearer, declaration(f"XSD-{serial}-2", declaration_type="T9"), m.Cc056C)
    told = {
        "lrn": accepted.transit_operation.lrn == f"XSD-{serial}-1",
        "mrn": accepted.transit_operation.mrn,
        "errors": [
            [one.error_pointer, one.error_code, one.error_reason, one.original_attribute_value]
            for one in refused.functional_error
        ],
    }
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
