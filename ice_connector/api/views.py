"""Views of the programming interface to the links with ICE."""

from typing import Any, ClassVar
from uuid import UUID

from rest_framework.request import Request
from rest_framework.response import Response

from cats.api import paging
from cats.api.examples import page_of, schema_of
from cats.api.views import ApiView
from cats.kernel import references
from cats.kernel.errors import Fault, Invalid
from cats.messaging import selectors
from ice_connector import operating
from ice_connector.api import examples, shapes
from ice_connector.models import Alarm

PAGE = {"limit": "How many at most, 1 to 200.", "after": "Where the page before ended: part of its `next`."}


class Links(ApiView):
    """The links to the other administrations: state, depth and oldest age in both directions."""

    permission = operating.VIEW
    answers: ClassVar[dict[str, Any]] = {"GET": {200: schema_of(examples.LINKS)}}

    def get(self, request: Request) -> Response:
        items = [shapes.link(found) for found in operating.links()]
        return Response({"own_end": shapes.own_end(operating.participation()), "items": items, "next": None})


class Alarms(ApiView):
    """What somebody must look at, the newest first; `all=1` shows what is settled too."""

    permission = operating.VIEW
    query: ClassVar[dict[str, str]] = PAGE | {"all": "1 shows settled alarms too."}
    answers: ClassVar[dict[str, Any]] = {"GET": {200: schema_of(page_of(examples.ALARM))}}

    def get(self, request: Request) -> Response:
        everything = request.query_params.get("all") == "1"
        rows = Alarm.objects.all() if everything else operating.open_alarms()
        return paging.answer(request, rows, shapes.alarm, order=("-raised_at", "-id"))


class Trace(ApiView):
    """Every message about one movement, in and out, with the hops behind it."""

    permission = operating.VIEW
    query: ClassVar[dict[str, str]] = {"mrn": "The MRN (18 characters)."}
    answers: ClassVar[dict[str, Any]] = {"GET": {200: schema_of(page_of(examples.TRACED))}}

    def get(self, request: Request) -> Response:
        mrn = request.query_params.get("mrn", "")
        if text := references.mrn_fault(mrn):
            raise Invalid([Fault("?mrn", "93", "R0028", text, mrn[:40])])
        return Response({"items": [shapes.traced(one) for one in selectors.trace(mrn=mrn)], "next": None})


class HeldMessages(ApiView):
    """Messages that are stuck or wait for an earlier one, the oldest first."""

    permission = operating.VIEW
    query: ClassVar[dict[str, str]] = PAGE
    answers: ClassVar[dict[str, Any]] = {"GET": {200: schema_of(page_of(examples.HELD))}}

    def get(self, request: Request) -> Response:
        return paging.answer(request, operating.held_messages(), shapes.held, order=("received_at", "id"))


class Redrive(ApiView):
    """Have a held message tried again, under its own identification."""

    permission = operating.REDRIVE
    answers: ClassVar[dict[str, Any]] = {"POST": {200: schema_of(examples.HELD)}}

    def post(self, request: Request, message: UUID) -> Response:
        return Response(shapes.held(operating.redrive(message, actor=self.actor)))


class Skip(ApiView):
    """Decide that a held message shall have no effect, and say why."""

    permission = operating.REDRIVE
    body: ClassVar[dict[str, Any]] = schema_of(examples.SKIP)
    answers: ClassVar[dict[str, Any]] = {"POST": {200: schema_of(examples.HELD)}}

    def post(self, request: Request, message: UUID) -> Response:
        given = request.data if isinstance(request.data, dict) else {}
        return Response(shapes.held(operating.skip(message, str(given.get("reason", "")), actor=self.actor)))
