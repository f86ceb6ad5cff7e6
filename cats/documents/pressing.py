"""The caller's side of the press: it is started when first needed, kept warm, and put away when it fails or has done much.

One press per process and one job at a time: the printer has a worker process for that.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from xml.sax.saxutils import escape

from django.conf import settings

from cats.documents import frames
from cats.documents.press import FONTS

LONGEST_SECONDS = 600
"""Real seconds for one document; 1 999 items take about 30 of a core."""

MOST_JOBS = 50
CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""


class PressFailed(Exception):
    """The press could not print this: what it said, or that it ended or took too long."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished document."""

    data: bytes
    pages: int


class Press:
    """A running press."""

    def __init__(self) -> None:
        self.jobs = 0
        self._process = subprocess.Popen(
            [sys.executable, "-m", "cats.documents.press"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=settings.BASE_DIR,
            env=_environment(),
        )

    @property
    def fit(self) -> bool:
        """Whether it can take another job."""
        return self._process.poll() is None and self.jobs < MOST_JOBS

    def print(self, html: str, on_page: Callable[[int], None]) -> Printed:
        """Print one page of HTML. Raises `PressFailed`; after that the press is of no more use."""
        self.jobs += 1
        watch = Timer(LONGEST_SECONDS, self._process.kill)
        watch.start()
        try:
            return self._print(html, on_page)
        except OSError as error:
            raise PressFailed(str(error)) from error
        finally:
            watch.cancel()

    def close(self) -> None:
        """Put the press away."""
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        self._process.wait()

    def _print(self, html: str, on_page: Callable[[int], None]) -> Printed:
        given, taken = self._process.stdin, self._process.stdout
        assert given is not None
        assert taken is not None
        frames.write(given, frames.JOB, json.dumps({"html": html}).encode())  # type: ignore[arg-type]
        pages = 0
        while (frame := frames.read(taken)) is not None:  # type: ignore[arg-type]
            kind, data = frame
            if kind == frames.PROGRESS:
                on_page(int(data))
            elif kind == frames.PAGES:
                pages = int(data)
            elif kind == frames.PDF:
                return Printed(data, pages)
            else:
                raise PressFailed(data.decode())
        raise PressFailed("The press ended or took too long.")


_warm: Press | None = None


def press(html: str, on_page: Callable[[int], None] = lambda page: None) -> Printed:
    """Print on the press of this process. Raises `PressFailed`."""
    global _warm
    if _warm is None or not _warm.fit:
        put_away()
        _warm = Press()
    try:
        return _warm.print(html, on_page)
    except BaseException:
        put_away()
        raise


def put_away() -> None:
    """End the press of this process, if it has one."""
    global _warm
    if _warm is not None:
        _warm.close()
        _warm = None


def font_configuration() -> Path:
    """The file that shows fontconfig our fonts and no others, made anew where it is missing or names another place."""
    folder = Path(settings.STATE_DIR) / "fonts"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "fonts.conf"
    text = CONFIGURATION.format(fonts=escape(str(FONTS)), cache=escape(str(folder / "cache")))
    if not path.exists() or path.read_text("utf-8") != text:
        draft = folder / f"fonts.{os.getpid()}.conf"
        draft.write_text(text, "utf-8")
        draft.replace(path)
    return path


def _environment() -> dict[str, str]:
    """Nothing of ours: no address of a database, no key."""
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH", "TMPDIR") if name in os.environ}
    return kept | {
        "FONTCONFIG_FILE": str(font_configuration()),
        "HOME": str(Path(settings.STATE_DIR) / "fonts"),
        "LANG": "C.UTF-8",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
