"""What each member of argmap's JSON may hold: one check for each type, none of which turns a value into another in silence."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any, Final

from argmap.formats.ids import KEY
from argmap.formats.texts import one_line
from argmap.formats.values import SURROGATES, encode
from argmap.ground.nearest import did_you_mean
from argmap.model.schemes import SCHEMES
from argmap.model.terms import AUTHOR, RESERVED, UNCLEAR
from argmap.model.words import SEPARATED

Hook = Callable[[Any, Any], Any]
NOTHING: Final = object()
NUMBERS = 10**9
"""The numbers of lines are smaller."""


class Bad(Exception):  # noqa: N818 - it is data on its way to a diagnostic
    """A value that cannot stand where it does: why, what is wanted, and the JSON to read in its place if there is any."""

    def __init__(self, why: str, wanted: str, instead: Any = NOTHING) -> None:
        super().__init__(why)
        self.why, self.wanted, self.instead = why, wanted, instead


class Several(Exception):  # noqa: N818
    """What is wrong with elements of a list, by their index."""

    def __init__(self, errors: list[tuple[int, Exception]]) -> None:
        super().__init__()
        self.errors = errors


def type_of(value: Any) -> str:
    """What a JSON value is, in words."""
    words = {
        bool: "true or false",
        int: "a number",
        float: "a number",
        str: "a text",
        list: "a list",
        dict: "an object",
    }
    return words.get(type(value), "null")


def short(value: str) -> str:
    """A text as it fits into a message."""
    return f"`{value if len(value) <= 40 else value[:39] + '…'}`"  # noqa: PLR2004


def _text(value: Any) -> str:
    if type(value) is not str:
        raise Bad(f"is {type_of(value)}", "a text belongs here")
    return value


def line(value: Any, _: Any = None) -> str:
    """One line of text that a file can hold."""
    text = _text(value)
    if not text or text[0] in " \t" or text[-1] in " \t" or "\n" in text or "\r" in text:
        raise Bad("is not one line of text", "no line break, no space around it", one_line(text)[0])
    if not is_held(text):
        raise Bad("holds half a character", "a whole character belongs here", SURROGATES.sub("\ufffd", text))
    return text


def is_held(text: str) -> bool:
    """Whether a file can hold a text: lone surrogates stand for bytes that are no UTF-8, and only some of them come back."""
    if text.isascii() or not SURROGATES.search(text):
        return True
    try:
        return text.encode("utf-8", "surrogateescape").decode("utf-8", "surrogateescape") == text
    except UnicodeError:
        return False


def may_be_id(text: str) -> bool:
    """Whether a text can be the id of a statement."""
    return KEY.fullmatch(text) is not None and is_held(text)


def maybe(value: Any, _: Any = None) -> str:
    """One line of text, or none: empty."""
    return "" if value == "" and type(value) is str else line(value)


def id(value: Any, _: Any = None) -> str:
    """An id without an article."""
    text = _text(value)
    if not may_be_id(text) or "/" in text:
        raise Bad(f"{short(text)} is no id", 'no space and none of ()[]{}:,;>/|"#@')
    return text


def key(value: Any, _: Any = None) -> str:
    """The id of a statement."""
    text = _text(value)
    if not may_be_id(text):
        raise Bad(f"{short(text)} is no id", 'no space and none of ()[]{}:,;>|"#@')
    return text


def name(value: Any, _: Any = None) -> str:
    """What a file calls something; it need not be an id."""
    text = _text(value)
    if not text:
        raise Bad("is empty", "an id belongs here")
    return text


def flag(value: Any, _: Any = None) -> bool:
    """True or false."""
    if type(value) is not bool:
        raise Bad(f"is {type_of(value)}", "true or false belongs here")
    return value


def number(value: Any, _: Any = None) -> int:
    """The number of a line."""
    if type(value) is not int or not 0 <= value < NUMBERS:
        raise Bad(
            f"is {type_of(value)}" if type(value) is not int else "is no number of a line",
            "the number of a line, from 1",
        )
    return value


def quotable(value: Any, _: Any = None) -> str:
    """Words of an anchor."""
    text = line(value)
    if SEPARATED.search(text + '"'):
        raise Bad('holds `" .. "`', "which separates the two ends of an anchor")
    return text


def scheme(value: Any, _: Any = None) -> str:
    """The name of an argumentation scheme."""
    text = _text(value)
    if text not in SCHEMES:
        raise Bad(f"{short(text)} is no argumentation scheme", f"see the list of schemes{did_you_mean(text, SCHEMES)}")
    return text


def choice(terms: type[StrEnum]) -> Hook:
    """The check for one of the words of a closed list."""
    table = {str(term): term for term in terms}

    def checked(value: Any, _: Any = None) -> StrEnum:
        if type(value) is not str or value not in table:
            why = f"{short(value)} is none of the words for it" if type(value) is str else f"is {type_of(value)}"
            raise Bad(why, f"one of {', '.join(table)}")
        return table[value]

    return checked


def many(check: Hook, *, once: bool = False) -> Hook:
    """The check for a list; `once` for one that names nothing twice."""

    def checked(values: Any, _: Any = None) -> tuple[Any, ...]:
        if type(values) is not list:
            raise Bad(f"is {type_of(values)}", "a list belongs here")
        try:
            found = tuple([check(value, None) for value in values])
        except Exception:  # noqa: BLE001 - found again one by one
            raise Several(list(_errors(check, values))) from None
        if once and len(set(found)) < len(found):
            raise Bad("names something twice", "each once", list({encode(value): value for value in values}.values()))
        return found

    return checked


def _errors(check: Hook, values: list[Any]) -> Iterable[tuple[int, Exception]]:
    for index, value in enumerate(values):
        try:
            check(value, None)
        except Exception as error:  # noqa: BLE001 - whatever a check has to say
            yield index, error


def _speaker(value: Any, _: Any = None) -> str:
    text = id(value)
    if text in RESERVED and text not in (AUTHOR, UNCLEAR):
        raise Bad(f"{short(text)} has a meaning of its own", "the id of a voice belongs here")
    return text


_chain = many(_speaker)
_authors = many(_speaker, once=True)


def chain(value: Any, _: Any = None) -> tuple[str, ...]:
    """A chain of voices; what is none is an unclear voice, so that nothing falls to the author by accident."""
    try:
        found: tuple[str, ...] = _chain(value, None)
    except Bad as bad:
        raise Bad(bad.why, "a list of ids of voices, outermost first", [UNCLEAR]) from None
    except Several as several:
        _, first = several.errors[0]
        raise Bad(f"names no voice: {getattr(first, 'why', 'not understood')}", "ids of voices", [UNCLEAR]) from None
    if not found:
        raise Bad("names nobody", "ids of voices, outermost first", [UNCLEAR])
    if AUTHOR in found[1:] or (found[0] == AUTHOR and len(found) > 1):
        raise Bad("has the author inside a chain of others", "the author stands alone", [UNCLEAR])
    return found


_chains = many(chain, once=True)


def chains(value: Any, _: Any = None) -> tuple[tuple[str, ...], ...]:
    """The voices of a statement. The author alone is what is meant where none is named."""
    if type(value) is not list:
        raise Bad(f"is {type_of(value)}", "a list of chains of ids belongs here", [[UNCLEAR]])
    found: tuple[tuple[str, ...], ...] = _chains(value, None)
    return () if found == ((AUTHOR,),) else found


def speaker(value: Any, _: Any = None) -> str:
    """The id of a voice that is not the author of some article."""
    text = id(value)
    if text in RESERVED and text != UNCLEAR:
        raise Bad(f"{short(text)} has a meaning of its own", "the id of a voice belongs here")
    return text


def lines_skipped(value: Any, _: Any = None) -> tuple[int, int]:
    """A range of lines: the first and the last."""
    if type(value) is not list or len(value) != 2 or any(type(n) is not int for n in value):  # noqa: PLR2004
        raise Bad("is no range of lines", "[first, last]")
    if not 0 < value[0] <= value[1] < NUMBERS:
        raise Bad("is no range of lines", "from 1, and the first before the last")
    return value[0], value[1]


def data(value: Any, _: Any = None) -> tuple[tuple[str, str], ...]:
    """Pairs of key and value that nobody interprets."""
    if type(value) is not dict:
        raise Bad(f"is {type_of(value)}", "an object whose values are texts belongs here")
    try:
        for name, said in value.items():
            key(name)
            line(said)
    except Bad as bad:
        why = f"{short(name)} {bad.why}"
        raise Bad(why, bad.wanted, {k: v for k, v in map(_datum, value.items()) if may_be_id(k)}) from None
    return tuple(value.items())


def _datum(pair: tuple[str, Any]) -> tuple[str, str]:
    name, said = pair
    try:
        return name, line(said)
    except Bad:
        return name, encode(said)
