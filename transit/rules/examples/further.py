"""Examples of rules on presentation, discrepancies at departure, incidents, records on request and systems, with their messages."""

from typing import Any

from cats.specification import codec, model
from cats.specification.definitions import CD003C
from cats.specification.examples import example
from transit.rules.examples.cases import Case, accepts, added, put, refuses
from transit.rules.examples.made import arrival_record
from transit.rules.examples.messages import HOLDER, cargo_a

MISSING, BROKEN, UNWANTED = "13", "14", "15"
OPERATION, CONSIGNMENT = "TransitOperation", "Consignment"
MEANS, BORDER = "DepartureTransportMeans", "ActiveBorderTransportMeans"
STOP, AT_STOP = "Country.Action[0].Unavailability", "Country/Action[1]/Unavailability"


def presentation() -> Any:
    """170: cargo A is presented, with its seals."""
    message: Any = example("CC170C")
    message.HolderOfTheTransitProcedure.identificationNumber = HOLDER
    message.Consignment.LocationOfGoods.typeOfLocation = "A"
    message.Consignment.LocationOfGoods.qualifierOfIdentification = "V"
    added(message, "Consignment.LocationOfGoods.CustomsOffice")
    added(message, "Consignment.PlaceOfLoading", UNLocode="GETBS")
    message.Consignment.containerIndicator, message.Consignment.modeOfTransportAtTheBorder = "0", "3"
    _means(message, CONSIGNMENT)
    means_at_the_frontier(message)
    return message


def declared_before() -> Any:
    """015: what is left to the presentation: a reduced data set with security data, without containers, places and means."""
    declaration: Any = cargo_a()
    declaration.TransitOperation.reducedDatasetIndicator, declaration.TransitOperation.security = "1", "1"
    declaration.CustomsOfficeOfTransitDeclared = []
    consignment = declaration.Consignment
    consignment.PlaceOfLoading = consignment.containerIndicator = None
    consignment.DepartureTransportMeans = []
    return declaration


def discrepancies() -> Any:
    """017: something differs (A5), which is said in words."""
    message: Any = example("CC017C")
    message.ControlResult.code = "A5"
    message.TransitOperation.otherThingsToReport = "One package is torn."
    return message


def incident() -> Any:
    """180: an accident on the way (1), at a place with a code."""
    message: Any = example("CD180C")
    one = message.Consignment.Incident[0]
    one.code, one.Location.qualifierOfIdentification, one.Location.UNLocode = "1", "U", "GETBS"
    return message


def record() -> Any:
    """003: the record of cargo A is given."""
    given, own = (codec.to_json(one).popitem()[1] for one in (arrival_record(), example("CD003C")))
    operation = model.by_name(model.by_name(CD003C)[OPERATION].content)
    taken = {
        name: value for name, value in given.items() if name in model.by_name(CD003C) and name not in own
    }
    taken[OPERATION] = {name: value for name, value in given[OPERATION].items() if name in operation}
    return codec.from_json("CD003C", {"CD003C": own | taken})


def refused_record() -> Any:
    """003: the record is refused, since the movement is not known (1)."""
    message: Any = example("CD003C")
    message.TransitOperation.requestRejectionReasonCode = "1"
    return message


def state() -> Any:
    """094: the state of a movement at destination."""
    message: Any = example("CD094C")
    added(message, "CustomsOfficeOfDestination")
    return message


def reached() -> Any:
    """974: a message about a movement has arrived."""
    return example("CD974C")


def unavailable() -> Any:
    """070: a scheduled stop (S) of one function for a night."""
    message: Any = example("CD070C")
    stop = message.Country.Action[0].Unavailability[0]
    stop.type, stop.startDateAndTime, stop.endDateAndTime = "S", "2026-11-22T22:00:00", "2026-11-23T04:00:00"
    return message


def statistics() -> Any:
    """411: figures of one kind."""
    message: Any = example("CD411D")
    kind = "SendingCountry.SystemApplicability[0].StatisticalCharacteristics[0]"
    added(message, f"{kind}.SeriesElements")
    message.SendingCountry.SystemApplicability[0].StatisticalCharacteristics[0].statisticsTypeSupport = "1"
    return message


def state_at_two(message: Any) -> None:
    """An office of transit is named as well."""
    added(message, "CustomsOfficeOfTransit")


def stop_twice(message: Any) -> None:
    """The same stop stands twice."""
    added(message, STOP, **_facts(message, sequenceNumber=2))


def another_stop(message: Any) -> None:
    """A second stop is not scheduled (U)."""
    added(message, STOP, **_facts(message, sequenceNumber=2, type="U"))


def _facts(message: Any, **more: Any) -> dict[str, Any]:
    stop = message.Country.Action[0].Unavailability[0]
    return {name: getattr(stop, name) for name in stop.__struct_fields__} | more


def means_at_the_frontier(message: Any) -> None:
    """Means of transport at the frontier are presented."""
    number = len(message.Consignment.ActiveBorderTransportMeans) + 1
    added(message, f"{CONSIGNMENT}.{BORDER}", sequenceNumber=number, identificationNumber="DM101GE")


def means_at_the_house(message: Any) -> None:
    """Means of transport at departure stand at the house consignment as well."""
    _means(message, f"{CONSIGNMENT}.HouseConsignment[0]")


def _means(message: Any, place: str) -> None:
    added(message, f"{place}.{MEANS}", typeOfIdentification="30", identificationNumber="DM101GE")


def equipment(message: Any) -> None:
    """An equipment names a goods item that was not declared."""
    added(message, f"{CONSIGNMENT}.TransportEquipment", numberOfSeals=1)
    added(message, f"{CONSIGNMENT}.TransportEquipment[0].Seal", identifier="DEMO-S-1")
    added(message, f"{CONSIGNMENT}.TransportEquipment[0].GoodsReference", declarationGoodsItemNumber=99)
    message.Consignment.containerIndicator = "0"


def address_without_postcode(message: Any) -> None:
    """The holder's address has no postcode."""
    added(message, "HolderOfTheTransitProcedure.Address", country="UM")


def office_of_transit(message: Any) -> None:
    """An office of transit is named."""
    added(message, "CustomsOfficeOfTransitDeclared")


def office_of_departure(message: Any) -> None:
    """The office of departure is named."""
    added(message, "CustomsOfficeOfDeparture")


MODE_AT_FRONTIER = f"{CONSIGNMENT}.modeOfTransportAtTheBorder"
AT_BORDER = f"{CONSIGNMENT}/{BORDER}[1]"
PRESENTED: list[Case] = [
    accepts("C0170"),
    refuses(
        "C0170",
        put(f"{CONSIGNMENT}.inlandModeOfTransport", "3"),
        at="Consignment/inlandModeOfTransport",
        code=UNWANTED,
    ),
    accepts("C0404"),
    refuses(
        "C0404", put(f"{CONSIGNMENT}.PlaceOfLoading", None), at="Consignment/PlaceOfLoading", code=MISSING
    ),
    accepts("C0600"),
    refuses("C0600", put(MODE_AT_FRONTIER, None), at="Consignment/modeOfTransportAtTheBorder", code=MISSING),
    accepts("C0807"),
    refuses("C0807", put(f"{CONSIGNMENT}.{BORDER}", []), at=AT_BORDER, code=MISSING),
    refuses("C0807", put(MODE_AT_FRONTIER, "5"), at=AT_BORDER, code=UNWANTED),
    accepts("C0808"),
    refuses("C0808", put(MODE_AT_FRONTIER, "4"), at=f"{AT_BORDER}/conveyanceReferenceNumber", code=MISSING),
    accepts("C0824"),
    refuses(
        "C0824",
        put(f"{CONSIGNMENT}.containerIndicator", None),
        at="Consignment/containerIndicator",
        code=MISSING,
    ),
    accepts("C0833"),
    refuses("C0833", means_at_the_house, at=f"Consignment/HouseConsignment[1]/{MEANS}[1]", code=UNWANTED),
    refuses(
        "C0833",
        put(f"{CONSIGNMENT}.inlandModeOfTransport", "5"),
        at=f"Consignment/{MEANS}[1]",
        code=UNWANTED,
    ),
    accepts("C0840"),
    refuses("C0840", put(f"{OPERATION}.limitDate", "2026-11-30"), at=f"{OPERATION}/limitDate", code=UNWANTED),
    accepts("R0790"),
    refuses("R0790", means_at_the_frontier, at=f"Consignment/{BORDER}[2]", code=BROKEN),
    refuses(
        "G0789",
        put(f"{CONSIGNMENT}.{BORDER}[0].customsOfficeAtBorderReferenceNumber", "KZDM0001"),
        at=f"{AT_BORDER}/customsOfficeAtBorderReferenceNumber",
        code=BROKEN,
    ),
    accepts("G0119"),
    refuses("G0119", put(f"{CONSIGNMENT}.{MEANS}", []), at=f"Consignment/{MEANS}[1]", code=MISSING),
    accepts("G0006"),
    refuses(
        "G0006",
        equipment,
        at="Consignment/TransportEquipment[1]/GoodsReference[1]/declarationGoodsItemNumber",
        code=BROKEN,
    ),
    refuses(
        "C0505",
        put("HolderOfTheTransitProcedure.name", "Demo firm"),
        address_without_postcode,
        at="HolderOfTheTransitProcedure/Address/postcode",
        code=MISSING,
    ),
    refuses(
        "R0850",
        put("Representative", None),
        put("HolderOfTheTransitProcedure.identificationNumber", "demo"),
        at="HolderOfTheTransitProcedure/identificationNumber",
        code=BROKEN,
    ),
]
WITH_DISCREPANCIES: list[Case] = [
    accepts("C0930"),
    refuses(
        "C0930",
        put(f"{OPERATION}.otherThingsToReport", None),
        at=f"{OPERATION}/otherThingsToReport",
        code=MISSING,
    ),
]
INCIDENT: list[Case] = [
    accepts("C0240"),
    refuses(
        "C0240",
        put("Consignment.Incident[0].code", "2"),
        at="Consignment/Incident[1]/TransportEquipment[1]",
        code=MISSING,
    ),
]
GIVEN: list[Case] = [
    accepts("C0365"),
    refuses("C0365", put("ControlResult", None), at="ControlResult", code=MISSING),
    accepts("C0811"),
    refuses("C0811", put("CustomsOfficeOfDeparture", None), at="CustomsOfficeOfDeparture", code=MISSING),
]
REFUSED: list[Case] = [
    accepts("C0365"),
    refuses("C0365", put(f"{OPERATION}.security", "0"), at=f"{OPERATION}/security", code=UNWANTED),
    accepts("C0466"),
    refuses(
        "C0466",
        put(f"{OPERATION}.TIRCarnetNumber", "XF1"),
        office_of_transit,
        at=(f"{OPERATION}/TIRCarnetNumber", "CustomsOfficeOfTransitDeclared[1]"),
        code=UNWANTED,
    ),
    refuses(
        "C0811",
        office_of_departure,
        at="CustomsOfficeOfDeparture",
        code=UNWANTED,
    ),
]
STATE: list[Case] = [
    accepts("C0831"),
    refuses("C0831", state_at_two, at="CustomsOfficeOfTransit", code=UNWANTED),
    refuses(
        "C0831", put("CustomsOfficeOfDestination", None), at="CustomsOfficeOfExitForTransit", code=MISSING
    ),
]
REACHED: list[Case] = [
    accepts("R0028"),
    refuses("R0028", put("Header.MRN", "26GE000000000001J8"), at="Header/MRN", code="93"),
]
UNAVAILABLE: list[Case] = [
    accepts("C0400"),
    refuses("C0400", put(f"{STOP}[0].endDateAndTime", None), at=f"{AT_STOP}[1]/endDateAndTime", code=MISSING),
    accepts("R0516"),
    refuses("R0516", another_stop, at=f"{AT_STOP}[2]/type", code=BROKEN),
    accepts("R0518"),
    refuses("R0518", stop_twice, at=f"{AT_STOP}[2]", code=BROKEN),
    accepts("R0519"),
    refuses(
        "R0519",
        put(f"{STOP}[0].endDateAndTime", "2026-11-22T22:00:00"),
        at=f"{AT_STOP}[1]/endDateAndTime",
        code=BROKEN,
    ),
]
STATISTICS: list[Case] = [
    accepts("C0805"),
    refuses(
        "C0805",
        put("SendingCountry.SystemApplicability[0].StatisticalCharacteristics[0].statisticsTypeSupport", "0"),
        at="SendingCountry/SystemApplicability[1]/StatisticalCharacteristics[1]/SeriesElements[1]",
        code=UNWANTED,
    ),
]
