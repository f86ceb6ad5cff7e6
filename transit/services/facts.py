"""What an act needs to know: one structure per act, read alike from a form, from JSON and from tests."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from cats.kernel import money
from cats.kernel.errors import CatsError, Fault, Invalid
from cats.kernel.sentences import said

Text = Annotated[str, Meta(max_length=512)]
Code = Annotated[str, Meta(min_length=1, max_length=4)]
Identification = Annotated[str, Meta(min_length=1, max_length=17)]


class Facts(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """What comes with an act; dates are local to the office, moments carry a zone."""


class Nothing(Facts):
    """The act needs no more to be known."""


class DecideControl(Facts):
    """`control` false lets the goods go without one. `types` are of list CL716, `documents` of CL215."""

    control: bool = True
    types: list[Annotated[str, Meta(min_length=1, max_length=3)]] = []
    documents: list[Code] = []
    text: Text = ""


class RecordControlResult(Facts):
    """`result` is A1 (satisfactory), A2 (considered so), A5 (minor discrepancies) or B1 (major); the last two say what."""

    result: Annotated[str, Meta(pattern="^(A1|A2|A5|B1)$")]
    text: Text = ""
    seals_intact: bool | None = None


class Release(Facts):
    """`limit_on`: the day by which the goods must arrive; else the declared one or the standard duration counts."""

    limit_on: date | None = None


class RefuseRelease(Facts):
    """Why not: a code of list CL211 and a sentence."""

    code: Annotated[str, Meta(min_length=2, max_length=2)]
    text: Annotated[str, Meta(min_length=1, max_length=512)]


class Invalidate(Facts):
    """Why the officer invalidates."""

    text: Annotated[str, Meta(min_length=1, max_length=512)]


class DecideInvalidation(Facts):
    """Whether the officer agrees to the holder's request, and why."""

    agreed: bool
    text: Text = ""


class DecideAmendment(Facts):
    """Whether the officer lets the declaration be amended as the holder asked; if not, why."""

    agreed: bool
    text: Text = ""


class RaiseAmount(Facts):
    """The amount that is to be covered under a guarantee instead of the declared one, in the same currency."""

    grn: Annotated[str, Meta(min_length=17, max_length=24)]
    amount: Decimal
    currency: Annotated[str, Meta(pattern="^[A-Z]{3}$")]


class AcceptArrival(Facts):
    """Who brought the goods (identification number)."""

    trader: Identification


class LodgedGuarantee(Facts):
    """One guarantee that replaces what was declared; without an amount the flat amount counts."""

    type: Annotated[str, Meta(pattern="^[A-Z0-9]$")]
    grn: Annotated[str, Meta(min_length=17, max_length=24)]
    access_code: Annotated[str, Meta(min_length=1, max_length=4)]
    amount: Decimal | None = None
    currency: str | None = None


class AmendGuarantee(Facts):
    """The guarantees that shall stand instead of the refused ones."""

    guarantees: Annotated[list[LodgedGuarantee], Meta(min_length=1, max_length=9)]


class RequestInvalidation(Facts):
    """Why the holder wants the declaration invalidated."""

    text: Annotated[str, Meta(min_length=1, max_length=512)]


class NotifyArrival(Facts):
    """Where the goods are. `trader`: who notifies, where the person acts for several; `arrived_at` has a zone, else UTC.

    `simplified` is for authorised consignees; `authorisation` names his C522 where he has several.
    """

    mrn: Annotated[str, Meta(min_length=18, max_length=18)]
    office: Annotated[str, Meta(min_length=8, max_length=8)]
    trader: Annotated[str, Meta(max_length=17)] = ""
    simplified: bool = False
    authorisation: Annotated[str, Meta(max_length=35)] = ""
    arrived_at: datetime | None = None


class UnloadingRemarks(Facts):
    """Conforming remarks: everything unloaded, nothing differs. `seals_intact` where goods came under seals."""

    unloaded_on: date | None = None
    text: Text = ""


ACTS: dict[str, type[Facts]] = {
    "decide_control": DecideControl,
    "record_control_result": RecordControlResult,
    "release": Release,
    "refuse_release": RefuseRelease,
    "invalidate": Invalidate,
    "decide_invalidation": DecideInvalidation,
    "decide_amendment": DecideAmendment,
    "raise_amount": RaiseAmount,
    "record_passage": Nothing,
    "accept_arrival": AcceptArrival,
    "permit_unloading": Nothing,
    "release_goods": Nothing,
    "amend_guarantee": AmendGuarantee,
    "request_invalidation": RequestInvalidation,
    "notify_arrival": NotifyArrival,
    "submit_unloading_remarks": UnloadingRemarks,
}


LISTS = {"types": "CL716", "documents": "CL215", "code": "CL211", "result": "CL197"}
"""The code lists of facts, by their names."""


def read(action: str, given: Mapping[str, Any]) -> Facts:
    """The facts of an act. Raises `Invalid` with a JSON pointer to what is missing, unknown or malformed."""
    try:
        facts = msgspec.convert(dict(given), ACTS[action], strict=False)
    except msgspec.ValidationError as error:
        what, _, path = str(error).partition(" - at `$")
        pointer = path.rstrip("`").replace(".", "/").replace("[", "/").replace("]", "")
        raise Invalid(
            [Fault(pointer or "/", "14", "CATS_120", what)], said("The facts of this act are not complete.")
        ) from None
    return _sane(facts)


def _sane(facts: Facts) -> Facts:
    """What the types cannot say: discrepancies are described (C0930), a declined amendment has its reason (C0492), moments have a zone."""
    if isinstance(facts, RecordControlResult) and facts.result in {"A5", "B1"} and not facts.text.strip():
        raise Invalid(
            [Fault("/text", "13", "C0930", said("Say what was found: the result reports discrepancies."))]
        )
    if isinstance(facts, DecideAmendment) and not facts.agreed and not facts.text.strip():
        text = said("Say why: the holder has to know what stands against the amendment.")
        raise Invalid([Fault("/text", "13", "C0492", text)])
    if isinstance(facts, RaiseAmount):
        facts.amount = _money(facts.amount)
    if isinstance(facts, NotifyArrival) and facts.arrived_at is not None and facts.arrived_at.tzinfo is None:
        facts.arrived_at = facts.arrived_at.replace(tzinfo=UTC)
    return facts


def _money(value: Decimal) -> Decimal:
    """A positive amount with at most two decimals."""
    try:
        exact = money.amount(value)
    except CatsError as error:
        raise Invalid([Fault("/amount", "14", "CATS_120", error.message, str(value))]) from None
    if exact <= 0:
        raise Invalid(
            [Fault("/amount", "14", "CATS_120", said("The amount is greater than zero."), str(value))]
        )
    return exact
