"""The one note being written: which it is, when it goes to disk, when it is committed.

Owns the way from typed words to a draft, and from a draft to a committed note. Must not know
widgets. Time comes as ticks of the app's one-second timer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from followup_tui.timeline import Board, Id, Note, Opportunity
from followup_tui.tracker import Outcome, Tracker
from followup_tui.wording import clean

from .desk import Desk
from .drafts import Draft, Drafts

PAUSE = 30
"""Ticks without a key after which the note is committed."""


@dataclass(slots=True)
class Page:
    """Where the words go, and what is known to be safe of them."""

    opportunity: Id
    interview: Id | None
    note: Id | None
    base: str
    """The note as it stood when it was last read or written."""
    started: str
    asked: str = ""
    """The words last handed over to be committed."""
    above: str = ""
    """What another window wrote into the same note meanwhile: it stays above our words."""
    from_file: Path | None = None
    """The draft of an earlier run these words came from."""


class Notebook:
    """Words are drafted within a second and committed when the pen rests."""

    def __init__(
        self, drafts: Drafts, desk: Desk, saved: Callable[[Outcome], None], now: Callable[[], str]
    ) -> None:
        self._drafts, self._desk = drafts, desk
        self._saved, self._now = saved, now
        self._body = ""
        self._drafted = ""
        self._quiet_ticks = 0
        self.page: Page | None = None

    def open(self, board: Board, opportunity: Opportunity) -> str:
        """Start or continue today's note about the newest interview; answers the words so far."""
        interview = _newest_interview(board, opportunity)
        note = _of_today(board, opportunity, interview)
        base = note.body if note else ""
        body = clean(base, multiline=True)
        self.page = Page(
            opportunity.id, interview, note.id if note else None, base, self._now(), asked=body
        )
        self._body = self._drafted = body
        return body

    def reopen(self, path: Path, draft: Draft, board: Board) -> str:
        """Take over the words an earlier run left behind."""
        opportunity = board.opportunities.get(draft.opportunity)
        notes = opportunity.notes if opportunity else ()
        base = next((note.body for note in notes if note.id == draft.note), "")
        note_id = draft.note if any(note.id == draft.note for note in notes) else None
        self.page = Page(
            draft.opportunity, draft.interview, note_id, base, draft.at, asked=base, from_file=path
        )
        self._body, self._drafted = clean(draft.body, multiline=True), ""
        return self._body

    def typed(self, body: str) -> None:
        if self.page is not None:
            self._body = body
            self._quiet_ticks = 0

    def tick(self) -> None:
        """A second went by: unsaved words go to disk, and after a pause into the file."""
        if self.page is None:
            return
        self.draft()
        self._quiet_ticks += 1
        if self._quiet_ticks >= PAUSE:
            self.commit()

    def draft(self) -> None:
        """Put unsaved words on the disk now; OSError where that cannot be."""
        page = self.page
        if page is None or self._body in (self._drafted, page.asked):
            return
        self._drafts.keep(
            Draft(page.opportunity, self._body, page.started, page.interview, note=page.note)
        )
        self._drafted = self._body
        if page.from_file is not None:
            self._drafts.drop(page.from_file)
            page.from_file = None

    def commit(self) -> None:
        """Hand the words over; their draft goes once they are in the file."""
        page, body = self.page, self._body
        if page is None or body.rstrip() == page.asked.rstrip():
            return
        self.draft()
        page.asked = body

        def verb(tracker: Tracker) -> Outcome:
            return _write(tracker, page, body)

        def then(outcome: Outcome) -> None:
            if self._body == body:
                self._drafts.forget()
            self._saved(outcome)

        self._desk.submit(verb, then)

    def close(self) -> None:
        """Finish the note: commit what is unsaved and let go of the page."""
        self.commit()
        page, self.page = self.page, None
        if page is not None and self._body.rstrip() == page.base.rstrip():
            self._drafts.forget()
            if page.from_file is not None:
                self._drafts.drop(page.from_file)


def _write(tracker: Tracker, page: Page, body: str) -> Outcome:
    """One commit: a new note, the note changed, or the emptied note removed."""
    stored = _stored(tracker, page)
    if stored is None:
        outcome = tracker.add_note(page.opportunity, body, interview=page.interview)
        page.note = outcome.id
    elif not body.strip():
        outcome = tracker.remove(page.opportunity, stored)
        page.note = None
    else:
        if stored.body != page.base:
            page.above = f"{stored.body}\n\n---\n\n"
        body = page.above + body
        outcome = tracker.edit_note(stored.id, body)
    page.base = body
    return outcome


def _stored(tracker: Tracker, page: Page) -> Note | None:
    """The note as the file has it now: another window may have written it since."""
    if page.note is None:
        return None
    for opportunity in tracker.facts.opportunities:
        if opportunity.id == page.opportunity:
            return next((note for note in opportunity.notes if note.id == page.note), None)
    return None


def _newest_interview(board: Board, opportunity: Opportunity) -> Id | None:
    """The interview a note of today is most likely about: the newest that is not ahead."""
    past = [i for i in opportunity.interviews if i.on <= board.today and i.status != "cancelled"]
    return max(past, key=lambda i: i.on).id if past else None


def _of_today(board: Board, opportunity: Opportunity, interview: Id | None) -> Note | None:
    """The note begun today about the same interview, to be continued."""
    zone = board.now.tzinfo
    todays = [
        note
        for note in opportunity.notes
        if note.interview == interview and note.at.astimezone(zone).date() == board.today
    ]
    return max(todays, key=lambda note: note.at, default=None)
