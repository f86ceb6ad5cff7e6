"""Reading XML that strangers send: size, encoding and forbidden constructs are judged before libxml2 sees a byte.

Only UTF-8 is accepted, so that a search in the bytes finds every DTD, CDATA section, comment and instruction.
"""

from __future__ import annotations

import re
import threading
from typing import NoReturn, cast

from lxml import etree

from cats.kernel.sentences import said
from cats.specification.faults import Fault, Kind, Malformed, shortened

LIMIT = 20 * 2**20
DEEPEST = 64
# A full declaration of 1 999 items has fewer tags and hardly an attribute; more would only be there to exhaust memory.
MOST_TAGS = 1_000_000
MOST_ATTRIBUTES = 100_000
# Every stretch of this many bytes holds a tag in any message; longer texts would only slow the parser down.
STRETCH = 32_768

_BOM = b"\xef\xbb\xbf"
_BLANK = " \t\r\n"
_ATTRIBUTE = re.compile(rb"=[ \t\r\n]*[\"']")
_DECLARATION = re.compile(rb"<\?xml[ \t\r\n][^>]*\?>")
_ENCODING = re.compile(rb"encoding[ \t\r\n]*=[ \t\r\n]*[\"']([^\"']*)[\"']")
_ACCEPTED = {b"utf-8", b"utf8", b"us-ascii", b"ascii"}
_MARKUP = re.compile(rb"<!--.*?-->|<\?|<!\[CDATA\[|<!", re.DOTALL)
_FORBIDDEN = {
    b"<?": said("Processing instructions are not accepted. Remove it."),
    b"<![CDATA[": said("CDATA sections are not accepted. Write the text with &amp;, &lt; and &gt; instead."),
    b"<!": said("A document type declaration (DTD) and entities are not accepted. Remove it."),
}
_ROOT = re.compile(
    rb"(?>\s+|<\?xml[^>]*\?>|<!--.*?-->)*+<(?:[A-Za-z_][\w.-]*+:)?([A-Za-z_][\w.-]*+)[\s/>]", re.DOTALL
)
_TOO_DEEP = said("Elements are nested deeper than {deepest} levels.", deepest=DEEPEST)
_local = threading.local()


def parse(data: bytes, *, limit: int = LIMIT) -> etree._Element:
    """The root of the document, comments removed. Raises `Malformed`. `limit` is in bytes.

    Depth is not looked at here (libxml2 stops at 256 levels): call `refuse_depth` where no schema bounds it.
    """
    if len(data) > limit:
        reason = said(
            "The document has {size} bytes; at most {limit} are accepted.", size=len(data), limit=limit
        )
        _refuse(Kind.TOO_LARGE, reason)
    _refuse_many_nodes(data)
    _refuse_long_text(data)
    _refuse_encoding(data)
    plain = b"<!" not in data and data.find(b"<?", 5) < 0
    if not plain:
        _refuse_markup(data)
    root = _tree(data)
    if not plain:
        if root.getroottree().docinfo.internalDTD is not None:
            _refuse(Kind.FORBIDDEN, _FORBIDDEN[b"<!"])
        _drop_comments(root)
    return root


def root_name(data: bytes) -> str:
    """Local name of the root element, read from the first bytes only. Raises `Malformed` when there is none."""
    head = data[:16384].removeprefix(_BOM)
    found = _ROOT.match(head)
    if found is None:
        _refuse(Kind.NOT_WELL_FORMED, said("The document does not begin with an XML element."))
    return found[1].decode("ascii", "replace")


def line_of(element: etree._Element) -> int:
    """The line on which the start tag ends, or 0."""
    return cast("int | None", element.sourceline) or 0


def attributes(element: etree._Element) -> list[tuple[str, str]]:
    return [(str(name), str(value)) for name, value in element.attrib.items()]


def refuse_depth(root: etree._Element) -> None:
    """Raises `Malformed` when elements lie deeper than 64 levels."""
    level = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        level += 1 if event == "start" else -1
        if level > DEEPEST:
            raise Malformed([Fault(kind=Kind.TOO_DEEP, reason=_TOO_DEEP, line=line_of(element))])


def _refuse(kind: Kind, reason: str, *, line: int = 0, column: int = 0) -> NoReturn:
    raise Malformed([Fault(kind=kind, reason=reason, line=line, column=column)])


def _refuse_many_nodes(data: bytes) -> None:
    """An empty element costs as much as two tags and a comment as much as three: so they are counted."""
    if len(data) > MOST_TAGS and data.count(b"<") + data.count(b"/>") + 2 * data.count(b"<!--") > MOST_TAGS:
        _refuse(Kind.TOO_LARGE, said("The document has more than {most} tags.", most=MOST_TAGS))
    if data.count(b"=") > MOST_ATTRIBUTES and len(_ATTRIBUTE.findall(data)) > MOST_ATTRIBUTES:
        _refuse(Kind.TOO_LARGE, said("The document has more than {most} attributes.", most=MOST_ATTRIBUTES))


def _refuse_long_text(data: bytes) -> None:
    for start in range(0, len(data) - STRETCH, STRETCH):
        if data.find(b"<", start, start + STRETCH) < 0:
            line, column = _position(data, start)
            reason = said("A text or comment is longer than {stretch} bytes.", stretch=STRETCH)
            _refuse(Kind.TOO_LARGE, reason, line=line, column=column)


def _refuse_encoding(data: bytes) -> None:
    start = data[:1024].removeprefix(_BOM)
    if b"\x00" in start or start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        reason = said("The document is not encoded in UTF-8. Save it as UTF-8.")
        _refuse(Kind.ENCODING, reason, line=1, column=1)
    declaration = _DECLARATION.match(start)
    named = _ENCODING.search(declaration[0]) if declaration else None
    if named and named[1].lower() not in _ACCEPTED:
        name = named[1].decode("ascii", "replace")
        _refuse(
            Kind.ENCODING,
            said("The encoding {name} is not accepted. Save the document as UTF-8.", name=name),
            line=1,
            column=1,
        )


def _refuse_markup(data: bytes) -> None:
    """Refuses the first construct that is not accepted; comments pass here, the parser judges their form."""
    declaration = _DECLARATION.match(data.removeprefix(_BOM))
    start = (declaration.end() if declaration else 0) + (len(_BOM) if data.startswith(_BOM) else 0)
    for found in _MARKUP.finditer(data, start):
        if data.startswith(b"<!--", found.start()):
            if found[0] == b"<!":
                return  # a comment without end
            continue
        line, column = _position(data, found.start())
        _refuse(Kind.FORBIDDEN, _FORBIDDEN[found[0]], line=line, column=column)


def _position(data: bytes, offset: int) -> tuple[int, int]:
    line = data.count(b"\n", 0, offset) + 1
    return line, offset - (data.rfind(b"\n", 0, offset) + 1) + 1


def _tree(data: bytes) -> etree._Element:
    try:
        return etree.fromstring(data, _parser())
    except etree.XMLSyntaxError as error:
        line, column = error.position
        deep = "Excessive depth" in (error.msg or "")
        kind = Kind.TOO_DEEP if deep else Kind.NOT_WELL_FORMED
        reason = (
            _TOO_DEEP
            if deep
            else said("The document is not well-formed XML: {why}", why=shortened(error.msg or ""))
        )
        faults = [Fault(kind=kind, reason=reason, line=line or 0, column=max(column, 0))]
        raise Malformed(faults) from None


def _parser() -> etree.XMLParser:
    parser: etree.XMLParser | None = getattr(_local, "parser", None)
    if parser is None:
        parser = etree.XMLParser(
            encoding="utf-8",
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            dtd_validation=False,
            attribute_defaults=False,
            huge_tree=False,
            recover=False,
            collect_ids=False,
        )
        _local.parser = parser
    return parser


def _drop_comments(root: etree._Element) -> None:
    for parent in cast("list[etree._Element]", root.xpath("descendant-or-self::*[comment()]")):
        if _is_split(parent):
            reason = said("A comment splits a value. Move the comment out of the value.")
            comment = next(parent.iterchildren(etree.Comment))
            _refuse(Kind.FORBIDDEN, reason, line=line_of(comment))
    etree.strip_tags(root, etree.Comment)


def _is_split(parent: etree._Element) -> bool:
    pieces = [parent.text, *(child.tail for child in parent)]
    return sum(1 for piece in pieces if piece and piece.strip(_BLANK)) > 1
