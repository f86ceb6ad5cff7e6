"""Limits and timers of the wire (section 9 of docs/ice-protocol.md) and the two delay rules made of them."""

from typing import Final

VERSION: Final = 1

MAX_DOCUMENT: Final = 20 * 1024 * 1024
"""Octets of an uncompressed document."""
MAX_STATEMENT: Final = 4 * 1024
"""Octets of a statement's decoded payload: message, receipt, acknowledgement."""
MAX_LISTING: Final = 1024 * 1024
"""Octets of a decoded payload that lists all participants or links: `ice-dir`, `ice-links`. They grow with the
number of countries and generations and never travel in an HTTP header, so the 4 KiB of the others do not bind them."""
MAX_DEPTH: Final = 64
"""Levels of nesting in a document."""
MAX_RATIO: Final = 100
"""Octets that one compressed octet may become."""
MAX_INTEGER: Final = 2**53 - 1

SPOOL_ABOVE: Final = 1024 * 1024
"""Octets of a document above which it is streamed to disk."""
INLINE_DOCUMENT: Final = 256 * 1024
"""Octets up to which the inbox carries the document itself."""
MAX_ANSWER: Final = 4 * 1024 * 1024
"""Octets of one inbox answer."""
MAX_ENTRIES: Final = 200
MAX_POSITIONS: Final = 1000
MAX_ACKNOWLEDGEMENTS: Final = 500

MAX_POSTS_IN_FLIGHT: Final = 8
WAIT: Final = 25
"""Seconds a poll waits at most."""
CONNECT_TIMEOUT: Final = 5.0
READ_TIMEOUT: Final = 40.0
TOTAL_TIMEOUT: Final = 300.0

T_ACK: Final = 60.0
T_ACK_CAP: Final = 3600.0
BACKOFF: Final = 1.0
BACKOFF_CAP: Final = 60.0

ALARM_UNDELIVERED: Final = 30 * 60.0
ALARM_GAP: Final = 5 * 60.0
ASK_GAP: Final = 2 * 60.0
ALARM_POLL: Final = 5 * 60.0
ALARM_CLOCK: Final = 5.0
ALARM_WAITING: Final = 30 * 60.0

MAX_CLOCK_AHEAD: Final = 5 * 60.0
"""Seconds that `created` may lie in the hub's future; the past is never refused."""
HANDSHAKE_EVERY: Final = 10 * 60.0
DIRECTORY_EVERY: Final = 15 * 60.0

RATE: Final = 100
BURST: Final = 1000
HUB_FULL: Final = 0.80
DOCUMENTS_KEPT_DAYS: Final = 90
STATEMENTS_KEPT_YEARS: Final = 10


def repeat_delay(posts: int, chance: float) -> float:
    """Seconds until a message without acknowledgement is posted again, after `posts` >= 1 posts.

    Doubles from T_ACK to its cap, then half of it up or down; `chance` is a random number of [0, 1).
    """
    plain = min(T_ACK * 2.0 ** min(posts - 1, 32), T_ACK_CAP)
    return min(plain * (0.5 + chance), T_ACK_CAP)


def error_delay(failures: int, chance: float) -> float:
    """Seconds to wait after the n-th (>= 1) failure in a row of network or hub: full jitter; `chance` of [0, 1)."""
    return min(BACKOFF * 2.0 ** min(failures - 1, 32), BACKOFF_CAP) * chance
