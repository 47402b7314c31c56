"""What hangs on a record: what goes with it when it is deleted, and what speaks of it and stays.

Owns which records those are and what to call them. Must not delete anything.
"""

from __future__ import annotations

import re

from .actions import FollowUpKey
from .editing import records_of
from .records import Interview, Note, Opportunity, Record, id_of
from .shape import inside, top


def going(opportunity: Opportunity) -> list[str]:
    """What goes with an opportunity: how many of each kind."""
    return _told({home.word: len(records_of(opportunity, kind)) for kind, home in inside().items()})


def staying(opportunity: Opportunity, fact: Record) -> list[str]:
    """What is about a record of the opportunity and stays: ``2 notes about it``."""
    id_ = id_of(fact)
    if id_ is None or type(fact) in top():
        return []
    if isinstance(fact, Note):
        held = (record for kind in inside() for record in records_of(opportunity, kind))
        origins = (getattr(record, "from_note", None) for record in held)
        return _told({"fact read from it": sum(o is not None and o.note == id_ for o in origins)})
    notes = opportunity.notes if isinstance(fact, Interview) else ()
    keys = [*(one.key for one in opportunity.snoozes), *(one.key for one in opportunity.skips)]
    return _told(
        {
            "note about it": sum(note.interview == id_ for note in notes),
            "sent message about it": sum(sent.for_ == id_ for sent in opportunity.sent),
            "decision about it": sum(FollowUpKey.parse(key).for_ == id_ for key in keys),
        }
    )


def _told(sizes: dict[str, int]) -> list[str]:
    return [f"{n} {_plural(word) if n > 1 else word}" for word, n in sizes.items() if n]


def _plural(word: str) -> str:
    return re.sub(r"(?= (?:in|about|read) |$)", "s", word, count=1)
