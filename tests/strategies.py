"""Hypothesis: any debate that can be, any annotation that somebody might write, any bytes."""

from __future__ import annotations

from typing import TypeVar

from attrs import evolve
from hypothesis import strategies as st

from argmap.build.slugs import slug
from argmap.ground.errors import ModelError
from argmap.model import (
    Anchor,
    Answer,
    Article,
    Attack,
    Commitment,
    Debate,
    Inference,
    Issue,
    Kind,
    Manner,
    Modality,
    Position,
    Relation,
    Sign,
    Stance,
    Statement,
    Voice,
    VoiceKind,
)
from argmap.model.schemes import SCHEMES
from argmap.model.terms import AUTHOR, RESERVED, UNCLEAR
from argmap.model.words import ID

T = TypeVar("T")
SPICE = st.sampled_from(
    ["claim", "premise x: y", " | ", "#", "@ 5", '"', '" .. "', "..", "(", ")", "[sic]", "{", "\\", "//", "~", "|", ":", "  ", "\t",
     "“quoted”", "\u2028", "\x0b", "\x00", "\ufeff", "e\u0301", "שלום", "日本", "🙂", "and", "a/b", "%", "&lt;", "<b>"]
)  # fmt: skip
CHARACTERS = st.characters(exclude_categories=["Cs"])


def lines(max_size: int = 40) -> st.SearchStrategy[str]:
    """Texts that fit on a line."""
    text = st.lists(st.one_of(st.text(CHARACTERS, max_size=8), SPICE), max_size=6).map("".join)
    clean = text.map(lambda t: t.replace("\n", " ").replace("\r", " ")[:max_size].strip(" \t"))
    return clean.filter(bool)


def ids() -> st.SearchStrategy[str]:
    """Ids of any script, short so that they clash."""
    plain = st.text("abc-~1é日", min_size=1, max_size=3)
    wild = st.text(CHARACTERS, min_size=1, max_size=5).filter(lambda t: ID.fullmatch(t) is not None)
    return st.one_of(plain, wild)


def voice_ids() -> st.SearchStrategy[str]:
    """Ids that are no words of the language."""
    return ids().filter(lambda id: id not in RESERVED)


def anchors() -> st.SearchStrategy[Anchor]:
    """Anchors whose words can stand between quotation marks."""

    @st.composite
    def one(draw: st.DrawFn) -> Anchor | None:
        try:
            closing = draw(st.one_of(st.just(""), lines()))
            return Anchor(draw(lines()), closing, draw(st.one_of(st.none(), st.integers(0, 10**9 - 1))))
        except ModelError:
            return None

    return one().filter(lambda a: a is not None)  # type: ignore[return-value]


def some(values: st.SearchStrategy[T], most: int = 2) -> st.SearchStrategy[tuple[T, ...]]:
    """Few of them, mostly none."""
    return st.one_of(st.just(()), st.lists(values, max_size=most, unique=True).map(tuple))


KEYS = st.sampled_from(
    ["aif.nodeID", "aif.text", "aif.timestamp", "aif.node/1", "argdown.title", "argdown.tags", "xaif.text", "csv.id", "brat.id", "x", "kind"]
)  # fmt: skip
VALUES = st.sampled_from(
    ['"a"', "1", "[1, 2]", "[1,2]", "{}", "true", "null", '"\\ud800"', '"a\\nb"', "I", "a", "-0", "1e400", '{"a":1}']
)


def data() -> st.SearchStrategy[tuple[tuple[str, str], ...]]:
    """What an element may have been left by other formats; mostly nothing."""
    pairs = st.dictionaries(st.one_of(KEYS, ids()), st.one_of(VALUES, lines()), min_size=1, max_size=2)
    return st.one_of(st.just(()), st.just(()), pairs.map(lambda d: tuple(d.items())))


@st.composite
def debates(draw: st.DrawFn, largest: int = 7) -> Debate:
    """Any valid debate: several articles, loops, statements used twice, undercuts of undercuts, relations across articles."""
    voices = tuple(
        Voice(id, draw(lines()), draw(st.sampled_from(VoiceKind)), draw(st.one_of(st.just(""), lines())), draw(some(lines())),
              data=draw(data()))
        for id in draw(st.lists(voice_ids(), max_size=3, unique=True))
    )  # fmt: skip
    issues = tuple(
        Issue(id, draw(lines()), draw(st.one_of(st.none(), st.sampled_from(Kind))), draw(st.booleans()),
              draw(st.one_of(st.just(""), lines())), draw(some(lines())), data=draw(data()))
        for id in draw(st.lists(ids(), max_size=2, unique=True))
    )  # fmt: skip
    speakers = [v.id for v in voices] + [UNCLEAR]
    articles = tuple(draw(_article(id, speakers)) for id in draw(st.lists(ids(), max_size=2, unique=True)))
    homes = ["", *(a.id for a in articles)]
    statements: dict[str, Statement] = {}
    for _ in range(draw(st.integers(0, largest))):
        statement = draw(_statement(homes, speakers, [i.id for i in issues]))
        statements.setdefault(statement.id, statement)
    inferences, attacks = draw(_relations(list(statements)))
    stances: dict[tuple[str, str, str], Stance] = {}
    for _ in range(draw(st.integers(0, 2)) if issues else 0):
        position = draw(st.sampled_from([Position.PRO, Position.CON, Position.MIXED, Position.SILENT]))
        stance = Stance(draw(st.sampled_from(speakers)), draw(st.sampled_from(issues)).id, position,
                        draw(st.sampled_from(homes)), draw(some(anchors())), draw(some(lines())), data=draw(data()))  # fmt: skip
        stances[stance.article, stance.voice, stance.issue] = stance
    return Debate(
        tuple(statements.values()), inferences, attacks, articles, voices, issues, tuple(stances.values()),
        draw(st.one_of(st.just(""), ids())), draw(st.one_of(st.just(""), lines())), draw(some(lines())), data=draw(data()),
    )  # fmt: skip


@st.composite
def _article(draw: st.DrawFn, id: str, speakers: list[str]) -> Article:
    def maybe() -> str:
        return draw(st.one_of(st.just(""), lines()))

    skip = draw(some(st.tuples(st.integers(1, 99), st.integers(0, 9)).map(lambda p: (p[0], p[0] + p[1]))))
    authors = tuple(draw(st.lists(st.sampled_from(speakers), max_size=2, unique=True)))
    return Article(
        id,
        maybe(),
        authors,
        maybe(),
        maybe(),
        maybe(),
        maybe(),
        maybe(),
        maybe(),
        skip,
        draw(some(lines())),
        data=draw(data()),
    )


@st.composite
def _statement(draw: st.DrawFn, homes: list[str], speakers: list[str], issues: list[str]) -> Statement:
    home, text = draw(st.sampled_from(homes)), draw(lines(200))
    name = draw(st.one_of(ids(), st.just(slug(text))))
    chain = st.lists(st.sampled_from(speakers), min_size=1, max_size=3).map(tuple)
    voices: tuple[tuple[str, ...], ...] = draw(some(st.one_of(chain, st.just((AUTHOR,)))))
    answers = some(st.builds(Answer, st.sampled_from(issues), st.sampled_from(Sign))) if issues else st.just(())
    return Statement(
        f"{home}/{name}" if home else name,
        text,
        draw(st.one_of(st.none(), st.sampled_from(Kind))),
        draw(st.one_of(st.none(), st.sampled_from(Modality))),
        draw(st.one_of(st.just(""), lines())),
        draw(st.booleans()),
        draw(st.booleans()),
        () if voices == ((AUTHOR,),) else voices,
        draw(st.sampled_from(Commitment)),
        draw(some(anchors())),
        draw(answers),
        draw(some(lines())),
        draw(some(lines())),
        data=draw(data()),
    )


@st.composite
def _relations(draw: st.DrawFn, names: list[str]) -> tuple[tuple[Inference, ...], tuple[Attack, ...]]:
    inferences: dict[str, Inference] = {}
    attacks: dict[str, Attack] = {}
    if not names:
        return (), ()
    name = st.sampled_from(names)
    for _ in range(draw(st.integers(0, 6))):
        premises = tuple(draw(st.lists(name, min_size=1, max_size=3, unique=True)))
        inference = Inference(
            premises, draw(name), draw(st.one_of(st.just(""), st.sampled_from(sorted(SCHEMES)))), data=draw(data())
        )
        inferences.setdefault(inference.key, inference)
    for _ in range(draw(st.integers(0, 6))):
        targets: list[Relation] = [*inferences.values(), *attacks.values()]
        target = draw(st.one_of(name, st.sampled_from(targets).map(lambda r: r.key))) if targets else draw(name)
        attack = Attack(draw(name), target, draw(st.one_of(st.none(), st.sampled_from(Manner))), data=draw(data()))
        attacks.setdefault(attack.key, attack)
    return tuple(inferences.values()), tuple(attacks.values())


LINES = st.sampled_from(
    ["claim a: Something.", "claim a", "premise: A reason, and a long one that goes on for quite a while so that it is wrapped somewhere.",
     "premise b (fact, probable): B.", "and c: C.", "rebuttal (conceded): But.", "undercut (mitigates): No step.", "says mora (endorsed)",
     '@ 3 "the "quoted" words" .. "end"', "data aif.x: 1", "step y: [2]", "step  z : a", "data q", "pro toll", "con  toll", "if: it rains", "note: remark", "| goes on", "# comment", "",
     "voice mora (person): Ana Mora", "issue toll (policy): A toll.", "article x", "  ", "debate", "title: T", "author: mora", "date: 2024",
     "premis d: D.", "claim (x: y", "random prose here", 'include "x"', "stance mora (pro): toll", "premise  b", "claim a b c: d", '@ "open']
)  # fmt: skip


def files() -> st.SearchStrategy[str]:
    """What somebody might write: lines of the language, more or less well indented, and anything else."""
    indent = st.sampled_from(["", "", "  ", "  ", "    ", "      ", "\t", " "])
    line = st.tuples(indent, st.one_of(LINES, LINES, LINES, lines())).map("".join)
    end = st.sampled_from(["\n", "\n", "\n", "\r\n", "\r"])
    body = st.lists(st.tuples(line, end).map("".join), max_size=14).map("".join)
    return st.tuples(st.sampled_from(["", "", "\ufeff"]), body, st.sampled_from(["", "claim last: No newline."])).map(
        "".join
    )


def tidy_annotations() -> st.SearchStrategy[str]:
    """Annotations in which most lines are well formed and well placed, so that the formatter has something to do."""
    head = st.sampled_from(["claim a (policy): ", "premise: ", "premise b  ( fact ) :", "rebuttal:", "claim:"])
    text = st.one_of(lines(300), st.just("word " * 60 + "end"))

    @st.composite
    def one(draw: st.DrawFn) -> str:
        out, depth = [], 0
        for _ in range(draw(st.integers(1, 10))):
            depth = draw(st.integers(0, depth))
            pad = "   " * depth
            out.append(pad + (draw(head) if depth else "claim: ") + draw(text))
            out += [f"{pad}    | {draw(text)}" for _ in range(draw(st.integers(0, 2)))]
            out += [f"{pad}{' ' * draw(st.integers(0, 5))}# {draw(lines())}" for _ in range(draw(st.integers(0, 1)))]
            out += ["" for _ in range(draw(st.integers(0, 2)))]
            depth += 1 if not out[-1].strip().startswith("|") else 0
        return "\n".join(out) + "\n"

    return one()


__all__ = ["anchors", "data", "debates", "evolve", "files", "ids", "lines", "tidy_annotations"]
