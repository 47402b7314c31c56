"""Asking for news, and when to stop: R-DEC, R-STA, R-APP, R-NUD, R-VAL, R-MID, R-PRM, R-OUT.

Owns the cycle (G-CYCLE), the total, and what each message of the cycle did. How a window is moved
is in ``moving``. Must not import anything of the package.
"""

from __future__ import annotations

import datetime as dt

from .answers import last_answer, waits_for_invitation
from .days import ONE
from .ends import closed, released, standing
from .items import Item, make, window
from .known import ASKING, Case, Fact, date, on
from .matching import Key, Subject, match, subject_of
from .meetings import off_by_me
from .moving import Moving
from .numbers import (
    APPLICATION_TOTALS,
    CALL_OFFERED,
    CLOSE_OUT_AFTER,
    MID_TIMELINE,
    TOTALS,
    VALUE_AFTER_SILENCE,
    VALUE_MAX,
)
from .offers import offer
from .people import default_person, medium, promiser
from .rounds import called_off, held, last_held, scheduled
from .said import (
    CONTACT_AFTER,
    CONTACT_ON,
    DECISION,
    asked_about,
    ban,
    dated,
    first_rule,
    given_up_while_asked,
    invited_any_time,
    newest,
    newest_reply,
    reply_in_force,
    reschedule_give_up,
    reschedule_waits,
    said_before_round,
)
from .sides import is_theirs

GAP_STARTERS = (
    *ASKING,
    "mid_timeline_note",
    "value_checkin",
    "application_followup",
    "promise_followup",
    "accelerate",
    "missed_meeting",
)


class Chase:
    """The current cycle of one opportunity."""

    def __init__(self, case: Case, others: list[Item]) -> None:
        self.case = case
        self.others = others
        self.rule = first_rule(case)
        self.said = asked_about(case)
        self.reply = reply_in_force(case)
        self.start = cycle_start(case)
        self.sent = [
            s
            for s in case.sent
            if s["action"] in GAP_STARTERS and (self.start is None or on(s) > self.start)
        ]
        self.promises = promises(case)
        self.asked = match(case.sent, "promise_followup", [s for s, _ in self.promises])
        self.asking = [s for s in self.sent if s["action"] in self.counted_actions]
        self.counted = [s for s in self.sent if s in self.asking or self.asks_for_promise(s)]
        totals = APPLICATION_TOTALS if self.for_application else TOTALS
        self.used_up = len(self.counted) >= totals[case.preset]
        self.waits = waits_for_invitation(case) or reschedule_waits(case)
        # P0, G-OFFER, G-ROUND, 4.7.10, G-OFF: nothing is asked any more
        self.silent = bool(closed(case) or offer(case) or scheduled(case) or self.waits)
        self.moving = Moving(case, self.sent, others)

    @property
    def for_application(self) -> bool:
        return self.rule == "application_followup"

    @property
    def counted_actions(self) -> tuple[str, ...]:
        return (*ASKING, "application_followup") if self.for_application else ASKING

    def asks_for_promise(self, message: Fact) -> bool:
        """A promise_followup whose promise is still unfulfilled."""
        if message["action"] != "promise_followup":
            return False
        about = promise_of(self.promises, self.asked, message)
        return bool(about and not about.get("fulfilled_on"))

    # --- the items of the cycle ---------------------------------------------------------------

    def items(self) -> list[Item]:
        found = self.promise_followups()
        close_out = None
        if self.rule == "value_checkin":
            pending, close_out = self.value_checkins()
            found += pending
        elif self.rule:
            pending, close_out = self.questions()
            found += pending
        elif give_up := self.cancellation_expired():
            close_out = self.after_give_up(give_up)
        self.moving.wait_for_owed(found)
        self.moving.one_at_a_time(found)
        table = offer(self.case)
        if table and table.lapsed:
            close_out = self.after_lapsed_offer(table.deadline)
        return [*found, *([close_out] if close_out else [])]

    def dress(self, item: Item) -> Item:
        """To whom, whether at all, and the window as moved up to its expiry."""
        case = self.case
        item.skips_since = item.skips_since or self.start
        item.to = item.to or default_person(case)
        item.medium = medium(case, item.action, item.to)
        item.gone = item.gone or self.silent
        item.blocked = bool(ban(case)) or (not item.promised and self.uninvited())
        if item.action == "status_check" and self.call_offered(item):
            item.flags.append("call_offered")
        if item.action == "value_checkin":
            item.flags.append("no_decision_date_question")
        if not item.done_on:
            self.moving.until_expiry(item)
        return item

    def uninvited(self) -> bool:
        """A posting's no_contact blocks what asks about the application."""
        application = self.case.application
        if not self.for_application or not application:
            return False
        if application.get("contact_policy") != "no_contact":
            return False
        lifted = newest(self.case, "followup_ok")
        return lifted is None or lifted <= date(application["submitted_on"])

    def call_offered(self, item: Item) -> bool:
        """Assertive: a call beside the e-mail, where the number is known and calls are welcome."""
        case = self.case
        number = case.world.contacts.get(item.to or "", {}).get("phone")
        no_calls = (case.application or {}).get("contact_policy") == "no_calls"
        welcome = case.preset in CALL_OFFERED and item.medium == "email" and not no_calls
        return welcome and bool(number)

    # --- the first question: R-DEC, R-STA, R-APP ----------------------------------------------

    def first(self, before: dt.date | None = None) -> Item:
        """Its own window; with ``before``, without deliveries of that day or later (4.7.3)."""
        if self.rule == "decision_followup":
            return self.decision_followup()
        if self.rule == "status_check":
            return self.status_check(before)
        return self.application_followup()

    def decision_followup(self) -> Item:
        case, said = self.case, self.said
        kind, day = said[0].kind, said[0].date
        if kind == CONTACT_ON:
            item = self.on_contact_day(day)
        elif kind == CONTACT_AFTER:
            item = make(case, "decision_followup", day, "contact_after")
        else:
            item = make(case, "decision_followup", day)
        if kind != CONTACT_ON and said_before_round(case, said):
            round_day = last_held(case)
            assert round_day
            item.not_before(case.days.add(round_day, "7d fwd"), "a later round")
        item.decision_date = day
        return item

    def on_contact_day(self, day: dt.date) -> Item:
        """From the day itself, rolled forward; given up 45 days after the day as said."""
        rolled = self.case.days.forward(day)
        item = make(self.case, "decision_followup", rolled, "contact_on")
        item.give_up = window(self.case.world, self.case.preset, "contact_on", day)[3]
        return item.settle()

    def status_check(self, before: dt.date | None) -> Item:
        delivered = max(
            (day for day in self.deliveries() if before is None or day < before), default=None
        )
        since = self.silence_since()
        off = self.reply is not None and self.reply.off
        if delivered and delivered > since:
            since, off = delivered, False
        return make(self.case, "status_check", since, "called_off" if off else None)

    def deliveries(self) -> list[dt.date]:
        return [
            item.done_on
            for item in self.others
            if item.action == "deliver_request" and item.done_on and is_theirs(self.case, item.to)
        ]

    def silence_since(self) -> dt.date:
        """The newest held interview or reply; an invitation counts from its answer."""
        if self.reply:
            answered = last_answer(self.case, self.reply) if self.invited else None
            return answered or self.reply.on
        since = last_held(self.case)
        assert since
        return since

    @property
    def invited(self) -> bool:
        return self.reply is not None and self.reply.kind == "invite"

    def application_followup(self) -> Item:
        application, days = self.case.application, self.case.days
        assert application
        anchor = date(application["submitted_on"])
        if application.get("closes_on"):
            anchor = max(anchor, date(application["closes_on"]))
        item = make(self.case, "application_followup", anchor)
        if self.case.preset == "assertive":
            item.nb = min(days.business(anchor, 3), item.nb)
        return item

    def questions(self) -> tuple[list[Item], Item | None]:
        in_time = self.from_first_in_time()
        first = self.first(before=on(in_time[0]) if in_time else None)
        mid = self.mid_timeline(gone=self.used_up and not in_time)
        found, pending = [*mid], first
        if in_time:
            first.done_on = on(in_time[0])
            nudge = self.nudge(first, in_time)
            found += [self.dress(first), *([self.dress(nudge)] if nudge else [])]
            pending = nudge or first
        elif not self.used_up:
            first.flags += ["sent_early"] * bool(self.asking)
            found.append(self.dress(first))
        if not self.used_up:
            return found, self.when_expired(pending)
        if self.case.preset in VALUE_AFTER_SILENCE and held(self.case) and self.asking:
            checkins, close_out = self.after_silence()
            return [*found, *checkins], close_out
        return found, self.after_last(on((self.asking or self.counted)[-1]))

    def from_first_in_time(self) -> list[Fact]:
        """The question that discharged the first one, and every later one."""
        for number, message in enumerate(self.asking):
            if on(message) >= self.first(before=on(message)).nb:
                return self.asking[number:]
        return []

    # --- R-NUD --------------------------------------------------------------------------------

    def nudge_after(self, message: Fact, first: Item) -> Item:
        if not self.for_application:
            return make(self.case, "nudge", on(message))
        item = make(self.case, "nudge", on(message), rule="application_nudge")  # 4.7.5
        item.give_up = first.give_up
        return item.settle()

    def nudge(self, first: Item, in_time: list[Fact]) -> Item | None:
        previous, done, early = in_time[0], None, False
        for message in in_time[1:]:
            item = self.nudge_after(previous, first)
            early = on(message) < item.nb
            if not early:
                done = item
                done.done_on = on(message)
            previous = message
        if self.used_up:
            return done
        item = self.nudge_after(previous, first)
        item.flags += ["sent_early"] * early
        return item

    # --- R-VAL --------------------------------------------------------------------------------

    def value_checkins(self) -> tuple[list[Item], Item | None]:
        assert self.reply
        return self.checkins(self.reply.on, "value_checkin")

    def after_silence(self) -> tuple[list[Item], Item | None]:
        """Patient: the last allowed question stayed unanswered (4.7.11)."""
        return self.checkins(on(self.asking[-1]), "value_in_silence")

    def checkins(self, since: dt.date, rule: str) -> tuple[list[Item], Item | None]:
        sent = [on(s) for s in self.sent if s["action"] == "value_checkin"]
        previous, done, early = since, None, False
        for day in sent:
            item = make(self.case, "value_checkin", previous, rule)
            early = day < item.nb
            if not early:
                done = item
                done.done_on = day
            previous = max(previous, day)
        if len(sent) >= VALUE_MAX[self.case.preset]:
            return [self.dress(done)] if done else [], self.after_last(previous)
        item = make(self.case, "value_checkin", previous, rule)
        item.flags += ["sent_early"] * early
        self.dress(item)
        return [item], self.when_expired(item)

    # --- R-MID --------------------------------------------------------------------------------

    def mid_timeline(self, *, gone: bool) -> list[Item]:
        if self.rule != "decision_followup" or self.said[0].kind != DECISION:
            return []
        spoken, promised = self.said[0].on, self.said[0].date
        length, round_day = (promised - spoken).days, last_held(self.case)
        if length < 14 or (round_day and spoken < round_day):
            return []
        days, case = self.case.days, self.case
        nb = days.forward(spoken + dt.timedelta(days=(length + 1) // 2))
        due = days.back(spoken + dt.timedelta(days=length * 3 // 4))
        item = Item(case.world, case, "mid_timeline_note", spoken, nb, nb, due, due, hard_end=due)
        item.decision_date = promised
        sent = [day for day in case.sent_days("mid_timeline_note") if day > spoken]
        in_time = [day for day in sent if day >= nb]  # across cycles (4.7.19)
        if in_time:
            item.done_on = in_time[0]
        elif any(s["action"] == "mid_timeline_note" for s in self.sent):
            item.flags.append("sent_early")
        mode = MID_TIMELINE[case.preset]
        wanted = mode == "on" or (mode == "only_if_invited" and invited_any_time(case))
        item.gone = gone or not wanted
        return [self.dress(item)]

    # --- R-PRM --------------------------------------------------------------------------------

    def promise_followups(self) -> list[Item]:
        """Beside the cycle: through next rounds, offers and one's own acceptance."""
        return [self.promise_followup(*pair) for pair in self.promises]

    def promise_followup(self, subject: Subject, promise: Fact) -> Item:
        case, done = self.case, self.asked.get(subject.key)
        item = make(case, "promise_followup", date(promise["date"]))
        item.for_, item.promised, item.done_on = promise["id"], item.anchor, done
        item.to = promiser(case, promise)
        item.skips_since = on(promise)
        early = [s for s in self.sent if s["action"] == "promise_followup" and on(s) < item.nb]
        if not done and any(promise_of(self.promises, self.asked, s) == promise for s in early):
            item.flags.append("sent_early")
        over = bool(standing(case)) or released(case) or bool(promise.get("fulfilled_on"))
        silent, self.silent = self.silent, over or self.used_up
        self.dress(item)
        self.silent = silent
        return item

    # --- R-OUT --------------------------------------------------------------------------------

    def close_out(self, anchor: dt.date, nb: dt.date) -> Item:
        case = self.case
        due = case.days.business(nb, 5)
        item = Item(case.world, case, "close_out", anchor, nb, nb, due, None)
        item.skips_since = self.start
        table = offer(case)
        item.gone = bool(
            closed(case) or scheduled(case) or self.waits or (table and not table.lapsed)
        )
        sent = [day for day in case.sent_days("close_out") if day >= min(anchor, nb)]
        item.done_on = min(sent, default=None)
        return item

    def after_last(self, last: dt.date) -> Item:
        return self.close_out(last, self.case.days.add(last, CLOSE_OUT_AFTER[self.case.preset]))

    def when_expired(self, item: Item) -> Item | None:
        """A solicitation given up, skipped or not."""
        if item.done_on or item.give_up is None or self.case.today <= item.give_up:
            return None
        return self.after_give_up(item.give_up)

    def after_give_up(self, give_up: dt.date) -> Item | None:
        """From the next business day after the give-up; it does not appear before (G-CLOSE)."""
        return appearing(self.close_out(give_up, self.case.days.forward(give_up + ONE)))

    def cancellation_expired(self) -> dt.date | None:
        """You called it off and offered no new times: it counts for nothing (G-OFF)."""
        interview = called_off(self.case)
        if not interview or not off_by_me(interview):
            return None
        if not given_up_while_asked(self.case, interview):
            return None
        give_up = reschedule_give_up(self.case, interview)
        return give_up if self.case.today > give_up else None

    def after_lapsed_offer(self, deadline: dt.date) -> Item | None:
        return appearing(self.close_out(deadline, self.case.days.business(deadline, 1)))


def appearing(item: Item) -> Item | None:
    """Not there before its day, unless it was done."""
    return item if item.done_on or item.today >= item.nb else None


def cycle_start(case: Case) -> dt.date | None:
    """The newest held interview, reply, or statement of a date."""
    reply, round_day = newest_reply(case), last_held(case)
    days = [said.on for said in dated(case)]
    days += [reply.on] if reply else []
    days += [round_day] if round_day else []
    return max(days, default=None)


Promise = tuple[Subject, Fact]
Asked = dict[Key, dt.date]
"""The day each promise was asked about in time."""


def promises(case: Case) -> list[Promise]:
    """What they promised to send, each with the window in which one asks for it."""
    found = []
    for statement in case.listed("statements"):
        if statement["kind"] == "will_send":
            nb, _, _, give_up = window(
                case.world, case.preset, "promise_followup", date(statement["date"])
            )
            to = promiser(case, statement)
            found.append((Subject(None, statement["id"], nb, give_up, person=to), statement))
    return sorted(found, key=lambda pair: str(pair[1]["id"]))


def promise_of(promises: list[Promise], asked: Asked, message: Fact) -> Fact | None:
    """Which promise a message asked for; unnamed, the newest open, else the newest made."""
    day, to = on(message), message.get("to")
    if message.get("for"):
        return next((p for s, p in promises if s.for_ == message["for"]), None)
    begun = [s for s, _ in promises if s.since <= day]
    subject = subject_of(message, day, begun, [s for s in begun if asked.get(s.key, day) >= day])
    if subject:
        return next(p for s, p in promises if s is subject)
    made = [(s, p) for s, p in promises if on(p) <= day]
    made = [(s, p) for s, p in made if to and s.person == to] or made
    newest = max((p["on"] for _, p in made), default="")
    return min((p for _, p in made if p["on"] == newest), key=lambda p: p["id"], default=None)
