"""Access codes of guarantees: made here, compared as keyed digests, never kept or logged as text."""

import hashlib
import hmac
import secrets

from django.conf import settings

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
LENGTH = 4


def is_code(text: str) -> bool:
    """Whether the text has the form of an access code: four letters A to Z or digits."""
    return len(text) == LENGTH and text.isascii() and text.isalnum() and text == text.upper()


def digest(grn: str, code: str) -> str:
    """The code of one guarantee under a key derived from the installation's secret, 64 hexadecimal digits."""
    key = hmac.digest(settings.SECRET_KEY.encode(), b"guarantees.access-code", hashlib.sha256)
    return hmac.digest(key, f"{grn}\x1f{code}".encode(), hashlib.sha256).hex()


def generate() -> str:
    """A new code: four letters or digits that are not mistaken for each other."""
    return "".join(secrets.choice(_LETTERS) for _ in range(LENGTH))
