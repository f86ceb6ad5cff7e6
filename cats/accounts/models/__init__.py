"""Users, what proves who they are, and where they are signed in."""

from cats.accounts.models.entries import FailedProof, OneTimeLink, OpenSession, ResetRequest
from cats.accounts.models.proofs import AuthenticatorApp, Passkey, RecoveryCode
from cats.accounts.models.users import OFFICERS, Client, Membership, User, UserManager, may_use_api

__all__ = [
    "OFFICERS",
    "AuthenticatorApp",
    "Client",
    "FailedProof",
    "Membership",
    "OneTimeLink",
    "OpenSession",
    "Passkey",
    "RecoveryCode",
    "ResetRequest",
    "User",
    "UserManager",
    "may_use_api",
]
