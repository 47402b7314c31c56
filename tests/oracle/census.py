"""What occurs in one history: fact kinds of the document, guards and readings of the law.

Names are for the test that counts them (``test_histories``). Must not import anything of the package.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from .answers import waits_for_invitation
from .days import said_phrase
from .ends import accepted, elsewhere, ends, is_live, released, standing
from .items import Item
from .known import Case, Fact, World, instant, on
from .meetings import counts_as, off_by_me, recorded
from .offers import all_offers, newest_ever, offer
from .people import agencies, default_person, word_in_force
from .rounds import called_off, held, last_held, scheduled
from .said import (
    asked_about,
    ban,
    decision_date,
    first_rule,
    given_up,
    in_force,
    newest_reply,
    offered_times,
    reschedule_waits,
    said_before_round,
)
from .sides import has_left, is_agency, is_theirs


def census(world: World, items: list[Item]) -> Iterator[str]:
    """Every name once for each time it occurs in the document, and in the items it gives."""
    yield from in_settings(world, world.document["settings"])
    yield from in_windows(items)
    for opportunity, case in zip(world.document["opportunities"], world.cases, strict=True):
        yield from in_facts(world, opportunity)
        yield from in_ends(case)
        yield from in_offers(case)
        yield from in_interviews(case)
        yield from in_words(case)
        yield from in_people(case)


def in_settings(world: World, settings: Fact) -> Iterator[str]:
    yield f"weekend {settings['weekend']}"
    yield f"playbook {settings['playbook']}"
    yield from ("holiday" for _ in settings["holidays"])
    yield from ("quiet days" for _ in settings["quiet"])
    if any(case.today != world.today for case in world.cases):
        yield "two todays"


def in_facts(world: World, opportunity: Fact) -> Iterator[str]:
    """The kinds of facts and their stamps, known or not."""
    for interview in opportunity["interviews"]:
        status = interview.get("status") or "without status"
        stamped = " on a day" if interview.get("cancelled_on") else ""
        by = f" by {interview['cancelled_by']}" if interview.get("cancelled_by") else ""
        yield f"interview {status}{stamped}{by}"
        if interview.get("ended_at"):
            ended = instant(interview["ended_at"])
            yield "known end"
            if ended.date() > on(interview):
                yield "ends after midnight"
            if ended.utcoffset() != (ended.astimezone(ended.tzinfo) + DAY).utcoffset():
                yield "clock change"
    yield from (f"statement {s['kind']}" for s in opportunity["statements"])
    yield from (f"received {r['kind']}" for r in opportunity["received"])
    yield from (
        f"decision {opportunity['decision']['kind']}" for _ in opportunity.keys() & {"decision"}
    )
    for name in ("requests", "references", "feedback", "notes", "skips", "snoozes", "offers"):
        yield from (name for _ in opportunity.get(name) or [])
    for name in ("offer", "rejection", "application"):
        yield from (name for _ in opportunity.keys() & {name})
    yield from ("left" for p in opportunity["people"] if p.get("left_on"))
    yield from ("fulfilled" for s in opportunity["statements"] if s.get("fulfilled_on"))
    yield from ("final" for s in opportunity["statements"] if s.get("about") == "final")
    yield from (
        "back on a day"
        for r in opportunity["received"]
        if r["kind"] == "auto_ack" and r.get("date")
    )


DAY = dt.timedelta(days=1)


def in_ends(case: Case) -> Iterator[str]:
    for end in ends(case):
        yield f"end {end.kind} {'stands' if end in standing(case) else 'overtaken'}"
    decision = case.facts.get("decision")
    if decision and decision["kind"] == "accepted":
        yield "acceptance counts" if accepted(case) else "void acceptance"
    if released(case):
        yield "accepted elsewhere"
    if any(accepted(o) for o in case.world.cases if o is not case) and not elsewhere(case):
        yield "new search"


def in_offers(case: Case) -> Iterator[str]:
    found = offer(case)
    if len(all_offers(case)) > 1:
        yield "several offers"
    if found and found.lapsed:
        yield "lapsed offer"
    if found and found.assumed:
        yield "assumed deadline"
    if newest_ever(case) and not found:
        yield "offer that counts no more"
    if found and not found.assumed and is_live(case):
        stated = [o for o in all_offers(case) if on(o) == found.on and o.get("deadline")]
        yield "deadline kept" if not stated else "deadline stated"


def in_interviews(case: Case) -> Iterator[str]:
    if scheduled(case):
        yield "next round"
    if len([i for i in held(case) if on(i) == last_held(case)]) > 1:
        yield "two talks of one day"
    if any(
        counts_as(case, i) == "scheduled" and i not in (*held(case), *scheduled(case))
        for i in recorded(case)
    ):
        yield "does not take place"
    off = called_off(case)
    if not off:
        return
    if not off_by_me(off):
        yield "called off by them"
    elif off["id"] in offered_times(case):
        yield "new times offered"
    elif given_up(case, off):
        yield "cancellation given up"
    elif reschedule_waits(case):
        yield "reschedule waits"


def in_words(case: Case) -> Iterator[str]:
    yield f"rule {first_rule(case)}"
    said, reply = asked_about(case), newest_reply(case)
    yield from (f"in force {said[0].kind}" for _ in said[:1])
    if in_force(case) and not said:
        yield "date replaced"
    if said and said_before_round(case, said):
        yield "date ahead of a later round"
    if reply:
        yield f"reply {'called off' if reply.off else reply.kind}"
    if waits_for_invitation(case):
        yield "invitation waits"
    if ban(case):
        yield f"ban {ban(case)}"
    phrases = [s for s in case.listed("statements") if s["kind"] == "decide_phrase"]
    for statement in phrases:
        known = said_phrase(case.days, on(statement), statement["phrase"])
        yield "phrase with a day" if known else "phrase without a day"
    if any(decision_date(case) == on(i) for i in held(case)):
        yield "urgent same day"


def in_people(case: Case) -> Iterator[str]:
    person = default_person(case)
    yield "nobody to ask" if person is None else "somebody to ask"
    if person and is_agency(case, person):
        yield "agency asked"
    if agencies(case) and person and not is_agency(case, person):
        yield "line opened beside an agency"
    if any(has_left(case, p) for p in word_in_force(case)):
        yield "who said it has left"
    yield from ("outsider writes" for r in case.received if not is_theirs(case, r.get("from")))


def in_windows(items: list[Item]) -> Iterator[str]:
    for item in items:
        if item.status in ("premature", "open", "due", "overdue", "blocked"):
            yield from (f"moved by {guard}" for guard in item.moved_by)
