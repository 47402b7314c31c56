"""The question before one verb is done to many rows: what it would be done to, and what is left out.

Owns the preview. Must not know what the verb does.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TypeVar, cast

from textual.content import Content
from textual.widget import Widget

from followup_tui.timeline import Item
from followup_tui.tui.fields import Context, Field, FormDraft
from followup_tui.wording import STATUS_LOOK, clean, place, when

from .base import Question, words
from .fields_dialog import FieldsDialog

T = TypeVar("T")
MOST_SHOWN = 12
LEFT_OUT = "Left out: too early, or asked about one by one"
UNTIL = Field("until", "Until", "day", "mon, 3bd, +7d, 25 nov", required=True, ahead=True)
REASON = Field("why", "Why not", hint="one line, or nothing", empty="")


def preview(items: Sequence[Item], left_out: Sequence[Item], today: dt.date) -> Iterable[Widget]:
    """Each item on a line; then those left out, with the reason."""
    for item in items[:MOST_SHOWN]:
        yield words(_line(item, today))
    if len(items) > MOST_SHOWN:
        yield words(f"and {len(items) - MOST_SHOWN} more", "quiet")
    if left_out:
        yield words(Content.styled(LEFT_OUT, "bold $quiet"), "gap")
        for item in left_out[:MOST_SHOWN]:
            yield words(_line(item, today))


def _line(item: Item, today: dt.date) -> Content:
    look = STATUS_LOOK[item.status]
    return Content.assemble(
        (f"{look.symbol} {when(item, today)}".ljust(16), f"${look.style}"),
        clean(item.title),
        (f"  {clean(place(item.company, item.role))}", "$quiet"),
    )


class ManySentDialog(Question[bool]):
    """Answers True where all of them are to be marked as sent."""

    def __init__(self, items: Sequence[Item], left_out: Sequence[Item], today: dt.date) -> None:
        count = len(items)
        title = f"Mark {count} as sent today?" if count else "None of these can be marked together"
        answers = {**dict.fromkeys(("y", "enter"), bool(items)), "n": None}
        super().__init__(title, "y sent · esc back" if count else "esc back", (), answers)
        self.remove_class("-small")
        self._shown = items, left_out, today

    def asked(self) -> Iterable[Widget]:
        return preview(*self._shown)


class ManyDialog(FieldsDialog[T]):
    """Answers what is true of all of them: the one field that is asked."""

    def __init__(
        self, title: str, does: str, field: Field, items: Sequence[Item], context: Context
    ) -> None:
        self.KEYS = f"enter {does} · esc back"
        super().__init__(title, FormDraft([field], context))
        self._items, self._today, self._field = items, context.today, field.name

    def above(self) -> Iterable[Widget]:
        return preview(self._items, (), self._today)

    def outcome(self) -> T:
        return cast("T", self.draft.values()[self._field])


def many_to_snooze(items: Sequence[Item], context: Context) -> ManyDialog[dt.date]:
    """Asks for the day on which all of them come back."""
    return ManyDialog(f"Snooze {len(items)} until", "snooze", UNTIL, items, context)


def many_to_skip(items: Sequence[Item], context: Context) -> ManyDialog[str]:
    """Asks for the reason, perhaps empty, for skipping all of them."""
    return ManyDialog(f"Skip {len(items)}", "skip", REASON, items, context)
