"""`argmap agree`: how far several annotations of one text say the same."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.cli import streams
from argmap.cli.parser import add_files, add_texts

if TYPE_CHECKING:
    from argmap.ground.source import Source
    from argmap.pipeline import Loaded

EXAMPLES = """
  argmap agree anna.argmap ben.argmap --texts ../texts
  argmap agree anna.argmap ben.argmap carla.argmap --show figures
  argmap agree anna.argmap ben.argmap --format markdown > agreement.md
"""
FORMATS, PARTS = ("text", "json", "csv", "markdown"), ("all", "figures", "paragraphs")
USAGE = 2


def arguments(parser: ArgumentParser) -> None:
    """Two or more annotations, what counts as the same, and the format."""
    add_files(parser)
    parser.add_argument(
        "--format", choices=FORMATS, default="text", help="how it is written (text); csv holds the figures"
    )
    parser.add_argument(
        "--show", choices=PARTS, default="all", help="only the figures, or only what was found in each paragraph"
    )
    parser.add_argument(
        "--overlap", type=_share, metavar="SHARE", default=None,
        help="what two passages share, by what both cover, from which they count as the same (0.33)",
    )  # fmt: skip
    add_texts(parser)


def run(options: Namespace) -> int:
    """Print how far the annotations agree; 1 when one has errors or cannot be read, or they are not of one text."""
    from argmap.analysis.annotators import OVERLAP, agree  # noqa: PLC0415 - loaded only when it is needed
    from argmap.cli.inputs import inputs  # noqa: PLC0415
    from argmap.cli.loading import load_each, warn  # noqa: PLC0415
    from argmap.ground.errors import ArgmapError  # noqa: PLC0415

    paths, failed = inputs(options.files)
    if len(paths) < 2 and not failed:  # noqa: PLR2004 - one annotator agrees with nobody
        streams.tell(f"agreement needs at least two annotations, and this is {len(paths)}: {', '.join(paths)}")
        return USAGE
    found: dict[str, Loaded] = {}
    for path, loaded in load_each(paths, options.texts):
        if loaded is None:
            failed += 1
            continue
        failed += warn(path, loaded)
        found[path] = loaded
    if len(found) < 2:  # noqa: PLR2004
        return 1
    try:
        agreement = agree(
            *(loaded.model for loaded in found.values()),
            names=names(list(found)),
            texts=_texts(found),
            overlap=options.overlap or OVERLAP,
        )
    except ArgmapError as error:
        streams.tell(str(error))
        return 1
    from argmap.render import side_by_side  # noqa: PLC0415

    match options.format:
        case "text":
            colour = streams.colour(options.color)
            streams.write(side_by_side.text(agreement, streams.width(), part=options.show, colour=colour))
        case "markdown":
            streams.write(side_by_side.markdown(agreement, part=options.show))
        case "csv":
            streams.write(side_by_side.csv(agreement))
        case "json":
            streams.write(side_by_side.json(agreement, part=options.show))
    return int(bool(failed))


def names(paths: Sequence[str]) -> tuple[str, ...]:
    """What the annotators are called: their files without folder and ending, where that tells them apart."""
    stems = [Path(path).stem for path in paths]
    return tuple(stems if len(set(stems)) == len(stems) else paths)


def _texts(found: dict[str, Loaded]) -> dict[str, Source]:
    """The texts of all articles; of two for one article the first, after a line about it where they differ."""
    texts: dict[str, Source] = {}
    for path, loaded in found.items():
        for id, source in loaded.texts.items():
            if texts.setdefault(id, source).text != source.text:
                streams.tell(f"{path}: its text of {id} ({source.name}) differs from {texts[id].name}, which is used")
    return texts


def _share(word: str) -> float:
    """The type of `--overlap`."""
    try:
        share = float(word)
    except ValueError:
        share = 0.0
    if not 0 < share <= 1:
        raise ArgumentTypeError(f"{word!r} is no share: a number above 0 and at most 1")
    return share
