"""A person working through what the calculator shows: sends, stamps, skips, snoozes, on random days.

Must not import anything of the package.
"""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import Any

from .calculator import judged, of_case, world_of
from .items import Item
from .known import World
from .rules import lessons, networking

Fact = dict[str, Any]

STAMPS = {
    "debrief": ("interviews", "debriefed_on"),
    "deliver_request": ("requests", "delivered_on"),
    "request_eta": ("requests", "eta_sent_on"),
    "respond_to_employer": ("received", "replied_on"),
}
BY_PERSON = {"brief_reference": "briefed_on", "thank_reference": "thanked_on"}
RARE = (
    "mid_timeline_note",
    "value_checkin",
    "nudge",
    "promise_followup",
    "missed_meeting",
    "reschedule",
    "collect_contact",
    "feedback_request",
    "feedback_thanks",
    "accelerate",
    "close_out",
    "withdraw",
    "decline_offer",
    "keep_warm",
    "networking_touch",
)
DECISIONS = ("accepted", "accepted", "declining", "withdrawn")


class Reactions:
    def __init__(self, rng: Random, start: dt.date) -> None:
        self.rng = rng
        self.start = start

    def maybe(self, chance: float) -> bool:
        return self.rng.random() < chance

    def react(self, document: Fact, last: dt.date) -> None:
        length = max((last - self.start).days, 1)
        days = sorted(self.rng.randint(0, length) for _ in range(self.rng.choice((0, 3, 5, 9, 13))))
        for offset in days:
            day = self.start + dt.timedelta(days=offset)
            seen = self.look(world_of(document, day.isoformat()))
            standing = [i for i in seen if i.status not in ("done", "skipped", "expired")]
            early = self.maybe(0.2)
            wanted = [i for i in standing if early or i.status != "premature"]
            rare = [i for i in wanted if i.action in RARE and self.maybe(0.5)]
            some = self.rng.sample(wanted, min(len(wanted), self.rng.randint(1, 3)))
            for item in rare or some:
                self.act(document, item, day)

    def look(self, world: World) -> list[Item]:
        """At one opportunity, or at what stands in none of its own."""
        apart = [*lessons(world), *networking(world)] if self.maybe(0.2) else []
        return judged(apart or of_case(self.rng.choice(world.cases)))

    def act(self, document: Fact, item: Item, day: dt.date) -> None:
        choice = self.rng.random()
        owner = self.owner(document, item)
        today = day.isoformat()
        if choice < 0.15:
            owner.setdefault("skips", []).append({"key": item.key, "on": today})
        elif choice < 0.27:
            until = (day + dt.timedelta(days=self.rng.randint(1, 30))).isoformat()
            snooze = {"key": item.key, "on": today, "until": until}
            owner.setdefault("snoozes", []).append(snooze)
        elif item.case is None:
            if item.action == "networking_thank_you":
                owner["thanked_on"] = today
            else:
                owner.setdefault("touched_on", []).append(today)
        elif item.action == "offer_decide":
            self.decide(owner, today)
        elif not (self.maybe(0.4) and self.stamp(owner, item, today)):
            owner["sent"].append(self.message(item, today))

    def decide(self, owner: Fact, today: str) -> None:
        if "decision" not in owner:
            owner["decision"] = {"kind": self.rng.choice(DECISIONS), "on": today}

    def owner(self, document: Fact, item: Item) -> Fact:
        owners: list[Fact] = document["opportunities"]
        if item.case is None:
            chats: list[Fact] = document["networking"]
            named = [c for c in chats if c["id"] == item.for_]
            return named[0] if named else next(c for c in chats if c["contact"] == item.to)
        return next(o for o in owners if o["id"] == item.case.id)

    def stamp(self, owner: Fact, item: Item, today: str) -> bool:
        if item.action in STAMPS:
            where, name = STAMPS[item.action]
            next(f for f in owner[where] if f.get("id") == item.for_)[name] = today
            return True
        if item.action in BY_PERSON:
            mine = [r for r in owner["references"] if r["contact"] == item.to]
            max(mine, key=lambda r: str(r["given_on"]))[BY_PERSON[item.action]] = today
            return True
        return False

    def message(self, item: Item, today: str) -> Fact:
        sent: Fact = {"on": today, "action": item.action}
        if item.to and self.maybe(0.75):
            sent["to"] = item.to
        if item.for_ and (self.maybe(0.75) or item.action == "apply_lessons"):
            sent["for"] = item.for_
        return sent
