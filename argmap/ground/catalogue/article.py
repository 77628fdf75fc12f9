"""AM4xx: articles and voices."""

from argmap.ground.catalogue.entry import Entry, Example, example
from argmap.ground.diagnostics import Severity


def _header(*lines: str) -> Example:
    return example("\n".join(["article bridge-2024", *(f"  {line}" for line in lines), "voice mora: Ana Mora"]) + "\n")


GOOD = _header("author: mora", "date: 2024-05")
SAYING = example("""
article bridge-2024
  author: mora
  date: 2024-05
voice mora: Ana Mora
""")

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "AM401", "no-author", Severity.WARNING, "an article without an author",
        "Every statement without another voice is the author's, so an article needs one: the id of a voice, several with "
        "commas, or `unclear` where the text does not tell.",
        example("article bridge-2024\n  date: 2024-05\n"),
        example("article bridge-2024\n  author: unclear\n  date: 2024-05\n"),
    ),
    Entry(
        "AM402", "no-date", Severity.WARNING, "an article without a date",
        'What an article means by "now" depends on its date. A guess is better than nothing: `2016-02?` is uncertain, '
        "`2024-10~` approximate, `2023-08-02/2023-08-17` a day in between.",
        _header("author: mora"), GOOD,
    ),
    Entry(
        "AM403", "impossible-date", Severity.ERROR, "a date that is not in the calendar",
        "Dates are written in EDTF (ISO 8601-2): year, month and day as far as they are known, joined by `-`, then `?` for "
        "uncertain, `~` for approximate, `%` for both; two dates joined by `/` are an interval.",
        _header("author: mora", "date: 2024-02-30"), GOOD,
    ),
    Entry(
        "AM404", "bad-language", Severity.ERROR, "a language tag that means nothing",
        "Languages are named by BCP 47 tags: `en`, `ja`, `pt-BR`, `zh-Hant`.",
        _header("author: mora", "date: 2024-05", "language: english"), _header("author: mora", "date: 2024-05", "language: en"),
    ),
    Entry(
        "AM405", "bad-url", Severity.ERROR, "an address that is no http or https address",
        "Pictures link to the article by its address, so only http and https are taken, whole and without spaces.",
        _header("author: mora", "date: 2024-05", "url: www.example.org/bridge"),
        _header("author: mora", "date: 2024-05", "url: https://www.example.org/bridge"),
    ),
    Entry(
        "AM406", "bad-skip", Severity.ERROR, "`skip` with something that is no range of lines",
        "`skip` names the lines of the text that are page furniture, as numbers or ranges with commas, first line first.",
        _header("author: mora", "date: 2024-05", "skip: 1-3, 45-43"), _header("author: mora", "date: 2024-05", "skip: 1-3, 43-45"),
    ),
    Entry(
        "AM407", "unused-voice", Severity.WARNING, "a voice that says nothing",
        "A voice that is declared and never used is a leftover, or its statements were given to somebody else.",
        example("""
article bridge-2024
  author: mora
  date: 2024-05
voice mora: Ana Mora
voice dean: Piet Dean
"""),
        SAYING,
    ),
)  # fmt: skip
