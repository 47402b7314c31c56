"""Each verb does what its row means: offers, addresses, interviews, what they told."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from textual.events import Key

from followup_tui.config import Config
from followup_tui.facts import Facts, Feedback, Interview, Offer, Opportunity, Request
from followup_tui.timeline import Status
from followup_tui.tui import keyboard
from followup_tui.tui.app import FollowUpApp
from followup_tui.tui.message.message import Message
from followup_tui.tui.screens.row_screen import Goal

from .conftest import ZONE, Desktop, choose, main, rest, text

OFFER = "quillmere-lead/offer_decide"


def key_of(app: FollowUpApp, action: str) -> str:
    return next(str(one.key) for one in main(app).board.listed() if one.action == action)


def opportunity_of(key: str) -> str:
    return key.partition("/")[0]


def coming(app: FollowUpApp, what: str) -> str:
    """The key of the first coming row that begins so."""
    entries = main(app)._agenda._entries
    return next(e.key for e in entries if e.key.startswith("coming") and f" {what}" in e.key)


@pytest.mark.parametrize(("key", "kind"), [("a", "accepted"), ("d", "declining")])
async def test_an_offer_is_decided_on(desktop: Desktop, key: str, kind: str) -> None:
    async with desktop.opens() as (app, pilot):
        row = key_of(app, "offer_decide")
        choose(app, row)
        await pilot.press("s")
        await rest(pilot)
        assert "ask for more time" in text(app)
        await pilot.press(key)
        await rest(pilot)
    decision = desktop.opportunity(opportunity_of(row)).decision
    assert decision is not None
    assert decision.kind == kind


async def test_more_time_can_be_asked_for_where_nothing_called_for_it_yet(empty: Desktop) -> None:
    tracker = empty.tracker()
    tracker.record(None, Opportunity("acme", "Acme", "Engineer"))
    tracker.record("acme", Offer(dt.date(2026, 3, 4), deadline=dt.date(2026, 3, 10)))
    async with empty.opens((80, 24)) as (app, pilot):
        choose(app, "acme/offer_decide")
        await pilot.press("s", "t")
        await rest(pilot)
        assert isinstance(app.screen, Message), text(app)
        assert "more time" in text(app)
        await pilot.press("escape")
        await rest(pilot)
        assert any(one.action == "offer_extension_request" for one in main(app).board.listed())
        await pilot.press("u")
        await rest(pilot)
        assert not empty.opportunity("acme").offers[0].wants_time


@pytest.mark.parametrize(("answer", "more"), [("y", 1), ("n", 0), ("escape", None)])
async def test_what_travels_together_is_done_together_on_request(
    desktop: Desktop, answer: str, more: int | None
) -> None:
    asked = Request("p1", "portfolio", dt.date(2026, 3, 4), by="mei-ling")
    desktop.tracker().record("lanternfold-data", asked)
    before = desktop.opportunity("lanternfold-data")
    async with desktop.opens() as (app, pilot):
        row = key_of(app, "thank_you")
        choose(app, row)
        await pilot.press("s")
        await rest(pilot)
        assert "Both went out" in text(app)
        await pilot.press(answer)
        await rest(pilot)
        assert app.screen is main(app)
    after = desktop.opportunity("lanternfold-data")
    assert [one.delivered_on is not None for one in after.requests] == [more == 1]
    assert len(after.sent) - len(before.sent) == (more is not None)


@pytest.mark.parametrize(
    ("days_late", "first", "size", "told"),
    [
        (0, "deliver_request", (80, 24), "with thank-you"),
        (0, "deliver_request", (120, 40), "with the thank-you"),
        (3, "thank_you", (80, 24), "with the above"),
        (3, "thank_you", (120, 40), "with the above"),
    ],
)
async def test_a_row_tells_what_it_travels_with(
    desktop: Desktop, days_late: int, first: str, size: tuple[int, int], told: str
) -> None:
    asked = Request("p1", "portfolio", dt.date(2026, 3, 4), by="mei-ling")
    desktop.tracker().record("lanternfold-data", asked)
    desktop.clock.at += dt.timedelta(days_late)
    async with desktop.opens(size) as (app, pilot):
        choose(app, key_of(app, first))
        await rest(pilot)
        at = next(i for i, line in enumerate(text(app).splitlines()) if "▌" in line[:2])
        assert told in "".join(text(app).splitlines()[at : at + 2])


async def test_each_row_about_a_lesson_tells_which_it_is(empty: Desktop) -> None:
    tracker, day = empty.tracker(), dt.date(2026, 3, 3)
    for id_ in ("acme", "globex"):
        tracker.record(None, Opportunity(id_, id_.title(), "Clerk"))
    for number, text_ in enumerate(("Slow on SQL", "Too many words")):
        tracker.record("acme", Feedback(f"f{number}", day, text_))
    tracker.record("globex", Interview("i1", dt.date(2026, 3, 6)))
    async with empty.opens() as (app, pilot):
        assert text(app).count("Use what Acme taught you") >= 2
        for words in ("Clerk", "Slow on SQL", "Too many words"):
            assert words in text(app)
        choose(app, key_of(app, "apply_lessons"))
        await pilot.press("enter")
        await rest(pilot)
        assert "learnt" in text(app)


async def test_an_address_is_asked_for_on_its_row(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        row = key_of(app, "collect_contact")
        choose(app, row)
        await pilot.press("s", *"mei@lanternfold.example", "enter")
        await rest(pilot)
        assert app.screen is main(app), text(app)
        told = "Mei-Ling Huang: e-mail is now mei@lanternfold.example · Lanternfold · Senior Data"
        assert told in text(app)
        person = main(app).board.contacts[row.split("/")[2]]
        assert person.email == "mei@lanternfold.example"


async def test_an_address_that_was_asked_for_comes_back_in_two_days(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        row = key_of(app, "collect_contact")
        choose(app, row)
        await pilot.press("s", "enter")
        await rest(pilot)
        item = main(app).board.find(row)
        assert item is not None
        assert (item.status, item.window.not_before) == (Status.PREMATURE, dt.date(2026, 3, 9))


@pytest.mark.parametrize(
    ("typed", "day", "time"),
    [
        ("mon 9am", 9, "09:00"),
        ("mon 9:30", 9, "09:30"),
        ("9am", 6, "09:00"),
        ("mon", 9, "10:30"),
        ("14:00 tue", 10, "14:00"),
    ],
)
async def test_an_interview_is_moved_in_a_few_keys(
    desktop: Desktop, typed: str, day: int, time: str
) -> None:
    async with desktop.opens() as (app, pilot):
        row = coming(app, "thistlequay")
        choose(app, row)
        home = main(app).opportunity()
        assert home is not None
        before = max(home.interviews, key=lambda one: one.on)
        await pilot.press("m", *typed, "enter")
        await rest(pilot)
        assert app.screen is main(app), text(app)
        after = next(one for one in desktop.opportunity(home.id).interviews if one.id == before.id)
        assert after.on == dt.date(2026, 3, day)
        assert after.starts_at is not None
        assert f"{after.starts_at.astimezone(ZONE):%H:%M}" == time
        assert after.with_ == before.with_
        kept = main(app).row
        assert kept is not None
        assert kept.opportunity == home.id


@pytest.mark.parametrize(("key", "by"), [("t", "employer"), ("m", "me")])
async def test_an_interview_is_called_off(desktop: Desktop, key: str, by: str) -> None:
    async with desktop.opens() as (app, pilot):
        choose(app, coming(app, "thistlequay"))
        home = main(app).opportunity()
        assert home is not None
        await pilot.press("X", key)
        await rest(pilot)
        interview = max(desktop.opportunity(home.id).interviews, key=lambda one: one.on)
        assert (interview.status, interview.cancelled_by) == ("cancelled", by)
        assert interview.cancelled_on == dt.date(2026, 3, 5)
        assert home.company in text(app)


async def test_a_coming_interview_offers_its_own_keys(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        choose(app, coming(app, "thistlequay"))
        await pilot.press("s")
        await rest(pilot)
        assert "move the interview" in text(app)
        await pilot.press("m")
        await rest(pilot)
        assert "Move the interview" in text(app)


@pytest.mark.parametrize(
    ("keys", "name", "told"),
    [
        (
            ("w", *"the contract", "enter", *"fri", "enter"),
            "statements",
            "they will send the contract by Fri 6 Mar",
        ),
        (("b", *"mon", "enter"), "received", "they are away until Mon 9 Mar"),
        (("c", *"fri", "enter"), "offers", "offer, open until Fri 6 Mar"),
        (("v",), "received", "they said no"),
    ],
)
async def test_what_else_they_told(
    desktop: Desktop, keys: tuple[str, ...], name: str, told: str
) -> None:
    async with desktop.opens() as (app, pilot):
        choose(app, "pebblegate-analyst/status_check")
        home = desktop.opportunity("pebblegate-analyst")
        before, place = getattr(home, name), f"{home.company} · {home.role}"
        await pilot.press("r", *keys)
        await rest(pilot)
        assert app.screen is main(app), text(app)
        after = getattr(desktop.opportunity("pebblegate-analyst"), name)
        assert len(after) == len(before) + 1
        assert f"{place}: {told}" in text(app)
        await pilot.press("u")
        await rest(pilot)
        assert f"undone: {place}: {told}" in text(app)


async def test_more_keys_stand_on_the_next_page_of_the_footer(desktop: Desktop) -> None:
    async with desktop.opens((80, 24)) as (app, pilot):
        seen = ""
        for _ in range(7):
            seen += text(app).splitlines()[-1]
            await pilot.press("plus")
            await rest(pilot)
        for word in ("Address", "Undo", "Move", "Cancel", "Settings", "Contact", "Quit", "Help"):
            assert word in seen, word


async def test_ascii_is_ascii_throughout(desktop: Desktop) -> None:
    async with desktop.opens(config=Config(symbols="ascii")) as (app, pilot):
        for keys in (None, "w", "question_mark", "r", "n", "R", "slash", "v", "I", "enter", "d"):
            await pilot.press(*([keys] if keys else ()))
            await rest(pilot)
            odd = {char for char in text(app) if not char.isascii() and not char.isalpha()}
            assert not odd, (keys, odd)
            await pilot.press("escape")
            await rest(pilot)


async def test_an_hour_elsewhere_stands_beside_the_one_at_home(desktop: Desktop) -> None:
    tracker = desktop.tracker()
    there = dt.datetime(2026, 3, 9, 10, tzinfo=ZoneInfo("Asia/Tokyo"))
    met = Interview("talk", there.date(), there, kind="talk")
    tokyo = Opportunity("kumo", "Kumo", "Dev", employer_tz="Asia/Tokyo", interviews=(met,))
    tracker.import_facts(Facts(tracker.facts.settings, opportunities=(tokyo,)))
    async with desktop.opens() as (app, pilot):
        choose(app, coming(app, "kumo"))
        await rest(pilot)
        row, card = "sun 8", "Sun 8 Mar, 21:00 · Mon 10:00 Tokyo"
        assert row in text(app)
        assert card in text(app)
        await pilot.press("enter")
        await rest(pilot)
        assert "talk · Sun 21:00 · Mon 10:00 Tokyo" in text(app)


async def test_words_typed_after_a_key_that_could_do_nothing_do_nothing(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyboard, "BREATH", 600.0)
    async with desktop.opens() as (app, pilot):
        before = desktop.facts()
        row = next(str(one.key) for one in main(app).board.listed() if one.opportunity is None)
        choose(app, row)
        await pilot.press("m", *"tue 9:00", "enter")
        await rest(pilot)
        assert app.screen is main(app)
        assert desktop.facts() == before
        monkeypatch.setattr(keyboard, "BREATH", 0.0)
        await pilot.press("w")
        await rest(pilot)
        assert "In favour" in text(app)


async def test_m_where_no_interview_is_ahead_offers_to_add_one(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        choose(app, "pebblegate-analyst/status_check")
        await pilot.press("m", *"tue 9:00")
        await rest(pilot)
        assert "No interview is ahead" in text(app)
        await pilot.press("a")
        await rest(pilot)
        assert "Kind" in text(app)


async def test_what_was_ended_today_is_open_again(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        choose(app, "pebblegate-analyst/status_check")
        stage = main(app).board.stage(desktop.opportunity("pebblegate-analyst"))
        await pilot.press("r", "r")
        await rest(pilot)
        main(app).go_to(Goal("pebblegate-analyst"))
        await pilot.press("r", "g")
        await rest(pilot)
        found = desktop.opportunity("pebblegate-analyst")
        assert (found.rejection, main(app).board.stage(found)) == (None, stage)
        assert [one.kind for one in found.received] == ["reply", "invite"]


async def test_words_typed_before_a_refusal_could_be_read_do_nothing(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        choose(app, "pebblegate-analyst/status_check")
        await pilot.press("r", "s")
        await rest(pilot)
        before, slow = desktop.facts(), [Key(one, one) for one in "athu"]
        main(app).meant.disturbed_until = slow[0].time
        for sooner, key in zip((3.0, 2.2, 1.4, 0.6), slow, strict=True):
            key.time -= sooner
            app.post_message(key)
        await rest(pilot)
        assert "nothing was done; what was typed right after did nothing" in text(app)
        assert app.screen is main(app)
        assert desktop.facts() == before


COMMON: tuple[tuple[str, str, tuple[str, ...], int], ...] = (
    ("sent", "pebblegate-analyst/status_check", ("s",), 1),
    ("answered", "pebblegate-analyst/status_check", ("r", "s"), 2),
    ("skip", "pebblegate-analyst/status_check", ("x", "enter"), 2),
    ("snooze to a day", "pebblegate-analyst/status_check", ("z", *"thu", "enter"), 6),
    ("note", "pebblegate-analyst/status_check", ("n", *"hm", "ctrl+s"), 4),
    (
        "new interview",
        "pebblegate-analyst/status_check",
        ("a", *"thu", "enter", *"9am", "ctrl+s"),
        9,
    ),
    ("applied", "bare", ("s", "s", "enter"), 3),
    ("cancel", "thistlequay", ("X", "t"), 4),
    ("move", "thistlequay", ("m", *"mon 9am", "enter"), 10),
)
"""What is done most: on which row, by which keys, and how many that may be."""


async def test_what_is_done_most_takes_few_keys_and_one_to_undo(desktop: Desktop) -> None:
    desktop.tracker().record(None, Opportunity("bare", "Barewell", "Clerk"))
    before = desktop.facts()
    async with desktop.opens((80, 24)) as (app, pilot):
        for act, row, keys, most in COMMON:
            assert len(keys) <= most, act
            if "/" in row:
                choose(app, row)
            elif row == "bare":
                main(app).go_to(Goal(row))
            else:
                choose(app, coming(app, row))
            await pilot.press(*keys)
            await rest(pilot)
            assert app.screen is main(app), act
            assert desktop.facts() != before, act
            await pilot.press("u")
            await rest(pilot)
            assert desktop.facts() == before, act
        await pilot.press("slash", *"barew", "enter")
        await rest(pilot)
        assert main(app).opportunity() == desktop.opportunity("bare")


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("Offer deadline", "Decide on the offer"),
        ("Interview", "recorded for"),
        ("Nothing", "calls for"),
    ],
)
async def test_why_tells_of_a_row_without_a_follow_up(
    desktop: Desktop, what: str, told: str
) -> None:
    desktop.tracker().record(None, Opportunity("bare", "Barewell", "Clerk"))
    async with desktop.opens() as (app, pilot):
        choose(
            app,
            coming(app, what) if what != "Nothing" else "coming idle bare Nothing planned: lead",
        )
        await pilot.press("w")
        await rest(pilot)
        assert told in text(app)
