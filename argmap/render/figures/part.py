"""Pieces of figures: SVG with the rectangles that it lies in, which are known when it is drawn."""

from __future__ import annotations

from argmap.render.drawing.pieces import Piece, Rect, known


def piece(drawing: str, *areas: Rect, ground: bool = False) -> Piece:
    """A part of a figure; what is only `ground` behind other things is no reason to print a page."""
    return Piece(drawing, known(*areas), ground)
