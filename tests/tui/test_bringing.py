"""A file is taken in from within the app: shown first, switched, answered, one verb, one undo."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from textual import events
from textual.widgets import Static

from followup_tui.facts import Chat, Contact, Facts, Opportunity, Received
from followup_tui.store import writing
from followup_tui.tui.app import FollowUpApp
from followup_tui.tui.bringing.bringing import Bringing
from followup_tui.tui.bringing.columns import ColumnsScreen
from followup_tui.tui.bringing.file_import import paths_in, without
from followup_tui.tui.fields.line import LineInput

from .conftest import Desktop, main, rest, text, until

TABLE = (
    "Company,Role,Date Applied,Status\n"
    "Quillon,Clerk,2026-02-20,Applied\nOrwell,Scribe,2026-02-21,Rejected\n"
)
INVITATION = (
    "BEGIN:VCALENDAR\nVERSION:2.0\nMETHOD:REQUEST\nBEGIN:VEVENT\nUID:9\nSUMMARY:Interview - Clerk - Nord\n"
    "DTSTAMP:20260301T100000Z\nDTSTART:20260309T150000\nORGANIZER;CN=Kai:mailto:kai@nord.example\n"
    "END:VEVENT\nEND:VCALENDAR\n"
)


def _line(app: FollowUpApp) -> LineInput:
    """Where a path or an answer is typed."""
    return app.screen.query_one(LineInput)


def _says(app: FollowUpApp, words: str) -> bool:
    return words in text(app)


async def _shown(pilot, app) -> None:
    await until(
        pilot, lambda: isinstance(app.screen, Bringing) and app.screen._file.found is not None
    )
    await rest(pilot)


async def test_a_file_that_is_dropped_is_shown_and_taken_in_as_one_verb(desktop: Desktop) -> None:
    path = desktop.folder / "my jobs.csv"
    path.write_text(TABLE.replace("Status", "Status,Mood").replace("Applied\n", "Applied,fine\n"))
    before = desktop.facts()
    async with desktop.opens() as (app, pilot):
        main(app).post_message(events.Paste(str(path).replace(" ", "\\ ")))
        await _shown(pilot, app)
        shown = text(app)
        assert "CERTAIN (2)" in shown
        assert "Quillon · Clerk" in shown
        assert "ASKED (1)" in shown
        assert "not read: 'Mood'; f3 reads one" in shown
        assert desktop.facts() == before
        assert len(list(desktop.paths.backups.glob("*.bak"))) == 1
        await pilot.press("ctrl+s")
        await until(pilot, lambda: app.screen is main(app))
        assert app.screen is main(app)
        assert {"quillon-clerk", "orwell-scribe"} <= {
            one.id for one in desktop.facts().opportunities
        }
        await pilot.press("u")
        await rest(pilot)
    assert desktop.facts() == before


def test_whom_anything_names_that_is_taken_in_comes_with_it() -> None:
    day = dt.date(2026, 3, 2)
    kept = Opportunity(
        "quillon", "Quillon", "Clerk", received=(Received(day, "reply", from_="kai"),)
    )
    gone = Opportunity("orwell", "Orwell", "Scribe", received=(Received(day, "reply", from_="mo"),))
    people = tuple(Contact(id_, id_.title()) for id_ in ("kai", "mo", "bo", "lee"))
    found = Facts(contacts=people, opportunities=(kept, gone), networking=(Chat("c", "bo", day),))
    left = without(found, ("orwell", "kai", "mo", "bo"))
    assert left.opportunities == (kept,)
    assert [one.id for one in left.contacts] == ["kai", "bo", "lee"]


async def test_a_line_too_long_for_its_row_is_shown_in_full_below(desktop: Desktop) -> None:
    place = "Floor 3, " + "Very Long Lane 17, " * 9 + "Leeds"
    path = desktop.folder / "jobs.csv"
    path.write_text(
        f'Company,Role,Date Applied,Location\nQuillon,Clerk,2026-02-20,"{place}"\n'
        'Orwell,Scribe,2026-02-21,"York"\n'
    )
    async with desktop.opens() as (app, pilot):
        main(app).post_message(events.Paste(str(path)))
        await _shown(pilot, app)
        assert f"Quillon · Clerk, in {place}" in _in_full(app)
        await pilot.press("j")
        await rest(pilot)
        assert _in_full(app) == ""


def _in_full(app: FollowUpApp) -> str:
    """What stands below of the line under the cursor."""
    whole = app.screen.query_one("#whole", Static)
    return str(whole.content) if whole.display and whole.region.height > 1 else ""


MAIL = (
    "From: Sara Quick <sara@mailbox.example>\nTo: me@example.org\nSubject: Chat next week?\n"
    "Date: Tue, 3 Mar 2026 10:00:00 +0000\nMessage-ID: <x1@mailbox.example>\n\n"
    "Hi,\n\nWe'd like to invite you to a second interview.\n\nBest,\nSara\n"
)


async def test_a_first_mail_that_names_no_company_makes_its_opportunity(empty: Desktop) -> None:
    path = empty.folder / "chat.eml"
    path.write_text(MAIL)
    async with empty.opens() as (app, pilot):
        main(app).post_message(events.Paste(str(path)))
        await _shown(pilot, app)
        await until(pilot, lambda: _line(app).has_focus)
        assert _line(app).placeholder.startswith("company, role")
        await pilot.press(*"Acme", "enter")
        await rest(pilot)
        assert _says(app, "name its company and its role, as in Acme, Engineer")
        await pilot.press(*", Clerk", "enter")
        await until(pilot, partial(_says, app, "Acme · Clerk is new"))
        await pilot.press("space", "j", "space", "ctrl+s")
        await until(pilot, lambda: app.screen is main(app))
        (made,) = empty.facts().opportunities
        assert (made.company, made.role) == ("Acme", "Clerk")
        assert [one.kind for one in made.received] == ["invite"]
        await pilot.press("u")
        await rest(pilot)
    assert not empty.facts().opportunities


async def test_where_a_file_belongs_is_found_by_words(desktop: Desktop) -> None:
    path = desktop.folder / "chat.eml"
    path.write_text(MAIL)
    async with desktop.opens() as (app, pilot):
        main(app).post_message(events.Paste(str(path)))
        await _shown(pilot, app)
        await until(pilot, lambda: _line(app).has_focus)
        await pilot.press(*"pebblegate", "enter")
        await until(pilot, partial(_says, app, "Pebblegate · "))
        assert "is new" not in text(app)


async def test_files_dropped_together_come_in_one_after_the_other(desktop: Desktop) -> None:
    paths = [desktop.folder / f"{name}.vcf" for name in ("Ada", "Bo", "Cy")]
    for path in paths:
        path.write_text(f"BEGIN:VCARD\nVERSION:3.0\nFN:{path.stem} Nord\nEND:VCARD\n")
    async with desktop.opens() as (app, pilot):
        main(app).post_message(events.Paste("\n".join(map(str, paths))))
        for path, then in zip(
            paths, (", then 2 more files", ", then 1 more file", ""), strict=True
        ):
            told = f"{path.name}: nothing is written yet, ^s takes it in{then}"
            await until(pilot, partial(_says, app, told))
            await pilot.press("ctrl+s")
        await until(pilot, lambda: app.screen is main(app))
    assert {"Ada Nord", "Bo Nord", "Cy Nord"} <= {one.name for one in desktop.facts().contacts}


async def test_a_question_is_answered_beside_and_a_line_is_left(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        main(app).post_message(events.Paste(TABLE))
        await _shown(pilot, app)
        await pilot.press("space", "G", "enter", *"24 feb 2026", "enter")
        await rest(pilot)
        assert "a rejection of Tue 24 Feb 2026" in text(app)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: app.screen is main(app))
    found = {one.id: one for one in desktop.facts().opportunities}
    assert "quillon-clerk" not in found
    assert str(found["orwell-scribe"].rejection.on) == "2026-02-24"


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
async def test_what_must_be_answered_first_is_asked_at_once(
    desktop: Desktop, size: tuple[int, int]
) -> None:
    async with desktop.opens(size) as (app, pilot):
        main(app).post_message(events.Paste(INVITATION))
        await _shown(pilot, app)
        assert "in which zone?" in text(app)
        await pilot.press("ctrl+u", *"Nowhere/Else", "enter")
        await rest(pilot)
        assert "is no time zone" in text(app)
        _line(app).value = "Europe/Berlin"
        await pilot.press("enter")
        await until(pilot, lambda: "PROPOSED (1)" in text(app))
        await pilot.press("j", "ctrl+t", "ctrl+s")
        await until(pilot, lambda: app.screen is main(app))
    (made,) = [one for one in desktop.facts().opportunities if one.company == "Nord"]
    assert made.interviews[0].starts_at.isoformat() == "2026-03-09T15:00:00+01:00"


async def test_columns_nobody_knows_are_named_one_by_one(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        main(app).post_message(events.Paste("Haus AB,Amt AB,Applied\nNord,Clerk,2026-02-03\n"))
        await _shown(pilot, app)
        for answer in ("Nowhere", "haus ab"):
            assert "no column for the company: which is it? (Haus AB, Amt AB, Applied)" in " ".join(
                text(app).split()
            ) or "there is no column" in text(app)
            _line(app).value = answer
            await pilot.press("enter")
            await rest(pilot)
        await until(pilot, lambda: "no column for the company" not in text(app))
        await rest(pilot)
        _line(app).value = "Amt AB"
        await pilot.press("enter")
        await until(pilot, lambda: "CERTAIN (1)" in text(app))
        assert "Nord · Clerk" in text(app)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: app.screen is main(app))
        main(app).post_message(events.Paste("Haus AB,Amt AB,Applied\nSued,Page,2026-02-04\n"))
        await _shown(pilot, app)
        assert "Sued · Page" in text(app), "the columns are remembered for this header"


async def test_leaving_writes_nothing_and_a_bad_file_is_one_line(desktop: Desktop) -> None:
    (desktop.folder / "bad.ics").write_bytes(b"\x00\xff" * 4000)
    before = desktop.facts()
    async with desktop.opens() as (app, pilot):
        await pilot.press("I", *"/nowhere.csv", "enter")
        await rest(pilot)
        assert "there is no file /nowhere.csv" in text(app)
        _line(app).value = str(desktop.folder / "bad.ics")
        await pilot.press("enter")
        await until(pilot, lambda: "bad.ics: " in text(app))
        await pilot.press("escape")
        await rest(pilot)
        assert app.screen is main(app)
    assert desktop.facts() == before


def test_how_terminals_paste_a_path(tmp_path: Path) -> None:
    path = tmp_path / "my file.csv"
    path.write_text("x")
    for spelling in (
        str(path),
        f"'{path}'",
        str(path).replace(" ", "\\ "),
        path.as_uri(),
        f" {path}\n",
    ):
        assert paths_in(spelling) == [path]
    other = tmp_path / "b.vcf"
    other.write_text("x")
    for between in (" ", "\n", "\r\n"):
        assert paths_in(f"'{path}'{between}'{other}'") == [path, other]
    assert paths_in(f"{path}\n{other}\n") == [path, other]
    assert paths_in(f"'{other}' nowhere") == []
    assert paths_in("no such file") == []
    assert paths_in("a\0b") == []
    assert paths_in("file://[x") == []


async def test_the_day_of_another_column_stands_in_on_a_yes(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        main(app).post_message(events.Paste("Company,Role,Date Added\nNord,Clerk,2026-02-03\n"))
        await _shown(pilot, app)
        await pilot.press("G", "enter", "ctrl+u", *"no", "enter")
        await rest(pilot)
        assert "answer yes" in text(app)
        await pilot.press("ctrl+u", *"yes", "enter")
        await until(pilot, lambda: "ASKED" not in text(app))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: app.screen is main(app))
    (made,) = [one for one in desktop.facts().opportunities if one.company == "Nord"]
    assert str(made.application.submitted_on) == "2026-02-03"


async def test_much_is_saved_aside_with_a_bar_and_stopped_without_a_trace(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "".join(f"Company {n},Clerk,2026-02-03,Applied\n" for n in range(40))
    before, goes_on = desktop.facts(), threading.Event()
    monkeypatch.setattr(writing, "_BATCH", 10)
    put = writing._insert

    def slowly(*args: object) -> Iterator[int]:
        for count in put(*args):  # type: ignore[arg-type]
            yield count
            goes_on.wait(20)

    monkeypatch.setattr(writing, "_insert", slowly)
    async with desktop.opens() as (app, pilot):
        main(app).post_message(events.Paste("Company,Role,Date Applied,Status\n" + rows))
        await _shown(pilot, app)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "saving: esc leaves all as it was" in text(app))
        assert "━━" in text(app)
        await pilot.press("j", "escape")
        goes_on.set()
        await until(pilot, lambda: "stopped, nothing was written" in text(app))
        assert desktop.facts() == before
        await pilot.press("ctrl+s")
        await until(pilot, lambda: app.screen is main(app))
    assert len(desktop.facts().opportunities) == len(before.opportunities) + 40


async def test_a_column_for_the_status_is_named_by_a_yes(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        sheet = "Company,Role,Applied on,Where it is\nNord,Clerk,2026-02-03,Rejected\n"
        main(app).post_message(events.Paste(sheet))
        await _shown(pilot, app)
        await pilot.press("G", "k", "enter", "ctrl+u", *"yes", "enter")
        await until(pilot, lambda: "on which day did the no come?" in " ".join(text(app).split()))


async def test_what_is_typed_before_the_line_is_there_is_not_lost(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        await pilot.press("I")
        await until(pilot, lambda: isinstance(app.screen, Bringing))
        app.screen.set_focus(None)
        await pilot.press("/", "t")
        await rest(pilot)
        assert _line(app).value == "/t"


async def test_of_very_much_it_is_not_said_that_the_plan_stays(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("followup_tui.tui.bringing.file_import.MOST_FORESEEN", 1)
    async with desktop.opens() as (app, pilot):
        main(app).post_message(events.Paste(TABLE))
        await _shown(pilot, app)
        assert "Of more than 1 opportunities" in text(app)
        assert "The plan stays as it is" not in text(app)


SHEET = (
    "Firm;Spot;When;How it is;Link;;Link\n"
    "Quillon;Clerk;2026-02-20;Applied;https://a.example;x;Ask Kim\n"
    "Orwell;Scribe;2026-02-21;Waiting;https://b.example;;\n"
)


@pytest.mark.parametrize("size", [(120, 40), (60, 20)])
async def test_every_column_is_shown_and_named_by_arrows_or_words(
    desktop: Desktop, size: tuple[int, int]
) -> None:
    async with desktop.opens(size) as (app, pilot):
        main(app).post_message(events.Paste(SHEET))
        await _shown(pilot, app)
        await pilot.press("f3")
        await until(pilot, lambda: isinstance(app.screen, ColumnsScreen))
        await rest(pilot)
        assert all(word in text(app) for word in ("Firm", "How it is", "Quillon", "2026-02-20"))
        await pilot.press(*"compa", "enter", "right", "right", "left", *"role", "enter")
        await pilot.press(*"day of the app", "enter", *"status", "down", "delete", "down", "down")
        await pilot.press(*"notes", "enter")
        await rest(pilot)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "CERTAIN (2)" in text(app))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: app.screen is main(app))
        found = {one.id: one for one in desktop.facts().opportunities}
        quillon = found["quillon-clerk"]
        assert (str(quillon.application.submitted_on), quillon.url) == ("2026-02-20", None)
        assert quillon.notes[0].body == "Ask Kim"
        main(app).post_message(events.Paste(SHEET.replace("Quillon", "Mauser")))
        await _shown(pilot, app)
        assert "Mauser" in text(app)
        assert "ASKED" not in text(app)


async def test_a_field_is_in_one_column_and_leaving_changes_nothing(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        main(app).post_message(events.Paste(TABLE))
        await _shown(pilot, app)
        await pilot.press("f3", "down", *"company")
        await rest(pilot)
        screen = app.screen
        assert isinstance(screen, ColumnsScreen)
        uses = {use.heading: use.field for use in screen._uses}
        assert (uses["Company"], uses["Role"]) == ("", "company")
        await pilot.press("escape")
        await rest(pilot)
        assert "Quillon · Clerk" in text(app)


async def test_an_invitation_has_no_columns(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        main(app).post_message(events.Paste(INVITATION))
        await _shown(pilot, app)
        await pilot.press("f3")
        await rest(pilot)
        assert isinstance(app.screen, Bringing)
        assert "no columns" in text(app)


async def test_of_two_readings_of_an_event_taking_one_leaves_the_other(desktop: Desktop) -> None:
    zoom = (
        "BEGIN:VCALENDAR\nVERSION:2.0\nMETHOD:PUBLISH\nBEGIN:VEVENT\nUID:{made}-81234567890@x\nDTSTAMP:{made}\n"
        "SUMMARY:{title}\nDTSTART:{start}\nLOCATION:https://acme.zoom.us/j/81234567890\n"
        "ORGANIZER;CN=Kai Nord:mailto:kai@nord.example\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    first = zoom.format(
        made="20260301T100000Z", title="Interview - Clerk - Nord", start="20260309T150000Z"
    )
    later = zoom.format(made="20260302T100000Z", title="Talk", start="20260310T150000Z")
    async with desktop.opens() as (app, pilot):
        main(app).post_message(events.Paste(first))
        await _shown(pilot, app)
        await pilot.press("G", "space", "ctrl+s")
        await until(pilot, lambda: app.screen is main(app))
        main(app).post_message(events.Paste(later))
        await _shown(pilot, app)
        await pilot.press("g", "space", "j", "space")
        await rest(pilot)
        assert text(app).count("[x] opportunity") == 1
        await pilot.press("ctrl+s")
        await until(pilot, lambda: app.screen is main(app))
    (nord,) = [one for one in desktop.facts().opportunities if one.company == "Nord"]
    assert len(nord.interviews) == 2
