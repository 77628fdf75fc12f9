"""Which files are read, from where, and what is said when they are not there: includes, debate files, texts."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

import argmap
from tests.needs import lacking

ARTICLE = """\
article {id}
  author: unclear
  date: 2024
claim {id}-claim (implicit): A claim of {id}.
  premise (implicit): A reason in {id}.
"""


def article(id: str, *lines: str) -> str:
    """A clean annotation with further lines in the header of its article."""
    text = ARTICLE.format(id=id)
    return text.replace("  date: 2024\n", "".join(["  date: 2024\n", *(f"  {line}\n" for line in lines)]))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder in a folder, so that there is something outside."""
    inside = tmp_path / "inside"
    inside.mkdir()
    return inside


def write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def codes(loaded: argmap.Loaded) -> list[tuple[str, str, int]]:
    """Code, name of the file and line of all that is reported."""
    spans = [(d.code, d.label.span) for d in loaded.diagnostics]
    return [(code, Path(s.file).name, loaded.sources[s.file].position(s.start)[0]) for code, s in spans]


def ids(loaded: argmap.Loaded) -> list[str]:
    return [a.id for a in loaded.model.articles]


# includes -----------------------------------------------------------------------------------------------------------------


def test_includes_are_read_in_their_order(folder: Path) -> None:
    """Each once, those of an included file after it."""
    write(folder, {
        "main.argmap": 'debate d\ninclude "b.argmap"\ninclude "a.argmap"\n',
        "a.argmap": article("a"), "b.argmap": article("b") + 'include "c.argmap"\n', "c.argmap": article("c"),
    })  # fmt: skip
    loaded = argmap.load(folder / "main.argmap", texts=[])
    assert loaded.diagnostics == ()
    assert ids(loaded) == ["b", "c", "a"]
    assert [Path(t.source.name).name for t in loaded.trees] == ["main.argmap", "b.argmap", "c.argmap", "a.argmap"]
    assert loaded.model.id == "d"


def test_an_include_is_seen_from_the_file_it_stands_in(folder: Path) -> None:
    """Nested in folders, down and up again, as long as it stays inside."""
    write(folder, {
        "main.argmap": 'include "north/list.argmap"\n',
        "north/list.argmap": 'include "far/one.argmap"\ninclude "../south/two.argmap"\n',
        "north/far/one.argmap": article("one"), "south/two.argmap": article("two"),
    })  # fmt: skip
    loaded = argmap.load(folder / "main.argmap", texts=[])
    assert loaded.diagnostics == ()
    assert ids(loaded) == ["one", "two"]


def test_a_section_ends_with_its_file(folder: Path) -> None:
    """What stands behind an include belongs to the section of the including file."""
    write(folder, {
        "main.argmap": article("main") + 'include "other.argmap"\nclaim last: Last.\n  premise: P.\n',
        "other.argmap": article("other"),
    })  # fmt: skip
    loaded = argmap.load(folder / "main.argmap", texts=[])
    assert loaded.diagnostics == ()
    assert loaded.model["last"].id == "main/last"
    assert "other/other-claim" in loaded.model


def test_names_of_other_files_may_be_used_before_they_are_read(folder: Path) -> None:
    """Voices, issues and statements, whichever file declares them."""
    write(folder, {
        "main.argmap": 'claim a/a-claim\n  rebuttal b/b-claim\ninclude "a.argmap"\ninclude "b.argmap"\n',
        "a.argmap": article("a").replace("unclear", "mora") + "claim x (dean): X.\n  con toll\n",
        "b.argmap": article("b") + "voice mora: Ana Mora\nvoice dean: Piet Dean\nissue toll: T.\n",
    })  # fmt: skip
    loaded = argmap.load(folder / "main.argmap", texts=[])
    assert loaded.diagnostics == ()
    assert [a.source for a in loaded.model.attacks_on("a/a-claim")] == ["b/b-claim"]


@pytest.mark.parametrize("name", ["gone.argmap", "gone/gone.argmap", "inside.d", "x" * 300, ".", ""])
def test_a_file_that_cannot_be_read(folder: Path, name: str) -> None:
    """One error, at its name; all else is read."""
    (folder / "inside.d").mkdir()
    write(folder, {"main.argmap": f'debate d\n\ninclude "{name}"\ninclude "a.argmap"\n', "a.argmap": article("a")})
    loaded = argmap.load(folder / "main.argmap", texts=[])
    assert codes(loaded) == [("AM501", "main.argmap", 3)]
    assert ids(loaded) == ["a"]
    assert not loaded.ok


@pytest.mark.parametrize(
    "name", ["nul\x00l.argmap", "\ud800.argmap", "~/a.argmap", "file:///etc/passwd", "http://example.org/a.argmap"]
)
def test_a_name_that_no_file_can_have(folder: Path, name: str) -> None:
    """One error as well, whatever the system thinks of it; nothing is expanded and nothing is fetched."""
    write(folder, {"a.argmap": article("a")})
    (folder / "main.argmap").write_bytes(f'include "{name}"\ninclude "a.argmap"\n'.encode("utf-8", "surrogatepass"))
    loaded = argmap.load(folder / "main.argmap", texts=[])
    assert [line for _, _, line in codes(loaded)] == [1]
    assert ids(loaded) == ["a"]
    assert not loaded.ok


def test_an_included_file_that_is_missing_is_missing_where_it_is_named(folder: Path) -> None:
    """In the file that names it, though another one was asked for."""
    write(folder, {"main.argmap": 'include "a.argmap"\n', "a.argmap": article("a") + 'include "gone.argmap"\n'})
    loaded = argmap.load(folder / "main.argmap", texts=[])
    assert codes(loaded) == [("AM501", "a.argmap", 6)]
    assert "a.argmap" in loaded.diagnostics[0].help


def test_mistakes_are_reported_in_their_own_file(folder: Path) -> None:
    """With lines of that file."""
    write(
        folder, {"main.argmap": 'debate d\ninclude "a.argmap"\nclam x: X.\n', "a.argmap": article("a") + "prmise: P.\n"}
    )
    assert codes(argmap.load(folder / "main.argmap", texts=[])) == [
        ("AM004", "a.argmap", 6),
        ("AM004", "main.argmap", 3),
    ]


def test_a_file_that_includes_itself(folder: Path) -> None:
    """One error, and no end of reading."""
    write(folder, {"main.argmap": article("a") + 'include "main.argmap"\n'})
    loaded = argmap.load(folder / "main.argmap", texts=[])
    assert codes(loaded) == [("AM502", "main.argmap", 6)]
    assert ids(loaded) == ["a"]


def test_a_circle_of_files_is_told_once(folder: Path) -> None:
    """Where it closes, with the way round."""
    write(folder, {
        "one.argmap": article("one") + 'include "two.argmap"\n',
        "two.argmap": article("two") + 'include "three.argmap"\n',
        "three.argmap": article("three") + 'include "./one.argmap"\n',
    })  # fmt: skip
    loaded = argmap.load(folder / "one.argmap", texts=[])
    assert codes(loaded) == [("AM502", "three.argmap", 6)]
    assert loaded.diagnostics[0].notes == (
        "`one.argmap` includes `two.argmap` includes `three.argmap` includes `one.argmap`",
    )
    assert ids(loaded) == ["one", "two", "three"]


def test_a_file_that_two_files_include_is_read_once(folder: Path) -> None:
    """By whatever name: no diamond makes two of anything."""
    write(folder, {
        "main.argmap": 'include "left.argmap"\ninclude "right.argmap"\n',
        "left.argmap": article("left") + 'include "shared.argmap"\n',
        "right.argmap": article("right") + 'include "sub/../shared.argmap"\ninclude "./shared.argmap"\n',
        "shared.argmap": article("shared"), "sub/x": "",
    })  # fmt: skip
    loaded = argmap.load(folder / "main.argmap", texts=[])
    assert loaded.diagnostics == ()
    assert ids(loaded) == ["left", "shared", "right"]
    assert len(loaded.trees) == 4


def test_many_nested_includes(folder: Path) -> None:
    """A chain of a thousand files is no trouble."""
    write(folder, {f"{n}.argmap": article(f"a{n}") + f'include "{n + 1}.argmap"\n' for n in range(1000)})
    write(folder, {"1000.argmap": ""})
    loaded = argmap.load(folder / "0.argmap", texts=[])
    assert loaded.diagnostics == ()
    assert len(ids(loaded)) == 1000


# outside ---------------------------------------------------------------------------------------------------------------------


def test_no_way_leads_out_by_dots(folder: Path) -> None:
    """Neither from the file itself nor from one deeper down; what the file holds is not read."""
    write(folder.parent, {"secret.argmap": "clam: this would be a mistake\n"})
    write(folder, {
        "main.argmap": 'include "../secret.argmap"\ninclude "sub/a.argmap"\ninclude "sub/../../secret.argmap"\n',
        "sub/a.argmap": article("a") + 'include "../../secret.argmap"\n',
    })  # fmt: skip
    loaded = argmap.load(folder / "main.argmap", texts=[])
    assert codes(loaded) == [("AM503", "main.argmap", 1), ("AM503", "main.argmap", 3), ("AM503", "a.argmap", 6)]
    assert [Path(name).name for name in loaded.sources] == ["main.argmap", "a.argmap"]


def test_no_way_leads_out_by_an_absolute_path(folder: Path) -> None:
    """But an absolute path to a file inside is one like any other."""
    write(folder.parent, {"secret.argmap": article("secret")})
    secret, inside = (folder.parent / "secret.argmap").as_posix(), (folder / "a.argmap").as_posix()
    write(folder, {"main.argmap": f'include "{secret}"\ninclude "{inside}"\n', "a.argmap": article("a")})
    loaded = argmap.load(folder / "main.argmap", texts=[])
    assert codes(loaded) == [("AM503", "main.argmap", 1)]
    assert ids(loaded) == ["a"]


def link(path: Path, target: Path) -> None:
    try:
        path.symlink_to(target, target_is_directory=target.is_dir())
    except (OSError, NotImplementedError):
        lacking("there are no symbolic links here")


def test_no_way_leads_out_by_a_link(folder: Path) -> None:
    """A link to a file, a link to a folder; a link that stays inside is fine."""
    write(folder.parent, {"secret.argmap": article("secret"), "away/too.argmap": article("too")})
    write(folder, {
        "main.argmap": 'include "file.argmap"\ninclude "away/too.argmap"\ninclude "fine.argmap"\n', "a.argmap": article("a"),
    })  # fmt: skip
    link(folder / "file.argmap", folder.parent / "secret.argmap")
    link(folder / "away", folder.parent / "away")
    link(folder / "fine.argmap", folder / "a.argmap")
    loaded = argmap.load(folder / "main.argmap", texts=[])
    assert codes(loaded) == [("AM503", "main.argmap", 1), ("AM503", "main.argmap", 2)]
    assert ids(loaded) == ["a"]


def test_a_link_is_the_file_it_leads_to(folder: Path) -> None:
    """So a file does not include itself unnoticed, and is not read twice."""
    write(folder, {"main.argmap": article("a") + 'include "other.argmap"\n'})
    link(folder / "other.argmap", folder / "main.argmap")
    assert codes(argmap.load(folder / "main.argmap", texts=[])) == [("AM502", "main.argmap", 6)]


def test_a_link_that_leads_to_itself(folder: Path) -> None:
    """An error like any other."""
    write(folder, {"main.argmap": 'include "loop.argmap"\n'})
    link(folder / "loop.argmap", folder / "loop.argmap")
    loaded = argmap.load(folder / "main.argmap", texts=[])
    assert len(loaded.diagnostics) == 1
    assert not loaded.ok


def test_the_file_itself_may_be_a_link(folder: Path) -> None:
    """The folder that counts is the one of the name that was given."""
    write(folder.parent, {"real/main.argmap": 'include "a.argmap"\n'})
    write(folder, {"a.argmap": article("a")})
    link(folder / "main.argmap", folder.parent / "real" / "main.argmap")
    loaded = argmap.load(folder / "main.argmap", texts=[])
    assert loaded.diagnostics == ()
    assert ids(loaded) == ["a"]


def test_a_folder_whose_name_begins_the_same_is_outside(folder: Path) -> None:
    """`inside-too` is not in `inside`."""
    write(folder.parent, {"inside-too/a.argmap": article("a")})
    write(folder, {"main.argmap": 'include "../inside-too/a.argmap"\n'})
    assert codes(argmap.load(folder / "main.argmap", texts=[])) == [("AM503", "main.argmap", 1)]


def test_a_string_reads_no_files(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Unless a folder is given."""
    write(folder, {"a.argmap": article("a")})
    monkeypatch.chdir(folder)
    text = 'include "a.argmap"\ninclude "gone.argmap"\n'
    assert ids(argmap.parse(text)) == []
    assert argmap.parse(text).diagnostics == ()
    inside = argmap.parse(text, folder=folder)
    assert ids(inside) == ["a"]
    assert [code for code, _, _ in codes(inside)] == ["AM501"]
    assert ids(argmap.parse(text, texts=[])) == ["a"]


# the debate that an article names ------------------------------------------------------------------------------------------------

DEBATE = """\
debate d
include "a.argmap"
voice mora: Ana Mora
voice dean: Piet Dean
issue toll (policy): The city should take a toll.
"""
MEMBER = """\
article a
  author: mora
  date: 2024
  debate: debate.argmap
claim free (policy): Nobody should pay.
  con toll
  premise (dean, fact): It is short.
"""


def test_an_article_knows_what_its_debate_declares(folder: Path) -> None:
    """Voices and issues of the debate are there when the article is read alone; nothing else of it is."""
    write(folder, {"debate.argmap": DEBATE + "claim other: Other.\nclam: wrong\n", "a.argmap": MEMBER})
    loaded = argmap.load(folder / "a.argmap", texts=[])
    assert loaded.diagnostics == ()
    assert [v.id for v in loaded.model.voices] == ["mora", "dean"]
    assert [i.id for i in loaded.model.issues] == ["toll"]
    assert "other" not in loaded.model
    assert loaded.model.id == ""


def test_a_debate_and_its_articles_name_each_other(folder: Path) -> None:
    """That is no circle, and nothing is declared twice."""
    write(folder, {"debate.argmap": DEBATE, "a.argmap": MEMBER})
    loaded = argmap.load(folder / "debate.argmap", texts=[])
    assert loaded.diagnostics == ()
    assert (loaded.model.id, ids(loaded)) == ("d", ["a"])


def test_what_an_article_declares_itself_comes_first(folder: Path) -> None:
    """Read alone, its own voice counts; in the debate the two differ."""
    write(folder, {"debate.argmap": DEBATE, "a.argmap": MEMBER + "voice dean: Another Dean\n"})
    assert argmap.load(folder / "a.argmap", texts=[]).model.voice("dean").name == "Another Dean"
    assert [code for code, _, _ in codes(argmap.load(folder / "debate.argmap", texts=[]))] == ["AM106"]


def test_without_its_debate_an_article_is_read_as_far_as_it_goes(folder: Path) -> None:
    """The file that is missing is an error, and so are the names that it would have declared."""
    write(folder, {"a.argmap": MEMBER})
    found = codes(argmap.load(folder / "a.argmap", texts=[]))
    assert ("AM501", "a.argmap", 4) in found
    assert len(argmap.load(folder / "a.argmap", texts=[]).model) == 2


def test_a_debate_elsewhere_is_named_from_the_article(folder: Path) -> None:
    """In another folder, but not outside."""
    write(folder, {"main.argmap": 'include "sub/a.argmap"\n'})
    write(folder, {"debate.argmap": DEBATE, "sub/a.argmap": MEMBER.replace("debate: ", "debate: ../")})
    assert argmap.load(folder / "main.argmap", texts=[]).diagnostics == ()
    outside = codes(argmap.load(folder / "sub" / "a.argmap", texts=[]))
    assert ("AM503", "a.argmap", 4) in outside


# texts of articles ---------------------------------------------------------------------------------------------------------------

TEXT = "The city should build the bridge.\n"


@pytest.fixture(autouse=True)
def _no_folders_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ARGMAP_TEXTS", raising=False)


def test_a_text_beside_the_annotation(folder: Path) -> None:
    """Found without being told where."""
    write(folder, {"a.argmap": article("a", "text: a.txt"), "a.txt": TEXT})
    loaded = argmap.load(folder / "a.argmap")
    assert {id: source.text for id, source in loaded.texts.items()} == {"a": TEXT}
    assert loaded.texts["a"].name in loaded.sources


def test_a_text_in_a_folder_below(folder: Path) -> None:
    """The name may hold folders."""
    write(folder, {"a.argmap": article("a", "text: texts/2024/a.txt"), "texts/2024/a.txt": TEXT})
    assert "a" in argmap.load(folder / "a.argmap").texts


def test_a_text_in_a_folder_that_is_given(folder: Path) -> None:
    """`texts` may name folders anywhere; the first that has the file is taken, and the annotation's own before them."""
    write(folder.parent, {"one/a.txt": "one\n", "two/a.txt": "two\n", "two/b.txt": "two\n"})
    write(folder, {"a.argmap": article("a", "text: a.txt"), "b.argmap": article("b", "text: b.txt")})
    texts = [folder.parent / "one", folder.parent / "two"]
    assert argmap.load(folder / "a.argmap", texts=texts).texts["a"].text == "one\n"
    assert argmap.load(folder / "b.argmap", texts=texts).texts["b"].text == "two\n"
    assert argmap.load(folder / "a.argmap", texts=[str(t) for t in reversed(texts)]).texts["a"].text == "two\n"
    write(folder, {"a.txt": "beside\n"})
    assert argmap.load(folder / "a.argmap", texts=texts).texts["a"].text == "beside\n"


def test_a_text_in_a_folder_of_the_environment(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """ARGMAP_TEXTS counts where nothing else is said."""
    write(folder.parent, {"one/x": "", "two/a.txt": TEXT})
    write(folder, {"a.argmap": article("a", "text: a.txt")})
    monkeypatch.setenv("ARGMAP_TEXTS", os.pathsep.join([str(folder.parent / "one"), "", str(folder.parent / "two")]))
    assert argmap.load(folder / "a.argmap").texts["a"].text == TEXT
    assert argmap.load(folder / "a.argmap", texts=[]).texts == {}


def test_a_text_that_is_not_there(folder: Path) -> None:
    """A hint at the name, and all else works."""
    write(folder, {"a.argmap": article("a", "text: a.txt") + 'claim b: B.\n  @ "anything"\n  premise: P.\n'})
    loaded = argmap.load(folder / "a.argmap", texts=[folder.parent])
    assert [(d.code, d.severity.name) for d in loaded.diagnostics] == [("AM504", "HINT")]
    assert codes(loaded) == [("AM504", "a.argmap", 4)]
    assert loaded.ok
    assert str(folder.parent) in loaded.diagnostics[0].notes[0]


@pytest.mark.parametrize(
    "name", ["../secret.txt", "sub/../../secret.txt", "{outside}/secret.txt", "link.txt", "away/secret.txt"]
)
def test_a_text_outside_is_refused(folder: Path, name: str) -> None:
    """By dots, by an absolute path, by a link to the file or to its folder; and what it holds does not come in."""
    write(folder.parent, {"secret.txt": "secret\n", "elsewhere/secret.txt": "secret\n"})
    link(folder / "link.txt", folder.parent / "secret.txt")
    link(folder / "away", folder.parent / "elsewhere")
    write(folder, {"a.argmap": article("a", f"text: {name.format(outside=folder.parent.as_posix())}"), "sub/x": ""})
    loaded = argmap.load(folder / "a.argmap", texts=[])
    assert codes(loaded) == [("AM503", "a.argmap", 4)]
    assert loaded.texts == {}
    assert not any("secret" in source.text.splitlines() for source in loaded.sources.values())


def test_a_text_outside_is_fine_in_a_folder_that_is_given(folder: Path) -> None:
    """By an absolute path, or a link, into that folder."""
    write(folder.parent, {"texts/a.txt": TEXT})
    texts = folder.parent / "texts"
    write(
        folder,
        {"a.argmap": article("a", f"text: {(texts / 'a.txt').as_posix()}"), "b.argmap": article("b", "text: b.txt")},
    )
    link(folder / "b.txt", texts / "a.txt")
    for id in ("a", "b"):
        loaded = argmap.load(folder / f"{id}.argmap", texts=[texts])
        assert (loaded.diagnostics, set(loaded.texts)) == ((), {id})


def test_the_texts_of_a_debate_stand_beside_its_annotations(folder: Path) -> None:
    """Each beside its own, wherever the debate is."""
    write(folder, {
        "debate.argmap": 'include "north/a.argmap"\ninclude "south/b.argmap"\n',
        "north/a.argmap": article("a", "text: text.txt"), "north/text.txt": "north\n",
        "south/b.argmap": article("b", "text: text.txt"), "south/text.txt": "south\n",
    })  # fmt: skip
    loaded = argmap.load(folder / "debate.argmap")
    assert {id: source.text for id, source in loaded.texts.items()} == {"a": "north\n", "b": "south\n"}


def test_a_text_that_is_a_folder(folder: Path) -> None:
    """Is no text."""
    write(folder, {"a.argmap": article("a", "text: sub"), "sub/x": ""})
    assert [code for code, _, _ in codes(argmap.load(folder / "a.argmap"))] == ["AM504"]


def test_a_text_in_another_encoding_is_read_all_the_same(folder: Path) -> None:
    """Its bytes are kept, so that anchors into the rest of it can be checked."""
    write(folder, {"a.argmap": article("a", "text: a.txt")})
    (folder / "a.txt").write_bytes("Ein Café.\r\nNoch eins.".encode("latin-1"))
    loaded = argmap.load(folder / "a.argmap")
    assert loaded.ok
    assert loaded.texts["a"].line(2) == "Noch eins."


# the file itself -------------------------------------------------------------------------------------------------------------------


def test_a_main_file_that_is_not_there(folder: Path) -> None:
    """The only thing that raises: an error that tells the name and the reason, and is an OSError too."""
    with pytest.raises(argmap.UnreadableError, match=r"gone\.argmap.*No such file"):
        argmap.load(folder / "gone.argmap")
    with pytest.raises(OSError, match=r"gone\.argmap"):
        argmap.load(str(folder / "gone.argmap"))


def test_a_main_file_that_is_a_folder(folder: Path) -> None:
    """Is no file."""
    with pytest.raises(argmap.UnreadableError, match="inside"):
        argmap.load(folder)


def test_a_main_file_that_may_not_be_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Permission is a reason like any other. (Whoever runs the tests as root may read everything, so it is refused here.)"""
    write(folder, {"a.argmap": article("a")})

    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(argmap.UnreadableError, match="Permission denied"):
        argmap.load(folder / "a.argmap")


def test_names_of_any_script(folder: Path) -> None:
    """Of files and folders."""
    write(folder, {"討論.argmap": 'include "méta données/статья.argmap"\n', "méta données/статья.argmap": article("a")})
    loaded = argmap.load(folder / "討論.argmap", texts=[])
    assert loaded.diagnostics == ()
    assert ids(loaded) == ["a"]


def test_the_names_in_spans_are_those_that_were_given(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that messages show paths as the user wrote them."""
    write(folder, {"sub/main.argmap": 'include "a.argmap"\nclam: x\n', "sub/a.argmap": article("a")})
    monkeypatch.chdir(folder)
    loaded = argmap.load("sub/main.argmap", texts=[])
    assert [Path(name).as_posix() for name in loaded.sources] == ["sub/main.argmap", "sub/a.argmap"]
    assert Path(loaded.diagnostics[0].label.span.file).as_posix() == "sub/main.argmap"
