"""Pictures within a page: SVG texts whose ids do not meet those of other pictures on it."""

from __future__ import annotations

import re

XML = re.compile(r"^<\?xml[^>]*\?>\s*")
ID = re.compile(r'(?<=[\s"])(id|data-source|data-target)="([^"]+)"')
REFERENCE = re.compile(r"url\(#([^)]+)\)")
LABELLED = re.compile(r'aria-labelledby="([^"]+)"')
SIZE = re.compile(r'(<svg [^>]*?)width="([\d.]+)pt" height="([\d.]+)pt"')


def inline(svg: str, prefix: str) -> str:
    """The picture as an element of a page, as wide as there is room but not wider than it is; its ids begin with `prefix`.

    The pictures are argmap's own, in which no text of an annotation can look like an attribute.
    """
    text = XML.sub("", svg)
    text = ID.sub(rf'\1="{prefix}\2"', text)
    text = REFERENCE.sub(rf"url(#{prefix}\1)", text)
    text = LABELLED.sub(lambda m: f'aria-labelledby="{" ".join(prefix + id for id in m[1].split())}"', text)
    return SIZE.sub(r'\1style="max-width:100%;height:auto" width="\2pt" height="\3pt"', text, count=1)
