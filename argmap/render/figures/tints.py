"""Colours of a theme thinned with its paper, so that its ink can still be read on them."""

from __future__ import annotations

from argmap.scene.theme import Theme
from argmap.scene.themes.eyes import contrast
from argmap.scene.themes.judge import TEXT

STEP = 0.05


def mixed(one: str, other: str, share: float) -> str:
    """A colour with so much of another, from 0 to 1."""
    parts = (
        round(int(one[place : place + 2], 16) * (1 - share) + int(other[place : place + 2], 16) * share)
        for place in (1, 3, 5)
    )
    return "#" + "".join(f"{part:02x}" for part in parts)


def tint(theme: Theme, color: str, share: float) -> str:
    """The paper with so much of a colour, or less where a text in ink would lack contrast (WCAG 2.2, 1.4.3)."""
    while share > 0:
        found = mixed(theme.paper, color, share)
        if contrast(theme.ink, found) >= TEXT:
            return found
        share -= STEP
    return theme.paper
