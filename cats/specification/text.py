"""Text for XML: escaping, and the characters that XML 1.0 cannot carry."""

from __future__ import annotations

import re

_SPECIAL = re.compile("[^\t\n\x20-\x25\x27-\x3b\x3d\x3f-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def escape(text: str) -> str:
    """The text as XML character data. ValueError when it holds what XML cannot carry (control characters)."""
    if text.isalnum() or _SPECIAL.search(text) is None:
        return text
    if illegal(text):
        raise ValueError(f"not a text for XML: {text!r}")
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def illegal(text: str) -> bool:
    return _ILLEGAL.search(text) is not None
