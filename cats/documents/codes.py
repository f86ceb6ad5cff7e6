"""The code on a printed page by which anybody can ask whether it is genuine: 75 random bits and a check character.

Written in four groups of four, in Crockford's alphabet (no I, L, O, U); the check is ISO 7064 in its hybrid form for 32 characters,
which finds every mistyped character and almost every swapped pair.
"""

import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 16
_SIZE = len(ALPHABET)
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1", "-": "", " ": "", "\u00a0": "", "\u2011": ""})


def make() -> str:
    """A new code, 16 characters without its hyphens."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1))
    return body + _check(body)


def read(text: str) -> str | None:
    """The code that somebody typed or scanned, however grouped, or None when it cannot be one."""
    code = text.upper().translate(_MISREAD)
    if len(code) != LENGTH or any(letter not in ALPHABET for letter in code):
        return None
    return code if _check(code[:-1]) == code[-1] else None


def grouped(code: str) -> str:
    """As it stands on the page: `AB12-CD34-EF56-GH78`."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def _check(body: str) -> str:
    carry = _SIZE
    for letter in body:
        total = (carry + ALPHABET.index(letter)) % _SIZE or _SIZE
        carry = total * 2 % (_SIZE + 1)
    return ALPHABET[(_SIZE + 1 - carry) % _SIZE]
