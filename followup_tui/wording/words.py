"""How values of the timeline read for people, and what any text must go through before a terminal.

Owns the words, symbols and style classes of statuses, days, actions and media, the groups of the
agenda in their order, and :func:`clean`. Must not know Textual, Rich, files or the clock: "today"
comes in with the board.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from types import MappingProxyType

import msgspec

from followup_tui.facts import (
    WEEKDAYS,
    Action,
    Id,
    Interview,
    Opportunity,
    Settings,
    listed,
    say_day,
    zone,
)
from followup_tui.timeline import CLOSED_STAGES, Board, Item, Status, Window, stated_day

# --- text that reaches a terminal -----------------------------------------------------------------

_REPLACED = "\ufffd"
_MAX_MARKS = 4
_HIDDEN = (
    (0x80, 0x9F),  # C1 controls: CSI, OSC and DCS in one character
    (0x61C, 0x61C),  # bidirectional marks, embeddings, overrides, isolates
    (0x200E, 0x200F),
    (0x202A, 0x202E),
    (0x2066, 0x206F),
    (0xAD, 0xAD),  # characters without width
    (0x180E, 0x180E),
    (0x200B, 0x200B),
    (0x2060, 0x2064),
    (0xFEFF, 0xFEFF),
    (0xFFF9, 0xFFFB),
    (0xE0000, 0xE007F),  # tags
    (0xD800, 0xDFFF),  # lone surrogates
)
_BREAKS = (0x85, 0x2028, 0x2029)


def _table(newline: str, tab: str) -> Mapping[int, str]:
    table = {code: _REPLACED for first, last in _HIDDEN for code in range(first, last + 1)}
    table |= {code: chr(0x2400 + code) for code in range(32)} | {127: "\u2421"}
    table |= dict.fromkeys(_BREAKS, newline) | {ord("\n"): newline, ord("\t"): tab}
    return MappingProxyType(table)


_ONE_LINE = _table(" ", " ")
_MANY_LINES = _table("\n", "\t")


def clean(text: str, *, multiline: bool = False) -> str:
    """The text as any terminal may get it: no control, no hidden character, at most 4 marks a base.

    Control characters become their pictures, hidden ones U+FFFD. Line ends and tabs become spaces,
    or stay with ``multiline``. Cleaning twice changes nothing.
    """
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.translate(_MANY_LINES if multiline else _ONE_LINE)
    return text if text.isascii() else _cap_marks(text)


def _cap_marks(text: str) -> str:
    kept: list[str] = []
    marks = 0
    for char in text:
        is_mark = char > "\u02ff" and unicodedata.category(char) in ("Mn", "Me")
        marks = marks + 1 if is_mark else 0
        if marks <= _MAX_MARKS:
            kept.append(char)
    return "".join(kept)


# --- statuses -------------------------------------------------------------------------------------


class Look(msgspec.Struct, frozen=True):
    """How a status shows: never by colour alone."""

    word: str
    symbol: str
    ascii: str
    style: str
    """The style class, and the name of the colour."""


STATUS_LOOK: Mapping[Status, Look] = MappingProxyType(
    {
        Status.OVERDUE: Look("overdue", "▲", "!", "st-overdue"),
        Status.DUE: Look("due", "●", "*", "st-due"),
        Status.OPEN: Look("open", "◔", "~", "st-open"),
        Status.PREMATURE: Look("too early", "◇", "<", "st-premature"),
        Status.BLOCKED: Look("told to wait", "■", "=", "st-blocked"),
        Status.DONE: Look("done", "✓", "x", "st-done"),
        Status.SKIPPED: Look("skipped", "–", "-", "st-blocked"),
        Status.EXPIRED: Look("expired", "·", ".", "st-blocked"),
    }
)
COMING_LOOK = Look("coming", "◔", "~", "st-open")
IDLE_LOOK = Look("no next step", "·", ".", "quiet")


def counted_by(settings: Settings) -> str:
    """Whose days are counted, and which of them nobody works."""
    free = listed(WEEKDAYS[day] for day in settings.weekend) or "no day"
    return f"Days are those of {settings.home_tz}, off is {free}"


# --- days -----------------------------------------------------------------------------------------

_NEAR = dt.timedelta(days=21)
_FULL_DAY = re.compile(r"\b[A-Z][a-z]{2} [0-9]{1,2} [A-Z][a-z]{2} [0-9]{4}\b")


def long_day(day: dt.date, today: dt.date) -> str:
    """``Tue 24 Nov``, with the year where it is not today's."""
    full = say_day(day)
    return full if day.year != today.year else full[:-5]


def in_short(reasons: Iterable[str], today: dt.date) -> str:
    """A chain of reasons in one line: the day it counts from named once, this year nowhere."""
    told = " ".join(reasons)
    if first := _FULL_DAY.search(told):
        told = told[: first.end()] + told[first.end() :].replace(f" after {first[0]}", " later")
    return _FULL_DAY.sub(lambda day: day[0].removesuffix(f" {today.year}"), told)


def short_day(day: dt.date, today: dt.date) -> str:
    """``today``, ``tue 24`` within three weeks, else ``24 nov`` or ``24 nov 2027``."""
    if day == today:
        return "today"
    if abs(day - today) < _NEAR:
        return f"{WEEKDAYS[day.weekday()][:3]} {day.day}".lower()
    return long_day(day, today).partition(" ")[2].lower()


def when(item: Item, today: dt.date) -> str:
    """The day that matters for an item, in a word or two: ``6d late``, ``today``, ``opens wed 25``."""
    if item.snoozed_until is not None:
        return f"until {short_day(item.snoozed_until, today)}"
    if item.status is Status.OVERDUE:
        late = (today - item.window.due_by).days
        return f"{late}d late" if late > 0 else "late now"
    if item.status is Status.DUE:
        return _due(item, today)
    if item.status is Status.OPEN:
        return short_day(item.window.ideal, today)
    if item.status is Status.PREMATURE:
        return f"opens {short_day(item.window.not_before, today)}"
    return STATUS_LOOK[item.status].word


def _due(item: Item, today: dt.date) -> str:
    """By when; what is optional stays due after that day, as long as it is of use."""
    due_by, last = item.window.due_by, item.window.give_up
    if due_by > today:
        return f"by {short_day(due_by, today)}"
    if due_by == today or not item.optional:
        return "today"
    return last_words(last, today) if last else "any day"


def last_words(last: dt.date, today: dt.date) -> str:
    """Until when something is of use: ``until wed 25``, ``last day``."""
    return f"until {short_day(last, today)}" if last != today else "last day"


def whose_day(item: Item, board: Board) -> str:
    """Whose days an item goes by, where the employer's date is not yours: ``by their day, Mon 10 Nov in Tokyo``."""
    name = _other_zone(item, board)
    if not name:
        return ""
    there = board.now.astimezone(zone(name)).date()
    return f"by their day, {long_day(there, board.today)} in {_city(name)}"


def city_of_day(item: Item, board: Board) -> str:
    """The same in two words, for a row: ``Tokyo day``."""
    name = _other_zone(item, board)
    return f"{_city(name)} day" if name else ""


def _other_zone(item: Item, board: Board) -> str:
    opportunity = board.opportunities.get(item.opportunity or "")
    return (item.day_of_employer and opportunity and opportunity.employer_tz) or ""


def hour_words(
    at: dt.datetime | None, said: dt.date, opportunity: Opportunity | None, board: Board
) -> str:
    """``Sun 21:00 · Mon 10:00 Tokyo``: an hour at home, and the employer's beside it where it differs.

    The weekdays only where they tell more than the day ``said`` before; nothing without an hour.
    """
    if at is None:
        return ""
    there = opportunity.employer_tz if opportunity else None
    here, theirs = at.astimezone(board.now.tzinfo), at.astimezone(zone(there)) if there else at
    words = _on_weekday(here, said)
    if theirs.utcoffset() == here.utcoffset():
        return words
    return f"{words} · {_on_weekday(theirs, here.date())} {_city(there) if there else 'there'}"


def start_words(interview: Interview, opportunity: Opportunity | None, board: Board) -> str:
    """``tomorrow, 21:00 · Mon 10:00 Tokyo``: the day at home of an interview, and its hour where known."""
    at = interview.starts_at
    day = at.astimezone(board.now.tzinfo).date() if at else interview.on
    hour = hour_words(at, day, opportunity, board)
    return f"{long_day(day, board.today)}, {hour}" if hour else long_day(day, board.today)


def _on_weekday(at: dt.datetime, said: dt.date) -> str:
    weekday = f"{WEEKDAYS[at.weekday()][:3]} " if at.date() != said else ""
    return f"{weekday}{at:%H:%M}"


def _city(name: str) -> str:
    return name.rpartition("/")[2].replace("_", " ")


def day_of(row: Item | Event, board: Board) -> str:
    """The day that counts in a row, in a word or two; nothing where no day is known."""
    today = board.today
    if isinstance(row, Event):
        if row.is_idle:
            return ""
        if row.at is not None and row.on == today:
            owner = board.opportunities.get(row.opportunity)
            return hour_words(row.at, row.on, owner, board).partition(" · ")[0]
        return short_day(row.on, today)
    if row.snoozed_until is not None:
        return short_day(row.snoozed_until, today)
    if row.status is Status.PREMATURE:
        return short_day(row.window.not_before, today)
    return "wait" if row.status is Status.BLOCKED else when(row, today)


def given_up(item: Item) -> str:
    """When an item is given up, in full; what is owed never is."""
    if item.window.give_up is not None:
        return f"after {say_day(item.window.give_up)}"
    return "never: it is optional, and can wait" if item.optional else "never: it stays owed"


_AT_ONCE = {
    ("from", "best"): "best from",
    ("from", "best", "by"): "on",
    ("from", "best", "by", "until"): "only on",
    ("best", "by"): "best by",
    ("best", "by", "until"): "by",
    ("by", "until"): "by",
}
"""What several bounds of a window are called that are one day."""


def window_words(window: Window, today: dt.date) -> str:
    """``from Thu 12 Nov, best Fri 13 Nov, by Wed 18 Nov, until Sun 27 Dec``; equal days once."""
    days = [("from", window.not_before), ("best", window.ideal), ("by", window.due_by)]
    if window.give_up is not None:
        days.append(("until", window.give_up))
    words: dict[dt.date, list[str]] = {}
    for word, day in days:
        words.setdefault(day, []).append(word)
    parts = [
        (_AT_ONCE.get(tuple(each)) or each[0], long_day(day, today)) for day, each in words.items()
    ]
    return ", ".join(f"{word} {day}" for word, day in parts)


# --- words for names of the document --------------------------------------------------------------

FLAG_WORD: Mapping[str, str] = MappingProxyType(
    {
        "apology": "say sorry once for the delay",
        "urgent_same_day": "they decide on the day of the interview",
        "sent_early": "one went out too early: it counts, but this one is still to go",
        "ask_deadline": "ask by when to answer",
        "assumed_deadline": "they named no deadline: this one is assumed",
        "no_decision_date_question": "do not ask about the decision",
        "shared_recipient": "another message to the same person is near, about another role",
        "call_offered": "a call would do as well",
    }
)


def to_mind(item: Item) -> str:
    """What else there is to mind about an item, in words."""
    return "; ".join(FLAG_WORD[flag] for flag in item.flags)


def place(company: str, role: str) -> str:
    """``Acme · Engineer``, or the company alone."""
    return " · ".join(part for part in (company, role) if part)


# --- the groups of the agenda ---------------------------------------------------------------------

_SOON = dt.timedelta(days=7)


class Event(msgspec.Struct, frozen=True):
    """Something dated that comes by itself: an interview, a promised answer, a deadline."""

    on: dt.date
    """At home, where the hour is known."""
    at: dt.datetime | None
    what: str
    opportunity: Id
    company: str
    role: str
    is_idle: bool = False
    """Whether it stands for an opportunity in which nothing comes by itself."""


class Group(msgspec.Struct, frozen=True):
    """One heading of the agenda with what stands under it: items, or events of the next days."""

    heading: str
    look: Look
    items: tuple[Item, ...] = ()
    events: tuple[Event, ...] = ()

    def __len__(self) -> int:
        return len(self.items) + len(self.events)

    @property
    def rows(self) -> tuple[Item | Event, ...]:
        """Everything under the heading, in its order."""
        return (*self.items, *self.events)


def groups(board: Board, *, include_all: bool = False) -> tuple[Group, ...]:
    """The agenda by status, in its fixed order, without empty groups.

    With ``include_all`` done, skipped, expired and snoozed items stand in groups of their own;
    without, only what was done today does.
    """
    shown = board.listed()
    found = [
        _status_group("OVERDUE", Status.OVERDUE, shown),
        _status_group("DUE", Status.DUE, shown),
        _status_group("OPEN", Status.OPEN, shown),
        Group("COMING", COMING_LOOK, events=coming(board)),
        _status_group("TOO EARLY", Status.PREMATURE, shown),
        _status_group("TOLD TO WAIT", Status.BLOCKED, shown),
    ]
    if include_all:
        snoozed = tuple(i for i in board.standing if not i.is_listed)
        found.append(Group("SNOOZED", STATUS_LOOK[Status.BLOCKED], snoozed))
        ended = (Status.DONE, Status.SKIPPED, Status.EXPIRED)
        found += [_status_group(status.value.upper(), status, board.agenda) for status in ended]
    else:
        found.append(Group("DONE TODAY", STATUS_LOOK[Status.DONE], board.done_today))
    return tuple(group for group in found if len(group))


def _status_group(heading: str, status: Status, items: Iterable[Item]) -> Group:
    found = [item for item in items if item.status is status]
    return Group(heading, STATUS_LOOK[status], tuple(found))


def coming(board: Board) -> tuple[Event, ...]:
    """Interviews, promised decisions and offer deadlines of today and the next 7 days, by day."""
    found = {
        event for event in chain(_interviews(board), _promises(board)) if _is_near(event, board)
    }
    return tuple(sorted(found, key=_by_time))


def _is_near(event: Event, board: Board) -> bool:
    is_over = event.at is not None and event.at < board.now
    return board.today <= event.on <= board.today + _SOON and not is_over


def _by_time(event: Event) -> tuple[dt.date, float, Id, str]:
    moment = event.at.timestamp() if event.at else 0.0
    return event.on, moment, event.opportunity, event.what


def _interviews(board: Board) -> Iterator[Event]:
    for opportunity in board.facts.opportunities:
        yield from planned(opportunity, board)


def planned(opportunity: Opportunity, board: Board) -> Iterator[Event]:
    """The interviews that stand in it, by the day at home; where it has ended none does."""
    if opportunity.interviews and board.stage(opportunity) not in CLOSED_STAGES:
        for interview in opportunity.interviews:
            if _stands(interview, board.today):
                what = f"Interview: {interview.kind}" if interview.kind else "Interview"
                at = interview.starts_at
                on = at.astimezone(board.now.tzinfo).date() if at else interview.on
                yield _event(opportunity, on, what, at)


def _stands(interview: Interview, today: dt.date) -> bool:
    """Whether it is to come; one called off stands until the day that was done."""
    is_later = interview.cancelled_on is not None and interview.cancelled_on > today
    return interview.status in (None, "scheduled") or (interview.status == "cancelled" and is_later)


def _promises(board: Board) -> Iterator[Event]:
    naming = [item for item in board.standing if item.decision_date or item.action in _NAMING]
    return chain.from_iterable(_waits_for(item, board) for item in naming)


def waiting_for(event: Event, board: Board) -> Item | None:
    """The follow-up that waits for the event, and tells why its day is that one."""
    return next((item for item in board.standing if event in _waits_for(item, board)), None)


def _waits_for(item: Item, board: Board) -> Iterator[Event]:
    opportunity = board.opportunities.get(item.opportunity or "")
    if opportunity is None:
        return
    if own_day := _NAMING.get(item.action):
        yield from own_day(opportunity, item)
    elif item.decision_date is not None:
        named = _named_day(opportunity, item, board)
        yield _event(opportunity, item.decision_date, named)


def _deadline(opportunity: Opportunity, item: Item) -> Iterator[Event]:
    assumed = " (assumed)" if "assumed_deadline" in item.flags else ""
    yield _event(opportunity, item.window.due_by, f"Offer deadline{assumed}")


def _things(opportunity: Opportunity, item: Item) -> Iterator[Event]:
    """What they promised to send, on its day."""
    for said in opportunity.statements:
        if said.id == item.for_ and said.kind == "will_send" and said.date is not None:
            yield _event(opportunity, said.date, f"They send: {said.what}")


_NAMING: dict[Action, Callable[[Opportunity, Item], Iterator[Event]]] = {
    "offer_decide": _deadline,
    "promise_followup": _things,
}
"""What waits for a day of its own; whatever else does has a date of decision."""


def _named_day(opportunity: Opportunity, item: Item, board: Board) -> str:
    """What the day in force is: one of contact, or the decision's; of one day's words the decision's."""
    day, decision = item.decision_date, len(_CONTACT_DAYS)
    said = [
        (s.on, _CONTACT_DAYS.get(s.kind, decision))
        for s in opportunity.statements
        if stated_day(s, board.calendar) == day and s.on <= board.today
    ]
    said += [
        (r.on, decision)
        for r in opportunity.received
        if r.kind == "reply_new_date" and r.date == day
    ]
    return _NAMED_DAYS[max(said, default=(day, decision))[1]]


_CONTACT_DAYS = {"contact_on": 0, "contact_after": 1}
_NAMED_DAYS = ("The day to be in touch", "They may be contacted from then", "Decision expected")


def _event(
    opportunity: Opportunity, on: dt.date, what: str, at: dt.datetime | None = None
) -> Event:
    return Event(on, at, what, opportunity.id, opportunity.company, opportunity.role)
