"""The messages that the tables name: which one goes to whom. What stands in them is in `transit.messages`."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, cast

from cats.kernel import clock, references
from cats.specification.definitions import CC013C, CC015C, CD001C
from cats.specification.definitions.base import Message
from cats.tenancy import scope
from cats.workflow.firing import Builder, Firing, Outgoing
from refdata import selectors as refdata
from transit import documents, guarantee_uses
from transit.completion import complete
from transit.messages import departure, destination, release, transit_office
from transit.models import Control, Movement
from transit.workflow.triggers import Act

Fired = Firing[Movement]
NO_GUARANTEE = ("G1", "No valid guarantee was offered in time.")
OVERTAKEN = "The goods were released before customs had decided on the amendment."
CLOSURES = {"written_off": "discharged", "invalidated": "invalidated", "not_released": "notReleased"}


def rejection(firing: Fired) -> Outgoing:
    """056 to whoever lodged the declaration: it is rejected, or the amendment that he asked for declined."""
    if firing.trigger == Act.DECIDE_AMENDMENT:
        return _amendment_declined(firing, firing.facts["text"])
    lodged: CC015C = firing.facts["document"]
    message = departure.rejection(
        lodged,
        firing.facts["faults"],
        moment=_now(firing),
        lrn=firing.record.lrn,
        mrn="",
    )
    return _declarant(firing, message)


def positive_acknowledgement(firing: Fired) -> Outgoing:
    """928 to whoever lodged the declaration."""
    return _declarant(firing, departure.positive_acknowledgement(_declaration(firing)))


def mrn_allocated(firing: Fired) -> Outgoing:
    """028 to whoever lodged the declaration."""
    record = firing.record
    assert record.accepted_on is not None
    return _declarant(firing, departure.mrn_allocated(_declaration(firing), record.mrn, record.accepted_on))


def guarantee_not_valid(firing: Fired) -> Outgoing:
    """055 to whoever lodged the declaration."""
    record = firing.record
    assert record.accepted_on is not None
    refused = guarantee_uses.refused(record)
    return _declarant(
        firing,
        departure.guarantee_not_valid(_declaration(firing), record.mrn, record.accepted_on, refused),
    )


def amendment_accepted(firing: Fired) -> Outgoing:
    """004 to whoever lodged the declaration, in answer to his amendment."""
    asked: CC013C = firing.facts.get("document") or documents.request_of(firing.record)[1]
    message = departure.amendment_accepted(
        _declaration(firing),
        firing.record.mrn,
        submitted=asked.preparationDateAndTime,
        accepted=_now(firing),
    )
    return _declarant(firing, message, answers=asked.messageIdentification)


def control_decision(firing: Fired) -> Outgoing:
    """060 to whoever lodged the declaration."""
    control = firing.record.controls.filter(ordered=True).latest("id")
    return _declarant(
        firing,
        departure.control_decision(
            _declaration(firing),
            firing.record.mrn,
            moment=_now(firing),
            types=control.types,
            documents=control.documents,
            text=control.text,
        ),
    )


def invalidation_decision(firing: Fired) -> Outgoing:
    """009 to whoever lodged the declaration."""
    record = firing.record
    requested = record.invalidation_requested_at or getattr(record, "answered_request_at", None)
    by_customs = firing.trigger == "act.invalidate"
    return _declarant(
        firing,
        departure.invalidation_decision(
            _declaration(firing),
            record.mrn,
            requested=None if by_customs or requested is None else clock.wire_time(requested, _zone(record)),
            decided=_now(firing),
            agreed=by_customs or bool(firing.facts.get("agreed")),
            by_customs=by_customs,
            justification=firing.facts.get("text") or record.invalidation_reason,
        ),
    )


def no_release(firing: Fired) -> Outgoing:
    """051 to whoever lodged the declaration."""
    record = firing.record
    assert record.declaration is not None
    code, text = firing.facts.get("code"), firing.facts.get("text")
    return _declarant(
        firing,
        departure.no_release(
            _declaration(firing),
            record.mrn,
            lodged=clock.wire_time(record.declaration.lodged_at, _zone(record)),
            code=code or NO_GUARANTEE[0],
            text=text or NO_GUARANTEE[1],
        ),
    )


def release_for_transit(firing: Fired) -> Iterator[Outgoing]:
    """029 to whoever lodged the declaration; requests that it overtook are declined with 009 and 056."""
    yield _declarant(firing, release.release_for_transit(*_papers(firing)))
    if hasattr(firing.record, "answered_request_at"):
        yield invalidation_decision(firing)
    if hasattr(firing.record, "amendment_lapsed"):
        yield _amendment_declined(firing, OVERTAKEN)


def anticipated_arrival(firing: Fired) -> Outgoing:
    """001 to the administration of destination."""
    record = firing.record
    message = release.anticipated_arrival(*_papers(firing))
    return Outgoing(message, to=_administration(record.office_of_destination))


def anticipated_transit(firing: Fired) -> Iterator[Outgoing]:
    """050 to each administration of transit."""
    record = firing.record
    if record.offices_of_transit:
        message = release.anticipated_transit(*_papers(firing))
        for country in _countries(record.offices_of_transit):
            yield Outgoing(message, to=references.authority(country))


def write_off(firing: Fired) -> Outgoing:
    """045 to whoever lodged the declaration."""
    today = clock.today(_zone(firing.record))
    return _declarant(firing, departure.write_off(_declaration(firing), firing.record.mrn, today))


def closure(firing: Fired) -> Iterator[Outgoing]:
    """600 to every administration that has a part in the movement: transit, destination, guarantee."""
    record = firing.record
    message = departure.closure(record.office, record.mrn, clock.today(_zone(record)), CLOSURES[record.state])
    on_the_way = _countries([*record.offices_of_transit, record.office_of_destination])
    of_guarantee = {use.country for use in guarantee_uses.current(record)} - {scope.current()}
    for country in [*on_the_way, *sorted(of_guarantee - set(on_the_way))]:
        yield Outgoing(message, to=references.authority(country))


def border_passage(firing: Fired) -> Outgoing:
    """118 to the office of departure."""
    record = firing.record
    assert record.passed_at is not None
    passed_on = clock.local(record.passed_at, _zone(record)).date()
    message = transit_office.border_passage(record.office_of_departure, record.office, record.mrn, passed_on)
    return Outgoing(message, to=_administration(record.office_of_departure))


def arrival_advice(firing: Fired) -> Outgoing:
    """006 to the office of departure."""
    record = firing.record
    assert record.arrived_at is not None
    message = destination.arrival_advice(
        record.office_of_departure, record.office, record.mrn, clock.wire_time(record.arrived_at)
    )
    return Outgoing(message, to=_administration(record.office_of_departure))


def unloading_permission(firing: Fired) -> Outgoing:
    """043 to the trader at destination."""
    record = firing.record
    message = destination.unloading_permission(
        _anticipated(record), record.office, record.trader_at_destination
    )
    return _trader(record, message)


def goods_released(firing: Fired) -> Outgoing:
    """025 to the trader at destination."""
    record = firing.record
    assert record.released_on is not None
    return _trader(
        record,
        destination.goods_released(
            record.office, record.mrn, record.trader_at_destination, record.released_on
        ),
    )


def control_results(firing: Fired) -> Outgoing:
    """018 to the office of departure."""
    record = firing.record
    control = record.controls.exclude(result="").latest("id")
    assert control.result_at is not None
    message = destination.control_results(
        _anticipated(record),
        record.office,
        code=control.result,
        on=clock.local(control.result_at, _zone(record)).date(),
        text=control.result_text,
        seals_intact=_seals(record, control),
    )
    return Outgoing(message, to=_administration(record.office_of_departure))


BUILDERS: dict[str, Builder[Movement]] = {
    "CC056C": rejection,
    "CC928C": positive_acknowledgement,
    "CC028C": mrn_allocated,
    "CC055C": guarantee_not_valid,
    "CC004C": amendment_accepted,
    "CC060C": control_decision,
    "CC009C": invalidation_decision,
    "CC051C": no_release,
    "CC029C": release_for_transit,
    "CD001C": anticipated_arrival,
    "CD050C": anticipated_transit,
    "CC045C": write_off,
    "CD600C": closure,
    "CD118C": border_passage,
    "CD006C": arrival_advice,
    "CC043C": unloading_permission,
    "CC025C": goods_released,
    "CD018C": control_results,
}


def _papers(firing: Fired) -> tuple[CC015C, release.Release]:
    """The completed declaration and what departure adds to it, put together once for all messages of a release."""
    record, step = firing.record, firing.transition
    kept = cast("tuple[Any, CC015C, release.Release] | None", getattr(record, "_papers", None))
    if kept is None or kept[0] is not step:
        kept = (step, _completed(firing), _release(record))
        record._papers = kept  # type: ignore[attr-defined]
    return kept[1], kept[2]


def _release(record: Movement) -> release.Release:
    """What departure adds at release: dates, the control result that let the goods go, the amounts reserved."""
    control = record.controls.filter(result__startswith="A").latest("id")
    assert record.accepted_on is not None
    assert record.released_on is not None
    assert control.result_at is not None
    return release.Release(
        mrn=record.mrn,
        accepted_on=record.accepted_on,
        released_on=record.released_on,
        result=control.result,
        result_on=clock.local(control.result_at, _zone(record)).date(),
        controlled_by=control.result_by or record.office,
        amounts={
            use.grn: (use.amount if use.amount is not None else Decimal(0), use.currency)
            for use in guarantee_uses.current(record)
        },
        result_text=control.result_text,
    )


def _seals(record: Movement, control: Control) -> bool | None:
    """Where goods travelled under seals the result must say how they were (C0810); unmentioned seals were in order."""
    if not record.seals:
        return None
    return True if control.seals_intact is None else control.seals_intact


def _declaration(firing: Fired) -> CC015C:
    return documents.declaration_of(firing.record)


def _completed(firing: Fired) -> CC015C:
    office = refdata.office(firing.record.office, clock.today(_zone(firing.record)))
    return complete(_declaration(firing), office_name=office.name if office else firing.record.office)


def _anticipated(record: Movement) -> CD001C:
    kept = documents.record_of(record)
    assert isinstance(kept, CD001C)
    return kept


def _amendment_declined(firing: Fired, why: str) -> Outgoing:
    """056 in answer to the amendment that was asked for."""
    _, asked = documents.request_of(firing.record)
    message = departure.declined(asked, why, moment=_now(firing), mrn=firing.record.mrn)
    return _declarant(firing, message, answers=asked.messageIdentification)


def _declarant(firing: Fired, message: Message, answers: str = "") -> Outgoing:
    """A message to whoever lodged; `answers` identifies his message where it is not the cause of this step."""
    return Outgoing(message, to=firing.record.declarant, zone=_zone(firing.record), correlation=answers)


def _trader(record: Movement, message: Message) -> Outgoing:
    return Outgoing(message, to=record.trader_at_destination, zone=_zone(record))


def _administration(office: str) -> str:
    return references.authority(references.office_country(office))


def _countries(offices: Iterable[str]) -> list[str]:
    """The countries of the offices, each once, in order."""
    return list(dict.fromkeys(references.office_country(office) for office in offices))


def _zone(record: Movement) -> str:
    return refdata.office_zone(record.office)


def _now(firing: Fired) -> str:
    return clock.wire_time(firing.at, _zone(firing.record))
