"""Examples of rules on what customs offices make and send: records, decisions, reports, messages on guarantees."""

from typing import Any

from cats.specification import definitions as d
from transit.rules.examples.cases import Case, Put, accepts, put, refuses
from transit.rules.examples.messages import MRN

MISSING, BROKEN, UNWANTED = "13", "14", "15"
OPERATION, CONSIGNMENT = "TransitOperation", "Consignment"
MEANS, BORDER = f"{CONSIGNMENT}.DepartureTransportMeans", "Consignment/ActiveBorderTransportMeans[1]"
REFERENCE, AT_REFERENCE = "Guarantee[0].GuaranteeReference[0]", "Guarantee[1]/GuaranteeReference[1]"
ITEM = "Consignment.HouseConsignment[0].ConsignmentItem[0]"
AT_ITEM = "Consignment/HouseConsignment[1]/ConsignmentItem[1]"
EQUIPMENT = "Consignment.TransportEquipment[0]"


def operation(name: str, value: Any) -> Put:
    return put(f"{OPERATION}.{name}", value)


def at_operation(name: str) -> str:
    return f"{OPERATION}/{name}"


def consignor_twice(message: Any) -> None:
    """The consignor stands at the house consignment as well."""
    message.Consignment.HouseConsignment[0].Consignor = message.Consignment.Consignor


def item_twice(message: Any) -> None:
    """The same item is reported on twice."""
    items = message.Consignment.HouseConsignment[0].ConsignmentItem
    items.append(items[0])


ACTIVE = d.ActiveBorderTransportMeansType001(
    sequenceNumber=1, typeOfIdentification="30", identificationNumber="DM-101-GE", nationality="GE"
)

RECORD: list[Case] = [
    accepts("C0029", operation("security", "1")),
    refuses(
        "C0029",
        operation("security", "1"),
        put(f"{CONSIGNMENT}.modeOfTransportAtTheBorder", None),
        at="Consignment/modeOfTransportAtTheBorder",
        code=MISSING,
    ),
    accepts("C0908", operation("security", "1"), put(f"{CONSIGNMENT}.ActiveBorderTransportMeans", [ACTIVE])),
    refuses("C0908", operation("security", "1"), at=BORDER, code=MISSING),
    refuses(
        "C0908",
        put(f"{CONSIGNMENT}.modeOfTransportAtTheBorder", "5"),
        put(f"{CONSIGNMENT}.ActiveBorderTransportMeans", [ACTIVE]),
        at=BORDER,
        code=UNWANTED,
    ),
    accepts("C0333"),
    refuses("C0333", put(MEANS, []), at="Consignment/DepartureTransportMeans[1]", code=MISSING),
    accepts("C0339"),
    refuses(
        "C0339",
        put(f"{CONSIGNMENT}.inlandModeOfTransport", "5"),
        at="Consignment/DepartureTransportMeans[1]",
        code=UNWANTED,
    ),
    accepts("C0349"),
    refuses("C0349", consignor_twice, at="Consignment/HouseConsignment[1]/Consignor", code=UNWANTED),
    accepts("C0813"),
    refuses(
        "C0813",
        put("RiskAnalysisIdentification", d.RiskAnalysisIdentificationType(code="X")),
        at="RiskAnalysisIdentification",
        code=UNWANTED,
    ),
    accepts("C0872", put(f"{CONSIGNMENT}.containerIndicator", "1")),
    refuses(
        "C0872",
        put(f"{CONSIGNMENT}.containerIndicator", "1"),
        put(f"{CONSIGNMENT}.TransportEquipment", []),
        at="Consignment/TransportEquipment[1]",
        code=MISSING,
    ),
    accepts("R0912", operation("declarationType", "TIR")),
    refuses(
        "R0912",
        operation("declarationType", "TIR"),
        put("ControlResult.code", "A3"),
        at="ControlResult/code",
        code=BROKEN,
    ),
    accepts("C0505"),
    refuses(
        "C0505",
        put("HolderOfTheTransitProcedure.Address.country", "UM"),
        put("HolderOfTheTransitProcedure.Address.postcode", None),
        at="HolderOfTheTransitProcedure/Address/postcode",
        code=MISSING,
    ),
]

RELEASE: list[Case] = [
    accepts("C0489"),
    refuses(
        "C0489",
        put(f"{CONSIGNMENT}.LocationOfGoods", None),
        at="Consignment/LocationOfGoods",
        code=MISSING,
    ),
    accepts("R0871"),
    refuses("R0871", operation("LRN", "DEMO-A-0002"), at=at_operation("LRN"), code=BROKEN),
    refuses(
        "R0871",
        put("CustomsOfficeOfTransitDeclared", []),
        at="CustomsOfficeOfTransitDeclared",
        code=BROKEN,
    ),
    accepts("R0910"),
    refuses("R0910", put("ControlResult.code", "A3"), at="ControlResult/code", code=BROKEN),
]

PERMISSION: list[Case] = [
    accepts("C0027"),
    refuses(
        "C0027",
        put("HolderOfTheTransitProcedure", None),
        at="HolderOfTheTransitProcedure",
        code=MISSING,
    ),
    refuses(
        "C0027",
        put("CTLControl", d.CTLControlType(continueUnloading=1)),
        put("Consignment", None),
        operation("declarationAcceptanceDate", None),
        at=[at_operation("declarationType"), "HolderOfTheTransitProcedure"],
        code=UNWANTED,
    ),
]

NOTICE: list[Case] = [
    accepts("C0451", put("TypeOfControls[0].type", "50"), put("TypeOfControls[0].text", "Scanner")),
    refuses("C0451", put("TypeOfControls[0].type", "50"), at="TypeOfControls[1]/text", code=MISSING),
    accepts("C0452"),
    refuses("C0452", put("TypeOfControls", []), at="TypeOfControls[1]", code=MISSING),
    refuses("C0452", operation("notificationType", "2"), at="TypeOfControls[1]", code=UNWANTED),
    accepts("C0455"),
    refuses("C0455", operation("notificationType", "1"), at="RequestedDocument[1]", code=MISSING),
    refuses(
        "C0455",
        operation("notificationType", "2"),
        put("RequestedDocument", [d.RequestedDocumentType(sequenceNumber=1, documentType="N380")]),
        at="RequestedDocument[1]",
        code=UNWANTED,
    ),
    accepts("C0685"),
    refuses("C0685", operation("MRN", None), at=at_operation("MRN"), code=MISSING),
    refuses("C0685", operation("LRN", "DEMO"), at=at_operation("LRN"), code=UNWANTED),
]

NUMBER: list[Case] = [
    accepts("R0410"),
    refuses("R0410", operation("MRN", f"{MRN[:16]}L{MRN[17]}"), at=at_operation("MRN"), code=BROKEN),
]

DECISION: list[Case] = [
    accepts("C0128"),
    refuses("C0128", put("Invalidation.decision", None), at="Invalidation/decision", code=MISSING),
    accepts("C0870"),
    refuses(
        "C0870",
        put("Invalidation.decisionDateAndTime", None),
        at="Invalidation/decisionDateAndTime",
        code=MISSING,
    ),
    accepts("C0904"),
    refuses(
        "C0904",
        put("HolderOfTheTransitProcedure.TIRHolderIdentificationNumber", "GE1"),
        at="HolderOfTheTransitProcedure/TIRHolderIdentificationNumber",
        code=UNWANTED,
    ),
]

REFUSAL: list[Case] = [
    accepts("C0492"),
    refuses("C0492", operation("rejectionCode", "4"), at=at_operation("rejectionReason"), code=MISSING),
]

USE: list[Case] = [
    accepts("C0233"),
    refuses(
        "C0233", put("Guarantee[0].guaranteeType", "2"), at="CustomsOfficeOfDestinationDeclared", code=MISSING
    ),
    refuses(
        "C0233",
        put(
            "CustomsOfficeOfDestinationDeclared",
            d.CustomsOfficeOfDestinationDeclaredType010(referenceNumber="UZDM0006"),
        ),
        at="CustomsOfficeOfDestinationDeclared",
        code=UNWANTED,
    ),
    accepts("C0815"),
    refuses("C0815", put("Guarantee[0].guaranteeType", "9"), at="Consignment", code=MISSING),
    refuses(
        "C0815",
        put("Consignment", d.ConsignmentType200(HouseConsignment=[])),
        at="Consignment",
        code=UNWANTED,
    ),
    accepts("R0267", put(f"{REFERENCE}.currency", "KZT")),
    refuses("R0267", put(f"{REFERENCE}.currency", "XAF"), at=f"{AT_REFERENCE}/currency", code=BROKEN),
    accepts("R0318"),
    refuses("R0318", put("Guarantee[0].guaranteeType", "4"), at=f"{AT_REFERENCE}/GRN", code=BROKEN),
]

ANSWER: list[Case] = [
    accepts("C0511"),
    refuses("C0511", put("correlationIdentifier", None), at="correlationIdentifier", code=MISSING),
    accepts("R0008"),
    refuses("R0008", put("correlationIdentifier", "DEMO-0001"), at="correlationIdentifier", code=BROKEN),
    accepts(
        "C0417",
        put(f"{REFERENCE}.CustomsOfficeOfGuarantee", None),
        put(
            f"{REFERENCE}.InvalidGuaranteeReason",
            [d.InvalidGuaranteeReasonType201(sequenceNumber=1, code="G01")],
        ),
    ),
    refuses(
        "C0417",
        put(f"{REFERENCE}.CustomsOfficeOfGuarantee", None),
        at=f"{AT_REFERENCE}/CustomsOfficeOfGuarantee",
        code=MISSING,
    ),
]

FREED: list[Case] = [
    accepts("C0255"),
    refuses("C0255", operation("releaseDate", None), at=at_operation("releaseDate"), code=MISSING),
    refuses(
        "C0255",
        operation("usageCancellationDate", "2026-11-22"),
        at=at_operation("releaseDate"),
        code=UNWANTED,
    ),
]

FOUND: list[Case] = [
    accepts("R0054"),
    refuses(
        "R0054",
        put(f"{EQUIPMENT}.sequenceNumber", 3),
        at="Consignment/TransportEquipment[1]/sequenceNumber",
        code=BROKEN,
    ),
    refuses(
        "R0054",
        put(
            f"{EQUIPMENT}.Seal",
            [
                d.SealType018(sequenceNumber=3, identifier="NEW"),
                d.SealType018(sequenceNumber=3, identifier="NEWER"),
            ],
        ),
        at="Consignment/TransportEquipment[1]/Seal[2]/sequenceNumber",
        code=BROKEN,
    ),
    accepts("R0055"),
    accepts("R0055", put(f"{ITEM}.declarationGoodsItemNumber", 3), put(f"{ITEM}.goodsItemNumber", 3)),
    refuses(
        "R0055",
        put(f"{ITEM}.declarationGoodsItemNumber", 4),
        at=f"{AT_ITEM}/declarationGoodsItemNumber",
        code=BROKEN,
    ),
    refuses("R0055", put(f"{ITEM}.goodsItemNumber", 1), at=f"{AT_ITEM}/goodsItemNumber", code=BROKEN),
    refuses(
        "R0055",
        item_twice,
        at="Consignment/HouseConsignment[1]/ConsignmentItem[2]/declarationGoodsItemNumber",
        code=BROKEN,
    ),
    accepts("R0107"),
    refuses(
        "R0107",
        put(
            f"{EQUIPMENT}.Seal",
            [
                d.SealType018(sequenceNumber=1, identifier="DEMO-X-1"),
                d.SealType018(sequenceNumber=2, identifier="DEMO-X-1"),
            ],
        ),
        at="Consignment/TransportEquipment[1]/Seal[2]/identifier",
        code=BROKEN,
    ),
    accepts("C0816"),
    refuses(
        "C0816",
        put(f"{ITEM}.Commodity.CommodityCode.combinedNomenclatureCode", "10"),
        at=f"{AT_ITEM}/Commodity/CommodityCode/combinedNomenclatureCode",
        code=UNWANTED,
    ),
    refuses(
        "R0023",
        put(
            f"{ITEM}.AdditionalReference",
            [d.AdditionalReferenceType018B(sequenceNumber=1, type="C651", referenceNumber="0")],
        ),
        at=f"{AT_ITEM}/AdditionalReference[1]/referenceNumber",
        code=BROKEN,
    ),
]

RELEASED_GOODS: list[Case] = [
    accepts("C0352"),
    refuses("C0352", operation("releaseIndicator", "2"), at="Consignment", code=MISSING),
    accepts("C0353"),
    refuses(
        "C0353",
        operation("releaseIndicator", "2"),
        put(
            "Consignment",
            d.ConsignmentType025(
                HouseConsignment=[d.HouseConsignmentType025(sequenceNumber=1, releaseType="1")]
            ),
        ),
        at="Consignment/HouseConsignment[1]/ConsignmentItem[1]",
        code=MISSING,
    ),
]
