"""The subject of a message that goes on with an exchange.

Owns reading the subject of a kept message. Must not invent a thread: Re: stands only where a message
with that subject is in the history.
"""

from __future__ import annotations

import re

from .advice import handbook
from .material import Material
from .message import Message
from .slots import last_asked, received_of
from .text import one_line

_ANSWERED = re.compile(r"^(?:(?:re|aw|fwd?|wg)(?:\[\d+\])?:\s*)+", re.IGNORECASE)


def subject_of(text: str | None) -> str:
    """The subject a kept message opens with; empty where it has none."""
    return one_line(Message.read((text or "").lstrip()).subject or "")


def thread(material: Material, own: str) -> str:
    """``Re:`` and the last subject exchanged with this person where the message replies, else ``own``."""
    if material.item.action not in handbook().groups["replies"]:
        return own
    last = _last(material)
    return f"Re: {_ANSWERED.sub('', last)}" if last else own


def _last(material: Material) -> str:
    answered = received_of(material)
    if answered is not None and (said := subject_of(answered.text)):
        return said
    opportunity, to = material.opportunity, material.to
    if opportunity is None:
        return ""
    who = to.id if to else None
    asked = last_asked(material) if material.item.action == "nudge" else None
    if asked is not None and subject_of(asked.text):
        return subject_of(asked.text)
    kept = [(s.on, subject_of(s.text)) for s in opportunity.sent if s.to in (None, who)]
    kept += [(r.on, subject_of(r.text)) for r in opportunity.received if r.from_ in (None, who)]
    told = [one for one in kept if one[1] and one[0] <= material.today]
    return max(told, key=lambda one: one[0])[1] if told else ""
