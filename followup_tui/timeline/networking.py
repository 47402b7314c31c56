"""Conversations outside any opportunity: thank within a day, stay in touch now and then.

Owns the two networking rules. Must not know opportunities.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from msgspec.structs import replace

from followup_tui.facts import Calendar, Chat, FollowUpKey, Id

from .anchors import Anchor
from .planned import FollowUp, ordered, window
from .playbook import Playbook

_YEAR = dt.timedelta(days=365)


def networking(
    chats: Iterable[Chat], book: Playbook, calendar: Calendar, today: dt.date
) -> list[FollowUp]:
    """Thanks for each chat, and one next touch for each contact."""
    known = [_known(chat, today) for chat in chats if chat.on <= today]
    people = sorted({chat.contact for chat in known})
    found = [_thanks(chat, book, calendar) for chat in known]
    found += [
        _touch(person, [c for c in known if c.contact == person], book, calendar)
        for person in people
    ]
    return found


def _known(chat: Chat, today: dt.date) -> Chat:
    thanked_on = chat.thanked_on if chat.thanked_on and chat.thanked_on <= today else None
    touched_on = tuple(day for day in chat.touched_on if day <= today)
    return replace(chat, thanked_on=thanked_on, touched_on=touched_on)


def _thanks(chat: Chat, book: Playbook, calendar: Calendar) -> FollowUp:
    rule = book["networking_thank_you"]
    return FollowUp(
        key=FollowUpKey(None, "networking_thank_you", chat.contact, chat.id),
        rule=rule,
        anchor=Anchor(chat.on, "chat", chat.contact),
        window=window(rule, chat.on, calendar),
        to=chat.contact,
        medium="email",
        done_on=chat.thanked_on,
    )


def _touch(person: Id, chats: list[Chat], book: Playbook, calendar: Calendar) -> FollowUp:
    rule = book["networking_touch"]
    touched = sorted(day for chat in chats for day in chat.touched_on)
    talks = [day for chat in chats for day in (chat.on, chat.thanked_on) if day]
    last = max([*touched, *talks])
    own = window(rule, last, calendar)
    if rule.limit is not None and len(touched) >= rule.limit:
        earliest = calendar.forward(touched[-rule.limit] + _YEAR)
        own = ordered(max(own.not_before, earliest), own.ideal, own.due_by)
    return FollowUp(
        key=FollowUpKey(None, "networking_touch", person),
        rule=rule,
        anchor=Anchor(last, "last_contact", person),
        window=own,
        to=person,
        medium="email",
        optional=rule.mode == "optional",
        skip_since=last,
    )
