"""The desks' pages at 1 000 000 movements, against raw psycopg and f-strings for as many rows (goal P6: at least 0.20 of the floor).

One administration with ten offices and ten operators; of each hundred records two are at work, three on their way, the rest is over.
"""

from collections.abc import Iterator
from typing import Any

import psycopg

from bench.measuring import Scale, Side, alternated
from bench.movement_list import TOP, Land, as_row, median_of, raw_page
from bench.results import Result
from bench.site import Site
from bench.web import System, officer_of, operator_of
from tests.transit import world as corridor

NAME = "pages"
MOVEMENTS = 1_000_000
LAND, OFFICE, OPERATOR = "GE", "GEDM0001", "GEDEMO0001"
PAGES = {
    "officer's desk, everything open": ("officer", "/desk/?tab=all"),
    "officer's desk, what is late": ("officer", "/desk/?tab=late"),
    "officer's desk, the list alone": ("officer", "/desk/list/?tab=all"),
    "officer's movements": ("officer", "/movements/"),
    "handover": ("officer", "/desk/handover/"),
    "operator's home": ("operator", "/home/"),
    "operator's home, what is over": ("operator", "/home/?tab=ended"),
    "operator's movements": ("operator", "/movements/"),
    "operator's drafts": ("operator", "/drafts/"),
    "operator's mailbox": ("operator", "/mailbox/"),
}
"""Title to who looks and where."""

GENERATE = """
    INSERT INTO transit_movement (
        id, administration_id, state, role, office, mrn, lrn, holder, holder_name, representative, declarant,
        trader_at_destination, declaration_type, security, reduced_dataset, binding_itinerary, office_of_departure,
        office_of_destination, offices_of_transit, countries, item_count, gross_mass, seals, containers,
        means_of_transport, simplified, accepted_on, accepted_at, limit_on, closed_at, invalidation_reason,
        closure_reason, created_at, updated_at)
    SELECT
        (lpad(to_hex(1760000000000 + n::bigint * 60000), 12, '0') || '7000' || '8000' || lpad(to_hex(n), 12, '0'))::uuid,
        'GE', CASE WHEN age < 2 THEN 'accepted' WHEN age < 5 THEN 'released' ELSE 'written_off' END, 'departure', office,
        '26GE' || lpad(n::text, 12, '0') || 'J0', 'LRN' || n, operator, 'Demo holder ' || n %% 10, '', operator, '', 'T1', '0',
        false, false, office, 'UZDM0006', '{AZDM0001,UZDM0001}', '{GE,AZ,KZ,UZ}', 2, 18660, '{DEMO-1,DEMO-2}', '{}',
        '{DM-101-GE}', false, current_date, now(), CASE WHEN age BETWEEN 2 AND 4 THEN current_date + age - 3 END,
        CASE WHEN age >= 5 THEN now() END, '', CASE WHEN age >= 5 THEN 'discharged' ELSE '' END, now(), now()
    FROM (
        SELECT n, n / 10 %% 100 AS age, 'GEDM' || lpad((n %% 10 + 1)::text, 4, '0') AS office,
            'GEDEMO' || lpad((n %% 10 + 1)::text, 4, '0') AS operator
        FROM generate_series(1, %(rows)s::int) n
    ) every
"""


def measure(site: Site, scale: Scale) -> Iterator[Result]:
    """Each page in turn with the floor, in one process without a server."""
    with site.database(NAME) as database:
        corridor.build()
        land = _land(site.migrator_url(database), scale.of(MOVEMENTS, 400))
        with psycopg.connect(site.app_url(database), autocommit=True) as floor:
            found = alternated(scale, _sides(land, floor))
    for title in PAGES:
        yield Result(NAME, f"{title}, {land.rows} movements, ms", found[title], found["floor"], "<= 5")


def _land(url: str, rows: int) -> Land:
    with psycopg.connect(url, autocommit=True) as migrator:
        migrator.execute("SELECT set_config('cats.migration', 'on', false)")
        migrator.execute("SET synchronous_commit = off")
        migrator.execute(GENERATE, {"rows": rows})
        migrator.execute("ANALYZE transit_movement")
    people = {"officer": officer_of(OFFICE), "operator": operator_of(OPERATOR)}
    return Land(rows, OFFICE, people, {who: System(user) for who, user in people.items()})


def _sides(land: Land, floor: "psycopg.Connection[Any]") -> dict[str, Side]:
    sides: dict[str, Side] = {"floor": lambda: raw_page(floor, land, TOP, as_row)}
    return sides | {title: _side(land.systems[who], address) for title, (who, address) in PAGES.items()}


def _side(system: System, address: str) -> Side:
    return lambda: median_of(lambda: system.page(address))
