"""What a foreign format is to argmap: a name, how to recognise it, how to read and how to write it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from attrs import field, frozen

from argmap.formats.document import Document
from argmap.formats.loss import Loss
from argmap.ground.diagnostics import Diagnostic
from argmap.ground.source import Source
from argmap.model import Debate


@frozen
class Reading:
    """What a reader made of a file: the model of all that could be read, and what there is to say about it.

    `texts` are texts of articles that the file itself holds or that lie beside it, by the id of the article.
    """

    model: Debate
    diagnostics: tuple[Diagnostic, ...] = ()
    texts: Mapping[str, Source] = field(factory=dict)


@frozen
class Part:
    """One of the files that a writer makes: what its name ends with in the place of the format's suffix, and its text."""

    suffix: str
    text: str


@frozen
class Written:
    """What a writer made of a debate: one file or several, the first of them the one that was asked for, and what of the
    debate they do not hold.
    """

    parts: tuple[Part, ...]
    lost: tuple[Loss, ...] = ()

    @property
    def text(self) -> str:
        """The text of the file that was asked for."""
        return self.parts[0].text

    @classmethod
    def of(cls, text: str, lost: tuple[Loss, ...] | list[Loss] = ()) -> Written:
        """A debate written as one file."""
        return cls((Part("", text),), tuple(dict.fromkeys(lost)))


Read = Callable[[Document], Reading]
Write = Callable[[Debate, Mapping[str, Source]], Written]
Sniff = Callable[[Document], bool]


@frozen
class Format:
    """A foreign format.

    `suffixes` are what names of such files end with, the usual one first, longer ones where `.json` alone would say little
    (`.aif.json`). `sniff` tells whether a file looks like one, from its content alone, whatever it is called. `read` and
    `write` are missing where argmap does not do that. `kept` says in words what the format has and the language has no
    word for, so that it is kept as data and written back; `unread` what is reported and left out. `companions` are suffixes
    of files that belong to one, such as the text beside a brat annotation. `source` names the definition of the format, `about`
    says in sentences what stands for what.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    sniff: Sniff
    read: Read | None = None
    write: Write | None = None
    kept: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    companions: tuple[str, ...] = ()
    source: str = ""
    about: tuple[str, ...] = ()
