"""Guarantees on the interface and on pages: holder, guarantor and office of guarantee see them, others find nothing."""

import re

import pytest

from tests.transit.world import FOREIGN_GRN, GRN

ADDRESSES = ["", "/balance", "/usages"]


@pytest.mark.parametrize("name", ["operator", "guarantor", "guarantee_officer", "auditor"])
def test_whom_a_guarantee_concerns_sees_terms_balance_and_usages_and_never_goods(
    desks, api_for, client_for, name
):
    record = desks.corridor.released()
    system, browser = api_for(getattr(desks, name)), client_for(getattr(desks, name))

    listed = system.get("/api/v1/guarantees").json()["items"]
    terms = system.get(listed[0]["links"]["self"]).json()
    balance = system.get(listed[0]["links"]["balance"]).json()
    usages = system.get(listed[0]["links"]["usages"]).json()
    page = browser.get(f"/guarantees/{GRN}/").content.decode()

    assert [one["grn"] for one in listed] == [GRN]
    assert (terms["reference_amount"], terms["currency"], terms["holder"]["identification"]) == (
        "450000.00",
        "USD",
        "GEDEMO0001",
    )
    assert balance == {
        "grn": GRN,
        "reference_amount": "450000.00",
        "reserved": "23078.40",
        "credited": "0.00",
        "headroom": "426921.60",
        "currency": "USD",
    }
    assert [(one["mrn"], one["state"], one["amount"]) for one in usages["items"]] == [
        (record.mrn, "reserved", "23078.40")
    ]
    assert usages["next"] is None
    plain = re.sub(r"\s|<[^>]+>", "", page)
    for told in ("426921.60USD", "23078.40USD", record.mrn):
        assert told in plain
    assert "grapes" not in page + str(usages)


@pytest.mark.parametrize("name", ["competitor", "elsewhere_officer"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_stranger_and_an_unknown_number_get_the_same_answer(desks, api_for, name, address):
    system = api_for(getattr(desks, name))

    real, unknown = (system.get(f"/api/v1/guarantees/{grn}{address}") for grn in (GRN, FOREIGN_GRN))

    assert (real.status_code, unknown.status_code) == (404, 404)
    different = {"detail", "instance"}
    assert {k: v for k, v in real.json().items() if k not in different} == {
        k: v for k, v in unknown.json().items() if k not in different
    }
    assert real.json()["detail"] == unknown.json()["detail"].replace(FOREIGN_GRN, GRN)


def test_an_officer_of_departure_sees_the_terms_but_not_the_balance(desks, api_for, client_for):
    system, browser = api_for(desks.departure_officer), client_for(desks.departure_officer)

    statuses = [system.get(f"/api/v1/guarantees/{GRN}{address}").status_code for address in ADDRESSES]
    page = browser.get(f"/guarantees/{GRN}/")

    assert statuses == [200, 403, 403]
    assert page.status_code == 200
    assert "Free for new movements" not in page.content.decode()


def test_usages_lead_on_by_the_last_one(desks, api_for, monkeypatch):
    from guarantees import selectors  # noqa: PLC0415

    monkeypatch.setattr(selectors, "PAGE", 1)
    monkeypatch.setattr(selectors.usages_of, "__kwdefaults__", {"after": None, "size": 1})
    one, two = desks.corridor.released(), desks.corridor.released()
    system = api_for(desks.operator)

    first = system.get(f"/api/v1/guarantees/{GRN}/usages").json()
    second = system.get(first["next"]).json()

    assert [found["items"][0]["mrn"] for found in (first, second)] == [two.mrn, one.mrn]
    wrong = system.get(f"/api/v1/guarantees/{GRN}/usages?after=x")
    assert (wrong.status_code, wrong.json()["errors"][0]["pointer"]) == (422, "?after")
