"""Every question of the home page is answered by an index, under row-level security too: its cost does not grow with the installation."""

import re

from django.db import connection

from cats.accounts.actors import actor_of
from cats.kernel import clock
from cats.tenancy.scope import scope
from tests.transit.operator.shapes import saved
from transit import selectors_operator as board

OWN = {
    "movement_of_holder", "movement_of_declarant", "movement_of_trader", "movement_open_of_holder", "movement_open_of_declarant",
    "movement_open_of_trader", "movement_sent_back",
}  # fmt: skip


def indexes_of(rows):
    """The indexes of movements that the first page of these rows uses. What is left of tiny tables is not read by sight."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off; SET LOCAL enable_sort = off"
        )
    plan = rows.order_by("-id").values("id")[:26].explain()
    assert "Seq Scan on transit_movement" not in plan, plan
    return set(re.findall(r"using (movement_\w+)", plan))


def test_each_way_in_which_a_movement_is_an_operators_has_its_index(desks):
    saved(3)
    now = clock.now()
    with scope("GE"):
        actor = actor_of(desks.operator)
        found = {
            "all": [indexes_of(rows) for rows in board._all(actor)],
            "way": [indexes_of(rows) for rows in board._way(actor)],
            "control": [indexes_of(rows) for rows in board._control(actor)],
            "mend": [indexes_of(rows) for rows in board._mend(actor, now)],
        }

    assert found["all"] == [{"movement_of_holder"}, {"movement_of_declarant"}, {"movement_of_trader"}]
    assert found["way"] == [{"movement_open_of_holder"}, {"movement_open_of_declarant"}]
    assert found["control"][-1] == {"movement_open_of_trader"}
    assert all(one & OWN for one in found["mend"]), found["mend"]
