"""What the employer asked for: R-REQ, R-ETA, R-RSP, and R-REF, R-TRF (4.4).

Must not import anything of the package.
"""

from __future__ import annotations

from .items import Item, make
from .known import Case, Fact, date, on, stamp
from .marking import address, mark_done
from .said import (
    answered_on,
    default_person,
    told_on,
)


def requests(case: Case) -> list[Item]:
    found = []
    for request in case.listed("requests"):
        deliver = make(case, "deliver_request", on(request))
        told = told_on(case, request)
        if request.get("due"):
            deliver.due = date(request["due"])
        elif told and request.get("eta"):
            deliver.due = date(request["eta"])
        deliver.settle()
        deliver.for_ = request["id"]
        deliver.done_on = stamp(request, "delivered_on")
        deliver.gone = case.lapses
        to = request.get("by") or default_person(case)
        found.append(address(deliver, case, to, request.get("via")))
    mark_done(case, found)
    by_id = {item.for_: item for item in found}
    for request in case.listed("requests"):
        eta = make(case, "request_eta", on(request))
        eta.for_ = request["id"]
        eta.done_on = told_on(case, request)
        limit = stamp(request, "due") or eta.due
        too_late = bool(request.get("eta")) and date(request["eta"]) > limit
        waited = not request.get("due") and case.today > on(request)
        eta.gone = case.lapses or not (too_late or waited) or bool(by_id[eta.for_].done_on)
        found.append(address(eta, case, by_id[eta.for_].to))
    return found


def replies(case: Case) -> list[Item]:
    found = []
    for message in case.received:
        if not message.get("needs_reply"):
            continue
        item = make(case, "respond_to_employer", on(message))
        item.for_ = message["id"]
        item.done_on = answered_on(case, message)
        item.gone = case.lapses
        to = message.get("from") or default_person(case)
        found.append(address(item, case, to, message.get("via")))
    return found


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
        brief = make(case, "brief_reference", date(reference["given_on"]))
        brief.done_on = stamp(reference, "briefed_on")
        brief.gone = case.lapses
        brief.skips_since = brief.anchor  # a person asked twice: the newest
        found.append(address(brief, case, reference["contact"]))
        if case.outcome:
            thank = make(case, "thank_reference", case.outcome)
            thank.done_on = stamp(reference, "thanked_on")
            thank.gone = bool(case.let_go)
            found.append(address(thank, case, reference["contact"]))
    return found
