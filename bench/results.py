"""What a bench found, and how it is printed: a table, or one JSON object per line."""

import json
from dataclasses import asdict, dataclass

HEADINGS = ("name", "what", "value", "floor", "ratio", "goal", "met")


@dataclass(frozen=True, slots=True)
class Result:
    """One finding. `value` and `floor` are in the unit that `what` ends with; `ratio` is value / floor.

    `goal` is text such as ">= 0.50" and speaks of the ratio, or of the value where there is no floor; empty: none is set.
    """

    name: str
    what: str
    value: float
    floor: float | None = None
    goal: str = ""

    @property
    def ratio(self) -> float | None:
        """Value / floor."""
        return None if not self.floor else self.value / self.floor

    @property
    def met(self) -> bool | None:
        """Whether the goal is reached; None without one."""
        if not self.goal:
            return None
        sense, number = self.goal.split()
        judged = self.value if self.ratio is None else self.ratio
        return judged >= float(number) if sense == ">=" else judged <= float(number)

    def as_json(self) -> str:
        """The line of `JSON=1`."""
        members = asdict(self) | {"ratio": self.ratio, "goal": self.goal or None, "met": self.met}
        rounded = {key: _rounded(value) for key, value in members.items()}
        return json.dumps({name: rounded[name] for name in HEADINGS}, ensure_ascii=False)

    def as_row(self) -> str:
        """The line of the table."""
        met = {None: "", True: "yes", False: "no"}[self.met]
        cells = (_shown(self.value), _shown(self.floor), _shown(self.ratio), self.goal, met)
        return f"{self.name:<14} {self.what:<78} " + " ".join(f"{cell:>9}" for cell in cells)


def heading() -> str:
    """The head of the table."""
    return f"{HEADINGS[0]:<14} {HEADINGS[1]:<78} " + " ".join(f"{word:>9}" for word in HEADINGS[2:])


def _rounded(value: object) -> object:
    return float(f"{value:.4g}") if isinstance(value, float) else value


def _shown(number: float | None) -> str:
    if number is None:
        return ""
    return f"{number:.0f}" if abs(number) >= 100 else f"{number:.3g}"
