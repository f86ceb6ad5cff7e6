"""People of the administration: the list, one person with everything that he holds, a new one, closing."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cats.accounts.models import OpenSession, User
from cats.accounts.roles import LABELS, Role
from cats.audit import selectors as audit
from cats.kernel.errors import NotFound
from cats.kernel.sentences import said
from cats.tenancy import scope
from cats.ui.audit import describe
from cats.ui.views import ActPage, FormPage, ListPage, Page
from refdata.forms.people import NewUserForm, UserFilter
from refdata.models import RightsRequest
from refdata.right import Held, kind_of, kinds
from refdata.services import approval, people
from refdata.views.requests import described

MANAGE = "accounts.manage_users"
RECENT = 20


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of right on a person's page."""

    code: str
    label: str | Promise
    ask_label: str | Promise
    held: list[Held]
    can_ask: bool
    can_take: bool


class Users(ListPage):
    """The people of the administration, by login name."""

    permission = MANAGE
    title = _("Users")
    template_name = "administration/users.html"
    order = ("login", "id")

    def get_rows(self) -> QuerySet[Any]:
        self.asked = UserFilter(self.request.GET or None)
        rows = User.objects.filter(administration_id=scope.current()).prefetch_related("memberships")
        if not self.asked.is_valid():
            return rows
        given = self.asked.cleaned_data
        if given["q"]:
            rows = rows.filter(Q(login__icontains=given["q"]) | Q(name__icontains=given["q"]))
        if given["role"]:
            rows = rows.filter(memberships__role=given["role"])
        if given["account"]:
            rows = rows.filter(is_active=given["account"] == "open")
        return rows

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        for user in kwargs.get("rows", ()):
            held = {membership.role for membership in user.memberships.all()}
            user.role_words = [LABELS[role] for role in Role if role.value in held]
        return super().get_context_data(**kwargs) | {"form": self.asked}


class UserPage(Page):
    """One person: what he holds, what waits for a second person, what was done lately."""

    permission = MANAGE
    template_name = "administration/user.html"

    def get(self, request: HttpRequest, user: Any) -> HttpResponse:
        person = person_of(user)
        waiting = [described(one, self.actor) for one in approval.waiting().filter(user=person)]
        done = list(audit.by_actor(str(person.pk))[:RECENT])
        describe(done)
        signed_in = audit.by_actor(str(person.pk)).filter(verb="user.signed_in").first()
        self.title = person.name
        return self.show(
            record=person,
            sections=self._sections(person),
            waiting=waiting,
            decided=RightsRequest.objects.filter(user=person).exclude(decisions=None).count(),
            signed_in=signed_in,
            done=done,
            is_self=str(person.pk) == self.actor.ref,
            sessions=OpenSession.objects.filter(user=person).count(),
        )

    def _sections(self, person: User) -> list[Section]:
        roles, sections = person.roles, []
        for kind in kinds().values():
            if not kind.of_a_person or kind.code == "account":
                continue
            may, held = self.actor.may(kind.permission), list(kind.held(person))
            fits = not kind.desks or bool(roles & kind.desks)
            if held or fits:
                can_ask = may and fits and person.is_active
                sections.append(Section(kind.code, kind.label, kind.ask_label, held, can_ask, may))
        return sections


class NewUser(FormPage):
    """A new account; the roles wait for a second person."""

    permission = MANAGE
    title = _("New user")
    template_name = "administration/new_user.html"
    form_class = NewUserForm
    button = _("Make the account")

    def done(self, form: Any) -> str:
        given = form.cleaned_data
        user = people.register(
            given["login"],
            given["name"],
            language=given["language"],
            email=given["email"],
            roles=given["roles"],
            reason=given["reason"],
            actor=self.actor,
        )
        return reverse("refdata:user", args=[user.pk])


class CloseUser(ActPage):
    """Close an account at once."""

    permission = MANAGE

    def act(self) -> str:
        person = person_of(self.kwargs["user"])
        people.close(person, actor=self.actor)
        return reverse("refdata:user", args=[person.pk])


class InviteUser(Page):
    """Make a link to a new password. It is shown in this answer and nowhere else."""

    permission = MANAGE
    http_method_names = ["post", "options"]
    template_name = "administration/link.html"
    title = _("A link that works once")

    def post(self, request: HttpRequest, user: Any) -> HttpResponse:
        person = person_of(user)
        again = request.POST.get("second_step") == "on"
        return self.show(record=person, link=people.invite(person, actor=self.actor, second_step=again))


class TakeRight(ActPage):
    """Take a right away at once."""

    permission = MANAGE

    def act(self) -> str:
        person = person_of(self.kwargs["user"])
        approval.take_away(
            self.kwargs["kind"], person, self.request.POST.get("key", "").replace("\0", ""), actor=self.actor
        )
        return reverse("refdata:user", args=[person.pk])


class AskRight(FormPage):
    """Ask a second person for a right of this person."""

    permission = MANAGE
    template_name = "administration/ask.html"
    button = _("Ask for it")

    def get_form(self, *given: Any) -> forms.Form:
        self.person = person_of(self.kwargs["user"])
        self.kind = kind_of(self.kwargs["kind"])
        if not self.kind.of_a_person:
            raise NotFound("right", said("There is no such kind of right."))
        return self.kind.form(*given)

    def done(self, form: Any) -> str:
        request = approval.ask(
            self.kind.code,
            self.person,
            self.kind.wanted(form),
            reason=form.cleaned_data["reason"],
            actor=self.actor,
        )
        return reverse("refdata:request", args=[request.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "record": self.person,
            "kind": self.kind,
            "title": self.kind.ask_label,
        }


def person_of(pk: Any) -> User:
    """The person of this administration. Raises `NotFound`."""
    found = people.of_here(pk)
    if found is None:
        raise NotFound("user", said("There is no such person here."))
    return found
