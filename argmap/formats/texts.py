"""Texts of foreign files as texts of statements, which are one line, and back."""

from __future__ import annotations

import re
from collections.abc import Mapping

from argmap.formats.loss import Loss
from argmap.formats.values import SURROGATES, decode, encode
from argmap.model import Debate, datum

BREAKS = re.compile(r"[ \t]*[\r\n]+[ \t\r\n]*")
NO_TEXT = "[no text]"
"""The text of a statement whose foreign text is empty: a statement says something."""


def one_line(raw: str) -> tuple[str, str]:
    """The text of a statement for a foreign text, and what has to be kept as data so that it can be written as it was: empty
    when they are the same. Line breaks become spaces, halves of surrogate pairs the replacement character.
    """
    text = raw
    if "\n" in text or "\r" in text:
        text = BREAKS.sub(" ", text)
    text = text.strip(" \t")
    if not text.isascii():
        text = SURROGATES.sub("\ufffd", text)
    text = text or NO_TEXT
    return text, "" if text == raw else encode(raw)


def raw_texts(debate: Debate, key: str) -> tuple[Mapping[str, str], list[Loss]]:
    """The foreign texts of all statements by id: what the datum `key` keeps where it still fits the text of the statement;
    where it does not, since the text was edited, the text counts and the datum is lost.
    """
    texts: dict[str, str] = {}
    lost: list[Loss] = []
    for statement in debate.statements:
        texts[statement.id] = statement.text
        if statement.data and (kept := datum(statement, key)):
            raw = decode(kept)
            if isinstance(raw, str) and one_line(raw) == (statement.text, kept):
                texts[statement.id] = raw
            else:
                lost.append(Loss("statement", statement.id, f"data {key}"))
    return texts, lost
