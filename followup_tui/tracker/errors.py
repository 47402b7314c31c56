"""What a verb refuses, in one plain sentence each.

Owns the errors of the tracker. They may quote what the person typed; nothing else they have written.
"""

# ruff: noqa: N818 -- the names say what happened; callers read ``except TooEarly``

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from difflib import get_close_matches

from followup_tui.facts import say_day
from followup_tui.timeline import Item, Status, first_good_day

_SHOWN = 60


class TrackerError(Exception):
    """Anything a verb refuses; ``exit_code`` is what a command ends with. Nothing was recorded."""

    exit_code = 65


class UnknownKey(TrackerError):
    """No such follow-up, opportunity, person or record; ``nearest`` are those that come close."""

    exit_code = 1

    def __init__(self, what: str, key: str, known: Iterable[str] = ()) -> None:
        self.nearest = tuple(get_close_matches(key[:200], list(known), n=3, cutoff=0.4))
        hint = f"; the nearest: {', '.join(self.nearest)}" if self.nearest else ""
        super().__init__(f"no such {what}: {shown(key)}{hint}")


class TooEarly(TrackerError):
    """Premature, or they asked not to be contacted; ``item`` tells as of when and why."""

    exit_code = 3

    def __init__(self, item: Item) -> None:
        self.item = item
        self.first_good_day = first_good_day(item)
        if item.status is Status.BLOCKED:
            text = f"{item.title}: they asked not to be contacted"
        else:
            text = (
                f"{item.title}: too early, the first good day is {say_day(item.window.not_before)}"
            )
        super().__init__(text)


class BadFact(TrackerError):
    """A value that cannot be accepted: which field, what it was, what would do."""

    def __init__(self, field: str, value: object, advice: str) -> None:
        self.field, self.value, self.advice = field.rstrip("_"), value, advice
        super().__init__(f"{self.field}: {shown(value)} {advice}")


class FutureDay(BadFact):
    """Something said to have happened on a day that is still ahead."""

    def __init__(self, field: str, day: dt.date, today: dt.date) -> None:
        super().__init__(field, day, f"is still ahead: today is {say_day(today)}")


def shown(value: object) -> str:
    """A value as a message names it: short, inert, without the ceremony of code."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if value is None:
        return "nothing"
    text = repr(value[: _SHOWN + 1] if isinstance(value, str) else value)
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
