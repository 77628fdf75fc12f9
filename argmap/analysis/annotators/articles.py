"""What is compared: the articles that the annotations have in common, their texts, and the voices in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import evolve, frozen

from argmap.analysis.diff.match import match_articles
from argmap.ground.errors import ArgmapError
from argmap.ground.source import Source
from argmap.model import Debate, Statement
from argmap.passages import fingerprint, resolve
from argmap.passages.folding import fold_words

HALF = 0.5
"""The share of anchors that must stand in a text so that an annotation under another name is taken to be of that text."""
FEW, HARDLY = 4, 0.2
"""With at least `FEW` anchors of which no more than this share is found, an annotation is of another text."""


@frozen
class Annotation:
    """One annotation, reduced to what is compared."""

    name: str
    debate: Debate
    homes: Mapping[str, str]
    """Ids of articles as they are called here, to what the comparison calls them."""
    voices: Mapping[str, str]
    """Ids of voices likewise."""

    def home(self, statement: Statement) -> str:
        """What the comparison calls the article of a statement."""
        return self.homes[statement.article]


@frozen
class Common:
    """The annotations, the articles that they share, and the texts of these that are at hand."""

    annotations: tuple[Annotation, ...]
    articles: tuple[str, ...]
    texts: Mapping[str, str]
    notes: tuple[str, ...]


def common(debates: Sequence[Debate], names: Sequence[str], texts: Mapping[str, Source | str]) -> Common:
    """What the annotations have in common; `texts` are those of articles by any of their ids.

    Raises `ArgmapError` when one of them shares no article with the first.
    """
    first = debates[0]
    homes = [{home: home for home in _homes(first)}]
    for debate, name in zip(debates[1:], names[1:], strict=True):
        found = {there: here for here, there in match_articles(first, debate).items()}
        found |= {"": ""} if "" in _homes(first) and "" in _homes(debate) else {}
        found = found or _by_words(first, debate, texts)
        if not found:
            raise ArgmapError(_apart(names[0], first, name, debate))
        homes.append(found)
    shared = tuple(home for home in homes[0] if any(home in other.values() for other in homes[1:]))
    notes = []
    if left := [home for home in homes[0] if home not in shared and home]:
        notes.append(f"only {names[0]} annotates {', '.join(left)}; this is left out")
    kept, said = _texts(debates, homes, shared, texts)
    speakers = _voices(debates)
    annotations = []
    for number, (debate, name) in enumerate(zip(debates, names, strict=True)):
        here = {there: home for there, home in homes[number].items() if home in shared}
        annotations.append(Annotation(name, _within(debate, here), here, speakers[number]))
    for annotation in annotations:
        notes += _doubts(annotation, names[0], kept)
    return Common(tuple(annotations), shared, kept, tuple(dict.fromkeys((*said, *notes))))


def _homes(debate: Debate) -> list[str]:
    """The articles of a debate; an empty id where it has statements that belong to none, and no article."""
    return [article.id for article in debate.articles] or [""]


def _by_words(first: Debate, other: Debate, texts: Mapping[str, Source | str]) -> dict[str, str]:
    """Articles under names that have nothing in common, where the anchors of the one stand in the text of the other."""
    ours, theirs = _homes(first), _homes(other)
    if len(ours) > 1 or len(theirs) > 1:
        return {}
    if "" in (ours[0], theirs[0]):
        return {theirs[0]: ours[0]}  # one of the two does not say what it annotates
    for id, debate in ((ours[0], other), (theirs[0], first)):
        anchors = [anchor for statement in debate.statements for anchor in statement.anchors]
        if id in texts and anchors:
            placed = sum(match.placed for match in resolve(_plain(texts[id]), anchors))
            if placed >= HALF * len(anchors):
                return {theirs[0]: ours[0]}
    return {}


def _apart(one: str, first: Debate, other: str, debate: Debate) -> str:
    ours, theirs = (", ".join(map(repr, filter(None, _homes(d)))) or "no article" for d in (first, debate))
    return f"{one} annotates {ours}, {other} annotates {theirs}: they have no article in common, so there is nothing to compare"


def _plain(text: Source | str) -> str:
    return text.text if isinstance(text, Source) else text


def _texts(
    debates: Sequence[Debate],
    homes: Sequence[Mapping[str, str]],
    shared: Sequence[str],
    texts: Mapping[str, Source | str],
) -> tuple[dict[str, str], list[str]]:
    """The texts of the shared articles, and what there is to say about them."""
    kept: dict[str, str] = {}
    notes = []
    for home in shared:
        ids = [there for names in homes for there, here in names.items() if here == home]
        prints = {
            article.fingerprint for debate in debates for article in debate.articles if article.id in ids
        } - {""}  # fmt: skip
        text = next((_plain(texts[id]) for id in ids if id in texts), None)
        if text is None:
            notes.append(
                f"the text of {home or 'the article'} is not at hand (--texts), so statements were matched by the words of "
                "their anchors alone, and nothing is said of boundaries"
            )
            if len(prints) > 1:
                notes.append(f"the annotations of {home} were made on different states of its text")
            continue
        kept[home] = text
        if prints - {fingerprint(text)}:
            notes.append(f"not all annotations of {home} were made on this state of its text")
    return kept, notes


def _doubts(annotation: Annotation, first: str, texts: Mapping[str, str]) -> list[str]:
    """What there is to say about anchors that were not found; raises `ArgmapError` when hardly any was."""
    notes = []
    for home, text in texts.items():
        anchors = [a for s in annotation.debate.statements if annotation.home(s) == home for a in s.anchors]
        lost = sum(not match.placed for match in resolve(text, anchors))
        if len(anchors) >= FEW and len(anchors) - lost <= HARDLY * len(anchors):
            raise ArgmapError(
                f"{annotation.name} cannot be an annotation of {home or 'this text'}: of its {len(anchors)} anchors "
                f"{len(anchors) - lost or 'none'} can be found in the text that {first} annotates"
            )
        if lost:
            notes.append(f"{annotation.name}: {lost} of {len(anchors)} anchors were not found in the text of {home}")
    return notes


def _within(debate: Debate, homes: Mapping[str, str]) -> Debate:
    """The debate with nothing but these articles in it."""
    inside = debate.without(s.id for s in debate.statements if s.article not in homes)
    return evolve(
        inside,
        articles=tuple(a for a in debate.articles if a.id in homes),
        stances=tuple(s for s in debate.stances if s.article in homes or (not s.article and len(homes) == 1)),
    )


def _voices(debates: Sequence[Debate]) -> list[dict[str, str]]:
    """For each debate its voices by what they are called first: by id or, where an id is new, by name."""
    by_name: dict[str, str] = {}
    known: set[str] = set()
    found = []
    for debate in debates:
        names = {v.id: v.id if v.id in known else by_name.get(fold_words(v.name), v.id) for v in debate.voices}
        known |= set(names.values())
        for voice in debate.voices:
            by_name.setdefault(fold_words(voice.name), names[voice.id])
        found.append(names)
    return found
