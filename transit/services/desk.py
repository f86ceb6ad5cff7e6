"""What officers do at their desk beside the acts of the state tables: cases, seals, notes, lorries without a record. All audited."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from cats.accounts.models import User
from cats.audit import log
from cats.kernel import clock
from cats.kernel.actors import Actor
from cats.kernel.errors import Conflict, Fault, Forbidden, Invalid, NotFound, Refused
from cats.kernel.sentences import said
from refdata import selectors as refdata
from refdata.models import OfficePosting
from refdata.models.validity import in_force
from transit.desk.codes import plain
from transit.models import Movement, SealCheck, ShiftNote, Stray
from transit.services.acts import require_office
from transit.services.refusals import zone_of

CONFORM, OTHER, BROKEN, MISSING = "conform", "other", "broken", "missing"
LONGEST_NOTE, LONGEST_TEXT, MOST_NEW_SEALS = 1000, 512, 99


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of one declared seal: the number that was read, and whether the seal is broken or missing."""

    declared: str
    found: str = ""
    remark: str = ""

    @property
    def state(self) -> str:
        """conform, other, broken or missing."""
        if self.remark in (BROKEN, MISSING):
            return self.remark
        return CONFORM if plain(self.found) == plain(self.declared) else OTHER


def take(movement: Movement, *, actor: Actor) -> None:
    """Take a case that nobody has. Taking one's own again changes nothing. Raises `Conflict` when a colleague has it."""
    require_office(movement, actor)
    free = Movement.objects.filter(pk=movement.pk, taken_by="")
    if free.update(taken_by=actor.ref, taken_name=actor.label, taken_at=clock.now()) == 1:
        log.record("movement.taken", actor=actor, subject=movement, mrn=movement.mrn)
    movement.refresh_from_db(fields=["taken_by", "taken_name", "taken_at"])
    if movement.taken_by != actor.ref:
        raise _taken(movement)


def give_back(movement: Movement, *, actor: Actor) -> None:
    """Give one's own case back to all. Raises `Refused` when it is somebody else's or nobody's."""
    require_office(movement, actor)
    mine = Movement.objects.filter(pk=movement.pk, taken_by=actor.ref)
    if mine.update(taken_by="", taken_name="", taken_at=None) != 1:
        raise Refused("not-yours", said("This case is not with you."), remedy=said("Look who has it now."))
    log.record("movement.given_back", actor=actor, subject=movement, mrn=movement.mrn)
    movement.refresh_from_db(fields=["taken_by", "taken_name", "taken_at"])


def reassign(movement: Movement, colleague: str, held_by: str, *, actor: Actor) -> None:
    """Give a case to a colleague of its office. `held_by` is who had it when the page was made: else `Conflict`."""
    require_office(movement, actor)
    person = next((one for one in colleagues(movement.office) if str(one.pk) == colleague), None)
    if person is None:
        raise NotFound("colleague", said("This person does not work at the office (any more)."))
    held = Movement.objects.filter(pk=movement.pk, taken_by=held_by)
    if held.update(taken_by=str(person.pk), taken_name=person.name, taken_at=clock.now()) != 1:
        movement.refresh_from_db(fields=["taken_by", "taken_name", "taken_at"])
        raise _taken(movement)
    log.record("movement.reassigned", actor=actor, subject=movement, mrn=movement.mrn, to=person.key)
    movement.refresh_from_db(fields=["taken_by", "taken_name", "taken_at"])


def colleagues(office: str) -> list[User]:
    """The people who are posted to an office today, by name."""
    today = clock.today(refdata.office_zone(office))
    rows = OfficePosting.objects.filter(in_force(today), office_id=office, user__is_active=True)
    return sorted({row.user for row in rows.select_related("user")}, key=lambda user: user.name)


def compare_seals(
    movement: Movement, findings: Sequence[Finding], *, new: Sequence[str] = (), text: str = "", actor: Actor
) -> SealCheck:
    """Record what was found of the declared seals. A difference stops the goods; a conforming look ends that.

    Raises `Invalid` when a declared seal is left out or something is too long, `Refused` once the record is closed.
    """
    require_office(movement, actor)
    with transaction.atomic():
        locked = Movement.objects.select_for_update(of=("self",)).get(pk=movement.pk)
        if locked.closed_at is not None:
            raise Refused("closed", said("The record is closed: nothing is compared any more."))
        _require_complete(locked, findings, new, text)
        check = _seal_check(locked, findings, list(new), text, actor)
        _attend(locked, check)
    movement.refresh_from_db()
    return check


def note(office: str, text: str, *, actor: Actor) -> ShiftNote:
    """Leave a note for whoever comes next at an office where the actor works."""
    _require_posted(office, actor)
    kept = ShiftNote.objects.create(
        office=office, text=_worded(text, LONGEST_NOTE), by=actor.label, at=clock.now()
    )
    log.record("desk.noted", actor=actor, subject=kept, office=office)
    return kept


def keep_stray(office: str, reference: str, text: str = "", *, actor: Actor) -> Stray:
    """Put a lorry without a record on the office's list. The same one again gives the case that is open."""
    _require_posted(office, actor)
    number = _worded(reference, 40)
    if len(text) > LONGEST_TEXT:
        raise Invalid([Fault("/text", "14", "CATS_120", said("The text is too long."), text[:80])])
    try:
        with transaction.atomic():
            stray = Stray.objects.create(
                office=office, reference=number, text=text.strip(), by=actor.label, at=clock.now()
            )
    except IntegrityError:
        return Stray.objects.get(office=office, reference=number, ended_at__isnull=True)
    log.record("desk.stray_kept", actor=actor, subject=stray, office=office, reference=number)
    return stray


def end_stray(stray: Stray, outcome: str, *, actor: Actor) -> None:
    """End the case of a lorry without a record, saying how. Raises `Refused` when a colleague ended it already."""
    _require_posted(stray.office, actor)
    told = _worded(outcome, LONGEST_TEXT)
    open_ = Stray.objects.filter(pk=stray.pk, ended_at__isnull=True)
    if open_.update(outcome=told, ended_by=actor.label, ended_at=clock.now()) != 1:
        raise Refused("ended", said("A colleague has ended this case already."))
    log.record("desk.stray_ended", actor=actor, subject=stray, office=stray.office, reference=stray.reference)


def _taken(movement: Movement) -> Conflict:
    if not movement.taken_by:
        return Conflict("taken", said("Nobody has this case any more."), remedy=said("Look at it again."))
    at = clock.local(movement.taken_at or clock.now(), zone_of(movement.office))
    text = said("{name} took this case at {time}.", name=movement.taken_name, time=f"{at:%H:%M}")
    return Conflict("taken", text, remedy=said("You may look at it; ask your colleague before you act."))


def _seal_check(
    movement: Movement, findings: Sequence[Finding], new: list[str], text: str, actor: Actor
) -> SealCheck:
    check = SealCheck.objects.create(
        movement=movement,
        findings=[
            {"declared": one.declared, "found": one.found.strip(), "state": one.state} for one in findings
        ],
        new=new,
        conform=all(one.state == CONFORM for one in findings) and not new,
        text=text.strip(),
        by=actor.label,
        at=clock.now(),
    )
    log.record(
        "movement.seals_compared",
        actor=actor,
        subject=movement,
        mrn=movement.mrn,
        conform=check.conform,
        states=[one.state for one in findings],
        new=len(new),
    )
    return check


def _attend(movement: Movement, check: SealCheck) -> None:
    """A control that is open, or ended badly, keeps the officer's attention whatever the seals say."""
    last = movement.controls.filter(ordered=True).order_by("-id").first()
    held = movement.state == "under_control" and last is not None and not last.result.startswith("A")
    Movement.objects.filter(pk=movement.pk).update(attention=held or not check.conform)


def _require_complete(movement: Movement, findings: Sequence[Finding], new: Sequence[str], text: str) -> None:
    faults = []
    if [one.declared for one in findings] != list(movement.seals):
        faults.append(
            Fault(
                "/findings", "13", "CATS_120", said("The declared seals changed. Look at the record again.")
            )
        )
    for number, one in enumerate(findings, 1):
        if not one.remark and not one.found.strip():
            wanted = said(
                "Seal {number}: read its number, or say that it is broken or missing.", number=number
            )
            faults.append(Fault(f"/findings/{number - 1}", "13", "CATS_120", wanted))
    if len(text) > LONGEST_TEXT or len(new) > MOST_NEW_SEALS or any(len(one) > 20 for one in new):
        faults.append(
            Fault("/new", "14", "CATS_120", said("A seal has at most 20 characters, the text 512."))
        )
    if any(len(one.found) > 40 for one in findings):
        faults.append(Fault("/findings", "14", "CATS_120", said("A number that was read is too long.")))
    if faults:
        raise Invalid(faults, said("The seals are not all said."))


def _require_posted(office: str, actor: Actor) -> None:
    if actor.kind == "user" and office not in actor.offices:
        raise Forbidden("office", said("You do not work at this office."))


def _worded(text: str, longest: int) -> str:
    """A text that says something and is not too long. Raises `Invalid`."""
    told = text.strip()
    if not told or len(told) > longest:
        wanted = said("Write at least a word and at most {longest} characters.", longest=longest)
        raise Invalid([Fault("/text", "13", "CATS_120", wanted)], said("The text is missing or too long."))
    return told
