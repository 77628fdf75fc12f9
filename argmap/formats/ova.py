"""The JSON of the older OVA (Online Visualisation of Argument), also in the form of ReCAP: nodes with their places, edges that say
their ends whole, and an analysis that holds the text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from attrs import evolve

from argmap.formats.aif.keeping import heeded
from argmap.formats.aif.kept import data_as_members, members_as_data
from argmap.formats.aif.markup import marked
from argmap.formats.aif.nodeset import Taking
from argmap.formats.aif.ova2 import FLAGS, from_ova, to_ova
from argmap.formats.aif.reading import Found, debate_of
from argmap.formats.aif.steps import STATEMENTS
from argmap.formats.aif.texts import analysed, home_of, plain_html, texts_of, with_text
from argmap.formats.document import Document
from argmap.formats.format import Format, Reading, Written
from argmap.formats.jsons import dump_json
from argmap.formats.loss import Loss
from argmap.formats.texts import one_line
from argmap.formats.values import decode, encode
from argmap.ground.dates import is_date
from argmap.ground.source import Source
from argmap.model import Article, Debate, datum

SPACES = ("aif.", "ova.")
ANALYSIS, WITHOUT = "ova.analysis", "ova.without"
OUTER = ("nodes", "edges", "participants", "analysis", "aif")
HEADER = {"title": "documentTitle", "url": "documentSource", "date": "documentDate"}
"""What the analysis says of the article, by our name."""
DATE = re.compile(r"(?P<day>[0-9]{2})/(?P<month>[0-9]{2})/(?P<year>[0-9]{4})")
ISO = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")


# reading -----------------------------------------------------------------------------------------------------------------


def read(document: Document) -> Reading:
    """The debate that a file of OVA is, with the text that it is an analysis of."""
    value = document.json.value
    outer = value if isinstance(value, dict) else {}
    taking = Taking(document.json, id_name="id", end_names=("from.id", "to.id"))
    analysis = outer.get("analysis")
    text = marked(html_in(analysis))
    found = debate_of(from_ova(outer) if isinstance(value, dict) else value, taking, home_of(text))
    debate, sources = with_text(
        evolve(found, debate=_with_theses(found, outer)), text, document.json.span(("analysis", "txt"))
    )
    texts = texts_of(text)
    header = header_of(analysis) if len(texts) == 1 else {}
    articles = tuple(_headed(a, header) if a.id in texts else a for a in debate.articles)
    debate = evolve(debate, articles=articles)
    debate = evolve(debate, data=(*debate.data, *_kept(outer, debate, texts).items()))
    return Reading(debate, (*document.json.diagnostics, *taking.diagnostics()), sources)


def html_in(analysis: Any) -> str:
    """The HTML that an analysis holds."""
    html = analysis.get("txt") if isinstance(analysis, dict) else None
    return html if isinstance(html, str) else ""


def _with_theses(found: Found, outer: Mapping[str, Any]) -> Debate:
    """The debate in which what is marked as a main claim is a thesis; a mark that says what we would write is no longer data."""
    raw = outer.get("nodes")
    if not isinstance(raw, list) or not any(isinstance(node, dict) and any(f in node for f in FLAGS) for node in raw):
        return found.debate
    usual = {f"aif.{name}": "true" for name in FLAGS}

    def changed(statement: Any) -> Any:
        flags = {key: value for key, value in statement.data if key in usual}
        if "true" not in flags.values():
            return statement
        data = statement.data if flags != usual else tuple(d for d in statement.data if d[0] not in usual)
        return evolve(statement, thesis=True, data=data)

    return evolve(found.debate, statements=tuple(map(changed, found.debate.statements)))


def header_of(analysis: Any) -> dict[str, str]:
    """What an analysis says of the article that it is one of: fields of an article."""
    said = {name: analysis.get(member) for name, member in HEADER.items()} if isinstance(analysis, dict) else {}
    header = {name: value for name, value in said.items() if isinstance(value, str) and one_line(value) == (value, "")}
    date = DATE.fullmatch(header.pop("date", ""))
    iso = f"{date['year']}-{date['month']}-{date['day']}" if date else ""
    return {**header, "date": iso} if iso and is_date(iso) else header


def _headed(article: Article, header: Mapping[str, str]) -> Article:
    title, url, date = (header.get(name, getattr(article, name)) for name in HEADER)
    return evolve(article, title=title, url=url, date=date)


def _kept(outer: Mapping[str, Any], debate: Debate, texts: Mapping[str, str]) -> dict[str, str]:
    """What is kept of the file around the nodeset."""
    kept = dict(members_as_data(outer, OUTER, "ova."))
    if "aif" in outer and not isinstance(outer["aif"], dict):
        kept["ova.aif"] = encode(outer["aif"])
    if "analysis" in outer and outer["analysis"] != _analysis(debate, texts):
        kept[ANALYSIS] = encode(outer["analysis"])
    without = [name for name in ("participants", "analysis") if name not in outer]
    if without:
        kept[WITHOUT] = encode(without)
    return kept


# writing -----------------------------------------------------------------------------------------------------------------


def write(debate: Debate, texts: Mapping[str, Source]) -> Written:
    """The debate as OVA saves one, with the texts of its articles as far as they are at hand."""
    return heeded(
        debate,
        SPACES,
        lambda left, mute: _written(left, texts, mute),
        lambda text: read(Document.of(text)).model,
    )


def _written(debate: Debate, given: Mapping[str, Source], mute: frozenset[str]) -> Written:
    said = datum(debate, ANALYSIS)
    analysis = decode(said) if said else None
    held = {"statement": ("anchors", "thesis"), "article": tuple(HEADER)}
    made = analysed(debate, given, html_in(analysis) if said else None, mute, SPACES, held)
    lost = made.writer.lost
    shown = [a for a in debate.articles if a.id in made.texts]
    fits = made.kept and (len(shown) != 1 or _header(shown[0]) == header_of(analysis))
    if not fits:
        analysis = _analysis(debate, made.texts)
    if said and not fits:
        lost.append(Loss("debate", "", f"data {ANALYSIS}"))
    lost += _headers_lost(debate, made.writer.named, shown, header_of(analysis))
    outer = to_ova(_flagged(debate, made.writer.ids, made.members, lost))
    outer["analysis"] = analysis
    without = decode(datum(debate, WITHOUT)) if datum(debate, WITHOUT) else ()
    absent = {name for name in without if isinstance(name, str)} if isinstance(without, list) else set()
    absent -= {"participants"} if outer["participants"] else set()
    absent -= {"analysis"} if made.texts else set()
    others = {name: v for name, v in data_as_members(debate.data, "ova.").items() if name not in (*OUTER, "without")}
    return Written.of(dump_json({**others, **{n: v for n, v in outer.items() if n not in absent}}), lost)


def _header(article: Article) -> dict[str, str]:
    return {name: getattr(article, name) for name in HEADER if getattr(article, name)}


def _headers_lost(
    debate: Debate, named: Collection[str], shown: Sequence[Article], header: Mapping[str, str]
) -> Iterator[Loss]:
    """What of the headers of articles the analysis does not say: it says that of one."""
    for article in debate.articles:
        if article.id in named:
            there = header if [article] == list(shown) else {}
            for name in HEADER:
                if getattr(article, name) != there.get(name, ""):
                    yield (
                        Loss("article", article.id, name, there[name])
                        if name in there
                        else Loss("article", article.id, name)
                    )


def _analysis(debate: Debate, texts: Mapping[str, str]) -> dict[str, Any]:
    """The analysis as we write it."""
    made = {"txt": plain_html(debate, texts), "plain_txt": "\n\n".join(texts.values())}
    shown = [a for a in debate.articles if a.id in texts]
    header = _header(shown[0]) if len(shown) == 1 else {}
    date = ISO.fullmatch(header.get("date", ""))
    if date:
        header["date"] = f"{date['day']}/{date['month']}/{date['year']}"
    else:
        header.pop("date", "")
    return {**made, **{HEADER[name]: value for name, value in header.items()}}


def _flagged(debate: Debate, ids: Mapping[str, Any], members: dict[str, Any], lost: list[Loss]) -> dict[str, Any]:
    """The nodeset in which theses are marked as main claims. A mark that a file had stays as long as it is right."""
    theses = {ids[s.id]: s for s in debate.statements if s.thesis or any(datum(s, f"aif.{name}") for name in FLAGS)}

    def flagged(node: dict[str, Any]) -> dict[str, Any]:
        statement = theses.get(node["nodeID"])
        if statement is None:
            return node
        flags = [name for name in FLAGS if name in node]
        if flags and any(node[name] is True for name in flags) == statement.thesis:
            return node
        lost.extend(Loss("statement", statement.id, f"data aif.{name}") for name in flags)
        plain = {name: held for name, held in node.items() if name not in flags}
        return {**plain, **dict.fromkeys(FLAGS, True)} if statement.thesis else plain

    return {
        **members,
        "nodes": [flagged(node) if node.get("type") in STATEMENTS else node for node in members["nodes"]],
    }


def sniff(document: Document) -> bool:
    """Whether it is an object with an analysis and with nodes that have an `id`, or edges whose ends are objects."""
    if not document.looks_like_json:
        return False
    value = document.json.value
    if not isinstance(value, dict) or not isinstance(value.get("nodes"), list) or "edges" not in value:
        return False
    if "analysis" in value and "AIF" not in value:
        return True
    edges = value["edges"][:20] if isinstance(value["edges"], list) else []
    return any(isinstance(edge, dict) and isinstance(edge.get("from"), dict) and "id" in edge["from"] for edge in edges)


ABOUT = (
    "Nodes, edges and who speaks are read as in AIF; a main claim (`majorClaim`) is a thesis. The analysis holds the text, in "
    "which passages are marked, and says title, address and date of its article. What AIF has and OVA has not, ids of edges for "
    "one, stands in the members `aif` of a file that argmap writes."
)
FORMAT = Format(
    "ova", "OVA (JSON of OVA 1 and 2, also of ReCAP)", (".ova.json",), sniff, read, write, about=(ABOUT,),
    source="files of OVA 2 and the reader of OVA3 for them",
    kept=("what AIF keeps", "places, sizes and colours of nodes", "the analysis", "numbers of schemes, descriptors"),
)  # fmt: skip
