"""Small boards made by hand, for widgets that only draw."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from followup_tui.facts import (
    Application,
    Contact,
    Facts,
    FollowUpKey,
    Interview,
    Note,
    Opportunity,
    Person,
    Received,
    Sent,
    Settings,
    Statement,
)
from followup_tui.timeline import Agenda, Board, Item, Source, Status, Told, Why, Window

ZONE = ZoneInfo("America/New_York")
NOW = dt.datetime(2026, 3, 5, 12, tzinfo=ZONE)
TODAY = NOW.date()


def day(offset: int) -> dt.date:
    """The day so many days from today."""
    return TODAY + dt.timedelta(days=offset)


def window(start: int, ideal: int, due: int, give_up: int | None = None) -> Window:
    return Window(day(start), day(ideal), day(due), None if give_up is None else day(give_up))


def why() -> Why:
    return Why(
        steps=(
            "The interview was held on Mon 2 Mar 2026.",
            "They said they would decide by Wed 4 Mar 2026.",
        ),
        rule="One business day after a promised date has passed, ask once.",
        guard=None,
        sources=(
            Source("S4", "supports", "one business day after the date they named"),
            Source("S1", "dissents", "a full week is fine"),
        ),
    )


def item(
    opportunity: Opportunity,
    action: str,
    status: Status,
    when: Window,
    title: str,
    to: str | None = None,
    **more: object,
) -> Item:
    return Item(
        key=FollowUpKey(opportunity.id, action, to),  # type: ignore[arg-type]
        company=opportunity.company,
        role=opportunity.role,
        action=action,  # type: ignore[arg-type]
        to=to,
        for_=None,
        status=status,
        window=when,
        medium="email",
        telling=Told(title, why()),
        **more,  # type: ignore[arg-type]
    )


def opportunity(
    id_: str = "acme-engineer", company: str = "Acme", role: str = "Engineer"
) -> Opportunity:
    return Opportunity(
        id=id_,
        company=company,
        role=role,
        location="Berlin",
        application=Application(day(-30)),
        people=(Person("dana", "hiring_manager"), Person("bo", "recruiter")),
        interviews=(
            Interview("i1", day(-17), kind="phone screen", with_=("bo",), status="held"),
            Interview("i2", day(-3), kind="onsite", with_=("dana",), status="held"),
        ),
        statements=(Statement(day(-3), "decide_by", by="dana", date=day(6)),),
        sent=(Sent(day(-16), "thank_you", to="bo"),),
        received=(Received(day(-20), "reply", from_="bo"),),
        notes=(
            Note(
                "n1",
                NOW - dt.timedelta(days=17),
                "# Screen\n+ liked the SLOs\n- slow on trees",
                "i1",
            ),
            Note(
                "n2",
                NOW - dt.timedelta(days=3),
                "> we move fast\n- [x] thank-you\n[ ] write-up",
                "i2",
            ),
        ),
    )


def board(
    *items: Item,
    opportunities: tuple[Opportunity, ...] | None = None,
    contacts: tuple[Contact, ...] | None = None,
) -> Board:
    """A board of these items; without any, one of each status for Acme."""
    known = opportunities or (opportunity(),)
    people = contacts or (
        Contact("dana", "Dana Reyes", email="dana@acme.example", title="VP Engineering"),
        Contact("bo", "Bo Chen", phone="+1 555 0100"),
    )
    acme = known[0]
    agenda = items or (
        item(acme, "decision_followup", Status.OVERDUE, window(-9, -8, -6, 40), "Ask about the decision", "dana"),
        item(acme, "thank_you", Status.DUE, window(-3, -1, 1, 4), "Thank Dana Reyes for the interview", "dana"),
        item(acme, "collect_contact", Status.OPEN, window(-1, 3, 5), "Find Bo Chen's address", "bo"),
        item(acme, "status_check", Status.PREMATURE, window(6, 7, 12, 40), "Ask where things stand", "dana"),
        item(acme, "nudge", Status.BLOCKED, window(2, 4, 9), "Ask again", "dana"),
    )  # fmt: skip
    return Board(
        now=NOW,
        playbook="balanced",
        facts=Facts(settings=Settings(home_tz=str(ZONE)), contacts=people, opportunities=known),
        agenda=Agenda.given(agenda),
        contacts={contact.id: contact for contact in people},
        opportunities={one.id: one for one in known},
    )
