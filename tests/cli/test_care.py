"""Commands that look after the data: doctor, salvage, purge, days off, what is shipped for shells."""

import json
import os
import re
import shlex
import sqlite3
import subprocess
from pathlib import Path

import pytest

from followup_tui.cli.completing import FILES, FOLDER
from followup_tui.cli.parser import COMMANDS
from followup_tui.store import Store
from tests.cli.conftest import DOCUMENT, Shell
from tests.shells import made

# --- doctor ---------------------------------------------------------------------------------------


def test_a_sound_file_is_called_so(hunt: Shell) -> None:
    hunt.ok("backup")
    found = hunt.ok("doctor", "--json").json["findings"]
    assert {one["level"] for one in found} <= {"ok", "mind"}
    assert "the file is whole" in hunt.ok("doctor").said


def test_what_others_may_read_is_mended(hunt: Shell) -> None:
    hunt.db.chmod(0o644)
    assert "may read" in hunt.ok("doctor").said
    assert "may read" not in hunt.ok("doctor", "--fix").said
    assert hunt.db.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("which", ["file", "folder"])
def test_what_may_only_be_read_is_minded(
    hunt: Shell, monkeypatch: pytest.MonkeyPatch, which: str
) -> None:
    shut = hunt.db if which == "file" else hunt.db.parent
    monkeypatch.setattr(os, "access", lambda path, *_, **__: Path(path) != shut)
    assert "may only be read: nothing can be recorded" in hunt.ok("doctor").said
    assert hunt("note", "acme", "a word").code == 77


@pytest.mark.parametrize(("zone", "is_told"), [("Europe/Berlin", True), ("Etc/UTC", False)])
def test_a_machine_elsewhere_is_minded_but_not_one_that_was_told_no_place(
    hunt: Shell, zone: str, is_told: bool
) -> None:
    hunt.env["TZ"] = zone
    assert (f"this machine is in {zone}" in hunt.ok("doctor").said) == is_told


@pytest.mark.parametrize(
    ("place", "says"),
    [("Dropbox", "Dropbox is kept in step"), ("home", "a second version")],
)
def test_where_the_file_lies_is_minded(hunt: Shell, place: str, says: str) -> None:
    folder = hunt.home / place
    folder.mkdir()
    db = folder / "followup.db"
    hunt.db.rename(db)
    (folder / "followup (conflicted copy).db").write_bytes(b"") if place == "home" else None
    said = hunt.ok("doctor", "--db", str(db)).said  # a long path is broken anywhere
    assert says.replace(" ", "") in said.replace(" ", "")


def test_a_lost_index_is_found_and_an_older_clock_too(hunt: Shell) -> None:
    with sqlite3.connect(hunt.db) as held:
        held.execute("DROP INDEX ix_note_opportunity")
    held.close()
    found = hunt("doctor")
    assert (found.code, "ix_note_opportunity is missing" in found.said) == (1, True)
    assert "ahead of the clock" not in found.said


def test_what_can_be_read_of_a_damaged_file_is_saved(hunt: Shell, tmp_path: Path) -> None:
    hunt.ok("note", "acme", "x" * 4000)
    data = bytearray(hunt.db.read_bytes())
    size = int.from_bytes(data[16:18], "big")
    data[-size:] = b"\xff" * size
    hunt.db.write_bytes(data)
    before = hunt.db.read_bytes()
    assert hunt("doctor").code == 1
    out = tmp_path / "saved.db"
    told = hunt("doctor", "--salvage", str(out), "--json").json
    assert told["rows"]["opportunity"] == 2
    assert hunt.db.read_bytes() == before
    assert [
        one["id"] for one in hunt("show", "--json", "--db", str(out)).json["opportunities"]
    ] == [
        "acme",
        "globex",
    ]
    assert hunt("doctor", "--salvage", str(out)).code == 73


# --- purge ----------------------------------------------------------------------------------------


def test_what_is_purged_is_in_no_file(hunt: Shell) -> None:
    hunt.ok("note", "acme", "an unforgettable secret")
    hunt.ok("note", "acme", "stays")
    hunt.ok("backup")
    hunt.ok("rm", "note", "acme", "1", "--yes")
    drafts = hunt.home / "state" / "drafts"
    with Store.open(hunt.db, read_only=True) as store:
        own, others = drafts / store.file.identity, drafts / "of-another-file"
    for folder, word in ((own, "secret"), (others, "theirs")):
        folder.mkdir(parents=True)
        (folder / "one.json").write_text(word)
    assert "unforgettable" in hunt.ok("undo", "--yes").out or hunt.ok("redo", "--yes")
    hunt("redo", "--yes")
    assert "--drafts forgets those too" in hunt.ok("purge", "--yes").said
    assert (own / "one.json").read_text() == "secret"
    told = hunt.ok("purge", "--drafts", "--yes").said
    assert "They may still be in what you exported" in told
    words = [
        path for path in hunt.home.rglob("*") if path.is_file() and b"secret" in path.read_bytes()
    ]
    assert words == []
    assert (others / "one.json").read_text() == "theirs"
    assert b"unforgettable" not in hunt.db.read_bytes()
    assert hunt("undo", "--yes").code == 1
    assert hunt.ok("history").out
    assert "stays" in hunt.ok("show", "acme").out


def test_who_was_purged_is_not_kept_as_looking_like_another(hunt: Shell) -> None:
    with Store.open(hunt.db, read_only=True) as store:
        apart = hunt.home / "state" / f"apart-{store.file.identity}.json"
    apart.parent.mkdir(parents=True, exist_ok=True)
    apart.write_text('[["bo", "dana"], ["bo", "secret-person"]]')
    hunt.ok("purge", "--yes")
    assert json.loads(apart.read_text()) == [["bo", "dana"]]
    apart.write_text('[["bo", "secret-person"]]')
    hunt.ok("purge", "--yes")
    assert not apart.exists()


def test_what_is_purged_keeps_growing_numbers_for_calendars(hunt: Shell) -> None:
    hunt.ok("edit", "interview", "acme", "i1", "location=Here")
    number = re.compile(r"SEQUENCE:(\d+)")
    before = hunt.ok("export", "--format", "ics").out
    hunt.ok("purge", "--yes")
    after = hunt.ok("export", "--format", "ics").out
    assert number.sub("", after) == number.sub("", before)
    assert int(number.findall(after)[0]) >= int(number.findall(before)[0])


# --- days off -------------------------------------------------------------------------------------


def test_holidays_of_a_country_a_part_of_it_a_file_and_days(hunt: Shell, tmp_path: Path) -> None:
    hunt.ok("holidays", "add", "US", "--subdivision", "CA")
    listed = {
        one["on"]: one["name"] for one in hunt.ok("holidays", "list", "--json").json["holidays"]
    }
    assert {"2026-03-31", "2026-07-04", "2027-01-01"} <= set(listed)
    assert "Chavez" in listed["2026-03-31"]
    assert "country" in hunt("holidays", "add", "US", "--subdivision", "ZZ").err
    calendar = tmp_path / "days.ics"
    calendar.write_bytes(
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Bridge\r\n"
        b"DTSTART;VALUE=DATE:20260401\r\nDTEND;VALUE=DATE:20260403\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    hunt.ok("holidays", "add", str(calendar))
    listed_days = tmp_path / "days.txt"
    listed_days.write_text("# ours\n2026-06-01 Bridge\n\n2 June 2026\n")
    hunt.ok("holidays", "add", str(listed_days))
    listed_days.write_text("2026-06-03\nsomeday\n")
    assert "line 2 of it names no day" in hunt("holidays", "add", str(listed_days)).err
    hunt.ok("holidays", "add", "2026-05-04..2026-05-05")
    assert hunt.ok("holidays", "list").out.count("your own") == 6
    hunt.ok("holidays", "rm", "2026-05-04")
    hunt.ok("holidays", "rm", "US")
    assert "Country: none" in hunt.ok("holidays", "list").out


def test_quiet_days_by_words_and_by_number(hunt: Shell) -> None:
    assert "no quiet days" in hunt.ok("quiet", "list").out
    hunt.ok("quiet", "add", "2026-12-21..2027-01-03")
    hunt.ok("quiet", "add", "2 apr to 5 apr: Easter")
    assert (
        hunt.ok("quiet", "list").out.splitlines()[1].strip()
        == "2 Thu 2 Apr 2026 to Sun 5 Apr 2026: Easter"
    )
    hunt.ok("quiet", "rm", "1")
    assert len(hunt.ok("quiet", "list", "--json").json["quiet"]) == 1
    assert hunt("quiet", "rm", "7").code in (1, 65)
    assert "no stretch is number 7; there are 1 to 1" in hunt("quiet", "rm", "7").err
    assert hunt("quiet", "add", "never").code == 65
    wrong = hunt("holidays", "add", "never")
    assert (wrong.code, wrong.err.startswith("followup: holidays: 'never'")) == (65, True)
    assert "this is a database" in hunt("holidays", "add", str(hunt.db)).err
    assert hunt("holidays", "rm", "2020-01-01").code == 1
    for nothing in ("\x85", " ", ","):
        for words in (("quiet", "add"), ("quiet", "rm"), ("holidays", "add")):
            done = hunt(*words, nothing)
            assert done.code == 2
            assert "no one stretch of days" in done.err


# --- shells, examples, keys -----------------------------------------------------------------------


def test_what_is_shipped_is_what_the_commands_are() -> None:
    for name, text in made().items():
        assert (FOLDER / name).read_text(encoding="utf-8") == text, "python -m tests.shells"


@pytest.mark.parametrize("shell_name", FILES)
def test_completions_are_printed(shell: Shell, shell_name: str) -> None:
    assert "followup" in shell.ok("completions", shell_name).out


def test_bash_loads_its_completion() -> None:
    script = f"source {FOLDER / FILES['bash']} && complete -p followup"
    run = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")


BEFORE = {
    "move": ["add", "interview", "acme", "on=mon"],
    "cancel": ["add", "interview", "acme", "on=mon"],
    "accept": ["got", "acme", "offer"],
    "decline": ["got", "acme", "offer"],
    "reopen": ["got", "acme", "rejected", "--on", "yesterday"],
    "kept": ["jot", "acme", "they will send: contract by fri", "--yes"],
    "redo": ["undo", "--yes"],
    "restore": ["backup", "followup-copy.db"],
}


def test_every_command_has_an_example() -> None:
    bare = {name for name, command in COMMANDS.items() if not command.example}
    assert bare == {"demo", "people"}


@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in ("demo", "serve")])
def test_every_example_works(
    hunt: Shell, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("jobs.csv").write_text("Company,Role,Date Applied\nA,B,2026-02-03\n")
    Path("letter.txt").write_text("Dear Dana,\n\nThank you for the talk about pairing.\n\nAlex")
    if name in BEFORE:
        hunt.ok(*BEFORE[name])
    if name == "undo":
        hunt.ok("note", "acme", "a word")
    words = shlex.split(COMMANDS[name].example.partition("\n")[0].partition(" > ")[0])
    found = hunt(name, *words)
    assert found.code in ((0, 10) if name in ("remind", "lint") else (0,)), found


def test_a_key_by_its_ending_or_its_number(hunt: Shell) -> None:
    lines = hunt.ok("agenda").out.splitlines()
    keys = [item["key"] for item in hunt.ok("agenda", "--json").json["items"]]
    assert sum(line.startswith("  no. 2 · ") for line in lines) == 1
    assert hunt.ok("why", "2", "--json").json["key"] == keys[1]
    assert hunt.ok("why", "debrief/i1", "--json").json["key"] == "acme/debrief/i1"
    hunt.ok("snooze", "2", "tomorrow")
    assert keys[1] not in {i["key"] for i in hunt.ok("agenda", "--json").json["items"]}
    several = hunt("why", "i1")
    assert (several.code, "may be several" in several.err) == (1, True)
    assert hunt("why", "99").code == 1
    hunt.ok("agenda", "--filter", "company:nobody")
    assert hunt("why", "1").code == 1


def test_a_number_belongs_to_the_listing_of_its_data_file(hunt: Shell) -> None:
    hunt.ok("agenda")
    other = ("--db", str(hunt.home / "other.db"))
    hunt.ok("agenda", *other)
    assert hunt("why", "1", *other).code == 1
    hunt.take(DOCUMENT, *other)
    assert hunt("why", "1", *other).code == 1
    hunt.ok("agenda", "--opportunity", "globex", *other)
    assert hunt.ok("why", "1", "--json", *other).json["key"].startswith("globex")
    assert hunt.ok("why", "1", "--json").json["key"].startswith("acme")


def test_a_file_that_a_command_makes_is_named_with_what_lies_beside_it(shell: Shell) -> None:
    folder = shell.home / "Dropbox"
    folder.mkdir(parents=True)
    (folder / "new.db.2026-01-01.bak").write_bytes(b"")
    words = ("add", "opportunity", "company=Initech", "role=Clerk", "--db", str(folder / "new.db"))
    said = shell(*words).err
    assert f"A new data file: {folder / 'new.db'}" in said
    assert "followup restore" in said
    assert "kept in step by another program" in said
    assert shell(*words, "--force").err == ""


@pytest.mark.parametrize("verb", ["undo", "redo"])
def test_what_another_run_did_is_taken_back_after_a_yes(
    hunt: Shell, monkeypatch: pytest.MonkeyPatch, verb: str
) -> None:
    if verb == "redo":
        hunt.ok("undo", "--yes")
    before = hunt.ok("export").out
    refused = hunt(verb)
    assert (refused.code, refused.out) == (2, "")
    assert "2 opportunities added" in refused.err
    assert "--yes" in refused.err
    monkeypatch.setattr("followup_tui.cli.asking._can_ask", lambda: True)
    assert "Nothing was changed" in hunt(verb, stdin="n\n").out
    assert hunt.ok("export").out == before
    hunt(verb, stdin="y\n")
    assert hunt.ok("export").out != before


# --- the walk by numbered lines -------------------------------------------------------------------


def test_a_review_by_numbered_lines(hunt: Shell) -> None:
    keys = [
        i["key"]
        for i in hunt.ok("agenda", "--json").json["items"]
        if i["status"] in ("open", "due", "overdue")
    ]
    assert len(keys) > 2
    found = hunt("review", "--plain", stdin="6\n1\n4\ntomorrow\n\n0\n")
    assert found.code == 0
    assert found.out.count("Your choice: ") == 5
    assert "2 dealt with" in found.out
    statuses = hunt.statuses()
    assert statuses[keys[0]] == "done"
    assert keys[1] not in {i["key"] for i in hunt.ok("agenda", "--json").json["items"]}


def test_a_review_by_lines_goes_on_where_the_last_one_was_left(hunt: Shell) -> None:
    board = hunt.ok("agenda", "--json").json["items"]
    keys = [one["key"] for one in board if one["status"] in ("open", "due", "overdue")]
    seen = hunt.ok("review", "--plain", stdin="1\n\n0\n").out
    order = sorted((key for key in keys if key in seen), key=seen.index)
    again = hunt.ok("review", "--plain", stdin="0\n").out
    assert order[2] in again, "what comes first is neither behind nor put off"
    assert order[0] not in again
    assert order[1] not in again
    whole = hunt.ok("review", "--plain", stdin="\n" * 9).out
    assert whole.index(order[1]) > whole.index(order[2]), "what was put off comes last"


def test_a_review_goes_on_to_the_others_after_a_message_of_one(hunt: Shell) -> None:
    hunt.ok("add", "opportunity", "company=Zeta", "role=Dev")
    hunt.ok("add", "application", "zeta-dev", "submitted_on=2026-02-20")
    keys = [one["key"] for one in hunt.ok("review", "--json").json["items"]]
    seen = hunt.ok("review", "--plain", stdin="sent acme/thank_you/dana/i1\n" + "\n" * 9).out
    assert [key for key in keys if key not in seen] == ["acme/thank_you/dana/i1"]
    assert "zeta-dev/application_followup" in seen


def test_what_is_left_of_the_review_as_one_object(hunt: Shell) -> None:
    listed = hunt.ok("review", "--json").json
    assert (listed["version"], listed["handled"]) == (1, 0)
    first = listed["items"][0]
    assert first["key"] in hunt.ok("review", "--plain", stdin="0\n").said
    ways = {one["does"]: one["command"] for one in first["choices"]}
    hunt.ok(*shlex.split(ways["skip it"].replace("TEXT", "'no more'"))[1:])
    keys = {one["key"] for one in hunt.ok("review", "--json").json["items"]}
    assert first["key"] not in keys
    assert len(hunt.ok("review", "--json", "--all").json["items"]) > len(keys)


def test_a_report_and_what_was_written_as_json(hunt: Shell, tmp_path: Path) -> None:
    told = hunt.ok("report", "--from", "2026-02-01", "--office", "us-wa", "--json").json
    assert [one["on"] for week in told["periods"] for one in week["lines"]]
    to = tmp_path / "out.ics"
    assert hunt.ok("export", str(to), "--format", "ics", "--json").json["files"] == [str(to)]
    folder = tmp_path / "tables"
    written = hunt.ok("export", str(folder), "--format", "csv", "--json").json["files"]
    assert sorted(written) == sorted(map(str, folder.iterdir()))
    assert hunt("export", "--format", "ics", "--json").code == 2
    assert hunt.ok("export", "--json").json == hunt.ok("export").json


def test_a_review_takes_any_command_and_survives_mistakes(hunt: Shell) -> None:
    found = hunt("review", "--plain", stdin="note acme 'a word'\n17\nnonsense\n5\n\n'\n")
    assert found.code == 0
    assert "a word" in hunt.ok("show", "acme").out
    for mistake in (
        "17 is none of the numbers",
        "no such command",
        "needs an answer",
        "cannot be read",
    ):
        assert mistake in found.err
    assert hunt("review").code == 2


def test_json_of_what_is_kept(hunt: Shell) -> None:
    made = hunt.ok("backup", "--json").json
    assert Path(made["file"]).is_file()
    assert json.loads(hunt.ok("purge", "--yes", "--json").out)["changes"] >= 1


def test_a_name_no_file_can_have_is_told_and_a_device_that_never_ends_is_left(
    hunt: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    for words in (("restore", "--yes"), ("doctor", "--salvage"), ("import",), ("export",)):
        done = hunt(*words, "y" * 300)
        assert done.code in (65, 73, 74)
        assert "name too long" in done.err
    monkeypatch.setattr("followup_tui.cli.files._MOST", 1000)
    assert "bring a part" in hunt("import", "/dev/zero").err
    assert "bring a part" in hunt("import", "-", stdin="x" * 1001).err


def test_copies_of_another_file_of_that_name_outlive_a_purge(hunt: Shell, tmp_path: Path) -> None:
    hunt.ok("backup")
    copies = set((hunt.home / "state" / "backups").glob("*.bak"))
    apart = ("--db", str(tmp_path / "apart" / "followup.db"))
    (tmp_path / "apart").mkdir()
    hunt(*apart, "add", "opportunity", "company=Zeta", "role=Dev")
    hunt.ok(*apart, "purge", "--yes", now="2026-03-06")
    assert len(copies) == 1
    assert copies < set((hunt.home / "state" / "backups").glob("*.bak"))
