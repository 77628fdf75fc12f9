"""What a reader kept of a foreign file, on its way back into one."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from attrs import evolve

from argmap.formats.document import Document
from argmap.formats.format import Reading, Written
from argmap.formats.loss import Loss, elements, forget
from argmap.ground.collector import collector_paused
from argmap.ground.errors import ModelError
from argmap.ground.source import Source
from argmap.model import Debate

Write = Callable[[Debate, Mapping[str, Source]], Written]


def kept_data(debate: Debate, namespace: str) -> list[Loss]:
    """The data that one format keeps (keys that begin with `namespace`), as losses."""
    return [
        Loss(what, id, f"data {key}")
        for what, id, element in elements(debate)
        if element.data
        for key, _ in element.data
        if key.startswith(namespace)
    ]


def with_kept(
    debate: Debate, texts: Mapping[str, Source], namespace: str, write: Write, read: Callable[[Document], Reading]
) -> Written:
    """The debate written with what was kept of the file that it came from, as long as that still fits: as long as reading the
    written file gives the debate again. Where it does not fit, since the annotation was edited or the data were made up, the
    debate is written without what was kept, which is then lost.
    """
    lost = kept_data(debate, namespace)
    if not lost:
        return write(debate, texts)
    with collector_paused():
        made = write(debate, texts)
        companions = {part.suffix: part.text for part in made.parts[1:]}
        try:
            if read(Document.of(made.text, companions=companions)).model == forget(debate, made.lost):
                return made
        except ModelError:  # a debate that could not be is no debate of ours
            pass
        made = write(forget(debate, lost), texts)
        return evolve(made, lost=(*made.lost, *lost))
