"""Examples of rules on enquiry and recovery, with the sound messages that they change."""

from typing import Any

from cats.specification.examples import example
from transit.rules.examples.cases import Case, accepts, added, put, refuses
from transit.rules.examples.messages import GRN, HOLDER

MISSING, BROKEN, UNWANTED = "13", "14", "15"
WRONG_MRN, WRONG_GRN = "26GE000000000001J8", "26GE0000DEMO00013"


def answer_of_holder() -> Any:
    """141: the holder says where the goods went and to whom."""
    message: Any = example("CC141C")
    message.HolderOfTheTransitProcedure.identificationNumber = HOLDER
    added(message, "Enquiry", text="Delivered to the buyer's yard.")
    added(message, "Consignment")
    return message


def enquiry() -> Any:
    """142: departure asks destination what became of the goods."""
    message: Any = example("CD142C")
    message.Enquiry.limitForTheEnquiryResponseDate = "2026-12-20"
    added(message, "Consignment")
    return message


def answer() -> Any:
    """143: destination answers that nothing is known (1)."""
    message: Any = example("CD143C")
    message.Enquiry.responseCode = "1"
    return message


def information() -> Any:
    """144: information of code 20 is given."""
    message: Any = example("CD144C")
    message.ResponseInformation[0].informationCode = "20"
    return message


def information_asked() -> Any:
    """145: information of code 1 is asked for."""
    return example("CD145C")


def recovery() -> Any:
    """150: departure asks another country to recover."""
    message: Any = example("CD150C")
    _named(message)
    return message


def recovery_taken_over() -> Any:
    """151: departure takes the recovery over."""
    message: Any = example("CD151C")
    message.Recovery.recoveryAcceptance = "1"
    _named(message)
    return message


def discrepancies_resolved() -> Any:
    """049: discrepancies are resolved, the movement is written off."""
    message: Any = example("CD049C")
    message.TransitOperation.writeOffDate = "2026-11-30"
    return message


def _named(message: Any) -> None:
    added(message, "GuaranteeReference", GRN=GRN)
    added(message, "GuaranteeReference[0].Guarantor")


def no_reference(message: Any) -> None:
    """No guarantee is named."""
    message.GuaranteeReference = []


def information_twice(message: Any) -> None:
    """The same code of information stands twice."""
    added(message, "ResponseInformation", sequenceNumber=2, informationCode="20")


def request_twice(message: Any) -> None:
    """The same code is asked for twice."""
    code = message.RequestedInformation[0].code
    added(message, "RequestedInformation", sequenceNumber=2, code=code)


HOLDER_SAYS: list[Case] = [
    accepts("C0215"),
    refuses("C0215", put("Consignment", None), at="Consignment", code=MISSING),
    refuses("C0215", put("Enquiry", None), at="Consignment", code=UNWANTED),
    accepts("C0220"),
    refuses(
        "C0220",
        put("Enquiry.TC11DeliveryDate", "2026-11-20"),
        put("Enquiry.text", None),
        at="Enquiry/text",
        code=MISSING,
    ),
    accepts("C0315"),
    refuses(
        "C0315",
        put("Enquiry.TC11DeliveryDate", "2026-11-20"),
        at="CustomsOfficeOfDestinationActual",
        code=MISSING,
    ),
    accepts("C0505"),
    refuses(
        "C0505",
        put("Consignment.ConsigneeActual.Address.country", "UM"),
        at="Consignment/ConsigneeActual/Address/postcode",
        code=MISSING,
    ),
    refuses(
        "G0120",
        put("HolderOfTheTransitProcedure.identificationNumber", None),
        at="HolderOfTheTransitProcedure/identificationNumber",
        code=MISSING,
    ),
]
ENQUIRY: list[Case] = [
    accepts("C0009"),
    refuses("C0009", put("Consignment", None), at="Consignment", code=MISSING),
    accepts("G0125"),
    accepts("G0125", put("Enquiry.limitForTheEnquiryResponseDate", "2027-01-01")),
    refuses(
        "G0125",
        put("Enquiry.limitForTheEnquiryResponseDate", "2026-12-21"),
        at="Enquiry/limitForTheEnquiryResponseDate",
        code=BROKEN,
    ),
]
ANSWER: list[Case] = [
    accepts("C0012", put("Enquiry.responseCode", "3"), put("Enquiry.returnCopyReturnedDate", "2026-11-20")),
    refuses("C0012", put("Enquiry.responseCode", "3"), at="Enquiry/returnCopyReturnedDate", code=MISSING),
    refuses(
        "C0012",
        put("Enquiry.returnCopyReturnedDate", "2026-11-20"),
        at="Enquiry/returnCopyReturnedDate",
        code=UNWANTED,
    ),
    accepts("C0013", put("Enquiry.responseCode", "2"), put("Enquiry.text", "Asked at the warehouse.")),
    refuses("C0013", put("Enquiry.responseCode", "4"), at="Enquiry/text", code=MISSING),
    refuses("C0013", put("Enquiry.text", "Nothing."), at="Enquiry/text", code=UNWANTED),
]
INFORMATION: list[Case] = [
    accepts("C0320"),
    refuses(
        "C0320",
        put("ResponseInformation[0].informationCode", "40"),
        at="ResponseInformation[1]/text",
        code=MISSING,
    ),
    refuses(
        "C0320",
        put("ResponseInformation[0].text", "See the copy."),
        at="ResponseInformation[1]/text",
        code=UNWANTED,
    ),
    accepts("R0001"),
    refuses(
        "R0001",
        information_twice,
        at="ResponseInformation[2]/informationCode",
        code=BROKEN,
    ),
    accepts("G0018"),
    refuses(
        "G0018",
        put("CompetentCustomsOfficeAtDeparture.referenceNumber", "GEDM0003"),
        at="CustomsOfficeOfDeparture",
        code=MISSING,
    ),
]
INFORMATION_ASKED: list[Case] = [
    accepts("C0330"),
    refuses(
        "C0330", put("RequestedInformation[0].code", "5"), at="RequestedInformation[1]/text", code=MISSING
    ),
    refuses(
        "C0330",
        put("RequestedInformation[0].text", "The copy."),
        at="RequestedInformation[1]/text",
        code=UNWANTED,
    ),
    accepts("R0002"),
    refuses("R0002", request_twice, at="RequestedInformation[2]/code", code=BROKEN),
]
RECOVERY: list[Case] = [
    accepts("C0004"),
    refuses("C0004", no_reference, at="GuaranteeReference[1]", code=MISSING),
    accepts("C0014"),
    accepts(
        "C0014",
        put("messageSender", "NTA.AZ"),
        put("GuaranteeReference[0].Guarantor", None),
    ),
    refuses(
        "C0014",
        put("GuaranteeReference[0].Guarantor", None),
        at="GuaranteeReference[1]/Guarantor",
        code=MISSING,
    ),
    accepts("R0028"),
    refuses(
        "R0028", put("GuaranteeReference[0].GRN", WRONG_GRN), at="GuaranteeReference[1]/GRN", code=BROKEN
    ),
    accepts("C0505"),
    refuses(
        "C0505",
        put("GuaranteeReference[0].Guarantor.Address.country", "UM"),
        at="GuaranteeReference[1]/Guarantor/Address/postcode",
        code=MISSING,
    ),
]
TAKEN_OVER: list[Case] = [
    accepts("C0025"),
    accepts("C0025", put("Recovery.recoveryAcceptance", "0"), no_reference),
    refuses("C0025", no_reference, at="GuaranteeReference[1]", code=MISSING),
]
RESOLVED: list[Case] = [
    accepts("C0354"),
    refuses(
        "C0354", put("TransitOperation.writeOffDate", None), at="TransitOperation/writeOffDate", code=MISSING
    ),
    refuses(
        "C0354",
        put("TransitOperation.discrepanciesResolved", "0"),
        at="TransitOperation/writeOffDate",
        code=UNWANTED,
    ),
    accepts("R0028"),
    refuses("R0028", put("TransitOperation.MRN", WRONG_MRN), at="TransitOperation/MRN", code="93"),
]
