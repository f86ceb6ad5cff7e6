"""The task list: what state each section is in, and what it holds in one line."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, ngettext, pgettext_lazy
from django.utils.translation import gettext as _

from cats.ui import formats
from refdata import selectors as refdata
from transit.drafts import judging, services
from transit.drafts.compose import seals_of
from transit.drafts.judging import Finding
from transit.drafts.sections import GOODS, SECTIONS
from transit.drafts.words import MISSING
from transit.models import Draft

OFF, BEGUN, DONE, MEND, WAIT = "off", "begun", "done", "mend", "wait"
LABELS: dict[str, tuple[str | Promise, str, str]] = {
    OFF: (gettext_lazy("Not started"), "off", "circle"),
    BEGUN: (gettext_lazy("In progress"), "info", "pencil"),
    DONE: (pgettext_lazy("task", "Complete"), "go", "check2"),
    MEND: (gettext_lazy("To mend"), "stop", "exclamation-octagon-fill"),
    WAIT: (gettext_lazy("Cannot start yet"), "off", "lock"),
}


@dataclass(frozen=True, slots=True)
class Task:
    """One line of the list."""

    code: str
    title: str | Promise
    state: str
    line: str
    points: int = 0

    @property
    def label(self) -> str:
        """The state in words; points to mend are counted."""
        if self.state == MEND:
            return ngettext("%(count)s point to mend", "%(count)s points to mend", self.points) % {
                "count": self.points
            }
        return str(LABELS[self.state][0])

    @property
    def signal(self) -> str:
        """The colour of the state."""
        return LABELS[self.state][1]

    @property
    def icon(self) -> str:
        """The icon of the state."""
        return LABELS[self.state][2]


def findings_of(draft: Draft, item_count: int) -> list[Finding]:
    """What is wrong with the draft now: as kept for this version, else judged anew where that is quick.

    Of a large draft that changed since it was judged, the older findings are shown; the check judges it.
    """
    kept = draft.judged
    if kept.get("version") == draft.version or item_count > services.JUDGED_AT_ONCE:
        return [Finding.of(one) for one in kept.get("findings", [])]
    return list(judging.judge(draft, draft.items.order_by("position")).findings)


def tasks_of(draft: Draft, item_count: int, findings: Sequence[Finding], on: date) -> list[Task]:
    """The sections with their states, and the check at the end."""
    open_faults = [Finding.of(one) for one in draft.faults]
    whole = not any(one.rule == MISSING for one in findings)
    found = []
    for section in SECTIONS:
        points = [one for one in open_faults if one.section == section.code]
        wrong = [one for one in findings if one.section == section.code]
        begun = _begun(draft, section.code, item_count)
        state, count = _state(points, wrong, begun, whole)
        found.append(
            Task(section.code, section.title, state, line_of(draft, section.code, item_count, on), count)
        )
    ready = all(task.state == DONE for task in found)
    title = _("Check and send")
    line = _("Every answer on one page") if ready else _("Opens when all else is complete")
    return [*found, Task("check", title, OFF if ready else WAIT, line)]


def nowhere(findings: Iterable[Finding]) -> list[Finding]:
    """Findings that lead to no section: they are shown at the top."""
    return [one for one in findings if not one.section]


def _state(points: Sequence[Finding], wrong: Sequence[Finding], begun: bool, whole: bool) -> tuple[str, int]:
    """To mend counts what customs said and what is wrong besides; what is only missing is in progress."""
    faulty = {(one.pointer, one.rule) for one in (*points, *wrong) if one.rule != MISSING}
    if points or (faulty and begun):
        return MEND, len(faulty) or len(points)
    if wrong:
        return (BEGUN if begun else OFF), 0
    return (DONE if begun or whole else OFF), 0


def _begun(draft: Draft, code: str, item_count: int) -> bool:
    if code == GOODS.code:
        return item_count > 0
    answers = draft.answers.get(code) or {}
    return bool(answers) and answers != services.first_answers(draft.operator).get(code)


def line_of(draft: Draft, code: str, item_count: int, on: date) -> str:
    """What a section holds, in short."""
    answers = draft.answers.get(code) or {}
    if code == "kind":
        return _kind(answers)
    if code == "parties":
        return _people(answers)
    if code == "route":
        return ", ".join(_office_name(one, on) for one in offices_of(draft) if one)
    if code == "transport":
        return _transport(draft, answers)
    if code == GOODS.code:
        return _goods(draft, item_count)
    if code == "guarantee":
        return ", ".join(str(row.get("grn", "")) for row in answers.get("guarantees") or [] if row.get("grn"))
    counts = Counter({name: len(rows) for name, rows in answers.items()})
    number = counts.total()
    return ngettext("%(count)s document", "%(count)s documents", number) % {"count": number} if number else ""


def offices_of(draft: Draft) -> list[str]:
    """The codes of the offices in the order of the way."""
    answers = draft.answers.get("route") or {}
    transit = [str(row.get("office", "")) for row in answers.get("offices") or []]
    return [str(answers.get("departure", "")), *transit, str(answers.get("destination", ""))]


def _kind(answers: dict[str, str]) -> str:
    code = str(answers.get("type") or "")
    return refdata.code_text("CL231", code, get_language() or "en") if code else ""


def _people(answers: dict[str, str]) -> str:
    parts = []
    holder = answers.get("holder_name") or answers.get("holder_number")
    consignee = answers.get("consignee_name") or answers.get("consignee_number")
    if holder:
        parts.append(_("Holder %(name)s") % {"name": holder})
    if consignee:
        parts.append(_("consignee %(name)s") % {"name": consignee})
    return ", ".join(parts)


def _office_name(code: str, on: date) -> str:
    found = refdata.office(code, on)
    return found.name if found else code


def _transport(draft: Draft, answers: dict[str, list[dict[str, str]]]) -> str:
    parts = [str(row.get("number")) for row in answers.get("means") or [] if row.get("number")]
    seals = len(seals_of(draft))
    if seals:
        parts.append(ngettext("%(count)s seal", "%(count)s seals", seals) % {"count": seals})
    return ", ".join(parts)


def _goods(draft: Draft, item_count: int) -> str:
    if not item_count:
        return ""
    parts = [ngettext("%(count)s item", "%(count)s items", item_count) % {"count": item_count}]
    packages, gross = draft.judged.get("packages"), draft.judged.get("gross")
    if draft.judged.get("version") == draft.version and packages and gross:
        parts.append(_("%(count)s packages") % {"count": formats.number(packages)})
        parts.append(_("%(mass)s kg") % {"mass": formats.number(gross)})
    return ", ".join(parts)
