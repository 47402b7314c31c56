"""Endings: to accept, to decline, to withdraw, and what remains afterwards.

Owns closing messages, feedback, references' thanks and staying in touch. Must not know the clock
beyond the day up to which facts are known.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from operator import itemgetter

from followup_tui.facts import DecisionKind, Id, Interview

from .anchors import Anchor
from .ends import EndKind, Fate
from .followup import Window
from .known import Known
from .offering import OnTable
from .offers import Elsewhere
from .owing import newest_references
from .people import in_writing, own_medium
from .planned import FollowUp, ordered, void, window
from .planner import Planner

_YEAR = dt.timedelta(days=365)


def endings(planner: Planner, others: Iterable[Elsewhere]) -> list[FollowUp]:
    """What an outcome calls for, here and where another offer was accepted."""
    known = planner.known
    is_undecided = known.opportunity.decision is None and known.fate.outcome_on is None
    if is_undecided and not known.taken and not known.feedback:
        return []
    return [
        *_accepted(planner),
        *_closing(planner, [*_declining(planner), *_withdrawn(planner)], _goodbyes(planner)),
        *_feedback_request(planner),
        *_feedback_thanks(planner),
        *_keep_warm(planner, others),
        *_thank_references(planner),
    ]


def _closing(planner: Planner, own: list[FollowUp], goodbyes: list[FollowUp]) -> Iterator[FollowUp]:
    """Refusals and withdrawals as far as a letter settled them.

    One that names the cause of a goodbye is about that; else your own decision takes it.
    """
    causes = {goodbye.key.for_ for goodbye in goodbyes}
    for action in sorted({one.key.action for one in (*own, *goodbyes)}):
        both = [one for one in (*own, *goodbyes) if one.key.action == action]
        others = {sent.for_ or "" for sent in planner.known.sends(action)} - causes
        names = ("", *sorted(others)) if any(one.key.for_ for one in both) else ()
        yield from planner.settle(both, also_named=[() if b.key.for_ else names for b in both])


def _decided_on(planner: Planner, kind: DecisionKind) -> dt.date | None:
    decision = planner.known.opportunity.decision
    if decision is None or decision.kind != kind or decision.on > planner.known.until:
        return None
    return decision.on


def _accepted(planner: Planner) -> list[FollowUp]:
    """Confirm in writing; an acceptance that was taken back counts no more."""
    on, fate = _decided_on(planner, "accepted"), planner.known.fate
    if on is None:
        return []
    confirm = planner.make(
        "accept_confirm",
        Anchor(on, "accepted"),
        to=planner.person,
        medium="email",
        skip_since=on,
    )
    is_void = fate.accepted_on is None or bool(fate.standing)
    return void(planner.settle([confirm]), when=is_void)


def _declining(planner: Planner) -> list[FollowUp]:
    """Say no, where that was decided and still stands."""
    on, fate = _decided_on(planner, "declining"), planner.known.fate
    if on is None:
        return []
    refusal = _refusal(planner, Anchor(on, "declining"), planner.known.declined_offer(on), None)
    is_void = not _stands(fate, "declined", on) or fate.first("rejected", "let_go") is not None
    return void([refusal], when=is_void)


def _stands(fate: Fate, kind: EndKind, on: dt.date) -> bool:
    return any((end.kind, end.on) == (kind, on) for end in fate.standing)


def _refusal(planner: Planner, anchor: Anchor, offer: OnTable | None, for_: Id | None) -> FollowUp:
    """Say no in time: within a business day, and not after the offer's own deadline."""
    own = window(planner.book["decline_offer"], anchor.day, planner.calendar)
    if offer is not None and offer.deadline is not None:
        own = ordered(own.not_before, own.ideal, min(own.due_by, offer.deadline))
    to = planner.person
    return planner.make(
        "decline_offer",
        anchor,
        own,
        to=to,
        for_=for_,
        medium=in_writing(planner.known, to),
        skip_since=anchor.day,
    )


def _withdrawn(planner: Planner) -> list[FollowUp]:
    """Tell them that you withdrew, where there is somebody to tell."""
    known, on = planner.known, _decided_on(planner, "withdrawn")
    if on is None:
        return []
    fate = known.fate
    is_known = known.application is not None or _was_met(known) or bool(known.messages)
    was_told = any(end.kind == "withdrawn" and end.on < on for end in fate.standing)
    is_over = fate.first("rejected", "let_go") is not None
    is_void = not _stands(fate, "withdrawn", on) or not is_known or was_told or is_over
    withdrawal = _withdrawal(planner, Anchor(on, "withdrawn"), None)
    return void([withdrawal], when=is_void)


def _was_met(known: Known) -> bool:
    """Whether an interview was recorded, whatever became of it."""
    return any(i.status != "held" or i.on <= known.until for i in known.opportunity.interviews)


def _withdrawal(planner: Planner, anchor: Anchor, for_: Id | None) -> FollowUp:
    known = planner.known
    is_silent = not known.messages and not _was_met(known)
    rule = planner.book.rule("withdraw", "silence" if is_silent else None)
    to = planner.person
    medium = in_writing(known, to)
    return planner.make(
        "withdraw",
        anchor,
        rule=rule,
        to=to,
        for_=for_,
        medium=medium,
        skip_since=anchor.day,
    )


def _goodbyes(planner: Planner) -> list[FollowUp]:
    """Tell them, once another offer was accepted: decline what is on the table, else withdraw.

    A withdrawal that was sent before an offer came stays told.
    """
    known = planner.known
    declining_on = _decided_on(planner, "declining")
    if not known.taken or (declining_on and _stands(known.fate, "declined", declining_on)):
        return []
    other, on = min(known.taken, key=itemgetter(1))
    letters = [s.on for s in known.sends("decline_offer") if s.on >= on]
    refused = next(filter(None, map(known.declined_offer, letters)), None)
    offer = refused or (None if known.lapsed_on else known.offer)
    stands = known.application is not None or _was_met(known)
    leave = _withdrawal(planner, Anchor(on, "accepted_elsewhere", until=on), other)
    is_refused = offer is not None or known.offer is not None
    found = void([leave], when=not stands or is_refused)
    if offer is not None:
        anchor = Anchor(max(on, offer.on), "accepted_elsewhere", until=on)
        found.append(_refusal(planner, anchor, offer, other))
    return void(found, when=known.fate.is_over)


def _feedback_request(planner: Planner) -> list[FollowUp]:
    """Ask why not, once, where they met you."""
    known = planner.known
    no = known.fate.first("rejected")
    rounds = [
        interview for interview in known.talks.held if no is not None and interview.on <= no.on
    ]
    if no is None or not rounds:
        return []
    to = _interviewer(planner, rounds)
    request = planner.make(
        "feedback_request",
        Anchor(no.on, "rejection"),
        to=to,
        medium=in_writing(known, to),
        blocked=planner.total_ban,
        skip_since=no.on,
    )
    is_needless = known.fate.is_let_go or bool(known.feedback)
    return void(planner.settle([request]), when=is_needless)


def _interviewer(planner: Planner, held: Iterable[Interview]) -> Id | None:
    """The default person if they met you, else the first of the newest round who has not left."""
    known, to = planner.known, planner.person
    rounds = sorted(held, key=lambda interview: (interview.on, interview.id), reverse=True)
    if any(to in interview.with_ for interview in rounds):
        return to
    groups = ([p for p in i.with_ if not known.has_left(p)] for i in rounds)
    return next((min(group) for group in groups if group), to)


def _feedback_thanks(planner: Planner) -> list[FollowUp]:
    """Thank for each feedback, unless an answer is owed to the message that held it."""
    known = planner.known
    own = {f.id for f in known.opportunity.feedback}
    waiting = [r for r in known.received if r.kind == "feedback" and r.needs_reply]
    ids, days = {r.id for r in waiting}, {r.on for r in waiting}
    found = []
    for feedback in sorted(known.feedback, key=lambda f: f.id):
        is_answered = feedback.on in days if feedback.id in own else feedback.id in ids
        if not feedback.id:
            continue
        to = feedback.from_ or _interviewer(planner, known.talks.held)
        found.append(
            planner.make(
                "feedback_thanks",
                Anchor(feedback.on, "feedback", to),
                to=to,
                for_=feedback.id,
                medium=in_writing(known, to),
                blocked=planner.total_ban,
                is_void=is_answered,
            )
        )
    return void(planner.settle(found), when=known.fate.is_let_go or known.is_taken)


def _keep_warm(planner: Planner, others: Iterable[Elsewhere]) -> list[FollowUp]:
    """A friendly word now and then after a no; counted from the last one, never too many a year."""
    known, rule = planner.known, planner.book["keep_warm"]
    end = known.fate.first("rejected", "declined")
    to = planner.person
    if end is None:
        return []
    company = known.opportunity.company.casefold()
    again = any(other.is_open and other.company.casefold() == company for other in others)
    sent = [s.on for s in known.sends("keep_warm")]
    is_later = bool(sent) and sent[-1] >= end.on
    anchor = Anchor(sent[-1], "kept_warm") if is_later else Anchor(end.on, "ended")
    warm = planner.make(
        "keep_warm",
        anchor,
        _yearly(planner, anchor.day, sent, rule.limit),
        to=to,
        medium=in_writing(known, to),
        blocked=planner.total_ban,
        skip_since=anchor.day,
        is_void=to is None or again or known.fate.is_let_go,
    )
    return [warm]


def _yearly(planner: Planner, anchor: dt.date, sent: list[dt.date], limit: int | None) -> Window:
    own = window(planner.book["keep_warm"], anchor, planner.calendar)
    if limit is None or len(sent) < limit:
        return own
    earliest = planner.calendar.forward(sent[-limit] + _YEAR)
    return ordered(max(own.not_before, earliest), own.ideal, own.due_by, own.give_up)


def _thank_references(planner: Planner) -> list[FollowUp]:
    known, outcome_on = planner.known, planner.known.fate.outcome_on
    if outcome_on is None:
        return []
    newest = newest_references(known)
    found = [
        planner.make(
            "thank_reference",
            Anchor(outcome_on, "outcome"),
            names=r.contact,
            medium=own_medium(known, r.contact),
            skip_since=outcome_on,
        )
        for r in newest
    ]
    settled = planner.settle(found, [r.thanked_on for r in newest])
    return void(settled, when=known.fate.is_let_go)
