"""Where in the text of an AML file its propositions stand."""

from __future__ import annotations

import re
from bisect import bisect_left

from argmap.formats.aml.units import SHOWN, Unit
from argmap.formats.spans import Stretch, anchors_for
from argmap.formats.tally import Tally
from argmap.model import Anchor

ASTRAL = re.compile("[\U00010000-\U0010ffff]")
NUMBER = re.compile(r"-?\d{1,12}")
TRIES, MISSES = 1_000, 100
"""Propositions that are looked for elsewhere, and that may be missing, before the rest is not looked for."""


def anchors_of(units: dict[str, Unit], text: str, tally: Tally) -> dict[str, Anchor]:
    """The anchors of the propositions that stand in the text; where it does not say them at their offsets, they are looked for
    elsewhere, and that is reported.
    """
    wide = [match.start() + n for n, match in enumerate(ASTRAL.finditer(text))]
    found: dict[str, Stretch] = {}
    tried = missed = 0
    for id, unit in units.items():
        offset = _offset(unit, tally)
        if offset is None or not text or not unit.text.strip():
            continue
        places = (offset - bisect_left(wide, offset), offset)
        stretch = next((s for place in places if (s := _at(text, place, unit.text))), None)
        if stretch is None and tried < TRIES and missed < MISSES:
            tried += 1
            stretch = _near(text, places[0], unit.text.strip())
            missed += stretch is None
            _tell(unit, stretch, tally)
        if stretch:
            found[id] = stretch
    anchors = anchors_for(text, list(found.values()))
    return {id: anchor for id, anchor in zip(found, anchors, strict=True) if anchor is not None}


def _offset(unit: Unit, tally: Tally) -> int | None:
    """The offset of a proposition, in UTF-16 units; None where it has none."""
    said = unit.offset.strip()
    if not said or unit.missing:
        return None
    if not NUMBER.fullmatch(said):
        if tally.wants("wrong-type"):
            message = f"the offset of proposition `{unit.id[:SHOWN]}` is no number"
            tally.report("wrong-type", message, unit.prop.span, "kept aside")
        return None
    return int(said) if int(said) >= 0 else None


def _at(text: str, start: int, words: str) -> Stretch | None:
    """The stretch of the words, if the text says them at this place, whatever its spaces are."""
    said = text[start : start + len(words)]
    if said.split() != words.split():
        return None
    bare = said.strip()
    first = start + said.index(bare)
    return first, first + len(bare)


def _near(text: str, start: int, words: str) -> Stretch | None:
    """The stretch of the words nearest to a place."""
    places = [place for place in (text.rfind(words, 0, start + len(words)), text.find(words, start)) if place >= 0]
    if not places:
        return None
    nearest = min(places, key=lambda place: abs(place - start))
    return nearest, nearest + len(words)


def _tell(unit: Unit, stretch: Stretch | None, tally: Tally) -> None:
    name = "anchor-wrong-line" if stretch else "anchor-missing"
    if tally.wants(name):
        where = f"stands in the text at {stretch[0]:,}, not at" if stretch else "does not stand in the text, nor at"
        message = f"proposition `{unit.id[:SHOWN]}` {where} {unit.offset}"
        tally.report(name, message, unit.prop.span, "found elsewhere" if stretch else "not found")
