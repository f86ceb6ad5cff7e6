"""The message catalogue: who sends which message to whom, and what it answers. Texts of effects live in the pages."""

from __future__ import annotations

from dataclasses import dataclass

from cats.specification import definitions
from cats.specification.definitions.base import Message

OPERATOR = "economic operator"
DEPARTURE = "office of departure"
TRANSIT = "office of transit"
DESTINATION = "office of destination"
GUARANTEE = "office of guarantee"
CUSTOMS = "customs"


@dataclass(frozen=True, slots=True)
class MessageSpec:
    """A message: root element, IE number, name, domain, sender, receivers, the messages that it can answer."""

    code: str
    number: str
    name: str
    sender: str
    receivers: tuple[str, ...]
    answers: tuple[str, ...] = ()

    @property
    def domain(self) -> str:
        """`external` (customs and economic operators) or `common` (between administrations)."""
        return "external" if self.code.startswith("CC") else "common"

    @property
    def definition(self) -> type[Message]:
        definition: type[Message] = getattr(definitions, self.code)
        return definition


def _message_spec(code: str, name: str, sender: str, *receivers: str, answers: str = "") -> MessageSpec:
    return MessageSpec(code, f"IE{code[2:5]}", name, sender, receivers, tuple(answers.split()))


_ALL = (
    # departure, external
    _message_spec("CC015C", "Transit declaration", OPERATOR, DEPARTURE),
    _message_spec("CC928C", "Positive acknowledgement", DEPARTURE, OPERATOR, answers="CC015C"),
    _message_spec("CC028C", "MRN allocated", DEPARTURE, OPERATOR, answers="CC015C"),
    _message_spec(
        "CC056C", "Refusal by the office of departure", DEPARTURE, OPERATOR, answers="CC015C CC013C CC014C"
    ),
    _message_spec("CC060C", "Notice of control", DEPARTURE, OPERATOR),
    _message_spec("CC055C", "Guarantee not valid", DEPARTURE, OPERATOR),
    _message_spec("CC013C", "Amendment of the declaration", OPERATOR, DEPARTURE),
    _message_spec("CC004C", "Amendment accepted", DEPARTURE, OPERATOR, answers="CC013C"),
    _message_spec("CC014C", "Request for invalidation", OPERATOR, DEPARTURE),
    _message_spec("CC009C", "Decision on invalidation", DEPARTURE, OPERATOR, answers="CC014C"),
    _message_spec("CC029C", "Release for transit", DEPARTURE, OPERATOR),
    _message_spec("CC051C", "No release for transit", DEPARTURE, OPERATOR),
    _message_spec("CC019C", "Discrepancies found at destination", DEPARTURE, OPERATOR),
    _message_spec("CC045C", "Write-off of the movement", DEPARTURE, OPERATOR),
    # destination, external
    _message_spec("CC007C", "Arrival notification", OPERATOR, DESTINATION),
    _message_spec("CC043C", "Unloading permission", DESTINATION, OPERATOR, answers="CC007C CC044C"),
    _message_spec("CC044C", "Unloading remarks", OPERATOR, DESTINATION, answers="CC043C"),
    _message_spec("CC025C", "Goods released from transit", DESTINATION, OPERATOR),
    _message_spec(
        "CC057C", "Refusal by the office of destination", DESTINATION, OPERATOR, answers="CC007C CC044C"
    ),
    # common domain
    _message_spec("CD001C", "Anticipated arrival record", DEPARTURE, DESTINATION),
    _message_spec("CD050C", "Anticipated transit record", DEPARTURE, TRANSIT),
    _message_spec("CD118C", "Frontier crossed", TRANSIT, DEPARTURE),
    _message_spec("CD006C", "Arrival advice", DESTINATION, DEPARTURE),
    _message_spec("CD018C", "Control results of destination", DESTINATION, DEPARTURE),
    _message_spec("CD010C", "Movement invalidated", DEPARTURE, DESTINATION, TRANSIT),
    _message_spec("CD600C", "Closure notice", DEPARTURE, DESTINATION, TRANSIT, GUARANTEE),
    # guarantee
    _message_spec("CD200C", "Guarantee check", DEPARTURE, GUARANTEE),
    _message_spec("CD201C", "Result of the guarantee check", GUARANTEE, DEPARTURE, answers="CD200C"),
    _message_spec("CD203C", "Guarantee use", DEPARTURE, GUARANTEE),
    _message_spec("CD205C", "Result of the guarantee use", GUARANTEE, DEPARTURE, answers="CD203C"),
    _message_spec("CD204C", "Guarantee released or its use cancelled", DEPARTURE, GUARANTEE),
    _message_spec("CD209C", "Reference amount credited", DEPARTURE, GUARANTEE),
    # refusals of messages
    _message_spec("CC906C", "Functional refusal to an economic operator", CUSTOMS, OPERATOR),
    _message_spec("CD906C", "Functional refusal between administrations", CUSTOMS, CUSTOMS),
    _message_spec("CC917C", "XML refusal to an economic operator", CUSTOMS, OPERATOR),
    _message_spec("CD917C", "XML refusal between administrations", CUSTOMS, CUSTOMS),
)

MESSAGES: dict[str, MessageSpec] = {spec.code: spec for spec in _ALL}

# Refusals are never answered by another refusal.
REFUSALS = frozenset({"CC056C", "CC057C", "CC906C", "CD906C", "CC917C", "CD917C"})
