"""Where a click on a card leads: the passage in the article on the web."""

from __future__ import annotations

import re
from urllib.parse import quote

from argmap.model import Anchor, Article

WEB = re.compile(r"https?://[^\s\x00-\x20\x7f\"<>\\^`{|}]+", re.IGNORECASE)


def passage_url(article: Article | None, anchors: tuple[Anchor, ...]) -> str:
    """The article's address with a text fragment for the first anchor; empty where there is no web address.

    Only http and https pass: a picture must not carry an address that runs a script or reads a file.
    """
    if article is None or not WEB.fullmatch(article.url):
        return ""
    if not anchors:
        return article.url
    ends = (anchors[0].opening, anchors[0].closing)
    text = ",".join(_encoded(end) for end in ends if end)
    return f"{article.url}{'' if '#' in article.url else '#'}:~:text={text}"


def _encoded(words: str) -> str:
    # a hyphen separates context in text fragments and is the one mark `quote` leaves alone that matters here
    return quote(words.encode("utf-8", "replace"), safe="").replace("-", "%2D")
