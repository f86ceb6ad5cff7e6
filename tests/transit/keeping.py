"""What customs sends keeps the rules: every message in the outboxes of the corridor, judged by its table of rules."""

from datetime import datetime

from cats.messaging.models import OutboundMessage
from cats.specification import codec
from cats.tenancy.scope import scope
from transit import documents, rules
from transit.models import Movement
from transit.rules.context import Context
from transit.workflow.states import Role


def faults(countries):
    """(sender, type, pointer, code, rule) of every violation in what the administrations sent."""
    return [fault for country in countries for fault in _of(country)]


def _of(country):
    with scope(country):
        declarations = {}
        for row in OutboundMessage.objects.order_by("id"):
            message = codec.decode(row.data)
            day = datetime.fromisoformat(message.preparationDateAndTime)
            mrn = (
                getattr(message.TransitOperation, "MRN", None)
                if hasattr(message, "TransitOperation")
                else None
            )
            if row.mrn not in declarations:
                declarations[row.mrn] = _declaration(row.mrn)
            found = rules.rule_faults(message, Context(country, day, mrn or "", declarations[row.mrn], True))
            yield from ((country, row.type, one.pointer, one.code, one.reason) for one in found)


def _declaration(mrn):
    """The declaration of a movement that departs here, or nothing."""
    movement = Movement.objects.filter(mrn=mrn, role=Role.DEPARTURE).exclude(mrn="").first()
    return documents.declaration_of(movement) if movement else None
