"""Terminals that send nonsense, cannot spell, or stand still; and a program that fails in one."""

from __future__ import annotations

import re
import signal
import sys
import time

import pytest

from followup_tui.tui.keyboard import BREATH
from followup_tui.tui.terminal.shutdown import GRACE, LAST
from tests.pty.conftest import DAY, PROGRAM, Person
from tests.pty.terminal import Terminal, clean_env
from tests.pty.test_review import OVERDUE, READY, assert_sane, go_to_overdue

FAULTY = """
import sys
import followup_tui.tui.{module} as module

def stumble(*_):
    raise LookupError("Dana earns 150k")

module.{name} = stumble
from followup_tui.__main__ import main
sys.exit(main(["--now", "{day}T10:00"]))
"""


NONSENSE = "\x1b[97;5:3u\x1b[1;5:3A\x1b[:u\x1b[1114112u"


def test_key_bytes_that_mean_nothing_are_survived_below_the_prompt(person: Person) -> None:
    jot = [*PROGRAM, "jot", OVERDUE, "--now", f"{DAY}T10:00"]
    with Terminal(jot, env=clean_env(person.home)) as terminal:
        terminal.wait_for("─ Note")
        terminal.send(f"{NONSENSE}read on\x13")
        assert terminal.wait_exit() == 0
    assert person.notes(OVERDUE) == ["read on"]


def jot(person: Person) -> Terminal:
    words = [*PROGRAM, "jot", OVERDUE, "--now", f"{DAY}T10:00"]
    return Terminal(words, env=clean_env(person.home))


def test_broken_text_and_escapes_in_a_paste_are_taken_below_the_prompt(person: Person) -> None:
    with jot(person) as terminal:
        terminal.wait_for("─ Note")
        terminal.send(b"caf\xe9 \xff\xfe on ")
        terminal.send("\x1b[200~one\x1b[A two\x1b[201~")
        terminal.wait_for("two")
        terminal.send("\x13")
        assert terminal.wait_exit() == 0
        assert terminal.is_cooked
    (note,) = person.notes(OVERDUE)
    assert note.startswith("caf\ufffd")
    assert "on one" in note
    assert note.endswith("two")


def test_a_forced_end_below_the_prompt_keeps_the_words_and_the_terminal(person: Person) -> None:
    with jot(person) as terminal:
        terminal.wait_for("─ Note")
        terminal.send("words to keep ")
        terminal.wait_for("words to keep")
        terminal.stop_reading()
        terminal.send("on and on " * 350)
        until_it_stands_still(terminal)
        terminal.signal(signal.SIGTERM)
        assert terminal.wait_exit(20) == 143
        assert terminal.is_cooked
    with person.opens() as terminal:
        terminal.wait_for("words to keep")


def test_keys_typed_ahead_of_a_menu_do_not_act_on_the_next_row(person: Person) -> None:
    def received() -> int:
        return sum(len(one.get("received", [])) for one in person.document()["opportunities"])

    def sent() -> int:
        return sum(len(one.get("sent", [])) for one in person.document()["opportunities"])

    before = received(), sent()
    with person.opens() as terminal:
        terminal.wait_for(READY)
        go_to_overdue(terminal)
        terminal.send("rss")
        terminal.wait_for("nothing was done")
        time.sleep(2 * BREATH)
        terminal.send("rrr")
        terminal.wait_for("They answered")
        terminal.rest()
        terminal.send("\x1b")
        terminal.wait_gone("They answered")
        terminal.send("q")
        assert terminal.wait_exit() == 0
    assert (received(), sent()) == (before[0] + 1, before[1])


def test_key_bytes_that_mean_nothing_are_survived(person: Person) -> None:
    with person.opens() as terminal:
        terminal.wait_for(READY)
        terminal.send(NONSENSE)
        terminal.send("w")
        terminal.wait_for("─ Why")
        terminal.send("\x1b")
        terminal.wait_gone("─ Why")
        terminal.send("q")
        assert terminal.wait_exit() == 0


@pytest.mark.parametrize(
    ("encoding", "variables"),
    [
        ("ascii", {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
        ("iso8859-1", {"PYTHONIOENCODING": "latin-1"}),
    ],
)
def test_an_encoding_without_our_signs_is_drawn_in_plain_ones(
    person: Person, encoding: str, variables: dict[str, str]
) -> None:
    with person.starts((120, 40), **variables) as terminal:
        terminal.wait_for(rf"plain signs: {encoding}", 30)
        terminal.wait_for(r"(?s)-- OVERDUE.*because")
        terminal.send("n")
        terminal.wait_for("- Note")
        terminal.send("Zürich 漢字 ok")
        terminal.wait_for(r"Z.rich \?\?\?\? ok")
        terminal.send("\x13")
        terminal.wait_for("note saved")
        terminal.send("q")
        assert terminal.wait_exit() == 0
        assert b"\\u2" not in terminal.raw
        assert b"\\x" not in terminal.raw
    notes = [
        note["body"] for one in person.document()["opportunities"] for note in one.get("notes", [])
    ]
    assert "Zürich 漢字 ok" in notes


def assert_fails_calmly(person: Person, module: str, name: str, key: str) -> None:
    """The app is left with 70 at this key: one line, the log named, no word of anybody's."""
    code = FAULTY.format(module=module, name=name, day=DAY)
    with Terminal([sys.executable, "-c", code], env=clean_env(person.home)) as terminal:
        terminal.wait_for(READY)
        terminal.send(key)
        assert terminal.wait_exit() == 70
        assert_sane(terminal)
        left = bytes(terminal.raw).rpartition(b"\x1b[?1049l")[2].decode()
        assert re.sub(r"\x1b\[[?0-9]*[a-z]", "", left).strip() == (
            "followup: something unforeseen happened (LookupError); your data is safe; "
            f"the log is {person.home}/state/followup.log"
        )
        assert b"150k" not in terminal.raw
    assert "stumble" in (person.home / "state/followup.log").read_text("utf-8")


def test_an_unforeseen_error_of_a_key_is_one_calm_line(person: Person) -> None:
    assert_fails_calmly(person, "app", "FollowUpApp.action_do", "s")


def test_an_unforeseen_error_while_reading_keys_is_one_calm_line(person: Person) -> None:
    assert_fails_calmly(person, "terminal.driver", "Keyboard._apart", "s")


def until_it_stands_still(terminal: Terminal) -> None:
    """Wait until the program works no more, behind output nobody reads."""
    used = -1.0
    while terminal.processor_seconds > used + 0.05:
        used = terminal.processor_seconds
        time.sleep(1)


def stall(terminal: Terminal) -> None:
    """Write words on the overdue status check until the app stands behind output nobody reads."""
    go_to_overdue(terminal)
    terminal.send("nwords to keep ")
    terminal.wait_for("words to keep")
    terminal.stop_reading()
    terminal.send("on and on " * 350)
    until_it_stands_still(terminal)
    terminal.send("not read")
    time.sleep(0.2)
    assert terminal.untaken


@pytest.mark.parametrize(
    ("signals", "code"),
    [
        ((signal.SIGTERM,), 143),
        ((signal.SIGHUP,), 129),
        ((signal.SIGTERM, signal.SIGTERM), 143),
        ((), 129),
    ],
    ids=["term", "hup", "term twice", "hang up"],
)
def test_a_terminal_that_stands_still_keeps_nobody(
    person: Person, signals: tuple[signal.Signals, ...], code: int
) -> None:
    with person.opens() as terminal:
        stall(terminal)
        began = time.monotonic()
        for one in signals:
            terminal.signal(one)
            time.sleep(0.2)
        if not signals:
            terminal.hang_up()
        assert terminal.wait_exit(20) == code
        assert time.monotonic() - began < GRACE + LAST + 0.5
        assert not signals or terminal.is_cooked
    with person.opens() as terminal:
        terminal.wait_for("words to keep")
