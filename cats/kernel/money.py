"""Money: exact decimals with two places and an ISO 4217 currency. Never a binary float, never two currencies mixed."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from cats.kernel.errors import CatsError

CENT = Decimal("0.01")
LARGEST = Decimal("99999999999999.99")


def amount(value: str | int | Decimal) -> Decimal:
    """An exact amount with two decimal places (format n..16,2).

    Raises `CatsError` for text that is no number, for more than two decimals and beyond 16 digits.
    """
    try:
        exact = Decimal(value)
        rounded = exact.quantize(CENT)
    except (InvalidOperation, TypeError, ValueError):
        raise CatsError(
            "amount",
            f"{value!r} is not an amount.",
            remedy="Write digits with at most two decimals, like 1250.00.",
        ) from None
    if rounded != exact or abs(rounded) > LARGEST:
        raise CatsError(
            "amount",
            f"{value!r} has more than two decimals or 16 digits.",
            remedy="Round it to two decimals.",
        )
    return rounded


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in one currency."""

    amount: Decimal
    currency: str

    def __add__(self, other: "Money") -> "Money":
        return Money(self.amount + self._same(other).amount, self.currency)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.amount - self._same(other).amount, self.currency)

    def __str__(self) -> str:
        return f"{self.amount:.2f} {self.currency}"

    def _same(self, other: "Money") -> "Money":
        if other.currency != self.currency:
            raise CatsError(
                "currency", f"{self.currency} and {other.currency} cannot be added.", remedy="Convert first."
            )
        return other
