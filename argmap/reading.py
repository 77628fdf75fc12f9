"""Finding the files that an annotation names: other annotations, and the texts of articles."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from attrs import frozen

from argmap.ground.catalogue import finding
from argmap.ground.diagnostics import Diagnostic, Label
from argmap.ground.source import Source, Span, decode
from argmap.model import Debate


@frozen
class Finder:
    """Where files may be read from: the folder of the file that was asked for, and the folders with texts."""

    home: Path
    texts: tuple[Path, ...]

    @classmethod
    def beside(cls, path: Path, texts: Sequence[str | os.PathLike[str]] | None) -> Finder:
        """The places for a file; `texts` None means the folders that `ARGMAP_TEXTS` names."""
        if texts is None:
            texts = [folder for folder in os.environ.get("ARGMAP_TEXTS", "").split(os.pathsep) if folder]
        return cls(path.parent, tuple(Path(folder) for folder in texts))

    def read(self, beside: str, name: str, span: Span, found: list[Diagnostic]) -> Source | None:
        """The annotation that a file names, or None with a diagnostic."""
        path = Path(beside).parent / name
        if not _inside(path, (self.home,)):
            found.append(_outside(name, span))
            return None
        try:
            return decode(path.read_bytes(), str(path))
        except (OSError, ValueError) as error:  # ValueError: a name with a null character
            why = getattr(error, "strerror", None) or str(error)
            message = f"`{name}` cannot be read"
            help = f"the name is relative to the folder of `{Path(beside).name}`"
            found.append(finding("include-missing", message, span, why.lower(), help=help))
            return None

    def text(self, name: str, span: Span, found: list[Diagnostic]) -> Source | None:
        """The text of an article, from beside the annotation or one of the folders with texts; None if it is in none."""
        folders = (self.home, *self.texts)
        candidates = [folder / name for folder in folders]
        allowed = [path for folder, path in zip(folders, candidates, strict=True) if _inside(path, (folder, *folders))]
        if not allowed:
            found.append(_outside(name, span))
            return None
        for path in allowed:
            try:
                return decode(path.read_bytes(), str(path))
            except (OSError, ValueError):
                continue
        return None


def _inside(path: Path, roots: Sequence[Path]) -> bool:
    try:
        real = path.resolve()
        return any(real.is_relative_to(root.resolve()) for root in roots)
    except (OSError, ValueError, RuntimeError):  # a loop of links, or a null character
        return False


def _outside(name: str, span: Span) -> Diagnostic:
    return finding(
        "outside-roots", f"`{name}` leads out of the folder", span, "refused",
        notes=("an annotation may come from anywhere, so it cannot make argmap read any file it likes",),
        help="put the file beside the annotation, or its folder into `--texts`",
    )  # fmt: skip


def find_texts(debate: Debate, finder: Finder) -> tuple[dict[str, Source], list[Diagnostic]]:
    """The texts of the articles, by the article's id, and what is wrong with where they are said to be."""
    texts: dict[str, Source] = {}
    found: list[Diagnostic] = []
    missing: list[Span] = []
    names: list[str] = []
    for article in debate.articles:
        if article.text and article.origin:
            beside = Finder(Path(article.origin.file).parent, (finder.home, *finder.texts))
            span = article.places.get("text", article.origin)
            refused = len(found)
            text = beside.text(article.text, span, found)
            if text:
                texts[article.id] = text
            elif len(found) == refused:
                missing.append(span)
                names.append(article.text)
    if missing:
        found.append(_missing(missing, names, finder))
    return texts, found


def _missing(spans: list[Span], names: list[str], finder: Finder) -> Diagnostic:
    """One hint for all texts that are not at hand."""
    count = f"the texts of {len(spans)} articles were"
    if len(names) == 1:
        count = f"the text `{names[0]}` was"
    folders = dict.fromkeys(str(folder) for folder in (Path(spans[0].file).parent, finder.home, *finder.texts))
    notes = (f"looked in {', '.join(f'`{folder}`' for folder in folders)}",)
    help = "name the folder with the texts by `--texts` or in ARGMAP_TEXTS"
    others = tuple(Label(span, "nor this") for span in spans[1:])
    message = f"{count} not found, so anchors were not checked"
    return finding("text-missing", message, spans[0], "not found", others=others, notes=notes, help=help)
