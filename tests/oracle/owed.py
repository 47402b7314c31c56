"""What the employer asked for: R-REQ, R-ETA, R-RSP, and R-REF, R-TRF (4.4).

Must not import anything of the package.
"""

from __future__ import annotations

import datetime as dt

from .answers import answered_by_interview, answered_on
from .ends import lapsed_for_good, let_go, outcome, released, standing
from .items import Item, make
from .known import Case, Fact, date, on, stamp
from .marking import address, mark_done
from .matching import Subject, match
from .people import default_person


def asker(case: Case, request: Fact) -> str | None:
    return request.get("by") or default_person(case)


def told_on(case: Case) -> dict[str, dt.date]:
    """The day they were told when a requested item will come, by request."""
    subjects = [
        Subject(
            None,
            r["id"],
            on(r),
            stamp(r, "delivered_on"),
            stamp(r, "eta_sent_on"),
            asker(case, r),
        )
        for r in case.listed("requests")
    ]
    return {str(key[1]): day for key, day in match(case.sent, "request_eta", subjects).items()}


def lapsed(case: Case, day: dt.date) -> bool:
    """Asked on an end's day or before; or another offer was accepted."""
    return lapsed_for_good(case, day) or released(case)


def requests(case: Case) -> list[Item]:
    told, asked = told_on(case), case.listed("requests")
    deliveries = [delivery(case, request, told.get(request["id"])) for request in asked]
    mark_done(case, deliveries)
    delivered = {item.for_: item.done_on for item in deliveries}
    notes = [
        interim_note(case, r, told.get(r["id"]), delivered=bool(delivered[r["id"]])) for r in asked
    ]
    return [*deliveries, *notes]


def delivery(case: Case, request: Fact, told: dt.date | None) -> Item:
    item = make(case, "deliver_request", on(request))
    if request.get("due"):
        item.due = date(request["due"])
    elif told and request.get("eta"):
        item.due = date(request["eta"])
    item.settle()
    item.for_ = request["id"]
    item.done_on = stamp(request, "delivered_on")
    item.gone = lapsed(case, on(request))
    return address(item, case, asker(case, request), request.get("via"))


def interim_note(case: Case, request: Fact, told: dt.date | None, *, delivered: bool) -> Item:
    item = make(case, "request_eta", on(request))
    item.for_ = request["id"]
    item.done_on = told
    limit = stamp(request, "due") or item.due
    too_late = bool(request.get("eta")) and date(request["eta"]) > limit
    waited = not request.get("due") and case.today > on(request)
    item.gone = lapsed(case, on(request)) or not (too_late or waited) or delivered
    return address(item, case, asker(case, request))


def replies(case: Case) -> list[Item]:
    found = []
    for message in case.received:
        if not message.get("needs_reply"):
            continue
        item = make(case, "respond_to_employer", on(message))
        item.for_ = message["id"]
        item.done_on = answered_on(case, message)
        item.gone = lapsed_for_good(case, on(message)) or answered_by_interview(case, message)
        to = message.get("from") or default_person(case)
        found.append(address(item, case, to, message.get("via")))
    return found


# --- references -----------------------------------------------------------------------------------


def newest_references(case: Case) -> list[Fact]:
    """A person asked twice: the newest (INTERCHANGE 2)."""
    newest: dict[str, Fact] = {}
    for reference in sorted(case.listed("references"), key=lambda r: str(r["given_on"])):
        before = newest.get(reference["contact"])
        if before and before["given_on"] == reference["given_on"]:
            reference = {k: v for k, v in before.items() if v} | {
                k: v for k, v in reference.items() if v
            }
        newest[reference["contact"]] = reference
    return [newest[person] for person in sorted(newest)]


def references(case: Case) -> list[Item]:
    found = []
    for reference in newest_references(case):
        given = date(reference["given_on"])
        brief = make(case, "brief_reference", given)
        brief.done_on = stamp(reference, "briefed_on")
        brief.gone = released(case) or any(end.on >= given for end in standing(case))
        found.append(address(brief, case, reference["contact"]))
        known = outcome(case)
        if known:
            thank = make(case, "thank_reference", known)
            thank.done_on = stamp(reference, "thanked_on")
            thank.gone = let_go(case)
            found.append(address(thank, case, reference["contact"]))
    for item in found:
        item.skips_since = item.anchor
    return found
