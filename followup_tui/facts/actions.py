"""What a person can be told to do: one row an action, and the key that names one follow-up.

Owns every word and trait of an action that does not depend on a playbook. Must not know windows,
facts or how a follow-up is found.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, get_args

import msgspec

Action = Literal[
    "interview_checklist", "debrief", "collect_contact", "missed_meeting", "reschedule",
    "thank_you", "thank_you_card", "deliver_request", "request_eta", "brief_reference",
    "mid_timeline_note", "decision_followup", "promise_followup", "status_check", "nudge",
    "value_checkin", "application_followup", "respond_to_employer", "close_out",
    "feedback_request", "feedback_thanks", "apply_lessons", "keep_warm", "offer_ack",
    "offer_decide", "offer_extension_request", "accelerate", "accept_confirm", "withdraw",
    "decline_offer", "thank_reference", "networking_thank_you", "networking_touch",
]  # fmt: skip
ACTIONS: tuple[Action, ...] = get_args(Action)
Medium = Literal["email", "phone", "post", "in_person", "portal", "fax", "text", "other"]
EndedAs = Literal["withdrawn", "declined", "let_go"]
Subject = Literal["interview", "request", "promise", "message", "feedback", "chat", "opportunity"]
Origin = Literal["anchor", "until", "opens", "due"]
"""A day of a follow-up: of its fact, the other one of its fact, its first, its last."""
StampedPart = Literal["interviews", "requests", "references", "received", "feedback"]


class Stamp(msgspec.Struct, frozen=True):
    """The fact that bears an action's own stamp: its list, the part of the key that names it, the field."""

    part: StampedPart
    named_by: Literal["for_", "to"]
    field: str
    told: str = ""
    """What a history says once it went out; ``{who}``, ``{detail}``; nothing of one's own affairs."""


class Trait(msgspec.Struct, frozen=True):
    """One action: its words, to whom and about what it goes, and what doing it means."""

    title: str
    """The line of the agenda; ``{name}`` the recipient, ``{kind}`` the interview, ``{detail}`` the subject."""
    noun: str
    """What a reason calls the rule of it."""
    thing: str
    """The follow-up as a thing, for the middle of a sentence; ``{who}``, ``{detail}``."""
    short: str
    """At most 14 cells, for beside an axis."""
    rank: int
    """The place of its kind in the order of the agenda, from 0."""
    owed: bool = False
    """Whether the employer is owed it, or it closes a matter: it comes before any question."""
    solicits: bool = False
    """Whether it is about the status: what an instruction, an outcome or an open debt silences."""
    question: bool = False
    """Whether it asks how things stand, and so counts toward the total of its cycle."""
    starts_gap: bool = False
    """Whether it keeps the next solicitation at a distance, though it is none."""
    per_person: bool = False
    """Whether it goes to each person: its key names the person."""
    subject: Subject | None = None
    """What it is about one of: its key may name it."""
    own: bool = False
    """Whether it is the person's own affair: done, not sent; judged by the day at home."""
    medium: Medium = "email"
    """How it goes where nothing says otherwise."""
    many_roles: bool = False
    """Whether one message may speak of the same step for several roles."""
    typed: str = ""
    """What stands for it in a line of a note, besides its other names: a pattern, without case."""
    any_hour: bool = False
    """Whether the same day wins, whatever the hour at the recipient's (PLAYBOOK 4.6, G-HINT)."""
    stamp: Stamp | None = None
    """The fact that keeps the day it was done, where one does."""
    ends: EndedAs | None = None
    """What the opportunity has become once this is out."""
    best_from: Origin = "anchor"
    due_from: Origin = "anchor"
    """The day from which its best and its last day count."""
    distances: str = ""
    """How a reason tells its distances, where its later days count from another day than its first."""
    done_by: Literal["decision", "address"] | None = None
    """What has to be recorded for it to be done, where saying so is not enough."""


# fmt: off
TRAITS: Mapping[Action, Trait] = MappingProxyType(
    {
        "interview_checklist": Trait(
            "Prepare for the {kind}", "interview checklist", "interview checklist", "prepare", 3,
            subject="interview", own=True,
        ),
        "debrief": Trait(
            "Write down how the {kind} went", "debrief", "debrief", "debrief", 3,
            subject="interview", own=True,
            stamp=Stamp("interviews", "for_", "debriefed_on"),
        ),
        "collect_contact": Trait(
            "Find an e-mail address for {name}", "missing address", "e-mail address of {who} to find", "address", 3,
            per_person=True, subject="interview", own=True, done_by="address",
        ),
        "missed_meeting": Trait(
            "Offer {name} a new time for the missed {kind}", "missed meeting", "new time to offer {who}", "missed them", 4,
            starts_gap=True, subject="interview",
        ),
        "reschedule": Trait(
            "Offer {name} new times for the {kind}", "offering new times", "new times to offer {who}", "new times", 2,
            owed=True, subject="interview",
        ),
        "thank_reference": Trait(
            "Tell {name} the outcome, with thanks", "thanking a reference", "outcome and thanks to {who}", "thank", 6,
            per_person=True, any_hour=True, stamp=Stamp("references", "to", "thanked_on", "thanked {who}"),
            typed=r"thanks? (the |my )?references?|reference thanks",
        ),
        "thank_you_card": Trait(
            "Post a handwritten card to {name}", "thank-you card", "handwritten card to {who}", "card", 16,
            per_person=True, subject="interview", any_hour=True, medium="post", many_roles=True,
            typed=r"(thank[ -]?you |thanks )?card",
        ),
        "thank_you": Trait(
            "Thank {name} for the {kind}", "thank-you", "thank-you to {who}", "thank you", 4,
            per_person=True, subject="interview", many_roles=True,
            typed=r"thank[ -]?you(s| notes?| mails?)?|thanks|ty",
        ),
        "request_eta": Trait(
            "Tell {name} when they will get: {detail}", "word on when it comes", "word on when they get {detail}", "say when", 2,
            owed=True, subject="request", any_hour=True, stamp=Stamp("requests", "for_", "eta_sent_on", "told when to expect: {detail}"),
        ),
        "deliver_request": Trait(
            "Send {name} what they asked for: {detail}", "what they asked for", "{detail} to send", "deliver", 2,
            owed=True, subject="request", any_hour=True, stamp=Stamp("requests", "for_", "delivered_on", "delivered: {detail}"),
        ),
        "brief_reference": Trait(
            "Brief {name} as your reference", "briefing a reference", "briefing of {who} as your reference", "brief", 6,
            per_person=True, any_hour=True, stamp=Stamp("references", "to", "briefed_on", "briefed {who}"),
            typed=r"brief\w*",
        ),
        "mid_timeline_note": Trait(
            "Send {name} a short note while they decide", "mid-timeline note", "mid-timeline note", "half-way", 12,
            solicits=True, many_roles=True,
            typed=r"mid[ -]timeline( note)?",
        ),
        "decision_followup": Trait(
            "Ask {name} about the decision", "decision follow-up", "question about the decision", "ask decision", 7,
            solicits=True, question=True,
            typed=r"decision( follow[ -]?up)?",
        ),
        "promise_followup": Trait(
            "Ask {name} about what they meant to send: {detail}", "question about a promise", "question about {detail}", "ask for it", 8,
            solicits=True, subject="promise",
        ),
        "application_followup": Trait(
            "Follow up on the application", "application follow-up", "follow-up on the application", "ask reply", 11,
            solicits=True, many_roles=True,
            typed=r"application( follow[ -]?up)?",
        ),
        "status_check": Trait(
            "Ask {name} how things stand", "status check", "status check", "status check", 9,
            solicits=True, question=True, many_roles=True,
            typed=r"status( check| request| update)?|follow[ -]?up",
        ),
        "nudge": Trait(
            "Ask {name} once more", "nudge", "second question", "nudge", 10,
            solicits=True, question=True,
            typed=r"nudge|reminder|second follow[ -]?up",
        ),
        "value_checkin": Trait(
            "Check in with {name}, bringing something useful", "check-in with something useful", "check-in with something useful", "check in", 12,
            solicits=True,
            typed=r"(value )?check[ -]?in|article",
        ),
        "respond_to_employer": Trait(
            "Answer {name}", "answer to the employer", "answer to {who}", "answer them", 2,
            owed=True, subject="message", stamp=Stamp("received", "for_", "replied_on", "answered them"),
        ),
        "feedback_request": Trait(
            "Ask {name} for feedback", "feedback request", "request for feedback", "ask feedback", 13,
            typed=r"feedback( request)?",
        ),
        "feedback_thanks": Trait(
            "Thank {name} for the feedback", "thanks for feedback", "thank-you to {who} for the feedback", "thank feedback", 13,
            subject="feedback",
        ),
        "apply_lessons": Trait(
            "Use what {detail} taught you", "lessons learnt", "lessons to use", "lessons", 3,
            subject="feedback", own=True, stamp=Stamp("feedback", "for_", "applied_on"),
            best_from="due", due_from="due",
            distances="best {ideal} before your next interview, due on its day",
        ),
        "offer_ack": Trait(
            "Acknowledge the offer to {name}", "acknowledging an offer", "acknowledgement of the offer", "thank offer", 2,
            owed=True,
            typed=r"offer (ack\w*|thanks)",
        ),
        "offer_decide": Trait(
            "Decide on the offer", "deciding on an offer", "decision on the offer", "decide", 0,
            owed=True, done_by="decision",
            best_from="until", due_from="until",
            distances="best {ideal} before its deadline, due on the deadline",
        ),
        "offer_extension_request": Trait(
            "Ask {name} for more time to decide", "request for more time", "request for more time", "more time", 0,
            due_from="until",
            distances="best {ideal} later, due {due_by} before the deadline",
            typed=r"extension( request)?|more time",
        ),
        "accelerate": Trait(
            "Tell {name} about the other offer", "word of another offer", "word of the other offer", "speed up", 5,
            starts_gap=True, subject="opportunity",
        ),
        "accept_confirm": Trait(
            "Confirm your acceptance to {name}", "confirming the acceptance", "confirmation of your acceptance", "accept", 1,
            owed=True,
            typed=r"accept\w*",
        ),
        "decline_offer": Trait(
            "Decline the offer to {name}", "declining", "refusal of the offer", "decline", 2,
            owed=True, subject="opportunity", ends="declined",
            typed=r"declin\w*",
        ),
        "withdraw": Trait(
            "Withdraw the application, telling {name}", "withdrawing", "withdrawal of the application", "withdraw", 2,
            owed=True, subject="opportunity", ends="withdrawn",
            typed=r"withdr\w+",
        ),
        "keep_warm": Trait(
            "Stay in touch with {name}", "staying in touch", "staying in touch", "keep warm", 16,
            typed=r"keep[ -]?warm",
        ),
        "close_out": Trait(
            "Let it go", "letting go", "letting go", "let go", 14,
            own=True, ends="let_go",
            due_from="opens",
            distances="not before {not_before} later, due {due_by} after that",
            typed=r"let(ting)? go|close[ -]?out",
        ),
        "networking_thank_you": Trait(
            "Thank {name} for the chat", "thanks for a chat", "thank-you to {who} for the chat", "thank you", 15,
            per_person=True, subject="chat", own=True,
        ),
        "networking_touch": Trait(
            "Get back in touch with {name}", "staying in touch", "getting back in touch with {who}", "stay in touch", 15,
            per_person=True, own=True,
        ),
    }
)
# fmt: on
"""In the order in which what is typed is held against them: of several that fit the first counts."""
PER_PERSON: frozenset[str] = frozenset(a for a, trait in TRAITS.items() if trait.per_person)
"""Actions that go to each person: their key names the person."""
PER_SUBJECT: frozenset[str] = frozenset(a for a, trait in TRAITS.items() if trait.subject)
"""Actions about one of something: their key may name it."""
OWN: frozenset[str] = frozenset(a for a, trait in TRAITS.items() if trait.own)
"""Your own affairs: their day is the one at home, not the employer's; they are done, not sent."""
TO_EACH_MET: frozenset[Action] = frozenset(
    a for a, t in TRAITS.items() if t.per_person and t.subject == "interview" and not t.own
)
"""What goes to each person of an interview."""
TO_OUTSIDERS: frozenset[Action] = frozenset(
    a for a, t in TRAITS.items() if t.per_person and t.subject != "interview"
)
"""What goes to people who are not the employer's."""
TO_REFERENCES: frozenset[Action] = frozenset(
    a for a, trait in TRAITS.items() if trait.stamp and trait.stamp.part == "references"
)
ABOUT_REQUESTS: frozenset[Action] = frozenset(
    a for a, trait in TRAITS.items() if trait.subject == "request"
)
DELIVERIES, PROMISES_OF_A_DAY = (
    frozenset(a for a, trait in TRAITS.items() if trait.stamp and trait.stamp.field == field)
    for field in ("delivered_on", "eta_sent_on")
)
"""What hands over what they asked for, and what tells them the day on which it will come."""
OWED: frozenset[Action] = frozenset(a for a, trait in TRAITS.items() if trait.owed)
"""What the employer is owed, and what closes a matter."""
SOLICITATIONS: frozenset[Action] = frozenset(a for a, trait in TRAITS.items() if trait.solicits)
QUESTIONS: frozenset[Action] = frozenset(a for a, trait in TRAITS.items() if trait.question)
STAMPED: Mapping[str, tuple[Stamp, ...]] = {
    part: tuple(t.stamp for t in TRAITS.values() if t.stamp and t.stamp.part == part)
    for part in get_args(StampedPart)
}
"""By list, the stamps that its facts bear."""
ENDING: Mapping[str, EndedAs] = {a: trait.ends for a, trait in TRAITS.items() if trait.ends}
"""What ends an opportunity when it goes out, and as what."""
LET_GO: Action = next(action for action in ACTIONS if TRAITS[action].ends == "let_go")
GAP_STARTERS: frozenset[Action] = SOLICITATIONS | {a for a, t in TRAITS.items() if t.starts_gap}
"""Messages between which the playbook's gap lies."""


class FollowUpKey(msgspec.Struct, frozen=True, gc=False):
    """The identity of a follow-up: the same facts always give the same key.

    ``opportunity`` is None for networking. Written as ``opportunity/action[/to][/for]``.
    """

    opportunity: str | None
    action: Action
    to: str | None = None
    for_: str | None = None

    def __str__(self) -> str:
        text = f"{self.opportunity or '-'}/{self.action}"
        if self.to is not None:
            text = f"{text}/{self.to}"
        return text if self.for_ is None else f"{text}/{self.for_}"

    @classmethod
    def parse(cls, text: str) -> FollowUpKey:
        """Read a written key; ValueError says what is wrong with it."""
        opportunity, _, rest = text.strip().partition("/")
        name, *subjects = rest.split("/")
        action = next((known for known in ACTIONS if known == name), None)
        if not opportunity or action is None:
            raise ValueError(f"{text!r} is not a key like acme-engineer/thank_you/dana/i1")
        to = subjects.pop(0) if subjects and action in PER_PERSON else None
        for_ = subjects.pop(0) if subjects and action in PER_SUBJECT else None
        if subjects or "" in (to, for_):
            raise ValueError(f"{text!r} does not fit the action {action}")
        return cls(None if opportunity == "-" else opportunity, action, to, for_)
