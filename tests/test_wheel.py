"""The wheel is whole: built, installed into a new environment, it reads and draws."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel of the project."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT))
    return next(folder.glob("*.whl"))


def run(*command: str, cwd: Path | None = None) -> str:
    env = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "VIRTUAL_ENV")}
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_wheel_holds_the_grammar_and_nothing_strange(wheel: Path) -> None:
    """grammars/ ships inside the package; tests and examples do not."""
    names = zipfile.ZipFile(wheel).namelist()
    assert "argmap/grammars/argmap.lark" in names
    assert "argmap/py.typed" in names
    assert {name.split("/")[0].split("-")[0] for name in names} == {"argmap"}


def test_installed_in_a_new_environment_it_draws_an_example(wheel: Path, tmp_path: Path) -> None:
    """pip install argmap; argmap render example: with nothing else on the machine."""
    home = tmp_path / "env"
    venv.create(home, with_pip=True)
    scripts = home / ("Scripts" if os.name == "nt" else "bin")
    pip = (str(scripts / "python"), "-m", "pip", "--disable-pip-version-check", "--quiet")
    run(*pip, "install", "--constraint", str(ROOT / "constraints.txt"), str(wheel))
    example = ROOT / "examples" / "tutorial"
    script = (
        "import argmap, sys; from pathlib import Path\n"
        f"loaded = argmap.load(Path({str(example)!r}) / 'debate.argmap'); assert loaded.ok, loaded.diagnostics\n"
        "assert len(loaded.model) > 10 and 'main' not in argmap.__file__.split('argmap')[-2]\n"
        "argmap.render(loaded.model, 'tutorial.svg')"
    )
    run(str(scripts / "python"), "-c", script, cwd=tmp_path)
    picture = (tmp_path / "tutorial.svg").read_text("utf-8")
    assert picture.startswith(("<?xml", "<svg"))
    run(str(scripts / "argmap"), "check", str(example / "debate.argmap"), cwd=tmp_path)
