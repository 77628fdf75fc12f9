"""`argmap compare`: who stands where in a debate, and what the disagreement hangs on."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap.cli import streams
from argmap.cli.parser import add_texts, number

if TYPE_CHECKING:
    from argmap.analysis.comparison import Comparison

EXAMPLES = """
  argmap compare debate.argmap                          a summary in plain words
  argmap compare debate.argmap -o report/               a page with all figures and tables
  argmap compare debate.argmap --pair wicker lee        two voices beside each other
  argmap compare debate.argmap --issue formal-alliance  both sides of an issue, with their reasons
  argmap compare debate.argmap --table matrix --format csv > matrix.csv
  argmap compare debate.argmap --view matrix -o matrix.svg
  argmap compare debate.argmap --view cruxes --crux 1 -o crux.pdf
"""
VIEWS = ("matrix", "positions", "bars", "cruxes", "issue", "agreement", "network", "timeline")
TABLES = (
    "matrix",
    "stances",
    "sides",
    "issues",
    "agreement",
    "pairs",
    "shared-premises",
    "clashes",
    "timeline",
    "cruxes",
)


def arguments(parser: ArgumentParser) -> None:
    """The debate, whom and what to compare, and what to make of it."""
    parser.add_argument("file", metavar="DEBATE", help="a debate file, or one annotation; - for the standard input")
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        help="the folder of the report; with --view, the file of the figure (NAME.svg)",
    )
    parser.add_argument(
        "--view", metavar="NAME", choices=VIEWS, help=f"one figure instead of the report: {', '.join(VIEWS)}"
    )
    parser.add_argument("--crux", metavar="N", type=number(1), help="which crux to draw, from 1, with --view cruxes")
    which = parser.add_argument_group("what is compared")
    which.add_argument(
        "--kind", choices=("all", "author"), default="all", help="all voices, or only the authors of articles (all)"
    )
    which.add_argument("--voices", metavar="ID", nargs="+", action="extend", help="only these voices (after DEBATE)")
    which.add_argument("--issues", metavar="ID", nargs="+", action="extend", help="only these issues")
    which.add_argument(
        "--exclude-consensus", action="store_true", help="without the issues that all who speak of them agree on"
    )
    what = parser.add_argument_group(
        "what is printed (a summary, unless one of these is named)"
    ).add_mutually_exclusive_group()
    what.add_argument("--pair", metavar="ID", nargs=2, help="two voices beside each other")
    what.add_argument("--issue", metavar="ID", help="both sides of an issue")
    what.add_argument("--table", metavar="NAME", choices=TABLES, help=f"one of the tables: {', '.join(TABLES)}")
    parser.add_argument(
        "--format", choices=("text", "csv", "json", "markdown"), default="text", help="of what is printed (text)"
    )
    parser.add_argument("--theme", default="light", help="the looks of the figures (light)")
    parser.add_argument("-q", "--quiet", action="store_true", help="do not tell what was written")
    add_texts(parser)


def run(options: Namespace) -> int:
    """Compare; 1 when the debate has errors or something that was asked for does not exist."""
    from argmap.analysis.comparison import compare  # noqa: PLC0415 - the analyses are loaded only when they are needed
    from argmap.cli.loading import load_one, warn  # noqa: PLC0415
    from argmap.cli.theme import chosen  # noqa: PLC0415
    from argmap.ground.errors import ArgmapError, EngineError, UnreadableError  # noqa: PLC0415

    if (mistake := _not_a_folder(options)) is not None:
        streams.tell(mistake)
        return 2
    theme = chosen(options.theme, options.color)
    loaded = load_one(options.file, options.texts) if theme else None
    if loaded is None:
        return 1
    mistaken = warn(options.file, loaded)
    try:
        found = compare(
            loaded.model,
            kind=options.kind,
            voices=options.voices,
            issues=options.issues,
            exclude_consensus=options.exclude_consensus,
        )
        if options.view:
            _draw(found, options, theme)
        elif options.output:
            _write(found, options, theme)
        if (
            not (options.view or options.output)
            or options.pair
            or options.table
            or (options.issue and not options.view)
        ):
            sys.stdout.write(_asked(found, options))
    except BrokenPipeError:
        raise
    except (ArgmapError, OSError, ValueError) as error:
        about = (
            options.output
            if options.output and isinstance(error, (OSError, EngineError, UnreadableError))
            else options.file
        )
        streams.tell(streams.complaint(about, error))
        return 1
    return int(mistaken)


def _not_a_folder(options: Namespace) -> str | None:
    """What is wrong with where the report should go."""
    if options.view or not options.output:
        return None
    if options.output == "-":
        return "a report is a folder of files; name one, or take --table or --view for the standard output"
    if options.output.lower().endswith((".svg", ".png", ".pdf", ".html")):
        return f"a report is a folder of files, and {options.output} is a name for one file: name a folder, or add --view NAME"
    return None


def _asked(found: Comparison, options: Namespace) -> str:
    """What is printed."""
    from argmap.render import table  # noqa: PLC0415
    from argmap.render.compared import tables  # noqa: PLC0415

    if not (options.pair or options.issue or options.table) and options.format == "text":
        return found.summary()
    shown: Any
    if options.pair:
        shown = tables.pair(found, *options.pair)
    elif options.issue:
        shown = tables.side(found, options.issue)
    else:
        shown = tables.named(found, options.table or "matrix")
    if options.format == "text":
        return table.text(shown, streams.width())
    written: str = getattr(table, options.format)(shown)
    return written


def _draw(found: Comparison, options: Namespace, theme: Any) -> None:
    chosen = {name: getattr(options, name) for name in ("issue", "crux") if getattr(options, name)}
    if options.output and options.output != "-":
        Path(options.output).parent.mkdir(parents=True, exist_ok=True)
    path = found.render(options.view, options.output or f"{options.view}.svg", theme=theme, **chosen)
    if not options.quiet and path:
        streams.tell(f"wrote {path}")


def _write(found: Comparison, options: Namespace, theme: Any) -> None:
    from argmap.cli.progress import Progress  # noqa: PLC0415
    from argmap.render.report.report import write  # noqa: PLC0415 - brings the pictures

    with Progress(len(TABLES)) as progress:
        page = write(found, options.output, progress=progress.step, theme=theme)
        progress.wipe()
    if not options.quiet:
        streams.tell(f"wrote {page}, with figures and tables beside it")
