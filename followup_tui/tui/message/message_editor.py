"""The message being written: its words, where it goes, and what is to be said about it.

Owns the texts of one message, which template they came from, and whether the person changed them.
Must not know widgets, files or the tracker.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import get_args

import msgspec
from msgspec.structs import replace

from followup_tui.config import Writer
from followup_tui.drafting import (
    TONES,
    Candidate,
    Candidates,
    Draft,
    Finding,
    NothingToWrite,
    Taken,
    Wish,
    candidates,
    compose,
    head,
    is_ready,
    lint,
    names,
)
from followup_tui.facts import Id, Medium, spoken
from followup_tui.sidecars import KeptMessage
from followup_tui.timeline import Board, Item, Playbook
from followup_tui.wording import clean

SLOT = re.compile(r"\{\{([^{}]*)\}\}")
MEDIA: tuple[str, ...] = get_args(Medium)


class Words(msgspec.Struct, frozen=True):
    """What stands in the fields."""

    address: str
    subject: str
    body: str


class Slot(msgspec.Struct, frozen=True):
    """A place still open in the body; ``start`` is -1 for one in the subject."""

    name: str
    start: int
    end: int


class MessageEditor:
    """One message for one follow-up."""

    def __init__(
        self,
        board: Board,
        item: Item,
        writer: Writer,
        playbooks: Mapping[str, Playbook] | None = None,
        kept: KeptMessage | None = None,
    ) -> None:
        self.board, self.item, self.writer = board, item, writer
        self.notes: Candidates = candidates(board, item, writer.voice.offered)
        self._takes: list[int] = []
        self.is_handed_over = kept is not None and kept.handed_over
        self.head: tuple[str, ...] = head(board, item, playbooks)
        self.is_proofread = False
        self.draft = self._first(kept)
        self._asked = self._compose()
        self._fresh = shown(self.draft)
        self._unread: list[str] = list(kept.marks) if kept else []
        self.words = self._fresh
        if kept is not None:
            self.words = Words(
                clean(kept.address), clean(kept.subject), clean(kept.body, multiline=True)
            )

    def _first(self, kept: KeptMessage | None) -> Draft:
        if kept is None:
            return self._compose()
        medium = kept.medium if kept.medium in MEDIA else None
        tone = kept.tone if kept.tone in TONES else None
        try:
            return self._compose(tone, kept.template, medium)
        except NothingToWrite:  # a template of one's own that is gone since
            return self._compose(tone, medium=medium)

    def _compose(
        self, tone: str | None = None, template: str | None = None, medium: str | None = None
    ) -> Draft:
        wish = Wish(tone, template, medium, tuple(self._takes))
        return compose(self.board, self.item, self.writer.voice, wish)

    # the words ----------------------------------------------------------------------------------

    @property
    def is_touched(self) -> bool:
        """Whether the person has written anything that composing anew would lose."""
        return self.words.subject != self._fresh.subject or self.words.body != self._fresh.body

    @property
    def is_changed(self) -> bool:
        """Whether anything is as the person, and not as the facts want it."""
        return self.words != self._fresh or self.draft != self._asked

    @property
    def by(self) -> str:
        """How it goes, and whether they asked for that."""
        if self.draft.medium == self._asked.medium:
            return next((line for line in self.head if line.startswith("By ")), "")
        return f"By {spoken(self.draft.medium)}, though {spoken(self._asked.medium)} is due"

    def current(self) -> Draft:
        """The message as it stands, to be handed over."""
        words = self.words
        address = self.draft.to_address if words.address == self._fresh.address else words.address
        missing = tuple(dict.fromkeys(slot.name for slot in self.slots()))
        return replace(
            self.draft,
            to_address=address,
            subject=words.subject,
            body=words.body,
            missing=missing,
            marks=tuple(self.marks()),
        )

    def text(self) -> str:
        """The message as it is kept with the fact that it was sent."""
        subject = self.words.subject.strip()
        is_headed = subject and self.draft.medium in ("email", "portal", "fax")
        return f"Subject: {subject}\n\n{self.words.body}" if is_headed else self.words.body

    def kept(self, at: str) -> KeptMessage:
        """The message as it is left in progress."""
        draft, words = self.draft, self.words
        return KeptMessage(
            draft.key,
            draft.medium,
            words.address,
            words.subject,
            words.body,
            draft.template,
            draft.tone,
            at,
            marks=tuple(mark.text for mark in self.marks()),
            handed_over=self.is_handed_over,
        )

    # choosing -----------------------------------------------------------------------------------

    def next_tone(self) -> Draft:
        """The same message in the next tone."""
        tones = list(TONES)
        at = tones.index(self.draft.tone) if self.draft.tone in tones else -1
        return self._compose(tones[(at + 1) % len(tones)], medium=self.draft.medium)

    def next_template(self) -> Draft:
        """The message by the next template of its type."""
        known = self.templates
        at = known.index(self.draft.template) if self.draft.template in known else -1
        chosen = known[(at + 1) % len(known)]
        last = chosen.rpartition(".")[2]
        forms = (".call", ".short")
        has_form = chosen.endswith(forms) or self.draft.template.endswith(forms)
        medium = None if has_form else self.draft.medium
        return self._compose(last if last in TONES else None, chosen, medium)

    @property
    def templates(self) -> tuple[str, ...]:
        return names(self.item.action, self.writer.voice.own)

    def by_next_medium(self) -> Draft:
        """The message by the next way to send it."""
        at = MEDIA.index(self.draft.medium) if self.draft.medium in MEDIA else -1
        medium = MEDIA[(at + 1) % len(MEDIA)]
        return self._compose(self.draft.tone, medium=medium)

    def take(self, draft: Draft) -> None:
        """Begin anew with this draft: what was written goes."""
        self.draft = draft
        self.words = self._fresh = shown(draft)
        self._unread = [mark.text for mark in draft.marks]

    def readdress(self, draft: Draft) -> None:
        """Send the same words in another way."""
        fresh = shown(draft)
        self.draft = draft
        self.words = replace(self.words, address=fresh.address)
        self._fresh = fresh

    # taking from the notes ----------------------------------------------------------------------

    def taken(self, candidate: Candidate) -> Draft | None:
        """The message with this line in its place; None where the person's own words stand there."""
        if self.is_touched or candidate.number in self._takes:
            return None
        self._takes.append(candidate.number)
        draft = self.draft
        return self._compose(draft.tone, draft.template, draft.medium)

    def mark(self, candidate: Candidate) -> None:
        """Keep in mind that this came from a note and was not looked over; an open place is told as one."""
        if candidate.form != "own":
            self._unread.append(candidate.text)

    def confirm(self, text: str) -> None:
        """It reads as the person would say it."""
        self._unread = [one for one in self._unread if one != text]

    def marks(self) -> list[Taken]:
        """What came from the notes and stands there unchanged and unconfirmed."""
        body = self.words.body
        found = [(body.find(text), text) for text in dict.fromkeys(self._unread)]
        return [Taken(at, at + len(text), text) for at, text in sorted(found) if at >= 0]

    # reading over -------------------------------------------------------------------------------

    def slots(self) -> list[Slot]:
        """Every place still open, in order."""
        ahead = [Slot(m[1], -1, -1) for m in SLOT.finditer(self.words.subject)]
        return ahead + [Slot(m[1], *m.span()) for m in SLOT.finditer(self.words.body)]

    def findings(self, others: Mapping[Id, str] | None = None) -> tuple[Finding, ...]:
        """Every remark; open slots are told of apart."""
        open_ = {(slot.start, slot.end) for slot in self.slots()}
        found = lint(
            self.current(),
            self.board,
            self.item,
            confirmed_proofread=self.is_proofread,
            others=others,
            words=self.writer.words,
            is_untouched=not self.is_touched,
        )
        return tuple(one for one in found if (one.start, one.end) not in open_)

    def is_ready(self, findings: tuple[Finding, ...]) -> bool:
        """Whether it can go as it stands."""
        return is_ready(self.current(), findings)


def shown(draft: Draft) -> Words:
    """A draft as its fields show it: an address of several lines on one."""
    return Words(
        clean(", ".join(draft.to_address.splitlines())),
        clean(draft.subject),
        clean(draft.body, multiline=True),
    )
