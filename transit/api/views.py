"""Views of the programming interface: hand in messages, read movements and their messages, do the acts that the table offers."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpResponse
from rest_framework.request import Request
from rest_framework.response import Response

from cats.api import paging
from cats.api.views import ApiView
from cats.kernel.errors import NotFound
from cats.messaging.models import InboundMessage
from cats.specification import codec
from transit import access, selectors
from transit.api import content, shapes
from transit.services import acts, submissions


class Submitting(ApiView):
    """Takes messages of operators into custody: 202, and what becomes of them stands under `links.self`."""

    parser_classes = content.PARSERS

    def taken(self, data: bytes, *types: str) -> Response:
        """The answer to a message taken into custody."""
        return self.custody(submissions.submit(data, actor=self.actor, types=types))

    def custody(self, row: InboundMessage) -> Response:
        """The answer 202."""
        body = shapes.accepted_for_processing(row)
        return Response(body, status=202, headers={"Location": body["links"]["self"]})


class Declarations(Submitting):
    """Lodge a declaration: a CC015C as XML or JSON."""

    permission = "transit.lodge_declaration"

    def post(self, request: Request) -> Response:
        return self.taken(content.document(request, "CC015C"), "CC015C")


class Arrivals(Submitting):
    """Notify an arrival: a CC007C as XML or JSON, or only its facts as JSON."""

    permission = "transit.notify_arrival"

    def post(self, request: Request) -> Response:
        if content.is_message(request, "CC007C"):
            return self.taken(content.document(request, "CC007C"), "CC007C")
        return self.custody(acts.notify_arrival(request.data, actor=self.actor))


class Messages(Submitting):
    """The messages of a movement; further ones of its operator (CC013C, CC014C, CC044C) are handed in here."""

    permission = "transit.view_movement"
    types: ClassVar[tuple[str, ...]] = ("CC013C", "CC014C", "CC044C")

    def get(self, request: Request, movement: UUID) -> Response:
        record = access.movement(self.actor, movement)
        return Response(
            {
                "items": [shapes.message(row) for row in selectors.messages_of(record, self.actor)],
                "next": None,
            }
        )

    def post(self, request: Request, movement: UUID) -> Response:
        access.movement(self.actor, movement)
        if isinstance(request.data, bytes):
            return self.taken(request.data, *self.types)
        code = next((one for one in self.types if content.is_message(request, one)), self.types[0])
        return self.taken(content.document(request, code), *self.types)


class Message(ApiView):
    """One message of a movement with its content as JSON."""

    permission = "transit.view_movement"

    def get(self, request: Request, movement: UUID, message: UUID) -> Response:
        row = selectors.message_of(access.movement(self.actor, movement), message, self.actor)
        return Response(
            shapes.message(row)
            | {"content": codec.to_json(codec.decode(selectors.readable(row, self.actor)))}
        )


class MessageBody(ApiView):
    """The content of one message as XML."""

    permission = "transit.view_movement"

    def get(self, request: Request, movement: UUID, message: UUID) -> HttpResponse:
        row = selectors.message_of(access.movement(self.actor, movement), message, self.actor)
        return HttpResponse(selectors.readable(row, self.actor), content_type="application/xml")


class Submission(ApiView):
    """What became of a message that was handed in."""

    permission = "transit.view_movement"

    def get(self, request: Request, submission: UUID) -> Response:
        row = InboundMessage.objects.filter(
            id=submission, channel="trader", sender__in=self.actor.operators
        ).first()
        if row is None:
            raise NotFound(
                "submission",
                "There is no such submission of yours.",
                remedy="Look at the address that the 202 gave.",
            )
        return Response(shapes.submission(row))


class Movements(ApiView):
    """The movements that the caller may see, the newest first; `mrn`, `lrn`, `office`, `role` and `state` narrow them down."""

    permission = "transit.view_movement"
    filters: ClassVar[tuple[str, ...]] = ("mrn", "lrn", "office", "role", "state")

    def get(self, request: Request) -> Response:
        asked = {name: request.query_params[name] for name in self.filters if name in request.query_params}
        return paging.answer(
            request, selectors.movements_visible_to(self.actor).filter(**asked), shapes.movement
        )


class Movement(ApiView):
    """One movement, with the acts that the caller may do now."""

    permission = "transit.view_movement"

    def get(self, request: Request, movement: UUID) -> Response:
        return Response(shapes.movement_in_full(access.movement(self.actor, movement), self.actor))


class Timeline(ApiView):
    """What happened to a movement, oldest first, as far as the caller may know."""

    permission = "transit.view_movement"

    def get(self, request: Request, movement: UUID) -> Response:
        record = access.movement(self.actor, movement)
        return Response(
            {"items": [event.as_dict() for event in selectors.timeline(record, self.actor)], "next": None}
        )


class Action(ApiView):
    """Do an act on a movement: an officer's moves it at once (200), an operator's becomes a message (202)."""

    permission = "transit.view_movement"

    def post(self, request: Request, movement: UUID, action: str) -> Response:
        record = access.movement(self.actor, movement)
        done: Any = acts.act(record, action, request.data or {}, actor=self.actor)
        if isinstance(done, InboundMessage):
            body = shapes.accepted_for_processing(done)
            return Response(body, status=202, headers={"Location": body["links"]["self"]})
        record.refresh_from_db()
        return Response(shapes.movement_in_full(record, self.actor))
