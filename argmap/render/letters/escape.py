"""The one place where text is made safe for what it is written into; each is called once, last."""

from __future__ import annotations

import re

from argmap.render.letters.metrics import UNFIT

NO_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\\": "\\" * 4})
XML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
SPECIAL = re.compile(UNFIT.pattern.replace("[", '[&<>"', 1))
"""What `xml` replaces."""


def xml(text: str) -> str:
    """Text for the content or a quoted attribute of XML; what XML forbids becomes U+FFFD."""
    if not SPECIAL.search(text):  # as in most texts, and looking is much faster than replacing
        return text
    return UNFIT.sub("\ufffd", text).translate(XML)


def html_label(text: str) -> str:
    r"""Text for a HTML-like label of Graphviz, in which `\N` and `\G` would be replaced by names."""
    return xml(text).replace("\\", "\\\\")


def tooltip(text: str) -> str:
    r"""Text for a tooltip of Graphviz, in which `\n` and `&lt;` would be read and `<b>` be markup.

    Graphviz replaces twice in tooltips, hence four backslashes for one. The graphviz package adds the quotation marks and
    escapes those inside.
    """
    return UNFIT.sub("\ufffd", text).translate(NO_MARKUP)
