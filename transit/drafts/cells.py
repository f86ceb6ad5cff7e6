"""Cells as people and spreadsheets write them, read as the message wants them. Pure; what cannot be read stays as it is.

Hidden characters go, blanks of every width are blanks. In numbers a comma may be the decimal sign and blanks, apostrophes or
points may part thousands. `1,240` may mean both: it is no number, and both readings are offered.
"""

import re

LONGEST = 2000
"""Characters of one cell that are kept; the longest text of a declaration has 512."""

# Control and formatting characters that nobody sees; the joiners of Persian and Indic scripts are not among them.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udfff\ufffe\uffff]"
)
_JOINERS = re.compile("[\u200c\u200d]")
_BLANKS = re.compile("[\\s\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_BLANK = re.compile(f"\r\n|{_BLANKS.pattern.removesuffix('+')}")
_PARTED = re.compile("[\\s\u00a0\u2000-\u200a\u202f'\u2019]")
_GROUPED = r"[1-9][0-9]{0,2}(?:%s[0-9]{3})+"
_BOTH = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")
_POINTS = re.compile(_GROUPED % r"\." + r"(?:,[0-9]+)?")
_COMMAS = re.compile(_GROUPED % "," + r"(?:\.[0-9]+)?")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def tidy(text: str) -> str:
    """The text on one line, without what nobody sees and without blanks at its ends."""
    return _BLANK.sub(" ", _HIDDEN.sub("", text)).strip()


def code(text: str) -> str:
    """A code of a list: capitals, no blanks."""
    return _BLANKS.sub("", _JOINERS.sub("", tidy(text))).upper()


def commodity(text: str) -> str:
    """A commodity code without the blanks and points that part its digits."""
    return code(text).replace(".", "")


def number(text: str) -> str:
    """A number with a decimal point and nothing between its digits; what is no number, or could be two, stays."""
    bare = _PARTED.sub("", _JOINERS.sub("", tidy(text)))
    if _BOTH.fullmatch(bare):
        return bare
    if _COMMAS.fullmatch(bare):
        return bare.replace(",", "")
    if bare.count(".") > 1 or ("," in bare and "." in bare):
        return bare.replace(".", "").replace(",", ".") if _POINTS.fullmatch(bare) else bare
    return bare.replace(",", ".") if bare.count(",") == 1 else bare


def whole(text: str) -> str:
    """A whole number; `1,240` counts packages, so that it can only be 1240, and `8.00` is 8."""
    bare = _PARTED.sub("", _JOINERS.sub("", tidy(text)))
    if re.fullmatch(_GROUPED % "[,.]", bare):
        return re.sub("[,.]", "", bare)
    return re.sub(r"[.,]0+\Z", "", bare)


def readings(text: str) -> tuple[str, ...]:
    """Both numbers that `1,240` may mean; nothing for a text with one meaning."""
    bare = _PARTED.sub("", _JOINERS.sub("", tidy(text)))
    if not _BOTH.fullmatch(bare):
        return ()
    return bare.replace(",", ""), bare.replace(",", ".")


def safe(text: str) -> str:
    """A cell for a file that a spreadsheet opens: what would be a formula there begins with an apostrophe."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def unsafe(text: str) -> str:
    """The cell of such a file as it was: the apostrophe before a formula goes."""
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULA) else text
