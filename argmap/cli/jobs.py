"""The same work on many files, on several cores if that pays. What each has to say comes out whole, in the order of files."""

from __future__ import annotations

import io
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stderr
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import frozen

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

T = TypeVar("T")

PAYS = 8
"""So many files are worth a second process, and half as many a further one."""
MOST = 60
"""Windows waits for no more processes than that."""
METHOD: str | None = None
"""How processes are started; None for the way that Python takes on this system."""
INTERRUPTED = 128 + 2


@frozen
class Outcome:
    """Whether the work on a file succeeded, and what it wrote to the standard error; `died` when its process ended."""

    done: bool
    said: str = ""
    died: bool = False


def cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1


def number_of_jobs(wanted: int | None, tasks: int) -> int:
    """How many processes to use: those that were asked for, else one for few files and all cores for many."""
    if wanted is not None:
        return max(1, min(wanted, tasks, MOST))
    return min(cores(), tasks // (PAYS // 2), MOST) if tasks >= PAYS else 1


def outcomes(work: Callable[[T], bool], tasks: Sequence[T], jobs: int) -> Iterator[Outcome]:
    """The outcome of each task, in order. `work` is a function of a module, and the tasks can be pickled, if there are jobs.

    A process that dies (killed because memory ran out, say) costs only the task that killed it: those that were under way are
    done again, each in a process of its own.
    """
    if jobs == 1:
        yield from (_here(work, task) for task in tasks)
        return
    begin = 0
    while begin < len(tasks):
        for outcome in _until_death(work, tasks[begin:], jobs):
            begin += 1
            yield outcome
        for task in tasks[begin : begin + 2 * jobs + 1]:  # more than these were not begun
            begin += 1
            yield next(_until_death(work, [task], 1), Outcome(done=False, died=True))


def _captured(work: Callable[[T], bool], task: T, said: io.StringIO) -> Outcome:
    """Work with what it writes to the standard error kept."""
    with redirect_stderr(said):
        done = work(task)
    return Outcome(done, said.getvalue())


def _here(work: Callable[[T], bool], task: T) -> Outcome:
    """Work in this process; what ends it does not swallow what was said before."""
    said = io.StringIO()
    try:
        return _captured(work, task, said)
    except BaseException:
        sys.stderr.write(said.getvalue())
        raise


def _until_death(work: Callable[[T], bool], tasks: Sequence[T], jobs: int) -> Iterator[Outcome]:
    """The outcomes in order, up to the first that is missing because a process died."""
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - one file does without, and they take 20 ms
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415
    from multiprocessing import get_context  # noqa: PLC0415

    pool = ProcessPoolExecutor(jobs, get_context(METHOD), initializer=_begin)
    try:
        futures = [pool.submit(_job, work, task) for task in tasks]
        for future in futures:
            try:
                outcome = future.result()
            except BrokenProcessPool:
                return
            yield outcome
        pool.shutdown()
    finally:
        _end(pool)


def _end(pool: ProcessPoolExecutor) -> None:
    """Stop at once, whatever the processes are doing."""
    workers = list((getattr(pool, "_processes", None) or {}).values())
    pool.shutdown(wait=False, cancel_futures=True)
    for worker in workers:
        worker.terminate()


class _State:
    """What a worker is doing when a signal comes."""

    busy = False


def _begin() -> None:
    """Let a worker end without a word when it is interrupted or stopped."""
    for name in ("SIGINT", "SIGTERM"):
        signal.signal(getattr(signal, name), _stop)


def _stop(*_: Any) -> None:
    if not _State.busy:
        os._exit(INTERRUPTED)
    raise KeyboardInterrupt  # so that programs that were started end too, and no half file stays


def _job(work: Callable[[T], bool], task: T) -> Outcome:
    _State.busy = True
    try:
        return _captured(work, task, io.StringIO())
    except KeyboardInterrupt:
        os._exit(INTERRUPTED)
    finally:
        _State.busy = False
