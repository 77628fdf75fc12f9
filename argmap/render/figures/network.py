"""The agreement network: voices on a circle, and lines between those that agree or disagree."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from attrs import frozen

from argmap.analysis.agreement import Agreement, AgreementRow, agreement
from argmap.analysis.clusters import Dendrogram, clusters
from argmap.analysis.positions import Positions
from argmap.model import Debate, Position
from argmap.render.box import Box
from argmap.render.drawing.pieces import Piece, Rect, around
from argmap.render.drawing.xml import number, tag
from argmap.render.figures.figure import Body, Figure, empty
from argmap.render.figures.heat import HALF
from argmap.render.figures.legend import MIDDLE, Entry
from argmap.render.figures.limits import VOICES, within
from argmap.render.figures.part import piece
from argmap.render.figures.ring import Spot, chain, ring
from argmap.render.figures.saying import alone, counted, pairs_aloud, tables
from argmap.render.figures.symbols import look
from argmap.render.figures.tips import name
from argmap.render.figures.words import NAME, SMALL, Part, centred, flush_right, label, one_line, share, tipped, upright
from argmap.render.letters.metrics import text_width
from argmap.scene.names import part_id
from argmap.scene.theme import LinkLook, Theme

MOST_VOICES = 60
"""With more, the lines are one patch of colour."""
NODE, BESIDE, ROOM, GAP = 4.5, 8.0, 170.0, 9.0
"""The radius of a node, and the place and room for the name beside it."""
THIN, THICK = 0.9, 4.0
"""The widths of lines: the thinnest, and the one of the greatest weight, which is taken to be at least `MUCH`."""
MUCH = 4.0
SPOTS = (0.5, 0.4, 0.6, 0.32, 0.68, 0.25, 0.75, 0.18, 0.82)
"""Where on a line its number may stand."""
TITLE = "Who is near whom"


def agreement_network(
    positions: Positions,
    found: Agreement | None = None,
    camps: Dendrogram | None = None,
    *,
    shared: int = 1,
    numbers: bool = False,
    debate: Debate | None = None,
    title: str = TITLE,
    language: str = "",
) -> Figure:
    """The voices on a circle, those of one camp together, with a line for every two that share at least so many issues.

    Lines are solid where two agree on more than half, dashed where on less. Their width is the weight of discourse network
    analysis, congruence less conflict: (2 agreement - 1) times the shared issues, so that one issue does not look like many.
    With `numbers`, the number of shared issues stands on each line where there is room. Raises `ArgmapError` for more than 60
    voices.
    """
    within(len(positions.voices), MOST_VOICES, "voices", "an agreement network", VOICES)
    found = agreement(positions) if found is None else found
    camps = clusters(found) if camps is None else camps
    subtitle = tables(positions, debate)
    if len(found.voices) < 2:  # noqa: PLR2004 - a pair
        return Figure(title, subtitle, f"{title}: nothing to compare.", empty(alone(positions)), language)
    description = f"{title}: a network, {subtitle}. {pairs_aloud(positions, found)}"
    pairs = tuple(p for p in found if p.agreement is not None and p.shared >= shared)
    order = _order(found) if camps.refused else camps.order
    left_out = sum(p.agreement is not None for p in found) - len(pairs)
    drawn = partial(_body, positions, _Shown(order, pairs, numbers, shared, left_out))
    return Figure(title, subtitle, description, drawn, language)


@frozen
class _Shown:
    """The voices in order, the pairs that get a line, whether with numbers, and how many are left out for sharing too little."""

    order: tuple[str, ...]
    pairs: tuple[AgreementRow, ...]
    numbers: bool
    shared: int
    left_out: int


def _order(found: Agreement) -> tuple[str, ...]:
    """The voices so that those that agree on most issues stand together."""
    voices = found.voices
    near = [[0.0] * len(voices) for _ in voices]
    places = {voice: n for n, voice in enumerate(voices)}
    for pair in found:
        if pair.agreement is not None:
            one, other = places[pair.voice], places[pair.other]
            near[one][other] = near[other][one] = (pair.agreement - HALF) * pair.shared
    return tuple(voices[n] for n in chain(len(voices), near))


def _body(positions: Positions, shown: _Shown, theme: Theme) -> Body:
    boxes = [label((Part(name(positions, voice), NAME, 2),), ROOM, tight=True) for voice in shown.order]
    spots = ring([box.height for box in boxes], GAP)
    boxes = [box if spot.right else flush_right(box) for box, spot in zip(boxes, spots, strict=True)]
    names = [_name_area(box, spot) for box, spot in zip(boxes, spots, strict=True)]
    left = min(area.left for area in names)
    top = min(*(area.top for area in names), *(spot.y - NODE for spot in spots))
    bottom = max(*(area.bottom for area in names), *(spot.y + NODE for spot in spots))
    places = dict(zip(shown.order, spots, strict=True))
    most = max(MUCH, *map(_weight, shown.pairs), 0.0)
    pieces = [_line(positions, pair, most, places, (left, top), theme) for pair in sorted(shown.pairs, key=_weight)]
    for voice, box, spot, area in zip(shown.order, boxes, spots, names, strict=True):
        pieces.append(_node(positions, voice, spot.x - left, spot.y - top, theme))
        tip = f"{voice}: {one_line(name(positions, voice))}"
        about = {"class_": "voice", "data_voice": voice}
        pieces.append(upright(box, area.left - left, area.top - top, theme, tip, **about))
    taken = [*names, *map(_around, spots)]
    numbered = list(_numbers(shown, places, taken, (left, top), theme)) if shown.numbers else []
    width = max(area.right for area in names) - left
    notes = tuple(_notes(shown, len(numbered)))
    return Body(
        round(width, 2), round(bottom - top, 2), (*pieces, *numbered), legend=tuple(_legend(shown, theme)), notes=notes
    )


def _weight(pair: AgreementRow) -> float:
    """What they agree on less what they do not, in issues, without its sign."""
    return 0.0 if pair.agreement is None else abs(2 * pair.agreement - 1) * pair.shared


def _name_area(box: Box, spot: Spot) -> Rect:
    top = spot.y + spot.shift - box.height / 2
    x = spot.x + BESIDE if spot.right else spot.x - BESIDE - box.width
    return Rect(x, top, x + box.width, top + box.height)


def _around(spot: Spot) -> Rect:
    return Rect(spot.x - NODE, spot.y - NODE, spot.x + NODE, spot.y + NODE)


def _line_look(value: float, theme: Theme) -> LinkLook:
    if value == HALF:
        return look(Position.MIXED, theme)
    return look(Position.PRO if value > HALF else Position.CON, theme)


def _stroke(value: float, part: float, d: str, theme: Theme) -> str:
    """A line for an agreement, with so large a part of the greatest weight."""
    line = _line_look(value, theme)
    dashes = " ".join(map(number, line.dashes)) or None
    width = THIN + (THICK - THIN) * part
    return tag("path", d=d, fill="none", stroke=line.color, stroke_width=width, stroke_dasharray=dashes)


def _line(
    positions: Positions,
    pair: AgreementRow,
    most: float,
    places: dict[str, Spot],
    corner: tuple[float, float],
    theme: Theme,
) -> Piece:
    assert pair.agreement is not None, "only such pairs get a line"
    one, other = places[pair.voice], places[pair.other]
    ends = [(round(spot.x - corner[0], 2), round(spot.y - corner[1], 2)) for spot in (one, other)]
    (x, y), (x2, y2) = ends
    names = (one_line(name(positions, voice), 80) for voice in (pair.voice, pair.other))
    words = f"agreement {share(pair.agreement)} on {counted(pair.shared, 'shared issue')}"
    tip = tipped(f"{' and '.join(names)}: {words}")
    d = f"M{number(x)} {number(y)}L{number(x2)} {number(y2)}"
    stroke = _stroke(pair.agreement, _weight(pair) / most, d, theme)
    kind = "half" if pair.agreement == HALF else "agree" if pair.agreement > HALF else "disagree"
    about = {"data_voice": pair.voice, "data_other": pair.other, "data_agreement": f"{pair.agreement:.4g}"}
    id = part_id("edge", f"{pair.voice}/{pair.other}")
    drawn = tag("g", tip + stroke, id=id, class_=f"edge {kind}", **about, data_shared=str(pair.shared))
    middle = ((x + x2) / 2, (y + y2) / 2)  # a line has two areas, since it is not wherever it passes by
    return piece(drawn, around((ends[0], middle), 1), around((middle, ends[1]), 1))


def _node(positions: Positions, voice: str, x: float, y: float, theme: Theme) -> Piece:
    drawn = tag("circle", cx=x, cy=y, r=NODE, fill=theme.paper, stroke=theme.ink, stroke_width=1.4)
    spoken = counted(len(positions.of_voice(voice)), "issue")
    tip = tipped(f"{one_line(name(positions, voice))}: speaks on {spoken}")
    return piece(tag("g", tip + drawn, class_="node", data_voice=voice), Rect(x, y, x, y).grown(NODE + 1))


def _numbers(
    shown: _Shown, places: dict[str, Spot], taken: list[Rect], corner: tuple[float, float], theme: Theme
) -> Iterator[Piece]:
    """The numbers of shared issues, the strongest lines first, each at the first place on its line that is free."""
    taken = list(taken)
    for pair in sorted(shown.pairs, key=_weight, reverse=True):
        one, other = places[pair.voice], places[pair.other]
        words = str(pair.shared)
        half = text_width(words, SMALL.size) / 2 + 2
        for part in SPOTS:
            x, y = one.x + (other.x - one.x) * part, one.y + (other.y - one.y) * part
            area = Rect(x - half, y - 6, x + half, y + 6)
            if not any(area.touches(rect) for rect in taken):
                taken.append(area)
                yield _number(words, area.moved(-corner[0], -corner[1]), theme)
                break


def _number(words: str, area: Rect, theme: Theme) -> Piece:
    behind = tag("rect", x=area.left, y=area.top, width=area.width, height=area.height, rx=3.0, fill=theme.paper)
    found = centred(words, (area.left + area.right) / 2, (area.top + area.bottom) / 2, SMALL, theme.ink)
    return piece(tag("g", behind + found.drawing, class_="count shared"), area)


def _notes(shown: _Shown, numbered: int) -> Iterator[str]:
    if shown.left_out:
        few = f"fewer than {counted(shown.shared, 'issue')}"
        yield f"{counted(shown.left_out, 'pair')} of voices share {few} and have no line."
    if shown.numbers:
        yield "Numbers on lines are those of shared issues."
    if shown.numbers and numbered < len(shown.pairs):
        missing = len(shown.pairs) - numbered
        yield f"{counted(missing, 'line')} had no room for a number."
    if not shown.pairs:
        yield "No two voices share so many issues that a line could be drawn."


def _legend(shown: _Shown, theme: Theme) -> Iterator[Entry]:
    values = [pair.agreement for pair in shown.pairs if pair.agreement is not None]
    d = f"M0 {number(MIDDLE)}H30"
    if any(value > HALF for value in values):
        yield Entry(_stroke(1.0, 0.5, d, theme), "agree on more than half, the wider the more issues")
    if HALF in values:
        yield Entry(_stroke(HALF, 0.0, d, theme), "on a half")
    if any(value < HALF for value in values):
        yield Entry(_stroke(0.0, 0.5, d, theme), "on less than half, the wider the more issues")
