"""A JSON Schema of the interchange document, made from the types that read it.

Owns what the types leave unsaid: the frame, that a key which may be missing may be null as well, and a
list of one under a key of its own. Must not know any single fact.
"""

from __future__ import annotations

from typing import Any, TypeAlias

import msgspec

from followup_tui.facts import ALONE, MAX_LINE, Facts

from .document import FORMAT, VERSION

Schema: TypeAlias = dict[str, Any]
_NULL: Schema = {"type": "null"}


def json_schema() -> Schema:
    """The schema of the document (draft 2020-12), every object named under ``$defs``."""
    _, parts = msgspec.json.schema_components((Facts,), ref_template="#/$defs/{name}")
    definitions = {name: _described(part) for name, part in sorted(parts.items())}
    body = definitions.pop("Facts")
    frame = {"format": {"const": FORMAT}, "version": {"const": VERSION}}
    return body | {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "followup-tui interchange document",
        "properties": frame | body["properties"],
        "required": ["format", "version"],
        "$defs": definitions,
    }


def _described(part: Schema) -> Schema:
    required = part.get("required", [])
    properties = {}
    for key, value in part["properties"].items():
        schema = _bounded({word: said for word, said in value.items() if word != "default"})
        if key in ALONE:
            properties[ALONE[key]] = _or_null(schema["items"])
        properties[key] = schema if key in required else _or_null(schema)
    return part | {"properties": properties, "required": required}


def _bounded(schema: Schema) -> Schema:
    """The schema with the length of one line, where nothing else is said of a text."""
    if schema == {"type": "string"}:
        return schema | {"maxLength": MAX_LINE}
    if "anyOf" in schema:
        return schema | {"anyOf": [_bounded(each) for each in schema["anyOf"]]}
    return schema | {"items": _bounded(schema["items"])} if "items" in schema else schema


def _or_null(schema: Schema) -> Schema:
    arms = schema.get("anyOf", [schema])
    return {"anyOf": arms if _NULL in arms else [*arms, _NULL]}
