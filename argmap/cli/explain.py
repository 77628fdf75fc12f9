"""`argmap explain`: tell what a code means and how to mend it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from argmap.cli import streams

if TYPE_CHECKING:
    from argmap.ground.catalogue import Entry

EXAMPLES = """
  argmap explain                 lists all codes
  argmap explain AM201
  argmap explain am201 unknown-id
"""


def arguments(parser: ArgumentParser) -> None:
    """Codes or names."""
    parser.add_argument(
        "codes", metavar="CODE", nargs="*", help="a code or the name of one; without any, all are listed"
    )


def run(options: Namespace) -> int:
    """Print the explanations, or the list of all codes; 2 when there is no such code."""
    from argmap.ground.catalogue import BY_CODE, BY_NAME, ENTRIES  # noqa: PLC0415

    colour, width = streams.colour(options.color), streams.width()
    if not options.codes:
        streams.write(_list(ENTRIES, width))
        return 0
    status = 0
    pages = []
    for code in options.codes:
        entry = BY_CODE.get(code.upper()) or BY_NAME.get(code.lower())
        if entry is None:
            from argmap.ground.nearest import did_you_mean  # noqa: PLC0415 - only mistakes pay for it

            streams.tell(f"there is no code {code!r}{did_you_mean(code, [*BY_CODE, *BY_NAME])}")
            status = 2
            continue
        pages.append(_page(entry, width, colour=colour))
    streams.write("\n".join(pages))
    return status


def _list(entries: tuple[Entry, ...], width: int) -> str:
    from argmap.render.problems.styles import word  # noqa: PLC0415
    from argmap.render.table import Table, text  # noqa: PLC0415

    rows = tuple((entry.code, entry.name, word(entry.severity), entry.summary) for entry in entries)
    return text(Table(("code", "name", "severity", "summary"), rows), width)


def _page(entry: Entry, width: int, *, colour: bool) -> str:
    from argmap.cli.example import checked  # noqa: PLC0415 - the pipeline behind it loads only when it is needed
    from argmap.render.problems.explain import explain  # noqa: PLC0415

    diagnostics, sources = checked(entry.wrong)
    return explain(entry, diagnostics, sources, colour=colour, width=width)
