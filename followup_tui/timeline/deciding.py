"""Offers and endings: to answer, to decide, to accept, to decline, and what remains afterwards.

Owns offers, acceptances, refusals, feedback, lessons, references' thanks, keeping warm, and what one
opportunity's offer means for the others (PLAYBOOK 4.4, 4.6). Must not know the clock beyond the day
up to which facts are known.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from followup_tui.facts import Decision, Id, Interview, Offer

from .followup import Window
from .known import Known
from .owing import Desk, newest_references, own_affair, void
from .people import default_person, medium, own_medium
from .planned import Anchor, FollowUp, capped, ordered, window
from .playbook import Playbook

_YEAR = dt.timedelta(days=365)


class Lesson(msgspec.Struct, frozen=True):
    """Something to do better next time: feedback, or a line of a debrief."""

    id: Id
    on: dt.date
    company: str
    applied_on: dt.date | None = None


def offers(known: Known, book: Playbook, speaker: Id | None, *, is_taken: bool) -> list[FollowUp]:
    """What an offer asks of you until it is decided, lapses, or another one is accepted."""
    if known.offer is None:
        return []
    desk, offer = Desk(known, book, speaker), known.offer
    to = default_person(known, _who_offered(known) or speaker)
    acknowledge = desk.make("offer_ack", Anchor(offer.on, "offer", to), to=to)
    acknowledge.medium = medium(known, to, offer.via)
    if offer.deadline is None:
        acknowledge.flags.append("ask_deadline")
    acknowledge.is_void = known.has_lapsed_offer
    found = [*desk.settle([acknowledge]), *_decide(desk, offer), *_more_time(desk, offer, to)]
    return void(found, when=known.is_over or is_taken)


def _decide(desk: Desk, offer: Offer) -> list[FollowUp]:
    rule, calendar = desk.book["offer_decide"], desk.known.calendar
    deadline = deadline_of(offer, desk)
    days = ordered(offer.on, rule.ideal.after(deadline, calendar), deadline)
    own = capped(days, deadline) if offer.deadline else days
    if own is None:
        return []
    decide = desk.make("offer_decide", Anchor(offer.on, "offer", None, deadline.isoformat()), own)
    if offer.deadline is None:
        decide.flags.append("assumed_deadline")
    return desk.settle([decide])


def _more_time(desk: Desk, offer: Offer, to: Id | None) -> list[FollowUp]:
    rule, calendar = desk.book["offer_extension_request"], desk.known.calendar
    deadline = deadline_of(offer, desk)
    days = ordered(
        offer.on, rule.ideal.after(offer.on, calendar), rule.due_by.after(deadline, calendar)
    )
    own = capped(days, deadline) if offer.deadline else days
    if own is None:
        return []
    anchor = Anchor(offer.on, "offer", to, deadline.isoformat())
    extension = desk.make("offer_extension_request", anchor, own, to=to)
    extension.medium = medium(desk.known, to, usual="phone")
    extension.is_void = not offer.wants_time
    if offer.deadline is None:
        extension.flags.append("assumed_deadline")
    return desk.settle([extension])


def deadline_of(offer: Offer, desk: Desk) -> dt.date:
    """The offer's deadline, or the one the playbook assumes until told."""
    assumed = desk.book["offer_decide"].assumed
    if offer.deadline is not None or assumed is None:
        return offer.deadline or offer.on
    return assumed.after(offer.on, desk.known.calendar)


def _who_offered(known: Known) -> Id | None:
    offered = [(r.on, r.from_) for r in known.received if r.kind == "offer" and r.from_]
    newest = max((on for on, _ in offered), default=None)
    return min((who for on, who in offered if on == newest), default=None)


def endings(known: Known, book: Playbook, speaker: Id | None) -> list[FollowUp]:
    """What an outcome calls for in its own opportunity."""
    desk = Desk(known, book, speaker)
    found: list[FollowUp] = []
    decision = known.decision
    if decision is not None and decision.kind == "accepted":
        to = default_person(known, _who_offered(known) or speaker)
        confirm = desk.make("accept_confirm", Anchor(decision.on, "accepted"), to=to)
        confirm.medium = "email"
        closed = known.rejection is not None or known.let_go_on is not None
        found += void(desk.settle([confirm]), when=closed)
    if refused := _refused(known):
        found += desk.settle([_refusal(desk, Anchor(refused.on, "declining"), None)])
    return [*found, *_feedback(desk), *_keep_warm(desk), *_thank_references(desk)]


def _refused(known: Known) -> Decision | None:
    """Your own decision to decline, written down as one."""
    own = known.opportunity.decision
    is_refusal = own is not None and own is known.decision and own.kind == "declining"
    return own if is_refusal else None


def _refusal(desk: Desk, anchor: Anchor, for_: Id | None) -> FollowUp:
    """Say no in time: within a business day, and not after the offer's own deadline."""
    known = desk.known
    own = window(desk.book["decline_offer"], anchor.day, known.calendar)
    if known.offer is not None and known.offer.deadline is not None:
        own = ordered(own.not_before, own.ideal, min(own.due_by, known.offer.deadline))
    to = default_person(known, _who_offered(known) or desk.speaker)
    refusal = desk.make("decline_offer", anchor, own, to=to, for_=for_)
    refusal.medium = medium(known, to, known.offer.via if known.offer else None)
    closed = known.rejection is not None or known.let_go_on is not None
    refusal.is_void = closed or known.has_lapsed_offer
    return refusal


def _feedback(desk: Desk) -> list[FollowUp]:
    known = desk.known
    if known.rejection is None:
        return []
    before = [interview for interview in known.held if interview.on <= known.rejection.on]
    if not before:
        return []
    rounds = sorted(before, key=lambda interview: (interview.on, interview.id), reverse=True)
    to = default_person(known, desk.speaker)
    if all(to not in interview.with_ for interview in rounds):
        to = next((min(interview.with_) for interview in rounds if interview.with_), to)
    request = desk.make("feedback_request", Anchor(known.rejection.on, "rejection", to), to=to)
    request.medium = medium(known, to, usual="email")
    request.blocked = "all" if known.ban == "all" else None
    return void(desk.settle([request]), when=known.let_go_on is not None or bool(known.feedback))


def _keep_warm(desk: Desk) -> list[FollowUp]:
    """A friendly word now and then after a no; counted from the last one, never too many a year."""
    known, rule = desk.known, desk.book["keep_warm"]
    declined = known.decision if known.decision and known.decision.kind == "declining" else None
    days = [fact.on for fact in (known.rejection, declined) if fact is not None]
    if not days:
        return []
    sent = [s.on for s in known.sends("keep_warm") if s.on >= max(days)]
    anchor = Anchor(sent[-1], "kept_warm") if sent else Anchor(max(days), "ended")
    to = default_person(known, desk.speaker)
    warm = desk.make("keep_warm", anchor, _yearly(desk, anchor.day, sent, rule.limit), to=to)
    warm.medium = medium(known, to, usual="email")
    warm.blocked = "all" if known.ban == "all" else None
    warm.skip_since = anchor.day
    return void([warm], when=known.let_go_on is not None)


def _yearly(desk: Desk, anchor: dt.date, done: Sequence[dt.date], limit: int | None) -> Window:
    own = window(desk.book["keep_warm"], anchor, desk.known.calendar)
    if limit is None or len(done) < limit:
        return own
    earliest = desk.known.calendar.forward(done[-limit] + _YEAR)
    return ordered(max(own.not_before, earliest), own.ideal, own.due_by, own.give_up)


def _thank_references(desk: Desk) -> list[FollowUp]:
    known = desk.known
    if known.outcome_on is None:
        return []
    newest = newest_references(known)
    found = [
        desk.make(
            "thank_reference", Anchor(known.outcome_on, "outcome", r.contact), names=r.contact
        )
        for r in newest
    ]
    for thanks in found:
        thanks.medium = own_medium(known, thanks.to)
    return void(
        desk.settle(found, [r.thanked_on for r in newest]), when=known.let_go_on is not None
    )


def spillover(
    known: Known, book: Playbook, speaker: Id | None, others: Iterable[Known], *, is_taken: bool
) -> list[FollowUp]:
    """What offers and acceptances elsewhere ask for here."""
    desk = Desk(known, book, speaker)
    releases: list[FollowUp] = []
    news: list[FollowUp] = []
    for other in others:
        if other.id == known.id:
            continue
        taken = other.decision
        if taken is not None and taken.kind == "accepted" and not _refused(known):
            releases.append(_release(desk, taken, other))
        if other.offer is not None:
            news += _accelerate(desk, other, other.offer)
    return [*desk.settle(releases), *void(desk.settle(news), when=is_taken)]


def _release(desk: Desk, decision: Decision, other: Known) -> FollowUp:
    """Tell the others: decline an offer on the table, withdraw from what is still open."""
    known = desk.known
    anchor = Anchor(decision.on, "accepted_elsewhere", other.id)
    if known.offer is not None:
        release = _refusal(desk, anchor, other.id)
        release.is_void = release.is_void or known.decision is not None
        return release
    to = default_person(known, desk.speaker)
    release = desk.make("withdraw", anchor, to=to, for_=other.id)
    release.medium = medium(known, to)
    stands = known.application is not None or bool(known.held) or bool(known.ahead)
    closed = known.rejection is not None or known.let_go_on is not None
    release.is_void = closed or known.decision is not None or not stands
    return release


def _accelerate(desk: Desk, other: Known, offer: Offer) -> Iterator[FollowUp]:
    known = desk.known
    own: Window | None = window(desk.book["accelerate"], offer.on, known.calendar)
    if own is not None and offer.deadline is not None:
        own = capped(own, offer.deadline)
    if own is None or not known.held:
        return
    to = default_person(known, desk.speaker)
    anchor = Anchor(offer.on, "offer_elsewhere", other.id)
    news = desk.make("accelerate", anchor, own, to=to, for_=other.id)
    news.medium = medium(known, to, usual="email")
    gone = other.is_over or known.is_over or known.offer is not None
    news.is_void = gone or known.ban == "all"
    yield news


def lessons(known: Known) -> Iterator[Lesson]:
    """What this opportunity taught: its feedback, and the "do better" lines of its debriefs."""
    for feedback in known.feedback:
        yield Lesson(feedback.id, feedback.on, known.opportunity.company, feedback.applied_on)
    for note in known.notes:
        if note.interview is not None and any(map(is_do_better, note.body.splitlines())):
            on = note.at.astimezone(known.moment.now.tzinfo).date()
            yield Lesson(note.id, on, known.opportunity.company)


def is_do_better(line: str) -> bool:
    """Whether a note's line says what to do better next time."""
    return line.startswith("- ") and bool(line[2:].strip())


def applied(known: Iterable[Known]) -> dict[Id | None, dt.date]:
    """The days lessons were marked as used, in whichever opportunity that was."""
    return {sent.for_: sent.on for one in known for sent in one.sends("apply_lessons")}


def apply_lessons(
    known: Known,
    book: Playbook,
    interview: Interview,
    found: Iterable[Lesson],
    used: Mapping[Id | None, dt.date],
) -> list[FollowUp]:
    """Use what was learnt in the next interview, wherever it is."""
    desk, rule = Desk(known, book, None), book["apply_lessons"]
    lessons_here = sorted((lesson for lesson in found), key=lambda lesson: lesson.id)
    made = []
    for lesson in lessons_here:
        ideal = rule.ideal.after(interview.on, known.calendar)
        own = ordered(lesson.on, ideal, interview.on)
        anchor = Anchor(lesson.on, "lesson", None, lesson.company)
        made.append(desk.make("apply_lessons", anchor, own, for_=lesson.id))
    return own_affair(
        desk.settle(made, [one.applied_on or used.get(one.id) for one in lessons_here])
    )
