"""The Common System Specifications as pages, open to everybody: messages, rules, code lists, a search, what changed.

What the code knows of rules and lists, apps bring: `rule_facts(code)` in `published_rules.py`, `list_facts(code)` in `published_lists.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cats.api.spoken import spoken
from cats.audit.catalogue import from_each_app
from cats.kernel.errors import NotFound
from cats.kernel.sentences import said
from cats.specification import editions, generate, reference, rules
from cats.specification.catalogue import MESSAGES, STATED
from cats.ui.views import Page

MOST_PLACES, MOST_CODES = 200, 500
SCHEMAS = {"xsd": "application/xml", "json": "application/schema+json"}


@dataclass(frozen=True, slots=True)
class Example:
    """What is changed in an ordinary message, and the pointers and error codes of the faults; none where it passes."""

    message: str
    words: str
    faults: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class RuleFacts:
    """What an app says of a rule: whether and how CATS judges it (`state` in words), why not, and an example of each outcome."""

    state: str | Promise
    reason: str | Promise = ""
    restated: str | Promise = ""
    law: str = ""
    passing: Example | None = None
    failing: Example | None = None


@dataclass(frozen=True, slots=True)
class ListFacts:
    """What an app says of a code list: its name, where it comes from, and its codes of today as (code, text, from, until)."""

    name: str
    state: str | Promise
    source: str
    edition: str
    licence: str
    owner: str | Promise
    note: str
    codes: Sequence[tuple[str, str, Any, Any]] = field(default_factory=tuple)


class SpecificationPage(Page):
    """What all pages of the specification share."""

    public = "The specification is published."
    title: Any = _("Common System Specifications")


class Index(SpecificationPage):
    """All messages by domain, and the way to everything else; with `q` the search."""

    template_name = "specification/index.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        words = request.GET.get("q", "").strip()[:200]
        specs = MESSAGES.values()
        return self.show(
            q=words,
            found=reference.search(words, say=spoken) if words else None,
            external=[spec for spec in specs if spec.domain == "external"],
            common=[spec for spec in specs if spec.domain == "common"],
            stated=STATED,
            rule_codes=sorted(rules.RULES),
            lists=reference.lists(),
        )


class MessagePage(SpecificationPage):
    """One message: who sends it to whom, and every element with its occurrence, format, list and rules."""

    template_name = "specification/message.html"

    def get(self, request: HttpRequest, message: str) -> HttpResponse:
        spec = MESSAGES.get(message)
        if spec is None:
            raise not_published(message)
        rows = reference.rows(spec.code)
        named = dict.fromkeys(code for row in rows for code in row.rules)
        self.title = f"{spec.code}: {spoken(spec.name)}"
        return self.show(
            spec=spec,
            rows=rows,
            answered_by=reference.answered_by(spec.code),
            rules=[rules.RULES[code] for code in sorted(named) if code in rules.RULES],
        )


class RulePage(SpecificationPage):
    """One rule: what it asks for, what it guards, whether CATS judges it, an example that passes and one that fails."""

    template_name = "specification/rule.html"

    def get(self, request: HttpRequest, rule: str) -> HttpResponse:
        places = reference.rows_with_rule(rule)
        described = rules.RULES.get(rule)
        if described is None and not places:
            raise not_published(rule)
        brought = from_each_app("published_rules", "rule_facts").values()
        self.title = rule
        return self.show(
            rule=described,
            facts=next((facts for facts_of in brought if (facts := facts_of(rule))), None),
            places=places[:MOST_PLACES],
            more=max(0, len(places) - MOST_PLACES),
            messages=[MESSAGES[code] for code in dict.fromkeys(row.message for row in places)],
        )


class CodeListPage(SpecificationPage):
    """One code list: source, edition, owner, the codes in force today, and the elements that use it."""

    template_name = "specification/code_list.html"

    def get(self, request: HttpRequest, code_list: str) -> HttpResponse:
        brought = from_each_app("published_lists", "list_facts").values()
        facts = next((facts for facts_of in brought if (facts := facts_of(code_list))), None)
        places = reference.rows_with_list(code_list)
        if facts is None and not places:
            raise not_published(code_list)
        self.title = code_list
        return self.show(
            facts=facts,
            codes=facts.codes[:MOST_CODES] if facts else (),
            more_codes=max(0, len(facts.codes) - MOST_CODES) if facts else 0,
            places=places[:MOST_PLACES],
            more=max(0, len(places) - MOST_PLACES),
        )


class Changes(SpecificationPage):
    """What changed between two editions; without a choice from the last published one to the present."""

    template_name = "specification/changes.html"
    title = _("What changed")

    def get(self, request: HttpRequest) -> HttpResponse:
        names = editions.names()
        old, new = request.GET.get("from", names[-2]), request.GET.get("to", names[-1])
        if old not in names or new not in names:
            raise not_published(old if old not in names else new)
        found = editions.compared(old, new)
        return self.show(
            editions=[(name, _("present state") if name == editions.PRESENT else name) for name in names],
            old=old,
            new=new,
            added=[
                MESSAGES[one.message] for one in found if one.whole == "added" and one.message in MESSAGES
            ],
            removed=[one.message for one in found if one.whole == "removed"],
            changed=[one for one in found if not one.whole],
        )


class Schema(SpecificationPage):
    """A generated schema as a file: `xsd/CC015C.xsd`, `xsd/types.xsd`, `json/CC015C.json`."""

    def get(self, request: HttpRequest, kind: str, name: str) -> HttpResponseBase:
        path = generate.GENERATED / kind / f"{name}.{kind}"
        if kind not in SCHEMAS or not path.is_file():
            raise not_published(f"{name}.{kind}")
        return FileResponse(path.open("rb"), content_type=SCHEMAS[kind], filename=path.name)


def not_published(name: str) -> NotFound:
    """The refusal for a name that the specification does not have."""
    return NotFound(
        "not-published",
        said("The specification has no {name}.", name=name),
        remedy=said("Search for it on the first page of the specification."),
    )
