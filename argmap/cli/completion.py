"""`argmap completion`: print the completion script of a shell."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from argmap.cli import streams

EXAMPLES = """
  eval "$(argmap completion bash)"                                    in ~/.bashrc
  argmap completion zsh > ~/.zfunc/_argmap                            with ~/.zfunc in $fpath
  argmap completion tcsh > ~/.argmap.tcsh                             and `source` it in ~/.tcshrc
"""
SHELLS = ("bash", "zsh", "tcsh")
FILES, FOLDERS = {"FILE", "OUT", "ARTICLE.txt"}, {"DIR"}
"""What arguments that name files and folders are called in the help."""


def arguments(parser: ArgumentParser) -> None:
    """The shell."""
    parser.add_argument("shell", choices=SHELLS, help="the shell")


def run(options: Namespace) -> int:
    """Print the script."""
    import shtab  # noqa: PLC0415 - only this verb needs it

    streams.write(shtab.complete(whole(), options.shell) + "\n")
    return 0


def whole() -> ArgumentParser:
    """A parser of the whole command; the command itself parses only the verb it was given."""
    import shtab  # noqa: PLC0415

    from argmap.cli.parser import Parser, fill  # noqa: PLC0415
    from argmap.cli.verbs import VERBS  # noqa: PLC0415

    parser = Parser(prog="argmap")
    parser.add_argument("-V", "--version", action="store_true", help="print the version")
    group = parser.add_subparsers()
    for verb in VERBS:
        below = group.add_parser(verb.name, help=verb.summary)
        fill(below, verb)
        for action in below._actions:  # noqa: SLF001 - argparse has no other way to them
            if action.metavar in FILES:
                action.complete = shtab.FILE  # type: ignore[attr-defined]
            elif action.metavar in FOLDERS:
                action.complete = shtab.DIRECTORY  # type: ignore[attr-defined]
    return parser
