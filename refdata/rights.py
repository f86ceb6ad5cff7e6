"""The kinds of rights that this room brings: roles, accounts, systems, postings, mandates for operators, settings."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cats.accounts import services
from cats.accounts.models import Client, User
from cats.accounts.roles import LABELS, Role
from cats.kernel import clock
from cats.kernel.actors import Actor
from cats.kernel.errors import Fault, Invalid, Refused
from cats.kernel.sentences import said
from refdata import choices, selectors
from refdata.forms import rights as forms
from refdata.models import CustomsOffice, EconomicOperator, OfficePosting, OperatorMandate
from refdata.right import Held, Right, Wanted, already_held, not_held, require_open
from refdata.services import mandates
from refdata.services import settings as setting_services

OFFICERS = frozenset(
    {
        Role.OFFICER_OF_DEPARTURE,
        Role.OFFICER_OF_TRANSIT,
        Role.OFFICER_OF_DESTINATION,
        Role.GUARANTEE_OFFICER,
    }
)
TRADERS = frozenset({Role.OPERATOR, Role.TRADER_AT_DESTINATION, Role.AUTHORISED_CONSIGNEE})


class RoleRight(Right):
    """A role: what somebody may do."""

    code, order = "role", 10
    label, ask_label = gettext_lazy("Roles"), gettext_lazy("Ask for a role")
    form_class = forms.RoleForm

    def wanted(self, form: Any) -> dict[str, Any]:
        return {"role": form.cleaned_data["role"]}

    def words(self, wanted: Wanted) -> str:
        return str(LABELS[Role(wanted["role"])])

    def check(self, user: User | None, wanted: Wanted) -> None:
        if wanted["role"] == Role.HOST_ADMINISTRATOR or wanted["role"] not in set(Role):
            text = said("This role does not exist in an administration.")
            raise Invalid([Fault("/role", "12", "CATS_ROLE", text, str(wanted["role"]))])
        if wanted["role"] in require_open(user).roles:
            raise already_held()

    def give(self, user: User | None, wanted: Wanted, actor: Actor) -> None:
        services.add_membership(require_open(user), Role(wanted["role"]), actor=actor)

    def held(self, user: User) -> Sequence[Held]:
        held = user.roles
        return [Held(role.value, str(LABELS[role])) for role in Role if role.value in held]

    def take(self, user: User, key: str, actor: Actor) -> None:
        if key not in user.roles:
            raise not_held()
        services.remove_membership(user, Role(key), actor=actor)


class AccountRight(Right):
    """The account itself, after it was closed."""

    code, order = "account", 20
    label, ask_label = gettext_lazy("Account"), gettext_lazy("Ask for the account to be opened again")
    form_class = forms.AskForm

    def wanted(self, form: Any) -> dict[str, Any]:
        return {}

    def words(self, wanted: Wanted) -> str:
        return _("The account is opened again")

    def check(self, user: User | None, wanted: Wanted) -> None:
        if user is None or user.is_active:
            raise Refused(
                "account-open", said("The account is open."), remedy=said("Nothing needs to be done.")
            )

    def give(self, user: User | None, wanted: Wanted, actor: Actor) -> None:
        assert user is not None
        services.reactivate(user, actor=actor)


class ClientRight(Right):
    """A system that acts as the person. Its secret is made with the approval and shown once."""

    code, order = "client", 50
    label, ask_label = gettext_lazy("Systems"), gettext_lazy("Ask for a system to act as this person")
    form_class = forms.ClientForm
    makes_a_secret = True

    def wanted(self, form: Any) -> dict[str, Any]:
        return {"name": form.cleaned_data["name"].strip()}

    def words(self, wanted: Wanted) -> str:
        return _("The system “%(name)s” acts as this person") % {"name": wanted["name"]}

    def check(self, user: User | None, wanted: Wanted) -> None:
        person = require_open(user)
        if Client.objects.filter(user=person, name=wanted["name"]).exists():
            raise already_held()

    def give(self, user: User | None, wanted: Wanted, actor: Actor) -> dict[str, str]:
        person = require_open(user)
        client_id, secret = services.create_client(person, wanted["name"], actor=actor)
        return {"name": wanted["name"], "client_id": client_id, "secret": secret}

    def held(self, user: User) -> Sequence[Held]:
        rows = Client.objects.filter(user=user).order_by("name", "id")
        return [Held(str(row.pk), row.name, row.created.date(), note=row.client_id) for row in rows]

    def take(self, user: User, key: str, actor: Actor) -> None:
        client = Client.objects.filter(user=user, pk=key).first()
        if client is None:
            raise not_held()
        services.remove_client(client, actor=actor)


class PostingRight(Right):
    """An officer's posting to an office of his administration."""

    code, order, permission = "posting", 30, "refdata.post_officers"
    label, ask_label = gettext_lazy("Postings"), gettext_lazy("Ask for a posting")
    form_class = forms.PostingForm
    desks = OFFICERS

    def wanted(self, form: Any) -> dict[str, Any]:
        return {"office": form.cleaned_data["office"], "until": text_of(form.cleaned_data["until"])}

    def words(self, wanted: Wanted) -> str:
        office = selectors.office_named(wanted["office"])
        return with_end(f"{wanted['office']} {office.name if office else ''}".strip(), wanted)

    def check(self, user: User | None, wanted: Wanted) -> None:
        person, until = require_open(user), day_of(wanted)
        office = selectors.office(wanted["office"], clock.now().date())
        if office is None or office.country != person.administration_id:
            raise Refused(
                "office-closed", said("There is no such office of this administration, or no longer.")
            )
        require_to_come(until)
        rows = OfficePosting.objects.filter(user=person, office_id=office.code)
        if any(row.valid_until == until and row.holds(clock.today(office.time_zone)) for row in rows):
            raise already_held()

    def give(self, user: User | None, wanted: Wanted, actor: Actor) -> None:
        office = CustomsOffice.objects.get(code=wanted["office"])
        mandates.post_officer(require_open(user), office, actor=actor, until=day_of(wanted))

    def held(self, user: User) -> Sequence[Held]:
        rows = OfficePosting.objects.filter(user=user).select_related("office").order_by("office_id")
        return [
            Held(row.office_id, f"{row.office_id} {row.office.name}", row.valid_from, row.valid_until)
            for row in rows
            if not_over(row.valid_until, row.office.time_zone)
        ]

    def take(self, user: User, key: str, actor: Actor) -> None:
        row = OfficePosting.objects.filter(user=user, office_id=key).select_related("office").first()
        if row is None or not not_over(row.valid_until, row.office.time_zone):
            raise not_held()
        yesterday = clock.today(row.office.time_zone) - timedelta(days=1)
        mandates.post_officer(user, row.office, actor=actor, until=yesterday)


class OperatorMandateRight(Right):
    """A person's mandate to act for an economic operator."""

    code, order, permission = "operator_mandate", 40, "refdata.manage_operators"
    label, ask_label = gettext_lazy("Mandates for operators"), gettext_lazy("Ask for a mandate")
    form_class = forms.OperatorMandateForm
    desks = TRADERS

    def wanted(self, form: Any) -> dict[str, Any]:
        return {"operator": form.cleaned_data["operator"], "until": text_of(form.cleaned_data["until"])}

    def words(self, wanted: Wanted) -> str:
        operator = selectors.operator(wanted["operator"])
        return with_end(f"{wanted['operator']} {operator.name if operator else ''}".strip(), wanted)

    def check(self, user: User | None, wanted: Wanted) -> None:
        person, until = require_open(user), day_of(wanted)
        operator = selectors.operator(wanted["operator"], clock.now().date())
        if operator is None:
            raise Refused("operator-closed", said("The operator is not registered, or no longer."))
        require_to_come(until)
        rows = OperatorMandate.objects.filter(user=person, operator=operator)
        if any(row.valid_until == until and row.holds(clock.now().date()) for row in rows):
            raise already_held()

    def give(self, user: User | None, wanted: Wanted, actor: Actor) -> None:
        operator = EconomicOperator.objects.get(identification=wanted["operator"])
        mandates.mandate_for_operator(require_open(user), operator, actor=actor, until=day_of(wanted))

    def held(self, user: User) -> Sequence[Held]:
        rows = OperatorMandate.objects.filter(user=user).select_related("operator")
        return [
            Held(row.operator.identification, str(row.operator), row.valid_from, row.valid_until)
            for row in rows.order_by("operator__identification")
            if not_over(row.valid_until)
        ]

    def take(self, user: User, key: str, actor: Actor) -> None:
        rows = OperatorMandate.objects.filter(user=user, operator__identification=key)
        row = rows.select_related("operator").first()
        if row is None or not not_over(row.valid_until):
            raise not_held()
        yesterday = clock.now().date() - timedelta(days=1)
        mandates.mandate_for_operator(user, row.operator, actor=actor, until=yesterday)


class SettingRight(Right):
    """A setting of the administration from a day on. Nobody's right, but two persons all the same."""

    code, order, permission = "setting", 90, "refdata.change_settings"
    label, ask_label = gettext_lazy("Setting"), gettext_lazy("Ask for the change")
    of_a_person = False

    def words(self, wanted: Wanted) -> str:
        choice = choices.choice(wanted["key"])
        says = {"label": choice.label, "value": choice.words(wanted["value"]), "day": wanted["valid_from"]}
        return _("%(label)s: %(value)s, from %(day)s on") % says

    def check(self, user: User | None, wanted: Wanted) -> None:
        choices.choice(wanted["key"]).check(wanted["value"])
        if date.fromisoformat(wanted["valid_from"]) < clock.now().date():
            raise Refused(
                "day-over",
                said("The day from which it should count is over."),
                remedy=said("Ask for it again with a day to come."),
            )

    def give(self, user: User | None, wanted: Wanted, actor: Actor) -> None:
        day = date.fromisoformat(wanted["valid_from"])
        setting_services.put(wanted["key"], wanted["value"], day, actor=actor)


def text_of(day: date | None) -> str | None:
    """A day as JSON holds it."""
    return day.isoformat() if day else None


def day_of(wanted: Wanted) -> date | None:
    """The last day that was asked for."""
    return date.fromisoformat(wanted["until"]) if wanted.get("until") else None


def with_end(words: str, wanted: Wanted) -> str:
    """The words with the last day, if there is one."""
    until = wanted.get("until")
    return _("%(what)s, until %(day)s") % {"what": words, "day": until} if until else words


def require_to_come(until: date | None) -> None:
    """Raises `Refused` when the last day is over."""
    if until is not None and until < clock.now().date():
        raise Refused("day-over", said("The last day that was asked for is over."))


def not_over(until: date | None, zone: str = "UTC") -> bool:
    """Whether a right with this last day holds or will hold; days of postings are those of the office's zone."""
    return until is None or until >= clock.today(zone)


RIGHTS = (
    RoleRight(),
    AccountRight(),
    PostingRight(),
    OperatorMandateRight(),
    ClientRight(),
    SettingRight(),
)
