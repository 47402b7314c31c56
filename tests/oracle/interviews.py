"""Around an interview: R-CHK, R-DBF, R-TY, R-CARD, R-CON, R-MIS (4.4).

Must not import anything of the package.
"""

from __future__ import annotations

import datetime as dt

from .items import Item, make
from .known import Case, Fact, instant, on, stamp
from .marking import address, closed
from .numbers import CARD, THANK_YOU_HOURS
from .said import (
    ban,
    default_person,
    in_force,
    related,
)


def checklists(case: Case) -> list[Item]:
    found = []
    for interview in (*case.scheduled, *case.held):
        item = make(case, "interview_checklist", on(interview))
        item.for_ = interview["id"]
        item.gone = interview in case.held and item.today <= on(interview)
        found.append(item)
    return found


def debriefs(case: Case) -> list[Item]:
    found = []
    for interview in case.held:
        item = make(case, "debrief", on(interview))
        item.for_ = interview["id"]
        item.done_on = stamp(interview, "debriefed_on")
        found.append(item)
    return found


def courtesies_of_interviews(case: Case) -> list[Item]:
    found = []
    for interview in case.held:
        for person in sorted(set(interview["with"])):
            contact = case.world.contacts.get(person, {})
            found.append(thank_you(case, interview, person))
            card = address(make(case, "thank_you_card", on(interview)), case, person)
            card.optional = CARD[case.preset] == "optional"
            card.gone = closed(case) or CARD[case.preset] == "off" or not contact.get("postal")
            card.blocked = ban(case) == "all"
            collect = address(make(case, "collect_contact", on(interview)), case, person)
            collect.gone = closed(case) or bool(contact.get("email"))
            for item in (card, collect):
                item.for_ = interview["id"]
                found.append(item)
    return found


def thank_you(case: Case, interview: Fact, person: str) -> Item:
    stated = in_force(case)
    urgent = bool(stated and stated["date"] == on(interview))
    if interview.get("ended_at"):
        item = thank_you_by_the_hour(case, instant(interview["ended_at"]))
        if urgent:  # 4.7.13
            assert item.nb_at
            assert item.due_at
            item.due_at = max(item.nb_at, min(item.due_at, end_of(on(interview), case)))
            item.due = item.due_at.date()
        apologise = bool(item.apology_at and case.world.now > item.apology_at)
    else:
        item = make(case, "thank_you", on(interview))
        after = item.due if case.preset == "patient" else on(interview) + dt.timedelta(days=2)
        apologise = case.today > after
        if urgent:
            item.due = item.ideal
    item.anchor = on(interview)
    item.for_ = interview["id"]
    item.flags = ["apology"] * apologise + ["urgent_same_day"] * urgent
    item.gone = closed(case)
    item.blocked = ban(case) == "all"
    return address(item, case, person)


def later(moment: dt.datetime, hours: int, case: Case) -> dt.datetime:
    """Elapsed hours go through UTC (section 9)."""
    moved = moment.astimezone(dt.UTC) + dt.timedelta(hours=hours)
    return moved.astimezone(case.zone)


def end_of(day: dt.date, case: Case) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(23, 59, 59), tzinfo=case.zone)


def thank_you_by_the_hour(case: Case, end: dt.datetime) -> Item:
    day = end.astimezone(case.zone).date()
    item = make(case, "thank_you", day)
    item.nb_at = end.astimezone(case.zone)
    item.due_at = later(end, THANK_YOU_HOURS[case.preset], case)
    item.apology_at = later(end, 48, case)
    due = item.due_at.date()
    if case.preset == "patient" and not case.days.works(due):
        item.due_at = item.apology_at = end_of(case.days.forward(due), case)
    item.due = item.due_at.date()
    item.give_up = day + dt.timedelta(days=7)
    return item.settle()


def missed_meetings(case: Case) -> list[Item]:
    found = []
    standing = (*case.held, *case.scheduled)
    for interview in case.missed:
        item = make(case, "missed_meeting", on(interview))
        item.for_ = interview["id"]
        item.gone = closed(case) or bool(case.offer)
        item.gone = item.gone or any(on(other) > on(interview) for other in standing)
        item.blocked = ban(case) == "all"
        callers = [
            person
            for relation in ("coordinator", "recruiter", "hiring_manager")
            for person in related(case, relation)
            if person in interview["with"]
        ]
        to = callers[0] if callers else default_person(case)
        found.append(address(item, case, to))
    return found
