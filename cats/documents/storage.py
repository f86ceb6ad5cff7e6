"""The one way to the bytes of documents: today a table behind row-level security, tomorrow whatever else keeps bytes."""

import hashlib
from uuid import UUID

from cats.documents.models import DocumentFile
from cats.kernel.errors import CatsError

LARGEST = 20 * 1024 * 1024
"""Bytes; the longest list of items takes about 2 MB."""


def put(data: bytes) -> UUID:
    """Keep the bytes and return the id by which `get` finds them. Raises `CatsError` above `LARGEST`."""
    if len(data) > LARGEST:
        raise CatsError(
            "document-too-large", f"The document has {len(data)} bytes, more than {LARGEST} are not kept."
        )
    kept = DocumentFile.objects.create(sha256=hashlib.sha256(data).hexdigest(), size=len(data), content=data)
    return kept.pk


def get(id: UUID) -> bytes:
    """The bytes that were kept under the id."""
    return bytes(DocumentFile.objects.values_list("content", flat=True).get(pk=id))
