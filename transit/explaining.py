"""What the specification says of a message, a rule or a code list, in lines for a terminal."""

from collections.abc import Iterator

from cats.api.spoken import spoken
from cats.specification import reference, rules
from cats.specification.catalogue import MESSAGES, STATED, MessageSpec
from transit.published_rules import rule_facts

MOST_PLACES = 40


def explained(name: str) -> list[str]:
    """The lines about a name: `C0030`, `CC015C`, `IE015`, `CL231`. KeyError for what the specification does not have."""
    spec = reference.message_named(name) or next((one for one in STATED if one.code == name.upper()), None)
    if spec is not None:
        return list(_message(spec))
    code = name.strip().upper()
    if code in reference.lists():
        return [code, *_places(reference.rows_with_list(code))]
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


def _places(rows: tuple[reference.Row, ...]) -> Iterator[str]:
    yield from (row.pointer for row in rows[:MOST_PLACES])
    if len(rows) > MOST_PLACES:
        yield f"… {len(rows) - MOST_PLACES}"
