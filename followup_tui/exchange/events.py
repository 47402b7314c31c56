"""What a calendar file says: its events, whatever program wrote it.

Owns zones, identities and links of events, and the names of those they name. Must not know facts, nor
what an event amounts to.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import warnings
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec

from followup_tui.facts import FIRST_DAY, LAST_DAY, MAX_LINE, MAX_TEXT, Id, is_zone

from .column_days import days_within
from .folding import unfolded
from .found import UnreadableError
from .mail_text import MAX_BYTES
from .naming import hosts_in, plain_name
from .texts import by_evidence, decode, html_to_text
from .windows_zones import zone_of

if TYPE_CHECKING:
    from icalendar import Calendar, Component, vCalAddress

_CHANGING_UID = re.compile(r"^\d{8}T\d{6}Z-\d{9,}@|\d{13}")
"""A UID that holds the moment of its making: another file of the same event has another one."""
_SERVICE = re.compile(
    r".+\.calendar\.google\.com|messenger@webex\.com|(?:no|do-?not)-?reply@.+", re.IGNORECASE
)
"""Addresses of calendars and of what sends invitations for others."""
_TAGGED = re.compile(r"</?(?:a|b|br|div|html|i|li|p|span|strong|u|ul)\b[^<>]*>", re.IGNORECASE)
_CONFERENCE = (
    "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "X-PM-CONFERENCE-URL",
)  # fmt: skip
_LINK = re.compile(r"https?://[^\s<>\"]+")
_FENCE = re.compile(r"\n?-::~:~::|\n?_{20,}|\n-{3,}\n")
_DAY = dt.timedelta(days=1)
_MAX_EVENTS = 2000
_LONGEST = 60
"""Days that one holiday may last."""


class Attendee(msgspec.Struct, frozen=True):
    """Somebody an event names."""

    name: str
    email: str
    is_organizer: bool = False
    is_room: bool = False


class Event(msgspec.Struct, frozen=True):
    """One event, as it stands in a file."""

    uid: str
    title: str
    start: dt.date
    """A day, or an instant; a naive instant has no zone."""
    end: dt.date | None
    sequence: int
    stamped: dt.datetime | None
    is_cancelled: bool
    repeats: bool
    people: tuple[Attendee, ...]
    place: str
    link: str | None
    text: str
    series: str = ""
    """The UID of the series that this is one day of."""
    hosts: tuple[tuple[str, str], ...] = ()
    """Whom the words name as the host: the phrase, and the name in it."""

    @property
    def has_changing_uid(self) -> bool:
        """Whether another file of the same event names it otherwise."""
        return _CHANGING_UID.search(self.uid) is not None

    @property
    def interview_id(self) -> Id:
        """The same for every version of the event."""
        named = f"{self.link}{self.start}" if self.has_changing_uid else self.uid
        return f"ev-{hashlib.sha256(named.encode()).hexdigest()[:12]}"


def read_events(data: bytes) -> tuple[list[Event], list[str]]:
    """Every event, and the titles of those without a start that can be read.

    UnreadableError where it is no calendar or holds too much.
    """
    if data.count(b"BEGIN:VEVENT") > _MAX_EVENTS or len(data) > MAX_BYTES:
        raise UnreadableError(f"more than {_MAX_EVENTS:,} events; bring single invitations")

    import icalendar

    icalendar.use_zoneinfo()  # type: ignore[no-untyped-call]  # forgets the zones that an earlier file defined under the same names
    found: list[Event] = []
    unreadable: list[str] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what a zone of another program's name is guessed to be
        try:
            calendars = icalendar.Calendar.from_ical(_as_utf8(data), multiple=True)
        except (ValueError, IndexError, KeyError) as error:
            raise UnreadableError(f"this is no calendar file ({str(error)[:120]})") from None
        for calendar in calendars:
            method = str(calendar.get("METHOD", "")).upper()
            if method in ("REPLY", "COUNTER", "REFRESH"):
                raise UnreadableError("this is somebody's answer to an invitation, not one")
            own = _own_zones(calendar)
            for component in calendar.walk("VEVENT"):
                event = _event(component, method, own)
                if event is None:
                    unreadable.append(str(component.get("SUMMARY", ""))[:60])
                else:
                    found.append(event)
    if not found:
        raise UnreadableError("this calendar holds no event with a start that can be read")
    return found, unreadable


def free_days(data: bytes) -> list[dt.date]:
    """The days of the whole-day events of a calendar file, or of a list; UnreadableError where it has none."""
    if not is_calendar(data):
        return _listed_days(data)
    found = [
        event.start + _DAY * n
        for event in read_events(data)[0]
        if not isinstance(event.start, dt.datetime) and not event.is_cancelled
        for n in range(min(((event.end or event.start) - event.start).days, _LONGEST) or 1)
    ]
    if not found:
        raise UnreadableError("this calendar holds no whole days")
    return found


def _listed_days(data: bytes) -> list[dt.date]:
    """The day that each line of a list names; what begins with ``#`` is a remark."""
    found = []
    for number, line in enumerate(decode(data)[0].splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if not (days := days_within(line)):
            raise UnreadableError(f"no calendar file, and line {number} of it names no day")
        found.append(days[0])
    if not found:
        raise UnreadableError("this is no calendar file, and it names no day")
    return found


def is_calendar(data: bytes) -> bool:
    return b"BEGIN:VCALENDAR" in _as_utf8(data[:4000]).upper()


def _as_utf8(data: bytes) -> bytes:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace").encode()
    return by_evidence(unfolded(data)).encode()


def _own_zones(calendar: Calendar) -> dict[str, dt.tzinfo]:
    """The zones a file defines under a plain name that is known otherwise: GMT may have a summer time."""
    found = {}
    for component in calendar.timezones:
        name = str(component.get("TZID", ""))
        if "/" not in name and is_zone(name):
            with suppress(ValueError, KeyError, IndexError, AttributeError):
                found[name] = component.to_tz(lookup_tzid=False)
    return found


def _event(component: Component, method: str, own: Mapping[str, dt.tzinfo]) -> Event | None:
    description = str(component.get("DESCRIPTION", ""))
    if not description.strip():
        description = str(component.get("X-ALT-DESC", ""))
    place = " ".join(str(component.get("LOCATION", "")).split())
    words = _plain(description)
    start = _moment(component, "DTSTART", own)
    if start is None or not FIRST_DAY < _day(start) < LAST_DAY:
        return None
    return Event(
        uid=f"{component.get('UID', '')}{component.get('RECURRENCE-ID', '')}",
        title=" ".join(str(component.get("SUMMARY", "")).split())[:MAX_LINE],
        start=start,
        end=_end(component, start, own),
        sequence=_number(component.get("SEQUENCE", 0)),
        stamped=_stamp(component),
        is_cancelled=method == "CANCEL" or str(component.get("STATUS", "")).upper() == "CANCELLED",
        repeats="RRULE" in component or "RDATE" in component,
        series=str(component.get("UID", "")) if "RECURRENCE-ID" in component else "",
        people=tuple(_people(component)),
        place=place,
        link=_link(component, place, description),
        text=_FENCE.split(words, maxsplit=1)[0].strip()[:MAX_TEXT],
        hosts=tuple(hosts_in(words)),
    )


def _plain(description: str) -> str:
    """The words of a description that is written as a page, as web calendars write it."""
    return html_to_text(description) if _TAGGED.search(description) else description


def _day(moment: dt.date) -> dt.date:
    return moment.date() if isinstance(moment, dt.datetime) else moment


def _moment(
    component: Component, name: str, own: Mapping[str, dt.tzinfo] | None = None
) -> dt.date | None:
    """A day or an instant; an instant keeps no zone where the file's name for it means nothing."""
    held = component.get(name)
    if held is None:
        return None
    try:
        moment: dt.date = held.dt
    except (ValueError, AttributeError):
        return None
    if isinstance(moment, dt.datetime):
        named = str(held.params.get("TZID", ""))
        zone = (own or {}).get(named) or (zone_of(named) if moment.tzinfo is None else None)
        return moment.replace(tzinfo=zone) if zone else moment
    return moment


def _number(held: object) -> int:
    text = str(held).strip()
    return int(text[:9]) if text.isdecimal() and text.isascii() else 0


def _end(component: Component, start: dt.date, own: Mapping[str, dt.tzinfo]) -> dt.date | None:
    """When it ends; nothing where that is not after its start."""
    end, length = _moment(component, "DTEND", own), component.get("DURATION")
    if end is None and length is not None:
        end = start + length.dt
    try:
        return end if end is not None and end > start else None
    except TypeError:  # a day and an hour, or an hour without a zone
        return None


def _stamp(component: Component) -> dt.datetime | None:
    moment = _moment(component, "DTSTAMP")
    is_instant = isinstance(moment, dt.datetime) and moment.tzinfo is not None
    return moment.astimezone(dt.UTC) if isinstance(moment, dt.datetime) and is_instant else None


def _people(component: Component) -> Iterator[Attendee]:
    organizer = component.get("ORGANIZER")
    if organizer is not None:
        yield _attendee(organizer, is_organizer=True)
    held = component.get("ATTENDEE", [])
    for attendee in held if isinstance(held, list) else [held]:
        yield _attendee(attendee)


def _attendee(held: vCalAddress, *, is_organizer: bool = False) -> Attendee:
    email = re.sub(r"^mailto:", "", str(held), flags=re.IGNORECASE).strip()
    name = str(held.params.get("CN", "")).strip()
    is_room = str(held.params.get("CUTYPE", "")).upper() in ("RESOURCE", "ROOM")
    is_nobody = is_room or _SERVICE.fullmatch(email) is not None
    return Attendee(plain_name(name) or email, email, is_organizer, is_nobody)


def _link(component: Component, place: str, description: str) -> str | None:
    for name in _CONFERENCE:
        if component.get(name):
            return str(component.get(name, ""))[:MAX_LINE]
    for text in (place, description):
        links = [link.rstrip(".,);") for link in _LINK.findall(text)]
        calls = [link for link in links if re.search(r"meet|zoom|teams|webex", link)]
        if calls:
            return str(calls[0])[:MAX_LINE]
    return None
