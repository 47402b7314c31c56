"""What the employer said and wrote: the date and the reply in force, bans (4.2, G-REPLY, G-OFF).

Owns which rule opens the cycle. Must not import anything of the package.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from .days import said_in, said_phrase
from .ends import accepted, closed, elsewhere, offer_facts, standing
from .items import window
from .known import Case, Fact, date, on, remembered
from .matching import Subject, match
from .meetings import off_by_me, off_day, recorded
from .offers import offer
from .rounds import called_off, called_off_by_me, held, last_held
from .sides import human_messages, human_replies, is_theirs

RANK = {"invite": 0, "reply_new_date": 1, "reply_no_date": 2, "reply": 3, "feedback": 3}  # 4.7.10
DECISION, CONTACT_AFTER, CONTACT_ON = "decision", "contact_after", "contact_on"
PATIENCE = (CONTACT_ON, CONTACT_AFTER, DECISION)  # of one day and date the last goes first


# --- dates (4.2) ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Dated:
    """A day they named for a decision or for contact."""

    on: dt.date
    date: dt.date
    by: str | None
    final: bool
    kind: str
    written: bool = False

    @property
    def strength(self) -> tuple[dt.date, dt.date, int]:
        return (self.on, self.date, PATIENCE.index(self.kind))


def date_of(case: Case, statement: Fact) -> dt.date | None:
    kind, spoken = statement["kind"], on(statement)
    if kind in ("decide_by", "contact_after", "contact_on"):
        return date(statement["date"])
    if kind == "decide_in":
        count = statement.get("n_max") or statement["n"]
        return said_in(case.days, spoken, count, statement["unit"])
    if kind == "decide_phrase":
        return said_phrase(case.days, spoken, statement["phrase"])
    return None


@remembered
def dated(case: Case) -> list[Dated]:
    found = []
    for statement in case.listed("statements"):
        day, kind = date_of(case, statement), statement["kind"]
        if day:
            kind = kind if kind in PATIENCE else DECISION
            final = statement.get("about") == "final"
            found.append(Dated(on(statement), day, statement.get("by"), final, kind))
    for reply in human_replies(case):
        if reply["kind"] == "reply_new_date":
            day = date(reply["date"])
            found.append(Dated(on(reply), day, reply.get("from"), False, DECISION, written=True))
    return found


def stands(case: Case, said: Dated) -> bool:
    """Not used up by a later interview, and not older than an invitation that is the last word."""
    round_day, reply = last_held(case), reply_in_force(case)
    if said.final:
        return True
    if reply and reply.kind == "invite" and said.on < reply.on:  # 4.7.23
        return False
    return round_day is None or said.on >= round_day or said.date > round_day


@remembered
def in_force(case: Case) -> list[Dated]:
    """The newest stated date that stands; several where it was said more than once."""
    standing = [said for said in dated(case) if stands(case, said)]
    strongest = max((said.strength for said in standing), default=None)
    return [said for said in standing if said.strength == strongest]


def decision_date(case: Case) -> dt.date | None:
    """The decision date in force; a day of contact is none."""
    return next((said.date for said in in_force(case) if said.kind == DECISION), None)


def said_before_round(case: Case, said: list[Dated]) -> bool:
    """A next-step date said before the newest held interview, and still ahead of it."""
    round_day = last_held(case)
    return round_day is not None and all(s.on < round_day and not s.final for s in said)


# --- interviews called off (G-OFF) ----------------------------------------------------------------


def offered_times(case: Case) -> dict[str, dt.date]:
    """The day new times were offered, by interview."""
    subjects = [
        Subject(None, i["id"], off_day(i), case.days.add(off_day(i), "14d"))
        for i in called_off_by_me(case)
    ]
    return {str(key[1]): day for key, day in match(case.sent, "reschedule", subjects).items()}


def skipped_on(case: Case, key: str) -> dt.date | None:
    return min((on(skip) for skip in case.listed("skips") if skip["key"] == key), default=None)


def reschedule_give_up(case: Case, interview: Fact) -> dt.date:
    give_up = window(case.world, case.preset, "reschedule", off_day(interview))[3]
    assert give_up
    return give_up


def given_up(case: Case, interview: Fact) -> dt.date | None:
    """The day on which offering new times was skipped or became too late."""
    if interview["id"] in offered_times(case):
        return None
    give_up = reschedule_give_up(case, interview)
    days = [skipped_on(case, f"{case.id}/reschedule/{interview['id']}")]
    days += [give_up] if case.today > give_up else []
    return min((day for day in days if day), default=None)


def given_up_while_asked(case: Case, interview: Fact) -> dt.date | None:
    """The day it was given up, unless something had settled it by then."""
    day = given_up(case, interview)
    return None if day and any(settled <= day for settled in settlers(case, interview)) else day


def settlers(case: Case, interview: Fact) -> list[dt.date]:
    """The days from which no new times are owed."""
    table, cause = offer(case), elsewhere(case)
    days = [table and table.on, accepted(case), cause and cause.on, *later_invites(case, interview)]
    return [day for day in days if day] + [end.on for end in standing(case)]


def later_invites(case: Case, interview: Fact) -> list[dt.date]:
    invited = [on(r) for r in human_replies(case) if r["kind"] == "invite"]
    return [day for day in invited if day > off_day(interview)]


def is_asked_for(case: Case, interview: Fact) -> bool:
    """Whether new times are owed: the newest, nothing decided, no later invitation."""
    return (
        called_off(case) == interview
        and off_by_me(interview)
        and not closed(case)
        and offer(case) is None
        and not later_invites(case, interview)
    )


def reschedule_waits(case: Case) -> bool:
    interview = called_off(case)
    return bool(
        interview
        and is_asked_for(case, interview)
        and interview["id"] not in offered_times(case)
        and not given_up(case, interview)
    )


# --- replies (G-REPLY) ----------------------------------------------------------------------------


@dataclass(frozen=True)
class Reply:
    """The newest word of theirs since the newest held interview."""

    on: dt.date
    kind: str
    senders: tuple[str, ...] = ()
    off: bool = False
    """It is an interview called off that stands for a reply."""


def off_reply(case: Case) -> Reply | None:
    """By them, that day; by you, the day new times were offered."""
    interview = called_off(case)
    if interview is None:
        return None
    if not off_by_me(interview):
        return Reply(off_day(interview), "reply", off=True)
    day = offered_times(case).get(interview["id"])
    return Reply(day, "reply", off=True) if day else None


def written_reply(case: Case) -> Reply | None:
    if not human_replies(case):
        return None
    day = max(on(r) for r in human_replies(case))
    same = [r for r in human_replies(case) if on(r) == day]
    rank = min(RANK[r["kind"]] for r in same)
    same = [r for r in same if RANK[r["kind"]] == rank]
    senders = tuple(sorted(r["from"] for r in same if r.get("from")))
    return Reply(day, same[0]["kind"], senders)


@remembered
def newest_reply(case: Case) -> Reply | None:
    """An actual one of the same day goes before an interview called off."""
    written, off = written_reply(case), off_reply(case)
    if written and off:
        return off if off.on > written.on else written
    return written or off


def reply_in_force(case: Case) -> Reply | None:
    reply, round_day = newest_reply(case), last_held(case)
    return None if reply and round_day and reply.on < round_day else reply


# --- which rule opens the cycle -------------------------------------------------------------------


@remembered
def asked_about(case: Case) -> list[Dated]:
    """The date in force, where no later word of theirs took its place."""
    said, reply = in_force(case), reply_in_force(case)
    if said and reply and said[0].on <= reply.on:
        ahead = said[0].date > reply.on  # judged on the reply's day, strictly
        if reply.kind != "reply_new_date" and not ahead:
            return []
    return said


@remembered
def first_rule(case: Case) -> str | None:
    """Which solicitation opens the cycle: R-DEC, R-VAL, R-STA or R-APP."""
    if asked_about(case):
        return "decision_followup"
    reply = reply_in_force(case)
    if reply and reply.kind == "reply_no_date" and held(case):
        return "value_checkin"
    if reply or held(case):
        return "status_check"
    silence = not human_messages(case) and not recorded(case)  # 4.7.6
    return "application_followup" if case.application and silence else None


# --- bans and permissions (G-NOFU) ----------------------------------------------------------------


@remembered
def ban(case: Case) -> str | None:
    """The scope of a no_followup in force, as it acts today."""
    said = [s for s in case.listed("statements") if s["kind"] in ("no_followup", "followup_ok")]
    if not said:
        return None
    day = max(on(s) for s in said)
    no = [s for s in said if on(s) == day and s["kind"] == "no_followup"]
    if not no:
        return None
    total = any(s.get("scope") == "all" for s in no)
    return "all" if total and not came_back(case, day) else "status"


def came_back(case: Case, day: dt.date) -> bool:
    """A human message of theirs (but a rejection), an offer, feedback or a talk of a later day."""
    days = [on(r) for r in human_messages(case) if r["kind"] != "rejection"]
    days += [on(r) for r in case.received if r["kind"] == "offer"]  # passed on, it is one too
    days += [on(f) for f in case.listed("feedback") if is_theirs(case, f.get("from"))]
    days += [on(offered) for offered in offer_facts(case)]
    days += [on(i) for i in held(case)]
    return any(later > day for later in days)


def newest(case: Case, kind: str) -> dt.date | None:
    return max((on(s) for s in case.listed("statements") if s["kind"] == kind), default=None)


def invited_any_time(case: Case) -> bool:
    """ "Check in any time" stands until a newer no_followup (4.7.2)."""
    days = [
        on(s) for s in case.listed("statements") if s["kind"] == "followup_ok" and s.get("anytime")
    ]
    no = newest(case, "no_followup")
    return any(no is None or day > no for day in days)


def asked_by_theirs(case: Case, request: Fact) -> bool:
    return is_theirs(case, request.get("by"))
