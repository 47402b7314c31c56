"""Every rule that does not ask for news, gathered; lessons and networking.

Must not import anything of the package.
"""

from __future__ import annotations

import datetime as dt

from .closing import (
    accelerate,
    at_most_three_a_year,
    closing_messages,
    feedback_facts,
    feedback_requests,
    feedback_thanks,
    keep_warm,
    offer_items,
)
from .ends import closed
from .interviews import (
    addresses,
    checklists,
    courtesies,
    debriefs,
    missed_meetings,
    reschedules,
)
from .items import Item, window
from .known import Case, Fact, World, date, instant, on, stamp
from .marking import mark_done
from .matching import Subject, match
from .meetings import day_before_it
from .owed import references, replies, requests
from .rounds import scheduled


def items_of(case: Case) -> list[Item]:
    found = [
        *checklists(case),
        *debriefs(case),
        *courtesies(case),
        *missed_meetings(case),
        *references(case),
        *offer_items(case),
        *accelerate(case),
        *closing_messages(case),
        *feedback_requests(case),
        *feedback_thanks(case),
    ]
    mark_done(case, found)
    marked = [*requests(case), *replies(case), *reschedules(case), *keep_warm(case)]
    return [*found, *addresses(case, found), *marked]


# --- lessons (4.7.9) ------------------------------------------------------------------------------


def lessons(world: World) -> list[Item]:
    """The items stand in the opportunity that has the next interview."""
    coming = [
        (day_before_it(case, i), case.id, i["id"], case)
        for case in world.cases
        if not closed(case)
        for i in scheduled(case)
    ]
    if not coming:
        return []
    day, *_, case = min(coming, key=lambda c: c[:3])
    found = []
    for other in world.cases:
        for feedback in feedback_facts(other):
            applied = stamp(feedback, "applied_on")
            found.append(lesson(case, day, on(feedback), feedback["id"], applied))
        for note in other.notes:
            if note.get("interview") and says_do_better(note):
                said = instant(note["at"]).astimezone(world.home).date()
                found.append(lesson(case, day, said, note["id"], None))
    subjects = [Subject(None, i.for_, i.anchor, None, i.done_on) for i in found]
    done = match([s for c in world.cases for s in c.sent], "apply_lessons", subjects)
    for item in found:
        item.done_on = done.get((None, item.for_))
    return found


def says_do_better(note: Fact) -> bool:
    lines = note["body"].splitlines()
    return any(line.startswith("- ") and line[2:].strip() for line in lines)


def lesson(
    case: Case, interview: dt.date, learned: dt.date, for_: str | None, done: dt.date | None
) -> Item:
    ideal = case.days.business(interview, -1)
    item = Item(case.world, case, "apply_lessons", learned, learned, ideal, interview, None)
    item.for_, item.done_on = for_, done
    return item.settle()


# --- networking -----------------------------------------------------------------------------------


def networking(world: World) -> list[Item]:
    found = []
    people: dict[str, list[Fact]] = {}
    for chat in world.networking:
        people.setdefault(chat["contact"], []).append(chat)
        found.append(networked(world, "networking_thank_you", on(chat), chat["contact"]))
        found[-1].for_ = chat["id"]
        found[-1].done_on = stamp(chat, "thanked_on")
    for person, chats in people.items():
        touches = sorted(date(day) for chat in chats for day in chat.get("touched_on") or [])
        days = touches + [on(chat) for chat in chats]
        days += [date(chat["thanked_on"]) for chat in chats if chat.get("thanked_on")]
        item = networked(world, "networking_touch", max(days), person)
        item.optional = True
        item.skips_since = max(days)
        at_most_three_a_year(item, touches)
        found.append(item)
    return found


def networked(world: World, action: str, anchor: dt.date, person: str) -> Item:
    days = window(world, world.playbook, action, anchor)
    item = Item(world, None, action, anchor, *days, to=person)
    item.medium = "email"
    return item.settle()
