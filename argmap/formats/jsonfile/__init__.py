"""argmap's own JSON: the model whole, versioned, with a schema (`argmap/formats/schemas/argmap-1.json`). docs/json.md describes it.

Version 1 is read for good. The number rises only when a file would say something else to a reader of the old version; members
are added without that, so a reader reports members that it does not know, keeps them as data and writes them back.
"""

from __future__ import annotations

import re

from argmap.formats.document import Document
from argmap.formats.format import Format
from argmap.formats.jsonfile.reading import read
from argmap.formats.jsonfile.writing import SECTIONS, write

VERSION = re.compile(r'\{\s*(?:"\$schema"\s*:\s*"[^"]*"\s*,\s*)?"argmap"\s*:')


def sniff(document: Document) -> bool:
    """Whether it is a JSON object with the version of the format."""
    if not document.looks_like_json:
        return False
    if VERSION.match(document.head):
        return True
    root = document.json.value if '"argmap"' in document.source.text else None
    return isinstance(root, dict) and "argmap" in root and any(section in root for section in SECTIONS)


ABOUT = (
    "The whole debate, nothing lost: a list for each kind of element, an element to a line, members that say nothing left out. "
    "Statements are named by id; a relation has an id where something undercuts it."
)
FORMAT = Format(
    "json", "argmap JSON", (".json",), sniff, read, write,
    kept=("members that this version does not know", "elements that cannot be read", "ids of relations"),
    source="argmap/formats/schemas/argmap-1.json",
    about=(ABOUT,),
)  # fmt: skip
