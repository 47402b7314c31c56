"""Where the follow-ups of one opportunity are made and settled.

Owns what every follow-up has in common: its key, its rule's window, what a stamp or a message did.
Must not know which facts call for which rule.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from followup_tui.facts import OWN, Action, Calendar, FollowUpKey, Id, Medium

from .anchors import Anchor
from .followup import Flag, Window
from .judging import is_skipped
from .known import Known
from .people import default_person
from .planned import Ban, FollowUp, window
from .playbook import Playbook, Rule
from .said import Words
from .sending import Subject, settle


class Planner(msgspec.Struct, frozen=True, eq=False):
    """Makes follow-ups of what is known; ``words`` are what the next question counts from."""

    known: Known
    book: Playbook
    calendar: Calendar
    words: Words
    person: Id | None
    """The default person."""

    @classmethod
    def of(cls, known: Known, words: Words = ()) -> Planner:
        return cls(known, known.book, known.calendar, words, default_person(known, words))

    def make(
        self,
        action: Action,
        anchor: Anchor,
        own: Window | None = None,
        *,
        rule: Rule | None = None,
        to: Id | None = None,
        for_: Id | None = None,
        names: Id | None = None,
        about: Id | None = None,
        medium: Medium | None = None,
        flags: tuple[Flag, ...] = (),
        blocked: Ban | None = None,
        skip_since: dt.date = dt.date.min,
        apology_after: dt.date | None = None,
        is_void: bool = False,
    ) -> FollowUp:
        """A follow-up of this opportunity; ``names`` is the person its key names."""
        rule = rule or self.book[action]
        return FollowUp(
            key=FollowUpKey(self.known.opportunity.id, action, names, for_),
            rule=rule,
            anchor=anchor,
            window=own or window(rule, anchor.day, self.calendar),
            to=names or to,
            about=about,
            medium=medium,
            skip_since=skip_since,
            blocked=blocked,
            flags=flags,
            optional=rule.mode == "optional",
            is_own=action in OWN,
            apology_after=apology_after,
            is_void=is_void,
        )

    def settle(
        self,
        found: list[FollowUp],
        stamps: Sequence[dt.date | None] = (),
        also_named: Sequence[tuple[Id, ...]] = (),
    ) -> list[FollowUp]:
        """What a stamp or a message has done; all of ``found`` are of one action.

        ``also_named`` are further ids by which a message may name each.
        """
        sent = self.known.sends(found[0].key.action) if found else ()
        if not sent and not any(stamps):
            return found
        stamped = stamps or [None] * len(found)
        if not sent:
            return list(map(_done, found, stamped))
        aliases = also_named or [()] * len(found)
        subjects = list(map(_subject, found, stamped, aliases))
        return list(map(_done, found, settle(subjects, sent)))

    def is_skipped(self, follow_up: FollowUp) -> bool:
        """Whether the person decided against it."""
        known = self.known
        return known.has_skips and is_skipped(follow_up, known.desk.skips.get(str(follow_up.key)))

    @property
    def total_ban(self) -> Ban | None:
        return "all" if self.known.ban == "all" else None


def _subject(follow_up: FollowUp, stamp: dt.date | None, also: tuple[Id, ...]) -> Subject:
    own, key = follow_up.window, follow_up.key
    since = min(own.not_before, follow_up.anchor.day)
    return Subject(follow_up.to, (*filter(None, (key.for_,)), *also), since, own.give_up, stamp)


def _done(follow_up: FollowUp, on: dt.date | None) -> FollowUp:
    return replace(follow_up, done_on=on) if on else follow_up
