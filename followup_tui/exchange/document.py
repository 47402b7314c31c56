"""The interchange document: plain JSON values in, facts out, and back without loss.

Owns the frame (format, version) and the strict reading and writing of every object in it. Must not
know files, the store, or what makes facts acceptable (``rules``).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from typing import Any

import msgspec

from followup_tui.facts import (
    ALONE,
    Facts,
    Fault,
    Field,
    Ground,
    Kind,
    Record,
    Settings,
    below,
    faults,
    fields_of,
    nearest,
    shown,
)
from followup_tui.public_holidays import countries

from .leaves import DocumentError, NewerDocumentError, read_leaf, storable, write_leaf

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
        raise _refused("document", data, "is not an object")
    _check_frame(data)
    body = {key: value for key, value in data.items() if key not in ("format", "version")}
    settings = body.get("settings")
    if settings is None:
        body["settings"] = _write_record(base, is_full=True)
    elif isinstance(settings, dict):
        body["settings"] = {"home_tz": base.home_tz, **_without_null_zone(settings)}
    facts = _decoded(body)
    ground = Ground(contacts=frozenset(contacts), playbooks=playbooks, countries=countries, now=now)
    for fault in faults(facts, ground):
        raise DocumentError(str(fault))
    return facts


def named_outright(data: object, record: type[Record] = Facts, path: str = "") -> Iterator[str]:
    """The places of a readable document where a default is written out instead of left out."""
    if not isinstance(data, dict):
        return
    for field in fields_of(record).values():
        value, kind = data.get(field.key), field.kind.record
        first = data.get(ALONE.get(field.key, ""))
        if first is not None:
            value = [first, *(value or ())]
        if kind is None:
            if value is not None and value == field.default:
                yield below(path, field.key)
        elif isinstance(value, list):
            for n, each in enumerate(value):
                yield from named_outright(each, kind, f"{below(path, field.key)}[{n}]")
        else:
            yield from named_outright(value, kind, below(path, field.key))


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
        found = shown(data["format"]) if "format" in data else "missing"
        raise DocumentError(f"format: {found}; a document of followup says {FORMAT!r}")
    version = data.get("version")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        found = shown(version) if "version" in data else "missing"
        raise DocumentError(f"version: {found}; this followup reads version {VERSION}")
    if version > VERSION:
        made = f"the document was made by a newer followup (version {shown(version)}"
        raise NewerDocumentError(f"version: {made}; this one reads {VERSION}): update followup")


# --- reading --------------------------------------------------------------------------------------


def _decoded(body: dict[str, Any]) -> Facts:
    """The facts, their shape as it should be; the values are not judged yet.

    msgspec tells quickly whether the shape is right, and our own reader where it is not.
    """
    try:
        return msgspec.convert(_plain(body), Facts)
    except msgspec.ValidationError:
        facts: Facts = _read_record(Facts, body, "")
        return facts


def _plain(value: Any) -> Any:
    """The value without what means nothing: null keys, characters no text can hold, a second key."""
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if not isinstance(value, dict):
        return value
    plain = {key: _plain(each) for key, each in value.items() if each is not None}
    for many, one in ALONE.items():
        if one in plain and isinstance(plain.get(many, []), list):
            plain[many] = [plain.pop(one), *plain.get(many, [])]
    return plain


def _read_record(record: type[Any], data: object, path: str) -> Any:
    if not isinstance(data, dict):
        raise _refused(path, data, "is not an object")
    known = fields_of(record)
    keys = {*known, *(ALONE[key] for key in known if key in ALONE)}
    for key in data:
        if key not in keys:
            close = nearest(key, keys)
            hint = f"; the nearest is {close[0]!r}" if close else ""
            raise DocumentError(f"{_place(path, key)}: unknown key{hint}")
    return record(**{field.attribute: _read_field(field, data, path) for field in known.values()})


def _read_field(field: Field, data: dict[str, Any], path: str) -> Any:
    place = below(path, field.key)
    value, alone = data.get(field.key), ALONE.get(field.key)
    first: tuple[Any, ...] = ()
    if alone is not None and data.get(alone) is not None:
        first = (_read_value(field.kind, data[alone], below(path, alone)),)
    if value is None:
        if field.is_required:
            found = "null" if field.key in data else "missing"
            raise DocumentError(f"{place}: {found}, but required")
        return first or field.default
    if not field.is_list:
        return _read_value(field.kind, value, place)
    if not isinstance(value, list):
        raise _refused(place, value, "is not a list")
    return (
        *first,
        *(_read_value(field.kind, each, f"{place}[{n}]") for n, each in enumerate(value)),
    )


def _read_value(kind: Kind, value: object, path: str) -> Any:
    if kind.record is not None:
        return _read_record(kind.record, value, path)
    return read_leaf(kind.leaf, value)


def _place(path: str, key: str) -> str:
    name = key if key.isidentifier() and key.isascii() and len(key) <= 64 else shown(key)
    return below(path, name)


def _refused(path: str, value: object, advice: str) -> DocumentError:
    return DocumentError(str(Fault(path, value, advice)))


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
