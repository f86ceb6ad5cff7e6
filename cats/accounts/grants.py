"""Rights on single offices, operators and guarantors, kept as guardian rows.

Written by `sync` when a posting or a mandate is saved, never edited by themselves, and never made per movement.
"""

from typing import Any, TypeVar

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import models
from guardian.models import UserObjectPermission
from guardian.shortcuts import assign_perm, get_objects_for_user, remove_perm

from cats.accounts.models import User

M = TypeVar("M", bound=models.Model)

WORK_AT, ACT_FOR = "work_at", "act_for"
NAMES = {WORK_AT: "May work at", ACT_FOR: "May act for"}


def sync(user: User, obj: models.Model, permission: str, granted: bool) -> None:
    """Give (or take) the user's right `work_at` or `act_for` on the object. Repeating changes nothing."""
    kind = ContentType.objects.get_for_model(obj)
    Permission.objects.get_or_create(
        content_type=kind,
        codename=permission,
        defaults={"name": f"{NAMES[permission]} {kind.model}"},
    )
    change = assign_perm if granted else remove_perm
    change(permission, user, obj)


def objects(user: User, permission: str, model: type[M]) -> models.QuerySet[M]:
    """The objects of the model on which the user has the right."""
    found: models.QuerySet[M] = get_objects_for_user(
        user, permission, klass=model, use_groups=False, with_superuser=False, accept_global_perms=False
    )
    return found


def granted(user: User) -> dict[str, frozenset[str]]:
    """What the user's rights name, by kind: `offices` by code, `operators` by identification number, `guarantors` by id.

    `settings.CATS_GRANTED` says which model and which of its fields stand for each kind.
    """
    keys: dict[tuple[str, str], list[str]] = {}
    rows = UserObjectPermission.objects.filter(user=user).values_list(
        "content_type__app_label", "content_type__model", "object_pk"
    )
    for app, model, pk in rows:
        keys.setdefault((app, model), []).append(pk)
    return {kind: _named(keys, label, field) for kind, (label, field) in settings.CATS_GRANTED.items()}


def holders(kind: str, name: str) -> list[User]:
    """The people whose rights name this office, operator or guarantor: the way back from `granted`."""
    label, field = settings.CATS_GRANTED[kind]
    model = apps.get_model(label)
    lookup = {field: name}
    found = model._default_manager.filter(**lookup).first()
    if found is None:
        return []
    rows = UserObjectPermission.objects.filter(
        content_type=ContentType.objects.get_for_model(model), object_pk=str(found.pk)
    )
    return list(User.objects.filter(pk__in=rows.values("user_id")).order_by("key"))


def _named(keys: dict[tuple[str, str], list[str]], label: str, field: str) -> frozenset[str]:
    app, model = label.lower().split(".")
    if (app, model) not in keys:
        return frozenset()
    manager: models.Manager[Any] = apps.get_model(label)._default_manager
    values = manager.filter(pk__in=keys[app, model]).values_list(field, flat=True)
    return frozenset(str(value) for value in values)
