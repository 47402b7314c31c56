"""Who is on which side, and what they wrote (4.1, "Theirs"). Must not import the package."""

from __future__ import annotations

from .known import Case, Fact, remembered, same_text

REPLIES = ("reply", "reply_no_date", "reply_new_date", "invite", "feedback")
OURS = {"referrer", "reference"}


def relations(case: Case, person: str) -> set[str]:
    """What a person is to this opportunity; somebody handed over as a reference is one."""
    found = {p["relation"] for p in case.people if p["contact"] == person}
    if any(r["contact"] == person for r in case.listed("references")):
        found.add("reference")
    return found


def from_another_company(case: Case, person: str) -> bool:
    company = case.world.contacts.get(person, {}).get("company")
    return bool(company) and not same_text(company, case.company)


def is_employer(case: Case, person: str | None) -> bool:
    """Not only a referrer or reference, and of no other company; an unnamed sender is."""
    if person is None:
        return True
    known = relations(case, person)
    return not (known and known <= OURS) and not from_another_company(case, person)


def is_agency(case: Case, person: str) -> bool:
    return "recruiter" in relations(case, person) and from_another_company(case, person)


def is_theirs(case: Case, person: str | None) -> bool:
    return person is None or is_employer(case, person) or is_agency(case, person)


def has_left(case: Case, person: str) -> bool:
    """``left_on`` is known from its day on."""
    return any(p["contact"] == person and p.get("left_on") for p in case.people)


@remembered
def human_messages(case: Case) -> list[Fact]:
    """Every message of theirs but an automatic acknowledgement (4.7.10)."""
    return [r for r in case.received if r["kind"] != "auto_ack" and is_theirs(case, r.get("from"))]


@remembered
def human_replies(case: Case) -> list[Fact]:
    """Those that end a cycle: neither offers nor rejections."""
    return [r for r in human_messages(case) if r["kind"] in REPLIES]
