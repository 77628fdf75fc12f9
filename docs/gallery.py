"""Draw the pictures of docs/gallery.md anew.

    python docs/gallery.py

The page is written by hand, down to the commands; this runs each command of argmap that it names, puts what was drawn into
docs/img/gallery and below the command, and measures the pictures that stand beside each other. A new picture is a command and a
line `<img alt="what one sees" ...>` under it. Argdown and arguebuf draw only where they are at hand; where they are not, their
pictures are kept. What the page says of the pictures somebody has seen in them: look again when they change.
"""
# ruff: noqa: INP001, T201 - a script for the shell

from __future__ import annotations

import contextlib
import io
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from html import escape, unescape
from pathlib import Path
from typing import NamedTuple

from argmap.cli.main import main as argmap

ROOT = Path(__file__).resolve().parent.parent
PAGE, FOLDER = ROOT / "docs" / "gallery.md", ROOT / "docs" / "img" / "gallery"
BESIDE = ROOT / "benchmarks" / "same_argument.py"

ENTRY = re.compile(r"```sh\n(?P<command>[^\n]+)\n```\n\n(?P<images>(?:<[^\n]+\n)+)")
IMAGE = re.compile(r'<img src="img/gallery/(?P<name>[^"]+)" alt="(?P<alt>[^"]*)"')
NUMBER = re.compile(r" \(\d+ of \d+\)$")
SIZES = re.compile(r"(?<=<!-- sizes -->\n\n).*?(?=\n<!-- until here -->)", re.DOTALL)
STAMP = re.compile(r"<!-- drawn by (?P<tool>.+?) -->")
SIZE = re.compile(r'<svg[^>]*?\swidth="([\d.]+)pt"[^>]*?\sheight="([\d.]+)pt"', re.DOTALL)
LETTERS = re.compile(r'<text[^>]*?\sfont-size="([\d.]+)"[^>]*>([^<]*)<')

WIDE, HIGH, NARROW = 860.0, 640.0, 180.0
"""No picture is shown wider or higher than this on the page, in pixels, but a strip not narrower; a click shows it as it is."""


class Entry(NamedTuple):
    """A command of the page, what the picture below it shows in words, and the names of the files that it shows."""

    command: str
    alt: str
    names: tuple[str, ...]


def entries(page: str) -> list[Entry]:
    """All pictures of a page with their commands, those of the other tools too."""
    return [_entry(found) for found in ENTRY.finditer(page)]


def _entry(found: re.Match[str]) -> Entry:
    images = list(IMAGE.finditer(found["images"]))
    alt = NUMBER.sub("", unescape(images[0]["alt"])) if images else ""
    return Entry(found["command"], alt, tuple(image["name"] for image in images))


def is_ours(entry: Entry) -> bool:
    """Whether argmap draws it."""
    return entry.command.startswith(("argmap render ", "argmap compare "))


def draw(command: str, folder: Path) -> list[str]:
    """Run a command of the page as if `folder` were where its picture goes; the names of the files that it wrote.

    Raises `RuntimeError` with what argmap said when it fails.
    """
    *words, output = shlex.split(command)[1:]
    said = io.StringIO()
    with tempfile.TemporaryDirectory() as place, contextlib.chdir(ROOT):
        with contextlib.redirect_stderr(said):
            status = argmap([*words, str(Path(place, output)), "--quiet"])
        if status:
            raise RuntimeError(f"{command}: {said.getvalue().strip()}")
        files = sorted(Path(place).iterdir(), key=lambda file: (len(file.name), file.name))  # 2 before 10
        for file in files:
            shutil.move(file, folder / file.name)
    return [file.name for file in files]


def written(page: str, drawn: dict[str, list[str]], folder: Path) -> str:
    """The page with the pictures of its commands, as far as these are among `drawn`, and with the sizes of all."""

    def entry(found: re.Match[str]) -> str:
        old = _entry(found)
        names = drawn.get(old.command, old.names)
        images = (_image(folder / name, old.alt, n, len(names)) for n, name in enumerate(names, 1))
        return f"```sh\n{old.command}\n```\n\n" + "".join(f"{image}\n" for image in images)

    return SIZES.sub(lambda _: "\n".join(_sizes(entries(page), folder)), ENTRY.sub(entry, page))


def _image(file: Path, alt: str, number: int, among: int) -> str:
    """The picture as a link to itself; one of several says which one it is, and they stand side by side."""
    words = escape(f"{alt} ({number} of {among})" if among > 1 else alt)
    width, height = _size(file)
    scale = min(WIDE / min(among, 3) / width, max(HIGH / height, NARROW / width), 1)
    address = f"img/gallery/{file.name}"
    return f'<a href="{address}"><img src="{address}" alt="{words}" width="{width * scale:.0f}"></a>'


def _size(file: Path) -> tuple[float, float]:
    """Width and height, of a PNG in pixels and of an SVG in points."""
    content = file.read_bytes()
    if file.suffix == ".png":
        return float(int.from_bytes(content[16:20])), float(int.from_bytes(content[20:24]))
    found = SIZE.search(content.decode())
    assert found, f"{file.name} has a size"
    return float(found[1]), float(found[2])


def _sizes(shown: list[Entry], folder: Path) -> Iterator[str]:
    """A table of the pictures of the other tools and the one before them, which shows the same."""
    first = next((n for n, entry in enumerate(shown) if not is_ours(entry)), len(shown))
    yield "| drawn by | points | letters | bytes |"
    yield "| --- | ---: | ---: | ---: |"
    for entry in shown[max(first - 1, 0) :]:
        text = (folder / entry.names[0]).read_text("utf-8")
        tool = stamp["tool"] if (stamp := STAMP.search(text)) else "argmap"
        width, height = _size(folder / entry.names[0])
        letters: Counter[float] = Counter()
        for size, line in LETTERS.findall(text):
            letters[float(size)] += len(line)
        (usual, _), *_ = letters.most_common(1)
        yield f"| {tool} | {width:,.0f} x {height:,.0f} | {usual:g} | {len(text.encode()):,} |"
    yield ""


def main() -> int:
    """Draw everything that can be drawn here and write the page; 1 when a picture of argmap's could not be drawn."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    page = PAGE.read_text("utf-8")
    failed, drawn = 0, {}
    for entry in entries(page):
        if is_ours(entry):
            try:
                drawn[entry.command] = draw(entry.command, FOLDER)
            except RuntimeError as error:
                print(error, file=sys.stderr)
                failed = 1
    subprocess.run([sys.executable, str(BESIDE), str(FOLDER)], check=False)  # says itself what it kept  # noqa: S603 - this Python
    PAGE.write_text(written(page, drawn, FOLDER), "utf-8")
    shown = {name for entry in entries(PAGE.read_text("utf-8")) for name in entry.names}
    for file in FOLDER.iterdir():
        if file.name not in shown:  # a picture of a command that the page had once
            file.unlink()
    print(f"wrote {PAGE.relative_to(ROOT)} and {len(shown)} pictures in {FOLDER.relative_to(ROOT)}", file=sys.stderr)
    return failed


if __name__ == "__main__":
    sys.exit(main())
