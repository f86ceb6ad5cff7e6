"""What a handler may say about a message besides refusing it."""

from cats.kernel.errors import CatsError


class TooEarly(CatsError):
    """The message is lawful, but what it builds on is not here yet: it waits and is tried again.

    `waits_for` says what it waits for, like `CD050C` or `movement`.
    """

    def __init__(self, waits_for: str) -> None:
        super().__init__("too-early", f"Came before {waits_for}.", remedy="It is tried again by itself.")
        self.waits_for = waits_for
