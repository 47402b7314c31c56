"""What a first draft is: the message, whom it goes to, what it settles and what is open in it.

Owns its shape. Must not know how one is made.
"""

from __future__ import annotations

import datetime as dt

import msgspec


class NothingToWrite(ValueError):
    """No message belongs to this step, or no such template or candidate exists; the text says which."""


class Taken(msgspec.Struct, frozen=True):
    """A stretch of the text that came from a note and waits to be changed or confirmed."""

    start: int
    end: int
    text: str


class Draft(msgspec.Struct, frozen=True):
    """A message ready to be read over; ``missing`` names the slots still open in it."""

    key: str
    covers: tuple[str, ...]
    """Keys of the other follow-ups the same message takes care of."""
    to_name: str
    to_address: str
    """E-mail, number, postal address (several lines) or page, by medium; empty where unknown."""
    medium: str
    subject: str
    body: str
    missing: tuple[str, ...]
    template: str
    tone: str
    situation: str
    attachments: tuple[str, ...]
    """What they asked for and this message should carry."""
    on: dt.date
    """The day on the recipient's wall when it was composed."""
    marks: tuple[Taken, ...] = ()
    """What was taken of the notes, until it is changed or confirmed."""
    mdy: bool = False
    """Whether the recipient writes the month before the day."""

    @property
    def is_ready(self) -> bool:
        """Whether nothing is open and nothing taken waits; the lint has its own say."""
        return not self.missing and not self.marks
