"""The whole timeline: facts and an instant in, the board out.

Owns the order of work (know, plan, judge, merge, sort) and the order of the agenda. Must not know
any single rule.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from .deciding import applied, apply_lessons, endings, lessons, offers, spillover
from .facts import Chat, Contact, Facts, Id, Interview, Opportunity, Skip, Snooze
from .followup import Board, Item, Status
from .judging import needs_apology, verdict
from .known import Known, Moment, know, zone
from .networking import networking
from .owing import answers, owed
from .planned import FollowUp
from .playbook import Offset, Playbook
from .reasons import Context, explain
from .soliciting import solicitations, speaker
from .titles import title
from .workdays import make_calendar

_GROUPS = (
    ("offer_decide", "offer_extension_request"),
    (
        "deliver_request",
        "request_eta",
        "respond_to_employer",
        "offer_ack",
        "accept_confirm",
        "withdraw",
        "decline_offer",
    ),
    ("interview_checklist", "debrief", "collect_contact", "apply_lessons"),
    ("thank_you", "thank_you_card", "missed_meeting"),
    ("accelerate",),
    ("brief_reference", "thank_reference"),
    ("decision_followup",),
    ("status_check",),
    ("nudge",),
    ("application_followup",),
    ("mid_timeline_note", "value_checkin"),
    ("feedback_request",),
    ("close_out",),
    ("networking_thank_you", "networking_touch"),
)
_GROUP = {action: place for place, group in enumerate(_GROUPS) for action in group}
_OPTIONAL = len(_GROUPS)
_RANK = {
    Status.OVERDUE: 0,
    Status.DUE: 1,
    Status.OPEN: 2,
    Status.PREMATURE: 3,
    Status.BLOCKED: 4,
}


def survey(facts: Facts, now: dt.datetime, playbooks: Mapping[str, Playbook]) -> Board:
    """The board of these facts at an instant: pure, total, the same for any order of the lists.

    ``now`` is aware. An opportunity naming an unknown playbook follows the settings' one, and those
    naming an unknown one follow the balanced one.
    """
    settings = facts.settings
    contacts = {contact.id: contact for contact in facts.contacts}
    moment = Moment(now.astimezone(zone(settings.home_tz)), contacts)
    calendar = make_calendar(settings.weekend, settings.holidays)
    book = playbooks.get(settings.playbook) or playbooks["balanced"]
    known = [know(o, moment, calendar, settings.home_tz) for o in facts.opportunities]
    wishes = _Wishes(facts, moment.today)
    movers = [k for k in known if k.offer is not None or _is_accepted(k)]
    accepted = {k.id for k in known if _is_accepted(k)}
    learnt = [lesson for k in known for lesson in lessons(k)]
    upcoming = _next_interview(known) if learnt else None
    cases: list[_Case] = []
    for one in known:
        own_book = playbooks.get(one.opportunity.playbook or "") or book
        planned = plan(one, own_book, movers, is_taken=bool(accepted - {one.id}))
        if upcoming and upcoming[0] is one:
            planned += apply_lessons(one, own_book, upcoming[1], learnt, applied(known))
        judged = _judge(planned, one.today, moment, wishes)
        context = Context(own_book.name, calendar, contacts, one)
        cases.append(_Case(judged, one.opportunity, context, one.today, own_book.gap))
    chats = networking(facts.networking, book, calendar, moment.today)
    judged = _judge(chats, moment.today, moment, wishes)
    context = Context(book.name, calendar, contacts, None)
    cases.append(_Case(judged, None, context, moment.today, book.gap))
    _flag_shared(cases, wishes)
    items = [item for case in cases for item in _items(case, wishes, moment)]
    items.sort(key=_place)
    opportunities = {o.id: o for o in facts.opportunities}
    return Board(moment.now, book.name, facts, tuple(items), contacts, opportunities)


def plan(
    known: Known, book: Playbook, movers: Iterable[Known] = (), *, is_taken: bool = False
) -> list[FollowUp]:
    """Every follow-up of one opportunity, before the clock is asked.

    ``movers`` are the opportunities with an offer or an acceptance; ``is_taken`` tells that one of
    the others was accepted.
    """
    voice = speaker(known)
    return [
        *owed(known, book, speaker=voice, is_taken=is_taken),
        *solicitations(known, book, answered=answers(known, book), is_taken=is_taken),
        *offers(known, book, voice, is_taken=is_taken),
        *endings(known, book, voice),
        *spillover(known, book, voice, movers, is_taken=is_taken),
    ]


@dataclass(frozen=True, slots=True)
class _Case:
    """One opportunity's follow-ups, judged; the last case is networking and has no opportunity."""

    judged: list[tuple[FollowUp, str, Status]]
    opportunity: Opportunity | None
    context: Context
    today: dt.date
    gap: Offset


class _Wishes:
    """The person's own decisions about items: snoozes and skips, by key."""

    def __init__(self, facts: Facts, today: dt.date) -> None:
        self._today = today
        self._skips: dict[str, dt.date] = {}
        self._snoozes: dict[str, Snooze] = {}
        for opportunity in facts.opportunities:
            self._take(opportunity)
        for chat in facts.networking:
            self._take(chat)

    def _take(self, holder: Opportunity | Chat) -> None:
        skip: Skip
        for skip in holder.skips:
            if skip.on <= self._today:
                self._skips[skip.key] = max(skip.on, self._skips.get(skip.key, dt.date.min))
        for snooze in holder.snoozes:
            if snooze.on <= self._today:
                before = self._snoozes.get(snooze.key, snooze)
                newest = max(before, snooze, key=lambda one: (one.on, one.until))
                self._snoozes[snooze.key] = newest

    def skipped_on(self, key: str) -> dt.date | None:
        return self._skips.get(key) if self._skips else None

    def snoozed_until(self, key: str) -> dt.date | None:
        snooze = self._snoozes.get(key) if self._snoozes else None
        return snooze.until if snooze and snooze.until > self._today else None


def _is_accepted(known: Known) -> bool:
    return known.decision is not None and known.decision.kind == "accepted"


def _next_interview(known: Iterable[Known]) -> tuple[Known, Interview] | None:
    """The interview you go to next, anywhere."""
    ahead = [(k, interview) for k in known for interview in k.ahead]
    return min(ahead, key=lambda pair: (pair[1].on, pair[0].id, pair[1].id), default=None)


def _judge(
    planned: Iterable[FollowUp], today: dt.date, moment: Moment, wishes: _Wishes
) -> list[tuple[FollowUp, str, Status]]:
    """Each follow-up that still means something, with its key in writing and its status."""
    judged = []
    for one in planned:
        key = str(one.key)
        day = moment.today if one.is_own else today
        status = verdict(one, day, moment.now, wishes.skipped_on(key))
        if status is not None:
            judged.append((one, key, status))
            if needs_apology(one, status, day, moment.now):
                one.flags.append("apology")
    return judged


def _flag_shared(cases: Iterable[_Case], wishes: _Wishes) -> None:
    """Mark messages to one recipient from different opportunities, ready or opening within the gap."""
    near: dict[Id, list[tuple[_Case, FollowUp]]] = defaultdict(list)
    for case in cases:
        if case.opportunity is None:
            continue
        soon = case.gap.after(case.today, case.context.calendar)
        for one, key, status in case.judged:
            opens = status is Status.PREMATURE and one.window.not_before <= soon
            is_near = (status.is_actionable or opens) and one.to and one.medium
            if is_near and one.to and not wishes.snoozed_until(key):
                near[one.to].append((case, one))
    for found in near.values():
        if len({id(case) for case, _ in found}) > 1:
            for _, one in found:
                one.flags.append("shared_recipient")


def _items(case: _Case, wishes: _Wishes, moment: Moment) -> Iterator[Item]:
    opportunity, context = case.opportunity, case.context
    together = _together(case.judged, wishes) if opportunity else {}
    for one, key, status in case.judged:
        name = _name(moment.contacts, one.to)
        snoozed = wishes.snoozed_until(key) if status.is_standing else None
        companions = together.get((one.to, one.medium), ()) if status.is_actionable else ()
        yield Item(
            key=one.key,
            company=opportunity.company if opportunity else name,
            role=opportunity.role if opportunity else "",
            action=one.key.action,
            to=one.to,
            for_=one.key.for_,
            status=status,
            window=one.window,
            medium=one.medium,
            flags=tuple(one.flags),
            decision_date=one.decision_date,
            optional=one.optional,
            snoozed_until=snoozed,
            done_on=one.done_on,
            merge_with=tuple(k for k in companions if k != key) if not snoozed else (),
            title=title(one, name),
            explain=partial(explain, one, context),
        )


def _together(
    judged: list[tuple[FollowUp, str, Status]], wishes: _Wishes
) -> dict[tuple[Id | None, str | None], list[str]]:
    """Keys of messages to one person by one medium, all of which may go today."""
    found: dict[tuple[Id | None, str | None], list[str]] = defaultdict(list)
    for one, key, status in judged:
        if status.is_actionable and one.to and one.medium and not wishes.snoozed_until(key):
            found[one.to, one.medium].append(key)
    return {pair: sorted(keys) for pair, keys in found.items() if len(keys) > 1}


def _name(contacts: Mapping[Id, Contact], person: Id | None) -> str:
    contact = contacts.get(person) if person else None
    return contact.name if contact else person or ""


def _place(item: Item) -> tuple[int, int, dt.date, str]:
    is_last = item.optional and item.action != "offer_extension_request"
    group = _OPTIONAL if is_last else _GROUP.get(item.action, _OPTIONAL)
    return group, _RANK.get(item.status, 5), item.window.due_by, str(item.key)
