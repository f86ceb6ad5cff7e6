"""Reference data for rule tests: the data files themselves and the demo's operators, without a database."""

from collections import defaultdict
from datetime import date, datetime
from functools import cache
from types import SimpleNamespace

from refdata import demo, files
from refdata.snapshot import EVERY_OFFICE, HS_SUBHEADINGS, OFFICE_ROLES
from transit.rules.context import Context

NOON = datetime.fromisoformat("2026-11-22T12:00:00")


class FileReference:
    """Answers rules from the data files, for one administration's operators."""

    def __init__(self, administration):
        self.administration = administration

    def code_exists(self, number, code, on):
        if number in OFFICE_ROLES or number == EVERY_OFFICE:
            office = self.office(code, on)
            return office is not None and OFFICE_ROLES.get(number, "") in office.roles
        if number == HS_SUBHEADINGS:
            return code in subheadings()
        return number not in codes() or any(
            start <= on and (end is None or on <= end) for start, end in codes()[number].get(code, [])
        )

    def office(self, code, on):
        return offices().get(code)

    def contracting_party(self, country, on=None):
        return self.code_exists("CATS01", country, on or date(2026, 1, 1))

    def operator(self, identification, on=None):
        return next(
            (
                one
                for one in demo.OPERATORS
                if one.identification == identification and one.country == self.administration
            ),
            None,
        )

    def authorisation_by_reference(self, type_, reference, on):
        for kind, number, identification, valid_at in demo.AUTHORISATIONS:
            if (kind, number) == (type_, reference) and identification[:2] == self.administration:
                return SimpleNamespace(
                    operator=SimpleNamespace(identification=identification), offices=list(valid_at)
                )
        return None


def context(administration="GE", local=NOON, **more):
    """A context at noon of the tests' day."""
    return Context(administration, local, reference=FileReference(administration), **more)


@cache
def codes():
    found = defaultdict(lambda: defaultdict(list))
    for row in files.lists():
        if row["state"] == "loaded":
            found[row["list"]] = defaultdict(list)
    for row in files.codes():
        found[row.list][row.code].append((row.valid_from, row.valid_until))
    return {number: dict(rows) for number, rows in found.items()}


@cache
def offices():
    return {row["code"]: SimpleNamespace(**row) for row in files.offices()}


@cache
def subheadings():
    return frozenset(row.code for row in files.harmonized_system() if len(row.code) == 6)
