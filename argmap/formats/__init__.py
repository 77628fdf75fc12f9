"""Foreign formats: each in a module of its own, behind this registry. Nothing is loaded before it is asked for.

Other packages add formats by entry points of the group `argmap.formats` that name a `Format`; they cannot replace ours.
"""

from __future__ import annotations

from argmap.formats.registry import FORMATS, GROUP, by_suffix, detect, get, names, reads, writes

__all__ = ["FORMATS", "GROUP", "by_suffix", "detect", "get", "names", "reads", "writes"]
