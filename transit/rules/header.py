"""Rules on the header of any message: what it answers."""

from collections.abc import Iterator

from cats.kernel.errors import Fault
from cats.kernel.sentences import said
from cats.specification.catalogue import ALWAYS_ANSWERS
from transit.rules.base import Rule
from transit.rules.context import Context
from transit.rules.view import View

NAME = "correlationIdentifier"


class C0511(Rule):
    """A message that exists only as an answer names the message that it answers."""

    restated = (
        "NCTS forbids it in messages of list CL385; CATS leaves it free there, since nothing depends on it."
    )

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        if type(view.message).__name__ in ALWAYS_ANSWERS:
            yield from self.presence(view.root, NAME, True, said("in an answer"))


class R0008(Rule):
    """The message that an answer names is one that was sent to whoever answers."""

    def check(self, view: View, context: Context) -> Iterator[Fault]:
        answered = view.message.correlationIdentifier
        if type(view.message).__name__ not in ALWAYS_ANSWERS or not answered or context.was_sent is None:
            return
        if not context.was_sent(answered):
            yield self.broken(
                view.root.at(NAME),
                said("No message with this identification was sent to the sender of the answer."),
                answered,
            )


OF_ANY: tuple[Rule, ...] = (C0511(), R0008())
