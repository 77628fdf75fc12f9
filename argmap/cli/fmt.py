"""`argmap fmt`: lay annotations out evenly."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path

from argmap.cli import streams
from argmap.cli.parser import add_files

EXAMPLES = """
  argmap fmt wicker-2016.argmap         changes the file, if there is anything to change
  argmap fmt --check .                  names what would be changed, and exits with 1 if anything
  argmap fmt --diff *.argmap            shows what would be changed
  argmap fmt - < fee.argmap             prints the result
"""


def arguments(parser: ArgumentParser) -> None:
    """Files, and what to do instead of changing them."""
    add_files(parser)
    parser.add_argument("--check", action="store_true", help="change nothing; name the files that would be changed")
    parser.add_argument("--diff", action="store_true", help="change nothing; show what would be changed")
    parser.add_argument(
        "-q", "--quiet", action="store_true", help="do not name the files that are, or would be, changed"
    )


def run(options: Namespace) -> int:
    """Lay each file out; 1 when one could not be read, has syntax errors, or (`--check`, `--diff`) would be changed."""
    from argmap.cli.inputs import inputs  # noqa: PLC0415
    from argmap.cli.progress import Progress  # noqa: PLC0415

    paths, failed = inputs(options.files)
    with Progress(len(paths)) as progress:
        for path in paths:
            progress.step(path)
            failed += not _laid_out(path, options, progress.wipe)
    return int(bool(failed))


def _laid_out(path: str, options: Namespace, wipe: Callable[[], None]) -> bool:
    """Lay one file out; whether all is well with it."""
    from argmap.cli.inputs import STDIN, STDIN_NAME  # noqa: PLC0415
    from argmap.ground.source import decode, encode  # noqa: PLC0415
    from argmap.syntax import fmt, read  # noqa: PLC0415

    name = STDIN_NAME if path == STDIN else path
    try:
        source = decode(streams.read_bytes() if path == STDIN else Path(path).read_bytes(), name)
        text = fmt(source.text)
        wipe()
        well = text != source.text or not read(source).diagnostics
        if not well:
            streams.tell(f"{name}: left as it is, for it has syntax errors (argmap check {path})")
        if options.check or options.diff:
            return _reported(name, source.text, text, options) and well
        if path == STDIN:
            streams.write_bytes(encode(text))
        elif text != source.text:
            _write(path, encode(text))
            if not options.quiet:
                streams.tell(f"laid out {path}")
    except BrokenPipeError:
        raise
    except OSError as error:
        wipe()
        streams.tell(streams.complaint(name, error))
        return False
    return well


def _write(path: str, data: bytes) -> None:
    from argmap.ground.files import write_atomically  # noqa: PLC0415 - only when there is something to write

    write_atomically(path, data)


def _reported(name: str, old: str, new: str, options: Namespace) -> bool:
    """Say what would be changed; whether nothing would."""
    if old == new:
        return True
    if options.diff:
        _diff(name, old, new, colour=streams.colour(options.color))
    if options.check and not options.quiet:
        streams.tell(f"would lay out {name}")
    return False


def _diff(name: str, old: str, new: str, *, colour: bool) -> None:
    """A patch of what would be changed: byte for byte into a pipe, safe to look at in a terminal."""
    from difflib import unified_diff  # noqa: PLC0415

    from argmap.ground.source import LINE, encode  # noqa: PLC0415
    from argmap.render.problems.columns import safe  # noqa: PLC0415
    from argmap.render.problems.styles import paint  # noqa: PLC0415

    roles = {"-": "minus", "+": "plus", "@": "frame"}
    looking = streams.is_terminal(sys.stdout)
    for line in unified_diff(LINE.findall(old), LINE.findall(new), f"a/{name}", f"b/{name}"):
        text = line.rstrip("\r\n") if looking else line.removesuffix("\n")
        shown = paint(roles.get(line[0], ""), safe(text) if looking else text, colour=colour)
        missing = "" if line.endswith("\n") else "\n\\ No newline at end of file"
        streams.write_bytes(encode(f"{shown}{missing}\n"))
