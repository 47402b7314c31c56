"""Something dated that comes by itself, as a row beside the follow-ups.

Owns its shape. Must not know which events there are, nor how one is shown.
"""

from __future__ import annotations

import datetime as dt

import msgspec

from followup_tui.facts import Id


class Event(msgspec.Struct, frozen=True):
    """Something dated that comes by itself: an interview, a promised answer, a deadline."""

    on: dt.date
    """At home, where the hour is known."""
    at: dt.datetime | None
    what: str
    opportunity: Id
    company: str
    role: str
    is_idle: bool = False
    """Whether it stands for an opportunity in which nothing comes by itself."""
