"""GET links and directory: what the hub says of all participants, signed by itself and by the registrar."""

from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpResponse

from ice_connector.hub.answers import answer
from ice_connector.hub.callers import Caller, acting, stated_epoch
from ice_connector.hub.callers import refuse_later as refuse_later_epoch
from ice_connector.hub.middleware import ACCESS_POINT
from ice_connector.hub.state import hub
from ice_connector.hub.store import links as store
from ice_connector.protocol.errors import Problem, ProtocolError
from ice_connector.protocol.statements import Link, Links, timestamp
from ice_connector.protocol.wire import EPOCH_HEADER, DirectoryAnswer, LinksAnswer


@acting("read")
def links(caller: Caller) -> HttpResponse:
    """`ice-links` of the caller: every pair with another participant, in both directions."""
    me = caller.participant
    held = store.generations(me)
    heard = {name: timestamp(at) for name, at in store.last_seen().items()}
    others = sorted((set(caller.directory.entries) | {name for pair in held for name in pair}) - {me})
    pairs = [pair for other in others for pair in ((me, other), (other, me))]
    listed = [
        Link(sender=a, recipient=b, gens=held.get((a, b), []), last_seen=heard.get(b if a == me else a))
        for a, b in pairs
    ]
    statement = Links(v=1, env=hub().env, epoch=hub().epoch, p=me, at=timestamp(caller.now), links=listed)
    return answer(LinksAnswer(links=hub().sign(statement)))


def directory(request: WSGIRequest) -> HttpResponse:
    """The directory in force, for every access point that speaks for somebody in it."""
    said = request.headers.get(EPOCH_HEADER)
    name = request.environ[ACCESS_POINT]
    if said is not None and (epoch := stated_epoch(said)) > hub().epoch:
        refuse_later_epoch(epoch, name)
    current = hub().directories.current()
    if not any(name in entry.access_points for entry in current.claims.participants):
        raise ProtocolError(Problem.NOT_YOUR_PARTICIPANT, f"access point {name} speaks for nobody")
    return answer(DirectoryAnswer(directory=current.jws))


def package(request: WSGIRequest, sha256: str) -> HttpResponse:
    """Packages of reference data: this hub holds none."""
    raise ProtocolError(Problem.UNKNOWN, f"no package {sha256} is held")
