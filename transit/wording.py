"""Messages in words for people: what a message is called, where in it an error lies, what the broken rule asks for."""

import re
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cats.api.spoken import spoken
from cats.kernel.errors import json_pointer
from cats.kernel.sentences import said
from cats.messaging.models import OutboundMessage
from cats.specification import codec, model, rules
from cats.specification.catalogue import MESSAGES

REFUSALS = ("CC056C", "CC057C", "CC906C")
COVERS: dict[str, str | Promise] = {
    "declared": _("Declared"),
    "checked": _("Checked, valid"),
    "asked": _("Reservation asked for"),
    "registered": _("Reserved"),
    "refused": _("Refused"),
    "credited": _("Free again, still liable"),
    "released": _("Released"),
    "cancelled": _("Cancelled"),
}
"""The words for where the use of a guarantee stands (`GuaranteeUse.status`)."""
_STEP = re.compile(r"(\w+)(?:\[(\d+)\])?")


@dataclass(frozen=True, slots=True)
class Fault:
    """A functional error of a refusal: its codes, where it lies in words, and what the rule asks for where it is known."""

    pointer: str
    code: str
    reason: str
    value: str
    where: str
    text: str

    def as_dict(self) -> dict[str, str]:
        """The fault as the interface gives it."""
        return {
            "pointer": self.pointer,
            "json_pointer": json_pointer(self.pointer),
            "code": self.code,
            "reason": self.reason,
            "text": self.text,
            "value": self.value,
        }


def name_of(type: str) -> str:
    """What a message is called: `Release for transit`; its type where the catalogue has none."""
    spec = MESSAGES.get(type)
    return spoken(spec.name) if spec else type


def refusal_of(sender: str, message_id: str) -> OutboundMessage | None:
    """The refusal that answered an operator's message, if one did."""
    return OutboundMessage.objects.filter(
        recipient=sender, correlation=message_id, type__in=REFUSALS, channel="trader"
    ).first()


def faults_in(row: OutboundMessage) -> list[Fault]:
    """The functional errors of a refusal, in words; of a request that was declined, the reason."""
    content: Any = codec.decode(row.data)
    if not content.FunctionalError:
        return _declined(content)
    return [
        Fault(
            pointer=found.errorPointer,
            code=found.errorCode,
            reason=found.errorReason,
            value=found.originalAttributeValue or "",
            where=where(found.errorPointer),
            text=asked_by(found.errorReason),
        )
        for found in content.FunctionalError
    ]


def _declined(refusal: Any) -> list[Fault]:
    """The officer's own reason, where no rule is broken: it concerns the message as a whole."""
    operation = getattr(refusal, "TransitOperation", None)
    if operation is None or not operation.rejectionReason:
        return []
    pointer = f"/CC{operation.businessRejectionType}C"
    return [Fault(pointer, operation.rejectionCode, "", "", where(pointer), operation.rejectionReason)]


def office_in(row: OutboundMessage) -> str:
    """The customs office that a refusal names; empty where it names none."""
    content: Any = codec.decode(row.data)
    for group in ("CustomsOfficeOfDeparture", "CustomsOfficeOfDestinationActual"):
        office = getattr(content, group, None)
        if office is not None:
            return str(office.referenceNumber)
    return ""


def asked_by(reason: str) -> str:
    """What a rule or condition asks for; for a code list, that the value is not in it."""
    if reason.startswith("CL") and reason[2:].isdigit():
        return said("The value is not in code list {list}, or not on this date.", list=reason)
    described = rules.RULES.get(reason)
    return spoken(described.sentence) if described else ""


def where(pointer: str) -> str:
    """`/CC015C/Guarantee[2]/guaranteeType` as `Guarantee 2 › Guarantee type`. What is not known stays as it is."""
    root, *steps = pointer.strip("/").split("/")
    spec = MESSAGES.get(root)
    if spec is None:
        return pointer
    group: Any = spec.definition
    words = []
    for step in steps:
        found = _STEP.fullmatch(step)
        element = model.by_name(group).get(found[1]) if found and group else None
        if found is None or element is None:
            return pointer
        label = spoken(element.label)
        words.append(f"{label} {found[2]}" if found[2] else label)
        group = element.group
    return " › ".join(words) or spoken(spec.name)
