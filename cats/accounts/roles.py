"""The roles that people hold, what each may do, and what it is called. A later role is a line in these tables."""

from enum import StrEnum, unique

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@unique
class Role(StrEnum):
    """A kind of desk. A person may hold several."""

    OPERATOR = "operator"
    TRADER_AT_DESTINATION = "trader_at_destination"
    AUTHORISED_CONSIGNEE = "authorised_consignee"
    OFFICER_OF_DEPARTURE = "officer_of_departure"
    OFFICER_OF_TRANSIT = "officer_of_transit"
    OFFICER_OF_DESTINATION = "officer_of_destination"
    GUARANTEE_OFFICER = "guarantee_officer"
    GUARANTOR = "guarantor"
    NATIONAL_ADMINISTRATOR = "national_administrator"
    HOST_ADMINISTRATOR = "host_administrator"
    AUDITOR = "auditor"
    API_USER = "api_user"


LABELS: dict[Role, str | Promise] = {
    Role.OPERATOR: _("Economic operator (holder of the transit procedure)"),
    Role.TRADER_AT_DESTINATION: _("Trader at destination"),
    Role.AUTHORISED_CONSIGNEE: _("Authorised consignee"),
    Role.OFFICER_OF_DEPARTURE: _("Officer of departure"),
    Role.OFFICER_OF_TRANSIT: _("Officer of transit"),
    Role.OFFICER_OF_DESTINATION: _("Officer of destination"),
    Role.GUARANTEE_OFFICER: _("Guarantee officer"),
    Role.GUARANTOR: _("Guarantor"),
    Role.NATIONAL_ADMINISTRATOR: _("National administrator"),
    Role.HOST_ADMINISTRATOR: _("Host administrator"),
    Role.AUDITOR: _("Auditor"),
    Role.API_USER: _("Use of the programming interface by an officer's system"),
}

_USES_API = {"accounts.use_api"}
_READS_NOTICES = {"notices.read_notice"}
_HAS_A_MAILBOX = {"transit.read_mailbox"} | _READS_NOTICES
_SEES_MOVEMENTS = {"transit.view_movement"}
_PRINTS = {"transit.print_document"}
_PRINTS_CERTIFICATES = {"guarantees.print_certificate"}
_AT_A_DESK = {"transit.work_at_desk"} | _READS_NOTICES | _SEES_MOVEMENTS | _PRINTS
_SEES_GUARANTEES = {"guarantees.view_guarantee", "guarantees.view_balance"}

ROLE_PERMISSIONS: dict[Role, frozenset[str]] = {
    Role.OPERATOR: frozenset(
        {
            "transit.lodge_declaration",
            "transit.amend_declaration",
            "transit.request_invalidation",
            "guarantees.change_access_code",
        }
        | _HAS_A_MAILBOX
        | _SEES_MOVEMENTS
        | _SEES_GUARANTEES
        | _PRINTS
        | _PRINTS_CERTIFICATES
        | _USES_API
    ),
    Role.TRADER_AT_DESTINATION: frozenset(
        {"transit.notify_arrival"} | _HAS_A_MAILBOX | _SEES_MOVEMENTS | _USES_API
    ),
    Role.AUTHORISED_CONSIGNEE: frozenset(
        {"transit.notify_arrival", "transit.submit_unloading_remarks"}
        | _HAS_A_MAILBOX
        | _SEES_MOVEMENTS
        | _USES_API
    ),
    Role.OFFICER_OF_DEPARTURE: frozenset(
        {
            "transit.decide_control",
            "transit.record_control_result",
            "transit.release_movement",
            "transit.refuse_release",
            "transit.invalidate_movement",
            "transit.decide_amendment",
            "guarantees.raise_amount",
            "guarantees.view_guarantee",
        }
        | _AT_A_DESK
    ),
    Role.OFFICER_OF_TRANSIT: frozenset({"transit.record_passage", "transit.control_in_transit"} | _AT_A_DESK),
    Role.OFFICER_OF_DESTINATION: frozenset(
        {
            "transit.accept_arrival",
            "transit.permit_unloading",
            "transit.decide_control",
            "transit.record_control_result",
            "transit.release_goods",
        }
        | _AT_A_DESK
    ),
    Role.GUARANTEE_OFFICER: frozenset(
        {"guarantees.register_guarantee", "guarantees.admit_guarantor"}
        | _READS_NOTICES
        | _SEES_GUARANTEES
        | _PRINTS_CERTIFICATES
    ),
    Role.GUARANTOR: frozenset(
        {"guarantees.view_exposure"} | _READS_NOTICES | _SEES_GUARANTEES | _PRINTS_CERTIFICATES | _USES_API
    ),
    Role.NATIONAL_ADMINISTRATOR: frozenset(
        {
            "accounts.manage_users",
            "accounts.decide_rights",
            "refdata.view_reference_data",
            "refdata.post_officers",
            "refdata.manage_operators",
            "refdata.change_settings",
            "audit.view_log",
            "audit.verify_chain",
            "ice.view_links",
            "ice.redrive_message",
            "ice.take_proof",
        }
        | _READS_NOTICES
    ),
    Role.HOST_ADMINISTRATOR: frozenset({"accounts.manage_users", "ice.view_links", "ice.redrive_message"}),
    Role.AUDITOR: frozenset(
        {"audit.view_log", "audit.verify_chain", "ice.view_links", "ice.take_proof"}
        | _SEES_MOVEMENTS
        | _SEES_GUARANTEES
    ),
    Role.API_USER: frozenset(_USES_API),
}


def permissions_of(roles: frozenset[str]) -> frozenset[str]:
    """Everything that people of these roles may do. An unknown role gives nothing."""
    return frozenset().union(*(held for role, held in ROLE_PERMISSIONS.items() if role.value in roles))


def opening(permission: str) -> list[str | Promise]:
    """What the roles are called that may do this, for whoever lacks it."""
    return [LABELS[role] for role in Role if permission in ROLE_PERMISSIONS[role]]
