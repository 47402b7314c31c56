"""Which function each key of a row calls, by the id of the key, and when it can do nothing.

Owns the table. Must not know what a verb does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Literal

import msgspec

from followup_tui.facts import Chat, Contact, Opportunity
from followup_tui.tui.screens.row_screen import RowScreen

from . import (
    followups,
    interviews,
    messages,
    news,
    notes,
    reasons,
    records,
    seeing,
    settings,
    undoing,
    views,
    wholes,
)
from .reasons import Reason


class RowVerb(msgspec.Struct, frozen=True):
    """What a key does on a screen with rows."""

    do: Callable[[RowScreen], None]
    nothing: Reason = reasons.never
    """Why it can do nothing where the cursor stands."""
    effect: Literal["records", "looks", "leads"] = "records"
    """Whether it changes facts, only looks at them, or leads elsewhere.

    What records needs a file that may be written; only what looks may be done on what is supposed.
    """
    on_row: bool = False
    """Whether it acts on what stands under the cursor; else it does the same wherever that stands."""


_row = partial(RowVerb, on_row=True)
_look = partial(RowVerb, effect="looks")
_lead = partial(RowVerb, effect="leads")

VERBS: Mapping[str, RowVerb] = MappingProxyType(
    {
        "followup.mark-sent": _row(followups.mark_sent, reasons.no_follow_up),
        "followup.sent-otherwise": _row(followups.sent_otherwise, reasons.no_follow_up),
        "followup.snooze": _row(followups.snooze, reasons.no_follow_up),
        "followup.skip": _row(followups.skip, reasons.no_follow_up),
        "followup.draft": _row(messages.draft, reasons.no_follow_up, effect="leads"),
        "followup.why": _row(seeing.why, reasons.no_row, effect="looks"),
        "followup.copy": _row(seeing.copy_address, effect="looks"),
        "record.note": _row(notes.note),
        "record.received": _row(news.received, reasons.no_opportunity),
        "record.edit": _row(records.edit),
        "record.interview": _row(records.add_interview),
        "record.contact": _row(partial(records.add, kind=Contact)),
        "interview.move": _row(interviews.move, reasons.no_interview),
        "interview.call-off": _row(interviews.call_off, reasons.no_interview),
        "opportunity.open": _row(seeing.open_row, reasons.no_opportunity, effect="looks"),
        "pipeline.further": _row(wholes.further, reasons.no_opportunity),
        "pipeline.back": _row(wholes.back, reasons.no_opportunity),
        "people.merge": _row(wholes.merge, reasons.no_twin),
        "edit.undo": RowVerb(
            partial(undoing.turn, is_back=True), partial(reasons.no_turn, back=True)
        ),
        "edit.redo": RowVerb(
            partial(undoing.turn, is_back=False), partial(reasons.no_turn, back=False)
        ),
        "record.note-elsewhere": RowVerb(notes.write),
        "record.edit-all": RowVerb(records.edit_all),
        "record.opportunity": RowVerb(partial(records.add, kind=Opportunity)),
        "record.chat": RowVerb(partial(records.add, kind=Chat)),
        "opportunity.find": _look(seeing.find),
        "review.start": RowVerb(seeing.review),
        "tag.rename": RowVerb(views.rename_tag, reasons.no_tag),
        "view.menu": _lead(views.menu),
        "view.save": _lead(views.save, reasons.no_filter),
        "view.next": _lead(partial(views.walk, by=1), reasons.no_views),
        "view.before": _lead(partial(views.walk, by=-1), reasons.no_views),
        "view.number": _lead(views.numbered, reasons.no_views),
        "pipeline.open": _lead(wholes.pipeline),
        "pipeline.open-table": _lead(wholes.table),
        "people.open": _lead(wholes.people),
        "file.bring": _lead(records.bring),
        "app.settings": RowVerb(settings.settings),
        "app.messages": _look(seeing.messages),
        "suppose.begin": _lead(seeing.suppose),
        "insight.open": _lead(seeing.count),
    }
)


def against(screen: RowScreen, id_: str) -> str:
    """Why the verb of this key can do nothing now, or nothing."""
    verb = VERBS.get(id_)
    if verb is None:
        return ""
    if verb.effect == "records" and screen.tracker.file.read_only:
        return "the file may only be read"
    return verb.nothing(screen)
