"""What is read about printed documents."""

from uuid import UUID

from cats.documents import codes
from cats.documents.models import PrintedDocument


def copies_of(kind: str, subject: UUID) -> list[PrintedDocument]:
    """The copies of a document about a record, the latest first, without their bytes."""
    rows = PrintedDocument.objects.select_related("file").defer("file__content")
    return list(rows.filter(kind=kind, subject=subject).order_by("-copy"))


def by_code(text: str) -> PrintedDocument | None:
    """The copy that bears this code, as somebody typed or scanned it."""
    code = codes.read(text)
    return (
        PrintedDocument.objects.select_related("file").defer("file__content").filter(code=code).first()
        if code
        else None
    )
