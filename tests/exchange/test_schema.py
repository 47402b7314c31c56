"""The JSON Schema says what the reader does."""

from typing import Any, get_args

from hypothesis import HealthCheck, given, settings

from followup_tui.exchange import json_schema, write_document
from followup_tui.facts import Facts, Relation
from tests.exchange.strategies import facts
from tests.exchange.test_document import FULL

SCHEMA = json_schema()


def _problems(schema: dict[str, Any], value: Any, path: str = "$") -> list[str]:
    """A reading of the few schema words in use."""
    if "$ref" in schema:
        return _problems(SCHEMA["$defs"][schema["$ref"].rsplit("/", 1)[1]], value, path)
    if "anyOf" in schema:
        found = [_problems(each, value, path) for each in schema["anyOf"]]
        return [] if [] in found else found[0]
    if "enum" in schema or "const" in schema:
        return [] if value in schema.get("enum", [schema.get("const")]) else [path]
    kinds: dict[str, type] = {
        "object": dict,
        "array": list,
        "string": str,
        "integer": int,
        "boolean": bool,
    }
    if schema["type"] == "null":
        return [] if value is None else [path]
    if not isinstance(value, kinds[schema["type"]]):
        return [path]
    return _inner_problems(schema, value, path)


def _inner_problems(schema: dict[str, Any], value: Any, path: str) -> list[str]:
    if schema["type"] == "array":
        return [
            p for n, v in enumerate(value) for p in _problems(schema["items"], v, f"{path}[{n}]")
        ]
    if schema["type"] != "object":
        return []
    missing = [f"{path}.{key}" for key in schema["required"] if key not in value]
    unknown = [f"{path}.{key}" for key in value if key not in schema["properties"]]
    known = [(key, v) for key, v in value.items() if key in schema["properties"]]
    below = [p for k, v in known for p in _problems(schema["properties"][k], v, f"{path}.{k}")]
    return missing + unknown + below


@settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(facts)
def test_every_written_document_fits(found: Facts) -> None:
    assert _problems(SCHEMA, write_document(found)) == []


def test_a_document_by_hand_fits_and_a_wrong_one_does_not() -> None:
    assert _problems(SCHEMA, FULL) == []
    wrong = FULL | {"planets": [], "contacts": [{"id": "x", "nmae": "y"}]}
    assert _problems(SCHEMA, wrong) == ["$.planets", "$.contacts[0].name", "$.contacts[0].nmae"]


def test_the_shape_of_an_opportunity() -> None:
    opportunity = SCHEMA["$defs"]["Opportunity"]
    assert opportunity["required"] == ["id", "company", "role"]
    assert opportunity["additionalProperties"] is False
    sent = SCHEMA["$defs"]["Sent"]["properties"]
    assert {"on", "to", "for", "early", "override"} <= set(sent)
    assert "for_" not in sent
    relations = SCHEMA["$defs"]["Person"]["properties"]["relation"]["enum"]
    assert sorted(relations) == sorted(get_args(Relation))
    assert opportunity["properties"]["id"]["pattern"].startswith("^[a-z0-9]")
    assert opportunity["properties"]["company"]["maxLength"] == 500
    note = SCHEMA["$defs"]["Note"]["properties"]
    assert (note["body"]["maxLength"], note["at"]["format"]) == (200_000, "date-time")
    assert SCHEMA["required"] == ["format", "version"]
