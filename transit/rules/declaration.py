"""Rules on the head of a declaration: its type, TIR, reduced data set, authorisations, dates."""

from collections.abc import Iterator
from datetime import timedelta

from cats.kernel.errors import Fault
from cats.kernel.references import office_country
from cats.kernel.sentences import said
from transit.rules.base import Rule, day, moment
from transit.rules.context import Context
from transit.rules.lists import TIR, UNION_TYPES
from transit.rules.view import Place, View

LONGEST_JOURNEY = timedelta(days=180)


class CATS_001(Rule):
    """A TIR movement is referenced and not carried: CATS takes no declaration of type TIR."""

    law = "CATS: TIR runs in its own system; its carnet may be named as a previous document (N952)."

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for place in (view.operation, *view.items):
            if place.group.declarationType == TIR:
                yield self.broken(
                    place.at("declarationType"),
                    said(
                        "A TIR movement is referenced in CATS, not carried by it. Declare it in the TIR system."
                    ),
                    TIR,
                )


class CATS_002(Rule):
    """Declaration types that stand for the Union status of goods (T2, T2F, T2SM) do not exist in CATS."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for place in (view.operation, *view.items):
            if place.group.declarationType in UNION_TYPES:
                yield self.broken(
                    place.at("declarationType"),
                    said("This type stands for the Union status of goods, which CATS does not know. Use T1."),
                    place.group.declarationType,
                )


class CATS_003(Rule):
    """A declaration is lodged when the goods are presented: lodging before presentation (type D) is not offered yet."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        if view.operation.group.additionalDeclarationType == "D":
            yield self.broken(
                view.operation.at("additionalDeclarationType"),
                said(
                    "Declarations before presentation of the goods (D) are not taken yet. Lodge it with type A when "
                    "the goods are presented."
                ),
                "D",
            )


class C0411(Rule):
    """The TIR carnet number stands in TIR declarations and in no other."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        tir = view.operation.group.declarationType == TIR
        why = said("in a TIR declaration") if tir else said("unless the declaration type is TIR")
        yield from self.presence(view.operation, "TIRCarnetNumber", tir, why)


class C0904(Rule):
    """The TIR holder's identification number stands in TIR declarations and in no other."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        tir = view.operation.group.declarationType == TIR
        holder = Place(view.root.at("HolderOfTheTransitProcedure"), view.message.HolderOfTheTransitProcedure)
        why = said("in a TIR declaration") if tir else said("unless the declaration type is TIR")
        yield from self.presence(holder, "TIRHolderIdentificationNumber", tir, why)


class R0849(Rule):
    """A TIR declaration never has the reduced data set."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        if view.operation.group.declarationType == TIR and view.reduced:
            yield self.broken(
                view.operation.at("reducedDatasetIndicator"),
                said("A TIR declaration has the full data set: 0."),
                "1",
            )


class C0045(Rule):
    """Each goods item states its own type when the declaration is of the mixed type T, and none does otherwise."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        mixed = view.operation.group.declarationType == "T"
        why = said("when the declaration type is T") if mixed else said("unless the declaration type is T")
        for item in view.items:
            yield from self.presence(item, "declarationType", mixed, why)


class C0101(Rule):
    """The reduced data set needs an authorisation."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        if view.reduced:
            yield from self.presence(view.root, "Authorisation", True, said("with the reduced data set"))


class R0859(Rule):
    """Authorisation C524 stands in declarations with the reduced data set and in no other."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        there = view.authorisations.get("C524")
        if view.reduced and there is None:
            yield self.broken(
                view.operation.at("reducedDatasetIndicator"),
                said("The reduced data set needs authorisation C524. Name it, or set the indicator to 0."),
                "1",
            )
        elif there is not None and not view.reduced:
            yield self.broken(
                there.at("type"),
                said("C524 is for the reduced data set. Remove it, or set the indicator to 1."),
                "C524",
            )


class C0839(Rule):
    """An authorised consignor states the limit date himself; otherwise the office of departure sets it."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        if "C521" not in view.authorisations:
            yield from self.presence(view.operation, "limitDate", False, said("without authorisation C521"))
        elif view.presented:
            yield from self.presence(view.operation, "limitDate", True, said("with authorisation C521"))


class G0114(Rule):
    """Goods are dispatched from an authorised place (location type B) only under authorisation C521."""

    restated = (
        "NCTS asks for C521 whenever the procedure is simplified; here the type of location shows that it is."
    )

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        location = view.consignment.one("LocationOfGoods")
        if location and location.group.typeOfLocation == "B" and "C521" not in view.authorisations:
            yield self.missing(
                view.root.at("Authorisation[1]"),
                said(
                    "Goods at an authorised place are dispatched by an authorised consignor: name authorisation C521."
                ),
            )


class CATS_004(Rule):
    """The limit date lies between the day of lodging and half a year after it."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        text = view.operation.group.limitDate
        if text and not context.on <= day(text) <= context.on + LONGEST_JOURNEY:
            yield self.broken(
                view.operation.at("limitDate"),
                said(
                    "The limit date must lie between {on} and {value}.",
                    on=context.on,
                    value=context.on + LONGEST_JOURNEY,
                ),
                text,
            )


class CATS_005(Rule):
    """A declared authorisation is registered, in force, the holder's own, and valid at the office of departure."""

    law = "NCTS guideline G0033 has the authorisation looked up in the decision system"

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        holder = view.message.HolderOfTheTransitProcedure.identificationNumber
        for place in view.root.each("Authorisation"):
            why = authorisation_fault(
                place.group.type, place.group.referenceNumber, holder, view.departure, context
            )
            if why:
                yield self.broken(place.at("referenceNumber"), why, place.group.referenceNumber)


class CATS_006(Rule):
    """A declaration is lodged with the administration of its office of departure."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        if office_country(view.departure) != context.administration:
            yield self.broken(
                view.root.at("CustomsOfficeOfDeparture/referenceNumber"),
                said(
                    "This office does not belong to the administration {administration}. Lodge the declaration with {office_country}.",
                    administration=context.administration,
                    office_country=office_country(view.departure),
                ),
                view.departure,
            )


class R0005(Rule):
    """The arrival expected at an office of transit lies after the preparation of the message."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        prepared = moment(view.message.preparationDateAndTime)
        for office in view.transit_offices:
            text = office.group.arrivalDateAndTimeEstimated
            if text and moment(text) <= prepared:
                yield self.broken(
                    office.at("arrivalDateAndTimeEstimated"),
                    said(
                        "The expected arrival must lie after the preparation of the message ({isoformat}).",
                        isoformat=prepared.isoformat(),
                    ),
                    text,
                )


def authorisation_fault(type_: str, reference: str, holder: str | None, office: str, context: Context) -> str:
    """Why the authorisation cannot be used by that operator at that office now, or an empty text."""
    found = context.reference.authorisation_by_reference(type_, reference, context.on)
    if found is None:
        return said(
            "No authorisation {type} {reference} is in force on {on}. Check the number.",
            type=type_,
            reference=reference,
            on=context.on,
        )
    if found.operator.identification != holder:
        return said(
            "Authorisation {type} {reference} belongs to another operator.", type=type_, reference=reference
        )
    if found.offices and office not in found.offices:
        return said(
            "Authorisation {type} {reference} is not valid at the office {office}.",
            type=type_,
            reference=reference,
            office=office,
        )
    return ""


RULES: tuple[Rule, ...] = (
    CATS_001(), CATS_002(), CATS_003(), C0411(), C0904(), R0849(), C0045(), C0101(), R0859(), C0839(), G0114(),
    CATS_004(), CATS_005(), CATS_006(), R0005(),
)  # fmt: skip
