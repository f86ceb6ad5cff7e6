"""Reference numbers: MRN, GRN, LRN, office codes and the names of authorities, with the check digits no schema tests.

Layouts: NCTS phase 5 formats (MRN an18, GRN an17 or an24, office an8); check digit after ISO 6346 (rule R0028).
"""

import re
from datetime import date

from cats.kernel.sentences import said

_ALPHABET = "0123456789A?BCDEFGHIJK?LMNOPQRSTU?VWXYZ"
_VALUES = {letter: value for value, letter in enumerate(_ALPHABET) if letter != "?"}

_MRN = re.compile(r"([2][4-9]|[3-9][0-9])[A-Z]{2}[A-Z0-9]{12}[J-M][0-9]")
_GRN = re.compile(r"[0-9]{2}[A-Z]{2}[A-Z0-9]{12}[0-9]([A-Z][0-9]{6})?")
_OFFICE = re.compile(r"[A-Z]{2}[A-Z0-9]{6}")
MRN_LENGTH = 18
_AUTHORITY = re.compile(r"NTA\.([A-Z]{2})")


def check_digit(text: str) -> str:
    """The ISO 6346 check digit of upper-case letters and digits: letter values times powers of two, modulo 11, modulo 10."""
    return str(sum(_VALUES[letter] << position for position, letter in enumerate(text)) % 11 % 10)


def make_mrn(on: date, country: str, serial: int, procedure: str = "J") -> str:
    """An MRN for acceptance on a date: year, country, twelve-digit serial, procedure letter, check digit.

    `procedure` J: no security data (security 0). The serial must be unique in the country and year.
    """
    body = f"{on:%y}{country}{serial:012d}{procedure}"
    if len(body) != 17:
        raise ValueError(f"MRN serial {serial} does not fit twelve digits")
    return body + check_digit(body)


def make_grn(on: date, country: str, number: str) -> str:
    """A GRN for a guarantee registered on a date: year, country, twelve letters or digits, check digit."""
    body = f"{on:%y}{country}{number:0>12}"
    if len(body) != 16:
        raise ValueError(f"GRN number {number!r} does not fit twelve characters")
    return body + check_digit(body)


def mrn_fault(text: str) -> str | None:
    """Why the text is no MRN, or None. Checks layout and check digit."""
    if not _MRN.fullmatch(text):
        return said(
            "An MRN has 18 characters: two digits of the year, the country, 12 letters or digits, J to M, and a check digit."
        )
    if check_digit(text[:17]) != text[17]:
        return said("The last digit of this MRN does not fit the rest: a character was mistyped or misread.")
    return None


def grn_fault(text: str) -> str | None:
    """Why the text is no GRN, or None. Checks layout and check digit; a voucher adds a letter and six digits."""
    if not _GRN.fullmatch(text):
        return said(
            "A GRN has 17 characters: two digits of the year, the country, 12 letters or digits and a check digit."
        )
    if check_digit(text[:16]) != text[16]:
        return said("The check digit of this GRN does not fit the rest: a character was mistyped or misread.")
    return None


def is_office_code(text: str) -> bool:
    """Whether the text has the layout of a customs office code: the country and six letters or digits."""
    return _OFFICE.fullmatch(text) is not None


def office_country(code: str) -> str:
    """The ISO 3166-1 country of a customs office code."""
    return code[:2]


def grn_country(grn: str) -> str:
    """The country of the office of guarantee of a GRN."""
    return grn[2:4]


def authority(country: str) -> str:
    """How messages name the customs administration of a country: `NTA.GE`."""
    return f"NTA.{country}"


def authority_country(name: str) -> str | None:
    """The country of an administration's name in messages, or None when it names somebody else."""
    match = _AUTHORITY.fullmatch(name)
    return match[1] if match else None
