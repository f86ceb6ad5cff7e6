"""The code lists as the specification publishes them: source, edition, licence, owner, and the codes in force today."""

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cats.kernel import clock
from cats.ui.specification import ListFacts
from refdata import selectors
from refdata.models import CodeList

STATES: dict[str, str | Promise] = {
    CodeList.State.LOADED: _("Loaded: values are judged, each by its dates"),
    CodeList.State.DERIVED: _("Derived: values are judged by another table"),
    CodeList.State.ABSENT: _("Not loaded yet: only the format is judged"),
}
OURS = "CATS"


def list_facts(number: str) -> ListFacts | None:
    """What is known of a list; None for a number that CATS does not have."""
    row = selectors.code_list(number)
    if row is None:
        return None
    return ListFacts(
        name=row.name,
        state=STATES[row.state],
        source=row.source,
        edition=row.edition,
        licence=row.licence,
        owner=_("CATS, for all contracting parties") if row.owner == OURS else row.owner,
        note=row.note,
        codes=selectors.codes_in_force(number, get_language() or "en", clock.today("UTC")),
    )
