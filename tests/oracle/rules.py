"""Every rule of 4.4 that does not ask for news: interviews, what is owed, offers, courtesies.

Must not import anything of the package.
"""

from __future__ import annotations

import datetime as dt

from .items import Item, make, window
from .known import Case, Fact, World, date, instant, on, stamp
from .matching import PER_PERSON, Subject, match
from .numbers import CARD, THANK_YOU_HOURS


def items_of(case: Case) -> list[Item]:
    found = [
        *checklists(case),
        *debriefs(case),
        *courtesies_of_interviews(case),
        *missed_meetings(case),
        *references(case),
        *offer_items(case),
        *accelerate(case),
        *closing_messages(case),
        *feedback_requests(case),
    ]
    mark_done(case, found)
    return [*found, *requests(case), *replies(case), *keep_warm(case)]


def mark_done(case: Case, items: list[Item]) -> None:
    """G-DONE: the stamp, or a sent on or after the earlier of not-before and anchor day."""
    for action in {item.action for item in items}:
        mine = [item for item in items if item.action == action]
        names = action in PER_PERSON
        subjects = {(item.to if names else None, item.for_): item for item in mine}
        done = match(
            case.sent,
            action,
            [
                Subject(to, for_, min(i.anchor, i.nb), i.give_up, i.done_on, i.anchor, i.to)
                for (to, for_), i in subjects.items()
            ],
        )
        for key, item in subjects.items():
            item.done_on = done.get(key)


def closed(case: Case) -> bool:
    """What ends thank-yous, cards and looking for addresses (G-DECIDED, 4.7.15)."""
    return bool(case.outcome or case.let_go or case.accepted_elsewhere)


def address(item: Item, case: Case, to: str | None, told: str | None = None) -> Item:
    item.to = to
    item.medium = case.medium(item.action, to, told)
    return item


# --- around an interview: R-CHK, R-DBF, R-TY, R-CARD, R-CON, R-MIS ----------------------------


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
            card.blocked = case.ban() == "all"
            collect = address(make(case, "collect_contact", on(interview)), case, person)
            collect.gone = closed(case) or bool(contact.get("email"))
            for item in (card, collect):
                item.for_ = interview["id"]
                found.append(item)
    return found


def thank_you(case: Case, interview: Fact, person: str) -> Item:
    stated = case.in_force()
    urgent = bool(stated and stated["date"] == on(interview))
    if interview.get("ended_at"):
        item = thank_you_by_the_hour(case, instant(interview["ended_at"]), urgent=urgent)
        apologise = bool(item.apology_at and case.world.now > item.apology_at)
    else:
        item = make(case, "thank_you", on(interview))
        after = item.due if case.preset == "patient" else on(interview) + dt.timedelta(days=2)
        apologise = case.today > after
        if urgent:
            item.due = item.ideal
    item.for_ = interview["id"]
    item.flags = ["apology"] * apologise + ["urgent_same_day"] * urgent
    item.gone = closed(case)
    item.blocked = case.ban() == "all"
    return address(item, case, person)


def later(moment: dt.datetime, hours: int, case: Case) -> dt.datetime:
    """Elapsed hours go through UTC (section 9)."""
    moved = moment.astimezone(dt.UTC) + dt.timedelta(hours=hours)
    return moved.astimezone(case.zone)


def end_of(day: dt.date, case: Case) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(23, 59, 59), tzinfo=case.zone)


def thank_you_by_the_hour(case: Case, end: dt.datetime, *, urgent: bool) -> Item:
    day = end.astimezone(case.zone).date()
    item = make(case, "thank_you", day)
    item.nb_at = end.astimezone(case.zone)
    item.due_at = later(end, THANK_YOU_HOURS[case.preset], case)
    item.apology_at = later(end, 48, case)
    due = item.due_at.date()
    if case.preset == "patient" and not case.days.works(due):
        item.due_at = item.apology_at = end_of(case.days.forward(due), case)
    if urgent:
        item.due_at = min(item.due_at, end_of(day, case))
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
        item.blocked = case.ban() == "all"
        callers = [
            person
            for relation in ("coordinator", "recruiter", "hiring_manager")
            for person in case.related(relation)
            if person in interview["with"]
        ]
        to = callers[0] if callers else case.default_person()
        found.append(address(item, case, to))
    return found


# --- owed: R-REQ, R-ETA, R-REF, R-RSP ---------------------------------------------------------


def requests(case: Case) -> list[Item]:
    found = []
    for request in case.listed("requests"):
        deliver = make(case, "deliver_request", on(request))
        told = case.told(request)
        if request.get("due"):
            deliver.due = date(request["due"])
        elif told and request.get("eta"):
            deliver.due = date(request["eta"])
        deliver.settle()
        deliver.for_ = request["id"]
        deliver.done_on = stamp(request, "delivered_on")
        deliver.gone = case.lapses
        to = request.get("by") or case.default_person()
        found.append(address(deliver, case, to, request.get("via")))
    mark_done(case, found)
    by_id = {item.for_: item for item in found}
    for request in case.listed("requests"):
        eta = make(case, "request_eta", on(request))
        eta.for_ = request["id"]
        eta.done_on = case.told(request)
        limit = stamp(request, "due") or eta.due
        too_late = bool(request.get("eta")) and date(request["eta"]) > limit
        waited = not request.get("due") and case.today > on(request)
        eta.gone = case.lapses or not (too_late or waited) or bool(by_id[eta.for_].done_on)
        found.append(address(eta, case, by_id[eta.for_].to))
    return found


def replies(case: Case) -> list[Item]:
    found = []
    for message in case.received:
        if not message.get("needs_reply"):
            continue
        item = make(case, "respond_to_employer", on(message))
        item.for_ = message["id"]
        item.done_on = case.answered(message)
        item.gone = case.lapses
        to = message.get("from") or case.default_person()
        found.append(address(item, case, to, message.get("via")))
    return found


def newest_references(case: Case) -> list[Fact]:
    """A person asked twice: the newest (INTERCHANGE 2)."""
    newest: dict[str, Fact] = {}
    for reference in sorted(case.listed("references"), key=lambda r: str(r["given_on"])):
        before = newest.get(reference["contact"])
        if before and before["given_on"] == reference["given_on"]:
            reference = {k: v for k, v in before.items() if v} | {
                k: v for k, v in reference.items() if v
            }
        newest[reference["contact"]] = reference
    return [newest[person] for person in sorted(newest)]


def references(case: Case) -> list[Item]:
    found = []
    for reference in newest_references(case):
        brief = make(case, "brief_reference", date(reference["given_on"]))
        brief.done_on = stamp(reference, "briefed_on")
        brief.gone = case.lapses
        brief.skips_since = brief.anchor  # a person asked twice: the newest
        found.append(address(brief, case, reference["contact"]))
        if case.outcome:
            thank = make(case, "thank_reference", case.outcome)
            thank.done_on = stamp(reference, "thanked_on")
            thank.gone = bool(case.let_go)
            found.append(address(thank, case, reference["contact"]))
    return found


# --- offers: R-ACK, R-OFD, R-EXT, R-ACC -------------------------------------------------------


def offer_items(case: Case) -> list[Item]:
    if not case.offer or not case.deadline:
        return []
    over = bool(case.outcome or case.let_go or case.accepted_elsewhere)
    anchor, end = on(case.offer), None if case.assumed else case.deadline
    guess = ["assumed_deadline"] if case.assumed else []
    ack = make(case, "offer_ack", anchor)
    ack.flags = ["ask_deadline"] if case.assumed else []
    ack.gone = over or case.lapsed
    ask = case.default_person()
    address(ack, case, ask, case.offer.get("via"))

    before = case.days.business(case.deadline, -1)
    decide = Item(case.world, case, "offer_decide", anchor, anchor, before, case.deadline, end)
    decide.flags = list(guess)
    decide.gone = over
    decide.settle(end)

    ideal, due = case.days.business(anchor, 1), case.days.business(case.deadline, -2)
    extend = Item(case.world, case, "offer_extension_request", anchor, anchor, ideal, due, end)
    extend.flags = list(guess)
    extend.optional = True
    extend.gone = over or not case.offer.get("wants_time")
    address(extend, case, ask).settle(end)
    return [ack, decide, extend]


def accelerate(case: Case) -> list[Item]:
    """An offer elsewhere is news for every process already interviewed."""
    found = []
    for other in case.world.cases:
        if other is case or not other.offer or not case.held:
            continue
        item = make(case, "accelerate", on(other.offer))
        item.for_ = other.id
        item.gone = closed(case) or bool(case.offer) or case.ban() == "all"
        item.gone = item.gone or bool(other.outcome or other.let_go)
        item.settle(None if other.assumed else other.deadline)
        found.append(address(item, case, case.default_person()))
    return found


# --- closing: R-ACP, R-WDR, R-DCL, R-FBK, R-WRM -----------------------------------------------


def closing_messages(case: Case) -> list[Item]:
    found = []
    if case.accepted:
        item = make(case, "accept_confirm", case.accepted)
        item.gone = bool(case.rejected or case.let_go)
        found.append(item)
    if case.declining:
        found.append(decline(case, case.declining, None))
    for other in case.accepted_elsewhere:
        assert other.accepted
        if case.offer:
            item = decline(case, other.accepted, other.id)
            item.gone = item.gone or bool(case.outcome) or case.lapsed
            found.append(item)
        elif case.application or case.held or case.scheduled:
            item = make(case, "withdraw", other.accepted)
            item.for_ = other.id
            item.gone = bool(case.outcome or case.let_go)
            found.append(item)
    via = case.offer.get("via") if case.offer else None
    for item in found:
        told = via if item.action == "decline_offer" else None
        address(item, case, case.default_person(), told)
    return found


def decline(case: Case, anchor: dt.date, for_: str | None) -> Item:
    item = make(case, "decline_offer", anchor)
    item.for_ = for_
    item.gone = bool(case.rejected or case.let_go)
    if case.deadline and not case.assumed:
        item.ideal, item.due = min(item.ideal, case.deadline), min(item.due, case.deadline)
        item.gone = item.gone or item.nb > case.deadline
    return item


def feedback_requests(case: Case) -> list[Item]:
    before = [i for i in case.held if case.rejected and on(i) <= case.rejected]
    if not case.rejected or not before:
        return []
    item = make(case, "feedback_request", case.rejected)
    item.gone = bool(case.let_go) or bool(feedback_facts(case))
    item.blocked = case.ban() == "all"
    met = {person for interview in case.held for person in interview["with"]}
    to = case.default_person()
    if to not in met:
        crowds = [sorted(i["with"]) for i in reversed(case.held) if i["with"]]
        to = crowds[0][0] if crowds else to
    return [address(item, case, to)]


def feedback_facts(case: Case) -> list[Fact]:
    objects = case.listed("feedback")
    return objects or [r for r in case.received if r["kind"] == "feedback"]


def keep_warm(case: Case) -> list[Item]:
    days = [day for day in (case.rejected, case.declined) if day]
    if not days:
        return []
    anchor = max(days)
    sent = [on(s) for s in case.sent if s["action"] == "keep_warm" and on(s) >= anchor]
    item = make(case, "keep_warm", sent[-1] if sent else anchor)
    at_most_three_a_year(item, sent)
    item.optional = True
    item.skips_since = item.anchor
    item.gone = bool(case.let_go)
    item.blocked = case.ban() == "all"
    return [address(item, case, case.default_person())]


def at_most_three_a_year(item: Item, sent: list[dt.date]) -> None:
    if len(sent) >= 3:
        year_on = sorted(sent)[-3] + dt.timedelta(days=365)
        item.nb = max(item.nb, item.world.days.forward(year_on))
        item.settle()


# --- R-LES, R-NTY, R-NTW ----------------------------------------------------------------------


def lessons(world: World) -> list[Item]:
    """The items stand in the opportunity that has the next interview (4.7.9)."""
    coming = [(on(i), case.id, i["id"], case) for case in world.cases for i in case.scheduled]
    if not coming:
        return []
    day, *_, case = min(coming, key=lambda c: c[:3])
    found = []
    for other in world.cases:
        for feedback in feedback_facts(other):
            applied = stamp(feedback, "applied_on")
            found.append(lesson(case, day, on(feedback), feedback.get("id"), applied))
        for note in other.notes:
            lines = note["body"].splitlines()
            if note.get("interview") and any(
                line.startswith("- ") and line[2:].strip() for line in lines
            ):
                said = instant(note["at"]).astimezone(world.home).date()
                found.append(lesson(case, day, said, note["id"], None))
    subjects = [Subject(None, i.for_, i.anchor, None, i.done_on, i.anchor) for i in found]
    done = match([s for c in world.cases for s in c.sent], "apply_lessons", subjects)
    for item in found:
        item.done_on = done.get((None, item.for_))
    return found


def lesson(
    case: Case, interview: dt.date, learned: dt.date, for_: str | None, done: dt.date | None
) -> Item:
    ideal = case.days.business(interview, -1)
    item = Item(case.world, case, "apply_lessons", learned, learned, ideal, interview, None)
    item.for_, item.done_on = for_, done
    return item.settle()


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
