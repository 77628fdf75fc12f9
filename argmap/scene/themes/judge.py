"""What is doubtful about a theme: contrast, colours that some eyes take for one, and what only a colour tells.

WCAG 2.2 asks for a contrast of 4.5 for texts (1.4.3) and of 3 for what one has to see to understand a picture (1.4.11), and
that nothing is told by colour alone (1.4.1). Patterns themselves are exempt: their words say the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from itertools import combinations

from attrs import frozen

from argmap.scene.themes.eyes import EYES, USUAL, contrast, distance, lab
from argmap.scene.themes.keys import CARDS, LINES, NONE, STANDS, Path, Value, flat
from argmap.scene.themes.look import Theme

TEXT, LINE = 4.5, 3.0
"""The contrast that texts need, and that lines, borders and frames need."""
APART = 15.0
"""The distance (CIEDE2000) that colours of thin lines and borders need. About 1 is just visible where two large fields meet;
marks as small as ours, apart from each other, need several times as much, and a projector takes its part."""
LIGHTER = 5.0
"""The difference in L* that tells two fills apart without colour."""


class Doubt(StrEnum):
    """What may be doubtful. The values are names of the catalogue."""

    CONTRAST = "low-contrast"
    ALIKE = "colors-alike"
    SIGNS = "colors-only"


@frozen
class Concern:
    """Two keys that do not go together: what was found between them, what is needed, and for which eyes."""

    doubt: Doubt
    one: Path
    other: Path
    found: float = 0.0
    needed: float = 0.0
    eye: str = USUAL


def judge(theme: Theme) -> tuple[Concern, ...]:
    """All concerns about a theme, those about one key together; none for the themes of argmap."""
    values = flat(theme)
    return (*_contrasts(values), *_alike(values), *_signs(theme))


def grounds(values: dict[Path, Value], key: Path) -> tuple[float, tuple[Path, ...]]:
    """The contrast that a colour needs, and the colours that it is seen on; nothing for those that are grounds."""
    papers: tuple[Path, ...] = (("paper",), ("ground",))
    insides: tuple[Path, ...] = tuple(
        ("commitments", word, part)
        for word in STANDS
        for part in ("fill", "hatch")
        if values["commitments", word, part] != NONE
    )
    match key:
        case ("ink" | "quiet" | "context" | "link-text",):
            return TEXT, (*papers, *insides)
        case ("lines", _, "color"):  # the words on lines have their colour
            return TEXT, papers
        case ("cards", _, "border"):
            return LINE, (*papers, *insides)
        case ("frame",):
            return LINE, papers
    return LINE, ()


def _contrasts(values: dict[Path, Value]) -> Iterator[Concern]:
    for key, value in values.items():
        needed, behind = grounds(values, key)
        for ground in behind:
            found = contrast(str(value), str(values[ground]))
            if found < needed:
                yield Concern(Doubt.CONTRAST, key, ground, found, needed)


def _alike(values: dict[Path, Value]) -> Iterator[Concern]:
    """Colours that were made to differ; those that are the same on purpose are told apart by other signs."""
    lines: list[Path] = [("lines", word, "color") for word in LINES]
    borders: list[Path] = [("cards", word, "border") for word in CARDS]
    for one, other in (*combinations(lines, 2), *combinations(borders, 2)):
        colors = str(values[one]), str(values[other])
        if colors[0] != colors[1]:
            found, eye = min((distance(*(lab(color, eye) for color in colors)), eye) for eye in EYES)
            if found < APART:
                yield Concern(Doubt.ALIKE, one, other, found, APART, eye)


def _signs(theme: Theme) -> Iterator[Concern]:
    """Relations that differ neither in dashes nor in head, commitments neither in pattern, border nor lightness."""
    for one, other in combinations(LINES, 2):
        first, second = theme.links[LINES[one]], theme.links[LINES[other]]
        if {one, other} != {"rebut", "undermine"} and (first.dashes, first.head) == (second.dashes, second.head):
            yield Concern(Doubt.SIGNS, ("lines", one), ("lines", other))
    for one, other in combinations(STANDS, 2):
        here, there = theme.stands[STANDS[one]], theme.stands[STANDS[other]]
        differs = (here.pattern, here.double) != (there.pattern, there.double)
        if not differs and abs(lab(here.fill)[0] - lab(there.fill)[0]) < LIGHTER:
            yield Concern(Doubt.SIGNS, ("commitments", one), ("commitments", other))


def better(values: dict[Path, Value], key: Path) -> str:
    """The colour nearest to that of a key, towards black or white, that has contrast enough; nothing if none has."""
    needed, behind = grounds(values, key)
    red, green, blue = (int(str(values[key])[place : place + 2], 16) for place in (1, 3, 5))
    for step in range(1, 33):
        for end in (0, 255):
            mixed = "#" + "".join(f"{round(part + (end - part) * step / 32):02x}" for part in (red, green, blue))
            if all(contrast(mixed, str(values[ground])) >= needed for ground in behind):
                return mixed
    return ""
