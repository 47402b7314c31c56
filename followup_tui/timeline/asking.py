"""Where the solicitations of one cycle are made: their recipients, media, bans and limits.

Owns what all of them have in common. Must not know which of them is due.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import msgspec

from followup_tui.facts import Action, Id, Medium

from .anchors import Anchor
from .cycle import Answers, Cycle, cycle
from .followup import Flag, Window
from .known import Known
from .people import as_preferred, in_writing, medium, no_calls
from .planned import Ban, FollowUp, postpone, window
from .planner import Planner
from .playbook import Case, Rule
from .promises import Meant, meant
from .waiting import Owed, put_off, what_is_owed


class Asking(msgspec.Struct, frozen=True, eq=False):
    """Makes the solicitations of one cycle."""

    planner: Planner
    cycle: Cycle
    meant: list[Meant]
    """What else they meant to send."""
    owed: Owed
    delivered: tuple[dt.date, ...]
    """The days on which something they asked for went out."""
    invitation_waits: bool

    @property
    def known(self) -> Known:
        return self.planner.known

    @property
    def is_silent(self) -> bool:
        """Whether nothing may be asked now: it is over, something waits, or a round lies ahead."""
        known = self.known
        times = known.new_times
        waits = self.invitation_waits or (times is not None and times.waits)
        return waits or known.fate.is_over or known.is_taken or bool(known.talks.ahead)

    @property
    def limit(self) -> int:
        """How many messages the cycle allows in all."""
        is_silence = self.cycle.action == "application_followup"
        rule = self.planner.book["application_followup" if is_silence else "nudge"]
        return rule.limit or 1

    @property
    def is_used_up(self) -> bool:
        return self.cycle.counted >= self.limit

    def ground(self, sent_on: dt.date | None) -> tuple[Anchor, Case | None]:
        """What the first message counts from, and by which row of its rule.

        For one that went out on a day, deliveries of that day or later do not count.
        """
        anchor = self.cycle.anchor
        if anchor.what == "contact_on" or anchor.what == "contact_after":
            return anchor, anchor.what
        if self.cycle.action != "status_check":
            return anchor, None
        days = [day for day in self.delivered if sent_on is None or day < sent_on]
        last = max(days, default=anchor.day)
        if last > anchor.day:
            return Anchor(last, "delivered"), None
        is_off = anchor.what in ("called_off", "new_times", "missed")
        return anchor, "called_off" if is_off else None

    def not_before_a_check(self, own: Window) -> Window:
        """A date named before the newest interview: no earlier than a check on that interview."""
        promise, newest = self.known.promise, self.known.newest
        if self.cycle.action != "decision_followup" or promise is None or newest is None:
            return own
        if promise.is_final or promise.on >= newest.on:
            return own
        check = window(self.planner.book["status_check"], newest.on, self.planner.calendar)
        return postpone(own, max(own.not_before, check.not_before))

    def make(
        self,
        action: Action,
        anchor: Anchor,
        rule: Rule,
        own: Window | None = None,
    ) -> FollowUp:
        """A solicitation of this cycle, in the window of its own; what moves it comes later."""
        to = self.planner.person
        return self.planner.make(
            action,
            anchor,
            own,
            rule=rule,
            to=to,
            medium=self._medium(action, to),
            skip_since=self.cycle.since,
            blocked=self._ban,
            flags=self._flags(action, to),
        )

    def _medium(self, action: Action, to: Id | None) -> Medium:
        if action in ("value_checkin", "mid_timeline_note"):
            return in_writing(self.known, to)
        if action == "application_followup":
            return as_preferred(self.known, to)
        return medium(self.known, to)

    def _flags(self, action: Action, to: Id | None) -> tuple[Flag, ...]:
        if action == "value_checkin":
            return ("no_decision_date_question",)
        if action != "status_check" or not self.planner.book[action].call_offered:
            return ()
        contact = self.known.moment.contacts.get(to or "")
        has_number = contact is not None and contact.phone is not None
        is_written = self._medium(action, to) == "email"
        return ("call_offered",) if has_number and is_written and not no_calls(self.known) else ()

    @property
    def _ban(self) -> Ban | None:
        """Who says not to ask; a posting's wish is about the application alone."""
        known, application = self.known, self.known.application
        is_silence = self.cycle.action == "application_followup"
        if known.ban or application is None or not is_silence:
            return known.ban
        permitted = [s.on for s in known.statements if s.kind == "followup_ok"]
        is_lifted = max(permitted, default=dt.date.min) > application.submitted_on
        is_closed = application.contact_policy == "no_contact"
        return "no_contact" if is_closed and not is_lifted else None

    def put_off(self, follow_up: FollowUp) -> Iterator[FollowUp]:
        """The same in the window it really has, if that leaves any."""
        found = put_off(follow_up, self.known, self.cycle.last_on, self.owed)
        if found is not None:
            yield found


def asking(
    planner: Planner,
    owing: list[FollowUp],
    thanks: list[FollowUp],
) -> Asking:
    """The exchange that is pending, with what comes before it."""
    known = planner.known
    answers: Answers = {
        f.key.for_: f.done_on for f in owing if f.key.action == "respond_to_employer"
    }
    delivered = tuple(
        f.done_on
        for f in owing
        if f.key.action == "deliver_request" and f.done_on and known.side(f.anchor.who) != "outside"
    )
    owed = what_is_owed(planner, owing, thanks)
    waits = any(
        f.anchor.detail == "invite" and f.key.action == "respond_to_employer" for f in owed.open
    )
    promised = meant(planner)
    return Asking(planner, cycle(known, answers, promised), promised, owed, delivered, waits)
