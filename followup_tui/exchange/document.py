"""The interchange document: plain JSON values in, facts out, and back without loss.

Owns the frame (format, version) and the strict reading and writing of every object in it. Must not
know files, the store, or what makes facts agree with one another (``checks``).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any

from followup_tui.facts import ALONE, Facts, Field, Kind, Settings, fields_of

from .checks import check
from .leaves import (
    DocumentError,
    NewerDocumentError,
    nearest,
    read_leaf,
    read_word,
    refuse,
    show,
    write_leaf,
)

FORMAT = "followup-tui"
VERSION = 1


def read_document(
    data: object,
    *,
    base: Settings | None = None,
    contacts: Collection[str] = (),
    playbooks: Collection[str] | None = None,
    now: dt.datetime | None = None,
) -> Facts:
    """The facts of a document; DocumentError names the place, the value and what would do.

    ``base`` stands in for settings (or a home zone) the document leaves out. ``contacts`` are ids
    known besides the document's own; ``playbooks``, where given, the only names allowed. With
    ``now`` an interview that still lies ahead cannot have been held or missed.
    """
    base = base or Settings()
    if not isinstance(data, dict):
        raise refuse("document", data, "is not an object")
    _check_frame(data)
    body = {key: value for key, value in data.items() if key not in ("format", "version")}
    settings = body.get("settings")
    if settings is None:
        body["settings"] = _write_record(base, is_full=True)
    elif isinstance(settings, dict):
        body["settings"] = {"home_tz": base.home_tz, **_without_null_zone(settings)}
    facts: Facts = _read_record(Facts, body, "")
    check(facts, contacts=frozenset(contacts), playbooks=playbooks, now=now)
    return facts


def write_document(facts: Facts) -> dict[str, Any]:
    """The document of the facts: keys in canonical order, what is absent or a default left out."""
    document: dict[str, Any] = {"format": FORMAT, "version": VERSION}
    document["settings"] = _write_record(facts.settings, is_full=True)
    return document | _write_record(facts, without=("settings",), keep=("contacts",))


def write_fact(fact: object) -> dict[str, Any]:
    """One fact as it stands in the document."""
    return _write_record(fact)


def _without_null_zone(settings: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in settings.items() if (key, value) != ("home_tz", None)}


def _check_frame(data: dict[str, Any]) -> None:
    if data.get("format") != FORMAT:
        found = show(data["format"]) if "format" in data else "missing"
        raise DocumentError(f"format: {found}; a document of followup says {FORMAT!r}")
    version = data.get("version")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        found = show(version) if "version" in data else "missing"
        raise DocumentError(f"version: {found}; this followup reads version {VERSION}")
    if version > VERSION:
        made = f"the document was made by a newer followup (version {show(version)}"
        raise NewerDocumentError(f"version: {made}; this one reads {VERSION}): update followup")


# --- reading --------------------------------------------------------------------------------------


def _read_record(record: type[Any], data: object, path: str) -> Any:
    if not isinstance(data, dict):
        raise refuse(path, data, "is not an object")
    known = fields_of(record)
    keys = {*known, *(ALONE[key] for key in known if key in ALONE)}
    for key in data:
        if key not in keys:
            raise DocumentError(f"{_below(path, key)}: unknown key{nearest(key, keys)}")
    values = {}
    for field in known.values():
        value = data.get(field.key)
        alone = ALONE.get(field.key)
        if alone is not None:
            values[field.attribute] = _read_either(field, alone, data, path)
        elif value is not None:
            values[field.attribute] = _read_field(field, value, _below(path, field.key))
        elif field.is_required:
            found = "null" if field.key in data else "missing"
            raise DocumentError(f"{_below(path, field.key)}: {found}, but required")
    return record(**values)


def _read_either(field: Field, alone: str, data: dict[str, Any], path: str) -> tuple[Any, ...]:
    """A list and the one that stands by itself, as one list."""
    one, many = data.get(alone), data.get(field.key)
    found = () if one is None else (_read_value(field.kind, one, _below(path, alone)),)
    return found if many is None else (*found, *_read_field(field, many, _below(path, field.key)))


def _read_field(field: Field, value: object, path: str) -> Any:
    if not field.is_list:
        return _read_value(field.kind, value, path)
    if not isinstance(value, list):
        raise refuse(path, value, "is not a list")
    return tuple(_read_value(field.kind, each, f"{path}[{n}]") for n, each in enumerate(value))


def _read_value(kind: Kind, value: object, path: str) -> Any:
    if kind.record is not None:
        return _read_record(kind.record, value, path)
    if kind.leaf is not None:
        return read_leaf(kind.leaf, value, path)
    return read_word(kind.words, value, path)


def _below(path: str, key: str) -> str:
    name = key if key.isidentifier() and key.isascii() and len(key) <= 64 else show(key)
    return f"{path}.{name}" if path else name


# --- writing --------------------------------------------------------------------------------------


def _write_record(
    fact: object,
    *,
    is_full: bool = False,
    without: tuple[str, ...] = (),
    keep: tuple[str, ...] = (),
) -> dict[str, Any]:
    written = {}
    for field in fields_of(type(fact)).values():
        value = getattr(fact, field.attribute)
        is_kept = is_full or field.is_required or field.key in keep or value != field.default
        if is_kept and field.key in ALONE and len(value) == 1:
            written[ALONE[field.key]] = _write_value(field.kind, value[0])
        elif is_kept and field.key not in without:
            written[field.key] = _write_field(field, value)
    return written


def _write_field(field: Field, value: Any) -> Any:
    if field.is_list:
        return [_write_value(field.kind, each) for each in value]
    return None if value is None else _write_value(field.kind, value)


def _write_value(kind: Kind, value: Any) -> Any:
    return _write_record(value) if kind.record is not None else write_leaf(value)
