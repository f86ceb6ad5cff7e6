"""System checks: every permission that a role holds exists, is spelt like a permission, and has a sentence."""

import re
from typing import Any

from django.core.checks import CheckMessage, Error, register

from cats.accounts import catalogue
from cats.accounts.roles import LABELS, ROLE_PERMISSIONS, Role

CODE = re.compile(r"[a-z_]+\.[a-z]+(_[a-z]+)+")


@register()
def check_permissions(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Whether roles and catalogue fit together."""
    known = catalogue.permissions()
    found: list[CheckMessage] = [
        Error(
            f"Permission {code!r} has no sentence or is not spelt <room>.<verb>_<noun>.", id="accounts.E001"
        )
        for code, sentence in known.items()
        if not str(sentence).strip() or not CODE.fullmatch(code)
    ]
    for role in Role:
        if role not in ROLE_PERMISSIONS or role not in LABELS:
            found.append(Error(f"Role {role} has no permissions or no label.", id="accounts.E002"))
        found += [
            Error(f"Role {role} holds {code!r}, which no app's permissions.py explains.", id="accounts.E003")
            for code in sorted(ROLE_PERMISSIONS.get(role, frozenset()) - known.keys())
        ]
    return found
