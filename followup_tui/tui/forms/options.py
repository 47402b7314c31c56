"""What the fields of forms choose from, as it is told, and the lists that depend on the board.

Owns those words. Must not know fields.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args
from zoneinfo import available_timezones

from followup_tui.facts import LET_GO, Medium, spoken
from followup_tui.facts import records as f
from followup_tui.tui.fields import Option, options_of
from followup_tui.wording import clean, place

from .form_subject import FormSubject

DECISIONS = options_of(get_args(f.DecisionKind))
RELATIONS = options_of(get_args(f.Relation))
STATUSES = options_of(get_args(f.InterviewStatus), no_show="they did not show up")
CANCELLERS = options_of(get_args(f.Canceller), employer="they called it off", me="you did")
MEDIA = options_of(get_args(Medium))
SCOPES = options_of(get_args(f.Scope), status="the status only", all="any contact")
ABOUTS = options_of(get_args(f.About), next_step="the next step", final="the final decision")
POLICIES = options_of(
    get_args(f.ContactPolicy), open="not said", no_calls="no calls", no_contact="no contact"
)
SAYINGS = options_of(
    get_args(f.StatementKind),
    decide_by="they decide by a date",
    decide_in="in so many weeks",
    decide_phrase="by some phrase",
    vague="something vague",
    contact_on="be in touch on a date",
    contact_after="not before a date",
    will_send="they will send something",
    no_followup="do not follow up",
    followup_ok="you may follow up",
    preferred_medium="use this medium",
)
REPLIES = options_of(
    get_args(f.ReceivedKind),
    auto_ack="automatic reply",
    reply="reply",
    reply_no_date="still deciding",
    reply_new_date="new date",
    invite="invitation",
)
PHRASES = tuple(
    (p, p) for p in ("end of this week", "next week", "end of next week", "end of month")
)


def zones(_subject: FormSubject) -> Sequence[Option]:
    return tuple((name, name.replace("_", " ")) for name in sorted(available_timezones()))


def playbooks(subject: FormSubject) -> Sequence[Option]:
    return (("", "as in the settings"), *((name, clean(name)) for name in subject.playbooks))


def own_playbooks(subject: FormSubject) -> Sequence[Option]:
    return tuple((name, clean(name)) for name in subject.playbooks)


def decisions(subject: FormSubject) -> Sequence[Option]:
    return (*DECISIONS, (LET_GO, "let go")) if subject.fact is None else DECISIONS


def subjects(subject: FormSubject) -> Sequence[Option]:
    """What a message can be about."""
    one = subject.opportunity
    if one is None:
        return ()
    return (
        *((i.id, f"{clean(i.kind or 'interview')} {i.on} ({i.id})") for i in one.interviews),
        *((r.id, f"{clean(r.item)} ({r.id})") for r in one.requests),
        *((r.id, f"{spoken(r.kind)} {r.on} ({r.id})") for r in one.received if r.id),
        *((b.id, f"feedback {b.on} ({b.id})") for b in one.feedback),
        *((s.id, f"{clean(s.what or '')} ({s.id})") for s in one.statements if s.id),
        *(
            (o.id, f"{clean(place(o.company, o.role))} ({o.id})")
            for o in subject.board.facts.opportunities
            if o.id != one.id
        ),
    )
