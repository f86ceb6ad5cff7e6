"""What kinds of things need a second person. Each app brings its kinds in `rights.py` as `RIGHTS`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise

from cats.accounts.models import User
from cats.accounts.roles import Role
from cats.audit.catalogue import from_each_app
from cats.kernel.actors import Actor
from cats.kernel.errors import NotFound, Refused
from cats.kernel.sentences import said

Wanted = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Held:
    """One right that a person holds: `key` names it to `Right.take`; `since` and `until` are days, both included."""

    key: str
    words: str
    since: date | None = None
    until: date | None = None
    note: str = ""


class Right:
    """One kind of right of a person. Subclasses say how it is asked for, given by the second person, shown and taken.

    `desks` are the roles for which the kind makes sense; none means that it does for everybody.
    """

    code: ClassVar[str]
    label: ClassVar[str | Promise]
    permission: ClassVar[str] = "accounts.manage_users"
    form_class: ClassVar[type[forms.Form]]
    ask_label: ClassVar[str | Promise]
    desks: ClassVar[frozenset[Role]] = frozenset()
    order: ClassVar[int] = 100
    of_a_person: ClassVar[bool] = True
    makes_a_secret: ClassVar[bool] = False

    def form(self, data: Any = None, files: Any = None) -> forms.Form:
        """The form that asks for the right, empty or with what was sent."""
        return self.form_class(data, files)

    def wanted(self, form: Any) -> dict[str, Any]:
        """What the filled form asks for, as JSON."""
        raise NotImplementedError

    def words(self, wanted: Wanted) -> str:
        """What is asked for, in the reader's language."""
        raise NotImplementedError

    def check(self, user: User | None, wanted: Wanted) -> None:
        """Raises `Refused` when the right cannot be given now: asked when it is requested and again when it is approved."""

    def give(self, user: User | None, wanted: Wanted, actor: Actor) -> Any:
        """Have the effect, through the services. What it answers is shown to the approver once."""
        raise NotImplementedError

    def held(self, user: User) -> Sequence[Held]:
        """What the person holds now or will hold."""
        return ()

    def take(self, user: User, key: str, actor: Actor) -> None:
        """Take a held right away, at once. Raises `NotFound`."""
        raise NotImplementedError


def kinds() -> dict[str, Right]:
    """Every kind by its code, in the order of the page."""
    found = [kind for brought in from_each_app("rights", "RIGHTS").values() for kind in brought]
    return {kind.code: kind for kind in sorted(found, key=lambda one: one.order)}


def kind_of(code: str) -> Right:
    """The kind of that code. Raises `NotFound`."""
    found = kinds().get(code)
    if found is None:
        raise NotFound("right", said("There is no such kind of right."))
    return found


def require_open(user: User | None) -> User:
    """The person, whose account must be open. Raises `Refused`."""
    if user is None or not user.is_active:
        raise Refused(
            "account-closed",
            said("The account is closed: nothing can be given to it."),
            remedy=said("Ask for the account to be opened again first."),
        )
    return user


def not_held() -> NotFound:
    """What to raise when somebody takes away what is not there."""
    return NotFound("right", said("The person does not hold this right, or no longer."))


def already_held() -> Refused:
    """What to raise when the person has it."""
    return Refused(
        "right-held", said("The person holds this already."), remedy=said("Nothing needs to be done.")
    )
