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
    person: str | None = None
    """Whom an action that does not go to each person goes to."""
    also: tuple[str, ...] = ()
    """Other talks of the day that it covers (4.7.17)."""

    @property
    def key(self) -> Key:
        return (self.to, self.for_)


def match(sent: list[dict[str, Any]], action: str, subjects: list[Subject]) -> dict[Key, dt.date]:
    """The day each subject was done: its stamp, or the first ``sent`` that matches it."""
    stamped = {subject.key: subject.stamp for subject in subjects if subject.stamp}
    by_sent: dict[Key, dt.date] = {}
    mine = [message for message in sent if message["action"] == action]
    for message in sorted(mine, key=lambda m: (m["on"], not m.get("for"), not m.get("to"))):
        day = dt.date.fromisoformat(message["on"])
        begun = [subject for subject in subjects if subject.since <= day]
        # what was done on the same day was still open that day
        still = [s for s in begun if all(d.get(s.key, day) >= day for d in (stamped, by_sent))]
        subject = subject_of(message, day, begun, still)
        if subject:
            by_sent.setdefault(subject.key, day)
    keys = {*stamped, *by_sent}
    return {key: min(d[key] for d in (stamped, by_sent) if key in d) for key in keys}


def subject_of(
    message: dict[str, Any], day: dt.date, begun: list[Subject], still: list[Subject]
) -> Subject | None:
    """What a message was about; where it does not say, among what was open ``still``."""
    about, to = message.get("for"), message.get("to")
    subjects = any(s.for_ for s in begun)
    if about and subjects:
        found = [s for s in begun if about == s.for_ or about in s.also]
    elif subjects:  # "the newest subject open that day for that person"
        found = [s for s in still if s.until is None or day <= s.until]
        found = [s for s in found if to and s.person == to] or found  # 4.7.12
    else:
        found = begun
    if message["action"] in PER_PERSON:
        if to:
            found = [s for s in found if s.to == to]
        else:  # "a missing `to` matches only where one person is possible"
            found = [s for s in found if s in still]
            found = found if len({s.to for s in found}) == 1 else []
    if not found:
        return None
    newest = max(s.since for s in found)
    return min((s for s in found if s.since == newest), key=lambda s: s.for_ or "")
