"""Argument maps of real articles: annotate by hand, check against the text, draw, compare positions.

    loaded = argmap.load("wicker-2016.argmap")
    for diagnostic in loaded.diagnostics: ...
    argmap.render(loaded.model, "wicker-2016.svg")

Everything is loaded on first use, so that importing argmap costs next to nothing.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from argmap.ground.registry import load as _load

if TYPE_CHECKING:
    from argmap.analysis.alpha import alpha
    from argmap.analysis.annotators import Agreement, agree
    from argmap.analysis.comparison import Comparison, compare
    from argmap.analysis.cruxes import cruxes
    from argmap.analysis.diff import Changes, diff
    from argmap.analysis.double_cruxes import double_cruxes
    from argmap.analysis.labelling import labelling
    from argmap.analysis.whatif import whatif
    from argmap.build import dumps
    from argmap.exchange import read, write
    from argmap.formats.loss import Loss
    from argmap.formats.nx import from_networkx, to_networkx
    from argmap.ground.diagnostics import Diagnostic, Edit, Label, Severity
    from argmap.ground.errors import (
        ArgmapError,
        EngineError,
        FormatError,
        ModelError,
        ThemeError,
        ThemeWarning,
        UnknownNameError,
        UnreadableError,
    )
    from argmap.ground.source import Source, Span
    from argmap.model import (
        Anchor,
        Answer,
        Article,
        Attack,
        AttackKind,
        Commitment,
        Debate,
        Inference,
        Issue,
        Kind,
        Manner,
        Modality,
        Position,
        Sign,
        Stance,
        Statement,
        Voice,
        VoiceKind,
    )  # fmt: skip
    from argmap.pipeline import Loaded, load, parse
    from argmap.render import render, to_dot, to_svg
    from argmap.scene import scene
    from argmap.syntax import fmt

__version__ = "0.1.0"

_HOMES = {
    "argmap.analysis.alpha": ("alpha",),
    "argmap.analysis.annotators": ("Agreement", "agree"),
    "argmap.analysis.comparison": ("Comparison", "compare"),
    "argmap.analysis.cruxes": ("cruxes",),
    "argmap.analysis.diff": ("Changes", "diff"),
    "argmap.analysis.double_cruxes": ("double_cruxes",),
    "argmap.analysis.labelling": ("labelling",),
    "argmap.analysis.whatif": ("whatif",),
    "argmap.build": ("dumps",),
    "argmap.exchange": ("read", "write"),
    "argmap.formats.loss": ("Loss",),
    "argmap.formats.nx": ("from_networkx", "to_networkx"),
    "argmap.ground.diagnostics": ("Diagnostic", "Edit", "Label", "Severity"),
    "argmap.ground.errors": (
        "ArgmapError", "EngineError", "FormatError", "ModelError", "ThemeError", "ThemeWarning", "UnknownNameError",
        "UnreadableError",
    ),
    "argmap.ground.source": ("Source", "Span"),
    "argmap.model": (
        "Anchor", "Answer", "Article", "Attack", "AttackKind", "Commitment", "Debate", "Inference", "Issue", "Kind", "Manner",
        "Modality", "Position", "Sign", "Stance", "Statement", "Voice", "VoiceKind",
    ),
    "argmap.pipeline": ("Loaded", "load", "parse"),
    "argmap.render": ("render", "to_dot", "to_svg"),
    "argmap.scene": ("scene",),
    "argmap.syntax": ("fmt",),
}  # fmt: skip
_PLACES = {name: f"{module}:{name}" for module, names in _HOMES.items() for name in names}

__all__ = [
    "Agreement",
    "Anchor",
    "Answer",
    "ArgmapError",
    "Article",
    "Attack",
    "AttackKind",
    "Changes",
    "Commitment",
    "Comparison",
    "Debate",
    "Diagnostic",
    "Edit",
    "EngineError",
    "FormatError",
    "Inference",
    "Issue",
    "Kind",
    "Label",
    "Loaded",
    "Loss",
    "Manner",
    "Modality",
    "ModelError",
    "Position",
    "Severity",
    "Sign",
    "Source",
    "Span",
    "Stance",
    "Statement",
    "ThemeError",
    "ThemeWarning",
    "UnknownNameError",
    "UnreadableError",
    "Voice",
    "VoiceKind",
    "agree",
    "alpha",
    "compare",
    "cruxes",
    "diff",
    "double_cruxes",
    "dumps",
    "fmt",
    "from_networkx",
    "labelling",
    "load",
    "parse",
    "read",
    "render",
    "scene",
    "to_dot",
    "to_networkx",
    "to_svg",
    "whatif",
    "write",
]


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(f"module 'argmap' has no attribute {name!r}")
    value = _load(_PLACES[name])
    # `render` and `scene` are also packages, which can be called: that is what `import argmap.render.pictures as p` needs
    value = globals()[name] = sys.modules.get(f"argmap.{name}", value)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
