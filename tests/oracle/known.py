"""What is known of one document at one instant, and what follows from it for one opportunity.

Owns: which facts are known (4.1), which interviews count as held, the decision date in force (4.2),
outcomes, who is written to and by which medium (4.6). Reads the interchange document as plain
dicts. Must not import anything of the package.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from .days import Days, said_in, said_phrase
from .matching import Subject, match

Fact = dict[str, Any]

ASKING = ("decision_followup", "status_check", "nudge")
SOLICITATIONS = (*ASKING, "mid_timeline_note", "value_checkin", "application_followup")
HUMAN = ("reply", "reply_no_date", "reply_new_date", "invite", "feedback")
RANK = {"invite": 0, "reply_new_date": 1, "reply_no_date": 2, "reply": 3, "feedback": 3}  # 4.7.10
OURS = ("referrer", "reference")
SELF_DIRECTED = (
    "interview_checklist",
    "debrief",
    "collect_contact",
    "close_out",
    "apply_lessons",
    "networking_thank_you",
    "networking_touch",
)
E_MAIL = (
    "thank_you",
    "value_checkin",
    "mid_timeline_note",
    "application_followup",
    "feedback_request",
    "keep_warm",
    "accelerate",
)


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
        self.last_known = last = max(self.today, world.today)  # 4.7.1
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
            its_day_came = on(interview) <= self.last_known  # 4.7.1
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
        self.declined = self.declining or next(
            (on(s) for s in self.sent if s["action"] == "decline_offer"), None
        )
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

    # --- what they said (4.2) -----------------------------------------------------------------

    def decision_date_of(self, statement: Fact) -> dt.date | None:
        kind, spoken = statement["kind"], on(statement)
        if kind in ("decide_by", "contact_after"):
            return date(statement["date"])
        if kind == "decide_in":
            count = statement.get("n_max") or statement["n"]
            return said_in(self.days, spoken, count, statement["unit"])
        if kind == "decide_phrase":
            return said_phrase(self.days, spoken, statement["phrase"])
        return None

    def dated_statements(self) -> list[Fact]:
        found = []
        for statement in self.listed("statements"):
            day = self.decision_date_of(statement)
            if day:
                found.append(
                    {
                        "on": on(statement),
                        "date": day,
                        "by": statement.get("by"),
                        "final": statement.get("about") == "final",
                        "embargo": statement["kind"] == "contact_after",
                    }
                )
        for reply in self.received:
            if reply["kind"] == "reply_new_date" and reply.get("date"):
                found.append(
                    {
                        "on": on(reply),
                        "date": date(reply["date"]),
                        "by": reply.get("from"),
                        "final": False,
                        "embargo": False,
                    }
                )
        return found

    def in_force(self) -> Fact | None:
        """The newest stated date; of one day the later; used up by the next interview (P2)."""
        standing = [
            s
            for s in self.dated_statements()
            if s["final"] or self.last_held is None or s["on"] >= self.last_held
        ]
        if not standing:
            return None
        newest = max((s["on"], s["date"]) for s in standing)
        same = [s for s in standing if (s["on"], s["date"]) == newest]
        by = min((s["by"] for s in same if s["by"]), default=None)
        return same[0] | {"by": by, "embargo": any(s["embargo"] for s in same)}

    def reply_in_force(self) -> Fact | None:
        """The newest human reply, unless an interview was held after it (G-REPLY, G-CYCLE)."""
        human = [r for r in self.received if r["kind"] in HUMAN]
        if not human:
            return None
        day = max(on(r) for r in human)
        if self.last_held and day < self.last_held:
            return None
        same = [r for r in human if on(r) == day]
        rank = min(RANK[r["kind"]] for r in same)
        same = [r for r in same if RANK[r["kind"]] == rank]
        senders = [r["from"] for r in same if r.get("from")]
        answers = [found for r in same if (found := self.answered(r))]
        return {
            "on": day,
            "kind": same[0]["kind"],
            "from": min(senders, default=None),
            "answered": max(answers, default=None),
        }

    def answered(self, received: Fact) -> dt.date | None:
        """The day an incoming message was answered, by stamp or by a matching sent (G-DONE)."""
        if not received.get("needs_reply"):
            return date(received["replied_on"]) if received.get("replied_on") else None
        return match(self.sent, "respond_to_employer", self.messages()).get((None, received["id"]))

    def messages(self) -> list[Subject]:
        return [
            Subject(None, r["id"], on(r), None, stamp(r, "replied_on"), on(r), r.get("from"))
            for r in self.received
            if r.get("needs_reply")
        ]

    def told(self, request: Fact) -> dt.date | None:
        """The day they were told when a requested item will come."""
        subjects = [
            Subject(
                None,
                r["id"],
                on(r),
                stamp(r, "delivered_on"),
                stamp(r, "eta_sent_on"),
                on(r),
                r.get("by") or self.default_person(),
            )
            for r in self.listed("requests")
        ]
        return match(self.sent, "request_eta", subjects).get((None, request["id"]))

    def unanswered_invitation(self) -> bool:
        return any(
            r["kind"] == "invite" and r.get("needs_reply") and not self.answered(r)
            for r in self.received
        )

    def ban(self) -> str | None:
        """The scope of a no_followup in force; the newest decides, of one day the more silent."""
        said = [s for s in self.listed("statements") if s["kind"] in ("no_followup", "followup_ok")]
        if not said:
            return None
        day = max(on(s) for s in said)
        no = [s for s in said if on(s) == day and s["kind"] == "no_followup"]
        if not no:
            return None
        return "all" if any(s.get("scope") == "all" for s in no) else "status"

    def newest(self, kind: str) -> dt.date | None:
        return max((on(s) for s in self.listed("statements") if s["kind"] == kind), default=None)

    def invited_any_time(self) -> bool:
        """ "Check in any time" stands until a newer no_followup (4.7.2)."""
        days = [
            on(s)
            for s in self.listed("statements")
            if s["kind"] == "followup_ok" and s.get("anytime")
        ]
        no = self.newest("no_followup")
        return any(no is None or day > no for day in days)

    # --- to whom, and how (G-PERSON, G-MEDIUM) ------------------------------------------------

    def related(self, relation: str) -> list[str]:
        return sorted(p["contact"] for p in self.people if p["relation"] == relation)

    def default_person(self) -> str | None:
        stated, reply = self.in_force(), self.reply_in_force()
        chosen = reply and reply["from"]
        if stated and self.first_rule() == "decision_followup":
            newer = reply and reply["on"] >= stated["on"]
            chosen = stated["by"] or (newer and chosen)
        if chosen:
            return str(chosen)
        recruiters = self.related("recruiter")
        outside = [
            r
            for r in recruiters
            if self.world.contacts.get(r, {}).get("company") not in (None, "", self.company)
        ]
        choices = [outside, self.related("hiring_manager"), recruiters, self.newest_with()]
        return next((group[0] for group in choices if group), None)

    def newest_with(self) -> list[str]:
        """Who sat in the newest interview; same-day interviews together."""
        interviews = self.held or self.scheduled
        if not interviews:
            return []
        day = max(on(i) for i in interviews)
        return sorted({p for i in interviews if on(i) == day for p in i["with"]})

    def first_rule(self) -> str | None:
        """Which solicitation opens the cycle: R-DEC, R-STA, R-VAL or R-APP (4.4, G-REPLY)."""
        stated, reply = self.in_force(), self.reply_in_force()
        if stated and reply and stated["on"] <= reply["on"]:
            ahead = stated["date"] > reply["on"]
            if reply["kind"] == "invite":
                return "status_check"
            if reply["kind"] != "reply_new_date" and not ahead:
                stated = None
        if stated:
            return "decision_followup"
        if reply and reply["kind"] == "reply_no_date" and self.held:
            return "value_checkin"
        if reply or self.held:
            return "status_check"
        return "application_followup" if self.application else None

    def employers_side(self, person: str | None) -> bool:
        if person is None:
            return True
        relations = {p["relation"] for p in self.people if p["contact"] == person}
        if relations:
            return not relations <= set(OURS)
        if any(person in interview["with"] for interview in self.listed("interviews")):
            return True
        company = self.world.contacts.get(person, {}).get("company")
        return person not in self.vouching() and company in (None, "", self.company)

    def vouching(self) -> set[str]:
        return {r["contact"] for r in self.listed("references")}

    def preference(self, person: str | None) -> str | None:
        """Stated by that person, else by the employer's side (4.7.16)."""
        said = [s for s in self.listed("statements") if s["kind"] == "preferred_medium"]
        own = [s for s in said if person and s.get("by") == person]
        theirs = [s for s in said if self.employers_side(s.get("by"))]
        chosen = own or (theirs if person not in self.vouching() else [])
        if not chosen:
            return None
        day = max(on(s) for s in chosen)
        media = {s["medium"] for s in chosen if on(s) == day}
        return "email" if "email" in media else min(media)

    def last_channel(self, person: str | None) -> str | None:
        """The channel of their last message: that person's, else the employer's."""
        messages = [r for r in self.received if r["kind"] != "auto_ack" and r.get("via")]
        own = [r for r in messages if person and r.get("from") == person]
        theirs = [r for r in messages if self.employers_side(r.get("from"))]
        chosen = own or (theirs if person not in self.vouching() else [])
        if not chosen:
            return None
        day = max(on(r) for r in chosen)
        media = {r["via"] for r in chosen if on(r) == day}
        return "email" if "email" in media else min(media)

    def medium(self, action: str, person: str | None, told: str | None = None) -> str | None:
        if action in SELF_DIRECTED or action == "offer_decide":
            return None
        if action == "thank_you_card":
            return "post"
        if action == "accept_confirm":
            return "email"
        chosen = told or self.preference(person)
        if not chosen and action not in (*E_MAIL, "offer_extension_request"):
            chosen = self.last_channel(person)
        if not chosen:
            chosen = "phone" if action == "offer_extension_request" else "email"
        no_calls = (self.application or {}).get("contact_policy") == "no_calls"
        if chosen == "text" or (chosen == "phone" and no_calls):
            return "email"
        return chosen
