"""Posting and reading notices. A notice is inserted in the transaction of what it tells of, and vanishes with it."""

from typing import Any
from uuid import UUID

from cats.notices.models import Notice, Reading


def post(
    verb: str,
    text: str,
    *,
    office: str = "",
    operator: str = "",
    guarantor: str = "",
    user: str = "",
    mrn: str = "",
    link: str = "",
    key: str | None = None,
    **params: Any,
) -> None:
    """Tell one audience: an office (code), an operator (identification number), a guarantor or a user (id).

    `verb` is `<noun>.<past verb>` for filters; `text` is the English sentence, marked with `gettext_noop` where it is
    written, and `params` fill its `%(name)s`. Of notices to one audience with the same `key` the first alone stays.
    """
    kind, audience = _audience(office=office, operator=operator, guarantor=guarantor, user=user)
    text % params
    notice = Notice(
        audience_kind=kind,
        audience=audience,
        verb=verb,
        text=text,
        params={name: str(value) for name, value in params.items()},
        mrn=mrn,
        link=link,
        key=key,
    )
    Notice.objects.bulk_create([notice], ignore_conflicts=True)


def mark_read(notice_id: UUID, user_id: UUID) -> None:
    """The user has read the notice; for colleagues it stays new."""
    Reading.objects.bulk_create([Reading(notice_id=notice_id, user_id=user_id)], ignore_conflicts=True)


def _audience(**given: str) -> tuple[str, str]:
    named = [(kind, str(audience)) for kind, audience in given.items() if audience]
    if len(named) != 1:
        raise ValueError(f"a notice has exactly one audience, not {len(named)}")
    return named[0]
