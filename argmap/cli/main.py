"""The command `argmap`."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from argmap import __version__
from argmap.cli import streams
from argmap.cli.verbs import BY_NAME, VERBS

PROBLEMS, USAGE = 1, 2
"""Exit statuses: there are problems; the command was not understood."""

INTERRUPTED, BROKEN_PIPE = 128 + 2, 128 + 13
"""Exit statuses as shells give them to programs that a signal ended."""


def run() -> None:
    """The entry point of the script: `main`, and its status as that of the process."""
    sys.exit(main())


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the arguments say (without the name of the program; those of the process) and return the exit status.

    0: done, 1: done and there are problems, 2: not understood, 130: interrupted, 141: the reader of the output left.
    """
    streams.prepare()
    try:
        status = _left(list(sys.argv[1:] if arguments is None else arguments))
        sys.stdout.flush()
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # `argmap check | head`: the reader has seen enough
        _silence()
        return BROKEN_PIPE
    except OSError as error:  # a full disk: files that fail are dealt with where they are read
        _silence()
        streams.tell(f"the output cannot be written: {error.strerror or error}")
        return PROBLEMS
    return status


def _left(given: list[str]) -> int:
    """What is done, also where argparse leaves by an exception."""
    try:
        return _do(given)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else USAGE


def _do(given: list[str]) -> int:
    if given[:1] == ["help"]:
        given = [*given[1:2], "--help"]
    match given:
        case []:
            print(usage(), end="", file=sys.stderr)
            return USAGE
        case ["-h" | "--help", *_]:
            streams.write(usage())
            return 0
        case ["-V" | "--version", *_]:
            streams.write(f"argmap {__version__}\n")
            return 0
        case [name, *rest] if name in BY_NAME:
            from argmap.cli.parser import parse  # noqa: PLC0415 - argparse takes time

            return BY_NAME[name].module().run(parse(BY_NAME[name], rest))
        case [name, *_]:
            return _not_understood(name)
    return USAGE


def _not_understood(name: str) -> int:
    from argmap.ground.nearest import did_you_mean  # noqa: PLC0415 - only mistakes pay for it

    if name.startswith("-"):
        streams.tell(f"there is no option {name!r} before the verb{did_you_mean(name, ['--help', '--version'])}")
    elif Path(name).exists():
        streams.tell(f"a verb is missing; did you mean 'argmap check {name}'?")
    else:
        streams.tell(f"there is no verb {name!r}{did_you_mean(name, BY_NAME)}")
    print("argmap --help lists the verbs", file=sys.stderr)
    return USAGE


def usage() -> str:
    """The help of the whole command."""
    lines = ["usage: argmap VERB [arguments]", "", "Argument maps of real articles: annotate, check, draw, compare."]
    for group, verbs in groupby(VERBS, key=lambda verb: verb.group):
        lines += ["", f"{group}:", *(f"  {verb.name:<11} {verb.summary}" for verb in verbs)]
    lines += ["", "argmap VERB --help tells more about a verb, argmap --version which argmap this is.", ""]
    return "\n".join(lines)


def _silence() -> None:
    """Point the standard output nowhere, so that Python does not complain when it closes it."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):  # no real stream, as in tests
        sys.stdout = streams.nowhere()
