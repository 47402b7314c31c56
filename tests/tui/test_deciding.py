"""An offer is decided by saying which way, and what is ahead is called off with it."""

from __future__ import annotations

import datetime as dt

from followup_tui.facts import Decision, Interview
from tests.tui.conftest import Desktop, choose, rest

HOME = "pebblegate-analyst"


async def test_s_on_an_offer_to_decide_asks_which_way(desktop: Desktop) -> None:
    tracker = desktop.tracker()
    today = tracker.now.date()
    tracker.receive(HOME, "offer", date=today + dt.timedelta(days=5))
    ahead = Interview("i-ahead", today + dt.timedelta(days=3), status="scheduled")
    tracker.record(HOME, ahead)
    async with desktop.opens() as (app, pilot):
        choose(app, f"{HOME}/offer_decide")
        await rest(pilot)
        await pilot.press("s")
        await rest(pilot)
        await pilot.press("a")
        await rest(pilot)
    found = desktop.opportunity(HOME)
    assert found.decision == Decision("accepted", today)
    assert {one.status for one in found.interviews if one.id == ahead.id} == {"cancelled"}
    assert not any(sent.action == "offer_decide" for sent in found.sent)
