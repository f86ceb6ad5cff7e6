"""The guards that the tables name: each one sentence that must hold. Guards `on_facts` judge what comes with the trigger."""

from decimal import Decimal

from cats.workflow.firing import Firing, on_facts
from refdata import selectors as refdata
from transit import guarantee_uses
from transit.messages.amendments import is_of_guarantee
from transit.models import Movement

Fired = Firing[Movement]
OUTSTANDING, GRANTED, REFUSED = "outstanding", "granted", "refused"


@on_facts
def declaration_faulty(firing: Fired) -> bool:
    """The declaration breaks a rule."""
    return bool(firing.facts["faults"])


@on_facts
def declaration_sound(firing: Fired) -> bool:
    """The declaration breaks no rule."""
    return not firing.facts["faults"]


def checks_outstanding(firing: Fired) -> bool:
    """An office of guarantee has not answered the check yet."""
    return _answers(firing, "checked_at") == OUTSTANDING


def checks_passed(firing: Fired) -> bool:
    """Every office of guarantee has answered the check and no guarantee is refused."""
    return _answers(firing, "checked_at") == GRANTED


def checks_failed(firing: Fired) -> bool:
    """Every office of guarantee has answered the check and a guarantee is refused."""
    return _answers(firing, "checked_at") == REFUSED


def guarantee_checked(firing: Fired) -> bool:
    """The office of guarantee has confirmed that the guarantee is valid."""
    return checks_passed(firing)


def registrations_outstanding(firing: Fired) -> bool:
    """An office of guarantee has not answered the request yet."""
    return _answers(firing, "answered_at") == OUTSTANDING


def registrations_passed(firing: Fired) -> bool:
    """Every guarantee is registered for the movement."""
    return _answers(firing, "answered_at") == GRANTED


def registrations_failed(firing: Fired) -> bool:
    """Every office of guarantee has answered and one refused."""
    return _answers(firing, "answered_at") == REFUSED


@on_facts
def control_ordered(firing: Fired) -> bool:
    """The officer decides to control."""
    return bool(firing.facts["control"])


@on_facts
def control_waived(firing: Fired) -> bool:
    """The officer decides not to control."""
    return not firing.facts["control"]


def control_open(firing: Fired) -> bool:
    """A control was ordered and has no result yet."""
    return firing.record.controls.filter(ordered=True, result="").exists()


def control_satisfactory(firing: Fired) -> bool:
    """The control has ended and its result lets the goods go."""
    last = firing.record.controls.filter(ordered=True).order_by("-id").first()
    return last is not None and last.result.startswith("A")


def control_failed(firing: Fired) -> bool:
    """The control has ended and found major discrepancies."""
    last = firing.record.controls.filter(ordered=True).order_by("-id").first()
    return last is not None and last.result.startswith("B")


def control_begun(firing: Fired) -> bool:
    """A control was ordered before the guarantee came under amendment."""
    return firing.record.controls.filter(ordered=True).exists()


def no_control_begun(firing: Fired) -> bool:
    """No control was ordered before the guarantee came under amendment."""
    return not control_begun(firing)


def invalidation_requested(firing: Fired) -> bool:
    """The holder has asked for invalidation and has no answer yet."""
    return firing.record.invalidation_requested_at is not None


def no_invalidation_requested(firing: Fired) -> bool:
    """No request for invalidation is waiting for its decision."""
    return not invalidation_requested(firing)


@on_facts
def guarantee_alone_amended(firing: Fired) -> bool:
    """The amendment is of the guarantee alone (amendment type 1)."""
    return is_of_guarantee(firing.facts["document"])


@on_facts
def declaration_amended(firing: Fired) -> bool:
    """The amendment is a general one (amendment type 0): no other guarantee is asked for now."""
    return not guarantee_alone_amended(firing)


def amendment_requested(firing: Fired) -> bool:
    """The holder has asked for an amendment and has no answer yet."""
    return firing.record.amendment_requested_at is not None


def no_amendment_requested(firing: Fired) -> bool:
    """No request for an amendment is waiting for its decision."""
    return not amendment_requested(firing)


@on_facts
def request_agreed(firing: Fired) -> bool:
    """The officer agrees to the request."""
    return bool(firing.facts["agreed"])


@on_facts
def request_declined(firing: Fired) -> bool:
    """The officer declines the request."""
    return not firing.facts["agreed"]


@on_facts
def amount_is_higher(firing: Fired) -> bool:
    """The new amount is higher than the one that stands, in the same currency, under a guarantee of this declaration."""
    use = guarantee_uses.current(firing.record).filter(grn=firing.facts["grn"]).first()
    amount = Decimal(firing.facts["amount"])
    return use is not None and use.currency == firing.facts["currency"] and amount > (use.amount or 0)


@on_facts
def result_satisfactory(firing: Fired) -> bool:
    """The result is A1 to A5: satisfactory, or considered so, or with minor discrepancies."""
    return str(firing.facts["result"]).startswith("A")


@on_facts
def result_unsatisfactory(firing: Fired) -> bool:
    """The result is B1: major discrepancies."""
    return not result_satisfactory(firing)


@on_facts
def movement_ended(firing: Fired) -> bool:
    """The movement was discharged, or its debt recovered."""
    return firing.facts["reason"] in {"discharged", "recovered"}


@on_facts
def movement_cancelled(firing: Fired) -> bool:
    """The movement was invalidated or not released."""
    return not movement_ended(firing)


@on_facts
def arrival_simplified(firing: Fired) -> bool:
    """An authorised consignee notifies the arrival at his own place."""
    return bool(firing.facts["simplified"])


@on_facts
def arrival_normal(firing: Fired) -> bool:
    """The goods are presented at the office."""
    return not firing.facts["simplified"]


@on_facts
def trader_registered(firing: Fired) -> bool:
    """The trader at destination is registered with this administration."""
    return refdata.operator(firing.facts["trader"]) is not None


def simplified(firing: Fired) -> bool:
    """The goods arrived under the simplified procedure."""
    return firing.record.simplified


def not_simplified(firing: Fired) -> bool:
    """The goods were presented at the office, not at an authorised consignee's place."""
    return not firing.record.simplified


def _answers(firing: Fired, fact: str) -> str:
    """What the offices of guarantee have said so far, taken together."""
    uses = list(guarantee_uses.current(firing.record).values_list(fact, "reasons", "reason_text"))
    if any(at is None for at, _, _ in uses):
        return OUTSTANDING
    return REFUSED if any(reasons or text for _, reasons, text in uses) else GRANTED
