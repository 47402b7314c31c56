"""One follow-up with its window, and what now makes of it (4.2 last part, 4.3).

Must not import anything of the package.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from .known import Case, Fact, World, date, on
from .matching import PER_PERSON
from .numbers import spans

SUBJECT_IN_KEY = (
    "thank_you",
    "thank_you_card",
    "missed_meeting",
    "reschedule",
    "debrief",
    "interview_checklist",
    "deliver_request",
    "request_eta",
    "respond_to_employer",
    "promise_followup",
    "feedback_thanks",
    "apply_lessons",
    "accelerate",
    "withdraw",
    "decline_offer",
    "networking_thank_you",
)


@dataclass(eq=False)
class Item:
    """A follow-up before it is judged."""

    world: World
    case: Case | None
    action: str
    anchor: dt.date
    nb: dt.date
    ideal: dt.date
    due: dt.date
    give_up: dt.date | None
    to: str | None = None
    for_: str | None = None
    medium: str | None = None
    optional: bool = False
    flags: list[str] = field(default_factory=list)
    decision_date: dt.date | None = None
    nb_at: dt.datetime | None = None
    due_at: dt.datetime | None = None
    apology_at: dt.datetime | None = None
    gone_at: dt.datetime | None = None
    """The hour at which it is given up, where the hour is known."""
    hard_end: dt.date | None = None
    """Caps ideal and due; where not-before lies after it there is no item."""
    done_on: dt.date | None = None
    gone: bool = False
    """Decided, superseded, replied: no item unless done or skipped."""
    blocked: bool = False
    skips_since: dt.date | None = None
    covers: tuple[str, ...] = ()
    """Other talks of the day that one thank-you settles."""
    promised: dt.date | None = None
    moved_by: list[str] = field(default_factory=list)
    """The guards that moved the window (for the census only)."""
    status: str = ""
    merge_with: list[str] = field(default_factory=list)

    @property
    def key(self) -> str:
        parts = [self.case.id if self.case else "-", self.action]
        if self.action in PER_PERSON and self.to:
            parts.append(self.to)
        if self.action in SUBJECT_IN_KEY and self.for_:
            parts.append(self.for_)
        return "/".join(parts)

    @property
    def today(self) -> dt.date:
        return self.case.today_for(self.action) if self.case else self.world.today

    def settle(self) -> Item:
        """The order of the window's days (4.2)."""
        self.ideal = max(self.nb, self.ideal)
        self.due = max(self.ideal, self.due)
        if self.give_up:
            self.give_up = max(self.due, self.give_up)
        if self.hard_end:
            self.ideal = min(self.ideal, self.hard_end)
            self.due = min(self.due, self.hard_end)
            self.give_up = self.hard_end
        return self

    @property
    def closed_off(self) -> bool:
        return self.hard_end is not None and self.nb > self.hard_end

    def not_before(self, day: dt.date, guard: str) -> None:
        """Whatever moves a window moves its beginning; the rest follows."""
        if day > self.nb:
            self.nb = day
            self.moved_by.append(guard)
        self.settle()

    # --- status (4.3) -------------------------------------------------------------------------

    def notes_about(self, name: str) -> list[Fact]:
        """Snoozes or skips of this key; a chat keeps its own."""
        if self.case:
            found = self.case.listed(name)
        else:
            found = [each for chat in self.world.networking for each in chat.get(name) or []]
        return [each for each in found if each["key"] == self.key]

    @property
    def skipped(self) -> bool:
        since = self.skips_since or dt.date.min
        return any(on(skip) >= since for skip in self.notes_about("skips"))

    @property
    def expired(self) -> bool:
        if self.gone_at:
            return self.world.now > self.gone_at
        return self.give_up is not None and self.today > self.give_up

    @property
    def none(self) -> bool:
        return self.gone or self.closed_off

    def judge(self) -> str | None:
        """done > skipped > none > blocked > the time-based four; None where there is no item."""
        if self.closed_off:
            return None
        if self.done_on:
            return "done"
        if self.skipped:
            return "skipped"
        if self.gone:
            return None
        if self.expired:
            return "expired"
        if self.blocked:
            return "blocked"
        return self.by_time()

    def by_time(self) -> str:
        now = self.world.now
        if self.today < self.nb or (self.nb_at and now < self.nb_at):
            return "premature"
        if self.today < self.ideal:
            return "open"
        late = now > self.due_at if self.due_at else self.today > self.due
        return "overdue" if late and not self.optional else "due"

    @property
    def snoozed_until(self) -> dt.date | None:
        snoozes = self.notes_about("snoozes")
        if not snoozes or self.status in ("done", "skipped", "expired"):
            return None
        newest = max(on(s) for s in snoozes)
        until = max(date(s["until"]) for s in snoozes if on(s) == newest)
        return until if until > self.world.today else None  # the user's own decision


Days4 = tuple[dt.date, dt.date, dt.date, dt.date | None]


def window(world: World, preset: str, action: str, anchor: dt.date) -> Days4:
    """The rule's four days counted from the anchor, before anything moves them."""
    nb, ideal, due, give_up = spans(preset, action)
    add = world.days.add
    last = add(anchor, give_up) if give_up else None
    return add(anchor, nb), add(anchor, ideal), add(anchor, due), last


def make(case: Case, action: str, anchor: dt.date, rule: str | None = None) -> Item:
    days = window(case.world, case.preset, rule or action, anchor)
    return Item(case.world, case, action, anchor, *days).settle()
