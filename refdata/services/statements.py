"""The SQL of the deltas between a stage table and the reference tables. Text only; `loading` runs it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Delta:
    """The columns of the stage table and what to run once it is filled. `%(ended)s` is the last day of what is gone."""

    columns: str
    statements: tuple[str, ...]


LISTS = Delta(
    "number text, name text, state text, source text, edition text, licence text, owner text, note text",
    (
        """
        INSERT INTO refdata_codelist AS kept (number, name, state, source, edition, licence, owner, note)
        SELECT number, name, state, source, edition, licence, owner, note FROM stage
        ON CONFLICT (number) DO UPDATE SET name = excluded.name, state = excluded.state,
            source = excluded.source, edition = excluded.edition, licence = excluded.licence, owner = excluded.owner,
            note = excluded.note
        WHERE (kept.name, kept.state, kept.source, kept.edition, kept.licence, kept.owner, kept.note)
            IS DISTINCT FROM
            (excluded.name, excluded.state, excluded.source, excluded.edition, excluded.licence, excluded.owner,
             excluded.note)
        """,
    ),
)

CODES = Delta(
    "list text, code text, valid_from date, valid_until date",
    (
        """
        INSERT INTO refdata_code AS kept (list_id, code, valid_from, valid_until)
        SELECT list, code, valid_from, valid_until FROM stage
        ON CONFLICT (list_id, code, valid_from) DO UPDATE SET valid_until = excluded.valid_until
        WHERE kept.valid_until IS DISTINCT FROM excluded.valid_until
        """,
        """
        UPDATE refdata_code SET valid_until = %(ended)s
        WHERE valid_until IS NULL AND NOT EXISTS (
            SELECT FROM stage
            WHERE (stage.list, stage.code, stage.valid_from)
                = (refdata_code.list_id, refdata_code.code, refdata_code.valid_from))
        """,
    ),
)

TEXTS = Delta(
    "list text, code text, valid_from date, language text, text text",
    (
        """
        INSERT INTO refdata_codetext AS kept (code_id, language, text)
        SELECT refdata_code.id, stage.language, stage.text FROM stage
        JOIN refdata_code ON (refdata_code.list_id, refdata_code.code, refdata_code.valid_from)
            = (stage.list, stage.code, stage.valid_from)
        ON CONFLICT (code_id, language) DO UPDATE SET text = excluded.text WHERE kept.text <> excluded.text
        """,
    ),
)

HS = Delta(
    "code text, parent text, language text, description text, valid_from date",
    (
        """
        INSERT INTO refdata_hscode AS kept (code, parent, language, description, valid_from)
        SELECT code, parent, language, description, valid_from FROM stage
        ON CONFLICT (code, language, valid_from) DO UPDATE
            SET parent = excluded.parent, description = excluded.description, valid_until = NULL
        WHERE (kept.parent, kept.description, kept.valid_until)
            IS DISTINCT FROM (excluded.parent, excluded.description, NULL)
        """,
        """
        UPDATE refdata_hscode SET valid_until = %(ended)s
        WHERE valid_until IS NULL AND NOT EXISTS (
            SELECT FROM stage WHERE (stage.code, stage.language, stage.valid_from)
                = (refdata_hscode.code, refdata_hscode.language, refdata_hscode.valid_from))
        """,
    ),
)

OFFICES = Delta(
    "code text, country text, name text, roles text, time_zone text, hours text, phone text, latitude numeric, "
    "longitude numeric, valid_from date, valid_until date",
    (
        """
        INSERT INTO refdata_customsoffice AS kept
            (code, country, name, roles, time_zone, hours, phone, latitude, longitude, valid_from, valid_until)
        SELECT code, country, name, roles, time_zone, ARRAY(SELECT json_array_elements_text(hours::json)),
            phone, latitude, longitude, valid_from, valid_until FROM stage
        ON CONFLICT (code) DO UPDATE SET country = excluded.country, name = excluded.name,
            roles = excluded.roles, time_zone = excluded.time_zone, hours = excluded.hours,
            phone = excluded.phone, latitude = excluded.latitude, longitude = excluded.longitude,
            valid_from = excluded.valid_from, valid_until = excluded.valid_until
        WHERE (kept.name, kept.roles, kept.time_zone, kept.hours, kept.phone, kept.latitude, kept.longitude,
               kept.valid_from, kept.valid_until)
            IS DISTINCT FROM
            (excluded.name, excluded.roles, excluded.time_zone, excluded.hours, excluded.phone, excluded.latitude,
             excluded.longitude, excluded.valid_from, excluded.valid_until)
        """,
        """
        UPDATE refdata_customsoffice SET valid_until = %(ended)s
        WHERE valid_until IS NULL AND NOT EXISTS (
            SELECT FROM stage WHERE stage.code = refdata_customsoffice.code)
        """,
    ),
)
