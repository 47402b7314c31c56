"""The agenda in groups: the follow-ups by status, and the events of the next days that come by themselves.

Owns the headings and their order, and which events come. Must not know Textual, Rich, files or the clock: "now"
comes in with the board.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

import msgspec

from followup_tui.facts import Action, Id, Interview, Opportunity
from followup_tui.timeline import CLOSED_STAGES, Board, Event, Item, Status, stated_day

from .words import COMING_LOOK, STATUS_LOOK, Look, hour_words, short_day, when

_SOON = dt.timedelta(days=7)


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
    return interview.is_planned or (interview.status == "cancelled" and is_later)


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
