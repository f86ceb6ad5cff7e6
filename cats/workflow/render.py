"""State tables as pages that a customs expert reads and signs: Markdown with a Mermaid diagram. Pure; writes no file."""

from collections import defaultdict
from collections.abc import Callable, Mapping

from cats.workflow.rows import ACT, DUE, GOT, Row, Table

HEAD = ("On", "If", "To", "Sends", "Does", "Deadlines", "Who may", "Legal basis, remarks")
GENERATED = (
    "<!-- Written by `manage.py render_tables` from the state table: change the table, not this page. -->"
)
Named = Mapping[str, Callable[..., object]]


def page(table: Table, *, guards: Named, effects: Named, words: Mapping[str, str]) -> str:
    """The page of one table. Guards and effects give their sentences; `words` explain permissions and messages by their code."""
    lines = [GENERATED, "", f"# {table.title}: states and transitions", "", *_preface(table), ""]
    lines += ["## Diagram", "", "A star marks a transition that has conditions.", ""]
    lines += ["```mermaid", diagram(table), "```", ""]
    for state in table.states:
        lines += _section(table, state, guards, effects, words)
    lines += _glossary(table, words)
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


def sentence(function: Callable[..., object]) -> str:
    """What a guard asks or an effect does, in words: the first paragraph of its docstring."""
    paragraph = (function.__doc__ or "").strip().split("\n\n")[0]
    return " ".join(paragraph.split()).rstrip(".")


def _preface(table: Table) -> list[str]:
    finals = ", ".join(_state(state) for state in table.states if state in table.final)
    return [
        "One section for each state, in the order of a movement's life: what can happen there, and what it leads to.",
        "Lines with the same trigger are tried from top to bottom; the first whose conditions all hold is taken.",
        "What finds no line is refused as out of sequence (code 92) and changes nothing.",
        f"Final states: {finals or 'none'}. Entering one stops every deadline of the record.",
    ]


def _section(table: Table, state: str, guards: Named, effects: Named, words: Mapping[str, str]) -> list[str]:
    lines = [f"## {_words(state).capitalize() or 'New'}", ""]
    if state in table.patient:
        lines += [f"No deadline runs here: {table.patient[state]}", ""]
    if state in table.final:
        lines += ["Final: what arrives now is recorded or refused.", ""]
    rows = [_cells(row, guards, effects, words) for row in table.leaving(state)]
    if rows:
        lines += [_line(HEAD), _line(["---"] * len(HEAD))]
        lines += [*(_line([text or "–" for text in row]) for row in rows), ""]
    return lines


def _cells(row: Row, guards: Named, effects: Named, words: Mapping[str, str]) -> list[str]:
    deadlines = [f"starts {kind}" for kind in row.starts] + [f"stops {kind}" for kind in row.stops]
    return [
        _trigger(row.on, words),
        "; ".join(_said(guards, name) for name in row.when),
        "unchanged" if row.stays else _state(row.to),
        ", ".join(row.emits),
        "; ".join(_said(effects, name) for name in row.does),
        _words(", ".join(deadlines)),
        words.get(row.permission, row.permission).rstrip("."),
        "; ".join(text for text in (row.law, row.note) if text),
    ]


def _said(named: Named, name: str) -> str:
    return (sentence(named[name]) if name in named else "") or _words(name).capitalize()


def _glossary(table: Table, words: Mapping[str, str]) -> list[str]:
    received = [trigger.removeprefix(GOT) for trigger in table.triggers if trigger.startswith(GOT)]
    sent = [name for row in table.rows for name in row.emits]
    codes = [code for code in sorted({*received, *sent}) if words.get(code)]
    return ["## Messages", "", *(f"- {code}: {words[code]}" for code in codes), ""] if codes else []


def _trigger(trigger: str, words: Mapping[str, str]) -> str:
    if trigger.startswith(GOT):
        return trigger.removeprefix(GOT)
    if trigger.startswith(DUE):
        return f"deadline {_words(trigger.removeprefix(DUE))}"
    return f"act {_words(trigger.removeprefix(ACT))}"


def _state(state: str) -> str:
    return f"*{_words(state)}*" if state else "(new)"


def _words(name: str) -> str:
    return name.replace("_", " ")


def _node(state: str) -> str:
    return state or "[*]"


def _line(cells: list[str] | tuple[str, ...]) -> str:
    return "| " + " | ".join(text.replace("|", "\\|").replace("\n", " ") for text in cells) + " |"
