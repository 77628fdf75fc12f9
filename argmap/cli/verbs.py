"""The verbs, each in a module of its own that is loaded when the verb is asked for.

Such a module has `EXAMPLES`, a text for the end of its help; `arguments(parser)`, which adds its arguments; and
`run(options)`, which does the work and returns the exit status: 0, or 1 when there are problems.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from attrs import frozen

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


class Module(Protocol):
    """What the module of a verb holds."""

    EXAMPLES: str
    arguments: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], int]


@frozen
class Verb:
    """A verb as the help shows it."""

    name: str
    group: str
    summary: str

    def module(self) -> Module:
        """The module, loaded now."""
        from importlib import import_module  # noqa: PLC0415

        return import_module(f"argmap.cli.{self.name}")


WRITING, LOOKING, SHELL = "while you write", "to look and to share", "for your shell"
COMPARING = "to compare"

VERBS: tuple[Verb, ...] = (
    Verb("new", WRITING, "start an annotation from the text of an article"),
    Verb("check", WRITING, "say what is wrong in annotations, and where"),
    Verb("fmt", WRITING, "lay annotations out evenly"),
    Verb("explain", WRITING, "tell what a code means and how to mend it"),
    Verb("show", LOOKING, "print a debate as an outline"),
    Verb("render", LOOKING, "draw argument maps"),
    Verb("convert", LOOKING, "into the formats of other tools, and from theirs"),
    Verb("theme", LOOKING, "list the looks of maps, print one to start from, check your own"),
    Verb("stats", LOOKING, "count what is in each article"),
    Verb("compare", COMPARING, "who stands where, and what it hangs on"),
    Verb("agree", COMPARING, "how far annotations of one text agree"),
    Verb("diff", COMPARING, "what changed between two versions of an annotation"),
    Verb("completion", SHELL, "print the completion script of a shell"),
)
BY_NAME: dict[str, Verb] = {verb.name: verb for verb in VERBS}
