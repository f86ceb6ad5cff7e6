"""GET inbox: the caller's log after its own cursor; waits a while where nothing is new."""

import time

from django.db import connection
from django.http import HttpResponse

from ice_connector.hub.answers import answer
from ice_connector.hub.callers import Caller, acting, refuse_later
from ice_connector.hub.entries import as_entries
from ice_connector.hub.queries import number
from ice_connector.hub.state import hub
from ice_connector.hub.store import logs
from ice_connector.hub.store.logs import Line
from ice_connector.protocol.cursors import Cursor, parse_cursor
from ice_connector.protocol.limits import MAX_ENTRIES, WAIT
from ice_connector.protocol.wire import Inbox


@acting("read")
def inbox(caller: Caller) -> HttpResponse:
    """200 with entries, or with none after `wait` seconds."""
    query = caller.request.GET
    after = parse_cursor(query.get("after", "0.0"))
    wait = number(query, "wait", default=0, least=0, most=WAIT)
    limit = number(query, "limit", default=MAX_ENTRIES, least=1, most=MAX_ENTRIES)
    if after.epoch > hub().epoch:
        refuse_later(after.epoch, caller.participant)
    logs.committed(caller.participant, after, caller.now)
    lines = _lines(caller.participant, after, limit, time.monotonic() + wait)
    entries = as_entries(lines)
    reached = lines[len(entries) - 1].cursor if entries else after
    return answer(Inbox(entries=entries, next=str(reached)))


def _lines(reader: str, after: Cursor, limit: int, until: float) -> list[Line]:
    bells = hub().bells
    while True:
        rung = bells.count(reader)
        logs.append(reader, hub().epoch)
        lines = logs.page(reader, after, limit)
        if lines:
            return lines
        connection.close()  # back into the pool: a sleeper must not hold one
        if not bells.wait(reader, rung, until):
            return []
