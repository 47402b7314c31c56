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
    "interview_checklist",
    "debrief",
    "collect_contact",
    "missed_meeting",
    "reschedule",
    "thank_you",
    "thank_you_card",
    "deliver_request",
    "request_eta",
    "brief_reference",
    "mid_timeline_note",
    "decision_followup",
    "promise_followup",
    "status_check",
    "nudge",
    "value_checkin",
    "application_followup",
    "respond_to_employer",
    "close_out",
    "feedback_request",
    "feedback_thanks",
    "apply_lessons",
    "keep_warm",
    "offer_ack",
    "offer_decide",
    "offer_extension_request",
    "accelerate",
    "accept_confirm",
    "withdraw",
    "decline_offer",
    "thank_reference",
    "networking_thank_you",
    "networking_touch",
]
ACTIONS: tuple[Action, ...] = get_args(Action)
EndedAs = Literal["withdrawn", "declined", "let_go"]
StampedPart = Literal["interviews", "requests", "references", "received", "feedback"]


class Stamp(msgspec.Struct, frozen=True):
    """The fact that bears an action's own stamp: its list, the part of the key that names it, the field."""

    part: StampedPart
    named_by: Literal["for_", "to"]
    field: str


class Trait(msgspec.Struct, frozen=True, kw_only=True):
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
    """The place of its kind in the order of the agenda, from 0 (PLAYBOOK 4.6)."""
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
    per_subject: bool = False
    """Whether it is about one interview, request, reply, feedback, chat or other opportunity: its key may name it."""
    own: bool = False
    """Whether it is the person's own affair: done, not sent; judged by the day at home."""
    about_interview: bool = False
    """Whether its title names the interview's kind."""
    stamp: Stamp | None = None
    """The fact that keeps the day it was done, where one does."""
    ends: EndedAs | None = None
    """What the opportunity has become once this is out."""
    distances: str = ""
    """How a reason tells its distances, where its later days count from another day than its first."""
    done_by: Literal["decision", "address"] | None = None
    """What has to be recorded for it to be done, where saying so is not enough."""


TRAITS: Mapping[Action, Trait] = MappingProxyType(
    {
        "interview_checklist": Trait(
            title="Prepare for the {kind}",
            noun="interview checklist",
            thing="interview checklist",
            short="prepare",
            rank=3,
            per_subject=True,
            own=True,
            about_interview=True,
        ),
        "debrief": Trait(
            title="Write down how the {kind} went",
            noun="debrief",
            thing="debrief",
            short="debrief",
            rank=3,
            per_subject=True,
            own=True,
            about_interview=True,
            stamp=Stamp("interviews", "for_", "debriefed_on"),
        ),
        "collect_contact": Trait(
            title="Find an e-mail address for {name}",
            noun="missing address",
            thing="e-mail address of {who} to find",
            short="address",
            rank=3,
            per_person=True,
            per_subject=True,
            own=True,
            done_by="address",
        ),
        "missed_meeting": Trait(
            title="Offer {name} a new time for the missed {kind}",
            noun="missed meeting",
            thing="new time to offer {who}",
            short="missed them",
            rank=4,
            starts_gap=True,
            per_subject=True,
            about_interview=True,
        ),
        "reschedule": Trait(
            title="Offer {name} new times for the {kind}",
            noun="offering new times",
            thing="new times to offer {who}",
            short="new times",
            rank=2,
            owed=True,
            per_subject=True,
            about_interview=True,
        ),
        "thank_you": Trait(
            title="Thank {name} for the {kind}",
            noun="thank-you",
            thing="thank-you to {who}",
            short="thank you",
            rank=4,
            per_person=True,
            per_subject=True,
            about_interview=True,
        ),
        "thank_you_card": Trait(
            title="Post a handwritten card to {name}",
            noun="thank-you card",
            thing="handwritten card to {who}",
            short="card",
            rank=16,
            per_person=True,
            per_subject=True,
            about_interview=True,
        ),
        "deliver_request": Trait(
            title="Send {name} what they asked for: {detail}",
            noun="what they asked for",
            thing="{detail} to send",
            short="deliver",
            rank=2,
            owed=True,
            per_subject=True,
            stamp=Stamp("requests", "for_", "delivered_on"),
        ),
        "request_eta": Trait(
            title="Tell {name} when they will get: {detail}",
            noun="word on when it comes",
            thing="word on when they get {detail}",
            short="say when",
            rank=2,
            owed=True,
            per_subject=True,
            stamp=Stamp("requests", "for_", "eta_sent_on"),
        ),
        "brief_reference": Trait(
            title="Brief {name} as your reference",
            noun="briefing a reference",
            thing="briefing of {who} as your reference",
            short="brief",
            rank=6,
            per_person=True,
            stamp=Stamp("references", "to", "briefed_on"),
        ),
        "mid_timeline_note": Trait(
            title="Send {name} a short note while they decide",
            noun="mid-timeline note",
            thing="mid-timeline note",
            short="half-way",
            rank=12,
            solicits=True,
        ),
        "decision_followup": Trait(
            title="Ask {name} about the decision",
            noun="decision follow-up",
            thing="question about the decision",
            short="ask decision",
            rank=7,
            solicits=True,
            question=True,
        ),
        "promise_followup": Trait(
            title="Ask {name} about what they meant to send: {detail}",
            noun="question about a promise",
            thing="question about {detail}",
            short="ask for it",
            rank=8,
            solicits=True,
            per_subject=True,
        ),
        "status_check": Trait(
            title="Ask {name} how things stand",
            noun="status check",
            thing="status check",
            short="status check",
            rank=9,
            solicits=True,
            question=True,
        ),
        "nudge": Trait(
            title="Ask {name} once more",
            noun="nudge",
            thing="second question",
            short="nudge",
            rank=10,
            solicits=True,
            question=True,
        ),
        "value_checkin": Trait(
            title="Check in with {name}, bringing something useful",
            noun="check-in with something useful",
            thing="check-in with something useful",
            short="check in",
            rank=12,
            solicits=True,
        ),
        "application_followup": Trait(
            title="Follow up on the application",
            noun="application follow-up",
            thing="follow-up on the application",
            short="ask reply",
            rank=11,
            solicits=True,
        ),
        "respond_to_employer": Trait(
            title="Answer {name}",
            noun="answer to the employer",
            thing="answer to {who}",
            short="answer them",
            rank=2,
            owed=True,
            per_subject=True,
            stamp=Stamp("received", "for_", "replied_on"),
        ),
        "close_out": Trait(
            title="Let it go",
            noun="letting go",
            thing="letting go",
            short="let go",
            rank=14,
            own=True,
            ends="let_go",
            distances="not before {not_before} later, due {due_by} after that",
        ),
        "feedback_request": Trait(
            title="Ask {name} for feedback",
            noun="feedback request",
            thing="request for feedback",
            short="ask feedback",
            rank=13,
        ),
        "feedback_thanks": Trait(
            title="Thank {name} for the feedback",
            noun="thanks for feedback",
            thing="thank-you to {who} for the feedback",
            short="thank feedback",
            rank=13,
            per_subject=True,
        ),
        "apply_lessons": Trait(
            title="Use what {detail} taught you",
            noun="lessons learnt",
            thing="lessons to use",
            short="lessons",
            rank=3,
            per_subject=True,
            own=True,
            stamp=Stamp("feedback", "for_", "applied_on"),
            distances="best {ideal} before your next interview, due on its day",
        ),
        "keep_warm": Trait(
            title="Stay in touch with {name}",
            noun="staying in touch",
            thing="staying in touch",
            short="keep warm",
            rank=16,
        ),
        "offer_ack": Trait(
            title="Acknowledge the offer to {name}",
            noun="acknowledging an offer",
            thing="acknowledgement of the offer",
            short="thank offer",
            rank=2,
            owed=True,
        ),
        "offer_decide": Trait(
            title="Decide on the offer",
            noun="deciding on an offer",
            thing="decision on the offer",
            short="decide",
            rank=0,
            owed=True,
            done_by="decision",
            distances="best {ideal} before its deadline, due on the deadline",
        ),
        "offer_extension_request": Trait(
            title="Ask {name} for more time to decide",
            noun="request for more time",
            thing="request for more time",
            short="more time",
            rank=0,
            distances="best {ideal} later, due {due_by} before the deadline",
        ),
        "accelerate": Trait(
            title="Tell {name} about the other offer",
            noun="word of another offer",
            thing="word of the other offer",
            short="speed up",
            rank=5,
            starts_gap=True,
            per_subject=True,
        ),
        "accept_confirm": Trait(
            title="Confirm your acceptance to {name}",
            noun="confirming the acceptance",
            thing="confirmation of your acceptance",
            short="accept",
            rank=1,
            owed=True,
        ),
        "withdraw": Trait(
            title="Withdraw the application, telling {name}",
            noun="withdrawing",
            thing="withdrawal of the application",
            short="withdraw",
            rank=2,
            owed=True,
            per_subject=True,
            ends="withdrawn",
        ),
        "decline_offer": Trait(
            title="Decline the offer to {name}",
            noun="declining",
            thing="refusal of the offer",
            short="decline",
            rank=2,
            owed=True,
            per_subject=True,
            ends="declined",
        ),
        "thank_reference": Trait(
            title="Tell {name} the outcome, with thanks",
            noun="thanking a reference",
            thing="outcome and thanks to {who}",
            short="thank",
            rank=6,
            per_person=True,
            stamp=Stamp("references", "to", "thanked_on"),
        ),
        "networking_thank_you": Trait(
            title="Thank {name} for the chat",
            noun="thanks for a chat",
            thing="thank-you to {who} for the chat",
            short="thank you",
            rank=15,
            per_person=True,
            per_subject=True,
            own=True,
        ),
        "networking_touch": Trait(
            title="Get back in touch with {name}",
            noun="staying in touch",
            thing="getting back in touch with {who}",
            short="stay in touch",
            rank=15,
            per_person=True,
            own=True,
        ),
    }
)
PER_PERSON: frozenset[str] = frozenset(a for a, trait in TRAITS.items() if trait.per_person)
"""Actions that go to each person: their key names the person."""
PER_SUBJECT: frozenset[str] = frozenset(a for a, trait in TRAITS.items() if trait.per_subject)
"""Actions about one interview, request, reply, feedback, chat or other opportunity."""
OWN: frozenset[str] = frozenset(a for a, trait in TRAITS.items() if trait.own)
"""Your own affairs: their day is the one at home, not the employer's; they are done, not sent."""


OWED: frozenset[Action] = frozenset(a for a, trait in TRAITS.items() if trait.owed)
"""What the employer is owed, and what closes a matter."""
SOLICITATIONS: frozenset[Action] = frozenset(a for a, trait in TRAITS.items() if trait.solicits)
QUESTIONS: frozenset[Action] = frozenset(a for a, trait in TRAITS.items() if trait.question)
ENDING: Mapping[str, EndedAs] = {a: trait.ends for a, trait in TRAITS.items() if trait.ends}
"""What ends an opportunity when it goes out, and as what."""
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
