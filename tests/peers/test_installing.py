"""Tools are installed once, whole, and by one process at a time."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.peers.conftest import BENCHMARKS, installing

INSTALL = "echo x >> ../times; touch program"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a tool that nobody has installed."""
    monkeypatch.setenv("ARGMAP_BENCHMARKS", str(tmp_path / "cache"))
    folder: Path = installing.cache_folder() / "tool"
    return folder


def install(folder: Path, version: str = "tool==1", command: str = INSTALL) -> int:
    """Ask for the tool; how often it has been installed since the beginning."""
    installing._installed(folder, (version,), folder / "program", [["sh", "-c", command]])
    return times(folder)


def times(folder: Path) -> int:
    return len((folder.parent / "times").read_text().split())


def test_once(folder: Path) -> None:
    """What is there is used."""
    assert [install(folder) for _ in range(3)] == [1, 1, 1]


@pytest.mark.parametrize("spoil", ["installed", "program"])
def test_what_was_left_half_done_is_made_anew(folder: Path, spoil: str) -> None:
    """Whether the installer was stopped, or the Python it was made by went away; nothing old stays."""
    install(folder)
    (folder / spoil).unlink()
    (folder / "old").touch()
    assert install(folder) == 2
    assert sorted(file.name for file in folder.iterdir()) == ["installed", "program"]


def test_another_version_is_installed_instead(folder: Path) -> None:
    """A new pin is followed."""
    assert [install(folder, version) for version in ("tool==1", "tool==2", "tool==2")] == [1, 2, 2]


def test_a_failure_is_told_each_time_and_not_tried_again(folder: Path) -> None:
    """And what it left behind is not taken for the tool, by this process or the next."""
    for _ in range(2):
        with pytest.raises(installing.Missing, match="tool==1 could not be installed: no such thing"):
            install(folder, command=f"{INSTALL}; echo no such thing >&2; false")
    assert times(folder) == 1
    installing._FAILED.clear()
    assert install(folder) == 2


PROGRAM = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
import installing
folder = Path(sys.argv[2])
installing._installed(folder, ("tool==1",), folder / "program", [["sh", "-c", sys.argv[3]]])
"""


def started(folder: Path, command: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, BENCHMARKS, folder, command], stderr=subprocess.DEVNULL, text=True
    )


def test_two_processes_do_not_install_into_each_other(folder: Path) -> None:
    """The second waits, and then finds all done."""
    processes = [started(folder, f"sleep 0.3; {INSTALL}") for _ in range(3)]
    assert [process.wait(60) for process in processes] == [0, 0, 0]
    assert times(folder) == 1


def test_an_installer_whose_parent_was_killed_is_waited_for(folder: Path) -> None:
    """It still writes into the folder, so nobody else may; and what it made is not trusted, since nobody saw it end well."""
    orphaned = started(folder, f"touch begun; sleep 0.5; {INSTALL}")
    while not (folder / "begun").exists():
        assert orphaned.poll() is None
        time.sleep(0.01)
    orphaned.send_signal(signal.SIGKILL)
    orphaned.wait(60)
    assert install(folder) == 2
    assert not (folder / "begun").exists()
