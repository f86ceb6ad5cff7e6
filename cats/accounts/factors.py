"""The second step: what a user has set up, and whether a code of his is right. Acts are audited; secrets stand nowhere."""

import secrets
from dataclasses import dataclass, field

from django.conf import settings

from cats.accounts import totp, vault
from cats.accounts.journal import audit
from cats.accounts.models import AuthenticatorApp, Passkey, RecoveryCode, User
from cats.kernel import clock
from cats.kernel.actors import Actor
from cats.kernel.errors import Refused
from cats.kernel.sentences import said

CODES = 10
ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"
"""Without what looks alike on paper."""
PART, PARTS = 4, 3
"""Three groups of four characters: 58 bits."""


@dataclass(frozen=True, slots=True)
class Factors:
    """What a user has set up."""

    app: AuthenticatorApp | None
    passkeys: list[Passkey] = field(default_factory=list)
    codes_left: int = 0

    @property
    def any(self) -> bool:
        """Whether there is a second step to ask for. Recovery codes alone are none."""
        return self.app is not None or bool(self.passkeys)

    @property
    def count(self) -> int:
        """How many there are, each of which would do."""
        return len(self.passkeys) + (self.app is not None)


def of(user: User) -> Factors:
    """What the user has set up."""
    return Factors(
        AuthenticatorApp.objects.filter(user=user).first(),
        list(Passkey.objects.filter(user=user).order_by("created_at")),
        RecoveryCode.objects.filter(user=user, used_at=None).count(),
    )


def required() -> bool:
    """Whether everybody must have a second step: always, except in the demo."""
    return bool(settings.CATS_SECOND_FACTOR)


def set_up_app(user: User, secret: str, code: str, *, actor: Actor) -> bool:
    """Take the app whose present code this is, instead of any before it; False when it is not."""
    now = clock.machine_now()
    step = totp.matching_step(secret, tidy(code), now.timestamp())
    if step is None:
        return False
    AuthenticatorApp.objects.filter(user=user).delete()
    AuthenticatorApp.objects.create(
        administration_id=user.administration_id, user=user, secret=vault.seal(secret), last_step=step
    )
    audit("second_step.added", actor=actor, subject=user, kind="app")
    return True


def is_app_code(user: User, code: str) -> bool:
    """Whether this is a code of the user's app that was not used before; it is used now."""
    app = AuthenticatorApp.objects.filter(user=user).first()
    secret = vault.opened(app.secret) if app else None
    if app is None or secret is None:
        return False
    now = clock.machine_now()
    step = totp.matching_step(secret, tidy(code), now.timestamp(), after=app.last_step)
    if step is None:
        return False
    newer = AuthenticatorApp.objects.filter(pk=app.pk, last_step__lt=step)
    return newer.update(last_step=step, last_used_at=now) == 1


def use_recovery_code(user: User, code: str) -> bool:
    """Whether this is a recovery code of the user that was not used before; it is used now."""
    unused = RecoveryCode.objects.filter(user=user, digest=_digest(user, code), used_at=None)
    return unused.update(used_at=clock.machine_now()) == 1


def new_recovery_codes(user: User, *, actor: Actor) -> list[str]:
    """Ten new codes instead of those before; they are shown once and kept as digests."""
    codes = ["-".join(_part() for _ in range(PARTS)) for _ in range(CODES)]
    RecoveryCode.objects.filter(user=user).delete()
    RecoveryCode.objects.bulk_create(
        RecoveryCode(administration_id=user.administration_id, user=user, digest=_digest(user, code))
        for code in codes
    )
    audit("recovery_codes.made", actor=actor, subject=user)
    return codes


def remove_app(user: User, *, actor: Actor) -> None:
    """Forget the user's app. Raises `Refused` when it is his only second step and one is required."""
    _keep_one(user)
    if AuthenticatorApp.objects.filter(user=user).delete()[0]:
        audit("second_step.removed", actor=actor, subject=user, kind="app")


def remove_passkey(user: User, passkey: Passkey, *, actor: Actor) -> None:
    """Forget one of the user's passkeys. Raises `Refused` when it is his only second step and one is required."""
    _keep_one(user)
    passkey.delete()
    audit("second_step.removed", actor=actor, subject=user, kind="passkey", name=passkey.name)


def forget_all(user: User, *, actor: Actor) -> None:
    """Forget everything: the user sets it up anew at his next sign-in."""
    AuthenticatorApp.objects.filter(user=user).delete()
    Passkey.objects.filter(user=user).delete()
    RecoveryCode.objects.filter(user=user).delete()
    audit("second_step.forgotten", actor=actor, subject=user)


def note_use(passkey: Passkey, count: int) -> bool:
    """Note that a passkey was used. False when its counter did not move on: then somebody has a copy of it."""
    now = clock.machine_now()
    rows = Passkey.objects.filter(pk=passkey.pk)
    if count or passkey.count:
        rows = rows.filter(count__lt=count)
    return rows.update(count=count, last_used_at=now) == 1


def mark(user: User) -> str:
    """Changes whenever password or second step do: what was trusted before is trusted no longer."""
    apps = AuthenticatorApp.objects.filter(user=user).values_list("id", flat=True)
    keys = Passkey.objects.filter(user=user).order_by("id").values_list("id", flat=True)
    parts = [user.password, *map(str, apps), *map(str, keys)]
    return vault.digest("trust", "\n".join(parts))


def tidy(code: str) -> str:
    """A code as people type and paste it, without spaces and dashes."""
    return "".join(character for character in code.lower() if character.isalnum())


def _digest(user: User, code: str) -> str:
    return vault.digest("recovery code", f"{user.pk}:{tidy(code)}")


def _part() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(PART))


def _keep_one(user: User) -> None:
    if required() and of(user).count <= 1:
        raise Refused(
            "last-second-step",
            said("This is your only second step, and one is required."),
            remedy=said("Set up another one first."),
        )
