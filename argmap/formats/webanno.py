"""W3C Web Annotation (JSON-LD): the statements as annotations of the passages that they are anchored to.

After the W3C Recommendation "Web Annotation Data Model" (2017). An anchor is a text fragment (WICG, URL Fragment Text Directives)
with, where the text is at hand, the passage as TextQuoteSelector and TextPositionSelector beside it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote, unquote

from attrs import evolve

from argmap.formats.document import Document
from argmap.formats.format import Format, Reading, Written
from argmap.formats.ids import is_id, names_for
from argmap.formats.jsons import dump_json
from argmap.formats.loss import Loss, elements, fields_lost, forget
from argmap.formats.spans import quoted_anchor, stretches_of
from argmap.formats.texts import one_line
from argmap.formats.values import decode, encode
from argmap.ground.catalogue import finding
from argmap.ground.diagnostics import Diagnostic, Label
from argmap.ground.errors import ModelError
from argmap.ground.source import Source, Span
from argmap.model import Anchor, Article, Debate, Kind, Modality, Statement, datum
from argmap.passages import text_fragment, text_position, text_quote

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
FRAGMENT = "https://wicg.github.io/scroll-to-text-fragment/"
STATEMENT, ARTICLE, DEBATE = "urn:argmap:statement:", "urn:argmap:article:", "urn:argmap:debate"
DIRECTIVE = ":~:text="
OURS = "urn:argmap:"
PASSAGE = ("TextQuoteSelector", "TextPositionSelector")
TYPES = ("Annotation", "AnnotationPage", "AnnotationCollection")
KEPT = "webanno.annotation"
MOST = 100
Path = tuple[str | int, ...]
TAGS: Mapping[str, tuple[str, Any]] = {
    **{str(kind): ("kind", kind) for kind in Kind}, **{str(modality): ("modality", modality) for modality in Modality},
    "implicit": ("implicit", True), "thesis": ("thesis", True),
}  # fmt: skip
"""Tags of ours, with the field and the value that they stand for."""
HELD = {
    "statement": ("id", "text", "kind", "modality", "implicit", "thesis", "anchors"),
    "article": ("id", "url"),
    "debate": ("statements", "inferences", "attacks", "articles", "voices", "issues", "stances"),
}


# writing -----------------------------------------------------------------------------------------------------------------


def write(debate: Debate, texts: Mapping[str, Source]) -> Written:
    """The statements as a page of annotations; what relates them, and who says them, is lost. Annotations of other tools are
    written as they were, as long as they still say what the statements say.
    """
    lost = _losses(debate)
    if any(datum(statement, KEPT) for statement in debate.statements):
        made = Written.of(_page(debate, texts, keep=True), [loss for loss in lost if loss.field != f"data {KEPT}"])
        if read(Document.of(made.text)).model == forget(debate, made.lost):
            return made
    return Written.of(_page(debate, texts, keep=False), lost)


def _losses(debate: Debate) -> list[Loss]:
    """What no annotation holds."""
    addresses = _addresses(debate)
    used = {statement.article for statement in debate.statements}
    lost: list[Loss] = []
    for what, id, element in elements(debate):
        if what not in HELD or (what == "article" and id not in used):
            lost.append(Loss(what, id))
        else:
            lost += fields_lost(what, id, element, HELD[what])
    return lost + [
        Loss("article", a.id, "url") for a in debate.articles if a.id in used and a.url and addresses[a.id] != a.url
    ]


def _addresses(debate: Debate) -> dict[str, str]:
    """What annotations say that an article is: its address, where no other has it too, else a name of ours."""
    times = Counter(article.url for article in debate.articles)
    return {
        a.id: a.url if a.url and times[a.url] == 1 and not a.url.startswith(OURS) else _urn(ARTICLE, a.id)
        for a in debate.articles
    }


def _urn(kind: str, id: str) -> str:
    return kind + quote(id, safe="/~")


def _page(debate: Debate, texts: Mapping[str, Source], *, keep: bool) -> str:
    addresses = _addresses(debate)
    passages = _passages(debate, texts)
    items = []
    for statement in debate.statements:
        kept = decode(datum(statement, KEPT)) if keep else ""
        source = addresses.get(statement.article, DEBATE)
        items.append(kept if isinstance(kept, dict) else _annotation(statement, source, passages))
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


def _annotation(
    statement: Statement, source: str, passages: Mapping[tuple[str, int], list[dict[str, Any]]]
) -> dict[str, Any]:
    """A statement as an annotation."""
    tags = [tag for tag, (name, value) in TAGS.items() if getattr(statement, name) == value]
    body = [{"type": "TextualBody", "value": statement.text, "format": "text/plain", "purpose": "describing"}]
    body += [{"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in tags]
    targets = [
        _target(anchor, source, passages.get((statement.id, n), ())) for n, anchor in enumerate(statement.anchors)
    ]
    return {
        "id": _urn(STATEMENT, statement.id), "type": "Annotation", "motivation": "describing",
        "body": body, "target": source if not targets else targets[0] if len(targets) == 1 else targets,
    }  # fmt: skip


def _target(anchor: Anchor, source: str, passage: Iterable[dict[str, Any]]) -> dict[str, Any]:
    fragment = {"type": "FragmentSelector", "conformsTo": FRAGMENT, "value": text_fragment(anchor)[1:]}
    line = {} if anchor.line is None else {"argmap:line": anchor.line}
    return {"source": source, "selector": [fragment, *passage], **line}


# reading -----------------------------------------------------------------------------------------------------------------


def read(document: Document) -> Reading:
    """The annotations of a page, a collection, a list or a single one as statements; what else they say is kept with them."""
    json = document.json
    reader = _Reader(document)
    for path, value in _items(json.value, reader):
        reader.take(path, value)
    return Reading(reader.debate(), (*json.diagnostics, *reader.found))


def _items(value: Any, reader: _Reader) -> Iterator[tuple[Path, Any]]:
    """The annotations in a file, each with the way to it."""
    waiting: list[tuple[Path, Any]] = [((), value)]
    while waiting:
        path, held = waiting.pop(0)
        if isinstance(held, list):
            yield from (((*path, n), item) for n, item in enumerate(held))
        elif not isinstance(held, dict):
            reader.wrong(path, "an annotation, a page or a list of them")
        elif (inner := next((name for name in ("items", "rows", "first") if name in held), None)) is not None:
            waiting.append(((*path, inner), held[inner]))
        else:
            yield path, held


class _Reader:
    """Annotations that become statements."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.found: list[Diagnostic] = []
        self.taken: list[tuple[str, str, dict[str, Any], Span]] = []
        """Address, source, annotation and place."""
        self.addresses: dict[str, Span] = {}

    def wrong(self, path: Path, wanted: str) -> None:
        span = self.document.json.span(path)
        if len(self.found) < MOST:
            self.found.append(finding("wrong-type", f"there is no {wanted} here", span, f"{wanted} belongs here"))

    def take(self, path: Path, value: Any) -> None:
        if not isinstance(value, dict):
            self.wrong(path, "annotation")
            return
        span = self.document.json.span(path)
        address = value.get("id", value.get("@id"))
        if not isinstance(address, str) or not address:
            address = f"annotation-{len(self.taken) + 1}"
        if address in self.addresses:
            other = Label(self.addresses[address], "the first")
            message = f"there are two annotations `{address[:60]}`"
            self.found.append(finding("duplicate-node", message, span, "kept under a name of its own", others=(other,)))
            address = f"{address}#{len(self.taken) + 1}"
        self.addresses[address] = span
        self.taken.append((address, _source(value), value, span))

    def debate(self) -> Debate:
        """The statements and the articles that they are about."""
        own = {address: name for address, *_ in self.taken if (name := _own(address))}
        names = names_for(
            (a for a, *_ in self.taken if a not in own), taken={n.rpartition("/")[2] for n in own.values()}, simple=True
        )
        theirs = dict.fromkeys(source for address, source, *_ in self.taken if address not in own and source)
        articles = {name.rpartition("/")[0]: "" for name in own.values() if "/" in name}
        called = names_for((_last(source) for source in theirs), taken=articles, simple=True)
        ids = _apart({source: called[_last(source)] for source in theirs}, articles)
        statements = []
        for address, source, value, span in self.taken:
            name = own.get(address, "")
            if not name:
                name = f"{ids[source]}/{names[address]}" if source else names[address]
                if source:
                    articles[ids[source]] = one_line(source)[0]
            elif "/" in name and not source.startswith(OURS):
                articles[name.rpartition("/")[0]] = one_line(source)[0] if source else ""
            statements.append(self.statement(name, source, value, span))
        made = tuple(Article(id, url=url, origin=self.document.source.span(0, 0)) for id, url in articles.items())
        return Debate(tuple(statements), articles=made)

    def statement(self, id: str, source: str, value: dict[str, Any], span: Span) -> Statement:
        text, fields = _body(value)
        anchors = tuple(anchor for target in _targets(value) if (anchor := _anchor(target)) is not None)
        statement = Statement(id, one_line(text)[0], anchors=anchors, origin=span, **fields)
        if _plain(value) == _annotation(statement, source, {}):
            return statement
        return evolve(statement, data=((KEPT, encode(value)),))


def _own(address: str) -> str:
    """The id of the statement that we wrote under this address; empty for the address of somebody else."""
    name = unquote(address.removeprefix(STATEMENT)) if address.startswith(STATEMENT) else ""
    return name if is_id(name) and _urn(STATEMENT, name) == address else ""


def _last(source: str) -> str:
    """What an address ends with, for an article that has no other name."""
    return unquote(source.partition("?")[0].partition("#")[0].rstrip("/").rpartition("/")[2]) or source


def _apart(ids: dict[str, str], taken: Iterable[str]) -> dict[str, str]:
    """Each its own: two sources may end alike."""
    used = set(taken)
    made: dict[str, str] = {}
    for source, id in ids.items():
        name, number = id, 1
        while name in used:
            number += 1
            name = f"{id}-{number}"
        used.add(name)
        made[source] = name
    return made


def _targets(value: dict[str, Any]) -> list[Any]:
    target = value.get("target")
    return target if isinstance(target, list) else [] if target is None else [target]


def _source(value: dict[str, Any]) -> str:
    """The address of what an annotation is about; empty where it says none."""
    for target in _targets(value):
        source = target.get("source", target.get("id")) if isinstance(target, dict) else target
        source = source.get("id") if isinstance(source, dict) else source
        if isinstance(source, str) and source:
            return source
    uri = value.get("uri")  # as Hypothesis writes it
    return uri if isinstance(uri, str) else ""


def _body(value: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """The text of an annotation and the fields that its tags of ours stand for."""
    bodies = value.get("body", value.get("bodyValue", value.get("text", "")))
    text, fields = "", dict[str, Any]()
    for body in bodies if isinstance(bodies, list) else [bodies]:
        said = body.get("value", body.get("chars")) if isinstance(body, dict) else body
        if not isinstance(said, str):
            continue
        if isinstance(body, dict) and body.get("purpose") == "tagging":
            name, meant = TAGS.get(said, ("", None))
            fields.setdefault(name, meant)
        elif not text:
            text = said
    fields.pop("", None)
    if not text:  # a highlight: what it says is what it marks
        text = next((exact for target in _targets(value) if (exact := _exact(target))), "")
    return text, fields


def _selectors(target: Any) -> list[dict[str, Any]]:
    selector = target.get("selector") if isinstance(target, dict) else None
    return [one for one in (selector if isinstance(selector, list) else [selector]) if isinstance(one, dict)]


def _exact(target: Any) -> str:
    found = (one.get("exact") for one in _selectors(target) if one.get("type") == "TextQuoteSelector")
    return next((exact for exact in found if isinstance(exact, str)), "")


def _anchor(target: Any) -> Anchor | None:
    """The anchor that a target's selectors make: by a text fragment, else by the words that are quoted."""
    for one in _selectors(target):
        value = one.get("value")
        if one.get("type") == "FragmentSelector" and isinstance(value, str) and DIRECTIVE in value:
            parts = [
                p
                for p in value.partition(DIRECTIVE)[2].partition("&")[0].split(",")
                if p and p[-1] != "-" and p[0] != "-"
            ]
            line = target.get("argmap:line")
            try:
                opening, closing, *_ = *map(unquote, parts), "", ""
                return Anchor(opening, closing, line if isinstance(line, int) else None)
            except ModelError:
                continue
    return quoted_anchor(_exact(target))


def _plain(value: dict[str, Any]) -> dict[str, Any]:
    """An annotation without the selectors of passages that stand beside a text fragment: what follows from it and the text."""
    targets = [_fragment_only(target) for target in _targets(value)]
    return {**value, "target": targets if isinstance(value.get("target"), list) else targets[0]} if targets else value


def _fragment_only(target: Any) -> Any:
    selectors = target.get("selector") if isinstance(target, dict) else None
    if (
        not isinstance(selectors, list)
        or not selectors
        or not isinstance(selectors[0], dict)
        or "conformsTo" not in selectors[0]
    ):
        return target
    beside = [one for one in selectors[1:] if not (isinstance(one, dict) and one.get("type") in PASSAGE)]
    return {**target, "selector": [selectors[0], *beside]}


def sniff(document: Document) -> bool:
    """Whether it is an annotation, a page, a collection or a list of annotations."""
    if not document.looks_like_json:
        return False
    value = document.json.value
    while isinstance(value, (list, dict)):
        if isinstance(value, list):
            value = value[0] if value else None
        elif value.get("type") in TYPES:
            return True
        else:
            value = next((value[name] for name in ("items", "first") if name in value), None)
    return False


ABOUT = (
    "A statement is an annotation: its text is the body, kind, modality, `implicit` and `thesis` are tags, its anchors are targets "
    "in the article. An anchor is a text fragment, beside which the passage stands as text quote and text position where the "
    "text is at hand. Of annotations of other tools, words that are quoted become an anchor; the annotation itself is kept and "
    "written back."
)
FORMAT = Format(
    "webanno", "W3C Web Annotation (JSON-LD)", (".jsonld", ".webanno.json"), sniff, read, write, about=(ABOUT,),
    source="the W3C Recommendation Web Annotation Data Model, 2017",
    kept=("annotations of other tools, whole: creators, dates, other bodies, tags and selectors",),
)  # fmt: skip
