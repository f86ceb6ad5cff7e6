"""Every address takes the methods that its view defines and answers 405 to all others, whoever asks."""

import pytest

from tests.architecture.test_urls import ALL, BOUND

METHODS = ("get", "post", "put", "patch", "delete", "trace")
OFFERED = {"get", "post"}


def subject(view):
    return getattr(view, "view_class", None) or getattr(view, "cls", None) or view


def refused_by(view):
    """The methods that the view does not define; for functions those that none of ours takes."""
    found = subject(view)
    if not isinstance(found, type):
        return {"put", "patch", "delete", "trace"}
    offered = {name for name in found.http_method_names if hasattr(found, name)}
    return set(METHODS) - offered


@pytest.mark.parametrize(
    "who",
    [
        "operator",
        "departure_officer",
        *(pytest.param(who, marks=pytest.mark.slow) for who in ("administrator", "auditor")),
    ],
)
def test_a_method_that_is_not_offered_is_405(cast, client_for, api_for, who):
    person = getattr(cast.ge, who)
    browser, system = client_for(person), api_for(person)
    wrong = {}

    for address, view in ALL:
        client = system if address.startswith("/api/") else browser
        for method in refused_by(view):
            status = getattr(client, method)(address).status_code
            if status != 405:
                wrong[method, address] = status

    assert wrong == {}


def test_no_view_offers_more_than_reading_and_posting():
    offered = {
        address: set(METHODS) - refused_by(view) - OFFERED
        for address, view in ALL
        if address in BOUND and isinstance(subject(view), type)
    }

    assert {address: more for address, more in offered.items() if more} == {}
