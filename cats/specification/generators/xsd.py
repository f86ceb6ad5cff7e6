"""XSD: one file of shared types, one file per message, and one that includes all of them."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from cats.specification import model
from cats.specification.catalogue import MESSAGES, MessageSpec
from cats.specification.definitions.base import NAMESPACE, PHASE, Group
from cats.specification.definitions.formats import Format
from cats.specification.model import Element

_OPEN = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" '
    f'xmlns="{NAMESPACE}" targetNamespace="{NAMESPACE}" '
    'elementFormDefault="unqualified" attributeFormDefault="unqualified">\n'
)
_CLOSE = "</xs:schema>\n"


def files() -> dict[str, str]:
    """File name -> text."""
    written = {f"{spec.code}.xsd": _root(spec) for spec in MESSAGES.values()}
    includes = "".join(f'  <xs:include schemaLocation="{name}"/>\n' for name in written)
    written["types.xsd"] = _OPEN + "".join(_types()) + _CLOSE
    written["cats.xsd"] = _OPEN + includes + _CLOSE
    return written


def _root(spec: MessageSpec) -> str:
    return (
        f'{_OPEN}  <xs:include schemaLocation="types.xsd"/>\n'
        f'  <xs:element name="{spec.code}" type="{spec.code}Type">\n'
        f"    <xs:annotation><xs:documentation>{spec.number} {spec.name}</xs:documentation></xs:annotation>\n"
        f"  </xs:element>\n{_CLOSE}"
    )


def _types() -> Iterator[str]:
    messages = {spec.definition for spec in MESSAGES.values()}
    for value_format, name in model.format_names().items():
        yield _simple_type(name, value_format)
    for group in model.groups_of(spec.definition for spec in MESSAGES.values()):
        yield _complex_type(group, is_message=group in messages)


def _simple_type(name: str, value_format: Format) -> str:
    facets = [f"<xs:pattern value={quoteattr(value_format.pattern)}/>"]
    if value_format.max_length:
        facets.append(f'<xs:maxLength value="{value_format.max_length}"/>')
    if value_format.base == "decimal":
        facets.append(f'<xs:totalDigits value="{value_format.total_digits}"/>')
        facets.append(f'<xs:fractionDigits value="{value_format.fraction_digits}"/>')
    body = "".join(f"      {facet}\n" for facet in facets)
    return (
        f'  <xs:simpleType name="{name}">\n    <xs:restriction base="xs:{value_format.base}">\n'
        f"{body}    </xs:restriction>\n  </xs:simpleType>\n"
    )


def _complex_type(group: type[Group], *, is_message: bool) -> str:
    name = f"{group.__name__}Type" if is_message else group.__name__
    phase = f'    <xs:attribute name="PhaseID" type="xs:string" fixed="{PHASE}"/>\n' if is_message else ""
    body = "".join(_element(element) for element in model.elements(group))
    return (
        f'  <xs:complexType name="{name}">\n    <xs:sequence>\n{body}    </xs:sequence>\n{phase}'
        "  </xs:complexType>\n"
    )


def _element(element: Element) -> str:
    type_name = model.format_names()[element.format] if element.format else element.content.__name__
    least = ' minOccurs="0"' if element.least == 0 else ""
    most = f' maxOccurs="{element.most}"' if element.many else ""
    return f'      <xs:element name="{element.name}" type="{type_name}"{least}{most}/>\n'
