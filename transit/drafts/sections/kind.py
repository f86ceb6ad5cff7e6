"""What kind of declaration it is, and the authorisations that are used."""

from django.utils.translation import gettext_lazy as _

from transit.drafts.fields import Block, Field, Rows, Section

KIND = Section(
    code="kind",
    title=_("Kind of declaration"),
    icon="file-earmark-text",
    intro=_("What customs must know before it looks at anything else."),
    paths=("TransitOperation",),
    blocks=(
        Block(
            _("Procedure"),
            (
                Field("type", "TransitOperation/declarationType", label=_("Declaration type"), kind="choice"),
                Field(
                    "additional",
                    "TransitOperation/additionalDeclarationType",
                    label=_("When are the goods presented?"),
                    kind="choice",
                ),
                Field(
                    "security",
                    "TransitOperation/security",
                    label=_("Safety and security data"),
                    kind="choice",
                ),
                Field(
                    "reduced",
                    "TransitOperation/reducedDatasetIndicator",
                    label=_("Reduced data set"),
                    hint=_("Only with an authorisation for it."),
                    kind="flag",
                ),
            ),
        ),
        Block(
            _("Further particulars"),
            (
                Field("tir", "TransitOperation/TIRCarnetNumber", label=_("TIR carnet number")),
                Field(
                    "circumstance",
                    "TransitOperation/specificCircumstanceIndicator",
                    label=_("Specific circumstance"),
                    kind="choice",
                ),
                Field(
                    "presented_at",
                    "TransitOperation/presentationOfTheGoodsDateAndTime",
                    label=_("Goods are presented at"),
                    kind="moment",
                ),
                Field(
                    "language",
                    "TransitOperation/communicationLanguageAtDeparture",
                    label=_("Language of customs at departure"),
                    kind="choice",
                ),
                Field(
                    "ucr",
                    "Consignment/referenceNumberUCR",
                    label=_("Your own reference of the consignment (UCR)"),
                ),
            ),
        ),
        Block(
            _("Authorisations"),
            (
                Rows(
                    "authorisations",
                    "Authorisation",
                    (
                        Field("type", "type", label=_("Type"), kind="choice"),
                        Field("reference", "referenceNumber", label=_("Number of the authorisation")),
                    ),
                    label=_("Authorisations that you use"),
                    add=_("Add an authorisation"),
                    one=_("Authorisation"),
                ),
            ),
            note=_("For example C521 of an authorised consignor."),
        ),
    ),
)
