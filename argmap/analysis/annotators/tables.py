"""What comes of comparing annotations of one text, as data."""

from __future__ import annotations

from attrs import frozen

from argmap.analysis.alpha import Measure
from argmap.model import Position


@frozen
class Share:
    """What one annotator wrote, and how much of it has a counterpart."""

    annotator: str
    statements: int
    placed: int
    """Statements whose anchors were found in the text; without the text, those that have anchors."""
    matched: int
    """Statements that at least one other annotator has too."""
    words: int | None
    """Words of the text that a passage covers; None without the text."""


@frozen
class Unit:
    """A statement as several annotators have it, or only one: an id for each annotator, None where one has none."""

    statements: tuple[str | None, ...]


@frozen
class Confusion:
    """How often two annotators chose these two different values for the same statement, in the order of the annotators."""

    one: str
    other: str
    n: int


@frozen
class Feature:
    """How far the annotators agree on one feature of the statements that they share.

    `same` is the number of statements for which all who have them chose the same, of `n` that at least two have chosen
    a value for.
    """

    name: str
    alpha: Measure
    same: int
    n: int
    confusions: tuple[Confusion, ...] = ()


@frozen
class LabelShare:
    """How often a relation was found by one annotator, by the other, and by both at the same place."""

    label: str
    one: int
    other: int
    both: int
    f1: Measure


@frozen
class PairAgreement:
    """How far two annotators agree on boundaries and on relations.

    `boundaries` are those of the one, of the other, and those of both; `relations` count ordered pairs of statements that both
    have. `lost` are the relations of each that involve a statement which the other does not have: no figure counts them.
    """

    annotators: tuple[str, str]
    matched: int
    boundaries: tuple[int, int, int] | None
    similarity: Measure
    relations: tuple[LabelShare, ...]
    kappa: Measure
    f1: Measure
    cass_kappa: Measure
    cass_f1: Measure
    lost: tuple[int, int]


@frozen
class StanceRow:
    """What the annotators make of the stance of one voice on one issue."""

    issue: str
    voice: str
    positions: tuple[Position, ...]

    @property
    def same(self) -> bool:
        """Whether all give it the same position."""
        return len(set(self.positions)) == 1


@frozen
class Found:
    """A statement as one annotator wrote it."""

    id: str
    role: str
    voice: str
    text: str


@frozen
class Paragraph:
    """A line of the text, and the statements whose first passage begins there.

    `line` counts from 1, and is None for what has no place in the text; `beginning` are its first words, where the text is
    at hand. Each row has a place for each annotator; statements that were matched stand in one row.
    """

    article: str
    line: int | None
    beginning: str
    rows: tuple[tuple[Found | None, ...], ...]


@frozen
class Figure:
    """One line of the table of all figures: `value` is None where it is not defined, and `remark` says why."""

    about: str
    annotators: str
    figure: str
    value: float | None
    n: int
    of: str
    remark: str = ""


@frozen
class Agreement:
    """How far two or more annotations of one text agree.

    `articles` are those compared, by their ids in the first annotation that has them; `overlap` is the least Jaccard index
    (shared characters by all characters of two passages) at which statements were taken to be the same; `notes` say what a
    reader of the figures has to know.
    """

    annotators: tuple[str, ...]
    articles: tuple[str, ...]
    overlap: float
    notes: tuple[str, ...]
    shares: tuple[Share, ...]
    units: tuple[Unit, ...]
    words: Measure
    """Krippendorff's alpha over the words of the text: annotated or not."""
    features: tuple[Feature, ...]
    stances_alpha: Measure
    stances: tuple[StanceRow, ...]
    pairs: tuple[PairAgreement, ...]
    paragraphs: tuple[Paragraph, ...]

    @property
    def shared(self) -> int:
        """The number of statements that at least two annotators have."""
        return sum(sum(id is not None for id in unit.statements) > 1 for unit in self.units)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All figures in one table, those that are not defined too."""
        from argmap.analysis.annotators.figures import figures  # noqa: PLC0415 - it needs what stands here

        return tuple(figures(self))
