"""What all tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.desk import Desk
from tests.needs import lacking

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"

settings.register_profile(
    "usual", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
settings.register_profile("long", settings.get_profile("usual"), max_examples=3000)
settings.load_profile(os.environ.get("ARGMAP_HYPOTHESIS", "usual"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder beside the project with articles and samples; tests that need it skip where it is not."""
    if not SHARED.is_dir():
        lacking("../shared, the articles and samples, which are not part of the project, is missing")
    return SHARED


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "ARGMAP_TEXTS"):
        monkeypatch.delenv(name, raising=False)
    return Desk(tmp_path, capsys)
