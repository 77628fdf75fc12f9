"""What the parts of drawing take, each without the parts that it calls."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import wraps
from importlib import import_module
from typing import Any
from unittest.mock import patch

ENGINE = "the layout engine"
PARTS = {
    "the scene": ("argmap.render.pictures:made",),
    "texts and boxes": ("argmap.render.pictures:plan",),
    "the DOT text": ("argmap.render.layout:dot",),
    ENGINE: ("argmap.render.layout:run",),
    "reading its answer": ("argmap.render.pictures:layout",),
    "the ways of lines": ("argmap.render.pictures:arranged",),
    "drawing": ("argmap.render.pictures:drawing", "argmap.render.pictures:whole"),
}
"""The functions that do each part, as the module that calls them knows them."""


@contextmanager
def stopwatch() -> Iterator[dict[str, float]]:
    """While it lasts, the seconds that each part has taken. Raises `AttributeError` when there is no such function."""
    taken = dict.fromkeys(PARTS, 0.0)
    inside: list[float] = []
    """For each function that runs, the seconds that those it called have taken."""

    def timed(part: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def run(*given: Any, **named: Any) -> Any:
            start = time.perf_counter()
            inside.append(0.0)
            try:
                return function(*given, **named)
            finally:
                seconds = time.perf_counter() - start
                taken[part] += seconds - inside.pop()
                if inside:
                    inside[-1] += seconds

        return run

    with ExitStack() as stack:
        for part, places in PARTS.items():
            for place in places:
                name, _, function = place.partition(":")
                module = import_module(name)
                stack.enter_context(patch.object(module, function, timed(part, getattr(module, function))))
        yield taken
