"""Gaps: a hole below the highest position of an incoming link is asked for by position, then it is an alarm."""

from datetime import timedelta

from django.db import connection

from cats.kernel import clock
from cats.tenancy import scope
from ice_connector.alarms import alarm, clear
from ice_connector.link.collector import take_entries
from ice_connector.link.context import Context
from ice_connector.models import AlarmKind, Gap, Position
from ice_connector.protocol import limits

HOLES = """
    SELECT sender, gen, seq + 1, next - 1 FROM (
        SELECT sender, gen, seq, lead(seq) OVER (PARTITION BY sender, gen ORDER BY seq) AS next FROM (
            SELECT sender, gen, seq FROM ice_connector_position WHERE administration_id = %s
            UNION ALL SELECT DISTINCT sender, gen, 0::bigint FROM ice_connector_position WHERE administration_id = %s
        ) AS taken
    ) AS neighbours WHERE next > seq + 1 LIMIT 100
"""


def fill(context: Context) -> None:
    """Note new holes, ask for those older than two minutes, raise an alarm for those older than five."""
    with scope.scope(context.participant):
        _note_holes()
        overdue = list(
            Gap.objects.filter(seen_at__lt=_ago(limits.ASK_GAP)).order_by("sender", "gen", "seq")[:100]
        )
        for gap in Gap.objects.filter(seen_at__lt=_ago(limits.ALARM_GAP))[:100]:
            alarm(AlarmKind.GAP, str(gap), f"Nothing has arrived at position {gap}.")
    for gap in overdue:
        link = f"{gap.sender}-{context.participant}"
        answer = context.client.positions(context.participant, link, gap.gen, gap.seq, gap.seq, context.epoch)
        take_entries(context, answer.entries)


def _note_holes() -> None:
    for gap in Gap.objects.all():
        if Position.objects.filter(sender=gap.sender, gen=gap.gen, seq=gap.seq).exists():
            clear(AlarmKind.GAP, str(gap))
            gap.delete()
    with connection.cursor() as cursor:
        cursor.execute(HOLES, [scope.current(), scope.current()])
        holes = cursor.fetchall()
    now = clock.machine_now()
    rows = [
        Gap(sender=sender, gen=gen, seq=seq, seen_at=now)
        for sender, gen, first, last in holes
        for seq in range(first, min(last, first + 100) + 1)
    ]
    Gap.objects.bulk_create(rows, ignore_conflicts=True)


def _ago(seconds: float) -> object:
    return clock.machine_now() - timedelta(seconds=seconds)
