"""The way of the goods: offices, countries, dates, and where the goods stand."""

from django.utils.translation import gettext_lazy as _

from transit.drafts.fields import Block, Field, Rows, Section
from transit.drafts.sections.parties import contact

_PLACE = "Consignment/LocationOfGoods"

_OFFICES = Block(
    _("Offices"),
    (
        Field(
            "departure",
            "CustomsOfficeOfDeparture/referenceNumber",
            label=_("Office of departure"),
            kind="office",
        ),
        Rows(
            "offices",
            "CustomsOfficeOfTransitDeclared",
            (
                Field("office", "referenceNumber", label=_("Office of transit"), kind="office"),
                Field(
                    "eta",
                    "arrivalDateAndTimeEstimated",
                    label=_("Expected there at"),
                    hint=_("In the time of that office."),
                    kind="moment",
                ),
            ),
            label=_("Offices of transit, in the order of the way"),
            hint=_("Where the goods enter each further country."),
            add=_("Add an office of transit"),
            one=_("Office of transit"),
        ),
        Field(
            "destination",
            "CustomsOfficeOfDestinationDeclared/referenceNumber",
            label=_("Office of destination"),
            kind="office",
        ),
    ),
)

_COUNTRIES = Block(
    _("Countries and dates"),
    (
        Field(
            "dispatch",
            "Consignment/countryOfDispatch",
            label=_("Country from which the goods go"),
            kind="choice",
        ),
        Field(
            "target", "Consignment/countryOfDestination", label=_("Country to which they go"), kind="choice"
        ),
        Field(
            "binding",
            "TransitOperation/bindingItinerary",
            label=_("Binding itinerary"),
            hint=_("The goods must keep to the countries named below."),
            kind="flag",
        ),
        Rows(
            "countries",
            "Consignment/CountryOfRoutingOfConsignment",
            (Field("country", "country", label=_("Country"), kind="choice"),),
            label=_("Countries of the way"),
            add=_("Add a country"),
            one=_("Country"),
        ),
        Field(
            "limit",
            "TransitOperation/limitDate",
            label=_("Last day for the arrival"),
            hint=_("Only an authorised consignor sets it himself."),
            kind="date",
        ),
    ),
)

_LOCATION = Block(
    _("Where the goods stand"),
    (
        Field("place_type", f"{_PLACE}/typeOfLocation", label=_("Kind of place"), kind="choice"),
        Field("place_by", f"{_PLACE}/qualifierOfIdentification", label=_("Named by"), kind="choice"),
        Field(
            "place_office",
            f"{_PLACE}/CustomsOffice/referenceNumber",
            label=_("Customs office"),
            kind="office",
        ),
        Field("place_authorisation", f"{_PLACE}/authorisationNumber", label=_("Number of the authorisation")),
        Field(
            "place_extra",
            f"{_PLACE}/additionalIdentifier",
            label=_("Which of the places"),
            hint=_("Where an authorisation or an operator has several."),
        ),
        Field("place_unlocode", f"{_PLACE}/UNLocode", label=_("UN/LOCODE")),
        Field(
            "place_latitude", f"{_PLACE}/GNSS/latitude", label=_("Latitude"), hint=_("For example 41.69000")
        ),
        Field(
            "place_longitude",
            f"{_PLACE}/GNSS/longitude",
            label=_("Longitude"),
            hint=_("For example 44.95000"),
        ),
        Field(
            "place_operator", f"{_PLACE}/EconomicOperator/identificationNumber", label=_("Economic operator")
        ),
        Field("place_street", f"{_PLACE}/Address/streetAndNumber", label=_("Street and number")),
        Field("place_postcode", f"{_PLACE}/Address/postcode", label=_("Postcode")),
        Field("place_city", f"{_PLACE}/Address/city", label=_("City")),
        Field("place_country", f"{_PLACE}/Address/country", label=_("Country"), kind="choice"),
        Field("place_house", f"{_PLACE}/PostcodeAddress/houseNumber", label=_("House number")),
        Field(
            "place_house_postcode",
            f"{_PLACE}/PostcodeAddress/postcode",
            label=_("Postcode of the house number"),
        ),
        Field(
            "place_house_country",
            f"{_PLACE}/PostcodeAddress/country",
            label=_("Country of the postcode"),
            kind="choice",
        ),
        *contact("place", _PLACE),
    ),
    note=_("Answer what the choice of “Named by” asks for and leave the other fields empty."),
    name="place",
)

_LOADING = Block(
    _("Loading and unloading"),
    (
        Field("loading_unlocode", "Consignment/PlaceOfLoading/UNLocode", label=_("UN/LOCODE of loading")),
        Field(
            "loading_country",
            "Consignment/PlaceOfLoading/country",
            label=_("Country of loading"),
            kind="choice",
        ),
        Field("loading_place", "Consignment/PlaceOfLoading/location", label=_("Place of loading")),
        Field(
            "unloading_unlocode", "Consignment/PlaceOfUnloading/UNLocode", label=_("UN/LOCODE of unloading")
        ),
        Field(
            "unloading_country",
            "Consignment/PlaceOfUnloading/country",
            label=_("Country of unloading"),
            kind="choice",
        ),
        Field("unloading_place", "Consignment/PlaceOfUnloading/location", label=_("Place of unloading")),
    ),
)

ROUTE = Section(
    code="route",
    title=_("Way and offices"),
    icon="signpost-split",
    intro=_("From which office to which, across which frontiers, and when."),
    paths=(
        "CustomsOfficeOfDeparture",
        "CustomsOfficeOfDestinationDeclared",
        "CustomsOfficeOfTransitDeclared",
        "CustomsOfficeOfExitForTransitDeclared",
        "Consignment/countryOfDispatch",
        "Consignment/countryOfDestination",
        "Consignment/CountryOfRoutingOfConsignment",
        "Consignment/LocationOfGoods",
        "Consignment/PlaceOfLoading",
        "Consignment/PlaceOfUnloading",
    ),
    blocks=(_OFFICES, _COUNTRIES, _LOCATION, _LOADING),
)
