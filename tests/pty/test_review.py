"""The daily review as a person does it: the whole program in a real terminal."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from tests.pty.conftest import Person
from tests.pty.terminal import Terminal

READY = r"(?s)OVERDUE.*because"
OVERDUE = "pebblegate-analyst"
"""The second row of the demo on the frozen day belongs to it."""


def go_to_overdue(terminal: Terminal) -> None:
    """Wait for the board and put the cursor on the overdue status check."""
    terminal.wait_for(READY)
    terminal.send("j")
    terminal.wait_for("╭─ Pebblegate")


def assert_sane(terminal: Terminal) -> None:
    """The terminal is as the shell left it."""
    assert terminal.is_cooked
    assert {number: terminal.mode(number) for number in (1049, 25, 1000, 2004)} == {
        1049: False,
        25: True,
        1000: False,
        2004: False,
    }
    assert b"\x1b[<u" in bytes(terminal.raw)


def test_the_daily_review(person: Person) -> None:
    with person.opens() as terminal:
        go_to_overdue(terminal)
        terminal.send("w")
        terminal.wait_for("In favour")
        terminal.send("\x1b")
        terminal.wait_gone("In favour")

        terminal.send("nAsked about the team")
        terminal.wait_for("Asked about the team")
        terminal.send("\x13")
        terminal.wait_for("note saved")

        terminal.send("s")
        terminal.wait_for(r"(?s)u undo|DONE TODAY")
        terminal.send("u")
        terminal.wait_for("(?i)und(o|id)")
        terminal.rest()
        terminal.send("q")
        assert terminal.wait_exit() == 0
        assert_sane(terminal)
    assert person.notes(OVERDUE) == ["Asked about the team"]
    assert "status_check" in person.run("agenda", "--opportunity", OVERDUE, "--json")


def test_marking_as_sent_stays(person: Person) -> None:
    with person.opens() as terminal:
        go_to_overdue(terminal)
        terminal.send("s")
        terminal.wait_for("u undo")
        terminal.send("q")
        assert terminal.wait_exit() == 0
    sent = next(o for o in person.document()["opportunities"] if o["id"] == OVERDUE)["sent"]
    assert [one["action"] for one in sent] == ["thank_you", "status_check"]


def test_too_early_changes_nothing_unless_insisted_upon(person: Person) -> None:
    before = person.document()
    with person.opens() as terminal:
        terminal.wait_for(READY)
        terminal.send("}}}}")
        terminal.wait_for("◇ TOO EARLY")
        terminal.send("s")
        terminal.wait_for("First good day")
        terminal.send("\x1b")
        terminal.wait_gone("First good day")
        terminal.send("q")
        assert terminal.wait_exit() == 0
    assert person.document() == before


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_keeps_the_words_and_the_terminal(
    person: Person, number: signal.Signals, code: int
) -> None:
    with person.opens() as terminal:
        go_to_overdue(terminal)
        terminal.send("nhalf a thou")
        terminal.wait_for("half a thou")
        terminal.signal(number)
        assert terminal.wait_exit() == code
        assert_sane(terminal)
    assert person.notes(OVERDUE) == []
    with person.opens() as terminal:
        terminal.wait_for("half a thou")
        terminal.send("ght\x13")
        terminal.wait_for("note saved")
        terminal.send("q")
        assert terminal.wait_exit() == 0
    assert person.notes(OVERDUE) == ["half a thought"]


def test_closing_the_window_keeps_the_words(person: Person) -> None:
    with person.opens() as terminal:
        go_to_overdue(terminal)
        terminal.send("nthe window closes")
        terminal.wait_for("the window closes")
        terminal.hang_up()
        assert terminal.wait_exit() == 129
    with person.opens() as terminal:
        terminal.wait_for("the window closes")


def test_a_kill_loses_nothing_that_rested(person: Person) -> None:
    with person.opens() as terminal:
        go_to_overdue(terminal)
        terminal.send("nwritten in peace")
        terminal.wait_for("written in peace")
        person.wait_for_words(terminal, "written in peace")
        terminal.signal(signal.SIGKILL)
        assert terminal.wait_exit() == -signal.SIGKILL
    with person.opens() as terminal:
        terminal.wait_for("written in peace")


def test_broken_bytes_from_the_keyboard_are_survived(person: Person) -> None:
    with person.opens() as terminal:
        go_to_overdue(terminal)
        terminal.send("n")
        terminal.wait_for("╭─ Note")
        terminal.send(b"Z\xfcrich \xff\xfe ok")
        terminal.wait_for("Z.*rich .* ok")
        terminal.send("\x13")
        terminal.wait_for("note saved")
        terminal.send("q")
        assert terminal.wait_exit() == 0
    assert person.notes(OVERDUE) == ["Z\ufffdrich \ufffd\ufffd ok"]


def test_keys_typed_ahead_reach_what_they_were_meant_for(person: Person) -> None:
    with person.opens() as terminal:
        go_to_overdue(terminal)
        terminal.send("nsaw Uxs and quit\x13\x11")
        assert terminal.wait_exit() == 0
    assert person.notes(OVERDUE) == ["saw Uxs and quit"]
    history = person.run("history", OVERDUE).splitlines()
    assert len(history) == 1


@pytest.mark.parametrize(("columns", "rows"), [(120, 40), (80, 24)])
def test_what_is_looked_for_in_one_breath_is_gone_to(
    person: Person, columns: int, rows: int
) -> None:
    with person.opens((columns, rows)) as terminal:
        terminal.wait_for(READY)
        terminal.send("/rambl\r")
        terminal.wait_for(r"(?s)Lanternfold.*Rambled on data")
        terminal.wait_gone("enter go there")
        terminal.send("fis:overdue\r\x10snooze\r")
        terminal.wait_for("(?s)overdue.*Snooze")


def test_escape_and_the_next_key_in_one_breath_are_two(person: Person) -> None:
    with person.opens() as terminal:
        go_to_overdue(terminal)
        terminal.send("w")
        terminal.wait_for("─ Why")
        terminal.send("\x1bs")
        terminal.wait_for("u undo")
        terminal.send("w")
        terminal.wait_for("─ Why")
        terminal.send("\x1b\x1bq")
        assert terminal.wait_exit() == 0
    assert len(person.run("history", OVERDUE).splitlines()) == 1


def test_the_same_key_twice_in_one_breath_records_once(person: Person) -> None:
    with person.opens() as terminal:
        terminal.wait_for(READY)
        terminal.send("AOne and only\tTester\x13\x13")
        terminal.wait_for("u undo")
        terminal.wait_gone("New: opportunity")
        terminal.send("q")
        assert terminal.wait_exit() == 0
    companies = [one["company"] for one in person.document()["opportunities"]]
    assert companies.count("One and only") == 1
    assert len(companies) == 13


def test_the_smallest_screen_can_be_used(person: Person) -> None:
    with person.opens((40, 10)) as terminal:
        terminal.wait_for("OVERDUE")
        terminal.send("jw")
        terminal.wait_for("8d late(?s:.*)esc back")
        terminal.send("\x1b")
        terminal.wait_for("OVERDUE · 2")
        terminal.send("q")
        assert terminal.wait_exit() == 0
        assert_sane(terminal)


def test_a_smaller_one_says_so(person: Person) -> None:
    with person.opens((20, 5)) as terminal:
        terminal.wait_for("too small")
        terminal.send("sxuA")
        terminal.rest()
        terminal.resize((120, 40))
        terminal.wait_for(READY)
        terminal.resize((20, 5))
        terminal.wait_for("too small")
        terminal.send("q")
        assert terminal.wait_exit() == 0
        assert_sane(terminal)
    entries = [line for line in person.run("history").splitlines() if line[:1].isdigit()]
    assert len(entries) == 1


def test_the_demo_opens_for_a_newcomer_and_leaves_nothing(newcomer: Person) -> None:
    with newcomer.starts((120, 40), "demo") as terminal:
        terminal.wait_for(READY)
        terminal.wait_for("living on")
        terminal.send("js")
        terminal.wait_for("u undo")
        terminal.send("q")
        assert terminal.wait_exit() == 0
        assert_sane(terminal)
    assert list(newcomer.home.rglob("*.db")) == []


def test_an_empty_hunt_says_what_to_press(newcomer: Person) -> None:
    with newcomer.starts() as terminal:
        terminal.wait_for("A  add your first opportunity")
        terminal.send("q")
        assert terminal.wait_exit() == 0


def test_a_first_hunt_from_nothing_to_a_plan_in_one_note(newcomer: Person) -> None:
    typed = (
        "nAcme, Engineer\r"
        "held: onsite today 9:00-9:30\r"
        "@Ann Lee, recruiter <ann@acme.example>\r"
        "@Bo Chen <bo@acme.example>\r"
        "@Cy Diaz <cy@acme.example>\r"
        "decide: by fri 13 mar\r"
        "+ liked the team\x13"
    )
    assert len(typed) < 250
    with newcomer.starts() as terminal:
        terminal.wait_for("A  add your first opportunity")
        terminal.send(typed)
        terminal.wait_for("note saved")
        terminal.send("q")
        assert terminal.wait_exit() == 0
    plan = newcomer.run("agenda", "--json")
    assert plan.count('"thank_you"') == 3
    assert '"decision_followup"' in plan
    assert '"2026-03-13"' in plan


def test_a_message_goes_through_the_persons_own_editor(person: Person, tmp_path: Path) -> None:
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\nprintf 'Written elsewhere.' > \"$1\"\n")
    editor.chmod(0o755)
    with person.opens(EDITOR=str(editor)) as terminal:
        go_to_overdue(terminal)
        terminal.send("d")
        terminal.wait_for("Before it goes")
        terminal.send("\x1bOS")
        terminal.wait_for("Written elsewhere")
        terminal.send("\x1b")
        terminal.wait_gone("Before it goes")
        terminal.send("n\x1bOS")
        terminal.wait_for("(?s)Note.*Written elsewhere")
        terminal.send("\x13")
        terminal.wait_for("note saved")
        terminal.send("q")
        assert terminal.wait_exit() == 0
        assert_sane(terminal)
    assert person.notes(OVERDUE) == ["Written elsewhere."]


def test_a_message_half_written_outlives_a_kill(person: Person) -> None:
    with person.opens() as terminal:
        go_to_overdue(terminal)
        terminal.send("dOkapi ")
        terminal.wait_for("Okapi ")
        person.wait_for_words(terminal, "Okapi ")
        terminal.signal(signal.SIGKILL)
        assert terminal.wait_exit() == -signal.SIGKILL
    with person.opens() as terminal:
        go_to_overdue(terminal)
        terminal.send("d")
        terminal.wait_for("Okapi ")


def test_a_jot_below_the_prompt_leaves_the_screen_alone(person: Person) -> None:
    with person.opens((100, 30), "jot", OVERDUE) as terminal:
        terminal.wait_for("Read as you type")
        assert not terminal.mode(1049)
        terminal.send("decide: in two weeks")
        terminal.wait_for("1 of 1 taken")
        terminal.send("\x13")
        terminal.wait_for("note saved")
        assert terminal.wait_exit() == 0
        assert terminal.is_cooked
    assert person.notes(OVERDUE) == ["decide: in two weeks"]


def test_a_jot_below_the_prompt_that_is_left_is_kept(person: Person) -> None:
    with person.opens((100, 30), "jot", OVERDUE) as terminal:
        terminal.wait_for("Read as you type")
        terminal.send("half a thou")
        terminal.wait_for("half a thou")
        terminal.send("\x1b")
        terminal.wait_for("the words are kept")
        assert terminal.wait_exit() == 0
    with person.opens() as terminal:
        terminal.wait_for("half a thou")
