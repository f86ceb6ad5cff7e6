"""Valid messages of the demo world as structs, for examples and tests to change: cargo A from Tbilisi to Tashkent, its arrival and so on."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, TypeVar

from cats.specification import definitions as d

G = TypeVar("G")

PREPARED, LIMIT = "2026-11-22T10:00:00", "2026-12-02"
DEPARTURE, DESTINATION = "GEDM0001", "UZDM0006"
TRANSIT = ("AZDM0001", "KZDM0001", "UZDM0001")
HOLDER, CONSIGNEE = "GEDEMO0001", "UZDEMO0001"
GRN, ACCESS_CODE = "26GE0000DEMO00012", "DEMO"
MRN = "26GE000000000001J7"


def header(kind: str, sender: str = HOLDER, recipient: str = "NTA.GE") -> dict[str, Any]:
    """The six header fields."""
    return {
        "messageSender": sender,
        "messageRecipient": recipient,
        "preparationDateAndTime": PREPARED,
        "messageIdentification": "DEMO-0001",
        "messageType": kind,
    }


def item(
    number: int,
    code: str,
    text: str,
    packages: int | None,
    gross: str,
    net: str,
    kind: str = "CT",
    in_house: int | None = None,
    marks: str = "DEMO",
) -> d.ConsignmentItemType015:
    """One goods item; `packages` None for bulk."""
    return d.ConsignmentItemType015(
        goodsItemNumber=in_house or number,
        declarationGoodsItemNumber=number,
        Commodity=d.CommodityType015(
            descriptionOfGoods=text,
            CommodityCode=d.CommodityCodeType015(harmonizedSystemSubHeadingCode=code),
            GoodsMeasure=d.GoodsMeasureType015(grossMass=Decimal(gross), netMass=Decimal(net)),
        ),
        Packaging=[
            d.PackagingType015(
                sequenceNumber=1, typeOfPackages=kind, numberOfPackages=packages, shippingMarks=marks
            )
        ],
    )


def house(number: int, mass: str, *items: d.ConsignmentItemType015) -> d.HouseConsignmentType015:
    """One house consignment."""
    return d.HouseConsignmentType015(
        sequenceNumber=number, grossMass=Decimal(mass), ConsignmentItem=list(items)
    )


def means(number: int, kind: str, name: str, nationality: str = "GE") -> d.DepartureTransportMeansType015:
    """A means of transport at departure of the consignment."""
    return d.DepartureTransportMeansType015(
        sequenceNumber=number, typeOfIdentification=kind, identificationNumber=name, nationality=nationality
    )


def equipment(
    number: int, container: str | None = None, seals: Iterable[str] = (), goods: Iterable[int] = ()
) -> d.TransportEquipmentType015:
    """A transport equipment with its seals and goods references."""
    marks = list(seals)
    return d.TransportEquipmentType015(
        sequenceNumber=number,
        containerIdentificationNumber=container,
        numberOfSeals=len(marks),
        Seal=[d.SealType015(sequenceNumber=n, identifier=mark) for n, mark in enumerate(marks, 1)],
        GoodsReference=[
            d.GoodsReferenceType015(sequenceNumber=n, declarationGoodsItemNumber=goods_item)
            for n, goods_item in enumerate(goods, 1)
        ],
    )


def document(group: type[G], number: int, kind: str, reference: str) -> G:
    """A supporting, transport or previous document."""
    build: Any = group
    made: G = build(sequenceNumber=number, type=kind, referenceNumber=reference)
    return made


def guarantee(
    number: int = 1, kind: str = "1", grn: str = GRN, amount: str | None = "23078.40", currency: str = "USD"
) -> d.GuaranteeType015:
    """A guarantee with one reference."""
    return d.GuaranteeType015(
        sequenceNumber=number,
        guaranteeType=kind,
        GuaranteeReference=[
            d.GuaranteeReferenceType015(
                sequenceNumber=1,
                GRN=grn,
                accessCode=ACCESS_CODE,
                amountToBeCovered=Decimal(amount) if amount else None,
                currency=currency if amount else None,
            )
        ],
    )


def consignee(
    number: str = CONSIGNEE, name: str = "Demo Turon Savdo MChJ", city: str = "Tashkent", country: str = "UZ"
) -> d.ConsigneeType015:
    """A consignee of another country, who is known here by name and address only."""
    address = d.AddressType015(streetAndNumber="1 Demo Lane", postcode="100000", city=city, country=country)
    return d.ConsigneeType015(identificationNumber=number, name=name, Address=address)


def transit_offices(*codes: str) -> list[d.CustomsOfficeOfTransitDeclaredType015]:
    """Declared offices of transit in order."""
    return [
        d.CustomsOfficeOfTransitDeclaredType015(sequenceNumber=n, referenceNumber=code)
        for n, code in enumerate(codes, 1)
    ]


def cargo_a() -> d.CC015C:
    """Wine and hazelnuts by lorry and trailer, two seals, standard procedure: valid as it stands."""
    wine = item(1, "220421", "Wine in bottles of 0.75 l", 1000, "15600", "9000", marks="KOLKHETI 1-1000")
    nuts = item(2, "080222", "Hazelnuts, shelled", 120, "3060", "3000", kind="BG", marks="KOLKHETI N 1-120")
    return d.CC015C(
        **header("CC015C"),
        TransitOperation=d.TransitOperationType015(
            LRN="DEMO-A-0001",
            declarationType="T1",
            additionalDeclarationType="A",
            security="0",
            reducedDatasetIndicator="0",
            bindingItinerary="0",
        ),
        CustomsOfficeOfDeparture=d.CustomsOfficeOfDepartureType015(referenceNumber=DEPARTURE),
        CustomsOfficeOfDestinationDeclared=d.CustomsOfficeOfDestinationDeclaredType015(
            referenceNumber=DESTINATION
        ),
        CustomsOfficeOfTransitDeclared=transit_offices(*TRANSIT),
        HolderOfTheTransitProcedure=d.HolderOfTheTransitProcedureType015(identificationNumber=HOLDER),
        Guarantee=[guarantee()],
        Consignment=_consignment(wine, nuts),
    )


def simplified(message: d.CC015C) -> d.CC015C:
    """The same under authorisation C521: from the authorised place, with a limit date."""
    message.TransitOperation.limitDate = LIMIT
    message.Authorisation = [
        d.AuthorisationType015(sequenceNumber=1, type="C521", referenceNumber="GEACRDEMO0001")
    ]
    message.Consignment.LocationOfGoods = d.LocationOfGoodsType015(
        typeOfLocation="B", qualifierOfIdentification="Y", authorisationNumber="GEACRDEMO0001"
    )
    return message


def arrival() -> d.CC007C:
    """An ordinary arrival notification of cargo A at Tashkent."""
    return d.CC007C(
        **header("CC007C", CONSIGNEE, "NTA.UZ"),
        TransitOperation=d.TransitOperationType007(
            MRN=MRN,
            arrivalNotificationDateAndTime="2026-11-22T11:00:00",
            simplifiedProcedure="0",
            incidentFlag="0",
        ),
        CustomsOfficeOfDestinationActual=d.CustomsOfficeOfDestinationActualType(referenceNumber=DESTINATION),
        TraderAtDestination=d.TraderAtDestinationType007(identificationNumber=CONSIGNEE),
        Consignment=d.ConsignmentType007(
            LocationOfGoods=d.LocationOfGoodsType007(
                typeOfLocation="A",
                qualifierOfIdentification="V",
                CustomsOffice=d.CustomsOfficeType007(referenceNumber=DESTINATION),
            )
        ),
    )


def unloading() -> d.CC044C:
    """Conforming unloading remarks of cargo A."""
    return d.CC044C(
        **header("CC044C", CONSIGNEE, "NTA.UZ"),
        TransitOperation=d.TransitOperationType044(MRN=MRN),
        CustomsOfficeOfDestinationActual=d.CustomsOfficeOfDestinationActualType(referenceNumber=DESTINATION),
        TraderAtDestination=d.TraderAtDestinationType044(identificationNumber=CONSIGNEE),
        UnloadingRemark=d.UnloadingRemarkType(
            conform="1", unloadingCompletion="1", unloadingDate="2026-11-22", stateOfSeals="1"
        ),
    )


def control_result() -> d.CD018C:
    """Satisfactory control results of cargo A at Tashkent."""
    return d.CD018C(
        **header("CD018C", "NTA.UZ", "NTA.GE"),
        TransitOperation=d.TransitOperationType018(MRN=MRN, bindingItinerary="0"),
        CustomsOfficeOfDeparture=d.CustomsOfficeOfDepartureType004(referenceNumber=DEPARTURE),
        CustomsOfficeOfDestinationActual=d.CustomsOfficeOfDestinationActualType(referenceNumber=DESTINATION),
        ControlResult=d.ControlResultType018(code="A1", date="2026-11-22", stateOfSeals="1"),
    )


def amendment(declaration: d.CC015C) -> d.CC013C:
    """An amendment of the guarantee of a declaration that has an MRN."""
    operation = {name: getattr(declaration.TransitOperation, name) for name in _OPERATION}
    parts = {name: getattr(declaration, name) for name in _PARTS}
    return d.CC013C(
        **header("CC013C"),
        TransitOperation=d.TransitOperationType013(MRN=MRN, amendmentTypeFlag="1", **operation),
        Guarantee=[
            d.GuaranteeType013(
                sequenceNumber=one.sequenceNumber,
                guaranteeType=one.guaranteeType,
                GuaranteeReference=[
                    d.GuaranteeReferenceType015(
                        **{name: getattr(reference, name) for name in reference.__struct_fields__}
                    )
                    for reference in one.GuaranteeReference
                ],
            )
            for one in declaration.Guarantee
        ],
        **parts,
    )


def invalidation() -> d.CC014C:
    """A holder's request for invalidation before release."""
    return d.CC014C(
        **header("CC014C"),
        TransitOperation=d.TransitOperationType014(MRN=MRN),
        Invalidation=d.InvalidationType014(
            requestDateAndTime=PREPARED, initiatedByCustoms="0", justification="The buyer withdrew."
        ),
        CustomsOfficeOfDeparture=d.CustomsOfficeOfDepartureType004(referenceNumber=DEPARTURE),
        HolderOfTheTransitProcedure=d.HolderOfTheTransitProcedureType014(identificationNumber=HOLDER),
    )


def _consignment(*items: d.ConsignmentItemType015) -> d.ConsignmentType015:
    return d.ConsignmentType015(
        countryOfDispatch="GE",
        countryOfDestination="UZ",
        containerIndicator="0",
        inlandModeOfTransport="3",
        modeOfTransportAtTheBorder="3",
        grossMass=Decimal("18660"),
        referenceNumberUCR="DEMO-UCR-A-0001",
        Consignor=d.ConsignorType015(identificationNumber=HOLDER),
        Consignee=consignee(),
        TransportEquipment=[equipment(1, None, ("DEMO-GE-000101", "DEMO-GE-000102"), (1, 2))],
        LocationOfGoods=d.LocationOfGoodsType015(
            typeOfLocation="A",
            qualifierOfIdentification="V",
            CustomsOffice=d.CustomsOfficeType015(referenceNumber=DEPARTURE),
        ),
        DepartureTransportMeans=[means(1, "30", "DM-101-GE"), means(2, "31", "DM-201-GE")],
        PlaceOfLoading=d.PlaceOfLoadingType015(country="GE", location="Tbilisi"),
        SupportingDocument=[document(d.SupportingDocumentType015, 1, "N380", "DEMO-INV-0001")],
        TransportDocument=[document(d.TransportDocumentType015, 1, "N730", "DEMO-CMR-0001")],
        HouseConsignment=[house(1, "18660", *items)],
    )


_OPERATION = (
    "declarationType",
    "additionalDeclarationType",
    "security",
    "reducedDatasetIndicator",
    "bindingItinerary",
    "limitDate",
)
_PARTS = (
    "Authorisation",
    "CustomsOfficeOfDeparture",
    "CustomsOfficeOfDestinationDeclared",
    "CustomsOfficeOfTransitDeclared",
    "HolderOfTheTransitProcedure",
    "Representative",
    "Consignment",
)
