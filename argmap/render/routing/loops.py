"""Links that close a loop: reasons that in the end rest on what they are reasons for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from argmap.scene.parts import Link


def closing(links: Mapping[int, Link], parts: Iterable[str]) -> frozenset[int]:
    """The numbers of the links without which nothing would rest on itself; found in linear time, at any depth.

    The search goes from the main claims down, and from the rest of the parts in order, so that what it finds are the links that
    lead back down.
    """
    reasons: dict[str, list[int]] = defaultdict(list)
    for number, link in links.items():
        reasons[link.target].append(number)
    sources = {link.source for link in links.values()}
    found: set[int] = set()
    done: set[str] = set()
    for start in sorted(parts, key=lambda part: part in sources):
        if start in done or start not in reasons:
            continue
        above, way = {start}, [(start, iter(reasons[start]))]
        while way:
            here, rest = way[-1]
            number = next(rest, -1)
            if number < 0:
                way.pop()
                above.discard(here)
                done.add(here)
            elif (below := links[number].source) in above:
                found.add(number)
            elif below not in done:
                above.add(below)
                way.append((below, iter(reasons.get(below, ()))))
    return frozenset(found)
