"""What some tests need that a machine may not have: without it they skip and say why, but under `CI=true` they fail."""

from __future__ import annotations

import os
from importlib.util import find_spec
from typing import NoReturn

import pytest

CI = os.environ.get("CI") == "true"


def needs(package: str) -> pytest.MarkDecorator:
    """Skip a test where a package is not installed; under CI it runs, and fails for want of it."""
    return pytest.mark.skipif(find_spec(package) is None and not CI, reason=f"needs {package}: pip install -e '.[dev]'")


def lacking(what: str) -> NoReturn:
    """End a test that cannot do without something."""
    if CI:
        pytest.fail(f"{what}, but CI needs it")
    pytest.skip(what)
