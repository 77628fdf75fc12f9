"""What notebooks show for a debate."""

from __future__ import annotations

from argmap.ground.errors import ArgmapError
from argmap.model import Debate
from argmap.render.drawing.svg import describe
from argmap.render.pictures import to_svg
from argmap.scene.views import scene

MANY = 300
"""More statements than this are no picture that fits a notebook."""
PATIENCE = 20.0
"""Seconds that a notebook waits for a picture."""


def mimebundle(debate: Debate) -> dict[str, str]:
    """The picture and a line of text by media type; only the text where there is no picture to be had."""
    try:
        plain = f"{debate.title}: {describe(scene(debate))}" if debate.title else describe(scene(debate))
        if len(debate) > MANY:
            return {"text/plain": plain}
        return {"image/svg+xml": to_svg(debate, timeout=PATIENCE), "text/plain": plain}
    except ArgmapError as error:
        return {"text/plain": f"<Debate of {len(debate.statements)} statements; no picture: {error}>"}
