"""Documents in and out: the interchange document and the agenda object.

Builds and reads plain values; must not open files, write to the store, or know the screens.
"""

from .agenda import agenda_json, item_json, why_json
from .document import named_outright, read_document, write_document, write_fact
from .jsontext import parse_json, to_json
from .leaves import DocumentError, read_leaf, storable, write_leaf
from .schema import json_schema

__all__ = [
    "DocumentError",
    "agenda_json",
    "item_json",
    "json_schema",
    "named_outright",
    "parse_json",
    "read_document",
    "read_leaf",
    "storable",
    "to_json",
    "why_json",
    "write_document",
    "write_fact",
    "write_leaf",
]
