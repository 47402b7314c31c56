"""How a command line is typed: dashes that are no options, what is called otherwise, moments out of range."""

from __future__ import annotations

import pytest

from followup_tui.cli.call import GLOBALS
from followup_tui.cli.meant import MEANT, MEANT_OPTIONS
from followup_tui.cli.parser import COMMANDS

from .conftest import Shell

CHAT = "-/networking_thank_you/bo/chat1"


@pytest.fixture
def chatted(hunt: Shell) -> Shell:
    hunt.ok("add", "chat", "contact=bo", "on=yesterday", "id=chat1")
    return hunt


@pytest.mark.parametrize(
    "words",
    [
        ("why", CHAT),
        ("why", CHAT, "--json"),
        ("why", "--json", CHAT),
        ("snooze", CHAT, "tomorrow"),
        ("skip", CHAT, "--why", "-- met again"),
        ("sent", CHAT, "--on", "-1d"),
        ("sent", "--on=-1d", "--", CHAT),
        ("draft", CHAT, "--json"),
    ],
)
def test_a_key_that_begins_with_a_dash_is_a_key(chatted: Shell, words: tuple[str, ...]) -> None:
    chatted.ok(*words)


def test_texts_that_begin_with_a_dash_are_kept_as_typed(hunt: Shell) -> None:
    hunt.ok("note", "acme", "- slow start")
    hunt.ok("note", "acme", "-5 degrees in the room")
    hunt.ok("note", "acme", "--", "--really", "-x")
    hunt.ok("add", "request", "acme", "item=-form", "--json")
    bodies = [n["body"] for n in hunt.ok("export").json["opportunities"][0]["notes"]]
    assert bodies == ["- slow start", "-5 degrees in the room", "--really -x"]
    requests = hunt.ok("export").json["opportunities"][0]["requests"]
    assert requests[-1]["item"] == "-form"


@pytest.mark.parametrize("word", ["-nobody", "-/nothing"])
def test_a_name_that_begins_with_a_dash_and_is_nobodys(hunt: Shell, word: str) -> None:
    result = hunt("show", word)
    assert result.code == 1
    assert word in result.err


@pytest.mark.parametrize(
    ("words", "nearest"),
    [
        (("reject", "acme"), "got OPPORTUNITY rejected"),
        (("list",), "agenda"),
        (("agend",), "agenda"),
        (("delete", "contact", "bo"), "rm KIND"),
        (("Calendar",), "export --format ics"),
        (("--verison",), "--version"),
        (("agenda", "--jsno"), "--json"),
        (("sent", "acme/debrief/i1", "--when", "mon"), "--on"),
        (("sent", "acme/debrief/i1", "--via", "phone"), "--medium"),
        (("agenda", "--dbb", "x"), "--db"),
    ],
)
def test_what_is_called_otherwise_is_named(
    hunt: Shell, words: tuple[str, ...], nearest: str
) -> None:
    result = hunt(*words)
    assert result.code == 2
    assert f"the nearest is {nearest}" in result.err
    assert result.err.count("\n") == 1


def test_what_is_meant_is_there() -> None:
    assert {name.split()[0] for name in MEANT.values()} <= {*COMMANDS, "--version", "--help"}
    assert not MEANT.keys() & COMMANDS.keys()
    known = {*GLOBALS}
    for command in COMMANDS.values():
        known |= command.parser().options().keys()
    assert {option for options in MEANT_OPTIONS.values() for option in options} <= known


@pytest.mark.parametrize(
    "now",
    [
        "1969-12-31",
        "2201-01-01",
        "9999-12-31T23:59",
        "9999-12-31T23:59:59+14:00",
        "0001-01-01T00:00",
        "1970-01-01T03:00Z",
        "1969-12-31 23:59",
    ],
)
def test_a_moment_out_of_range_is_refused_in_every_form(hunt: Shell, now: str) -> None:
    result = hunt("agenda", now=now)
    assert (result.code, result.out) == (2, "")
    assert "outside the years 1970 to 2200" in result.err
    assert result.err.count("\n") == 1


def test_no_moment_at_all_is_not_the_present(hunt: Shell) -> None:
    result = hunt("--now", "", "agenda")
    assert (result.code, result.out) == (2, "")
    assert "--now: no date was given" in result.err


@pytest.mark.parametrize("now", ["1970-01-01", "2200-12-31", "2200-12-31T23:59"])
def test_the_ends_of_the_range_are_in_it(hunt: Shell, now: str) -> None:
    hunt.ok("agenda", "--json", now=now)


def test_notes_are_numbered_as_they_are_deleted(hunt: Shell) -> None:
    hunt.ok("note", "acme", "the first")
    hunt.ok("note", "acme", "the second", now="2026-03-06")
    shown = hunt.ok("show", "acme", now="2026-03-06").out
    assert shown.index("Note 2") < shown.index("Note 1")
    deleted = hunt.ok("rm", "note", "acme", "1", "--yes", now="2026-03-06").said
    assert "the first" in deleted
