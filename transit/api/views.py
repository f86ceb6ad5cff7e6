"""Views of the programming interface: hand in messages, read movements and their messages, do the acts that the table offers."""

from typing import Any, ClassVar
from uuid import UUID

from rest_framework.request import Request
from rest_framework.response import Response

from cats.api import paging
from cats.api.examples import message, page_of, schema_of, schema_of_one
from cats.api.views import ApiView
from cats.kernel.errors import Fault, Invalid
from cats.kernel.sentences import said
from cats.messaging.models import InboundMessage
from cats.specification import codec
from transit import access, mailbox, selectors
from transit.api import content, examples, shapes
from transit.models import Movement as Record
from transit.services import acts, facts, submissions

PAGE = {"limit": "How many at most, 1 to 200.", "after": "Where the page before ended: part of its `next`."}
CUSTODY = {202: schema_of(examples.CUSTODY)}


class Submitting(ApiView):
    """Takes messages of operators into custody: 202, and what becomes of them stands under `links.self`."""

    parser_classes = content.PARSERS

    def taken(self, data: bytes, *types: str) -> Response:
        """The answer to a message taken into custody."""
        return custody(submissions.submit(data, actor=self.actor, types=types))


class Declarations(Submitting):
    """Lodge a declaration: a CC015C as XML or JSON. 202 says that it is in custody, not that it is accepted."""

    permission = "transit.lodge_declaration"
    body: ClassVar[Any] = message("CC015C")
    answers: ClassVar[dict[str, Any]] = {"POST": CUSTODY}

    def post(self, request: Request) -> Response:
        return self.taken(content.document(request, "CC015C"), "CC015C")


class Arrivals(Submitting):
    """Notify an arrival: a CC007C as XML or JSON, or only its facts as JSON."""

    permission = "transit.notify_arrival"
    body: ClassVar[Any] = {"anyOf": [message("CC007C"), schema_of(examples.ARRIVAL, "facts")]}
    answers: ClassVar[dict[str, Any]] = {"POST": CUSTODY}

    def post(self, request: Request) -> Response:
        if content.is_message(request, "CC007C"):
            return self.taken(content.document(request, "CC007C"), "CC007C")
        return custody(acts.notify_arrival(content.facts(request), actor=self.actor))


class Submission(ApiView):
    """What became of a message that was handed in: the record it made or moved, or every fault it was refused for."""

    permission = mailbox.READ
    answers: ClassVar[dict[str, Any]] = {"GET": {200: schema_of(examples.SUBMISSION)}}

    def get(self, request: Request, submission: UUID) -> Response:
        return Response(shapes.submission(mailbox.submission(self.actor, submission), self.actor))


class Mailbox(ApiView):
    """What customs wrote to the operators for whom the caller acts, the newest first."""

    permission = mailbox.READ
    query: ClassVar[dict[str, str]] = PAGE
    answers: ClassVar[dict[str, Any]] = {"GET": {200: schema_of(page_of(examples.LETTER))}}

    def get(self, request: Request) -> Response:
        return paging.answer(request, mailbox.letters(self.actor), shapes.letter, order=mailbox.ORDER)


class Letter(ApiView):
    """One message of customs to the operator with its content as JSON."""

    permission = mailbox.READ
    answers: ClassVar[dict[str, Any]] = {"GET": {200: schema_of(examples.LETTER_CONTENT)}}

    def get(self, request: Request, message: UUID) -> Response:
        row = mailbox.letter(self.actor, message)
        return Response(
            shapes.letter(row) | {"content": codec.to_json(codec.decode(selectors.readable(row, self.actor)))}
        )


class LetterBody(ApiView):
    """The content of one message of customs to the operator as XML."""

    permission = mailbox.READ
    renderer_classes = [content.XmlRenderer]
    answers: ClassVar[dict[str, Any]] = {"GET": {(200, content.XML): {"type": "string"}}}

    def get(self, request: Request, message: UUID) -> Response:
        row = mailbox.letter(self.actor, message)
        return Response(selectors.readable(row, self.actor), content_type=content.XML)


class Movements(ApiView):
    """The movements that the caller may see, the newest first."""

    permission = access.VIEW
    filters: ClassVar[tuple[str, ...]] = ("mrn", "lrn", "office", "role", "state")
    query: ClassVar[dict[str, str]] = PAGE | {
        "mrn": "Only this MRN.",
        "lrn": "Only this LRN.",
        "office": "Only records of this office.",
        "role": "departure, transit or destination.",
        "state": "Only records in this state.",
    }
    answers: ClassVar[dict[str, Any]] = {"GET": {200: schema_of(page_of(examples.MOVEMENT))}}

    def get(self, request: Request) -> Response:
        asked = {name: request.query_params[name] for name in self.filters if name in request.query_params}
        return paging.answer(
            request, selectors.movements_visible_to(self.actor).filter(**asked), shapes.movement
        )


class Movement(ApiView):
    """One movement, with the acts that the caller may do now, and why not the others."""

    permission = access.VIEW
    answers: ClassVar[dict[str, Any]] = {"GET": {200: schema_of(examples.MOVEMENT_IN_FULL)}}

    def get(self, request: Request, movement: UUID) -> Response:
        return Response(shapes.movement_in_full(access.movement(self.actor, movement), self.actor))


class Timeline(ApiView):
    """What happened to a movement, oldest first, as far as the caller may know."""

    permission = access.VIEW
    answers: ClassVar[dict[str, Any]] = {"GET": {200: schema_of(page_of(examples.EVENT))}}

    def get(self, request: Request, movement: UUID) -> Response:
        record = access.movement(self.actor, movement)
        items = [event.as_dict() for event in selectors.timeline(record, self.actor)]
        return Response({"items": items, "next": None})


class Messages(Submitting):
    """The messages of a movement; further ones of its operator (CC013C, CC014C, CC044C) are handed in here."""

    permission = access.VIEW
    types: ClassVar[tuple[str, ...]] = ("CC013C", "CC014C", "CC044C")
    body: ClassVar[Any] = message(*types)
    answers: ClassVar[dict[str, Any]] = {"GET": {200: schema_of(page_of(examples.MESSAGE))}, "POST": CUSTODY}

    def get(self, request: Request, movement: UUID) -> Response:
        record = access.movement(self.actor, movement)
        items = [shapes.message(row) for row in selectors.messages_of(record, self.actor)]
        return Response({"items": items, "next": None})

    def post(self, request: Request, movement: UUID) -> Response:
        record = access.movement(self.actor, movement)
        code = next((one for one in self.types if content.is_message(request, one)), self.types[0])
        row = submissions.submit(content.document(request, code), actor=self.actor, types=self.types)
        _require_about(row, record)
        return custody(row)


class Message(ApiView):
    """One message of a movement with its content as JSON."""

    permission = access.VIEW
    answers: ClassVar[dict[str, Any]] = {"GET": {200: schema_of(examples.CONTENT)}}

    def get(self, request: Request, movement: UUID, message: UUID) -> Response:
        row = selectors.message_of(access.movement(self.actor, movement), message, self.actor)
        return Response(
            shapes.message(row)
            | {"content": codec.to_json(codec.decode(selectors.readable(row, self.actor)))}
        )


class MessageBody(ApiView):
    """The content of one message as XML."""

    permission = access.VIEW
    renderer_classes = [content.XmlRenderer]
    answers: ClassVar[dict[str, Any]] = {"GET": {(200, content.XML): {"type": "string"}}}

    def get(self, request: Request, movement: UUID, message: UUID) -> Response:
        row = selectors.message_of(access.movement(self.actor, movement), message, self.actor)
        return Response(selectors.readable(row, self.actor), content_type=content.XML)


class Action(ApiView):
    """Do an act on a movement: an officer's moves it at once (200), an operator's becomes a message (202).

    Which acts there are now, and their names, stands under `actions` of the movement.
    """

    permission = access.VIEW
    body: ClassVar[Any] = schema_of_one(
        {name: kind for name, kind in facts.ACTS.items() if name != "notify_arrival"}
    ) | {"examples": [examples.FACTS]}
    answers: ClassVar[dict[str, Any]] = {"POST": {200: schema_of(examples.MOVEMENT_IN_FULL)} | CUSTODY}

    def post(self, request: Request, movement: UUID, action: str) -> Response:
        record = access.movement(self.actor, movement)
        done = acts.act(record, action, content.facts(request), actor=self.actor)
        if isinstance(done, InboundMessage):
            return custody(done)
        record.refresh_from_db()
        return Response(shapes.movement_in_full(record, self.actor))


def custody(row: InboundMessage) -> Response:
    """The answer 202: the message is in custody, and where to see what becomes of it."""
    body = shapes.accepted_for_processing(row)
    return Response(body, status=202, headers={"Location": body["links"]["self"]})


def _require_about(row: InboundMessage, record: Record) -> None:
    """What is handed in at a movement's address is about that movement."""
    if row.mrn and row.mrn != record.mrn or not row.mrn and row.lrn != record.lrn:
        text = said("The message names another movement than {value}.", value=record.mrn or record.lrn)
        pointer = f"/{row.type}/TransitOperation/MRN"
        raise Invalid([Fault(pointer, "14", "CATS_120", text, row.mrn or row.lrn)])
