"""Parsers of arguments with examples in their help and a suggestion for a mistyped option."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from argmap.cli.verbs import Verb


class Help(RawDescriptionHelpFormatter):
    """Help in at most 100 columns that keeps the lines of the examples."""

    def __init__(self, prog: str, **settings: Any) -> None:
        from argmap.cli.streams import width  # noqa: PLC0415 - only who asks for help pays for it

        super().__init__(prog, **{"max_help_position": 28, "width": min(width(), 100), **settings})


class Parser(ArgumentParser):
    """A parser that takes no abbreviated options, so that a new option never changes what an old script means."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**{"formatter_class": Help, "allow_abbrev": False, **settings})

    def error(self, message: str) -> NoReturn:
        """End with status 2 after a message and the way to help, without the whole usage."""
        self.exit(2, f"{self.prog}: {message}\n{self.prog} --help tells how it is used\n")


def add_color(parser: ArgumentParser) -> None:
    """`--color`, the same for all verbs."""
    parser.add_argument(
        "--color", choices=("auto", "always", "never"), default="auto",
        help="colours: in a terminal (auto, the default), always or never; NO_COLOR and FORCE_COLOR are heeded",
    )  # fmt: skip


def add_files(parser: ArgumentParser, *, default: str | None = None) -> None:
    """`FILES`, the same for all verbs that take several."""
    parser.add_argument(
        "files", metavar="FILE", nargs="*" if default else "+", default=[default] if default else None,
        help="an annotation, a folder (all *.argmap in it), a pattern such as 'a*.argmap', or - for the standard input"
        + (f"; {'the current folder' if default == '.' else default} when there is none" if default else ""),
    )  # fmt: skip


def add_texts(parser: ArgumentParser) -> None:
    """`--texts`, the same for all verbs that look into articles."""
    parser.add_argument(
        "--texts", metavar="DIR", action="append", default=[],
        help="a folder with the texts of the articles (may be repeated); further ones in ARGMAP_TEXTS",
    )  # fmt: skip


def number(least: int, most: int | None = None) -> Callable[[str], int]:
    """The type of an option that takes a whole number from `least` on, up to `most`."""

    def checked(word: str) -> int:
        if not word.isdecimal() or int(word) < least or (most is not None and int(word) > most):
            limits = f"from {least} to {most}" if most is not None else f"of at least {least}"
            raise ArgumentTypeError(f"{word!r} is no whole number {limits}")
        return int(word)

    return checked


def fill(parser: ArgumentParser, verb: Verb) -> None:
    """Give a parser all that belongs to a verb."""
    module = verb.module()
    parser.description = f"{verb.summary[0].upper()}{verb.summary[1:]}."
    parser.epilog = f"examples:\n{module.EXAMPLES.strip(chr(10))}"
    module.arguments(parser)
    add_color(parser)


def parse(verb: Verb, arguments: Sequence[str]) -> Namespace:
    """The options of a verb; raises `SystemExit` after help (0) or a mistake (2)."""
    parser = Parser(prog=f"argmap {verb.name}")
    fill(parser, verb)
    options, unknown = parser.parse_known_args(arguments)
    if unknown:
        parser.error(_unknown(unknown[0].partition("=")[0], list(parser._option_string_actions)))  # noqa: SLF001
    return options


def _unknown(word: str, options: Sequence[str]) -> str:
    if not word.startswith("-"):
        return f"one argument too many: {word!r}"
    from argmap.ground.nearest import did_you_mean  # noqa: PLC0415 - only mistakes pay for it

    return f"there is no option {word!r}{did_you_mean(word, options)}"
