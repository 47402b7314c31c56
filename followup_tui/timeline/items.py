"""From planned follow-ups to the lines of the agenda.

Owns what a status, a wish and company make of each: snoozed, mergeable, apologetic, shared. Must
not know rules or the order of the agenda.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

import msgspec

from followup_tui.facts import Chat, Contact, Facts, Id, Opportunity, Snooze

from .followup import Item, Status
from .judging import needs_apology, verdict
from .known import Moment
from .planned import FollowUp
from .reasons import Context, explain
from .titles import title


class Wishes:
    """The person's own decisions about items: snoozes and skips, by key in writing."""

    def __init__(self, facts: Facts, today: dt.date, until: Mapping[Id, dt.date]) -> None:
        """``until`` tells for each opportunity up to which day its facts are known."""
        self._today = today
        self._skips: dict[str, dt.date] = {}
        self._snoozes: dict[str, Snooze] = {}
        for opportunity in facts.opportunities:
            if opportunity.skips or opportunity.snoozes:
                self._take(opportunity, until[opportunity.id])
        for chat in facts.networking:
            if chat.on <= today:
                self._take(chat, today)

    def _take(self, holder: Opportunity | Chat, until: dt.date) -> None:
        for skip in holder.skips:
            if skip.on <= until:
                self._skips[skip.key] = max(skip.on, self._skips.get(skip.key, dt.date.min))
        for snooze in holder.snoozes:
            if snooze.on <= until:
                before = self._snoozes.get(snooze.key, snooze)
                newest = max(before, snooze, key=lambda one: (one.on, one.until))
                self._snoozes[snooze.key] = newest

    def skipped_on(self, key: str) -> dt.date | None:
        return self._skips.get(key) if self._skips else None

    def snoozed_until(self, key: str) -> dt.date | None:
        snooze = self._snoozes.get(key) if self._snoozes else None
        return snooze.until if snooze and snooze.until > self._today else None

    def differing(self, other: Wishes) -> set[str]:
        """The opportunities about whose items the two disagree, by the first part of the key."""
        changed = self._skips.items() ^ other._skips.items()
        keys = {key for key, _ in changed}
        keys |= {
            key
            for key in self._snoozes.keys() | other._snoozes.keys()
            if self._snoozes.get(key) != other._snoozes.get(key)
        }
        return {key.partition("/")[0] for key in keys}


class _Judged(msgspec.Struct, frozen=True):
    """A follow-up with what now and the person make of it."""

    follow_up: FollowUp
    key: str
    status: Status
    snoozed_until: dt.date | None
    flags: tuple[str, ...]

    @property
    def may_go(self) -> bool:
        return self.status.is_actionable and self.snoozed_until is None


def items(
    planned: Iterable[FollowUp],
    opportunity: Opportunity | None,
    context: Context,
    wishes: Wishes,
    moment: Moment,
    today: dt.date,
) -> list[Item]:
    """One line for each follow-up that still means something; ``today`` is the employer's."""
    judged = list(_judge(planned, wishes, moment, today))
    together = _together(judged) if opportunity else {}
    return [_item(one, opportunity, context, together, moment.contacts) for one in judged]


def _judge(
    planned: Iterable[FollowUp], wishes: Wishes, moment: Moment, today: dt.date
) -> Iterator[_Judged]:
    for one in planned:
        key = str(one.key)
        day = moment.today if one.is_own else today
        status = verdict(one, day, moment.now, wishes.skipped_on(key))
        if status is None:
            continue
        flags = tuple(one.flags)
        if needs_apology(one, status, day, moment.now):
            flags += ("apology",)
        snoozed = wishes.snoozed_until(key) if status.is_standing else None
        yield _Judged(one, key, status, snoozed, flags)


def _item(
    judged: _Judged,
    opportunity: Opportunity | None,
    context: Context,
    together: Mapping[tuple[Id | None, str | None], Sequence[str]],
    contacts: Mapping[Id, Contact],
) -> Item:
    one = judged.follow_up
    contact = contacts.get(one.to) if one.to else None
    name = contact.name if contact else one.to or ""
    companions = together.get((one.to, one.medium), ()) if judged.may_go else ()
    return Item(
        key=one.key,
        company=opportunity.company if opportunity else name,
        role=opportunity.role if opportunity else "",
        action=one.key.action,
        to=one.to,
        for_=one.key.for_,
        status=judged.status,
        window=one.window,
        medium=one.medium,
        flags=judged.flags,
        decision_date=one.decision_date,
        optional=one.optional,
        snoozed_until=judged.snoozed_until,
        done_on=one.done_on,
        merge_with=tuple(key for key in companions if key != judged.key),
        title=title(one, name),
        explain=partial(explain, one, context, judged.flags),
    )


def _together(judged: Iterable[_Judged]) -> dict[tuple[Id | None, str | None], list[str]]:
    """Keys of messages to one person by one medium, all of which may go today."""
    found: dict[tuple[Id | None, str | None], list[str]] = defaultdict(list)
    for one in judged:
        if one.may_go and one.follow_up.to and one.follow_up.medium:
            found[one.follow_up.to, one.follow_up.medium].append(one.key)
    return {pair: sorted(keys) for pair, keys in found.items() if len(keys) > 1}


def is_near(item: Item, soon: dt.date) -> bool:
    """Whether a message to somebody is ready, or opens by ``soon``."""
    if item.to is None or item.medium is None or item.snoozed_until is not None:
        return False
    opens = item.status is Status.PREMATURE and item.window.not_before <= soon
    return item.status.is_actionable or opens


def flag_shared(found: Item) -> Item:
    """The same item, marked: other opportunities have something for its recipient too."""
    return replace(found, flags=(*found.flags, "shared_recipient"))
