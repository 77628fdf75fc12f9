"""Python's cyclic garbage collector, while an annotation is being read or a picture drawn."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause the collector: reading and drawing make hundreds of thousands of objects and no cycles worth looking for, and
    looking for them again and again takes longer than the reading. A collector that was off stays off.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
