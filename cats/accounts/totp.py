"""Time-based one-time codes (RFC 6238): SHA-1, six digits, periods of 30 seconds, as every authenticator app knows them. Pure."""

import base64
import hashlib
import hmac
import secrets
from urllib.parse import quote, urlencode

DIGITS = 6
PERIOD = 30
"""Seconds that a code is shown for."""
TOLERANCE = 1
"""Periods before and after the present one that are taken: clocks differ, people type slowly."""


def new_secret() -> str:
    """160 random bits in base32, as apps take them."""
    return base64.b32encode(secrets.token_bytes(20)).decode("ascii")


def code_at(secret: str, step: int) -> str:
    """The code of one period (its number since 1970)."""
    digest = hmac.new(base64.b32decode(secret), step.to_bytes(8, "big"), hashlib.sha1).digest()
    offset = digest[-1] & 0x0F
    number = int.from_bytes(digest[offset : offset + 4], "big") & 0x7FFFFFFF
    return f"{number % 10**DIGITS:0{DIGITS}}"


def matching_step(secret: str, code: str, seconds: float, after: int = 0) -> int | None:
    """The period whose code this is, if it is near `seconds` (since 1970) and later than period `after`: a code counts once."""
    now = int(seconds) // PERIOD
    found = None
    for step in range(now - TOLERANCE, now + TOLERANCE + 1):
        same = hmac.compare_digest(code_at(secret, step).encode(), code.encode())
        if same and step > after:
            found = step
    return found


def address(secret: str, issuer: str, account: str) -> str:
    """What the picture says to the app."""
    label = quote(f"{issuer}:{account}")
    return f"otpauth://totp/{label}?{urlencode({'secret': secret, 'issuer': issuer}, quote_via=quote)}"
