"""The file as it is written: a lossless tree, and the formatter. The only door to Lark."""

from argmap.syntax.layout import fmt
from argmap.syntax.reader import read
from argmap.syntax.tree import Line, Tree

__all__ = ["Line", "Tree", "fmt", "read"]
