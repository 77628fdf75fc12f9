"""Those who made annotations, as voices."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any, TypeVar
from urllib.parse import unquote

from attrs import frozen

from argmap.formats.ids import names_for
from argmap.formats.texts import one_line
from argmap.formats.webanno.annotation import (
    own_name,
)
from argmap.formats.webanno.parts import chains_of
from argmap.ground.source import Span
from argmap.model import Voice, VoiceKind

Thing = TypeVar("Thing", bound=Hashable)


@frozen
class Creator:
    """Somebody who made an annotation."""

    address: str
    name: str
    kind: VoiceKind

    def voice(self, id: str) -> Voice:
        """The voice of this creator under an id."""
        return Voice(id, one_line(self.name or self.address)[0], self.kind)


def named(name: str) -> Voice:
    """What is known of a voice of which only the id is."""
    return Voice(name, name, VoiceKind.UNCLEAR)


def creators_of(value: dict[str, Any]) -> list[Creator]:
    """Those who made an annotation, as the W3C says it or as Hypothesis does."""
    said = value.get("creator", value.get("user"))
    info = value.get("user_info")
    if "creator" not in value and isinstance(said, str) and isinstance(info, dict):
        said = {"id": said, "name": info.get("display_name")}
    found = []
    for one in said if isinstance(said, list) else [said]:
        address, name, sort = (
            (one.get("id"), one.get("name", one.get("nickname")), one.get("type"))
            if isinstance(one, dict)
            else (one, "", "")
        )
        address = address if isinstance(address, str) else ""
        name = name if isinstance(name, str) and name.strip() else ""
        if (address or name) and sort != "Software":
            found.append(Creator(address, name, VoiceKind.INSTITUTION if sort == "Organization" else VoiceKind.PERSON))
    return found


def voice_ids(taken: Iterable[tuple[str, str, dict[str, Any], Span]]) -> dict[Creator, str]:
    """The ids of those who made annotations; those who are the same but for their names share none."""
    values = [value for _, _, value, _ in taken]
    creators = dict.fromkeys(c for value in values if not own_name(str(value.get("id"))) for c in creators_of(value))
    tagged = {name for value in values for chain in chains_of(value) for name in chain}
    wanted = {creator: creator.name or _account(creator.address) for creator in creators}
    names = names_for(wanted.values(), taken=tagged, simple=True)
    return apart({creator: names[word] for creator, word in wanted.items()}, tagged)


def _account(address: str) -> str:
    """The name of an account: `acct:mora@host` is `mora`."""
    return last_of(address).removeprefix("acct:").partition("@")[0] or address


def last_of(source: str) -> str:
    """What an address ends with, for an article that has no other name."""
    return unquote(source.partition("?")[0].partition("#")[0].rstrip("/").rpartition("/")[2]) or source


def apart(ids: dict[Thing, str], taken: Iterable[str]) -> dict[Thing, str]:
    """Each its own: two sources may end alike."""
    used = set(taken)
    numbers: dict[str, int] = {}
    made: dict[Thing, str] = {}
    for source, id in ids.items():
        name = id
        while name in used:
            numbers[id] = numbers.get(id, 1) + 1
            name = f"{id}-{numbers[id]}"
        used.add(name)
        made[source] = name
    return made
