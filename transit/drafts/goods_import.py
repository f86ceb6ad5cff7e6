"""Many rows at once: a paste or a file is read, judged and shown; only what is confirmed gets into the draft.

Files that go out are safe to open in a spreadsheet: a cell that would be a formula there begins with an apostrophe, which
is taken away again when the file comes back.
"""

import csv
import io
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cats.kernel import clock
from cats.kernel.actors import Actor
from cats.kernel.errors import Conflict, Refused
from refdata import tariff
from transit.drafts import (
    access,
    cells,
    columns,
    goods,
    goods_judge,
    goods_rows,
    goods_words,
    paste,
    services,
)
from transit.drafts.goods import Written
from transit.models import GoodsPaste

UNREAD = "UNREAD"
MOST_BYTES = 2 * paste.LARGEST
"""A file is read up to here: one in UTF-16 has two bytes for each character."""


def read(actor: Actor, id: UUID, text: str, *, source: str = "", read_as: str = "") -> GoodsPaste:
    """Read and judge a text, and keep it for the check. Raises `Refused` for none, for too much, and for too many rows."""
    draft = services.editable(actor, id)
    sheet = _sheet(text)
    context = goods_judge.context_now()
    lines = [_judged(line, goods_judge.faults_of(line.answers, None, context)) for line in sheet.lines]
    notes = {"header": sheet.header, "unknown": sheet.unknown[:20], "read_as": read_as}
    found, _new = GoodsPaste.objects.update_or_create(
        draft=draft,
        defaults={
            "source": source[:200],
            "lines": lines,
            "notes": notes,
            "made_by_id": actor.ref,
            "made_at": clock.now(),
        },
    )
    return found


def read_file(actor: Actor, id: UUID, name: str, data: bytes) -> GoodsPaste:
    """The same for a file. Raises `Refused` for what is no text."""
    if len(data) > MOST_BYTES:
        raise _too_large()
    try:
        text, read_as = paste.decoded(data)
    except ValueError:
        raise Refused(
            "not-a-text",
            _("This file is no table in text form."),
            remedy=_(
                "In the spreadsheet choose “Save as” and CSV or tab-separated text, or copy the cells and paste them here."
            ),
        ) from None
    return read(actor, id, text, source=name, read_as=read_as)


def waiting(actor: Actor, id: UUID) -> GoodsPaste:
    """What was read for a draft and not confirmed yet. Raises `Conflict` when there is nothing."""
    found = GoodsPaste.objects.select_related("draft").filter(draft=access.draft(actor, id)).first()
    if found is None:
        raise Conflict(
            "no-paste",
            _("There is nothing that waits for a check."),
            remedy=_("It was taken over or left already. Paste it again if it is not in the goods."),
        )
    return found


def confirm(actor: Actor, id: UUID, *, replace: bool) -> Written:
    """Take what was read into the goods, faults and all, and forget it."""
    found = waiting(actor, id)
    done = goods.take_in(actor, id, [line["answers"] for line in found.lines], replace=replace)
    found.delete()
    return done


def leave(actor: Actor, id: UUID) -> None:
    """Forget what was read."""
    services.editable(actor, id)
    waiting(actor, id).delete()


def faulty(lines: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows with faults."""
    return [line for line in lines if line["faults"]]


def template_file() -> str:
    """The columns by name and two rows as an example, for a spreadsheet to open."""
    examples = (
        (
            "841370",
            _("Centrifugal pump, 15 kW, cast iron"),
            "8",
            "PX",
            "DEMO 1-8",
            "1240.0",
            "1180.0",
            "",
            "",
        ),
        ("848180", _("Gate valve DN200, steel"), "12", "CS", "DEMO 9-20", "860.0", "822.0", "", ""),
    )
    return _file([str(column.label) for column in columns.COLUMNS], examples)


def faults_file(found: GoodsPaste) -> str:
    """The rows that have faults, with what is wrong in a last column: to be mended where they came from."""
    on = clock.now().date()
    tariff.index(on)
    head = [_("Line"), *(str(column.label) for column in columns.COLUMNS), _("What is wrong")]
    rows = [
        (
            str(line["number"]),
            *(line["answers"].get(column.name, "") for column in columns.COLUMNS),
            "; ".join(said_of(line, on)),
        )
        for line in faulty(found.lines)
    ]
    return _file(head, rows)


def said_of(line: dict[str, Any], on: Any) -> list[str]:
    """The faults of a row in words."""
    said = []
    for one in line["faults"]:
        if one["code"] == UNREAD:
            said.append(unread_words(line["left"]))
        else:
            fault = goods_words.shown(one, line["answers"], on)
            said.append(f"{fault.label}: {fault.sentence}")
    return said


def unread_words(left: list[str]) -> str:
    """What is said about cells that stand beyond the last column."""
    count = len(left)
    return ngettext(
        "%(count)s cell stands behind the last column and is left out.",
        "%(count)s cells stand behind the last column and are left out.",
        count,
    ) % {"count": count}


def _sheet(text: str) -> paste.Sheet:
    try:
        sheet = paste.read(text)
    except paste.TooLarge:
        raise _too_large() from None
    if sheet.too_many:
        raise Refused(
            "too-many-items",
            _(
                "This has about %(about)s lines; a declaration takes at most 1 999 goods items. Nothing was taken in."
            )
            % {"about": f"{sheet.about:,}".replace(",", "\u202f")},
            remedy=goods_rows.how_to_split(),
        )
    if not sheet.lines:
        raise Refused(
            "nothing-pasted",
            _("There are no cells in this."),
            remedy=_("Copy the rows and paste them again."),
        )
    return sheet


def _too_large() -> Refused:
    return Refused(
        "too-large",
        _("This is larger than 4 MB, more than 1 999 goods items ever need. Nothing was taken in."),
        remedy=goods_rows.how_to_split(),
    )


def _judged(line: paste.Line, faults: list[goods_judge.Found]) -> dict[str, Any]:
    if line.left or line.long:
        faults = [*faults, {"name": "", "row": 0, "inner": "", "code": UNREAD, "rule": "", "text": ""}]
    return {"number": line.number, "answers": line.answers, "left": list(line.left), "faults": faults}


def _file(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table for a spreadsheet: semicolons, quoted cells, no formulas; a byte order mark tells it that this is UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([cells.safe(cell) for cell in head])
    for row in rows:
        writer.writerow([cells.safe(cell) for cell in row])
    return "\ufeff" + out.getvalue()
