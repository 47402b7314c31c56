"""Commands that record: sent, got, note, snooze, skip, undo, redo, import."""

import copy
import json
import sqlite3
from typing import Any

import pytest

from tests.cli.conftest import DOCUMENT, Shell

THANKS = "acme/thank_you/dana/i1"


def _opportunity(shell: Shell, name: str = "acme") -> dict[str, Any]:
    found: dict[str, Any] = shell.ok("show", name, "--json").json["opportunity"]
    return found


# --- sent -----------------------------------------------------------------------------------------


def test_sent_is_done_and_kept(hunt: Shell) -> None:
    said = hunt.ok("sent", THANKS, "--medium", "phone", "--note", "by voicemail").out
    assert said
    assert hunt.statuses()[THANKS] == "done"
    (sent,) = _opportunity(hunt)["sent"]
    assert (sent["on"], sent["action"], sent["to"], sent["for"]) == (
        "2026-03-05",
        "thank_you",
        "dana",
        "i1",
    )
    assert (sent["medium"], sent["note"]) == ("phone", "by voicemail")
    assert "early" not in sent


@pytest.mark.parametrize(
    ("words", "on"),
    [
        (("--on", "yesterday"), "2026-03-04"),
        (("--on", "-1d"), "2026-03-04"),
        (("--on=-1d",), "2026-03-04"),
        (("--on", "2026-03-04"), "2026-03-04"),
        (("--on", "wed"), "2026-03-04"),
        (("--on", "today"), "2026-03-05"),
    ],
)
def test_sent_on_an_earlier_day(hunt: Shell, words: tuple[str, ...], on: str) -> None:
    hunt.ok("sent", THANKS, *words)
    assert _opportunity(hunt)["sent"][0]["on"] == on


def test_sent_again_writes_nothing(hunt: Shell) -> None:
    hunt.ok("sent", THANKS)
    before = hunt.ok("export").out
    again = hunt.ok("sent", THANKS)
    assert again.out
    assert hunt.ok("export").out == before
    hunt.ok("undo", "--yes")
    assert hunt.statuses()[THANKS] != "done"


def test_the_words_that_went_out_and_came_in_are_kept(hunt: Shell) -> None:
    hunt.ok("sent", THANKS, "--text", "-", stdin="Subject: Well met\n\nThank you.\n")
    hunt.ok("got", "acme", "reply", "--text", "Glad you came.")
    acme = next(one for one in hunt.ok("export").json["opportunities"] if one["id"] == "acme")
    assert acme["sent"][-1]["text"] == "Subject: Well met\n\nThank you."
    assert acme["received"][-1]["text"] == "Glad you came."


@pytest.mark.parametrize("key", ["acme/status_check", "globex/status_check"])
def test_too_early_changes_nothing_and_says_why(hunt: Shell, key: str) -> None:
    before = hunt.ok("export").out
    result = hunt("sent", key)
    assert (result.code, result.out) == (3, "")
    assert hunt.ok("export").out == before
    item = hunt.ok("why", key, "--json").json
    words = " ".join(result.err.split())
    assert all(source["says"].partition(":")[0] in words for source in item["sources"])
    assert "--early" in words
    if item["status"] == "premature":
        assert "First good day: Wed 11 Mar 2026" in words


@pytest.mark.parametrize(
    ("words", "override"),
    [(("--early",), None), (("--early", "they rang me"), "they rang me"), (("--early=ok",), "ok")],
)
def test_early_is_kept_as_an_override(
    hunt: Shell, words: tuple[str, ...], override: str | None
) -> None:
    hunt.ok("sent", "acme/status_check", *words)
    (sent,) = _opportunity(hunt)["sent"]
    assert (sent["early"], sent.get("override")) == (True, override)


def test_what_travels_with_it_is_named_unless_it_went_too(hunt: Shell) -> None:
    alone = hunt("sent", THANKS)
    assert "In the same message? Send Dana Reyes" in alone.out
    assert alone.out.count("followup sent acme/deliver_request/r1") == 1
    hunt.ok("undo", "--yes")
    assert "same message" not in hunt.ok("sent", THANKS, "--together").out


def test_sent_is_judged_as_of_its_day(hunt: Shell) -> None:
    hunt.ok("sent", THANKS)
    hunt.ok("skip", "acme/deliver_request/r1")
    early = hunt("sent", "acme/status_check", "--on", "2026-03-09", now="2026-03-12")
    assert early.code == 3
    hunt.ok("sent", "acme/status_check", "--on", "2026-03-11", now="2026-03-12")


@pytest.mark.parametrize("on", ["tomorrow", "2026-13-01", "soon", "5"])
def test_a_day_that_will_not_do(hunt: Shell, on: str) -> None:
    result = hunt("sent", THANKS, "--on", on)
    assert (result.code, result.out) == (65, "")
    assert result.err.count("\n") == 1
    assert hunt.statuses()[THANKS] != "done"


def test_a_medium_that_will_not_do(hunt: Shell) -> None:
    result = hunt("sent", THANKS, "--medium", "pigeon")
    assert result.code == 2
    assert "'pigeon' is not one of email, phone" in result.err


# --- got ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (("still deciding",), "reply_no_date"),
        (("still", "deciding"), "reply_no_date"),
        (("Still-Deciding",), "reply_no_date"),
        (("reply_no_date",), "reply_no_date"),
        (("new date", "--date", "2026-03-20"), "reply_new_date"),
        (("new", "date", "--date", "+2w"), "reply_new_date"),
        (("rejected",), "rejection"),
        (("rejection",), "rejection"),
        (("offer", "--date", "in 2 weeks"), "offer"),
        (("invitation",), "invite"),
        (("feedback",), "feedback"),
        (("automatic",), "auto_ack"),
        (("auto_ack",), "auto_ack"),
        (("reply",), "reply"),
    ],
)
def test_got(hunt: Shell, words: tuple[str, ...], kind: str) -> None:
    hunt.ok("got", "acme", *words)
    (received,) = _opportunity(hunt)["received"]
    assert (received["kind"], received["on"]) == (kind, "2026-03-05")


def test_got_with_everything(hunt: Shell) -> None:
    hunt.ok("got", "acme", "new date", "--on", "yesterday", "--from", "dana reyes", "--date", "fri")
    (received,) = _opportunity(hunt)["received"]
    assert received == {
        "on": "2026-03-04",
        "kind": "reply_new_date",
        "from": "dana",
        "date": "2026-03-06",
    }


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("got", "acne", "reply"), 1, "the nearest: acme"),
        (("got", "acme", "reply", "--from", "dan"), 1, "no such person: 'dan'; the nearest: dana"),
        (("got", "acme", "rejcted"), 2, "the nearest is 'rejected'"),
        (("got", "acme", "new date"), 2, "needs --date"),
        (("got", "acme"), 2, "KIND"),
        (("got", "acme", "reply", "--on", "tomorrow"), 65, ""),
        (("note", "acne", "x"), 1, "the nearest: acme"),
        (("note", "acme", " "), 65, "empty"),
        (("note", "acme", "x" * 200_001), 65, "200,001 characters are too many"),
        (("snooze", THANKS, "never"), 65, "'never'"),
        (("snooze", THANKS), 2, "UNTIL"),
        (("skip", "acme/skip"), 1, "no such follow-up"),
        (("skip", "99"), 1, "no follow-up is number 99: followup agenda numbers them"),
        (("agenda", "--jsn"), 2, "--jsn"),
        (("agend",), 2, "the nearest is agenda"),
        (("--jsn",), 2, "no such option: '--jsn'"),
        (("agenda", "--db"), 2, "--db needs a value"),
        (("agenda", "--db", ""), 2, "the path is empty"),
        (("agenda", "--config", "/nowhere/config.toml"), 2, "no such file"),
        (("undo", "extra"), 2, "extra"),
    ],
)
def test_refused_in_one_line(hunt: Shell, words: tuple[str, ...], code: int, says: str) -> None:
    before = hunt.ok("export").out
    result = hunt(*words)
    assert (result.code, result.out) == (code, "")
    assert result.err.startswith("followup: ")
    assert result.err.count("\n") == 1
    assert says in result.err
    assert hunt.ok("export").out == before


# --- note, snooze, skip ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "stdin", "body"),
    [
        (("a thought",), None, "a thought"),
        (("two", "words"), None, "two words"),
        (("-",), "from\nstdin\n", "from\nstdin"),
        ((), "- do better\n", "- do better"),
        (("- do better",), None, "- do better"),
        (("--", "-rf"), None, "-rf"),
        (("-",), b"caf\xe9 \x00", "caf\ufffd \ufffd"),
        (("caf\udce9",), None, "caf\ufffd"),
        (("漢字 👨‍👩‍👧‍👦 [/]",), None, "漢字 👨‍👩‍👧‍👦 [/]"),
    ],
)
def test_note(hunt: Shell, words: tuple[str, ...], stdin: str | bytes | None, body: str) -> None:
    hunt.ok("note", "acme", *words, stdin=stdin)
    (note,) = _opportunity(hunt)["notes"]
    assert note["body"] == body


def test_note_without_any_input(hunt: Shell) -> None:
    result = hunt("note", "acme", stdin=None)
    assert result.code == 2
    assert "standard input is closed" in result.err


def test_snooze_and_skip(hunt: Shell) -> None:
    hunt.ok("snooze", THANKS, "next", "week")
    hunt.ok("skip", "acme/debrief/i1", "--why", "no time")
    found = _opportunity(hunt)
    assert found["snoozes"] == [{"key": THANKS, "on": "2026-03-05", "until": "2026-03-09"}]
    assert found["skips"] == [{"key": "acme/debrief/i1", "on": "2026-03-05", "why": "no time"}]
    assert hunt.statuses()["acme/debrief/i1"] == "skipped"


# --- undo, redo, history --------------------------------------------------------------------------


def test_undo_and_redo_are_exact_at_any_depth(hunt: Shell) -> None:
    states = [hunt.ok("export").out]
    for words in (
        ("sent", THANKS),
        ("note", "acme", "x"),
        ("got", "globex", "rejected"),
        ("snooze", "acme/debrief/i1", "+2d"),
        ("skip", "acme/deliver_request/r1"),
    ):
        hunt.ok(*words)
        states.append(hunt.ok("export").out)
    assert len(set(states)) == len(states)
    for state in reversed(states[:-1]):
        assert hunt.ok("undo", "--yes").out
        assert hunt.ok("export").out == state
    for state in states[1:]:
        assert hunt.ok("redo", "--yes").out
        assert hunt.ok("export").out == state
    assert hunt("redo", "--yes").code == 1


def test_undo_stops_before_the_first_change(hunt: Shell) -> None:
    zone = hunt.ok("export").json["settings"]["home_tz"]
    hunt.ok("undo", "--yes")
    empty = hunt.ok("export").json
    assert empty["settings"]["home_tz"] == zone
    assert empty["contacts"] == []
    nothing = hunt("undo", "--yes")
    assert (nothing.code, nothing.out) == (1, "")


@pytest.mark.parametrize("verb", ["undo", "redo"])
def test_nothing_to_take_back(shell: Shell, verb: str) -> None:
    assert shell(verb).code == 1
    assert not shell.db.exists()


def test_a_new_change_ends_the_redo_branch(hunt: Shell) -> None:
    hunt.ok("note", "acme", "one")
    hunt.ok("undo", "--yes")
    hunt.ok("note", "acme", "two")
    assert hunt("redo", "--yes").code == 1


def test_nothing_in_the_history(shell: Shell) -> None:
    assert shell.ok("history").out == "Nothing was changed yet.\n"


def test_history(hunt: Shell) -> None:
    hunt.ok("sent", THANKS)
    hunt.ok("got", "globex", "reply")
    lines = hunt.ok("history").out.splitlines()
    assert len(lines) == 3
    assert all(line.startswith("2026-03-05") for line in lines)
    assert len(hunt.ok("history", "acme").out.splitlines()) < 3
    assert hunt("history", "acne").code == 1


# --- import ---------------------------------------------------------------------------------------


def test_the_first_write_makes_the_file_with_the_guessed_settings(shell: Shell) -> None:
    document = {key: value for key, value in DOCUMENT.items() if key != "settings"}
    shell.env["TZ"] = "Africa/Cairo"
    assert shell.take(document).code == 0
    settings = shell.ok("export").json["settings"]
    assert (settings["home_tz"], settings["weekend"]) == ("Africa/Cairo", [4, 5])
    shell.env["TZ"] = "Asia/Tokyo"
    assert shell.ok("export").json["settings"] == settings


def test_settings_are_taken_into_an_empty_store_or_with_replace(hunt: Shell) -> None:
    other = DOCUMENT | {"settings": {"playbook": "patient", "home_tz": "Europe/Berlin"}}
    assert hunt.ok("export").json["settings"]["home_tz"] == "America/New_York"
    assert hunt.take(other).code == 0
    assert hunt.ok("export").json["settings"]["playbook"] == "balanced"
    assert hunt.take(other, "--replace").code == 0
    settings = hunt.ok("export").json["settings"]
    assert (settings["playbook"], settings["home_tz"]) == ("patient", "Europe/Berlin")


def test_importing_loses_nothing_and_an_equal_document_changes_nothing(hunt: Shell) -> None:
    hunt.ok("sent", THANKS)
    before = hunt.ok("export").out
    result = hunt.take(DOCUMENT)
    assert (result.code, result.said, result.err) == (0, "nothing changed", "")
    assert hunt.ok("export").out == before


def test_what_the_document_wins_over_is_named_on_standard_error(hunt: Shell) -> None:
    other = copy.deepcopy(DOCUMENT)
    other["opportunities"][0]["location"] = "Berlin"
    assert hunt.take(other).err == ""
    other["opportunities"][0]["location"] = "Paris"
    result = hunt.take(other)
    assert (result.code, result.err.strip()) == (
        0,
        "Acme, Engineer: location was 'Berlin' and is now 'Paris'",
    )
    assert result.out.splitlines()[-1] == "changed: Acme, Engineer"
    hunt.ok("undo", "--yes")
    assert _opportunity(hunt)["location"] == "Berlin"


def test_replacing_makes_a_record_equal_and_counts_what_goes(hunt: Shell) -> None:
    hunt.ok("sent", THANKS)
    result = hunt.take(DOCUMENT, "--replace")
    assert (result.code, result.err.strip()) == (0, "Acme, Engineer: 1 sent message gone")
    assert "sent" not in _opportunity(hunt)


def test_an_interview_told_in_two_zones_can_be_edited_after_import(hunt: Shell) -> None:
    other = copy.deepcopy(DOCUMENT)
    other["opportunities"][0] |= {
        "employer_tz": "America/New_York",
        "interviews": [{"id": "i9", "on": "2026-11-24", "starts_at": "2026-11-25T01:00:00Z"}],
    }
    assert hunt.take(other).code == 0
    assert hunt("edit", "interview", "acme", "i9", "location=Room 1").code == 0


@pytest.mark.parametrize("status", ["held", "no_show"])
def test_what_lies_ahead_was_neither_held_nor_missed(hunt: Shell, status: str) -> None:
    other = copy.deepcopy(DOCUMENT)
    other["opportunities"][0]["interviews"] = [{"id": "i9", "on": "2026-11-24", "status": status}]
    refused = hunt.take(other)
    assert refused.code == 65
    assert "opportunities[0].interviews[0].status" in refused.err
    words = ("add", "interview", "acme", "on=2026-11-24", f"status={status}")
    told = hunt(*words)
    assert (told.code, "status: " in told.err) == (65, True)


def test_another_role_under_a_known_id_needs_force(hunt: Shell) -> None:
    other = copy.deepcopy(DOCUMENT)
    other["opportunities"][0]["role"] = "Gardener"
    other["opportunities"][1]["location"] = "Mars"
    before = hunt.ok("export").out
    refused = hunt.take(other)
    assert (refused.code, refused.out) == (65, "")
    assert "acme" in refused.err
    assert hunt.ok("export").out == before
    assert hunt.take(other, "--force").code == 0
    assert _opportunity(hunt)["role"] == "Gardener"


@pytest.mark.parametrize(
    ("change", "code", "says"),
    [
        ({"version": 2}, 78, "made by a newer followup"),
        ({"planets": []}, 65, "planets: unknown key"),
        ({"contacts": [{"id": "x"}]}, 65, "contacts[0].name: missing"),
    ],
)
def test_import_is_all_or_nothing(
    hunt: Shell, change: dict[str, Any], code: int, says: str
) -> None:
    before = hunt.ok("export").out
    refused = hunt.take(DOCUMENT | change)
    assert (refused.code, refused.out) == (code, "")
    assert says in refused.err
    assert hunt.ok("export").out == before


def test_a_wrong_date_is_named_by_its_path(shell: Shell) -> None:
    document = copy.deepcopy(DOCUMENT)
    document["opportunities"][1]["interviews"][0]["on"] = "2026-13-01"
    refused = shell.take(document)
    assert refused.code == 65
    where = "opportunities[1].interviews[0].on: '2026-13-01' is not a date"
    assert refused.err == f"followup: {where} (write it like 2026-03-04)\n"
    assert not shell.db.exists()


@pytest.mark.parametrize("raw", [b"", b"{", b"caf\xe9", b"[" * 100_000, b"[]", b'{"a":1,"a":2}'])
def test_what_is_no_document(shell: Shell, raw: bytes) -> None:
    result = shell("import", "-", stdin=raw)
    assert (result.code, result.out) == (65, "")
    assert result.err.count("\n") == 1
    assert not shell.db.exists()


def test_import_of_no_file(shell: Shell) -> None:
    assert shell("import", str(shell.home / "nothing.json")).code == 65
    assert shell("import", "/").code == 65
    assert shell("import").code == 2


# --- the file itself ------------------------------------------------------------------------------


def test_the_files_are_for_their_owner_alone(hunt: Shell) -> None:
    assert hunt.db.stat().st_mode & 0o777 == 0o600
    assert hunt.home.stat().st_mode & 0o777 == 0o700


def test_a_locked_file_is_told(hunt: Shell) -> None:
    other = sqlite3.connect(hunt.db, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    result = hunt("note", "acme", "x")
    other.close()
    assert (result.code, result.out) == (75, "")


def test_a_name_the_system_cannot_take_is_told(shell: Shell, tmp_path: Any) -> None:
    for length in (254, 300):
        result = shell(
            "import", "-", "--db", str(tmp_path / ("f" * length)), stdin=json.dumps(DOCUMENT)
        )
        assert result.code == 73
        assert "name is too long" in result.err


def test_a_foreign_file_is_left_alone(shell: Shell, tmp_path: Any) -> None:
    path = tmp_path / "text.db"
    path.write_text(json.dumps(DOCUMENT))
    before = path.read_bytes()
    for words in (("agenda",), ("note", "acme", "x"), ("import", str(path))):
        result = shell(*words, "--db", str(path))
        assert result.code == 65
        assert str(path) in result.err
    assert path.read_bytes() == before


def test_a_path_below_a_file_is_refused(shell: Shell, tmp_path: Any) -> None:
    (tmp_path / "text").write_text("x")
    for words in (("agenda",), ("export",), ("note", "acme", "x")):
        assert shell(*words, "--db", str(tmp_path / "text/below.db")).code == 73


def test_a_newer_file_is_left_alone(hunt: Shell) -> None:
    raw = bytearray(hunt.db.read_bytes())
    raw[60:64] = (999).to_bytes(4)
    hunt.db.write_bytes(raw)
    assert hunt("agenda").code == 78
    assert hunt.db.read_bytes() == bytes(raw)


def test_an_offer_says_until_when_it_stands_and_a_new_date_whether_it_has_gone_by(
    hunt: Shell,
) -> None:
    said = hunt.ok("got", "acme", "offer", "--on", "mon", "--date", "yesterday").out
    assert "open until Wed 4 Mar 2026" in said
    said = hunt.ok("got", "acme", "new", "date", "--date", "yesterday").out
    assert "a new date, Wed 4 Mar 2026, which has gone by" in said
