"""The form of every type of fact, as a table.

Owns which fields a fact has, how they are called and in which order they are asked. Must not know
widgets; what a table cannot say (a fact whose fields are not the form's) stands in ``conversions``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import get_args
from zoneinfo import available_timezones

import msgspec

from followup_tui.facts import Action, spoken
from followup_tui.facts import records as f
from followup_tui.tui.dialogs.sent import MEDIA
from followup_tui.tui.fields import Field, FieldReading, Option, Values
from followup_tui.wording import clean, place

from . import conversions
from .form_subject import FormSubject
from .results import Fact

_LONG = 200_000
_TODAY = ("on",)


def _nothing(_fact: Fact) -> Values:
    return {}


def _as_is(values: dict[str, object], _subject: FormSubject) -> dict[str, object]:
    return values


def _fine(_values: Values, _subject: FormSubject) -> Mapping[str, FieldReading]:
    return {}


class Form(msgspec.Struct, frozen=True):
    """How one type of fact is asked."""

    fact: type
    name: str
    fields: tuple[Field, ...]
    today: tuple[str, ...] = ()
    """Fields that start as today in a new fact."""
    start: Values | None = None
    """What else a new fact starts with."""
    options: Mapping[str, Callable[[FormSubject], Sequence[Option]]] | None = None
    """Lists that depend on the board, by field."""
    from_fact: Callable[[Fact], Values] = _nothing
    """Values of fields the fact does not have under their name."""
    to_fact: Callable[[dict[str, object], FormSubject], dict[str, object]] = _as_is
    """The fact's own fields out of the values."""
    without: Callable[[FormSubject], tuple[str, ...]] = lambda _subject: ()
    """Fields that are not asked here."""
    make: Callable[[dict[str, object], FormSubject], Fact] | None = None
    """Where the values may make another type of fact."""
    check: Callable[[Values, FormSubject], Mapping[str, FieldReading]] = _fine


def _choices(literal: object, **words: str) -> tuple[Option, ...]:
    return tuple((name, words.get(name) or spoken(name)) for name in get_args(literal))


def _zones(_subject: FormSubject) -> Sequence[Option]:
    return tuple((name, name.replace("_", " ")) for name in sorted(available_timezones()))


def _playbooks(subject: FormSubject) -> Sequence[Option]:
    return (("", "as in the settings"), *((name, clean(name)) for name in subject.playbooks))


def _own_playbooks(subject: FormSubject) -> Sequence[Option]:
    return tuple((name, clean(name)) for name in subject.playbooks)


def _decisions(subject: FormSubject) -> Sequence[Option]:
    return (*DECISIONS, ("close_out", "let go")) if subject.fact is None else DECISIONS


def _subjects(subject: FormSubject) -> Sequence[Option]:
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


def _is(*kinds: str) -> Callable[[Values], bool]:
    return lambda values: values["kind"] in kinds


DECISIONS = _choices(f.DecisionKind)
ACTIONS = _choices(Action)
RELATIONS = _choices(f.Relation)
STATUSES = _choices(f.InterviewStatus, no_show="they did not show up")
CANCELLERS = _choices(f.Canceller, employer="they called it off", me="you did")
POLICIES = _choices(f.ContactPolicy, open="not said", no_calls="no calls", no_contact="no contact")
SAYINGS = _choices(
    f.StatementKind,
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
REPLIES = _choices(
    f.ReceivedKind,
    auto_ack="automatic reply",
    reply="reply",
    reply_no_date="still deciding",
    reply_new_date="new date",
    invite="invitation",
)
PHRASES = tuple(
    (p, p) for p in ("end of this week", "next week", "end of next week", "end of month")
)


_FORMS = (
    Form(
        f.Opportunity,
        "opportunity",
        (
            Field("company", "Company", hint="the employer", required=True),
            Field("role", "Role", hint="the post", required=True),
            Field("applied_on", "Applied on", "day", "when you sent it, or nothing yet", past=True),
            Field("closes_on", "Closing date", "day", "if the posting names one", shown=conversions.has_applied),
            Field("contact_policy", "They say", "choice", options=POLICIES, shown=conversions.has_applied),
            Field("url", "Link", hint="https://…"),
            Field("location", "Location"),
            Field("source", "Found by", hint="referral, job board, …"),
            Field("salary", "Salary"),
            Field("tags", "Tags", "words", "remote, data", empty=()),
            Field("priority", "Priority", hint="your own word or number"),
            Field("fit", "Why you fit", "text", "one to three lines, for messages", limit=_LONG),
            Field("employer_tz", "Their zone", "pick", "empty: your own"),
            Field("playbook", "Playbook", "choice"),
        ),
        start={"contact_policy": "open"},
        options={"employer_tz": _zones, "playbook": _playbooks},
        from_fact=conversions.opportunity_from_fact,
        to_fact=conversions.opportunity_to_fact,
        check=conversions.check_opportunity,
    ),
    Form(
        f.Interview,
        "interview",
        (
            Field("on", "Day", "day", "thu, 26 nov, +3d", required=True),
            Field("starts", "Starts", "time", "14:00"),
            Field("ends", "Ends", "time", "15:00"),
            Field("kind", "Kind", hint="phone screen, onsite, final"),
            Field("with_", "With", "contacts", "names, with commas", empty=()),
            Field("status", "Status", "choice", options=STATUSES),
            Field("cancelled_by", "Who", "choice", options=CANCELLERS, shown=conversions.is_off),
            Field("cancelled_on", "Called off on", "day", "empty: today", past=True, shown=conversions.is_off),
            Field("location", "Where", hint="an address or a link"),
            Field("debriefed_on", "Debriefed on", "day", "when you wrote it down", past=True, shown=conversions.has_been),
        ),
        start={"status": "scheduled", "cancelled_by": "employer"},
        from_fact=conversions.interview_from_fact,
        to_fact=conversions.interview_to_fact,
        check=conversions.check_interview,
    ),
    Form(
        f.Contact,
        "contact",
        (
            Field("name", "Name", hint="first and last name", required=True),
            Field("relation", "Part", "choice", options=RELATIONS),
            Field("email", "E-mail", "address", "name@company.example"),
            Field("phone", "Phone"),
            Field("call_as", "Call them", hint="how a greeting calls them: Ms Reyes"),
            Field("title", "Title", hint="VP Engineering"),
            Field("company", "Company"),
            Field("url", "Link"),
            Field("postal", "Post", "text", "street, town", limit=_LONG),
            Field("notes", "Notes", "text", empty="", limit=_LONG),
        ),
        without=conversions.without_part,
        check=conversions.check_contact,
    ),
    Form(
        f.Person,
        "person",
        (
            Field("contact", "Who", "contact", "a name", required=True),
            Field("relation", "Part", "choice", "which part they have", RELATIONS, required=True),
            Field("left_on", "Left on", "day", "the day they left the employer", past=True),
        ),
    ),
    Form(
        f.Statement,
        "what they said",
        (
            Field("kind", "They said", "choice", "what they said", SAYINGS, required=True),
            Field("date", "Which day", "day", "fri, 25 nov", required=True, shown=_is("decide_by", "contact_on", "contact_after", "will_send")),
            Field("what", "What", hint="contract, job description", required=True, shown=_is("will_send")),
            Field("fulfilled_on", "It came on", "day", "the day they sent it", past=True, shown=_is("will_send")),
            Field("span", "How long", "span", "2 weeks, 1-2 weeks", required=True, shown=_is("decide_in")),
            Field("phrase", "Words", "pick", "end of next week", PHRASES, required=True, free=True, shown=_is("decide_phrase")),
            Field("scope", "About", "choice", "what not to ask", (("status", "the status only"), ("all", "any contact")), required=True, shown=_is("no_followup")),
            Field("anytime", "Any time", "yesno", empty=False, shown=_is("followup_ok")),
            Field("medium", "Medium", "choice", "which medium", MEDIA[1:], required=True, shown=_is("preferred_medium")),
            Field("about", "For", "choice", options=(("next_step", "the next step"), ("final", "the final decision")), shown=_is("decide_by", "decide_in", "decide_phrase", "vague")),
            Field("by", "Who", "contact", "who said it"),
            Field("on", "Said on", "day", "the day they said it", required=True, past=True),
            Field("text", "In words", "text", "as they said it", limit=_LONG),
        ),
        today=_TODAY,
        start={"about": "next_step"},
        from_fact=conversions.statement_from_fact,
        to_fact=conversions.statement_to_fact,
        check=conversions.check_statement,
    ),
    Form(
        f.Request,
        "request",
        (
            Field("item", "They want", hint="references, portfolio, a form", required=True),
            Field("due", "Due", "day", "their day, if they named one"),
            Field("via", "How", "choice", options=MEDIA),
            Field("by", "Asked by", "contact", "who asked"),
            Field("eta", "You promised", "day", "the day you named"),
            Field("on", "Asked on", "day", "the day they asked", required=True, past=True),
            Field("eta_sent_on", "Told them on", "day", "when you named your day", past=True),
            Field("delivered_on", "Delivered on", "day", "when it went out", past=True),
        ),
        today=_TODAY,
    ),
    Form(
        f.Reference,
        "reference given",
        (
            Field("contact", "Who", "contact", "who speaks for you", required=True),
            Field("given_on", "Handed over", "day", "when they got the name", required=True, past=True),
            Field("briefed_on", "Briefed on", "day", "when you told them", past=True),
            Field("thanked_on", "Thanked on", "day", "when you thanked them", past=True),
        ),
        today=("given_on",),
    ),
    Form(
        f.Sent,
        "sent message",
        (
            Field("action", "What", "pick", "thank you, nudge, …", ACTIONS, required=True),
            Field("to", "To", "contact", "who got it"),
            Field("on", "Sent on", "day", "the day it went out", required=True, past=True),
            Field("time", "At", "time", "if you know: 14:30"),
            Field("for_", "About", "pick", "an interview, a request, …", free=True),
            Field("medium", "By", "choice", options=MEDIA),
            Field("note", "Note", "text", limit=_LONG),
            Field("text", "What you wrote", "text", limit=_LONG),
        ),
        today=_TODAY,
        options={"for_": _subjects},
        from_fact=conversions.sent_from_fact,
        to_fact=conversions.sent_to_fact,
        check=conversions.check_sent,
    ),
    Form(
        f.Received,
        "answer from them",
        (
            Field("kind", "What", "choice", "what came in", REPLIES, required=True),
            Field("date", "New date", "day", "they answer by", required=True, shown=_is("reply_new_date")),
            Field("back_on", "Back on", "day", "if they are away: the day they are back", shown=_is("auto_ack")),
            Field("deadline", "Answer by", "day", "the last day, if they named one", shown=_is("offer")),
            Field("on", "Came in on", "day", "the day it came in", required=True, past=True),
            Field("from_", "From", "contact", "who wrote or called"),
            Field("via", "By", "choice", options=MEDIA),
            Field("needs_reply", "Answer it", "yesno", empty=False),
            Field("replied_on", "Answered on", "day", "when you answered", past=True, shown=conversions.needs_reply),
            Field("text", "What they said", "text", limit=_LONG),
        ),
        today=_TODAY,
        from_fact=conversions.received_from_fact,
        to_fact=conversions.received_to_fact,
    ),
    Form(
        f.Offer,
        "offer",
        (
            Field("on", "Offered on", "day", "the day it came", required=True, past=True),
            Field("deadline", "Answer by", "day", "the last day, if they named one"),
            Field("via", "By", "choice", options=MEDIA),
            Field("wants_time", "You want time", "yesno", empty=False),
        ),
        today=_TODAY,
        check=conversions.check_offer,
    ),
    Form(
        f.Decision,
        "decision",
        (
            Field("kind", "You", "choice", "what you decided", required=True),
            Field("on", "On", "day", "the day you decided", required=True, past=True),
        ),
        today=_TODAY,
        options={"kind": _decisions},
        make=conversions.make_decision,
    ),
    Form(
        f.Rejection,
        "rejection",
        (
            Field("on", "Came on", "day", "the day they said no", required=True, past=True),
            Field("stage", "At stage", hint="after the onsite, …"),
        ),
        today=_TODAY,
    ),
    Form(
        f.Feedback,
        "feedback",
        (
            Field("on", "Came on", "day", "the day they told you", required=True, past=True),
            Field("from_", "From", "contact", "who told you"),
            Field("text", "What they said", "text", limit=_LONG),
            Field("applied_on", "Taken in on", "day", "when you worked it in", past=True),
        ),
        today=_TODAY,
    ),
    Form(
        f.Chat,
        "networking chat",
        (
            Field("contact", "With", "contact", "a name", required=True),
            Field("on", "On", "day", "the day you talked", required=True, past=True),
            Field("thanked_on", "Thanked on", "day", "when you thanked them", past=True),
            Field("touched_on", "Touched on", "days", "days you were in touch since", past=True, empty=(), limit=_LONG),
        ),
        today=_TODAY,
    ),
    Form(
        f.Snooze,
        "snooze",
        (Field("until", "Until", "day", "when it shows up again", required=True, ahead=True),),
    ),
    Form(f.Skip, "skip", (Field("why", "Why", "text", limit=_LONG),)),
    Form(
        f.Settings,
        "settings",
        (
            Field("home_tz", "Home zone", "pick", "Europe/Berlin", required=True),
            Field("weekend", "Weekend", "weekend", "sat, sun, or none", required=True),
            Field("playbook", "Playbook", "choice", required=True),
            Field("holidays", "Holidays", "days", "days nobody works: 2026-12-24, 2026-12-25", empty=(), limit=_LONG),
            Field("holiday_country", "Country", hint="US, DE: its public holidays count"),
            Field("quiet", "Quiet days", "stretches", "24 dec to 1 jan: nobody is asked anything", empty=(), limit=_LONG),
        ),
        options={"home_tz": _zones, "playbook": _own_playbooks},
    ),
)  # fmt: skip

FORMS: Mapping[type, Form] = {form.fact: form for form in _FORMS}
