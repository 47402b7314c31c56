"""Commands that tell how a pursuit goes on, and that each is one change that can be undone."""

from __future__ import annotations

from typing import Any

import pytest

from .conftest import Shell

TALK = ("kind=onsite", "on=fri", "starts_at=14:00", "ended_at=15:00", "with=dana", "id=onsite")


@pytest.fixture
def live(hunt: Shell) -> Shell:
    """Acme with an onsite planned, an offer and a promised contract."""
    hunt.ok("add", "interview", "acme", *TALK)
    hunt.ok("add", "offer", "acme", "on=2026-03-03", "deadline=2026-03-10")
    hunt.ok("add", "statement", "acme", "kind=will_send", "what=contract", "date=mon")
    return hunt


def acme(shell: Shell) -> dict[str, Any]:
    found: dict[str, Any] = shell.ok("export").json["opportunities"][0]
    return found


def onsite(shell: Shell) -> dict[str, Any]:
    return next(one for one in acme(shell)["interviews"] if one["id"] == "onsite")


def test_an_interview_moves_with_its_length_and_people(live: Shell) -> None:
    before = onsite(live)
    live.ok("move", "acme", "tue", "16:00")
    after = onsite(live)
    assert (after["on"], after["with"]) == ("2026-03-10", ["dana"])
    assert after["starts_at"] == "2026-03-10T16:00:00-04:00"
    assert after["ended_at"] == "2026-03-10T17:00:00-04:00"
    live.ok("undo", "--yes")
    assert onsite(live) == before


def test_an_interview_moved_to_a_day_gone_by_is_recorded_and_said(live: Shell) -> None:
    result = live("move", "acme", "yesterday", "16:00")
    assert result.code == 0
    assert onsite(live)["starts_at"] == "2026-03-04T16:00:00-05:00"
    assert "yesterday" in result.err
    assert "gone by" in result.err


@pytest.mark.parametrize(
    ("words", "by", "on"),
    [
        ((), "employer", "2026-03-05"),
        (("onsite", "--by", "me"), "me", "2026-03-05"),
        (("--by", "them", "--on", "yesterday"), "employer", "2026-03-04"),
    ],
)
def test_an_interview_is_called_off(live: Shell, words: tuple[str, ...], by: str, on: str) -> None:
    told = live.ok("cancel", "acme", *words, "--json").json
    assert told["changed"]
    after = onsite(live)
    assert (after["status"], after["cancelled_by"], after["cancelled_on"]) == ("cancelled", by, on)


@pytest.mark.parametrize(
    ("command", "kind"),
    [("accept", "accepted"), ("decline", "declining"), ("withdraw", "withdrawn")],
)
def test_your_own_decision(live: Shell, command: str, kind: str) -> None:
    live.ok(command, "acme", "--on", "yesterday")
    assert acme(live)["decision"] == {"kind": kind, "on": "2026-03-04"}
    assert onsite(live)["status"] == "cancelled"
    live.ok("undo", "--yes")
    live.ok(command, "acme", "--keep-interviews")
    assert onsite(live).get("status") != "cancelled"


def test_an_untold_decision_is_taken_back(live: Shell) -> None:
    live.ok("withdraw", "acme", "--on", "yesterday", "--keep-interviews")
    live.ok("reopen", "acme")
    assert "decision" not in acme(live)


def test_somebody_left(live: Shell) -> None:
    live.ok("left", "acme", "Dana Reyes", "--on", "yesterday")
    assert acme(live)["people"][0]["left_on"] == "2026-03-04"


def test_an_absence_holds_until_they_are_back(live: Shell) -> None:
    live.ok("away", "acme", "24", "mar", "--from", "dana")
    assert acme(live)["received"][-1] == {
        "on": "2026-03-05", "kind": "auto_ack", "from": "dana", "date": "2026-03-24",
    }  # fmt: skip


@pytest.mark.parametrize("words", [(), ("contract",), ("the", "contract", "--on", "today")])
def test_a_promise_is_kept(live: Shell, words: tuple[str, ...]) -> None:
    live.ok("kept", "acme", *words)
    (said,) = acme(live)["statements"]
    assert said["fulfilled_on"] == "2026-03-05"


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("move", "globex", "fri"), 65, "followup jot globex 'next: onsite thu 14:00 with @Ann'"),
        (("cancel", "globex"), 65, "no interview is planned; to add one: followup jot globex"),
        (("move", "acme", "soon"), 65, "no day is read here"),
        (("move", "acme", "mon", "10 mar"), 65, "10 Mar 2026 is a Tuesday, not mon"),
        (("cancel", "acme", "panel"), 65, "planned is onsite"),
        (("kept", "acme", "letter"), 1, "they promised contract"),
        (("kept", "globex"), 1, "They promised nothing"),
        (("away", "acme", "soon"), 65, "not a date"),
        (("accept", "nobody"), 1, "no such opportunity"),
    ],
)
def test_what_cannot_be_says_what_would_do(
    live: Shell, words: tuple[str, ...], code: int, says: str
) -> None:
    before = acme(live)
    result = live(*words)
    assert (result.code, result.out) == (code, "")
    assert says in result.err
    assert result.err.count("\n") == 1
    assert acme(live) == before


@pytest.mark.parametrize(
    ("words", "kind", "date"),
    [
        (("away", "--date", "24 mar"), "auto_ack", "2026-03-24"),
        (("offer", "withdrawn"), "rejection", None),
        (("reject",), "rejection", None),
    ],
)
def test_kinds_of_answers(live: Shell, words: tuple[str, ...], kind: str, date: str | None) -> None:
    live.ok("got", "acme", *words)
    message = acme(live)["received"][-1]
    assert (message["kind"], message.get("date")) == (kind, date)


@pytest.mark.parametrize(
    "words",
    [
        ("note", "acme", "hello"),
        ("got", "acme", "still", "deciding"),
        ("skip", "acme/deliver_request/r1"),
        ("snooze", "acme/deliver_request/r1", "tomorrow", "--force"),
        ("sent", "acme/deliver_request/r1"),
    ],
)
def test_every_verb_answers_in_json(hunt: Shell, words: tuple[str, ...]) -> None:
    told = hunt.ok(*words, "--json").json
    assert (told["version"], told["changed"]) == (1, True)
    newest, *_ = hunt.ok("history", "--json").json["entries"]
    assert newest["said"] == told["said"].partition("\n")[0]
    assert hunt.ok("undo", "--yes", "--json").json["changed"]
    assert hunt.ok("redo", "--yes", "--json").json["changed"]


def test_quiet_days_are_set_by_command(hunt: Shell) -> None:
    hunt.ok("edit", "settings", "quiet=2026-12-24..2027-01-01: Christmas, 3 aug to 7 aug")
    assert hunt.ok("export").json["settings"]["quiet"] == [
        {"from": "2026-12-24", "to": "2027-01-01", "name": "Christmas"},
        {"from": "2026-08-03", "to": "2026-08-07"},
    ]
    result = hunt("edit", "settings", "quiet=soon")
    assert (result.code, result.out) == (65, "")
    assert result.err.startswith("followup: quiet: 'soon' is not a date")


def test_a_day_of_another_zone_says_whose_it_is(hunt: Shell) -> None:
    hunt.ok("edit", "opportunity", "acme", "employer_tz=Asia/Tokyo")
    shown = hunt.ok("agenda", "--opportunity", "acme", now="2026-03-05T20:00-05:00").out
    assert "by their day, Fri 6 Mar in Tokyo" in shown
    assert "Tokyo" not in hunt.ok("agenda", now="2026-03-05T08:00-05:00").out


def test_the_counts_of_the_plain_agenda_are_those_of_its_rows(hunt: Shell) -> None:
    hunt.ok("add", "opportunity", "company=Initech", "role=Clerk")
    day, counts, _, *rows = hunt.ok("agenda").out.split("\n")
    assert day.startswith("Thu 5 Mar 2026")
    told = {words: int(n) for n, _, words in (c.partition(" ") for c in counts.split(" · "))}
    signs = {"!": "overdue", "*": "due", "~": "open", "<": "too early", "=": "told to wait"}
    signs |= {"▲": "overdue", "●": "due", "◔": "open", "◇": "too early", "■": "told to wait"}
    found: dict[str, int] = {}
    for row in rows:
        if row[:2] in ("· ", ". "):
            found["no next step"] = found.get("no next step", 0) + 1
        elif row[1:2] == " " and row[:1] in signs:
            found[signs[row[:1]]] = found.get(signs[row[:1]], 0) + 1
    assert found == told


def test_an_early_message_told_in_a_jot_says_so(hunt: Shell) -> None:
    told = hunt.ok("jot", "acme", "sent: status check to @Dana Reyes", "--yes").said
    assert "first good day" in told


def test_an_hour_by_another_clock_moves_nothing(hunt: Shell) -> None:
    hunt.ok("add", "interview", "acme", "on=12 mar", "kind=onsite")
    before = hunt.ok("export").out
    refused = hunt("move", "acme", "onsite", "fri", "14:00", "PT")
    assert refused.code == 65
    assert "the hour in America/New_York, not PT; write it by that clock" in refused.err
    assert hunt.ok("export").out == before


@pytest.mark.parametrize("command", ["accept", "decline"])
def test_a_decision_on_an_offer_that_is_not_recorded_says_so(hunt: Shell, command: str) -> None:
    assert "the offer, though none is recorded" in hunt.ok(command, "acme").out
    hunt.ok("undo", "--yes")
    hunt.ok("got", "acme", "offer")
    assert "though none" not in hunt.ok(command, "acme").out
