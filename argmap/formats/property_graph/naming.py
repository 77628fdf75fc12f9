"""What attributes are called, which of them are ours, and what those of other people say."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping
from typing import Any

from argmap.formats.property_graph import Attributes, Scalar
from argmap.formats.texts import one_line
from argmap.formats.values import compact, decode, encode
from argmap.formats.xmls import ILLEGAL, id_from_xml, legal, xml_id
from argmap.model import Data

PREFIX = "graphml."
"""Data with keys that begin so are attributes of a graph that argmap does not know."""
ID, TEXT, EDGE, MORE = f"{PREFIX}node/id", f"{PREFIX}node/text", f"{PREFIX}edge/id", f"{PREFIX}edge/more"
GRAPH = f"{PREFIX}graph/id"
"""Data on how a graph of other people was built: the id of a node and the attribute that is its text, the id of an edge that
stands for a step (true where it has none), further edges that say the same, and the id of the graph. No attribute is kept under a
key with a slash."""
VERSION, FOREIGN, EXACT = "argmap", "foreign", "exact"
OURS = "argmap."
"""What our attributes begin with where somebody else's is called so."""
DEBATE = "debate"
"""The attribute that is the id of the debate; networkx means the id of the graph by `id`."""
STATEMENT, INFERENCE, ATTACK = "statement", "inference", "attack"
GRAPH_LISTS = ("voices", "issues", "articles", "stances")
OWN = frozenset(
    (
        "argmap", "debate", "foreign", "exact", "type", "label", "article", "role", "order", "id", "title", "notes",
        "data", "voices", "issues", "articles", "stances", "text", "kind", "modality", "condition", "implicit",
        "thesis", "commitment", "anchors", "answers", "sic", "scheme", "manner",
    )
)  # fmt: skip
"""The names of all our attributes."""
LARGEST = 2**63
"""Numbers that are as large are not written as numbers."""

TEXTS = ("text", "label", "name", "title", "description", "content", "claim", "statement", "value")
"""Attributes that are the text of a node, the first that is there."""
TYPES = (
    "relation",
    "type",
    "label",
    "role",
    "kind",
    "edgetype",
    "edge_type",
    "interaction",
    "sign",
    "polarity",
    "name",
)
"""Attributes that say what an edge is."""
SUPPORTS = (
    "support", "supports", "supporting", "sup", "pro", "+", "inference", "infers", "premise", "because", "reason",
    "evidence", "backing", "backs", "for", "positive", "entails", "implies", "proves", "justifies", "justification",
    "agree", "agrees", "agreement", "ra",
)  # fmt: skip
ATTACKS = (
    "attack", "attacks", "attacking", "att", "con", "contra", "-", "rebut", "rebuts", "rebuttal", "reb", "undercut",
    "undercuts", "und", "undermine", "undermines", "conflict", "conflicts", "objection", "objects", "opposes",
    "oppose", "against", "negative", "contradicts", "contradiction", "contradictory", "refutes", "refutation",
    "defeats", "defeat", "disagree", "disagrees", "disagreement", "ca", "counter", "counters",
)  # fmt: skip
WORDS: Mapping[str, bool] = {**dict.fromkeys(SUPPORTS, True), **dict.fromkeys(ATTACKS, False)}
"""Words for edges: whether they support."""
NUMBERED = re.compile(r"(?:'\d+)?", re.ASCII)
"""What is put behind the id of a statement where another node has that id."""
NO_WORD = re.compile(r"[\s_-]+")


def key_of(name: str) -> str:
    """The key under which an attribute of other people is kept."""
    return f"{PREFIX}{xml_id(name)}"


def restored(data: Data) -> tuple[dict[str, Scalar], dict[str, str]]:
    """The attributes of other people that an element keeps, and the rest of its data."""
    attributes: dict[str, Scalar] = {}
    left: dict[str, str] = {}
    for key, line in data:
        name = id_from_xml(key.removeprefix(PREFIX))
        value = decode(line)
        ours = not key.startswith(PREFIX) or "/" in key or name.startswith(OURS) or name in (VERSION, FOREIGN)
        if ours or key_of(name) != key or not is_scalar(value) or legal(name) != name or name in attributes:
            left[key] = line
        else:
            attributes[name] = value
    return attributes, left


def is_scalar(value: Any) -> bool:
    """Whether a graph can hold a value as it is."""
    if isinstance(value, str):
        return not ILLEGAL.search(value)
    if isinstance(value, bool):
        return True
    if isinstance(value, int):
        return -LARGEST <= value < LARGEST
    return isinstance(value, float) and math.isfinite(value)


def kept(attributes: Attributes) -> dict[str, str]:
    """Attributes of other people as data."""
    return {key_of(name): encode(value) for name, value in attributes.items()}


def own(name: str, foreign: Collection[str]) -> str:
    """What an attribute of ours is called in a graph where attributes of other people have these names."""
    return f"{OURS}{name}" if name in foreign else name


def json_text(value: Any) -> str:
    """A value as JSON that a graph can hold."""
    return ILLEGAL.sub(lambda found: f"\\u{ord(found[0]):04x}", compact(value))


def text_in(attributes: Attributes) -> tuple[str, str]:
    """The attribute that is the text of a node and what it says; both empty where there is none."""
    names = {name.lower(): name for name in attributes}
    for wanted in TEXTS:
        name = names.get(wanted, "")
        value = attributes.get(name)
        if isinstance(value, str) and value.strip():
            return name, value
    return "", ""


def supports(attributes: Attributes) -> bool | None:
    """Whether an edge supports or attacks; None where it does not say."""
    names = {name.lower(): name for name in attributes}
    for wanted in TYPES:
        value = attributes.get(names.get(wanted, ""))
        if isinstance(value, str):
            word = value.strip().lower()
            said = WORDS.get(word, WORDS.get(NO_WORD.split(word)[0] if len(word) < 40 else ""))  # noqa: PLR2004 - no word
            if said is not None:
                return said
    return None


def more_edges(line: str, *, support: bool) -> list[tuple[str, dict[str, Scalar]]]:
    """Id and attributes of the further edges that a datum stands for; none where it is not one that reading them would make."""
    value = decode(line)
    found = []
    for edge in value if isinstance(value, list) else ():
        id, attributes = edge if isinstance(edge, list) and len(edge) == 2 else ("", None)  # noqa: PLR2004
        if not (isinstance(id, str) and isinstance(attributes, dict) and is_scalar(id)):
            return []
        if not all(is_scalar(said) and is_scalar(name) for name, said in attributes.items()):
            return []
        if support is (supports(attributes) is False):
            return []
        found.append((id, attributes))
    return found


def is_foreign(node: str, id: str) -> bool:
    """Whether the id of a node is not simply that of its statement as far as a file can hold it."""
    own = legal(id)
    return bool(node) and is_scalar(node) and not (node.startswith(own) and NUMBERED.fullmatch(node, len(own)))


def shortened(text: str) -> str:
    """A text as it fits beside a node."""
    return text if len(text) <= 40 else f"{text[:39].rstrip()}…"  # noqa: PLR2004


def same_line(text: str, value: Scalar) -> bool:
    """Whether an attribute is the text of a statement and nothing else."""
    return value == text and one_line(text) == (text, "")
