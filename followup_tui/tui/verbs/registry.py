"""Which function each key of a row calls, by the id of the key.

Owns the table. Must not know what a verb does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from followup_tui.tui.screens.row_screen import RowScreen

from . import (
    followups,
    interviews,
    messages,
    news,
    notes,
    records,
    seeing,
    settings,
    undoing,
    views,
    wholes,
)

RowVerb: TypeAlias = Callable[[RowScreen], None]


ON_THE_ROW: Mapping[str, RowVerb] = MappingProxyType(
    {
        "followup.mark-sent": followups.mark_sent,
        "followup.sent-otherwise": followups.sent_otherwise,
        "followup.snooze": followups.snooze,
        "followup.skip": followups.skip,
        "followup.draft": messages.draft,
        "followup.why": seeing.why,
        "followup.copy": seeing.copy_address,
        "record.note": notes.note,
        "record.received": news.received,
        "record.edit": records.edit,
        "record.interview": records.add_interview,
        "record.contact": records.add_contact,
        "interview.move": interviews.move,
        "interview.call-off": interviews.call_off,
        "opportunity.open": seeing.open_row,
        "pipeline.further": wholes.further,
        "pipeline.back": wholes.back,
        "people.merge": wholes.merge,
    }
)
"""Verbs that act on what stands under the cursor."""
ELSEWHERE: Mapping[str, RowVerb] = MappingProxyType(
    {
        "edit.undo": undoing.undo,
        "edit.redo": undoing.redo,
        "record.note-elsewhere": notes.note_elsewhere,
        "record.edit-all": records.edit_all,
        "record.opportunity": records.add_opportunity,
        "record.chat": records.add_chat,
        "opportunity.find": seeing.find,
        "review.start": seeing.review,
        "tag.rename": views.rename_tag,
        "view.menu": views.menu,
        "view.save": views.save,
        "view.next": views.following,
        "view.before": views.preceding,
        "view.number": views.numbered,
        "pipeline.open": wholes.pipeline,
        "pipeline.open-table": wholes.table,
        "people.open": wholes.people,
        "file.bring": records.bring,
        "app.settings": settings.settings,
        "app.messages": seeing.messages,
        "suppose.begin": seeing.suppose,
        "insight.open": seeing.count,
    }
)
"""Verbs that do the same wherever the cursor stands."""
VERBS: Mapping[str, RowVerb] = MappingProxyType({**ON_THE_ROW, **ELSEWHERE})
LOOKING = frozenset(
    {"followup.why", "followup.copy", "opportunity.open", "opportunity.find", "app.messages"}
)
"""Those that may also be done where the board is only imagined."""
