r"""Any JSON value as one line of data, and back.

A string stays as it is where that is one line and cannot be taken for JSON, everything else is written as compact JSON:

>>> encode("2012-04-12"), encode("a\nb"), encode("12"), encode(12), encode({"a": [1, None]})
('2012-04-12', '"a\\nb"', '"12"', '12', '{"a":[1,null]}')
>>> decode("2012-04-12"), decode('"12"'), decode("12"), decode("[1, 2]")
('2012-04-12', '12', 12, '[1, 2]')

`decode(encode(value)) == value` for every value, and `encode(decode(line)) == line` for every line: what is not exactly what
`encode` would have written is a string.
"""

from __future__ import annotations

import json
import re
from typing import Any

SURROGATES = re.compile("[\ud800-\udfff]")
LIKE_JSON = frozenset('"{[-0123456789tfn')
_write = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


def compact(value: Any) -> str:
    """A value as compact JSON on one line; characters that no file can hold are escaped."""
    text = _write(value)
    if SURROGATES.search(text):
        text = SURROGATES.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    return text


def encode(value: Any) -> str:
    """A JSON value as one line of text."""
    if isinstance(value, str) and _is_line(value) and not _is_json(value):
        return value
    return compact(value)


def decode(line: str) -> Any:
    """The JSON value that a line of text says."""
    found, value = _read(line)
    return value if found else line


def _is_json(line: str) -> bool:
    return _read(line)[0]


def _read(line: str) -> tuple[bool, Any]:
    """Whether a line is what `encode` writes for a value that is no plain string, and the value."""
    if line[:1] not in LIKE_JSON:
        return False, None
    try:
        value = json.loads(line)
        if compact(value) != line:
            return False, None
    except (ValueError, RecursionError):
        return False, None
    if isinstance(value, str) and _is_line(value) and not _is_json(value):
        return False, None  # as a plain string it would have been written without quotation marks
    return True, value


def _is_line(text: str) -> bool:
    return bool(text) and text == text.strip(" \t") and not ("\n" in text or "\r" in text or SURROGATES.search(text))
