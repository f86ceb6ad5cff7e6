"""The state machine: the only writer of business states. Which moves exist is in the tables, what they mean in the apps."""

import datetime
import decimal
import enum
import uuid
from collections.abc import Iterable, Mapping
from typing import Any, Generic

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from cats.audit import log
from cats.kernel import clock
from cats.kernel.actors import Actor
from cats.kernel.errors import Conflict, Forbidden, NotFound, Refused
from cats.kernel.sentences import Sentence
from cats.messaging import inbox, outbox
from cats.messaging.models import InboundMessage
from cats.workflow import deadlines, locks, records, soundness
from cats.workflow.firing import Builder, Cause, DueAt, Effect, Firing, Guard, Offer, Outgoing
from cats.workflow.models import Transition
from cats.workflow.records import R
from cats.workflow.render import sentence
from cats.workflow.rows import ACT, Row, Table

OUT_OF_SEQUENCE = "92"


class Unsound(ValueError):
    """The table cannot be assembled into a machine; the message lists every reason."""


class Machine(Generic[R]):
    """A table together with what its names stand for.

    `guards`, `effects` and `builders` are functions of one `Firing`; `due_at(record, kind)` says when a deadline is due.
    Raises `Unsound` for a table that is not sound or names what is not registered.
    """

    def __init__(
        self,
        table: Table,
        guards: Mapping[str, Guard[R]],
        effects: Mapping[str, Effect[R]],
        builders: Mapping[str, Builder[R]],
        due_at: DueAt[R],
    ) -> None:
        faults = soundness.faults(table)
        faults += soundness.unknown_names(table, guards=guards, effects=effects, builders=builders)
        faults += soundness.undocumented(table, guards)
        if faults:
            raise Unsound("\n".join(faults))
        self.table = table
        self.guards = guards
        self.effects = effects
        self.builders = builders
        self.due_at = due_at

    def fire(self, record: R, trigger: str, *, actor: Actor, cause: Cause = None, **facts: Any) -> Transition:
        """Let something happen to a record: the state moves as the table says, with everything that belongs to it.

        The record must be saved: it is read anew under its lock. Whatever fails leaves record, log and outbox as they
        were. Raises `Refused` (code 92) when no row of the table takes the trigger, `Forbidden` for a person without
        the row's permission.
        """
        locks.hold(records.lock_key(record))
        with transaction.atomic():
            _lock(record)
            firing = Firing(record, str(trigger), actor, cause, facts, clock.now())
            row = self._allowed(firing)
            try:
                return self._take(firing, row)
            except BaseException:
                _restore(record, row)
                raise

    def offers(self, record: R, actor: Actor) -> list[Offer]:
        """The acts of the record's present state, in the table's order, each with whether this actor could do it now."""
        acts = dict.fromkeys(
            row.on for row in self.table.leaving(records.state(record)) if row.on.startswith(ACT)
        )
        return [self._offer(record, actor, act) for act in acts]

    def _offer(self, record: R, actor: Actor, act: str) -> Offer:
        firing = Firing(record, act, actor, None, {}, clock.now())
        rows = self.table.matching(records.state(record), act)
        lawful = [row for row in rows if actor.may(row.permission)]
        if not lawful:
            return Offer(act, rows[0].permission, False, _("Your role does not include this act."))
        objections = [self._objections(firing, row, preview=True) for row in lawful]
        if any(not reasons for reasons in objections):
            return Offer(act, lawful[0].permission, True)
        return Offer(act, lawful[0].permission, False, _joined(objections))

    def _allowed(self, firing: Firing[R]) -> Row:
        """The row to take; what a person was refused is audited, although his transaction is rolled back."""
        try:
            return _permitted(self._choose(firing), firing.actor)
        except (Refused, Forbidden) as error:
            if firing.actor.kind == "user":
                mrn = records.reference(firing.record)
                log.refused(
                    "state.changed",
                    actor=firing.actor,
                    error=error,
                    subject=firing.record,
                    mrn=mrn,
                    trigger=firing.trigger,
                )
            raise

    def _choose(self, firing: Firing[R]) -> Row:
        """The first row of this state and trigger whose guards all hold."""
        rows = self.table.matching(records.state(firing.record), firing.trigger)
        objections = []
        for row in rows:
            reasons = self._objections(firing, row)
            if not reasons:
                return row
            objections.append(reasons)
        raise self._refusal(firing, objections)

    def _objections(self, firing: Firing[R], row: Row, preview: bool = False) -> list[str]:
        """Why the row's guards do not all hold, in words; empty when they do."""
        reasons = []
        for name in row.when:
            guard = self.guards[name]
            if preview and getattr(guard, "on_facts", False):
                continue
            verdict = guard(firing)
            if verdict is not True:
                reasons.append(str(verdict) if verdict else sentence(guard))
        return reasons

    def _refusal(self, firing: Firing[R], objections: list[list[str]]) -> Refused:
        what, state = (
            firing.trigger.partition(".")[2].replace("_", " "),
            records.state(firing.record) or _("new"),
        )
        acts = [
            offer.act.replace("_", " ") for offer in self.offers(firing.record, firing.actor) if offer.allowed
        ]
        return Refused(
            OUT_OF_SEQUENCE,
            _joined(objections)
            if objections
            else _("“%(what)s” is not possible in the state “%(state)s”.") % {"what": what, "state": state},
            remedy=_("Possible now: %(acts)s.") % {"acts": ", ".join(acts)} if acts else "",
        )

    def _take(self, firing: Firing[R], row: Row) -> Transition:
        record = firing.record
        _set_state(record, row)
        firing.transition = self._log(firing, row)
        for name in row.does:
            self.effects[name](firing)
        for name in row.emits:
            self._post(firing, _listed(self.builders[name](firing)))
        self._time(firing, row)
        inbox.wake(records.reference(record))
        return firing.transition

    def _log(self, firing: Firing[R], row: Row) -> Transition:
        record, actor = firing.record, firing.actor
        facts = {name: _plain(firing.facts[name]) for name in self.table.keeps if name in firing.facts}
        of_record = Transition.objects.filter(record_type=records.record_type(record), record_id=record.id)
        last = of_record.aggregate(last=Max("sequence"))["last"] or 0
        step = Transition.objects.create(
            record_type=records.record_type(record),
            record_id=record.id,
            role=self.table.role,
            sequence=last + 1,
            mrn=records.reference(record),
            trigger=row.on,
            from_state=row.state,
            to_state=row.to,
            actor_kind=actor.kind,
            actor_ref=actor.ref,
            actor_label=actor.label,
            cause=firing.cause.id if isinstance(firing.cause, InboundMessage) else firing.cause,
            facts=facts,
            at=firing.at,
        )
        log.record(
            "state.changed" if not row.stays else "state.confirmed",
            actor=actor,
            subject=record,
            mrn=step.mrn,
            role=step.role,
            trigger=row.on,
            from_state=row.state,
            to_state=row.to,
        )
        return step

    def _post(self, firing: Firing[R], outgoing: Iterable[Outgoing]) -> None:
        record = firing.record
        lrn = records.local_reference(record)
        for number, letter in enumerate(outgoing):
            outbox.post(
                letter.message,
                to=letter.to,
                subject=letter.subject or records.reference(record) or lrn,
                mrn=records.reference(record),
                lrn=lrn,
                cause=firing.cause,
                ordinal=f"{self.table.role}:{records.desk(record)}:{firing.trigger}:{number}",
                correlation=letter.correlation,
                zone=letter.zone,
            )

    def _time(self, firing: Firing[R], row: Row) -> None:
        record = firing.record
        if row.to in self.table.final:
            deadlines.stop_all(record)
        for kind in row.stops:
            deadlines.stop(record, kind)
        assert firing.transition is not None
        for kind in row.starts:
            deadlines.start(record, kind, self.due_at(record, kind), firing.transition)


def _lock(record: Any) -> None:
    """The record as it is now, its row locked. Waits for whoever holds it."""
    model = type(record)
    try:
        record.refresh_from_db(from_queryset=model._default_manager.select_for_update(of=("self",)))
    except model.DoesNotExist:
        raise NotFound("not-found", _("This record does not exist (any more).")) from None


def _set_state(record: Any, row: Row) -> None:
    """Compare and set: the row's state must still stand in the database."""
    if row.stays:
        return
    moved = type(record)._default_manager.filter(pk=record.pk, state=row.state).update(state=row.to)
    if moved != 1:
        raise Conflict("state", _("Somebody else moved this record just now."), remedy=_("Look at it again."))
    record.state = row.to


def _restore(record: Any, row: Row) -> None:
    """The caller's object goes back together with the database."""
    record.state = row.state


def _permitted(row: Row, actor: Actor) -> Row:
    if row.permission and not actor.may(row.permission):
        raise Forbidden("permission", _("Your role does not include this act."), pointer=row.permission)
    return row


def _listed(built: Outgoing | Iterable[Outgoing] | None) -> Iterable[Outgoing]:
    if built is None:
        return []
    return [built] if isinstance(built, Outgoing) else built


def _joined(objections: list[list[str]]) -> str:
    """The reasons that stand against every row, else all of them, each once in the order of the rows.

    Each sentence can be said in another language.
    """
    told = [[f"{reason.rstrip('.')}." for reason in reasons] for reasons in objections]
    every = dict.fromkeys(reason for reasons in told for reason in reasons)
    common = [reason for reason in every if all(reason in reasons for reasons in told)]
    parts = {f"reason{number}": Sentence(one, {}) for number, one in enumerate(common or every)}
    return Sentence(" ".join(f"{{{name}}}" for name in parts), parts)


def _plain(value: Any) -> Any:
    """A kept fact as JSON: scalars only, so that no document slips into the log."""
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, datetime.datetime | datetime.date):
        return value.isoformat()
    if isinstance(value, decimal.Decimal | uuid.UUID):
        return str(value)
    if value is None or isinstance(value, str | int | bool):
        return value
    raise TypeError(f"a kept fact must be a plain value, not {type(value).__name__}")
