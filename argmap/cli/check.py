"""`argmap check`: say what is wrong in annotations, and where."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from argmap.cli import streams
from argmap.cli.parser import add_files, add_texts
from argmap.ground.diagnostics import Diagnostic, Severity
from argmap.ground.source import Source

EXAMPLES = """
  argmap check                          all annotations in this folder and below
  argmap check wicker-2016.argmap
  argmap check *.argmap --texts ../texts
  argmap check --strict --format github      in a workflow of GitHub Actions
  argmap check --format short | sort
  argmap check wicker-2016.argmap --fix      make the changes that are suggested
"""
FORMATS = ("text", "short", "json", "sarif", "github")


def arguments(parser: ArgumentParser) -> None:
    """Files, the format and what counts."""
    add_files(parser, default=".")
    parser.add_argument(
        "--format", choices=FORMATS, default="text",
        help="text shows the lines (the default), short is a line each; json, sarif and github are for programs",
    )  # fmt: skip
    parser.add_argument("--strict", action="store_true", help="exit with 1 for warnings too")
    parser.add_argument(
        "--fix", action="store_true", help="make the changes that are suggested, and report what is left"
    )
    parser.add_argument(
        "-q", "--quiet", action="store_true", help="report only what makes the status 1, and no summary"
    )
    add_texts(parser)


def run(options: Namespace) -> int:
    """Print what was found; 1 when there is an error (or, with `--strict`, a warning) or a file could not be read."""
    from argmap.cli.fixing import fixed  # noqa: PLC0415 - the pipeline behind it is loaded only when it is needed
    from argmap.cli.inputs import inputs  # noqa: PLC0415
    from argmap.cli.loading import load_each  # noqa: PLC0415
    from argmap.ground.diagnostics import in_order  # noqa: PLC0415

    paths, failed = inputs(options.files)
    found: list[Diagnostic] = []
    sources: dict[str, Source] = {}
    files = 0
    for path, loaded in load_each(paths, options.texts):
        if loaded is None:
            failed += 1
            continue
        now = fixed(path, loaded, options.texts) if options.fix else loaded
        if now is not loaded and not options.quiet:
            streams.tell(f"mended {path}")
        files += 1
        found += now.diagnostics
        sources |= now.sources
    diagnostics = in_order(found)  # a debate and its articles may all report the same
    least = Severity.WARNING if options.strict else Severity.ERROR
    counting = tuple(d for d in diagnostics if d.severity >= least)
    _print(counting if options.quiet else diagnostics, sources, files, options)
    return int(bool(failed or counting))


def _print(diagnostics: Sequence[Diagnostic], sources: dict[str, Source], files: int, options: Namespace) -> None:
    match options.format:
        case "text":
            colour = streams.colour(options.color)
            if diagnostics:
                from argmap.render.problems import terminal  # noqa: PLC0415 - one format of five

                streams.write(terminal.report(diagnostics, sources, colour=colour, width=streams.width()))
            if not options.quiet and files:
                from argmap.render.problems.summary import summary  # noqa: PLC0415

                streams.write(summary(diagnostics, files, colour=colour))
        case "short":
            from argmap.render.problems import short  # noqa: PLC0415

            streams.write(short.report(diagnostics, sources, colour=streams.colour(options.color)))
        case "json":
            from argmap.render.problems import json  # noqa: PLC0415

            streams.write(json.report(diagnostics, sources))
        case "sarif":
            from argmap import __version__  # noqa: PLC0415
            from argmap.render.problems import sarif  # noqa: PLC0415

            streams.write(sarif.report(diagnostics, sources, version=__version__))
        case "github":
            from argmap.render.problems import github  # noqa: PLC0415

            streams.write(github.report(diagnostics, sources))
