"""Storing the bytes of messages: one row for each content, shared by both directions of a local message."""

import zlib
from uuid import UUID

from cats.kernel import ids
from cats.messaging.models import MessageDocument
from cats.tenancy import scope

LEVEL = 1


def store(data: bytes) -> UUID:
    """The id of the document with these bytes, stored now if it was not before."""
    sha256 = MessageDocument.digest(data)
    document = MessageDocument(
        id=identity(sha256), sha256=sha256, size=len(data), content=zlib.compress(data, LEVEL)
    )
    MessageDocument.objects.bulk_create([document], ignore_conflicts=True)
    return document.id


def identity(sha256: str) -> UUID:
    """The id of the document with that digest in the administration in scope, whether it is stored or not."""
    return ids.derived(f"document:{scope.current()}", sha256)
