"""Who does something: a person, a message from elsewhere, a deadline or the system itself."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Actor:
    """The author of an act, with what he may do and for whom.

    `kind` is user, message, deadline or system; `ref` identifies him (user id, message id, ...); `label` is for people.
    `offices`, `operators` and `guarantors` are the codes, identification numbers and ids that he works at or acts for.
    """

    kind: str
    ref: str
    label: str
    administration: str = ""
    permissions: frozenset[str] = field(default_factory=frozenset)
    offices: frozenset[str] = field(default_factory=frozenset)
    operators: frozenset[str] = field(default_factory=frozenset)
    guarantors: frozenset[str] = field(default_factory=frozenset)

    def may(self, permission: str) -> bool:
        """Whether one of his roles holds the permission. Messages, deadlines and the system act by the state table alone."""
        return self.kind != "user" or permission in self.permissions

    @classmethod
    def of_message(cls, message_type: str, message_id: str, sender: str) -> "Actor":
        """The author of what an incoming message causes."""
        return cls("message", message_id, f"{message_type} from {sender}")


SYSTEM = Actor("system", "", "CATS")
