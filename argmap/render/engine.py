"""The one door to the programs that lay pictures out. They run as child processes: one that crashes, hangs or eats the
stack takes nothing with it, and none of them sees a text of the annotation unless it is asked to draw it.
"""

from __future__ import annotations

import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterator, Mapping
from importlib import metadata, util
from pathlib import Path
from shutil import which

from argmap.ground.errors import EngineError, UnknownNameError
from argmap.ground.nearest import did_you_mean

Command = list[str]


def pure() -> Command:
    """The program of the graphviz-pure package, which is not a Python module, wherever pip has put it."""
    found = next((path for path in _places() if path.is_file()), None) or which("graphviz-pure")
    if not found:
        raise EngineError("the layout engine graphviz-pure is not installed: pip install graphviz-pure")
    return [str(found), "-Kdot"]


def system() -> Command:
    """The `dot` of a Graphviz on the PATH."""
    found = which("dot")
    if not found:
        raise EngineError("there is no Graphviz on the PATH: install it, or choose the engine 'pure'")
    return [found, "-Kdot"]


def pygraphviz() -> Command:
    """The Graphviz inside the pygraphviz package, run by this Python."""
    if util.find_spec("pygraphviz") is None:
        raise EngineError("pygraphviz is not installed: pip install pygraphviz, or choose the engine 'pure'")
    # -P keeps a file pygraphviz.py in the working folder from being run
    return [sys.executable, "-P", "-c", PYGRAPHVIZ]


Engine = Callable[[], Command]
"""Returns the command that reads DOT and takes `-q` and `-T` as `dot` does, or raises `EngineError` when it is not there."""
ENGINES: Mapping[str, Engine] = {"pure": pure, "system": system, "pygraphviz": pygraphviz}
GROUP = "argmap.engines"
"""The group of entry points by which other packages add engines."""

PYGRAPHVIZ = """
import sys, warnings
warnings.simplefilter("ignore")
import pygraphviz
graph = pygraphviz.AGraph(sys.stdin.buffer.read().decode())
sys.stdout.buffer.write(graph.draw(format=sys.argv[-1].removeprefix("-T"), prog="dot"))
"""


def run(dot: str, engine: str, form: str, timeout: float, settings: tuple[str, ...] = ()) -> bytes:
    """What the engine makes of a DOT text: `form` is Graphviz's name of a format, `timeout` is in seconds.

    `settings` are further arguments of Graphviz, such as `-Gdpi=96`.

    Raises `EngineError` when the engine is missing, fails or takes too long, `UnknownNameError` when there is none such.
    """
    command = [*named(engine)(), "-q", *settings, f"-T{form}"]
    try:
        done = subprocess.run(command, input=dot.encode(), capture_output=True, timeout=timeout, check=False)  # noqa: S603 - the program is one of ENGINES, and no text of the annotation is among its arguments
    except subprocess.TimeoutExpired as error:
        raise EngineError(
            f"the layout engine {engine!r} took more than {timeout:g} seconds: show less of the debate (depth, article), or"
            " give it more time (timeout)"
        ) from error
    except OSError as error:
        raise EngineError(f"the layout engine {engine!r} did not start: {error}") from error
    if done.returncode or not done.stdout:
        raise EngineError(f"the layout engine {engine!r} failed{_reason(done.returncode, done.stderr)}")
    return done.stdout


def named(name: str) -> Engine:
    """The engine with this name. Raises `UnknownNameError`, or `EngineError` for one that is installed but broken."""
    if name in ENGINES:
        return ENGINES[name]
    others = installed()
    if name not in others:
        every = (*ENGINES, *others)
        raise UnknownNameError(f"there is no engine {name!r}{did_you_mean(name, every)}; engines: {', '.join(every)}")
    try:
        engine: Engine = others[name].load()
    except Exception as error:
        raise EngineError(f"the layout engine {name!r} of {others[name].value} cannot be loaded: {error!r}") from error
    return engine


def installed() -> dict[str, metadata.EntryPoint]:
    """The entry points of other packages' engines by name."""
    return {point.name: point for point in metadata.entry_points(group=GROUP) if point.name not in ENGINES}


def _places() -> Iterator[Path]:
    names = {"graphviz-pure", "graphviz-pure.exe"}
    try:
        files = metadata.files("graphviz-pure") or []
    except metadata.PackageNotFoundError:
        files = []
    yield from (Path(str(file.locate())) for file in files if file.name in names)
    folders = dict.fromkeys([Path(sysconfig.get_path("scripts")), Path(sys.executable).parent])
    yield from (folder / name for folder in folders for name in sorted(names))


def _reason(code: int, complaint: bytes) -> str:
    if code < 0:
        often = "as happens when a picture is too large for it; show less of the debate (depth, article)"
        return f": it was stopped by signal {-code}, {often}"
    lines = complaint.decode("utf-8", "replace").strip().splitlines()
    return f": {lines[-1][:300]}" if lines else ""
