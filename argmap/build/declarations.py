"""Articles, voices, issues and stances: drafts to model."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from attrs import define, field

from argmap.build.drafts import Declaration
from argmap.build.names import unknown_issue, unknown_voice
from argmap.build.outline import Outline
from argmap.ground.catalogue import finding
from argmap.ground.diagnostics import Diagnostic, Edit, Label
from argmap.ground.nearest import Nearest, nearest
from argmap.model import Article, Issue, Kind, Position, Stance, Voice, VoiceKind
from argmap.model.terms import AUTHOR, RESERVED, TIME_RELATIVE, UNCLEAR
from argmap.model.words import ID

RANGE = re.compile(r"(\d{1,9})(?:\s*[-–]\s*(\d{1,9}))?")


@define(eq=False)
class Declared:
    """What a debate declares, by id."""

    voices: dict[str, Voice] = field(factory=dict)
    issues: dict[str, Issue] = field(factory=dict)
    articles: tuple[Article, ...] = ()
    stances: tuple[Stance, ...] = ()
    authors: dict[str, tuple[str, ...]] = field(factory=dict)
    id: str = ""
    title: str = ""
    notes: tuple[str, ...] = ()
    data: dict[str, str] = field(factory=dict)

    @cached_property
    def near_voices(self) -> Nearest:
        """Near names for voices that are not declared."""
        return Nearest(self.voices)

    @cached_property
    def near_issues(self) -> Nearest:
        """Near names for issues that are not declared."""
        return Nearest(self.issues)

    def authors_of(self, section: str) -> tuple[str, ...]:
        """The authors of an article; nobody's statements that belong to no article."""
        return (AUTHOR, *self.authors.get(section, ()))

    def assume(self, names: Iterable[str]) -> None:
        """Hold voices that nobody declared as unclear ones."""
        for name in names:
            if name not in RESERVED and name not in self.voices and ID.fullmatch(name):
                self.voices[name] = Voice(name, name, VoiceKind.UNCLEAR)


def declare(outline: Outline, borrowed: Outline) -> Declared:
    """Everything that is declared; voices and issues of `borrowed` count where the files do not declare them."""
    found = outline.diagnostics
    result = Declared()
    _voices_and_issues(outline, result, found)
    elsewhere = Declared()
    _voices_and_issues(borrowed, elsewhere, [])
    result.voices = {**result.voices, **{k: v for k, v in elsewhere.voices.items() if k not in result.voices}}
    result.issues = {**result.issues, **{k: v for k, v in elsewhere.issues.items() if k not in result.issues}}
    articles: dict[str, Declaration] = {}
    for draft in outline.declarations:
        _once(draft, found)
        if draft.what == "article" and draft.id:
            if "/" in draft.id:
                message = "the id of an article has no `/`"
                found.append(finding("malformed-line", message, draft.tree.part_span(draft.index, 1), "has one"))
            elif _first(draft, articles, found):
                article = _article(draft, result, found)
                result.articles = (*result.articles, article)
                result.authors[article.id] = article.authors
        elif draft.what == "debate":
            _debate(draft, result)
    stances: dict[tuple[str, str, str], Stance] = {}
    for draft in outline.declarations:
        stance = _stance(draft, result, found) if draft.what == "stance" and draft.id else None
        if stance:
            key = (stance.article, stance.voice, stance.issue)
            if key in stances:
                message = f"the stance of `{stance.voice}` on `{stance.issue}` is stated twice"
                found.append(finding("duplicate-declaration", message, draft.tree.span(draft.index), "again here"))
            stances.setdefault(key, stance)
    result.stances = tuple(stances.values())
    return result


def _voices_and_issues(outline: Outline, result: Declared, found: list[Diagnostic]) -> None:
    voices: dict[str, Declaration] = {}
    issues: dict[str, Declaration] = {}
    for draft in outline.declarations:
        if draft.what not in ("voice", "issue") or not draft.id or "/" in draft.id:
            if draft.what in ("voice", "issue") and "/" in draft.id:
                message = f"the id of {'a voice' if draft.what == 'voice' else 'an issue'} has no `/`"
                found.append(finding("malformed-line", message, draft.tree.part_span(draft.index, 1), "has one"))
            continue
        if not draft.text:
            span = draft.tree.part_span(draft.index, 1)
            message = f"the {draft.what} `{draft.id}` has no {'name' if draft.what == 'voice' else 'text'}"
            if any(part[0] == "TEXT" for part in draft.tree.lines[draft.index].parts):
                found.append(finding("empty-text", message, span, "nothing behind the colon"))
        if draft.what == "voice":
            if draft.id in RESERVED:
                message = f"`{draft.id}` has a meaning of its own in parentheses"
                found.append(
                    finding("reserved-name", message, draft.tree.part_span(draft.index, 1), "cannot name a voice")
                )
                continue
            voice = _voice(draft, found)
            if result.voices.get(draft.id, voice) == voice or _first(draft, voices, found):
                voices.setdefault(draft.id, draft)
                result.voices.setdefault(draft.id, voice)
        else:
            issue = _issue(draft, found)
            if result.issues.get(draft.id, issue) == issue or _first(draft, issues, found):
                issues.setdefault(draft.id, draft)
                result.issues.setdefault(draft.id, issue)


def _first(draft: Declaration, table: dict[str, Declaration], found: list[Diagnostic]) -> bool:
    first = table.setdefault(draft.id, draft)
    if first is draft:
        return True
    found.append(
        finding(
            "duplicate-declaration", f"the {draft.what} `{draft.id}` is declared twice, and differently",
            draft.tree.part_span(draft.index, 1), "declared again here",
            others=(Label(first.tree.part_span(first.index, 1), "first declared here"),), help="keep one of them",
        )
    )  # fmt: skip
    return False


def _once(draft: Declaration, found: list[Diagnostic]) -> None:
    """Complain about fields that are there twice but can be there only once."""
    for word, texts in draft.fields.items():
        if word != "note" and len(texts) > 1:
            first = Label(draft.tree.part_span(texts[0][1], 0), "the first")
            span = draft.tree.part_span(texts[1][1], 0)
            message = f"`{word}` is there twice"
            found.append(finding("repeated-field", message, span, "only the first counts", others=(first,)))


def _qualifiers(draft: Declaration, known: dict[str, object], found: list[Diagnostic]) -> list[str]:
    words = []
    for word, number in draft.qualifiers:
        if word in known:
            words.append(word)
            continue
        near = nearest(word, known)
        help = f"did you mean `{near}`?" if near else f"one of: {', '.join(known)}"
        span = draft.tree.part_span(draft.index, number)
        message = f"`{word}` says nothing of {'an' if draft.what[0] in 'aei' else 'a'} {draft.what}"
        edits = (Edit(span, near),) if near else ()
        found.append(finding("unknown-qualifier", message, span, "unknown", help=help, edits=edits))
    return words


def _voice(draft: Declaration, found: list[Diagnostic]) -> Voice:
    words = _qualifiers(draft, {str(k): k for k in VoiceKind}, found)
    kind = VoiceKind(words[0]) if words else VoiceKind.PERSON
    origin = draft.tree.span(draft.index)
    name = draft.text or draft.id
    return Voice(draft.id, name, kind, draft.get("role"), draft.all("note"), data=draft.kept, origin=origin)


def _issue(draft: Declaration, found: list[Diagnostic]) -> Issue:
    words = _qualifiers(draft, {**{str(k): k for k in Kind}, TIME_RELATIVE: None}, found)
    kinds = [Kind(w) for w in words if w != TIME_RELATIVE]
    return Issue(
        draft.id,
        draft.text or draft.id,
        kinds[0] if kinds else None,
        TIME_RELATIVE in words,
        draft.get("scope"),
        draft.all("note"),
        data=draft.kept,
        origin=draft.tree.span(draft.index),
    )


def _debate(draft: Declaration, result: Declared) -> None:
    result.id = result.id or (draft.id if "/" not in draft.id else "")
    result.title = result.title or draft.get("title")
    result.notes += draft.all("note")
    result.data = {**dict(draft.kept), **result.data}


def _article(draft: Declaration, declared: Declared, found: list[Diagnostic]) -> Article:
    authors = []
    for text, index in draft.fields.get("author", ())[:1]:
        for name in (n.strip() for n in text.split(",") if text):
            if name in declared.voices or name == UNCLEAR:
                authors.append(name)
            else:
                found.append(unknown_voice(draft.tree.part_span(index, 1), name, declared.near_voices))
                if ID.fullmatch(name) and name not in RESERVED:
                    authors.append(name)
                    declared.assume((name,))
    return Article(
        draft.id,
        draft.get("title"),
        tuple(dict.fromkeys(authors)),
        draft.get("date"),
        draft.get("outlet"),
        draft.get("url"),
        draft.get("language"),
        draft.get("text"),
        draft.get("fingerprint"),
        _skip(draft, found),
        draft.all("note"),
        data=draft.kept,
        origin=draft.tree.span(draft.index),
        places={word: draft.tree.part_span(texts[0][1], 1) for word, texts in draft.fields.items()},
    )


def _skip(draft: Declaration, found: list[Diagnostic]) -> tuple[tuple[int, int], ...]:
    ranges = []
    for text, index in draft.fields.get("skip", ())[:1]:
        for piece in (p.strip() for p in text.split(",") if text):
            match = RANGE.fullmatch(piece)
            first = int(match[1]) if match else 0
            last = int(match[2] or match[1]) if match else 0
            if not 1 <= first <= last:
                message = f"`{piece}` is no range of lines"
                help = "write first and last line, such as `1-3, 43-45`"
                found.append(finding("bad-skip", message, draft.tree.part_span(index, 1), "not understood", help=help))
            else:
                ranges.append((first, last))
    return tuple(ranges)


def _stance(draft: Declaration, declared: Declared, found: list[Diagnostic]) -> Stance | None:
    tree, index = draft.tree, draft.index
    words = _qualifiers(
        draft, {str(p): p for p in Position if p is not Position.SILENT} | {str(Position.SILENT): None}, found
    )
    if draft.id not in declared.voices and draft.id != UNCLEAR:
        found.append(unknown_voice(tree.part_span(index, 1), draft.id, declared.near_voices))
        return None
    if draft.text not in declared.issues:
        found.append(unknown_issue(tree, index, len(tree.lines[index].parts) - 1, draft.text, declared.near_issues))
        return None
    if not words:
        return None
    return Stance(
        draft.id,
        draft.text,
        Position(words[0]),
        draft.section,
        tuple(draft.anchors),
        draft.all("note"),
        data=draft.kept,
        origin=tree.span(index),
    )
