"""What is known of one document at one instant, and what follows from it for one opportunity.

Owns: which facts are known (4.1), which interviews count as held, outcomes, offers, letting go.
Reads the interchange document as plain dicts. Must not import anything of the package.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from .days import Days

Fact = dict[str, Any]

ASKING = ("decision_followup", "status_check", "nudge")
SELF_DIRECTED = (
    "interview_checklist",
    "debrief",
    "collect_contact",
    "close_out",
    "apply_lessons",
    "networking_thank_you",
    "networking_touch",
)
SOLICITATIONS = (*ASKING, "mid_timeline_note", "value_checkin", "application_followup")


def date(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def instant(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


def on(fact: Fact) -> dt.date:
    return date(fact["on"])


def stamp(fact: Fact, key: str) -> dt.date | None:
    return date(fact[key]) if fact.get(key) else None


def read_now(text: str, home: ZoneInfo) -> dt.datetime:
    """A bare date is noon of that day at home; an instant without offset is at home."""
    now = instant(text)
    if len(text) == 10:
        now = now.replace(hour=12)
    return now if now.tzinfo else now.replace(tzinfo=home)


ALWAYS_KNOWN = ("closes_on",)


def known_part(fact: Any, last: dt.date) -> Any:
    """The fact without anything dated after ``last``; None when it is wholly unknown (4.1)."""
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
        elif key.endswith("_on") and key not in ALWAYS_KNOWN and value and date(value) > last:
            continue
        else:
            kept[key] = known_part(value, last)
    return kept


def known_interview(interview: Fact, last: dt.date) -> Fact:
    """Interviews bear no date of arrival: only the stamp can be unknown."""
    known = interview | {"with": interview.get("with") or []}
    if known.get("debriefed_on") and date(known["debriefed_on"]) > last:
        known["debriefed_on"] = None
    return known


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
        self.company = opportunity["company"]
        self.preset = opportunity.get("playbook") or world.playbook
        self.zone = ZoneInfo(opportunity.get("employer_tz") or str(world.home))
        self.today = world.now.astimezone(self.zone).date()  # the employer's (4.2)
        last = max(self.today, world.today)  # 4.7.1
        self.facts = known_part(opportunity, last)
        self.notes = [
            note
            for note in opportunity.get("notes") or []
            if instant(note["at"]).astimezone(world.home).date() <= world.today
        ]
        self.application: Fact | None = self.facts.get("application")
        self.people = self.listed("people")
        self.sent = sorted(self.listed("sent"), key=on)
        self.received = sorted(self.listed("received"), key=on)
        self.sort_interviews()
        self.find_outcomes()
        self.find_offer()
        self.find_let_go()

    def listed(self, name: str) -> list[Fact]:
        return list(self.facts.get(name) or [])

    def today_for(self, action: str) -> dt.date:
        return self.world.today if action in SELF_DIRECTED else self.today

    # --- interviews (4.1) ---------------------------------------------------------------------

    def end_passed(self, interview: Fact) -> bool:
        if interview.get("ended_at"):
            return self.world.now >= instant(interview["ended_at"])
        if interview.get("starts_at"):
            return self.world.now >= instant(interview["starts_at"]) + dt.timedelta(hours=1)
        return self.today > on(interview)

    def sort_interviews(self) -> None:
        self.held: list[Fact] = []
        self.scheduled: list[Fact] = []
        self.missed: list[Fact] = []
        for interview in sorted(self.listed("interviews"), key=lambda i: (on(i), i["id"])):
            status = interview.get("status") or "scheduled"
            its_day_came = on(interview) <= self.today
            if status == "cancelled":
                continue
            if status == "no_show" and its_day_came:
                self.missed.append(interview)
            elif (status == "held" and its_day_came) or (
                status == "scheduled" and self.end_passed(interview)
            ):
                self.held.append(interview)
            else:
                self.scheduled.append(interview)
        self.last_held = on(self.held[-1]) if self.held else None

    # --- outcomes, offer, letting go (4.1, 4.6) -----------------------------------------------

    def first_received(self, kind: str) -> Fact | None:
        return next((r for r in self.received if r["kind"] == kind), None)

    def find_outcomes(self) -> None:
        decision = self.facts.get("decision") or {}
        self.accepted = on(decision) if decision.get("kind") == "accepted" else None
        self.withdrawn = on(decision) if decision.get("kind") == "withdrawn" else None
        self.declining = on(decision) if decision.get("kind") == "declining" else None
        sent = [on(s) for s in self.sent if s["action"] == "decline_offer"]
        self.declined = self.declining or (None if decision else min(sent, default=None))
        rejection = self.facts.get("rejection") or self.first_received("rejection")
        self.rejected = on(rejection) if rejection else None
        days = (self.accepted, self.withdrawn, self.declined, self.rejected)
        self.outcome = min((day for day in days if day), default=None)

    def find_offer(self) -> None:
        received = self.first_received("offer")
        self.offer: Fact | None = self.facts.get("offer") or (
            {"on": received["on"], "via": received.get("via")} if received else None
        )
        self.deadline: dt.date | None = None
        self.assumed = False
        if self.offer:
            given = self.offer.get("deadline")
            self.assumed = not given
            self.deadline = date(given) if given else self.days.business(on(self.offer), 5)
        self.lapsed = bool(
            self.offer
            and not self.assumed
            and self.deadline
            and self.today > self.deadline
            and not self.outcome
        )

    def find_let_go(self) -> None:
        """A sent close_out; any later received fact or interview reopens (G-CLOSE)."""
        closed = [on(s) for s in self.sent if s["action"] == "close_out"]
        self.let_go = max(closed, default=None)
        later = [on(r) for r in self.received if r["kind"] != "auto_ack"]
        later += [on(i) for i in (*self.held, *self.scheduled, *self.missed)]
        later += [on(self.facts[k]) for k in ("offer", "rejection") if self.facts.get(k)]
        later += [on(f) for f in self.listed("feedback")]
        if self.let_go and any(day > self.let_go for day in later):
            self.let_go = None

    @property
    def accepted_elsewhere(self) -> list[Case]:
        others = [case for case in self.world.cases if case is not self and case.accepted]
        return sorted(others, key=lambda case: case.id)

    @property
    def lapses(self) -> bool:
        """What ends requests, replies and briefs (4.7.7)."""
        return bool(self.rejected or self.withdrawn or self.declined or self.let_go)
