"""gunicorn's settings for the hub: TLS 1.3 with a client certificate, threads for long polls. HUB_BIND, HUB_THREADS."""

import os
import signal
import ssl
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

from ice_connector.hub.layout import TLS_CA, TLS_CERTIFICATE, TLS_KEY

_folder = Path(os.environ["HUB_STATE_DIR"])

bind = os.environ.get("HUB_BIND", "127.0.0.1:8443")
worker_class = "gthread"
workers = int(os.environ.get("HUB_WORKERS", "1"))
threads = int(os.environ.get("HUB_THREADS", "64"))
"""Per participant one poll and eight posts at a time: seven participants fill 63."""
worker_connections = 1000
keepalive = 75
timeout = 60
graceful_timeout = 15
limit_request_field_size = 16380
"""Above the longest Ice-Message, so that one too long is answered by a problem document."""
certfile = str(_folder / TLS_CERTIFICATE)
keyfile = str(_folder / TLS_KEY)
ca_certs = str(_folder / TLS_CA)
cert_reqs = ssl.CERT_REQUIRED
control_socket_disable = True
accesslog = None
loglevel = "warning"


def ssl_context(config: Any, default: Callable[[], ssl.SSLContext]) -> ssl.SSLContext:
    """TLS 1.3 only; the door opens for certificates of the registrar's authority."""
    context = default()
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.verify_mode = ssl.CERT_REQUIRED
    return context


def post_worker_init(worker: Any) -> None:
    """Answer sleeping polls as soon as the process is told to stop."""
    from ice_connector.hub.state import hub  # noqa: PLC0415 - settings exist in the worker only

    for number in (signal.SIGTERM, signal.SIGQUIT, signal.SIGINT):
        before = signal.getsignal(number)

        def stop(caught: int, frame: FrameType | None, before: Any = before) -> None:
            hub().bells.close()
            before(caught, frame)

        signal.signal(number, stop)
