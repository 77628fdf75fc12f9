"""Times and sizes: of whole processes, of workers that stay warm, and of rivals in turns."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

from installing import cache_folder

PATIENCE = 900.0
"""Seconds after which a process is taken to hang."""


class Unmeasured(Exception):  # noqa: N818 - it is no error of the benchmark
    """Why something could not be measured."""


class Sample(NamedTuple):
    """What several runs took."""

    values: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle one."""
        return statistics.median(self.values)

    @property
    def noise(self) -> float:
        """How far apart the quartiles are, as a part of the median."""
        if len(self.values) < 4:
            return (max(self.values) - min(self.values)) / self.median
        low, _, high = statistics.quantiles(self.values, n=4)
        return (high - low) / self.median


Result = Sample | str
"""What several runs took, or why there are none."""


def in_turns(runs: int, rivals: Mapping[str, Callable[[], float]]) -> dict[str, Result]:
    """What each rival took in each of the runs; they take turns, and in every other round in the opposite order."""
    taken: dict[str, list[float]] = {name: [] for name in rivals}
    failed: dict[str, str] = {}
    for number in range(runs):
        for name in list(rivals) if number % 2 == 0 else reversed(list(rivals)):
            if name not in failed:
                try:
                    taken[name].append(rivals[name]())
                except Unmeasured as why:
                    failed[name] = str(why)
    return {name: failed.get(name) or Sample(tuple(values)) for name, values in taken.items()}


def seconds(command: Sequence[str | Path]) -> float:
    """How long a program takes from its start to its end; raises `Unmeasured` when it fails."""
    start = time.perf_counter()
    _run(command)
    return time.perf_counter() - start


def output(command: Sequence[str | Path]) -> str:
    """What a program prints; raises `Unmeasured` when it fails."""
    return _run(command).decode(errors="replace")


LAUNCHER = """
import os, sys
quiet = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
child = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=quiet)
_, status, usage = os.wait4(child, 0)
print(usage.ru_maxrss)
sys.exit(os.waitstatus_to_exitcode(status))
"""


def peak(command: Sequence[str | Path]) -> float:
    """The most memory, in MB, that a program holds; raises `Unmeasured` when it fails.

    Linux counts what the parent holds at the time of the fork as the child's, so the parent is a Python that holds nothing.
    """
    return int(_run([sys.executable, "-I", "-S", "-c", LAUNCHER, *command])) / 1024


def _run(command: Sequence[str | Path]) -> bytes:
    words = [str(word) for word in command]
    try:
        done = subprocess.run(words, cwd=ROOT, env=environment(), capture_output=True, timeout=PATIENCE, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Unmeasured(str(error)) from error
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise Unmeasured(f"{Path(words[0]).name} ended with {done.returncode}: {said[-1] if said else 'no message'}")
    return done.stdout


ROOT = Path(__file__).resolve().parent.parent


def environment() -> dict[str, str]:
    """The environment for children: this checkout goes before an installed argmap, nothing looks for texts, and compiled
    Python is kept, as it is for users, but not in the checkout.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))
    compiled = str(cache_folder() / "compiled")
    return {**kept, "PYTHONPATH": path, "PYTHONPYCACHEPREFIX": compiled, "ARGMAP_TEXTS": "", "NO_COLOR": "1"}


class Worker:
    """A process that answers each line of JSON by another, so that it is warm when it is timed."""

    def __init__(self, command: Sequence[str | Path]) -> None:
        self.name = Path(command[-1]).name
        self.process = subprocess.Popen(
            [str(word) for word in command], env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def ask(self, do: str, **question: Any) -> dict[str, Any]:
        """The answer; raises `Unmeasured` with the reason when there is none."""
        assert self.process.stdin is not None  # they are pipes
        assert self.process.stdout is not None
        guard = threading.Timer(PATIENCE, self.process.kill)
        guard.start()
        try:
            self.process.stdin.write(json.dumps({"do": do, **question}) + "\n")
            self.process.stdin.flush()
            line = self.process.stdout.readline()
        except BrokenPipeError:
            line = ""
        finally:
            guard.cancel()
        if not line:
            raise Unmeasured(f"{self.name} ended with {self.process.wait()}")
        answer: dict[str, Any] = json.loads(line)
        if "error" in answer:
            raise Unmeasured(str(answer["error"]))
        return answer

    def seconds(self, do: str, **question: Any) -> Callable[[], float]:
        """A function that asks and gives the seconds that the worker measured."""
        return lambda: float(self.ask(do, **question)["seconds"])

    def __enter__(self) -> Self:
        """The worker itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the process."""
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                try:
                    stream.close()
                except BrokenPipeError:
                    continue
