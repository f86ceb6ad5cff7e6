"""The one error that people see when set-up cannot go on: a sentence that says what to do."""


class SetupError(Exception):
    """Set-up cannot go on; the text is one clear sentence with what to do. The command exits with 2."""
