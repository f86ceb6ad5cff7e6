"""Roles, permissions, rights on objects, and the actors that they make."""

import pytest
from django.contrib.auth.models import AnonymousUser

from cats.accounts import actors, catalogue, checks, grants, roles, services
from cats.accounts.roles import ROLE_PERMISSIONS, Role
from cats.kernel.actors import SYSTEM
from cats.tenancy.scope import scope
from tests.toy.models import Box


@pytest.fixture
def boxes(cast, settings):
    settings.CATS_GRANTED = {
        "offices": ("toy.Box", "name"),
        "operators": ("toy.Label", "text"),
        "guarantors": ("toy.Box", "pk"),
    }
    with scope("GE"):
        return [Box.objects.create(name=name) for name in ("GEDM0001", "GEDM0002")]


def test_every_role_is_complete_and_the_catalogue_has_a_sentence_for_each_permission():
    assert checks.check_permissions(None) == []
    assert set(ROLE_PERMISSIONS) == set(Role)


def test_a_role_with_an_unexplained_permission_is_reported(monkeypatch):
    monkeypatch.setitem(ROLE_PERMISSIONS, Role.AUDITOR, frozenset({"audit.burn_log"}))

    assert "audit.burn_log" in str(checks.check_permissions(None))


def test_a_permission_without_sentence_is_an_error(monkeypatch):
    monkeypatch.setattr(catalogue, "permissions", lambda: {"audit.view_log": " "})

    assert "accounts.E001" in [found.id for found in checks.check_permissions(None)]


def test_permissions_of_several_roles_add_up_and_unknown_roles_give_nothing():
    both = roles.permissions_of(frozenset({"auditor", "officer_of_transit", "sorcerer"}))

    assert both == ROLE_PERMISSIONS[Role.AUDITOR] | ROLE_PERMISSIONS[Role.OFFICER_OF_TRANSIT]


def test_an_actor_knows_his_permissions_and_the_objects_of_his_rights(cast, boxes):
    with scope("GE"):
        grants.sync(cast.ge.transit_officer, boxes[0], "work_at", granted=True)
        actor = actors.actor_of(cast.ge.transit_officer)

    assert (actor.kind, actor.ref, actor.label) == (
        "user",
        str(cast.ge.transit_officer.pk),
        "Transit Officer",
    )
    assert actor.administration == "GE"
    assert actor.may("transit.record_passage")
    assert not actor.may("transit.release_movement")
    assert (actor.offices, actor.operators) == (frozenset({"GEDM0001"}), frozenset())


def test_rights_are_given_and_taken_per_object_and_repeating_changes_nothing(cast, boxes):
    officer = cast.ge.transit_officer
    with scope("GE"):
        for box in boxes:
            grants.sync(officer, box, "work_at", granted=True)
            grants.sync(officer, box, "work_at", granted=True)
        grants.sync(officer, boxes[0], "work_at", granted=False)
        grants.sync(officer, boxes[0], "work_at", granted=False)

        assert list(grants.objects(officer, "work_at", Box)) == [boxes[1]]
        assert list(grants.objects(cast.ge.stranger, "work_at", Box)) == []


def test_nobody_and_closed_accounts_may_nothing(cast):
    with scope("GE"):
        services.deactivate(cast.ge.operator, actor=SYSTEM)

        assert actors.actor_of(AnonymousUser()) == actors.NOBODY
        assert actors.actor_of(cast.ge.operator) == actors.NOBODY
    assert not actors.NOBODY.may("transit.view_movement")


def test_an_actor_costs_three_queries(cast, boxes, django_assert_num_queries):
    with scope("GE"):
        grants.sync(cast.ge.transit_officer, boxes[0], "work_at", granted=True)
        with django_assert_num_queries(4):
            actors.actor_of(cast.ge.transit_officer)
