"""Passages that end just before the words that turn them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from argmap.passages.match import Stretch

TURNS = "but|however|although|though|unless|except|yet|nevertheless|nonetheless|whereas|despite|albeit"
WITHIN = re.compile(rf"[\s,;:–—…\"'“”‘’«»)\]-]*\b({TURNS})\b", re.IGNORECASE)
"""A turn in the same sentence."""
AFTER = re.compile(
    r"[.!?…\"'“”‘’«»)\]]*[ \t\u00a0]+[\"'“‘«(\[]*\b(but|however|nevertheless|nonetheless|yet)\b[ \t,]", re.IGNORECASE
)
"""A turn that the next sentence of the paragraph begins with. One with "although" only prepares a turn of its own."""
REACH = 60
"""Characters behind a passage in which a turn is looked for."""
SOON = 24
"""Characters behind a turn in which another passage may begin that is about what it turns to."""


def cut_off(text: str, end: int, covered: Sequence[Stretch]) -> Stretch | None:
    """The words just behind a passage that turn what it says, unless another passage covers them or begins with what they
    turn to: then the annotator saw them.

    `covered` are the stretches of all passages of the text, in order of their starts, and merged.
    """
    if end and text[end - 1] in ".!?":
        found = AFTER.match(text, end - 1, end + REACH)
    else:
        found = WITHIN.match(text, end, end + REACH) or AFTER.match(text, end, end + REACH)
    if found is None or "\n" in found.group() or "\r" in found.group():
        return None
    start, stop = found.span(1)
    place = bisect_left(covered, (stop + SOON,)) - 1
    if place >= 0 and covered[place][1] > start:
        return None
    return start, stop


def merged(stretches: Sequence[Stretch]) -> list[Stretch]:
    """The stretches in order, with those that touch or overlap made one."""
    found: list[Stretch] = []
    for start, end in sorted(stretches):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
