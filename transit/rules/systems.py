"""Rules on what administrations tell each other of their systems: when one is not available, and figures of a month."""

from collections.abc import Iterator
from typing import Any

from cats.kernel.errors import Fault
from cats.kernel.sentences import said
from transit.rules.base import Rule, moment
from transit.rules.consignment import R0987
from transit.rules.context import Context
from transit.rules.view import Place, View

SCHEDULED = "S"


class C0400(Rule):
    """A stop that was scheduled says when it ends."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for place in _unavailabilities(view):
            if place.group.type == SCHEDULED:
                yield from self.presence(place, "endDateAndTime", True, said("for a scheduled stop (S)"))


class R0516(Rule):
    """One message speaks of scheduled stops or of others, not of both."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        places = _unavailabilities(view)
        for place in places[1:]:
            if place.group.type != places[0].group.type:
                yield self.broken(
                    place.at("type"),
                    said("Everything in this message is of type {type}.", type=places[0].group.type),
                    place.group.type,
                )


class R0518(Rule):
    """A function of a country stops once at a moment: the same stop stands once in the message."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        seen: set[tuple[Any, ...]] = set()
        for place in _unavailabilities(view):
            stop = place.group
            key = (
                place.pointer.partition("/Action")[0],
                stop.type,
                stop.functionality,
                stop.startDateAndTime,
            )
            if key in seen:
                yield self.broken(place.pointer, said("This stop stands in the message already."))
            seen.add(key)


class R0519(Rule):
    """A stop begins before it ends."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        for place in _unavailabilities(view):
            begin, end = place.group.startDateAndTime, place.group.endDateAndTime
            if end is not None and moment(begin) >= moment(end):
                yield self.broken(
                    place.at("endDateAndTime"),
                    said("The stop began at {begin}: it ends later.", begin=begin),
                    end,
                )


class C0805(Rule):
    """Figures are given exactly for the kinds of statistics that the country keeps."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        country = Place(view.root.at("SendingCountry"), view.message.SendingCountry)
        for system in country.each("SystemApplicability"):
            for kind in system.each("StatisticalCharacteristics"):
                kept = kind.group.statisticsTypeSupport == "1"
                why = (
                    said("for statistics that are kept") if kept else said("for statistics that are not kept")
                )
                yield from self.presence(kind, "SeriesElements", kept, why)


def _unavailabilities(view: View) -> list[Place]:
    """Every stop that the message tells of."""
    several = isinstance(view.message.Country, list)
    countries = (
        view.root.each("Country") if several else [Place(view.root.at("Country"), view.message.Country)]
    )
    actions = [action for country in countries for action in country.each("Action")]
    return [place for action in actions for place in action.each("Unavailability")]


UNAVAILABLE: tuple[Rule, ...] = (R0987(), C0400(), R0516(), R0518(), R0519())
STATISTICS: tuple[Rule, ...] = (R0987(), C0805())
