"""`manage.py journey` through real processes: closed in four countries and the guarantee free again, or a clear reason why not."""

import json

import pytest
from django.core.management import CommandError, call_command

from ice_connector.journey.corridor import COUNTRIES, GRN
from tests.journeys import books
from tests.plugins.stack import manage

pytestmark = [pytest.mark.journey]
MANY = 6


@pytest.fixture
def here(stack, settings, monkeypatch):
    """Commands of this process find the stack."""
    settings.STATE_DIR = stack.env["CATS_STATE_DIR"]
    monkeypatch.setenv("CATS_PORT", stack.env["CATS_PORT"])


def test_one_declaration_is_closed_in_four_countries_and_the_guarantee_free_again(stack):
    done = manage(stack, "journey")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert [line.split()[:2] for line in lines if " closed " in line and line[:2] in COUNTRIES] == [
        [country, "closed"] for country in COUNTRIES
    ]
    assert lines[-1] == f"balance of {GRN}: 450000.00 before, 450000.00 after: the same"
    assert any("act.release" in line and "GEDM0001" in line for line in lines)


@pytest.mark.slow
def test_several_at_once_as_json_lines(stack):
    done = manage(stack, "journey", "--n", str(MANY), "--json")
    assert (done.returncode, done.stderr) == (0, "")
    said = [json.loads(line) for line in done.stdout.splitlines()]
    closed = [(one["mrn"], one["country"]) for one in said if one["kind"] == "closed"]
    mrns = {mrn for mrn, _ in closed}
    assert (len(mrns), len(closed)) == (MANY, 4 * MANY)
    assert {country for _, country in closed} == set(COUNTRIES)
    balance = said[-1]
    assert (balance["kind"], balance["before"], balance["after"], balance["same"]) == (
        "balance",
        "450000.00",
        "450000.00",
        True,
    )
    events = [one for one in said if one["kind"] == "event"]
    assert {"at", "where", "who", "what", "state", "balance"} <= set(events[0])
    books.settled(stack, mrns)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("no xml", "is no transit declaration (CC015C)"),
        ("<CC015C/>", "is no transit declaration (CC015C)"),
        (None, "cannot be read: No such file or directory."),
    ],
    ids=["no XML", "empty", "not there"],
)
def test_a_file_that_is_no_declaration_is_refused_with_its_name(here, tmp_path, content, reason):
    path = tmp_path / "what.xml"
    if content is not None:
        path.write_text(content)
    with pytest.raises(CommandError) as refused:
        call_command("journey", declaration=path)
    assert str(refused.value).startswith(f"{path} ")
    assert reason in str(refused.value)


def test_without_a_demo_world_the_command_says_what_to_run(settings, tmp_path):
    settings.STATE_DIR = tmp_path
    with pytest.raises(CommandError, match="the demo world was not made. Run `make demo` or `make journey`"):
        call_command("journey")
