"""Effects that tell an officer something: a notice to the record's own office, written with the step."""

from django.utils.translation import gettext_noop

from cats.notices import services as notices
from cats.workflow.firing import Firing
from transit.models import Movement

Fired = Firing[Movement]


def tell_invalidation_requested(firing: Fired) -> None:
    """The officer hears that the holder asks for invalidation."""
    _tell(
        firing, "invalidation.requested", gettext_noop("The holder asks that %(reference)s be invalidated.")
    )


def tell_amendment_requested(firing: Fired) -> None:
    """The officer hears that the holder asks for an amendment."""
    _tell(
        firing,
        "amendment.requested",
        gettext_noop("The holder asks that the declaration %(reference)s be amended."),
    )


def tell_guarantee_silent(firing: Fired) -> None:
    """The officer hears that an office of guarantee does not answer."""
    _tell(
        firing,
        "guarantee.silent",
        gettext_noop("No answer about the guarantee of %(reference)s came in time."),
    )


def tell_not_arrived(firing: Fired) -> None:
    """The officer hears that the goods did not arrive in time."""
    _tell(firing, "movement.overdue", gettext_noop("%(reference)s has not arrived within its time limit."))


def tell_results_missing(firing: Fired) -> None:
    """The officer hears that the control results are missing."""
    _tell(
        firing, "results.missing", gettext_noop("The control results of %(reference)s have not come in time.")
    )


def tell_results_owed(firing: Fired) -> None:
    """The officer hears that he owes the control results."""
    _tell(firing, "results.owed", gettext_noop("The control results of %(reference)s are due."))


def tell_discrepancies(firing: Fired) -> None:
    """The officer hears that the office of destination found major discrepancies."""
    _tell(
        firing,
        "discrepancies.found",
        gettext_noop("The office of destination found discrepancies in %(reference)s."),
    )


EFFECTS = {
    effect.__name__: effect
    for effect in (
        tell_guarantee_silent,
        tell_not_arrived,
        tell_results_missing,
        tell_results_owed,
        tell_discrepancies,
    )
}


def _tell(firing: Fired, verb: str, text: str) -> None:
    record = firing.record
    assert firing.transition is not None
    notices.post(
        verb,
        text,
        office=record.office,
        mrn=record.mrn,
        link=f"/movements/{record.mrn}/",
        key=f"{verb}:{firing.transition.id}",
        reference=record.mrn,
    )
