"""A day of two administrators: a right is asked for by one and given by the other; an operator is registered, a stuck message tried again."""

import pytest

from cats.messaging import inbox
from cats.tenancy.scope import scope
from refdata.models import CustomsOffice, EconomicOperator
from tests.browser.day import WAYS, audited, hands
from tests.transit import world

pytestmark = [pytest.mark.browser, pytest.mark.commits, pytest.mark.slow, pytest.mark.timeout(600)]


def stuck(record):
    """A message that could not be processed."""
    with scope("GE"):
        row = inbox.receive(
            b"<x", channel="ice", sender="NTA.AZ", type="CD118C", subject="S1", mrn=record.mrn,
            message_id="018f0000-0000-7000-8000-000000000001",
        )  # fmt: skip
        inbox.quarantine(row, "broken")
    return row


def look_up_an_office(administrator):
    with scope("GE"):
        office = CustomsOffice.objects.get(code=world.DEPARTURE)
    administrator.open("/administration/")
    administrator.press("Customs offices")
    administrator.press(office.name)
    assert administrator.heading == office.name
    administrator.sees("People posted here")


def register_an_operator(administrator):
    administrator.open("/administration/")
    administrator.press("Economic operators")
    administrator.press("Register an operator")
    administrator.fill("Identification number", "GEDAY00001")
    administrator.fill("Name", "Demo Morning")
    administrator.fill("Street and number", "1 Demo Lane")
    administrator.fill("City", "Tbilisi")
    administrator.press("Register")
    assert administrator.heading == "Demo Morning"


@pytest.mark.parametrize("way", WAYS)
def test_two_administrators_work_from_sign_in_to_sign_out(desks, georgia, browser, way):
    record, person = world.released(), desks.stranger
    second = desks.cast.ge.second_administrator
    held = stuck(record)
    with hands(browser, georgia, way) as administrator:
        administrator.sign_in("administrator")
        administrator.press("Users")
        administrator.fill("Name or login name", person.login)
        administrator.press("Show")
        administrator.press(person.name)
        administrator.press("Ask for a role")
        administrator.choose("Role", "Auditor")
        administrator.fill("Why", "New desk")
        administrator.press("Ask for it")
        administrator.sees("You asked for this yourself")
        asked = administrator.page.url.removeprefix(georgia)
        administrator.press("Links to ICE")
        administrator.fill("MRN or number of a message", record.mrn)
        administrator.press("Trace")
        administrator.sees("CD050C")
        administrator.sign_out("Administrator")

    with hands(browser, georgia, way) as administrator:
        administrator.sign_in(second.login)
        look_up_an_office(administrator)
        register_an_operator(administrator)
        administrator.press("Links to ICE")
        administrator.press("Try again")
        administrator.sees("No message is held.")
        administrator.open(asked)
        administrator.press("Approve")
        administrator.press("Audit")
        administrator.sees("A role was given")
        administrator.sign_out(second.name)

    assert [one.state for one in world.inbound("GE", id=held.pk)] == ["done"]
    assert audited(desks.cast.ge.administrator) == [
        "user.signed_in",
        "right.asked",
        "user.signed_out",
    ]
    assert audited(second) == [
        "user.signed_in",
        "operator.registered",
        "message.redriven",
        "membership.added",
        "right.approved",
        "user.signed_out",
    ]
    with scope("GE"):
        registered = EconomicOperator.objects.get(identification="GEDAY00001")
        assert (registered.name, registered.city, registered.valid_until) == ("Demo Morning", "Tbilisi", None)
        assert person.roles == {"auditor"}
