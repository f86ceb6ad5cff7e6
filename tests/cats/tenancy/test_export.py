"""An administration can take everything that is its own, and nothing of anybody else."""

import json
import zipfile

import pytest
from django.core.management import CommandError, call_command

from cats.tenancy import scope
from cats.tenancy.export import WITHHELD, export, owned_tables
from tests.architecture.test_tables import TENANT_OWNED
from tests.toy.models import Box, Label


@pytest.fixture
def filled(two):
    for code in ("GE", "AZ"):
        with scope.scope(code):
            Label.objects.create(box=Box.objects.create(name=f"{code} box"), text="თბილისი")


def test_no_tenant_owned_table_is_left_out(db):
    assert set(TENANT_OWNED) - set(owned_tables()) == set()


def test_the_archive_holds_every_own_row_and_no_other(filled, tmp_path):
    counts = export("GE", tmp_path / "ge.zip")

    with zipfile.ZipFile(tmp_path / "ge.zip") as archive:
        assert {name.removesuffix(".jsonl") for name in archive.namelist()} == set(owned_tables())
        boxes = [json.loads(line) for line in archive.read("toy_box.jsonl").splitlines()]
        labels = [json.loads(line) for line in archive.read("toy_label.jsonl").splitlines()]
    assert counts["toy_box"] == counts["toy_label"] == 1
    assert [(box["name"], box["administration_id"]) for box in boxes] == [("GE box", "GE")]
    assert [label["text"] for label in labels] == ["თბილისი"]


def test_keys_and_hashes_of_secrets_stay(cast, tmp_path):
    assert cast.ge.operator.password

    export("GE", tmp_path / "ge.zip")

    with zipfile.ZipFile(tmp_path / "ge.zip") as archive:
        users = [json.loads(line) for line in archive.read("accounts_user.jsonl").splitlines()]
    assert [user["login"] for user in users] == ["operator"]
    assert "password" not in users[0]
    assert WITHHELD["ice_connector_signingkey"] == ("private",)
    assert WITHHELD["accounts_client"] == ("client_secret",)


def test_an_existing_archive_is_not_overwritten(filled, tmp_path):
    (tmp_path / "ge.zip").write_bytes(b"mine")

    with pytest.raises(CommandError, match="exists already"):
        call_command("administration", "export", "GE", "--to", str(tmp_path / "ge.zip"))
    assert (tmp_path / "ge.zip").read_bytes() == b"mine"


def test_an_unknown_administration_is_named(two, tmp_path):
    with pytest.raises(CommandError, match="no administration XX. Known are: AZ, GE"):
        call_command("administration", "export", "XX", "--to", str(tmp_path / "xx.zip"))
