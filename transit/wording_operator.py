"""What a movement means to its operator, in plain words: where it stands, why, what he can do, what happens next.

One table: role and state to signal, icon, words and next act; a few facts (passages heard, the limit, a request that waits)
refine it. Officers' names, risk and the results of controls have no place here: no sentence of this module can carry them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cats.kernel import references
from cats.ui import formats
from guarantees.reasons import Reason
from refdata import selectors as refdata
from transit import wording
from transit.models import Movement
from transit.workflow.states import Departure, Destination, Role, Transit

Words = str | Promise

NEAR_DAYS = 2
"""A limit that ends today or within so many days is near."""
COUNTRIES = "CL248"


class Next(StrEnum):
    """What the operator does next; the pages know where each leads, and leave out what is not built."""

    FOLLOW = "follow"
    MEND = "mend"
    OFFER = "offer"
    UNLOAD = "unload"
    PRINT = "print"
    COPY = "copy"


NEXT_WORDS: dict[Next, Words] = {
    Next.FOLLOW: _("Follow"),
    Next.MEND: _("Mend it"),
    Next.OFFER: _("Offer another guarantee"),
    Next.UNLOAD: _("Report the unloading"),
    Next.PRINT: _("Print the document"),
    Next.COPY: _("Copy as new"),
}
NEXT_ICONS: dict[Next, str] = {
    Next.FOLLOW: "arrow-right",
    Next.MEND: "pencil-square",
    Next.OFFER: "shield-check",
    Next.UNLOAD: "box-seam",
    Next.PRINT: "printer",
    Next.COPY: "copy",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happens next."""

    icon: str
    title: Words
    text: Words = ""


@dataclass(frozen=True, slots=True)
class Passed:
    """An office of transit whose passage was heard, with the day there."""

    office: str
    on: date


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known besides the record's own columns. `today` is the day at the office of destination."""

    today: date | None = None
    heard: Sequence[Passed] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """Where a movement stands. `signal` is a class of the theme: go, stop, late, away, off or info.

    `also` is a second sentence; `call` says whose office answers questions: departure, destination, or the record's own.
    """

    signal: str
    icon: str
    words: Words
    why: Words = ""
    act: Next = Next.FOLLOW
    steps: tuple[Step, ...] = ()
    also: Words = ""
    needs_you: bool = False
    call: str = "departure"


CHECKS = Step("shield-check", _("Customs checks"), _("Rules and guarantee; usually within a minute."))
DECIDES = Step("search", _("Customs decides whether to look at the goods"))
RESERVED = Step(
    "patch-check", _("The guarantee is reserved"), _("This happens by itself, just before the release.")
)
RELEASED = Step(
    "unlock",
    _("The goods are released"),
    _("Then they may leave, and the movement gets its accompanying document."),
)
FRONTIERS = Step("signpost", _("Offices on the way report the goods"), _("You see each frontier here."))
ARRIVES = Step(
    "flag", _("The goods are presented at their destination"), _("Before the last day for the arrival.")
)
ENDS = Step("check2-circle", _("The movement ends"), _("Your guarantee is free again."))
RESULT = Step(
    "clipboard-check",
    _("The office of destination sends its result"),
    _("What your guarantee had set aside may be free already; it stays liable until then."),
)
SETTLED = Step(
    "people", _("The two offices settle the differences"), _("The guarantee stays bound until they have.")
)
MENDED = Step("pencil-square", _("You mend what is listed"), _("Everything else is as you sent it."))
SENT = Step("send", _("You send it again"), _("The reference may be used again."))
OFFERED = Step(
    "shield-check", _("You offer another guarantee"), _("Without one in time the goods are not released.")
)
CHECKED_AGAIN = Step("patch-check", _("Customs checks the new guarantee"), _("Usually within a minute."))
PERMITTED = Step("envelope-check", _("You get the permission to unload"), _("It comes to your mailbox."))
UNLOADED = Step("box-seam", _("You unload and report what you found"))
GOODS_FREE = Step("unlock", _("The goods are released to you"))
CUSTOMS_DECIDES = Step("search", _("Customs decides whether to look at the goods"))
LOOKED_AT = Step("clipboard-check", _("Customs records what it found"))

TABLE: dict[tuple[str, str], Said] = {
    (Role.DEPARTURE, Departure.NEW): Said(
        "info",
        "hourglass-split",
        _("Being examined"),
        _("Customs has your declaration and checks it."),
        steps=(CHECKS,),
    ),
    (Role.DEPARTURE, Departure.REJECTED): Said(
        "stop",
        "exclamation-octagon-fill",
        _("Sent back by customs"),
        _("The declaration breaks rules. Mend what is listed and send it again."),
        Next.MEND,
        (MENDED, SENT, CHECKS),
        needs_you=True,
    ),
    (Role.DEPARTURE, Departure.ACCEPTED): Said(
        "info",
        "check2",
        _("Accepted, not yet released"),
        _("The declaration holds and has its MRN. The goods stay until customs releases them."),
        steps=(DECIDES, RESERVED, RELEASED),
    ),
    (Role.DEPARTURE, Departure.UNDER_CONTROL): Said(
        "late",
        "search",
        _("Customs looks at the goods"),
        _("Keep goods, vehicle and papers at hand for the office of departure."),
        steps=(LOOKED_AT, RESERVED, RELEASED),
    ),
    (Role.DEPARTURE, Departure.GUARANTEE_UNDER_REGISTRATION): Said(
        "info",
        "hourglass-split",
        _("The guarantee is being reserved"),
        _("Customs agrees to the release; the office of guarantee answers next."),
        steps=(RESERVED, RELEASED),
    ),
    (Role.DEPARTURE, Departure.GUARANTEE_UNDER_AMENDMENT): Said(
        "stop",
        "exclamation-octagon-fill",
        _("The guarantee does not hold"),
        _("Offer another guarantee in time; nothing else needs to be sent again."),
        Next.OFFER,
        (OFFERED, CHECKED_AGAIN, RELEASED),
        needs_you=True,
    ),
    (Role.DEPARTURE, Departure.RELEASED): Said(
        "info",
        "unlock",
        _("Released, not yet seen abroad"),
        _("The goods may leave. No office on the way has reported them yet."),
        Next.PRINT,
        (FRONTIERS, ARRIVES, ENDS),
    ),
    (Role.DEPARTURE, Departure.ARRIVED): Said(
        "info",
        "flag",
        _("Arrived at destination"),
        _("The office of destination has the goods and has not sent its result yet."),
        steps=(RESULT, ENDS),
        call="destination",
    ),
    (Role.DEPARTURE, Departure.AWAITING_DISCREPANCIES): Said(
        "late",
        "exclamation-triangle",
        _("Differences found at destination"),
        _("The movement stays open, and the guarantee bound, until the offices have settled them."),
        steps=(SETTLED, ENDS),
    ),
    (Role.DEPARTURE, Departure.WRITTEN_OFF): Said(
        "go",
        "check2-circle",
        _("Ended, guarantee free again"),
        _("The goods arrived and customs ended the movement."),
        Next.COPY,
    ),
    (Role.DEPARTURE, Departure.NOT_RELEASED): Said(
        "stop",
        "x-octagon",
        _("Not released"),
        _("The goods may not leave under this declaration. It has ended; the guarantee is free again."),
        Next.COPY,
    ),
    (Role.DEPARTURE, Departure.INVALIDATED): Said(
        "off",
        "dash-circle",
        _("Invalidated"),
        _("The declaration no longer counts. Its reference may be used again."),
        Next.COPY,
    ),
    (Role.TRANSIT, Transit.NEW): Said(
        "info", "hourglass-split", _("Announced to an office on the way"), call="own"
    ),
    (Role.TRANSIT, Transit.EXPECTED): Said(
        "info", "truck", _("Expected at an office on the way"), call="own"
    ),
    (Role.TRANSIT, Transit.UNDER_CONTROL): Said(
        "late", "search", _("Customs looks at the goods"), call="own"
    ),
    (Role.TRANSIT, Transit.PASSED): Said("go", "signpost", _("Passed an office on the way"), call="own"),
    (Role.TRANSIT, Transit.CLOSED): Said("go", "check2-circle", _("Ended"), call="own"),
    (Role.TRANSIT, Transit.CANCELLED): Said("off", "dash-circle", _("Cancelled at departure"), call="own"),
    (Role.DESTINATION, Destination.NEW): Said(
        "info",
        "hourglass-split",
        _("Announced"),
        _("The office of departure has announced the goods."),
        call="own",
    ),
    (Role.DESTINATION, Destination.EXPECTED): Said(
        "info",
        "truck",
        _("Expected at destination"),
        _("Notify the arrival when the goods are there."),
        call="own",
    ),
    (Role.DESTINATION, Destination.ARRIVED): Said(
        "info",
        "flag",
        _("Arrived, customs decides"),
        _("Leave the goods and the seals as they are until customs has decided."),
        steps=(CUSTOMS_DECIDES, GOODS_FREE),
        call="own",
    ),
    (Role.DESTINATION, Destination.UNLOADING_PERMITTED): Said(
        "late",
        "box-seam",
        _("You may unload"),
        _("Compare the goods and the seals with what was declared, then report the unloading."),
        Next.UNLOAD,
        (UNLOADED, GOODS_FREE),
        needs_you=True,
        call="own",
    ),
    (Role.DESTINATION, Destination.UNDER_CONTROL): Said(
        "late",
        "search",
        _("Customs looks at the goods"),
        _("Keep goods, vehicle and papers at hand for the office of destination."),
        steps=(LOOKED_AT, GOODS_FREE),
        call="own",
    ),
    (Role.DESTINATION, Destination.RELEASED): Said(
        "go",
        "unlock",
        _("Goods released to you"),
        _("Transit is over for you; the office of departure closes the movement."),
        call="own",
    ),
    (Role.DESTINATION, Destination.AWAITING_DISCREPANCIES): Said(
        "late",
        "exclamation-triangle",
        _("Differences to be settled"),
        _("The goods stay until the two offices have settled what differs."),
        steps=(SETTLED, GOODS_FREE),
        call="own",
    ),
    (Role.DESTINATION, Destination.CLOSED): Said(
        "go", "check2-circle", _("Ended"), _("Transit is over and the movement is closed."), call="own"
    ),
    (Role.DESTINATION, Destination.CANCELLED): Said(
        "off",
        "dash-circle",
        _("Cancelled at departure"),
        _("The office of departure ended the movement before the goods came."),
        call="own",
    ),
}


NOTHING_MORE = Facts()


def told(record: Movement, facts: Facts = NOTHING_MORE) -> Said:
    """What the record means to its operator. Raises `KeyError` for a state that the table does not know."""
    said = TABLE[record.role, record.state]
    refine = REFINED.get((record.role, record.state))
    said = refine(said, record, facts) if refine else said
    if record.invalidation_requested_at and not record.closed_at:
        return _asked_to_invalidate(said)
    if record.amendment_requested_at and not record.closed_at:
        return _asked_to_amend(said)
    return said


def where_heard(facts: Facts) -> str:
    """The country in which the goods were last reported to be, in the reader's language; empty before the first report."""
    if not facts.heard:
        return ""
    return country_name(references.office_country(facts.heard[-1].office))


def country_name(code: str) -> str:
    """A country in the reader's language."""
    return refdata.code_text(COUNTRIES, code, get_language() or "en")


def office_name(code: str) -> str:
    """The name of an office; its code where the directory has none."""
    found = refdata.office_named(code)
    return found.name if found else code


def days_left(record: Movement, facts: Facts) -> int | None:
    """Days until the limit at the office of destination: 0 on the last day, negative afterwards; None without a limit."""
    if record.limit_on is None or facts.today is None:
        return None
    return (record.limit_on - facts.today) // timedelta(days=1)


def is_near(left: int | None) -> bool:
    """Whether a limit with so many days left is near, or over."""
    return left is not None and left <= NEAR_DAYS


def _released(said: Said, record: Movement, facts: Facts) -> Said:
    """On the way: where, and how the limit stands."""
    country = where_heard(facts)
    if country:
        last = facts.heard[-1]
        said = replace(
            said,
            icon="truck",
            words=_("On the way in %(country)s") % {"country": country},
            why=_("Passed %(office)s on %(day)s.")
            % {"office": office_name(last.office), "day": formats.day(last.on)},
            act=Next.FOLLOW,
        )
    left = days_left(record, facts)
    if not is_near(left):
        return said
    assert left is not None
    assert record.limit_on is not None
    seen = said.why if country else _("No office on the way has reported the goods yet.")
    if left < 0:
        return replace(
            said,
            signal="stop",
            icon="hourglass-bottom",
            words=_("Past its limit"),
            why=_("The goods should have arrived by %(day)s.") % {"day": formats.day(record.limit_on)},
            also=seen,
            act=Next.FOLLOW,
            needs_you=True,
        )
    return replace(
        said,
        signal="late",
        icon="hourglass-bottom",
        words=_("Near its limit"),
        why=_("The goods must arrive by %(day)s.") % {"day": formats.day(record.limit_on)},
        also=seen,
        act=Next.FOLLOW,
    )


def _arrived(said: Said, record: Movement, facts: Facts) -> Said:
    """An authorised consignee waits for the permission to unload."""
    if not record.simplified:
        return said
    return replace(
        said,
        words=_("Arrived, wait before unloading"),
        why=_("Leave the seals on until you have the permission to unload."),
        steps=(PERMITTED, UNLOADED, GOODS_FREE),
    )


def _asked_to_invalidate(said: Said) -> Said:
    """The holder asked for invalidation and customs has not decided."""
    decision = Step(
        "search", _("Customs decides on your request to invalidate"), _("The answer comes to your mailbox.")
    )
    return replace(
        said,
        why=_("You asked for it to be invalidated; customs has not decided yet."),
        steps=(decision, *said.steps),
    )


def _asked_to_amend(said: Said) -> Said:
    """The holder asked for an amendment and customs has not decided."""
    decision = Step("search", _("Customs decides on your amendment"), _("The answer comes to your mailbox."))
    return replace(
        said,
        why=_("You asked for an amendment; customs has not decided yet."),
        steps=(decision, *said.steps),
    )


REFINED: dict[tuple[str, str], Callable[[Said, Movement, Facts], Said]] = {
    (Role.DEPARTURE, Departure.RELEASED): _released,
    (Role.DESTINATION, Destination.ARRIVED): _arrived,
}

REASONS: dict[str, Words] = {
    Reason.NOT_EXISTING: _("No guarantee with this number is registered. Check the GRN."),
    Reason.NOT_VALID: _("It was not valid on that day, is suspended, or its office did not answer in time."),
    Reason.ACCESS_CODE: _("The access code is not the one of this guarantee."),
    Reason.HOLDER: _("It belongs to another holder."),
    Reason.VOUCHER_USED: _("The voucher was already used for another movement."),
    Reason.NO_SUSPENDED_GOODS: _("It does not cover goods under suspension of duties."),
    Reason.TERRITORY: _("It is not valid in a country on the way."),
    Reason.AMOUNT: _("Too little is free under it for this movement."),
    Reason.ALREADY_USED: _("It was issued for one movement and was already used."),
    Reason.OFFICES: _("It was issued for other offices of departure or destination."),
    Reason.COMMODITY: _("It was issued for other goods."),
    Reason.TYPE: _("The guarantee with this number is of another type."),
    Reason.CURRENCY: _("The amount is not in the currency of the guarantee."),
}
"""Why a guarantee does not hold, for its holder; the codes of list CL252."""

HIDDEN: tuple[str, Words] = ("", "")
EVENTS: dict[tuple[str, str], tuple[str, Words]] = {
    ("got.CC015C", "rejected"): ("exclamation-octagon-fill", _("Customs sent the declaration back")),
    ("got.CC015C", "accepted"): ("check2", _("Customs accepted the declaration")),
    ("got.CC013C", ""): ("pencil-square", _("An amendment was handed in")),
    ("got.CC014C", ""): ("envelope-arrow-up", _("Invalidation was asked for")),
    ("got.CD201C", "guarantee_under_amendment"): (
        "exclamation-octagon-fill",
        _("The guarantee does not hold"),
    ),
    ("got.CD201C", ""): HIDDEN,
    ("got.CD205C", "released"): ("unlock", _("The goods were released for transit")),
    ("got.CD205C", "guarantee_under_amendment"): (
        "exclamation-octagon-fill",
        _("The guarantee could not be reserved"),
    ),
    ("got.CD205C", ""): HIDDEN,
    ("act.decide_control", "under_control"): ("search", _("Customs decided to look at the goods")),
    ("act.decide_control", ""): HIDDEN,
    ("act.record_control_result", ""): ("clipboard-check", _("Customs recorded the control")),
    ("act.release", ""): ("hourglass-split", _("Customs agreed to the release and asked for the guarantee")),
    ("act.refuse_release", ""): ("x-octagon", _("Customs did not release the goods")),
    ("act.invalidate", ""): ("dash-circle", _("Customs invalidated the declaration")),
    ("act.decide_invalidation", "invalidated"): (
        "dash-circle",
        _("Customs agreed: the declaration is invalidated"),
    ),
    ("act.decide_invalidation", ""): ("x-octagon", _("Customs declined the invalidation")),
    ("act.decide_amendment", ""): ("pencil-square", _("Customs decided on the amendment")),
    ("act.raise_amount", ""): ("cash-coin", _("Customs raised the amount to be covered")),
    ("got.CD118C", ""): ("signpost", _("An office on the way reported the goods")),
    ("got.CD006C", ""): ("flag", _("The goods arrived at destination")),
    ("got.CD018C", "written_off"): ("check2-circle", _("The movement ended, all in order")),
    ("got.CD018C", ""): ("exclamation-triangle", _("The office of destination found differences")),
    ("due.guarantee_answer", "guarantee_under_amendment"): (
        "exclamation-octagon-fill",
        _("The office of guarantee did not answer in time"),
    ),
    ("due.guarantee_answer", ""): HIDDEN,
    ("due.guarantee_amendment", ""): ("x-octagon", _("No other guarantee came in time: not released")),
    ("due.transit_limit", ""): ("hourglass-bottom", _("The limit passed without an arrival")),
    ("due.control_results", ""): HIDDEN,
    ("due.unloading_permission", ""): ("box-seam", _("Unloading was permitted")),
    ("got.CD001C", ""): ("truck", _("The goods were announced")),
    ("got.CD050C", ""): ("truck", _("The goods were announced")),
    ("got.CC007C", ""): ("flag", _("The arrival was notified")),
    ("act.accept_arrival", ""): ("flag", _("Customs recorded the arrival")),
    ("act.permit_unloading", ""): ("box-seam", _("Unloading was permitted")),
    ("got.CC044C", ""): ("clipboard-check", _("The unloading was reported, all conforms")),
    ("act.release_goods", ""): ("unlock", _("The goods were released from transit")),
    ("act.record_passage", ""): ("signpost", _("The goods passed the frontier")),
    ("got.CD600C", "cancelled"): ("dash-circle", _("The movement was cancelled at departure")),
    ("got.CD600C", ""): ("check2-circle", _("The movement was closed")),
}
"""Steps of the log as their operator reads them, by trigger and new state ("" for any other). `HIDDEN` concerns officers only."""


def event_words(trigger: str, state: str) -> tuple[str, Words]:
    """Icon and words of a step; `HIDDEN` for what is not the operator's business, and for what is not known."""
    return EVENTS.get((trigger, state)) or EVENTS.get((trigger, ""), HIDDEN)


LETTERS: dict[str, tuple[str, str, Words]] = {
    "CC004C": ("go", "check2", _("Amendment accepted")),
    "CC009C": ("info", "search", _("Decision on invalidation")),
    "CC025C": ("go", "unlock", _("Goods released from transit")),
    "CC028C": ("info", "check2", _("Declaration accepted, with its MRN")),
    "CC029C": ("go", "unlock", _("Goods released for transit")),
    "CC043C": ("late", "box-seam", _("You may unload")),
    "CC045C": ("go", "check2-circle", _("Movement ended")),
    "CC051C": ("stop", "x-octagon", _("Goods not released")),
    "CC055C": ("stop", "exclamation-octagon-fill", _("The guarantee does not hold")),
    "CC056C": ("stop", "exclamation-octagon-fill", _("Sent back by customs")),
    "CC057C": ("stop", "exclamation-octagon-fill", _("Sent back by the office of destination")),
    "CC060C": ("late", "search", _("Customs looks at the goods")),
    "CC906C": ("stop", "exclamation-octagon-fill", _("A message was refused")),
    "CC917C": ("stop", "exclamation-octagon-fill", _("A message could not be read")),
    "CC928C": ("info", "envelope-check", _("Declaration received")),
}
"""What customs writes to operators, as they read it: signal, icon, words."""


def letter_words(type: str) -> Words:
    """What a message is called in the mailbox; its official name where there is no plainer one."""
    found = LETTERS.get(type)
    return found[2] if found else wording.name_of(type)


def letter_sign(type: str) -> tuple[str, str]:
    """Signal and icon of a message in the mailbox."""
    found = LETTERS.get(type)
    return found[:2] if found else ("off", "envelope-open")
