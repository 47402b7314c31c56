"""The verb on a jot: what its lines say, seen before it is saved and saved in one go.

Owns what a jot is read against, and that note, facts and what those amount to come together. Must
not know how a line is read, nor how a preview is shown.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from followup_tui.facts import (
    Facts,
    Feedback,
    Id,
    Interview,
    Note,
    Opportunity,
    free_id,
    make_calendar,
)
from followup_tui.store import Rejected
from followup_tui.timeline import Board

from .checks import check_record, check_values, taken_ids
from .errors import BadFact, UnknownKey
from .followups import FollowUps
from .present import Outcome, zone_of
from .receiving import amounting
from .records import added, opportunity_of, with_opportunity

if TYPE_CHECKING:  # the grammar is loaded with the first jot, not with the first screen
    from followup_tui.capture.days import Order
    from followup_tui.capture.jot import Jot, JotContext, Proposal

_FRESH = dt.timedelta(days=7)


class _Reading(msgspec.Struct, frozen=True):
    """A jot, read: the note it becomes and the proposals that are new."""

    opportunity: Opportunity
    note: Note
    jot: Jot
    is_new: bool
    """Whether the note is."""
    debriefs: Interview | None = None
    """The interview it is the debrief of."""

    def picked(self, chosen: Collection[int] | None) -> tuple[Proposal, ...]:
        proposals = self.jot.proposals
        if chosen is None:
            return self.jot.certain
        for number in chosen:
            if not 0 <= number < len(proposals):
                raise BadFact("chosen", number, f"is no proposal: there are {len(proposals)}")
        return tuple(proposals[number] for number in sorted(set(chosen)))


class Jotting(FollowUps):
    """What can be done with a few typed lines."""

    def preview_jot(
        self,
        opportunity: Id | Opportunity,
        text: str,
        *,
        interview: Id | None = None,
        chosen: Collection[int] | None = None,
        note: Id | None = None,
        order: Order = "dmy",
        debrief: bool = False,
    ) -> tuple[Jot, Board]:
        """What the text says and the board it would give; nothing is written.

        The jot's proposals are only those that are new. ``opportunity`` may be one that is to be
        recorded with the jot. ``interview`` is the one it is about, ``chosen`` the places in the
        jot's proposals of what to take (None: the certain ones), ``note`` the one being edited
        again, ``order`` how ``3/4`` is read. With ``debrief`` it tells of the interview's own day.
        """
        found = self._reading(opportunity, text, interview, note, order, debrief=debrief)
        after = self._saved(self.facts, found, found.picked(chosen))
        return found.jot, self._guesser.survey(after, self.now)

    def jot(
        self,
        opportunity: Id | Opportunity,
        text: str,
        *,
        interview: Id | None = None,
        chosen: Collection[int] | None = None,
        note: Id | None = None,
        order: Order = "dmy",
        debrief: bool = False,
    ) -> Outcome:
        """Keep the note as typed and every fact chosen, each with its line: one journal entry.

        Arguments as for :meth:`preview_jot`. ``debrief`` says that this is the interview's debrief:
        it was held, and is dealt with. The outcome's ``id`` is the note's. A new opportunity is
        recorded in the same go.
        """
        found = self._reading(opportunity, text, interview, note, order, debrief=debrief)
        picked = found.picked(chosen)
        for proposal in picked:
            for fact in proposal.facts:
                check_values(fact)
        if note is not None:
            return self._save(found, picked)
        return self._retried(lambda: self._save(self._with_free_id(found), picked))

    def _save(self, found: _Reading, picked: Collection[Proposal]) -> Outcome:
        said = f"{found.opportunity.company}: note saved{_count(len(picked))}"

        def change(fresh: Facts) -> tuple[Facts, str]:
            return self._saved(fresh, found, picked), said

        entry = self._commit("jot", change, (found.opportunity.id,))
        return self._outcome(said if entry else "nothing changed", entry, found.note.id)

    def _with_free_id(self, found: _Reading) -> _Reading:
        """The reading of a new note, whose id nobody has by now."""
        id_ = free_id("", set(taken_ids(Note, self.facts, None)), "note-")
        return replace(found, note=replace(found.note, id=id_))

    def _reading(
        self,
        opportunity: Id | Opportunity,
        text: str,
        interview: Id | None,
        note: Id | None,
        order: Order,
        *,
        debrief: bool,
    ) -> _Reading:
        from followup_tui.capture.jot import read_jot
        from followup_tui.capture.saving import new_only

        found = self._meant(opportunity)
        before = None if note is None else _note_of(found, note)
        about = interview or (before.interview if before else None)
        if about is not None and all(about != one.id for one in found.interviews):
            raise UnknownKey("interview", about, (one.id for one in found.interviews))
        if before is not None:
            kept = replace(before, body=text, interview=about)
        else:
            id_ = free_id("", set(taken_ids(Note, self.facts, None)), "note-")
            kept = Note(id_, self.now, text, about)
        check_values(kept)
        context = self._context(found, about, order)
        held = next((one for one in found.interviews if debrief and one.id == about), None)
        if held is not None:
            context = replace(context, today=held.on)
        jot = read_jot(text, context)
        new = new_only(jot.proposals, found, before)
        return _Reading(found, kept, replace(jot, proposals=new), before is None, held)

    def _meant(self, opportunity: Id | Opportunity) -> Opportunity:
        """The one recorded, or one that is to be: BadFact where that will not do."""
        if not isinstance(opportunity, Opportunity):
            return opportunity_of(self.facts, opportunity)
        check_values(opportunity)
        check_record(opportunity, self.facts, None, is_new=True)
        return opportunity

    def _context(self, opportunity: Opportunity, about: Id | None, order: Order) -> JotContext:
        """Days are those of the employer's calendar."""
        from followup_tui.capture.jot import JotContext

        facts, now = self.facts, self.now
        zone = zone_of(opportunity.employer_tz) if opportunity.employer_tz else now.tzinfo
        return JotContext(
            today=now.astimezone(zone).date(),
            now=now,
            opportunity=opportunity,
            contacts=facts.contacts,
            interview=about,
            order=order,
            calendar=make_calendar(facts.settings.weekend, facts.settings.holidays),
        )

    def _saved(self, facts: Facts, found: _Reading, picked: Collection[Proposal]) -> Facts:
        """The facts with the note, what was chosen, and what messages among that amount to."""
        from followup_tui.capture.saving import apply_proposals

        if all(one.id != found.opportunity.id for one in self.facts.opportunities):
            facts = added(facts, None, found.opportunity)
        before = opportunity_of(facts, found.opportunity.id)
        if found.is_new and any(note.id == found.note.id for note in before.notes):
            raise Rejected(f"{found.note.id} was taken by another program: nothing was saved")
        facts = apply_proposals(facts, before.id, found.note, picked)
        opportunity = opportunity_of(facts, before.id)
        taken = set(taken_ids(Feedback, self.facts, None))
        for message in opportunity.received[len(before.received) :]:
            feedback_id = free_id("", taken, "f")
            taken.add(feedback_id)
            opportunity = amounting(opportunity, message, feedback_id)
        if found.debriefs is not None:
            done = tuple(
                _debriefed(one, self.now.date()) if one.id == found.debriefs.id else one
                for one in opportunity.interviews
            )
            opportunity = replace(opportunity, interviews=done)
        return with_opportunity(facts, opportunity)


def recent_interview(opportunity: Opportunity, now: dt.datetime) -> Interview | None:
    """The interview a jot is most likely about: the newest begun, within a week; None without one."""
    zone = zone_of(opportunity.employer_tz) if opportunity.employer_tz else now.tzinfo
    today = now.astimezone(zone).date()
    begun = [
        one
        for one in opportunity.interviews
        if one.status not in ("cancelled", "no_show")
        and today - _FRESH <= one.on <= today
        and (one.starts_at is None or one.starts_at <= now)
    ]
    return max(begun, key=_start, default=None)


def _start(interview: Interview) -> tuple[dt.date, float, Id]:
    at = interview.starts_at
    return interview.on, at.timestamp() if at else 0.0, interview.id


def _debriefed(interview: Interview, today: dt.date) -> Interview:
    status = "held" if interview.status in (None, "scheduled") else interview.status
    return replace(interview, status=status, debriefed_on=interview.debriefed_on or today)


def _note_of(opportunity: Opportunity, id_: Id) -> Note:
    for note in opportunity.notes:
        if note.id == id_:
            return note
    raise UnknownKey("note", id_, (note.id for note in opportunity.notes))


def _count(read: int) -> str:
    return f", {read} thing{'s' if read > 1 else ''} read from it" if read else ""
