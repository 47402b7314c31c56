"""What is known of one document at one instant (4.1): a world and its opportunities.

Owns: which facts are known, whose day it is, which calendar counts. Reads the interchange document
as plain dicts. Must not import anything of the package.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from .days import NATIONAL, Days, nowhere

Fact = dict[str, Any]
T = TypeVar("T")

ASKING = ("decision_followup", "status_check", "nudge")
SOLICITATIONS = (
    *ASKING,
    "mid_timeline_note",
    "value_checkin",
    "application_followup",
    "promise_followup",
)
SELF_DIRECTED = (
    "interview_checklist",
    "debrief",
    "collect_contact",
    "close_out",
    "apply_lessons",
    "networking_thank_you",
    "networking_touch",
)


def date(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def instant(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


def on(fact: Fact) -> dt.date:
    return date(fact["on"])


def stamp(fact: Fact, key: str) -> dt.date | None:
    return date(fact[key]) if fact.get(key) else None


def same_text(one: str, other: str) -> bool:
    return one.strip().casefold() == other.strip().casefold()


def read_now(text: str, home: ZoneInfo) -> dt.datetime:
    """A bare date is noon of that day at home; an instant without offset is at home."""
    now = instant(text)
    if len(text) == 10:
        now = now.replace(hour=12)
    return now if now.tzinfo else now.replace(tzinfo=home)


# --- facts dated after now are not known (4.1) ----------------------------------------------------


def known_part(fact: Any, last: dt.date) -> Any:
    """The fact without anything dated after ``last``; None when it is wholly unknown."""
    if isinstance(fact, list):
        parts = [known_part(each, last) for each in fact]
        return [part for part in parts if part is not None]
    if not isinstance(fact, dict):
        return fact
    for key in ("on", "submitted_on", "given_on"):
        if fact.get(key) and date(fact[key]) > last:
            return None
    kept = {}
    for key, value in fact.items():
        if key == "touched_on":
            kept[key] = [day for day in value or [] if date(day) <= last]
        elif key == "interviews":
            kept[key] = [known_interview(interview, last) for interview in value or []]
        elif key.endswith("_on") and key != "closes_on" and value and date(value) > last:
            continue
        else:
            kept[key] = known_part(value, last)
    return kept


def known_interview(interview: Fact, last: dt.date) -> Fact:
    """Interviews bear no date of arrival; what ``cancelled_on`` means is read in ``meetings``."""
    known = interview | {"with": sorted(set(interview.get("with") or []))}
    if known.get("debriefed_on") and date(known["debriefed_on"]) > last:
        known["debriefed_on"] = None
    return known


# --- the world ------------------------------------------------------------------------------------


@dataclass
class World:
    """The whole document as of ``now``."""

    document: Fact
    now: dt.datetime

    def __post_init__(self) -> None:
        settings = self.document.get("settings") or {}
        self.home = ZoneInfo(settings.get("home_tz") or "UTC")
        self.playbook = settings.get("playbook") or "balanced"
        self.days = Days(
            tuple(sorted(settings.get("weekend", [5, 6]))),
            frozenset(date(day) for day in settings.get("holidays") or []),
            tuple((date(q["from"]), date(q["to"])) for q in settings.get("quiet") or []),
            NATIONAL.get(settings.get("holiday_country") or "", nowhere),
        )
        self.today = self.now.astimezone(self.home).date()
        self.contacts = {c["id"]: c for c in self.document.get("contacts") or []}
        self.networking = known_part(self.document.get("networking") or [], self.today)
        self.cases = [Case(self, o) for o in self.document.get("opportunities") or []]


class Case:
    """One opportunity as of now."""

    def __init__(self, world: World, opportunity: Fact) -> None:
        self.world = world
        self.days = world.days
        self.id: str = opportunity["id"]
        self.company: str = opportunity["company"]
        self.preset = opportunity.get("playbook") or world.playbook
        self.zone = ZoneInfo(opportunity.get("employer_tz") or str(world.home))
        self.today = world.now.astimezone(self.zone).date()  # the employer's (4.2)
        self.last = max(self.today, world.today)  # 4.7.1
        self.facts = known_part(opportunity, self.last)
        self.notes = [
            note
            for note in opportunity.get("notes") or []
            if instant(note["at"]).astimezone(world.home).date() <= world.today
        ]
        self.application: Fact | None = self.facts.get("application")
        self.people = self.listed("people")
        self.sent = sorted(self.listed("sent"), key=on)
        self.received = sorted(self.listed("received"), key=on)
        self.memory: dict[str, Any] = {}

    def listed(self, name: str) -> list[Fact]:
        return list(self.facts.get(name) or [])

    def today_for(self, action: str) -> dt.date:
        return self.world.today if action in SELF_DIRECTED else self.today

    def sent_days(self, action: str) -> list[dt.date]:
        return [on(message) for message in self.sent if message["action"] == action]


def remembered(question: Callable[[Case], T]) -> Callable[[Case], T]:
    """Answer a question about a case once."""
    name = f"{question.__module__}.{question.__qualname__}"

    @wraps(question)
    def ask(case: Case) -> T:
        if name not in case.memory:
            case.memory[name] = question(case)
        answer: T = case.memory[name]
        return answer

    return ask
