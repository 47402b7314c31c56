"""Single values of the document: days and instants out of JSON texts, and back.

Owns the written form of a value and the error of a document. Must not judge values (``rules``).
"""

from __future__ import annotations

import datetime as dt
import re

from followup_tui.facts import FactError, Leaf

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_INSTANT = re.compile(
    r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:?\d\d(:\d\d)?)", re.ASCII
)
_FORBIDDEN = re.compile("[\0\ud800-\udfff]")


class DocumentError(FactError):
    """One sentence: where in the document, what stands there, what would do."""


class NewerDocumentError(DocumentError):
    """The document was made by a newer followup."""

    exit_code = 78


def read_leaf(leaf: Leaf | None, value: object) -> object:
    """The value a JSON value spells; one that spells none comes back as it is."""
    if not isinstance(value, str):
        return value
    try:
        if leaf == "day":
            return dt.date.fromisoformat(value) if _DAY.fullmatch(value) else value
        if leaf == "instant":
            return dt.datetime.fromisoformat(value) if _INSTANT.fullmatch(value) else value
    except ValueError:
        return value
    return storable(value)


def storable(text: str) -> str:
    """The text with what no text can hold made visible."""
    return _FORBIDDEN.sub("\ufffd", text)


def write_leaf(value: object) -> object:
    """The JSON value of a leaf: days and instants in ISO form, anything else as it is."""
    return value.isoformat() if isinstance(value, dt.date) else value
