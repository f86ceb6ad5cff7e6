"""Who takes part: holder, representative, consignor, consignee, carrier and whom customs may call."""

from django.utils.translation import gettext_lazy as _

from transit.drafts.fields import Block, Field, Rows, Section, Words

HINT_NUMBER = _("Begins with the country that gave it, for example GE.")
HINT_KNOWN = _("Name and address are left out for those who are registered with this administration.")


def identity(prefix: str, path: str) -> tuple[Field, ...]:
    """Identification, name and address of a party."""
    return (
        Field(
            f"{prefix}_number",
            f"{path}/identificationNumber",
            label=_("Identification number"),
            hint=HINT_NUMBER,
        ),
        Field(f"{prefix}_name", f"{path}/name", label=_("Name")),
        Field(f"{prefix}_street", f"{path}/Address/streetAndNumber", label=_("Street and number")),
        Field(f"{prefix}_postcode", f"{path}/Address/postcode", label=_("Postcode")),
        Field(f"{prefix}_city", f"{path}/Address/city", label=_("City")),
        Field(f"{prefix}_country", f"{path}/Address/country", label=_("Country"), kind="choice"),
    )


def contact(prefix: str, path: str) -> tuple[Field, ...]:
    """Whom customs may call about a party."""
    return (
        Field(f"{prefix}_contact", f"{path}/ContactPerson/name", label=_("Person to call")),
        Field(f"{prefix}_phone", f"{path}/ContactPerson/phoneNumber", label=_("Telephone number")),
        Field(f"{prefix}_mail", f"{path}/ContactPerson/eMailAddress", label=_("E-mail address")),
    )


def _party(title: Words, prefix: str, path: str, note: Words = HINT_KNOWN) -> Block:
    return Block(title, identity(prefix, path) + contact(prefix, path), note=note, name=prefix)


PARTIES = Section(
    code="parties",
    title=_("Parties"),
    icon="people",
    intro=_("Who answers for the transit, who sends the goods and who gets them."),
    paths=(
        "HolderOfTheTransitProcedure",
        "Representative",
        "Consignment/Carrier",
        "Consignment/Consignor",
        "Consignment/Consignee",
        "Consignment/AdditionalSupplyChainActor",
    ),
    blocks=(
        Block(
            _("Holder of the transit procedure"),
            (
                *identity("holder", "HolderOfTheTransitProcedure"),
                Field(
                    "holder_tir",
                    "HolderOfTheTransitProcedure/TIRHolderIdentificationNumber",
                    label=_("TIR holder number"),
                ),
                *contact("holder", "HolderOfTheTransitProcedure"),
            ),
            note=HINT_KNOWN,
            name="holder",
        ),
        Block(
            _("Representative"),
            (
                Field(
                    "agent_number",
                    "Representative/identificationNumber",
                    label=_("Identification number"),
                    hint=HINT_NUMBER,
                ),
                Field("agent_status", "Representative/status", label=_("How he represents"), kind="choice"),
                *contact("agent", "Representative"),
            ),
            note=_("Only where somebody declares for the holder."),
            name="agent",
        ),
        _party(_("Consignor"), "consignor", "Consignment/Consignor"),
        Block(
            _("Consignee"),
            identity("consignee", "Consignment/Consignee"),
            note=HINT_KNOWN,
            name="consignee",
        ),
        Block(
            _("Carrier and others"),
            (
                Field(
                    "carrier_number",
                    "Consignment/Carrier/identificationNumber",
                    label=_("Identification number of the carrier"),
                    hint=HINT_NUMBER,
                ),
                *contact("carrier", "Consignment/Carrier"),
                Rows(
                    "actors",
                    "Consignment/AdditionalSupplyChainActor",
                    (
                        Field("role", "role", label=_("Role"), kind="choice"),
                        Field("number", "identificationNumber", label=_("Identification number")),
                    ),
                    label=_("Others who take part in the supply"),
                    add=_("Add a participant"),
                    one=_("Participant"),
                ),
            ),
            name="carrier",
        ),
    ),
)
