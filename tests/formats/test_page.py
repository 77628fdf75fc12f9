"""The page of formats is what the formats are."""

from __future__ import annotations

import os
import re
from typing import Any

from argmap.formats import FORMATS, get
from tests.test_gallery import ROOT, script

page: Any = script(ROOT / "docs" / "formats.py")


def test_the_page_is_made_from_the_formats() -> None:
    """ARGMAP_ACCEPT=1 writes it anew; look at what changed."""
    text = page.PAGE.read_text("utf-8")
    made = page.written(text)
    if os.environ.get("ARGMAP_ACCEPT") == "1":
        assert os.environ.get("CI") != "true", "CI compares; only people accept"
        page.PAGE.write_text(made, "utf-8")
    assert made == text, "python docs/formats.py"


def test_every_format_says_what_it_is() -> None:
    for name in FORMATS:
        format = get(name)
        assert format.title
        assert format.about, name
        assert not re.search(r"[.]$", format.title)
        assert all(not item.endswith(".") for item in (*format.kept, *format.unread))


def test_argmaps_own_json_holds_everything() -> None:
    """And no format holds less than the texts of the statements, unless it says so in the table."""
    text = page.PAGE.read_text("utf-8")
    head, *rows = [line for line in text.splitlines() if line.startswith("| ") and line.count("|") > 10]
    names = [cell.strip() for cell in head.strip("|").split("|")][1:]
    cells = {
        row.strip("|").split("|")[0].strip(): [cell.strip() for cell in row.strip("|").split("|")][1:] for row in rows
    }
    assert {row[names.index("json")] for row in cells.values()} == {page.ALL}
    assert all(set(row) <= {page.ALL, page.SOME, page.NONE} for row in cells.values())
    undercuts = dict(zip(names, cells["undercuts of inferences"], strict=True))
    assert undercuts["aif"] == undercuts["argdown"] == undercuts["arguebuf"] == page.ALL
