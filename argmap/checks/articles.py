"""What the header of an article says."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from argmap.checks.places import place
from argmap.ground.catalogue import finding
from argmap.ground.dates import is_date
from argmap.ground.diagnostics import Diagnostic
from argmap.model import Article, Debate


def article_data(debate: Debate) -> list[Diagnostic]:
    """What is missing or impossible in the headers of the articles."""
    return [d for article in debate.articles for d in _header(article)]


def _header(article: Article) -> list[Diagnostic]:
    found = []
    span = place(article)
    if not article.authors and "author" not in article.places:  # one that cannot be is reported already
        message = f"the article `{article.id}` has no author"
        help = "add `author:` with the id of a voice; `unclear` if the text does not tell"
        found.append(finding("no-author", message, span, "whose statements are these?", help=help))
    if not article.date and "date" not in article.places:
        message = f"the article `{article.id}` has no date"
        help = "add `date:`, with `?` if uncertain and `~` if approximate: `2016-02?`"
        found.append(finding("no-date", message, span, "from when is it?", help=help))
    elif article.date and not is_date(article.date):
        message = f"`{article.date}` is no date"
        help = "write year, month and day as far as known: `2016`, `2016-02?`, `2024-10~`, `2023-08-02/2023-08-17`"
        found.append(
            finding("impossible-date", message, article.places.get("date", span), "not in the calendar", help=help)
        )
    if article.language and not is_language(article.language):
        message = f"`{article.language}` is no language tag"
        where = article.places.get("language", span)
        found.append(finding("bad-language", message, where, "unknown", help="write a BCP 47 tag: `en`, `pt-BR`"))
    if article.url and not is_url(article.url):
        message = f"`{article.url}` is no http or https address"
        found.append(finding("bad-url", message, article.places.get("url", span), "not an address"))
    return found


def is_language(text: str) -> bool:
    """Whether a text is a language tag of BCP 47."""
    if text == "en":  # spares most articles the loading
        return True
    from langcodes import tag_is_valid  # noqa: PLC0415

    try:
        return bool(tag_is_valid(text))
    except (ValueError, LookupError):
        return False


def is_url(text: str) -> bool:
    """Whether a text is an http or https address with a host and without spaces."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"[\s<>\"]", text)
