"""Which sent message did which thing (4.6 G-DONE). Must not import anything of the package."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

PER_PERSON = (
    "thank_you",
    "thank_you_card",
    "collect_contact",
    "brief_reference",
    "thank_reference",
    "networking_thank_you",
    "networking_touch",
)

Key = tuple[str | None, str | None]


@dataclass(frozen=True)
class Subject:
    """One thing a message can be about; ``since`` is the earlier of not-before and anchor day."""

    to: str | None
    for_: str | None
    since: dt.date
    until: dt.date | None
    stamp: dt.date | None = None
    anchor: dt.date | None = None

    @property
    def key(self) -> Key:
        return (self.to, self.for_)


def match(sent: list[dict[str, Any]], action: str, subjects: list[Subject]) -> dict[Key, dt.date]:
    """The day each subject was done: its stamp, or the first ``sent`` that matches it."""
    done = {subject.key: subject.stamp for subject in subjects if subject.stamp}
    mine = [message for message in sent if message["action"] == action]
    for message in sorted(mine, key=lambda m: (m["on"], not m.get("for"), not m.get("to"))):
        subject = subject_of(message, subjects, done)
        if subject:
            day = dt.date.fromisoformat(message["on"])
            done[subject.key] = min(day, done.get(subject.key) or day)
    return done


def subject_of(
    message: dict[str, Any], subjects: list[Subject], done: dict[Key, dt.date]
) -> Subject | None:
    day = dt.date.fromisoformat(message["on"])
    found = [subject for subject in subjects if subject.since <= day]
    if message.get("for"):
        found = [s for s in found if s.for_ == message["for"]]
    elif any(s.for_ for s in found):  # "the newest subject open that day"
        found = [s for s in found if (s.until is None or day <= s.until)]
        found = [s for s in found if done.get(s.key, day) >= day]
    if message["action"] in PER_PERSON:
        if message.get("to"):
            found = [s for s in found if s.to == message["to"]]
        else:  # "a missing `to` matches only where one person is possible"
            found = [s for s in found if done.get(s.key, day) >= day]
            if len({s.to for s in found}) != 1:
                return None
    if not found:
        return None
    newest = max(s.anchor or s.since for s in found)
    return min((s for s in found if (s.anchor or s.since) == newest), key=lambda s: s.for_ or "")
