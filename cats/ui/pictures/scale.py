"""Round scales: from zero to a round number at or above the largest value, in steps of 1, 2, 2.5 or 5 times a power of ten."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
AT_MOST = 4  # steps


@dataclass(frozen=True, slots=True)
class Scale:
    """Ticks from zero to `top`. `power` is how many zeros the axis leaves out: 0, 3, 6, 9 or 12."""

    top: Decimal
    step: Decimal
    power: int

    @property
    def ticks(self) -> list[Decimal]:
        """The values at the grid lines."""
        return [self.step * number for number in range(int(self.top / self.step) + 1)]

    def share(self, value: Decimal) -> float:
        """How far up a value stands, from 0 to 1; what lies outside stands at the edge."""
        return float(min(max(value / self.top, Decimal(0)), Decimal(1)))

    def short(self, value: Decimal) -> Decimal:
        """The value in the unit of the axis, without needless zeros."""
        return (value.scaleb(-self.power)).normalize() + Decimal(0)


def scale(largest: Decimal) -> Scale:
    """The scale for values up to `largest`; from 0 to 1 where there is nothing to show."""
    if largest <= 0:
        return Scale(Decimal(1), Decimal(1), 0)
    magnitude = Decimal(1).scaleb((largest / AT_MOST).adjusted())
    step = next(magnitude * one for one in STEPS if magnitude * one * AT_MOST >= largest)
    count = (largest / step).to_integral_value(ROUND_CEILING)
    return Scale(step * count, step, _power(step * count))


def _power(top: Decimal) -> int:
    return next((power for power in (12, 9, 6, 3) if top >= Decimal(10) ** power), 0)


def point(value: float) -> str:
    """A coordinate with one decimal, always with a point."""
    return f"{value:.1f}"
