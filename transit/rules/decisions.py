"""Rules on what offices tell economic operators: refusals, decisions on invalidation, notices of control, the MRN."""

from collections.abc import Iterator

from cats.kernel.errors import Fault
from cats.kernel.sentences import said
from transit.rules.amendment import C0129, C0467
from transit.rules.base import Rule
from transit.rules.context import Context
from transit.rules.parties import AT_THE_ROOT
from transit.rules.view import Place, View

OTHER_CONTROL, OTHER_REASON = "50", "4"
DECISION, DOCUMENTS = "0", "1"
SECURITY_LETTER = {"0": "J", "1": "L", "2": "K", "3": "M"}
LETTER_AT = 16


class C0128_Decision(Rule):
    """A decision on invalidation says what was decided."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        yield from self.presence(_invalidation(view), "decision", True, said("in a decision of customs"))


class C0870_Decision(Rule):
    """A decision on invalidation says when it was taken."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        yield from self.presence(
            _invalidation(view), "decisionDateAndTime", True, said("in a decision of customs")
        )


class C0451(Rule):
    """A control of another kind is described in words."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for place in view.root.each("TypeOfControls"):
            if place.group.type == OTHER_CONTROL:
                yield from self.presence(place, "text", True, said("for a control of another kind (50)"))


class C0452(Rule):
    """A decision to control names the kinds of controls; a request for documents and an intention name none."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        decided = view.operation.group.notificationType == DECISION
        why = said("in a decision to control") if decided else said("before a decision to control")
        yield from self.presence(view.root, "TypeOfControls", decided, why)


class C0455(Rule):
    """A request for documents names them, a decision to control may, an intention to control does not."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        kind = view.operation.group.notificationType
        if kind != DECISION:
            asked = kind == DOCUMENTS
            why = said("in a request for documents") if asked else said("in an intention to control")
            yield from self.presence(view.root, "RequestedDocument", asked, why)


class C0492(Rule):
    """A refusal for another reason (4) gives it in words."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        if view.operation.group.rejectionCode == OTHER_REASON:
            yield from self.presence(view.operation, "rejectionReason", True, said("for a refusal of code 4"))


class C0685(Rule):
    """A notice of control names the movement by its MRN once it has one, and by the LRN of its declaration before."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        accepted = bool(context.mrn)
        why = said("once the movement has an MRN") if accepted else said("before the movement has an MRN")
        yield from self.presence(view.operation, "MRN", accepted, why)
        yield from self.presence(view.operation, "LRN", not accepted, why)


class R0410(Rule):
    """The last letter but one of an MRN tells which security data the declaration carries."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        if context.earlier is None:
            return
        security, mrn = context.earlier.TransitOperation.security, view.operation.group.MRN
        wanted = SECURITY_LETTER.get(security)
        if wanted is not None and mrn[LETTER_AT : LETTER_AT + 1] != wanted:
            yield self.broken(
                view.operation.at("MRN"),
                said(
                    "With security {security} the letter before the check digit is {wanted}.",
                    security=security,
                    wanted=wanted,
                ),
                mrn,
            )


def _invalidation(view: View) -> Place:
    return Place(view.root.at("Invalidation"), view.message.Invalidation)


OF_INVALIDATION: tuple[Rule, ...] = (C0467(), C0128_Decision(), C0870_Decision(), C0129(), *AT_THE_ROOT)
OF_CONTROL: tuple[Rule, ...] = (C0685(), C0452(), C0455(), C0451(), *AT_THE_ROOT)
OF_REFUSAL: tuple[Rule, ...] = (C0467(), C0492())
OF_REFUSAL_AT_DESTINATION: tuple[Rule, ...] = (C0492(),)
OF_NUMBER: tuple[Rule, ...] = (R0410(), *AT_THE_ROOT)
