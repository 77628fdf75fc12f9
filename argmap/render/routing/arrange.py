"""From what the engine found to what is drawn: parts in order, frames around articles, lines on ways of their own."""

from __future__ import annotations

from argmap.render.layout import Layout
from argmap.render.options import Direction
from argmap.render.plan import Plan
from argmap.render.routing.frames import framed
from argmap.render.routing.pack import packed
from argmap.render.routing.route import routed


def arranged(plan: Plan, layout: Layout, direction: Direction) -> Layout:
    """The layout with everything in its place."""
    return routed(plan, framed(plan, packed(plan, layout, direction), direction), direction)
