"""What draws pictures on this machine: engines, converters and fonts, with versions and licences, for people who ask for help."""

from __future__ import annotations

import platform
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import metadata, util
from shutil import which

from attrs import frozen

from argmap.ground.errors import ArgmapError
from argmap.render.engine import ENGINES, installed, named
from argmap.render.letters.fonts import LATIN
from argmap.render.pdf import roboto

PATIENCE = 20.0
"""Seconds that a program has to tell its version, or which fonts there are."""
PACKAGES = {"pure": "graphviz-pure", "pygraphviz": "pygraphviz"}
"""The engines that are Python packages."""
FONTS = "import typst; print('\\n'.join(typst.Fonts(include_embedded_fonts=False).families()))"


@frozen
class Tool:
    """Something that draws: what it is for, whether it is there, and where; or what to do to get it."""

    use: str
    name: str
    found: bool
    version: str = ""
    licence: str = ""
    place: str = ""
    remedy: str = ""

    def line(self) -> str:
        """What a person reads about it."""
        if not self.found:
            return f"{self.use}: missing; {self.remedy}"
        known = (f"{self.name} {self.version}".strip(), self.licence, self.place)
        return f"{self.use}: {', '.join(filter(None, known))}"


def report() -> str:
    """All that draws, a line each."""
    from argmap import __version__  # noqa: PLC0415 - the package itself

    first = (
        f"argmap {__version__}",
        f"Python {platform.python_version()}, {sys.executable}",
        f"{platform.system()} {platform.machine()}",
    )
    return "\n".join((*first, *(tool.line() for tool in tools()), *fonts(), ""))


def tools() -> Iterator[Tool]:
    """The layout engines, argmap's first, and what makes PNG and PDF."""
    for name in (*ENGINES, *installed()):
        yield _engine(name)
    yield _package("DOT", "graphviz", "graphviz", "pip install graphviz")
    yield _package("PNG", "resvg-py", "resvg_py", "pip install resvg-py; until then the layout engine draws PNGs")
    yield _package("PDF", "typst", "typst", "pip install 'argmap[pdf]'")


def fonts() -> Iterator[str]:
    """Which of the fonts that pictures ask for are there; that of the package font-roboto stands in where none is."""
    spare = f"Roboto of font-roboto, {roboto()[0]}" if roboto() else "no font-roboto"
    names = families()
    if names is None:
        yield f"fonts: the list is not known without typst or fontconfig; {spare}"
        return
    have = {family.lower() for family in names}
    latin = [name for name in LATIN if name.lower() in have]
    yield f"fonts: {len(names)} families; like Helvetica: {', '.join(latin) or 'none'}; {spare}"


def _engine(name: str) -> Tool:
    use = f"engine {name}"
    try:
        command = named(name)()
    except ArgmapError as error:
        return Tool(use, name, found=False, remedy=str(error))
    if name in PACKAGES:
        package = PACKAGES[name]
        return Tool(use, package, True, _version(package), _licence(package), command[0])
    asked = _said([command[0], "-V"])
    found = re.search(r"version\s+(\S+)", asked or "")
    licence = "EPL" if name == "system" else ""
    return Tool(use, "Graphviz" if name == "system" else name, True, found[1] if found else "", licence, command[0])


def _package(use: str, package: str, module: str, remedy: str) -> Tool:
    spec = util.find_spec(module)
    if spec is None:
        return Tool(use, package, found=False, remedy=remedy)
    return Tool(use, package, True, _version(package), _licence(package), spec.origin or "")


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""


def _licence(package: str) -> str:
    """What the package says of its licence, in a few words."""
    try:
        about = metadata.metadata(package)
    except metadata.PackageNotFoundError:
        return ""
    said = next((about[name] for name in ("License-Expression", "License") if name in about), "")
    classes = [
        line.rpartition(" :: ")[2] for line in about.get_all("Classifier") or () if line.startswith("License ::")
    ]
    return said if 0 < len(said) < 60 and "\n" not in said else ", ".join(classes)  # noqa: PLR2004 - else it is the whole text


def families() -> list[str] | None:
    """The families of fonts on this machine, asked from whatever knows them; None where nothing does."""
    if util.find_spec("typst") and (told := _said([sys.executable, "-P", "-c", FONTS])) is not None:
        return sorted(set(filter(None, told.splitlines())))
    listing = which("fc-list")
    if listing and (told := _said([listing, ":", "family"])) is not None:
        return sorted({name.strip() for line in told.splitlines() for name in line.split(",") if name.strip()})
    return None


def _said(command: list[str]) -> str | None:
    """What a program writes, on either stream; None when it does not end well."""
    try:
        done = subprocess.run(command, capture_output=True, timeout=PATIENCE, check=False)  # noqa: S603 - an engine, or Python
    except (OSError, subprocess.SubprocessError):
        return None
    return (done.stdout + done.stderr).decode("utf-8", "replace") if done.returncode == 0 else None
