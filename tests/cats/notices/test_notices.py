"""Who is told what: a notice reaches its audience, each reader reads for himself, and it vanishes with its cause."""

from datetime import timedelta

import pytest
from django.utils import translation

from cats.kernel import clock, ids
from cats.kernel.actors import SYSTEM, Actor
from cats.notices import selectors, services
from cats.notices.models import Notice
from cats.tenancy import scope
from cats.tenancy.models import Administration

NINO = Actor("user", str(ids.uuid7()), "Nino", offices=frozenset({"GEDM0001"}))
GIORGI = Actor("user", str(ids.uuid7()), "Giorgi", offices=frozenset({"GEDM0001", "GEDM0002"}))
TRADER = Actor(
    "user", str(ids.uuid7()), "Trader", operators=frozenset({"GE123"}), guarantors=frozenset({"g1"})
)


@pytest.fixture
def administrations(db):
    for code in ("GE", "AZ"):
        Administration.objects.create(
            code=code, name=code, host=f"{code}.localhost", time_zone="Asia/Tbilisi"
        )


@pytest.fixture
def georgia(administrations):
    with scope.scope("GE"):
        yield


def post(text="%(mrn)s has not arrived.", **kwargs):
    kwargs.setdefault("office", "GEDM0001")
    services.post("movement.overdue", text, mrn="26GE1", **{"link": "/movements/26GE1/", **kwargs})


def seen(actor):
    return [notice.audience for notice in selectors.notices_for(actor)]


def test_a_notice_reaches_those_at_the_office_and_nobody_else(georgia):
    services.post("movement.overdue", "Late.", office="GEDM0001")
    services.post("movement.overdue", "Late.", office="GEDM0002")
    services.post("movement.released", "Released.", operator="GE123")
    services.post("guarantee.used", "Used.", guarantor="g1")
    services.post("account.changed", "Changed.", user=NINO.ref)

    assert sorted(seen(NINO)) == sorted(["GEDM0001", NINO.ref])
    assert sorted(seen(GIORGI)) == ["GEDM0001", "GEDM0002"]
    assert sorted(seen(TRADER)) == ["GE123", "g1"]
    assert seen(SYSTEM) == []


def test_the_newest_comes_first(georgia):
    services.post("a.happened", "First.", office="GEDM0001")
    with clock.shifted(timedelta(minutes=1)):
        services.post("a.happened", "Second.", office="GEDM0001")

    assert [notice.text for notice in selectors.notices_for(NINO)] == ["Second.", "First."]


def test_each_reads_for_himself(georgia):
    post(reference="26GE1", text="%(reference)s has not arrived.")
    notice = selectors.unread_for(NINO).get()

    services.mark_read(notice.id, NINO.ref)
    services.mark_read(notice.id, NINO.ref)

    assert selectors.unread_for(NINO).count() == 0
    assert [one.is_read for one in selectors.notices_for(NINO)] == [True]
    assert [one.is_read for one in selectors.notices_for(GIORGI)] == [False]


def test_the_sentence_is_filled_and_translated_for_its_reader(georgia, monkeypatch):
    post(text="%(reference)s has not arrived.", reference="26GE1")
    notice = Notice.objects.get()
    assert selectors.sentence(notice) == "26GE1 has not arrived."

    monkeypatch.setattr(selectors, "gettext", lambda text: "%(reference)s не прибыла.")
    with translation.override("ru"):
        assert selectors.sentence(notice) == "26GE1 не прибыла."


def test_the_same_key_tells_an_audience_once(georgia):
    for _ in range(2):
        services.post("movement.overdue", "Late.", office="GEDM0001", key="26GE1:overdue")
    services.post("movement.overdue", "Late.", office="GEDM0002", key="26GE1:overdue")
    services.post("movement.overdue", "Late.", office="GEDM0001")
    services.post("movement.overdue", "Late.", office="GEDM0001")

    assert Notice.objects.filter(audience="GEDM0001").count() == 3
    assert Notice.objects.filter(audience="GEDM0002").count() == 1


@pytest.mark.parametrize("audience", [{}, {"office": "GEDM0001", "operator": "GE123"}])
def test_a_notice_has_exactly_one_audience(georgia, audience):
    with pytest.raises(ValueError, match="exactly one audience"):
        services.post("movement.overdue", "Late.", **audience)


def test_a_sentence_that_its_facts_do_not_fill_is_a_fault_of_the_program(georgia):
    with pytest.raises(KeyError):
        services.post("movement.overdue", "%(reference)s is late.", office="GEDM0001")

    assert not Notice.objects.exists()


def test_a_notice_vanishes_with_what_it_tells_of(administrations):
    with pytest.raises(ZeroDivisionError), scope.scope("GE"):
        services.post("movement.overdue", "Late.", office="GEDM0001")
        raise ZeroDivisionError

    with scope.scope("GE"):
        assert not Notice.objects.exists()


def test_another_administration_hears_nothing(georgia_then_azerbaijan):
    assert seen(NINO) == []


@pytest.fixture
def georgia_then_azerbaijan(administrations):
    with scope.scope("GE"):
        services.post("movement.overdue", "Late.", office="GEDM0001")
    with scope.scope("AZ"):
        yield
