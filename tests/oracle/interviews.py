"""Around an interview: R-CHK, R-DBF, R-TY, R-CARD, R-CON, R-MIS, R-RSC (4.4).

Must not import anything of the package.
"""

from __future__ import annotations

import datetime as dt

from .ends import closed, elsewhere
from .items import Item, make
from .known import Case, Fact, instant, on, stamp
from .marking import address
from .meetings import day_after_it, day_before_it, end_of, last_moment, off_day
from .numbers import CARD, THANK_YOU_HOURS
from .offers import offer
from .people import caller
from .rounds import called_off_by_me, held, missed, scheduled
from .said import ban, decision_date, is_asked_for, offered_times


def checklists(case: Case) -> list[Item]:
    found = []
    for interview in (*scheduled(case), *held(case)):
        item = make(case, "interview_checklist", day_before_it(case, interview))
        item.for_ = interview["id"]
        over = interview in held(case) and not item.expired
        item.gone = closed(case) or over
        found.append(item)
    return found


def debriefs(case: Case) -> list[Item]:
    """Kept by every end; of what was held by the day of an acceptance elsewhere."""
    found = []
    for interview in held(case):
        item = make(case, "debrief", day_after_it(case, interview))
        item.for_ = interview["id"]
        item.done_on = stamp(interview, "debriefed_on")
        cause = elsewhere(case)
        item.gone = cause is not None and on(interview) > cause.on
        found.append(item)
    return found


# --- thanks, once a person and day (4.7.17) -------------------------------------------------------


def talks(case: Case) -> list[tuple[str, list[Fact]]]:
    """Each person's talks of one day, the one that ends last at the end."""
    groups: dict[tuple[str, dt.date], list[Fact]] = {}
    for interview in held(case):
        for person in interview["with"]:
            groups.setdefault((person, on(interview)), []).append(interview)
    return [
        (person, sorted(of_day, key=lambda i: (last_moment(case, i), i["id"])))
        for (person, _), of_day in sorted(groups.items())
    ]


def courtesies(case: Case) -> list[Item]:
    found = []
    for person, of_day in talks(case):
        for item in (thank_you(case, of_day[-1]), card(case, of_day[-1], person)):
            item.for_ = of_day[-1]["id"]
            item.covers = tuple(talk["id"] for talk in of_day)
            item.gone = item.gone or closed(case)
            item.blocked = ban(case) == "all"
            found.append(address(item, case, person))
    return found


def card(case: Case, interview: Fact, person: str) -> Item:
    item = make(case, "thank_you_card", on(interview))
    mode = CARD[case.preset]
    item.optional = mode == "optional"
    item.gone = mode == "off" or not case.world.contacts.get(person, {}).get("postal")
    return item


def thank_you(case: Case, interview: Fact) -> Item:
    urgent = decision_date(case) == on(interview)
    if interview.get("ended_at"):
        item = by_the_hour(case, instant(interview["ended_at"]))
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
    item.flags = ["apology"] * apologise + ["urgent_same_day"] * urgent
    return item


def later(moment: dt.datetime, hours: int, case: Case) -> dt.datetime:
    """Elapsed hours go through UTC (section 9)."""
    moved = moment.astimezone(dt.UTC) + dt.timedelta(hours=hours)
    return moved.astimezone(case.zone)


def by_the_hour(case: Case, end: dt.datetime) -> Item:
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
    item.gone_at = later(end, 7 * 24, case)
    return item.settle()


# --- addresses (R-CON) ----------------------------------------------------------------------------


def addresses(case: Case, thanks: list[Item]) -> list[Item]:
    """One a person, for the newest interview with them."""
    newest = {person: of_day[-1] for person, of_day in sorted(talks(case), key=latest_last)}
    items = {
        person: make(case, "collect_contact", day_after_it(case, interview))
        for person, interview in newest.items()
    }
    asked = asked_for_address(case, newest, items)
    for person, item in items.items():
        known = bool(case.world.contacts.get(person, {}).get("email"))
        thanked = any(
            t.done_on and t.action == "thank_you" and t.to == person
            for t in thanks
            if t.for_ == newest[person]["id"]
        )
        days = asked[person]
        if len(days) > 1 or (days and known):
            item.done_on = days[min(len(days), 2) - 1]
        elif days:
            items[person] = item = make(case, "collect_contact", days[0], "collect_again")
        item.skips_since = day_after_it(case, newest[person])
        item.for_ = newest[person]["id"]
        item.gone = closed(case) or known or thanked
        address(item, case, person)
    return list(items.values())


def latest_last(talk: tuple[str, list[Fact]]) -> dt.date:
    return on(talk[1][-1])


def asked_for_address(
    case: Case, newest: dict[str, Fact], items: dict[str, Item]
) -> dict[str, list[dt.date]]:
    """The days on which each person's address was asked for since the newest talk with them."""
    asked: dict[str, list[dt.date]] = {person: [] for person in items}
    for message in case.sent:
        if message["action"] != "collect_contact":
            continue
        about, to = message.get("for"), message.get("to")
        possible = [
            person
            for person, item in items.items()
            if on(message) >= item.anchor
            and to in (None, person)
            and about in (None, newest[person]["id"])
        ]
        if not to:
            possible = [p for p in possible if is_open(items[p], asked[p], on(message))]
        if len(possible) == 1:
            asked[possible[0]].append(on(message))
    return asked


def is_open(item: Item, asked: list[dt.date], day: dt.date) -> bool:
    begun = asked[0] if asked else item.anchor
    return len(asked) < 2 and day <= begun + dt.timedelta(days=7)


# --- interviews called off ------------------------------------------------------------------------


def missed_meetings(case: Case) -> list[Item]:
    found = []
    standing = (*held(case), *scheduled(case))
    for interview in missed(case):
        item = make(case, "missed_meeting", on(interview))
        item.for_ = interview["id"]
        newer = any(on(other) > on(interview) for other in standing)
        item.gone = closed(case) or offer(case) is not None or newer
        item.blocked = ban(case) == "all"
        found.append(address(item, case, caller(case, interview)))
    return found


def reschedules(case: Case) -> list[Item]:
    found = []
    for interview in called_off_by_me(case):
        item = make(case, "reschedule", off_day(interview))
        item.for_ = interview["id"]
        item.done_on = offered_times(case).get(interview["id"])
        item.gone = not is_asked_for(case, interview)
        found.append(address(item, case, caller(case, interview)))
    return found
