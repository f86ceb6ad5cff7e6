"""Which position a collected message really waits for, when the named one was refused or taken by a repetition."""

import uuid

import pytest

from cats.messaging import inbox
from cats.tenancy import scope
from cats.tenancy.models import Administration
from ice_connector.link.collector import _predecessor
from ice_connector.models import Acknowledgement, Position

REPEATED, REFUSED = uuid.uuid4(), uuid.uuid4()


@pytest.fixture(autouse=True)
def _positions(db):
    Administration.objects.create(code="GE", name="Georgia", host="ge.localhost", time_zone="Asia/Tbilisi")
    with scope.scope("GE"):
        inbox.receive(
            b"<CD118C/>",
            channel="ice",
            sender="NTA.AZ",
            message_id=str(REPEATED),
            type="CD118C",
            subject="26GE1",
            gen=1,
            seq=1,
        )
        for gen, seq, message, fp in ((1, 1, REPEATED, "a"), (2, 1, REPEATED, "b"), (2, 2, REFUSED, "c")):
            Position.objects.create(sender="AZ", gen=gen, seq=seq, message_id=message, fp=fp)
        for message, fp, verdict in (
            (REPEATED, "a", "accepted"),
            (REPEATED, "b", "accepted"),
            (REFUSED, "c", "refused"),
        ):
            Acknowledgement.objects.create(sender="AZ", message_id=message, fp=fp, jws="", verdict=verdict)
        yield


@pytest.mark.parametrize(
    ("named", "real"),
    [("", ""), ("1:1", "1:1"), ("2:1", "1:1"), ("2:2", ""), ("3:9", "3:9")],
    ids=["first of its subject", "as named", "stamped anew", "refused", "not come yet"],
)
def test_the_predecessor_is_found_where_it_stands(named, real):
    assert _predecessor("AZ", named) == real
