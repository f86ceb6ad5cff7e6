"""Keyset paging: a page starts after the last row of the one before, never by counting rows off."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from django.core import signing
from django.db.models import Model, Q, QuerySet
from rest_framework.request import Request
from rest_framework.response import Response

from cats.kernel.errors import Fault, Invalid
from cats.kernel.sentences import said
from cats.tenancy import scope

M = TypeVar("M", bound=Model)
SIZE, LARGEST = 50, 200


def page(
    rows: QuerySet[M], *, order: Sequence[str], after: str = "", size: int = SIZE
) -> tuple[list[M], str]:
    """One page of rows and the cursor of the next one, empty at the end.

    `order` names fields like `order_by`, ends with a unique one and holds no nullable ones. Raises `Invalid` for a
    cursor that is not ours, or of another administration or order.
    """
    if after:
        rows = rows.filter(_beyond(order, _opened(after, order)))
    found = list(rows.order_by(*order)[: size + 1])
    more = len(found) > size
    return found[:size], _sealed(found[size - 1], order) if more else ""


def answer(
    request: Request, rows: QuerySet[M], render: Callable[[M], Any], *, order: Sequence[str] = ("-id",)
) -> Response:
    """The list answer of the API: `items`, and `next`, the address of the next page or null."""
    size = _size(request.query_params.get("limit", str(SIZE)))
    found, after = page(rows, order=order, after=request.query_params.get("after", ""), size=size)
    return Response(
        {"items": [render(row) for row in found], "next": _address(request, after) if after else None}
    )


def _address(request: Request, after: str) -> str:
    query = request.query_params.copy()
    query["after"] = after
    return f"{request.path}?{query.urlencode()}"


def _size(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or not 1 <= int(text) <= LARGEST:
        raise Invalid(
            [Fault("?limit", "12", "CATS_PAGE", said("A number from 1 to {largest}.", largest=LARGEST), text)]
        )
    return int(text)


def _salt(order: Sequence[str]) -> str:
    return "page:" + ":".join([scope.current_or_none() or "", *order])


def _sealed(row: Model, order: Sequence[str]) -> str:
    values = [getattr(row, name.lstrip("-")) for name in order]
    return signing.dumps([_text(value) for value in values], salt=_salt(order), compress=True)


def _text(value: Any) -> Any:
    return (
        value.isoformat()
        if isinstance(value, date | datetime)
        else str(value)
        if isinstance(value, UUID)
        else value
    )


def _opened(cursor: str, order: Sequence[str]) -> list[Any]:
    try:
        values: list[Any] = signing.loads(cursor, salt=_salt(order))
    except signing.BadSignature:
        raise Invalid(
            [
                Fault(
                    "?after",
                    "12",
                    "CATS_PAGE",
                    said("This is no cursor of this list: start at its first page."),
                    cursor[:80],
                )
            ]
        ) from None
    return values


def _beyond(order: Sequence[str], values: Sequence[Any]) -> Q:
    """(a, b) beyond (x, y): a beyond x, or a = x and b beyond y."""
    condition = Q()
    for name, value in reversed(list(zip(order, values, strict=True))):
        field, further = name.lstrip("-"), "lt" if name.startswith("-") else "gt"
        condition = Q(**{f"{field}__{further}": value}) | (
            Q(**{field: value}) & condition if condition else Q()
        )
    return condition
