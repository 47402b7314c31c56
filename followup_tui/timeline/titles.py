"""One short line that says what to do.

Owns the titles of follow-ups. Must not know windows or why.
"""

from __future__ import annotations

from .planned import FollowUp

_TITLES = {
    "interview_checklist": "Prepare for the {kind}",
    "debrief": "Write down how the {kind} went",
    "collect_contact": "Find an e-mail address for {name}",
    "missed_meeting": "Offer {name} a new time for the missed {kind}",
    "thank_you": "Thank {name} for the {kind}",
    "thank_you_card": "Post a handwritten card to {name}",
    "deliver_request": "Send {name} what they asked for: {detail}",
    "request_eta": "Tell {name} when they will get: {detail}",
    "brief_reference": "Brief {name} as your reference",
    "mid_timeline_note": "Send {name} a short note while they decide",
    "decision_followup": "Ask {name} about the decision",
    "status_check": "Ask {name} how things stand",
    "nudge": "Ask {name} once more",
    "value_checkin": "Check in with {name}, bringing something useful",
    "application_followup": "Follow up on the application",
    "respond_to_employer": "Answer {name}",
    "close_out": "Let it go",
    "feedback_request": "Ask {name} for feedback",
    "apply_lessons": "Use what {detail} taught you",
    "keep_warm": "Stay in touch with {name}",
    "offer_ack": "Acknowledge the offer to {name}",
    "offer_decide": "Decide on the offer",
    "offer_extension_request": "Ask {name} for more time to decide",
    "accelerate": "Tell {name} about the other offer",
    "accept_confirm": "Confirm your acceptance to {name}",
    "withdraw": "Withdraw the application, telling {name}",
    "decline_offer": "Decline the offer to {name}",
    "thank_reference": "Tell {name} the outcome, with thanks",
    "networking_thank_you": "Thank {name} for the chat",
    "networking_touch": "Get back in touch with {name}",
}
_ABOUT_INTERVIEWS = frozenset(
    {"interview_checklist", "debrief", "missed_meeting", "thank_you", "thank_you_card"}
)


def title(follow_up: FollowUp, name: str) -> str:
    """The line for the agenda; ``name`` is the recipient's, or empty."""
    action = follow_up.key.action
    detail = follow_up.anchor.detail
    kind = _kind(detail) if action in _ABOUT_INTERVIEWS else ""
    return _TITLES[action].format(name=name or "them", kind=kind, detail=detail)


def _kind(kind: str) -> str:
    words = kind.replace("_", " ").strip()
    if not words or words == "interview":
        return "interview"
    return words if words.split()[-1] in _SELF_SPEAKING else f"{words} interview"


_SELF_SPEAKING = frozenset(
    {"interview", "screen", "onsite", "call", "chat", "panel", "meeting", "round", "lunch", "test"}
)
