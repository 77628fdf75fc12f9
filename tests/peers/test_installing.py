"""Tools are installed once, whole, and by one process at a time."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.peers.conftest import BENCHMARKS, installing

Install = Callable[[Path], str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a tool that nobody has installed."""
    monkeypatch.setenv("ARGMAP_BENCHMARKS", str(tmp_path / "cache"))
    folder: Path = installing.cache_folder() / "tool"
    return folder


def _install(times: list[Path], complaint: str = "") -> Install:
    def install(folder: Path) -> str:
        times.append(folder)
        folder.mkdir()
        (folder / "program").touch()
        return complaint

    return install


def test_once(folder: Path) -> None:
    """What is there is used."""
    times: list[Path] = []
    for _ in range(3):
        installing._installed(folder, ("tool==1",), folder / "program", _install(times))
    assert times == [folder]


@pytest.mark.parametrize("spoil", ["installed", "program"])
def test_what_was_left_half_done_is_made_anew(folder: Path, spoil: str) -> None:
    """Whether the installer was stopped, or the Python it was made by went away; nothing old stays."""
    times: list[Path] = []
    installing._installed(folder, ("tool==1",), folder / "program", _install(times))
    (folder / spoil).unlink()
    (folder / "old").touch()
    installing._installed(folder, ("tool==1",), folder / "program", _install(times))
    assert len(times) == 2
    assert sorted(file.name for file in folder.iterdir()) == ["installed", "program"]


def test_another_version_is_installed_instead(folder: Path) -> None:
    """A new pin is followed."""
    times: list[Path] = []
    for version in ("tool==1", "tool==2", "tool==2"):
        installing._installed(folder, (version,), folder / "program", _install(times))
    assert len(times) == 2


def test_a_failure_is_told_each_time_and_not_tried_again(folder: Path) -> None:
    """And what it left behind is not taken for the tool, by this process or the next."""
    times: list[Path] = []
    for _ in range(2):
        with pytest.raises(installing.Missing, match="tool==1 could not be installed: no such thing"):
            installing._installed(folder, ("tool==1",), folder / "program", _install(times, "no such thing"))
    assert len(times) == 1
    installing._FAILED.clear()
    installing._installed(folder, ("tool==1",), folder / "program", _install(times))
    assert len(times) == 2


def test_two_processes_do_not_install_into_each_other(folder: Path) -> None:
    """The second waits, and then finds all done."""
    program = f"""
import sys, time
from pathlib import Path
sys.path.insert(0, {str(BENCHMARKS)!r})
import installing
def install(folder):
    folder.mkdir()
    time.sleep(0.3)
    (folder / "program").touch()
    print("installed", flush=True)
    return ""
folder = Path({str(folder)!r})
installing._installed(folder, ("tool==1",), folder / "program", install)
"""
    with ThreadPoolExecutor() as pool:
        said = list(pool.map(lambda _: subprocess.check_output([sys.executable, "-c", program], text=True), range(3)))
    assert sorted(said) == ["", "", "installed\n"]
