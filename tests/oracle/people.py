"""To whom and how (G-PERSON, G-MEDIUM). Must not import anything of the package."""

from __future__ import annotations

from collections.abc import Iterable

from .known import SELF_DIRECTED, Case, Fact, on, remembered
from .rounds import all_called_off, held, scheduled
from .said import asked_about, reply_in_force
from .sides import has_left, human_messages, is_agency, is_employer, is_theirs

TO_REFERENCES = ("brief_reference", "thank_reference")
WRITTEN = (
    "thank_you",
    "value_checkin",
    "mid_timeline_note",
    "feedback_request",
    "feedback_thanks",
    "decline_offer",
    "withdraw",
    "keep_warm",
)
NOT_INFERRED = ("application_followup", "accelerate", "offer_extension_request")
GIVES_A_CHANNEL = ("phone", "email")


# --- to whom --------------------------------------------------------------------------------------


def may_be_asked(case: Case, person: str | None) -> bool:
    return person is not None and is_theirs(case, person) and not has_left(case, person)


def first(case: Case, people: Iterable[str | None]) -> str | None:
    """Smallest id of those who may be asked."""
    return min((p for p in people if p is not None and may_be_asked(case, p)), default=None)


def related(case: Case, relation: str) -> list[str]:
    return sorted(p["contact"] for p in case.people if p["relation"] == relation)


def agencies(case: Case) -> list[str]:
    found = related(case, "recruiter")
    return [p for p in found if is_agency(case, p) and not has_left(case, p)]


def opened_a_line(case: Case, person: str) -> bool:
    return any(
        s["kind"] in ("preferred_medium", "followup_ok") and s.get("by") == person
        for s in case.listed("statements")
    )


def speaker(case: Case, word: dict[str, bool]) -> str | None:
    """Who gave their word, and whether in writing; beside an agency only who opened a line."""
    agency = agencies(case)
    return first(
        case,
        (
            person
            for person, written in word.items()
            if not agency or person in agency or written or opened_a_line(case, person)
        ),
    )


def word_in_force(case: Case) -> dict[str, bool]:
    """Whose word the next question counts from, and whether they wrote it."""
    said, reply = asked_about(case), reply_in_force(case)
    if said:
        by = sorted(said, key=lambda s: s.written)
        return {s.by: s.written for s in by if s.by}
    return dict.fromkeys(reply.senders, True) if reply else {}


@remembered
def default_person(case: Case) -> str | None:
    return speaker(case, word_in_force(case)) or without_word(case)


def without_word(case: Case) -> str | None:
    choices = (
        agencies(case),
        related(case, "hiring_manager"),
        related(case, "recruiter"),
        *those_met(case),
    )
    return next((p for people in choices if (p := first(case, people))), None)


def those_met(case: Case) -> list[list[str]]:
    """Who sat in the newest held interview, in the next one, in the newest called off."""
    return [
        attendees_of_day(held(case), held(case)[-1:]),
        attendees_of_day(scheduled(case), scheduled(case)[:1]),
        [person for i in all_called_off(case)[-1:] for person in i["with"]],
    ]


def attendees_of_day(talks: list[Fact], chosen: list[Fact]) -> list[str]:
    days = [on(talk) for talk in chosen]
    return [person for talk in talks if on(talk) in days for person in talk["with"]]


def promiser(case: Case, promise: Fact) -> str | None:
    """Who promised, on the same terms."""
    by = promise.get("by")
    return (speaker(case, {by: False}) if by else None) or default_person(case)


def caller(case: Case, interview: Fact) -> str | None:
    """Who should have called, or set the time: of those who were to be there."""
    for relation in ("coordinator", "recruiter", "hiring_manager"):
        found = first(case, (p for p in related(case, relation) if p in interview["with"]))
        if found:
            return found
    return default_person(case)


# --- how ------------------------------------------------------------------------------------------


def newest_medium(facts: list[Fact], key: str) -> str | None:
    """The newest day's medium; a tie: e-mail first, then by name (4.7.16)."""
    if not facts:
        return None
    day = max(on(fact) for fact in facts)
    media = {fact[key] for fact in facts if on(fact) == day}
    return "email" if "email" in media else min(media)


def preference(case: Case, action: str, person: str | None) -> str | None:
    """Stated by that person, else the newest stated by the employer's side; not to references."""
    said = [s for s in case.listed("statements") if s["kind"] == "preferred_medium"]
    own = [s for s in said if person and s.get("by") == person]
    if own or action in TO_REFERENCES:
        return newest_medium(own, "medium")
    return newest_medium([s for s in said if is_employer(case, s.get("by"))], "medium")


def channel(case: Case, action: str, person: str | None) -> str | None:
    """That person's newest message by phone or e-mail, else the employer's side's newest."""
    if action in TO_REFERENCES:
        return None
    came = [r for r in human_messages(case) if r.get("via") in GIVES_A_CHANNEL]
    own = [r for r in came if person and r.get("from") == person]
    return newest_medium(own or [r for r in came if is_employer(case, r.get("from"))], "via")


def medium(case: Case, action: str, person: str | None, told: str | None = None) -> str | None:
    if action in SELF_DIRECTED or action == "offer_decide":
        return None
    if action == "thank_you_card":
        return "post"
    if action == "accept_confirm":
        return "email"
    chosen = told or preference(case, action, person)
    if action in WRITTEN:
        return "post" if chosen == "post" else "email"
    if not chosen and action not in NOT_INFERRED:
        chosen = channel(case, action, person)
    if not chosen:
        chosen = "phone" if action == "offer_extension_request" else "email"
    no_calls = (case.application or {}).get("contact_policy") == "no_calls"
    return "email" if chosen == "text" or (chosen == "phone" and no_calls) else chosen
