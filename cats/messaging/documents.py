"""Storing the bytes of messages: one row for each content, shared by both directions of a local message."""

import zlib
from collections.abc import Iterable
from uuid import UUID

from cats.kernel import ids
from cats.messaging.models import MessageDocument
from cats.tenancy import scope

LEVEL = 1


def store(data: bytes) -> UUID:
    """The id of the document with these bytes, stored now if it was not before."""
    return store_all([data])[0]


def store_all(contents: Iterable[bytes]) -> list[UUID]:
    """The ids of the documents with these bytes, in their order, stored in one statement where they were not before."""
    found = [_document(data) for data in contents]
    distinct = {document.id: document for document in found}
    MessageDocument.objects.bulk_create(distinct.values(), ignore_conflicts=True)
    return [document.id for document in found]


def _document(data: bytes) -> MessageDocument:
    sha256 = MessageDocument.digest(data)
    return MessageDocument(
        id=identity(sha256), sha256=sha256, size=len(data), content=zlib.compress(data, LEVEL)
    )


def identity(sha256: str) -> UUID:
    """The id of the document with that digest in the administration in scope, whether it is stored or not."""
    return ids.derived(f"document:{scope.current()}", sha256)
