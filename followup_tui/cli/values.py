"""``field=value`` as typed, read into values by the type of the field.

Owns date words, lists, names of people and words of closed lists on the command line, and the refusal
that names field, value and what would do. Must not judge whether values agree with one another.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec.structs import replace

from followup_tui.capture import (
    FULL_DAYS,
    DayField,
    WhenError,
    read_day,
    read_stretch,
    read_when,
)
from followup_tui.exchange import read_leaf, storable
from followup_tui.facts import (
    Field,
    Id,
    Quiet,
    fields_of,
    nearest,
    on_the_clock,
    say_day,
    shown,
    value_fault,
    zone_of,
)
from followup_tui.timeline import Board

from .errors import CommandError
from .finding import find_contact
from .kinds import kinds
from .meant import MEANT_FIELDS

if TYPE_CHECKING:
    from .session import Session

_ASSIGNMENT = re.compile(r"([A-Za-z][A-Za-z_]*)=(.*)", re.DOTALL)
_CLOCK = re.compile(r"(?:at )?(?:\d{1,2}(?::\d\d)? ?(?:am|pm)?|noon|midday)", re.IGNORECASE)
_YES, _NO = ("yes", "y", "true", "on", "1"), ("no", "n", "false", "off", "0")


class Surroundings(msgspec.Struct, frozen=True):
    """What typed values are read against: the employer's day, and the zone of times without an offset."""

    board: Board
    days: DayField
    zone: dt.tzinfo


def surroundings(session: Session, opportunity: Id | None = None) -> Surroundings:
    """Those of one opportunity (its employer's zone), or of none."""
    board, order = session.board(), session.config.date_order
    there = zone_of(board.opportunities.get(opportunity or ""), board.facts.settings.home_tz)
    today = board.now.astimezone(there).date()
    return Surroundings(board, DayField(today, order=order, calendar=board.calendar), there)


def split(words: Iterable[str]) -> tuple[list[str], dict[str, str]]:
    """The words that stand alone, and the assignments; the last of a field counts."""
    alone: list[str] = []
    given: dict[str, str] = {}
    for word in words:
        found = _ASSIGNMENT.fullmatch(word)
        if found:
            given[found[1].lower()] = found[2]
        else:
            alone.append(word)
    return alone, given


def typed_fields(kind: type) -> dict[str, Field]:
    """The fields of a fact that a command line can give, by name."""
    return {name: one for name, one in fields_of(kind).items() if one.kind.record in (None, Quiet)}


def read_values(kind: type, given: Mapping[str, str], around: Surroundings) -> dict[str, Any]:
    """By attribute, what was typed for the fields of a kind; ``field=`` gives what it is without.

    CommandError 65 names field and value.
    """
    fields = typed_fields(kind)
    for key in given:
        if key not in fields:
            raise CommandError(f"{key}: no such field; {_meant(key, fields)}", 65)
    values: dict[str, Any] = {}
    for key in sorted(given, key=lambda key: fields[key].kind.leaf == "instant"):
        field, text = fields[key], given[key]
        if not text.strip():
            values[field.attribute] = _without(field)
        elif key == "weekend" and text.strip().lower() == "none":
            values[key] = ()
        elif field.is_list:
            parts = (part.strip() for part in text.split(","))
            read = (_read(field, part, around, values) for part in parts if part)
            values[field.attribute] = tuple(dict.fromkeys(read))
        else:
            values[field.attribute] = _read(field, text, around, values)
    return values


def _meant(word: str, fields: Iterable[str]) -> str:
    """Which field was meant: one called otherwise, one mistyped, one of another kind; else all there are."""
    called = MEANT_FIELDS.get(word, ())
    here = next((field for field in called if field in fields), None)
    near = (here,) if here else nearest(word, fields)
    if near:
        return f"did you mean {near[0]}?"
    for field in (*called, word):
        homes = [name for name, kind in kinds().items() if field in typed_fields(kind)]
        if len(homes) == 1:
            return f"it is {field} of {homes[0]}: followup add {homes[0]} ... {field}="
    return f"there are {', '.join(fields)}"


def typed_day(text: str | None, days: DayField, what: str = "") -> dt.date | None:
    """The day that ``text`` means, where one is given; ``what`` begins the refusal."""
    if text is None:
        return None
    with refusing_days(what):
        return read_day(text, days)


@contextmanager
def refusing_days(what: str = "") -> Iterator[None]:
    """Make what is wrong with a day a CommandError that begins with ``what``."""
    try:
        yield
    except WhenError as error:
        raise CommandError(f"{what}{error}", 65) from None


def _without(field: Field) -> object:
    if field.is_required:
        raise CommandError(f"{field.key}: cannot be empty", 65)
    return field.default


def _read(field: Field, text: str, around: Surroundings, values: Mapping[str, Any]) -> Any:
    leaf, is_stretch = field.kind.leaf, field.kind.record is Quiet
    if leaf == "contact":
        return find_contact(around.board, text.strip())
    if field.kind.words:
        return _word(field, text)
    if field.key == "weekend":
        return _weekday(field, text)
    if is_stretch or leaf in ("day", "instant"):
        days = around.days.back if field.kind.is_past else around.days
        with refusing_days(f"{field.key}: "):
            if is_stretch:
                return read_stretch(text, days)
            if leaf == "day":
                return read_day(text, days)
            return _instant(field, text, days, around.zone, values.get("on"))
    if leaf == "bool":
        return _truth(field, text)
    if leaf in ("int", "line or int"):
        return _number(field, text)
    return _checked(field, text if leaf == "text" else text.strip())


def _word(field: Field, text: str) -> str:
    wanted = text.strip().lower().replace("-", "_").replace(" ", "_")
    words = field.kind.words
    if wanted in words:
        return wanted
    begun = [word for word in words if wanted and word.startswith(wanted)]
    if len(begun) == 1:
        return begun[0]
    raise CommandError(f"{field.key}: {shown(text)} is not one of {', '.join(words)}", 65)


def _weekday(field: Field, text: str) -> int:
    """``sat``, or its number as the document has it."""
    name = text.lower()
    found = [n for n, day in enumerate(FULL_DAYS) if len(name) >= 2 and day.startswith(name)]
    if len(found) == 1:
        return found[0]
    if name.isdecimal() and name.isascii() and int(name[:2]) < len(FULL_DAYS):
        return int(name[:2])
    raise CommandError(f"{field.key}: {shown(text)} is no weekday: write sat,sun or none", 65)


def _truth(field: Field, text: str) -> bool:
    said = text.strip().lower()
    if said in (*_YES, *_NO):
        return said in _YES
    raise CommandError(f"{field.key}: {shown(text)} is not yes or no", 65)


def _number(field: Field, text: str) -> str | int:
    bare = text.strip()
    if re.fullmatch(r"[+-]?\d{1,9}", bare, re.ASCII):
        return int(bare)
    if field.kind.leaf == "int":
        raise CommandError(f"{field.key}: {shown(text)} is not a whole number", 65)
    return str(_checked(field, bare))


def _checked(field: Field, text: str) -> str:
    """The text as a document may hold it."""
    kept = storable(text)
    for fault in value_fault(field.kind, kept, field.key):
        raise CommandError(str(fault), 65)
    return kept


def _instant(
    field: Field, text: str, days: DayField, zone: dt.tzinfo, on: dt.date | None
) -> dt.datetime:
    """A time with an offset; a time alone is of the day ``on``, where that is given."""
    if "T" in text or re.match(r"\d{4}-\d\d-\d\d \d\d:\d\d.*[+Z]", text):
        whole = read_leaf("instant", text.strip())
        if isinstance(whole, dt.datetime) and not next(value_fault(field.kind, whole, ""), None):
            return whole
    plain = re.sub(r"(?<=\d)T(?=\d\d:)", " ", text)
    if on is not None and _CLOCK.fullmatch(plain.strip()):
        days = replace(days, today=on, past=False)
    when = read_when(plain, days)
    if not when.is_one_day or when.time is None:
        raise CommandError(f"{field.key}: {shown(text)} names no time: write for example 14:30", 65)
    return moment(field.key, when.day, when.time, zone)


def moment(key: str, day: dt.date, time: dt.time, zone: dt.tzinfo) -> dt.datetime:
    """That wall time with its offset; CommandError where the clocks skip it."""
    at = on_the_clock(day, time, zone)
    if at is None:
        said = f"{key}: {time:%H:%M} does not exist on {say_day(day)}: the clocks skip it"
        raise CommandError(said, 65)
    return at


def moved(values: Mapping[str, Any], before: Any, zone: dt.tzinfo) -> dict[str, Any]:
    """Day and times of an interview made to agree where only one of them was given.

    A start brings its day along; a new day takes the times that stood along.
    """
    changed = dict(values)
    start = changed.get("starts_at")
    if start is not None and "on" not in changed:
        changed["on"] = start.date()
    if before is None or "on" not in values:
        return changed
    for name in ("starts_at", "ended_at"):
        at = getattr(before, name)
        if at is not None and name not in changed:
            wall = at.astimezone(zone)
            days = (wall.date() - before.on).days
            day = changed["on"] + dt.timedelta(days=days)
            changed[name] = moment(name, day, wall.time(), zone)
    return changed


def missing(kind: type, values: Mapping[str, object]) -> str | None:
    """The first field a record of this kind cannot do without and has not got."""
    for key, field in fields_of(kind).items():
        if field.is_required and field.attribute not in values:
            return key
    return None


def advice(kind: type, key: str) -> str:
    """What would do for a field."""
    field = fields_of(kind)[key]
    if field.kind.words:
        return f"one of {', '.join(field.kind.words)}"
    return {
        "day": 'a day: fri, "25 nov", +3d, 2026-11-25',
        "id": "an id",
        "contact": "a person's id or name",
        "address": "an address like name@company.example",
        "key": "a key as the agenda shows it",
    }.get(field.kind.leaf or "", "some text")
