"""What changed between two states of a debate: found again, marked, applied, shown."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import argmap
from argmap.analysis.diff import Changes, How, Mark, Place, Role, StatementChange, diff
from argmap.analysis.diff.likeness import pairs
from argmap.analysis.diff.places import rising
from argmap.cli.main import main
from argmap.cli.parser import parse
from argmap.cli.verbs import LOOKING, Verb
from argmap.ground.errors import ArgmapError, ModelError
from argmap.model import Anchor, Answer, Article, Attack, Debate, Inference, Statement, Voice
from argmap.render import changes as shown
from argmap.render.problems.columns import columns
from tests.conftest import ROOT
from tests.strategies import debates, lines

OLD = """\
voice mora: Ana Mora
voice dean: Piet Dean
issue toll (policy): The city should take a toll.
article bridge
  author: mora
  date: 2024

claim build (policy, thesis): The city should build the foot bridge.
  @ "The city should build"
  premise short (fact): The bridge shortens the way to school by ten minutes.
    @ "Ten minutes" .. "to school"
  premise safe (fact): Children need not cross the main road.
  rebuttal dear (dean, rejected): The bridge costs too much.
    rebuttal pays (denies): The state pays for it.
    undercut late: Cost was never a reason for this city.
claim ferry (fact): There was a ferry once.
"""


def changed(*edits: tuple[str, str], old: str = OLD) -> Changes:
    """What becomes of the example by these edits of its text."""
    new = old
    for before, after in edits:
        assert before in new
        new = new.replace(before, after)
    both = [argmap.parse(text) for text in (old, new)]
    assert all(loaded.ok for loaded in both), [d for loaded in both for d in loaded.diagnostics]
    return diff(*(loaded.model for loaded in both))


def only(changes: Changes) -> StatementChange:
    """The one statement that is not the same."""
    (found,) = [c for c in changes.statements if c.mark is not Mark.SAME]
    return found


# laws ----------------------------------------------------------------------------------------------------------------


@st.composite
def versions(draw: st.DrawFn) -> tuple[Debate, Debate]:
    """A debate, and what may become of it when somebody works on it."""
    old = new = draw(debates())
    for _ in range(draw(st.integers(1, 4))):
        ids = [s.id for s in new.statements]
        if not ids:
            break
        id = draw(st.sampled_from(ids))
        match draw(st.sampled_from(["text", "id", "drop", "order", "voice", "relation", "anchors", "attack"])):
            case "text":
                new = new.replace(id, text=draw(lines()))
            case "id":
                section = new[id].article if id in new else ""
                name = f"{section}/renamed" if section else "renamed"
                new = new.replace(id, id=name) if name not in ids else new
            case "drop":
                new = new.without([id])
            case "order":
                new = evolve(
                    new, statements=tuple(draw(st.permutations(new.statements))), inferences=new.inferences[::-1]
                )
            case "voice":
                new = new.replace(id, commitment=draw(st.sampled_from(argmap.Commitment)), voices=())
            case "anchors":
                new = new.replace(id, anchors=(Anchor("the same words"),))
            case "relation":
                added = Inference((id,), draw(st.sampled_from(ids)))
                new = new if added.key in new.graph.relations else evolve(new, inferences=(added, *new.inferences))
            case "attack":
                target = draw(st.sampled_from([*ids, *new.graph.relations]))
                attack = Attack(id, target)
                new = new if attack.key in new.graph.relations else evolve(new, attacks=(*new.attacks, attack))
    return old, new


@given(st.one_of(versions(), st.tuples(debates(), debates())))
@settings(max_examples=150, deadline=None)
def test_what_changed_makes_the_new_state_of_the_old_one(both: tuple[Debate, Debate]) -> None:
    """Applied, it gives the new debate, in its order; it is empty only where the two are equal."""
    old, new = both
    changes = diff(old, new)
    made = changes.apply(old)
    assert made == new
    for name in ("statements", "inferences", "attacks", "articles", "voices", "issues", "stances"):
        assert getattr(made, name) == getattr(new, name)
    assert changes or old == new


@given(debates())
@settings(deadline=None)
def test_nothing_changed_in_the_same_debate(debate: Debate) -> None:
    """No mark but `same`, no move, and nothing is printed."""
    changes = diff(debate, debate)
    assert not changes
    assert changes.apply(debate) == debate
    assert set(changes.marks().values()) <= {Mark.SAME}
    assert shown.text(changes) == ""
    assert shown.summary(changes) == "no difference"


@given(versions())
@settings(max_examples=60, deadline=None)
def test_what_was_added_one_way_was_removed_the_other(both: tuple[Debate, Debate]) -> None:
    """Every statement of both states has one mark; nothing is paired twice; both ways lead back."""
    old, new = both
    there, back = diff(old, new), diff(new, old)
    for changes, before, after in ((there, old, new), (back, new, old)):
        assert [c.new for c in changes.statements if c.new] == list(after.statements)
        assert sorted(c.old.id for c in changes.statements if c.old) == sorted(s.id for s in before.statements)
    assert back.apply(there.apply(old)) == old


@given(versions())
@settings(max_examples=60, deadline=None)
def test_any_difference_can_be_shown(both: tuple[Debate, Debate]) -> None:
    """Within the width, without control characters, and as JSON that any reader takes."""
    changes = diff(*both)
    for number, line in enumerate(shown.text(changes, "a\x1b[31m", "b", width=60).split("\n")):
        assert number < 2 or columns(line) <= 60
        assert "\x1b" not in line
        assert "\x00" not in line
    found = json.loads(shown.json(changes))
    assert found["summary"] == shown.summary(changes)
    assert len(found["statements"]) == sum(c.mark is not Mark.SAME for c in changes.statements)


@given(st.lists(st.integers(0, 30), unique=True))
def test_what_stays_is_as_much_as_can(numbers: list[int]) -> None:
    """A rising part of the list, and no longer one exists."""
    kept = rising(numbers)
    assert kept == sorted(kept)
    assert [n for n in numbers if n in kept] == kept
    best = [1] * len(numbers)
    for i, n in enumerate(numbers):
        best[i] = 1 + max((best[j] for j in range(i) if numbers[j] < n), default=0)
    assert len(kept) == max(best, default=0)


# cases ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "fields"),
    [
        ("shortens the way", "makes the way shorter", {"text"}),
        ("premise short (fact)", "premise short (value, probable)", {"kind", "modality"}),
        ("premise short (fact)", "premise short (fact, implicit)", {"implicit"}),
        ("(policy, thesis)", "(policy)", {"thesis"}),
        ("(dean, rejected)", "(dean, endorsed)", {"commitment"}),
        ("(dean, rejected)", "(unclear, rejected)", {"voices"}),
        ("  premise safe (fact): ", "  premise safe (fact): \n    if: it rains\n    | ", None),
        ('"Ten minutes" ..', '"Ten more minutes" ..', {"anchors"}),
        ('"The city should build"', '"The city should build"\n  pro toll', {"answers"}),
    ],
)  # fmt: skip
def test_fields_that_changed(before: str, after: str, fields: set[str] | None) -> None:
    """One edit, one statement, just these fields."""
    if fields is None:
        before, after = "need not cross the main road.", "need not cross the main road.\n    if: it rains"
        fields = {"condition"}
    change = only(changed((before, after)))
    assert change.mark is Mark.CHANGED
    assert {f.name for f in change.fields} == fields
    assert change.moved is None
    assert change.how is How.ID
    assert change.reworded == ("text" in fields)
    assert change.revoiced == bool(fields & {"voices", "commitment"})
    assert change.requalified == bool(fields & {"kind", "modality", "implicit", "thesis", "condition"})


def test_added_and_removed() -> None:
    """What is new stands where it stands in the new state, what is gone behind what it stood behind."""
    changes = changed(("claim ferry (fact): There was a ferry once.", "claim tunnel: A tunnel would do."))
    assert [(c.mark, c.value.name) for c in changes.statements][-2:] == [
        (Mark.REMOVED, "ferry"),
        (Mark.ADDED, "tunnel"),
    ]
    assert changes.marks()["bridge/ferry"] is Mark.REMOVED
    assert changes.marks()["bridge/tunnel"] is Mark.ADDED
    assert changes.marks()["bridge/build"] is Mark.SAME
    assert changes.statements[-2].places == (Place(Role.CLAIM),)


def test_moved_to_another_parent() -> None:
    """With both places; what hangs below it has not moved."""
    new = OLD.replace("  premise safe (fact): Children need not cross the main road.\n", "")
    new = new.replace("claim ferry (fact): There was a ferry once.\n",
                      "claim ferry (fact): There was a ferry once.\n  rebuttal safe (fact): Children need not cross the main road.\n")  # fmt: skip
    changes = diff(argmap.parse(OLD).model, argmap.parse(new).model)
    change = only(changes)
    assert change.moved is not None
    assert change.moved.old == (Place(Role.PREMISE, "bridge/build"),)
    assert change.moved.new == (Place(Role.REBUTTAL, "bridge/ferry"),)
    assert not change.moved.reordered
    assert not change.fields
    assert [(c.mark, c.value.key) for c in changes.relations if c.mark is not Mark.SAME] == [
        (Mark.REMOVED, "bridge/safe>bridge/build"), (Mark.ADDED, "bridge/safe>!bridge/ferry")]  # fmt: skip


def test_moved_among_its_neighbours() -> None:
    """As few as possible have moved."""
    old = "claim top: Top.\n" + "".join(f"  premise p{n}: Reason {n}.\n" for n in range(6))
    lines = old.splitlines(keepends=True)
    new = "".join([lines[0], lines[6], *lines[1:6]])
    change = only(diff(argmap.parse(old).model, argmap.parse(new).model))
    assert change.value.name == "p5"
    assert change.moved is not None
    assert change.moved.reordered
    assert "elsewhere among its neighbours" in shown.text(diff(argmap.parse(old).model, argmap.parse(new).model))


def test_a_root_that_moved() -> None:
    """Among the claims of its article."""
    old, new = "claim a: A.\nclaim b: B.\nclaim c: C.\n", "claim c: C.\nclaim a: A.\nclaim b: B.\n"
    assert only(diff(argmap.parse(old).model, argmap.parse(new).model)).value.id == "c"


@pytest.mark.parametrize(
    ("edits", "how"),
    [
        ([("premise short (fact): The bridge shortens", "premise quick (fact): It shortens")], How.PASSAGE),
        ([("premise short (fact): The bridge shortens the way to school by ten minutes.", "premise quick (fact): One saves time.")],
         How.PASSAGE),
        ([("premise safe (fact): Children need not", "premise secure (fact): The children need not")], How.TEXT),
        ([("premise safe (fact)", "premise secure (fact)")], How.TEXT),
    ],
)  # fmt: skip
def test_found_again_under_another_id(edits: list[tuple[str, str]], how: How) -> None:
    """By the passage, then by the text; its relations are the same."""
    changes = changed(*edits)
    change = only(changes)
    assert change.how is how
    assert change.field("id")
    assert change.moved is None
    assert all(c.mark is Mark.SAME for c in changes.relations)


def test_an_unlike_text_without_a_passage_is_another_statement() -> None:
    """Gone and new, not changed."""
    changes = changed(
        ("premise safe (fact): Children need not cross the main road.", "premise nice (value): It would look good.")
    )
    assert [(c.mark, c.value.name) for c in changes.statements if c.mark is not Mark.SAME] == [
        (Mark.REMOVED, "safe"), (Mark.ADDED, "nice")]  # fmt: skip


def test_unnamed_statements_are_found_by_their_texts_first() -> None:
    """Their ids come from first words, and shift when another statement begins with the same."""
    old = "claim: One two three four five.\n"
    new = "claim: One two three four six seven eight nine.\nclaim: One two three four five.\n"
    changes = diff(argmap.parse(old).model, argmap.parse(new).model)
    assert [(c.mark, c.value.text[-5:]) for c in changes.statements] == [(Mark.ADDED, "nine."), (Mark.SAME, "five.")]


def test_an_article_under_another_id_is_the_same() -> None:
    """And its statements have not changed."""
    changes = changed(("article bridge", "article mora-2024"))
    assert {c.mark for c in changes.statements} == {Mark.SAME}
    assert [c.field("id") is not None for c in changes.articles] == [True]
    old = argmap.parse(OLD).model
    assert changes.apply(old)["mora-2024/build"].text == old["bridge/build"].text


def test_another_article_is_no_rename() -> None:
    """Two titles that both say what they are."""
    a = Debate((Statement("a/x", "X."),), articles=(Article("a", "One"),))
    b = Debate((Statement("b/x", "X."),), articles=(Article("b", "Two"),))
    assert [c.mark for c in diff(a, b).articles] == [Mark.REMOVED, Mark.ADDED]
    assert [c.mark for c in diff(a, b).statements] == [Mark.REMOVED, Mark.ADDED]


def test_relations() -> None:
    """Another manner or scheme, a premise that is linked now, an undercut that follows its step."""
    (manner,) = [c for c in changed(("(denies)", "(mitigates)")).relations if c.mark is not Mark.SAME]
    assert [f.name for f in manner.fields] == ["manner"]
    changes = changed(("  premise safe (fact)", "  and safe (fact)"))
    assert sorted((c.mark, c.value.key) for c in changes.relations if c.mark is not Mark.SAME) == [
        (Mark.CHANGED, "bridge/short+bridge/safe>bridge/build"), (Mark.REMOVED, "bridge/safe>bridge/build")]  # fmt: skip
    renamed = changed(("rebuttal dear", "rebuttal costly"))
    assert all(c.mark is Mark.SAME for c in renamed.relations)
    assert renamed.apply(argmap.parse(OLD).model).graph.uses["bridge/late"]


def test_declarations_and_the_debate_itself() -> None:
    """Voices, issues, stances and the title."""
    old = "debate d\n  title: One\nvoice mora: Ana Mora\nissue toll: A toll.\nstance mora (pro): toll\n"
    new = old.replace("One", "Two").replace("Ana", "Anna").replace("A toll", "One toll").replace("(pro)", "(con)")
    changes = diff(argmap.parse(old).model, argmap.parse(new).model)
    for group, name in ((changes.voices, "name"), (changes.issues, "text"), (changes.stances, "position")):
        assert [[f.name for f in c.fields] for c in group] == [[name]]
    assert [f.name for f in changes.header] == ["title"]
    gone = diff(argmap.parse(new).model, Debate())
    assert {c.mark for group in (gone.voices, gone.issues, gone.stances) for c in group} == {Mark.REMOVED}


def test_changes_are_a_patch() -> None:
    """They can be made in another debate that has what they rest on, and say what is missing in one that has not."""
    changes = changed(("shortens the way", "makes the way shorter"))
    more = argmap.parse(OLD + "claim new: Something else.\n").model
    made = changes.apply(more)
    assert made["short"].text.startswith("The bridge makes")
    assert "new" in made
    other = more.replace("short", text="Nothing of the sort.")
    with pytest.raises(ArgmapError, match="'bridge/short' is not as it was"):
        changes.apply(other)
    with pytest.raises(ArgmapError, match="there is no statement"):
        changes.apply(more.without(["short"]))
    assert len(changes.apply(more.without(["ferry"]))) == len(more) - 1
    with pytest.raises(ArgmapError, match="title"):
        diff(Debate(title="a"), Debate(title="b")).apply(Debate(title="c"))
    added = diff(Debate(), Debate((Statement("x", "X."),)))
    with pytest.raises(ModelError):
        added.apply(Debate((Statement("x", "Y."),)))


def test_a_debate_that_cannot_be_is_refused() -> None:
    """On either side."""
    broken = Debate(inferences=(Inference(("x",), "y"),))
    for both in ((broken, Debate()), (Debate(), broken)):
        with pytest.raises(ModelError):
            diff(*both)


# size ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["same", "ids", "texts", "flat", "deep", "one anchor", "alike"])
def test_large_debates(way: str) -> None:
    """10,000 statements: nothing is compared with everything, and nothing recurses."""
    many = 10_000
    anchors = (Anchor("here"),) if way == "one anchor" else ()
    old = Debate(
        tuple(Statement(f"s{n}", f"Reason {n} of {n * 7919 % 10007} words.", anchors=anchors) for n in range(many)),
        tuple(Inference((f"s{n}",), f"s{n - 1 if way == 'deep' else 0}") for n in range(1, many)),
    )
    new = old
    if way in {"ids", "one anchor"}:
        new = Debate(tuple(evolve(s, id=f"t{s.id}") for s in old.statements))
    elif way == "texts":
        new = Debate(tuple(evolve(s, id=f"t{s.id}", text=s.text + " Indeed.") for s in old.statements))
    elif way == "alike":
        new = Debate(tuple(evolve(s, id=f"t{s.id}", text="All say the same.") for s in old.statements))
    elif way != "same":
        new = evolve(old, inferences=old.inferences[::-1])
    assert diff(old, new).apply(old) == new


@given(st.lists(lines(), max_size=40), st.lists(lines(), max_size=40))
@settings(max_examples=50, deadline=None)
def test_texts_are_paired_once(old: list[str], new: list[str]) -> None:
    """Equal texts always, none twice."""
    found = list(pairs(old, new))
    assert len({one for one, _, _ in found}) == len({other for _, other, _ in found}) == len(found)
    unpaired = {old[n] for n in range(len(old)) if n not in {one for one, _, _ in found}}
    left = {new[n] for n in range(len(new)) if n not in {other for _, other, _ in found}}
    assert not unpaired & left


# output --------------------------------------------------------------------------------------------------------------


def test_the_text() -> None:
    """As `diff -u` has it: what went, what came, and how much in all."""
    changes = changed(
        ("The bridge shortens", "It shortens"), ("(dean, rejected)", "(dean, conceded)"), ("claim ferry (fact): There was a ferry once.\n", ""),
        ("    undercut late: Cost was never a reason for this city.\n", "  premise view: The view would be fine.\n"),
    )  # fmt: skip
    assert shown.text(changes, "old.argmap", "new.argmap") == """\
--- old.argmap
+++ new.argmap

bridge
~ premise short: reworded
    text:
    - The bridge shortens the way to school by ten minutes.
    + It shortens the way to school by ten minutes.
~ rebuttal dear: revoiced: The bridge costs too much.
    commitment: rejected -> conceded
- undercut late under dear: Cost was never a reason for this city.
- claim ferry: There was a ferry once.
+ premise view under build: The view would be fine.

statements: 1 added, 2 removed, 2 changed (1 reworded, 1 revoiced); relations: 1
added, 1 removed
"""  # fmt: skip
    coloured = shown.text(changes, colour=True)
    assert "\x1b[32m" in coloured
    assert re.sub("\x1b\\[[0-9;]*m", "", coloured) == shown.text(changes)


def test_relations_between_statements_that_stay_are_told() -> None:
    """Those that came or went with a statement are told with it."""
    text = shown.text(
        changed(
            ("    rebuttal pays (denies)", "    rebuttal pays (mitigates)"),
            ("  premise safe (fact)", "  and safe (fact)"),
        )
    )
    assert "~ rebuttal: pays -> dear\n    manner: denies -> mitigates" in text
    assert "~ support: short and safe -> build\n    premises: short -> short and safe" in text


def test_the_json() -> None:
    """Everything that is not the same, with old and new."""
    found = json.loads(shown.json(changed(("The bridge shortens", "It shortens"))))
    (record,) = found["statements"]
    assert (record["mark"], record["what"], record["how"], record["moved"]) == ("changed", ["reworded"], "id", None)
    assert record["new"]["text"].startswith("It shortens")
    assert record["fields"][0]["name"] == "text"
    assert found["relations"] == found["voices"] == found["header"] == []


def test_every_field_can_be_told() -> None:
    """Values of all types, in words."""
    old = Debate((Statement("a/x", "X."),), articles=(Article("a", skip=((1, 2),)),), voices=(Voice("v", "V"),),
                 issues=(argmap.Issue("i", "I."),))  # fmt: skip
    new = evolve(
        old,
        statements=(Statement("a/x", "X.", condition="rain", implicit=True, voices=(("v", "v"),), answers=(Answer("i", argmap.Sign.PRO),),
                              anchors=(Anchor("a", "b", 3),), notes=("note",)),),
        articles=(Article("a", skip=((1, 3),), authors=("v",)),), notes=("n",),
    )  # fmt: skip
    text = shown.text(diff(old, new))
    for line in (
        "+ rain",
        "implicit: no -> yes",
        "voices: none -> v > v",
        '+ @ 3 "a" .. "b"',
        "+ pro i",
        "+ note",
        "- 1-2",
        "+ 1-3",
        "+ v",
        "+ n",
    ):
        assert line in text


# the verb ------------------------------------------------------------------------------------------------------------


def run(*arguments: str) -> int:
    verb = Verb("diff", LOOKING, "say what changed")
    return verb.module().run(parse(verb, arguments))


def test_the_exit_status(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As that of diff(1): 0 no difference, 1 differences, 2 trouble."""
    old, new, bad = tmp_path / "old.argmap", tmp_path / "new.argmap", tmp_path / "bad.argmap"
    old.write_text(OLD, "utf-8")
    new.write_text(OLD.replace("Ten minutes", "Ten"), "utf-8")
    bad.write_text(OLD.replace("premise safe", "premisse safe"), "utf-8")
    assert run(str(old), str(old)) == 0
    assert capsys.readouterr().out == ""
    assert run(str(old), str(new)) == 1
    assert "annotated anew" in capsys.readouterr().out
    assert run(str(old), str(bad)) == 2
    assert "1 error" in capsys.readouterr().err
    assert run(str(old), str(tmp_path / "none.argmap")) == 2
    assert run("-", "-") == 2
    assert "only one" in capsys.readouterr().err
    assert run(str(old), str(old), "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)["summary"] == "no difference"


def test_two_annotations_by_two_people() -> None:
    """A realistic pair: what stands on the same words is found again though nothing else is the same."""
    first = argmap.load(ROOT / "examples" / "tutorial" / "lindqvist-2023.argmap").model
    second = argmap.load(ROOT / "tests" / "cases" / "agree" / "lindqvist-second.argmap").model
    changes = diff(first, second)
    how = {c.old.name: (c.new.name, c.how) for c in changes.statements if c.old and c.new}
    assert how["close"] == ("ban", How.PASSAGE)
    assert how["longer-way"] == ("chemist", How.TEXT)
    assert "danger" not in how
    assert changes.apply(first) == second


def test_the_command_draws_the_difference(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = tmp_path / "old.argmap", tmp_path / "new.argmap"
    old.write_text("claim a: A.\n  premise b: B.\n", encoding="utf-8")
    new.write_text("claim a: A.\n  premise c: Something else entirely.\n", encoding="utf-8")
    assert main(["diff", str(old), str(new), "-o", str(tmp_path / "d.svg")]) == 1
    assert "line-through" in (tmp_path / "d.svg").read_text("utf-8")
    assert main(["diff", str(old), str(new), "-o", str(tmp_path / "d.gif")]) == 2
    assert "gif" in capsys.readouterr().err
    assert not (tmp_path / "d.gif").exists()
