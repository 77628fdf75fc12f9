"""The model as a library: ways through a debate, changes to it, what it refuses, and that no depth is too deep."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from attrs import evolve
from attrs.exceptions import FrozenInstanceError
from hypothesis import given, settings
from hypothesis import strategies as st

import argmap
from argmap import (
    Anchor,
    Answer,
    Article,
    Attack,
    AttackKind,
    Commitment,
    Debate,
    Inference,
    Issue,
    Kind,
    Manner,
    ModelError,
    Position,
    Sign,
    Stance,
    Statement,
    UnknownNameError,
    Voice,
)
from tests.strategies import debates

few = settings(max_examples=max(30, settings().max_examples // 4))
"""Any debate is slow to make."""


TEXT = """\
debate d
voice mora: Ana Mora
voice dean: Piet Dean
voice union (group): The union
issue toll (policy): The city should take a toll.

article first
  author: mora
  date: 2023
claim build (policy): The city should build the bridge.
  pro toll
  premise short: It shortens the way.
    premise map: The map shows it.
      undercut old-map: The map is old.
        undercut still: Nothing has changed.
    and straight: The way is straight.
  premise safe (dean): It is safe.
  rebuttal dear (union > dean): It is dear.
    rebuttal (denies): The state pays.
    undercut cheap-now: It will never be cheaper.
claim path: The city should build a path.
  premise short

article second
  author: dean, mora
  date: 2024
claim build: The city should build the bridge now.
  premise late: It is late.
claim alone (union): It is loud.

debate
claim first/short
  rebuttal second/late
"""


@pytest.fixture(scope="module")
def debate() -> Debate:
    loaded = argmap.parse(TEXT)
    assert loaded.ok
    return loaded.model


def rename(debate: Debate, old: str, new: str) -> Debate:
    """The debate with another id for one statement."""
    changes: dict[str, Any] = {"id": new}
    return debate.replace(old, **changes)


def names(statements: tuple[Statement, ...]) -> list[str]:
    return [s.name for s in statements]


# look-ups --------------------------------------------------------------------------------------------------------------------


def test_a_statement_is_found_by_its_id(debate: Debate) -> None:
    """Whole, or short where only one statement is called so."""
    assert debate["first/short"].text == "It shortens the way."
    assert debate["short"] is debate["first/short"]
    assert debate["second/build"].text == "The city should build the bridge now."
    assert "short" in debate
    assert "second/short" not in debate
    assert 3 not in debate


def test_a_name_of_two_statements_is_no_name(debate: Debate) -> None:
    """The error lists both."""
    with pytest.raises(UnknownNameError, match="several statements: first/build, second/build"):
        debate["build"]
    assert "build" not in debate


def test_a_wrong_name_is_an_error_that_helps(debate: Debate) -> None:
    """It says what was probably meant, and is a KeyError whose text has no quotes around it."""
    with pytest.raises(KeyError) as caught:
        debate["shrot"]
    assert str(caught.value) == "no statement has the id 'shrot'; did you mean 'short'?"
    for find, wrong, right in [
        (debate.voice, "moar", "mora"),
        (debate.issue, "tol", "toll"),
        (debate.article, "frist", "first"),
    ]:
        with pytest.raises(UnknownNameError, match=f"did you mean '{right}'"):
            find(wrong)
    with pytest.raises(UnknownNameError, match=r"no voice has the id 'zzz'$"):
        debate.voice("zzz")


def test_declarations_are_found_by_their_ids(debate: Debate) -> None:
    """Each kind for itself."""
    assert debate.voice("union").name == "The union"
    assert debate.issue("toll").kind is Kind.POLICY
    assert debate.article("second").authors == ("dean", "mora")


def test_a_debate_is_a_collection_of_its_statements(debate: Debate) -> None:
    """In the order of the annotation; one without statements is true all the same."""
    assert len(debate) == len(list(debate)) == 14
    assert next(iter(debate)).id == "first/build"
    assert bool(Debate())
    assert len(Debate()) == 0


# ways through ----------------------------------------------------------------------------------------------------------------


def test_roots(debate: Debate) -> None:
    """What bears on nothing; of one article."""
    assert [s.id for s in debate.roots()] == ["first/build", "first/path", "second/build", "second/alone"]
    assert [s.id for s in debate.roots("second")] == ["second/build", "second/alone"]
    assert debate.roots("third") == ()


def test_premises_and_conclusions(debate: Debate) -> None:
    """Of all inferences, each once."""
    assert names(debate.premises_of("first/build")) == ["short", "safe"]
    assert names(debate.premises_of("short")) == ["map", "straight"]
    assert names(debate.premises_of("map")) == []
    assert names(debate.conclusions_of("short")) == ["build", "path"]
    assert names(debate.conclusions_of("old-map")) == []
    assert [i.linked for i in debate.inferences_for("short")] == [True]
    assert [i.premises for i in debate.inferences_for("first/build")] == [("first/short",), ("first/safe",)]


def test_attacks(debate: Debate) -> None:
    """On statements by id, on steps by themselves."""
    assert names(debate.attackers_of("first/build")) == ["dear"]
    assert names(debate.attackers_of("short")) == ["late"]
    step = debate.inferences_for("short")[0]
    assert names(debate.attackers_of(step)) == ["old-map"]
    undercut = debate.attacks_on(step)[0]
    assert names(debate.attackers_of(undercut)) == ["still"]
    assert debate.attackers_of("map") == ()
    objection = debate.attacks_on("first/build")[0]
    assert names(debate.attackers_of(objection)) == ["cheap-now"]


def test_kinds_of_attacks(debate: Debate) -> None:
    """By what they are aimed at."""
    kinds = {debate[a.source].name: debate.kind_of(a) for a in debate.attacks}
    assert kinds == {
        "old-map": AttackKind.UNDERCUT,
        "still": AttackKind.UNDERCUT,
        "cheap-now": AttackKind.UNDERCUT,
        "dear": AttackKind.REBUT,
        "~the-state-pays": AttackKind.REBUT,
        "late": AttackKind.REBUT,
    }
    without_map = debate.without(["map"])
    assert without_map.kind_of(without_map.attacks_on("short")[0]) is AttackKind.UNDERMINE


def test_children_and_parents(debate: Debate) -> None:
    """All that bears directly on a statement, and back."""
    assert names(debate.children("first/build")) == ["short", "safe", "dear", "cheap-now"]
    assert names(debate.children("short")) == ["map", "straight", "old-map", "still", "late"]
    assert [s.id for s in debate.parents("late")] == ["second/build", "first/short"]
    assert names(debate.parents("still")) == ["short"]
    assert names(debate.parents("short")) == ["build", "path"]
    for statement in debate:
        assert all(statement in debate.parents(child.id) for child in debate.children(statement.id))
        assert all(statement in debate.children(parent.id) for parent in debate.parents(statement.id))


def test_walk(debate: Debate) -> None:
    """In the order of reading, each statement once, with its depth."""
    assert [(depth, s.name) for depth, s in debate.walk("first/build")] == [
        (0, "build"), (1, "short"), (2, "map"), (2, "straight"), (2, "old-map"), (2, "still"), (2, "late"), (1, "safe"), (1, "dear"),
        (2, "~the-state-pays"), (1, "cheap-now"),
    ]  # fmt: skip
    assert sorted(s.id for _, s in debate.walk()) == sorted(s.id for s in debate)
    assert debate.depth() == 3
    assert Debate().depth() == 0


def test_path_to_root(debate: Debate) -> None:
    """A shortest way up, from the statement on."""
    assert names(debate.path_to_root("straight")) == ["straight", "short", "build"]
    assert names(debate.path_to_root("still")) == ["still", "short", "build"]
    assert [s.id for s in debate.path_to_root("late")] == ["second/late", "second/build"]
    assert names(debate.path_to_root("alone")) == ["alone"]


def test_loops_are_walked_once() -> None:
    """Without a root the walk begins with the first statement, and a way up ends."""
    loop = argmap.parse("claim a: A.\n  premise b: B.\n    premise c: C.\n      premise a\n").model
    assert loop.roots() == ()
    assert [(depth, s.id) for depth, s in loop.walk()] == [(0, "a"), (1, "b"), (2, "c")]
    assert loop.path_to_root("c")[0].id == "c"
    itself = argmap.parse("claim a: A.\n  premise a\n  rebuttal a\n").model
    assert [s.id for _, s in itself.walk()] == ["a"]
    assert names(itself.path_to_root("a")) == ["a"]
    assert names(itself.children("a")) == names(itself.parents("a")) == ["a"]


def test_by_voice(debate: Debate) -> None:
    """Who asserts it: the end of a chain, the authors where no voice is named."""
    assert names(debate.by_voice("union")) == ["alone"]
    assert names(debate.by_voice("dean")) == ["safe", "dear", "build", "late"]
    assert "short" in names(debate.by_voice("mora"))
    assert "safe" not in names(debate.by_voice("mora"))
    assert debate.by_voice("nobody") == ()
    assert debate.speakers(debate["dear"]) == ("dean",)
    assert debate.speakers(debate["late"]) == ("dean", "mora")


@few
@given(debates(5))
def test_ways_through_any_debate(debate: Debate) -> None:
    """Roots bear on nothing, every statement is reached, and every way up follows relations."""
    assert all(not debate.parents(s.id) for s in debate.roots())
    assert sorted(s.id for _, s in debate.walk()) == sorted(s.id for s in debate)
    for statement in debate:
        path = debate.path_to_root(statement.id)
        assert path[0] == statement
        assert all(above in debate.parents(below.id) for below, above in pairwise(path))
        assert all(statement in debate.parents(child.id) for child in debate.children(statement.id))
        assert debate.children(statement.id) == tuple(dict.fromkeys(debate.children(statement.id)))


# changes ---------------------------------------------------------------------------------------------------------------------


def test_replace_changes_one_statement(debate: Debate) -> None:
    """In its place; the old debate is as it was."""
    changed = debate.replace("short", text="It is short.", kind=Kind.FACT)
    assert changed["short"].text == "It is short."
    assert debate["short"].text == "It shortens the way."
    assert [s.id for s in changed] == [s.id for s in debate]
    assert changed.inferences == debate.inferences
    assert changed != debate
    assert changed.replace("short", text="It shortens the way.", kind=None) == debate


def test_replace_renames_in_all_relations(debate: Debate) -> None:
    """Premises, conclusions, sources and targets, and the undercuts of what changed its key."""
    changed = rename(debate, "first/short", "first/way")
    assert "short" not in changed
    assert names(changed.premises_of("first/build")) == ["way", "safe"]
    assert names(changed.attackers_of(changed.inferences_for("way")[0])) == ["old-map"]
    assert names(changed.children("way")) == names(debate.children("short"))
    assert argmap.parse(argmap.dumps(changed)).model == changed
    assert rename(changed, "way", "first/short") == debate


def test_replace_renames_the_source_of_an_undercut_attack(debate: Debate) -> None:
    """The undercut's target follows."""
    changed = debate
    for old, new in [("dear", "first/costly"), ("old-map", "first/stale"), ("still", "first/same")]:
        changed = rename(changed, old, new)
    assert names(changed.children("first/build")) == ["short", "safe", "costly", "cheap-now"]
    assert names(changed.children("short")) == ["map", "straight", "stale", "same", "late"]
    assert argmap.parse(argmap.dumps(changed)).model == changed


def test_replace_moves_to_another_article(debate: Debate) -> None:
    """An id is the article and the name."""
    changed = rename(debate, "alone", "first/alone")
    assert changed["alone"].article == "first"
    assert argmap.parse(argmap.dumps(changed)).model == changed


def test_replace_refuses(debate: Debate) -> None:
    """A statement that is not there, a text that is none."""
    with pytest.raises(UnknownNameError):
        debate.replace("nothing", text="x")
    with pytest.raises(ModelError):
        _ = debate.replace("short", text="").graph


@pytest.mark.parametrize("id", ["first/safe", "no id", "", "third/short"])
def test_replace_refuses_an_id(debate: Debate, id: str) -> None:
    """One that is taken, one that is none, one of an article that is not there."""
    with pytest.raises(ModelError):
        _ = rename(debate, "short", id).graph


@few
@given(debates(4), st.data())
def test_renaming_any_statement_and_back(debate: Debate, data: st.DataObject) -> None:
    """Is nothing at all."""
    if not len(debate):
        return
    old = data.draw(st.sampled_from(debate.statements)).id
    new = f"{old}-other-name"
    changed = rename(debate, old, new)
    assert len(changed.graph.statements) == len(debate)
    assert len(changed.parents(new)) == len(debate.parents(old))
    assert rename(changed, new, old) == debate


def test_without_keeps_the_undercuts_of_attacks(debate: Debate) -> None:
    """What attacks an attack stays as long as that does; without nothing is everything."""
    assert debate.without([]) == debate
    assert names(debate.without(["straight"]).attackers_of(debate.attacks_on("first/build")[0])) == ["cheap-now"]


def test_without(debate: Debate) -> None:
    """The statement, every step it was needed for, and what undercut them; nothing else."""
    smaller = debate.without(["straight"])
    assert "straight" not in smaller
    assert smaller.premises_of("short") == ()
    assert len(smaller) == len(debate) - 1
    assert {"map", "old-map", "still"} < set(names(smaller.roots("first")))
    assert debate.without(["dear"]).attackers_of("first/build") == ()
    with pytest.raises(UnknownNameError):
        debate.without(["nothing"])


@few
@given(debates(4), st.data())
def test_without_any_statements(debate: Debate, data: st.DataObject) -> None:
    """What is left is a debate that can be written down, and no relation between what is left is lost."""
    gone = {s.id for s in debate if data.draw(st.booleans())}
    smaller = debate.without(gone)
    assert {s.id for s in smaller} == {s.id for s in debate} - gone
    assert argmap.parse(argmap.dumps(smaller)).model == smaller
    kept = [i for i in debate.inferences if not gone & {*i.premises, i.conclusion}]
    assert list(smaller.inferences) == kept
    assert [a for a in debate.attacks if not a.undercuts and not gone & {a.source, a.target}] == [
        a for a in smaller.attacks if not a.undercuts
    ]


def test_evolve_and_write(debate: Debate) -> None:
    """A debate changed by hand is one like any other."""
    voice = Voice("crew", "The crew")
    more = Statement("second/more", "More of it.", voices=(("crew",), ("dean", "mora")), commitment=Commitment.REPORTED)
    changed = evolve(
        debate,
        title="A title",
        voices=(*debate.voices, voice),
        statements=(*debate.statements, more),
        attacks=(*debate.attacks, Attack("second/more", "second/build", Manner.MITIGATES)),
        stances=(Stance("crew", "toll", Position.CON, "second"),),
    )
    text = argmap.dumps(changed)
    assert "  rebuttal more (crew, dean > mora, mitigates): More of it.\n" in text
    assert argmap.parse(text).model == changed
    assert argmap.parse(text).ok


def test_a_debate_made_in_python_alone() -> None:
    """Without any file."""
    debate = Debate(
        statements=(
            Statement(
                "build", "The city should build the bridge.", kind=Kind.POLICY, answers=(Answer("toll", Sign.PRO),)
            ),
            Statement("short", "It is short.", anchors=(Anchor("The walk", "ten minutes", 3),)),
        ),
        inferences=(Inference(("short",), "build", "expert opinion"),),
        issues=(Issue("toll", "There should be a toll."),),
    )
    assert argmap.dumps(debate) == (
        "issue toll: There should be a toll.\n\n"
        "claim build (policy): The city should build the bridge.\n"
        "  pro toll\n"
        "  premise short: It is short.\n"
        '    @ 3 "The walk" .. "ten minutes"\n'
        "    scheme: expert opinion\n"
    )


# equality --------------------------------------------------------------------------------------------------------------------


def test_the_order_of_writing_is_no_difference(debate: Debate) -> None:
    """The same content in another order is equal; and neither spans nor comments count."""
    turned = evolve(
        debate,
        statements=debate.statements[::-1],
        inferences=debate.inferences[::-1],
        attacks=debate.attacks[::-1],
        voices=debate.voices[::-1],
        articles=debate.articles[::-1],
    )
    assert turned == debate
    assert argmap.parse(TEXT.replace("\narticle", "\n# a comment\n\narticle")).model == debate
    assert debate["short"] == evolve(debate["short"], origin=None)


def test_models_are_frozen(debate: Debate) -> None:
    """Nobody changes them behind anybody's back."""
    for thing in (debate, debate["short"], debate.inferences[0], debate.attacks[0], debate.voices[0]):
        with pytest.raises(FrozenInstanceError):
            thing.id = "x"  # type: ignore[union-attr,misc]


# what cannot be ---------------------------------------------------------------------------------------------------------------

A, B = Statement("a", "A."), Statement("b", "B.")
X = Article("x")

WRONG: dict[str, Callable[[], Any]] = {
    "an id with a space": lambda: Voice("a b", "A"),
    "an id of nothing": lambda: Issue("", "A"),
    "an id with a mark": lambda: Article("a(b"),
    "a name of nothing": lambda: Voice("a", ""),
    "a name of two lines": lambda: Voice("a", "A\nB"),
    "space around a text": lambda: Issue("a", " A"),
    "a tab behind a text": lambda: Voice("a", "A", role="x\t"),
    "a return in a note": lambda: Article("a", notes=("x\ry",)),
    "an author with a space": lambda: Article("a", authors=("a b",)),
    "an anchor of nothing": lambda: Anchor(""),
    "an anchor that holds its own end": lambda: Anchor('a" .. "b'),
    "an anchor of two lines": lambda: Anchor("a\nb"),
    "a line before the first": lambda: Anchor("a", line=-1),
    "an answer to nothing": lambda: Answer("", Sign.PRO),
    "a stance of nobody": lambda: Stance("", "i", Position.PRO),
    "a statement twice": lambda: Debate((A, A)).graph,
    "a statement of nothing": lambda: Debate((evolve(A, text=""),)).graph,
    "a statement of two lines": lambda: Debate((evolve(A, text="a\nb"),)).graph,
    "a statement with space around": lambda: Debate((evolve(A, text="a "),)).graph,
    "a condition of two lines": lambda: Debate((evolve(A, condition="a\nb"),)).graph,
    "a note of nothing": lambda: Debate((evolve(A, notes=("",)),)).graph,
    "an id with two slashes": lambda: Debate((evolve(A, id="x/y/z"),), articles=(X,)).graph,
    "an id with a colon": lambda: Debate((evolve(A, id="a:b"),)).graph,
    "an article that is not there": lambda: Debate((evolve(A, id="x/a"),)).graph,
    "an article twice": lambda: Debate(articles=(X, X)).graph,
    "an author that is not there": lambda: Debate(articles=(Article("x", authors=("mora",)),)).graph,
    "lines that cannot be skipped": lambda: Debate(articles=(Article("x", skip=((3, 1),)),)).graph,
    "a voice twice": lambda: Debate(voices=(Voice("v", "V"), Voice("v", "W"))).graph,
    "a voice called author": lambda: Debate(voices=(Voice("author", "V"),)).graph,
    "a voice called policy": lambda: Debate(voices=(Voice("policy", "V"),)).graph,
    "a voice that is not there": lambda: Debate((evolve(A, voices=(("v",),)),)).graph,
    "a chain of nobody": lambda: Debate((evolve(A, voices=((),)),)).graph,
    "the author in a chain": lambda: Debate((evolve(A, voices=(("author", "unclear"),)),)).graph,
    "the author alone": lambda: Debate((evolve(A, voices=(("author",),)),)).graph,
    "a voice named twice": lambda: Debate((evolve(A, voices=(("unclear",), ("unclear",))),)).graph,
    "an issue that is not there": lambda: Debate((evolve(A, answers=(Answer("i", Sign.PRO),)),)).graph,
    "an issue twice": lambda: Debate(issues=(Issue("i", "I"), Issue("i", "J"))).graph,
    "a premise that is not there": lambda: Debate((A,), (Inference(("b",), "a"),)).graph,
    "a conclusion that is not there": lambda: Debate((A,), (Inference(("a",), "b"),)).graph,
    "no premises": lambda: Debate((A,), (Inference((), "a"),)).graph,
    "a premise linked with itself": lambda: Debate((A, B), (Inference(("b", "b"), "a"),)).graph,
    "an inference twice": lambda: Debate((A, B), (Inference(("b",), "a"), Inference(("b",), "a"))).graph,
    "a scheme of no book": lambda: Debate((A, B), (Inference(("b",), "a", "hearsay"),)).graph,
    "an attack by nothing": lambda: Debate((A,), attacks=(Attack("b", "a"),)).graph,
    "an attack on nothing": lambda: Debate((A,), attacks=(Attack("a", "b"),)).graph,
    "an undercut of nothing": lambda: Debate((A, B), attacks=(Attack("a", "a>b"),)).graph,
    "an attack twice": lambda: Debate((A, B), attacks=(Attack("a", "b"), Attack("a", "b", Manner.DENIES))).graph,
    "a stance of a voice that is not there": lambda: Debate(
        issues=(Issue("i", "I"),), stances=(Stance("v", "i", Position.PRO),)
    ).graph,
    "a stance on an issue that is not there": lambda: Debate(stances=(Stance("unclear", "i", Position.PRO),)).graph,
    "two stances on one issue": lambda: Debate(
        issues=(Issue("i", "I"),), stances=(Stance("unclear", "i", Position.PRO), Stance("unclear", "i", Position.CON))
    ).graph,
}  # fmt: skip


@pytest.mark.parametrize("make", WRONG.values(), ids=WRONG)
def test_what_no_annotation_could_say_is_refused(make: Callable[[], Any]) -> None:
    """In the constructor, or when the debate is first used; ModelError is a ValueError."""
    with pytest.raises(ModelError) as caught:
        make()
    assert isinstance(caught.value, ValueError)
    assert str(caught.value)


def test_what_is_refused_is_not_written_either() -> None:
    """The writer looks at a debate before it writes."""
    for debate in (Debate((A, A)), Debate((A,), (Inference(("b",), "a"),)), Debate(articles=(X, X))):
        with pytest.raises(ModelError):
            argmap.dumps(debate)


# depth and size -----------------------------------------------------------------------------------------------------------------

DEEP = 100_000


def chain(length: int) -> Debate:
    """A statement for a statement for a statement ..."""
    statements = tuple(Statement(f"s{n}", f"Statement {n}.") for n in range(length))
    return Debate(statements, tuple(Inference((f"s{n + 1}",), f"s{n}") for n in range(length - 1)))


@pytest.fixture(scope="module")
def deep() -> Debate:
    return chain(DEEP)


def test_a_deep_debate_is_walked(deep: Debate) -> None:
    """Down to the last statement, and up again."""
    assert deep.depth() == DEEP
    assert [s.id for s in deep.roots()] == ["s0"]
    assert len(deep.path_to_root(f"s{DEEP - 1}")) == DEEP
    *_, (depth, last) = deep.walk()
    assert (depth, last.id) == (DEEP - 1, f"s{DEEP - 1}")
    assert names(deep.children("s7")) == ["s8"]


def test_a_deep_debate_is_written_and_read(deep: Debate) -> None:
    """And is the same: no recursion limit, and lines that are not indented by a hundred thousand levels."""
    text = argmap.dumps(deep)
    assert max(map(len, text.splitlines())) < 200
    loaded = argmap.parse(text)
    assert loaded.diagnostics == ()
    assert loaded.model == deep
    assert hash(deep.statements[5]) == hash(loaded.model["s5"])


def test_a_deep_debate_is_changed(deep: Debate) -> None:
    """In the middle, and by cutting there."""
    assert deep.replace(f"s{DEEP // 2}", text="Changed.") != deep
    cut = deep.without([f"s{DEEP // 2}"])
    assert [s.id for s in cut.roots()] == ["s0", f"s{DEEP // 2 + 1}"]
    assert repr(deep)[:7] == "Debate("


def test_a_deep_annotation_is_read() -> None:
    """Indented as deep as it is: a thousand levels by spaces, and the rest by naming again."""
    depth = 3000
    text = "".join(f"{' ' * n}{'premise' if n else 'claim'} s{n}: Statement {n}.\n" for n in range(depth))
    loaded = argmap.parse(text)
    assert loaded.diagnostics == ()
    assert loaded.model == chain(depth)
    assert argmap.fmt(argmap.dumps(loaded.model)) == argmap.dumps(loaded.model)


def test_undercuts_of_undercuts_of_undercuts() -> None:
    """Two thousand deep: keys stay short, and writing and renaming get to the bottom."""
    depth = 2000
    lines = ["claim a: A.\n", " premise b: B.\n"]
    lines += [f"{' ' * (n + 2)}undercut u{n}: U{n}.\n" for n in range(depth)]
    debate = argmap.parse("".join(lines)).model
    assert len(debate.attacks) == depth
    assert max(len(a.key) for a in debate.attacks) < 60
    assert names(debate.parents(f"u{depth - 1}")) == ["a"]
    assert argmap.parse(argmap.dumps(debate)).model == debate
    with_text = debate.replace("b", text="C.")
    assert names(with_text.parents(f"u{depth - 1}")) == ["a"]


def test_a_long_circle() -> None:
    """Is one warning, not a failure."""
    line = chain(20_000)
    ring = evolve(line, inferences=(*line.inferences, Inference(("s0",), "s19999")))
    loaded = argmap.parse(argmap.dumps(ring))
    assert [d.code for d in loaded.diagnostics] == ["AM207"]
    assert len(list(ring.walk())) == len(ring)
    assert ring.path_to_root("s5")[0].id == "s5"


def test_a_broad_debate() -> None:
    """Twenty thousand premises of one claim, written and read."""
    text = "claim a: A.\n" + "".join(f"  premise p{n}: P {n}.\n" for n in range(20_000))
    debate = argmap.parse(text).model
    assert len(debate.premises_of("a")) == 20_000
    assert len(list(debate.walk())) == 20_001
    assert argmap.dumps(debate) == text
