"""One follow-up with its window, and what now makes of it (4.2 last part, 4.3).

Must not import anything of the package.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from .known import Case, World, date, on
from .matching import PER_PERSON
from .numbers import spans

SUBJECT_IN_KEY = (
    "thank_you",
    "thank_you_card",
    "collect_contact",
    "missed_meeting",
    "debrief",
    "interview_checklist",
    "deliver_request",
    "request_eta",
    "respond_to_employer",
    "apply_lessons",
    "accelerate",
    "withdraw",
    "decline_offer",
    "networking_thank_you",
)


@dataclass
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
    done_on: dt.date | None = None
    gone: bool = False
    """Decided, superseded, replied: no item unless done or skipped."""
    blocked: bool = False
    skips_since: dt.date | None = None
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

    def settle(self, end: dt.date | None = None) -> Item:
        """The order of the window's days (4.2); a hard ``end`` caps ideal and due."""
        self.ideal = max(self.nb, self.ideal)
        self.due = max(self.ideal, self.due)
        if self.give_up:
            self.give_up = max(self.due, self.give_up)
        if end and self.nb > end:
            self.gone = True
        elif end:
            self.ideal, self.due = min(self.ideal, end), min(self.due, end)
        if end:
            self.give_up = max(self.nb, end)
        return self

    # --- status (4.3) -------------------------------------------------------------------------

    def notes_about(self, name: str) -> list[dict[str, str]]:
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

    def judge(self) -> str | None:
        """done > skipped > none > blocked > the time-based four; None where there is no item."""
        if self.done_on:
            return "done"
        if self.skipped:
            return "skipped"
        if self.gone:
            return None
        if self.give_up and self.today > self.give_up:
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
        return "overdue" if late else "due"

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
