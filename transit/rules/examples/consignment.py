"""Examples of rules on transport, places and goods of a declaration; long, since it is one table."""

from decimal import Decimal
from typing import Any

from cats.specification import definitions as d
from transit.rules.examples import messages as make
from transit.rules.examples.cases import Case, Put, accepts, put, refuses
from transit.rules.examples.declaration import (
    AT_HOUSE,
    AT_ITEM,
    AT_ITEM_2,
    BROKEN,
    HOUSE,
    ITEM,
    MISSING,
    UNWANTED,
    authorisation,
    consignment,
    operation,
    route,
    second_house,
)

ITEM_2 = f"{HOUSE}.ConsignmentItem[1]"
EQUIPMENT, AT_EQUIPMENT = "Consignment.TransportEquipment[0]", "Consignment/TransportEquipment[1]"
LOCATION = "Consignment/LocationOfGoods"
CONTAINER = "DEMU1234567"


def equipment(*groups: d.TransportEquipmentType015) -> Put:
    return consignment("TransportEquipment", list(groups))


def means(*kinds: str) -> Put:
    return consignment(
        "DepartureTransportMeans", [make.means(n, kind, f"DM-{n}-GE") for n, kind in enumerate(kinds, 1)]
    )


def border(*offices: str, kind: str = "30", number: str = "DM-101-GE", flight: str | None = None) -> Put:
    return consignment(
        "ActiveBorderTransportMeans",
        [
            d.ActiveBorderTransportMeansType015(
                sequenceNumber=n,
                customsOfficeAtBorderReferenceNumber=office,
                typeOfIdentification=kind,
                identificationNumber=number,
                nationality="GE",
                conveyanceReferenceNumber=flight,
            )
            for n, office in enumerate(offices, 1)
        ],
    )


def location(qualifier: str, **parts: Any) -> Put:
    return consignment(
        "LocationOfGoods",
        d.LocationOfGoodsType015(typeOfLocation="A", qualifierOfIdentification=qualifier, **parts),
    )


def loading(**parts: str) -> Put:
    return consignment("PlaceOfLoading", d.PlaceOfLoadingType015(**parts))


def packages(item: str, kind: str, number: int | None, marks: str | None = "DEMO") -> Put:
    return put(
        f"{item}.Packaging",
        [
            d.PackagingType015(
                sequenceNumber=1, typeOfPackages=kind, numberOfPackages=number, shippingMarks=marks
            )
        ],
    )


def packed_along(message: d.CC015C) -> None:
    """The second item travels in the packages of the first."""
    packages(ITEM_2, "CT", 0, "KOLKHETI 1-1000")(message)
    put(f"{ITEM_2}.Commodity.GoodsMeasure.grossMass", Decimal(0))(message)
    put(f"{ITEM_2}.Commodity.GoodsMeasure.netMass", None)(message)


def more_packages(message: d.CC015C) -> None:
    """The second item has four bags besides."""
    message.Consignment.HouseConsignment[0].ConsignmentItem[1].Packaging.append(
        d.PackagingType015(sequenceNumber=2, typeOfPackages="BG", numberOfPackages=4, shippingMarks="X")
    )


def by_house(message: d.CC015C) -> None:
    """The means of transport stand at the house consignment."""
    message.Consignment.DepartureTransportMeans = []
    message.Consignment.HouseConsignment[0].DepartureTransportMeans = [
        d.DepartureTransportMeansType015B(
            sequenceNumber=1, typeOfIdentification="30", identificationNumber="DM-101-GE", nationality="GE"
        )
    ]


def excise(reference: str | None) -> Put:
    return put(
        f"{ITEM}.AdditionalReference",
        [d.AdditionalReferenceType015B(sequenceNumber=1, type="C651", referenceNumber=reference)],
    )


def information(path: str, group: Any) -> Put:
    return put(f"{path}.AdditionalInformation", [group(sequenceNumber=1, code="30600")])


CHARGES = d.TransportChargesType(methodOfPayment="A")
EXPORT = put(
    f"{HOUSE}.PreviousDocument",
    [d.PreviousDocumentType015B(sequenceNumber=1, type="N830", referenceNumber="X")],
)
NET, AT_NET = f"{ITEM}.Commodity.GoodsMeasure.netMass", f"{AT_ITEM}/Commodity/GoodsMeasure/netMass"
AT_GROSS = f"{AT_ITEM}/Commodity/GoodsMeasure/grossMass"

CASES: list[Case] = [
    accepts("C0822"),
    refuses(
        "C0822", consignment("containerIndicator", None), at="Consignment/containerIndicator", code=MISSING
    ),
    accepts("C0823", equipment()),
    refuses("C0823", consignment("containerIndicator", "1"), equipment(), at=AT_EQUIPMENT, code=MISSING),
    refuses("C0823", consignment("containerIndicator", None), at=AT_EQUIPMENT, code=UNWANTED),
    accepts("C0055", consignment("containerIndicator", "1"), equipment(make.equipment(1, CONTAINER))),
    refuses(
        "C0055",
        consignment("containerIndicator", "1"),
        at=f"{AT_EQUIPMENT}/containerIdentificationNumber",
        code=MISSING,
    ),
    refuses(
        "C0055",
        put(f"{EQUIPMENT}.containerIdentificationNumber", CONTAINER),
        at=f"{AT_EQUIPMENT}/containerIdentificationNumber",
        code=UNWANTED,
    ),
    accepts("C0569", equipment(make.equipment(1, CONTAINER))),
    refuses("C0569", put(f"{EQUIPMENT}.Seal", []), at=f"{AT_EQUIPMENT}/Seal[1]", code=MISSING),
    refuses("C0569", put(f"{EQUIPMENT}.numberOfSeals", 0), at=f"{AT_EQUIPMENT}/Seal[1]", code=UNWANTED),
    accepts("R0106"),
    refuses("R0106", put(f"{EQUIPMENT}.numberOfSeals", 3), at=f"{AT_EQUIPMENT}/numberOfSeals", code=BROKEN),
    accepts("R0107"),
    refuses(
        "R0107",
        put(f"{EQUIPMENT}.Seal[1].identifier", "DEMO-GE-000101"),
        at=f"{AT_EQUIPMENT}/Seal[2]/identifier",
        code=BROKEN,
    ),
    accepts("R0448", equipment(make.equipment(1, CONTAINER))),
    refuses("R0448", equipment(make.equipment(1)), at=f"{AT_EQUIPMENT}/numberOfSeals", code=BROKEN),
    accepts("R0165", authorisation("C523", "GESSEDEMO0001")),
    refuses(
        "R0165",
        authorisation("C523", "GESSEDEMO0001"),
        equipment(make.equipment(1, CONTAINER)),
        at=f"{AT_EQUIPMENT}/numberOfSeals",
        code=BROKEN,
    ),
    accepts("C0670", equipment(make.equipment(1, CONTAINER))),
    refuses(
        "C0670", put(f"{EQUIPMENT}.GoodsReference", []), at=f"{AT_EQUIPMENT}/GoodsReference[1]", code=MISSING
    ),
    accepts("G0006"),
    refuses(
        "G0006",
        put(f"{EQUIPMENT}.GoodsReference[1].declarationGoodsItemNumber", 3),
        at=f"{AT_EQUIPMENT}/GoodsReference[2]/declarationGoodsItemNumber",
        code=BROKEN,
    ),
    refuses(
        "G0006",
        put(f"{EQUIPMENT}.GoodsReference[1].declarationGoodsItemNumber", 1),
        at=f"{AT_EQUIPMENT}/GoodsReference[2]/declarationGoodsItemNumber",
        code=BROKEN,
    ),
    accepts("C0826", by_house),
    refuses(
        "C0826",
        consignment("inlandModeOfTransport", "5"),
        at="Consignment/DepartureTransportMeans[1]",
        code=UNWANTED,
    ),
    refuses(
        "C0826",
        by_house,
        means("30"),
        at=f"{AT_HOUSE}/DepartureTransportMeans[1]",
        code=UNWANTED,
    ),
    accepts("G0119", means(), consignment("containerIndicator", "1")),
    refuses("G0119", means(), at="Consignment/DepartureTransportMeans[1]", code=MISSING),
    refuses(
        "G0119",
        second_house,
        by_house,
        at="Consignment/HouseConsignment[2]/DepartureTransportMeans[1]",
        code=MISSING,
    ),
    accepts("R0855", means("30", "31", "31")),
    accepts("R0855", consignment("inlandModeOfTransport", "2"), means("20", "20", "20", "20", "20")),
    refuses("R0855", means("30", "31", "31", "31"), at="Consignment/DepartureTransportMeans[4]", code=BROKEN),
    refuses(
        "R0855",
        consignment("inlandModeOfTransport", None),
        at="Consignment/DepartureTransportMeans[2]",
        code=BROKEN,
    ),
    accepts("R0472", consignment("inlandModeOfTransport", "2"), means("20")),
    refuses(
        "R0472",
        consignment("inlandModeOfTransport", "1"),
        means("20"),
        at="Consignment/DepartureTransportMeans[1]/typeOfIdentification",
        code=BROKEN,
    ),
    accepts("R0474"),
    refuses(
        "R0474", means("31"), at="Consignment/DepartureTransportMeans[1]/typeOfIdentification", code=BROKEN
    ),
    accepts("R0476"),
    refuses(
        "R0476",
        means("30", "30"),
        at="Consignment/DepartureTransportMeans[2]/typeOfIdentification",
        code=BROKEN,
    ),
    accepts("R0473", consignment("inlandModeOfTransport", "1"), means("11")),
    refuses(
        "R0473",
        put("Consignment.DepartureTransportMeans[0].identificationNumber", "dm-101-ge"),
        at="Consignment/DepartureTransportMeans[1]/identificationNumber",
        code=BROKEN,
    ),
    accepts("R0076", border("AZDM0001", kind="11", number="Ferry")),
    refuses(
        "R0076",
        border("AZDM0001", number="dm"),
        at="Consignment/ActiveBorderTransportMeans[1]/identificationNumber",
        code=BROKEN,
    ),
    accepts("C0599", operation("security", "2")),
    refuses(
        "C0599",
        operation("security", "2"),
        consignment("modeOfTransportAtTheBorder", None),
        at="Consignment/modeOfTransportAtTheBorder",
        code=MISSING,
    ),
    accepts("C0806", operation("security", "1"), border("AZDM0001")),
    refuses(
        "C0806", operation("security", "1"), at="Consignment/ActiveBorderTransportMeans[1]", code=MISSING
    ),
    refuses(
        "C0806",
        consignment("modeOfTransportAtTheBorder", "5"),
        border("AZDM0001"),
        at="Consignment/ActiveBorderTransportMeans[1]",
        code=UNWANTED,
    ),
    accepts("R0789", border("AZDM0001", "UZDM0001")),
    refuses(
        "R0789",
        route(),
        border("AZDM0001", "UZDM0001"),
        at="Consignment/ActiveBorderTransportMeans[2]",
        code=BROKEN,
    ),
    accepts("G0789", border("KZDM0002")),
    refuses(
        "G0789",
        border("TMDM0001"),
        at="Consignment/ActiveBorderTransportMeans[1]/customsOfficeAtBorderReferenceNumber",
        code=BROKEN,
    ),
    accepts(
        "C0531",
        operation("security", "1"),
        consignment("modeOfTransportAtTheBorder", "4"),
        border("AZDM0001", kind="40", flight="J28123"),
    ),
    refuses(
        "C0531",
        operation("security", "1"),
        consignment("modeOfTransportAtTheBorder", "4"),
        border("AZDM0001", kind="40"),
        at="Consignment/ActiveBorderTransportMeans[1]/conveyanceReferenceNumber",
        code=MISSING,
    ),
    accepts("R0315", consignment("modeOfTransportAtTheBorder", "4"), border("AZDM0001", flight="J28123")),
    refuses(
        "R0315",
        consignment("modeOfTransportAtTheBorder", "4"),
        border("AZDM0001", flight="FLIGHT"),
        at="Consignment/ActiveBorderTransportMeans[1]/conveyanceReferenceNumber",
        code=BROKEN,
    ),
    accepts("C0710"),
    refuses("C0710", consignment("LocationOfGoods", None), at=LOCATION, code=MISSING),
    accepts("C0394", location("U", UNLocode="GETBS")),
    refuses("C0394", location("U"), at=f"{LOCATION}/UNLocode", code=MISSING),
    refuses(
        "C0394",
        location("U", UNLocode="GETBS", authorisationNumber="X"),
        at=f"{LOCATION}/authorisationNumber",
        code=UNWANTED,
    ),
    accepts("C0671", location("Y", authorisationNumber="X", additionalIdentifier="1")),
    refuses(
        "C0671",
        location("U", UNLocode="GETBS", additionalIdentifier="1"),
        at=f"{LOCATION}/additionalIdentifier",
        code=UNWANTED,
    ),
    accepts(
        "C0382",
        location(
            "T", PostcodeAddress=d.PostcodeAddressType015(houseNumber="1", postcode="0101", country="GE")
        ),
    ),
    refuses(
        "C0382",
        location("T", PostcodeAddress=d.PostcodeAddressType015(postcode="0101", country="GE")),
        at=f"{LOCATION}/PostcodeAddress/houseNumber",
        code=MISSING,
    ),
    accepts("CATS_031", make.simplified),
    refuses(
        "CATS_031",
        location("Y", authorisationNumber="GEACRDEMO9999"),
        at=f"{LOCATION}/authorisationNumber",
        code=BROKEN,
    ),
    accepts("CATS_032", loading(UNLocode="GETBS")),
    refuses("CATS_032", loading(UNLocode="ZZTBS"), at="Consignment/PlaceOfLoading/UNLocode", code=BROKEN),
    accepts("C0403", consignment("PlaceOfLoading", None)),
    refuses(
        "C0403",
        consignment("PlaceOfLoading", None),
        consignment("LocationOfGoods", None),
        at="Consignment/PlaceOfLoading",
        code=MISSING,
    ),
    accepts("C0387", loading(UNLocode="GETBS")),
    refuses("C0387", loading(country="GE"), at="Consignment/PlaceOfLoading/location", code=MISSING),
    accepts(
        "C0191",
        operation("security", "1"),
        consignment("PlaceOfUnloading", d.PlaceOfUnloadingType015(country="UZ", location="Tashkent")),
    ),
    refuses("C0191", operation("security", "1"), at="Consignment/PlaceOfUnloading", code=MISSING),
    refuses(
        "C0191",
        consignment("PlaceOfUnloading", d.PlaceOfUnloadingType015(country="UZ", location="Tashkent")),
        at="Consignment/PlaceOfUnloading",
        code=UNWANTED,
    ),
    accepts("C0186", operation("security", "1"), consignment("TransportCharges", CHARGES)),
    refuses(
        "C0186", consignment("TransportCharges", CHARGES), at="Consignment/TransportCharges", code=UNWANTED
    ),
    accepts("C0337", put(f"{HOUSE}.TransportCharges", CHARGES)),
    refuses(
        "C0337",
        consignment("TransportCharges", CHARGES),
        put(f"{HOUSE}.TransportCharges", CHARGES),
        at=f"{AT_HOUSE}/TransportCharges",
        code=UNWANTED,
    ),
    accepts("C0060", packages(ITEM, "VR", None, None), packages(ITEM_2, "NE", 3, None)),
    refuses("C0060", packages(ITEM, "VR", 5), at=f"{AT_ITEM}/Packaging[1]/numberOfPackages", code=UNWANTED),
    refuses("C0060", packages(ITEM, "NE", None), at=f"{AT_ITEM}/Packaging[1]/numberOfPackages", code=MISSING),
    refuses(
        "C0060",
        packages(ITEM, "CT", None, None),
        at=[f"{AT_ITEM}/Packaging[1]/numberOfPackages", f"{AT_ITEM}/Packaging[1]/shippingMarks"],
        code=MISSING,
    ),
    accepts("R0219", packed_along),
    refuses(
        "R0219",
        packed_along,
        more_packages,
        at=f"{AT_ITEM_2}/Packaging[2]/numberOfPackages",
        code=BROKEN,
    ),
    accepts("R0220", packed_along),
    refuses("R0220", packages(ITEM, "NE", 0), at=f"{AT_ITEM}/Packaging[1]/typeOfPackages", code=BROKEN),
    accepts("R0221", packed_along),
    refuses("R0221", packages(ITEM, "CT", 0), at=AT_GROSS, code=BROKEN),
    refuses("R0221", put(f"{ITEM}.Commodity.GoodsMeasure.grossMass", Decimal(0)), at=AT_GROSS, code=BROKEN),
    accepts("R0364", packed_along),
    refuses(
        "R0364",
        packages(ITEM_2, "CT", 0, "OTHER"),
        at=f"{AT_ITEM_2}/Packaging[1]/numberOfPackages",
        code=BROKEN,
    ),
    accepts("R0223", put(NET, Decimal("15600"))),
    refuses("R0223", put(NET, Decimal("15600.1")), at=AT_NET, code=BROKEN),
    accepts("R0983", put(f"{HOUSE}.grossMass", Decimal("18660.0"))),
    refuses("R0983", put(f"{HOUSE}.grossMass", Decimal("18659.9")), at=f"{AT_HOUSE}/grossMass", code=BROKEN),
    accepts("R0994", consignment("grossMass", Decimal("20000"))),
    refuses("R0994", consignment("grossMass", Decimal("18659.9")), at="Consignment/grossMass", code=BROKEN),
    accepts("C0153"),
    refuses(
        "C0153",
        put(f"{ITEM}.Commodity.CommodityCode", None),
        at=f"{AT_ITEM}/Commodity/CommodityCode",
        code=MISSING,
    ),
    accepts("C0821"),
    refuses(
        "C0821",
        put(f"{ITEM}.Commodity.CommodityCode.combinedNomenclatureCode", "10"),
        at=f"{AT_ITEM}/Commodity/CommodityCode/combinedNomenclatureCode",
        code=UNWANTED,
    ),
    accepts("C0837", EXPORT),
    refuses("C0837", EXPORT, put(NET, None), at=AT_NET, code=MISSING),
    refuses(
        "C0837",
        operation("reducedDatasetIndicator", "1"),
        put(f"{ITEM_2}.Commodity.GoodsMeasure.netMass", None),
        at=AT_NET,
        code=UNWANTED,
    ),
    accepts("C0298"),
    refuses(
        "C0298",
        put(
            f"{ITEM}.PreviousDocument",
            [
                d.PreviousDocumentType015C(
                    sequenceNumber=1, type="N337", referenceNumber="X", quantity=Decimal(5)
                )
            ],
        ),
        at=f"{AT_ITEM}/PreviousDocument[1]/measurementUnitAndQualifier",
        code=MISSING,
    ),
    accepts("C0015", excise("26ARC1")),
    refuses("C0015", excise(None), at=f"{AT_ITEM}/AdditionalReference[1]/referenceNumber", code=MISSING),
    accepts("R0023", excise("26ARC1")),
    refuses("R0023", excise("0"), at=f"{AT_ITEM}/AdditionalReference[1]/referenceNumber", code=BROKEN),
    accepts("R3060"),
    refuses(
        "R3060",
        information("Consignment", d.AdditionalInformationType015),
        at="Consignment/AdditionalInformation[1]/code",
        code=BROKEN,
    ),
    accepts("R3061"),
    refuses(
        "R3061",
        information(ITEM, d.AdditionalInformationType015C),
        at=f"{AT_ITEM}/AdditionalInformation[1]/code",
        code=BROKEN,
    ),
    accepts("R3062"),
    refuses(
        "R3062",
        information(HOUSE, d.AdditionalInformationType015B),
        at=f"{AT_HOUSE}/AdditionalInformation[1]/code",
        code=BROKEN,
    ),
]
