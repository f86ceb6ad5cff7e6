"""The handshake (ice-protocol section 7): compare the hub's account of our links with our own before anything is stamped."""

import structlog

from cats.kernel import clock, references
from cats.kernel.sentences import said
from cats.messaging.models import OutboundMessage
from cats.tenancy import scope
from ice_connector.alarms import alarm, clear
from ice_connector.link.context import Context, participation
from ice_connector.models import AlarmKind, Link
from ice_connector.protocol import limits, statements, verification
from ice_connector.protocol.errors import Malformed

log = structlog.get_logger(__name__)


def shake_hands(context: Context) -> None:
    """Read `/links`, note the epoch, stop when the hub knows more of our numbers than we do, repeat what it has lost.

    Raises `HubAway` or `ProtocolError`; until the first success of this process nothing is stamped.
    """
    jws = context.client.links(context.participant, context.epoch)
    account = verification.links(jws, context.directory, clock.machine_now()).claims
    if account.p != context.participant:
        raise Malformed(f"an account of {account.p} was given to {context.participant}", "$.p")
    context.saw_epoch(account.epoch)
    if account.epoch != context.epoch:
        raise Malformed(f"an account of epoch {account.epoch}, {context.epoch} is in force", "$.epoch")
    context.handshake_due.clear()
    with scope.scope(context.participant):
        for link in account.links:
            if link.sender == context.participant:
                _compare(link)
            else:
                Link.objects.filter(partner=link.sender).update(last_seen_at=_seen(link))
        _compare_clocks(account)
        _note(context)


def _note(context: Context) -> None:
    own = participation(locked=True)
    own.epoch, own.handshaken_at = max(own.epoch, context.epoch), clock.machine_now()
    own.save(update_fields=["epoch", "handshaken_at"])
    if own.halted:
        context.ready.clear()
    else:
        context.ready.set()


def _compare_clocks(account: statements.Links) -> None:
    """A clock that is off harms no order, but the hub refuses what seems to come from its future."""
    ahead = (clock.machine_now() - statements.moment(account.at)).total_seconds()
    if abs(ahead) > limits.ALARM_CLOCK:
        word = "ahead of" if ahead > 0 else "behind"
        alarm(
            AlarmKind.CLOCK,
            "hub",
            f"Our clock is {abs(ahead):.0f} s {word} the hub's: set it by a time server.",
        )
    else:
        clear(AlarmKind.CLOCK, "hub")


def _seen(link: statements.Link) -> object:
    return statements.moment(link.last_seen) if link.last_seen else None


def _compare(link: statements.Link) -> None:
    own = Link.objects.filter(partner=link.recipient).first()
    for generation in link.gens:
        if (
            own is None
            or generation.gen > own.gen
            or (generation.gen == own.gen and generation.max > own.seq)
        ):
            _halt(link.recipient, generation)
        else:
            _repeat_lost(link.recipient, generation)


def _repeat_lost(partner: str, generation: statements.Generation) -> None:
    """What the hub had accepted and no longer has is due at once."""
    lost = OutboundMessage.objects.filter(
        channel="ice",
        recipient=references.authority(partner),
        gen=generation.gen,
        seq__gt=generation.have,
        state__in=["accepted", "stamped"],
    )
    lost.update(next_attempt_at=clock.machine_now())


def _halt(partner: str, generation: statements.Generation) -> None:
    """The hub holds numbers of ours that we do not know: this end was restored. Nothing is stamped until recovery."""
    text = said(
        "The hub holds {gen}:{max} to {partner}, beyond what is known here.",
        gen=generation.gen,
        max=generation.max,
        partner=partner,
    )
    own = participation(locked=True)
    own.halted = text
    own.save(update_fields=["halted"])
    alarm(AlarmKind.RESTORED, partner, f"{text} This end has been restored from a backup; sending is halted.")
