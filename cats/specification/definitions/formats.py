"""Formats of single values. Patterns are XSD regular expressions that Python reads alike, but for the bare dot.

`Text` may hold anything but line breaks, `Trimmed` neither begins nor ends with a blank, `Printable` is ASCII.
Dates and times stay text: they carry no zone, and are kept exactly as they were written.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its customs notation, XSD base type, pattern and limits."""

    notation: str
    pattern: str
    base: str = "string"
    max_length: int = 0
    total_digits: int = 0
    fraction_digits: int = 0


# White space of XML, and every blank or separator of Unicode (category Z).
BLANK = " \\t\\n\\r\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_UNBLANK = f"[^{BLANK}]"


def _text(longest: int) -> Format:
    return Format(f"an..{longest}", f".{{1,{longest}}}")


def _trimmed(longest: int) -> Format:
    return Format(f"an..{longest}", f"{_UNBLANK}(.*{_UNBLANK})?", max_length=longest)


def _chars(count: int) -> Format:
    return Format(f"an{count}", f".{{{count}}}")


def _printable(longest: int) -> Format:
    return Format(f"an..{longest}", f"[ -~]{{1,{longest}}}")


def _printable_trimmed(longest: int) -> Format:
    return Format(f"an..{longest}", f"[!-~][ -~]{{1,{longest - 2}}}[!-~]|[!-~]{{1,2}}")


def _integer(notation: str, pattern: str) -> Format:
    return Format(notation, pattern, base="integer")


def _decimal(fraction_digits: int, pattern: str) -> Format:
    notation = f"n..16,{fraction_digits}"
    return Format(notation, pattern, base="decimal", total_digits=16, fraction_digits=fraction_digits)


_NOT_NEGATIVE = r"(0|[1-9][0-9]*)(\.[0-9]+)?"
_POSITIVE = r"0\.[0-9]*[1-9][0-9]*|[1-9][0-9]*(\.[0-9]+)?"
_DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_TIME = "([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"

Text3 = Annotated[str, _text(3)]
Text4 = Annotated[str, _text(4)]
Text5 = Annotated[str, _text(5)]
Text7 = Annotated[str, _text(7)]
# Error reasons: one longer than in NCTS, to hold the codes of our own rules (CATS_001).
Text8 = Annotated[str, _text(8)]
Text17 = Annotated[str, _text(17)]
Text20 = Annotated[str, _text(20)]
Text22 = Annotated[str, _text(22)]
Text35 = Annotated[str, _text(35)]
Text140 = Annotated[str, _text(140)]
Text70 = Annotated[str, _text(70)]
Text512 = Annotated[str, _text(512)]

Trimmed4 = Annotated[str, _trimmed(4)]
Trimmed17 = Annotated[str, _trimmed(17)]
Trimmed20 = Annotated[str, _trimmed(20)]
Trimmed22 = Annotated[str, _trimmed(22)]
Trimmed35 = Annotated[str, _trimmed(35)]
Trimmed70 = Annotated[str, _trimmed(70)]
Trimmed512 = Annotated[str, _trimmed(512)]

Chars1 = Annotated[str, _chars(1)]
Chars2 = Annotated[str, _chars(2)]
Chars3 = Annotated[str, _chars(3)]
Chars4 = Annotated[str, _chars(4)]
Chars5 = Annotated[str, _chars(5)]
Chars6 = Annotated[str, _chars(6)]
Chars8 = Annotated[str, _chars(8)]
Chars9 = Annotated[str, _chars(9)]
TrimmedChars2 = Annotated[str, Format("an2", f"{_UNBLANK}{{2}}")]

Printable17 = Annotated[str, _printable(17)]
Printable35 = Annotated[str, _printable(35)]
Printable70 = Annotated[str, _printable(70)]
PrintableTrimmed17 = Annotated[str, _printable_trimmed(17)]
PrintableTrimmed35 = Annotated[str, _printable_trimmed(35)]

Letter = Annotated[str, Format("a1", "[A-Za-z]")]
CapitalLetter = Annotated[str, Format("a1", "[A-Z]")]
LetterPair = Annotated[str, Format("a2", "[A-Za-z]{2}")]
LetterTriple = Annotated[str, Format("a3", "[A-Za-z]{3}")]
Letters3 = Annotated[str, Format("a..3", "[A-Za-z]{1,3}")]
CapitalOrDigit = Annotated[str, Format("an1", "[A-Z0-9]")]
Flag = Annotated[str, Format("n1", "[01]")]
Digit = Annotated[str, Format("n1", "[0-9]")]
TwoDigits = Annotated[str, Format("n2", "[0-9]{2}")]
Digits2 = Annotated[str, Format("n..2", "[0-9]{1,2}")]

Year = Annotated[str, Format("n4", "20[1-9][0-9]")]

CountryCode = Annotated[str, Format("a2", "[A-Z]{2}")]
OfficeReferenceNumber = Annotated[str, Format("an8", "[A-Z]{2}[A-Z0-9]{6}")]
MessageTypeCode = Annotated[str, Format("an6", "C[CD][0-9]{3}[A-Z]")]
# Older and foreign numbers have other letters before the check digit: the kernel judges letter and digit.
MovementReferenceNumber = Annotated[str, Format("an18", "[0-9]{2}[A-Z]{2}[A-Z0-9]{13}[0-9]")]
GuaranteeReferenceNumber = Annotated[
    str, Format("an..24", "[0-9]{2}[A-Z]{2}[A-Z0-9]{12}[0-9]([A-Z][0-9]{6})?")
]
RegisteredNumber = Annotated[str, Format("an..17", "[A-Z]{2}[!-~]{1,15}")]
TIRCarnetNumber = Annotated[
    str,
    Format(
        "an..12",
        "[1-9][0-9]{0,6}|(1[0-9]|2[0-4])[0-9]{0,6}|25000000"
        "|(X[A-Z]|[A-Z]X)(2[5-9]|[3-9][0-9]|[1-9][0-9][0-9])[0-9]{6}",
    ),
]
RiskCode = Annotated[str, Format("an..17", "[!-~]{1,16}E")]
EMailAddress = Annotated[str, Format("an..256", r"[^@]+@[^\.]+\..+", max_length=256)]
TrimmedEMailAddress = Annotated[
    str, Format("an..256", rf"{_UNBLANK}[^@]*@[^\.]+\..*{_UNBLANK}", max_length=256)
]
Latitude = Annotated[str, Format("an..17", r"[+-]?([0-8]?[0-9]\.[0-9]{5,7}|90\.0{5,7})")]
Longitude = Annotated[str, Format("an..17", r"[+-]?((0?[0-9]?|1[0-7])[0-9]\.[0-9]{5,7}|180\.0{5,7})")]
ClosureReason = Annotated[str, Format("an..11", "discharged|invalidated|notReleased|recovered")]

Date = Annotated[str, Format("an10", _DATE, base="date")]
DateTime = Annotated[str, Format("an19", f"{_DATE}T{_TIME}", base="dateTime")]

PositiveDigit = Annotated[int, _integer("n1", "[1-9]")]
Number3 = Annotated[int, _integer("n..3", "[1-9][0-9]{0,2}")]
Count3 = Annotated[int, _integer("n..3", "0|[1-9][0-9]{0,2}")]
Count4 = Annotated[int, _integer("n..4", "0|[1-9][0-9]{0,3}")]
Number5 = Annotated[int, _integer("n..5", "[1-9][0-9]{0,4}")]
GoodsItemNumber = Annotated[int, _integer("n..5", "[1-9][0-9]{0,2}|1[0-9]{3}")]
GoodsItemNumberOrZero = Annotated[int, _integer("n..5", "0|[1-9][0-9]{0,2}|1[0-9]{3}")]
Count8 = Annotated[int, _integer("n..8", "0|[1-9][0-9]{0,7}")]
PositiveCount8 = Annotated[int, _integer("n..8", "[1-9][0-9]{0,7}")]
Count9 = Annotated[int, _integer("n..9", "0|[1-9][0-9]{0,8}")]

Amount = Annotated[Decimal, _decimal(2, _NOT_NEGATIVE)]
PositiveAmount = Annotated[Decimal, _decimal(2, _POSITIVE)]
Measure = Annotated[Decimal, _decimal(6, _NOT_NEGATIVE)]
PositiveMeasure = Annotated[Decimal, _decimal(6, _POSITIVE)]
