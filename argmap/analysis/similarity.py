"""One-mode projections of discourse network analysis: how near two actors are by what they both speak of.

With x_ijk the number of statements by which actor i puts concept j at level k, |K| the number of levels of the scale, and
a_i = Σ_jk x_ijk, two different actors have the weight ω that is asked for:

    congruence  Σ_j Σ_k Σ_k' x_ijk x_i'jk' (1 - |k - k'| / (|K| - 1))       integer form
                Σ_j Σ_k x_ijk x_i'jk                                         binary form, |K| = 2
    conflict    Σ_j Σ_k Σ_k' x_ijk x_i'jk' |k - k'| / (|K| - 1)              integer form
                Σ_j Σ_k x_ijk x_i'j(1-k)                                     binary form
    subtract    congruence - conflict
    ignore      congruence + conflict = Σ_j (Σ_k x_ijk) (Σ_k x_i'jk)

and it is divided, if asked, by

    average activity  (a_i + a_i') / 2
    Jaccard           Σ_jk x_ijk [x_i'jk = 0] + Σ_jk x_i'jk [x_ijk = 0] + Σ_jk x_ijk x_i'jk
    cosine            sqrt(Σ_jk x_ijk²) sqrt(Σ_jk x_i'jk²)
    DNA cosine        a_i a_i'

The formulas are those of P. Leifeld's Discourse Network Analyzer (DNA) and its manual. What differs, on purpose:

- "DNA cosine" is what that program calls cosine; five stances compared with the same five give 1/5. The cosine of the
  textbooks is here `cosine`.
- |K| is that of the scale, as the manual says, and not taken from the levels observed, as the program does: there another
  document can change the weights of those before it.
- A statement counts once for each article unless asked otherwise. With repetitions, weights divided by the average activity
  and conflict divided by Jaccard's denominator may be above 1, although the manual says that the former are not.
- DNA's index of polarisation, which is greatest for partitions that split camps, is not here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from math import sqrt

from attrs import frozen

from argmap.analysis.coded import BINARY, Coded, Duplicates, Profile, Scale, profiles
from argmap.ground.collector import collector_paused


class Projection(StrEnum):
    """What the weight between two actors counts."""

    CONGRUENCE = "congruence"
    CONFLICT = "conflict"
    SUBTRACT = "subtract"
    IGNORE = "ignore"


class Form(StrEnum):
    """How levels are compared: as the same or not, on a scale of two; or by how far apart they are."""

    BINARY = "binary"
    INTEGER = "integer"


class Normalisation(StrEnum):
    """What a weight is divided by."""

    NONE = "none"
    AVERAGE = "average activity"
    JACCARD = "jaccard"
    COSINE = "cosine"
    DNA_COSINE = "dna cosine"


@frozen
class Tie:
    """The weight between two actors. `shared` is the number of concepts that both speak of; without any the weight is 0."""

    actor: str
    other: str
    weight: float
    shared: int


def similarity(
    statements: Iterable[Coded],
    projection: Projection | str = Projection.SUBTRACT,
    *,
    form: Form | str = Form.INTEGER,
    scale: Scale = BINARY,
    normalisation: Normalisation | str = Normalisation.NONE,
    duplicates: Duplicates | str = Duplicates.ARTICLE,
) -> tuple[Tie, ...]:
    """The weight between every two actors, in the order in which they appear; of an actor with itself there is none.

    In the square of the number of actors, and of those that speak of a concept. Raises `ValueError` for a level that is not on
    the scale, for the binary form on a scale of more than two levels, and for an unknown word.
    """
    wanted, divided, how = Projection(projection), Normalisation(normalisation), Duplicates(duplicates)
    if Form(form) is Form.BINARY and scale.steps != 1:
        raise ValueError(
            f"the binary form is for two levels, and the scale has {scale.steps + 1}; use the integer form"
        )
    with collector_paused():
        return tuple(_ties(profiles(statements, scale, how), wanted, scale.steps, divided))


def _ties(said: dict[str, Profile], wanted: Projection, steps: int, divided: Normalisation) -> Iterator[Tie]:
    """The ties of each actor with those after it."""
    actors = list(said)
    counts = [[count for levels in profile.values() for count in levels.values()] for profile in said.values()]
    activity, squares = [sum(some) for some in counts], [sum(count * count for count in some) for some in counts]
    speakers: dict[str, list[tuple[int, tuple[tuple[int, int], ...]]]] = {}
    for number in reversed(range(len(actors))):  # so that of those who speak of a concept the next is at the end
        for concept, levels in said[actors[number]].items():
            speakers.setdefault(concept, []).append((number, tuple(levels.items())))
    for number, actor in enumerate(actors):
        near, far, shared, same, matched = ([0] * len(actors) for _ in range(5))
        for concept in said[actor]:
            _, mine = speakers[concept].pop()
            for other, theirs in speakers[concept]:
                shared[other] += 1
                for level, count in mine:
                    for their, times in theirs:
                        product, distance = count * times, abs(level - their)
                        near[other] += product * (steps - distance)
                        far[other] += product * distance
                        if not distance:
                            same[other] += product
                            matched[other] += count + times
        for other in range(number + 1, len(actors)):
            weight = WEIGHTS[wanted](near[other], far[other]) / steps
            if weight:
                match divided:
                    case Normalisation.AVERAGE:
                        weight /= (activity[number] + activity[other]) / 2
                    case Normalisation.JACCARD:
                        weight /= activity[number] + activity[other] - matched[other] + same[other]
                    case Normalisation.COSINE:
                        weight /= sqrt(squares[number] * squares[other])
                    case Normalisation.DNA_COSINE:
                        weight /= activity[number] * activity[other]
            yield Tie(actor, actors[other], weight, shared[other])


WEIGHTS: Mapping[Projection, Callable[[int, int], int]] = {
    Projection.CONGRUENCE: lambda near, _: near,
    Projection.CONFLICT: lambda _, far: far,
    Projection.SUBTRACT: lambda near, far: near - far,
    Projection.IGNORE: lambda near, far: near + far,
}
"""What each projection makes of congruence and conflict, both times the steps of the scale."""
