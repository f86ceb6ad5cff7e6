"""Secrets at rest: encrypted where they must be read again, keyed digests where they need only be recognised.

Both keys come from `SECRET_KEY`: a copy of the database alone opens nothing.
"""

import base64
import hashlib
import hmac
from datetime import timedelta

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings


def seal(text: str) -> str:
    """Encrypted and signed, with the moment of sealing."""
    return _fernet().encrypt(text.encode()).decode("ascii")


def opened(sealed: str, longest: timedelta | None = None) -> str | None:
    """What was sealed; None when it was not sealed here, was changed, or is older than `longest`."""
    try:
        seconds = None if longest is None else int(longest.total_seconds())
        return _fernet().decrypt(sealed.encode(), ttl=seconds).decode()
    except (InvalidToken, UnicodeError):
        return None


def digest(purpose: str, text: str) -> str:
    """A digest that nobody without `SECRET_KEY` can compute; one purpose's says nothing of another's."""
    return hmac.new(_key(purpose), text.encode(), hashlib.sha256).hexdigest()


def _fernet() -> Fernet:
    return Fernet(base64.urlsafe_b64encode(_key("seal")))


def _key(purpose: str) -> bytes:
    return hashlib.sha256(f"cats accounts {purpose}\0{settings.SECRET_KEY}".encode()).digest()
