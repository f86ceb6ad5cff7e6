"""The trace verifies every signature when it is asked, with the keys that were kept; a proof holds without any database."""

import json

import msgspec
import pytest
from django.test import Client
from django.utils import translation

from cats.kernel import clock
from cats.messaging import states
from cats.messaging.models import InboundMessage, MessageDocument, OutboundMessage
from cats.tenancy import scope
from ice_connector import pictures, tracing
from ice_connector.link import stamper
from ice_connector.link.collector import collect
from ice_connector.link.sender import send_due
from ice_connector.models import DirectoryEdition
from ice_connector.protocol import proof as proofs
from ice_connector.protocol.directory import HUB
from tests.factories.accounts import make_user
from tests.ice_connector.link.end import (
    DOCUMENT,
    MRN,
    OTHER_MRN,
    POOL,
    End,
    ack_for,
    acked,
    entry,
    message,
    page,
)
from tests.ice_connector.protocol import world


@pytest.fixture
def ge(cast, settings, tmp_path):
    """Georgia's end, with the registrar's key pinned and the directory kept."""
    settings.CATS_INBOX_PROCESSOR = "tests.toy.processor.note"
    settings.ICE_FOLDER, settings.ICE_ENVIRONMENT = tmp_path, "test"
    (tmp_path / "registrar.jwk").write_bytes(msgspec.json.encode(world.public_jwk("registrar")))
    end = End()
    DirectoryEdition.objects.create(
        serial=end.directory.serial, jws=end.directory.jws, seen_at=clock.machine_now()
    )
    return end


@pytest.fixture
def crossed(ge):
    """One message out, received and acknowledged, and one in."""
    row = ge.post(mrn=MRN)
    with scope.scope("GE"):
        stamper.stamp_all(ge.context.signer, "test")
    send_due(ge.context, POOL)
    page(ge.hub, acked(ack_for(ge.row(row))), entry(ge.hub, message()))
    collect(ge.context)
    return row


def trace(asked=MRN):
    with scope.scope("GE"):
        return tracing.trace(asked, tracing.Keys())


def verdicts(found):
    return [[hop.finding.verdict for hop in one.hops] for one in found]


def test_every_hop_of_a_message_is_there_with_its_author_and_holds(ge, crossed):
    out, inside = trace()

    assert [(hop.sender, hop.recipient, hop.finding.author) for hop in out.hops] == [
        ("NTA.GE", HUB, "GE"),
        (HUB, "NTA.AZ", HUB),
        ("NTA.AZ", "NTA.GE", "AZ"),
    ]
    assert [(hop.sender, hop.recipient, hop.finding.author) for hop in inside.hops] == [
        ("NTA.AZ", HUB, "AZ"),
        (HUB, "NTA.GE", HUB),
        ("NTA.GE", "NTA.AZ", "GE"),
    ]
    assert verdicts([out, inside]) == [["valid"] * 3] * 2
    assert out.holds
    assert inside.holds
    assert all(hop.took is not None for one in (out, inside) for hop in one.hops[:2])


def test_a_message_is_found_by_its_own_number_too(ge, crossed):
    assert [one.row.pk for one in trace(str(crossed.message_id))] == [one.row.pk for one in trace()]
    assert trace(OTHER_MRN) == []


def other_signature(row):
    """The signature of another key over the same claims."""
    return world.signed("KZ", "ice-msg", proofs.parse(row.jws, proofs.Message).compact.payload)


@pytest.mark.parametrize("part", ["signature", "document", "receipt", "acknowledgement", "row"])
def test_what_somebody_changed_here_is_seen(ge, crossed, part):
    with scope.scope("GE"):
        row = OutboundMessage.objects.get(pk=crossed.pk)
        if part == "signature":
            row.jws = other_signature(row)
        elif part == "document":
            data = b"<CD118C>other</CD118C>"
            other = InboundMessage.objects.get().document
            assert other.data != data
            row.document = other
        elif part == "receipt":
            row.receipt = world.signed(
                "AZ", "ice-receipt", proofs.parse(row.receipt, proofs.Receipt).compact.payload
            )
        elif part == "acknowledgement":
            row.ack = ge.hub.receipt(proofs.parse(row.jws, proofs.Message).claims)
        else:
            row.type = "CD006C"
        row.save()

    out, inside = trace()

    assert not out.holds
    assert inside.holds
    expected = {
        "signature": ["invalid", "valid", "valid"],
        "document": ["invalid", "valid", "valid"],
        "receipt": ["valid", "invalid", "valid"],
        "acknowledgement": ["valid", "valid", "invalid"],
        "row": ["valid", "valid", "valid"],
    }[part]
    assert verdicts([out]) == [expected]
    assert out.differs == (("type",) if part == "row" else ())


def test_a_receipt_of_another_message_is_not_taken_for_this_ones(ge, crossed):
    with scope.scope("GE"):
        OutboundMessage.objects.update(receipt=InboundMessage.objects.get().receipt)
    out, _ = trace()
    assert (verdicts([out]), out.hops[1].finding.why) == (
        [["valid", "invalid", "valid"]],
        "the receipt is another message's",
    )


def test_without_the_registrars_key_nothing_is_called_valid(ge, crossed, settings, tmp_path):
    settings.ICE_FOLDER = tmp_path / "elsewhere"
    with scope.scope("GE"):
        keys = tracing.Keys()
        found = tracing.trace(MRN, keys)
    assert keys.directories == []
    assert "valid" not in [verdict for one in verdicts(found) for verdict in one]


def test_a_directory_that_the_registrar_did_not_sign_counts_for_nothing(ge, crossed):
    forged = world.signed("AZ", "ice-dir", ge.directory.claims.payload())
    DirectoryEdition.objects.update(jws=forged)
    with scope.scope("GE"):
        assert tracing.Keys().directories == []


def test_the_proof_holds_offline_and_any_change_in_it_is_found(ge, crossed, cast, client_for):
    browser = client_for(cast.ge.auditor)
    answer = browser.post(f"/links/proofs/out/{crossed.pk}/")
    assert answer.status_code == 200
    octets = answer.content
    with scope.scope("GE"):
        document = OutboundMessage.objects.select_related("document").get(pk=crossed.pk).data

    registrar = world.public_jwk("registrar")

    def judged(data):
        proof = proofs.read(data)
        return proofs.judge(
            proof, proofs.open_directories(proof.directories, registrar, "test", clock.machine_now())
        )

    found = judged(octets)
    assert found.holds
    assert (found.receipt.verdict, found.ack.verdict, found.claims.id) == (
        "valid",
        "valid",
        str(crossed.message_id),
    )
    members = json.loads(octets)
    assert members.keys() == {"format", "env", "message", "document", "receipt", "ack", "directories"}
    assert members["document"] == {"sha256": MessageDocument.digest(document), "size": len(document)}
    assert document not in octets
    for name in ("message", "receipt", "ack"):
        broken = dict(members)
        head, payload, signature = broken[name].split(".")
        broken[name] = ".".join([head, payload, signature[:-6] + "AAAAAA"[:5] + signature[-1]])
        assert not judged(json.dumps(broken).encode()).holds, name
    wrong = members | {"document": {"sha256": MessageDocument.digest(DOCUMENT), "size": len(DOCUMENT)}}
    assert not judged(json.dumps(wrong).encode()).holds
    assert not proofs.judge(proofs.read(octets), []).holds


def test_who_may_take_a_proof_and_that_it_is_audited(ge, crossed, cast, client_for):
    from cats.audit.models import AuditEntry  # noqa: PLC0415

    address = f"/links/proofs/out/{crossed.pk}/"
    answers = {
        desk: client_for(getattr(cast.ge, desk)).post(address).status_code
        for desk in ("administrator", "auditor", "operator", "transit_officer", "stranger")
    }
    foreign = client_for(cast.az.administrator).post(address).status_code

    assert answers == {
        "administrator": 200, "auditor": 200, "operator": 403, "transit_officer": 403, "stranger": 403,
    }  # fmt: skip
    assert foreign == 404
    assert client_for(cast.ge.auditor).post(f"/links/proofs/in/{crossed.pk}/").status_code == 404
    with scope.scope("GE"):
        assert AuditEntry.objects.filter(verb="message.proof_taken").count() == 2


def test_the_page_says_valid_and_not_valid_as_it_was_computed(ge, crossed, cast, client_for):
    browser: Client = client_for(cast.ge.auditor)
    before = browser.get(f"/links/trace/?mrn={MRN}").content.decode()
    with scope.scope("GE"):
        row = OutboundMessage.objects.get(pk=crossed.pk)
        row.jws = other_signature(row)
        row.save()
    after = browser.get(f"/links/trace/?mrn={MRN}").content.decode()

    assert "Every signature was verified just now and holds." in before
    assert before.count(">valid<") == 6
    assert "not valid" not in before
    assert "1 message is not what was signed." in after
    assert "not valid" in after


@pytest.mark.parametrize(
    ("state", "waits_for", "words"),
    [
        ("delivered", "", "доставлено"),
        ("waiting", "CD050C", "ждёт: CD050C"),
        ("waiting", "follows", "ждёт: более раннее сообщение"),
        ("stuck", "", "застряло"),
    ],
)
def test_the_state_of_a_message_is_said_in_the_readers_language(state, waits_for, words):
    row = InboundMessage(administration_id="GE", state=state, waits_for=waits_for)
    found = tracing.TracedMessage(row, "in", clock.machine_now(), "", "", (), None, ())
    with translation.override("ru"):
        assert found.state == words


def test_every_state_has_its_words():
    assert set(states.WORDS) == {*states.Outbound, *states.Inbound}


def test_the_picture_has_a_lane_each_and_an_arrow_for_each_hop_through_the_hub(ge, crossed):
    picture = pictures.sequence(trace(), "GE")
    assert [lane.name for lane in picture.lanes] == ["GE", HUB, "AZ"]
    assert len(picture.arrows) == 4
    assert all(arrow.holds for arrow in picture.arrows)
    assert pictures.sequence([], "GE") is None


def test_an_administration_does_not_see_anothers_messages(ge, crossed, cast):
    make_user("AZ", "somebody")
    with scope.scope("AZ"):
        assert tracing.trace(MRN, tracing.Keys()) == []
