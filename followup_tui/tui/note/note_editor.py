"""A note being written: what it is about, what was read from its words, and what of that is taken.

Owns the way from typed words to one saved jot, and their draft until then. Must not know widgets,
nor how a line is read.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import TypeAlias

import msgspec
from msgspec.structs import replace

from followup_tui.capture import Add, Jot, JotReader, Order, Proposal, answered
from followup_tui.facts import Id, Interview, Note, Opportunity
from followup_tui.timeline import Board, changes
from followup_tui.tracker import (
    JotOptions,
    JotReading,
    Outcome,
    Tracker,
    debriefs,
    recent_interview,
)
from followup_tui.tui.drafts import Drafts
from followup_tui.wording import clean, sentences

from .note_drafts import NoteDraft

_Mark: TypeAlias = tuple[str, tuple[int, int], int]
"""A proposal as its switch remembers it: its line, its stretch, and which of that stretch it is."""


class About(msgspec.Struct, frozen=True):
    """What a note is about."""

    opportunity: Opportunity
    is_new: bool = False
    """Whether it is to be recorded with the note."""
    interview: Interview | None = None
    note: Note | None = None
    """The note being written on."""
    debrief: bool = False
    is_changing: bool = False
    """Whether its words are to be changed: else what is written goes on below them."""


class NoteReading(msgspec.Struct, frozen=True):
    """What the words say, and what saving them would do."""

    jot: Jot
    taken: frozenset[int]
    plan: tuple[str, ...] = ()
    """What becomes of the plan, a sentence each."""
    answered: tuple[bool, ...] = ()
    """Which questions of the debrief are answered."""


NOTHING = NoteReading(Jot((), (), ()), frozenset())


def about(board: Board, opportunity: Opportunity, *, afresh: bool = False) -> About:
    """A note on this opportunity now: about its recent interview, on with the one begun today."""
    interview = recent_interview(opportunity, board.now)
    return About(
        opportunity,
        interview=interview,
        note=None if afresh else _todays(board, opportunity, interview),
    )


def debrief(board: Board, opportunity: Opportunity, interview: Interview) -> About:
    """The debrief of an interview, on with what was noted about it today."""
    return About(
        opportunity,
        interview=interview,
        note=_todays(board, opportunity, interview),
        debrief=True,
    )


def rewriting(opportunity: Opportunity, note: Note) -> About:
    """A note that stands, to be changed."""
    interview = next((one for one in opportunity.interviews if one.id == note.interview), None)
    return About(opportunity, interview=interview, note=note, is_changing=True)


def _todays(board: Board, opportunity: Opportunity, interview: Interview | None) -> Note | None:
    id_ = interview.id if interview else None
    notes = (
        note
        for note in opportunity.notes
        if note.interview == id_ and note.at.astimezone(board.now.tzinfo).date() == board.today
    )
    return max(notes, key=lambda note: note.at, default=None)


class NoteEditor:
    """The words of one note until they are saved."""

    def __init__(
        self,
        tracker: Tracker,
        subject: About | None,
        drafts: Drafts[NoteDraft],
        order: Order = "dmy",
    ) -> None:
        self._tracker = tracker
        self._drafts = drafts
        self._order = order
        self.started = tracker.now
        """When the typing began."""
        self._reader = JotReader()
        self._switched: dict[_Mark, bool] = {}
        self._board: Board | None = None
        self._without: Board | None = None
        self._with: Board | None = None
        """The board of what was read last."""
        self._found: JotReading | None = None
        self._rests_on: tuple[object, ...] = ()
        """All that the plan and the effects of what was read last depend on."""
        self._planned: tuple[str, ...] = ()
        self._effects: dict[int, tuple[str, ...]] = {}
        self.is_note_alone = False
        """Whether it is no debrief, whatever it says."""
        self.reading = NOTHING
        self.subject: About | None = None
        self.text = self._base = ""
        if subject is not None:
            self._take_up(subject)
            goes_on = bool(self._base) and not subject.is_changing
            self.text = f"{self._base.rstrip()}\n" if goes_on else self._base

    def _take_up(self, subject: About) -> None:
        self.subject = subject
        self._base = clean(subject.note.body, multiline=True) if subject.note else ""

    @property
    def is_dirty(self) -> bool:
        """Whether there are words that are not saved."""
        return self.text.rstrip() != self._base.rstrip()

    def aim(self, subject: About) -> None:
        """The note is about something else; the words stay, as a new note there."""
        self._take_up(replace(subject, note=None))

    @property
    def is_debrief(self) -> bool:
        """Whether the words are an interview's debrief, by the way here or by what they say."""
        subject = self.subject
        if subject is None or subject.interview is None or self.is_note_alone:
            return subject is not None and subject.debrief
        return subject.debrief or debriefs(subject.interview, self.text, self._tracker.now)

    # reading ------------------------------------------------------------------------------------

    def read(self) -> NoteReading:
        """Read the words again; FactError or StoreError where that cannot be."""
        if self.subject is None or not self.text.strip():
            self.reading = NOTHING
            return self.reading
        found = self._found = self._preview()
        taken = self._taken(found.jot.proposals)
        plan = self._plan_of(found, taken)
        told = self._told(found.jot, taken)
        self.reading = NoteReading(found.jot, taken, plan, answered(self.text, told))
        return self.reading

    def _plan_of(self, found: JotReading, taken: frozenset[int]) -> tuple[str, ...]:
        """What becomes of the plan; made anew only where something differs that it rests on."""
        before, rests_on = self._before(), found.rests_on(taken)
        if self._with is None or rests_on != self._rests_on:
            self._with = self._tracker.previews.jotted(found, taken)
            self._rests_on, self._effects = rests_on, {}
            self._planned = self._plan(before, self._with)
        return self._planned

    def _before(self) -> Board:
        """The board without these words, by the same hand as those with them: what they share is one."""
        board = self._tracker.board()
        if self._without is None or board is not self._board:
            self._board, self._without = board, self._tracker.present.imagined(board.facts)
            self._with = None
        return self._without

    def effect(self, number: int) -> tuple[str, ...]:
        """What one proposal of what was read last does to the plan alone, or would do."""
        if number not in self._effects and self._found is not None and self._with is not None:
            taken = self.reading.taken
            other = self._tracker.previews.jotted(self._found, taken ^ {number})
            boards = (other, self._with) if number in taken else (self._with, other)
            self._effects[number] = self._plan(*boards)
        return self._effects.get(number, ())

    def switch(self, number: int) -> None:
        """Take a proposal, or do not."""
        marks = _marks(self.reading.jot.proposals)
        self._switched[marks[number]] = number not in self.reading.taken

    def _preview(self) -> JotReading:
        return self._tracker.previews.read(self._where, self.text, self._reader, **self._options)

    @property
    def _where(self) -> Id | Opportunity:
        subject = self._said
        return subject.opportunity if subject.is_new else subject.opportunity.id

    @property
    def _options(self) -> JotOptions:
        subject = self._said
        return {
            "interview": subject.interview.id if subject.interview else None,
            "note": subject.note.id if subject.note else None,
            "order": self._order,
            "debrief": subject.debrief or (False if self.is_note_alone else None),
            "begun_on": self.begun_on,
        }

    @property
    def begun_on(self) -> dt.date | None:
        """The day the words are of, where they were begun before today: their ``today`` is that day."""
        begun = self.started.astimezone(self._tracker.now.tzinfo).date()
        return begun if begun < self._tracker.now.date() else None

    @property
    def _said(self) -> About:
        if self.subject is None:
            raise ValueError("it is not said yet what the note is about")
        return self.subject

    def _taken(self, proposals: Sequence[Proposal]) -> frozenset[int]:
        marks = _marks(proposals)
        return frozenset(
            n for n, one in enumerate(proposals) if self._switched.get(marks[n], one.certain)
        )

    def _plan(self, before: Board, after: Board) -> tuple[str, ...]:
        return sentences(changes(before, after), after, about=self._said.opportunity.id)

    def _told(self, jot: Jot, taken: Collection[int]) -> Iterator[object]:
        """Everything read from the words, now or when the note was saved before."""
        for n, proposal in enumerate(jot.proposals):
            for change in proposal.changes if n in taken else ():
                yield change.fact if isinstance(change, Add) else change
        note, opportunity = self._said.note, self._said.opportunity
        if note is not None:
            for name in ("people", "interviews", "statements", "requests", "references"):
                for fact in getattr(opportunity, name):
                    if fact.from_note is not None and fact.from_note.note == note.id:
                        yield fact

    # keeping ------------------------------------------------------------------------------------

    def keep(self) -> None:
        """Put unsaved words on the disk; OSError where that cannot be."""
        subject = self.subject
        if not self.is_dirty or not self.text.strip():
            self._drafts.forget()
            return
        draft = NoteDraft("", self.text, self.started.isoformat())
        self._drafts.keep(_placed(draft, subject) if subject else draft)

    def restore(self, draft: NoteDraft) -> None:
        """Go on with words of an earlier run."""
        self.text = clean(draft.body, multiline=True)
        self.started = draft.started

    def save(self, tracker: Tracker) -> Outcome:
        """The verb: all of it at once, as the words stand now.

        What another window wrote into the note meanwhile stays above these words; a note left
        without words is removed.
        """
        subject, text = self._said, self.text.rstrip()
        stored = _stored(tracker, subject)
        if stored is not None and not text:
            return tracker.remove(subject.opportunity.id, stored)
        if stored is None and subject.note is not None:
            subject = replace(subject, note=None)
        elif stored is not None and subject.note is not None and stored.body != subject.note.body:
            text = f"{stored.body}\n\n---\n\n{text}"
        self.subject, self.text = subject, text
        jot, options = self._preview().jot, self._options
        outcome = tracker.jot(self._where, text, chosen=self._taken(jot.proposals), **options)
        left = self._left_out(jot, stored.body if stored else "")
        more = f" and {len(left) - 1} more" if len(left) > 1 else ""
        said = (
            f"Not recorded: “{left[0]}”{more}, n goes back; {outcome.said}"
            if left
            else outcome.said
        )
        return replace(outcome, said=said)

    def _left_out(self, jot: Jot, before: str) -> list[str]:
        """The lines that were read, or meant to be, and of which nothing was taken nor refused by hand.

        What stood so in the note ``before`` was told then.
        """
        marked = zip(jot.proposals, _marks(jot.proposals), strict=True)
        switched = {one.line for one, mark in marked if mark in self._switched}
        kept = switched | {jot.proposals[n].line for n in self._taken(jot.proposals)}
        left = {one.line for one in jot.proposals} | {one.line for one in jot.problems}
        lines = [line.strip() for line in self.text.split("\n")]
        told = {line.strip() for line in before.split("\n")}
        return [line for n in sorted(left - kept) if (line := lines[n - 1]) not in told]

    def give_up(self) -> None:
        """The words go back to what is saved."""
        self.text = self._base
        self._drafts.forget()

    def done(self) -> None:
        """The words are saved, or there are none: the draft goes."""
        self._base = self.text
        self._drafts.forget()
        self._drafts.close()

    def close(self) -> None:
        """The app ends: unsaved words stay on the disk for the next one."""
        self._drafts.close()


def _placed(draft: NoteDraft, subject: About) -> NoteDraft:
    """The draft with what it is about: by id, or by company and role where that is new."""
    one = subject.opportunity
    new = {"company": one.company, "role": one.role}
    return replace(
        draft,
        **(new if subject.is_new else {"opportunity": one.id}),
        interview=subject.interview.id if subject.interview else None,
        note=subject.note.id if subject.note else None,
        debrief=subject.debrief,
    )


def _stored(tracker: Tracker, subject: About) -> Note | None:
    """The note as the file has it now."""
    if subject.note is None:
        return None
    for opportunity in tracker.facts.opportunities:
        if opportunity.id == subject.opportunity.id:
            return next((one for one in opportunity.notes if one.id == subject.note.id), None)
    return None


def _marks(proposals: Sequence[Proposal]) -> list[_Mark]:
    seen: Counter[tuple[str, tuple[int, int]]] = Counter()
    marks: list[_Mark] = []
    for one in proposals:
        place = (one.text.strip(), one.span)
        marks.append((*place, seen[place]))
        seen[place] += 1
    return marks
