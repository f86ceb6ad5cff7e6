"""What customs makes of a declaration keeps the rules: release, records and unloading permission of every sample."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from cats.kernel import clock
from ice_connector.journey.readdress import readdress
from refdata import demo
from tests.transit.rules.judging import where
from tests.transit.rules.reference import context
from tests.transit.rules.test_real_declarations import ORDINARY, SAMPLES
from transit import rules
from transit.completion import complete
from transit.messages import destination, release
from transit.rules.examples import made, messages

OWN = sorted((Path(__file__).parents[2] / "samples").glob("*.xml"))
REAL = [Path(SAMPLES, "valid", f"CC015C-{number:02}.xml") for number in ORDINARY] if SAMPLES else []


def known(number):
    return next((one for one in demo.OPERATORS if one.identification == number), None)


def built(declaration):
    """Every message that carries the goods of the declaration."""
    today = date(2026, 11, 22)
    whole = complete(declaration, office_name="Tbilisi", known=known)
    simplified = any(one.type == "C521" for one in whole.Authorisation)
    grns = [one.GRN for guarantee in whole.Guarantee for one in guarantee.GuaranteeReference if one.GRN]
    facts = release.Release(
        messages.MRN,
        today,
        today,
        "A3" if simplified else "A2",
        today,
        "Officer",
        dict.fromkeys(grns, (Decimal("100"), "USD")),
    )
    record = release.anticipated_arrival(whole, facts)
    return [
        release.release_for_transit(whole, facts),
        record,
        release.anticipated_transit(whole, facts),
        destination.unloading_permission(record, messages.DESTINATION, messages.CONSIGNEE),
    ]


@pytest.mark.parametrize("path", [*OWN, *REAL], ids=lambda path: path.stem)
def test_what_is_made_of_a_sample_keeps_every_rule(path):
    local = clock.now().astimezone(ZoneInfo("Asia/Tbilisi")).replace(tzinfo=None)
    declaration = readdress(path.read_bytes(), "AC01").declaration
    for message in built(declaration):
        judged = context(local=local, earlier=declaration)
        assert rules.rule_faults(message, judged) == [], type(message).__name__


@pytest.mark.parametrize(
    ("types", "documents", "notification", "kinds"),
    [
        (["10", "40"], [], "0", ["10", "40"]),
        (["10"], ["N380"], "0", ["10"]),
        ([], ["N380"], "1", []),
        ([], [], "0", ["50"]),
        (["50"], [], "0", ["50"]),
    ],
)
def test_a_notice_of_control_keeps_the_rules_whatever_the_officer_said(types, documents, notification, kinds):
    notice = made.departure.control_decision(
        messages.cargo_a(), messages.MRN, moment=messages.PREPARED, types=types, documents=documents, text=""
    )
    assert notice.TransitOperation.notificationType == notification
    assert [one.type for one in notice.TypeOfControls] == kinds
    assert rules.faults(notice, where(notice)) == []


def test_a_permission_to_go_on_unloading_is_judged_without_goods():
    permission = made.permission()
    permission.CTLControl = made.d.CTLControlType(continueUnloading=1)
    permission.Consignment = permission.HolderOfTheTransitProcedure = None
    permission.TransitOperation.declarationType = permission.TransitOperation.declarationAcceptanceDate = None
    assert rules.faults(permission, where(permission)) == []
