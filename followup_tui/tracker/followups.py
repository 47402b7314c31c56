"""The verbs on follow-ups: sent, snoozed, skipped.

Owns when a day is too early for them, and what they say they did. Must not know SQL or screens.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

import msgspec
from msgspec.structs import replace

from followup_tui.facts import OWN, Facts, FollowUpKey, Id, Medium, Sent, Skip, Snooze, say_day
from followup_tui.timeline import Item, Status

from .checks import check_values
from .errors import BadFact, FutureDay, TooEarly, UnknownKey
from .present import Outcome, Present, zone_of
from .records import opportunity_of, with_chat, with_field, with_opportunity
from .sending import chat_of, feedback_owner, is_too_early, marked

_ENDED = {
    Status.DONE: "done already",
    Status.SKIPPED: "skipped already",
    Status.EXPIRED: "past and gone",
}


class When(msgspec.Struct, frozen=True):
    """The day something was done on, and the instant it is judged at."""

    day: dt.date
    moment: dt.datetime
    is_past: bool
    """Whether only the day is known, and it is gone by."""
    is_told: bool
    """Whether the instant is not simply now."""
    at: dt.datetime | None
    """The instant to keep, where it is known."""


class FollowUps(Present):
    """What can be done with an item of the agenda."""

    def mark_sent(
        self,
        key: FollowUpKey | str,
        *,
        on: dt.date | None = None,
        at: dt.datetime | None = None,
        medium: Medium | None = None,
        note: str | None = None,
        text: str | None = None,
        early: bool = False,
        override: str | None = None,
    ) -> Outcome:
        """Record that this went out (or, of your own affairs, was done), now or on a day gone by.

        It is judged as of that day, or of the instant ``at``. Premature or against their wish raises
        TooEarly and records nothing, unless ``early``: then it is kept as an override, with the
        reason given. What is done already changes nothing. A day ahead raises FutureDay.
        """
        key = parsed(key)
        when = self._when(key, on, at)
        sent = Sent(when.day, key.action, when.at, key.to, key.for_, medium, note, text)
        check_values(sent)
        said = ""

        def change(fresh: Facts) -> tuple[Facts, str]:
            nonlocal said
            item, is_done = self._judged(key, self._together(fresh), when)
            if is_done:
                said = f"{item.title}: {_ENDED[Status.DONE]}"
                return fresh, said
            is_early = is_too_early(item, when.day, is_past=when.is_past)
            if is_early and not early:
                raise TooEarly(item)
            reason = override if is_early else None
            done = replace(sent, to=key.to or item.to, early=is_early, override=reason)
            said = _said(item, when.day, is_early=is_early)
            return marked(fresh, item, done), said

        entry = self._commit("sent", change, self._touched(key))
        return self._outcome(said, entry)

    def snooze(self, key: FollowUpKey | str, until: dt.date) -> Outcome:
        """Take an item off the list until a day ahead; a newer snooze replaces the older one.

        Past its due day it is accepted, and said.
        """
        key = parsed(key)
        item, today = self._standing(key), self.now.date()
        if until <= today:
            raise BadFact("until", until, f"must lie after today, {say_day(today)}")
        if item.status in _ENDED:
            return self._outcome(f"{item.title}: {_ENDED[item.status]}", None)
        said = f"{item.title}: snoozed until {say_day(until)}"
        if until > item.window.due_by:
            said += f"; that is past its due day, {say_day(item.window.due_by)}"
        return self._wish(key, Snooze(str(key), today, until), said)

    def skip(self, key: FollowUpKey | str, why: str | None = None) -> Outcome:
        """Decide against it, this time; ``why`` is kept."""
        key = parsed(key)
        item = self._standing(key)
        if item.status in _ENDED:
            return self._outcome(f"{item.title}: {_ENDED[item.status]}", None)
        return self._wish(key, Skip(str(key), self.now.date(), why), f"{item.title}: skipped")

    def _when(self, key: FollowUpKey, on: dt.date | None, at: dt.datetime | None) -> When:
        """Days are those of the employer's calendar; for your own affairs those at home."""
        now, name = self.now, None
        if key.opportunity is not None and key.action not in OWN:
            name = opportunity_of(self.facts, key.opportunity).employer_tz
        zone = zone_of(name) if name else now.tzinfo
        today = now.astimezone(zone).date()
        latest = max(today, now.date())
        if at is not None:
            day = on or at.astimezone(zone).date()
            if at > now:
                raise FutureDay("at", at.astimezone(zone).date(), latest)
        else:
            day = on or today
        if day > latest:
            raise FutureDay("on", day, latest)
        if at is None and day < min(today, now.date()):
            evening = dt.datetime.combine(day, dt.time(23, 59), zone)
            return When(day, evening, is_past=True, is_told=False, at=None)
        kept = at or (now if on is None else None)
        return When(day, at or now, is_past=False, is_told=at is not None, at=kept)

    def _judged(self, key: FollowUpKey, facts: Facts, when: When) -> tuple[Item, bool]:
        """The item as of that time, and whether it is done, then or by now.

        What only came up later is judged as it stands now.
        """
        present = self._of_this_minute(facts)
        item = now_item = present.find(key)
        if when.is_past or when.is_told:
            item = self._guesser.survey(facts, when.moment).find(key) or now_item
        if item is None:
            known = (str(one.key) for one in present.agenda)
            raise UnknownKey("follow-up", str(key), known)
        is_done = any(one and one.status is Status.DONE for one in (item, now_item))
        return item, is_done

    def _standing(self, key: FollowUpKey) -> Item:
        board = self.board()
        item = board.find(key)
        if item is None:
            raise UnknownKey("follow-up", str(key), (str(one.key) for one in board.agenda))
        return item

    def _wish(self, key: FollowUpKey, wish: Snooze | Skip, said: str) -> Outcome:
        """Keep a decision of the person's about one item, in place of an older one of its kind."""
        check_values(wish)
        verb = "snooze" if isinstance(wish, Snooze) else "skip"
        entry = self._commit(
            verb, lambda fresh: (wished(fresh, key, wish), said), self._touched(key)
        )
        return self._outcome(said, entry)

    def _touched(self, key: FollowUpKey) -> Collection[Id]:
        """The opportunities that doing this may change."""
        owner = feedback_owner(self.facts, key.for_) if key.action == "apply_lessons" else None
        return {id_ for id_ in (key.opportunity, owner) if id_ is not None}


def wished(facts: Facts, key: FollowUpKey, wish: Snooze | Skip) -> Facts:
    """The facts with a decision of the person's, in the place of an older one of its kind."""
    field = "snoozes" if isinstance(wish, Snooze) else "skips"
    if key.opportunity is None:
        chat = chat_of(facts, key)
        return with_chat(facts, with_field(chat, field, _newest(chat, field, wish)))
    found = opportunity_of(facts, key.opportunity)
    return with_opportunity(facts, with_field(found, field, _newest(found, field, wish)))


def parsed(key: FollowUpKey | str) -> FollowUpKey:
    """The key; UnknownKey where the text is none."""
    if isinstance(key, FollowUpKey):
        return key
    try:
        return FollowUpKey.parse(key)
    except ValueError as error:
        raise UnknownKey("follow-up", key) from error


def _newest(holder: object, field: str, wish: Snooze | Skip) -> tuple[Snooze | Skip, ...]:
    standing: tuple[Snooze | Skip, ...] = getattr(holder, field)
    if isinstance(wish, Snooze):
        standing = tuple(one for one in standing if one.key != wish.key)
    return (*standing, wish)


def _said(item: Item, day: dt.date, *, is_early: bool) -> str:
    is_done = item.action in OWN or item.action == "offer_decide"
    verb = "done" if is_done else "sent"
    early = ", against advice" if is_early else ""
    return f"{item.title}: {verb} on {say_day(day)}{early}"
