"""Finding the files that an annotation names: other annotations, and the texts of articles."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from attrs import frozen

from argmap.ground.catalogue import finding
from argmap.ground.diagnostics import Diagnostic
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
        where = ", ".join(f"`{folder}`" for folder in folders)
        message = f"the article's text `{name}` was not found, so its anchors were not checked"
        help = "name the folder with the texts by `--texts` or in ARGMAP_TEXTS"
        found.append(finding("text-missing", message, span, "", notes=(f"looked in {where}",), help=help))
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
    for article in debate.articles:
        if article.text and article.origin:
            beside = Finder(Path(article.origin.file).parent, (finder.home, *finder.texts))
            text = beside.text(article.text, article.places.get("text", article.origin), found)
            if text:
                texts[article.id] = text
    return texts, found
