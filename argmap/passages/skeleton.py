"""The skeleton of an annotation: a header, and the paragraphs of the text as comments."""

from __future__ import annotations

import re
import textwrap
from pathlib import PurePath

from argmap.model.words import ID
from argmap.passages.fingerprint import fingerprint
from argmap.passages.sentences import paragraphs

WIDTH = 96
LONGEST = 20_000
"""Characters of a paragraph that are shown; nobody annotates more than that from one comment."""


def skeleton(text: str, file: str) -> str:
    """The annotation to begin with, for a text that the annotation will find as `file`.

    The header holds what can be known; every paragraph follows as a comment, with its line in the text.
    """
    found = list(paragraphs(text))
    title = _plain(text[found[0].start : found[0].end])[:200].strip() if found else ""
    header = [
        f"article {_id(file)}",
        *([f"  title: {title}"] if title else []),
        "  author: author-id",
        "  date: 2000?",
        "  # outlet: where it appeared",
        "  # url: https://...",
        "  # language: en",
        f"  text: {_plain(file) or 'text.txt'}",
        f"  fingerprint: {fingerprint(text)}",
        "  # skip: lines of page furniture, such as 1-3, 43-45",
        "",
        "voice author-id: Name of the author",
        "",
        "# Change author-id and the date above (EDTF: 2016-02?, 2024-10~), then write below each paragraph what it argues:",
        "#",
        "#   claim some-id (policy): What should be done, in your own words.",
        '#     @ 5 "opening words" .. "closing words"',
        "#     premise: Why.",
        "#     rebuttal (conceded): What speaks against it.",
        "",
    ]
    blocks = []
    for paragraph in found:
        said = _plain(text[paragraph.start : min(paragraph.end, paragraph.start + LONGEST)])
        lines = textwrap.wrap(said, WIDTH, break_long_words=False, break_on_hyphens=False)
        more = (
            [f"# ... ({paragraph.end - paragraph.start - LONGEST:,} more characters)"]
            if paragraph.end - paragraph.start > LONGEST
            else []
        )
        blocks.append("\n".join([f"# line {paragraph.line}", *(f"#   {line}" for line in lines), *more, ""]))
    return "\n".join(header) + "\n" + "\n".join(blocks)


def _plain(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


def _id(file: str) -> str:
    """An id made from the name of a file."""
    name = "-".join(re.findall(r"[^\W_]+", PurePath(file).stem)).lower()
    return name if ID.fullmatch(name) else "article-1"
