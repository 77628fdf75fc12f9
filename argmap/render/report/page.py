"""The page of a report. The only door to jinja2, which escapes all that comes from annotations."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from attrs import frozen

if TYPE_CHECKING:
    from jinja2 import Template


@frozen
class FigurePart:
    """A figure on the page; `drawing` is an SVG element, or nothing where `reason` says why there is none."""

    name: str
    heading: str
    words: str
    drawing: str = ""
    reason: str = ""
    wide: bool = False


@frozen
class TablePart:
    """A table on the page; `count` says how many rows it has, of which the page may show only the first."""

    heading: str
    words: str
    count: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def page(**parts: Any) -> str:
    """The text of the page: `title`, `subtitle`, `language`, `summary`, `figures`, `tables` and `footer`."""
    return _template().render(**parts)


@lru_cache(maxsize=1)
def _template() -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 - only reports pay for it

    loader = PackageLoader("argmap.render.report")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined).get_template("index.html.j2")
