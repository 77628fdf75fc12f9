"""`argmap convert`: annotations into the formats of other tools, and theirs into annotations."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.cli import streams
from argmap.cli.parser import add_texts

if TYPE_CHECKING:
    from argmap.cli.progress import Progress
    from argmap.formats.format import Written
    from argmap.pipeline import Loaded

EXAMPLES = """
  argmap convert debate.argmap debate.aif.json      what the name ends with says the format
  argmap convert nodeset10.json nodeset10.argmap    the format of a file is told from its content
  argmap convert debate.argdown -                   prints the annotation
  argmap convert debate.argmap - --to mermaid
  argmap convert corpus/*.xml annotations/ --to argmap
  argmap convert debate.argmap a.aif.json --lost lost.csv   also lists what AIF cannot hold
  argmap convert --list                             all formats
"""
LEAST = 2
"""Paths that a conversion needs: from where, to where."""


def arguments(parser: ArgumentParser) -> None:
    """From where, to where, and in which formats."""
    parser.add_argument(
        "paths", metavar="FILE", nargs="*",
        help="the file to read and the file to write, or - for the standard streams; several to read need a folder to write to",
    )  # fmt: skip
    parser.add_argument(
        "--from", dest="source", metavar="FORMAT", help="the format to read; without it, it is told from the file"
    )
    parser.add_argument(
        "--to", dest="target", metavar="FORMAT",
        help="the format to write; without it, what OUT ends with says it, and the standard output gets an annotation",
    )  # fmt: skip
    parser.add_argument(
        "--lost",
        metavar="OUT",
        help="list everything that the format cannot hold in this file (.csv, .json, .md), or - ",
    )
    parser.add_argument(
        "--strict", action="store_true", help="exit with 1 and write nothing where anything would be lost"
    )
    parser.add_argument("--force", action="store_true", help="replace an annotation that is there")
    parser.add_argument("--list", dest="listed", action="store_true", help="list the formats, and end")
    parser.add_argument("-q", "--quiet", action="store_true", help="do not tell what was written and what was lost")
    add_texts(parser)


def run(options: Namespace) -> int:
    """Convert; 0 when all files were read without an error and written, 1 when there are problems, 2 when not understood."""
    from argmap.cli.inputs import STDIN, inputs  # noqa: PLC0415
    from argmap.cli.progress import Progress  # noqa: PLC0415
    from argmap.ground.errors import ArgmapError  # noqa: PLC0415

    if options.listed:
        return _list()
    try:
        _known(options)
    except ArgmapError as error:
        streams.tell(str(error))
        return 2
    if len(options.paths) < LEAST:
        streams.tell("name the file to read and the file to write (argmap convert --help)")
        return 2
    *given, out = options.paths
    found, failed = inputs(given)
    folder = out != STDIN and (Path(out).is_dir() or out.endswith(("/", "\\")))
    if len(found) > 1 and not folder:
        streams.tell(
            f"{len(found)} files are to be read, so {out!r} has to be a folder (it would be made if it ended in /)"
        )
        return 2
    if folder and options.target is None:
        streams.tell("into a folder, --to has to name the format")
        return 2
    with Progress(len(found)) as progress:
        for path in found:
            progress.step(path)
            target = _inside(out, path, options.target) if folder else out
            failed += not _converted(path, target, options, progress)
    return int(bool(failed))


def _known(options: Namespace) -> None:
    """Raise `ArgmapError` for a format that does not exist or does not go that way."""
    from argmap.exchange import ARGMAP  # noqa: PLC0415
    from argmap.formats import get  # noqa: PLC0415
    from argmap.ground.errors import FormatError  # noqa: PLC0415

    if options.source not in (None, ARGMAP) and get(options.source).read is None:
        raise FormatError(f"{get(options.source).title} can be written but not read")
    if options.target not in (None, ARGMAP) and get(options.target).write is None:
        raise FormatError(f"{get(options.target).title} can be read but not written")


def _inside(folder: str, path: str, target: str) -> str:
    """Where in a folder the converted file goes."""
    from argmap.exchange import ARGMAP, SUFFIX  # noqa: PLC0415
    from argmap.formats import get  # noqa: PLC0415
    from argmap.formats.registry import stem_of  # noqa: PLC0415

    suffix = SUFFIX if target == ARGMAP else get(target).suffixes[0]
    return str(Path(folder) / f"{stem_of(Path(path).name)}{suffix}")


def _converted(path: str, out: str, options: Namespace, progress: Progress) -> bool:
    """Convert one file; whether all is well with it."""
    from argmap.cli.inputs import STDIN  # noqa: PLC0415
    from argmap.cli.loading import load_one  # noqa: PLC0415
    from argmap.exchange import ARGMAP, target_format, written  # noqa: PLC0415
    from argmap.ground.errors import ArgmapError  # noqa: PLC0415

    try:
        target = options.target or (ARGMAP if out == STDIN else target_format(out))
        _known(Namespace(source=None, target=target))
        _allowed(path, out, force=options.force)
        loaded = load_one(path, options.texts, options.source)
        progress.wipe()
        if loaded is None:
            return False
        bad = _told(path, loaded, options)
        made = written(loaded.model, target, texts=loaded.texts)
        if options.strict and made.lost:
            _tell_lost(out, target, made)
            streams.tell(f"{out}: not written, for something would be lost")
            return False
        _write(made, out, target, quiet=options.quiet)
        if target == ARGMAP and out != STDIN:
            _write_texts(loaded, out, quiet=options.quiet)
        if not options.quiet:
            _tell_lost(out, target, made)
        if options.lost:
            _write_losses(made, options.lost)
    except BrokenPipeError:
        raise
    except (ArgmapError, OSError) as error:
        progress.wipe()
        streams.tell(streams.complaint(out if isinstance(error, OSError) else path, error))
        return False
    return not bad


def _allowed(path: str, out: str, *, force: bool) -> None:
    """Raise `FormatError` where something that somebody wrote would be overwritten."""
    from argmap.cli.inputs import STDIN  # noqa: PLC0415
    from argmap.exchange import SUFFIX  # noqa: PLC0415
    from argmap.ground.errors import FormatError  # noqa: PLC0415

    if out == STDIN or not Path(out).exists():
        return
    if path != STDIN and Path(path).exists() and Path(path).samefile(out):
        raise FormatError("the file to read is the file to write")
    if out.endswith(SUFFIX) and not force:
        raise FormatError(f"{out} is there already; --force replaces it")


def _told(path: str, loaded: Loaded, options: Namespace) -> bool:
    """Whether the file has errors; what is wrong with it goes to the standard error."""
    from argmap.cli.inputs import STDIN  # noqa: PLC0415
    from argmap.ground.diagnostics import Severity  # noqa: PLC0415

    least = Severity.ERROR if options.quiet else Severity.WARNING
    shown = [d for d in loaded.diagnostics if d.severity >= least]
    bad = any(d.severity >= Severity.ERROR for d in shown)
    if shown:
        from argmap.render.problems import terminal  # noqa: PLC0415

        report = terminal.report(shown, loaded.sources, colour=streams.colour(options.color), width=streams.width())
        streams.write_error(report)
    if not options.quiet:
        for diagnostic in loaded.diagnostics:
            if diagnostic.severity is Severity.HINT and diagnostic.code.startswith("AM7"):
                streams.tell(f"{'the standard input' if path == STDIN else path}: {diagnostic.message}")
    if bad:
        streams.tell(f"{path}: it has errors; what could be read is converted")
    return bad


def _write(made: Written, out: str, target: str, *, quiet: bool) -> None:
    from argmap.cli.inputs import STDIN  # noqa: PLC0415
    from argmap.exchange import write_parts  # noqa: PLC0415
    from argmap.ground.errors import FormatError  # noqa: PLC0415
    from argmap.ground.source import encode  # noqa: PLC0415

    if out == STDIN:
        if len(made.parts) > 1:
            suffixes = ", ".join(part.suffix for part in made.parts[1:])
            raise FormatError(
                f"{target} is several files here (also {suffixes}), which cannot go to one stream; name a file"
            )
        streams.write_bytes(encode(made.text))
        return
    Path(out).parent.mkdir(parents=True, exist_ok=True)
    paths = write_parts(made, out, target)
    if not quiet:
        streams.tell(f"wrote {', '.join(map(str, paths))}")


def _write_texts(loaded: Loaded, out: str, *, quiet: bool) -> None:
    """Put the texts that came with a foreign file beside the annotation, under the names that it has for them, where there is
    no file of that name: without them the anchors could not be checked, nor places be written back.
    """
    from argmap.ground.files import write_atomically  # noqa: PLC0415

    for article in loaded.model.articles:
        text = loaded.texts.get(article.id)
        if text is None or Path(article.text).name != article.text or article.text in ("", ".", ".."):
            continue
        place = Path(out).parent / article.text
        if not place.exists():
            write_atomically(place, text.text)
            if not quiet:
                streams.tell(f"wrote {place}, the text of {article.id}")


def _tell_lost(out: str, target: str, made: Written) -> None:
    """What the written file does not hold, in a few lines."""
    from argmap.formats import get  # noqa: PLC0415
    from argmap.formats.loss import summary  # noqa: PLC0415

    if made.lost:
        name = "the output" if out == "-" else out
        streams.tell(f"{name}: {get(target).title} cannot hold {'; '.join(summary(made.lost))}")


def _write_losses(made: Written, out: str) -> None:
    from argmap.cli.inputs import STDIN  # noqa: PLC0415
    from argmap.ground.files import write_atomically  # noqa: PLC0415
    from argmap.render import table  # noqa: PLC0415

    rows = table.Table(("what", "id", "field"), tuple((loss.what, loss.id, loss.field) for loss in made.lost))
    ending = Path(out).suffix.lower()
    text = {".json": table.json, ".md": table.markdown}.get(ending, table.csv)(rows)
    if out == STDIN:
        streams.write(text)
    else:
        write_atomically(out, text)


def _list() -> int:
    """A line for each format: what it is called, which ways it goes, what its files end with."""
    from argmap.cli.streams import width  # noqa: PLC0415
    from argmap.exchange import ARGMAP, SUFFIX  # noqa: PLC0415
    from argmap.formats import get, names  # noqa: PLC0415
    from argmap.ground.errors import FormatError  # noqa: PLC0415
    from argmap.render import table  # noqa: PLC0415

    rows: list[tuple[str, ...]] = [(ARGMAP, "read, write", SUFFIX, "the annotation language")]
    for name in names():
        try:
            format = get(name)
        except FormatError as error:
            streams.tell(str(error))
            continue
        ways = ", ".join(way for way, does in (("read", format.read), ("write", format.write)) if does)
        rows.append((name, ways, " ".join(format.suffixes), format.title))
    streams.write(table.text(table.Table(("format", "can be", "files", "what it is"), tuple(rows)), width=width()))
    return 0
