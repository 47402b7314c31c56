"""How a change of the plan reads: one sentence for each, the people of one action together.

Owns the short names of follow-ups and the sentences of a preview. Must not know how the change was
found, nor Textual, files or the clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from types import MappingProxyType

import msgspec

from followup_tui.facts import TRAITS, Action, Id, asked_for, listed, spoken
from followup_tui.timeline import Board, Change, Item, Status

from .words import STATUS_LOOK, long_day, place

_MARKS: Mapping[str, str] = MappingProxyType({"appeared": "+ ", "went": "- "})
_FEW = 3


def sentences(
    changes: Iterable[Change], board: Board, *, about: Id | None = None
) -> tuple[str, ...]:
    """``+ thank-you to Ana Ruiz and Bo Lind, due tomorrow 15:00``, ``status check moves to Tue 1 Dec``.

    ``board`` is the later one; ``about`` the opportunity that need not be named. User text in them
    is not cleaned.
    """
    together: dict[_Same, list[Item]] = {}
    for change in changes:
        item = change.item
        detail = _detail(item, board)
        same = _Same(change.kind, item.opportunity, item.action, detail, _end(change, board))
        together.setdefault(same, []).append(item)
    return tuple(_sentence(same, items, board, about) for same, items in together.items())


class _Same(msgspec.Struct, frozen=True):
    """What changes of one sentence have in common."""

    kind: str
    opportunity: Id | None
    action: Action
    detail: str
    end: str


def _sentence(same: _Same, items: Sequence[Item], board: Board, about: Id | None) -> str:
    names = list(dict.fromkeys(board.name(item.to) or "them" for item in items))
    what = TRAITS[same.action].thing.format(who=joined(names), detail=same.detail)
    if same.opportunity is not None and same.opportunity != about:
        what += f" ({place(items[0].company, items[0].role)})"
    return f"{_MARKS.get(same.kind, '')}{what}{same.end}"


def joined(names: Sequence[str]) -> str:
    """``Ana``, ``Ana and Bo``, ``Ana, Bo and Cy``, ``Ana, Bo and 3 others``."""
    if len(names) > _FEW:
        names = [*names[: _FEW - 1], f"{len(names) - _FEW + 1} others"]
    return listed(names)


def _detail(item: Item, board: Board) -> str:
    """What they asked for, or meant to send, where the item is about that."""
    opportunity = board.opportunities.get(item.opportunity or "")
    subject = TRAITS[item.action].subject
    if subject == "promise":
        said = opportunity.statements if opportunity else ()
        return next((one.what for one in said if one.id == item.for_ and one.what), "a promise")
    for request in opportunity.requests if opportunity else ():
        if request.id == item.for_ and subject == "request":
            return asked_for(request.item)
    return "what they asked for"


def _end(change: Change, board: Board) -> str:
    """What is told after the name of the thing."""
    item = change.item
    if change.kind == "appeared":
        return f", {_when(item, board)}"
    if change.kind == "went":
        return " no longer applies"
    if change.kind == "done":
        return " is done"
    if change.kind == "moved":
        return _moved(change, board)
    if change.kind == "redirected":
        return f" goes{_redirection(change, board)}"
    return _turned(change, board)


def _moved(change: Change, board: Board) -> str:
    """The day the list shows of it: the first one while it is too early, then the best."""
    item, was = change.item, change.before
    old = was.window if was else item.window
    redirected = _redirection(change, board)
    also = f", now{redirected}" if redirected else ""
    if item.status is Status.PREMATURE and item.window.not_before != old.not_before:
        return f" moves to {_day(item.window.not_before, board.today)}{also}"
    if item.window.ideal != old.ideal:
        verb = "is now best on" if item.status is Status.PREMATURE else "moves to"
        return f" {verb} {_day(item.window.ideal, board.today)}{also}"
    if (item.window.due_by, item.window.due_by_at) != (old.due_by, old.due_by_at):
        return f" is now due {_due(item, board)}{also}"
    return f" now opens {_day(item.window.not_before, board.today)}{also}"


def _redirection(change: Change, board: Board) -> str:
    item, was = change.item, change.before
    to = f" to {board.name(item.to)}" if was and was.to != item.to and item.to else ""
    is_other = was is not None and was.medium != item.medium and item.medium
    return f"{to} by {spoken(item.medium)}" if is_other else to


def _turned(change: Change, board: Board) -> str:
    item, was = change.item, change.before
    if item.snoozed_until is not None:
        return f" is snoozed until {_day(item.snoozed_until, board.today)}"
    if item.status is Status.BLOCKED:
        return " must wait: they asked you to"
    if was is not None and was.status is Status.BLOCKED:
        return f" may go again, {_when(item, board)}"
    return f" is now {STATUS_LOOK[item.status].word}"


def _when(item: Item, board: Board) -> str:
    if item.status is Status.BLOCKED:
        return "but they asked you to wait"
    if item.status is Status.PREMATURE:
        return f"from {_day(item.window.not_before, board.today)}"
    since = "overdue since" if item.status is Status.OVERDUE else "due"
    return f"{since} {_due(item, board)}"


def _due(item: Item, board: Board) -> str:
    at: datetime | None = item.window.due_by_at
    if at is None:
        return _day(item.window.due_by, board.today)
    at = at.astimezone(board.now.tzinfo)
    return f"{_day(at.date(), board.today)} {at:%H:%M}"


def _day(day: date, today: date) -> str:
    near = {
        today: "today",
        today + timedelta(days=1): "tomorrow",
        today - timedelta(days=1): "yesterday",
    }
    return near.get(day) or long_day(day, today)
