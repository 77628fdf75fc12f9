"""Which line stands under which: the outline that the spaces at the beginning of lines draw."""

from __future__ import annotations

from attrs import define, field

from argmap.ground.catalogue import finding
from argmap.ground.diagnostics import Diagnostic, Edit, Label
from argmap.ground.source import BOM, Source
from argmap.syntax.tree import TOP


@define
class Indentation:
    """The lines that are open at the place where the file is being read."""

    source: Source
    mark: str = ""
    """The character that this file indents by: the first that it used."""
    unit: int = 0
    """How many of them the first indented line had; what a tab among spaces is taken for."""
    mark_place: tuple[int, int] = (0, 0)
    widths: list[int] = field(factory=list)
    indices: list[int] = field(factory=list)

    def parent(self, index: int, offset: int, raw: str, indent: int, diagnostics: list[Diagnostic]) -> int:
        """The index of the line that the line `index`, beginning at `offset`, stands under; complains on the way."""
        width = self._width(offset, raw[:indent].lstrip(BOM), diagnostics) if indent else 0
        widths, indices = self.widths, self.indices
        if not widths or width > widths[-1]:
            parent = indices[-1] if indices else TOP
        else:
            closed = widths[-1]
            while widths and widths[-1] >= width:
                closed = widths.pop()
                indices.pop()
            parent = indices[-1] if indices else TOP
            if closed != width and indices:
                diagnostics.append(self._bad_dedent(offset, indent, width, closed))
        widths.append(width)
        indices.append(index)
        return parent

    def _width(self, offset: int, space: str, diagnostics: list[Diagnostic]) -> int:
        if not space:
            return 0
        if not self.mark:
            self.mark, self.unit, self.mark_place = space[0], len(space), (offset, offset + len(space))
        if space.count(self.mark) == len(space):
            return len(space)
        other = "spaces" if self.mark == "\t" else "a tab"
        usual = "tabs" if self.mark == "\t" else "spaces"
        start = offset + next(n for n, c in enumerate(space) if c != self.mark)
        if self.mark == "\t":
            width = space.count("\t") + -(-space.count(" ") // 4)
        else:
            width = space.count(" ") + space.count("\t") * max(self.unit, 1)
        mend = Edit(self.source.span(offset, offset + len(space)), self.mark * width)
        diagnostics.append(
            finding(
                "mixed-indentation",
                f"{other} in the indentation of a file that is indented by {usual}",
                self.source.span(start, offset + len(space)),
                other,
                others=(Label(self.source.span(*self.mark_place), f"indented by {usual} since here"),),
                help=f"indent this line by {usual} too",
                edits=(mend,),
            )
        )
        return width

    def _bad_dedent(self, offset: int, indent: int, width: int, closed: int) -> Diagnostic:
        levels = [str(w) for w in (*self.widths, closed)][-4:]  # the nearest ones tell enough
        fits = min((*self.widths, closed), key=lambda w: abs(w - width))
        return finding(
            "bad-dedent",
            f"this line is indented by {width}, which no line above it is",
            self.source.span(offset, offset + indent),
            f"{width} here",
            notes=(f"lines above it are indented by {', '.join(levels[:-1])} and {levels[-1]}",),
            help=f"indent it by {fits}",
            edits=(Edit(self.source.span(offset, offset + indent), self.mark * fits),),
        )
