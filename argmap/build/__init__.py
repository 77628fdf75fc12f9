"""Between the file and the model, both ways."""

from argmap.build.reader import build
from argmap.build.writer import dumps

__all__ = ["build", "dumps"]
