"""xAIF, the extended AIF that OVA saves and the tools of the Centre for Argument Technology pass on.

A nodeset, the text that it is an analysis of with passages marked, and where OVA draws the nodes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import evolve

from argmap.formats.aif.keeping import heeded
from argmap.formats.aif.kept import data_as_members, members_as_data
from argmap.formats.aif.markup import marked
from argmap.formats.aif.nodeset import Taking
from argmap.formats.aif.places import HEAD, drawn, kept_places
from argmap.formats.aif.reading import debate_of
from argmap.formats.aif.texts import analysed, home_of, plain_html, texts_of, with_text
from argmap.formats.document import Document
from argmap.formats.format import Format, Reading, Written
from argmap.formats.jsons import dump_json
from argmap.formats.loss import Loss
from argmap.formats.values import decode, encode
from argmap.ground.source import Source
from argmap.model import Debate, datum

SPACES = ("aif.", "xaif.")
TEXT, WITHOUT = "xaif.text", "xaif.without"
LISTS = ("participants", "locutions", "schemefulfillments", "descriptorfulfillments", "cqdescriptorfulfillments")
"""Lists of a nodeset that every file has that OVA saves, empty or not."""
OUTER = ("text", "OVA")


def read(document: Document) -> Reading:
    """The debate that the nodeset is, with the text that it is an analysis of."""
    value = document.json.value
    taking = Taking(document.json, ("AIF",))
    outer = value if isinstance(value, dict) else {}
    if "AIF" not in outer:
        taking.say("missing-field", "the file is no xAIF: it has no `AIF`", (), "not there")
        outer = {**outer, "AIF": {}}
    nodeset = outer["AIF"]
    text = marked(html_in(outer.get("text")))
    found = debate_of(_bare(nodeset), taking, home_of(text))
    debate, sources = with_text(found, text, document.json.span(("text",)))
    debate = evolve(debate, data=(*debate.data, *_kept(outer, debate, texts_of(text)).items()))
    return Reading(debate, (*document.json.diagnostics, *taking.diagnostics()), sources)


def html_in(member: Any) -> str:
    """The HTML that a member `text` holds: itself, or what stands in it as `txt`."""
    html = member.get("txt") if isinstance(member, dict) else member
    return html if isinstance(html, str) else ""


def _bare(nodeset: Any) -> Any:
    """The nodeset without lists that are empty; no list of nodes or edges is as good as an empty one."""
    if not isinstance(nodeset, dict):
        return nodeset
    return {name: held for name, held in nodeset.items() if name not in LISTS or held != []}


def _kept(outer: dict[str, Any], debate: Debate, texts: Mapping[str, str]) -> dict[str, str]:
    """What is kept of the file around the nodeset."""
    nodeset = outer["AIF"] if isinstance(outer["AIF"], dict) else {}
    kept = dict(members_as_data(outer, ("AIF", *OUTER), "xaif."))
    if "text" in outer and outer["text"] != plain_html(debate, texts):
        kept[TEXT] = encode(outer["text"])
    if "OVA" in outer:
        kept |= kept_places(outer["OVA"], _listed(nodeset, "nodes"), _listed(nodeset, "edges"))
    without = [*(name for name in OUTER if name not in outer), *(name for name in LISTS if name not in nodeset)]
    if without:
        kept[WITHOUT] = encode(without)
    return kept


def _listed(nodeset: Mapping[str, Any], name: str) -> list[Any]:
    held = nodeset.get(name)
    return held if isinstance(held, list) else []


def write(debate: Debate, texts: Mapping[str, Source]) -> Written:
    """The debate as a nodeset, with the texts of its articles as far as they are at hand."""
    return heeded(
        debate,
        SPACES,
        lambda left, mute: _written(left, texts, mute),
        lambda text: read(Document.of(text)).model,
    )


def _written(debate: Debate, texts: Mapping[str, Source], mute: frozenset[str]) -> Written:
    said = datum(debate, TEXT)
    member = decode(said) if said else None
    made = analysed(debate, texts, html_in(member) if said else None, mute, SPACES, {"statement": ("anchors",)})
    lost = made.writer.lost
    if said and not made.kept:
        lost.append(Loss("debate", "", f"data {TEXT}"))
    without = decode(datum(debate, WITHOUT)) if datum(debate, WITHOUT) else ()
    absent = {name for name in without if isinstance(name, str)} if isinstance(without, list) else set()
    nodeset = {
        **made.members,
        **{name: made.members.get(name, []) for name in LISTS if name not in absent or name in made.members},
    }
    if "locutions" in absent and nodeset["locutions"] == []:
        del nodeset["locutions"]
    places, gone = drawn(made.writer.nodes, made.writer.edges, debate.data)
    lost += gone
    others = {
        name: held
        for name, held in data_as_members(tuple(d for d in debate.data if d[0] != HEAD), "xaif.").items()
        if name not in ("AIF", *OUTER)
    }
    outer = {"AIF": nodeset, "text": member if made.kept else made.html, "OVA": places, **others}
    return Written.of(dump_json({name: held for name, held in outer.items() if name not in absent}), lost)


def sniff(document: Document) -> bool:
    """Whether it is an object with an `AIF` that has nodes."""
    if not document.looks_like_json:
        return False
    value = document.json.value
    return isinstance(value, dict) and isinstance(value.get("AIF"), dict) and "nodes" in value["AIF"]


ABOUT = (
    "A nodeset as in AIF, and beside it a text in HTML in which the passages of statements are marked: they are anchors. The text "
    "is read as that of an article; of several articles each stands in a section of its own. Where OVA draws the nodes is kept, "
    "new nodes stand in rows. An enthymeme of OVA is an implicit statement."
)
FORMAT = Format(
    "xaif", "xAIF (JSON of OVA3 and AMF)", (".xaif.json", ".xaif"), sniff, read, write, about=(ABOUT,),
    source="the documentation of xAIF by the Centre for Argument Technology, Dundee, and the files of OVA3",
    kept=(
        "what AIF keeps", "the text as HTML", "places of nodes in OVA, who made the analysis", "fulfilments of schemes",
        "members of other tools",
    ),
)  # fmt: skip
