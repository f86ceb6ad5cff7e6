"""What the published specification says of a rule: whether CATS judges it, by what else it is met, and an example of each outcome."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cats.ui.specification import Example, RuleFacts
from transit.rules import coverage
from transit.rules.examples.table import Shown, shown

STATES: dict[str, str | Promise] = {
    coverage.IMPLEMENTED: _("implemented"),
    coverage.IN_PART: _("implemented in part"),
    coverage.NOT_HERE: _("not applicable in CATS"),
    coverage.STILL_OPEN: _("open"),
}


def rule_facts(code: str) -> RuleFacts | None:
    """What is known of a rule; None for a code of neither NCTS nor CATS."""
    covered = coverage.coverage().get(code)
    judged = [rule for rule in coverage.JUDGED if rule.code == code]
    if covered is None and not judged:
        return None
    passing, failing = shown().get(code, (None, None))
    return RuleFacts(
        state=STATES[covered.status if covered else coverage.IMPLEMENTED],
        reason=covered.why if covered else "",
        restated=_first(rule.restated for rule in judged),
        law=_first(rule.law for rule in judged),
        passing=_example(passing),
        failing=_example(failing),
    )


def _first(texts: Iterable[str]) -> str:
    return next(filter(None, texts), "")


def _example(shown_: Shown | None) -> Example | None:
    return Example(shown_.message, shown_.words.replace("`", ""), shown_.faults) if shown_ else None
