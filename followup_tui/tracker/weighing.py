"""What a change is weighed against: the rules, the time, and what it settles besides.

Owns which refusals meet a record, the moment an item is judged at, and what newly recorded facts amount
to in their opportunity. Must not know any verb.
"""

from __future__ import annotations

from collections.abc import Collection

from msgspec.structs import replace

from followup_tui.facts import (
    TRAITS,
    FactError,
    Facts,
    FollowUpKey,
    FutureDay,
    Ground,
    Id,
    Opportunity,
    Record,
    Sent,
    editing,
    future_faults,
    joining_faults,
    new_faults,
    places,
    record_faults,
    refuse,
    typed_faults,
    value_faults,
)
from followup_tui.public_holidays import countries
from followup_tui.timeline import Item, Status, stage

from . import sending, settling, turning
from .present import Present


def ground(present: Present, contacts: frozenset[Id] | None = None) -> Ground:
    """What records are judged against as of now; ``contacts`` where they are not those recorded."""
    facts = present.facts
    known = frozenset(one.id for one in facts.contacts) if contacts is None else contacts
    return Ground(
        facts.settings.home_tz,
        known,
        tuple(present.playbooks),
        countries=countries,
        now=present.now,
    )


def check(
    present: Present,
    fact: Record,
    opportunity: Id | None,
    *,
    is_new: bool,
    old: Record | None = None,
    brought: frozenset[Id] = frozenset(),
) -> None:
    """Refuse what the rules do not allow, in this place and at this time.

    ``old`` is what it takes the place of; ``brought`` are contacts that come to be with it.
    """
    refuse(value_faults(fact))
    refuse(new_faults(typed_faults(fact), typed_faults(old) if old is not None else ()))
    facts = present.facts
    holder = editing.opportunity_of(facts, opportunity) if opportunity else None
    latest = max(present.now.date(), present.today(holder))
    refuse(future_faults(fact, latest, present.now), FutureDay)
    known = brought.union(contact.id for contact in facts.contacts)
    refuse(record_faults(fact, holder, ground(present, known)))
    if is_new:
        refuse(joining_faults(fact, facts, opportunity))


def weighed(
    present: Present, before: Facts, after: Facts, said: str, only: Id | None
) -> tuple[Facts, str]:
    """What one opportunity's new facts settle, refuse and mean: a message told may have been early."""
    old, new = (
        next((one for one in facts.opportunities if one.id == only), None)
        for facts in (before, after)
    )
    if new is None or old is None or new == old:
        return after, said
    found = settling.settled(old, new, present.today(new))
    around = ground(present, frozenset(contact.id for contact in after.contacts))
    standing = {record for _, _, record in places(old) if isinstance(record, Record)}
    was = [fault for record in standing for fault in typed_faults(record)]
    for _, _, record in places(found):
        if isinstance(record, Record) and record not in standing:
            refuse(new_faults(typed_faults(record), was))
            refuse(record_faults(record, found, around))
    if len(found.interviews) > len(old.interviews):
        contacts = {contact.id: contact for contact in after.contacts}
        said += turning.say_over(found, stage(found, present.today(found), contacts))
    kept = list(found.sent[: len(old.sent)])
    for sent in found.sent[len(old.sent) :]:
        judged, words = _judged_message(present, present.together(before), found, sent)
        kept.append(judged)
        said += words
    found = replace(found, sent=tuple(kept))
    return with_ends_met(present, before, editing.with_opportunity(after, found), said)


def with_ends_met(
    present: Present, before: Facts, after: Facts, said: str = ""
) -> tuple[Facts, str]:
    """The same where each end that is new calls off what is still ahead, and says so."""
    contacts = {contact.id: contact for contact in after.contacts}
    old = {opportunity.id: opportunity for opportunity in before.opportunities}
    for found in after.opportunities:
        was = old.get(found.id)
        if was is not None and found is not was:
            day = present.today(found)
            met = turning.calling_off(was, found, contacts, present.now, day)
            after = editing.with_opportunity(after, met)
            said += turning.say_called_off(found, met)
    return after, said


def _judged_message(
    present: Present, whole: Facts, owner: Opportunity, sent: Sent
) -> tuple[Sent, str]:
    """A message that went out already, as of its day, and what to say if that was early."""
    zone = present.zone(FollowUpKey(owner.id, sent.action))
    when = sending.when_of(present.now, zone, sent.on, sent.at)
    board = present.imagined(whole, when.moment)
    judged, item = sending.judged(sent, board.of(owner.id), when)
    return judged, "" if item is None else sending.say_early(item, owner, board)


def marked(
    present: Present,
    fresh: Facts,
    key: FollowUpKey,
    sent: Sent,
    when: sending.When,
    others: Collection[FollowUpKey],
    *,
    early: bool,
) -> tuple[Facts, str]:
    """The facts once a follow-up was done, and the ``others`` in the same message."""
    item, is_done = _item_then(present, key, present.together(fresh), when)
    if is_done:
        return fresh, f"{item.title}: {sending.ENDED[Status.DONE]}"
    after, said = sending.recorded(fresh, item, sent, when, early=early)
    after, more = _with_others(present, after, sent, key.opportunity, others, when)
    return with_ends_met(present, fresh, after, said + more)


def all_marked(present: Present, fresh: Facts, items: list[Item]) -> tuple[Facts, list[Item]]:
    """The facts once all of these that may be were done now, and those that were."""
    zones = [(item, present.zone(item.key)) for item in items]
    timed = [(item, sending.when_of(present.now, zone, None, None)) for item, zone in zones]
    after, done = sending.all_recorded(fresh, timed)
    return with_ends_met(present, fresh, after)[0], done


def _with_others(
    present: Present,
    facts: Facts,
    sent: Sent,
    owner: Id | None,
    keys: Collection[FollowUpKey],
    when: sending.When,
) -> tuple[Facts, str]:
    """The facts where these went in the same message, as far as they still stand, and that said.

    ``owner`` is the pursuit that keeps its text: another one's history shows the words as well.
    """
    gone = 0
    for key in keys:
        try:
            item, is_done = _item_then(present, key, present.together(facts), when)
        except FactError:
            continue
        if is_done or item.status in sending.BAR or TRAITS[item.action].done_by == "decision":
            continue
        one = Sent(when.day, key.action, when.at, key.to or item.to, key.for_)
        if key.opportunity not in (owner, None):
            one = replace(one, medium=sent.medium, text=sent.text)
        facts, gone = sending.marked(facts, item, one), gone + 1
    return facts, f", and {gone} more with it" if gone else ""


def _item_then(
    present: Present, key: FollowUpKey, facts: Facts, when: sending.When
) -> tuple[Item, bool]:
    """The item as of that time, and whether it is done, then or by now.

    What only came up later is judged as it stands now.
    """
    board = present.of_this_minute(facts)
    now_item, item = board.find(key), None
    if when.is_past or when.is_told:
        item = present.imagined(facts, when.moment).find(key)
    item = item or now_item or sending.standing(board, key)
    return item, any(one and one.status is Status.DONE for one in (item, now_item))
