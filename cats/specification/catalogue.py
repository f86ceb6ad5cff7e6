"""The message catalogue: who sends which message to whom, and what it answers. When and to what effect stands in `occasions`."""

from __future__ import annotations

from dataclasses import dataclass

from cats.specification import definitions
from cats.specification.definitions.base import Message
from cats.specification.occasions import EFFECTS, TRIGGERS


def _role(name: str) -> str:
    """Marks the name of a role for translators."""
    return name


OPERATOR = _role("economic operator")
GUARANTOR = _role("guarantor")
DEPARTURE = _role("office of departure")
TRANSIT = _role("office of transit")
DESTINATION = _role("office of destination")
GUARANTEE = _role("office of guarantee")
ENQUIRY = _role("office of enquiry")
RECOVERY = _role("office of recovery")
CUSTOMS = _role("customs")
HUB = _role("Information Common Exchange")


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
        """`external` (customs and economic operators or guarantors) or `common` (between administrations)."""
        return "external" if self.code.startswith("CC") else "common"

    @property
    def trigger(self) -> str:
        """When it is sent, in one sentence."""
        return TRIGGERS[self.code]

    @property
    def effect(self) -> str:
        """What follows from it, in one sentence."""
        return EFFECTS[self.code]

    @property
    def definition(self) -> type[Message]:
        """Its groups; AttributeError for a message that is stated only."""
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
        "CC056C",
        "Refusal by the office of departure",
        DEPARTURE,
        OPERATOR,
        answers="CC015C CC013C CC014C CC054C CC141C CC170C",
    ),
    _message_spec("CC060C", "Notice of control", DEPARTURE, OPERATOR),
    _message_spec("CC055C", "Guarantee not valid", DEPARTURE, OPERATOR),
    _message_spec("CC013C", "Amendment of the declaration", OPERATOR, DEPARTURE),
    _message_spec("CC004C", "Amendment accepted", DEPARTURE, OPERATOR, answers="CC013C"),
    _message_spec("CC022C", "Request to amend the declaration", DEPARTURE, OPERATOR),
    _message_spec("CC014C", "Request for invalidation", OPERATOR, DEPARTURE),
    _message_spec("CC009C", "Decision on invalidation", DEPARTURE, OPERATOR, answers="CC014C"),
    _message_spec("CC170C", "Presentation of goods declared before", OPERATOR, DEPARTURE),
    _message_spec("CC017C", "Control results of departure", CUSTOMS, DEPARTURE),
    _message_spec("CC054C", "Request of release", OPERATOR, DEPARTURE, answers="CC060C"),
    _message_spec("CC029C", "Release for transit", DEPARTURE, OPERATOR),
    _message_spec("CC051C", "No release for transit", DEPARTURE, OPERATOR),
    _message_spec("CC040C", "Invalidation told to the export system", DEPARTURE, CUSTOMS),
    _message_spec("CC182C", "Incident told to the holder", DEPARTURE, OPERATOR),
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
    # enquiry and recovery, external
    _message_spec("CC140C", "Request about goods that did not arrive", ENQUIRY, OPERATOR),
    _message_spec(
        "CC141C", "Information about goods that did not arrive", OPERATOR, ENQUIRY, answers="CC140C"
    ),
    _message_spec("CC023C", "Notice to the guarantor", ENQUIRY, GUARANTOR),
    _message_spec("CC035C", "Notice of recovery", RECOVERY, OPERATOR, GUARANTOR),
    # guarantee, external
    _message_spec("CC026C", "Access codes of a guarantee", OPERATOR, GUARANTEE),
    _message_spec("CC034C", "Query on guarantees", OPERATOR, GUARANTEE),
    _message_spec("CC037C", "Answer to the query on guarantees", GUARANTEE, OPERATOR, answers="CC034C"),
    _message_spec("CC224C", "Individual guarantee vouchers sold", GUARANTOR, GUARANTEE),
    _message_spec("CC225C", "Guarantee changed", GUARANTEE, GUARANTOR),
    _message_spec("CC228C", "Liability under a cancelled guarantee ended", GUARANTEE, GUARANTOR),
    _message_spec("CC229C", "Individual guarantee voucher revoked", GUARANTEE, GUARANTOR),
    _message_spec("CC231C", "Comprehensive guarantee cancelled", GUARANTEE, OPERATOR),
    # common domain: the movement
    _message_spec("CD001C", "Anticipated arrival record", DEPARTURE, DESTINATION),
    _message_spec("CD002C", "Request for the anticipated arrival record", DESTINATION, DEPARTURE),
    _message_spec(
        "CD003C", "Answer with the anticipated arrival record", DEPARTURE, DESTINATION, answers="CD002C"
    ),
    _message_spec("CD050C", "Anticipated transit record", DEPARTURE, TRANSIT),
    _message_spec("CD114C", "Request for the anticipated transit record", TRANSIT, DEPARTURE),
    _message_spec(
        "CD115C", "Answer with the anticipated transit record", DEPARTURE, TRANSIT, answers="CD114C"
    ),
    _message_spec("CD118C", "Frontier crossed", TRANSIT, DEPARTURE),
    _message_spec("CD180C", "Incident on the way", TRANSIT, DEPARTURE),
    _message_spec("CD181C", "Incident forwarded", DEPARTURE, TRANSIT, DESTINATION),
    _message_spec("CD006C", "Arrival advice", DESTINATION, DEPARTURE),
    _message_spec("CD024C", "Arrival forwarded", DEPARTURE, TRANSIT, DESTINATION),
    _message_spec("CD018C", "Control results of destination", DESTINATION, DEPARTURE),
    _message_spec("CD049C", "Discrepancies solved", DEPARTURE, DESTINATION),
    _message_spec("CD010C", "Movement invalidated", DEPARTURE, DESTINATION, TRANSIT),
    _message_spec("CD027C", "Query on a movement", CUSTOMS, DEPARTURE),
    _message_spec("CD038C", "Answer to the query on a movement", DEPARTURE, CUSTOMS, answers="CD027C"),
    _message_spec("CD094C", "Request for the status of a movement", CUSTOMS, CUSTOMS),
    _message_spec("CD095C", "Status of a movement", CUSTOMS, CUSTOMS, answers="CD094C"),
    _message_spec("CD600C", "Closure notice", DEPARTURE, DESTINATION, TRANSIT, GUARANTEE),
    # common domain: enquiry and recovery
    _message_spec("CD142C", "Enquiry request", ENQUIRY, DESTINATION),
    _message_spec("CD143C", "Enquiry answer", DESTINATION, ENQUIRY, answers="CD142C"),
    _message_spec("CD145C", "Request for information on an enquiry", DESTINATION, ENQUIRY),
    _message_spec("CD144C", "Information on an enquiry", ENQUIRY, DESTINATION, answers="CD145C"),
    _message_spec("CD059C", "Enquiry cancelled", ENQUIRY, DESTINATION),
    _message_spec("CD063C", "Recovery told", RECOVERY, DEPARTURE, TRANSIT, DESTINATION),
    _message_spec("CD150C", "Recovery request", RECOVERY, RECOVERY),
    _message_spec("CD151C", "Answer to the recovery request", RECOVERY, RECOVERY, answers="CD150C"),
    _message_spec("CD152C", "Recovery finished", RECOVERY, RECOVERY),
    # common domain: guarantee
    _message_spec("CD200C", "Guarantee check", DEPARTURE, GUARANTEE),
    _message_spec("CD201C", "Result of the guarantee check", GUARANTEE, DEPARTURE, answers="CD200C"),
    _message_spec("CD203C", "Guarantee use", DEPARTURE, GUARANTEE),
    _message_spec("CD205C", "Result of the guarantee use", GUARANTEE, DEPARTURE, answers="CD203C"),
    _message_spec("CD204C", "Guarantee released or its use cancelled", DEPARTURE, GUARANTEE),
    _message_spec("CD209C", "Reference amount credited", DEPARTURE, GUARANTEE),
    # systems
    _message_spec("CD070C", "Unavailability announced", CUSTOMS, HUB),
    _message_spec("CD071C", "Unavailability passed on", HUB, CUSTOMS),
    _message_spec("CD971C", "Schedule of unavailability", HUB, CUSTOMS),
    _message_spec("CD974C", "Request about availability", CUSTOMS, HUB),
    _message_spec("CD975C", "Answer about availability", HUB, CUSTOMS, answers="CD974C"),
    _message_spec("CD411D", "Statistics", CUSTOMS, HUB),
    # refusals of messages
    _message_spec("CC906C", "Functional refusal to an economic operator", CUSTOMS, OPERATOR),
    _message_spec("CD906C", "Functional refusal between administrations", CUSTOMS, CUSTOMS),
    _message_spec("CC917C", "XML refusal to an economic operator", CUSTOMS, OPERATOR),
    _message_spec("CD917C", "XML refusal between administrations", CUSTOMS, CUSTOMS),
)

MESSAGES: dict[str, MessageSpec] = {spec.code: spec for spec in _ALL}

STATED: tuple[MessageSpec, ...] = (
    _message_spec("CD601C", "Liability along the chain of guarantors", GUARANTEE, GUARANTEE),
    _message_spec("CD602C", "Claim on a guarantor of the chain", RECOVERY, GUARANTEE),
    _message_spec("CD603C", "Recourse within the chain", GUARANTEE, GUARANTEE),
    _message_spec("CD604C", "Settlement statement of the chain", GUARANTEE, GUARANTEE),
    _message_spec("CD605C", "New package of reference data", HUB, CUSTOMS),
    _message_spec("CD606C", "Proposal to change reference data", CUSTOMS, HUB),
    _message_spec("CD607C", "Decision on a proposed change", HUB, CUSTOMS, answers="CD606C"),
    _message_spec("CD608C", "Test of the connection", CUSTOMS, CUSTOMS),
)
"""Further messages of CATS, stated so that numbers are kept: who will send them to whom. Their groups are not defined yet."""

# These types exist only as answers. A decision on an office's own initiative answers nobody.
ALWAYS_ANSWERS = frozenset({"CC906C", "CD906C", "CC917C", "CD917C", "CC928C", "CD201C", "CD205C"})
# Refusals are never answered by another refusal.
REFUSALS = frozenset({"CC056C", "CC057C", "CC906C", "CD906C", "CC917C", "CD917C"})
