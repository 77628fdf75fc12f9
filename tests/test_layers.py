"""The house: which floor may import which. docs/architecture.md explains the table."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "argmap"

FLOORS: dict[str, tuple[str, ...]] = {
    "ground": (),
    "syntax": ("ground",),
    "model": ("ground",),
    "passages": ("ground", "model"),
    "build": ("ground", "syntax", "model"),
    "checks": ("ground", "model", "passages"),
    "analysis": ("ground", "model", "passages"),
    "scene": ("ground", "model", "passages", "analysis"),
    "render": ("ground", "model", "passages", "analysis", "scene"),
    "reading": ("ground", "model"),
    "formats": ("ground", "syntax", "model", "passages", "build"),
    "pipeline": ("ground", "syntax", "model", "build", "checks", "reading"),
    "exchange": ("ground", "model", "build", "checks", "formats", "reading", "pipeline"),
    "cli": (
        "ground",
        "syntax",
        "model",
        "passages",
        "build",
        "checks",
        "analysis",
        "scene",
        "render",
        "formats",
        "pipeline",
        "exchange",
    ),
}
DOORS = {
    "lark": "syntax/grammar.py",
    "graphviz": "render/dot.py",
    "graphviz_pure": "render/engine.py",
    "edtf": "ground/dates.py",
    "langcodes": "checks/articles.py",
    "shtab": "cli/completion.py",
    "jinja2": "render/report/page.py",
    "numpy": "analysis/matrices.py",
    "cattrs": "formats/jsonfile/shapes.py",
    "networkx": "formats/nx.py",
    "yaml": "formats/argdown/yaml.py",
    "defusedxml": "formats/xmls.py",
}
"""Heavy dependencies, each with the one file that may import it."""

MODULES = sorted(path for path in PACKAGE.rglob("*.py"))


def imports(path: Path) -> set[str]:
    """The modules that a file imports, anywhere in it."""
    tree = ast.parse(path.read_text("utf-8"))
    found = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return found | {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}


def floor(path: Path) -> str:
    """The floor that a file is on."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_floors_import_downward(path: Path) -> None:
    """No file imports from a floor that its own floor does not stand on."""
    here = floor(path)
    if here in ("__init__", "__main__"):
        return
    allowed = {here, *FLOORS[here]}
    used = {name.split(".")[1] for name in imports(path) if name.startswith("argmap.")}
    assert used <= allowed, f"{here} may import {sorted(allowed)}, not {sorted(used - allowed)}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_every_heavy_dependency_has_one_door(path: Path) -> None:
    """A dependency that could be changed is changed in one place."""
    for name in {i.split(".")[0] for i in imports(path)} & set(DOORS):
        assert str(path.relative_to(PACKAGE).as_posix()) == DOORS[name]


def test_every_module_and_public_name_says_what_it_is() -> None:
    """Modules, public classes and public functions have docstrings."""
    silent = []
    for path in MODULES:
        tree = ast.parse(path.read_text("utf-8"))
        if not ast.get_docstring(tree):
            silent.append(str(path.relative_to(PACKAGE)))
        for node in tree.body:
            if not isinstance(node, ast.FunctionDef | ast.ClassDef) or node.name.startswith("_"):
                continue
            if not ast.get_docstring(node):
                silent.append(f"{path.relative_to(PACKAGE)}: {node.name}")
    assert silent == []
