"""Who sees which guarantee: its holder, its guarantor, officers at its office of guarantee, auditors. Others find nothing."""

from django.db.models import Q, QuerySet

from cats.kernel.actors import Actor
from cats.kernel.errors import Forbidden, NotFound
from cats.kernel.sentences import said
from guarantees.models import Guarantee

VIEW = "guarantees.view_guarantee"
VIEW_BALANCE = "guarantees.view_balance"
VIEW_EXPOSURE = "guarantees.view_exposure"
REGISTER = "guarantees.register_guarantee"
RECODE = "guarantees.change_access_code"
ADMIT = "guarantees.admit_guarantor"
AUDIT = "audit.view_log"


def visible_to(actor: Actor) -> QuerySet[Guarantee]:
    """The guarantees of this administration that the actor may see, with their guarantors."""
    guarantees = Guarantee.objects.select_related("guarantor").order_by("grn")
    if actor.kind != "user":
        return guarantees
    if not actor.may(VIEW):
        return guarantees.none()
    if actor.may(AUDIT):
        return guarantees
    return guarantees.filter(
        Q(office__in=actor.offices) | Q(holder__in=actor.operators) | Q(guarantor_id__in=actor.guarantors)
    )


def find(actor: Actor, grn: str) -> Guarantee:
    """The guarantee with this GRN. Raises `NotFound` for a stranger as for an unknown GRN."""
    guarantee = visible_to(actor).filter(grn=grn).first()
    if guarantee is None:
        raise NotFound(
            "guarantee-not-found",
            said("No guarantee {grn} was found.", grn=grn),
            remedy=said(
                "Check the GRN, and that you act for its holder, its guarantor or its office of guarantee."
            ),
        )
    return guarantee


def require(actor: Actor, permission: str) -> None:
    """Raise `Forbidden` when none of the actor's roles holds the permission."""
    if not actor.may(permission):
        raise Forbidden(
            "not-permitted",
            said("Your roles do not include {permission}.", permission=permission),
            remedy=said("Ask your administrator for a role that does."),
        )


def require_office(actor: Actor, office: str) -> None:
    """Raise `Forbidden` when the actor does not work at the office of guarantee."""
    if actor.kind == "user" and office not in actor.offices:
        raise Forbidden(
            "other-office",
            said("You are not posted to the office of guarantee {office}.", office=office),
            remedy=said("Have an officer of that office do this."),
        )


def may_recode(actor: Actor, guarantee: Guarantee) -> bool:
    """Whether the actor may change the access code: the office of guarantee, and who acts for the holder."""
    if actor.kind != "user":
        return True
    officer = actor.may(REGISTER) and guarantee.office in actor.offices
    return officer or (actor.may(RECODE) and guarantee.holder in actor.operators)


def require_recoding(actor: Actor, guarantee: Guarantee) -> None:
    """Raise `Forbidden` when the actor may not change the access code."""
    if not may_recode(actor, guarantee):
        raise Forbidden(
            "not-holder",
            said("The access code is changed by the holder or at the office of guarantee."),
            remedy=said("Ask one of them."),
        )


def may_decide(actor: Actor, guarantee: Guarantee) -> bool:
    """Whether the actor registers, suspends and revokes at the office of this guarantee."""
    return actor.kind != "user" or (actor.may(REGISTER) and guarantee.office in actor.offices)
