"""What covers the duties on the way."""

from django.utils.translation import gettext_lazy as _

from transit.drafts.fields import Block, Field, Rows, Section

ACCESS_CODE = "code"

GUARANTEE = Section(
    code="guarantee",
    title=_("Guarantee"),
    icon="shield-check",
    intro=_("The guarantee that covers duties and taxes until the goods have arrived."),
    paths=("Guarantee",),
    blocks=(
        Block(
            _("Guarantees"),
            (
                Rows(
                    "guarantees",
                    "Guarantee",
                    (
                        Field("type", "guaranteeType", label=_("Type"), kind="choice"),
                        Field(
                            "grn",
                            "GuaranteeReference[1]/GRN",
                            label=_("Guarantee reference number (GRN)"),
                            hint=_("17 characters, or 24 for a voucher; its check digit is verified."),
                        ),
                        Field(
                            ACCESS_CODE,
                            "GuaranteeReference[1]/accessCode",
                            label=_("Access code"),
                            hint=_("It is kept for sending and shown to nobody."),
                            kind="secret",
                        ),
                        Field(
                            "amount",
                            "GuaranteeReference[1]/amountToBeCovered",
                            label=_("Amount at risk"),
                            hint=_("Duties and taxes that could fall due. Empty: the flat amount."),
                        ),
                        Field(
                            "currency",
                            "GuaranteeReference[1]/currency",
                            label=_("Currency"),
                            hint=_("Three letters, for example USD."),
                        ),
                        Field("other", "otherGuaranteeReference", label=_("Other reference")),
                    ),
                    label=_("Guarantees"),
                    add=_("Add a guarantee"),
                    one=_("Guarantee"),
                ),
            ),
        ),
    ),
)
