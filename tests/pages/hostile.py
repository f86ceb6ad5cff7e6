"""Hostile text in every free text field: what people and other systems can write, by services where it goes in, else into the rows."""

from django.db import connection
from msgspec import Struct
from msgspec.structs import fields, replace
from psycopg import connect, sql

from cats.accounts.actors import actor_of
from cats.messaging.models import OutboundMessage
from cats.tenancy.scope import scope
from tests.pages import world
from tests.transit import world as corridor
from transit.drafts import goods_import, services
from transit.drafts.sections import FORMS
from transit.models import Draft

CORPUS = (
    "<script>xss(1)</script>",
    '"><img src=x onerror=xss(2)>',
    "' onmouseover='xss(3)' x='",
    "<svg onload=xss(4)>",
    "javascript:xss(5)",
    "{{ 1337|add:1000000 }}{% now 'Y' %}",
    "</textarea><iframe src=//xss></iframe>",
    "\u202eright to left\u202d",
    "=cmd|' /C calc'!A1",
    '@SUM(1)"><b>xss</b>',
)
FREE = {
    "accounts_user": ("name",),
    "accounts_client": ("name",),
    "accounts_passkey": ("name",),
    "accounts_opensession": ("device",),
    "audit_auditentry": ("actor_label",),
    "documents_printeddocument": ("requested_label", "error"),
    "guarantees_guarantee": ("holder_name",),
    "guarantees_guarantor": ("name", "street", "city"),
    "guarantees_suspension": ("reason",),
    "guarantees_transfer": ("decided_by",),
    "ice_connector_alarm": ("text", "evidence"),
    "messaging_inboundmessage": ("error",),
    "messaging_outboundmessage": ("error",),
    "refdata_economicoperator": ("name", "street", "city"),
    "refdata_rightsrequest": ("reason",),
    "refdata_rightsdecision": ("reason",),
    "transit_control": ("text", "decided_by", "result_text", "result_by"),
    "transit_guaranteeuse": ("reason_text",),
    "transit_movement": ("holder_name", "invalidation_reason", "taken_name"),
    "transit_sealcheck": ("text", "by"),
    "transit_shiftnote": ("text", "by"),
    "transit_stray": ("reference", "text", "by"),
    "workflow_transition": ("actor_label",),
    "workflow_deadline": ("error",),
}
LISTS = {"transit_movement": ("seals", "containers", "means_of_transport")}
SHORT = ("<b>xss(6)</b>", '"><i>xss(7)', "'onclick='xss(8)")
"""What fits into the shortest of them."""


def fill(places: world.Places, superuser: str) -> None:
    """Put it everywhere."""
    _declare(places)
    _draft(places)
    with connect(superuser, autocommit=True) as rows:
        rows.execute("SET session_replication_role = replica")
        for table, columns in FREE.items():
            for column in columns:
                _overwrite(rows, table, column)
        for table, columns in LISTS.items():
            for column in columns:
                rows.execute(
                    sql.SQL("UPDATE {} SET {} = %s WHERE {} <> '{{}}'").format(
                        sql.Identifier(table), sql.Identifier(column), sql.Identifier(column)
                    ),
                    [list(SHORT)],
                )
        rows.execute(
            "UPDATE notices_notice SET params = (SELECT jsonb_object_agg(k, %s::text) FROM jsonb_object_keys(params) k) "
            "WHERE params <> '{}'",
            [CORPUS[1]],
        )
        rows.execute(
            "UPDATE audit_auditentry SET facts = (SELECT jsonb_object_agg(k, %s::text) FROM jsonb_object_keys(facts) k) "
            "WHERE facts <> '{}'",
            [CORPUS[0]],
        )


def _overwrite(rows, table: str, column: str) -> None:
    """Every row another text of the corpus, as much of it as there is room for."""
    length = rows.execute(
        "SELECT character_maximum_length FROM information_schema.columns WHERE table_name = %s AND column_name = %s",
        [table, column],
    ).fetchone()
    assert length, (table, column)
    texts = [text[: length[0]] for text in CORPUS]
    rows.execute(
        sql.SQL(
            "UPDATE {table} t SET {column} = (%s::text[])[1 + n.number %% %s] "
            "FROM (SELECT ctid, row_number() OVER () AS number FROM {table}) n WHERE n.ctid = t.ctid"
        ).format(table=sql.Identifier(table), column=sql.Identifier(column)),
        [texts, len(texts)],
    )


def _declare(places: world.Places) -> None:
    """A declaration whose every free text is hostile, lodged and released, on its way to the office of transit."""
    message = poisoned(world.cargo(20))
    (record,) = world.lodged(message)
    assert record.state == "accepted", corridor.mailbox(corridor.HOLDER)
    (record,) = world.done((record, "release", {}))
    places.records["released"] = str(record.pk)
    places.records["expected"] = str(corridor.at(world.POST, record.mrn).pk)
    places.records["mrn"] = record.mrn
    with scope("GE"):
        letter = OutboundMessage.objects.filter(type="CC029C", mrn=record.mrn).latest("id")
        places.records["message"] = str(letter.pk)


def poisoned(part, way="", count=None):
    """The same document with hostile text wherever text is free."""
    count = count if count is not None else [0]
    changed = {}
    for one in fields(part):
        value = getattr(part, one.name)
        if isinstance(value, Struct):
            changed[one.name] = poisoned(value, f"{way}/{one.name}", count)
        elif isinstance(value, list) and value and isinstance(value[0], Struct):
            changed[one.name] = [poisoned(row, f"{way}/{one.name}", count) for row in value]
        elif isinstance(value, str) and one.name in TEXTS:
            count[0] += 1
            changed[one.name] = CORPUS[count[0] % len(CORPUS)][: TEXTS[one.name]].strip()
    return replace(part, **changed)


TEXTS = {
    "descriptionOfGoods": 512,
    "shippingMarks": 512,
    "name": 70,
    "streetAndNumber": 70,
    "city": 35,
    "postcode": 17,
    "location": 35,
    "text": 512,
}
"""The free texts of a declaration with their greatest length."""


def _draft(places: world.Places) -> None:
    """Drafts whose answers are hostile throughout, one with rows of goods, a paste that waits."""
    with scope("GE"):
        actor = actor_of(places.desks.operator)
        for name in ("draft_half", "draft_full"):
            id = places.records[name]
            draft = Draft.objects.get(pk=id)
            for section in FORMS:
                answers = draft.answers.get(section.code, {})
                services.save(actor, id, section.code, {key: _as(value) for key, value in answers.items()})
            for item in draft.items.all():
                item.answers = {key: CORPUS[n % len(CORPUS)] for n, key in enumerate(item.answers)}
                item.save(update_fields=["answers"])
        lines = "\n".join(
            "\t".join((CORPUS[n], CORPUS[n - 1], "x", "CT", CORPUS[n - 2], "1", "1")) for n in range(8)
        )
        goods_import.read(actor, places.records["draft_half"], lines)


def _as(value):
    """Hostile text in the shape of an answer."""
    if isinstance(value, str):
        return CORPUS[len(value) % len(CORPUS)]
    if isinstance(value, list):
        return [
            {key: CORPUS[n % len(CORPUS)] for n, key in enumerate(row)}
            if isinstance(row, dict)
            else CORPUS[0]
            for row in value
        ]
    return value


def superuser_url(servers) -> str:
    """Where rows can be overwritten that the application may not touch."""
    return servers.superuser_url(connection.settings_dict["NAME"])
