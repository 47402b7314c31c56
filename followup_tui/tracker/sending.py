"""What marking a follow-up as sent writes, as of which moment it is judged, and whether its day had come.

Owns that a fact with a stamp of its own (a delivered request, a promise given, a reference briefed
or thanked, a debrief, an answered message, a networking thanks or touch, a lesson applied) is stamped,
and that anything else becomes a Sent; so does what a stamp cannot hold (medium, note, text, an
override). Must not know the store or the clock.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from followup_tui.facts import (
    OWN,
    TRAITS,
    BadFact,
    Facts,
    FollowUpKey,
    FutureDay,
    Id,
    Opportunity,
    Sent,
    Skip,
    Snooze,
    UnknownKey,
    chat_of,
    feedback_owner,
    opportunity_of,
    say_day,
    still_ahead,
    with_chat,
    with_opportunity,
    with_stamp,
    with_wish,
)
from followup_tui.timeline import Board, Item, Status, first_good_day

from .errors import NeedsDecision, TooEarly

ENDED = {
    Status.DONE: "done already",
    Status.SKIPPED: "skipped already",
    Status.EXPIRED: "past and gone",
}
BAR = (Status.PREMATURE, Status.BLOCKED)
_NAMED = 3


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


def when_of(
    now: dt.datetime, zone: dt.tzinfo | None, on: dt.date | None, at: dt.datetime | None
) -> When:
    """When it was done, on the calendar of ``zone``; FutureDay where that is still ahead."""
    today = now.astimezone(zone).date()
    latest = max(today, now.date())
    if at is not None:
        day = on or at.astimezone(zone).date()
        if at > now:
            raise FutureDay("at", at.astimezone(zone).date(), still_ahead(latest))
    else:
        day = on or today
    if day > latest:
        raise FutureDay("on", day, still_ahead(latest))
    if at is None and day < min(today, now.date()):
        evening = dt.datetime.combine(day, dt.time(23, 59), zone)
        return When(day, evening, is_past=True, is_told=False, at=None)
    kept = at or (now if on is None else None)
    return When(day, at or now, is_past=False, is_told=at is not None, at=kept)


def parsed(key: FollowUpKey | str) -> FollowUpKey:
    """The key; UnknownKey where the text is none."""
    if isinstance(key, FollowUpKey):
        return key
    try:
        return FollowUpKey.parse(key)
    except ValueError as error:
        raise UnknownKey("follow-up", key) from error


def standing(board: Board, key: FollowUpKey) -> Item:
    """The item of that key; UnknownKey with the nearest where there is none."""
    item = board.find(key)
    if item is None:
        raise UnknownKey("follow-up", str(key), (str(one.key) for one in board.agenda))
    return item


def check_ahead(until: dt.date, now: dt.datetime) -> None:
    """BadFact where the day is not ahead."""
    if until <= now.date():
        raise BadFact("until", until, f"must lie after today, {say_day(now.date())}")


def all_wished(wish: Snooze | Skip, facts: Facts, items: list[Item]) -> tuple[Facts, list[Item]]:
    """The facts with the wish about each item that can still be done when a snooze of it ends."""
    done = [item for item in items if isinstance(wish, Skip) or _is_useful(item, wish.until)]
    for item in done:
        facts = with_wish(facts, item.key, replace(wish, key=str(item.key)))
    return facts, done


def _is_useful(item: Item, on: dt.date) -> bool:
    last = item.window.give_up
    return last is None or on <= last


def snoozed(item: Item, until: dt.date, *, is_forced: bool) -> str:
    """What it means to snooze this until that day; BadFact past its give-up unless ``is_forced``."""
    last = item.window.give_up
    if last and not _is_useful(item, until) and item.status.is_standing and not is_forced:
        advice = f"is too late: its last useful day is {say_day(last)}"
        raise BadFact("until", until, advice)
    said = f"{item.title}: snoozed until {say_day(until)}"
    if until > item.window.due_by:
        said += f"; that is past its due day, {say_day(item.window.due_by)}"
    return said


def touched(facts: Facts, key: FollowUpKey) -> set[Id]:
    """The opportunities that doing this may change."""
    return {id_ for id_ in (key.opportunity, _bearer(facts, key)) if id_ is not None}


def _bearer(facts: Facts, key: FollowUpKey) -> Id | None:
    """The opportunity whose fact bears the stamp: a lesson may be another one's."""
    stamp = TRAITS[key.action].stamp
    is_lesson = stamp is not None and stamp.part == "feedback"
    return feedback_owner(facts, key.for_) if is_lesson else key.opportunity


def recorded(facts: Facts, item: Item, sent: Sent, when: When, *, early: bool) -> tuple[Facts, str]:
    """The facts once this was done, and how to say it.

    Premature or against their wish raises TooEarly unless ``early``: then it is kept as an override,
    with the reason that ``sent`` brings.
    """
    done_by = TRAITS[item.action].done_by
    if done_by == "decision":
        raise NeedsDecision(item)
    is_early = is_too_early(item, when.day, is_past=when.is_past)
    if is_early and not early:
        raise TooEarly(item)
    reason = sent.override if is_early else None
    done = replace(sent, to=item.key.to or item.to, early=is_early, override=reason)
    word = "asked" if done_by == "address" else "done" if item.action in OWN else "sent"
    against = ", against advice" if is_early else ""
    return marked(facts, item, done), f"{item.title}: {word} on {say_day(when.day)}{against}"


def judged(sent: Sent, items: Sequence[Item], when: When) -> tuple[Sent, Item | None]:
    """A message that has gone out already, early where no item it may belong to was due.

    ``items`` are those of its opportunity as of that time. Also the item that says so.
    """
    meant = [
        item
        for item in items
        if item.action == sent.action
        and sent.to in (None, item.to)
        and sent.for_ in (None, item.for_)
        and item.status is not Status.DONE
    ]
    early = [item for item in meant if is_too_early(item, when.day, is_past=when.is_past)]
    if sent.early or not early or len(early) < len(meant):
        return sent, None
    return replace(sent, early=True), early[0]


def say_early(item: Item, opportunity: Opportunity, board: Board) -> str:
    """What is added where a message told was early: the first good day, or whose word it goes against."""
    first = first_good_day(item)
    if first is not None:
        return f"; early, the first good day was {say_day(first)}"
    said = [one for one in opportunity.statements if one.kind == "no_followup"]
    newest = max(said, key=lambda one: one.on, default=None)
    if newest is None:
        return "; against advice: they asked you to wait"
    who = board.name(newest.by) if newest.by else opportunity.company
    return f"; against the word of {who}, {say_day(newest.on)}: to wait"


def all_recorded(facts: Facts, items: list[tuple[Item, When]]) -> tuple[Facts, list[Item]]:
    """The facts once these were done, and those that were: what is too early or unwelcome stays."""
    done = [
        (item, when)
        for item, when in items
        if item.status not in BAR and TRAITS[item.action].done_by != "decision"
    ]
    for item, when in done:
        sent = Sent(when.day, item.action, when.at, item.key.to or item.to, item.key.for_)
        facts = marked(facts, item, sent)
    return facts, [item for item, _ in done]


def say_all(done: list[Item], left_out: int, word: str) -> str:
    """How many were done in one go; some are named."""
    named = "; ".join(item.title for item in done[:_NAMED])
    rest = f" and {len(done) - _NAMED} more" if len(done) > _NAMED else ""
    out = f" ({left_out} left out)" if left_out else ""
    return f"{len(done)} {word}{out}: {named}{rest}" if done else f"nothing {word}{out}"


def is_too_early(item: Item, day: dt.date, *, is_past: bool) -> bool:
    """Whether advice speaks against having done this on ``day``, for which the item was judged.

    Of a day gone by only the date is known: it is early before the window's first day, not because
    some hour of that day had not struck yet.
    """
    if item.status is Status.PREMATURE:
        return day < item.window.not_before if is_past else True
    return item.status is Status.BLOCKED


def marked(facts: Facts, item: Item, sent: Sent) -> Facts:
    """The facts once this was done: stamped where the fact has a stamp, else with the Sent."""
    key = item.key
    if key.opportunity is None:
        return _marked_chat(facts, key, sent)
    stamped = _stamped(facts, key, sent.on)
    if stamped is None:
        return _with_sent(facts, key.opportunity, sent)
    says_more = sent.medium or sent.note or sent.text or sent.early or sent.override
    return _with_sent(stamped, key.opportunity, sent) if says_more else stamped


def _stamped(facts: Facts, key: FollowUpKey, day: dt.date) -> Facts | None:
    """The facts with the stamp of what was done; None where no fact bears one."""
    stamp, owner = TRAITS[key.action].stamp, _bearer(facts, key)
    if stamp is None or owner is None:
        return None
    changed = with_stamp(opportunity_of(facts, owner), key, stamp, day)
    return None if changed is None else with_opportunity(facts, changed)


def _with_sent(facts: Facts, opportunity: Id, sent: Sent) -> Facts:
    found = opportunity_of(facts, opportunity)
    return with_opportunity(facts, replace(found, sent=(*found.sent, sent)))


def _marked_chat(facts: Facts, key: FollowUpKey, sent: Sent) -> Facts:
    if sent.note or sent.text or sent.override:
        words = sent.note or sent.text or sent.override
        raise BadFact("note", words, "cannot be kept: a networking chat keeps the day alone")
    chat = chat_of(facts, key)
    if TRAITS[key.action].subject == "chat":
        return with_chat(facts, replace(chat, thanked_on=sent.on))
    return with_chat(facts, replace(chat, touched_on=(*chat.touched_on, sent.on)))
