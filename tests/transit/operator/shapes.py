"""Movements made for a test: unsaved ones for words, many saved ones for lists."""

from datetime import timedelta
from itertools import count

from django.db import connection

from cats.kernel import clock, references
from cats.tenancy.scope import scope
from transit.models import Movement

HOLDER = "GEDEMO0001"
_serial = count(1)


def movement(role, state, **facts):
    """A record that is not saved."""
    return Movement(
        **{
            "administration_id": "GE",
            "role": role,
            "state": state,
            "office": "GEDM0001",
            "office_of_departure": "GEDM0001",
            "office_of_destination": "UZDM0006",
            "offices_of_transit": ["AZDM0001", "KZDM0001", "UZDM0001"],
        }
        | facts
    )


def saved(number=1, state="accepted", role="departure", holder=HOLDER, land="GE", **facts):
    """Saved records with valid MRNs, by SQL: the application may not write states."""
    made = []
    with scope(land):
        for _ in range(number):
            serial, now = next(_serial), clock.now()
            on = clock.today("Asia/Tbilisi")
            record = movement(
                role,
                "",
                **{
                    "administration_id": land,
                    "mrn": references.make_mrn(on, land, 900_000_000 + serial),
                    "lrn": f"S-{serial:05d}",
                    "holder": holder if role == "departure" else "",
                    "declarant": holder if role == "departure" else "",
                    "means_of_transport": [f"DM-{serial}-GE GE", f"DT-{serial}-GE GE"],
                    "limit_on": on + timedelta(days=9) if state == "released" else None,
                    "created_at": now,
                    "updated_at": now,
                }
                | facts,
            )
            record.save()
            with connection.cursor() as cursor:
                cursor.execute("UPDATE transit_movement SET state = %s WHERE id = %s", [state, record.pk])
            record.state = state
            made.append(record)
    return made
