"""How a solicitation's window is made (end of 4.6): what moves it, in which order.

Own window, G-GAP, G-AWAY, quiet days, expiry by its give-up, G-OWED, G-ONE, status. Must not import
anything of the package.
"""

from __future__ import annotations

import datetime as dt

from .items import Item
from .known import Case, Fact, date, on
from .meetings import off_by_me
from .numbers import GAP
from .rounds import called_off, held, last_held
from .said import given_up_while_asked
from .sides import is_theirs

ONE_OF = (  # of one day, the promise_followup; then as the agenda is ordered
    "promise_followup",
    "decision_followup",
    "status_check",
    "nudge",
    "application_followup",
    "mid_timeline_note",
    "value_checkin",
)
EXEMPT = "application_followup"


class Moving:
    """One process: its messages of the cycle, and its items that ask for nothing."""

    def __init__(self, case: Case, sent: list[Fact], others: list[Item]) -> None:
        self.case = case
        self.days = case.days
        self.sent = sent
        self.others = others

    # --- before expiry ------------------------------------------------------------------------

    def until_expiry(self, item: Item) -> None:
        """G-GAP, G-AWAY, quiet days."""
        if self.sent:
            gap = max(3, GAP[self.case.preset])
            item.not_before(self.days.business(on(self.sent[-1]), gap), "G-GAP")
        back = self.back_on(item.to)
        if back:
            item.not_before(self.days.business(back, 1), "G-AWAY")
        self.avoid_quiet(item)

    def back_on(self, person: str | None) -> dt.date | None:
        """The day on which this person is back in the office."""
        days = [
            date(r["date"])
            for r in self.case.received
            if r["kind"] == "auto_ack" and r.get("date") and r.get("from") in (None, person)
        ]
        return max(days, default=None)

    def avoid_quiet(self, item: Item) -> None:
        before = (item.nb, item.ideal, item.due)
        item.nb = self.days.after_quiet(item.nb)
        item.ideal = self.days.after_quiet(item.ideal)
        if item.hard_end:
            item.hard_end = self.days.before_quiet(item.hard_end)
        else:
            item.due = self.days.after_quiet(item.due)
        item.settle()
        if (item.nb, item.ideal, item.due) != before:
            item.moved_by.append("quiet")

    # --- after expiry -------------------------------------------------------------------------

    def next_day_after(self, day: dt.date) -> dt.date:
        return self.days.after_quiet(self.days.business(day, 1))

    def wait_for_owed(self, items: list[Item]) -> None:
        """G-OWED: no solicitation before the business day after what is owed."""
        held_until = self.newest_owed()
        for item in items:
            if held_until and item.action != EXEMPT and not item.done_on and not item.expired:
                item.not_before(self.next_day_after(held_until), "G-OWED")

    def newest_owed(self) -> dt.date | None:
        """Today while anything is owed, else the newest day on which it was done."""
        case = self.case
        interview = called_off(case)
        days = [item.done_on for item in self.others if item.done_on and self.is_owed(item)]
        if any(self.is_owed(item) and self.still_owed(item) for item in self.others):
            days.append(case.today)
        if interview and off_by_me(interview):
            days += [day] if (day := given_up_while_asked(case, interview)) else []
        return max(days, default=None)

    def is_owed(self, item: Item) -> bool:
        if item.action in ("deliver_request", "respond_to_employer"):
            return is_theirs(self.case, item.to)
        if item.action == "thank_you":
            return any(
                i["id"] == item.for_ and on(i) == last_held(self.case) for i in held(self.case)
            )
        return item.action == "reschedule"

    def still_owed(self, item: Item) -> bool:
        """Neither done, skipped nor lapsed; its give-up day not over."""
        over = item.give_up is not None and item.today > item.give_up
        return not (item.done_on or item.skipped or item.none or over)

    def one_at_a_time(self, items: list[Item]) -> None:
        """G-ONE: what opened first goes; the others wait for the business day after today."""
        ready = [i for i in items if i.judge() in ("open", "due", "overdue")]
        for item in sorted(ready, key=turn)[1:]:
            item.not_before(self.next_day_after(item.today), "G-ONE")


def turn(item: Item) -> tuple[dt.date, int, dt.date, str]:
    return (item.nb, ONE_OF.index(item.action), item.promised or dt.date.min, item.for_ or "")
