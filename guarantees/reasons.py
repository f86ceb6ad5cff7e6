"""Why a guarantee is not valid for a movement: the codes of list CL252 and the ones CATS adds. Pure Python."""

from enum import StrEnum


class Reason(StrEnum):
    """A code of InvalidGuaranteeReason (messages 201, 205 and 055)."""

    NOT_EXISTING = "G01"
    NOT_VALID = "G02"
    ACCESS_CODE = "G03"
    HOLDER = "G04"
    VOUCHER_USED = "G05"
    NO_SUSPENDED_GOODS = "G06"
    TERRITORY = "G08"
    AMOUNT = "G09"
    ALREADY_USED = "G10"
    OFFICES = "G11"
    COMMODITY = "G12"
    TYPE = "G13"
    CURRENCY = "C01"


SENTENCES: dict[Reason, str] = {
    Reason.NOT_EXISTING: "No guarantee with this GRN is registered.",
    Reason.NOT_VALID: "The guarantee was not valid on the day of acceptance, is suspended, or the reservation was given up.",
    Reason.ACCESS_CODE: "The access code is not the one of this guarantee.",
    Reason.HOLDER: "The holder of the transit procedure is not the holder of the guarantee.",
    Reason.VOUCHER_USED: "The voucher has already been used for another movement.",
    Reason.NO_SUSPENDED_GOODS: "The guarantee does not cover goods under suspension.",
    Reason.TERRITORY: "The guarantee is not valid in a country on the route.",
    Reason.AMOUNT: "The amount still available under the guarantee is too small.",
    Reason.ALREADY_USED: "The individual guarantee has already been used for another movement.",
    Reason.OFFICES: "The individual guarantee was issued for other offices of departure or destination.",
    Reason.COMMODITY: "The individual guarantee was issued for other goods.",
    Reason.TYPE: "The guarantee with this GRN is of another type.",
    Reason.CURRENCY: "The amount is not stated in the currency of the guarantee.",
}
