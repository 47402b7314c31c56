"""Random but plausible job searches, as interchange documents.

``random_document(rng)`` gives a document and an instant; ``histories`` draws its seed for hypothesis.
First employers act (``employers``), then the person reacts on some days to what the calculator would
have shown (``reacting``): that is how every action gets done, skipped, snoozed and sent too early.
"""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from .employers import AGENCY, PEOPLE, REFERENCES, REFERRER, Employer, days_later
from .reacting import Reactions
from .stories import STORIES

Fact = dict[str, Any]

ZONES = (
    "America/New_York",
    "Europe/Berlin",
    "Pacific/Kiritimati",
    "America/Los_Angeles",
    "Asia/Kolkata",
)
# Clock changes, month ends, a year's end, a leap day.
STARTS = ("2026-03-02", "2026-03-23", "2026-10-19", "2026-10-28", "2026-12-14", "2028-02-21")
PLAYBOOKS = ("balanced", "patient", "assertive")
LOOKED_AT = (-4, -2, -1, 0, 0, 1, 1, 2, 3, 4, 6, 8, 10, 15, 25, 50, 150)
"""Days from something that happened to the look at the agenda."""
WEEKENDS = ([5, 6], [5, 6], [5, 6], [4, 5], [6], [6, 0])


def random_document(rng: Random) -> tuple[Fact, str]:
    """A document and an instant to look at it."""
    return History(rng).write()


histories = st.integers(0, 2**32).map(lambda seed: random_document(Random(seed)))


class History:
    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.start = dt.date.fromisoformat(rng.choice(STARTS)) + dt.timedelta(rng.randint(0, 9))
        self.home = rng.choice(ZONES)
        self.notes = 0

    def maybe(self, chance: float) -> bool:
        return self.rng.random() < chance

    def write(self) -> tuple[Fact, str]:
        rng = self.rng
        opportunities: list[Fact] = []
        for number in range(rng.choice((1, 2, 2, 3, 3, 4))):
            opportunities.append(self.opportunity(number, self.begin(opportunities)))
        document: Fact = {
            "format": "followup-tui",
            "version": 1,
            "settings": self.settings(),
            "contacts": [self.contact(name) for name in (*PEOPLE, AGENCY, REFERRER, *REFERENCES)],
            "opportunities": opportunities,
            "networking": [self.chat(n) for n in range(rng.choice((0, 0, 1, 2)))],
        }
        now = self.moment(self.last_day(opportunities))
        Reactions(rng, self.start).react(document, dt.date.fromisoformat(now[:10]))
        return document, now

    # --- settings and people ------------------------------------------------------------------

    def settings(self) -> Fact:
        rng = self.rng
        holidays = {self.start + dt.timedelta(rng.randint(0, 60)) for _ in range(rng.randint(0, 6))}
        return {
            "playbook": rng.choice(PLAYBOOKS),
            "home_tz": self.home,
            "weekend": rng.choice(WEEKENDS),
            "holidays": sorted(day.isoformat() for day in holidays),
            "quiet": [self.quiet() for _ in range(rng.choice((0, 0, 1, 1, 2)))],
        }

    def quiet(self) -> Fact:
        first = self.start + dt.timedelta(self.rng.randint(3, 60))
        last = first + dt.timedelta(self.rng.randint(0, 11))
        return {"from": first.isoformat(), "to": last.isoformat()}

    def contact(self, name: str) -> Fact:
        contact: Fact = {"id": name, "name": name.title()}
        for field, chance, value in (
            ("email", 0.6, f"{name}@example.com"),
            ("phone", 0.5, "+1 555 0100"),
            ("postal", 0.5, "1 Main Street"),
        ):
            if self.maybe(chance):
                contact[field] = value
        if name in (AGENCY, REFERRER) or self.maybe(0.15):
            contact["company"] = "Search Ltd"
        elif self.maybe(0.3):
            contact["company"] = self.rng.choice(("Acme 0", "acme 0", "Acme 1"))
        return contact

    def chat(self, number: int) -> Fact:
        chat: Fact = {
            "id": f"n{number}",
            "contact": self.rng.choice(PEOPLE[:2]),
            "on": days_later(self.rng, self.start).isoformat(),
        }
        day = days_later(self.rng, dt.date.fromisoformat(chat["on"]))
        if self.maybe(0.3):
            chat["thanked_on"] = day.isoformat()
        if self.maybe(0.6):
            steps = [self.rng.randint(10, 90) for _ in range(self.rng.randint(1, 6))]
            days = [day + dt.timedelta(sum(steps[: n + 1])) for n in range(len(steps))]
            chat["touched_on"] = [each.isoformat() for each in days]
        return chat

    # --- opportunities ------------------------------------------------------------------------

    def begin(self, before: list[Fact]) -> dt.date:
        """Mostly all at once; now and then a new search after an acceptance."""
        decisions = [o["decision"] for o in before if "decision" in o]
        taken = [d["on"] for d in decisions if d["kind"] == "accepted"]
        if taken and self.maybe(0.9):
            return dt.date.fromisoformat(taken[0]) + dt.timedelta(self.rng.choice((1, 2, 9, 40)))
        return days_later(self.rng, self.start)

    def opportunity(self, number: int, day: dt.date) -> Fact:
        rng = self.rng
        zone = rng.choice((self.home, rng.choice(ZONES)))
        company = rng.choice(("Acme 0", "ACME 0")) if self.maybe(0.15) else f"Acme {number}"
        employer = Employer(rng, zone, day)
        opportunity: Fact = {"id": f"opp{number}", "company": company, "role": "Engineer"}
        if zone != self.home or self.maybe(0.5):
            opportunity["employer_tz"] = zone
        if self.maybe(0.4):
            opportunity["playbook"] = rng.choice(PLAYBOOKS)
        opportunity |= employer.act(STORIES)
        opportunity["notes"] = [self.note(opportunity) for _ in range(rng.choice((0, 0, 1, 2)))]
        for feedback in (*opportunity["feedback"], *opportunity["received"]):
            if "id" in feedback:  # unique within the document
                feedback["id"] = f"{feedback['id']}-{number}"
        return opportunity

    def note(self, opportunity: Fact) -> Fact:
        self.notes += 1
        rng = self.rng
        body = rng.choice(
            ("- be shorter\n+ good rapport", "+ fine", "text\n- ask more", "-", "---")
        )
        day = days_later(rng, self.start)
        at = dt.datetime.combine(day, dt.time(rng.randint(0, 23)), ZoneInfo(rng.choice(ZONES)))
        note: Fact = {"id": f"note{self.notes}", "at": at.isoformat(), "body": body}
        if opportunity["interviews"] and self.maybe(0.7):
            note["interview"] = rng.choice(opportunity["interviews"])["id"]
        return note

    # --- the instant --------------------------------------------------------------------------

    def last_day(self, opportunities: list[Fact]) -> dt.date:
        """Mostly some days after the last thing that happened; now and then long after, or before."""
        days = [day for o in opportunities for day in days_of(o)] or [self.start]
        day = max(days) if self.maybe(0.6) else self.rng.choice(days)
        return day + dt.timedelta(self.rng.choice(LOOKED_AT))

    def moment(self, day: dt.date) -> str:
        if self.maybe(0.4):
            return day.isoformat()
        clock = dt.time(self.rng.randint(0, 23), self.rng.choice((0, 15, 30, 59)))
        at = dt.datetime.combine(day, clock)
        if self.maybe(0.3):
            return at.isoformat()
        return at.replace(tzinfo=ZoneInfo(self.rng.choice(ZONES))).isoformat()


def days_of(opportunity: Fact) -> list[dt.date]:
    lists = ("interviews", "statements", "received", "offers", "requests", "sent")
    facts = [fact for name in lists for fact in opportunity.get(name, [])]
    facts += [opportunity[name] for name in ("rejection", "decision") if name in opportunity]
    return [dt.date.fromisoformat(fact["on"]) for fact in facts]
