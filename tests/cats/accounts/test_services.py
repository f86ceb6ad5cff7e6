"""Making and closing accounts, giving and taking roles."""

import pytest
from django.db import IntegrityError, transaction

from cats.accounts import services
from cats.accounts.models import Membership, User
from cats.accounts.roles import Role
from cats.audit.models import AuditEntry
from cats.kernel.actors import SYSTEM
from cats.kernel.errors import Conflict, Invalid
from cats.tenancy.scope import scope
from tests.factories.accounts import PASSWORD


def make(login="nino", password=PASSWORD, **kwargs):
    return services.create_user(login, "Nino", password=password, actor=SYSTEM, **kwargs)


def test_a_user_belongs_to_the_administration_in_scope_and_everything_is_audited(cast):
    with scope("GE"):
        user = make(roles=[Role.OPERATOR])

        assert (user.key, user.administration_id) == ("GE:nino", "GE")
        assert user.check_password(PASSWORD)
        assert list(AuditEntry.objects.order_by("id").values_list("verb", flat=True)) == [
            "user.created",
            "membership.added",
        ]


def test_the_same_login_name_may_exist_in_two_administrations_but_not_twice_in_one(cast):
    with scope("GE"):
        make()
    with scope("AZ"):
        make()
        with pytest.raises(Conflict, match="taken"):
            make()
        assert User.objects.count() == 1


@pytest.mark.parametrize(
    ("login", "password", "pointers"),
    [
        ("", PASSWORD, ["/login"]),
        ("a b", PASSWORD, ["/login"]),
        ("GE:nino", PASSWORD, ["/login"]),
        ("nino\n", PASSWORD, ["/login"]),
        ("nino", "short", ["/password"]),
        ("nino", "password1234", ["/password"]),
        ("n:", "short", ["/login", "/password"]),
    ],
)
def test_unusable_login_names_and_weak_passwords_are_refused_all_at_once(cast, login, password, pointers):
    with scope("GE"):
        with pytest.raises(Invalid) as refused:
            make(login, password)

        assert [fault.pointer for fault in refused.value.faults] == pointers
        assert not User.objects.exists()


def test_a_user_without_a_password_cannot_sign_in_by_one(cast):
    with scope("GE"):
        assert not make(password=None).has_usable_password()


def test_the_users_of_another_administration_cannot_even_be_seen(cast):
    with scope("GE"):
        user = make()

    with scope("AZ"):
        assert not User.objects.filter(pk=user.pk).exists()
    assert list(User.objects.values_list("login", flat=True)) == []


def test_the_database_refuses_a_user_of_another_administration(cast):
    with scope("AZ"), transaction.atomic(), pytest.raises(Exception, match="row-level security"):
        User.objects.create(administration_id="GE", login="eve", key="GE:eve", name="Eve", password="!")


def test_the_database_refuses_a_key_that_is_not_administration_and_login(cast):
    with scope("GE"), pytest.raises(IntegrityError, match="user_key"), transaction.atomic():
        User.objects.create(administration_id="GE", login="eve", key=":eve", name="Eve", password="!")


def test_a_role_is_given_once_and_taken_once(cast):
    with scope("GE"):
        user = make()
        services.add_membership(user, Role.AUDITOR, actor=SYSTEM)
        services.add_membership(user, Role.AUDITOR, actor=SYSTEM)
        assert user.roles == {"auditor"}
        services.remove_membership(user, Role.AUDITOR, actor=SYSTEM)
        services.remove_membership(user, Role.AUDITOR, actor=SYSTEM)

        assert user.roles == frozenset()
        assert AuditEntry.objects.filter(verb__startswith="membership").count() == 2


def test_a_national_user_cannot_administer_the_host(cast):
    with scope("GE"):
        user = make()
        with pytest.raises(Invalid):
            services.add_membership(user, Role.HOST_ADMINISTRATOR, actor=SYSTEM)

        assert not Membership.objects.exists()


def test_host_people_belong_to_no_administration_and_are_seen_in_none(cast):
    assert cast.host.key == ":host"
    with scope("GE"):
        assert not User.objects.filter(login="host").exists()
