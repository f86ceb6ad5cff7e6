"""Rules on recovery between administrations: its request, and whether it is taken over."""

from collections.abc import Iterator

from cats.kernel import references
from cats.kernel.errors import Fault
from cats.kernel.sentences import said
from transit.rules.arrival import R0028_MRN
from transit.rules.base import Rule
from transit.rules.consignment import R0987
from transit.rules.context import Context
from transit.rules.guarantee import WITH_GUARANTOR, R0028_Reference
from transit.rules.parties import postcode_faults
from transit.rules.view import Place, View

MRN_COUNTRY = slice(2, 4)


class C0004(Rule):
    """The country of departure, which knows the guarantees, names them when it asks another to recover."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        if _from_departure(view) and WITH_GUARANTOR & set(_types(context).values()):
            yield from self.presence(view.root, "GuaranteeReference", True, _why(view))


class C0025(Rule):
    """The country of departure, which knows the guarantees, names them when it takes a recovery over."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        accepted = view.message.Recovery.recoveryAcceptance == "1"
        if accepted and _from_departure(view) and WITH_GUARANTOR & set(_types(context).values()):
            yield from self.presence(view.root, "GuaranteeReference", True, _why(view))


class C0014(Rule):
    """The country in which a guarantee is registered names its guarantor."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        country, types = _sender(view), _types(context)
        for place in view.root.each("GuaranteeReference"):
            number = place.group.GRN
            if references.grn_country(number) == country and types.get(number) in WITH_GUARANTOR:
                yield from self.presence(
                    place, "Guarantor", True, said("for a guarantee that the sender registered")
                )


class C0505_Guarantor(Rule):
    """The addresses of guarantors and their agents have a postcode, except in countries without them."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        guarantors = [place.one("Guarantor") for place in view.root.each("GuaranteeReference")]
        agents = [place.one("AgentInCountryOfCompetentAuthority") for place in guarantors if place]
        owners = [place for place in (*guarantors, *agents) if place and _has_country(place)]
        yield from postcode_faults(self, owners, context)


def _has_country(place: Place) -> bool:
    """A guarantor's country may be left out: then nothing is known of its postcodes."""
    return place.group.Address.country is not None


def _sender(view: View) -> str:
    sender = view.message.messageSender
    return references.authority_country(sender) or sender[-2:]


def _from_departure(view: View) -> bool:
    return bool(view.operation.group.MRN[MRN_COUNTRY] == _sender(view))


def _types(context: Context) -> dict[str, str]:
    """GRN -> guarantee type of the movement, as far as its declaration is known."""
    if context.earlier is None:
        return {}
    return {
        reference.GRN: guarantee.guaranteeType
        for guarantee in context.earlier.Guarantee
        for reference in guarantee.GuaranteeReference
        if reference.GRN
    }


def _why(view: View) -> str:
    return said("in a message of the country of departure about a movement under a guarantee")


NUMBERS: tuple[Rule, ...] = (R0028_MRN(), R0028_Reference(), R0987(), C0505_Guarantor(), C0014())
ASKED: tuple[Rule, ...] = (*NUMBERS, C0004())
ANSWERED: tuple[Rule, ...] = (*NUMBERS, C0025())
