"""State tables as pages that a customs expert reads and signs: Markdown with a Mermaid diagram. Pure; writes no file."""

from collections import defaultdict
from collections.abc import Callable, Mapping

from cats.workflow.rows import ACT, DUE, GOT, Row, Table

HEAD = ("From", "On", "If", "To", "Sends", "Does", "Deadlines", "Who may", "Legal basis, remarks")
GENERATED = (
    "<!-- Written by `manage.py render_tables` from the state table: change the table, not this page. -->"
)


def page(table: Table, guards: Mapping[str, Callable[..., object]], words: Mapping[str, str]) -> str:
    """The page of one table. `guards` give their sentences; `words` explain permissions and messages by their code."""
    rows = [[text or "–" for text in _cells(row, guards, words)] for row in table.rows]
    lines = [GENERATED, "", f"# {table.title}: states and transitions", "", *_preface(table), ""]
    lines += [_line(HEAD), _line(["---"] * len(HEAD)), *(_line(row) for row in rows), ""]
    lines += [
        *_waiting(table),
        *_glossary(table, words),
        "## Diagram",
        "",
        "```mermaid",
        diagram(table),
        "```",
        "",
    ]
    return "\n".join(lines)


def diagram(table: Table) -> str:
    """A Mermaid state diagram of the rows that move the record; those that only record something are left out."""
    edges: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in table.rows:
        if not row.stays:
            label = _trigger(row.on, {}) + (" *" if row.when else "")
            if label not in edges[row.state, row.to]:
                edges[row.state, row.to].append(label)
    lines = ["stateDiagram-v2"]
    if table.initial:
        lines.append(f"    [*] --> {_node(table.initial)}")
    lines += [f"    {_node(a)} --> {_node(b)}: {', '.join(labels)}" for (a, b), labels in edges.items()]
    lines += [f"    {_node(state)} --> [*]" for state in table.states if state in table.final]
    return "\n".join(lines)


def sentence(guard: Callable[..., object]) -> str:
    """What a guard asks, in words: the first paragraph of its docstring."""
    paragraph = (guard.__doc__ or "").strip().split("\n\n")[0]
    return " ".join(paragraph.split()).rstrip(".")


def _preface(table: Table) -> list[str]:
    finals = ", ".join(f"*{state}*" for state in table.states if state in table.final)
    return [
        "Rows with the same state and trigger are tried from top to bottom; the first whose conditions all hold is taken.",
        "What finds no row is refused as out of sequence (code 92) and changes nothing.",
        f"Final states: {finals or 'none'}. Entering one stops every deadline of the record.",
    ]


def _cells(row: Row, guards: Mapping[str, Callable[..., object]], words: Mapping[str, str]) -> list[str]:
    conditions = "; ".join(sentence(guards[name]) for name in row.when if name in guards)
    deadlines = [f"starts {kind}" for kind in row.starts] + [f"stops {kind}" for kind in row.stops]
    basis = "; ".join(text for text in (row.law, row.note) if text)
    return [
        _state(row.state),
        _trigger(row.on, words),
        conditions,
        "unchanged" if row.stays else _state(row.to),
        ", ".join(row.emits),
        ", ".join(name.replace("_", " ") for name in row.does),
        ", ".join(deadlines).replace("_", " "),
        words.get(row.permission, row.permission),
        basis,
    ]


def _waiting(table: Table) -> list[str]:
    if not table.patient:
        return []
    reasons = [f"- *{state}*: {why}" for state, why in table.patient.items()]
    return ["## States without a deadline", "", *reasons, ""]


def _glossary(table: Table, words: Mapping[str, str]) -> list[str]:
    received = [trigger.removeprefix(GOT) for trigger in table.triggers if trigger.startswith(GOT)]
    sent = [name for row in table.rows for name in row.emits]
    codes = [code for code in sorted({*received, *sent}) if words.get(code)]
    return ["## Messages", "", *(f"- {code}: {words[code]}" for code in codes), ""] if codes else []


def _trigger(trigger: str, words: Mapping[str, str]) -> str:
    if trigger.startswith(GOT):
        return trigger.removeprefix(GOT)
    if trigger.startswith(DUE):
        return f"deadline {trigger.removeprefix(DUE).replace('_', ' ')}"
    return f"act {trigger.removeprefix(ACT).replace('_', ' ')}"


def _state(state: str) -> str:
    return f"*{state}*" if state else "(new)"


def _node(state: str) -> str:
    return state or "[*]"


def _line(cells: list[str] | tuple[str, ...]) -> str:
    return "| " + " | ".join(text.replace("|", "\\|").replace("\n", " ") for text in cells) + " |"
