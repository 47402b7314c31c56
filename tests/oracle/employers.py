"""What one employer does in a random job search: one fact after another, as the process goes on.

Facts are of the interchange document's shape, within its limits. Must not import anything of the
package.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

Fact = dict[str, Any]

PEOPLE = ("ana", "bo", "cy", "dee", "eli")
AGENCY = "rex"
REFERRER = "fay"
REFERENCES = ("ref1", "ref2")
RELATIONS = ("hiring_manager", "recruiter", "coordinator", "interviewer", "peer", "executive")
MEDIA = ("email", "email", "phone", "phone", "post", "in_person", "portal", "fax", "text", "other")
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
    *("soon", "shortly", "we'll call you") * 2,
)
OFFSETS = (0, 0, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 15, 18, 21, 25, 30, 40)
STATEMENTS = (
    *("decide_by",) * 4,
    *("decide_in",) * 3,
    "decide_phrase",
    "vague",
    *("contact_after",) * 2,
    *("contact_on",) * 2,
    *("will_send",) * 4,
    *("no_followup",) * 4,
    *("followup_ok",) * 2,
    *("preferred_medium",) * 2,
)
RECEIVED = (
    *("auto_ack",) * 3,
    *("reply",) * 2,
    *("reply_no_date",) * 3,
    *("reply_new_date",) * 2,
    *("invite",) * 3,
    "feedback",
)
STEPS = (0, 0, 1, 1, 2, 2, 3, 4, 5, 7, 9, 14, 20)
"""Days from one event to the next."""
LISTS = (
    "interviews",
    "statements",
    "requests",
    "references",
    "sent",
    "received",
    "offers",
    "feedback",
)


def days_later(rng: Random, day: dt.date) -> dt.date:
    return day + dt.timedelta(days=rng.choice(OFFSETS))


Story = Callable[["Employer"], None]


class Employer:
    def __init__(self, rng: Random, zone: str, day: dt.date) -> None:
        self.rng = rng
        self.zone = ZoneInfo(zone)
        self.day = day
        self.facts: Fact = {name: [] for name in LISTS}
        self.ended = False

    def maybe(self, chance: float) -> bool:
        return self.rng.random() < chance

    def later(self, day: dt.date | None = None) -> dt.date:
        return days_later(self.rng, day or self.day)

    def somebody(self, chance: float = 0.65) -> str | None:
        """Mostly theirs; now and then the agency or somebody outside."""
        if not self.maybe(chance):
            return None
        if self.facts["people"] and self.maybe(0.5):
            return str(self.rng.choice(self.facts["people"])["contact"])
        return self.rng.choice((*PEOPLE, *PEOPLE, AGENCY, REFERRER, REFERENCES[0]))

    def number(self, name: str) -> int:
        return len(self.facts[name])

    # --- the course of events -----------------------------------------------------------------

    def act(self, stories: tuple[Story, ...]) -> Fact:
        self.facts["people"] = self.people()
        first_contact = self.rng.random()
        if first_contact < 0.7:
            self.application()
        silence = first_contact < 0.1
        events: tuple[tuple[Callable[[], None], int], ...] = (
            (self.interview, 16),
            (self.statement, 9),
            (self.receive, 9),
            (self.request, 3),
            (self.reference, 4),
            (self.offer, 4),
            (self.reject, 3),
            (self.decide, 1),
            (self.told_before, 1),
            (self.noise, 3),
            *((partial(story, self), 1) for story in stories),
        )
        weights = [weight for _, weight in events]
        for _ in range(self.rng.choice((0, 0, 1) if silence else (1, 2, 3, 4, 5, 7))):
            event = self.rng.choices(events, weights)[0][0]
            event()
            self.day += dt.timedelta(self.rng.choice(STEPS))
            told = self.ended or isinstance(event, partial)
            if told and self.maybe(0.4):
                break
        if len(self.facts["offers"]) == 1 and self.maybe(0.6):
            self.facts["offer"] = self.facts.pop("offers")[0]
        return self.facts

    def wait(self, *days: int) -> None:
        self.day += dt.timedelta(self.rng.choice(days))

    def people(self) -> list[Fact]:
        found = [
            {"contact": name, "relation": self.rng.choice(RELATIONS)}
            for name in self.rng.sample(PEOPLE, self.rng.randint(0, 4))
        ]
        if self.maybe(0.25):
            found.append({"contact": AGENCY, "relation": "recruiter"})
        if self.maybe(0.5):
            found.append({"contact": REFERRER, "relation": "referrer"})
        for person in found:
            if self.maybe(0.15):
                person["left_on"] = (self.day + dt.timedelta(self.rng.randint(0, 30))).isoformat()
        return found

    def application(self) -> None:
        application: Fact = {"submitted_on": self.day.isoformat()}
        if self.maybe(0.3):
            application["closes_on"] = self.later().isoformat()
        if self.maybe(0.3):
            application["contact_policy"] = self.rng.choice(("open", "no_calls", "no_contact"))
        self.facts["application"] = application
        self.day += dt.timedelta(self.rng.choice(STEPS))

    # --- interviews ---------------------------------------------------------------------------

    def interview(self) -> None:
        rng, number = self.rng, self.number("interviews")
        same_day = bool(number) and self.maybe(0.15)
        day = dt.date.fromisoformat(self.facts["interviews"][-1]["on"]) if same_day else self.day
        interview: Fact = {
            "id": f"i{number}",
            "on": day.isoformat(),
            "with": rng.sample((*PEOPLE, AGENCY), rng.choice((0, 1, 1, 2, 3))),
        }
        status = rng.choice(
            (*("held",) * 7, *("scheduled",) * 4, None, *("cancelled",) * 5, "no_show", "no_show")
        )
        if status:
            interview["status"] = status
        self.hours(interview, day)
        if status == "cancelled":
            self.call_off(interview, day)
        if self.maybe(0.2):
            interview["debriefed_on"] = self.later(day).isoformat()
        self.facts["interviews"].append(interview)
        if status == "held" and self.maybe(0.6):
            self.thank(interview)
        if status == "held" and self.maybe(0.5):
            self.statement(day)

    def talk(self) -> None:
        """An interview that was held, and thanked for."""
        interview: Fact = {
            "id": f"i{self.number('interviews')}",
            "on": self.day.isoformat(),
            "with": self.rng.sample(PEOPLE, self.rng.choice((1, 2))),
            "status": "held",
        }
        self.facts["interviews"].append(interview)
        self.thank(interview)

    def thank(self, interview: Fact) -> None:
        self.facts["sent"] += [
            {"on": interview["on"], "action": "thank_you", "to": to, "for": interview["id"]}
            for to in interview["with"]
        ]

    def hours(self, interview: Fact, day: dt.date) -> None:
        """Some begin late in the evening and end after midnight."""
        starts = dt.datetime.combine(day, dt.time(self.rng.randint(0, 23), 30), self.zone)
        ends = (starts.astimezone(dt.UTC) + dt.timedelta(minutes=90)).astimezone(self.zone)
        if self.maybe(0.4):
            interview["starts_at"] = starts.isoformat()
        if self.maybe(0.4):
            interview["ended_at"] = ends.isoformat()

    def call_off(self, interview: Fact, day: dt.date) -> None:
        if self.maybe(0.5):
            before = self.rng.choice((-1, 0, 0, 1, 1, 2, 3, 5, 8))
            interview["cancelled_on"] = (day - dt.timedelta(before)).isoformat()
        if self.maybe(0.65):
            interview["cancelled_by"] = self.rng.choice(("employer", "me"))

    def plan(self, *days: int) -> None:
        ahead = self.day + dt.timedelta(self.rng.choice(days))
        interview: Fact = {"id": f"i{self.number('interviews')}", "on": ahead.isoformat()}
        self.facts["interviews"].append(interview | {"with": [], "status": "scheduled"})

    # --- what they say ------------------------------------------------------------------------

    def statement(self, said: dt.date | None = None) -> None:
        rng = self.rng
        said = said or self.day
        number = self.number("statements")
        statement: Fact = {"on": said.isoformat(), "kind": rng.choice(STATEMENTS)}
        kind = statement["kind"]
        if by := self.somebody(0.6):
            statement["by"] = by
        if self.maybe(0.2):
            statement["about"] = rng.choice(("final", "next_step"))
        if kind == "will_send" or self.maybe(0.2):
            statement["id"] = f"s{number}"
        detail: dict[str, Fact] = {
            "decide_by": {"date": (said + dt.timedelta(self.some_days())).isoformat()},
            "contact_after": {"date": (said + dt.timedelta(rng.randint(0, 30))).isoformat()},
            "contact_on": {"date": (said + dt.timedelta(rng.randint(0, 20))).isoformat()},
            "will_send": self.promise(said),
            "decide_in": self.decide_in(),
            "decide_phrase": {"phrase": rng.choice(PHRASES)},
            "no_followup": {"scope": rng.choice(("status", "all", "all"))}
            if self.maybe(0.9)
            else {},
            "followup_ok": {"anytime": rng.choice((True, False))} if self.maybe(0.8) else {},
            "preferred_medium": {"medium": rng.choice(MEDIA)},
        }
        self.facts["statements"].append(statement | detail.get(kind, {}))
        if kind == "decide_by" and self.maybe(0.2):
            self.statement(said)

    def promise(self, said: dt.date) -> Fact:
        day = said + dt.timedelta(self.rng.randint(0, 14))
        promise: Fact = {"what": "the contract", "date": day.isoformat()}
        if self.maybe(0.4):
            promise["fulfilled_on"] = self.later(said).isoformat()
        return promise

    def some_days(self) -> int:
        return 0 if self.maybe(0.15) else self.rng.randint(0, 30)

    def decide_in(self) -> Fact:
        unit = self.rng.choice(("days", "weeks", "months", "business_days"))
        count = self.rng.randint(1, {"weeks": 4, "months": 2}.get(unit, 20))
        more = {"n_max": count + self.rng.randint(0, 3)} if self.maybe(0.3) else {}
        return {"n": count, "unit": unit} | more

    def say(self, kind: str, **words: str | bool) -> None:
        by = self.facts["interviews"][-1]["with"][0]
        said = {"on": self.day.isoformat(), "kind": kind, "by": by, **words}
        self.facts["statements"].append(said)

    # --- what they write and ask for ----------------------------------------------------------

    def receive(self) -> None:
        self.message(self.rng.choice(RECEIVED))

    def message(self, kind: str) -> None:
        received: Fact = {"on": self.day.isoformat(), "kind": kind}
        if self.maybe(0.7):
            received["id"] = f"m{self.number('received')}"
            received["needs_reply"] = self.maybe(0.6)
            if received["needs_reply"] and self.maybe(0.4):
                received["replied_on"] = self.later().isoformat()
        if sender := self.somebody():
            received["from"] = sender
        if self.maybe(0.6):
            received["via"] = self.rng.choice(MEDIA)
        if kind == "reply_new_date":
            received["date"] = (self.day + dt.timedelta(self.rng.randint(0, 25))).isoformat()
        if kind == "auto_ack" and self.maybe(0.7):
            received["date"] = (self.day + dt.timedelta(self.rng.randint(0, 20))).isoformat()
        if kind == "offer" and self.maybe(0.5):
            received["date"] = (self.day + dt.timedelta(self.rng.randint(0, 12))).isoformat()
        self.facts["received"].append(received)

    def request(self) -> None:
        asked = self.day
        request: Fact = {
            "id": f"r{self.number('requests')}",
            "item": "transcript",
            "on": asked.isoformat(),
        }
        for name, chance in (("due", 0.4), ("eta", 0.5), ("eta_sent_on", 0.2)):
            if self.maybe(chance):
                request[name] = self.later(asked).isoformat()
        if self.maybe(0.2):
            request["delivered_on"] = self.later(asked).isoformat()
        if self.maybe(0.5):
            request["via"] = self.rng.choice(MEDIA)
        if by := self.somebody(0.5):
            request["by"] = by
        self.facts["requests"].append(request)
        if self.maybe(0.3):
            self.request()

    def reference(self) -> None:
        known = PEOPLE if self.maybe(0.1) else REFERENCES
        reference: Fact = {
            "contact": self.rng.choice(known),
            "given_on": self.day.isoformat(),
        }
        if self.maybe(0.3):
            reference["briefed_on"] = self.later().isoformat()
        if self.maybe(0.1):
            reference["thanked_on"] = self.later().isoformat()
        if reference not in self.facts["references"]:
            self.facts["references"].append(reference)

    # --- offers and endings -------------------------------------------------------------------

    def offer(self) -> None:
        if self.maybe(0.3):
            self.message("offer")
        else:
            self.offer_object()
        if self.maybe(0.35):  # revised
            self.day = self.later()
            self.offer()

    def offer_object(self) -> None:
        offer: Fact = {"on": self.day.isoformat(), "wants_time": self.maybe(0.4)}
        if self.maybe(0.7):
            deadline = self.day + dt.timedelta(days=self.rng.randint(0, 12))
            offer["deadline"] = deadline.isoformat()
        if self.maybe(0.5):
            offer["via"] = self.rng.choice(MEDIA)
        self.facts["offers"].append(offer)

    def reject(self) -> None:
        self.ended = True
        if self.maybe(0.6) and "rejection" not in self.facts:
            self.facts["rejection"] = {"on": self.day.isoformat()}
        else:
            self.message("rejection")
        if self.maybe(0.4):
            self.day = self.later()
            self.feedback()

    def feedback(self) -> None:
        if self.maybe(0.4):
            self.message("feedback")
        if self.maybe(0.7):
            feedback: Fact = {
                "id": f"f{self.number('feedback')}",
                "on": self.day.isoformat(),
            }
            if giver := self.somebody(0.5):
                feedback["from"] = giver
            if self.maybe(0.2):
                feedback["applied_on"] = self.later().isoformat()
            self.facts["feedback"].append(feedback)

    def decide(self) -> None:
        if "decision" not in self.facts:
            self.ended = True
            kind = self.rng.choice(("accepted", "accepted", "declining", "withdrawn", "withdrawn"))
            self.facts["decision"] = {"kind": kind, "on": self.day.isoformat()}

    def told_before(self) -> None:
        """A letter that ends it, or takes leave of it."""
        self.ended = True
        action = self.rng.choice(("close_out", "close_out", "withdraw", "decline_offer"))
        self.facts["sent"].append({"on": self.day.isoformat(), "action": action})

    def noise(self) -> None:
        """Anything, any day: also what the playbook would never have advised."""
        actions = [
            *("decision_followup", "status_check", "nudge", "value_checkin") * 2,
            *("mid_timeline_note", "application_followup", "promise_followup") * 2,
            *("thank_you", "thank_you_card", "debrief", "offer_ack", "collect_contact"),
            *("reschedule", "accelerate", "missed_meeting", "feedback_thanks", "keep_warm"),
            *("offer_decide", "respond_to_employer", "deliver_request", "request_eta"),
        ]
        sent: Fact = {"on": self.day.isoformat(), "action": self.rng.choice(actions)}
        if self.maybe(0.5):
            sent["to"] = self.rng.choice(PEOPLE)
        self.facts["sent"].append(sent)
