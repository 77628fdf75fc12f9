"""`argmap stats`: count what is in each article."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from argmap.cli import streams
from argmap.cli.parser import add_files, add_texts

if TYPE_CHECKING:
    from argmap.model import Debate

EXAMPLES = """
  argmap stats debate.argmap
  argmap stats *.argmap --format csv > stats.csv
  argmap stats *.argmap --texts ../texts --format markdown
"""
FORMATS = ("text", "csv", "json", "markdown")


def arguments(parser: ArgumentParser) -> None:
    """Files and the format."""
    add_files(parser)
    parser.add_argument("--format", choices=FORMATS, default="text", help="how the table is written (text)")
    add_texts(parser)


def run(options: Namespace) -> int:
    """Print the figures of each article of all files; 1 when a file has errors or could not be read."""
    from argmap.analysis.stats import ArticleStats, stats  # noqa: PLC0415 - loaded only when it is needed
    from argmap.cli.inputs import inputs  # noqa: PLC0415
    from argmap.cli.loading import load_each, warn  # noqa: PLC0415
    from argmap.render import statistics, table  # noqa: PLC0415

    paths, failed = inputs(options.files)
    rows: dict[tuple[str, str], tuple[int, ArticleStats]] = {}
    for path, loaded in load_each(paths, options.texts):
        if loaded is None:
            failed += 1
            continue
        failed += warn(path, loaded)
        size = len(loaded.model.articles)
        for row in stats(loaded.model, loaded.texts):
            place = _file(loaded.model, row.article) or path, row.article
            if size > rows.get(place, (-1,))[0]:  # a debate knows more of its articles than they know of it
                rows[place] = size, row
    counted = table.table([row for _, row in rows.values()], ArticleStats)
    match options.format:
        case "text":
            streams.write(statistics.text((row for _, row in rows.values()), streams.width()))
        case "markdown":
            streams.write(table.markdown(table.transposed(counted)))
        case "csv":
            streams.write(table.csv(counted))
        case "json":
            streams.write(table.json(counted))
    return int(bool(failed))


def _file(debate: Debate, article: str) -> str:
    """The file that an article stands in."""
    origin = debate.graph.articles[article].origin if article in debate.graph.articles else None
    return origin.file if origin else ""
