"""The agenda as JSON: what ``agenda --json`` and ``why --json`` print, and scripts rely on.

Owns the keys of that object and nothing else: order, statuses and words come with the board.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from followup_tui.timeline import Board, Item
from followup_tui.tracker import Supposed

VERSION = 1


def agenda_json(
    board: Board,
    keeps: Callable[[Item], bool] = lambda _: True,
    *,
    include_all: bool = False,
    supposed: Supposed | None = None,
) -> dict[str, Any]:
    """The agenda object of what is kept; ``include_all`` adds what is done, skipped, expired or snoozed.

    Where it is ``supposed`` it names the lines, and every item is marked.
    """
    shown = board.agenda if include_all else board.listed()
    items = [item_json(item) for item in shown if keeps(item)]
    agenda = {
        "version": VERSION,
        "now": board.now.isoformat(timespec="seconds"),
        "today": board.today.isoformat(),
        "playbook": board.playbook,
        "items": items,
    }
    if supposed is not None:
        agenda["items"] = [item | {"supposed": True} for item in items]
        agenda["supposed"] = [
            {"opportunity": wish.opportunity, "line": wish.line, "reads": list(reads)}
            for wish, reads in zip(supposed.wishes, supposed.reads, strict=True)
        ]
    return agenda


def item_json(item: Item) -> dict[str, object]:
    """One item of the agenda; every key present but ``day_of``, which tells of another zone's day."""
    why = item.explain()
    window = item.window
    day_of = {"day_of": "employer"} if item.day_of_employer else {}
    return {
        "key": str(item.key),
        "opportunity": item.opportunity,
        "company": item.company,
        "role": item.role,
        "action": item.action,
        "to": item.to,
        "for": item.for_,
        "status": item.status.value,
        "not_before": window.not_before.isoformat(),
        "ideal": window.ideal.isoformat(),
        "due_by": window.due_by.isoformat(),
        "give_up": _iso(window.give_up),
        "not_before_at": _iso(window.not_before_at),
        "due_by_at": _iso(window.due_by_at),
        "apology_after_at": _iso(window.apology_after_at),
        "medium": item.medium,
        "flags": list(item.flags),
        "decision_date": _iso(item.decision_date),
        "optional": item.optional,
        "snoozed_until": _iso(item.snoozed_until),
        "merge_with": list(item.merge_with),
        "title": item.title,
        "reason": why.reason,
        "sources": [{"id": source.id, "stance": source.stance} for source in why.sources],
        **day_of,
    }


def why_json(item: Item) -> dict[str, object]:
    """The item with its chain of reasons taken apart, and what each source says."""
    why = item.explain()
    chain = {
        "steps": list(why.steps),
        "rule": why.rule,
        "guard": why.guard,
        "mind": list(why.mind),
        "sources": [{"id": s.id, "stance": s.stance, "says": s.says} for s in why.sources],
    }
    return {"version": VERSION} | item_json(item) | chain


def _iso(value: dt.date | None) -> str | None:
    return None if value is None else value.isoformat()
