"""MRNs that no other test of the run has."""

import itertools

from cats.kernel import clock, references

_serials = itertools.count(700_000)


def new_mrn(country: str = "GE") -> str:
    return references.make_mrn(clock.today("UTC"), country, next(_serials))
