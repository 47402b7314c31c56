"""A JSON Schema of the interchange document, made from the same table that reads it.

Owns the translation of kinds into JSON Schema (draft 2020-12). Must not know any single fact,
beyond the numbers that ``checks`` bounds.
"""

from __future__ import annotations

from typing import Any

from followup_tui.facts import (
    ALONE,
    ID_PATTERN,
    MAX_LINE,
    MAX_TEXT,
    Facts,
    Field,
    Kind,
    Leaf,
    fields_of,
)

from .document import FORMAT, VERSION

_LINE = {"type": "string", "maxLength": MAX_LINE}
_ID = {"type": "string", "pattern": f"^{ID_PATTERN}$"}
_LEAVES: dict[Leaf, dict[str, Any]] = {
    "id": _ID,
    "contact": _ID,
    "text": {"type": "string", "maxLength": MAX_TEXT},
    "zone": {"type": "string", "description": "an IANA time zone"},
    "key": {"type": "string", "description": "a follow-up's key: opportunity/action[/to][/for]"},
    "line": _LINE,
    "day": {"type": "string", "format": "date", "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    "instant": {"type": "string", "format": "date-time"},
    "bool": {"type": "boolean"},
    "int": {"type": "integer"},
    "line or int": {"anyOf": [_LINE, {"type": "integer"}]},
}


def json_schema() -> dict[str, Any]:
    """The schema of the document, every object named under ``$defs``."""
    definitions: dict[str, Any] = {}
    body = _object(Facts, definitions)
    frame = {"format": {"const": FORMAT}, "version": {"const": VERSION}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "followup-tui interchange document",
        "type": "object",
        "properties": frame | body["properties"],
        "required": ["format", "version"],
        "additionalProperties": False,
        "$defs": dict(sorted(definitions.items())),
    }


def _object(record: type[Any], definitions: dict[str, Any]) -> dict[str, Any]:
    fields = fields_of(record).values()
    properties: dict[str, Any] = {}
    for field in fields:
        if field.key in ALONE:
            one = _value(field.kind, definitions)
            properties[ALONE[field.key]] = {"anyOf": [one, {"type": "null"}]}
        properties[field.key] = _property(field, definitions)
    return {
        "type": "object",
        "properties": properties,
        "required": [field.key for field in fields if field.is_required],
        "additionalProperties": False,
    }


def _property(field: Field, definitions: dict[str, Any]) -> dict[str, Any]:
    schema = _value(field.kind, definitions)
    if field.is_list:
        schema = {"type": "array", "items": schema}
    # A key that may be missing may be null as well.
    return schema if field.is_required else {"anyOf": [schema, {"type": "null"}]}


def _value(kind: Kind, definitions: dict[str, Any]) -> dict[str, Any]:
    if kind.record is not None:
        name = kind.record.__name__
        if name not in definitions:
            definitions[name] = {}
            definitions[name] = _object(kind.record, definitions)
        return {"$ref": f"#/$defs/{name}"}
    if kind.leaf is not None:
        return dict(_LEAVES[kind.leaf])
    return {"enum": list(kind.words)}
