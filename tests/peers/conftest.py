"""The real tools, each in a folder of its own (benchmarks/installing.py), started once for all tests."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.needs import lacking
from tests.peers.worker import Worker

HERE = Path(__file__).parent
BENCHMARKS = HERE.parent.parent / "benchmarks"


def _installing() -> Any:
    """The module that installs, which is a script beside those of the benchmarks and in no package."""
    spec = importlib.util.spec_from_file_location("installing", BENCHMARKS / "installing.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


installing: Any = _installing()


def _had(install: Callable[[], Any]) -> Any:
    """A tool, installed if need be; without it the test skips and says why, but under `CI=true` it fails."""
    try:
        return install()
    except installing.Missing as why:
        lacking(str(why))


@pytest.fixture(scope="session")
def argdown() -> Any:
    """Argdown: `.node` runs it, `.folder` holds `node_modules`, `.modules` is that folder, `.command` its command line."""
    return _had(installing.argdown)


@pytest.fixture(scope="session")
def mermaid() -> Iterator[Worker]:
    """Mermaid, by tests/peers/mermaid_worker.mjs."""
    node, folder = _had(installing.mermaid)
    with Worker([node, HERE / "mermaid_worker.mjs", folder]) as worker:
        yield worker


@pytest.fixture(scope="session")
def d2() -> Iterator[Worker]:
    """D2, by tests/peers/d2_worker.mjs."""
    node, folder = _had(installing.d2)
    with Worker([node, HERE / "d2_worker.mjs", folder]) as worker:
        yield worker


@pytest.fixture(scope="session")
def arguebuf() -> Iterator[Worker]:
    """arguebuf, by tests/peers/arguebuf_worker.py."""
    with Worker([_had(installing.arguebuf), HERE / "arguebuf_worker.py"]) as worker:
        yield worker


@pytest.fixture(scope="session")
def xaif() -> Iterator[Worker]:
    """The package xaif, by tests/peers/xaif_worker.py."""
    with Worker([_had(installing.xaif), HERE / "xaif_worker.py"]) as worker:
        yield worker


@pytest.fixture(scope="session")
def sadface() -> list[str]:
    """The command line of SADFace's own tool."""
    return [str(_had(installing.sadface)), "-m", "sadface"]
