"""What the specification says of a message, a rule or a code list, in lines for a terminal."""

from collections.abc import Iterator

from django.utils.translation import get_language

from cats.api.spoken import spoken
from cats.specification import reference, rules
from cats.specification.catalogue import MESSAGES, STATED, MessageSpec
from refdata import files
from transit.published_rules import rule_facts

MOST_PLACES = 40
MOST_CODES = 400
ERRORS = ("CL030", "CL180")
"""The lists of error codes: of XML and structure (917), and of content (906, 056, 057)."""


def explained(name: str) -> list[str]:
    """The lines about a name: `C0030`, `CC015C`, `IE015`, `CL231`, the error code `14`.

    KeyError for what the specification does not have.
    """
    spec = reference.message_named(name) or next((one for one in STATED if one.code == name.upper()), None)
    if spec is not None:
        return list(_message(spec))
    code = name.strip().upper()
    known = next((row for row in files.lists() if row["list"] == code), None)
    if known is not None:
        return list(_list(known))
    if errors := [f"{one} {code}: {texts[code]}" for one in ERRORS if code in (texts := _codes(one))]:
        return errors
    if rule_facts(code) is None and code not in rules.RULES:
        raise KeyError(name)
    return list(_rule(code))


def _message(spec: MessageSpec) -> Iterator[str]:
    yield f"{spec.code} ({spec.number}): {spoken(spec.name)}"
    yield f"{spoken(spec.sender)} → {', '.join(map(spoken, spec.receivers))}"
    yield spoken(spec.trigger)
    yield spoken(spec.effect)
    for row in reference.rows(spec.code) if spec.code in MESSAGES else ():
        facts = " ".join(filter(None, (row.notation, row.codes, *row.rules)))
        yield f"{'  ' * row.depth}{row.name} [{row.occurs}{' ?' if row.conditional else ''}] {facts}".rstrip()


def _rule(code: str) -> Iterator[str]:
    described, facts = rules.RULES.get(code), rule_facts(code)
    yield f"{code}: {spoken(described.sentence)}" if described else code
    if facts is not None:
        yield spoken(facts.state) + (f": {facts.reason}" if facts.reason else "")
        yield from filter(None, (spoken(facts.restated), facts.law))
        for sign, one in (("+", facts.passing), ("-", facts.failing)):
            if one is not None:
                faults = "".join(f"\n    {pointer} ({number})" for pointer, number in one.faults)
                yield f"{sign} {one.message}: {one.words}{faults}"
    yield from _places(reference.rows_with_rule(code))


def _list(known: dict[str, str]) -> Iterator[str]:
    number = known["list"]
    yield f"{number}: {known['name']}"
    yield "; ".join(
        filter(None, (known["source"], known["edition"], known["licence"], known["owner"], known["note"]))
    )
    codes = [f"  {code}  {text}" for code, text in _codes(number).items()]
    yield from _first(codes, MOST_CODES)
    yield from _places(reference.rows_with_list(number))


def _codes(number: str) -> dict[str, str]:
    """Code -> its text in the reader's language, else in English."""
    language = get_language() or "en"
    return {row.code: row.texts.get(language) or row.texts.get("en", "") for row in files.codes(number)}


def _places(rows: tuple[reference.Row, ...]) -> Iterator[str]:
    yield from _first([row.pointer for row in rows], MOST_PLACES)


def _first(lines: list[str], most: int) -> Iterator[str]:
    yield from lines[:most]
    if len(lines) > most:
        yield f"… {len(lines) - most}"
