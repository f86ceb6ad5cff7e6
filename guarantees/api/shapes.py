"""How guarantees look in answers: dates as ISO 8601, amounts as text with two decimals. Never goods, never access codes."""

from typing import Any

from django.urls import reverse

from guarantees.models import Guarantee
from guarantees.selectors import Balance, UsageRow


def guarantee(one: Guarantee) -> dict[str, Any]:
    """A guarantee with its terms."""
    return {
        "grn": one.grn,
        "type": one.type,
        "holder": {"identification": one.holder, "name": one.holder_name},
        "guarantor": {"identification": one.guarantor.identification, "name": one.guarantor.name},
        "office": one.office,
        "reference_amount": str(one.reference_amount),
        "currency": one.currency,
        "level": one.level,
        "valid_from": one.valid_from,
        "valid_until": one.valid_until,
        "not_valid_in": list(one.not_valid_in),
        "links": {
            "self": reverse("guarantees-api:guarantee", args=[one.grn]),
            "balance": reverse("guarantees-api:balance", args=[one.grn]),
            "usages": reverse("guarantees-api:usages", args=[one.grn]),
        },
    }


def balance(grn: str, found: Balance) -> dict[str, str]:
    """Where a guarantee stands: reference amount = reserved + headroom; `credited` is free again, but still liable."""
    return {
        "grn": grn,
        "reference_amount": str(found.reference_amount),
        "reserved": str(found.reserved),
        "credited": str(found.credited_liable),
        "headroom": str(found.headroom),
        "currency": found.currency,
    }


def usage(row: UsageRow) -> dict[str, Any]:
    """The use of a guarantee by a movement."""
    return {
        "mrn": row.mrn,
        "holder": row.holder,
        "countries": list(row.countries),
        "state": str(row.state),
        "amount": str(row.amount),
        "currency": row.currency,
        "accepted_on": row.accepted_on,
        "reserved_at": row.reserved_at,
        "credited_on": row.credited_on,
        "ended_on": row.ended_on,
    }
