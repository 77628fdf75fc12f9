"""The voices of a nodeset: its participants, and others who speak in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from attrs import frozen

from argmap.formats.aif.kept import PARTICIPANT
from argmap.formats.aif.nodeset import Nodeset, Taking, text_of
from argmap.formats.aif.speech import Speech
from argmap.formats.ids import names_for
from argmap.formats.texts import one_line
from argmap.formats.values import encode
from argmap.model import Chain, Debate, Statement, Voice
from argmap.model.terms import AUTHOR, UNCLEAR


@frozen
class Voices:
    """The voices, and the id of the voice (or word of the language) for each person who speaks."""

    voices: tuple[Voice, ...]
    persons: Mapping[str, str]
    left: tuple[Any, ...] = ()
    """Participants that none of the voices is made of."""

    @classmethod
    def of(cls, nodeset: Nodeset, speech: Speech, taking: Taking) -> Voices:
        """The voices of a nodeset; what is wrong with its participants goes to `taking`."""
        entries, left = _entries(nodeset, taking)
        speaking = dict.fromkeys(person for persons in speech.speakers.values() for person in persons)
        found = {full_name(entry): id for id, entry in reversed(entries.items())}
        words = {word for word in (UNCLEAR, AUTHOR) if word not in entries}
        ids = {p: found.get(p[1:], p[1:]) if p[0] == "@" else p[1:] for p in speaking}
        others = dict.fromkeys(id for p, id in ids.items() if id not in entries and not (p[0] == "#" and id in words))
        names = names_for([*entries, *others], simple=True)
        called = _called(nodeset, speech)
        voices = []
        for id, entry in entries.items():
            name, _ = one_line(full_name(entry) or called.get(id) or id)
            data = () if entry == participant(names[id], name) else ((PARTICIPANT, encode(entry)),)
            voices.append(Voice(names[id], name, data=data, origin=taking.place("participants")))
        for id in others:
            name, _ = one_line(called.get(id) or id)
            voices.append(Voice(names[id], name, data=((PARTICIPANT, "null"),), origin=taking.place("locutions")))
        persons = {p: id if p[0] == "#" and id in words else names[id] for p, id in ids.items()}
        return cls(tuple(voices), persons, tuple(left))

    def chains(self, node: str, speech: Speech) -> tuple[Chain, ...]:
        """The chains of those who assert what an I-node says. The author stands alone, and not as the only one."""
        made = (tuple(self.persons[p] for p in c) for c in speech.chains(node) if all(p in self.persons for p in c))
        found = tuple(dict.fromkeys(chain for chain in made if AUTHOR not in chain or len(chain) == 1))
        return () if found == ((AUTHOR,),) else found

    def authors(self, names: Mapping[str, str], speech: Speech) -> dict[str, tuple[str, ...]]:
        """The authors of articles, for files of ours: those who utter the locutions that we write for authors."""
        found: dict[str, set[tuple[str, ...]]] = {}
        for node, name in names.items():
            article = name.rpartition("/")[0]
            says = speech.says.get(node, []) if article else []
            if says and says == own_locutions(node, len(says)):
                chains = speech.chains(node)
                if all(len(chain) == 1 for chain in chains):
                    found.setdefault(article, set()).add(tuple(self.persons[chain[0]] for chain in chains))
        return {article: sets.pop() for article, sets in found.items() if len(sets) == 1}


def _entries(nodeset: Nodeset, taking: Taking) -> tuple[dict[str, dict[str, Any]], list[Any]]:
    """The participants by id, and those that are none; of several with one id the first counts."""
    listed = nodeset.members.get("participants")
    if listed is not None and not isinstance(listed, list):
        taking.say("wrong-type", "`participants` is no list", ("participants",), "a list belongs here")
    entries: dict[str, dict[str, Any]] = {}
    left: list[Any] = []
    for number, entry in enumerate(listed if isinstance(listed, list) else ()):
        place = ("participants", number)
        id = text_of(entry.get("participantID")) if isinstance(entry, dict) else None
        if id is not None and id not in entries:
            entries[id] = entry
            continue
        left.append(entry)
        if not isinstance(entry, dict):
            taking.say("wrong-type", "a participant is no object", place, "an object belongs here")
        elif id is None:
            taking.say("missing-field", "a participant without an id", place, "kept aside")
        else:
            taking.say("duplicate-node", f"there are two participants `{id[:60]}`", place, "the first counts")
    return entries, left


def _called(nodeset: Nodeset, speech: Speech) -> dict[str, str]:
    """Names of persons as they stand in front of what they say."""
    found: dict[str, Counter[str]] = {}
    for id, persons in speech.speakers.items():
        text = nodeset.nodes[id].text
        name = text.partition(":")[0].strip() if ":" in text[:60] else ""
        for person in persons if len(persons) == 1 and name else ():
            found.setdefault(person[1:], Counter())[name] += 1
    return {person: counted.most_common(1)[0][0] for person, counted in found.items()}


def own_locutions(id: str, count: int) -> list[str]:
    """The ids of the locutions that we write for so many authors of a statement."""
    return [f"{id}:A{n}" for n in range(1, count + 1)]


def full_name(entry: Mapping[str, Any]) -> str:
    """The name of a participant. Who has one name only has the surname `None` in files of the package xaif."""
    last = entry.get("surname")
    parts = (entry.get("firstname"), "" if last == "None" else last)
    return " ".join(part for part in parts if isinstance(part, str) and part)


def participant(id: str, name: str) -> dict[str, Any]:
    """A voice as a participant: what stands before the last space is the first name."""
    first, _, last = name.rpartition(" ")
    return {"participantID": id, "firstname": first or last, "surname": last if first else ""}


def said_by(debate: Debate, statement: Statement) -> tuple[tuple[Chain, ...], str]:
    """The chains of those who assert a statement, and whether they are its authors (A) or other voices (L)."""
    if statement.voices:
        return statement.voices, "L"
    article = debate.graph.articles.get(statement.article)
    return (tuple((author,) for author in article.authors) if article else ()), "A"


def names_of(voices: Iterable[Voice]) -> dict[str, str]:
    """The names of voices by id."""
    return {voice.id: voice.name for voice in voices}
