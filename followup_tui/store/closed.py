"""What is closed for good: the day it was, written down beside it so that a start need not read it.

Owns a careful reading of how things end, which the timeline judges exactly: where it is not certain
that an end stands, the answer is None. Must not know what day it is.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Collection, Iterable, Iterator

import msgspec

from followup_tui.facts import ENDING, Id, Opportunity

_TOLD = frozenset(action for action, kind in ENDING.items() if kind != "let_go")
_DECIDED = frozenset({"withdrawn", "declining"})
_REOPENING = frozenset({"invite", "offer", "reply_new_date"})


def judge(
    connection: sqlite3.Connection, ids: Collection[Id], opportunities: Iterable[Opportunity]
) -> None:
    """Write down which are closed, in the transaction that is open; of ``ids`` not given, nothing."""
    query = "DELETE FROM closed WHERE opportunity IN (SELECT value FROM json_each(?))"
    connection.execute(query, (msgspec.json.encode(list(ids)).decode(),))
    rows = ((one.id, day and day.isoformat()) for one in opportunities for day in [closed_on(one)])
    connection.executemany('INSERT OR REPLACE INTO closed (opportunity, "on") VALUES (?, ?)', rows)


def closed_on(opportunity: Opportunity) -> dt.date | None:
    """The day its end was known that no fact takes back; None where it is open, or may be.

    An acceptance concerns all others, and is never closed.
    """
    decision = opportunity.decision
    if decision is not None and decision.kind == "accepted":
        return None
    ends = min(_ends(opportunity), default=None)
    if ends is not None:
        return ends if max(_beginnings(opportunity), default=ends) <= ends else None
    let_go = max((s.on for s in opportunity.sent if ENDING.get(s.action) == "let_go"), default=None)
    if let_go is None:
        return None
    signs = (*_beginnings(opportunity), *_signs(opportunity))
    return let_go if max(signs, default=let_go) <= let_go else None


def _ends(opportunity: Opportunity) -> Iterator[dt.date]:
    decision = opportunity.decision
    if opportunity.rejection is not None:
        yield opportunity.rejection.on
    if decision is not None and decision.kind in _DECIDED:
        yield decision.on
    yield from (one.on for one in opportunity.received if one.kind == "rejection")
    yield from (one.on for one in opportunity.sent if one.action in _TOLD)


def _beginnings(opportunity: Opportunity) -> Iterator[dt.date]:
    """The days after which an end may not be one."""
    if opportunity.application is not None:
        yield opportunity.application.submitted_on
    yield from (one.on for one in opportunity.received if one.kind in _REOPENING)
    yield from (one.on for one in opportunity.offers)
    yield from (one.on for one in opportunity.interviews)


def _signs(opportunity: Opportunity) -> Iterator[dt.date]:
    """The days on which what was let go may have come back."""
    yield from (one.on for one in opportunity.received)
    yield from (one.on for one in opportunity.feedback)
