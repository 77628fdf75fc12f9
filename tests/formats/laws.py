"""What must hold for every format: what is written is read again as the debate without what the writer said was lost."""

from __future__ import annotations

import attrs

from argmap.formats import get
from argmap.formats.document import Document
from argmap.formats.format import Reading, Written
from argmap.formats.loss import DEFAULT, KINDS, Loss, default, elements, forget
from argmap.ground.diagnostics import Severity
from argmap.ground.source import Source
from argmap.model import Debate


def again(format: str, written: Written) -> Reading:
    """The files of a written debate, read as they would be from a folder."""
    found = get(format)
    assert found.read is not None
    companions = {part.suffix: part.text for part in written.parts[1:]}
    return found.read(Document.of(written.text, f"debate{found.suffixes[0]}", companions))


def errors(reading: Reading) -> list[str]:
    return [f"{d.code} {d.message}" for d in reading.diagnostics if d.severity is Severity.ERROR]


def hold(format: str, debate: Debate, texts: dict[str, Source] | None = None) -> None:
    """Write, read, compare; the losses name what was there, and nothing else."""
    write = get(format).write
    assert write is not None
    written = write(debate, texts or {})
    assert write(debate, texts or {}) == written, "the same debate gives other files"
    check_losses(debate, written.lost)
    assert get(format).sniff(Document.of(written.text)) or not debate.statements, "what is written is not recognised"
    reading = again(format, written)
    assert reading.model.graph
    assert errors(reading) == []
    assert reading.model == forget(debate, written.lost)


def check_losses(debate: Debate, losses: tuple[Loss, ...]) -> None:
    """Every loss names something that was there, and no loss is named twice."""
    assert len({(loss.place, loss.field) for loss in losses}) == len(losses)
    there = {(what, id): element for what, id, element in elements(debate)}
    for loss in losses:
        assert loss.what in KINDS
        element = there[loss.place]
        if loss.field.startswith("data "):
            assert loss.field[5:] in dict(element.data), loss
        elif loss.field:
            attribute = getattr(attrs.fields(type(element)), loss.field)
            instead = default(attribute) if loss.instead is DEFAULT else loss.instead
            assert getattr(element, loss.field) != instead, f"{loss} was not lost"
