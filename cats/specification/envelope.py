"""The root element: its name, namespace and attributes, and what is not allowed on any other element."""

from __future__ import annotations

from lxml import etree

from cats.kernel.sentences import said
from cats.specification.catalogue import MESSAGES
from cats.specification.definitions.base import NAMESPACE, PHASE
from cats.specification.faults import Fault, Invalid, Kind
from cats.specification.xml import attributes

NCTS_NAMESPACE = "http://ncts.dgtaxud.ec"
PHASES = {NAMESPACE: (PHASE,), NCTS_NAMESPACE: ("NCTS5.0", "NCTS5.1")}

_XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
_HINTS = (f"{_XSI}schemaLocation", f"{_XSI}noNamespaceSchemaLocation")
_instance_attributes = etree.XPath("boolean(/*/descendant::*[@xsi:*])", namespaces={"xsi": _XSI[1:-1]})


def settle(root: etree._Element, expected: str | None = None) -> list[Fault]:
    """Faults of the root's attributes; afterwards the root stands in our namespace, as the XSD wants it.

    Raises `Invalid` when the root is no message, or not the expected one: then nothing below it can be judged.
    """
    name = etree.QName(root)
    faults = _name_faults(name, expected)
    if faults:
        raise Invalid(faults)
    faults = _attribute_faults(root, str(name.namespace))
    root.attrib.clear()
    root.set("PhaseID", PHASE)
    root.tag = f"{{{NAMESPACE}}}{name.localname}"
    return faults


def has_instance_attributes(root: etree._Element) -> bool:
    """Whether `xsi:type` or its kin stand below the root: they could make the XSD judge by another type."""
    return bool(_instance_attributes(root))


def unknown_root(name: str) -> Fault:
    return Fault(
        kind=Kind.ROOT,
        reason=said("{name} is not a message of the specification.", name=name),
        pointer=f"/{name}",
        value=name,
    )


def _name_faults(name: etree.QName, expected: str | None) -> list[Fault]:
    pointer = f"/{name.localname}"
    if name.localname not in MESSAGES:
        return [unknown_root(name.localname)]
    if name.namespace not in PHASES:
        reason = said(
            "The root element must be in the namespace {ours} (or {ncts}).",
            ours=NAMESPACE,
            ncts=NCTS_NAMESPACE,
        )
        return [Fault(kind=Kind.ROOT, reason=reason, pointer=pointer, value=name.namespace or "")]
    if expected is not None and name.localname != expected:
        reason = said(
            "A {expected} is expected here, not a {found}.", expected=expected, found=name.localname
        )
        return [Fault(kind=Kind.ROOT, reason=reason, pointer=pointer, value=name.localname)]
    return []


def _attribute_faults(root: etree._Element, namespace: str) -> list[Fault]:
    faults = []
    pointer = f"/{etree.QName(root).localname}"
    for name, value in attributes(root):
        if name in _HINTS:
            continue
        if name != "PhaseID":
            reason = said("The attribute {name} is not known here. Remove it.", name=name)
        elif value not in PHASES[namespace]:
            reason = said(
                "PhaseID must be {phases} in the namespace {namespace}.",
                phases=" / ".join(PHASES[namespace]),
                namespace=namespace,
            )
        else:
            continue
        faults.append(
            Fault(kind=Kind.ATTRIBUTE, reason=reason, pointer=f"{pointer}/@{name}", value=value, line=1)
        )
    return faults
