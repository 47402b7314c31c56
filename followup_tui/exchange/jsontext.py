"""JSON as bytes: strict in reading, the same characters everywhere in writing.

Owns what the standard reader lets pass: duplicate keys, NaN, bytes that are not UTF-8, nesting
without end. Must not know what the JSON says.
"""

from __future__ import annotations

import json
import re
from typing import Any

import msgspec

from followup_tui.facts import shown

from .leaves import DocumentError

_DELETE = "\x7f"
_NOT_PLAIN = re.compile(r"[^ -~]+")
"""What may only be written in escapes."""


def parse_json(raw: bytes) -> object:
    """The value the bytes spell; DocumentError, in one sentence, when they spell none."""
    try:
        text = raw.decode("utf-8-sig")
        return json.loads(text, object_pairs_hook=_unique_keys, parse_constant=_refuse_constant)
    except DocumentError:
        raise
    except UnicodeDecodeError as error:
        raise DocumentError(f"not UTF-8: byte {error.start} is 0x{raw[error.start]:02x}") from None
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise DocumentError(f"not JSON: {error.msg} at {where}") from None
    except RecursionError:
        raise DocumentError("not a document: nested too deep") from None
    except ValueError:
        raise DocumentError("not a document: a number in it is too long") from None


def to_json(value: object) -> str:
    """The value as indented JSON in plain ASCII, with a line end: safe for any terminal."""
    try:
        text = msgspec.json.encode(value).decode()
    except UnicodeEncodeError:  # half of a character, which the standard alone lets pass
        return json.dumps(value, indent=2, allow_nan=False) + "\n"
    if not text.isascii() or _DELETE in text:
        text = _NOT_PLAIN.sub(_escaped, text)
    return msgspec.json.format(text, indent=2) + "\n"


def _escaped(found: re.Match[str]) -> str:
    return json.dumps(found[0])[1:-1]


def _unique_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise DocumentError(f"{shown(key)}: the same key twice in one object")
        found[key] = value
    return found


def _refuse_constant(name: str) -> None:
    raise DocumentError(f"{name}: is no JSON number")
