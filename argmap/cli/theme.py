"""`argmap theme`: list the looks of maps, print one to start from, check your own."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.cli import streams

if TYPE_CHECKING:
    from argmap.ground.diagnostics import Diagnostic
    from argmap.ground.source import Source
    from argmap.scene.theme import Theme

EXAMPLES = """
  argmap theme                            lists the themes
  argmap theme dark > mine.toml           prints one as a file to start from
  argmap theme mine.toml                  says what is wrong in it, or hard to see
  argmap render a.argmap --theme mine.toml
"""


def arguments(parser: ArgumentParser) -> None:
    """A theme, and what counts."""
    parser.add_argument(
        "theme", metavar="THEME", nargs="?",
        help="the name of a theme, which is printed, or a file (*.toml), which is checked; without any, all are listed",
    )  # fmt: skip
    parser.add_argument("--strict", action="store_true", help="exit with 1 for warnings too")
    parser.add_argument(
        "-q", "--quiet", action="store_true", help="report only what makes the status 1, and no summary"
    )


def run(options: Namespace) -> int:
    """List, print or check; 1 when the file has errors (or, with `--strict`, warnings) or there is no such theme."""
    from argmap.ground.errors import ArgmapError  # noqa: PLC0415 - the rest of the help does without
    from argmap.scene.theme import is_file, theme  # noqa: PLC0415

    if options.theme is None:
        return _list()
    try:
        if is_file(options.theme):
            return _check(options)
        if Path(options.theme).is_file():
            streams.tell(f"{options.theme}: the name of a theme's file ends in .toml")
            return 1
        from argmap.scene.themes.write import to_toml  # noqa: PLC0415 - only for who wants to see one

        streams.write(to_toml(theme(options.theme)))
    except (ArgmapError, ValueError) as error:  # ValueError: a null character
        streams.tell(str(error))
        return 1
    return 0


def _list() -> int:
    """Print the themes with the packages that they come from; 1 when one of them cannot be had."""
    from argmap import __version__  # noqa: PLC0415
    from argmap.ground.errors import ThemeError  # noqa: PLC0415
    from argmap.render.table import Table, text  # noqa: PLC0415
    from argmap.scene.theme import THEMES  # noqa: PLC0415
    from argmap.scene.themes.installed import installed, package, points  # noqa: PLC0415 - looks through all packages

    rows = [(name, f"argmap {__version__}") for name in THEMES]
    broken: list[str] = []
    for name, found in points().items():
        if name in THEMES:
            packages = " and ".join(map(package, found))
            broken.append(f"the theme {name!r} of {packages} is not used: argmap has one of this name")
            continue
        try:
            installed(name)
            rows.append((name, package(found[0])))
        except ThemeError as error:
            broken.append(str(error))
    streams.write(text(Table(("theme", "from"), tuple(rows)), streams.width()))
    for message in broken:
        streams.tell(message)
    return int(bool(broken))


def _check(options: Namespace) -> int:
    from argmap.ground.diagnostics import Severity  # noqa: PLC0415
    from argmap.render.problems.summary import summary  # noqa: PLC0415
    from argmap.scene.themes.file import read_theme  # noqa: PLC0415

    found = read_theme(options.theme)
    least = Severity.WARNING if options.strict else Severity.ERROR
    counting = tuple(d for d in found.diagnostics if d.severity >= least)
    colour = streams.colour(options.color)
    sources = {found.source.name: found.source}
    streams.write(_report(counting if options.quiet else found.diagnostics, sources, colour=colour))
    if not options.quiet:
        streams.write(summary(found.diagnostics, 1, colour=colour))
    return int(bool(counting))


def chosen(name: str, color: str = "auto") -> Theme | None:
    """The theme that an option names; nothing where there is none to draw with.

    What there is to say about it goes to the standard error, since a picture may go to the standard output.
    """
    from argmap.ground.errors import ArgmapError, ThemeError  # noqa: PLC0415 - the help does without
    from argmap.scene.theme import is_file, theme  # noqa: PLC0415

    try:
        if not is_file(name):
            return theme(name)
        from argmap.scene.themes.file import read_theme  # noqa: PLC0415 - most pictures have a theme of ours

        found = read_theme(name)
        said, sources, drawn = found.diagnostics, {found.source.name: found.source}, found.theme
    except ThemeError as error:
        streams.tell(str(error).partition("\n")[0])
        said, sources, drawn = error.diagnostics, dict(error.sources), None
    except (ArgmapError, ValueError) as error:  # ValueError: a null character
        streams.tell(str(error))
        return None
    sys.stdout.flush()
    sys.stderr.write(_report(said, sources, colour=streams.colour(color, sys.stderr)))
    return drawn


def _report(diagnostics: Sequence[Diagnostic], sources: Mapping[str, Source], *, colour: bool) -> str:
    if not diagnostics:
        return ""
    from argmap.render.problems import terminal  # noqa: PLC0415 - good themes do without

    return terminal.report(diagnostics, sources, colour=colour, width=streams.width())
