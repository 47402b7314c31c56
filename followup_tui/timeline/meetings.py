"""What interviews call for: before, after, and when one does not take place.

Owns the checklist, the debrief, missing addresses, thank-yous, cards, missed meetings and new times.
Must not know the clock beyond the day up to which facts are known.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from followup_tui.facts import Id, Interview, Sent

from .anchors import Anchor, AnchorKind
from .followup import Window
from .known import Known
from .people import host, in_writing, medium
from .planned import FollowUp, ordered, void, window
from .planner import Planner
from .playbook import Rule

_DAYS_END = dt.time(23, 59, 59)
_TWICE = 2
"""How often an address is asked for."""
Met = tuple[Interview, tuple[Id, ...]]
"""A talk with somebody, and the ids of the others of that day."""
Meetings = tuple[tuple[Interview, Id, tuple[Id, ...]], ...]
"""The same for each person and day."""


def meetings(planner: Planner) -> list[FollowUp]:
    """Everything interviews call for, but the new times for one you called off."""
    known = planner.known
    if not (known.talks.held or known.talks.ahead or known.missed):
        return []
    over = known.fate.is_over or known.is_taken
    met = tuple(_met(known))
    thanked = _thanks(planner, met)
    return [
        *void(_checklists(planner), when=over),
        *debriefs(planner),
        *void(_addresses(planner, met, thanked), when=over),
        *thanked,
        *void(_cards(planner, met), when=over),
        *void(_missed(planner), when=over),
    ]


def starts_on(interview: Interview, known: Known) -> dt.date:
    """The day at home on which it starts; without a time, its date."""
    at = interview.starts_at or interview.ended_at
    return _at_home(at, known) if at else interview.on


def _ends_on(interview: Interview, known: Known) -> dt.date:
    """The day at home on which it ends; without a time, its date."""
    at = interview.over_at
    return _at_home(at, known) if at else interview.on


def _at_home(at: dt.datetime, known: Known) -> dt.date:
    return at.astimezone(known.moment.now.tzinfo).date()


def _checklists(planner: Planner) -> list[FollowUp]:
    """Prepare for what is ahead; what was held on its day needs no preparation any more."""
    known, action = planner.known, planner.book["interview_checklist"].action
    found = []
    for interview in (*known.talks.ahead, *known.talks.held):
        day = starts_on(interview, known)
        is_past = known.moment.today <= day and interview in known.talks.held
        found.append(
            planner.make(
                action,
                _at(interview, "scheduled", day),
                for_=interview.id,
                is_void=is_past,
            )
        )
    return planner.settle(found)


def debriefs(planner: Planner) -> list[FollowUp]:
    """Reflect on each interview held, an acceptance elsewhere having come no earlier."""
    known = planner.known
    last = min((on for _, on in known.taken), default=dt.date.max)
    found = [
        planner.make(
            "debrief",
            _at(i, "held", _ends_on(i, known)),
            for_=i.id,
            is_void=i.on > last,
        )
        for i in known.talks.held
    ]
    return planner.settle(found, [i.debriefed_on for i in known.talks.held])


def _addresses(planner: Planner, met: Meetings, thanked: list[FollowUp]) -> list[FollowUp]:
    """Find the address of whoever has none and was not thanked; asked in vain, once more."""
    known = planner.known
    is_recorded = not known.is_bare({"collect_contact"})
    newest: dict[Id, Met] = {}
    for interview, person, others in met:
        if is_recorded or not _has_address(known, person):
            newest[person] = interview, others
    if not newest:
        return []
    thanked_on = {(t.to, t.anchor.day): t.done_on for t in thanked if t.done_on}
    wanted = {
        person: thanked_on.get((person, interview.on))
        for person, (interview, _) in newest.items()
        if not _has_address(known, person)
    }
    asked = _asked(planner, newest, wanted) if known.sends("collect_contact") else {}
    found = []
    for person, (interview, _) in sorted(newest.items()):
        has_address = _has_address(known, person)
        address = _address(
            planner, person, interview, asked.get(person, []), has_address=has_address
        )
        is_wanted = not has_address and wanted[person] is None
        found.append(address if is_wanted else replace(address, is_void=True))
    return found


def _has_address(known: Known, person: Id) -> bool:
    contact = known.moment.contacts.get(person)
    return contact is not None and contact.email is not None


def _asked(
    planner: Planner, newest: Mapping[Id, Met], wanted: Mapping[Id, dt.date | None]
) -> dict[Id, list[dt.date]]:
    """When each person's address was asked for; without a name, where only one can be meant.

    ``wanted`` are those without an address, with the day they were thanked, if they were.
    """
    known = planner.known
    give_up = planner.book["collect_contact"].give_up
    asked: dict[Id, list[dt.date]] = {}

    def is_meant(sent: Sent, person: Id) -> bool:
        interview, others = newest[person]
        names = (None, interview.id, *others)
        return sent.for_ in names and sent.on >= _ends_on(interview, known)

    def is_open(person: Id, day: dt.date) -> bool:
        if person not in wanted or (wanted[person] or day) < day:
            return False
        before = [on for on in asked.get(person, ()) if on < day]
        since = before[0] if before else _ends_on(newest[person][0], known)
        last = give_up.after(since, planner.calendar) if give_up else day
        return len(before) < _TWICE and day <= last

    for sent in known.sends("collect_contact"):
        possible = [p for p in newest if sent.to in (None, p) and is_meant(sent, p)]
        if sent.to is None:
            possible = [p for p in possible if is_open(p, sent.on)]
        if len(possible) == 1:
            asked.setdefault(possible[0], []).append(sent.on)
    return asked


def _address(
    planner: Planner,
    person: Id,
    interview: Interview,
    asked: list[dt.date],
    *,
    has_address: bool,
) -> FollowUp:
    day = _ends_on(interview, planner.known)
    again = planner.book.case("collect_contact", "asked")
    is_done = len(asked) >= _TWICE or (has_address and bool(asked))
    anchor, rule = _at(interview, "no_address", day, person), planner.book["collect_contact"]
    if again is not None and asked and not is_done:
        anchor, rule = Anchor(asked[0], "asked_for_address", person), again
    found = planner.make(
        "collect_contact", anchor, rule=rule, names=person, about=interview.id, skip_since=day
    )
    return replace(found, done_on=asked[:_TWICE][-1]) if is_done else found


def _thanks(planner: Planner, met: Meetings) -> list[FollowUp]:
    """A thank-you for each person met on a day, about the talk that ended last."""
    known = planner.known
    rule, promise = planner.book["thank_you"], known.promise
    over = known.fate.is_over or known.is_taken
    decided_on = promise.day if promise is not None and promise.is_decision else None
    found, also = [], []
    for interview, person, others in met:
        urgent = interview.on == decided_on
        found.append(
            planner.make(
                rule.action,
                _at(interview, "held", interview.on),
                _thanks_window(planner, rule, interview, urgent=urgent),
                for_=interview.id,
                names=person,
                medium=in_writing(known, person),
                blocked=planner.total_ban,
                flags=("urgent_same_day",) if urgent else (),
                apology_after=(rule.apology or rule.due_by).after(interview.on, known.calendar),
            )
        )
        also.append(others)
    return void(planner.settle(found, also_named=also), when=over)


def _thanks_window(planner: Planner, rule: Rule, interview: Interview, *, urgent: bool) -> Window:
    """The thank-you's window: in hours where the interview's end is known, else in days."""
    calendar = planner.calendar
    if interview.ended_at is None or rule.due_hours is None:
        own = window(rule, interview.on, calendar)
        return replace(own, due_by=interview.on) if urgent else own
    end = interview.ended_at.astimezone(planner.known.zone)
    due_at = _later(end, rule.due_hours)
    if rule.due_by.roll and not calendar.is_workday(due_at.date()):
        due_at = _end_of(calendar.forward(due_at.date()), due_at)
    apology_at = _later(end, 24 * rule.apology.n) if rule.apology else due_at
    if urgent:
        due_at = max(end, min(due_at, _end_of(interview.on, due_at)))
    gone_at = _later(end, 24 * rule.give_up.n) if rule.give_up else None
    give_up = rule.give_up.after(end.date(), calendar) if rule.give_up else None
    days = ordered(end.date(), end.date(), due_at.date(), give_up)
    return replace(
        days,
        not_before_at=end,
        due_by_at=due_at,
        apology_after_at=apology_at,
        give_up_at=gone_at,
    )


def _later(instant: dt.datetime, hours: int) -> dt.datetime:
    """Elapsed hours later: counted in UTC, shown in the zone of the instant."""
    return (instant.astimezone(dt.UTC) + dt.timedelta(hours=hours)).astimezone(instant.tzinfo)


def _end_of(day: dt.date, like: dt.datetime) -> dt.datetime:
    return dt.datetime.combine(day, _DAYS_END, like.tzinfo)


def _cards(planner: Planner, met: Meetings) -> list[FollowUp]:
    known = planner.known
    is_off = planner.book["thank_you_card"].mode == "off"
    is_recorded = not known.is_bare({"thank_you_card"})
    if is_off and not is_recorded:
        return []
    found, also = [], []
    for interview, person, others in met:
        contact = known.moment.contacts.get(person)
        has_address = contact is not None and contact.postal is not None
        if not has_address and not is_recorded:
            continue
        card = planner.make(
            "thank_you_card",
            _at(interview, "held", interview.on),
            for_=interview.id,
            names=person,
            medium="post",
            blocked=planner.total_ban,
        )
        is_void = card.rule.mode == "off" or not has_address
        found.append(replace(card, is_void=True) if is_void else card)
        also.append(others)
    return planner.settle(found, also_named=also)


def _met(known: Known) -> Iterator[tuple[Interview, Id, tuple[Id, ...]]]:
    """Each person met on a day: the talk that ended last, and the ids of the others."""
    talks: dict[tuple[dt.date, Id], list[Interview]] = {}
    for interview in known.talks.held:
        for person in set(interview.with_):
            talks.setdefault((interview.on, person), []).append(interview)
    for (_, person), group in sorted(talks.items()):
        last = max(group, key=lambda i: (_ends_at(i, known), i.id)) if group[1:] else group[0]
        yield last, person, tuple(i.id for i in group if i is not last)


def _ends_at(interview: Interview, known: Known) -> dt.datetime:
    return interview.over_at or dt.datetime.combine(interview.on, _DAYS_END, known.zone)


def _missed(planner: Planner) -> list[FollowUp]:
    known = planner.known
    found = []
    for interview in known.missed:
        to = host(known, interview.with_, planner.words)
        later = (other.on > interview.on for other in (*known.talks.held, *known.talks.ahead))
        found.append(
            planner.make(
                "missed_meeting",
                _at(interview, "missed", interview.on),
                to=to,
                for_=interview.id,
                medium=medium(known, to),
                blocked=planner.total_ban,
                is_void=known.offer is not None or any(later),
            )
        )
    return planner.settle(found)


def reschedule(planner: Planner) -> list[FollowUp]:
    """Offer new times for an interview you called off; only the newest still matters."""
    known, times = planner.known, planner.known.new_times
    found = []
    for off in known.talks.all_off:
        if not off.by_me:
            continue
        interview = off.interview
        to = host(known, interview.with_, planner.words)
        is_newest = times is not None and times.interview.id == interview.id
        found.append(
            planner.make(
                "reschedule",
                _at(interview, "called_off_by_me", off.on),
                to=to,
                for_=interview.id,
                medium=medium(known, to),
                is_void=times is None or not is_newest or times.is_void,
            )
        )
    return planner.settle(found)


def _at(interview: Interview, what: AnchorKind, day: dt.date, who: Id | None = None) -> Anchor:
    return Anchor(day, what, who, interview.kind or "")


def newest_round(known: Known, found: Iterable[FollowUp]) -> list[FollowUp]:
    """The thank-yous for the talks of the newest held interview's day."""
    newest = known.newest
    return [t for t in found if newest is not None and t.anchor.day == newest.on]
