"""How the goods travel: modes, vehicles, containers and seals."""

from django.utils.translation import gettext_lazy as _

from transit.drafts.fields import Block, Field, Rows, Section

TRANSPORT = Section(
    code="transport",
    title=_("Transport and seals"),
    icon="truck",
    intro=_("What carries the goods, in what, and under which seals."),
    paths=(
        "Consignment/containerIndicator",
        "Consignment/inlandModeOfTransport",
        "Consignment/modeOfTransportAtTheBorder",
        "Consignment/grossMass",
        "Consignment/TransportEquipment",
        "Consignment/DepartureTransportMeans",
        "Consignment/ActiveBorderTransportMeans",
        "Consignment/TransportCharges",
    ),
    blocks=(
        Block(
            _("The consignment"),
            (
                Field(
                    "inland",
                    "Consignment/inlandModeOfTransport",
                    label=_("Mode of transport inland"),
                    kind="choice",
                ),
                Field(
                    "border",
                    "Consignment/modeOfTransportAtTheBorder",
                    label=_("Mode of transport at the border"),
                    kind="choice",
                ),
                Field(
                    "containers",
                    "Consignment/containerIndicator",
                    label=_("Are the goods in containers?"),
                    kind="flag",
                ),
                Field(
                    "gross",
                    "Consignment/grossMass",
                    label=_("Gross mass of all goods, kg"),
                    hint=_("Empty: the sum of the goods items."),
                ),
                Field(
                    "payment",
                    "Consignment/TransportCharges/methodOfPayment",
                    label=_("How the transport is paid"),
                    kind="choice",
                ),
            ),
        ),
        Block(
            _("At departure"),
            (
                Rows(
                    "means",
                    "Consignment/DepartureTransportMeans",
                    (
                        Field("kind", "typeOfIdentification", label=_("Identified by"), kind="choice"),
                        Field("number", "identificationNumber", label=_("Plate, wagon or name")),
                        Field("nationality", "nationality", label=_("Registered in"), kind="choice"),
                    ),
                    label=_("Means of transport at departure"),
                    hint=_("A lorry and its trailer are two."),
                    add=_("Add a means of transport"),
                    one=_("Means of transport"),
                ),
            ),
        ),
        Block(
            _("Across the border"),
            (
                Rows(
                    "crossing",
                    "Consignment/ActiveBorderTransportMeans",
                    (
                        Field(
                            "office",
                            "customsOfficeAtBorderReferenceNumber",
                            label=_("Office at the border"),
                            kind="office",
                        ),
                        Field("kind", "typeOfIdentification", label=_("Identified by"), kind="choice"),
                        Field("number", "identificationNumber", label=_("Plate, wagon or name")),
                        Field("nationality", "nationality", label=_("Registered in"), kind="choice"),
                        Field(
                            "voyage", "conveyanceReferenceNumber", label=_("Voyage, flight or trip number")
                        ),
                    ),
                    label=_("Active means of transport at the border"),
                    hint=_("What moves by itself: the ferry, not the lorry on it."),
                    add=_("Add a means of transport"),
                    one=_("Means of transport at the border"),
                ),
            ),
        ),
        Block(
            _("Containers and seals"),
            (
                Rows(
                    "equipment",
                    "Consignment/TransportEquipment",
                    (
                        Field("container", "containerIdentificationNumber", label=_("Container number")),
                        Field(
                            "seals",
                            "Seal/identifier",
                            label=_("Seals"),
                            hint=_("One on each line; they are counted for you."),
                            kind="lines",
                        ),
                        Field(
                            "items",
                            "GoodsReference/declarationGoodsItemNumber",
                            label=_("Goods items inside"),
                            hint=_("One number on each line."),
                            kind="lines",
                        ),
                    ),
                    label=_("Containers and sealed units"),
                    add=_("Add a container or sealed unit"),
                    one=_("Container or sealed unit"),
                ),
            ),
        ),
    ),
)
