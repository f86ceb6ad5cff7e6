"""`python -m cats.embedded demo | stop | status | run -- <command>`: the demo on one machine.

Exit status: 0 after an ordered stop, 2 when set-up cannot go on (the reason is printed); `run` passes
on that of its command, 1 from `status` means that nothing runs.
"""

import argparse
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from types import FrameType
from typing import TextIO

from cats.embedded.errors import SetupError
from cats.embedded.preflight import check_libraries
from cats.embedded.processes import end_process, wait_until
from cats.embedded.state import CHECKOUT, default_state_dir, find_running
from cats.embedded.supervisor import WATCH_SECONDS, Restarts, Stack


class StopRequested(BaseException):
    """Ctrl-C or SIGTERM."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one subcommand and answers its exit status."""
    parser = argparse.ArgumentParser(prog="python -m cats.embedded", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, what in (("demo", demo), ("stop", stop), ("status", status)):
        commands.add_parser(name, help=what.__doc__).set_defaults(act=lambda options, what=what: what())
    running = commands.add_parser("run", help=run.__doc__)
    running.add_argument("words", nargs=argparse.REMAINDER)
    running.set_defaults(act=lambda options: run([word for word in options.words if word != "--"]))
    options = parser.parse_args(arguments)
    try:
        return int(options.act(options))
    except SetupError as refusal:
        print(f"\nCATS cannot start. {refusal}", file=sys.stderr)
        return 2


def demo() -> int:
    """Starts everything, prints the addresses, runs until Ctrl-C."""
    check_libraries()
    begun = time.monotonic()
    stack = Stack(default_state_dir(), web_port=wanted_port(), say=say)
    say(f"Starting CATS; data and logs are in {stack.state.path}\n")
    return guarded(stack, lambda: watch(stack, begun))


def watch(stack: Stack, begun: float) -> int:
    """Prints where to go and keeps the stack running; returns only by StopRequested."""
    say(f"\nCATS is ready after {time.monotonic() - begun:.0f} s. Ctrl-C stops it.\n")
    for line in stack.addresses:
        say(f"  {line}\n")
    restarts = Restarts()
    while True:
        stack.watch(restarts)
        time.sleep(WATCH_SECONDS)


def guarded(stack: Stack, act: Callable[[], int]) -> int:
    """Starts the stack, acts, and stops the stack in order whatever happens."""
    stop_on_signals()
    status = 0
    try:
        stack.start()
        status = act()
    except StopRequested:
        say("\nStopping in order …\n")
    finally:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_IGN)
        stack.stop()
    say("Stopped.\n")
    return status


def stop() -> int:
    """Stops the demo that runs from this state folder."""
    running = find_running()
    if running is None or running.supervisor is None:
        say("Nothing runs.\n")
        return 0
    end_process(running.supervisor, signal.SIGTERM, 60)
    wait_until(lambda: find_running() is None, 5)
    say("Stopped.\n")
    return 0


def status() -> int:
    """Says what runs, with process ids and ports."""
    running = find_running()
    if running is None:
        say(f"Nothing runs from {default_state_dir()}.\n")
        return 1
    say(f"Supervisor: process {running.supervisor}, state in {running.state.path}\n")
    for name in running.state.read()["children"]:
        port = running.ports.get(name)
        where = f", 127.0.0.1:{port}" if port else ""
        say(f"  {name}: {f'process {running.pid(name)}' if running.pid(name) else 'down'}{where}\n")
    return 0


def run(words: Sequence[str]) -> int:
    """Runs a command in the environment of the running demo, or of a stack started for it alone."""
    if not words:
        raise SetupError("Say what to run, for example `python -m cats.embedded run -- manage.py journey`.")
    command = [sys.executable, *words] if words[0].endswith(".py") else list(words)
    running = find_running()
    if running is not None:
        return call(command, running.env)
    check_libraries()
    stack = Stack(default_state_dir(), say=lambda text: say(text, sys.stderr))
    return guarded(stack, lambda: call(command, stack.env))


def call(command: Sequence[str], env: dict[str, str]) -> int:
    """Runs a command in the checkout with that environment over the present one; its exit status."""
    try:
        return subprocess.run(list(command), env={**os.environ, **env}, cwd=CHECKOUT, check=False).returncode
    except KeyboardInterrupt:
        return 130


def wanted_port() -> int:
    """`CATS_PORT`, 8000 if unset."""
    told = os.environ.get("CATS_PORT") or "8000"
    if not told.isdigit() or not 0 < int(told) < 65536:
        raise SetupError(f"CATS_PORT={told} is no port: give a number between 1024 and 65535.")
    return int(told)


def stop_on_signals() -> None:
    """Ctrl-C and SIGTERM raise StopRequested once; later ones are ignored while everything stops."""

    def request(number: int, frame: FrameType | None) -> None:
        for each in (signal.SIGINT, signal.SIGTERM):
            signal.signal(each, signal.SIG_IGN)
        raise StopRequested

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, request)


def say(text: str, stream: TextIO | None = None) -> None:
    """Prints at once, without a line end of its own."""
    print(text, end="", flush=True, file=stream or sys.stdout)


if __name__ == "__main__":
    sys.exit(main())
