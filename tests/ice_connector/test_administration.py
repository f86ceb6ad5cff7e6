"""The administrators' pages: who comes in, what they cost, what they do, and that refusals change nothing and are audited."""

import csv
import io
import re

import pytest

from cats.accounts.models import Client, User
from cats.audit.models import AuditEntry, ChainProof, Outcome
from cats.kernel.actors import SYSTEM
from cats.messaging import inbox
from cats.notices.models import Notice
from cats.tenancy.scope import scope
from cats.ui.audit import harmless
from ice_connector.alarms import alarm
from ice_connector.models import AlarmKind
from refdata import demo
from refdata.models import Authorisation, EconomicOperator, OperatorMandate, RightsRequest
from refdata.services import mandates
from refdata.services.loading import load
from tests.cats.accounts.test_links import NEW, choose
from tests.factories.accounts import make_user
from tests.queries import cost

LISTS = (
    "/administration/",
    "/administration/users/",
    "/administration/requests/?all=1",
    "/administration/offices/",
    "/administration/operators/",
    "/administration/settings/",
    "/links/",
    "/audit/",
    "/notices/",
)


@pytest.fixture
def georgia(cast):
    load()
    with scope("GE"):
        demo.operators()
        demo.authorisations()
    return cast.ge


@pytest.fixture
def first(georgia, client_for):
    return client_for(georgia.administrator)


@pytest.fixture
def second(georgia, client_for):
    return client_for(georgia.second_administrator)


def ask_for_a_role(browser, person, role="auditor", reason="New desk."):
    answer = browser.post(f"/administration/users/{person.pk}/ask/role/", {"role": role, "reason": reason})
    assert answer.status_code == 302, answer.content.decode()
    return answer.headers["Location"]


def refusals():
    with scope("GE"):
        return AuditEntry.objects.filter(outcome=Outcome.REFUSED).count()


@pytest.mark.parametrize("address", LISTS)
def test_each_page_opens_for_the_administrator_and_for_nobody_at_other_desks(
    georgia, first, client_for, address
):
    assert first.get(address).status_code == 200
    allowed = {"/administration/offices/": set(), "/links/": {"auditor"}, "/audit/": {"auditor"}}
    for desk in ("operator", "departure_officer", "guarantor", "auditor", "stranger"):
        status = client_for(getattr(georgia, desk)).get(address).status_code
        if address == "/notices/" and desk in ("operator", "departure_officer", "guarantor"):
            assert status == 200
        else:
            assert status == (200 if desk in allowed.get(address, set()) else 403), desk


def test_pages_cost_the_same_whatever_they_list(georgia, first):
    def queries():
        return {address: cost(first, address) for address in LISTS}

    def more(number):
        with scope("GE"):
            user = make_user("GE", f"person{number}", "operator", "officer_of_transit")
            operator = EconomicOperator.objects.create(
                identification=f"GEX{number:04}",
                name="Demo",
                street="x",
                city="x",
                country="GE",
                valid_from=demo.FROM,
            )
            mandates.mandate_for_operator(user, operator, actor=SYSTEM)
            alarm(AlarmKind.STUCK, f"m{number}", "text")
            inbox.quarantine(
                inbox.receive(
                    b"<x", channel="ice", sender="NTA.AZ", type="CD118C", subject=f"S{number}", mrn="",
                    message_id=f"018f0000-0000-7000-8000-{number:012}",
                ),
                "broken",
            )  # fmt: skip
        ask_for_a_role(first, user)

    more(1)
    one = queries()
    for number in range(2, 6):
        more(number)

    assert queries() == one
    assert max(one.values()) <= 40, one


def test_a_right_goes_the_whole_way_through_the_pages(georgia, first, second):
    person = georgia.stranger
    where = ask_for_a_role(first, person)
    assert "You asked for this yourself" in first.get(where).content.decode()
    mine = first.post(f"{where}approve/")
    assert (mine.status_code, refusals()) == (403, 1)
    with scope("GE"):
        assert person.roles == frozenset()

    assert "New desk." in second.get(where).content.decode()
    assert second.post(f"{where}approve/").status_code == 302
    with scope("GE"):
        assert person.roles == {"auditor"}
    again = second.post(f"{where}approve/")
    assert (again.status_code, refusals()) == (409, 2)
    assert "approved" in first.get(where).content.decode()

    taken = first.post(f"/administration/users/{person.pk}/take/role/", {"key": "auditor"})
    with scope("GE"):
        assert (taken.status_code, person.roles) == (302, frozenset())


def test_a_refusal_says_why(georgia, first, second):
    where = ask_for_a_role(first, georgia.stranger)
    assert second.post(f"{where}refuse/", {"reason": ""}).status_code == 422
    assert second.post(f"{where}refuse/", {"reason": "Not at this post."}).status_code == 302
    assert "Not at this post." in first.get(where).content.decode()


def test_the_secret_of_a_system_is_shown_once(georgia, first, second):
    person = georgia.operator
    answer = first.post(
        f"/administration/users/{person.pk}/ask/client/", {"name": "Demo warehouse", "reason": "Bookings."}
    )
    where = answer.headers["Location"]

    shown = second.post(f"{where}approve/")

    assert shown.status_code == 200
    secret = re.search(r'<bdi class="secret" dir="ltr">([^<]+)</bdi>', shown.content.decode())[1]
    assert shown.headers["Cache-Control"] == "no-store"
    with scope("GE"):
        client = Client.objects.get()
        assert client.client_secret != secret
    assert second.post(f"{where}approve/").status_code == 409
    for page in (where, f"/administration/users/{person.pk}/", "/audit/"):
        assert secret not in second.get(page).content.decode()
    first.post(f"/administration/users/{person.pk}/take/client/", {"key": str(client.pk)})
    with scope("GE"):
        assert Client.objects.count() == 0


def test_a_new_person_has_an_account_and_no_right_until_a_second_one_agrees(georgia, first):
    answer = first.post(
        "/administration/users/new/",
        {
            "name": "Demo Newcomer",
            "login": "newcomer",
            "language": "ru",
            "email": "newcomer@example.org",
            "roles": ["auditor"],
            "reason": "New.",
        },
    )

    assert answer.status_code == 302
    with scope("GE"):
        made = User.objects.get(key="GE:newcomer")
        assert (made.roles, made.has_usable_password(), made.language, made.email) == (
            frozenset(),
            False,
            "ru",
            "newcomer@example.org",
        )
        assert RightsRequest.objects.get().wanted == {"role": "auditor"}
    taken = first.post("/administration/users/new/", {"name": "x", "login": "newcomer", "language": "en"})
    assert taken.status_code == 409
    with scope("GE"):
        assert User.objects.filter(login="newcomer").count() == 1


def test_a_link_to_a_new_password_is_shown_once_works_once_and_its_owner_is_told(georgia, first, client_for):
    person = georgia.operator
    page = first.post(f"/administration/users/{person.pk}/invite/").content.decode()
    path = re.search(r"http://ge.localhost:\d+(/sign-in/link/[^<]+)<", page)[1]
    with scope("GE"):
        assert Notice.objects.get(verb="account.link_made").audience == str(person.pk)

    assert choose(client_for(None, "GE"), path, NEW).status_code == 302
    with scope("GE"):
        assert User.objects.get(pk=person.pk).check_password(NEW)
    assert path not in first.get("/audit/").content.decode()
    assert client_for(georgia.auditor).post(f"/administration/users/{person.pk}/invite/").status_code == 403
    first.post(f"/administration/users/{georgia.stranger.pk}/close/")
    assert first.post(f"/administration/users/{georgia.stranger.pk}/invite/").status_code == 409


def test_an_account_is_closed_at_once_but_not_ones_own(georgia, first, client_for):
    person = georgia.operator
    browser = client_for(person)
    assert first.post(f"/administration/users/{person.pk}/close/").status_code == 302
    assert browser.get("/notices/").status_code == 302
    own = first.post(f"/administration/users/{georgia.administrator.pk}/close/")
    assert (own.status_code, refusals()) == (409, 1)
    with scope("GE"):
        assert User.objects.get(pk=georgia.administrator.pk).is_active


def test_another_administrations_people_and_operators_do_not_exist(georgia, cast, first, client_for):
    foreign = client_for(cast.az.administrator)
    with scope("GE"):
        operator = EconomicOperator.objects.get(identification="GEDEMO0001")
    where = ask_for_a_role(first, georgia.stranger)
    addresses = [
        f"/administration/users/{georgia.stranger.pk}/",
        f"/administration/users/{georgia.stranger.pk}/ask/role/",
        f"/administration/operators/{operator.pk}/",
        where,
    ]
    assert [foreign.get(address).status_code for address in addresses] == [404] * 4
    assert foreign.post(f"{where}approve/").status_code == 404
    assert foreign.post(f"/administration/users/{georgia.stranger.pk}/close/").status_code == 404
    assert "stranger" in first.get("/administration/users/").content.decode()
    assert "GEDEMO0001" not in foreign.get("/administration/operators/").content.decode()
    with scope("GE"):
        assert georgia.stranger.roles == frozenset()
        assert User.objects.get(pk=georgia.stranger.pk).is_active


def operator_facts(**changes):
    return {
        "identification": "GENEW1", "name": "Demo New LLC", "street": "1 Demo Street", "postcode": "0100",
        "city": "Tbilisi", "country": "GE", "language": "en", "valid_from": "2026-01-01", "valid_until": "",
    } | changes  # fmt: skip


def test_an_operator_is_registered_changed_authorised_and_closed(georgia, first):
    answer = first.post("/administration/operators/new/", operator_facts())
    assert answer.status_code == 302
    where = answer.headers["Location"]
    assert first.post("/administration/operators/new/", operator_facts()).status_code == 409

    first.post(f"{where}edit/", operator_facts(name="Demo Newer LLC"))
    first.post(
        f"{where}authorise/",
        {"type": "C521", "reference": "GEACRNEW", "offices": ["GEDM0001"], "valid_from": "2026-01-01"},
    )
    with scope("GE"):
        operator = EconomicOperator.objects.get(identification="GENEW1")
        granted = Authorisation.objects.get(reference="GEACRNEW")
        assert (operator.name, granted.offices) == ("Demo Newer LLC", ["GEDM0001"])
        assert AuditEntry.objects.get(verb="operator.changed").facts["before"] == {"name": "Demo New LLC"}
        mandates.mandate_for_operator(georgia.operator, operator, actor=SYSTEM)
    page = first.get(where).content.decode()
    assert "GEACRNEW" in page
    assert "Operator" in page

    assert first.post(f"{where}authorisations/{granted.pk}/end/").status_code == 302
    assert first.post(f"{where}authorisations/{granted.pk}/end/").status_code == 409
    assert first.post(f"{where}close/").status_code == 302
    assert first.post(f"{where}close/").status_code == 409
    with scope("GE"):
        operator.refresh_from_db()
        assert operator.valid_until is not None
        assert OperatorMandate.objects.get(operator=operator).valid_until == operator.valid_until


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"valid_until": "2025-01-01"}, 422),
        ({"identification": "ge 1"}, 422),
        ({"name": ""}, 422),
        ({"country": "XX"}, 422),
    ],
)
def test_a_wrong_registration_registers_nobody(georgia, first, changes, status):
    assert first.post("/administration/operators/new/", operator_facts(**changes)).status_code == status
    with scope("GE"):
        assert not EconomicOperator.objects.filter(name="Demo New LLC").exists()


def test_a_setting_is_asked_for_on_its_page(georgia, first, second):
    wrong = first.post(
        "/administration/settings/rights.request_days/",
        {"value": 99, "valid_from": "2099-01-01", "reason": "x"},
    )
    assert wrong.status_code == 422
    answer = first.post(
        "/administration/settings/rights.request_days/",
        {"value": 9, "valid_from": "2099-01-01", "reason": "x"},
    )
    second.post(f"{answer.headers['Location']}approve/")
    page = first.get("/administration/settings/").content.decode()
    assert "9 days" in page
    assert first.get("/administration/settings/deadline.transit_limit/").status_code == 200
    assert first.get("/administration/settings/nothing/").status_code == 404


def test_offices_are_searched_and_one_shows_its_people_to_its_own_administrator(
    georgia, first, cast, client_for
):
    found = first.get("/administration/offices/?q=tsiteli").content.decode()
    assert "GEDM0002" in found
    assert "GEDM0001" not in found
    with scope("GE"):
        from refdata.models import CustomsOffice  # noqa: PLC0415

        mandates.post_officer(
            georgia.transit_officer, CustomsOffice.objects.get(code="GEDM0002"), actor=SYSTEM
        )
    assert "Transit Officer" in first.get("/administration/offices/GEDM0002/").content.decode()
    foreign = client_for(cast.az.administrator).get("/administration/offices/GEDM0002/")
    assert "Transit Officer" not in foreign.content.decode()
    assert first.get("/administration/offices/XX/").status_code == 404


def test_the_audit_is_filtered_taken_out_and_proven(georgia, first, second, client_for):
    ask_for_a_role(first, georgia.stranger, reason="=HYPERLINK(1)")
    ask_for_a_role(second, georgia.operator, "guarantor")
    narrowed = first.get(
        f"/audit/?who={georgia.administrator.login}&verb=right.asked&outcome=done"
    ).content.decode()
    assert (
        narrowed.count("A second person was asked for a right") == 2
    )  # the choice of the filter, and the one entry
    assert first.get("/audit/?since=2099-01-01").content.decode().count("<tr>") <= 1
    assert "Nobody here has this login name" in first.get("/audit/?who=nobody").content.decode()

    answer = first.post("/audit/export/", {"verb": "right.asked"})
    rows = list(csv.reader(io.StringIO(answer.content.decode().lstrip("\ufeff"))))
    assert (answer.status_code, len(rows)) == (200, 3)
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)
    assert client_for(georgia.operator).post("/audit/export/").status_code == 403
    assert first.post("/audit/export/", {"who": "nobody"}).status_code == 409

    assert first.post("/audit/chain/prove/").status_code == 302
    with scope("GE"):
        assert ChainProof.objects.count() == 1
        assert AuditEntry.objects.filter(verb="audit.exported").count() == 1
    assert first.get("/audit/chain/").status_code == 200


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\t=1", " =1", "\r=1"])
def test_no_cell_is_a_formula(cell):
    assert harmless(cell).startswith("'")


def test_the_host_sees_counts_of_every_administration_and_nothing_else(georgia, cast, client_for):
    with scope("GE"):
        alarm(AlarmKind.STUCK, "secret matter", "secret text")
        inbox.quarantine(
            inbox.receive(
                b"<x", channel="ice", sender="NTA.AZ", type="CD118C", subject="S", mrn="",
                message_id="018f0000-0000-7000-8000-000000000001",
            ),
            "secret error",
        )  # fmt: skip
    browser = client_for(cast.host)

    start = browser.get("/")
    page = browser.get("/administration/").content.decode()

    assert (start.status_code, start.headers["Location"]) == (302, "/administration/")
    assert "Georgia" in page
    assert "Uzbekistan" in page
    assert "Needs you" in page
    assert "secret" not in page
    assert browser.get("/administration/users/").status_code == 404
    assert browser.get("/links/").status_code == 404


def test_hostile_names_stay_text(georgia, first):
    with scope("GE"):
        make_user("GE", "eve", name='"><script>alert(1)</script>{{ 7*7 }}')
    page = first.get("/administration/users/").content.decode()
    assert "<script>alert" not in page
    assert "{{ 7*7 }}" in page
