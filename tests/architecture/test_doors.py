"""Records of others do not exist: every address that names a record, asked by everybody whom it does not concern."""

import re

import pytest
from django.urls import URLPattern, get_resolver

from cats.accounts.roles import Role
from cats.kernel.actors import SYSTEM
from cats.messaging.models import InboundMessage, OutboundMessage
from cats.tenancy.scope import scope
from cats.workflow.models import Transition
from refdata.models import CustomsOffice, EconomicOperator
from refdata.services import mandates
from tests.factories.accounts import make_user
from tests.transit import world
from transit.models import Movement

pytestmark = pytest.mark.timeout(400)
REFUSED = {401, 403, 404, 405}
TRADERS = (Role.OPERATOR, Role.TRADER_AT_DESTINATION, Role.AUTHORISED_CONSIGNEE)
OFFICERS = (
    Role.OFFICER_OF_DEPARTURE,
    Role.OFFICER_OF_TRANSIT,
    Role.OFFICER_OF_DESTINATION,
    Role.GUARANTEE_OFFICER,
)


def templates(resolver=None, prefix=""):
    """Every address that names a record, with its parameters in angle brackets."""
    for entry in (resolver or get_resolver("cats.urls")).url_patterns:
        route = prefix + str(entry.pattern)
        if not isinstance(entry, URLPattern):
            yield from templates(entry, route)
        elif "<" in route:
            yield "/" + re.sub(r"<(?:\w+:)?(\w+)>", r"<\1>", route)


@pytest.fixture
def people(cast):
    """Whom the movement does not concern, by a name that says why."""
    world.build()
    with scope("GE"):
        rival = make_user("GE", "rival", *TRADERS)
        mandates.mandate_for_operator(
            rival, EconomicOperator.objects.get(identification="GEDEMO0002"), actor=SYSTEM
        )
        elsewhere = make_user("GE", "elsewhere", *OFFICERS)
        mandates.post_officer(elsewhere, CustomsOffice.objects.get(code="GEDM0003"), actor=SYSTEM)
        unposted = make_user("GE", "unposted", *OFFICERS, *TRADERS, Role.GUARANTOR)
    with scope("AZ"):
        neighbour = make_user("AZ", "neighbour", *OFFICERS)
        mandates.post_officer(neighbour, CustomsOffice.objects.get(code="AZDM0001"), actor=SYSTEM)
    return {
        "another operator": rival,
        "an officer of another office": elsewhere,
        "somebody with roles and no mandate": unposted,
        "an officer of another administration": neighbour,
        "a stranger": cast.ge.stranger,
        "the host's administrator": cast.host,
    }


@pytest.fixture
def record(people):
    """A movement of Georgia that nobody else has heard of, with its messages and its guarantee."""
    return world.lodge()


def parameters(record):
    with scope("GE"):
        incoming, outgoing = InboundMessage.objects.earliest("id"), OutboundMessage.objects.earliest("id")
    known = {
        "movement": [record.pk],
        "submission": [incoming.pk],
        "message": [incoming.pk, outgoing.pk],
        "mrn": [record.mrn],
        "grn": [world.GRN],
        "action": ["release", "decide_control", "request_invalidation"],
    }
    return known


def filled(template, known):
    """The address with every known value of its parameters; what else it needs is given a word."""
    addresses = [template]
    for name in re.findall(r"<(\w+)>", template):
        values = known.get(name, ["x"])
        addresses = [address.replace(f"<{name}>", str(value)) for address in addresses for value in values]
    return addresses


def snapshot():
    found = {}
    for code in world.COUNTRIES:
        with scope(code):
            found[code] = (
                list(Movement.objects.order_by("id").values_list("id", "state", "updated_at")),
                Transition.objects.count(),
                InboundMessage.objects.count(),
                OutboundMessage.objects.count(),
            )
    return found


def test_whom_a_movement_concerns_finds_it(people, record, cast, api_for):
    with scope("GE"):
        mandates.post_officer(
            cast.ge.departure_officer, CustomsOffice.objects.get(code=world.DEPARTURE), actor=SYSTEM
        )
        mandates.mandate_for_operator(
            cast.ge.operator, EconomicOperator.objects.get(identification=world.HOLDER), actor=SYSTEM
        )

    for person in (cast.ge.departure_officer, cast.ge.operator):
        answer = api_for(person).get(f"/api/v1/movements/{record.pk}")
        assert (answer.status_code, answer.json()["mrn"]) == (200, record.mrn)


def test_whom_it_does_not_concern_finds_nothing_and_changes_nothing(people, record, client_for, api_for):
    before, wrong = snapshot(), {}
    addresses = [address for template in templates() for address in filled(template, parameters(record))]
    assert len(addresses) >= 10

    for why, person in people.items():
        for face, client in (("system", api_for(person)), ("browser", client_for(person))):
            client.raise_request_exception = False
            for address in addresses:
                form = {"content_type": "application/json"} if address.startswith("/api/") else {}
                for method, status in (
                    ("GET", client.get(address).status_code),
                    ("POST", client.post(address, {}, **form).status_code),
                ):
                    if status not in REFUSED | ({302} if face == "system" else set()):
                        wrong[why, face, method, address] = status

    assert wrong == {}
    assert snapshot() == before


def test_lists_of_others_are_empty(people, record, api_for):
    seen = {}
    for why, person in people.items():
        answer = api_for(person).get("/api/v1/movements")
        if answer.status_code == 200:
            seen[why] = answer.json()["items"]

    assert seen == {why: [] for why in seen}
    assert len(seen) == 4
