"""The form of every type of fact, as a table.

Owns which fields a fact has, how they are called and in which order they are asked; what the fact itself
says of them is not said again. Must not know widgets; what a table cannot say (a fact whose fields are
not the form's) stands in ``conversions`` and ``interview_form``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from followup_tui.facts import STATEMENT_FIELDS
from followup_tui.facts import records as f
from followup_tui.tui.fields import Values

from . import conversions, interview_form, options
from .asking import Form, ask, form


def _is(*kinds: object, field: str = "kind") -> Callable[[Values], bool]:
    return lambda values: values[field] in kinds


def _counts(name: str) -> Callable[[Values], bool]:
    """Whether a field of a statement counts for its kind."""
    return _is(*(kind for kind, names in STATEMENT_FIELDS.items() if name in names))


_FORMS = (
    form(
        f.Opportunity,
        "opportunity",
        ask("company", "Company", "the employer"),
        ask("role", "Role", "the post"),
        ask("applied_on", "Applied on", "when you sent it, or nothing yet", kind="day", past=True),
        ask("closes_on", "Closing date", "if the posting names one", kind="day", shown=conversions.has_applied),
        ask("contact_policy", "They say", kind="choice", options=options.POLICIES, shown=conversions.has_applied),
        ask("url", "Link", "https://…"),
        ask("location", "Location"),
        ask("source", "Found by", "referral, job board, …"),
        ask("salary", "Salary"),
        ask("tags", "Tags", "remote, data"),
        ask("priority", "Priority", "your own word or number"),
        ask("fit", "Why you fit", "one to three lines, for messages"),
        ask("employer_tz", "Their zone", "empty: your own"),
        ask("playbook", "Playbook", kind="choice"),
        start={"contact_policy": "open"},
        options={"employer_tz": options.zones, "playbook": options.playbooks},
        from_fact=conversions.opportunity_from_fact,
        to_fact=conversions.opportunity_to_fact,
        check=conversions.check_opportunity,
    ),
    form(
        f.Interview,
        "interview",
        ask("on", "Day", "thu, 26 nov, +3d"),
        ask("starts", "Starts", "14:00", kind="time"),
        ask("ends", "Ends", "15:00", kind="time"),
        ask("kind", "Kind", "phone screen, onsite, final"),
        ask("with_", "With", "names, with commas"),
        ask("status", "Status", options=options.STATUSES),
        ask("cancelled_by", "Who", options=options.CANCELLERS, shown=_is("cancelled", field="status")),
        ask("cancelled_on", "Called off on", "empty: today", shown=_is("cancelled", field="status")),
        ask("location", "Where", "an address or a link"),
        ask("debriefed_on", "Debriefed on", "when you wrote it down", shown=_is("held", field="status")),
        start={"status": "scheduled", "cancelled_by": "employer"},
        from_fact=interview_form.from_fact,
        to_fact=interview_form.to_fact,
        check=interview_form.check,
    ),
    form(
        f.Contact,
        "contact",
        ask("name", "Name", "first and last name"),
        ask("relation", "Part", kind="choice", options=options.RELATIONS),
        ask("email", "E-mail", "name@company.example"),
        ask("phone", "Phone"),
        ask("call_as", "Call them", "how a greeting calls them: Ms Reyes"),
        ask("title", "Title", "VP Engineering"),
        ask("company", "Company"),
        ask("url", "Link"),
        ask("postal", "Post", "street, town"),
        ask("notes", "Notes"),
        without=conversions.without_part,
        check=conversions.check_contact,
    ),
    form(
        f.Person,
        "person",
        ask("contact", "Who", "a name"),
        ask("relation", "Part", "which part they have"),
        ask("left_on", "Left on", "the day they left the employer", past=True),
    ),
    form(
        f.Statement,
        "what they said",
        ask("kind", "They said", "what they said", options=options.SAYINGS),
        ask("date", "Which day", "fri, 25 nov", required=True, shown=_counts("date")),
        ask("what", "What", "contract, job description", required=True, shown=_counts("what")),
        ask("fulfilled_on", "It came on", "the day they sent it", shown=_counts("fulfilled_on")),
        ask("span", "How long", "2 weeks, 1-2 weeks", kind="span", required=True, shown=_counts("n")),
        ask("phrase", "Words", "end of next week", kind="pick", options=options.PHRASES, required=True, free=True, shown=_counts("phrase")),
        ask("scope", "About", "what not to ask", options=options.SCOPES, required=True, shown=_counts("scope")),
        ask("anytime", "Any time", shown=_counts("anytime")),
        ask("medium", "Medium", "which medium", options=options.MEDIA, required=True, shown=_counts("medium")),
        ask("about", "For", options=options.ABOUTS, shown=_is("decide_by", "decide_in", "decide_phrase", "vague")),
        ask("by", "Who", "who said it"),
        ask("on", "Said on", "the day they said it"),
        ask("text", "In words", "as they said it"),
        start={"about": "next_step"},
        from_fact=conversions.statement_from_fact,
        to_fact=conversions.statement_to_fact,
        check=conversions.check_statement,
    ),
    form(
        f.Request,
        "request",
        ask("item", "They want", "references, portfolio, a form"),
        ask("due", "Due", "their day, if they named one"),
        ask("via", "How"),
        ask("by", "Asked by", "who asked"),
        ask("eta", "You promised", "the day you named"),
        ask("on", "Asked on", "the day they asked"),
        ask("eta_sent_on", "Told them on", "when you named your day"),
        ask("delivered_on", "Delivered on", "when it went out"),
    ),
    form(
        f.Reference,
        "reference given",
        ask("contact", "Who", "who speaks for you"),
        ask("given_on", "Handed over", "when they got the name"),
        ask("briefed_on", "Briefed on", "when you told them"),
        ask("thanked_on", "Thanked on", "when you thanked them"),
    ),
    form(
        f.Sent,
        "sent message",
        ask("action", "What", "thank you, nudge, …", kind="pick"),
        ask("to", "To", "who got it"),
        ask("on", "Sent on", "the day it went out"),
        ask("time", "At", "if you know: 14:30", kind="time"),
        ask("for_", "About", "an interview, a request, …", kind="pick", free=True),
        ask("medium", "By"),
        ask("note", "Note"),
        ask("text", "What you wrote"),
        options={"for_": options.subjects},
        from_fact=conversions.sent_from_fact,
        to_fact=conversions.sent_to_fact,
        check=conversions.check_sent,
    ),
    form(
        f.Received,
        "answer from them",
        ask("kind", "What", "what came in", options=options.REPLIES),
        ask("date", "New date", "they answer by", required=True, shown=_is("reply_new_date")),
        ask("back_on", "Back on", "if they are away: the day they are back", kind="day", shown=_is("auto_ack")),
        ask("deadline", "Answer by", "the last day, if they named one", kind="day", shown=_is("offer")),
        ask("on", "Came in on", "the day it came in"),
        ask("from_", "From", "who wrote or called"),
        ask("via", "By"),
        ask("needs_reply", "Answer it"),
        ask("replied_on", "Answered on", "when you answered", shown=lambda values: bool(values["needs_reply"])),
        ask("text", "What they said"),
        from_fact=conversions.received_from_fact,
        to_fact=conversions.received_to_fact,
        check=conversions.check_deadline,
    ),
    form(
        f.Offer,
        "offer",
        ask("on", "Offered on", "the day it came"),
        ask("deadline", "Answer by", "the last day, if they named one"),
        ask("via", "By"),
        ask("wants_time", "You want time"),
        check=conversions.check_deadline,
    ),
    form(
        f.Decision,
        "decision",
        ask("kind", "You", "what you decided"),
        ask("on", "On", "the day you decided"),
        options={"kind": options.decisions},
        make=conversions.make_decision,
    ),
    form(
        f.Rejection,
        "rejection",
        ask("on", "Came on", "the day they said no"),
        ask("stage", "At stage", "after the onsite, …"),
    ),
    form(
        f.Feedback,
        "feedback",
        ask("on", "Came on", "the day they told you"),
        ask("from_", "From", "who told you"),
        ask("text", "What they said"),
        ask("applied_on", "Taken in on", "when you worked it in"),
    ),
    form(
        f.Chat,
        "networking chat",
        ask("contact", "With", "a name"),
        ask("on", "On", "the day you talked"),
        ask("thanked_on", "Thanked on", "when you thanked them"),
        ask("touched_on", "Touched on", "days you were in touch since"),
    ),
    form(f.Snooze, "snooze", ask("until", "Until", "when it shows up again", ahead=True)),
    form(f.Skip, "skip", ask("why", "Why")),
    form(
        f.Settings,
        "settings",
        ask("home_tz", "Home zone", "Europe/Berlin", required=True),
        ask("weekend", "Weekend", "sat, sun, or none", kind="weekend", required=True),
        ask("playbook", "Playbook", kind="choice", required=True),
        ask("holidays", "Holidays", "days nobody works: 2026-12-24, 2026-12-25"),
        ask("holiday_country", "Country", "US, DE: its public holidays count"),
        ask("quiet", "Quiet days", "24 dec to 1 jan: nobody is asked anything"),
        options={"home_tz": options.zones, "playbook": options.own_playbooks},
    ),
)  # fmt: skip

FORMS: Mapping[type, Form] = {form.fact: form for form in _FORMS}
