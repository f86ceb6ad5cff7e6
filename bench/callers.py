"""Callers in processes and threads of their own, each with its own connection: as many web workers would be."""

import importlib
import logging
import multiprocessing
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import Any

import django

PROCESSES = 2


class Callers:
    """Two processes; `together` has them do the same kind of work at the same time, each piece in a free thread."""

    def __init__(self, pipes: Sequence[Connection]) -> None:
        self._pipes = pipes

    def together(self, job: str, width: int, pieces: Sequence[Any]) -> tuple[float, list[float]]:
        """Have `width` callers in all do `bench.jobs.<job>(piece)` for every piece: pieces per second, and each one's seconds."""
        active = self._pipes[: min(width, PROCESSES)]
        for place, pipe in enumerate(active):
            pipe.send((job, width // len(active), list(pieces[place :: len(active)])))
        answers = [pipe.recv() for pipe in active]
        failures = [answer for answer in answers if isinstance(answer, str)]
        if failures:
            raise RuntimeError(failures[0])
        elapsed = max(answer[1] for answer in answers) - min(answer[0] for answer in answers)
        return len(pieces) / elapsed, [took for answer in answers for took in answer[2]]


@contextmanager
def callers() -> Iterator[Callers]:
    """The processes; they see the database that the environment names now."""
    context = multiprocessing.get_context("spawn")
    pairs = [context.Pipe() for _ in range(PROCESSES)]
    processes = [context.Process(target=serve, args=(theirs,), daemon=True) for _, theirs in pairs]
    for process in processes:
        process.start()
    try:
        yield Callers([ours for ours, _ in pairs])
    finally:
        for ours, _ in pairs:
            ours.send(None)
        for process in processes:
            process.join(10)


def serve(pipe: Connection) -> None:
    """The life of a caller process: one order after another until None."""
    django.setup()
    logging.disable(logging.WARNING)
    jobs = importlib.import_module("bench.jobs")
    pools: dict[int, ThreadPoolExecutor] = {}
    while (order := pipe.recv()) is not None:
        name, threads, pieces = order
        pool = pools.setdefault(threads, ThreadPoolExecutor(threads))
        try:
            pipe.send(_carry_out(pool, getattr(jobs, name), pieces))
        except Exception as error:  # noqa: BLE001 - the other side raises it
            pipe.send(f"{name}: {type(error).__name__}: {error}")


def _carry_out(
    pool: ThreadPoolExecutor, job: Callable[[Any], None], pieces: Sequence[Any]
) -> tuple[float, float, list[float]]:
    def timed(piece: Any) -> float:
        begun = time.monotonic()
        job(piece)
        return time.monotonic() - begun

    begun = time.monotonic()
    took = list(pool.map(timed, pieces))
    return begun, time.monotonic(), took
