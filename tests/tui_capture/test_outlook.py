"""When there is nothing to do: what comes next, and who has no next step."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from followup_tui.demo import demo_facts
from followup_tui.facts import Application, Facts, Interview, Opportunity, Rejection, Settings
from followup_tui.timeline import Agenda, load_playbooks, survey
from followup_tui.wording import ahead, without_next_step
from tests.values import replace

NOW = dt.datetime(2026, 3, 5, 9, 30, tzinfo=ZoneInfo("America/New_York"))
TODAY = NOW.date()


def board_of(*opportunities: Opportunity):
    facts = Facts(Settings(home_tz="America/New_York"), opportunities=opportunities)
    return survey(facts, NOW, load_playbooks())


def test_what_opens_and_takes_place_by_day() -> None:
    applied = Application(dt.date(2026, 3, 4))
    set_for = Interview("i1", dt.date(2026, 3, 9), kind="onsite", status="scheduled")
    board = board_of(
        Opportunity("acme", "Acme", "Engineer", application=applied),
        Opportunity("bolt", "Bolt", "Analyst", interviews=(set_for,)),
    )
    found = ahead(board)
    assert [one.on for one in found] == sorted(one.on for one in found)
    assert any(one.what == "Interview: onsite" and one.on == set_for.on for one in found)
    opening = next(one for one in found if one.where == "Acme · Engineer")
    assert opening.on > TODAY


def test_snoozed_items_come_back_on_their_day() -> None:
    facts = demo_facts(TODAY, "America/New_York")
    board = survey(facts, NOW, load_playbooks())
    due = next(item for item in board.listed() if item.status.is_actionable)
    until = TODAY + dt.timedelta(days=3)
    agenda = Agenda.given(replace(i, snoozed_until=until) if i is due else i for i in board.agenda)
    assert any(
        one.what == due.title and one.on == until for one in ahead(replace(board, agenda=agenda))
    )


def test_who_has_no_next_step() -> None:
    old = Interview("i1", dt.date(2026, 1, 5), status="cancelled")
    board = board_of(
        Opportunity("lead", "Lead", "Anything"),
        Opportunity("gone", "Gone", "Analyst", rejection=Rejection(dt.date(2025, 1, 5))),
        Opportunity("off", "Off", "Analyst", interviews=(old,)),
        Opportunity(
            "set", "Set", "Analyst", interviews=(Interview("i1", TODAY, status="scheduled"),)
        ),
    )
    planned = {item.opportunity for item in board.agenda if item.status.is_standing}
    names = {one.id for one in without_next_step(board)}
    assert "lead" in names
    assert names.isdisjoint({"gone", "set"} | planned)
