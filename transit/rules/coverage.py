"""How far the rules of NCTS are covered, per code and message, over all of them. Counted from the rules themselves; pure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cats.specification import rules
from transit.rules.base import Rule
from transit.rules.coverage_reasons import GUIDANCE, IN_MESSAGES, MET, NOT_APPLICABLE, OPEN
from transit.rules.examples.table import Shown, shown
from transit.rules.table import RULES

IMPLEMENTED, IN_PART, NOT_HERE, STILL_OPEN = "implemented", "implemented in part", "not applicable", "open"
KINDS = {"C": "conditions", "R": "rules", "G": "guidelines", "S": "sequences of judging"}

# Messages of NCTS that CATS leaves out: export interface, security area's exit, road transport of the Union, phase-in.
LEFT_OUT = frozenset(
    [
        "CC042C",
        "CC048C",
        "CC190C",
        "CC191C",
        "CD012C",
        "CD078C",
        "CD160C",
        "CD164C",
        "CD165C",
        "CD168C",
        "CD903D",
    ]
)
ONE_BY_ONE = "rules are judged all at once, and each says for itself when it applies"
JUDGED: tuple[Rule, ...] = tuple(rule for message in RULES.values() for rule in message)


@dataclass(frozen=True, slots=True)
class Coverage:
    """What becomes of one code: its status, the messages in which it is judged or kept, those still open, and why."""

    code: str
    status: str
    messages: tuple[str, ...]
    open: tuple[str, ...]
    why: str

    @property
    def kind(self) -> str:
        return KINDS[self.code[0]]


@cache
def touched() -> dict[str, tuple[str, ...]]:
    """Every code of NCTS with the messages that name it, those that CATS leaves out included."""
    lines = Path(__file__).with_name("ncts_rules.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return {code: tuple(messages.split()) for code, _, messages in (line.partition("\t") for line in lines)}


@cache
def coverage() -> dict[str, Coverage]:
    """The coverage of every code of NCTS."""
    return {code: _covered(code, messages) for code, messages in touched().items()}


@cache
def judged_in() -> dict[str, tuple[str, ...]]:
    """Every code that a rule object judges, ours included, with the messages whose rules contain one."""
    found: dict[str, dict[str, None]] = {}
    for message, own in RULES.items():
        for rule in own:
            found.setdefault(rule.code, {})[message] = None
    return {code: tuple(sorted(messages)) for code, messages in sorted(found.items())}


def unexplained() -> list[tuple[str, str]]:
    """Code and message where a message whose rules are written names a code that no rule judges and no reason explains."""
    return [
        (code, message)
        for code, messages in touched().items()
        for message in messages
        if message in RULES and not _explained(code, message)
    ]


def pages() -> dict[str, str]:
    """File name below docs/ -> the whole page, Markdown."""
    return {"rules.md": page(), "rules-examples.md": examples_page()}


def examples_page() -> str:
    """A passing and a failing example of every rule that is judged."""
    rows = [
        (code, rules.sentence(code), _example(passing), _example(failing))
        for code, (passing, failing) in shown().items()
    ]
    return f"{EXAMPLES_HEAD}\n\n{_table(('code', 'what it asks for', 'passes', 'is refused'), rows)}\n"


def page() -> str:
    """The coverage of every code, and what each rule asks for."""
    return (
        "\n\n".join(
            [
                HEAD,
                _table(("", *(f"{status}" for status in _STATUSES)), _sums()),
                "## Judged",
                _table(
                    ("code", "what it asks for", "in", "restated for CATS", "basis", "severity"),
                    _judged_rows(),
                ),
                "## Implemented by other means",
                _table(("code", "how"), _reasons(IMPLEMENTED, judged=False)),
                "## Not applicable",
                _table(("code", "why"), _reasons(NOT_HERE)),
                "## Open",
                OPEN_HEAD,
                _table(("code", "why", "open in"), _open_rows()),
                "## Left to other messages",
                LEFT_HEAD,
                _table(("code", "in", "why"), _left_rows()),
            ]
        )
        + "\n"
    )


def _covered(code: str, messages: tuple[str, ...]) -> Coverage:
    own = judged_in().get(code, ())
    waiting = tuple(one for one in messages if one not in RULES and one not in LEFT_OUT)
    if code in OPEN:
        return Coverage(
            code, STILL_OPEN, own, tuple(one for one in messages if one not in LEFT_OUT), OPEN[code]
        )
    if own:
        return Coverage(code, IN_PART if waiting else IMPLEMENTED, own, waiting, "")
    if code in MET:
        return Coverage(code, IMPLEMENTED, (), (), MET[code])
    if code in NOT_APPLICABLE:
        return Coverage(code, NOT_HERE, (), (), NOT_APPLICABLE[code])
    if code[0] == "S":
        return Coverage(code, NOT_HERE, (), (), ONE_BY_ONE)
    if code in GUIDANCE:
        return Coverage(code, NOT_HERE, (), (), "guidance for the reader, nothing to judge")
    if messages and not set(messages) - LEFT_OUT:
        return Coverage(
            code, NOT_HERE, (), (), f"stands only in {', '.join(messages)}, which CATS leaves out"
        )
    return Coverage(
        code, STILL_OPEN, (), waiting, "the rules of these messages are not written" if waiting else ""
    )


def _explained(code: str, message: str) -> bool:
    elsewhere = {one for messages in IN_MESSAGES.get(code, {}).values() for one in messages}
    return (
        message in judged_in().get(code, ())
        or message in elsewhere
        or code in MET
        or code in NOT_APPLICABLE
        or code in OPEN
        or code in GUIDANCE
        or code[0] == "S"
    )


def _sums() -> list[tuple[str, ...]]:
    counts = Counter((one.kind, one.status) for one in coverage().values())
    rows = [(kind, *(str(counts[kind, status]) for status in _STATUSES)) for kind in KINDS.values()]
    ours = sum(code.startswith("CATS_") for code in judged_in())
    return [*rows, ("rules of CATS", str(ours), "0", "0", "0")]


def _judged_rows() -> list[tuple[str, ...]]:
    first = {rule.code: rule for rule in reversed(JUDGED)}
    restated = {rule.code: rule.restated for rule in reversed(JUDGED) if rule.restated}
    return [
        (
            code,
            rules.sentence(code),
            " ".join(messages),
            restated.get(code, ""),
            first[code].law,
            first[code].severity,
        )
        for code, messages in judged_in().items()
    ]


def _reasons(status: str, *, judged: bool = True) -> list[tuple[str, ...]]:
    return [
        (one.code, one.why)
        for one in coverage().values()
        if one.status == status and (judged or not one.messages)
    ]


def _open_rows() -> list[tuple[str, ...]]:
    return [
        (one.code, one.why or "judged elsewhere already", " ".join(one.open))
        for one in coverage().values()
        if one.status in (STILL_OPEN, IN_PART)
    ]


def _example(example: Shown | None) -> str:
    """What is changed in which message, and where the fault is found: `(15)` is the error code."""
    if example is None:
        return ""
    text = f"{example.message}: {example.words}"
    where = ", ".join(f"`{pointer}` ({code})" for pointer, code in example.faults)
    return (f"{text}. Fault at {where}" if where else text).replace("|", "\\|")


def _left_rows() -> list[tuple[str, ...]]:
    return [
        (code, " ".join(messages), why)
        for code, reasons in sorted(IN_MESSAGES.items())
        for why, messages in reasons.items()
    ]


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    cells = tuple(head)
    lines = [cells, ("---",) * len(cells), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


_STATUSES = (IMPLEMENTED, IN_PART, NOT_HERE, STILL_OPEN)

HEAD = """# Rules

Generated by `manage.py render_rules`; do not edit. It counts over every condition (C), rule (R), guideline (G) and
sequence of judging (S) of NCTS phase 5, and over the rules of CATS.

Messages that arrive are judged: those of economic operators by code lists and rules, and refused with 056 or 057; those of
other administrations by rules, and refused with 906. Their codes are not looked up in lists: the sender's edition may be
newer, and goods on their way must not stop for a word that is not loaded yet. Messages that customs sends to economic operators are made by CATS:
tests prove, over every sample declaration and every act of an officer, that they keep the rules. A general
amendment (013 of type 0) is judged like the declaration that it would become; one of the guarantee (type 1) may change
nothing else (R0520), so that it keeps what the declaration kept.

A refusal carries the pointer, the error code (12 code list, 13 required and missing, 14 rule, 15 not allowed, 93 MRN), the
rule or list, and the value. Codes of NCTS keep their number; *restated* says where CATS differs. `CATS_001` to `CATS_099` are
ours on content, `CATS_101` on concern the course of a movement, `CATS_201` on the guarantee. Examples stand in
[examples of rules](rules-examples.md)."""
EXAMPLES_HEAD = """# Examples of rules

Generated by `manage.py render_rules`; do not edit. Each example takes an ordinary message of the movement of cargo A, from
Tbilisi to Tashkent, and changes what is said; everything else stays. Pointers count from 1. Tests judge every example, these
and more. What the rules are and where they hold stands in [rules](rules.md)."""
OPEN_HEAD = (
    "*Judged elsewhere already* means that the code is implemented, but not yet in the messages named here."
)
LEFT_HEAD = "Codes that are judged, but not in these messages, although their definitions name them."
