"""The numbers by which a movement is found when they are scanned: written with the record, looked up exactly."""

from collections.abc import Iterator

from transit.desk.codes import plain
from transit.messages import extracts
from transit.models import KnownBy, Movement


def remember(movement: Movement, document: extracts.Record) -> None:
    """Let the movement be found by what its document names. What was remembered before stays."""
    found = dict.fromkeys((kind, value[:40]) for kind, value in _numbers(document) if value)
    KnownBy.objects.bulk_create(
        [KnownBy(movement=movement, kind=kind, value=value) for kind, value in found],
        ignore_conflicts=True,
    )


def _numbers(document: extracts.Record) -> Iterator[tuple[str, str]]:
    yield KnownBy.LRN, plain(getattr(document.TransitOperation, "LRN", None) or "")
    for number in extracts.plates(document):
        yield KnownBy.PLATE, plain(number)
    for equipment in document.Consignment.TransportEquipment:
        yield KnownBy.CONTAINER, plain(equipment.containerIdentificationNumber or "")
    for seal in extracts.seals(document):
        yield KnownBy.SEAL, plain(seal)
    for guarantee in getattr(document, "Guarantee", ()):
        for reference in guarantee.GuaranteeReference:
            yield KnownBy.GRN, plain(reference.GRN or "")
