"""Around an interview: R-CHK, R-DBF, R-TY, R-CARD, R-CON, R-MIS, R-RSC (4.4).

Must not import anything of the package.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

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


@dataclass
class Wanted:
    """One person's address, since the newest interview with them."""

    person: str
    interview: Fact
    begun: dt.date
    also: tuple[str, ...]
    """Further talks with them that day (4.7.17)."""
    known: bool
    thanked: dt.date | None
    asked: list[dt.date] = field(default_factory=list)

    def may_be_meant(self, message: Fact) -> bool:
        """A message that names nobody means only whose address is wanting that day (G-DONE)."""
        day, to = on(message), message.get("to")
        if day < self.begun or message.get("for") not in (None, self.interview["id"], *self.also):
            return False
        if to:
            return bool(to == self.person)
        before = [asked for asked in self.asked if asked < day]  # that day it was still open
        since = before[0] if before else self.begun
        too_late = day > since + dt.timedelta(days=7)
        thanked = self.thanked is not None and self.thanked < day
        return not (self.known or thanked or too_late or len(before) > 1)


def addresses(case: Case, thanks: list[Item]) -> list[Item]:
    wanted = addresses_wanted(case, thanks)
    for message in case.sent:
        meant = [w for w in wanted if w.may_be_meant(message)]
        if message["action"] == "collect_contact" and len(meant) == 1:
            meant[0].asked.append(on(message))
    return [collect(case, w) for w in wanted]


def addresses_wanted(case: Case, thanks: list[Item]) -> list[Wanted]:
    """One a person, for the newest interview with them."""
    newest = {}
    for person, of_day in talks(case):  # oldest day first
        newest[person] = of_day
    done = {(t.to, t.for_): t.done_on for t in thanks if t.action == "thank_you"}
    contacts = case.world.contacts
    return [
        Wanted(
            person,
            of_day[-1],
            day_after_it(case, of_day[-1]),
            tuple(talk["id"] for talk in of_day[:-1]),
            bool(contacts.get(person, {}).get("email")),
            done.get((person, of_day[-1]["id"])),
        )
        for person, of_day in newest.items()
    ]


def collect(case: Case, wanted: Wanted) -> Item:
    """Done when asked twice, or asked and found; asked in vain, once more."""
    asked = wanted.asked
    again = len(asked) == 1 and not wanted.known
    item = make(
        case,
        "collect_contact",
        asked[0] if again else wanted.begun,
        "collect_again" if again else None,
    )
    if asked and not again:
        item.done_on = asked[:2][-1]
    item.skips_since = wanted.begun
    item.for_ = wanted.interview["id"]
    item.gone = closed(case) or wanted.known or wanted.thanked is not None
    return address(item, case, wanted.person)


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
