"""Counts for tabs and badges: many of them in one question to the database."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet


def counted(found: Sequence[QuerySet[Any] | None]) -> list[int]:
    """How many rows each finds; None finds none. Slice what need not be counted to the end."""
    parts: list[str] = []
    values: list[Any] = []
    for one in found:
        sql, parameters = _statement(one)
        parts.append(sql)
        values += parameters
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(parts)}", values)
        return list(cursor.fetchone())


def _statement(found: QuerySet[Any] | None) -> tuple[str, Sequence[Any]]:
    try:
        sql, parameters = found.query.sql_with_params() if found is not None else ("", ())
    except EmptyResultSet:
        sql, parameters = "", ()
    return (f"(SELECT count(*) FROM ({sql}) AS found)" if sql else "0"), parameters  # noqa: S608  compiled by Django
