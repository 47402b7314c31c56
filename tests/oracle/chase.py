"""Asking for news, and when to stop: R-DEC, R-STA, R-APP, R-NUD, R-VAL, R-MID, R-OUT (4.4, 4.6).

Must not import anything of the package.
"""

from __future__ import annotations

import datetime as dt

from .items import Item, make
from .known import ASKING, SOLICITATIONS, Case, Fact, date, on
from .numbers import (
    APPLICATION_TOTALS,
    CLOSE_OUT_AFTER,
    GAP,
    MID_TIMELINE,
    TOTALS,
    VALUE_MAX,
)
from .said import (
    HUMAN,
    ban,
    dated_statements,
    default_person,
    first_rule,
    in_force,
    invited_any_time,
    medium,
    newest,
    reply_in_force,
    unanswered_invitation,
)


class Chase:
    """The current cycle of one opportunity (G-CYCLE)."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.rule = first_rule(case)
        self.stated = in_force(case)
        self.reply = reply_in_force(case)
        self.start = self.cycle_start()
        self.sent = [
            s
            for s in case.sent
            if s["action"] in SOLICITATIONS and (self.start is None or on(s) > self.start)
        ]
        counted = (*ASKING, "application_followup") if self.for_application else ASKING
        self.asking = [s for s in self.sent if s["action"] in counted]
        totals = APPLICATION_TOTALS if self.for_application else TOTALS
        self.total = totals[case.preset]
        # P0, G-DECIDED, G-ROUND, 4.7.10: nothing is asked any more
        self.silent = bool(
            case.outcome
            or case.offer
            or case.scheduled
            or case.let_go
            or case.accepted_elsewhere
            or unanswered_invitation(case)
        )

    @property
    def for_application(self) -> bool:
        return self.rule == "application_followup"

    def cycle_start(self) -> dt.date | None:
        days = [on(r) for r in self.case.received if r["kind"] in HUMAN]
        days += [s["on"] for s in dated_statements(self.case)]
        days += [self.case.last_held] if self.case.last_held else []
        return max(days, default=None)

    def items(self) -> list[Item]:
        found: list[Item | None] = []
        if self.rule == "value_checkin":
            found = self.value_checkins()
        elif self.rule:
            found = self.questions()
        lapsed = self.after_lapsed_offer()
        if lapsed:
            found = [each for each in found if each and each.action != "close_out"]
            found.append(lapsed)
        return [self.dress(item) for item in found if item]

    def dress(self, item: Item) -> Item:
        item.skips_since = item.skips_since or self.start
        if item.action == "close_out":
            if self.case.let_go:
                item.done_on = self.case.let_go
            return item
        item.gone = item.gone or self.silent
        item.blocked = self.forbidden()
        item.to = default_person(self.case)
        item.medium = medium(self.case, item.action, item.to)
        return item

    def forbidden(self) -> bool:
        """G-NOFU, and a posting's no_contact for the application's chain."""
        if ban(self.case):
            return True
        if not self.for_application or not self.case.application:
            return False
        if self.case.application.get("contact_policy") != "no_contact":
            return False
        lifted = newest(self.case, "followup_ok")
        return lifted is None or lifted <= date(self.case.application["submitted_on"])

    # --- R-DEC, R-STA, R-APP ------------------------------------------------------------------

    def first(self) -> Item:
        case = self.case
        if self.rule == "decision_followup":
            assert self.stated
            item = make(case, "decision_followup", self.stated["date"])
            item.decision_date = self.stated["date"]
            return item
        if self.rule == "status_check":
            return make(case, "status_check", self.silence_since())
        assert case.application
        anchor = date(case.application["submitted_on"])
        if case.preset != "assertive" and case.application.get("closes_on"):
            anchor = max(anchor, date(case.application["closes_on"]))
        item = make(case, "application_followup", anchor)
        if case.preset == "assertive":
            item.nb = min(case.days.business(anchor, 3), item.nb)
        return item

    def silence_since(self) -> dt.date:
        since: dt.date | None = self.case.last_held
        if self.reply:
            since = self.reply["on"]
            if self.reply["kind"] == "invite":
                since = self.reply["answered"] or since
        assert since
        return since

    def questions(self) -> list[Item | None]:
        first = self.first()
        in_time = [s for s in self.asking if on(s) >= first.nb]  # judged before any gap (4.7.3)
        used_up = len(self.asking) >= self.total
        mid = self.mid_timeline(gone=used_up and not in_time)
        nudge: Item | None = None
        if in_time:
            first.done_on = on(in_time[0])
            nudge = self.nudge(first, in_time, used_up=used_up)
        else:
            if self.asking:
                first.flags.append("sent_early")
            self.keep_gap(first)
        if used_up:
            shown = first if in_time else None  # 4.7.4
            return [shown, nudge, mid, self.close_out_after(on(self.asking[-1]))]
        return [first, nudge, mid, self.close_out_when_expired(nudge or first)]

    def keep_gap(self, item: Item) -> None:
        """G-GAP: ideal and due follow by max."""
        if self.sent:
            last = on(self.sent[-1])
            item.nb = max(item.nb, self.case.days.business(last, max(3, GAP[self.case.preset])))
            item.settle()

    # --- R-NUD --------------------------------------------------------------------------------

    def nudge_after(self, message: Fact, first: Item) -> Item:
        if not self.for_application:
            return make(self.case, "nudge", on(message))
        item = make(self.case, "nudge", on(message), rule="application_nudge")  # 4.7.5
        item.give_up = first.give_up
        return item.settle()

    def nudge(self, first: Item, in_time: list[Fact], *, used_up: bool) -> Item | None:
        previous, done, early = in_time[0], None, False
        for message in in_time[1:]:
            window = self.nudge_after(previous, first)
            early = on(message) < window.nb
            if not early:
                done = window
                done.done_on = on(message)
            previous = message
        if used_up:
            return done
        item = self.nudge_after(previous, first)
        if early:
            item.flags.append("sent_early")
        self.keep_gap(item)
        return item

    # --- R-VAL --------------------------------------------------------------------------------

    def value_checkins(self) -> list[Item | None]:
        assert self.reply
        sent = [s for s in self.sent if s["action"] == "value_checkin"]
        previous, done, early = self.reply["on"], None, False
        for message in sent:
            window = make(self.case, "value_checkin", previous)
            early = on(message) < window.nb
            if not early:
                done = window
                done.done_on = on(message)
            previous = on(message)
        if len(sent) >= VALUE_MAX[self.case.preset]:
            return [done, self.close_out_after(previous)]
        item = make(self.case, "value_checkin", previous)
        item.flags = ["no_decision_date_question"] + (["sent_early"] if early else [])
        self.keep_gap(item)
        return [item]

    # --- R-MID --------------------------------------------------------------------------------

    def mid_timeline(self, *, gone: bool) -> Item | None:
        if self.rule != "decision_followup" or not self.stated or self.stated["embargo"]:
            return None
        spoken, promised = self.stated["on"], self.stated["date"]
        length = (promised - spoken).days
        if length < 14:
            return None
        days, case = self.case.days, self.case
        nb = days.forward(spoken + dt.timedelta(days=(length + 1) // 2))
        due = days.back(spoken + dt.timedelta(days=length * 3 // 4))
        item = Item(case.world, case, "mid_timeline_note", spoken, nb, nb, due, due)
        item.decision_date = promised
        sent = [on(s) for s in case.sent if s["action"] == "mid_timeline_note"]
        sent = [day for day in sent if day > spoken]  # once for each date
        in_time = [day for day in sent if day >= nb]
        if in_time:
            item.done_on = in_time[0]
        elif self.sent:
            last = on(self.sent[-1])
            item.nb = max(nb, days.business(last, max(3, GAP[case.preset])))
            item.ideal = item.nb
            item.flags = ["sent_early"] if sent else []
        mode = MID_TIMELINE[case.preset]
        wanted = mode == "on" or (mode == "only_if_invited" and invited_any_time(case))
        item.gone = gone or not wanted
        return item if item.done_on or item.nb <= due else None

    # --- R-OUT --------------------------------------------------------------------------------

    def close_out(self, anchor: dt.date, nb: dt.date) -> Item:
        due = self.case.days.business(nb, 5)
        return Item(self.case.world, self.case, "close_out", anchor, nb, nb, due, None)

    def close_out_after(self, last: dt.date) -> Item:
        nb = self.case.days.add(last, CLOSE_OUT_AFTER[self.case.preset])
        item = self.close_out(last, nb)
        item.gone = self.silent
        return item

    def close_out_when_expired(self, item: Item) -> Item | None:
        """From the next business day after the give-up, not sooner (G-CLOSE)."""
        if item.give_up is None or self.case.today <= item.give_up:
            return None
        nb = self.case.days.forward(item.give_up + dt.timedelta(days=1))
        out = self.close_out(item.give_up, nb)
        out.gone = self.silent or self.case.world.today < nb
        return out

    def after_lapsed_offer(self) -> Item | None:
        case = self.case
        if not case.lapsed or not case.deadline or case.accepted_elsewhere:
            return None
        nb = case.days.business(case.deadline, 1)
        out = self.close_out(case.deadline, nb)
        out.skips_since = case.deadline
        out.gone = bool(case.scheduled or case.let_go or case.world.today < nb)
        return out
