"""Who stands where and why, in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import combinations, product
from textwrap import fill

from attrs import frozen

from argmap.analysis.clashes import Through
from argmap.analysis.comparison import Comparison
from argmap.analysis.double_cruxes import Rank
from argmap.analysis.pages import Page, Stand
from argmap.analysis.pairs import Meeting, apart
from argmap.analysis.positions import How, held
from argmap.model import Debate
from argmap.scene.names import join

MOST = 6
"""So many names stand in a sentence; a number says how many more there are."""
QUOTED = 3
"""So many statements are given for each side of an issue."""
WIDTH = 100
LISTED, PAIRED = 60, 15
"""So many authors are told of one by one, and pair by pair."""


@frozen
class Chapter:
    """A heading and sentences under it."""

    heading: str
    sentences: tuple[str, ...]


def chapters(comparison: Comparison) -> tuple[Chapter, ...]:
    """What there is to say, chapter by chapter; those with nothing in them are left out."""
    found = (
        Chapter("Who speaks", tuple(_opening(comparison))),
        Chapter("Where the authors stand", tuple(_authors(comparison))),
        Chapter("What is contested", tuple(_contested(comparison))),
        Chapter("Where the authors meet", tuple(_meetings(comparison))),
        Chapter("Where articles clash", tuple(_clashes(comparison))),
        Chapter("What the disagreement may hang on", tuple(_cruxes(comparison))),
    )
    return tuple(chapter for chapter in found if chapter.sentences)


def text(comparison: Comparison) -> str:
    """The summary as text of 100 columns."""
    blocks = []
    for chapter in chapters(comparison):
        lines = [fill(sentence, WIDTH, initial_indent="- ", subsequent_indent="  ") for sentence in chapter.sentences]
        blocks.append("\n".join((chapter.heading, "=" * len(chapter.heading), "", *lines)))
    return "\n\n".join(blocks) + "\n"


def html(comparison: Comparison) -> str:
    """The summary as a piece of HTML."""
    parts = []
    for chapter in chapters(comparison):
        items = "".join(f"<li>{escape(sentence)}</li>" for sentence in chapter.sentences)
        parts.append(f"<h3>{escape(chapter.heading)}</h3><ul>{items}</ul>")
    return f'<div class="argmap-comparison">{"".join(parts)}</div>'


def _opening(comparison: Comparison) -> Iterator[str]:
    found = comparison.positions
    if not found.voices and _anybody(comparison.debate):
        yield "None of those that are compared takes a side on any issue."
        return
    if not found.voices:
        yield "Nobody takes a side on any issue: no statement has a line `pro ISSUE` or `con ISSUE`."
        return
    contested = [page for page in comparison.pages if page.contested]
    answered = [page for page in comparison.pages if page.speakers]
    yield (
        f"{_count(len(found.voices), 'voice')} {'take' if len(found.voices) > 1 else 'takes'} a side on"
        f" {_count(len(answered), 'issue')}; on {len(contested) or 'none'} of them there is somebody on either side."
    )
    if len(found.voices) == 1:
        yield "With one voice there is nobody to compare it with."
    silent = [page.issue for page in comparison.pages if not page.speakers]
    if silent:
        yield f"Nobody speaks of {_few(silent)}."


def _anybody(debate: Debate) -> bool:
    return bool(debate.stances) or any(statement.answers for statement in debate.statements)


def _authors(comparison: Comparison) -> Iterator[str]:
    found = comparison.positions
    authors = _author_voices(comparison)
    if len(authors) > LISTED:
        yield f"Of {len(authors):,} authors the first {LISTED} are listed; the stance matrix has all."
    for voice in authors[:LISTED]:
        cells = found.of_voice(voice)
        ways = (
            (word, [issue for issue, cell in cells.items() if cell.position == position])
            for position, word in (("pro", "is for"), ("con", "is against"), ("mixed", "is on both sides of"))
        )
        said = [f"{word} {_few(issues, most=len(found.issues))}" for word, issues in ways if issues]
        yield f"{found.names.get(voice, voice)} {join(said)}."


def _contested(comparison: Comparison) -> Iterator[str]:
    pages = [page for page in comparison.pages if page.contested]
    for page in sorted(pages, key=lambda p: (-min(len(p.pro) + len(p.mixed), len(p.con) + len(p.mixed)), -p.speakers)):
        sides = (("For it", page.pro), ("against it", page.con), ("on both sides", page.mixed))
        who = "; ".join(f"{word}: {_few(stand.name for stand in stands)}" for word, stands in sides if stands)
        dated = " What is said here is of different times." if _of_different_times(comparison, page) else ""
        yield f"{page.issue}: “{page.proposition}” {who}.{dated}{_reasons(comparison.debate, page)}"


def _of_different_times(comparison: Comparison, page: Page) -> bool:
    """Whether nobody for a time-relative issue speaks at the same time as anybody against it."""
    if page.issue not in comparison.positions.relative:
        return False
    cells = [[comparison.positions.cell(s.voice, page.issue) for s in side] for side in (page.pro, page.con)]
    return all(map(apart, *zip(*product(*cells), strict=True))) if all(cells) else False


def _reasons(debate: Debate, page: Page) -> str:
    """The first reasons that each side gives."""
    parts = []
    for word, stands in (("for", page.pro), ("against", page.con)):
        texts = list(dict.fromkeys(reason for stand in stands for reason in _given(debate, stand)))
        if texts:
            more = f" (and {len(texts) - QUOTED} more)" if len(texts) > QUOTED else ""
            quoted = " ".join(f"“{reason}”" for reason in texts[:QUOTED])
            parts.append(f" Those {word} it argue: {quoted}{more}")
    return "".join(parts)


def _given(debate: Debate, stand: Stand) -> Iterator[str]:
    """The reasons that a voice holds itself, for statements that take a side on no other issue."""
    graph = debate.graph
    for argued in stand.argued:
        if argued.ground.how == How.REJECTED or not argued.ground.statement:
            continue
        if len(graph.statements[argued.ground.statement].answers) > 1:
            continue  # it may be a reason for its side on the other issue
        for reason in argued.reasons:
            statement = graph.statements[reason.statement]
            holders = held(statement, graph.articles.get(statement.article))
            if any(voice == stand.voice and how is not How.REJECTED for voice, how, _ in holders):
                yield reason.text


def _meetings(comparison: Comparison) -> Iterator[str]:
    names = comparison.positions.names
    authors = _author_voices(comparison)
    if len(authors) > PAIRED:
        yield f"{len(authors):,} authors are too many to be told pair by pair; the table of agreement has all pairs."
        return
    for one, other in combinations(authors, 2):
        found = comparison.pair(one, other)
        if not found.shared:
            continue
        ways = (
            (Meeting.AGREE, "agree on"),
            (Meeting.OPPOSE, "oppose each other on"),
            (Meeting.MIXED, "meet with mixed stances on"),
        )
        said = [f"{words} {_few(c.issue for c in found.on(way))}" for way, words in ways if found.on(way)]
        both = f"{names.get(one, one)} and {names.get(other, other)}"
        yield f"{both} {join(said)} ({_count(found.shared, 'shared issue')} of {len(found.commons)} that either speaks of)."


def _clashes(comparison: Comparison) -> Iterator[str]:
    names = comparison.positions.names
    statements = comparison.debate.graph.statements
    told: set[tuple[str, str]] = set()
    for clash in comparison.clashes:
        if clash.through is not Through.ATTACK or (clash.source, clash.target) in told:
            continue
        told.add((clash.source, clash.target))
        when = f" ({clash.source_date}, of {clash.target_date})" if clash.source_date and clash.target_date else ""
        what = "a premise" if clash.premise else "a claim"
        yield (
            f"{names.get(clash.source_voice, clash.source_voice)} against {what} of"
            f" {names.get(clash.target_voice, clash.target_voice)}{when}: “{statements[clash.target].text}”"
            f" But: “{statements[clash.source].text}”"
        )


def _cruxes(comparison: Comparison) -> Iterator[str]:
    carried = [crux for crux in comparison.cruxes if crux.rank in {Rank.DOUBLE, Rank.ONE_SIDED}]
    yield from (crux.text for crux in (carried or comparison.cruxes)[:MOST])
    others = len(comparison.cruxes) - len(carried)
    if not comparison.disputes.complete:
        looked = _count(comparison.disputes.pairs, "pair")
        yield f"Only {looked} of voices could be looked at; --voices names those that matter."
    if carried and others:
        yield f"Of {_count(others, 'other opposition')} no claim hangs on one alone; the table of cruxes has them."


def _author_voices(comparison: Comparison) -> list[str]:
    authors = dict.fromkeys(author for article in comparison.debate.articles for author in article.authors)
    return [voice for voice in authors if voice in comparison.positions.voices]


def _few(names: Iterable[str], most: int = MOST) -> str:
    every = list(dict.fromkeys(names))
    if len(every) <= most:
        return join(every)
    return f"{', '.join(every[:most])} and {len(every) - most} more"


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
