"""What a form is opened on, and fresh ids within it.

Owns the surroundings of one form. Must not know any widget or field.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from followup_tui.timeline import Board
from followup_tui.timeline.facts import Contact, Id, Interview, Opportunity, Skip, Snooze
from followup_tui.tui.fields import Context

from .results import Fact

PLAYBOOKS = ("balanced", "patient", "assertive")


@dataclass(frozen=True, slots=True)
class Case:
    """``fact`` is None in a form for a new one; ``opportunity`` is None outside of any."""

    board: Board
    opportunity: Opportunity | None
    fact: Fact | None
    context: Context
    playbooks: Sequence[str] = PLAYBOOKS


def numbered(stem: str, taken: set[Id]) -> Id:
    """The next free ``i1``, ``i2``, ...: after the highest, so that no old key comes to life."""
    numbers = (one.removeprefix(stem) for one in taken if one.startswith(stem))
    return f"{stem}{max((int(n) for n in numbers if n.isdecimal()), default=0) + 1}"


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
    yield from (sent.for_ for sent in one.sent if sent.for_)
    yield from (note.interview for note in one.notes if note.interview)
    yield from _spoken_of(one.snoozes, one.skips)


def _spoken_of(snoozes: tuple[Snooze, ...], skips: tuple[Skip, ...]) -> Iterator[Id]:
    for key in (*(one.key for one in snoozes), *(one.key for one in skips)):
        yield from key.split("/")[2:]


def hangs_on(fact: Fact, case: Case) -> str:
    """What else speaks of a fact that is about to be deleted, in a sentence."""
    if isinstance(fact, Opportunity):
        sizes = {
            "interview": len(fact.interviews),
            "note": len(fact.notes),
            "message": len(fact.sent) + len(fact.received),
        }
        return _sentence("Goes with it", sizes)
    if isinstance(fact, Interview) and case.opportunity is not None:
        sizes = {
            "note": sum(note.interview == fact.id for note in case.opportunity.notes),
            "sent message": sum(sent.for_ == fact.id for sent in case.opportunity.sent),
        }
        return _sentence("About it", sizes)
    if isinstance(fact, Contact):
        return _sentence(
            "Named in",
            {"opportunity": sum(_names(one, fact.id) for one in case.board.facts.opportunities)},
        )
    return ""


def _sentence(lead: str, sizes: dict[str, int]) -> str:
    parts = [f"{n} {_plural(word) if n > 1 else word}" for word, n in sizes.items() if n]
    return f"{lead}: {', '.join(parts)}." if parts else ""


def _plural(word: str) -> str:
    return f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"


def _names(one: Opportunity, contact: Id) -> bool:
    return (
        any(contact == person.contact for person in one.people)
        or any(contact == given.contact for given in one.references)
        or any(contact in interview.with_ for interview in one.interviews)
        or any(contact == sent.to for sent in one.sent)
        or any(contact == reply.from_ for reply in one.received)
    )
