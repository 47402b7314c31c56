"""The facts that windows count from: what each is, and the sentence that tells it.

Owns their words. Must not know windows, rules or who is called what.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from followup_tui.facts import Id, asked_for, say_day

AnchorKind = Literal[
    "scheduled", "held", "no_address", "asked_for_address", "missed", "called_off_by_me",
    "request", "message", "reference", "mid_timeline", "promise", "contact_on", "contact_after",
    "will_send", "interview_no_date", "delivered", "called_off", "new_times", "application",
    "closing", "reply", "no_decision", "invitation", "unanswered", "silence", "check_in",
    "used_up", "expired", "lapsed", "offer", "offer_clash", "accepted", "declining", "withdrawn",
    "accepted_elsewhere", "offer_elsewhere", "rejection", "ended", "kept_warm", "feedback",
    "outcome", "lesson", "chat", "last_contact",
]  # fmt: skip
_FACTS: dict[AnchorKind, str] = {
    "scheduled": "The {detail} is on {day}.",
    "held": "The {detail} was on {day}.",
    "no_address": "You met {who} on {day} and have no e-mail address.",
    "asked_for_address": "You asked for the address of {who} on {day} and have none yet.",
    "missed": "They did not show up on {day}.",
    "called_off_by_me": "You called the {detail} off on {day}.",
    "request": "On {day} {who} asked for {detail}.",
    "message": "On {day} {who} wrote, and it needs an answer.",
    "reference": "You handed over {who} as a reference on {day}.",
    "mid_timeline": "On {day} {who} named {until} as their date.",
    "promise": "{Who} named {day} as their date (said on {until}).",
    "contact_on": "{Who} asked to hear from you on {day} (said on {until}).",
    "contact_after": "{Who} asked for no contact before {day} (said on {until}).",
    "will_send": "{Who} meant to send {detail} by {day} (said on {until}).",
    "interview_no_date": "The last interview was on {day}, and no date was named.",
    "delivered": "What they asked for went out on {day}, and no date was named.",
    "called_off": "The interview was called off on {day}, and none is arranged since.",
    "new_times": "You offered new times on {day}, and none is arranged since.",
    "application": "You applied on {day} and nobody has answered.",
    "closing": "You applied before the closing date, {day}, and nobody has answered.",
    "reply": "{Who} answered on {day} without naming a date that is still ahead.",
    "no_decision": "On {day} {who} answered that nothing is decided yet.",
    "check_in": "You last checked in on {day}.",
    "invitation": "Their invitation was answered by {day}, and no interview is arranged yet.",
    "unanswered": "Your message of {day} has no answer.",
    "silence": "Your last question allowed, of {day}, has no answer.",
    "used_up": "Your message of {day} was the last one allowed ({detail} in all), and it has no answer.",
    "expired": "The time for it ended on {day}.",
    "lapsed": "The offer's deadline passed on {day}.",
    "offer": "The offer came on {day}.",
    "offer_clash": "The offer came on {day}, and {detail} decides only after its deadline, {until}.",
    "accepted": "You accepted on {day}.",
    "declining": "You decided on {day} to decline.",
    "withdrawn": "You withdrew on {day}, and nobody was told.",
    "accepted_elsewhere": "You accepted another offer on {until}.",
    "offer_elsewhere": "Another employer made you an offer on {until}.",
    "rejection": "They turned you down on {day}.",
    "ended": "It ended on {day}.",
    "kept_warm": "You last wrote on {day}.",
    "feedback": "{Who} gave you feedback on {day}.",
    "outcome": "The outcome is known since {day}.",
    "lesson": "{detail} taught you something on {day}.",
    "chat": "You talked with {who} on {day}.",
    "last_contact": "Your last contact with {who} was on {day}.",
}
_COUNTED_LATER: dict[AnchorKind, str] = {
    "accepted_elsewhere": " Their own offer came on {day}.",
    "offer_elsewhere": " Here that counts from {day}, when you were first interviewed or it began anew.",
}
"""What is added where it counts from a day after the one the fact names."""


class Anchor(msgspec.Struct, frozen=True, gc=False):
    """The fact a window counts from; ``what`` names the sentence that tells it."""

    day: dt.date
    what: AnchorKind
    who: Id | None = None
    detail: str = ""
    until: dt.date | None = None
    """The other day of the fact: when a date was said, a deadline, the stated date of a note."""

    @property
    def named(self) -> str:
        """What it is about, as a heading names it."""
        return asked_for(self.detail) if self.what == "request" else self.detail


def fact_words(anchor: Anchor, who: str) -> str:
    """The fact in a sentence; ``who`` is what the person it names is called."""
    is_later = anchor.until is not None and anchor.until < anchor.day
    later = _COUNTED_LATER.get(anchor.what, "") if is_later else ""
    return (_FACTS[anchor.what] + later).format(
        day=say_day(anchor.day),
        until=say_day(anchor.until) if anchor.until else "",
        who=who,
        Who=who[:1].upper() + who[1:],
        detail=anchor.named.replace("_", " ") or "interview",
    )
