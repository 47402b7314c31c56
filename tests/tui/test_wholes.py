"""The screens over the whole search: everyone, and every opportunity by stage."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from followup_tui.config import Config, load_config
from followup_tui.facts import (
    Contact,
    Facts,
    Interview,
    Note,
    Offer,
    Opportunity,
    Received,
    Reference,
    Request,
)
from followup_tui.sidecars import KeptMessage, MessageDrafts
from followup_tui.timeline import Item, load_playbooks, survey
from followup_tui.tui.app import FollowUpApp
from followup_tui.tui.screens.row_screen import Goal, RowScreen
from followup_tui.tui.screens.supposing import SupposeLine, Supposing
from followup_tui.tui.verbs.seeing import page
from followup_tui.tui.whole.history_text import history_of
from followup_tui.tui.whole.insight import bars
from followup_tui.tui.whole.opportunity import OpportunityScreen
from followup_tui.tui.whole.people import PeopleRows, person_line, person_lines
from followup_tui.tui.whole.pipeline import SORTS, Column, PipelineScreen, Table
from followup_tui.tui.whole.pipeline import widths as table_widths
from followup_tui.tui.whole.story import line_text, offers_beside, story, told_of
from followup_tui.tui.widgets.footer import Footer
from followup_tui.wording import CLOSED, COLUMNS, People, Pipeline, Row
from tests.exchange import strategies
from tests.values import replace

from .conftest import MORNING, Desktop, choose, main, rest, text, until

SIZES = [(120, 40), (80, 24)]


def shown(app: FollowUpApp) -> RowScreen:
    assert isinstance(app.screen, RowScreen)
    return app.screen


async def opened(app: FollowUpApp, pilot, *keys: str) -> None:
    await pilot.press(*keys)
    await rest(pilot)


def pipeline(app: FollowUpApp) -> PipelineScreen:
    assert isinstance(app.screen, PipelineScreen)
    return app.screen


def stage_of(desktop: Desktop, app: FollowUpApp, id_: str) -> str:
    return main(app).board.stage(desktop.opportunity(id_))


# --- the pipeline -----------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
async def test_every_opportunity_stands_in_its_stage_the_worst_first(
    desktop: Desktop, size: tuple[int, int]
) -> None:
    async with desktop.opens(size) as (app, pilot):
        await opened(app, pilot, "b")
        board = shown(app).board
        for column in app.screen.query(Column):
            cards = [entry.value for entry in column._entries]
            assert cards == sorted(cards, key=lambda card: card.worst_first)
            assert {card.stage for card in cards} <= {column.name_}
        assert sum(column.count for column in app.screen.query(Column)) == len(board.opportunities)
        assert pipeline(app).card.id == "pebblegate-analyst"
        assert "8d late" in text(app)
        await opened(app, pilot, "l", "h", "Z", "t", "v", "v", "Z", "escape")
        assert app.screen is main(app)


async def test_a_lead_is_moved_by_the_day_it_was_applied_for(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        await opened(app, pilot, "b", "f", *"stage:lead", "enter", "L")
        assert "Applied on" in text(app)
        lead = next(iter(pipeline_below(app).kept(main(app).board)))
        await opened(app, pilot, *"yesterday", "enter")
        assert desktop.opportunity(lead.id).application.submitted_on == dt.date(2026, 3, 4)
        assert stage_of(desktop, app, lead.id) == "applied"
        await opened(app, pilot, "u")
        assert desktop.opportunity(lead.id) == lead


def pipeline_below(app: FollowUpApp) -> PipelineScreen:
    return next(one for one in app.screen_stack if isinstance(one, PipelineScreen))


@pytest.mark.parametrize(
    ("stage", "key", "form"),
    [
        ("applied", "L", "New: interview"),
        ("interviewing", "L", "New: offer"),
        ("offer", "L", "How does it end?"),
        ("applied", "H", "Applied on"),
        ("offer", "H", "Offered on"),
        ("rejected", "H", "Came "),
        ("lead", "H", "first column"),
        ("rejected", "L", "It is closed: rejected"),
    ],
)
async def test_a_card_is_moved_by_one_fact_and_nothing_is_invented(
    desktop: Desktop, stage: str, key: str, form: str
) -> None:
    before = desktop.facts()
    async with desktop.opens() as (app, pilot):
        await opened(app, pilot, "b", "Z", "f", *f"stage:{stage}", "enter")
        meant = next(iter(pipeline(app).kept(shown(app).board)))
        pipeline(app).go_to(Goal(meant.id))
        await opened(app, pilot, key)
        assert form in text(app)
        await opened(app, pilot, "escape")
    assert desktop.facts() == before


async def test_going_back_from_applied_begins_at_the_day_which_cleared_makes_a_lead_of_it(
    desktop: Desktop,
) -> None:
    async with desktop.opens() as (app, pilot):
        await opened(app, pilot, "b", "f", *"stage:applied", "enter")
        meant = next(iter(pipeline(app).kept(shown(app).board)))
        pipeline(app).go_to(Goal(meant.id))
        await opened(app, pilot, "H", "ctrl+u", "ctrl+s")
        assert stage_of(desktop, app, meant.id) == "lead"


@pytest.mark.parametrize("size", SIZES)
async def test_a_day_of_another_year_is_told_in_full_in_the_table(
    desktop: Desktop, size: tuple[int, int]
) -> None:
    far = Interview("far", on=dt.date(2027, 1, 26), kind="panel")
    desktop.tracker().record("skerrywick-robotics", far)
    async with desktop.opens(size) as (app, pilot):
        await opened(app, pilot, "t", "f", *"skerrywick", "enter")
        assert "26 jan 2027" in text(app)


@pytest.mark.parametrize("keys", ["p", "t"])
async def test_a_list_of_which_the_filter_leaves_nothing_says_how_all_comes_back(
    desktop: Desktop, keys: str
) -> None:
    async with desktop.opens() as (app, pilot):
        await opened(app, pilot, keys, "f", *"zzz", "enter")
        assert "esc  shows everything again" in text(app)


async def test_an_offer_is_closed_by_a_decision_with_its_day(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        await opened(app, pilot, "b", "f", *"stage:offer", "enter", "L", "d", "ctrl+s")
        assert "declin" in desktop.opportunity("quillmere-lead").decision.kind
        assert stage_of(desktop, app, "quillmere-lead") == "declined"


async def test_the_filter_holds_in_all_of_them_and_verbs_act_on_the_card(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        await opened(app, pilot, "b", "f", *"company:pebblegate", "enter")
        assert f"1 of {len(shown(app).board.opportunities)}" in text(app)
        await opened(app, pilot, "s")
        assert desktop.opportunity("pebblegate-analyst").sent[-1].on == MORNING.date()
        await opened(app, pilot, "q", "q")
        assert app.screen is main(app)
        assert not app.context.filter


async def test_enter_on_a_card_opens_the_opportunity_also_where_a_debrief_is_next(
    desktop: Desktop,
) -> None:
    desktop.tracker().record(
        "pebblegate-analyst",
        Interview("talk", on=MORNING.date() - dt.timedelta(days=1), kind="panel", status="held"),
    )
    async with desktop.opens() as (app, pilot):
        await opened(app, pilot, "b", "f", *"company:pebblegate", "enter")
        assert shown(app).row.action == "debrief"
        await opened(app, pilot, "enter")
        assert isinstance(app.screen, OpportunityScreen)


# --- people -----------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
async def test_everyone_stands_by_the_day_they_may_be_written_to(
    desktop: Desktop, size: tuple[int, int]
) -> None:
    async with desktop.opens(size) as (app, pilot):
        await opened(app, pilot, "p")
        rows = app.screen.query_one(PeopleRows)
        assert rows.position[1] == len(shown(app).board.contacts)
        assert "MAY BE WRITTEN TO" in text(app)
        await opened(app, pilot, "f", *"okonkwo", "enter")
        assert shown(app).person.name == "Nadia Okonkwo"
        assert "Lanternfold" in text(app)
        await opened(app, pilot, "e")
        assert "nadia" in text(app).lower()


async def test_who_stands_there_twice_is_offered_for_merging_and_undo_parts_them(
    desktop: Desktop,
) -> None:
    tracker = desktop.tracker()
    nadia = next(one for one in tracker.facts.contacts if one.name == "Nadia Okonkwo")
    tracker.record(None, Contact("nadia-2", "Nadia  Okonkwo", phone="+1 555 010 0199"))
    async with desktop.opens() as (app, pilot):
        await opened(app, pilot, "p", "f", *"okonkwo", "enter")
        await until(pilot, lambda: "perhaps the same as" in text(app))
        assert "twice?" in text(app)
        there = shown(app).person.id
        await opened(app, pilot, "equals_sign", "k" if there == nadia.id else "o")
        left = [one for one in desktop.facts().contacts if "Okonkwo" in one.name]
        assert left == [replace(nadia, phone=nadia.phone or "+1 555 010 0199", notes=left[0].notes)]
        await opened(app, pilot, "u")
        assert len([one for one in desktop.facts().contacts if "Okonkwo" in one.name]) == 2


async def test_merging_before_anybody_was_looked_for_looks_at_once(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("followup_tui.tui.whole.people.LATER_BY", 3600)
    desktop.tracker().record(None, Contact("nadia-2", "Nadia Okonkwo"))
    async with desktop.opens() as (app, pilot):
        await opened(app, pilot, "p", "f", *"okonkwo", "enter", "equals_sign")
        assert "The same person?" in text(app)


@pytest.mark.parametrize("is_later", [False, True], ids=["at once", "another day"])
async def test_views_and_drafts_follow_a_person_that_is_merged_and_undo_brings_them_back(
    desktop: Desktop,
    is_later: bool,
) -> None:
    tracker = desktop.tracker()
    nadia = next(one for one in tracker.facts.contacts if one.name == "Nadia Okonkwo")
    tracker.record(None, Contact("nadia-2", "Nadia Okonkwo"))
    views = '# mine\n[views]\nHer = "-person:nadia-2,bo due<fri"\nAll = "is:due"\n'
    desktop.paths.config.write_text(views)
    drafts = MessageDrafts(desktop.own.drafts / "messages")
    old, new = (f"lanternfold-data/thank_you/{id_}/i9" for id_ in ("nadia-2", nadia.id))
    kept = KeptMessage(old, "email", "", "Thanks", "Dear Nadia", "plain", "warm", "2026-03-05")
    drafts.keep(kept)
    drafts.keep(replace(kept, key="- no key"))
    async with desktop.opens(config=load_config(desktop.paths.config)) as (app, pilot):
        await opened(app, pilot, "p", "f", *"okonkwo", "enter")
        await until(pilot, lambda: "perhaps the same as" in text(app))
        there = shown(app).person.id
        await opened(app, pilot, "equals_sign", "k" if there == nadia.id else "o")
        assert "in the views Her too" in text(app)
        assert desktop.paths.config.read_text() == views.replace("nadia-2", nadia.id)
        assert (drafts.body(new), drafts.body(old)) == ("Dear Nadia", None)
        if not is_later:
            await opened(app, pilot, "u")
    if is_later:
        async with desktop.opens(config=load_config(desktop.paths.config)) as (app, pilot):
            await opened(app, pilot, "u", "y")
    assert desktop.paths.config.read_text() == views
    assert (drafts.body(new), drafts.body(old)) == (None, "Dear Nadia")


def test_a_draft_that_goes_on_to_another_stands_below_what_is_there(tmp_path: Path) -> None:
    drafts = MessageDrafts(tmp_path)
    there, kept = (f"acme/thank_you/{id_}/i1" for id_ in ("ann-2", "ann"))
    for key in (there, kept):
        drafts.keep(KeptMessage(key, "email", "", "", key, "plain", "warm", "2026-03-05"))
    assert drafts.pass_on("ann-2", "ann") == [(there, kept)]
    assert drafts.body(kept) == f"{kept}\n\n{there}"


async def test_two_who_were_said_to_be_two_are_not_asked_about_again(desktop: Desktop) -> None:
    desktop.tracker().record(None, Contact("nadia-2", "Nadia Okonkwo"))
    for key in ("n", ""):
        async with desktop.opens() as (app, pilot):
            await opened(app, pilot, "p", *(("f", *"okonkwo", "enter") if key else ()))
            await until(pilot, lambda: app.screen.query_one(PeopleRows).twins is not None)
            assert shown(app).person.name == "Nadia Okonkwo"
            assert ("twice?" in text(app)) is bool(key)
            if key:
                await opened(app, pilot, "equals_sign", key)
                assert "two people: not asked again" in text(app)
                await until(pilot, lambda: "twice?" not in text(app))
            else:
                await opened(app, pilot, "equals_sign")
                assert "Nobody else looks like" in text(app)
    assert len([one for one in desktop.facts().contacts if "Okonkwo" in one.name]) == 2


@pytest.mark.parametrize("keys", ["b", "t", "p", "enter", "n", "R", "comma"])
async def test_the_way_out_and_help_are_named_wherever_there_is_little_room(
    desktop: Desktop, keys: str
) -> None:
    async with desktop.opens((80, 24)) as (app, pilot):
        await opened(app, pilot, keys)
        assert "esc " in text(app)
        for page in app.screen.query(Footer):
            for _ in range(4):
                assert {"esc", "Help"} <= set(page.render().plain.split())
                page.turn()


# --- from one to the other ----------------------------------------------------------------------


async def test_every_whole_is_reached_from_the_others_and_one_step_leads_back(
    desktop: Desktop,
) -> None:
    async with desktop.opens() as (app, pilot):
        await opened(app, pilot, "p", "f", *"okonkwo", "enter")
        await opened(app, pilot, "b")
        assert isinstance(app.screen, PipelineScreen)
        assert len(app.screen_stack) == 2
        assert sum(column.count for column in app.screen.query(Column)) == 1
        await opened(app, pilot, "t")
        assert pipeline(app).is_table
        await opened(app, pilot, "b")
        assert not pipeline(app).is_table
        await opened(app, pilot, "enter")
        assert isinstance(app.screen, OpportunityScreen)
        await opened(app, pilot, "p")
        assert len(app.screen_stack) == 2
        assert shown(app).person.name == "Nadia Okonkwo"
        await opened(app, pilot, "i", "escape")
        await opened(app, pilot, "escape", "escape")
        assert app.screen is main(app)
        assert "okonkwo" not in text(app).lower().partition("notes")[0]
        assert not app.context.filter


async def test_a_view_is_walked_to_over_the_whole_search(desktop: Desktop) -> None:
    config = Config(views={"Lantern": "company:lanternfold"})
    async with desktop.opens(config=config) as (app, pilot):
        await opened(app, pilot, "b", "right_square_bracket")
        assert sum(column.count for column in app.screen.query(Column)) == 1
        await opened(app, pilot, "left_square_bracket")
        assert sum(column.count for column in app.screen.query(Column)) > 1


async def test_what_if_is_about_the_opportunity_on_show(desktop: Desktop) -> None:
    closed = next(o for o in desktop.facts().opportunities if o.rejection is not None)
    async with desktop.opens() as (app, pilot):
        await opened(app, pilot, "slash", *closed.company, "enter", "enter")
        assert isinstance(app.screen, OpportunityScreen)
        await opened(app, pilot, "f6")
        assert shown(app).is_imagined
        assert shown(app).opportunity().id == closed.id
        await opened(app, pilot, "escape")
        assert isinstance(app.screen, OpportunityScreen)


async def test_what_is_found_from_one_opportunity_is_gone_to(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        await opened(app, pilot, "slash", *"lanternfold", "enter", "enter")
        await opened(app, pilot, "slash", *"okonkwo", "enter")
        assert isinstance(app.screen, OpportunityScreen)
        assert app.screen.fact.contact == "nadia"
        await opened(app, pilot, "slash", *"thistlequay", "enter")
        assert shown(app).opportunity().company.startswith("Thistlequay")
        await opened(app, pilot, "escape")
        assert app.screen is main(app)


# --- whatever is recorded -------------------------------------------------------------------------


def test_what_went_out_to_them_is_told_on_its_day() -> None:
    first, second = dt.date(2026, 3, 2), dt.date(2026, 3, 4)
    acme = Opportunity(
        "acme",
        "Acme",
        "Engineer",
        requests=(Request("r1", "portfolio", first, eta_sent_on=first, delivered_on=second),),
        references=(Reference("bo", first, briefed_on=first, thanked_on=second),),
        received=(Received(first, "reply", id="m1", needs_reply=True, replied_on=second),),
    )
    facts = Facts(contacts=(Contact("bo", "Bo Lin"),), opportunities=(acme,))
    board = survey(facts, MORNING, load_playbooks())
    told = [(moment.on, moment.text) for moment in history_of(board, acme) if moment.kind == "sent"]
    assert sorted(told) == [
        (first, "briefed Bo Lin"),
        (first, "told when to expect: portfolio"),
        (second, "answered them"),
        (second, "delivered: portfolio"),
        (second, "thanked Bo Lin"),
    ]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(facts=strategies.facts)
def test_nobody_and_nothing_is_left_out_and_no_line_is_too_wide(facts: Facts) -> None:
    now = dt.datetime(2026, 3, 6, 12, tzinfo=dt.UTC)
    board = survey(facts, now, load_playbooks())
    people, cards = People(board), Pipeline(board, board.opportunities.values())
    everybody = people.in_order
    assert {one.id for one in everybody} == set(board.contacts)
    turns = [people.turn(one.id) for one in everybody]
    days = [(on, item.window.due_by) for item, on in turns if item is not None and on is not None]
    assert days == sorted(days)
    found = [card for name in COLUMNS for card in cards.cards(name)]
    assert sorted(card.id for card in found) == sorted(board.opportunities)
    assert all(card.stage not in COLUMNS for card in cards.cards(CLOSED))
    rows, table, column = (
        PeopleRows(),
        Table(),
        Column("lead"),
    )
    rows.show(people, everybody)
    column.show(cards, is_folded=False)
    for by in SORTS:
        table.show(cards, by, is_folded=False)
    for width in (20, 74, 116):
        lines = [rows.row_lines(one, width, under_cursor=True) for one in everybody]
        lines += [table.row_lines(card, width, under_cursor=False) for card in found]
        for column.row_height in (2, 5):
            lines += [column.row_lines(card, width, under_cursor=False) for card in found]
            assert all(
                len(card_lines) == column.row_height for card_lines in lines[-len(found) :] if found
            )
        assert all(line.cell_length <= width for drawn in lines for line in drawn)


def test_last_touch_both_ways_next_day_and_what_is_special(desktop: Desktop) -> None:
    board = main_board(desktop)
    people = People(board)
    by_name = {one.name: people.of(one) for one in board.contacts.values()}
    nadia = by_name["Nadia Okonkwo"]
    assert nadia.to_them == MORNING.date()
    assert nadia.next_on == dt.date(2026, 3, 16)
    assert by_name["Aoife Brennan"].is_waiting
    assert by_name["Joaquín Ferreira"].medium == "phone"


def main_board(desktop: Desktop):
    return desktop.tracker().board()


@pytest.mark.parametrize("width", [72, 92])
def test_figures_stand_apart_from_what_they_are_of(width: int) -> None:
    (line,) = bars((Row("thank-you", "1000 of 1000", 1.0),), width)
    assert line.plain.split("  ")[1:3] == ["thank-you", "1000 of 1000"]


@pytest.mark.parametrize("day", ["until wed 25", "until 26 mar", "26 jan 2027"])
@pytest.mark.parametrize("width", [77, 117])
def test_the_day_of_the_next_step_is_not_cut(width: int, day: str) -> None:
    assert f"{day} " in person_line(("Ann", "", "", "", day, "Write", ""), width, "").plain
    assert len(day) < table_widths(width)[5]


# --- one opportunity ------------------------------------------------------------------------------


def one(app: FollowUpApp) -> OpportunityScreen:
    assert isinstance(app.screen, OpportunityScreen)
    return app.screen


@pytest.mark.parametrize("size", SIZES)
async def test_the_axis_scrolls_and_zooms_over_past_and_future(
    desktop: Desktop, size: tuple[int, int]
) -> None:
    async with desktop.opens(size) as (app, pilot):
        choose(app, "lanternfold-data/thank_you/mei-ling/panel")
        await opened(app, pilot, "enter")
        assert "all of it" in text(app)
        for key, shown_now in (("greater_than_sign", "month"), ("greater_than_sign", "week")):
            await opened(app, pilot, key)
            assert f"by the {shown_now}" in text(app)
        before = str(one(app)._axis.border_title)
        await opened(app, pilot, "l")
        assert str(one(app)._axis.border_title) != before
        await opened(app, pilot, "h")
        assert str(one(app)._axis.border_title) == before
        await opened(app, pilot, "less_than_sign", "less_than_sign", "less_than_sign", "q")
        assert app.screen is main(app)


async def test_each_fact_is_edited_where_it_stands(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        choose(app, "lanternfold-data/thank_you/mei-ling/panel")
        await opened(app, pilot, "enter")
        found = one(app).opportunity()
        for line in list(one(app)._story._entries):
            fact = line.value.subject if line.value else None
            if fact is None or isinstance(fact, Item):
                continue
            assert one(app).go_to_row(line.key)
            await opened(app, pilot, "e")
            expected = "Composer" if isinstance(fact, Note) else "FactForm"
            assert type(app.screen).__name__ == expected, line.key
            await opened(app, pilot, "escape")
        assert one(app).opportunity() == found


async def test_a_draft_and_what_was_sent_stand_beside_their_line(desktop: Desktop) -> None:
    key = "lanternfold-data/thank_you/mei-ling/panel"
    async with desktop.opens() as (app, pilot):
        choose(app, key)
        await opened(app, pilot, "enter")
        one(app).go_to_row(key)
        await opened(app, pilot, "d", *"Dear", "escape")
        one(app).watch_board(one(app).board)
        one(app).go_to_row(key)
        await rest(pilot)
        assert "draft begun" in text(app)
        await opened(app, pilot, "s")
        assert desktop.opportunity("lanternfold-data").sent[-1].to == "mei-ling"
        assert isinstance(app.screen, OpportunityScreen)


async def test_what_a_note_said_before_stands_in_its_opportunity(desktop: Desktop) -> None:
    tracker = desktop.tracker()
    note = next(note for note in desktop.opportunity("lanternfold-data").notes)
    tracker.record("lanternfold-data", replace(note, body="Now otherwise"), note)
    async with desktop.opens() as (app, pilot):
        choose(app, "lanternfold-data/thank_you/mei-ling/panel")
        await opened(app, pilot, "enter")
        assert one(app).go_to_row("earlier 0")
        await rest(pilot)
        assert "What notes said before" in text(app)
        beside = " ".join(line.plain for line in one(app)._full._lines)
        assert " ".join(note.body.split()) in " ".join(beside.split())
    desktop.clock.at += dt.timedelta(days=91)
    async with desktop.opens() as (app, pilot):
        page(main(app), desktop.opportunity("lanternfold-data"))
        await rest(pilot)
        assert not one(app).go_to_row("earlier 0")


async def test_what_is_looked_for_is_found_in_this_opportunity_and_in_another(
    desktop: Desktop,
) -> None:
    async with desktop.opens() as (app, pilot):
        choose(app, "pebblegate-analyst/status_check")
        await opened(app, pilot, "enter", "slash", *"rambl", "enter")
        other = one(app)
        assert other.opportunity().id == "lanternfold-data"
        assert isinstance(other.fact, Note)
        assert "ambled" in other.fact.body
        await opened(app, pilot, "slash", *"huang", "enter")
        assert app.screen is other
        assert other.person.name == "Mei-Ling Huang"
        await opened(app, pilot, "escape", "escape")
        assert app.screen is main(app)


async def test_what_is_told_in_full_scrolls_and_gives_the_keys_back(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        choose(app, "pebblegate-analyst/status_check")
        await opened(app, pilot, "enter", "enter")
        assert app.focused is one(app)._full
        await opened(app, pilot, "escape")
        assert app.focused is one(app)._story
        await opened(app, pilot, "escape")
        assert app.screen is main(app)


def stage_shown(app: FollowUpApp) -> str:
    board = one(app).board
    return board.stage(board.opportunities["lanternfold-data"])


async def test_what_would_be_is_looked_at_whole_and_marked(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        choose(app, "lanternfold-data/thank_you/mei-ling/panel")
        await opened(app, pilot, "enter", "f6")
        assert isinstance(app.screen, Supposing)
        app.screen.query_one(SupposeLine).value = "rejected"
        await opened(app, pilot, "enter", "tab", "slash", *"lanternfold", "enter")
        assert "· supposed" in str(one(app)._axis.border_title)
        assert stage_shown(app) == "rejected"
        app.upkeep.tick()
        await rest(pilot)
        parts = (one(app)._axis, one(app)._full)
        assert all(line.plain.startswith("if ") for part in parts for line in part._lines)
        assert text(app).count("│if ") > len(one(app)._lines)
        await opened(app, pilot, "s")
        assert "only supposed" in text(app)
        await opened(app, pilot, "f6")
        assert "only supposed" in text(app)
        await opened(app, pilot, "escape", "escape")
        assert stage_shown(app) != "rejected"


def test_the_terms_of_several_offers_stand_side_by_side(desktop: Desktop) -> None:
    tracker = desktop.tracker()
    tracker.record("lanternfold-data", Offer(MORNING.date(), dt.date(2026, 3, 20)))
    board = tracker.board()
    lines = [
        str(line) for line in offers_beside(board, board.opportunities["lanternfold-data"], 90)
    ]
    assert "Lanternfold" in lines[0]
    assert "Quillmere" in lines[0]
    assert any("Fri 20 Mar" in line for line in lines)


def test_an_offer_that_was_replaced_keeps_a_column(desktop: Desktop) -> None:
    tracker = desktop.tracker()
    for on, last in ((2, 18), (3, 20)):
        tracker.record("lanternfold-data", Offer(dt.date(2026, 3, on), dt.date(2026, 3, last)))
    board = tracker.board()
    lines = [
        str(line) for line in offers_beside(board, board.opportunities["lanternfold-data"], 120)
    ]
    assert lines[0].count("Lanternfold") == 2
    (until,) = (line for line in lines if line.startswith("answer by"))
    assert until.index("Fri 20 Mar") < until.index("Wed 18 Mar")
    (now,) = (line for line in lines if line.startswith("now"))
    assert now.split() == ["now", "replaced"]
    assert now.index("replaced") == until.index("Wed 18 Mar")


def test_the_terms_without_room_beside_the_others_stand_below_them(desktop: Desktop) -> None:
    tracker = desktop.tracker()
    going = [one for one in tracker.board().opportunities.values() if not one.rejection][:5]
    for one in going:
        tracker.record(one.id, Offer(MORNING.date(), dt.date(2026, 3, 20)))
    board = tracker.board()
    first = board.opportunities[going[0].id]
    lines = [str(line) for line in offers_beside(board, first, 46)]
    held = [one for one in board.opportunities.values() if board.stage(one) == "offer"]
    assert len(held) >= len(going)
    told = "\n".join(lines)
    assert all(one.company[:10] in told for one in held)
    assert first.company[:10] in lines[0]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(facts=strategies.facts)
def test_every_fact_has_a_line_and_none_is_too_wide(facts: Facts) -> None:
    board = survey(facts, dt.datetime(2026, 3, 6, 12, tzinfo=dt.UTC), load_playbooks())
    for found in board.opportunities.values():
        lines = story(board, found, {}, ["x"])
        subjects = [line.subject for line in lines]
        for kind in (*found.interviews, *found.people, *found.sent, *found.offers, *found.notes):
            assert kind in subjects
        for width in (20, 70):
            for line in lines:
                drawn = [line_text(line, width), *told_of(board, found, line, width)]
                assert all(one.cell_length <= max(width, 14 + 8) for one in drawn)


@pytest.mark.parametrize(("title", "label"), [(None, "company"), ("Lead", "title")])
def test_where_somebody_works_is_not_called_their_title(title: str | None, label: str) -> None:
    contact = Contact("ann", "Ann", company="Acme", title=title)
    board = survey(Facts(contacts=(contact,)), MORNING, load_playbooks())
    lines = person_lines(board, People(board).of(contact), None, 80)
    assert lines[-1].plain.split()[0] == label
