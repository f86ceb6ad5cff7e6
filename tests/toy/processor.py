"""A processor of incoming messages that only notes what it was asked to process."""

NOTED: list[tuple[str, str]] = []


def note(administration: str, subject: str) -> None:
    NOTED.append((administration, subject))
