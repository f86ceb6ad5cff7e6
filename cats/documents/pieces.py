"""What boxes of a printed form hold: lines of words and references."""

from dataclasses import dataclass, field

from cats.documents.labels import direction


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of a line. A `reference` is printed in figures of one width and from left to right, whatever stands around it."""

    text: str
    reference: bool = False

    @property
    def direction(self) -> str:
        """The direction of free text by its first letter."""
        return "ltr" if self.reference else direction(self.text)


Line = list[Words]


@dataclass(frozen=True, slots=True)
class Box:
    """A box of the form: the label's name, its width in twelfths, its lines."""

    label: str
    width: int
    lines: list[Line] = field(default_factory=list)


def text(*words: str | None) -> Line:
    """A line of free text."""
    return [Words(word) for word in words if word]


def reference(*words: str | None) -> Line:
    """A line of references: MRN, office, plate, seal."""
    return [Words(word, reference=True) for word in words if word]
