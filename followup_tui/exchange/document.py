"""The interchange document: plain JSON values in, facts out, and back without loss.

Owns the frame (format, version), what the document writes otherwise than the types say (a single offer,
null for missing, instants with the offset they have), and what a wrong shape is called. msgspec reads
and writes the rest. Must not know files, the store, or what makes facts acceptable (``rules``).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator
from functools import cache
from typing import Any

import msgspec

from followup_tui.facts import (
    ALONE,
    Facts,
    Fault,
    Field,
    Ground,
    Record,
    Settings,
    below,
    faults,
    fields_of,
    nearest,
    shown,
    value_fault,
)
from followup_tui.public_holidays import countries

from .leaves import DocumentError, NewerDocumentError, read_leaf, storable, write_leaf

FORMAT = "followup-tui"
VERSION = 1
_STEP = re.compile(r"\.(\w+)|\[(\d+)\]", re.ASCII)


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
        raise DocumentError(str(Fault("document", data, "is not an object")))
    _check_frame(data)
    body = {key: value for key, value in data.items() if key not in ("format", "version")}
    settings = body.get("settings")
    if settings is None:
        body["settings"] = write_fact(base)
    elif isinstance(settings, dict) and settings.get("home_tz") is None:
        body["settings"] = settings | {"home_tz": base.home_tz}
    try:
        facts = msgspec.convert(_plain(body), Facts)
    except msgspec.ValidationError as error:
        route = str(error).rpartition(" - at `$")[2]
        fault = _misshapen(Facts, body, "", _STEP.findall(route))
        raise DocumentError(str(fault)) from None
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
    settings = {
        field.key: _written(getattr(facts.settings, field.attribute))
        for field in fields_of(Settings).values()
    }
    first = {"format": FORMAT, "version": VERSION, "settings": settings, "contacts": []}
    return first | write_fact(facts) | {"settings": settings}


def write_fact(fact: Record) -> dict[str, Any]:
    """One fact as it stands in the document."""
    written: dict[str, Any] = _written(fact)
    return written


def _check_frame(data: dict[str, object]) -> None:
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


def _plain(value: object, key: str = "") -> object:
    """The value without what means nothing: null keys, characters no text can hold, a second key."""
    if isinstance(value, str):
        return read_leaf("instant", value) if key in _instants() else storable(value)
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if not isinstance(value, dict):
        return value
    plain = {key: _plain(each, key) for key, each in value.items() if each is not None}
    for many, one in ALONE.items():
        if one in plain and isinstance(others := plain.get(many, []), list):
            plain[many] = [plain.pop(one), *others]
    return plain


@cache
def _instants() -> frozenset[str]:
    """The keys that hold an instant, in whichever object they stand."""
    return frozenset(_instants_of(Facts))


def _instants_of(record: type[Record]) -> Iterator[str]:
    for field in fields_of(record).values():
        if field.kind.leaf == "instant":
            yield field.key
        if field.kind.record is not None:
            yield from _instants_of(field.kind.record)


def _written(value: object) -> Any:
    """The value in JSON: instants with the offset they have, a single one under a key of its own."""
    if isinstance(value, Record):
        return _written(msgspec.to_builtins(value, builtin_types=(dt.datetime,)))
    if isinstance(value, list | tuple):
        return [_written(each) for each in value]
    if not isinstance(value, dict):
        return write_leaf(value)
    written = ((key, _written(each)) for key, each in value.items())
    return dict(
        (ALONE[key], each[0]) if key in ALONE and len(each) == 1 else (key, each)
        for key, each in written
    )


def _misshapen(
    record: type[Record], data: object, path: str, steps: list[tuple[str, str]]
) -> Fault:
    """What is wrong with an object at the end of these steps, or with one on the way."""
    if not isinstance(data, dict):
        return Fault(path, data, "is not an object")
    known = fields_of(record)
    keys = {*known, *(ALONE[key] for key in known if key in ALONE)}
    for key in data:
        if key not in keys:
            close = nearest(key, keys, cutoff=0.7)
            hint = (
                f"the nearest is {close[0]!r}" if close else f"there are {', '.join(sorted(keys))}"
            )
            return Fault(_place(path, key), msgspec.UNSET, f"unknown key; {hint}")
    if not steps:
        needed = next(
            key for key, field in known.items() if field.is_required and data.get(key) is None
        )
        found = "null" if needed in data else "missing"
        return Fault(below(path, needed), msgspec.UNSET, f"{found}, but required")
    (key, _), *rest = steps
    return _misplaced(known[key], data, path, rest)


def _misplaced(
    field: Field, data: dict[str, object], path: str, steps: list[tuple[str, str]]
) -> Fault:
    value, place = data.get(field.key), below(path, field.key)
    if field.is_list:
        if not steps:
            return Fault(place, value, "is not a list")
        (_, number), *steps = steps
        alone = ALONE.get(field.key, "")
        held = [] if (first := data.get(alone)) is None else [(below(path, alone), first)]
        others = value if isinstance(value, list) else []
        held += [(f"{place}[{n}]", each) for n, each in enumerate(others)]
        place, value = held[int(number)]
    if field.kind.record is not None:
        return _misshapen(field.kind.record, value, place, steps)
    return next(value_fault(field.kind, value, place), Fault(place, value, "will not do"))


def _place(path: str, key: str) -> str:
    name = key if key.isidentifier() and key.isascii() and len(key) <= 64 else shown(key)
    return below(path, name)
