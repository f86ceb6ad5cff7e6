"""Rules on an enquiry: what the holder answers, the request to the destination, its answer, and further information."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from cats.kernel.errors import Fault
from cats.kernel.sentences import said
from transit.rules.arrival import R0028_MRN
from transit.rules.base import Rule, day
from transit.rules.consignment import R0987
from transit.rules.context import Context
from transit.rules.parties import SAID_BY_HOLDER, C0505_Party, postcode_faults
from transit.rules.view import Place, View

RETURNED, IN_WORDS = "3", frozenset("24")
OTHER_INFORMATION, OTHER_REQUESTS = frozenset(["10", "40", "50"]), frozenset("56")
TERMS = (28, 40)
"""Days in which an enquiry is answered: with little information from the holder, and with enough."""


class C0215(Rule):
    """A holder who explains himself names the office that received the goods, or else the consignee; nothing otherwise."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        explained = _enquiry(view, "text") is not None
        office = view.message.CustomsOfficeOfDestinationActual is not None
        if not explained:
            why = said("without an explanation in words")
            yield from self.presence(view.root, "CustomsOfficeOfDestinationActual", False, why)
            yield from self.presence(view.root, "Consignment", False, why)
        elif not office:
            yield from self.presence(
                view.root, "Consignment", True, said("where no office that received the goods is named")
            )


class C0220(Rule):
    """A receipt (TC11) is explained in words."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        if _enquiry(view, "TC11DeliveryDate") is not None:
            yield from self.presence(_place(view), "text", True, said("with a receipt (TC11)"))


class C0315(Rule):
    """A receipt (TC11) comes from the office that received the goods, which is named."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        if _enquiry(view, "TC11DeliveryDate") is not None:
            yield from self.presence(
                view.root, "CustomsOfficeOfDestinationActual", True, said("with a receipt (TC11)")
            )


class C0009(Rule):
    """The consignee whom the holder named is passed on in the enquiry, and no other."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        if context.earlier is None:
            return
        named = context.earlier.Consignment is not None
        why = said("where the holder named one") if named else said("where the holder named none")
        yield from self.presence(view.root, "Consignment", named, why)


class G0125(Rule):
    """An enquiry is answered within 28 days, or 40 where the holder has helped; no other term is set."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        place = _place(view)
        sent = day(view.message.preparationDateAndTime[:10])
        limits = [sent + timedelta(days=days) for days in TERMS]
        limit = place.group.limitForTheEnquiryResponseDate
        if day(limit) not in limits:
            yield self.broken(
                place.at("limitForTheEnquiryResponseDate"),
                said("The limit is {first} or {second}.", first=limits[0], second=limits[1]),
                limit,
            )


class C0012(Rule):
    """The answer that the return copy was sent back (3) says when, and only that answer."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        returned = view.message.Enquiry.responseCode == RETURNED
        yield from self.presence(
            _place(view), "returnCopyReturnedDate", returned, _with_code(view.message.Enquiry.responseCode)
        )


class C0013(Rule):
    """The answers that customs inquires (2) and that recovery follows (4) are explained in words, the others are not."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        code = view.message.Enquiry.responseCode
        yield from self.presence(_place(view), "text", code in IN_WORDS, _with_code(code))


class C0320(Rule):
    """Information of another kind (10, 40, 50) is given in words, and only that."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for place in view.root.each("ResponseInformation"):
            code = place.group.informationCode
            yield from self.presence(place, "text", code in OTHER_INFORMATION, _with_code(code))


class C0330(Rule):
    """A request for other information (5, 6) is put in words, and only that."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for place in view.root.each("RequestedInformation"):
            code = place.group.code
            yield from self.presence(place, "text", code in OTHER_REQUESTS, _with_code(code))


class R0001(Rule):
    """A kind of information is given once."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        yield from _once(self, view.root.each("ResponseInformation"), "informationCode")


class R0002(Rule):
    """A kind of information is asked for once."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        yield from _once(self, view.root.each("RequestedInformation"), "code")


class G0018(Rule):
    """The office of departure is named where another office of its country is competent for the enquiry."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        if context.earlier is None:
            return
        competent = view.message.CompetentCustomsOfficeAtDeparture.referenceNumber
        if competent != context.earlier.CustomsOfficeOfDeparture.referenceNumber:
            yield from self.presence(
                view.root, "CustomsOfficeOfDeparture", True, said("where another office is competent")
            )


class C0505_Consignee(C0505_Party):
    """The addresses of the holder and of the consignee whom he names have a postcode, except in countries without them."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        yield from super().check(view, context)
        consignment = view.root.one("Consignment")
        consignee = consignment.one("ConsigneeActual") if consignment else None
        yield from postcode_faults(self, [consignee] if consignee else [], context)


def _place(view: View) -> Place:
    return Place(view.root.at("Enquiry"), view.message.Enquiry)


def _enquiry(view: View, name: str) -> object:
    return getattr(view.message.Enquiry, name, None)


def _with_code(code: str) -> str:
    return said("with code {code}", code=code)


def _once(rule: Rule, places: list[Place], name: str) -> Iterator[Fault]:
    seen: Counter[str] = Counter()
    for place in places:
        code = getattr(place.group, name)
        seen[code] += 1
        if seen[code] > 1:
            yield rule.broken(place.at(name), said("This code stands in the message already."), code)


NUMBERS: tuple[Rule, ...] = (R0028_MRN(), R0987())
ANSWER_OF_HOLDER: tuple[Rule, ...] = (
    *(rule for rule in SAID_BY_HOLDER if rule.code != "C0505"), C0505_Consignee(), C0215(), C0220(), C0315(),
)  # fmt: skip
ASKED: tuple[Rule, ...] = (R0028_MRN(), C0009(), C0505_Consignee(), G0125())
ANSWERED: tuple[Rule, ...] = (R0028_MRN(), C0012(), C0013())
INFORMATION: tuple[Rule, ...] = (*NUMBERS, C0320(), R0001(), G0018())
INFORMATION_ASKED: tuple[Rule, ...] = (*NUMBERS, C0330(), R0002())
