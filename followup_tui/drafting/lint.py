"""Reading a message over before it goes: the checks.

Owns which checks there are and what a finding is. Must not change the text or decide anything: an
error only asks before the message is marked as sent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

import msgspec

from followup_tui.facts import Id
from followup_tui.timeline import Board, Item

from . import factchecks, personchecks, shapechecks, wordchecks
from .advice import Severity
from .case import Case, Hit, Hits, WordLists
from .draft import Draft
from .message import Message


class Finding(msgspec.Struct, frozen=True):
    """One remark; ``start`` and ``end`` mark the place in the text, both 0 where it has none."""

    id: str
    severity: Severity
    start: int
    end: int
    what: str
    why: str
    suggestion: str


CHECKS: Mapping[str, Callable[[Case], Hits]] = MappingProxyType(
    {
        "L01": wordchecks.stock_phrases,
        "L02": wordchecks.smileys,
        "L03": shapechecks.greeting,
        "L04": shapechecks.thanks_first,
        "L05": wordchecks.asks_for_the_decision,
        "L06": wordchecks.placeholders,
        "L07": factchecks.conversation,
        "L08": wordchecks.desperation,
        "L09": wordchecks.flattery,
        "L10": wordchecks.apologies,
        "L11": wordchecks.reproach,
        "L12": shapechecks.ingredients,
        "L13": shapechecks.purpose,
        "L14": factchecks.debrief,
        "L15": shapechecks.length,
        "L16": factchecks.panel,
        "L17": shapechecks.proofreading,
        "L18": factchecks.strangers,
        "L19": factchecks.requested,
        "L20": factchecks.medium,
        "L21": factchecks.moment,
        "L22": shapechecks.dates,
        "L23": wordchecks.jargon,
        "L24": factchecks.asked_before,
        "L25": wordchecks.confessions,
        "L26": personchecks.third_person,
    }
)
_PRIVATE = frozenset({"L25", "L26"})
_ORDER = {"E": 0, "W": 1, "I": 2}


def lint(
    message: str | Draft,
    board: Board,
    item: Item,
    *,
    confirmed_proofread: bool = False,
    others: Mapping[Id, str] | None = None,
    words: WordLists | None = None,
    medium: str | None = None,
    is_untouched: bool = False,
) -> tuple[Finding, ...]:
    """Every remark on a message for ``item``, errors first, then by place.

    A text may open with ``Subject: …``; without it the subject is not judged, nor is the medium
    unless given. ``others`` holds what other recipients of the same interview get, by contact. A draft
    that ``is_untouched`` is not told that it takes nothing of the notes: what they hold stands beside it.
    """
    if isinstance(message, Draft):
        read = Message.read(message.body, message.subject, medium or message.medium)
    else:
        read = Message.read(message, None, medium)
    lists = words or WordLists()
    case = Case(read, board, item, confirmed_proofread, others or {}, lists, is_untouched)
    allowed = {phrase.strip().casefold() for phrase in lists.allowed}
    found = [
        _finding(case, name, hit)
        for name, check in CHECKS.items()
        if item.action in case.advice(name).actions
        for hit in check(case)
        if read.raw[hit.start : hit.end].strip().casefold() not in allowed - {""}
    ]
    return tuple(sorted(found, key=lambda f: (_ORDER[f.severity], f.start, f.id)))


def is_ready(draft: Draft, findings: Iterable[Finding]) -> bool:
    """Whether it can go as it stands: nothing open, nothing taken unread, no error, nothing private."""
    is_sound = not any(f.severity == "E" or f.id in _PRIVATE for f in findings)
    return draft.is_ready and is_sound


def _finding(case: Case, name: str, hit: Hit) -> Finding:
    advice = case.advice(name)
    return Finding(
        id=name,
        severity=hit.severity or advice.severity,
        start=hit.start,
        end=hit.end,
        what=hit.what or advice.what,
        why=hit.why or advice.why,
        suggestion=hit.advice or advice.advice,
    )
