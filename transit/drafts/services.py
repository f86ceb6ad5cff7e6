"""What people do with drafts: make, save, lock, delete. Sending, copying and mending have their own modules."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from secrets import choice
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from cats.audit import log
from cats.kernel import clock
from cats.kernel.actors import Actor
from cats.kernel.errors import Fault, Forbidden, Invalid, Refused
from cats.kernel.sentences import said
from cats.specification import walker
from cats.specification.definitions import CC015C
from cats.tenancy import scope
from cats.tenancy.models import Administration
from cats.ui import formats
from refdata import selectors as refdata
from refdata.models import EconomicOperator
from transit.drafts import access, judging
from transit.drafts.fields import Answers, element_at
from transit.drafts.sections import BY_CODE, GUARANTEE
from transit.drafts.sections.guarantee import ACCESS_CODE
from transit.models import Declaration, Draft, DraftItem

KEPT, LOCKED = "draft_kept", "draft_lock"
JUDGED_AT_ONCE = 200
"""Up to so many items a save judges the whole declaration; beyond, the check page and the goods page do."""
_SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Clash:
    """A question that a colleague answered in the meantime, and otherwise."""

    name: str
    theirs: Any
    mine: Any
    who: str


@dataclass
class Saved:
    """What became of a save: the draft, what clashes (then nothing was saved), and what a colleague changed beside it."""

    draft: Draft
    clashes: list[Clash] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    changed: bool = False


def zone() -> str:
    """The time zone of the administration, in which drafts count their days."""
    return Administration.objects.values_list("time_zone", flat=True).get(code=scope.current())


def kept_until(now: date) -> date:
    """The last day of a draft that is changed on that day."""
    return now + refdata.duration(KEPT, now)


def names_of(operators: Iterable[str]) -> dict[str, str]:
    """The names of economic operators by identification number."""
    rows = EconomicOperator.objects.filter(identification__in=list(operators))
    return dict(rows.values_list("identification", "name"))


def propose_lrn(operator: str) -> str:
    """An LRN that nobody has used: the day and six signs."""
    day = clock.today(zone())
    while True:
        lrn = f"{day:%y%m%d}-{''.join(choice(_SIGNS) for _ in range(6))}"
        if not lrn_fault(operator, lrn):
            return lrn


def lrn_fault(operator: str, lrn: str) -> str:
    """Why the LRN cannot be used, in words; "" if it can."""
    wanted = element_at(CC015C, "TransitOperation/LRN").format
    if wanted is None or not lrn.strip() or not walker.fits(wanted, lrn):
        return said("An LRN has 1 to 22 characters.")
    if Draft.objects.filter(operator=operator, lrn=lrn, amends=None).exists():
        return said("Another draft has this LRN.")
    if Declaration.objects.filter(declarant=operator, lrn=lrn, lrn_taken=True).exists():
        return said("This LRN was used for a declaration.")
    return ""


def start(operator: str, lrn: str, *, actor: Actor, answers: Answers | None = None, **columns: Any) -> Draft:
    """Make a draft. Raises `Forbidden` for an operator of others, `Invalid` for an LRN that cannot be used.

    An amendment (`amends`) has the LRN of its declaration.
    """
    access.require(actor)
    if operator not in actor.operators:
        raise Forbidden("operator", said("You do not act for this operator."), pointer=operator)
    why = "" if columns.get("amends") else lrn_fault(operator, lrn)
    if why:
        raise _bad_lrn(lrn, why)
    now = clock.now()
    draft = Draft(
        operator=operator,
        lrn=lrn,
        created_by_id=actor.ref,
        changed_by_id=actor.ref,
        created_at=now,
        changed_at=now,
        kept_until=kept_until(clock.today(zone())),
        answers=answers if answers is not None else first_answers(operator),
        **columns,
    )
    try:
        with transaction.atomic():
            draft.save(force_insert=True)
    except IntegrityError:
        raise _bad_lrn(lrn, said("Another draft has this LRN.")) from None
    log.record("draft.made", actor=actor, subject=draft, lrn=lrn, operator=operator)
    return draft


def first_answers(operator: str, declaration_type: str = "") -> Answers:
    """What is known from the start: the holder, the country, and the ordinary procedure."""
    kind = {"additional": "A", "security": "0", "reduced": "0"}
    return {
        "kind": kind | ({"type": declaration_type} if declaration_type else {}),
        "parties": {"holder_number": operator},
        "route": {"dispatch": scope.current(), "binding": "0"},
    }


def lock(actor: Actor, id: UUID | str) -> Draft:
    """Take or renew the lock for some minutes. Raises `Refused` while a colleague has it, or after the sending."""
    draft = editable(actor, id)
    _take(draft, actor)
    draft.save(update_fields=["locked_by", "locked_until"])
    return draft


def unlock(actor: Actor, id: UUID | str) -> None:
    """Give the lock back, if it is one's own."""
    draft = access.for_change(actor, id)
    if str(draft.locked_by_id) == actor.ref:
        Draft.objects.filter(pk=draft.pk).update(locked_by=None, locked_until=None)


def held_by_another(draft: Draft, actor: Actor, now: datetime | None = None) -> bool:
    """Whether a colleague edits the draft now."""
    until = draft.locked_until
    return (
        until is not None
        and draft.locked_by_id is not None
        and str(draft.locked_by_id) != actor.ref
        and until > (now or clock.now())
    )


def editable(actor: Actor, id: UUID | str) -> Draft:
    """The draft for a change, its row locked. Raises `Refused` where it was sent or a colleague has it."""
    draft = access.for_change(actor, id)
    if draft.sent:
        raise Refused(
            "draft-sent",
            said("This declaration was sent and cannot be changed here."),
            remedy=said("Copy it as a new one, or wait until customs sends it back."),
        )
    if held_by_another(draft, actor):
        raise Refused(
            "draft-locked", locked_words(draft), remedy=said("You may look at it. Try again later.")
        )
    return draft


def locked_words(draft: Draft) -> str:
    """Who has the draft, and until when."""
    until = formats.hour(draft.locked_until, zone()) if draft.locked_until else ""
    name = draft.locked_by.name if draft.locked_by else ""
    return said(
        "{name} is editing this declaration, until {time} unless it is given back.", name=name, time=until
    )


def save(
    actor: Actor,
    id: UUID | str,
    section: str,
    given: Answers,
    before: Answers | None = None,
    secrets: dict[str, str] | None = None,
    *,
    judge: bool = True,
) -> Saved:
    """Save what was answered in a section, wrong or not. `before` is what the form showed: what a colleague changed since
    stays, and where both changed the same question nothing is saved and the clashes say what is what.
    """
    draft = editable(actor, id)
    now = draft.answers.get(section, {})
    saved = Saved(draft, *_merge(draft, section, now, given, now if before is None else before))
    if saved.clashes:
        return saved
    wanted = {name: value for name in {*now, *given} if (value := given.get(name, now.get(name)))}
    for name in saved.merged:
        wanted[name] = now.get(name)
    wanted = {name: value for name, value in wanted.items() if value not in (None, "", [])}
    kept = _with_secrets(draft, secrets or {}, wanted if section == GUARANTEE.code else None)
    saved.changed = wanted != now or kept != draft.secrets
    if saved.changed:
        draft.secrets = kept
        draft.faults = _still_to_mend(draft, section, now, wanted, bool(secrets))
        draft.answers = draft.answers | {section: wanted}
        changed(draft, actor, judge=judge)
    else:
        _take(draft, actor)
        draft.save(update_fields=["locked_by", "locked_until"])
    return saved


def changed(draft: Draft, actor: Actor, *, judge: bool = True) -> None:
    """Write a changed draft: a new version, a new last day, the lock renewed, and judged where that is cheap."""
    draft.version += 1
    draft.changed_by_id = actor.ref
    draft.changed_at = clock.now()
    draft.kept_until = kept_until(clock.today(zone()))
    _take(draft, actor)
    if judge and draft.items.count() <= JUDGED_AT_ONCE:
        judged(draft)
    draft.save()


def judged(draft: Draft, items: list[DraftItem] | None = None) -> judging.Judgement:
    """Judge the draft and keep the result with its version; the caller saves."""
    goods = list(draft.items.order_by("position")) if items is None else items
    found = judging.judge(draft, goods)
    draft.judged = {
        "version": draft.version,
        "items": len(goods),
        "findings": [one.as_dict() for one in found.findings],
    } | judging.sums(goods)
    return found


def delete(actor: Actor, id: UUID | str) -> None:
    """Delete a draft with its items. Raises `Refused` where it was sent or a colleague edits it."""
    draft = editable(actor, id)
    log.record("draft.deleted", actor=actor, subject=draft, lrn=draft.lrn, operator=draft.operator)
    draft.delete()


def _merge(
    draft: Draft, section: str, now: Answers, given: Answers, before: Answers
) -> tuple[list[Clash], list[str]]:
    """What clashes, and what only a colleague changed."""
    clashes, merged = [], []
    for name in BY_CODE[section].names:
        theirs, mine, shown = (source.get(name) or "" for source in (now, given, before))
        if name not in given or theirs in (shown, mine):
            continue
        if mine == shown:
            merged.append(name)
        else:
            clashes.append(Clash(name, theirs, mine, draft.changed_by.name))
    return clashes, merged


def _with_secrets(draft: Draft, given: dict[str, str], guarantee: Answers | None) -> dict[str, str]:
    """The kept access codes with new ones; codes of GRNs that are no longer named go."""
    kept = draft.secrets | {grn: code for grn, code in given.items() if code}
    if guarantee is None:
        return dict(kept)
    named = {row.get("grn") for row in guarantee.get("guarantees") or []}
    return {grn: code for grn, code in kept.items() if grn in named}


def _still_to_mend(
    draft: Draft, section: str, now: Answers, wanted: Answers, coded: bool
) -> list[dict[str, Any]]:
    """The rejection's faults without those whose question was answered anew."""

    def mended(fault: dict[str, Any]) -> bool:
        if fault.get("section") != section or fault.get("item"):
            return False
        name = fault.get("rows") or fault.get("field")
        if coded and fault.get("field") == ACCESS_CODE:
            return True
        return now.get(name) != wanted.get(name) if name else now != wanted

    return [fault for fault in draft.faults if not mended(fault)]


def _take(draft: Draft, actor: Actor) -> None:
    now = clock.now()
    draft.locked_by_id = actor.ref
    draft.locked_until = now + refdata.duration(LOCKED, now.date())


def _bad_lrn(lrn: str, why: str) -> Invalid:
    return Invalid([Fault("/CC015C/TransitOperation/LRN", "26", "CATS_102", why, lrn)], why)
