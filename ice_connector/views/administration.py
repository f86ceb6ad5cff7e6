"""Where administrators begin: what waits for a second person, alarms, the links in a line each, what was done lately."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from cats.accounts.models import User
from cats.accounts.roles import ROLE_PERMISSIONS
from cats.audit import selectors as audit
from cats.kernel import clock
from cats.notices import deliveries
from cats.tenancy import scope
from cats.ui.audit import chain_state, describe
from cats.ui.views import Page
from ice_connector import advice, health, operating
from refdata.services import approval
from refdata.views.requests import described

SHOWN, TROUBLED = 8, 100


class Overview(Page):
    """The home of administrators; on the host people's own name the links of every administration in counts."""

    permission = "accounts.manage_users"
    title = _("Administration")
    template_name = "administration/overview.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        if scope.current_or_none() is None:
            return self._of_the_host()
        alarms = list(operating.open_alarms()[:SHOWN])
        for alarm in alarms:
            alarm.words, alarm.advice = advice.KINDS[alarm.kind], advice.ADVICE[alarm.kind]  # type: ignore[attr-defined]
        waiting = approval.waiting().prefetch_related("decisions__decided_by")[:SHOWN]
        recent = list(audit.entries().exclude(verb__in=("user.signed_in", "user.signed_out"))[:SHOWN])
        describe(recent)
        found = health.lines()
        return self.show(
            requests=[described(one, self.actor) for one in waiting],
            alarms=alarms,
            lines=found,
            own_end=health.own_end(),
            recent=recent,
            deciders=_deciders(),
            mail_trouble=deliveries.troubled()[:TROUBLED].count(),
            machine_now=clock.machine_now(),
            **_without_now(chain_state()),
        )

    def _of_the_host(self) -> HttpResponse:
        self.template_name, self.title = "administration/host.html", _("Administrations on this host")
        return self.show(
            counts=health.of_every_administration(),
            machine_now=clock.machine_now(),
        )


def _deciders() -> int:
    """How many people could be the second person: with fewer than two nothing can be given to anybody."""
    roles = [role.value for role, held in ROLE_PERMISSIONS.items() if approval.DECIDE in held]
    people = User.objects.filter(
        administration_id=scope.current(), is_active=True, memberships__role__in=roles
    )
    return people.distinct().count()


def _without_now(state: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in state.items() if name != "now"}
