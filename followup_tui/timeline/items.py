"""From planned follow-ups to the lines of the agenda.

Owns what a status, a wish and company make of each: snoozed, travelling together, apologetic,
shared. Must not know rules, nor what comes first in the agenda.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

import msgspec
from msgspec.structs import replace

from followup_tui.facts import Action, Chat, Facts, FollowUpKey, Id, Opportunity, Snooze

from .followup import Flag, Item, Status
from .judging import needs_apology, verdict
from .known import Moment
from .ordering import Line, Lines, place
from .planned import FollowUp
from .reasons import Context, Words

_CARRIERS: frozenset[Action] = frozenset(("thank_you", "respond_to_employer"))
"""With what documents travel, besides one another."""


class Wishes:
    """The person's own decisions about items: snoozes and skips, by key in writing."""

    def __init__(self, facts: Facts, today: dt.date, until: Mapping[Id, dt.date]) -> None:
        """``until`` tells for each opportunity up to which day its facts are known."""
        self._today = today
        self.skips: dict[str, dt.date] = {}
        """The day each key was last decided against."""
        self._snoozes: dict[str, Snooze] = {}
        for opportunity in facts.opportunities:
            if opportunity.skips or opportunity.snoozes:
                self._take(opportunity, until[opportunity.id])
        for chat in facts.networking:
            if chat.on <= today:
                self._take(chat, today)
        self.skipped = frozenset(key.partition("/")[0] for key in self.skips)
        """The opportunities in which anything was decided against."""

    def _take(self, holder: Opportunity | Chat, until: dt.date) -> None:
        for skip in holder.skips:
            if skip.on <= until:
                self.skips[skip.key] = max(skip.on, self.skips.get(skip.key, dt.date.min))
        for snooze in holder.snoozes:
            if snooze.on <= until:
                before = self._snoozes.get(snooze.key, snooze)
                newest = max(before, snooze, key=lambda one: (one.on, one.until))
                self._snoozes[snooze.key] = newest

    def skipped_on(self, key: FollowUpKey) -> dt.date | None:
        return self.skips.get(str(key)) if self.skips else None

    def snoozed_until(self, key: FollowUpKey) -> dt.date | None:
        snooze = self._snoozes.get(str(key)) if self._snoozes else None
        return snooze.until if snooze and snooze.until > self._today else None


class Judged(msgspec.Struct, frozen=True, gc=False):
    """A follow-up with what now and the person make of it."""

    follow_up: FollowUp
    status: Status
    snoozed_until: dt.date | None
    flags: tuple[Flag, ...]

    @property
    def key(self) -> str:
        """Its key in writing."""
        return str(self.follow_up.key)

    @property
    def is_document(self) -> bool:
        return self.follow_up.key.action == "deliver_request"

    @property
    def may_go(self) -> bool:
        return self.status.is_actionable and self.snoozed_until is None


class Whose(msgspec.Struct, frozen=True):
    """Whose items are made: the opportunity they belong to, if any, and its date."""

    opportunity: Opportunity | None
    today: dt.date
    """The employer's."""
    zone: dt.tzinfo | None
    """The employer's, too."""
    context: Context


def lines(planned: Iterable[FollowUp], whose: Whose, wishes: Wishes, moment: Moment) -> Lines:
    """One line for each follow-up that still means something; of what is over when it is asked for."""
    judged = list(_judge(planned, wishes, moment, whose.today))
    standing = [one for one in judged if one.status.is_standing]
    over = [one for one in judged if not one.status.is_standing]
    documents = [one for one in standing if one.is_document and one.may_go]

    def line(one: Judged) -> Line:
        together = _together(one, standing, documents) if documents and one.may_go else ()
        item = _item(one, whose, moment, together)
        return place(item, one.key, moment.now.tzinfo if item.is_own else whose.zone), item

    def last() -> dt.date:
        return max((d for one in over if (d := one.follow_up.done_on)), default=dt.date.min)

    return Lines(list(map(line, standing)), lambda: map(line, over), last)


def _judge(
    planned: Iterable[FollowUp], wishes: Wishes, moment: Moment, today: dt.date
) -> Iterator[Judged]:
    now = moment.now
    for one in planned:
        day = moment.today if one.is_own else today
        status = verdict(one, day, now, wishes.skipped_on(one.key))
        if status is None:
            continue
        flags, snoozed = one.flags, None
        if status.is_standing:
            snoozed = wishes.snoozed_until(one.key)
            if needs_apology(one, day, now):
                flags += ("apology",)
        yield Judged(one, status, snoozed, flags)


def _item(judged: Judged, whose: Whose, moment: Moment, together: tuple[str, ...]) -> Item:
    one, opportunity = judged.follow_up, whose.opportunity
    return Item(
        key=one.key,
        company=opportunity.company if opportunity else whose.context.name(one.to),
        role=opportunity.role if opportunity else "",
        action=one.key.action,
        to=one.to,
        for_=one.key.for_ or one.about,
        status=judged.status,
        window=one.window,
        medium=one.medium,
        flags=judged.flags,
        decision_date=one.decision_date,
        optional=one.optional,
        snoozed_until=judged.snoozed_until,
        done_on=one.done_on,
        day_of_employer=not one.is_own and whose.today != moment.today,
        merge_with=together,
        telling=Words(one, whose.context, judged.flags, judged.status),
    )


def _together(
    judged: Judged, others: Iterable[Judged], documents: Iterable[Judged]
) -> tuple[str, ...]:
    """What travels with it: documents with one another, with the thank-you and with the answer."""
    if judged.is_document:
        found = [o for o in others if o.may_go and _carries(o)]
    else:
        found = list(documents) if _carries(judged) else []
    one = judged.follow_up
    return tuple(
        sorted(
            o.key
            for o in found
            if o is not judged and _way(o.follow_up) == _way(one) and one.to is not None
        )
    )


def _carries(judged: Judged) -> bool:
    return judged.is_document or judged.follow_up.key.action in _CARRIERS


def _way(follow_up: FollowUp) -> tuple[str | None, str | None]:
    return follow_up.to, follow_up.medium


def is_near(item: Item, soon: dt.date) -> bool:
    """Whether a message to somebody is ready, or opens by ``soon``."""
    if item.to is None or item.medium is None or item.snoozed_until is not None:
        return False
    opens = item.status is Status.PREMATURE and item.window.not_before <= soon
    return item.status.is_actionable or opens


def flag_shared(found: Item) -> Item:
    """The same item, marked: other opportunities have something for its recipient too."""
    return replace(found, flags=(*found.flags, "shared_recipient"))
