"""What a jot says, read against what is known, and the facts once it is kept.

Owns what a jot is read against, and that note, facts and what those amount to come together. Must
not know how a line is read, nor how a preview is shown.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, TypedDict, Unpack

import msgspec
from msgspec.structs import replace

from followup_tui import capture
from followup_tui.facts import (
    BadFact,
    Facts,
    Feedback,
    Id,
    Interview,
    Note,
    Opportunity,
    added,
    free_id,
    has_afterthoughts,
    joining_faults,
    marked,
    opportunity_of,
    record_of,
    refuse,
    taken_ids,
    value_faults,
    with_opportunity,
    zone,
)
from followup_tui.public_holidays import calendar_of
from followup_tui.store import Rejected
from followup_tui.timeline import has_ended

from . import weighing
from .present import Present
from .receiving import amounting

if TYPE_CHECKING:  # the grammar is loaded with the first jot, not with the first screen
    from followup_tui.capture import Jot, JotContext, JotReader, Order, Proposal

_FRESH = dt.timedelta(days=7)
_NEW = "note-0"
"""The id of a note that is not kept yet."""


class JotOptions(TypedDict, total=False):
    """How a jot is meant."""

    interview: Id | None
    """The one it is about."""
    note: Id | None
    """The one that is being edited again."""
    order: Order
    """How ``3/4`` is read; the day first where it is not said."""
    debrief: bool | None
    """Whether it is that interview's debrief, which ends with it held and dealt with, and tells of its day.

    None: it is, where it says how a talk went that has ended; its words are of today then.
    """
    begun_on: dt.date | None
    """The day its words are of, where that is not today."""


class JotReading(msgspec.Struct, frozen=True):
    """A jot, read: the note it becomes and the proposals that are new."""

    opportunity: Opportunity
    note: Note
    jot: Jot
    is_new: bool
    """Whether the note is."""
    debriefs: Interview | None = None
    """The interview it is the debrief of."""
    may_debrief: bool = False
    """Whether it is the debrief of an interview that it says was held."""

    def rests_on(self, chosen: Collection[int]) -> tuple[object, ...]:
        """All that the plan depends on once it is kept with these chosen.

        Its words matter in their lessons, and where they say anew what stands from earlier lines.
        """
        words = "" if self.is_new or not chosen else self.note.body
        lessons = marked(self.note.body, "do_better")
        note = self.note.id, self.note.interview, lessons, words
        about = self.opportunity, self.debriefs, self.may_debrief
        return chosen, self.jot.proposals, note, about

    def picked(self, chosen: Collection[int] | None) -> tuple[Proposal, ...]:
        """The proposals at the chosen places, the certain ones without a choice."""
        proposals = self.jot.proposals
        if chosen is None:
            return self.jot.certain
        for number in chosen:
            if not 0 <= number < len(proposals):
                raise BadFact("chosen", number, f"is no proposal: there are {len(proposals)}")
        return tuple(proposals[number] for number in sorted(set(chosen)))


class Supposition(msgspec.Struct, frozen=True):
    """A line that might be jotted about an opportunity."""

    opportunity: Id
    line: str


class Supposed(msgspec.Struct, frozen=True):
    """The facts as they would be, the lines that make them so, and what was read of each."""

    facts: Facts
    wishes: tuple[Supposition, ...] = ()
    reads: tuple[tuple[str, ...], ...] = ()

    @property
    def lines(self) -> Iterable[tuple[Supposition, str]]:
        """Each line, and how it reads in words."""
        reads = ("; ".join(read) for read in self.reads)
        return zip(self.wishes, reads, strict=True)


def _to_suppose(found: JotReading) -> tuple[Proposal, ...]:
    """What of a line is supposed: all that is certain, else all it may mean."""
    picked = found.jot.certain or found.jot.proposals
    if not picked:
        told = (f"{problem.text}; {problem.advice}" for problem in found.jot.problems)
        nothing = "says nothing the plan depends on; try one like 'decide: by fri'"
        raise BadFact("line", found.note.body, next(told, nothing))
    check(picked)
    return picked


def check(picked: Iterable[Proposal]) -> None:
    """Refuse what no record may hold."""
    for proposal in picked:
        for fact in proposal.facts:
            refuse(value_faults(fact))


def read(
    facts: Facts,
    now: dt.datetime,
    opportunity: Id | Opportunity,
    text: str,
    reader: JotReader | None = None,
    **options: Unpack[JotOptions],
) -> JotReading:
    """What the text says of an opportunity, which may be one that is to be recorded with it.

    A new note has no id of its own yet: see :func:`with_free_id`. ``reader`` is the one that read the
    text as it stood before, where it is being typed.
    """
    found = _meant(facts, opportunity)
    note = options.get("note")
    before = None if note is None else record_of(found.notes, "note", note)
    about = options.get("interview") or (before.interview if before else None)
    told_of = record_of(found.interviews, "interview", about) if about is not None else None
    if before is not None:
        kept = replace(before, body=text, interview=about)
    else:
        kept = Note(_NEW, now, text, about)
    refuse(value_faults(kept))
    context = _context(facts, now, found, about, options.get("order", "dmy"))
    is_debrief, held = options.get("debrief"), None
    if told_of is not None and (
        is_debrief or (is_debrief is None and debriefs(told_of, text, now))
    ):
        held = told_of
    begun_on = held.on if held is not None and is_debrief else options.get("begun_on")
    if begun_on is not None:
        context = replace(context, today=begun_on, read_on=context.today)
    jot = reader.read(text, context) if reader else capture.read_jot(text, context)
    is_todays = before is not None and before.at.astimezone(now.tzinfo).date() == now.date()
    new = capture.new_only(jot.proposals, found, before, is_todays=is_todays)
    may_debrief = is_debrief is None and has_afterthoughts(text)
    return JotReading(found, kept, replace(jot, proposals=new), before is None, held, may_debrief)


def with_free_id(found: JotReading, facts: Facts) -> JotReading:
    """The same, a new note with an id that nobody has by now."""
    if not found.is_new:
        return found
    id_ = free_id("", set(taken_ids(Note, facts, None)), "note-")
    return replace(found, note=replace(found.note, id=id_))


def kept(
    present: Present, facts: Facts, whole: Facts, found: JotReading, picked: Collection[Proposal]
) -> tuple[Facts, str]:
    """The facts once a jot is saved and what follows from it weighed; arguments as for :func:`saved`."""
    after, said = saved(facts, whole, found, picked, present.now.date())
    return weighing.weighed(present, facts, after, said, found.opportunity.id)


def supposed(present: Present, wishes: Collection[Supposition], order: Order) -> Supposed:
    """The facts if these lines were jotted one after the other."""
    facts, now, reads = present.facts, present.now, []
    for wish in wishes:
        about = recent_interview(opportunity_of(facts, wish.opportunity), now)
        options: JotOptions = {"interview": about.id if about else None, "order": order}
        found = with_free_id(read(facts, now, wish.opportunity, wish.line, **options), facts)
        picked = _to_suppose(found)
        facts, _ = kept(present, facts, facts, found, picked)
        reads.append(tuple(proposal.reads for proposal in picked))
    return Supposed(facts, tuple(wishes), tuple(reads))


def saved(
    facts: Facts,
    whole: Facts,
    found: JotReading,
    picked: Collection[Proposal],
    today: dt.date,
) -> tuple[Facts, str]:
    """The facts with the note, what was chosen, and what messages among that amount to.

    ``facts`` are those of the opportunity; ``whole`` tells which ids are taken.
    """
    if all(one.id != found.opportunity.id for one in whole.opportunities):
        facts = added(facts, None, found.opportunity)
    before = opportunity_of(facts, found.opportunity.id)
    if found.is_new and any(note.id == found.note.id for note in before.notes):
        raise Rejected(f"{found.note.id} was taken by another program: nothing was saved")
    facts = capture.apply_proposals(facts, before.id, found.note, picked)
    opportunity = opportunity_of(facts, before.id)
    taken = set(taken_ids(Feedback, whole, None))
    for message in opportunity.received[len(before.received) :]:
        feedback_id = free_id("", taken, "f")
        taken.add(feedback_id)
        opportunity = amounting(opportunity, message, feedback_id)
    opportunity, whose = _with_debrief(opportunity, before, found, today)
    said = f"{found.opportunity.company}: note saved{whose}{_count(len(picked))}"
    return with_opportunity(facts, opportunity), said


def _with_debrief(
    opportunity: Opportunity, before: Opportunity, found: JotReading, today: dt.date
) -> tuple[Opportunity, str]:
    """With the interview that the note is the debrief of dealt with, and that said."""
    held = found.debriefs
    if held is None and found.may_debrief:
        were = {one.id for one in before.interviews if one.status == "held"}
        new = [i for i in opportunity.interviews if i.id not in were and i.status == "held"]
        held = new[0] if len(new) == 1 else None
    if held is None:
        return opportunity, ""
    interviews = tuple(
        _debriefed(one, today) if one.id == held.id else one for one in opportunity.interviews
    )
    whose = f" as the debrief of the {held.kind or 'interview'}"
    return replace(opportunity, interviews=interviews), whose


def debriefs(interview: Interview, text: str, now: dt.datetime) -> bool:
    """Whether words about an interview are its debrief: it has ended, has none, and they say how it went."""
    if interview.is_off or interview.debriefed_on is not None:
        return False
    is_over = interview.status == "held" or has_ended(interview, now, now.date())
    return is_over and has_afterthoughts(text)


def _meant(facts: Facts, opportunity: Id | Opportunity) -> Opportunity:
    """The one recorded, or one that is to be: BadFact where that will not do."""
    if not isinstance(opportunity, Opportunity):
        return opportunity_of(facts, opportunity)
    refuse(value_faults(opportunity))
    refuse(joining_faults(opportunity, facts, None))
    return opportunity


def _context(
    facts: Facts, now: dt.datetime, opportunity: Opportunity, about: Id | None, order: Order
) -> JotContext:
    """Days are those of the employer's calendar; to the minute, as hours are typed."""
    return capture.JotContext(
        today=_there(opportunity, now),
        now=now.replace(second=0, microsecond=0),
        opportunity=opportunity,
        contacts=facts.contacts,
        interview=about,
        order=order,
        calendar=calendar_of(facts.settings, now.date()),
        others=tuple(one.company for one in facts.opportunities if one.id != opportunity.id),
    )


def recent_interview(opportunity: Opportunity, now: dt.datetime) -> Interview | None:
    """The interview a jot is most likely about: the newest begun, within a week; None without one."""
    today = _there(opportunity, now)
    begun = [
        one
        for one in opportunity.interviews
        if not one.is_off
        and today - _FRESH <= one.on <= today
        and (one.starts_at is None or one.starts_at <= now)
    ]
    return max(begun, key=_start, default=None)


def _there(opportunity: Opportunity, now: dt.datetime) -> dt.date:
    """The day of that moment where the employer is."""
    name = opportunity.employer_tz
    return now.astimezone(zone(name)).date() if name else now.date()


def _start(interview: Interview) -> tuple[dt.date, float, Id]:
    at = interview.starts_at
    return interview.on, at.timestamp() if at else 0.0, interview.id


def _debriefed(interview: Interview, today: dt.date) -> Interview:
    status = "held" if interview.is_planned else interview.status
    return replace(interview, status=status, debriefed_on=interview.debriefed_on or today)


def _count(read: int) -> str:
    return f", {read} thing{'s' if read > 1 else ''} read from it" if read else ""
