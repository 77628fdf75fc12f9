"""`argmap new`: start an annotation from the text of an article."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from pathlib import Path

from argmap.cli import streams
from argmap.cli.inputs import STDIN, SUFFIX

EXAMPLES = """
  argmap new wicker-2016.txt                      writes wicker-2016.argmap beside it
  argmap new texts/wicker-2016.txt -o wicker.argmap
  argmap new wicker-2016.txt -o -                 prints it
"""


def arguments(parser: ArgumentParser) -> None:
    """The text and the annotation."""
    parser.add_argument("article", metavar="ARTICLE.txt", help="the text of the article")
    parser.add_argument("-o", "--output", metavar="FILE", help="the annotation, or - for the standard output")
    parser.add_argument("--force", action="store_true", help="replace a file that is there")


def run(options: Namespace) -> int:
    """Write the skeleton; 1 when the text cannot be read or the annotation is there already."""
    from argmap.ground.source import decode, encode  # noqa: PLC0415
    from argmap.passages import skeleton  # noqa: PLC0415

    article = Path(options.article)
    target = options.output or str(article.with_suffix(SUFFIX))
    if target != STDIN and Path(target).exists() and not options.force:
        streams.tell(f"{target} is there already; --force replaces it")
        return 1
    try:
        text = decode(article.read_bytes(), options.article).text
        data = encode(skeleton(text, _seen_from(target, article)))
        if target == STDIN:
            streams.write_bytes(data)
        else:
            _write(target, data)
            streams.tell(f"wrote {target}")
    except BrokenPipeError:
        raise
    except OSError as error:
        streams.tell(streams.complaint(options.article, error))
        return 1
    return 0


def _seen_from(target: str, article: Path) -> str:
    """The name of the text as the annotation has to give it: from the annotation's folder, with slashes."""
    folder = Path() if target == STDIN else Path(target).parent
    try:
        return Path(os.path.relpath(article, folder)).as_posix()
    except ValueError:  # on another drive of Windows
        return article.resolve().as_posix()


def _write(target: str, data: bytes) -> None:
    from argmap.ground.files import write_atomically  # noqa: PLC0415 - not for the standard output

    write_atomically(target, data)
