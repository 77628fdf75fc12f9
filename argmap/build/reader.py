"""Trees to model: resolves every name and makes the frozen classes. What cannot be resolved is left out and reported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from attrs import evolve

from argmap.build.declarations import Declared, declare
from argmap.build.drafts import Declaration, Field, Node, Objection, Step
from argmap.build.heads import plain, said_by
from argmap.build.names import check_voices, unknown_id, unknown_issue, unknown_scheme
from argmap.build.outline import Outline
from argmap.build.slugs import Namer
from argmap.ground.catalogue import finding
from argmap.ground.diagnostics import Diagnostic, Edit, Label
from argmap.ground.nearest import Nearest
from argmap.model import Answer, Attack, Chain, Commitment, Debate, Inference, Sign, Statement
from argmap.model.schemes import SCHEMES
from argmap.model.statement import default_commitment
from argmap.syntax import Tree

R = TypeVar("R", Inference, Attack)


def build(trees: Sequence[Tree], declarations: Sequence[Tree] = ()) -> tuple[Debate, tuple[Diagnostic, ...]]:
    """The debate that several files make together, and what is wrong with it.

    Of the trees in `declarations` only voices and issues are used, as if they were declared here, and nothing is reported.
    """
    outline = Outline()
    for tree in trees:
        outline.add(tree)
    borrowed = Outline()
    for tree in declarations:
        borrowed.add(tree)
    _close_fields(outline)
    _close_fields(borrowed)
    found = outline.diagnostics
    declared = declare(outline, borrowed)
    defined = _define(outline, found)
    _resolve(outline, defined, found)
    steps, attacks = _relations(outline, found)
    check_voices(outline, declared, found)
    statements = tuple(_statement(node, declared, found) for node in defined.values())
    debate = Debate(
        statements=statements,
        inferences=steps,
        attacks=attacks,
        articles=declared.articles,
        voices=tuple(declared.voices.values()),
        issues=tuple(declared.issues.values()),
        stances=declared.stances,
        id=declared.id,
        title=declared.title,
        notes=declared.notes,
        data=tuple(declared.data.items()),
    )
    return debate, tuple(found)


def _close_fields(outline: Outline) -> None:
    """Hand the texts of the fields, now that they are whole, to what they stand under."""
    for f in outline.fields:
        if f.key and f.text:
            _datum(f, outline.diagnostics)
        elif not f.text:
            span = f.tree.part_span(f.index, 0)
            outline.diagnostics.append(
                finding("empty-text", f"`{f.word}` has no text", span, "nothing behind the colon")
            )
            if not isinstance(f.host, Node):
                f.host.fields.setdefault(f.word, []).append(("", f.index))
        elif not isinstance(f.host, Node):
            f.host.fields.setdefault(f.word, []).append((f.text, f.index))
        elif f.word == "if":
            if f.host.condition:
                span = f.tree.part_span(f.index, 0)
                message = "a statement has one condition"
                outline.diagnostics.append(
                    finding("repeated-field", message, span, "the second `if`", help="join the two")
                )
            else:
                f.host.condition = f.text
        elif f.word == "scheme":
            _scheme(f.host, f.text, f.index, outline.diagnostics)
        elif f.word == "note":
            f.host.put("notes", f.text)
        else:
            f.host.put("sic", f.text)


def _datum(f: Field, found: list[Diagnostic]) -> None:
    """Put a line `data` or `step` to what it is about."""
    about: Node | Declaration | Step | Objection | None = f.host
    if f.word == "step":
        about = f.host.relation if isinstance(f.host, Node) else None
    if about is None:
        message = "`step` is about the step from a line to the line above it"
        span = f.tree.part_span(f.index, 0)
        found.append(finding("wrong-place", message, span, "this line makes no step", help="use `data`"))
        return
    if about.data is None:
        about.data = {}
    if about.data.setdefault(f.key, f.text) != f.text:
        span = f.tree.part_span(f.index, 1)
        found.append(finding("repeated-field", f"`{f.key}` is there twice", span, "only the first counts"))


def _scheme(node: Node, text: str, index: int, found: list[Diagnostic]) -> None:
    step = node.relation
    name = text.lower()
    if not isinstance(step, Step):
        message = "a scheme belongs to a step from premises to a conclusion"
        found.append(finding("wrong-place", message, node.tree.part_span(index, 0), "this stands under no premise"))
    elif name not in SCHEMES:
        found.append(unknown_scheme(node.tree, index, text))
    elif step.scheme and step.scheme != name:
        other = Label(node.tree.part_span(step.scheme_line, 0), f"`{step.scheme}` here")
        message = "linked premises make one step, which has one scheme"
        found.append(finding("two-schemes", message, node.tree.part_span(index, 0), f"`{name}` here", others=(other,)))
    else:
        step.scheme, step.scheme_line = name, index


def _define(outline: Outline, found: list[Diagnostic]) -> dict[str, Node]:
    """The defining lines by the id of the statement, in order."""
    explicit: dict[str, Node] = {}
    for node in outline.nodes:
        if node.text is None or not node.name:
            continue
        id = f"{node.section}/{node.name}" if node.section else node.name
        if "/" in node.name:
            id = _foreign(node, found)
        if id in explicit:
            _twice(node, explicit[id], found)
        elif id:
            explicit[id] = node
            node.id = id
    namer = Namer()
    defined: dict[str, Node] = {}
    for node in outline.nodes:
        if node.text is None:
            continue
        if not node.text:
            span = node.tree.part_span(node.index, len(node.tree.lines[node.index].parts) - 1)
            help = f"write what it says, or leave the colon out to name `{node.name}` again" if node.name else ""
            found.append(
                finding("empty-text", "a statement without a text", span, "nothing behind the colon", help=help)
            )
            node.text = "…"
        elif " " not in node.text:
            _perhaps_an_id(node, explicit, found)
        if not node.id:
            node.id = namer.name(node.section, node.text, explicit)
        defined[node.id] = node
    return defined


def _perhaps_an_id(node: Node, explicit: Mapping[str, Node], found: list[Diagnostic]) -> None:
    """Warn of a text that is the id of a statement: it was probably to be named again."""
    id = f"{node.section}/{node.text}" if node.section else node.text
    if id in explicit and not node.name:
        span = node.tree.part_span(node.index, len(node.tree.lines[node.index].parts) - 1)
        line = node.tree.lines[node.index]
        text = line.parts[-1]
        edit = Edit(node.tree.span(node.index, text[1], text[2]), f" {node.text}")
        message = f"the text of this statement is the id `{node.text}`"
        help = "to name that statement again, leave out the colon"
        found.append(finding("id-as-text", message, span, "a text, not a name", help=help, edits=(edit,)))


def _foreign(node: Node, found: list[Diagnostic]) -> str:
    article, _, name = node.name.partition("/")
    if article == node.section:
        return node.name
    span = node.tree.part_span(node.index, 1)
    message = "a statement is defined in its own article"
    here = f"`article {node.section}`" if node.section else "no article"
    found.append(finding("foreign-id", message, span, f"of the article `{article}`, but this stands in {here}"))
    return f"{node.section}/{name}" if node.section else name


def _twice(node: Node, first: Node, found: list[Diagnostic]) -> None:
    span = node.tree.part_span(node.index, 1)
    other = Label(first.tree.part_span(first.index, 1), "first defined here")
    message = f"the id `{node.name}` is defined twice"
    help = "give one of them another id; to name the first again, leave out the colon and the text"
    found.append(finding("duplicate-id", message, span, "defined again here", others=(other,), help=help))


def _resolve(outline: Outline, defined: dict[str, Node], found: list[Diagnostic]) -> None:
    """Find what each line means that names a statement again, and move what it adds to the statement."""
    names: Nearest | None = None
    for node in outline.again:
        local = f"{node.section}/{node.name}" if node.section else node.name
        id = local if local in defined else node.name
        if id not in defined:
            if names is None:
                names = Nearest(name for id, node in defined.items() if node.name for name in (node.name, id))
            found.append(unknown_id(node, names))
            continue
        node.id, definition = id, defined[id]
        node.definition = definition
        for slot in ("answers", "anchors", "notes", "sic"):
            definition.put(slot, *(getattr(node, slot) or ()))
        if node.data:
            definition.data = {**node.data, **(definition.data or {})}
        if node.condition:
            message = "a condition belongs where the statement is defined"
            found.append(finding("misplaced-qualifier", message, node.tree.span(node.index), "named again here"))


def _relations(outline: Outline, found: list[Diagnostic]) -> tuple[tuple[Inference, ...], tuple[Attack, ...]]:
    """Inferences and attacks, each once. Those with an unknown end are left out; that has been reported."""
    inferences: dict[str, Inference] = {}
    attacks: dict[str, Attack] = {}
    for step in outline.steps:
        if type(step) is Step:
            first, conclusion = step.premises[0], step.conclusion.id
            names = (first.id,) if len(step.premises) == 1 else _linked(step, found)
            if not conclusion or not all(names):
                continue
            inference = Inference(names, conclusion, step.scheme, data=tuple(step.data.items()), origin=first.origin)
            key = step.key = inference.key
            if key not in inferences or (step.scheme and not inferences[key].scheme):
                inferences[key] = inference if key not in inferences else _joined(inference, inferences[key])
            elif step.data:
                inferences[key] = _joined(inferences[key], inference)
        elif type(step) is Objection:
            source, aim = step.source, step.target
            target = aim.id if type(aim) is Node else aim.key  # type: ignore[union-attr]  # the rest are relations
            if not target or not source.id:
                continue
            attack = Attack(source.id, target, source.manner, data=tuple(step.data.items()), origin=source.origin)
            key = step.key = attack.key
            if key not in attacks or (source.manner and not attacks[key].manner):
                attacks[key] = attack if key not in attacks else _joined(attack, attacks[key])
            elif step.data:
                attacks[key] = _joined(attacks[key], attack)
    return tuple(inferences.values()), tuple(attacks.values())


def _joined(kept: R, other: R) -> R:
    """A relation that is said twice, with the data of both."""
    return evolve(kept, data=tuple({**dict(other.data), **dict(kept.data)}.items()))


def _linked(step: Step, found: list[Diagnostic]) -> tuple[str, ...]:
    """The ids of linked premises, each once."""
    names: dict[str, Node] = {}
    for node in step.premises:
        if node.id and node.id in names:
            message = f"`{node.name}` is linked with itself"
            found.append(finding("nothing-to-link", message, node.tree.span(node.index), "the same premise again"))
        names.setdefault(node.id, node)
    return tuple(names)


def _statement(node: Node, declared: Declared, found: list[Diagnostic]) -> Statement:
    voices: tuple[Chain, ...] = ()
    if node.voices:
        voices = plain(c for chain, _ in node.voices for c in said_by(node.said, chain) if chain)
    elif node.said:
        voices = plain(node.said)
    commitment = node.commitment
    if commitment is None:
        if not voices and node.said_commitment is None:
            commitment = Commitment.ENDORSED
        elif node.voices is None and node.said_commitment is not None:
            commitment = node.said_commitment
        else:
            commitment = default_commitment(voices, declared.authors_of(node.section))
    answers: tuple[Answer, ...] = ()
    if node.answers:
        found.extend(
            unknown_issue(where, at, 1, issue, declared.near_issues)
            for issue, where, at in node.answers
            if issue not in declared.issues
        )
        answers = tuple(
            dict.fromkeys(
                Answer(issue, Sign(where.lines[at].word))
                for issue, where, at in node.answers
                if issue in declared.issues
            )
        )
    return Statement(
        node.id,
        node.text or "…",
        node.kind,
        node.modality,
        node.condition,
        node.implicit,
        node.thesis,
        voices,
        commitment,
        tuple(node.anchors) if node.anchors else (),
        answers,
        tuple(node.notes) if node.notes else (),
        tuple(node.sic) if node.sic else (),
        data=tuple(node.data.items()) if node.data else (),
        origin=node.origin,
    )
