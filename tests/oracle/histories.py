"""Random but plausible job searches, as interchange documents.

``random_document(rng)`` gives a document and an instant; ``documents`` is the same for hypothesis.
First employers act, then the person reacts on some days to what the calculator would have shown:
that is how every action gets done, skipped, snoozed and sent too early.
"""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from .reacting import Reactions

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
RELATIONS = ("hiring_manager", "recruiter", "coordinator", "interviewer", "peer", "referrer")
MEDIA = ("email", "phone", "post", "in_person", "portal", "fax", "text", "other")
PHRASES = (
    "this week",
    "end of this week",
    "next week",
    "end of next week",
    "end of month",
    "end of the month",
    "10 days",
    "2 weeks",
    "1 to 2 weeks",
    "3 business days",
    "1 month",
    "soon",
    "shortly",
    "we'll call you",
)
OFFSETS = (0, 0, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 15, 18, 21, 25, 30, 40)


def random_document(rng: Random) -> tuple[Fact, str]:
    """A document and an instant to look at it."""
    return History(rng).write()


documents = st.randoms(use_true_random=False).map(random_document)


class History:
    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.start = dt.date.fromisoformat(rng.choice(STARTS)) + dt.timedelta(rng.randint(0, 9))
        self.home = rng.choice(ZONES)
        self.people = ["ana", "bo", "cy", "dee", "eli"]
        self.references = ["ref1", "ref2"]
        self.notes = 0

    def maybe(self, chance: float) -> bool:
        return self.rng.random() < chance

    def after(self, day: dt.date) -> dt.date:
        return day + dt.timedelta(days=self.rng.choice(OFFSETS))

    def person(self, chance: float = 0.7) -> str | None:
        return self.rng.choice(self.people) if self.maybe(chance) else None

    def write(self) -> tuple[Fact, str]:
        rng = self.rng
        weekend = rng.choice(([5, 6], [5, 6], [4, 5]))
        holidays = {self.start + dt.timedelta(rng.randint(0, 60)) for _ in range(rng.randint(0, 6))}
        document: Fact = {
            "format": "followup-tui",
            "version": 1,
            "settings": {
                "playbook": rng.choice(PLAYBOOKS),
                "home_tz": self.home,
                "weekend": weekend,
                "holidays": sorted(day.isoformat() for day in holidays),
            },
            "contacts": [self.contact(name) for name in (*self.people, *self.references)],
            "opportunities": [self.opportunity(n) for n in range(rng.choice((1, 1, 2, 2, 3, 4)))],
            "networking": [self.chat(n) for n in range(rng.choice((0, 0, 0, 1, 2)))],
        }
        now = self.moment(self.last_day())
        Reactions(rng, self.start).react(document, dt.date.fromisoformat(now[:10]))
        return document, now

    def last_day(self) -> dt.date:
        reach = self.rng.choice((20, 30, 40, 50, 60, 90, 90, 130, 260, 480))
        return self.start + dt.timedelta(days=self.rng.randint(2, reach))

    def moment(self, day: dt.date) -> str:
        if self.maybe(0.4):
            return day.isoformat()
        clock = dt.time(self.rng.randint(0, 23), self.rng.choice((0, 15, 30, 59)))
        at = dt.datetime.combine(day, clock)
        if self.maybe(0.3):
            return at.isoformat()
        return at.replace(tzinfo=ZoneInfo(self.rng.choice(ZONES))).isoformat()

    def contact(self, name: str) -> Fact:
        contact: Fact = {"id": name, "name": name.title()}
        if self.maybe(0.6):
            contact["email"] = f"{name}@example.com"
        if self.maybe(0.5):
            contact["postal"] = "1 Main Street"
        if self.maybe(0.5):
            contact["company"] = self.rng.choice(("Acme 0", "Acme 1", "Search Ltd"))
        return contact

    def chat(self, number: int) -> Fact:
        chat: Fact = {
            "id": f"n{number}",
            "contact": self.rng.choice(self.people[:2]),
            "on": self.after(self.start).isoformat(),
        }
        day = self.after(dt.date.fromisoformat(chat["on"]))
        if self.maybe(0.3):
            chat["thanked_on"] = day.isoformat()
        if self.maybe(0.4):
            steps = [self.rng.randint(20, 130) for _ in range(self.rng.randint(1, 4))]
            days = [day + dt.timedelta(sum(steps[: n + 1])) for n in range(len(steps))]
            chat["touched_on"] = [each.isoformat() for each in days]
        return chat

    # --- what employers do --------------------------------------------------------------------

    def opportunity(self, number: int) -> Fact:
        rng, story = self.rng, self.rng.random()
        day = self.after(self.start)
        zone = rng.choice((self.home, rng.choice(ZONES)))
        opportunity: Fact = {"id": f"opp{number}", "company": f"Acme {number}", "role": "Engineer"}
        if self.maybe(0.8):
            opportunity["employer_tz"] = zone
        else:
            zone = self.home
        if self.maybe(0.4):
            opportunity["playbook"] = rng.choice(PLAYBOOKS)
        opportunity["people"] = [
            {"contact": name, "relation": rng.choice(RELATIONS)}
            for name in rng.sample(self.people, rng.randint(0, 4))
        ]
        if self.maybe(0.6) or story < 0.2:
            opportunity["application"] = self.application(day)
        rounds = 0 if story < 0.2 else rng.choice((1, 1, 1, 2, 2, 3))
        opportunity["interviews"] = []
        anchors = [day]
        for turn in range(rounds):
            day = self.after(day)
            opportunity["interviews"].append(self.interview(turn, day, zone))
            anchors.append(day)
        few = (0, 0, 1, 1, 2, 3)
        for name, write in (
            ("statements", self.statement),
            ("requests", self.request),
            ("references", self.reference),
            ("received", self.received),
        ):
            opportunity[name] = [write(n, rng.choice(anchors)) for n in range(rng.choice(few))]
        opportunity["sent"] = [
            self.sent(rng.choice(anchors)) for _ in range(rng.choice((0, 0, 1, 2, 4)))
        ]
        opportunity["notes"] = [self.note(opportunity) for _ in range(rng.choice((0, 0, 1, 2)))]
        self.ending(opportunity, anchors[-1])
        return opportunity

    def application(self, day: dt.date) -> Fact:
        application: Fact = {"submitted_on": day.isoformat()}
        if self.maybe(0.3):
            application["closes_on"] = self.after(day).isoformat()
        if self.maybe(0.3):
            application["contact_policy"] = self.rng.choice(("open", "no_calls", "no_contact"))
        return application

    def interview(self, turn: int, day: dt.date, zone: str) -> Fact:
        rng = self.rng
        interview: Fact = {
            "id": f"i{turn}",
            "on": day.isoformat(),
            "with": rng.sample(self.people, rng.choice((0, 1, 1, 2, 3))),
        }
        status = rng.choice(
            ("held",) * 5 + ("scheduled", "scheduled", None, "cancelled") + ("no_show",) * 2
        )
        if status:
            interview["status"] = status
        starts = dt.datetime.combine(day, dt.time(rng.randint(0, 23), 30), ZoneInfo(zone))
        ends = (starts.astimezone(dt.UTC) + dt.timedelta(minutes=90)).astimezone(ZoneInfo(zone))
        if self.maybe(0.4):
            interview["starts_at"] = starts.isoformat()
        if self.maybe(0.4):
            interview["ended_at"] = ends.isoformat()
        if self.maybe(0.2):
            interview["debriefed_on"] = self.after(day).isoformat()
        return interview

    def statement(self, _: int, day: dt.date) -> Fact:
        rng = self.rng
        said = day if self.maybe(0.6) else self.after(day)
        kinds = ["decide_by", "decide_in", "decide_phrase", "vague", "contact_after"]
        kinds += [
            "no_followup",
            "no_followup",
            "followup_ok",
            "preferred_medium",
            "decide_by",
            "decide_in",
        ]
        statement: Fact = {"on": said.isoformat(), "kind": rng.choice(kinds)}
        if self.maybe(0.5):
            statement["by"] = rng.choice(self.people)
        if self.maybe(0.25):
            statement["about"] = rng.choice(("final", "next_step"))
        detail: dict[str, Fact] = {
            "decide_by": {"date": (said + dt.timedelta(self.some_days())).isoformat()},
            "contact_after": {"date": (said + dt.timedelta(rng.randint(0, 30))).isoformat()},
            "decide_in": self.decide_in(),
            "decide_phrase": {"phrase": rng.choice(PHRASES)},
            "no_followup": {"scope": rng.choice(("status", "all", "all"))}
            if self.maybe(0.9)
            else {},
            "followup_ok": {"anytime": rng.choice((True, False))} if self.maybe(0.8) else {},
            "preferred_medium": {"medium": rng.choice(MEDIA)},
        }
        return statement | detail.get(statement["kind"], {})

    def some_days(self) -> int:
        return 0 if self.maybe(0.15) else self.rng.randint(0, 30)

    def decide_in(self) -> Fact:
        unit = self.rng.choice(("days", "weeks", "months", "business_days"))
        count = self.rng.randint(1, {"weeks": 4, "months": 2}.get(unit, 20))
        more = {"n_max": count + self.rng.randint(0, 3)} if self.maybe(0.3) else {}
        return {"n": count, "unit": unit} | more

    def request(self, number: int, day: dt.date) -> Fact:
        asked = self.after(day)
        request: Fact = {"id": f"r{number}", "item": "transcript", "on": asked.isoformat()}
        for name, chance in (("due", 0.4), ("eta", 0.5), ("eta_sent_on", 0.2)):
            if self.maybe(chance):
                request[name] = self.after(asked).isoformat()
        if self.maybe(0.2):
            request["delivered_on"] = self.after(asked).isoformat()
        if self.maybe(0.5):
            request["via"] = self.rng.choice(MEDIA)
        if self.maybe(0.5):
            request["by"] = self.rng.choice(self.people)
        return request

    def reference(self, _: int, day: dt.date) -> Fact:
        given = self.after(day)
        known = self.people if self.maybe(0.1) else self.references
        reference: Fact = {"contact": self.rng.choice(known), "given_on": given.isoformat()}
        if self.maybe(0.3):
            reference["briefed_on"] = self.after(given).isoformat()
        if self.maybe(0.1):
            reference["thanked_on"] = self.after(given).isoformat()
        return reference

    def received(self, number: int, day: dt.date) -> Fact:
        came = self.after(day)
        kinds = ["auto_ack", "reply", "reply_no_date", "reply_no_date", "reply_new_date", "invite"]
        received: Fact = {"on": came.isoformat(), "kind": self.rng.choice(kinds)}
        if self.maybe(0.6):
            received["id"] = f"m{number}"
            received["needs_reply"] = self.maybe(0.6)
            if received["needs_reply"] and self.maybe(0.4):
                received["replied_on"] = self.after(came).isoformat()
        if self.maybe(0.6):
            received["from"] = self.rng.choice(self.people)
        if self.maybe(0.5):
            received["via"] = self.rng.choice(MEDIA)
        if received["kind"] == "reply_new_date":
            received["date"] = (came + dt.timedelta(self.rng.randint(0, 25))).isoformat()
        return received

    def sent(self, day: dt.date) -> Fact:
        """Anything, any day: also what the playbook would never have advised."""
        actions = [
            "decision_followup",
            "status_check",
            "nudge",
            "value_checkin",
            "mid_timeline_note",
        ]
        actions += ["application_followup", "thank_you", "thank_you_card", "debrief", "offer_ack"]
        sent: Fact = {"on": self.after(day).isoformat(), "action": self.rng.choice(actions)}
        if self.maybe(0.5):
            sent["to"] = self.rng.choice(self.people)
        return sent

    def note(self, opportunity: Fact) -> Fact:
        self.notes += 1
        rng = self.rng
        body = rng.choice(
            ("- be shorter\n+ good rapport", "+ fine", "text\n- ask more", "-", "---")
        )
        day = self.after(self.start)
        at = dt.datetime.combine(day, dt.time(rng.randint(0, 23)), ZoneInfo(rng.choice(ZONES)))
        note: Fact = {"id": f"note{self.notes}", "at": at.isoformat(), "body": body}
        if opportunity["interviews"] and self.maybe(0.7):
            note["interview"] = rng.choice(opportunity["interviews"])["id"]
        return note

    def ending(self, opportunity: Fact, day: dt.date) -> None:
        last, story = self.after(day), self.rng.random()
        if story < 0.29:
            self.offered(opportunity, last)
            self.decided(opportunity, last, 0.5)
        elif story < 0.47:
            if self.maybe(0.8):
                opportunity["rejection"] = {"on": last.isoformat()}
            else:
                opportunity["received"].append({"on": last.isoformat(), "kind": "rejection"})
            self.decided(opportunity, last, 0.1)
            if self.maybe(0.5):
                self.feedback(opportunity, self.after(last).isoformat())
        elif story > 0.93:
            self.decided(opportunity, last, 1)

    def offered(self, opportunity: Fact, day: dt.date) -> None:
        if self.maybe(0.15):
            received = {"on": day.isoformat(), "kind": "offer", "via": self.rng.choice(MEDIA)}
            opportunity["received"].append(received)
            return
        offer: Fact = {"on": day.isoformat(), "wants_time": self.maybe(0.5)}
        if self.maybe(0.6):
            offer["deadline"] = (day + dt.timedelta(days=self.rng.randint(0, 12))).isoformat()
        if self.maybe(0.5):
            offer["via"] = self.rng.choice(MEDIA)
        opportunity["offer"] = offer

    def decided(self, opportunity: Fact, day: dt.date, chance: float) -> None:
        if self.maybe(chance):
            kind = self.rng.choice(("accepted", "declining", "withdrawn"))
            opportunity["decision"] = {"kind": kind, "on": self.after(day).isoformat()}

    def feedback(self, opportunity: Fact, day: str) -> None:
        name = f"f-{opportunity['id']}"
        if self.maybe(0.4):
            opportunity["received"].append({"id": name, "on": day, "kind": "feedback"})
            return
        feedback: Fact = {"id": name, "on": day}
        if self.maybe(0.2):
            feedback["applied_on"] = self.after(dt.date.fromisoformat(day)).isoformat()
        opportunity["feedback"] = [feedback]
