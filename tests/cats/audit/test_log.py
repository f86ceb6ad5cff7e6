"""What is written, and what of a refused attempt remains."""

import pytest
from django.db import ProgrammingError, transaction

from cats.audit import log, requests, selectors, verbs
from cats.audit.models import AuditEntry
from cats.kernel import clock
from cats.kernel.actors import SYSTEM, Actor
from cats.kernel.errors import Refused
from cats.tenancy.scope import NoScope, scope
from tests.toy.models import Box

NINO = Actor("user", "42", "Nino")
MRN = "26GE00000000000AJ5"


def test_an_entry_says_who_did_what_to_which_record_when_in_which_request(cast):
    requests.set_id("r-1")
    with scope("GE"):
        box = Box.objects.create(name="b")
        before = clock.now()
        log.record("user.created", actor=NINO, subject=box, mrn=MRN, login="x")
        entry = selectors.of_mrn(MRN).get()

        assert before <= entry.at <= clock.now()
        assert (entry.verb, entry.outcome, entry.actor_kind, entry.actor_ref, entry.actor_label) == (
            "user.created", "done", "user", "42", "Nino",
        )  # fmt: skip
        assert (entry.subject_type, entry.subject_id) == ("toy.box", str(box.pk))
        assert (entry.request_id, entry.facts) == ("r-1", {"login": "x"})
        assert selectors.of_record(box).get() == selectors.by_actor("42").get() == entry
    requests.set_id("")


def test_a_verb_without_sentence_is_a_fault_of_the_program(cast):
    with scope("GE"), pytest.raises(verbs.UnknownVerb, match="movement.eaten"):
        log.record("movement.eaten", actor=SYSTEM)


def test_every_verb_has_a_sentence_and_is_spelt_noun_dot_past_verb():
    assert all(str(sentence).strip() for sentence in verbs.registered().values())
    assert all(verb.count(".") == 1 for verb in verbs.registered())


def test_nothing_is_recorded_outside_a_scope(cast):
    with pytest.raises(NoScope):
        log.record("user.created", actor=SYSTEM)


def test_a_refused_attempt_leaves_its_audit_and_nothing_else(cast):
    with pytest.raises(Refused), scope("GE"):
        Box.objects.create(name="half-done")
        error = Refused("too-late", "It is closed.", pointer="/x")
        log.refused("act.refused", actor=NINO, error=error, mrn=MRN, act="release")
        log.refused("act.refused", actor=NINO, error=error, mrn=MRN, act="told twice")
        raise error

    with scope("GE"):
        assert not Box.objects.exists()
        entry = AuditEntry.objects.get()
        assert (entry.outcome, entry.mrn) == ("refused", MRN)
        assert entry.facts == {
            "act": "release",
            "code": "too-late",
            "message": "It is closed.",
            "pointer": "/x",
        }


def test_another_administration_sees_nothing_of_it(cast):
    with scope("GE"):
        log.record("user.created", actor=SYSTEM)
    with scope("AZ"):
        assert not AuditEntry.objects.exists()


@pytest.mark.parametrize("change", [lambda rows: rows.update(mrn="x"), lambda rows: rows.delete()])
def test_the_application_can_neither_change_nor_delete_an_entry(cast, change):
    with scope("GE"):
        log.record("user.created", actor=SYSTEM)
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            change(AuditEntry.objects.all())
        assert AuditEntry.objects.count() == 1
