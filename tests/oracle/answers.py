"""What they wrote that wants an answer, and when it got one (G-DONE).

Must not import anything of the package.
"""

from __future__ import annotations

import datetime as dt

from .ends import lapsed_for_good
from .known import Case, Fact, on, stamp
from .matching import Subject, match
from .meetings import off_day, recorded
from .people import default_person
from .said import Reply, skipped_on
from .sides import human_messages, human_replies


def questions_to_me(case: Case) -> list[Subject]:
    someone = default_person(case)
    return [
        Subject(None, r["id"], on(r), None, stamp(r, "replied_on"), r.get("from") or someone)
        for r in case.received
        if r.get("needs_reply")
    ]


def answered_on(case: Case, received: Fact) -> dt.date | None:
    """The day an incoming message was answered, by stamp or by a matching sent (G-DONE)."""
    if not received.get("needs_reply"):
        return stamp(received, "replied_on")
    done = match(case.sent, "respond_to_employer", questions_to_me(case))
    return done.get((None, received["id"]))


def answered_by_interview(case: Case, received: Fact) -> bool:
    """An invitation, by any interview of a later day not called off by then (G-DONE)."""
    return received["kind"] == "invite" and any(
        on(i) > on(received) and not was_off(i, on(received)) for i in recorded(case)
    )


def was_off(interview: Fact, by: dt.date) -> bool:
    if interview.get("status") != "cancelled":
        return False
    return not interview.get("cancelled_on") or off_day(interview) <= by


def is_waiting(case: Case, received: Fact) -> bool:
    """A message that needs an answer, has none, and was not skipped."""
    return bool(
        received.get("needs_reply")
        and not answered_on(case, received)
        and not answered_by_interview(case, received)
        and not skipped_on(case, f"{case.id}/respond_to_employer/{received['id']}")
    )


def waits_for_invitation(case: Case) -> bool:
    """An invitation of theirs that still needs its answer, and did not lapse."""
    return any(
        r["kind"] == "invite" and is_waiting(case, r) and not lapsed_for_good(case, on(r))
        for r in human_messages(case)
    )


def last_answer(case: Case, invitation: Reply) -> dt.date | None:
    """Of several invitations of one day the last answer."""
    same = [r for r in human_replies(case) if (r["kind"], on(r)) == ("invite", invitation.on)]
    return max((day for r in same if (day := answered_on(case, r))), default=None)
