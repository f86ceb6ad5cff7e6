"""Every page of the product: where it is, who opens it and who does not, what it may cost, which mock-up it follows.

An address names things of the world (`tests.pages.world`) in braces. A view may stand here several times, once for each face that
differs. `LEFT_OUT` names the addresses that answer GET and are no page, each with its reason. A new address without either turns
`tests/pages/test_pages.py` red.
"""

from dataclasses import dataclass

PUBLIC = "public"
OWN = "own"
"""Everybody who is signed in, about himself alone."""


@dataclass(frozen=True, slots=True)
class Page:
    """One face of one view.

    `who` opens it, `others` are people with the status that they get; nobody who is not signed in gets further than the sign-in
    page, unless the permission is `PUBLIC`. `queries` is the most that it may ask of the database. `mockup` is a picture of the
    visual target, `differs` says what differs from it and why.
    """

    name: str
    view: str
    address: str
    who: str
    permission: str
    others: tuple[tuple[str, int], ...] = ()
    queries: int = 20
    mockup: str = ""
    differs: str = ""
    live: bool = False


STRANGER = ("ge.stranger", 403)
NOT_GE = ("az.operator", 404)
RIVAL = ("ge.competitor", 404)
DRAFT_RIVALS = (STRANGER, RIVAL, NOT_GE, ("ge.departure_officer", 403))
RECORD = (STRANGER, RIVAL, NOT_GE, ("ge.elsewhere_officer", 404))
AZ_RECORD = (("az.stranger", 403), ("az.other", 404), ("az.operator", 404), ("ge.departure_officer", 404))
UZ_RECORD = (("uz.stranger", 403), ("az.officer", 404), ("ge.departure_officer", 404))
AT_DESK = (("az.stranger", 403), ("az.operator", 403), ("az.administrator", 403), ("az.guarantor", 403))
GRN = (STRANGER, RIVAL, ("ge.elsewhere_officer", 404), ("az.guarantor", 404))
ADMIN = (STRANGER, ("ge.operator", 403), ("ge.auditor", 403))
ADMIN_ONE = (*ADMIN, ("az.administrator", 404))
LODGE = "transit.lodge_declaration"
VIEW = "transit.view_movement"
WORK = "transit.work_at_desk"
MAILBOX = "transit.read_mailbox"
GUARANTEE = "guarantees.view_guarantee"
USERS = "accounts.manage_users"
OPERATORS = "refdata.manage_operators"
DRAFT = "/drafts/{draft_half}/"

PAGES = (
    # The way in
    Page("sign-in", "accounts:sign_in", "/sign-in/", "", PUBLIC, mockup="08-sign-in"),
    Page("sign-in-code", "accounts:code", "/sign-in/code/", "ge.with_app+pending", PUBLIC, mockup="08-sign-in-code"),
    Page("sign-in-recovery", "accounts:recovery", "/sign-in/recovery/", "ge.with_app+pending", PUBLIC, mockup="08-sign-in-code"),
    Page("sign-in-forgot", "accounts:forgot", "/sign-in/forgot/", "", PUBLIC, mockup="08-sign-in"),
    Page("sign-in-forgot-sent", "accounts:forgot_sent", "/sign-in/forgot/sent/", "", PUBLIC, mockup="08-sign-in"),
    Page("sign-in-new-password", "accounts:new_password", "/sign-in/new-password/", "ge.competitor+link", PUBLIC, mockup="08-sign-in"),
    Page("second-step", "accounts:set_up", "/second-step/", "ge.operator+arriving", PUBLIC, mockup="08-sign-in-code"),
    Page("second-step-app", "accounts:app", "/second-step/app/", "ge.operator+app", PUBLIC, mockup="08-sign-in-code"),
    Page("second-step-passkey", "accounts:make_passkey", "/second-step/passkey/", "ge.operator+arriving", PUBLIC, mockup="08-sign-in-code"),
    Page("second-step-codes", "accounts:codes", "/second-step/codes/", "ge.competitor+codes", PUBLIC),
    # One's own
    Page("preferences", "accounts:preferences", "/preferences/", "ge.operator", OWN),
    Page("preferences-sign-in", "accounts:security", "/preferences/sign-in/", "ge.operator", OWN),
    Page("preferences-password", "accounts:password", "/preferences/password/", "ge.operator", OWN),
    Page("preferences-sessions", "accounts:sessions", "/preferences/sessions/", "ge.operator", OWN),
    Page("notices", "ui:notices", "/notices/", "ge.departure_officer", "notices.read_notice", (STRANGER,)),
    Page("notices-choices", "ui:mail_choices", "/notices/choices/", "ge.departure_officer", "notices.read_notice", (STRANGER,)),
    # For everybody
    Page("start-stranger", "ui:start", "/", "ge.stranger", PUBLIC),
    Page("help", "ui:help", "/help/", "", PUBLIC),
    *(
        Page(f"help-{topic}", "ui:help_topic", f"/help/{topic}/", "ge.operator", PUBLIC)
        for topic in ("sign-in", "operator", "arrival", "officer", "guarantee", "administration", "keys")
    ),
    Page("specification", "ui:specification", "/specification/", "", PUBLIC),
    Page("specification-search", "ui:specification", "/specification/?q=seal", "ge.operator", PUBLIC),
    Page("specification-message", "ui:specification_message", "/specification/messages/CC015C/", "", PUBLIC),
    Page("specification-rule", "ui:specification_rule", "/specification/rules/C0505/", "", PUBLIC),
    Page("specification-list", "ui:specification_list", "/specification/lists/CL231/", "", PUBLIC),
    Page("specification-changes", "ui:specification_changes", "/specification/changes/", "ge.operator", PUBLIC),
    Page("accessibility", "ui:accessibility", "/accessibility/", "", PUBLIC),
    Page("document-check", "ui:check_document", "/documents/check/", "", PUBLIC),
    Page("document-check-genuine", "ui:check_document", "/documents/check/?code={code}", "ge.operator", PUBLIC),
    Page("mail", "accounts:mail", "/mail/", "", PUBLIC),
    # Operator
    Page("operator-home", "transit:home", "/home/", "ge.operator", MAILBOX, (STRANGER, ("ge.departure_officer", 403)), mockup="04-operator-home", live=True, queries=28),
    Page("operator-home-empty", "transit:home", "/home/", "ge.competitor", MAILBOX, mockup="04-operator-home-empty", live=True, queries=21),
    Page("operator-home-searched", "transit:home", "/home/?tab=way&q=KF-2026", "ge.operator", MAILBOX, mockup="04-operator-home", live=True),
    Page("trader-home", "transit:home", "/home/", "uz.trader", MAILBOX, (("uz.stranger", 403),), mockup="04-operator-home", live=True),
    Page("operator-accepted", "transit:movement", "/movements/{accepted}/", "ge.operator", VIEW, RECORD, queries=25),
    Page("operator-controlled", "transit:movement", "/movements/{controlled}/", "ge.operator", VIEW, RECORD, queries=27),
    Page("operator-refused", "transit:movement", "/movements/{refused}/", "ge.operator", VIEW, RECORD, queries=27),
    Page("operator-released", "transit:movement", "/movements/{released}/", "ge.operator", VIEW, RECORD, queries=25),
    Page("operator-goods", "transit:movement", "/movements/{released}/?tab=goods", "ge.operator", VIEW, RECORD),
    Page("operator-guarantee", "transit:movement", "/movements/{released}/?tab=guarantee", "ge.operator", VIEW, RECORD, queries=22),
    Page("operator-messages", "transit:movement", "/movements/{released}/?tab=messages", "ge.operator", VIEW, RECORD),
    Page("operator-log", "transit:movement", "/movements/{released}/?tab=log", "ge.operator", VIEW, RECORD, queries=25),
    Page("operator-late", "transit:movement", "/movements/{late}/", "ge.operator", VIEW, RECORD, queries=25),
    Page("operator-written-off", "transit:movement", "/movements/{closed}/", "ge.operator", VIEW, RECORD, queries=25),
    Page("operator-amendment", "transit:amend_guarantee", "/movements/{doubtful}/guarantee/", "ge.operator", "transit.amend_declaration", (STRANGER, RIVAL, NOT_GE), queries=21),
    Page("operator-amending", "transit:movement", "/movements/{amending}/", "ge.operator", VIEW, RECORD, queries=25),
    Page("operator-invalidation", "transit:request_invalidation", "/movements/{accepted}/invalidation/", "ge.operator", "transit.request_invalidation", (STRANGER, RIVAL, NOT_GE)),
    Page("operator-copy", "transit:copy_as_draft", "/movements/{released}/copy/", "ge.operator", LODGE, (STRANGER, RIVAL, NOT_GE)),
    Page("operator-lodge", "transit:lodge", "/lodge/", "ge.operator", LODGE, (STRANGER, ("ge.departure_officer", 403))),
    Page("operator-mailbox", "transit:mailbox", "/mailbox/", "ge.operator", MAILBOX, (STRANGER,)),
    Page("operator-letter", "transit:letter", "/mailbox/{letter}/", "ge.operator", MAILBOX, (STRANGER, RIVAL, NOT_GE)),
    Page("operator-sent-back", "transit:submission", "/submissions/{rejected}/", "ge.operator", MAILBOX, (STRANGER, RIVAL, NOT_GE), mockup="03-declaration-rejected"),
    Page("trader-arrival", "transit:notify_arrival", "/arrivals/new/", "uz.trader", "transit.notify_arrival", (("uz.stranger", 403), ("uz.officer", 403))),
    Page("trader-movement", "transit:movement", "/movements/{permitted}/", "uz.consignee", VIEW, UZ_RECORD),
    Page("trader-unloading", "transit:unloading", "/movements/{permitted}/unloading/", "uz.consignee", "transit.submit_unloading_remarks", (("uz.stranger", 403), ("uz.officer", 403), ("az.operator", 403))),
    # Drafts
    Page("drafts", "transit:drafts", "/drafts/", "ge.operator", LODGE, (STRANGER, ("ge.departure_officer", 403))),
    Page("draft-begin", "transit:new_draft", "/drafts/new/", "ge.operator", LODGE, (STRANGER, ("ge.departure_officer", 403))),
    Page("draft-new", "transit:draft", "/drafts/{draft_new}/", "ge.operator", LODGE, DRAFT_RIVALS, mockup="03-declaration-tasks"),
    Page("draft-tasks", "transit:draft", DRAFT, "ge.operator", LODGE, DRAFT_RIVALS, mockup="03-declaration-tasks"),
    Page("draft-full", "transit:draft", "/drafts/{draft_full}/", "ge.operator", LODGE, DRAFT_RIVALS, mockup="03-declaration-tasks", queries=27),
    Page("draft-sent-back", "transit:draft", "/drafts/{draft_back}/", "ge.operator", LODGE, DRAFT_RIVALS, mockup="03-declaration-rejected", queries=25),
    *(
        Page(f"draft-{section}", "transit:draft_section", f"/drafts/{{draft_full}}/{section}/", "ge.operator", LODGE, DRAFT_RIVALS, queries=36)
        for section in ("kind", "parties", "route", "transport", "guarantee", "documents")
    ),
    Page("draft-faulty-section", "transit:draft_section", DRAFT + "transport/", "ge.operator", LODGE, DRAFT_RIVALS),
    Page("draft-check", "transit:check_draft", "/drafts/{draft_full}/check/", "ge.operator", LODGE, DRAFT_RIVALS, mockup="03-declaration-check", queries=31),
    Page("draft-amendment", "transit:draft", "/drafts/{draft_amends}/", "ge.operator", LODGE, DRAFT_RIVALS, mockup="03-declaration-tasks", queries=27),
    Page("draft-amendment-check", "transit:check_draft", "/drafts/{draft_amends}/check/", "ge.operator", LODGE, DRAFT_RIVALS, mockup="03-declaration-check", queries=31),
    Page("draft-check-faulty", "transit:check_draft", DRAFT + "check/", "ge.operator", LODGE, DRAFT_RIVALS, mockup="03-declaration-check", queries=24),
    Page("draft-copy", "transit:copy_draft", DRAFT + "copy/", "ge.operator", LODGE, DRAFT_RIVALS),
    Page("draft-delete", "transit:delete_draft", DRAFT + "delete/", "ge.operator", LODGE, DRAFT_RIVALS),
    Page("draft-goods", "transit:draft_goods", DRAFT + "goods/", "ge.operator", LODGE, DRAFT_RIVALS, mockup="06-goods-items"),
    Page("draft-goods-tariff", "transit:draft_goods", DRAFT + "goods/?look=pump&row=2", "ge.operator", LODGE, DRAFT_RIVALS, mockup="06-goods-items"),
    Page("draft-goods-remove", "transit:draft_goods_remove", DRAFT + "goods/remove/?row={row}", "ge.operator", LODGE, DRAFT_RIVALS),
    Page("draft-goods-many", "transit:draft_goods_many", DRAFT + "goods/many/", "ge.operator", LODGE, DRAFT_RIVALS),
    Page("draft-goods-check", "transit:draft_goods_check", DRAFT + "goods/check/", "ge.operator", LODGE, DRAFT_RIVALS),
    Page("draft-goods-item", "transit:draft_goods_item", DRAFT + "goods/2/", "ge.operator", LODGE, DRAFT_RIVALS),
    # Officers
    Page("desk", "transit:desk", "/desk/", "az.officer", WORK, AT_DESK, mockup="01-officer-home", live=True, queries=31),
    Page("desk-expected", "transit:desk", "/desk/?tab=expected", "az.officer", WORK, AT_DESK, mockup="01-officer-home", live=True, queries=31),
    Page("desk-strays", "transit:desk", "/desk/?tab=strays", "az.officer", WORK, AT_DESK, mockup="01-officer-home", live=True, queries=28),
    Page("desk-empty", "transit:desk", "/desk/", "az.other", WORK, mockup="01-officer-home-empty", live=True, queries=26),
    Page("desk-nowhere", "transit:desk", "/desk/", "ge.nobody_posted", WORK),
    Page("desk-departure", "transit:desk", "/desk/?tab=all", "ge.departure_officer", WORK, (STRANGER, ("ge.operator", 403)), mockup="01-officer-home", live=True, queries=30),
    Page("desk-destination", "transit:desk", "/desk/?tab=all", "uz.officer", WORK, (("uz.stranger", 403),), mockup="01-officer-home", live=True, queries=29),
    Page("desk-note", "transit:note", "/desk/note/", "az.officer", WORK, AT_DESK),
    Page("desk-handover", "transit:handover", "/desk/handover/", "az.officer", WORK, AT_DESK, queries=27),
    Page("desk-without-line", "transit:without_line", "/desk/without-line/", "az.officer", WORK, AT_DESK),
    Page("desk-stray", "transit:keep_stray", "/desk/strays/new/?q=DM-1", "az.officer", WORK, AT_DESK),
    Page("desk-stray-end", "transit:end_stray", "/desk/strays/{stray}/", "az.officer", WORK, (("az.stranger", 403), ("az.other", 404), ("ge.departure_officer", 404))),
    Page("scan-which", "transit:scan", "/scan/?q=DEMO-GE-000101", "az.officer", WORK, AT_DESK, mockup="01-officer-home", queries=21),
    Page("scan-not-expected", "transit:scan", "/scan/?q={mrn}", "az.other", WORK, AT_DESK, mockup="02-movement-not-expected"),
    Page("scan-misread", "transit:scan", "/scan/?q={misread}", "az.officer", WORK, AT_DESK, mockup="01-officer-home", queries=33),
    Page("scan-unknown", "transit:scan", "/scan/?q=60-DD-118", "az.officer", WORK, AT_DESK, mockup="02-movement-not-expected"),
    Page("officer-let-go", "transit:movement", "/movements/{expected}/", "az.officer", VIEW, AZ_RECORD, mockup="02-movement-let-go", queries=26),
    Page("officer-stop", "transit:movement", "/movements/{stopped}/", "az.officer", VIEW, AZ_RECORD, mockup="02-movement-stop-dark", queries=26),
    Page("officer-taken", "transit:movement", "/movements/{taken}/", "az.officer", VIEW, AZ_RECORD, mockup="02-movement-let-go", queries=26),
    Page("officer-late", "transit:movement", "/movements/{late_here}/", "az.officer", VIEW, AZ_RECORD, mockup="02-movement-late", queries=26),
    Page("officer-passed", "transit:movement", "/movements/{passed}/", "az.officer", VIEW, AZ_RECORD, mockup="02-movement-let-go", queries=26),
    Page("officer-accepted", "transit:movement", "/movements/{accepted}/", "ge.departure_officer", VIEW, RECORD, mockup="02-movement-let-go", queries=37),
    Page("officer-controlled", "transit:movement", "/movements/{controlled}/", "ge.departure_officer", VIEW, RECORD, mockup="02-movement-stop-dark", queries=39),
    Page("officer-doubtful", "transit:movement", "/movements/{doubtful}/", "ge.departure_officer", VIEW, RECORD, mockup="02-movement-stop-dark", queries=35),
    Page("officer-overdue", "transit:movement", "/movements/{late}/", "ge.departure_officer", VIEW, RECORD, mockup="02-movement-late", queries=35),
    Page("officer-coming", "transit:movement", "/movements/{coming}/", "uz.officer", VIEW, UZ_RECORD, mockup="02-movement-let-go", queries=26),
    Page("officer-arrived", "transit:movement", "/movements/{arrived_here}/", "uz.officer", VIEW, UZ_RECORD, mockup="02-movement-let-go", queries=25),
    Page("officer-closed", "transit:movement", "/movements/{closed_here}/", "uz.officer", VIEW, UZ_RECORD, mockup="02-movement-let-go", queries=25),
    *(
        Page(
            f"officer-{part}", f"transit:movement_{part}", f"/movements/{{released}}/{part}/", "ge.departure_officer", VIEW, RECORD,
            queries=28, mockup="02-movement-messages" if part == "messages" else "02-movement-let-go",
        )
        for part in ("goods", "messages", "cover", "papers", "log")
    ),
    Page("officer-reassign", "transit:reassign", "/movements/{taken}/reassign/", "az.officer", WORK, (("az.stranger", 403), ("az.other", 404))),
    Page("officer-control", "transit:act", "/movements/{accepted}/decide_control/", "ge.departure_officer", VIEW, RECORD, queries=37),
    Page("officer-refuse", "transit:act", "/movements/{accepted}/refuse_release/", "ge.departure_officer", VIEW, RECORD, queries=37),
    Page("officer-amendment", "transit:movement", "/movements/{amending}/", "ge.departure_officer", VIEW, RECORD, queries=37),
    Page("officer-amendment-decide", "transit:act", "/movements/{amending}/decide_amendment/", "ge.departure_officer", VIEW, RECORD, queries=37),
    Page("officer-result", "transit:act", "/movements/{controlled}/record_control_result/", "ge.departure_officer", VIEW, RECORD, queries=39),
    Page("movements", "transit:movements", "/movements/", "ge.departure_officer", VIEW, (STRANGER,)),
    Page("movements-operator", "transit:movements", "/movements/", "ge.operator", VIEW, (STRANGER,)),
    Page("message", "transit:message", "/movements/{released}/messages/{message}/", "ge.departure_officer", VIEW, RECORD),
    Page("document", "transit:document", "/movements/{released}/document/", "ge.operator", VIEW, RECORD),
    # Guarantees
    Page("exposure", "guarantees:exposure", "/exposure/", "ge.guarantor", "guarantees.view_exposure", (STRANGER, ("ge.operator", 403)), mockup="05-guarantor", queries=23),
    Page("guarantees", "guarantees:guarantees", "/guarantees/", "ge.guarantee_officer", GUARANTEE, (STRANGER,)),
    Page("guarantees-operator", "guarantees:guarantees", "/guarantees/", "ge.operator", GUARANTEE, (STRANGER,)),
    Page("guarantee", "guarantees:guarantee", "/guarantees/{grn}/", "ge.guarantor", GUARANTEE, GRN, mockup="05-guarantor"),
    Page("guarantee-officer", "guarantees:guarantee", "/guarantees/{suspended}/", "ge.guarantee_officer", GUARANTEE, GRN),
    Page("guarantee-operator", "guarantees:guarantee", "/guarantees/{grn}/", "ge.operator", GUARANTEE, GRN),
    Page("guarantee-statement", "guarantees:statement", "/guarantees/{grn}/statement/", "ge.guarantor", "guarantees.view_balance", (STRANGER, RIVAL, ("az.guarantor", 404))),
    Page("guarantee-certificate", "guarantees:certificate", "/guarantees/{grn}/certificate/", "ge.operator", GUARANTEE, GRN),
    Page("guarantee-access-code", "guarantees:access_code", "/guarantees/{grn}/access-code/", "ge.operator", GUARANTEE, GRN),
    Page("guarantee-amount", "guarantees:amount", "/guarantees/{grn}/amount/", "ge.guarantee_officer", "guarantees.register_guarantee", (STRANGER, ("ge.operator", 403), ("az.guarantee_officer", 404))),
    Page("guarantee-suspend", "guarantees:suspend", "/guarantees/{grn}/suspend/", "ge.guarantee_officer", "guarantees.register_guarantee", (STRANGER, ("ge.operator", 403), ("az.guarantee_officer", 404))),
    Page("guarantee-reinstate", "guarantees:reinstate", "/guarantees/{suspended}/reinstate/", "ge.guarantee_officer", "guarantees.register_guarantee", (STRANGER, ("ge.operator", 403), ("az.guarantee_officer", 404))),
    Page("guarantee-revoke", "guarantees:revoke", "/guarantees/{grn}/revoke/", "ge.guarantee_officer", "guarantees.register_guarantee", (STRANGER, ("ge.operator", 403), ("az.guarantee_officer", 404))),
    Page("guarantee-register", "guarantees:register", "/guarantees/register/", "ge.guarantee_officer", "guarantees.register_guarantee", (STRANGER, ("ge.operator", 403))),
    Page("guarantors", "guarantees:guarantors", "/guarantors/", "ge.guarantee_officer", "guarantees.admit_guarantor", (STRANGER, ("ge.guarantor", 403))),
    Page("guarantor", "guarantees:guarantor", "/guarantors/{guarantor}/", "ge.guarantee_officer", "guarantees.admit_guarantor", (STRANGER, ("ge.guarantor", 403), ("az.guarantee_officer", 404))),
    Page("guarantor-admit", "guarantees:admit", "/guarantors/admit/", "ge.guarantee_officer", "guarantees.admit_guarantor", (STRANGER, ("ge.guarantor", 403))),
    # Administrators
    Page("administration", "ice:administration", "/administration/", "ge.administrator", USERS, ADMIN, queries=27),
    Page("administration-host", "ice:administration", "/administration/", "ho.host", USERS, queries=61),
    Page("users", "refdata:users", "/administration/users/", "ge.administrator", USERS, ADMIN),
    Page("user", "refdata:user", "/administration/users/{person}/", "ge.administrator", USERS, ADMIN_ONE, queries=25),
    Page("user-new", "refdata:new_user", "/administration/users/new/", "ge.administrator", USERS, ADMIN),
    *(
        Page(f"right-{kind}", "refdata:ask_right", f"/administration/users/{{person}}/ask/{kind}/", "ge.administrator", USERS, ADMIN_ONE)
        for kind in ("role", "posting", "operator_mandate", "client")
    ),
    Page("requests", "refdata:requests", "/administration/requests/?all=1", "ge.second", USERS, ADMIN),
    Page("request", "refdata:request", "/administration/requests/{request}/", "ge.second", USERS, ADMIN_ONE),
    Page("request-refuse", "refdata:refuse", "/administration/requests/{request}/refuse/", "ge.second", "accounts.decide_rights", ADMIN_ONE),
    Page("offices", "refdata:offices", "/administration/offices/", "ge.administrator", "refdata.view_reference_data", ADMIN),
    Page("office", "refdata:office", "/administration/offices/GEDM0001/", "ge.administrator", "refdata.view_reference_data", ADMIN),
    Page("operators", "refdata:operators", "/administration/operators/", "ge.administrator", OPERATORS, ADMIN),
    Page("operator", "refdata:operator", "/administration/operators/{trader}/", "ge.administrator", OPERATORS, ADMIN_ONE),
    Page("operator-new", "refdata:new_operator", "/administration/operators/new/", "ge.administrator", OPERATORS, ADMIN),
    Page("operator-edit", "refdata:edit_operator", "/administration/operators/{trader}/edit/", "ge.administrator", OPERATORS, ADMIN_ONE),
    Page("operator-authorise", "refdata:authorise", "/administration/operators/{trader}/authorise/", "ge.administrator", OPERATORS, ADMIN_ONE),
    Page("settings", "refdata:settings", "/administration/settings/", "ge.administrator", USERS, ADMIN),
    Page("setting", "refdata:setting", "/administration/settings/deadline.transit_limit/", "ge.administrator", USERS, ADMIN),
    Page("links", "ice:links", "/links/", "ge.administrator", "ice.view_links", (STRANGER, ("ge.operator", 403)), mockup="07-admin-links", live=True, queries=22),
    Page("trace", "ice:trace", "/links/trace/?mrn={mrn}", "ge.administrator", "ice.view_links", (STRANGER, ("ge.operator", 403)), mockup="07-admin-trace"),
    Page("trace-wrong", "ice:trace", "/links/trace/?mrn=x", "ge.auditor", "ice.view_links", (STRANGER,), mockup="07-admin-trace"),
    Page("message-skip", "ice:skip", "/links/messages/{stuck}/skip/", "ge.administrator", "ice.redrive_message", (STRANGER, ("ge.auditor", 403), ("az.administrator", 404))),
    Page("audit", "ui:audit", "/audit/", "ge.auditor", "audit.view_log", (STRANGER, ("ge.operator", 403))),
    # What is not there
    Page("not-found", "", "/no/such/page/", "ge.operator", PUBLIC, mockup="10-not-found"),
    Page("forbidden", "", "/audit/", "ge.operator", PUBLIC, mockup="10-not-found"),
)  # fmt: skip

LEFT_OUT = {
    "ui:specification_schema": "A file.",
    "accounts:kept": "Only after answers were kept through a sign-in; played in tests/browser/test_sign_in.py.",
    "accounts:link": "A redirect; a dead link is played in tests/browser/test_sign_in.py.",
    "accounts:session": "JSON.",
    "transit:home_file": "A file.",
    "transit:letter_xml": "A file.",
    "transit:message_xml": "A file.",
    "transit:document_pdf": "A file.",
    "transit:draft_goods_faults": "A file.",
    "transit:draft_goods_template": "A file.",
    "transit:keep_draft_section": "Answers scripts, or leads to the section.",
    "transit:by_mrn": "A redirect.",
    "transit:desk_list": "A part of the desk, for live refresh.",
    "guarantees:statement_file": "A file.",
    "guarantees:certificate_pdf": "A file.",
    "ice:links_now": "A part of the links' page, for live refresh.",
    "ui:chain": "A part of the audit's page, for live refresh.",
    "ui:livez": "A probe.",
    "ui:readyz": "A probe.",
    "transit:take": "Only POST.",
    "transit:give_back": "Only POST.",
    "transit:seals": "Only POST.",
}

STATUS = {"not-found": 404, "forbidden": 403, "scan-misread": 422}
"""The pages that do not answer with 200."""
