"""Views of the programming interface to guarantees. A stranger's answer is that of an unknown GRN."""

from typing import Any, ClassVar

from rest_framework.request import Request
from rest_framework.response import Response

from cats.api import paging
from cats.api.examples import page_of, schema_of
from cats.api.views import ApiView
from guarantees import access, selectors
from guarantees import paging as cursor
from guarantees.api import examples, shapes

PAGE = {"limit": "How many at most, 1 to 200.", "after": "Where the page before ended: part of its `next`."}


class Guarantees(ApiView):
    """The guarantees that the caller may see: as holder, guarantor or office of guarantee."""

    permission = access.VIEW
    query: ClassVar[dict[str, str]] = PAGE
    answers: ClassVar[dict[str, Any]] = {"GET": {200: schema_of(page_of(examples.GUARANTEE))}}

    def get(self, request: Request) -> Response:
        return paging.answer(request, access.visible_to(self.actor), shapes.guarantee, order=("grn",))


class OneGuarantee(ApiView):
    """The terms of one guarantee."""

    permission = access.VIEW
    answers: ClassVar[dict[str, Any]] = {"GET": {200: schema_of(examples.GUARANTEE)}}

    def get(self, request: Request, grn: str) -> Response:
        return Response(shapes.guarantee(access.find(self.actor, grn)))


class GuaranteeBalance(ApiView):
    """Where a guarantee stands: reserved, credited but still liable, free."""

    permission = access.VIEW_BALANCE
    answers: ClassVar[dict[str, Any]] = {"GET": {200: schema_of(examples.BALANCE)}}

    def get(self, request: Request, grn: str) -> Response:
        return Response(shapes.balance(grn, selectors.balance_for(self.actor, grn)))


class GuaranteeUsages(ApiView):
    """The movements under a guarantee, the newest first; `after` is the id that `next` carries."""

    permission = access.VIEW_BALANCE
    query: ClassVar[dict[str, str]] = {"after": PAGE["after"]}
    answers: ClassVar[dict[str, Any]] = {"GET": {200: schema_of(page_of(examples.USAGE))}}

    def get(self, request: Request, grn: str) -> Response:
        guarantee = access.find(self.actor, grn)
        rows = selectors.usages_of(guarantee, after=cursor.after(request.query_params.get("after", "")))
        following = cursor.following(rows)
        return Response(
            {
                "items": [shapes.usage(row) for row in rows],
                "next": f"{request.path}{following}" if following else None,
            }
        )
