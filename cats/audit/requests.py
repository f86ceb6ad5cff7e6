"""The id of the request being served, for audit rows and log lines."""

from contextvars import ContextVar

_id: ContextVar[str] = ContextVar("cats_request_id", default="")


def current_id() -> str:
    """The id of the request being served, or the empty string outside one."""
    return _id.get()


def set_id(value: str) -> None:
    """Say which request this context serves."""
    _id.set(value)
