"""A tool in a process of its own, which answers each line of JSON by another: it starts once for many questions."""

from __future__ import annotations

import json
import subprocess
import tempfile
import threading
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

PATIENCE = 120.0
"""Seconds after which an answer is no longer waited for."""


class Refused(Exception):  # noqa: N818 - what a tool says is for the test to judge
    """What a tool says against a document."""


class Worker:
    """A process that answers; to be closed, or used with `with`."""

    def __init__(self, command: Sequence[str | Path], cwd: Path | None = None) -> None:
        self.name = Path(command[-1]).name
        self._said = tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace")  # noqa: SIM115 - closed by `close`
        self._process = subprocess.Popen(
            [str(word) for word in command],
            cwd=cwd,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
            text=True,
            encoding="utf-8",
        )

    def ask(self, **question: Any) -> dict[str, Any]:
        """The answer; raises `Refused` with what the tool says, and `RuntimeError` when the process ended or hangs."""
        assert self._process.stdin is not None  # they are pipes
        assert self._process.stdout is not None
        guard = threading.Timer(PATIENCE, self._process.kill)
        guard.start()
        try:
            self._process.stdin.write(json.dumps(question) + "\n")
            self._process.stdin.flush()
            line = self._process.stdout.readline()
        except BrokenPipeError:
            line = ""
        finally:
            guard.cancel()
        if not line:
            raise RuntimeError(f"{self.name} ended with {self._process.wait()}: {self._complaint()}")
        answer: dict[str, Any] = json.loads(line)
        if "error" in answer:
            raise Refused(str(answer["error"]))
        return answer

    def _complaint(self) -> str:
        self._said.seek(0)
        return self._said.read()[-2000:]

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout, self._said):
            if stream is not None:
                try:
                    stream.close()
                except BrokenPipeError:
                    continue

    def __enter__(self) -> Self:
        """The worker itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the process."""
        self.close()
