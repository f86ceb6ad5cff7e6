"""Papers that go with the goods: for the whole declaration, or for the items that a row names."""

from django.utils.translation import gettext_lazy as _

from transit.drafts.fields import Block, Field, Rows, Section, Words

ITEMS = "items"
"""The field that says for which goods items a document is; it has no element of its own."""

_FOR = Field(
    ITEMS,
    "",
    label=_("Only for the goods items"),
    hint=_("For example 1-3, 7. Empty: for all."),
    kind="items",
)
_TYPE = Field("type", "type", label=_("Type"), kind="choice")
_NUMBER = Field("number", "referenceNumber", label=_("Reference number"))
_LINE = Field("line", "documentLineItemNumber", label=_("Line in the document"))
_MORE = Field("more", "complementOfInformation", label=_("Further information"))


def _rows(name: str, element: str, fields: tuple[Field, ...], label: Words, add: Words, one: Words) -> Block:
    return Block(label, (Rows(name, f"Consignment/{element}", fields, label=label, add=add, one=one),))


DOCUMENTS = Section(
    code="documents",
    title=_("Documents"),
    icon="folder-symlink",
    intro=_("Invoices, consignment notes, permits and whatever came before this declaration."),
    paths=(
        "Consignment/PreviousDocument",
        "Consignment/SupportingDocument",
        "Consignment/TransportDocument",
        "Consignment/AdditionalReference",
        "Consignment/AdditionalInformation",
    ),
    blocks=(
        _rows(
            "transport_documents",
            "TransportDocument",
            (_TYPE, _NUMBER, _FOR),
            _("Transport documents"),
            _("Add a transport document"),
            _("Transport document"),
        ),
        _rows(
            "supporting",
            "SupportingDocument",
            (_TYPE, _NUMBER, _LINE, _MORE, _FOR),
            _("Supporting documents"),
            _("Add a supporting document"),
            _("Supporting document"),
        ),
        _rows(
            "previous",
            "PreviousDocument",
            (_TYPE, _NUMBER, _MORE, _FOR),
            _("Previous documents"),
            _("Add a previous document"),
            _("Previous document"),
        ),
        _rows(
            "references",
            "AdditionalReference",
            (_TYPE, _NUMBER, _FOR),
            _("Additional references"),
            _("Add a reference"),
            _("Additional reference"),
        ),
        _rows(
            "information",
            "AdditionalInformation",
            (
                Field("type", "code", label=_("Code"), kind="choice"),
                Field("number", "text", label=_("Text")),
                _FOR,
            ),
            _("Additional information"),
            _("Add information"),
            _("Additional information"),
        ),
    ),
)
