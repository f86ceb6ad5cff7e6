"""Signing in and being recognised again: only on the host of the user's own administration."""

import uuid
from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest

from cats.accounts.models import User
from cats.tenancy import scope


class PasswordBackend(BaseBackend):
    """Login name and password within the administration in scope (on the host people's name: within none)."""

    def authenticate(
        self,
        request: HttpRequest | None,
        login: str | None = None,
        password: str | None = None,
        **kwargs: Any,
    ) -> User | None:
        """The active user, or None. An unknown login costs the same time as a wrong password."""
        if login is None or password is None:
            return None
        user = User.objects.filter(administration_id=scope.current_or_none(), login=login).first()
        if user is None:
            make_password(password)
            return None
        return user if user.check_password(password) and user.is_active else None

    def get_user(self, user_id: uuid.UUID | str) -> User | None:
        """The session's user, as long as he is active and this is his administration."""
        return User.objects.filter(
            pk=user_id, administration_id=scope.current_or_none(), is_active=True
        ).first()
