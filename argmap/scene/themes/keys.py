"""The keys of a theme file, and how they go with the fields of a theme.

One table is behind everything: what is read, what is written, and what the page on themes says of each key.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from attrs import frozen

from argmap.model import Commitment
from argmap.scene.parts import LinkRole, Role
from argmap.scene.themes.look import Fill, Head, LinkLook, StandLook, Theme
from argmap.scene.themes.values import DASHES, LONGEST_NAME, MOST_DASHES, WIDTHS

Path = tuple[str, ...]
"""A key with the tables that it stands in: `("lines", "support", "color")`."""
Value = str | float | bool | tuple[float, ...]
NONE = "none"
"""What stands for a colour that is not there."""
BASE: Path = ("base",)
NAME: Path = ("name",)
IMPLICIT: Path = ("implicit", "dashes")


class Kind(StrEnum):
    """What a key holds, in words that go on after "takes"."""

    NAME = f"a text of at most {LONGEST_NAME} characters"
    BASE = "the name of one of argmap's themes"
    COLOR = "a colour, `#rrggbb` or `#rgb`"
    COLOR_OR_NONE = f'a colour, `#rrggbb` or `#rgb`, or `"{NONE}"`'
    WIDTH = f"a number from {WIDTHS[0]:g} to {WIDTHS[1]:g}, in points"
    DASHES = f"up to {MOST_DASHES} numbers from {DASHES[0]:g} to {DASHES[1]:g}, dash and gap in turn, in points"
    HEAD = "`triangle`, `bar` or `diamond`"
    FILL = "`plain`, `hatched` or `dotted`"
    FLAG = "`true` or `false`"


HEADS: dict[str, Head] = {head.name.lower(): head for head in Head}
FILLS: dict[str, Fill] = {fill.name.lower(): fill for fill in Fill}
LINES: dict[str, LinkRole] = {role.name.lower(): role for role in LinkRole}
CARDS: dict[str, Role] = {str(role): role for role in Role}
STANDS: dict[str, Commitment] = {str(commitment): commitment for commitment in Commitment}


@frozen
class Key:
    """What a key takes, and what it is for."""

    kind: Kind
    about: str


PLAIN = {
    "paper": "the background of the picture",
    "ink": "titles and the texts of cards",
    "quiet": "headers of cards, bylines, the words of the legend",
    "context": "text and border of cards that are shown only because others hang on them",
    "link-text": "words that lead somewhere when they are clicked",
    "frame": "the frame around an article",
    "ground": "the inside of that frame",
}
"""The colours that stand at the top of the file; in Python the same names, with `_` for `-`."""


def _table() -> dict[Path, Key]:
    found: dict[Path, Key] = {
        NAME: Key(Kind.NAME, "what the theme is called; without it, the name of the file"),
        BASE: Key(Kind.BASE, "where everything comes from that the file does not say; without it, `light`"),
        **{(key,): Key(Kind.COLOR, about) for key, about in PLAIN.items()},
        IMPLICIT: Key(Kind.DASHES, "the border of a statement that is not said in the text"),
    }
    for word in LINES:
        what = (
            f"the line of {'a premise' if word == 'support' else 'an undercut' if word == 'undercut' else 'a rebuttal'}"
        )
        what += " of a premise" * (word == "undermine")
        found |= {
            ("lines", word, "color"): Key(Kind.COLOR, f"{what}, and the word on it"),
            ("lines", word, "width"): Key(Kind.WIDTH, f"how thick {what} is"),
            ("lines", word, "dashes"): Key(Kind.DASHES, f"the dashes of {what}; `[]` for a solid one"),
            ("lines", word, "head"): Key(Kind.HEAD, f"how {what} ends"),
        }
    for word in CARDS:
        found |= {
            ("cards", word, "border"): Key(Kind.COLOR, f"the border and the bar of a {word}".replace("a u", "an u")),
            ("cards", word, "bar"): Key(Kind.DASHES, "the dashes of the bar at its side; `[]` for a solid one"),
        }
    for word in STANDS:
        found |= {
            ("commitments", word, "fill"): Key(Kind.COLOR, f"the inside of the card of a statement that is {word}"),
            ("commitments", word, "pattern"): Key(Kind.FILL, "what covers it"),
            ("commitments", word, "hatch"): Key(Kind.COLOR_OR_NONE, "the colour of the pattern"),
            ("commitments", word, "double"): Key(Kind.FLAG, "whether the border is doubled"),
        }
    return found


KEYS: dict[Path, Key] = _table()
"""All keys in the order in which a file is written: first those of the top, then table by table."""
TABLES: dict[Path, tuple[str, ...]] = {
    at: tuple(dict.fromkeys(path[len(at)] for path in KEYS if path[: len(at)] == at and len(path) > len(at)))
    for at in dict.fromkeys(path[:depth] for path in KEYS for depth in range(len(path)))
}
"""What may stand in each table, the file itself among them."""


def flat(theme: Theme) -> dict[Path, Value]:
    """What a theme says of each key but `base`."""
    found: dict[Path, Value] = {NAME: theme.name, IMPLICIT: theme.implicit}
    found |= {(key,): getattr(theme, key.replace("-", "_")) for key in PLAIN}
    for word, role in LINES.items():
        line = theme.links[role]
        head = next(key for key, head in HEADS.items() if head is line.head)
        values: tuple[Value, ...] = (line.color, line.width, line.dashes, head)
        found |= {("lines", word, key): value for key, value in zip(TABLES["lines", word], values, strict=True)}
    for word, card in CARDS.items():
        found |= {("cards", word, "border"): theme.borders[card], ("cards", word, "bar"): theme.bars[card]}
    for word, commitment in STANDS.items():
        stand = theme.stands[commitment]
        texts: tuple[Value, ...] = (stand.fill, str(stand.pattern), stand.hatch or NONE, stand.double)
        found |= {
            ("commitments", word, key): value for key, value in zip(TABLES["commitments", word], texts, strict=True)
        }
    return {path: found[path] for path in KEYS if path != BASE}


def theme_of(values: Mapping[Path, Value]) -> Theme:
    """The theme that says this; the other way round as `flat`. Raises ValueError for what no theme can say."""
    get: Mapping[Path, Any] = values  # the classes check what they are given

    def line(word: str) -> LinkLook:
        color, width, dashes, head = (get["lines", word, key] for key in TABLES["lines", word])
        return LinkLook(color, width, dashes, HEADS[head])

    def stand(word: str) -> StandLook:
        fill, pattern, hatch, double = (get["commitments", word, key] for key in TABLES["commitments", word])
        return StandLook(fill, FILLS[pattern], "" if hatch == NONE else hatch, double)

    return Theme(
        name=get[NAME],
        **{key.replace("-", "_"): get[key,] for key in PLAIN},
        borders={role: get["cards", word, "border"] for word, role in CARDS.items()},
        links={role: line(word) for word, role in LINES.items()},
        stands={commitment: stand(word) for word, commitment in STANDS.items()},
        implicit=get[IMPLICIT],
        bars={role: get["cards", word, "bar"] for word, role in CARDS.items()},
    )
