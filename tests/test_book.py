"""Several pictures that lead to each other, as files and as pages of one PDF."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import argmap
from argmap.cli.main import main
from argmap.ground.errors import EngineError, UnknownNameError
from argmap.render import book, pictures
from argmap.render.book import split
from tests.needs import needs
from tests.pictured import SEVERAL
from tests.test_views import TREE

HREF = re.compile(r'href="([^"]+\.svg)"')


def test_every_link_leads_to_a_picture(tmp_path: Path) -> None:
    paths = split(TREE, tmp_path / "map.svg")
    assert [path.name for path in paths] == ["map.svg", "map-a.svg", "map-b.svg", "map-further-claims.svg"]
    links = {link for path in paths for link in HREF.findall(path.read_text("utf-8"))}
    assert links
    assert links <= {path.name for path in paths}
    assert sorted(tmp_path.iterdir()) == sorted(paths)


def test_by_article(tmp_path: Path) -> None:
    paths = split(SEVERAL, tmp_path / "all.svg", by="article", theme="dark")
    assert len(paths) == len({s.article for s in SEVERAL}) + 1
    with pytest.raises(ValueError, match="chapter"):
        split(SEVERAL, tmp_path / "all.svg", by="chapter")


def test_one_part_is_one_picture(tmp_path: Path) -> None:
    debate = argmap.parse("claim a: A.\n  premise b: B.\n").model
    assert split(debate, tmp_path / "one.svg") == (tmp_path / "one.svg",)


@needs("typst")
def test_a_pdf_has_a_page_for_each(tmp_path: Path) -> None:
    (path,) = split(TREE, tmp_path / "map.pdf")
    assert path.read_bytes().startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", path.read_bytes())) in {0, 4}  # 0 where pages are compressed


def test_all_or_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = pictures.picture
    count = 0

    def fails_late(*args: object, **choices: object) -> object:
        nonlocal count
        count += 1
        if count == 3:
            raise EngineError("no more")
        return made(*args, **choices)  # type: ignore[arg-type]

    monkeypatch.setattr(book, "picture", fails_late)
    with pytest.raises(EngineError):
        split(TREE, tmp_path / "map.svg")
    assert list(tmp_path.iterdir()) == []


def test_unknown_formats(tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError, match="gif"):
        split(TREE, tmp_path / "map.gif")


def test_from_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "t.argmap"
    file.write_text("claim a: A.\n  premise b: B.\nclaim c: C.\n  premise d: D.\n", encoding="utf-8")
    assert main(["render", str(file), "--split"]) == 0
    assert "t.svg and 2 pictures that it leads to" in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.glob("*.svg")) == ["t-a.svg", "t-c.svg", "t.svg"]
    assert main(["render", str(file), "--split", "-o", "-"]) == 2
    assert (
        main(["render", str(file), "--split", "-o", str(tmp_path / "maps") + "/", "--format", "png", "--scale", "0.5"])
        == 0
    )
    assert len(list((tmp_path / "maps").glob("*.png"))) == 3


def test_nothing_to_split_is_one_empty_picture(tmp_path: Path) -> None:
    assert split(argmap.parse("").model, tmp_path / "e.svg") == (tmp_path / "e.svg",)
