"""Keys come from the directory only, under the author, for the time that counts."""

from datetime import timedelta
from typing import Any

import pytest

from ice_connector.protocol import jose, verification
from ice_connector.protocol.directory import HUB, DirectoryClaims, open_directory
from ice_connector.protocol.errors import (
    BadSignature,
    DirectoryRefused,
    KeyCompromised,
    KeyNotValid,
    Malformed,
    UnknownMember,
    WrongEnvironment,
)
from ice_connector.protocol.statements import read, timestamp
from tests.ice_connector.protocol import world

MS = timedelta(milliseconds=1)
ABOUT = world.message()
JWS = world.signed("GE", "ice-msg", ABOUT.payload())


def ge_with(key: Any) -> Any:
    return world.directory(participants=[world.entry("GE", keys=[key]), world.entry("AZ")])


def test_a_message_of_its_sender_is_believed():
    statement = verification.message(JWS, world.directory(), world.NOW)
    assert statement.claims == ABOUT
    assert statement.fp == jose.digest(ABOUT.payload())


def test_receipt_and_ack_are_believed_of_their_authors_only():
    directory = world.directory()
    receipt = world.signed(HUB, "ice-receipt", world.receipt(ABOUT).payload())
    ack = world.signed("AZ", "ice-ack", world.ack(ABOUT).payload())
    assert verification.receipt(receipt, directory).claims.id == ABOUT.id
    assert verification.ack(ack, directory, world.NOW).claims.id == ABOUT.id
    with pytest.raises(KeyNotValid):
        verification.receipt(world.signed("AZ", "ice-receipt", world.receipt(ABOUT).payload()), directory)
    with pytest.raises(KeyNotValid):
        verification.ack(world.signed("GE", "ice-ack", world.ack(ABOUT).payload()), directory, world.NOW)


@pytest.mark.parametrize("author", ["AZ", "KZ", HUB, "registrar", "stranger"])
def test_the_key_of_anyone_else_is_refused(author: str):
    with pytest.raises(KeyNotValid):
        verification.message(world.signed(author, "ice-msg", ABOUT.payload()), world.directory(), world.NOW)


def test_a_foreign_signature_under_the_authors_kid_is_refused():
    forged = jose.sign(
        world.private_key("AZ"), jose.thumbprint(world.public_jwk("GE")), "ice-msg", ABOUT.payload()
    )
    with pytest.raises(BadSignature):
        verification.message(forged, world.directory(), world.NOW)


def test_a_statement_of_another_environment_is_refused():
    training = world.message(env="training")
    with pytest.raises(WrongEnvironment):
        verification.message(world.signed("GE", "ice-msg", training.payload()), world.directory(), world.NOW)


def test_a_key_is_valid_from_its_first_until_before_its_last_moment():
    directory = ge_with(world.key_entry("GE", days=30))
    end = world.NOW + timedelta(days=30)
    for at in (world.NOW, end - MS):
        assert verification.message(JWS, directory, at).claims == ABOUT
    for at in (world.NOW - MS, end):
        with pytest.raises(KeyNotValid):
            verification.message(JWS, directory, at)
    assert verification.message(JWS, directory, end, ended=True).claims == ABOUT


def test_a_compromised_key_is_good_for_what_came_before_only():
    since = world.NOW + timedelta(days=3)
    directory = ge_with(world.key_entry("GE", days=30, compromised_since=timestamp(since)))
    assert verification.message(JWS, directory, since - MS).claims == ABOUT
    with pytest.raises(KeyCompromised):
        verification.message(JWS, directory, since)
    with pytest.raises(KeyCompromised):
        verification.message(JWS, directory, since, ended=True)


def test_two_keys_are_valid_during_a_rollover():
    keys = [world.key_entry("GE"), world.key_entry("GE-2")]
    directory = world.directory(participants=[world.entry("GE", keys=keys), world.entry("AZ")])
    renewed = world.signed("GE-2", "ice-msg", ABOUT.payload())
    first = verification.message(JWS, directory, world.NOW)
    assert verification.message(renewed, directory, world.NOW).fp == first.fp


def test_a_smaller_serial_is_refused_and_the_same_one_must_be_the_same():
    registrar = world.public_jwk("registrar")
    current = world.directory(serial=5)
    again = open_directory(world.directory_jws(serial=5), registrar, "test", world.NOW, current)
    assert again.fp == current.fp
    assert open_directory(world.directory_jws(serial=6), registrar, "test", world.NOW, current).serial == 6
    with pytest.raises(DirectoryRefused, match="smaller than 5"):
        open_directory(world.directory_jws(serial=4), registrar, "test", world.NOW, current)
    other = world.directory_jws(serial=5, participants=[])
    with pytest.raises(DirectoryRefused, match="another content"):
        open_directory(other, registrar, "test", world.NOW, current)


def test_only_the_pinned_registrar_makes_a_directory():
    payload = world.directory_claims().payload()
    for author in (HUB, "GE", "other registrar"):
        with pytest.raises(DirectoryRefused, match="pinned"):
            open_directory(
                world.signed(author, "ice-dir", payload), world.public_jwk("registrar"), "test", world.NOW
            )
    kid = jose.thumbprint(world.public_jwk("registrar"))
    forged = jose.sign(world.private_key(HUB), kid, "ice-dir", payload)
    with pytest.raises(BadSignature):
        open_directory(forged, world.public_jwk("registrar"), "test", world.NOW)


def test_a_directory_of_another_environment_or_of_tomorrow_is_refused():
    registrar = world.public_jwk("registrar")
    with pytest.raises(WrongEnvironment):
        open_directory(world.directory_jws(), registrar, "prod", world.NOW)
    with pytest.raises(DirectoryRefused, match="valid from"):
        open_directory(world.directory_jws(), registrar, "test", world.NOW - MS)


def test_a_directory_may_be_longer_than_four_kibibytes():
    participants = [
        world.entry(name) for name in ("GE", "AZ", "KZ", "UZ", "TM", "KG", "TJ", "MN", "PK", "CN")
    ]
    jws = world.directory_jws(
        participants=participants[:1]
        + [world.entry(entry.id, keys=[world.key_entry(entry.id)]) for entry in participants[1:]]
    )
    assert len(jws) > 5000
    opened = open_directory(jws, world.public_jwk("registrar"), "test", world.NOW)
    assert set(opened.entries) == {"GE", "AZ", "KZ", "UZ", "TM", "KG", "TJ", "MN", "PK", "CN"}


def test_access_points_speak_for_those_who_name_them():
    directory = world.directory(
        participants=[world.entry("GE"), world.entry("TM", access_points=["tm-1"], state="suspended")]
    )
    assert directory.speaks_for("host-1", "GE")
    assert not directory.speaks_for("host-1", "TM")
    assert not directory.speaks_for("host-1", "KZ")
    assert directory.is_suspended("TM")
    assert not directory.is_suspended("GE")
    assert not directory.is_suspended("KZ")


@pytest.mark.parametrize(
    "change",
    [
        {"participants": [world.entry("GE"), world.entry("GE", keys=[world.key_entry("GE-2")])]},
        {"participants": [world.entry("GE"), world.entry("AZ", keys=[world.key_entry("GE")])]},
        {"hub_keys": [world.key_entry("GE")]},
        {"hub_keys": [world.key_entry(HUB, days=0)]},
        {"begins": "2026-02-30T00:00:00.000Z"},
    ],
)
def test_a_directory_that_contradicts_itself_is_refused(change: dict[str, Any]):
    with pytest.raises(Malformed):
        read(world.directory_claims(**change).payload(), DirectoryClaims)


def test_a_kid_is_the_thumbprint_of_its_key():
    wrong = world.key_entry("GE", days=1)
    payload = world.directory_claims().payload().replace(wrong.kid.encode(), b"A" * 43)
    with pytest.raises(Malformed, match="thumbprint"):
        read(payload, DirectoryClaims)


def test_unknown_members_of_a_directory_are_refused_at_every_level():
    plain = world.directory_claims().payload()
    for place in (b'{"v"', b'{"id"', b'{"kid"', b'{"kty"', b'{"rate"'):
        assert plain.count(place) >= 1
        with pytest.raises(UnknownMember):
            read(plain.replace(place, b'{"more":1,' + place[1:], 1), DirectoryClaims)
