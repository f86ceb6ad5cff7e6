"""The list of movements at 1 000 and 100 000 rows, first and middle page, against raw psycopg and f-strings (goals P6, G1)."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from statistics import median
from typing import Any

import psycopg

from bench.measuring import Scale, Side, alternated, seconds
from bench.results import Result
from bench.site import Site
from bench.web import System, officer_of, operator_of
from cats.accounts.actors import actor_of
from cats.accounts.models import User
from cats.tenancy.scope import scope
from tests.transit import world as corridor
from transit import selectors

NAME = "movement_list"
SMALL, LARGE = 1_000, 100_000
PAGE, REQUESTS = 50, 15
SHARE = 10
"""Every tenth row is of the officer's office and of the operator."""

GENERATE = """
    INSERT INTO transit_movement (
        id, administration_id, state, role, office, mrn, lrn, holder, holder_name, representative, declarant,
        trader_at_destination, declaration_type, security, reduced_dataset, binding_itinerary, office_of_departure,
        office_of_destination, offices_of_transit, countries, item_count, gross_mass, seals, containers,
        means_of_transport, simplified, accepted_on, accepted_at, invalidation_reason, closure_reason, created_at,
        updated_at)
    SELECT
        (lpad(to_hex(1760000000000 + n::bigint * 60000), 12, '0') || '7000' || '80' || to_hex(ascii(%(land)s::text)) || lpad(to_hex(n), 12, '0'))::uuid,
        %(land)s::text, 'accepted', 'departure', %(land)s::text || 'DM' || lpad((n %% 10 + 1)::text, 4, '0'),
        '26' || %(land)s::text || lpad(n::text, 12, '0') || 'J0', 'LRN' || n, %(land)s::text || 'DEMO' || lpad((n %% 10 + 1)::text, 4, '0'),
        'Demo holder ' || n %% 10, '', %(land)s::text || 'DEMO' || lpad((n %% 10 + 1)::text, 4, '0'), '', 'T1', '0', false, false,
        %(land)s::text || 'DM' || lpad((n %% 10 + 1)::text, 4, '0'), 'UZDM0006', '{AZDM0001,UZDM0001}', '{GE,AZ,KZ,UZ}', 2,
        18660, '{DEMO-1,DEMO-2}', '{}', '{DM-101-GE}', false, '2026-01-01', now(), '', '', now(), now()
    FROM generate_series(1, %(rows)s::int) n
"""
RAW = """
    SELECT id, role, office, mrn, lrn, state, holder, holder_name, office_of_departure, offices_of_transit,
        office_of_destination, countries, item_count, gross_mass, limit_on, accepted_at, released_at, passed_at,
        arrived_at, closed_at, updated_at
    FROM transit_movement WHERE office = %s AND id < %s ORDER BY id DESC LIMIT 51
"""
TOP = "ffffffff-ffff-ffff-ffff-ffffffffffff"


@dataclass
class Land:
    """An administration with that many movements, and whoever looks at its list. The middle is where `middle` begins."""

    rows: int
    office: str
    people: dict[str, User]
    systems: dict[str, System]
    middle: str = ""
    middle_id: str = ""
    before: int = 0

    def expected(self, address: str) -> int:
        """How many rows the page at that address has."""
        return min(PAGE, self.rows // SHARE - (self.before if address == self.middle else 0))


def measure(site: Site, scale: Scale) -> Iterator[Result]:
    """Officer and operator through the API; the two sizes are two administrations of one installation."""
    with site.database(NAME) as database:
        corridor.build()
        sizes = {"KZ": scale.of(SMALL, 200), "GE": scale.of(LARGE, 400)}
        lands = [_land(site.migrator_url(database), code, rows) for code, rows in sizes.items()]
        sides: dict[str, Side] = {}
        with psycopg.connect(site.app_url(database), autocommit=True) as floor:
            for land in lands:
                sides |= _sides(land, floor)
            found = alternated(scale, sides)
        yield from _results(lands, found)
        yield from _buffers(lands)


def _results(lands: list[Land], found: dict[str, float]) -> Iterator[Result]:
    small, large = lands
    for face in ("API", "page"):
        for page in ("first", "middle"):
            for land in lands:
                what = f"{face}, officer's list, {land.rows} rows, {page} page of {PAGE}, ms"
                value, floor = (
                    found[f"{side} {page} {land.rows}"] for side in (f"officer {face}", f"raw {face}")
                )
                yield Result(NAME, what, value, floor, "<= 5")
    for who in ("officer API", "officer page", "operator API"):
        for page in ("first", "middle") if who != "operator API" else ("first",):
            what = f"{who}, {page} page, {large.rows} rows against {small.rows}, ms"
            value, floor = (found[f"{who} {page} {land.rows}"] for land in (large, small))
            yield Result(NAME, what, value, floor, "<= 1.2")


def _land(url: str, code: str, rows: int) -> Land:
    """Generate the rows as the migrator; walk the list to its middle, as a reader would."""
    with psycopg.connect(url, autocommit=True) as migrator:
        migrator.execute("SELECT set_config('cats.migration', 'on', false)")
        migrator.execute(GENERATE, {"land": code, "rows": rows})
        migrator.execute("ANALYZE transit_movement")
    people = {"officer": officer_of(f"{code}DM0001"), "operator": operator_of(f"{code}DEMO0001")}
    systems = {who: System(user) for who, user in people.items()}
    land = Land(rows, f"{code}DM0001", people, systems)
    step = min(200, rows // SHARE // 2)
    answer: dict[str, Any] = {"next": f"/api/v1/movements?limit={step}"}
    for _ in range(rows // SHARE // 2 // step):
        answer = systems["officer"].get(answer["next"])
        land.before += step
    land.middle = answer["next"].replace(f"limit={step}", f"limit={PAGE}")
    land.middle_id = answer["items"][-1]["id"]
    return land


def _sides(land: Land, floor: "psycopg.Connection[Any]") -> dict[str, Side]:
    officer, operator = land.systems["officer"], land.systems["operator"]
    first = f"/api/v1/movements?limit={PAGE}"
    middle = f"/movements/?{land.middle.partition('?')[2]}"
    return {
        f"officer API first {land.rows}": lambda: _read(officer, first, land),
        f"officer API middle {land.rows}": lambda: _read(officer, land.middle, land),
        f"operator API first {land.rows}": lambda: _read(operator, first, land),
        f"officer page first {land.rows}": lambda: _look(officer, "/movements/", land),
        f"officer page middle {land.rows}": lambda: _look(officer, middle, land),
        f"raw API first {land.rows}": lambda: raw_page(floor, land, TOP, _line),
        f"raw API middle {land.rows}": lambda: raw_page(floor, land, land.middle_id, _line),
        f"raw page first {land.rows}": lambda: raw_page(floor, land, TOP, as_row),
        f"raw page middle {land.rows}": lambda: raw_page(floor, land, land.middle_id, as_row),
    }


def _read(system: System, address: str, land: Land) -> float:
    """Milliseconds for one request."""
    items = system.get(address)["items"]
    assert len(items) == land.expected(address)
    assert {item["office"] for item in items} == {land.office}
    return median_of(lambda: system.get(address))


def _look(system: System, address: str, land: Land) -> float:
    """Milliseconds for one page."""
    mrns = set(re.findall(r"26[A-Z]{2}[0-9]{12}J0", system.page(address)))
    assert len(mrns) == land.expected(land.middle if "after=" in address else address)
    return median_of(lambda: system.page(address))


def raw_page(
    connection: "psycopg.Connection[Any]", land: Land, before: str, line: Callable[[Any], str]
) -> float:
    """Milliseconds for the same rows by one query in a transaction of the administration, written with f-strings."""

    def page() -> str:
        with connection.pipeline(), connection.transaction():
            connection.execute("SELECT set_config('cats.administration', %s, true)", [land.office[:2]])
            rows = connection.execute(RAW, [land.office, before])
        return "".join(line(row) for row in rows.fetchall()[:PAGE])

    assert page().count("LRN") == land.expected("" if before == TOP else land.middle)
    return median_of(page)


def median_of(work: Callable[[], object]) -> float:
    """The median of several requests: a neighbour on the machine disturbs single ones."""
    return median(seconds(work) for _ in range(REQUESTS)) * 1000


def _line(row: tuple[Any, ...]) -> str:
    (
        id,
        role,
        office,
        mrn,
        lrn,
        state,
        holder,
        name,
        departure,
        transit,
        destination,
        countries,
        items,
        mass,
        *moments,
    ) = row
    passing, through = '","'.join(transit), '","'.join(countries)
    times = ",".join(f'"{moment}"' for moment in moments)
    return (
        f'{{"id":"{id}","role":"{role}","office":"{office}","mrn":"{mrn}","lrn":"{lrn}","state":"{state}",'
        f'"holder":{{"identification":"{holder}","name":"{name}"}},"office_of_departure":"{departure}",'
        f'"offices_of_transit":["{passing}"],"office_of_destination":"{destination}","countries":["{through}"],'
        f'"item_count":{items},"gross_mass":"{mass}","times":[{times}],'
        f'"links":{{"self":"/api/v1/movements/{id}","messages":"/api/v1/movements/{id}/messages"}}}}'
    )


def as_row(row: tuple[Any, ...]) -> str:
    id, role, office, mrn, lrn, state, holder, name, departure, transit, destination, *_, updated = row
    return (
        f'<tr><td><a href="/movements/{id}/">{escape(mrn)}</a></td><td>{escape(lrn)}</td><td>{role} {office}</td>'
        f"<td>{state}</td><td>{escape(holder)} {escape(name)}</td><td>{departure}</td><td>{' '.join(transit)}</td>"
        f"<td>{destination}</td><td>{updated:%Y-%m-%d %H:%M}</td></tr>"
    )


def _buffers(lands: list[Land]) -> Iterator[Result]:
    """Buffers that the list's query touches: free of noise."""
    for who in ("officer", "operator"):
        small, large = (_touched(land, who) for land in lands)
        what = f"buffers of the {who}'s first page, {lands[1].rows} rows against {lands[0].rows}, blocks"
        yield Result(NAME, what, large, small, "<= 1.1")


def _touched(land: Land, who: str) -> float:
    with scope(land.office[:2]):
        rows = selectors.movements_visible_to(actor_of(land.people[who])).order_by("-id")[: PAGE + 1]
        plan = json.loads(rows.explain(format="JSON", analyze=True, buffers=True))[0]["Plan"]
    return float(plan["Shared Hit Blocks"] + plan["Shared Read Blocks"])
