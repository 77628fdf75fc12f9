"""W3C Web Annotation (JSON-LD): the statements as annotations of the passages that they are anchored to.

After the W3C Recommendation "Web Annotation Data Model" (2017). An anchor is a text fragment (WICG, URL Fragment Text Directives)
with, where the text is at hand, the passage as TextQuoteSelector and TextPositionSelector beside it.
"""

from __future__ import annotations

from argmap.formats.format import Format
from argmap.formats.webanno.reading import read, sniff
from argmap.formats.webanno.writing import write

ABOUT = (
    "A statement is an annotation: its text is the body; kind, modality, voices and commitment are tags, its anchors are targets "
    "in the article. An anchor is a text fragment, beside which the passage stands as text quote and text position where the "
    "text is at hand. Of annotations of other tools, words that are quoted become an anchor and who made them a voice; the "
    "annotation itself is kept and written back."
)
FORMAT = Format(
    "webanno", "W3C Web Annotation (JSON-LD)", (".jsonld", ".webanno.json"), sniff, read, write, about=(ABOUT,),
    source="the W3C Recommendation Web Annotation Data Model, 2017",
    kept=("annotations of other tools, whole: creators, dates, other bodies, tags and selectors",),
)  # fmt: skip
