"""What people do with the goods items of a draft: write cells, add, copy and remove rows, take in many at once.

Every act holds the draft's row, raises `Refused` where a colleague edits it or it was sent, and leaves positions 1, 2, 3 …
Whatever is written is kept as it was typed and judged on the spot, row by row.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from cats.audit import log
from cats.kernel import clock
from cats.kernel.actors import Actor
from cats.kernel.errors import Conflict
from transit.drafts import cells, columns, goods_judge, goods_rows, goods_words, services
from transit.drafts.fields import Answers
from transit.models import Draft, DraftItem

KEPT = ("answers", "faults", "hs", "packages", "gross", "net")

Cells = Mapping[UUID, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Clash:
    """A cell that was changed elsewhere in the meantime: what stands there, and what was to be written."""

    position: int
    name: str
    theirs: str
    mine: str


@dataclass
class Written:
    """What became of a change: the draft and the rows that were written; with clashes nothing was."""

    draft: Draft
    items: list[DraftItem] = field(default_factory=list)
    clashes: list[Clash] = field(default_factory=list)


def write(
    actor: Actor,
    id: UUID,
    changes: Cells,
    before: Cells | None = None,
    seals: Mapping[UUID, str] | None = None,
) -> Written:
    """Put texts into cells. Where something else stands now than was shown, nothing is written and the clashes say what.

    What was shown is known by the texts of cells (`before`) or by the `seal` of whole rows; a row that is sent as it was
    shown was not touched. Raises `Conflict` when a row is no longer there.
    """
    draft = services.editable(actor, id)
    touched = {
        row: given for row, given in changes.items() if (seals or {}).get(row) != goods_rows.seal(given)
    }
    items = _rows(draft, touched)
    done = Written(draft, clashes=list(_clashes(items, touched, before or {}, seals or {})))
    if done.clashes:
        return done
    context = goods_judge.context_now()
    for item in items:
        wanted = item.answers | {
            name: cells.tidy(text)[: cells.LONGEST] for name, text in changes[item.pk].items()
        }
        if goods_rows.take(item, wanted, context):
            done.items.append(item)
    _keep(draft, actor, done.items)
    return done


def write_details(actor: Actor, id: UUID, position: int, answers: Answers) -> Written:
    """Put the further fields and rows of one item in place of those it had. Empty rows are dropped."""
    draft = services.editable(actor, id)
    item = _at(draft, position)
    given = {name: _clean(name, answers.get(name)) for name in answers}
    done = Written(draft)
    if goods_rows.take(item, item.answers | given, goods_judge.context_now()):
        done.items.append(item)
    _keep(draft, actor, done.items)
    return done


def fill(actor: Actor, id: UUID, begin: UUID, column: str, block: Sequence[Sequence[str]]) -> Written:
    """Put a block of cells into the grid: from the cell of a row and column on, to the right and down; rows are added below."""
    draft = services.editable(actor, id)
    names = [one.name for one in columns.COLUMNS]
    names = names[names.index(column) if column in names else 0 :]
    rows = [dict(zip(names, row, strict=False)) for row in block]
    [first] = _rows(draft, [begin])
    there = list(draft.items.filter(position__gte=first.position).order_by("position")[: len(rows)])
    more, last = rows[len(there) :], draft.items.order_by("position").last()
    goods_rows.require_room(last.position if last else 0, len(more))
    done, context = Written(draft), goods_judge.context_now()
    for item, texts in zip(there, rows, strict=False):
        if goods_rows.take(item, item.answers | texts, context):
            done.items.append(item)
    added = goods_rows.make(draft, more, last)
    DraftItem.objects.bulk_create(added, batch_size=500)
    _keep(draft, actor, done.items)
    if added and not done.items:
        services.changed(draft, actor, judge=False)
    return Written(draft, [*done.items, *added])


def mend(actor: Actor, id: UUID, row: UUID, name: str, number: int) -> Written:
    """Do what the page offered about a fault: the `number`th way to mend the one at that column. Nothing, where it is gone."""
    draft = services.editable(actor, id)
    [item] = _rows(draft, [row])
    on = clock.now().date()
    said = [goods_words.shown(one, item.answers, on) for one in item.faults if one["name"] == name]
    ways = [way for one in said for way in one.mends]
    if number >= len(ways):
        return Written(draft)
    return write(actor, id, {row: ways[number].values})


def add(actor: Actor, id: UUID, rows: Sequence[Answers] = ({},)) -> Written:
    """Add rows at the end, empty ones or with answers. Raises `Refused` beyond the 1 999th."""
    draft = services.editable(actor, id)
    last = draft.items.order_by("position").last()
    goods_rows.require_room(last.position if last else 0, len(rows))
    items = goods_rows.make(draft, rows, last)
    DraftItem.objects.bulk_create(items)
    services.changed(draft, actor, judge=False)
    return Written(draft, items)


def copy_above(actor: Actor, id: UUID, marked: Sequence[UUID]) -> Written:
    """Fill the empty cells of the marked rows from the row above each; without marks, add the last row once more."""
    draft = services.editable(actor, id)
    if not marked:
        last = draft.items.order_by("position").last()
        return add(actor, id, [goods_rows.grid_part(last.answers) if last else {}])
    items = _rows(draft, marked)
    above = {
        one.position: one for one in draft.items.filter(position__in=[item.position - 1 for item in items])
    }
    done, context = Written(draft), goods_judge.context_now()
    for item in items:
        source = above.get(item.position - 1)
        if source and goods_rows.take(
            item, goods_rows.grid_part(source.answers) | goods_rows.filled(item.answers), context
        ):
            above[item.position] = item
            done.items.append(item)
    _keep(draft, actor, done.items)
    return done


def remove(actor: Actor, id: UUID, marked: Sequence[UUID]) -> int:
    """Remove rows; those below move up. Answers how many there were."""
    draft = services.editable(actor, id)
    gone = draft.items.filter(pk__in=list(marked))
    positions = list(gone.values_list("position", flat=True))
    if positions:
        gone.delete()
        draft.faults = _moved_up(draft.faults, positions)
        _close_ranks(draft)
        services.changed(draft, actor, judge=False)
        log.record("draft.goods_removed", actor=actor, subject=draft, lrn=draft.lrn, items=len(positions))
    return len(positions)


def take_in(actor: Actor, id: UUID, rows: Sequence[Answers], *, replace: bool) -> Written:
    """Add many rows at once, or put them in place of all there are: one statement for each hundred or so."""
    draft = services.editable(actor, id)
    last = None if replace else draft.items.order_by("position").last()
    goods_rows.require_room(last.position if last else 0, len(rows))
    if replace:
        draft.items.all().delete()
        draft.faults = [fault for fault in draft.faults if not fault.get("item")]
    items = goods_rows.make(draft, rows, last)
    DraftItem.objects.bulk_create(items, batch_size=500)
    services.changed(draft, actor, judge=False)
    log.record(
        "draft.goods_taken_in", actor=actor, subject=draft, lrn=draft.lrn, items=len(items), replaced=replace
    )
    return Written(draft, items)


def _rows(draft: Draft, wanted: Iterable[UUID]) -> list[DraftItem]:
    ids = list(wanted)
    items = list(draft.items.filter(pk__in=ids).order_by("position"))
    if len(items) < len(set(ids)):
        raise Conflict(
            "row-gone",
            _("A row that you changed was removed in the meantime, in another window or by a colleague."),
            remedy=_("Reload the page and look at what is there now."),
        )
    return items


def _at(draft: Draft, position: int) -> DraftItem:
    item = draft.items.filter(position=position).first()
    if item is None:
        raise Conflict(
            "row-gone",
            _("There is no item %(position)s any more.") % {"position": position},
            remedy=_("Go back to the goods and look at what is there now."),
        )
    return item


def _clashes(
    items: Iterable[DraftItem], changes: Cells, before: Cells, seals: Mapping[UUID, str]
) -> Iterator[Clash]:
    for item in items:
        shown = before.get(item.pk, {})
        changed = item.pk in seals and seals[item.pk] != goods_rows.seal(item.answers)
        for name, mine in changes[item.pk].items():
            theirs = str(item.answers.get(name, ""))
            other = changed or (name in shown and cells.tidy(shown[name]) != theirs)
            if other and cells.tidy(mine) != theirs:
                yield Clash(item.position, name, theirs, mine)


def _keep(draft: Draft, actor: Actor, items: list[DraftItem]) -> None:
    """Save the rows that changed, and with them the draft; the rejection's faults of these rows are mended."""
    if items:
        DraftItem.objects.bulk_update(items, KEPT, batch_size=200)
        touched = {item.position for item in items}
        draft.faults = [fault for fault in draft.faults if fault.get("item") not in touched]
        services.changed(draft, actor, judge=False)


def _close_ranks(draft: Draft) -> None:
    """Number the rows 1, 2, 3 … again, in their order: one statement."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            UPDATE transit_draftitem AS item SET position = counted.number
            FROM (SELECT id, row_number() OVER (ORDER BY position) AS number
                  FROM transit_draftitem WHERE draft_id = %s) AS counted
            WHERE item.id = counted.id AND item.position <> counted.number
            """,
            [draft.pk],
        )


def _moved_up(faults: list[dict[str, Any]], gone: list[int]) -> list[dict[str, Any]]:
    """The rejection's faults, without those of removed rows, at the rows' new positions."""
    kept = []
    for fault in faults:
        at = fault.get("item") or 0
        if at not in gone:
            kept.append(fault | {"item": at - sum(1 for one in gone if one < at)} if at else fault)
    return kept


def _clean(name: str, given: Any) -> Any:
    """The text of a field, or the rows that say anything."""
    if name not in columns.ROWS_BY_NAME:
        return cells.tidy(str(given or ""))[: cells.LONGEST]
    rows = [
        {inner: text for inner, raw in row.items() if (text := cells.tidy(str(raw or ""))[: cells.LONGEST])}
        for row in given or ()
    ]
    return [row for row in rows if row]
