"""Where a click on a card leads: the passage in the article on the web."""

from __future__ import annotations

import re

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
    from argmap.passages.selectors import text_fragment  # noqa: PLC0415 - few articles have an address

    fragment = text_fragment(anchors[0])
    return f"{article.url}{fragment.removeprefix('#') if '#' in article.url else fragment}"
