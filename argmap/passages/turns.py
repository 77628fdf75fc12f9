"""Passages that end just before the words that turn them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from argmap.passages.match import Stretch

GAP = re.compile(r"[^\w\r\n]*")
WITHIN = re.compile(
    r"(?:(?<!\ball )(?<!\bnothing )(?<!\banything )but(?!\s+(?:also|not\s+least)\b)|(?<!\bas )though|although|unless"
    r"|except|whereas|despite|albeit|(?P<set_off>however|yet|nevertheless|nonetheless))\b",
    re.IGNORECASE,
)
"""A turn in the same sentence. Some turn it only when they are set off: not in "has not yet" or "however small"."""
AFTER = re.compile(
    r"(?:but|however|nevertheless|nonetheless|yet(?!\s+(?:another|more|again)\b))\b(?=[ \t,])", re.IGNORECASE
)
"""A turn that the next sentence of the paragraph begins with. One with "although" only prepares a turn of its own."""
REACH = 60
"""Characters behind a passage in which a turn is looked for."""
ENDING = 4
"""Characters at the end of a passage that may be its full stop, comma or quotation mark."""
SOON = 24
"""Characters behind a turn in which another passage may begin that is about what it turns to."""


def cut_off(text: str, end: int, covered: Sequence[Stretch]) -> Stretch | None:
    """The words just behind a passage that turn what it says, unless another passage covers them or begins with what they
    turn to: then the annotator saw them.

    `covered` are the stretches of all passages of the text, in order of their starts, and merged.
    """
    before = text[max(0, end - ENDING) : end]
    words = end - next((n for n, c in enumerate(reversed(before)) if c.isalnum()), len(before))
    gap = GAP.match(text, words, end + REACH)
    if gap is None or not gap[0]:  # the passage ends within a word
        return None
    ended = not set(".!?…").isdisjoint(gap[0]) and not text[gap.end() : gap.end() + 1].islower()
    found = (AFTER if ended else WITHIN).match(text, gap.end())
    if found is None or (found.groupdict().get("set_off") and set(",;:–—-").isdisjoint(gap[0])):
        return None
    start, stop = found.span()
    place = bisect_left(covered, (stop + SOON,)) - 1
    if place >= 0 and covered[place][1] > start and set(".!?").isdisjoint(text[stop : covered[place][0]]):
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
