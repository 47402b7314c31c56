"""A message composed in the app: kept, read over, handed over, and marked as sent with its words."""

from __future__ import annotations

from email import message_from_bytes
from pathlib import Path

import pytest
from msgspec.structs import replace

from followup_tui.config import Config, DraftSettings
from followup_tui.timeline import Status
from followup_tui.tui.message.message import Message
from followup_tui.tui.message.remarks import LOOKS

from .conftest import Desktop, choose, main, rest, text, until

ASK = "pebblegate-analyst/status_check"
THANKS = "lanternfold-data/thank_you/mei-ling/panel"
EARLY = "saltmarrow-platform/status_check"
ASK_SENT = "status_check"
NAMED = Config(drafts=DraftSettings(name="Alex Rivera"))


def writing(app) -> Message:
    assert isinstance(app.screen, Message)
    return app.screen


async def opened(app, pilot, key: str) -> Message:
    choose(app, key)
    await rest(pilot)
    await pilot.press("d")
    await rest(pilot)
    return writing(app)


def letters(desktop: Desktop) -> list[Path]:
    return list((desktop.drafts / "messages").glob("*.json"))


async def test_a_first_draft_stands_there_filled_from_facts(desktop: Desktop) -> None:
    async with desktop.opens(config=NAMED) as (app, pilot):
        await opened(app, pilot, ASK)
        shown = text(app)
        assert "priyanka@pebblegate.example" in shown
        assert "Senior Analyst" in shown
        assert "Alex Rivera" in shown
        assert "ready" in shown
        assert "Now" in shown
        await pilot.press("escape")
        await rest(pilot)
        assert app.screen is main(app)
        assert letters(desktop) == []


async def test_a_mail_to_nobody_is_not_ready(desktop: Desktop) -> None:
    async with desktop.opens(config=NAMED) as (app, pilot):
        screen = await opened(app, pilot, THANKS)
        assert screen.message.draft.template == "thank_you.short"
        assert "of 300" in text(app)
        await pilot.press("f8")
        await rest(pilot)
        assert screen.message.draft.template == "thank_you.warm"
        assert "to fill in: the address" in text(app)
        screen.head.address.focus()
        await pilot.press(*"mei@lanternfold.example")
        await rest(pilot)
        assert "to fill in" not in text(app)
        assert "ready" in text(app)


async def test_what_may_be_put_in_is_told_where_there_is_no_room_to_list_it(
    desktop: Desktop,
) -> None:
    async with desktop.opens((80, 24), config=NAMED) as (app, pilot):
        await opened(app, pilot, THANKS)
        shown = text(app)
        assert "TO PUT IN" not in shown
        assert "Before it goes · 2 hints · 4 to put in" in shown


async def test_marking_as_sent_keeps_the_words(desktop: Desktop) -> None:
    async with desktop.opens(config=NAMED) as (app, pilot):
        screen = await opened(app, pilot, ASK)
        body = screen.area.text
        await pilot.press("ctrl+r")
        await rest(pilot)
        assert app.screen is main(app)
        sent = desktop.opportunity("pebblegate-analyst").sent[-1]
        assert (sent.action, sent.medium) == ("status_check", "email")
        assert body in (sent.text or "")
        assert (sent.text or "").startswith("Subject: ")
        assert letters(desktop) == []
        choose(app, ASK)
        await pilot.press("enter")
        await rest(pilot)
        while (sent.text or "")[:15] not in text(app):
            before = text(app)
            await pilot.press("j")
            await rest(pilot)
            assert text(app) != before, before


async def test_what_is_still_open_asks_before_it_is_marked(desktop: Desktop) -> None:
    before = desktop.facts()
    async with desktop.opens() as (app, pilot):
        await opened(app, pilot, ASK)
        assert "to fill in: your name" in text(app)
        await pilot.press("ctrl+r")
        await rest(pilot)
        assert "your name is not filled in" in text(app)
        await pilot.press("n")
        await rest(pilot)
        assert isinstance(app.screen, Message)
        assert desktop.facts() == before


async def test_a_message_that_is_too_early_says_so_first(desktop: Desktop) -> None:
    before = desktop.facts()
    async with desktop.opens(config=NAMED) as (app, pilot):
        await opened(app, pilot, EARLY)
        await pilot.press("ctrl+r")
        await rest(pilot)
        assert "First good day" in text(app)
        await pilot.press("escape")
        await rest(pilot)
        assert desktop.facts() == before
        await pilot.press("ctrl+r", "y", *"they asked", "enter")
        await rest(pilot)
        sent = desktop.opportunity("saltmarrow-platform").sent[-1]
        assert (sent.early, sent.override) == (True, "they asked")


async def test_words_are_kept_when_leaving_and_given_up_on_request(desktop: Desktop) -> None:
    async with desktop.opens(config=NAMED) as (app, pilot):
        await opened(app, pilot, ASK)
        await pilot.press(*"Zebra ", "escape")
        await rest(pilot)
        assert len(letters(desktop)) == 1
        screen = await opened(app, pilot, ASK)
        assert screen.area.text.startswith("Zebra ")
        assert "Your draft is back" in text(app)
        await pilot.press("f9", "y")
        await rest(pilot)
        assert app.screen is main(app)
        assert letters(desktop) == []


async def test_words_outlive_the_app(desktop: Desktop) -> None:
    async with desktop.opens(config=NAMED) as (app, pilot):
        await opened(app, pilot, ASK)
        await pilot.press(*"Okapi ", "ctrl+q")
        await pilot.pause()
        assert app.return_value == 0
    async with desktop.opens(config=NAMED) as (app, pilot):
        assert (await opened(app, pilot, ASK)).area.text.startswith("Okapi ")


async def test_a_second_window_does_not_write_the_same_message(desktop: Desktop) -> None:
    async with desktop.opens(config=NAMED) as (app, pilot):
        await opened(app, pilot, ASK)
        async with desktop.opens(config=NAMED) as (other, second):
            choose(other, ASK)
            await second.press("d")
            await rest(second)
            assert other.screen is main(other)
            assert "Another window" in text(other)


async def test_the_lint_reads_along(desktop: Desktop) -> None:
    async with desktop.opens(config=NAMED) as (app, pilot):
        await opened(app, pilot, ASK)
        await pilot.press(*"I was just checking in. ")
        await rest(pilot)
        assert "warning" in text(app)
        assert "just checking in" in "\n".join(one.what for one in writing(app).findings)
        places = set()
        for _ in range(4):
            await pilot.press("ctrl+n")
            places.add(writing(app).area.selected_text.casefold())
        assert "just checking in" in places


async def test_another_template_asks_before_it_takes_the_place_of_words(desktop: Desktop) -> None:
    async with desktop.opens(config=NAMED) as (app, pilot):
        screen = await opened(app, pilot, ASK)
        first = screen.message.draft.template
        await pilot.press("ctrl+t")
        await rest(pilot)
        assert screen.message.draft.template != first
        await pilot.press(*"Mine ", "ctrl+t")
        await rest(pilot)
        assert "in the place of yours?" in text(app)
        await pilot.press("n")
        assert screen.area.text.startswith("Mine ")
        await pilot.press("ctrl+t", "y")
        await rest(pilot)
        assert not screen.area.text.startswith("Mine ")
        await pilot.press("ctrl+z")
        await rest(pilot)
        assert screen.area.text.startswith("Mine ")


async def test_the_tone_changes_the_text(desktop: Desktop) -> None:
    async with desktop.opens(config=NAMED) as (app, pilot):
        screen = await opened(app, pilot, ASK)
        texts = {screen.area.text}
        for _ in range(2):
            await pilot.press("ctrl+l")
            await rest(pilot)
            texts.add(screen.area.text)
        assert len(texts) == 3


async def test_a_detail_of_the_notes_is_put_in_where_one_writes(desktop: Desktop) -> None:
    async with desktop.opens(config=NAMED) as (app, pilot):
        screen = await opened(app, pilot, THANKS)
        screen.area.move_cursor(screen.area.document.end)
        await pilot.press("enter", *"PS:", "f2")
        await rest(pilot)
        assert screen.remarks.has_focus
        row = screen.remarks.current
        await pilot.press("enter")
        await rest(pilot)
        assert screen.area.text.endswith(f"PS: {row.candidate.text}")


async def test_what_was_taken_stays_marked_until_it_is_looked_over(desktop: Desktop) -> None:
    async with desktop.opens(config=NAMED) as (app, pilot):
        screen = await opened(app, pilot, THANKS)
        taken = screen.message.notes.offered[0].text
        assert taken not in screen.area.text
        await pilot.press("f2", "enter")
        await rest(pilot)
        await rest(pilot)
        assert taken in screen.area.text
        assert "1 from notes to look over" in text(app)
        assert not screen.message.current().is_ready
        await pilot.press("escape")
        await rest(pilot)
        screen = await opened(app, pilot, THANKS)
        assert [mark.text for mark in screen.message.marks()] == [taken], "kept with the draft"
        screen.remarks.focus()
        screen.remarks.first("mark")
        await pilot.press("enter")
        await rest(pilot)
        assert "to look over" not in text(app)
        assert screen.message.marks() == []


async def test_what_is_put_in_is_gone_on_with_and_put_in_once(desktop: Desktop) -> None:
    async with desktop.opens(config=NAMED) as (app, pilot):
        screen = await opened(app, pilot, THANKS)
        taken = screen.message.notes.offered[0].text
        for _ in range(2):
            await pilot.press("f2", "enter")
            await rest(pilot)
        assert screen.area.text.count(taken) == 1
        await pilot.press("x")
        await rest(pilot)
        assert f"{taken}x" in screen.area.text


async def test_a_place_for_own_words_is_typed_over_and_told_once(desktop: Desktop) -> None:
    desktop.tracker().jot("lanternfold-data", "~ how he runs it himself", interview="panel")
    async with desktop.opens(config=NAMED) as (app, pilot):
        screen = await opened(app, pilot, THANKS)
        place = next(n for n, one in enumerate(screen.message.notes.offered) if one.form == "own")
        await pilot.press("f2", *["down"] * place, "enter")
        await rest(pilot)
        assert [slot.name for slot in screen.message.slots()] == ["own_words"]
        assert "to fill in: own words" in text(app)
        assert "to look over" not in text(app)
        await pilot.press(*"as you do")
        await rest(pilot)
        assert "as you do" in screen.area.text
        assert screen.message.slots() == []


async def test_a_changed_line_is_marked_no_more(desktop: Desktop) -> None:
    async with desktop.opens(config=NAMED) as (app, pilot):
        screen = await opened(app, pilot, THANKS)
        await pilot.press("f2", "enter")
        await rest(pilot)
        (mark,) = screen.message.marks()
        row, column = screen.area._place(mark.start + 3)
        screen.area.move_cursor((row, column))
        screen.area.focus()
        await pilot.press("x")
        await rest(pilot)
        assert screen.message.marks() == []


@pytest.mark.parametrize(("key", "is_sent"), [("y", True), ("n", False)])
async def test_after_a_hand_over_it_is_asked_whether_it_was_sent(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch, key: str, is_sent: bool
) -> None:
    async with desktop.opens(config=NAMED) as (app, pilot):
        monkeypatch.setattr(app, "open_url", lambda url, new_tab=True: None)
        screen = await opened(app, pilot, ASK)
        before = len(desktop.opportunity("pebblegate-analyst").sent)
        await pilot.press("ctrl+o")
        await rest(pilot)
        app.app_focus = False
        await rest(pilot)
        app.app_focus = True
        await rest(pilot)
        assert "Was it sent?" in text(app)
        await pilot.press(key)
        await rest(pilot)
        await rest(pilot)
        sent = desktop.opportunity("pebblegate-analyst").sent
        assert (len(sent) == before + 1) is is_sent
        assert (app.screen is main(app)) is is_sent
        if not is_sent:
            assert app.screen is screen


async def test_leaving_after_a_hand_over_asks_as_well(desktop: Desktop) -> None:
    async with desktop.opens(config=NAMED) as (app, pilot):
        await opened(app, pilot, ASK)
        await pilot.press("ctrl+s", "escape")
        await rest(pilot)
        assert "y sent · n not yet" in text(app)
        await pilot.press("n")
        await rest(pilot)
        assert app.screen is main(app)
        assert ASK_SENT not in [s.action for s in desktop.opportunity("pebblegate-analyst").sent]


async def test_the_next_start_asks_after_a_message_that_was_handed_over(desktop: Desktop) -> None:
    async with desktop.opens(config=NAMED) as (app, pilot):
        await opened(app, pilot, ASK)
        await pilot.press("ctrl+s", "ctrl+q")
        await pilot.pause()
    async with desktop.opens(config=NAMED) as (app, pilot):
        await until(pilot, lambda: "Was it sent?" in text(app))
        await pilot.press("y")
        await rest(pilot)
        await until(pilot, lambda: app.screen is main(app))
        await rest(pilot)
    assert "status_check" in [s.action for s in desktop.opportunity("pebblegate-analyst").sent]


async def test_a_mail_file_is_an_unsent_draft(desktop: Desktop) -> None:
    async with desktop.opens(config=NAMED) as (app, pilot):
        screen = await opened(app, pilot, ASK)
        await pilot.press("ctrl+s")
        await rest(pilot)
        assert "Written:" in text(app)
        subject = screen.head.subject.value
    (path,) = desktop.own.messages.glob("*.eml")
    mail = message_from_bytes(path.read_bytes())
    assert mail["X-Unsent"] == "1"
    assert mail["Subject"] == subject
    assert path.stat().st_mode & 0o777 == 0o600


async def test_the_mail_program_is_asked_and_nothing_is_recorded(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = desktop.facts()
    opened_urls: list[str] = []
    async with desktop.opens(config=NAMED) as (app, pilot):
        monkeypatch.setattr(app, "open_url", lambda url, new_tab=True: opened_urls.append(url))
        await opened(app, pilot, ASK)
        await pilot.press("ctrl+o")
        await rest(pilot)
    assert len(opened_urls) == 1
    assert opened_urls[0].startswith("mailto:priyanka@pebblegate.example?")
    assert desktop.facts() == before


async def test_copied_twice_it_is_shown_to_be_taken_by_hand(desktop: Desktop) -> None:
    async with desktop.opens(config=NAMED) as (app, pilot):
        await opened(app, pilot, ASK)
        await pilot.press("ctrl+g", "ctrl+g")
        await rest(pilot)
        assert "shift and drag selects" in text(app)
        await pilot.press("escape")
        await rest(pilot)
        assert isinstance(app.screen, Message)


async def test_a_row_without_a_message_says_so(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        choose(app, "thistlequay-platform/interview_checklist/onsite")
        await pilot.press("d")
        await rest(pilot)
        assert app.screen is main(app)
        assert "no message to write" in text(app)


async def test_a_file_that_may_only_be_read_lets_one_write_but_not_mark(desktop: Desktop) -> None:
    before = desktop.facts()
    async with desktop.opens(config=NAMED, read_only=True) as (app, pilot):
        await opened(app, pilot, ASK)
        await pilot.press("ctrl+r")
        await rest(pilot)
        assert "nothing can be marked" in text(app)
    assert desktop.facts() == before


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 10)])
async def test_the_letter_can_be_read_at_any_size(desktop: Desktop, size: tuple[int, int]) -> None:
    async with desktop.opens(size, config=NAMED) as (app, pilot):
        screen = await opened(app, pilot, ASK)
        assert screen.area.size.height >= 2
        await pilot.press(*"Seen ")
        await until(pilot, lambda: "Seen" in text(app))


async def test_every_message_of_the_demo_opens(desktop: Desktop) -> None:
    async with desktop.opens(config=NAMED) as (app, pilot):
        for item in main(app).board.listed():
            choose(app, str(item.key))
            await pilot.press("d")
            await rest(pilot)
            if isinstance(app.screen, Message):
                assert item.status is not Status.DONE
                await pilot.press("escape")
                await rest(pilot)
            assert app.screen is main(app)


async def test_how_somebody_is_called_is_asked_once_and_kept(desktop: Desktop) -> None:
    other = desktop.tracker()
    contact = next(c for c in other.facts.contacts if c.id == "mei-ling")
    other.record(None, replace(contact, name="Nguyễn Thị Hoa", email="hoa@lf.example"), contact)
    async with desktop.opens(config=NAMED) as (app, pilot):
        choose(app, THANKS)
        await pilot.press("d")
        await until(pilot, lambda: "How are they to be called?" in text(app))
        await pilot.press(*["backspace"] * 20, *"Ms Hoa", "enter")
        await until(pilot, lambda: isinstance(app.screen, Message))
        assert writing(app).message.words.body.startswith("Hello Ms Hoa,")
        await pilot.press("escape")
        await rest(pilot)
        assert (await opened(app, pilot, THANKS)).message.draft.to_name == "Nguyễn Thị Hoa"


@pytest.mark.parametrize(
    ("group", "count", "said"),
    [("E", 1, "1 error"), ("W", 2, "2 warnings"), ("I", 1, "1 hint"), ("mark", 1, "1 taken from notes")],
)  # fmt: skip
def test_one_remark_is_counted_as_one(group: str, count: int, said: str) -> None:
    assert LOOKS[group].counted(count) == said
