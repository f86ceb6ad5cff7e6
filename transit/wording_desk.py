"""What a record means to the officer before it: one word, a sign, why, and what he is expected to do. One table, read from above.

Each line is for a role and a state; the first whose condition holds counts, and the last line of each state has none.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy, pgettext_lazy

from transit.workflow.labels import DEADLINE_LABELS
from transit.workflow.states import Departure, Destination, Role, Transit

if TYPE_CHECKING:
    from transit.desk.facts import Facts

Words = str | Promise
Condition = Callable[["Facts"], bool]

GO, STOP, LATE, AWAY, OFF = "go", "stop", "late", "away", "off"
SIGNS = {
    GO: "arrow-right",
    STOP: "hand-index-thumb",
    LATE: "hourglass-bottom",
    AWAY: "signpost-split",
    OFF: "pause-circle",
}
"""The icon of each signal in lists; on the plate the signal has a shape of its own."""


@dataclass(frozen=True, slots=True)
class Status:
    """A record in words: `word` for two metres, `why` in a sentence, `signal` for colour and shape, the expected `act`."""

    word: Words
    signal: str
    why: Words
    act: str = ""

    @property
    def icon(self) -> str:
        """The sign beside the word in a list."""
        return SIGNS[self.signal]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table."""

    role: Role
    state: str
    status: Status
    when: Condition | None = None

    def holds(self, facts: "Facts") -> bool:
        """Whether the line is for these facts."""
        return facts.key == (self.role, self.state) and (self.when is None or self.when(facts))


@dataclass(frozen=True, slots=True)
class Clock:
    """What the time says: `words` for it, the moment, and whether it is a limit that runs or only since when.

    `day`: the day whose end the moment is, for limits that are days: people write 24:00 of that day.
    """

    words: Words
    at: datetime
    runs: bool
    signal: str = ""
    day: date | None = None


LET_GO, STOP_AND_CHECK, LATE_WORD = _("Let go"), _("Stop and check"), _("Late")
ALREADY_ARRIVED, NOT_EXPECTED = _("Already arrived"), _("Not expected here")
WAIT, ON_THE_WAY, PASSED = _("Wait"), _("On the way"), _("Already passed")
DECIDE, EXPECTED, OVER = pgettext_lazy("plate", "Decide"), _("Expected"), pgettext_lazy("plate", "Closed")

RULED_OUT = _("A control was ordered and is not finished. Record what it found.")
FAILED = _("The control found major discrepancies. The goods stay here until that is put right.")
CONTROLLED = _("The control is finished and its result lets the goods go.")
SEALS_DIFFER = _("The seals differ from the declaration. Check the seals and the doors.")
ABOUT_TO_WAIT = _("The office of guarantee has not answered yet. The page changes when it does.")


def _late(facts: "Facts") -> bool:
    return facts.late


def _control(state: str) -> Condition:
    return lambda facts: facts.control == state


def _seals_differ(facts: "Facts") -> bool:
    return facts.seals_conform is False


def _seals_conform(facts: "Facts") -> bool:
    return facts.seals_conform is True


def _no_seals(facts: "Facts") -> bool:
    return facts.seals == 0


def _guarantee(state: str) -> Condition:
    return lambda facts: facts.guarantee == state


def _asks_invalidation(facts: "Facts") -> bool:
    return facts.asks_invalidation


def _asks_amendment(facts: "Facts") -> bool:
    return facts.asks_amendment


def _simplified(facts: "Facts") -> bool:
    return facts.record.simplified


def _arrived(facts: "Facts") -> bool:
    return facts.record.arrived_at is not None


def _passed(facts: "Facts") -> bool:
    return facts.record.passed_at is not None


D, T, X = Departure, Transit, Destination
INVALIDATION = Status(
    DECIDE,
    LATE,
    _("The holder asks for invalidation. Decide on that before the goods go."),
    "decide_invalidation",
)
AMENDMENT = Status(
    DECIDE,
    LATE,
    _("The holder asks for an amendment. Decide on that before the goods go."),
    "decide_amendment",
)

TABLE: tuple[Line, ...] = (
    # Departure
    Line(Role.DEPARTURE, D.NEW, Status(WAIT, OFF, _("The declaration is being examined."))),
    Line(
        Role.DEPARTURE,
        D.REJECTED,
        Status(OVER, OFF, _("The declaration was rejected. The goods are not in transit.")),
    ),
    Line(Role.DEPARTURE, D.ACCEPTED, INVALIDATION, _asks_invalidation),
    Line(Role.DEPARTURE, D.ACCEPTED, AMENDMENT, _asks_amendment),
    Line(Role.DEPARTURE, D.ACCEPTED, Status(WAIT, OFF, ABOUT_TO_WAIT), _guarantee("open")),
    Line(
        Role.DEPARTURE,
        D.ACCEPTED,
        Status(STOP_AND_CHECK, STOP, SEALS_DIFFER, "decide_control"),
        _seals_differ,
    ),
    Line(
        Role.DEPARTURE,
        D.ACCEPTED,
        Status(
            LET_GO,
            GO,
            _(
                "The declaration is accepted, the guarantee is valid, no control is ordered. The release registers the guarantee."
            ),
            "release",
        ),
    ),
    Line(Role.DEPARTURE, D.UNDER_CONTROL, INVALIDATION, _asks_invalidation),
    Line(Role.DEPARTURE, D.UNDER_CONTROL, AMENDMENT, _asks_amendment),
    Line(
        Role.DEPARTURE,
        D.UNDER_CONTROL,
        Status(STOP_AND_CHECK, STOP, FAILED, "refuse_release"),
        _control("bad"),
    ),
    Line(
        Role.DEPARTURE,
        D.UNDER_CONTROL,
        Status(STOP_AND_CHECK, STOP, RULED_OUT, "record_control_result"),
        _control("open"),
    ),
    Line(Role.DEPARTURE, D.UNDER_CONTROL, Status(WAIT, OFF, ABOUT_TO_WAIT), _guarantee("open")),
    Line(Role.DEPARTURE, D.UNDER_CONTROL, Status(LET_GO, GO, CONTROLLED, "release")),
    Line(
        Role.DEPARTURE,
        D.GUARANTEE_UNDER_REGISTRATION,
        Status(
            WAIT, OFF, _("You released; the guarantee is being registered. The goods may leave when it is.")
        ),
    ),
    Line(Role.DEPARTURE, D.GUARANTEE_UNDER_AMENDMENT, INVALIDATION, _asks_invalidation),
    Line(Role.DEPARTURE, D.GUARANTEE_UNDER_AMENDMENT, AMENDMENT, _asks_amendment),
    Line(
        Role.DEPARTURE,
        D.GUARANTEE_UNDER_AMENDMENT,
        Status(WAIT, OFF, _("The guarantee was not accepted. The holder has to offer another one.")),
    ),
    Line(
        Role.DEPARTURE,
        D.RELEASED,
        Status(LATE_WORD, LATE, _("The goods have not arrived, and their time limit has passed.")),
        _late,
    ),
    Line(
        Role.DEPARTURE,
        D.RELEASED,
        Status(ON_THE_WAY, GO, _("Released for transit. The offices on the way have been told.")),
    ),
    Line(
        Role.DEPARTURE,
        D.ARRIVED,
        Status(ALREADY_ARRIVED, OFF, _("The goods are at their destination. Its results are awaited.")),
    ),
    Line(
        Role.DEPARTURE,
        D.AWAITING_DISCREPANCIES,
        Status(WAIT, OFF, _("The office of destination found major discrepancies. Settle them with it.")),
    ),
    Line(
        Role.DEPARTURE,
        D.WRITTEN_OFF,
        Status(OVER, OFF, _("The movement is discharged. Nothing is left to do.")),
    ),
    Line(
        Role.DEPARTURE,
        D.NOT_RELEASED,
        Status(OVER, OFF, _("The release was refused. The goods may not leave under this declaration.")),
    ),
    Line(
        Role.DEPARTURE,
        D.INVALIDATED,
        Status(OVER, OFF, _("The declaration was invalidated. The goods may not leave under it.")),
    ),
    # Transit
    Line(Role.TRANSIT, T.NEW, Status(WAIT, OFF, _("The record is being opened."))),
    Line(
        Role.TRANSIT, T.EXPECTED, Status(STOP_AND_CHECK, STOP, SEALS_DIFFER, "decide_control"), _seals_differ
    ),
    Line(
        Role.TRANSIT,
        T.EXPECTED,
        Status(
            LATE_WORD,
            LATE,
            _("The goods should be at their destination by now. Ask why before you let the lorry go."),
            "record_passage",
        ),
        _late,
    ),
    Line(
        Role.TRANSIT,
        T.EXPECTED,
        Status(
            LET_GO, GO, _("Expected here. No seals are declared, no control is ordered."), "record_passage"
        ),
        _no_seals,
    ),
    Line(
        Role.TRANSIT,
        T.EXPECTED,
        Status(LET_GO, GO, _("Expected here. The seals conform, no control is ordered."), "record_passage"),
        _seals_conform,
    ),
    Line(
        Role.TRANSIT,
        T.EXPECTED,
        Status(
            LET_GO,
            GO,
            _("Expected here, no control is ordered. Nobody has compared the seals yet."),
            "record_passage",
        ),
    ),
    Line(
        Role.TRANSIT,
        T.UNDER_CONTROL,
        Status(STOP_AND_CHECK, STOP, FAILED, "record_control_result"),
        _control("bad"),
    ),
    Line(Role.TRANSIT, T.UNDER_CONTROL, Status(LET_GO, GO, CONTROLLED, "record_passage"), _control("good")),
    Line(Role.TRANSIT, T.UNDER_CONTROL, Status(STOP_AND_CHECK, STOP, RULED_OUT, "record_control_result")),
    Line(
        Role.TRANSIT,
        T.PASSED,
        Status(PASSED, OFF, _("The goods crossed the frontier here. They should be on their way.")),
    ),
    Line(
        Role.TRANSIT,
        T.CLOSED,
        Status(PASSED, OFF, _("The goods passed here, and the movement has ended since. Hold the papers.")),
        _passed,
    ),
    Line(
        Role.TRANSIT,
        T.CLOSED,
        Status(
            ALREADY_ARRIVED,
            OFF,
            _("The movement has ended, and the goods were never seen here. Hold the papers."),
        ),
    ),
    Line(
        Role.TRANSIT,
        T.CANCELLED,
        Status(
            NOT_EXPECTED, AWAY, _("The movement was cancelled at departure. These goods are not in transit.")
        ),
    ),
    # Destination
    Line(Role.DESTINATION, X.NEW, Status(WAIT, OFF, _("The record is being opened."))),
    Line(
        Role.DESTINATION,
        X.EXPECTED,
        Status(STOP_AND_CHECK, STOP, SEALS_DIFFER, "accept_arrival"),
        _seals_differ,
    ),
    Line(
        Role.DESTINATION,
        X.EXPECTED,
        Status(
            LATE_WORD,
            LATE,
            _("The goods should have been here before now. Ask why, and record the arrival."),
            "accept_arrival",
        ),
        _late,
    ),
    Line(
        Role.DESTINATION,
        X.EXPECTED,
        Status(
            EXPECTED,
            GO,
            _("Expected here. Record the arrival for the trader who presents the goods."),
            "accept_arrival",
        ),
    ),
    Line(
        Role.DESTINATION,
        X.ARRIVED,
        Status(STOP_AND_CHECK, STOP, SEALS_DIFFER, "decide_control"),
        _seals_differ,
    ),
    Line(
        Role.DESTINATION,
        X.ARRIVED,
        Status(
            LET_GO,
            GO,
            _(
                "An authorised consignee notified the arrival at his own place. He may unload when you permit it."
            ),
            "permit_unloading",
        ),
        _simplified,
    ),
    Line(
        Role.DESTINATION,
        X.ARRIVED,
        Status(
            LET_GO,
            GO,
            _("The goods are here and no control is ordered. The release ends the transit."),
            "release_goods",
        ),
    ),
    Line(
        Role.DESTINATION,
        X.UNLOADING_PERMITTED,
        Status(STOP_AND_CHECK, STOP, SEALS_DIFFER, "decide_control"),
        _seals_differ,
    ),
    Line(
        Role.DESTINATION,
        X.UNLOADING_PERMITTED,
        Status(WAIT, OFF, _("The authorised consignee unloads. His unloading remarks are awaited.")),
    ),
    Line(
        Role.DESTINATION, X.UNDER_CONTROL, Status(LET_GO, GO, CONTROLLED, "release_goods"), _control("good")
    ),
    Line(
        Role.DESTINATION,
        X.UNDER_CONTROL,
        Status(STOP_AND_CHECK, STOP, RULED_OUT, "record_control_result"),
    ),
    Line(
        Role.DESTINATION,
        X.AWAITING_DISCREPANCIES,
        Status(
            STOP_AND_CHECK,
            STOP,
            _("Major discrepancies were reported to departure. The goods stay until they are settled."),
            "record_control_result",
        ),
    ),
    Line(
        Role.DESTINATION,
        X.RELEASED,
        Status(
            ALREADY_ARRIVED,
            OFF,
            _("The goods arrived and were released from transit. Departure closes the record."),
        ),
    ),
    Line(
        Role.DESTINATION,
        X.CLOSED,
        Status(ALREADY_ARRIVED, OFF, _("The goods arrived here and the movement has ended.")),
        _arrived,
    ),
    Line(Role.DESTINATION, X.CLOSED, Status(OVER, OFF, _("The movement has ended without an arrival here."))),
    Line(
        Role.DESTINATION,
        X.CANCELLED,
        Status(
            NOT_EXPECTED, AWAY, _("The movement was cancelled at departure. These goods are not in transit.")
        ),
    ),
)


def status_of(facts: "Facts") -> Status:
    """What the record means to its office now."""
    return next(line.status for line in TABLE if line.holds(facts))


def clock_of(facts: "Facts") -> Clock | None:
    """The time that matters most: a limit that passed, a deadline, when the goods are due, else since when they wait."""
    record = facts.record
    if facts.late and facts.limit is not None:
        words = _("Limit was") if record.limit_on else _("Usual limit was")
        return Clock(words, facts.limit, runs=True, signal=LATE, day=facts.limit_day)
    if facts.due is not None:
        over = STOP if facts.due <= facts.now else ""
        return Clock(DEADLINE_LABELS.get(facts.due_kind, facts.due_kind), facts.due, runs=True, signal=over)
    if facts.key[1] == "expected" and record.expected_at is not None:
        return Clock(_("Declared for"), record.expected_at, runs=True)
    if facts.key in AWAITED_BY_LIMIT and facts.limit is not None:
        words = _("At destination by") if record.limit_on else _("Usually at destination by")
        return Clock(words, facts.limit, runs=True, day=facts.limit_day)
    return _since(facts)


AWAITED_BY_LIMIT = {
    (Role.TRANSIT, T.EXPECTED),
    (Role.TRANSIT, T.UNDER_CONTROL),
    (Role.TRANSIT, T.PASSED),
    (Role.DESTINATION, X.EXPECTED),
    (Role.DEPARTURE, D.RELEASED),
}


def _since(facts: "Facts") -> Clock | None:
    record = facts.record
    moments = ((record.passed_at, _("Passed")), (record.released_at, _("Released")))
    for at, words in (*moments, (record.arrived_at, _("Arrived")), (record.accepted_at, _("Accepted"))):
        if at is not None:
            return Clock(words, at, runs=False)
    return None


SEALS_OF: dict[str, Words] = {
    "conform": _("Conforms"),
    "other": _("Other number"),
    "broken": _("Broken"),
    "missing": _("Missing"),
}
"""What was found of a seal."""


def seals_in_words(conform: bool | None, total: int, wrong: int) -> Words:
    """The seals in one chip."""
    if conform is None:
        return ngettext_lazy("%d declared, not compared", "%d declared, not compared", total) % total
    if conform:
        return ngettext_lazy("%d conforms", "All %d conform", total) % total
    return _("%(wrong)d of %(total)d differ") % {"wrong": wrong, "total": total}


LABELS: dict[str, Words] = {
    "decide_control": STOP_AND_CHECK,
    "record_control_result": _("Record control result"),
    "release": _("Release for transit"),
    "refuse_release": _("Refuse release"),
    "invalidate": _("Invalidate"),
    "decide_invalidation": _("Decide on the request"),
    "decide_amendment": _("Decide on the amendment"),
    "raise_amount": _("Raise the amount"),
    "record_passage": _("Record passage and let go"),
    "accept_arrival": _("Record the arrival"),
    "permit_unloading": _("Permit unloading"),
    "release_goods": _("Release the goods"),
}
"""What stands on the button of an act."""

KEYS = {
    "decide_control": "s",
    "record_control_result": "k",
    "release": "l",
    "refuse_release": "n",
    "invalidate": "v",
    "decide_invalidation": "d",
    "decide_amendment": "c",
    "raise_amount": "m",
    "record_passage": "p",
    "accept_arrival": "h",
    "permit_unloading": "u",
    "release_goods": "g",
}
"""One key for each act, where it is not the expected one; none is a key of the frame or of the seals (A)."""

ICONS = {
    "decide_control": "octagon",
    "record_control_result": "clipboard-check",
    "release": "unlock",
    "refuse_release": "x-octagon",
    "invalidate": "trash",
    "decide_invalidation": "check2-circle",
    "decide_amendment": "pencil-square",
    "raise_amount": "cash-coin",
    "record_passage": "arrow-right-circle-fill",
    "accept_arrival": "geo-alt",
    "permit_unloading": "box-seam",
    "release_goods": "arrow-right-circle-fill",
}

DIRECT = frozenset({"record_passage", "permit_unloading", "release_goods", "release"})
"""Acts that need nothing to be filled in: one press does them."""
OWN_PAGE_TOO = frozenset({"release"})
"""Of these, the acts that may be given facts on a page of their own."""
HARSH = frozenset({"decide_control", "refuse_release", "invalidate"})

DONE: dict[str, Words] = {
    "decide_control": _("The control decision is recorded."),
    "record_control_result": _("The result of the control is recorded."),
    "release": _("Released; the guarantee is being registered."),
    "refuse_release": _("The release is refused, and the holder has been told."),
    "invalidate": _("The declaration is invalidated, and the holder has been told."),
    "decide_invalidation": _("The request for invalidation is answered."),
    "decide_amendment": _("The request for an amendment is answered."),
    "raise_amount": _("The amount at risk is raised."),
    "record_passage": _("The passage is recorded. The lorry may go."),
    "accept_arrival": _("The arrival is recorded."),
    "permit_unloading": _("Unloading is permitted, and the consignee has been told."),
    "release_goods": _("The goods are released from transit."),
}
"""What an act did, in one line on the work list."""
