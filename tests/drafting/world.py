"""One job hunt to write from: every kind of step, with the facts behind it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from zoneinfo import ZoneInfo

from followup_tui.drafting import Draft
from followup_tui.facts import (
    Application,
    Chat,
    Contact,
    Decision,
    Facts,
    Feedback,
    FollowUpKey,
    Interview,
    Note,
    Offer,
    Opportunity,
    Person,
    Received,
    Reference,
    Rejection,
    Request,
    Sent,
    Settings,
    Statement,
    make_calendar,
)
from followup_tui.timeline import Agenda, Board, Item, Status, Window
from tests.values import replace

HOME = ZoneInfo("America/New_York")
NOW = dt.datetime(2026, 11, 11, 10, 30, tzinfo=HOME)  # a Wednesday
TODAY = NOW.date()
MET = dt.date(2026, 11, 10)

CONTACTS = (
    Contact(
        "dana",
        "Dana Reyes",
        email="dana@acme.example",
        phone="+1 555 0100",
        postal="Acme Inc.\n1 Harbor Street\nBoston, MA 02110",
        title="VP Data",
    ),
    Contact("sam", "Sam Ode", email="sam@acme.example"),
    Contact("priya", "Priya Raman", email="priya@acme.example"),
    Contact("lee", "Lee Wong", email="lee@acme.example"),
    Contact("ute", "Ute Brandt", company="Harbor Search", email="ute@harbor.example"),
    Contact("kim", "Kim Novak", email="kim@beta.example"),
    Contact("prof", "Prof. Maria Lindqvist", email="maria@uni.example", phone="+1 555 0199"),
    Contact("mentor", "Olu Bello", email="olu@mentor.example"),
)

NOTES = """Good mood, bright office, second floor.
~ Dana: the move of the ledger to streaming pipelines in spring
~ Sam: pair reviews of every incident on Friday mornings
~ the schema registry that three teams share
~ Lee: the plan to open a second warehouse region
! I ran the on-call rota for a team of twelve at my last job
? no Kafka in production -> I ran Kafka for two years in a side system with real customers
^ https://news.example.org/streaming-ledgers how a bank moved its ledger to streams
+ the migration story went well
- shorter answers
"""

ACME = Opportunity(
    id="acme",
    company="Acme",
    role="Data Engineer",
    url="https://acme.example/jobs/7",
    employer_tz="America/New_York",
    application=Application(dt.date(2026, 10, 20)),
    people=(
        Person("dana", "hiring_manager"),
        Person("ute", "recruiter"),
        Person("sam", "interviewer"),
    ),
    interviews=(
        Interview(
            "i1",
            MET,
            with_=("dana", "sam", "priya", "lee"),
            status="held",
            starts_at=dt.datetime(2026, 11, 10, 14, 0, tzinfo=HOME),
        ),
    ),
    statements=(
        Statement(MET, "decide_by", by="dana", date=dt.date(2026, 11, 6)),
        Statement(MET, "preferred_medium", medium="email"),
        Statement(
            MET, "will_send", by="dana", id="s1", what="team brochure", date=dt.date(2026, 11, 10)
        ),
    ),
    requests=(
        Request("r1", "reference list", MET, by="dana", via="email", eta=dt.date(2026, 11, 13)),
    ),
    references=(Reference("prof", MET),),
    received=(Received(MET, "invite", id="m1", from_="dana", needs_reply=True, via="email"),),
    notes=(
        Note("n1", dt.datetime(2026, 11, 10, 16, 0, tzinfo=HOME), NOTES, interview="i1"),
        Note(
            "n2",
            dt.datetime(2026, 11, 10, 16, 5, tzinfo=HOME),
            "~ the alerting dashboards Priya built",
            interview="i1",
            contact="priya",
        ),
    ),
)

BETA = Opportunity(
    id="beta",
    company="Beta Works",
    role="Platform Engineer",
    people=(Person("kim", "hiring_manager"), Person("ute", "recruiter")),
    interviews=(Interview("b1", MET, with_=("kim",), status="held"),),
    offers=(Offer(dt.date(2026, 11, 9), deadline=dt.date(2026, 11, 20)),),
)

ACME_ANALYST = Opportunity(
    id="acme-analyst",
    company="Acme",
    role="Data Analyst",
    people=(Person("dana", "hiring_manager"),),
    interviews=(Interview("a1", MET, with_=("dana",), status="held"),),
)

FACTS = Facts(
    settings=Settings(home_tz="America/New_York"),
    contacts=CONTACTS,
    opportunities=(ACME, BETA),
    networking=(Chat("c1", "mentor", MET),),
)


def window(day: dt.date = TODAY) -> Window:
    return Window(day, day, day, day + dt.timedelta(days=14))


def item(
    action: str,
    *,
    opportunity: Opportunity | None = ACME,
    to: str | None = "dana",
    for_: str | None = None,
    status: Status = Status.DUE,
    medium: str | None = "email",
    **more: object,
) -> Item:
    networking = action.startswith("networking")
    person = to in ("prof", "mentor") or action in (
        "thank_you",
        "thank_you_card",
        "collect_contact",
    )
    return Item(
        key=FollowUpKey(
            None if networking or opportunity is None else opportunity.id,
            action,  # type: ignore[arg-type]
            to if person else None,
            for_,
        ),
        company="Olu Bello" if networking or opportunity is None else opportunity.company,
        role="" if networking or opportunity is None else opportunity.role,
        action=action,  # type: ignore[arg-type]
        to=to,
        for_=for_,
        status=status,
        window=more.pop("window", window()),  # type: ignore[arg-type]
        medium=medium,  # type: ignore[arg-type]
        **more,  # type: ignore[arg-type]
    )


def board(*items: Item, facts: Facts = FACTS, now: dt.datetime = NOW) -> Board:
    return Board(
        now=now,
        playbook="balanced",
        facts=facts,
        agenda=Agenda.given(items),
        contacts={c.id: c for c in facts.contacts},
        opportunities={o.id: o for o in facts.opportunities},
        calendar=make_calendar(facts.settings.weekend, facts.settings.holidays),
    )


def facts_with(opportunity: Opportunity, *others: Opportunity) -> Facts:
    return replace(FACTS, opportunities=(opportunity, *others))


REJECTED = replace(
    ACME,
    rejection=Rejection(dt.date(2026, 11, 10)),
    feedback=(Feedback("f1", TODAY, "shorter answers", from_="dana"),),
)
OFFERED = replace(ACME, offers=(Offer(dt.date(2026, 11, 10)),))
ACCEPTED = replace(
    ACME,
    offers=(Offer(dt.date(2026, 11, 10), deadline=dt.date(2026, 11, 18)),),
    decision=Decision("accepted", TODAY),
)
ASKED = replace(
    ACME, sent=(Sent(dt.date(2026, 11, 2), "decision_followup", to="dana", text="Hello Dana"),)
)

GIVEN: Mapping[str, str] = {
    "lesson": "I will keep my answers shorter.",
    "my_answer": "Tuesday 17 November at 15:00 suits me well. I will join by video.",
    "skills": "building data pipelines and working across teams",
    "new_day": "Friday 27 November",
    "reason": "I would like to talk it over with my family, who would move with me.",
    "link": "https://news.example.org/streaming-ledgers",
    "new_times": "on Monday 16 November at 10:00 or on Tuesday 17 November at 14:00",
    "start_day": "Monday 4 January",
}
"""What the person types for slots no fact fills."""


def typed(draft: Draft, given: Mapping[str, str] = GIVEN) -> Draft:
    """The draft with what is open in it written out by the person."""
    subject, body = draft.subject, draft.body
    for name, words in given.items():
        subject, body = (text.replace(f"{{{{{name}}}}}", words) for text in (subject, body))
    missing = tuple(name for name in draft.missing if name not in given)
    return replace(draft, subject=subject, body=body, missing=missing)
