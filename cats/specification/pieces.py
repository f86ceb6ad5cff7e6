"""A judged tree as a flat list of text pieces, which the generated decode functions read by position.

The pieces come from libxml2's own serialisation of the tree that the XSD has judged, never from the bytes received.
In it `<` and `>` occur in tags only, so that cutting at `<` is exact.
"""

from __future__ import annotations

import re

from lxml import etree

# Index of the first piece inside the root: before it stand the empty text and the root's own start tag.
FIRST = 2

_UNDECLARING = re.compile(r'<(\w+) xmlns=""')
_EMPTY = re.compile(r"<(\w+)/>")


def serialised(root: etree._Element) -> str:
    """The document as text with bare tags: no empty-element tags, no return from a default namespace.

    The tree must declare no other namespace than that of its root, since libxml2 writes their names unescaped.
    """
    text: str = etree.tostring(root, encoding="unicode")
    if ' xmlns=""' in text:
        text = _UNDECLARING.sub(r"<\1", text)
    if "/>" in text:
        text = _EMPTY.sub(r"<\1></\1>", text)
    return text


def split(text: str) -> list[str]:
    """`name>text` and `/name>` pieces; references are resolved after the cut."""
    pieces = text.split("<")
    if "&" in text:
        return [_resolved(piece) if "&" in piece else piece for piece in pieces]
    return pieces


def _resolved(piece: str) -> str:
    return piece.replace("&lt;", "<").replace("&gt;", ">").replace("&#13;", "\r").replace("&amp;", "&")
