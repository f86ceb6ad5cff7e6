"""Loads the data files into the tables: COPY to a stage table, then a delta. Codes are ended, never deleted."""

import json
from collections.abc import Iterable
from datetime import date, timedelta

from django.db import connection, transaction

from cats.kernel import clock
from refdata import files, selectors
from refdata.models import Edition
from refdata.services import statements

Row = tuple[object, ...]


def load() -> Edition:
    """Bring the tables to what the files say and answer the edition; a new one only when something changed.

    Safe to repeat and to run twice at once: the second waits and finds nothing to do.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('refdata.load'))")
        digest = files.digest()
        latest = Edition.objects.order_by("-id").first()
        if latest is not None and latest.digest == digest:
            return latest
        ended = clock.now().date() - timedelta(days=1)
        changes = {
            "lists": _delta(statements.LISTS, _list_rows()),
            "codes": _delta(statements.CODES, _code_rows(), ended=ended),
            "texts": _delta(statements.TEXTS, _text_rows()),
            "hs": _delta(statements.HS, _hs_rows(), ended=ended),
            "offices": _delta(statements.OFFICES, _office_rows(), ended=ended),
        }
        edition = Edition.objects.create(digest=digest, loaded_at=clock.now(), changes=changes)
    selectors.forget()
    return edition


def _delta(delta: statements.Delta, rows: Iterable[Row], **parameters: date) -> int:
    """Stage the rows and run the statements of the delta. Answers how many rows they touched."""
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMP TABLE stage ({delta.columns}) ON COMMIT DROP")
        with cursor.copy("COPY stage FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        cursor.execute("ANALYZE stage")
        touched = 0
        for statement in delta.statements:
            cursor.execute(statement, parameters)
            touched += cursor.rowcount
        cursor.execute("DROP TABLE stage")
    return touched


def _list_rows() -> Iterable[Row]:
    for row in files.lists():
        yield tuple(
            row[name] for name in ("list", "name", "state", "source", "edition", "licence", "owner", "note")
        )


def _code_rows() -> Iterable[Row]:
    for row in files.codes():
        yield row.list, row.code, row.valid_from, row.valid_until


def _text_rows() -> Iterable[Row]:
    for row in files.codes():
        for language, text in row.texts.items():
            yield row.list, row.code, row.valid_from, language, text


def _hs_rows() -> Iterable[Row]:
    for row in files.harmonized_system():
        yield row.code, row.parent, files.HS_LANGUAGE, row.description, files.HS_FROM


def _office_rows() -> Iterable[Row]:
    for row in files.offices():
        yield (
            *(row[name] for name in ("code", "country", "name", "roles", "time_zone")),
            json.dumps(row["hours"].split(";")),
            row["phone"],
            *(row[name] or None for name in ("latitude", "longitude", "valid_from", "valid_until")),
        )
