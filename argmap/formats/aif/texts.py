"""The text that a nodeset is an analysis of, beside it in the file: what it makes of a debate, and how it is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import evolve, frozen

from argmap.formats.aif.back import speech_of
from argmap.formats.aif.identity import node_ids
from argmap.formats.aif.markup import Marked, html_of, marked
from argmap.formats.aif.nodeset import text_of
from argmap.formats.aif.passages import anchors_in, marks_of
from argmap.formats.aif.reading import Found
from argmap.formats.aif.writing import Writer
from argmap.formats.ids import is_id
from argmap.formats.loss import Loss
from argmap.formats.values import SURROGATES
from argmap.ground.source import Source, Span
from argmap.model import Article, Debate

HOME = "text"
"""The article that a text is which does not say of which article it is."""


def home_of(text: Marked) -> str:
    """The article of the statements whose nodes name none: the one that says so, else that of a text which names none; empty where
    there is neither.
    """
    if text.home:
        return text.home if text.home in texts_of(text) else ""
    return HOME if _is_bare(text) else ""


def texts_of(text: Marked) -> dict[str, str]:
    """The texts by article, in the order of the file."""
    named = {id or HOME: said for id, said in text.texts.items() if id or _is_bare(text)}
    return {id: said for id, said in named.items() if is_id(id) and "/" not in id}


def _is_bare(text: Marked) -> bool:
    """Whether there is a text that names no article."""
    return bool(text.texts[""].strip()) and HOME not in text.texts


def with_text(found: Found, text: Marked, place: Span) -> tuple[Debate, dict[str, Source]]:
    """The debate with the articles of a text and with anchors for what is marked in it, and the texts by article. `place` is where
    the text stands in the file.
    """
    texts, debate = texts_of(text), found.debate
    anchors = anchors_in(text.marks, texts, found.names, found.speech.about, home_of(text))
    statements = tuple(evolve(s, anchors=anchors[s.id]) if s.id in anchors else s for s in debate.statements)
    known = {article.id for article in debate.articles}
    articles = (*debate.articles, *(Article(id, origin=place) for id in texts if id not in known))
    sources = {id: Source(f"{place.file}:{id}", said) for id, said in texts.items()}
    return evolve(debate, statements=statements, articles=articles), sources


def plain_html(debate: Debate, texts: Mapping[str, str]) -> str:
    """The texts by article as HTML with the passages of statements marked, as we write it."""
    if not texts:
        return ""
    nodes, _ = node_ids(debate, _home(texts))
    marks, _ = marks_of(debate.statements, texts, nodes)
    listed = [(article, text, marks.get(article, ())) for article, text in texts.items()]
    return html_of(listed, _home(texts))


def _home(texts: Mapping[str, str]) -> str:
    """The article to which all statements belong whose nodes name none, in a file that we write: so ids stay as they were."""
    return HOME if [*texts] == [HOME] else ""


@frozen
class Analysed:
    """A debate written: the nodeset's writer and its members, the HTML, and whether that is what was kept."""

    writer: Writer
    members: dict[str, Any]
    html: str
    texts: Mapping[str, str]
    """The texts in it, by article."""
    kept: bool


def analysed(
    debate: Debate,
    given: Mapping[str, Source],
    html: str | None,
    mute: frozenset[str],
    spaces: tuple[str, ...],
    held: Mapping[str, Sequence[str]],
) -> Analysed:
    """The debate as a nodeset beside its texts: those that are given, and that of the HTML that was kept, which is written as it
    was while what is marked in it are the anchors of the statements. `spaces` and `held` are those of the `Writer`.
    """
    was = marked(html or "")
    own = texts_of(was)
    known = [article.id for article in debate.articles]
    if html is not None and own.keys() <= set(known):
        made = _written(own, Writer(debate, mute, home_of(was), held=held, articles=tuple(own), spaces=spaces))
        nodes = {str(text_of(made.writer.ids[s.id])): s.id for s in debate.statements}
        about = speech_of(made.writer.nodes, made.writer.edges, made.writer.locutions).about
        there = anchors_in(was.marks, own, nodes, about, home_of(was))
        if all(s.anchors == there.get(s.id, ()) for s in debate.statements):
            return evolve(made, html=html, kept=True)
    all_texts = {**own, **{id: SURROGATES.sub("\ufffd", source.text) for id, source in given.items()}}
    texts = {id: all_texts[id] for id in known if id in all_texts}
    made = _written(texts, Writer(debate, mute, _home(texts), held=held, articles=tuple(texts), spaces=spaces))
    ids = {s.id: made.writer.ids[s.id] for s in debate.statements}
    _, placed = marks_of(debate.statements, texts, ids)
    made.writer.lost += [
        Loss("statement", s.id, "anchors", placed[s.id]) if s.id in placed else Loss("statement", s.id, "anchors")
        for s in debate.statements
        if s.anchors != placed.get(s.id, ())
    ]
    return evolve(made, html=plain_html(debate, texts))


def _written(texts: Mapping[str, str], writer: Writer) -> Analysed:
    return Analysed(writer, writer.nodeset(), "", texts, kept=False)
