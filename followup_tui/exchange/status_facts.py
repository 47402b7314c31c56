"""What a status of a sheet speaks of, and the fact that a day alone makes of it.

Owns which fact backs a status. Must not know columns, nor whose day it is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import partial

from followup_tui.facts import (
    Decision,
    Id,
    Interview,
    Offer,
    Opportunity,
    Record,
    Rejection,
    Request,
    Statement,
)

from .table_rows import Entry

_BACKED_BY: Mapping[str, str] = {
    "interview": "interviews",
    "request": "requests",
    "rejected": "rejection",
    "offer": "offers",
    "accepted": "decision",
    "withdrawn": "decision",
}
"""Where an opportunity holds what a status speaks of."""


def is_backed(known: Opportunity | None, meaning: str) -> bool:
    """Whether what a status speaks of stands in the opportunity already."""
    return bool(known and getattr(known, _BACKED_BY.get(meaning, ""), None))


def made_by_a_day(entry: Entry, id_: Id, today: dt.date) -> Callable[[dt.date], Record] | None:
    """The fact that a day makes of a status; None where it takes more than a day."""
    makes: Mapping[str, Callable[[dt.date], Record]] = {
        "interview": lambda day: Interview(numbered(id_, "met"), day),
        "request": lambda day: Request(numbered(id_, "asked"), entry.status, day),
        "rejected": Rejection,
        "offer": Offer,
        "accepted": partial(Decision, "accepted"),
        "withdrawn": partial(Decision, "withdrawn"),
        "paused": lambda day: Statement(today, "contact_after", date=day),
    }
    return makes.get(entry.meaning)


def numbered(id_: Id, stem: str) -> Id:
    """An id for one of the facts of a row, the same each time the file is read."""
    return f"{stem}-{id_}"[:64].rstrip("-._")
