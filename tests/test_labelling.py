"""What stands once all objections are counted: cases that need thought, laws, and debates that mean harm."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import argmap
from argmap.analysis.because import Why
from argmap.analysis.holding import asserted_by
from argmap.analysis.labelling import Label, Labelling, labelling
from argmap.analysis.viewpoint import view
from argmap.analysis.whatif import whatif
from argmap.model import Attack, Commitment, Debate, Inference, Manner, Statement
from argmap.model.terms import UNCLEAR
from tests.conftest import ROOT
from tests.strategies import debates

few = settings(max_examples=max(50, settings().max_examples // 2))

HEAD = """\
voice mora: Ana Mora
voice dean: Piet Dean
voice union (group): The union
article a
  author: mora
  date: 2024
"""


def parsed(body: str) -> Debate:
    """The debate of an article by Mora that Dean and the union may speak in."""
    loaded = argmap.parse(HEAD + body)
    assert [d.code for d in loaded.diagnostics if d.severity is argmap.Severity.ERROR] == []
    return loaded.model


def found(body: str, voice: str | None) -> dict[str, str]:
    """The labels of the statements that a voice holds or answers, by their short names."""
    labels = labelling(parsed(body), voice)
    part = labels.view.held | labels.view.raised
    return {id.removeprefix("a/"): str(label) for id, label in labels.statements.items() if id in part}


WHOLE = [
    ("a claim without reasons stands", "claim c: C.", "c in"),
    ("one reason is enough", "claim c: C.\n  premise p: P.\n    rebuttal r: R.\n  premise q: Q.", "c in, p out, r in, q in"),
    ("what is held on grounds falls with them", "claim c: C.\n  premise p: P.\n    rebuttal r: R.", "c out, p out, r in"),
    ("linked premises stand together", "claim c: C.\n  premise p: P.\n  and q: Q.\n    rebuttal r: R.",
     "c out, p in, q out, r in"),
    ("an undercut leaves the premise alone", "claim c: C.\n  premise p: P.\n    undercut u: U.", "c out, p in, u in"),
    ("a rebuttal defeats although there are reasons", "claim c: C.\n  premise p: P.\n  rebuttal r: R.",
     "c out, p in, r in"),
    ("an answer brings the claim back", "claim c: C.\n  rebuttal r: R.\n    rebuttal s: S.", "c in, r out, s in"),
    ("answers go on", "claim c: C.\n  rebuttal r: R.\n    rebuttal s: S.\n      rebuttal t: T.", "c out, r in, s out, t in"),
    ("an undercut of an attack makes the attack idle", "claim c: C.\n  rebuttal r: R.\n    undercut u: U.",
     "c in, r in, u in"),
    ("an undercut of an undercut", "claim c: C.\n  premise p: P.\n    undercut u: U.\n      undercut v: V.",
     "c in, p in, u in, v in"),
    ("an objection whose reason falls", "claim c: C.\n  rebuttal r: R.\n    premise p: P.\n      undercut u: U.",
     "c in, r out, p in, u in"),
    ("`outweighs` leaves the objection true and takes its force", "claim c: C.\n  rebuttal r: R.\n    rebuttal s (outweighs): S.",
     "c in, r in, s in"),
    ("`mitigates` does too", "claim c: C.\n  rebuttal r: R.\n    rebuttal s (mitigates): S.", "c in, r in, s in"),
    ("`denies` does not", "claim c: C.\n  rebuttal r: R.\n    rebuttal s (denies): S.", "c in, r out, s in"),
    ("an answer that falls gives the force back",
     "claim c: C.\n  rebuttal r: R.\n    rebuttal s (outweighs): S.\n      rebuttal t: T.", "c out, r in, s out, t in"),
    ("an answer that is outweighed gives the force back",
     "claim c: C.\n  rebuttal r: R.\n    rebuttal s (outweighs): S.\n      rebuttal t (outweighs): T.",
     "c out, r in, s in, t in"),
    ("what is outweighed still supports", "claim c: C.\n  rebuttal r: R.\n    rebuttal s (outweighs): S.\nclaim d: D.\n  premise r",
     "c in, r in, s in, d in"),
    ("a claim that attacks nothing is not defeated by what mitigates it", "claim c: C.\n  rebuttal r (mitigates): R.",
     "c in, r in"),
    ("an undercut cuts whatever its manner", "claim c: C.\n  premise p: P.\n    undercut u (mitigates): U.",
     "c out, p in, u in"),
    ("what is conceded is not taken back by an answer without a manner",
     "claim c: C.\n  rebuttal r (conceded): R.\n    rebuttal s: S.", "c in, r in, s in"),
    ("in the whole debate an unanswered concession defeats", "claim c: C.\n  rebuttal r (conceded): R.", "c out, r in"),
    ("to reject is not to answer", "claim c: C.\n  rebuttal r (dean, rejected): R.", "c out, r in"),
    ("what nobody says defeats nothing", "claim c: C.\n  rebuttal r (unclear, rejected): R.", "c in"),
    ("what nobody named says may still be said", "claim c: C.\n  rebuttal r (unclear): R.", "c out, r in"),
    ("mutual attacks are undecided", "claim c: C.\n  rebuttal d: D.\nclaim d\n  rebuttal c", "c undecided, d undecided"),
    ("and leave undecided what waits for them",
     "claim c: C.\n  rebuttal d: D.\nclaim d\n  rebuttal c\nclaim e: E.\n  premise c\nclaim f: F.\n  rebuttal d",
     "c undecided, d undecided, e undecided, f undecided"),
    ("an attack from outside settles them", "claim c: C.\n  rebuttal d: D.\n    rebuttal e: E.\nclaim d\n  rebuttal c",
     "c in, d out, e in"),
    ("an attack on oneself is undecided", "claim c: C.\n  rebuttal c", "c undecided"),
    ("a loop that nothing supports is undecided", "claim c: C.\n  premise d: D.\nclaim d\n  premise c", "c undecided, d undecided"),
    ("a loop that something supports stands", "claim c: C.\n  premise d: D.\n  premise e: E.\nclaim d\n  premise c",
     "c in, d in, e in"),
    ("nothing supports itself", "claim c: C.\n  premise c", "c undecided"),
    ("a condition is part of the statement", "claim c: C.\n  premise p: P.\n    if: it rains", "c in, p in"),
    ("an implicit premise is as good as any", "claim c: C.\n  premise p: P.\n  and q (implicit): Q.\n    rebuttal r (dean): R.",
     "c out, p in, q out, r in"),
    ("a step with a premise that nobody holds is no reason", "claim c: C.\n  premise p (unclear, rejected): P.", "c in"),
]  # fmt: skip

VOICES = [
    ("a voice holds what it asserts and endorses", "mora", "claim c: C.\nclaim d (dean): D.\nclaim e (dean, endorsed): E.", "c in, e in"),
    ("others hold theirs", "dean", "claim c: C.\nclaim d (dean): D.\nclaim e (dean, rejected): E.", "d in, e in"),
    ("of a chain of reports the last speaks", "union", "claim c (dean > union): C.\nclaim d (union > dean): D.", "c in"),
    ("several voices hold what they say together", "union", "claim c (dean, union): C.", "c in"),
    ("others' reasons are not one's own", "mora", "claim c: C.\n  premise p (dean): P.\n    rebuttal r: R.", "c in, r in"),
    ("nor are reasons that one shares only in part", "mora", "claim c: C.\n  premise p: P.\n  and q (dean): Q.", "c in, p in"),
    ("one's own reasons are what the claim rests on", "mora",
     "claim c: C.\n  premise p: P.\n    rebuttal r (denies): R.\n  premise q (dean): Q.", "c out, p out, r in"),
    ("an unanswered concession is weighed, and too light", "mora", "claim c: C.\n  rebuttal r (conceded): R.", "c in, r in"),
    ("what one rejects without an answer does not move one", "mora", "claim c: C.\n  rebuttal r (dean, rejected): R.", "c in"),
    ("nor what one only reports", "mora", "claim c: C.\n  rebuttal r (dean): R.", "c in"),
    ("who made the objection is not moved by the answer", "dean",
     "claim c: C.\n  rebuttal r (dean): R.\n    rebuttal s (denies): S.", "r in"),
    ("an answer to a concession meets it", "mora", "claim c: C.\n  rebuttal r (conceded): R.\n    rebuttal s (outweighs): S.",
     "c in, r in, s in"),
    ("and when it falls the concession is back", "mora",
     "claim c: C.\n  rebuttal r (conceded): R.\n    rebuttal s (outweighs): S.\n      rebuttal t (denies): T.",
     "c out, r in, s out, t in"),
    ("so it is with what others object", "mora",
     "claim c: C.\n  rebuttal r (dean, rejected): R.\n    rebuttal s (denies): S.\n      rebuttal t (denies): T.",
     "c out, r in, s out, t in"),
    ("an objection is answered by cutting its step too", "mora",
     "claim c: C.\n  rebuttal r (dean): R.\n    premise p (union): P.\n      undercut u: U.", "c in, r out, p in, u in"),
    ("or by granting its reason and cutting the step", "mora",
     "claim c: C.\n  rebuttal r (dean): R.\n    premise p (conceded): P.\n      undercut u: U.", "c in, r out, p in, u in"),
    ("an objection is no answer to what it objects to", "mora", "claim c: C.\n  rebuttal d (dean): D.\nclaim d\n  rebuttal c", "c in"),
    ("to undercut one's own step is to withdraw it", "mora", "claim c: C.\n  premise p: P.\n    undercut u: U.", "c out, p in, u in"),
    ("to concede the undercut is not", "mora", "claim c: C.\n  premise p: P.\n    undercut u (conceded): U.", "c in, p in, u in"),
    ("others' undercuts do not count", "mora", "claim c: C.\n  premise p: P.\n    undercut u (dean): U.", "c in, p in"),
    ("one's own objection without an answer is weighed too", "mora", "claim c: C.\n  rebuttal r: R.", "c in, r in"),
    ("one's own answer to it meets it", "mora", "claim c: C.\n  rebuttal r: R.\n    rebuttal s: S.", "c in, r out, s in"),
    ("and an objection to that is weighed", "mora", "claim c: C.\n  rebuttal r: R.\n    rebuttal s: S.\n      rebuttal t: T.",
     "c in, r out, s in, t in"),
    ("to grant something against one's own ground is not to answer who builds on it", "mora",
     "claim c: C.\n  rebuttal d (dean): D.\n    premise p: P.\n      rebuttal q (conceded): Q.", "c in, p in, q in"),
    ("nor is an objection of one's own", "mora",
     "claim c: C.\n  rebuttal d (dean): D.\n    premise p: P.\n      rebuttal q: Q.", "c in, p in, q in"),
    ("who contradicts himself is undecided", "mora", "claim c: C.\n  rebuttal d: D.\nclaim d\n  rebuttal c", "c undecided, d undecided"),
    ("and who attacks himself", "mora", "claim c: C.\n  rebuttal c", "c undecided"),
    ("a denial of one's own words counts", "mora", "claim c: C.\n  rebuttal r (denies): R.", "c out, r in"),
    ("an implicit premise is held by who argues with it", "dean",
     "claim c (dean): C.\n  premise p (dean): P.\n  and q (implicit): Q.", "c in, p in, q in"),
    ("and by who argues with it in turn", "dean",
     "claim c (dean): C.\n  premise p (dean): P.\n  and q (implicit): Q.\n    premise r (dean): R.\n    and s (implicit): S.",
     "c in, p in, q in, r in, s in"),
    ("not by who does not hold the rest", "dean", "claim c (dean): C.\n  premise p: P.\n  and q (implicit): Q.", "c in"),
    ("nor without any stated premise", "dean", "claim c (dean): C.\n  premise q (implicit): Q.", "c in"),
]  # fmt: skip


def labels(text: str) -> dict[str, str]:
    return dict(pair.split() for pair in text.split(", "))


@pytest.mark.parametrize(("body", "expected"), [case[1:] for case in WHOLE], ids=[case[0] for case in WHOLE])
def test_the_whole_debate(body: str, expected: str) -> None:
    """What stands when everything counts that somebody holds."""
    assert found(body, None) == labels(expected)


@pytest.mark.parametrize(("voice", "body", "expected"), [case[1:] for case in VOICES], ids=[case[0] for case in VOICES])
def test_points_of_view(voice: str, body: str, expected: str) -> None:
    """What stands for a voice, among what it holds and what it answers."""
    assert found(body, voice) == labels(expected)


REASONS = [
    ("claim c: C.", Why.ASSERTED, ()),
    ("claim c: C.\n  premise p: P.", Why.SUPPORTED, ("a/p>a/c",)),
    ("claim c: C.\n  rebuttal r: R.\n  rebuttal s: S.", Why.DEFEATED, ("a/r>!a/c", "a/s>!a/c")),
    ("claim c: C.\n  premise p: P.\n    rebuttal r: R.\n  premise q: Q.\n    undercut u: U.", Why.GROUNDLESS, ("a/p>a/c", "a/q>a/c")),
    ("claim c: C.\n  rebuttal c", Why.OPEN, ("a/c>!a/c",)),
    ("claim c (unclear, rejected): C.", Why.NOT_HELD, ()),
]  # fmt: skip


@pytest.mark.parametrize(("body", "why", "names"), REASONS, ids=[str(case[1]) for case in REASONS])
def test_every_label_can_say_why(body: str, why: Why, names: tuple[str, ...]) -> None:
    """What settled it, by ids and keys."""
    because = labelling(parsed(body)).because("a/c")
    assert (because.why, because.names) == (why, names)


def test_relations_can_say_why_too() -> None:
    """A step, an attack that is outweighed, one that is undercut, one whose source fell."""
    stands = labelling(
        parsed(
            "claim c: C.\n  premise p: P.\n  rebuttal r: R.\n    rebuttal s (outweighs): S.\n  rebuttal t: T.\n    undercut u: U."
        )
    )
    assert stands["a/p>a/c"] is Label.IN
    assert stands.because("a/p>a/c").names == ("a/p",)
    assert (stands["a/r>!a/c"], stands.because("a/r>!a/c").why) == (Label.OUT, Why.OUTWEIGHED)
    assert stands.because("a/r>!a/c").names == ("a/s>!a/r",)
    assert (stands["a/t>!a/c"], stands.because("a/t>!a/c").why) == (Label.OUT, Why.DEFEATED)
    fallen = labelling(parsed("claim c: C.\n  rebuttal r: R.\n    rebuttal s: S."))
    assert fallen.because("a/r>!a/c").names == ("a/r",)
    with pytest.raises(KeyError):
        stands["a/none"]


# what if ---------------------------------------------------------------------------------------------------------------------

BRIDGE = """\
claim build: The city should build the bridge.
  premise short: It shortens the way to school.
    premise map: The map shows it.
  premise safe: It is safer than the road.
  rebuttal dear (dean): It is dear.
    rebuttal pays (denies): The state pays.
claim plan: The city should plan now.
  premise build
claim save: The city should save.
  premise dear
claim toll (dean): There should be a toll.
  rebuttal free: A bridge must be free.
"""


def names(changes: Any) -> list[str]:
    return [change.statement.removeprefix("a/") for change in changes]


def test_what_if_a_premise_is_given_up() -> None:
    """What falls with it, nearest first, each with its reason and the way there."""
    found = whatif(parsed(BRIDGE), reject=["map", "safe"])
    assert names(found.falls) == ["short", "build", "plan"]
    assert (found.rises, found.undecided) == ((), ())
    assert [change.distance for change in found.falls] == [1, 1, 2]
    assert found.path("a/plan") == ("a/safe", "a/safe>a/build", "a/build", "a/build>a/plan", "a/plan")
    assert found.falls[2].text == (
        "“The city should plan now” (a/plan) falls: no reason for it is left without “The city should build the bridge” (a/build)."
    )
    assert names(whatif(parsed(BRIDGE), reject=["map"]).falls) == ["short"]


def test_what_if_an_answer_is_given_up() -> None:
    """The objection rises, and what it defeats falls."""
    found = whatif(parsed(BRIDGE), reject=["pays"])
    assert (names(found.rises), names(found.falls)) == (["dear", "save"], ["build", "plan"])
    assert "an objection stands against it: “It is dear” (a/dear)" in found.falls[0].text
    assert found.path("a/build") == ("a/pays", "a/pays>!a/dear", "a/dear", "a/dear>!a/build", "a/build")


def test_what_if_an_objection_is_given_up() -> None:
    """What it defeated stands again."""
    found = whatif(parsed(BRIDGE), reject=["free"])
    assert names(found.rises) == ["toll"]
    assert found.rises[0].text == "“There should be a toll” (a/toll) stands: no objection against it is left."


def test_what_if_a_voice_has_to_grant_an_objection() -> None:
    """It has to live with it then, answered or not."""
    body = "claim c: C.\n  premise p: P.\n  rebuttal r (dean): R.\nclaim d: D.\n  premise c"
    assert names(whatif(parsed(body), voice="mora", accept=["r"]).falls) == ["c", "d"]
    assert names(whatif(parsed(body), voice="dean", accept=["r"]).falls) == []
    granted = "claim c: C.\n  rebuttal r (conceded): R."
    assert whatif(parsed(granted), voice="mora", accept=["r"]).falls == ()


def test_what_a_voice_accepts_besides_its_reasons_does_no_harm() -> None:
    """A reason of somebody else's that it takes over is one more, even one whose step does not hold."""
    body = "claim c: C.\n  premise p (dean): P.\n    undercut u: U.\nclaim d: D.\n  premise q: Q.\n  premise p"
    assert whatif(parsed(body), voice="mora", accept=["p"]).falls == ()
    both = whatif(parsed(body), voice="mora", accept=["p"], reject=["q"])
    assert both.falls == ()


def test_what_if_something_becomes_undecided() -> None:
    """A loop without its outside support."""
    found = whatif(parsed("claim c: C.\n  premise d: D.\n  premise e: E.\nclaim d\n  premise c"), reject=["e"])
    assert names(found.undecided) == ["c", "d"]
    assert found.undecided[0].before is Label.IN
    assert "what decides about it is undecided itself: “D” (a/d)" in found.undecided[0].text


def test_slips_are_told() -> None:
    """An id, a voice, a statement both ways, a path to what does not change."""
    debate = parsed(BRIDGE)
    with pytest.raises(argmap.UnknownNameError, match="did you mean 'build'"):
        whatif(debate, reject=["bulid"])
    with pytest.raises(argmap.UnknownNameError, match="did you mean 'dean'"):
        whatif(debate, voice="deen")
    with pytest.raises(ValueError, match="cannot be accepted and rejected at once"):
        whatif(debate, accept=["build"], reject=["a/build"])
    with pytest.raises(argmap.UnknownNameError, match="does not change"):
        whatif(debate, reject=["map"]).path("a/plan")
    assert whatif(debate, reject="map") == whatif(debate, reject=["map"])


# laws ------------------------------------------------------------------------------------------------------------------------


def naive(debate: Debate, stands: Labelling, forced: Mapping[str, str] | None = None) -> dict[str, str]:
    """The labels by going over the rules again and again until nothing changes."""
    seen, fixed = stands.view, dict(forced or {})
    label = dict.fromkeys([*(s.id for s in debate.statements), *debate.graph.relations], "undecided") | fixed

    def met(keys: list[str], value: str) -> list[bool]:
        return [label[key] == value for key in keys]

    def soft(attack: Attack) -> bool:
        target = debate.graph.statements.get(attack.target)
        if target is None:
            return False
        if attack.manner is None and target.commitment is Commitment.CONCEDED:
            article = debate.graph.articles.get(target.article)
            granting = {
                v
                for v in (article.authors if article else ())
                if not any(end(debate, c, target, v) for c in target.voices)
            }
            return any(attack.source in _said(debate, v) for v in granting)
        return attack.manner in (Manner.OUTWEIGHS, Manner.MITIGATES)

    def rule(name: str) -> str:
        relation = debate.graph.relations.get(name)
        cuts = debate.graph.objections.get(name, [])
        if relation is None:
            if name not in seen.held | seen.raised:
                return "out"
            reasons = [i.key for i in debate.graph.reasons.get(name, [])] if name not in seen.bare else []
            threats = [a.key for a in cuts if not soft(a)]
            if (reasons and all(met(reasons, "out"))) or any(met(threats, "in")):
                return "out"
            return "in" if all(met(threats, "out")) and (not reasons or any(met(reasons, "in"))) else "undecided"
        if name not in seen.steps:
            return "out"
        needs = list(relation.premises) if isinstance(relation, Inference) else [relation.source]
        threats = [a.key for a in cuts]
        if isinstance(relation, Attack):
            threats += [a.key for a in debate.graph.objections.get(relation.source, []) if soft(a)]
        if any(met(needs, "out")) or any(met(threats, "in")):
            return "out"
        return "in" if all(met(needs, "in")) and all(met(threats, "out")) else "undecided"

    changed = True
    while changed:
        new = {name: fixed.get(name) or rule(name) for name in label}
        changed, label = new != label, new
    return label


def end(debate: Debate, chain: tuple[str, ...], statement: Statement, voice: str) -> bool:
    """Whether a voice is the last of a chain of reports."""
    article = debate.graph.articles.get(statement.article)
    authors = article.authors if article else ()
    return voice in authors if chain[-1] == "author" else chain[-1] == voice


def _said(debate: Debate, voice: str) -> set[str]:
    """What counts for a voice, also what it only rejects: the author of an answer may do so."""
    found = set()
    for s in debate.statements:
        article = debate.graph.articles.get(s.article)
        author = bool(article and voice in article.authors) and s.commitment is not Commitment.REPORTED
        if author or any(end(debate, chain, s, voice) for chain in s.voices):
            found.add(s.id)
    return found


def views(debate: Debate) -> list[str | None]:
    return [None, *(v.id for v in debate.voices)]


@given(debates(), st.data())
@few
def test_the_labels_are_what_the_rules_give(debate: Debate, data: st.DataObject) -> None:
    """The same as by going over them again and again; and a fixed point, so no rule is broken."""
    voice = data.draw(st.sampled_from(views(debate)))
    chosen = data.draw(st.lists(st.sampled_from(debate.statements), max_size=3, unique=True)) if len(debate) else []
    accept = [s.id for s in chosen[1:]]
    reject = [s.id for s in chosen[:1]]
    stands = labelling(debate, voice, accept=accept, reject=reject)
    expected = naive(debate, stands, dict.fromkeys(accept, "in") | dict.fromkeys(reject, "out"))
    assert {**stands.statements, **stands.relations} == expected


@given(debates(), st.data())
@few
def test_names_and_order_do_not_matter(debate: Debate, data: st.DataObject) -> None:
    """Renamed statements keep their labels, and so do all when the debate is written in another order."""
    voice = data.draw(st.sampled_from(views(debate)))
    before = labelling(debate, voice)
    turned = evolve(
        debate, statements=debate.statements[::-1], inferences=debate.inferences[::-1], attacks=debate.attacks[::-1]
    )
    after = labelling(turned, voice)
    assert (after.statements, after.relations) == (before.statements, before.relations)
    if len(debate):
        old = data.draw(st.sampled_from(debate.statements))
        new = f"{old.article}/renamed" if old.article else "renamed"
        moved = labelling(debate.replace(old.id, id=new), voice).statements
        assert [moved[new if s.id == old.id else s.id] for s in debate] == [before[s.id] for s in debate]


@given(debates(), st.data())
@few
def test_what_if_tells_what_changes(debate: Debate, data: st.DataObject) -> None:
    """All statements whose labels differ and no others, each with a way to it; nothing when nothing is asked."""
    voice = data.draw(st.sampled_from(views(debate)))
    nothing = whatif(debate, voice=voice)
    assert (nothing.falls, nothing.rises, nothing.undecided) == ((), (), ())
    chosen = data.draw(st.lists(st.sampled_from(debate.statements), max_size=3, unique=True)) if len(debate) else []
    accept, reject = [s.id for s in chosen[1:]], [s.id for s in chosen[:1]]
    before, after = labelling(debate, voice), labelling(debate, voice, accept=accept, reject=reject)
    found = whatif(debate, accept=accept, reject=reject, voice=voice)
    rows = [*found.falls, *found.rises, *found.undecided]
    differing = {s.id for s in debate if before[s.id] is not after[s.id]} - {s.id for s in chosen}
    assert {c.statement for c in rows} == differing
    assert len(rows) == len(differing)
    for change in rows:
        assert (change.before, change.after) == (before[change.statement], after[change.statement])
        path = found.path(change.statement)
        assert path[0] in {*accept, *reject}
        assert path[-1] == change.statement
        for name in path[1:]:
            assert name in debate.graph.relations or before[name] is not after[name]


@given(debates())
@few
def test_to_accept_what_stands_changes_nothing(debate: Debate) -> None:
    """In the whole debate, and for a voice what it holds."""
    for voice in views(debate):
        stands = labelling(debate, voice)
        held = [id for id in stands.view.held if stands[id] is Label.IN]
        again = labelling(debate, voice, accept=held)
        assert again.statements == stands.statements


@given(debates())
@few
def test_a_voice_holds_what_it_says(debate: Debate) -> None:
    """Nothing that it only reports; together with `unclear` the voices hold all that somebody holds, but for what nobody says."""
    for voice in debate.voices:
        held = asserted_by(debate, voice.id)
        assert held <= {s.id for s in debate if voice.id in debate.speakers(s)} | {
            s.id
            for s in debate
            if s.implicit or s.commitment in (Commitment.ENDORSED, Commitment.CONCEDED) or _by_author(s)
        }
        assert held >= {s.id for s in debate if any(c[-1] == voice.id for c in s.voices)}
        assert view(debate, voice.id).held == held
    everybody = view(debate).held
    assert everybody >= {s.id for s in debate if s.commitment is not Commitment.REJECTED}
    assert all(debate[id].voices for id in everybody if debate[id].commitment is Commitment.REJECTED)
    assert UNCLEAR not in {v.id for v in debate.voices}


def _by_author(statement: Statement) -> bool:
    return any(chain[-1] == "author" for chain in statement.voices)


# hostile ---------------------------------------------------------------------------------------------------------------------

MANY = 100_000


def made(steps: Callable[[int], Inference | Attack]) -> Debate:
    """A chain of statements by one kind of relation."""
    relations = [steps(n) for n in range(MANY - 1)]
    return Debate(
        tuple(Statement(f"s{n}", "x") for n in range(MANY)),
        tuple(r for r in relations if isinstance(r, Inference)),
        tuple(r for r in relations if isinstance(r, Attack)),
    )


def test_an_empty_debate() -> None:
    """Nothing stands and nothing changes."""
    assert labelling(Debate()).statements == {}
    assert whatif(Debate()).falls == ()


def test_the_deepest_support_falls_with_its_foot() -> None:
    """Without recursion, in linear time."""
    debate = made(lambda n: Inference((f"s{n + 1}",), f"s{n}"))
    assert set(labelling(debate).statements.values()) == {Label.IN}
    found = whatif(debate, reject=[f"s{MANY - 1}"])
    assert len(found.falls) == MANY - 1
    assert found.falls[-1].distance == MANY - 1
    assert len(found.path("s0")) == 2 * MANY - 1


def test_the_deepest_quarrel() -> None:
    """Attacks on attacks, each other one stands."""
    stands = labelling(made(lambda n: Attack(f"s{n + 1}", f"s{n}"))).statements
    assert [stands[f"s{MANY - 1 - n}"] for n in range(4)] == [Label.IN, Label.OUT, Label.IN, Label.OUT]


def test_one_statement_against_everything() -> None:
    """A hub that attacks, weakens and supports everything, and is attacked by all: linear all the same."""
    ids = [f"s{n}" for n in range(20_000)]
    attacks = [Attack("hub", id, Manner.MITIGATES) for id in ids] + [Attack(id, "hub", Manner.OUTWEIGHS) for id in ids]
    debate = Debate((Statement("hub", "x"), *(Statement(id, "x") for id in ids)), (), tuple(attacks))
    assert set(labelling(debate).statements.values()) == {Label.IN}
    assert set(labelling(debate).relations.values()) == {Label.UNDECIDED}


# the page that explains it -----------------------------------------------------------------------------------------------------

PAGE = (ROOT / "docs" / "acceptance.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```argmap\n(.*?)```\n\n((?:- [^\n]*\n)+)", PAGE, re.DOTALL)


@pytest.mark.parametrize(("body", "results"), EXAMPLES, ids=range(len(EXAMPLES)))
def test_the_examples_of_the_page(body: str, results: str) -> None:
    """What stands below each example is what stands, and nothing is left out."""
    debate = argmap.parse(body).model
    for whose, said in re.findall(r"^- (whole debate|`\w+`): (.*)$", results, re.MULTILINE):
        stands = labelling(debate, None if whose == "whole debate" else whose.strip("`"))
        part = stands.view.held | stands.view.raised
        assert dict(re.findall(r"`(\w+)` (\w+)", said)) == {debate[id].name: str(stands[id]) for id in part}


def test_every_example_has_its_results() -> None:
    """No block of the page goes unchecked."""
    assert len(EXAMPLES) == PAGE.count("```argmap") > 0
