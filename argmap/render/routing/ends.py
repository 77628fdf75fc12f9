"""Where lines begin and end on the sides of cards: apart from each other, and each as near to straight as there is room."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from argmap.render.routing.axes import Place
from argmap.render.sizes import ENDS

GAP = 17.0
"""The distance of two ends where there is room for it, in points."""

Wish = tuple[str, int, float]
"""The card, the key of the line, and where across it would like to be."""


def spread(wishes: Iterable[Wish], places: Mapping[str, Place]) -> dict[int, float]:
    """Where across each line touches its card; lines keep the order of their wishes."""
    by_card: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for card, number, wish in wishes:
        by_card[card].append((wish, number))
    return {number: at for card, found in by_card.items() for number, at in _on(places[card], sorted(found))}


def _on(place: Place, wishes: list[tuple[float, int]]) -> Iterable[tuple[int, float]]:
    half = max(place.half_across - ENDS, 1.0)
    low, high = place.across - half, place.across + half
    gap = min(GAP, 2 * half / max(1, len(wishes) - 1))
    ends: list[float] = []
    for wish, _ in wishes:
        ends.append(max(min(max(wish, low), high), ends[-1] + gap if ends else low))
    limit = high
    for number in reversed(range(len(ends))):  # what was pushed over the corner pushes back
        ends[number] = min(ends[number], limit)
        limit = ends[number] - gap
    return ((number, round(end, 2)) for (_, number), end in zip(wishes, ends, strict=True))
