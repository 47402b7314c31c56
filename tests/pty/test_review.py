"""The daily review as a person does it: the whole program in a real terminal."""

from __future__ import annotations

import signal

import pytest

from tests.pty.conftest import Person
from tests.pty.terminal import Terminal

READY = r"(?s)OVERDUE.*because"
OVERDUE = "pebblegate-analyst"
"""The first row of the demo on the frozen day belongs to it."""


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
        terminal.wait_for(READY)
        terminal.send("jk")
        terminal.send("w")
        terminal.wait_for("Why")
        terminal.wait_for("(?s)14.*Pebblegate|Pebblegate.*14")
        terminal.send("\x1b")
        terminal.wait_gone("esc back")

        terminal.send("nAsked about the team")
        terminal.wait_for("Asked about the team")
        terminal.send("\x1b")
        terminal.wait_for("saved")

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
        terminal.wait_for(READY)
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
        terminal.send("G")
        terminal.rest()
        while "TOO EARLY" not in terminal.text.split("because")[0].rsplit("╭", 1)[-1].upper():
            terminal.send("k")
            terminal.rest()
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
        terminal.wait_for(READY)
        terminal.send("nhalf a thou")
        terminal.wait_for("half a thou")
        terminal.signal(number)
        assert terminal.wait_exit() == code
        assert_sane(terminal)
    assert person.notes(OVERDUE) == []
    with person.opens() as terminal:
        terminal.wait_for("half a thou")
        terminal.send("ght\x1b")
        terminal.wait_for("saved")
        terminal.send("q")
        assert terminal.wait_exit() == 0
    assert person.notes(OVERDUE) == ["half a thought"]


def test_closing_the_window_keeps_the_words(person: Person) -> None:
    with person.opens() as terminal:
        terminal.wait_for(READY)
        terminal.send("nthe window closes")
        terminal.wait_for("the window closes")
        terminal.hang_up()
        assert terminal.wait_exit() == 129
    with person.opens() as terminal:
        terminal.wait_for("the window closes")


def test_a_kill_loses_at_most_two_seconds(person: Person) -> None:
    with person.opens() as terminal:
        terminal.wait_for(READY)
        terminal.send("nwritten in peace")
        terminal.wait_for("written in peace")
        terminal.rest(quiet=2.0, limit=2.0)
        terminal.signal(signal.SIGKILL)
        assert terminal.wait_exit() == -signal.SIGKILL
    with person.opens() as terminal:
        terminal.wait_for("written in peace")


def test_broken_bytes_from_the_keyboard_are_survived(person: Person) -> None:
    with person.opens() as terminal:
        terminal.wait_for(READY)
        terminal.send("n")
        terminal.wait_for("2 Notes · ")
        terminal.send(b"Z\xfcrich \xff\xfe ok")
        terminal.wait_for("Z.*rich .* ok")
        terminal.send("\x1b")
        terminal.wait_for("saved")
        terminal.send("q")
        assert terminal.wait_exit() == 0
    assert person.notes(OVERDUE) == ["Z\ufffdrich \ufffd\ufffd ok"]


def test_keys_typed_ahead_reach_what_they_were_meant_for(person: Person) -> None:
    with person.opens() as terminal:
        terminal.wait_for(READY)
        terminal.send("jknsaw Uxs and quit\x1bs")
        terminal.wait_for("DONE TODAY")
        terminal.wait_for("saw Uxs and quit")
        terminal.rest()
        terminal.send("q")
        assert terminal.wait_exit() == 0
    assert person.notes(OVERDUE) == ["saw Uxs and quit"]
    history = person.run("history", OVERDUE).splitlines()
    assert len(history) == 3  # the import, the note, the message


def test_the_same_key_twice_in_one_breath_records_once(person: Person) -> None:
    with person.opens() as terminal:
        terminal.wait_for(READY)
        terminal.send("A\r\r")
        terminal.rest()
        terminal.send("\x1b")
        terminal.rest()
        terminal.send("q")
        terminal.rest()
        assert terminal.wait_exit() == 0
    assert len(person.document()["opportunities"]) == 12


def test_the_smallest_screen_can_be_used(person: Person) -> None:
    with person.opens((40, 10)) as terminal:
        terminal.wait_for("OVERDUE")
        terminal.send("jjkk")
        terminal.send("w")
        terminal.rest()
        terminal.send("\x1b")
        terminal.rest()
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
    assert len(person.run("history").splitlines()) == 1


def test_the_demo_opens_for_a_newcomer_and_leaves_nothing(newcomer: Person) -> None:
    with newcomer.opens((120, 40), "demo") as terminal:
        terminal.wait_for(READY)
        terminal.wait_for("living on")
        terminal.send("s")
        terminal.wait_for("u undo")
        terminal.send("q")
        assert terminal.wait_exit() == 0
        assert_sane(terminal)
    assert list(newcomer.home.rglob("*.db")) == []


def test_an_empty_hunt_says_what_to_press(newcomer: Person) -> None:
    with newcomer.opens() as terminal:
        terminal.wait_for("A  add your first opportunity")
        terminal.send("q")
        assert terminal.wait_exit() == 0
