"""What a form is opened on, and fresh ids within it.

Owns the surroundings of one form. Must not know any widget or field.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import msgspec

from followup_tui.facts import (
    Contact,
    Ground,
    Id,
    Opportunity,
    Record,
    Skip,
    Snooze,
    free_id,
    future_faults,
    going,
    naming,
    record_faults,
    staying,
    typed_faults,
)
from followup_tui.timeline import Board, load_playbooks
from followup_tui.tui.fields import Context

from .results import Fact

_SHOWN = 3


class FormSubject(msgspec.Struct, frozen=True):
    """``fact`` is None in a form for a new one; ``opportunity`` is None outside of any."""

    board: Board
    opportunity: Opportunity | None
    fact: Fact | None
    context: Context

    @property
    def playbooks(self) -> Sequence[str]:
        """Those that can be chosen, by name."""
        return tuple(self.board.playbooks or load_playbooks())

    @property
    def today(self) -> dt.date:
        """The later of your day and the employer's: what is recorded is judged by it."""
        now = self.board.now
        return max(now.date(), now.astimezone(self.context.zone).date())

    def refused(self, fact: Record) -> set[str]:
        """The fields that the rules refuse in this fact."""
        facts, now = self.board.facts, self.board.now
        people = frozenset(one.id for one in facts.contacts)
        ground = Ground(facts.settings.home_tz, people, now=now)
        found = (
            *typed_faults(fact),
            *record_faults(fact, self.opportunity, ground),
            *future_faults(fact, self.today, now),
        )
        return {fault.path for fault in found}


def numbered(stem: str, taken: set[Id]) -> Id:
    """The next free ``i1``, ``i2``, ...: after the highest, so that no old key comes to life."""
    numbers = (one.removeprefix(stem) for one in taken if one.startswith(stem))
    return f"{stem}{max((int(n) for n in numbers if n.isdecimal()), default=0) + 1}"


def named_or_numbered(stem: str, words: object, board: Board) -> Id:
    """A free id made of the words; without any the next free number."""
    taken = taken_ids(board)
    return free_id(str(words), taken, stem) if words else numbered(stem, taken)


def taken_ids(board: Board) -> set[Id]:
    """Every id that stands somewhere or is spoken of: of interviews, requests, replies, feedback, chats."""
    found = {chat.id for chat in board.facts.networking}
    for one in board.facts.opportunities:
        found.update(_ids(one))
    for chat in board.facts.networking:
        found.update(_spoken_of(chat.snoozes, chat.skips))
    return found


def _ids(one: Opportunity) -> Iterator[Id]:
    yield from (interview.id for interview in one.interviews)
    yield from (request.id for request in one.requests)
    yield from (feedback.id for feedback in one.feedback)
    yield from (reply.id for reply in one.received if reply.id)
    yield from (said.id for said in one.statements if said.id)
    yield from (sent.for_ for sent in one.sent if sent.for_)
    yield from (note.interview for note in one.notes if note.interview)
    yield from _spoken_of(one.snoozes, one.skips)


def _spoken_of(snoozes: tuple[Snooze, ...], skips: tuple[Skip, ...]) -> Iterator[Id]:
    for key in (*(one.key for one in snoozes), *(one.key for one in skips)):
        yield from key.split("/")[2:]


def hangs_on(fact: Fact, subject: FormSubject) -> str:
    """What else speaks of a fact that is about to be deleted, in a sentence."""
    if isinstance(fact, Opportunity):
        lead, those = "Goes with it", going(fact)
    else:
        lead, those = "Stays", staying(subject.opportunity, fact) if subject.opportunity else []
    return f"{lead}: {', '.join(those)}." if those else ""


def named_in(fact: Fact, subject: FormSubject) -> str:
    """Where a contact is still named and so cannot be deleted, in a sentence; empty otherwise."""
    places = list(naming(subject.board.facts, fact.id)) if isinstance(fact, Contact) else []
    if not places:
        return ""
    more = f" and {len(places) - _SHOWN} more" if len(places) > _SHOWN else ""
    return f"Still named in {', '.join(places[:_SHOWN])}{more}: change or delete those first"
