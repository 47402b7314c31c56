"""The notes that were begun: those left without saving, and those an earlier run left behind.

Owns which of them is taken up again, and that none is lost. Must not know widgets.
"""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TypeAlias

from msgspec.structs import replace

from followup_tui.capture import Order, named_opportunity
from followup_tui.facts import Id, Opportunity
from followup_tui.timeline import Board
from followup_tui.tracker import Tracker
from followup_tui.tui.drafts import Drafts

from .note_drafts import NoteDraft
from .note_editor import About, NoteEditor, about

_Key: TypeAlias = tuple[Id, Id, bool]


class NoteEditors:
    """Every editor of this running app, each with a draft file of its own."""

    def __init__(self, tracker: Tracker, folder: Path, order: Order = "dmy") -> None:
        self._tracker, self._folder, self._order = tracker, folder, order
        self._unsaved: dict[_Key, NoteEditor] = {}
        self._open: NoteEditor | None = None

    def open(self, subject: About | None) -> NoteEditor:
        """The editor begun on this subject before, or a fresh one."""
        editor = self._unsaved.pop(_key(subject), None) or self._new(subject)
        self._open = editor
        return editor

    def is_begun(self, opportunity: Id) -> bool:
        """Whether words on this opportunity are waiting to be gone on with."""
        return any(id_ == opportunity for id_, _, _ in self._unsaved)

    def left(self, editor: NoteEditor) -> None:
        """The editor is off the screen: saved, or kept for later if there are words on it."""
        self._open = None
        if editor.is_dirty and editor.text.strip():
            self._unsaved[_key(editor.subject)] = editor
        else:
            editor.done()

    def recovered(self, board: Board) -> NoteEditor | None:
        """The newest editor that an earlier run left behind, its draft now ours."""
        shelf = Drafts(self._folder, NoteDraft)
        for path, draft in shelf.left_behind():
            editor = self._new(_subject(board, draft))
            editor.restore(draft)
            with contextlib.suppress(OSError):
                editor.keep()
                shelf.drop(path)
            self._open = editor
            return editor
        return None

    def keep(self) -> None:
        """Put all unsaved words on the disk now; OSError where that cannot be."""
        for editor in self._editors():
            editor.keep()

    def words(self) -> list[str]:
        """The words that are not saved."""
        return [one.text for one in self._editors() if one.is_dirty and one.text.strip()]

    def _editors(self) -> list[NoteEditor]:
        return [*self._unsaved.values(), *([self._open] if self._open else [])]

    def close(self) -> None:
        """The app ends: what is unsaved stays on the disk."""
        for editor in self._editors():
            editor.close()

    def _new(self, subject: About | None) -> NoteEditor:
        return NoteEditor(self._tracker, subject, Drafts(self._folder, NoteDraft), self._order)


def _key(subject: About | None) -> _Key:
    if subject is None:
        return "", "", False
    return subject.opportunity.id, subject.note.id if subject.note else "", subject.debrief


def _subject(board: Board, draft: NoteDraft) -> About | None:
    """What the draft was about, as far as that still stands."""
    if draft.company:
        new = next((o for o in board.opportunities.values() if _is(o, draft)), None)
        if new is not None:
            return about(board, new, afresh=True)
        made = named_opportunity(f"{draft.company}, {draft.role}", board.opportunities)
        return About(made, is_new=True) if made else None
    opportunity = board.opportunities.get(draft.opportunity)
    if opportunity is None:
        return None
    interview = next((i for i in opportunity.interviews if i.id == draft.interview), None)
    note = next((one for one in opportunity.notes if one.id == draft.note), None)
    is_debrief = draft.debrief and interview is not None
    return replace(About(opportunity), interview=interview, note=note, debrief=is_debrief)


def _is(opportunity: Opportunity, draft: NoteDraft) -> bool:
    return (opportunity.company, opportunity.role) == (draft.company, draft.role)
