"""The documents behind the records: packed, unpacked, the latest of each. They stay inside; who shows one clears it first."""

import zlib
from typing import Any, TypeVar, cast

import msgspec

from cats.kernel import clock
from cats.kernel.errors import NotFound
from cats.kernel.sentences import said
from cats.specification import codec
from cats.specification.definitions import CC013C, CC015C, CD001C, CD050C
from cats.specification.definitions.base import Message
from transit.messages import secrets
from transit.models import AmendmentRequest, Declaration, DeclarationVersion, Movement, MovementDocument

LEVEL = 1
M = TypeVar("M", bound=Message)


def add_version(
    declaration: Declaration, document: CC015C, *, why: str, message_id: str
) -> DeclarationVersion:
    """Keep the whole document of a declaration as its next version."""
    return DeclarationVersion.objects.create(
        declaration=declaration,
        number=declaration.versions.count() + 1,
        why=why,
        message_id=message_id,
        data=_pack(document),
        recorded_at=clock.now(),
    )


def declaration_of(movement: Movement) -> CC015C:
    """The declaration of a departure record as it is now, with its access codes. Read once per record object and version."""
    versions = DeclarationVersion.objects.filter(declaration__movements=movement)
    version = versions.defer("data").order_by("-number").first()
    if version is None:
        raise _nothing(movement)
    kept = cast("tuple[Any, CC015C] | None", getattr(movement, "_declaration_document", None))
    if kept is None or kept[0] != version.id:
        kept = remember(movement, version, _unpack(version.data, CC015C))
    return kept[1]


def remember(movement: Movement, version: DeclarationVersion, document: CC015C) -> tuple[Any, CC015C]:
    """Keep a version's document at the record object, so that it is not read again within the same piece of work."""
    kept = (version.id, document)
    movement._declaration_document = kept  # type: ignore[attr-defined]
    return kept


def keep_request(movement: Movement, document: CC013C, message_id: str) -> AmendmentRequest:
    """Keep an amendment that was asked for, until an officer decides."""
    return AmendmentRequest.objects.create(
        movement=movement, message_id=message_id, data=_pack(document), recorded_at=clock.now()
    )


def request_of(movement: Movement) -> tuple[AmendmentRequest, CC013C]:
    """The latest amendment that was asked for, with its access codes. Raises `NotFound` where there was none."""
    request = movement.amendment_requests.order_by("-id").first()
    if request is None:
        raise _nothing(movement)
    return request, _unpack(request.data, CC013C)


def shown_declaration(movement: Movement) -> CC015C:
    """The declaration of a departure record as anybody may see it who may see the record: no access code."""
    return secrets.without_access_codes(declaration_of(movement))


def keep(movement: Movement, document: Message) -> MovementDocument:
    """Keep a document on which the record stands."""
    return MovementDocument.objects.create(
        movement=movement, type=type(document).__name__, data=_pack(document), recorded_at=clock.now()
    )


def record_of(movement: Movement) -> CD001C | CD050C:
    """The anticipated record that transit or destination works with."""
    anticipated = movement.documents.filter(type__in=["CD001C", "CD050C"]).order_by("-id").first()
    if anticipated is None:
        raise _nothing(movement)
    if anticipated.type == "CD001C":
        return _unpack(anticipated.data, CD001C)
    return _unpack(anticipated.data, CD050C)


def shown(movement: Movement) -> CC015C | CD001C | CD050C:
    """The document that a record page shows, whatever the role, without access codes."""
    return shown_declaration(movement) if movement.declaration_id else record_of(movement)


def message_of(data: bytes) -> Message:
    """The message in the bytes of a stored message row."""
    return codec.decode(data)


def without_secrets(data: bytes) -> bytes:
    """The bytes of any message as they may be shown: access codes are taken out of declarations and amendments."""
    if b"accessCode" not in data:
        return data
    message: Any = codec.decode(data)
    return codec.encode(_cleared(message))


def _cleared(message: Any) -> Any:
    """A copy of any data group in which no access code is left."""
    if isinstance(message, list):
        return [_cleared(one) for one in message]
    if not isinstance(message, msgspec.Struct):
        return message
    values = {name: _cleared(getattr(message, name)) for name in message.__struct_fields__}
    if "accessCode" in values:
        values["accessCode"] = "****" if values["accessCode"] else None
    return type(message)(**values)


def _pack(document: Message) -> bytes:
    return zlib.compress(codec.encode(document), LEVEL)


def _unpack(data: bytes | memoryview, kind: type[M]) -> M:
    message = codec.decode(zlib.decompress(bytes(data)))
    assert isinstance(message, kind)
    return message


def _nothing(movement: Movement) -> NotFound:
    return NotFound("document", said("The movement {movement} has no document.", movement=movement))
