"""The effects that the tables name: what changes with a step besides the state. Messages are built in `builders.py`."""

from datetime import date
from typing import Any
from uuid import UUID

from cats.kernel import clock, ids
from cats.messaging.models import InboundMessage
from cats.workflow.firing import Firing
from refdata import selectors as refdata
from transit import documents, guarantee_uses, known_by
from transit.messages import extracts
from transit.messages.amendments import as_declared, with_guarantees
from transit.models import Control, Movement, Passage
from transit.workflow import telling

Fired = Firing[Movement]
SATISFACTORY, CONSIDERED, SIMPLIFIED = "A1", "A2", "A3"


def check_guarantees(firing: Fired) -> None:
    """Ask the offices of guarantee whether the guarantees hold."""
    guarantee_uses.check(firing.record, firing.cause)


def ask_guarantees(firing: Fired) -> None:
    """Ask the offices of guarantee to register the movement."""
    guarantee_uses.ask(firing.record)


def cancel_guarantees(firing: Fired) -> None:
    """Give up what was asked of the offices of guarantee."""
    guarantee_uses.cancel(firing.record, _step(firing))


def credit_guarantees(firing: Fired) -> None:
    """Tell the offices of guarantee that the goods arrived."""
    assert firing.record.arrived_at is not None
    guarantee_uses.credit(firing.record, _step(firing), firing.record.arrived_at)


def release_guarantees(firing: Fired) -> None:
    """Tell the offices of guarantee that their liability ends."""
    guarantee_uses.release(firing.record, _step(firing))


def replace_guarantees(firing: Fired) -> None:
    """The declaration stands with the amended guarantee, whose uses begin anew."""
    record = firing.record
    assert record.declaration is not None
    documents.add_version(
        record.declaration,
        with_guarantees(documents.declaration_of(record), firing.facts["document"]),
        why="guarantee_amended",
        message_id=firing.actor.ref,
    )
    declaration = documents.declaration_of(record)
    guarantee_uses.open_uses(record, declaration)
    known_by.remember(record, declaration)


def record_amendment_request(firing: Fired) -> None:
    """The holder asks for an amendment."""
    documents.keep_request(firing.record, firing.facts["document"], firing.actor.ref)
    _save(firing.record, amendment_requested_at=firing.at)
    telling.tell_amendment_requested(firing)


def drop_amendment_request(firing: Fired) -> None:
    """The request is answered."""
    _save(firing.record, amendment_requested_at=None)


def amend_declaration(firing: Fired) -> None:
    """The declaration stands as the holder asked for; the uses of its guarantees begin anew."""
    record = firing.record
    assert record.declaration is not None
    request, amendment = documents.request_of(record)
    declaration = as_declared(amendment, record.lrn)
    documents.add_version(record.declaration, declaration, why="amended", message_id=request.message_id)
    simplified = extracts.is_simplified(declaration)
    _save(record, amendment_requested_at=None, simplified=simplified, **extracts.columns(declaration))
    guarantee_uses.open_uses(record, declaration)
    known_by.remember(record, declaration)


def mark_unanswered(firing: Fired) -> None:
    """What the office of guarantee did not answer counts as refused."""
    guarantee_uses.mark_unanswered(firing.record)


def raise_amount(firing: Fired) -> None:
    """The officer covers more than the holder declared."""
    guarantee_uses.raise_amount(firing.record, firing.facts["grn"], firing.facts["amount"])


def free_lrn(firing: Fired) -> None:
    """The declarant may use the LRN again."""
    declaration = firing.record.declaration
    if declaration is not None:
        type(declaration).objects.filter(pk=declaration.pk).update(lrn_taken=False)


def order_control(firing: Fired) -> None:
    """The goods are to be controlled."""
    _decide(firing, ordered=True)
    _save(firing.record, attention=True)


def waive_control(firing: Fired) -> None:
    """The goods go without control."""
    _decide(firing, ordered=False)


def record_control_result(firing: Fired) -> None:
    """What the control found."""
    result = _result(firing)
    firing.record.controls.filter(ordered=True, result="").update(**result)
    _save(firing.record, attention=not result["result"].startswith("A"))


def correct_control_result(firing: Fired) -> None:
    """What the control found, once the discrepancies were resolved: beside the first result, which stays."""
    Control.objects.create(
        movement=firing.record,
        ordered=True,
        decided_by=firing.actor.label,
        decided_at=firing.at,
        **_result(firing),
    )
    _save(firing.record, attention=False)


def record_release_decision(firing: Fired) -> None:
    """The officer has released; the guarantee must still be registered. The limit is his, else the declared one."""
    record = firing.record
    declared = documents.declaration_of(record).TransitOperation.limitDate
    today = _today(record)
    limit = firing.facts.get("limit_on") or (date.fromisoformat(declared) if declared else None)
    _save(
        record,
        limit_on=limit or today + refdata.duration("transit_limit", today),
        release_decided_at=firing.at,
    )
    if not record.controls.filter(result__startswith="A").exists():
        _decide(firing, ordered=False)


def record_release(firing: Fired) -> None:
    """The goods are released for transit."""
    _save(firing.record, released_at=firing.at, released_on=_today(firing.record))


def record_invalidation_request(firing: Fired) -> None:
    """The holder asks for invalidation."""
    reason = firing.facts.get("text") or ""
    _save(firing.record, invalidation_requested_at=firing.at, invalidation_reason=reason)
    telling.tell_invalidation_requested(firing)


def drop_invalidation_request(firing: Fired) -> None:
    """The request is answered; `builders` has to know when it was made."""
    firing.record.answered_request_at = firing.record.invalidation_requested_at  # type: ignore[attr-defined]
    _save(firing.record, invalidation_requested_at=None)


def record_border_passage(firing: Fired) -> None:
    """An office of transit reported that the goods passed."""
    passage = Passage(
        movement=firing.record,
        office=firing.facts["office"],
        passed_on=firing.facts["passed_on"],
        heard_at=firing.at,
    )
    Passage.objects.bulk_create([passage], ignore_conflicts=True)


def record_passage(firing: Fired) -> None:
    """The goods cross the frontier here."""
    _save(firing.record, passed_at=firing.facts.get("passed_at") or firing.at)


def record_arrival(firing: Fired) -> None:
    """The office of destination reported the arrival."""
    _save(firing.record, arrived_at=firing.facts["arrived_at"])


def accept_arrival(firing: Fired) -> None:
    """The goods are here; the trader at destination is known."""
    _save(
        firing.record,
        arrived_at=firing.facts.get("arrived_at") or firing.at,
        trader_at_destination=firing.facts["trader"],
        simplified=bool(firing.facts.get("simplified", False)),
    )


def record_unloading(firing: Fired) -> None:
    """The remarks of the authorised consignee, which conform; they stand in place of a control."""
    documents.keep(firing.record, firing.facts["remarks"])
    _decide(firing, ordered=False)


def release_goods(firing: Fired) -> None:
    """The goods leave the procedure. Without control the result is *considered satisfactory*."""
    _save(firing.record, released_at=firing.at, released_on=_today(firing.record))
    if not firing.record.controls.exclude(result="").exists():
        _decide(firing, ordered=False)


def record_discrepancies(firing: Fired) -> None:
    """What the office of destination found is kept with the movement."""
    documents.keep(firing.record, firing.facts["document"])


def close_movement(firing: Fired) -> None:
    """Nothing more is to come."""
    reason = firing.facts.get("reason") or firing.record.closure_reason
    _save(firing.record, closed_at=firing.at, closure_reason=reason)


def lapse_requests(firing: Fired) -> None:
    """What still waited for a decision when the goods were released is declined by the release itself."""
    if firing.record.invalidation_requested_at is not None:
        drop_invalidation_request(firing)
    if firing.record.amendment_requested_at is not None:
        firing.record.amendment_lapsed = True  # type: ignore[attr-defined]
        drop_amendment_request(firing)


EFFECTS = {
    effect.__name__: effect
    for effect in (
        check_guarantees,
        ask_guarantees,
        cancel_guarantees,
        credit_guarantees,
        release_guarantees,
        replace_guarantees,
        record_amendment_request,
        drop_amendment_request,
        amend_declaration,
        mark_unanswered,
        raise_amount,
        free_lrn,
        order_control,
        waive_control,
        record_control_result,
        correct_control_result,
        record_release_decision,
        record_release,
        record_invalidation_request,
        drop_invalidation_request,
        lapse_requests,
        record_border_passage,
        record_passage,
        record_arrival,
        accept_arrival,
        record_unloading,
        release_goods,
        record_discrepancies,
        close_movement,
    )
} | telling.EFFECTS


def _decide(firing: Fired, *, ordered: bool) -> None:
    """A control decision. One not to control is its own result: A3 for the simplified procedure at departure, else A2."""
    record, facts = firing.record, firing.facts
    outcome = SIMPLIFIED if record.simplified and record.role == "departure" else CONSIDERED
    Control.objects.create(
        movement=record,
        ordered=ordered,
        types=facts.get("types") or [],
        documents=facts.get("documents") or [],
        text=facts.get("text") or "",
        decided_by=firing.actor.label,
        decided_at=firing.at,
        result="" if ordered else outcome,
        seals_intact=None if ordered else _seals_found(record),
        result_by="" if ordered else firing.actor.label,
        result_at=None if ordered else firing.at,
    )


def _result(firing: Fired) -> dict[str, Any]:
    said = firing.facts.get("seals_intact")
    return {
        "result": firing.facts["result"],
        "result_text": firing.facts.get("text") or "",
        "seals_intact": _seals_found(firing.record) if said is None else said,
        "result_by": firing.actor.label,
        "result_at": firing.at,
    }


def _seals_found(record: Movement) -> bool | None:
    """Whether the seals conformed when an officer compared them; None where nobody did."""
    found = record.seal_checks.order_by("-id").first()
    return found.conform if found and found.is_of(record.seals) else None


def _save(record: Movement, **values: Any) -> None:
    for name, value in values.items():
        setattr(record, name, value)
    record.save(update_fields=list(values))


def _step(firing: Fired) -> UUID:
    """The id of the step, from which the ids of what it asks are derived: a repeated message asks the same."""
    if isinstance(firing.cause, InboundMessage):
        return ids.derived(firing.cause.id, firing.record.role, firing.record.office, firing.trigger)
    assert firing.transition is not None
    return firing.cause or firing.transition.id


def _today(record: Movement) -> date:
    return clock.today(refdata.office_zone(record.office))
