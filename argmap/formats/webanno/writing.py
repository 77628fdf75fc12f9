"""The statements of a debate as a page of annotations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from argmap.formats.document import Document
from argmap.formats.format import Written
from argmap.formats.jsons import dump_json
from argmap.formats.loss import Loss, elements, fields_lost, forget
from argmap.formats.spans import stretches_of
from argmap.formats.values import decode
from argmap.formats.webanno.annotation import (
    ARTICLE,
    CONTEXT,
    DEBATE,
    KEPT,
    OURS,
    annotation_of,
    urn,
)
from argmap.formats.webanno.creators import named
from argmap.formats.webanno.reading import read
from argmap.ground.source import Source
from argmap.model import Debate, Voice, datum
from argmap.model.terms import AUTHOR, UNCLEAR
from argmap.passages import text_position, text_quote

ROUNDS = 3
HELD = {
    "statement": ("id", "text", "kind", "modality", "implicit", "thesis", "voices", "commitment", "anchors"),
    "article": ("id", "url"),
    "debate": ("statements", "inferences", "attacks", "articles", "voices", "issues", "stances"),
}


def write(debate: Debate, texts: Mapping[str, Source]) -> Written:
    """The statements as a page of annotations; what relates them is lost. Annotations of other tools are written as they were, each
    as long as it still says what its statement says.
    """
    lost = _losses(debate)
    kept = {s.id for s in debate.statements if s.data and isinstance(decode(datum(s, KEPT)), dict)}
    for last in (*[False] * ROUNDS, True):
        kept = set() if last else kept
        text = _page(debate, texts, kept)
        if kept:
            model = read(Document.of(text)).model
            voices = {voice.id: voice for voice in model.voices}
        else:
            voices = {name: named(name) for name in _speakers(debate)}
        gone = [
            *(loss for loss in lost if loss.field != f"data {KEPT}" or loss.id not in kept),
            *_lost_voices(debate, voices),
        ]
        if not kept or model == forget(debate, gone):
            break
        there = {statement.id: statement for statement in model.statements}
        wrong = {s.id for s in forget(debate, gone).statements if there.get(s.id) != s}
        kept = kept - wrong if kept & wrong else set()
    return Written.of(text, gone)


def _losses(debate: Debate) -> list[Loss]:
    """What no annotation holds, but for voices."""
    addresses = _addresses(debate)
    used = {statement.article for statement in debate.statements}
    lost: list[Loss] = []
    for what, id, element in elements(debate):
        if what in HELD and (what != "article" or id in used):
            lost += fields_lost(what, id, element, HELD[what])
        elif what != "voice":
            lost.append(Loss(what, id))
    return lost + [
        Loss("article", a.id, "url") for a in debate.articles if a.id in used and a.url and addresses[a.id] != a.url
    ]


def _speakers(debate: Debate) -> set[str]:
    """The voices that statements name."""
    names = {name for s in debate.statements if s.voices for chain in s.voices for name in chain}
    return names - {AUTHOR, UNCLEAR}


def _lost_voices(debate: Debate, read: Mapping[str, Voice]) -> Iterator[Loss]:
    """What is lost of voices, of which reading gives these."""
    for voice in debate.voices:
        found = read.get(voice.id)
        if found is None:
            yield Loss("voice", voice.id)
            continue
        if found.name != voice.name:
            yield Loss("voice", voice.id, "name", found.name)
        if found.kind != voice.kind:
            yield Loss("voice", voice.id, "kind", found.kind)
        yield from fields_lost("voice", voice.id, voice, ("id", "name", "kind"))


def _addresses(debate: Debate) -> dict[str, str]:
    """What annotations say that an article is: its address, where no other has it too, else a name of ours."""
    times = Counter(article.url for article in debate.articles)
    return {
        a.id: a.url if a.url and times[a.url] == 1 and not a.url.startswith(OURS) else urn(ARTICLE, a.id)
        for a in debate.articles
    }


def _page(debate: Debate, texts: Mapping[str, Source], kept: Collection[str]) -> str:
    """The annotations; those of other tools as they were for the statements that are named."""
    addresses = _addresses(debate)
    passages = _passages(debate, texts)
    items = []
    for statement in debate.statements:
        source = addresses.get(statement.article, DEBATE)
        as_it_was = statement.id in kept
        items.append(decode(datum(statement, KEPT)) if as_it_was else annotation_of(statement, source, passages))
    context = [CONTEXT, {"argmap": "urn:argmap:"}]
    return dump_json({"@context": context, "id": f"{DEBATE}:page", "type": "AnnotationPage", "items": items})


def _passages(debate: Debate, texts: Mapping[str, Source]) -> dict[tuple[str, int], list[dict[str, Any]]]:
    """The selectors of passages by statement and number of the anchor, for the articles whose text is at hand."""
    found: dict[tuple[str, int], list[dict[str, Any]]] = {}
    for article, source in texts.items():
        wanted = [
            (s.id, n, anchor) for s in debate.statements if s.article == article for n, anchor in enumerate(s.anchors)
        ]
        for (id, number, _), stretch in zip(
            wanted, stretches_of(source.text, [anchor for *_, anchor in wanted]), strict=True
        ):
            if stretch:
                found[id, number] = [text_quote(source.text, *stretch), text_position(*stretch)]
    return found
