"""Puts a real declaration on the demo corridor, for tests: offices, parties, authorisations, guarantee and dates. Goods stay."""

from cats.specification import definitions as d
from refdata import demo

ROUTE = (
    ("AZDM0001", "2026-11-23T08:00:00"),
    ("KZDM0001", "2026-11-25T08:00:00"),
    ("UZDM0001", "2026-11-27T08:00:00"),
)
LIMIT = "2026-12-20"
GRN, ACCESS_CODE = "26GE0000DEMO00012", "AC01"
OPERATORS = {one.identification: one for one in demo.OPERATORS}
SENDERS, RECEIVERS = ("GEDEMO0001", "GEDEMO0002"), ("UZDEMO0001", "KZDEMO0001", "AZDEMO0001")


def readdressed(message):
    """The same declaration from Tbilisi to Tashkent."""
    _offices(message)
    _holder(message)
    _parties(message)
    _countries(message)
    _guarantee(message)
    return message


def _offices(message):
    message.CustomsOfficeOfDeparture.referenceNumber = "GEDM0001"
    message.CustomsOfficeOfDestinationDeclared.referenceNumber = "UZDM0006"
    message.CustomsOfficeOfTransitDeclared = [
        d.CustomsOfficeOfTransitDeclaredType015(
            sequenceNumber=number, referenceNumber=code, arrivalDateAndTimeEstimated=when
        )
        for number, (code, when) in enumerate(ROUTE, 1)
    ]
    message.preparationDateAndTime = "2026-11-22T10:00:00"
    for means in message.Consignment.ActiveBorderTransportMeans:
        if means.customsOfficeAtBorderReferenceNumber:
            means.customsOfficeAtBorderReferenceNumber = "AZDM0001"


def _holder(message):
    holder = message.HolderOfTheTransitProcedure
    holder.identificationNumber, holder.name, holder.Address = "GEDEMO0001", None, None
    operation, location = message.TransitOperation, message.Consignment.LocationOfGoods
    operation.communicationLanguageAtDeparture = "en"
    authorised = any(one.type == "C521" for one in message.Authorisation)
    message.Authorisation = (
        [d.AuthorisationType015(sequenceNumber=1, type="C521", referenceNumber="GEACRDEMO0001")]
        if authorised
        else []
    )
    operation.limitDate = LIMIT if authorised else None
    if location and location.authorisationNumber:
        location.authorisationNumber = "GEACRDEMO0001"


def _parties(message):
    senders, receivers = {}, {}
    for level in (message.Consignment, *message.Consignment.HouseConsignment):
        if level.Consignor:
            _become(
                level.Consignor,
                _substitute(level.Consignor.identificationNumber, senders, SENDERS),
                known=True,
            )
        if level.Consignee:
            _become(
                level.Consignee,
                _substitute(level.Consignee.identificationNumber, receivers, RECEIVERS),
                known=False,
            )


def _substitute(number, known, others):
    """The same operator for the same number, another one for another number as far as there are any."""
    return known.setdefault(number, others[len(known) % len(others)])


def _become(party, number, known):
    operator = OPERATORS[number]
    party.identificationNumber = number
    party.name = None if known else operator.name
    party.Address = (
        None
        if known
        else d.AddressType015(
            streetAndNumber=operator.street,
            postcode=operator.postcode,
            city=operator.city,
            country=operator.country,
        )
    )


def _countries(message):
    consignment = message.Consignment
    consignment.countryOfDispatch, consignment.countryOfDestination = "GE", "UZ"
    for level in (*consignment.HouseConsignment, *_items(consignment)):
        level.countryOfDispatch = level.countryOfDestination = None
    if consignment.CountryOfRoutingOfConsignment:
        consignment.CountryOfRoutingOfConsignment = [
            d.CountryOfRoutingOfConsignmentType015(sequenceNumber=number, country=code)
            for number, code in enumerate(("GE", "AZ", "KZ", "UZ"), 1)
        ]


def _items(consignment):
    return [item for house in consignment.HouseConsignment for item in house.ConsignmentItem]


def _guarantee(message):
    if message.TransitOperation.declarationType == "TIR":
        return
    amount = message.Guarantee[0].GuaranteeReference[0].amountToBeCovered if _has_reference(message) else None
    message.Guarantee = [
        d.GuaranteeType015(
            sequenceNumber=1,
            guaranteeType="1",
            GuaranteeReference=[
                d.GuaranteeReferenceType015(
                    sequenceNumber=1,
                    GRN=GRN,
                    accessCode=ACCESS_CODE,
                    amountToBeCovered=amount,
                    currency="USD" if amount is not None else None,
                )
            ],
        )
    ]


def _has_reference(message):
    return bool(message.Guarantee[0].GuaranteeReference)
