"""Files of other programs in and out by command: shown, asked about, taken on a yes, undone in one."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import icalendar
import pytest

from followup_tui.cli.main import run
from followup_tui.cli.session import Session
from followup_tui.config import find_paths
from followup_tui.sidecars import window_lock
from tests.cli.conftest import Shell
from tests.exchange.bring import SAMPLES

NOW = "2026-11-29"


def bring(shell: Shell, name: str, *words: str) -> tuple[int, str, str]:
    result = shell("import", str(SAMPLES / name), *words, now=NOW)
    return result.code, result.said, " ".join(result.err.split())


def stored(shell: Shell) -> str:
    return shell.ok("export", now=NOW).out


def test_a_dry_run_writes_nothing_and_says_everything(shell: Shell) -> None:
    result = shell("import", str(SAMPLES / "teal-tracker.csv"), "--dry-run", "--json", now=NOW)
    assert (result.code, result.err) == (0, "")
    assert set(result.json) == {
        "version",
        "format",
        "document",
        "proposed",
        "asks",
        "refused",
        "duplicates",
    }
    assert len(result.json["document"]["opportunities"]) == 6
    assert result.json["proposed"][0]["evidence"]
    assert not shell.db.exists()


@pytest.mark.parametrize("name", ["teal-tracker.csv", "offer.eml"])
def test_a_dry_run_in_words_makes_no_data_file(shell: Shell, name: str) -> None:
    code, said, err = bring(shell, name, "--dry-run")
    assert (code, err) == (0, "")
    assert "THE PLAN WOULD" in said
    assert not shell.db.exists()


def test_what_a_file_is_about_may_be_named_anew(shell: Shell) -> None:
    name = "exchange-teams-windows-zone.ics"
    code, _, err = bring(shell, name, "--take", "all")
    assert code == 65
    assert "--opportunity 'Company, Role' for a new one" in err
    bring(shell, name, "--opportunity", "Kieselstein, Lektorin", "--yes")
    (made,) = shell.ok("export", now=NOW).json["opportunities"]
    assert (made["company"], made["role"]) == ("Kieselstein", "Lektorin")
    assert [one["on"] for one in made["interviews"]] == ["2026-12-03"]
    code, _, err = bring(shell, name, "--opportunity", "nobody")
    assert (code, "no such opportunity" in err) == (1, True)


def test_a_new_opportunity_comes_with_what_belongs_to_it(shell: Shell) -> None:
    bring(shell, "offer.eml", "--take", "3")
    (made,) = shell.ok("export", now=NOW).json["opportunities"]
    assert (made["company"], made["offer"]["deadline"]) == ("Fern & Flint", "2026-12-02")


def test_what_confirms_an_application_asks_for_its_day(shell: Shell) -> None:
    _, said, _ = bring(shell, "greenhouse-ack.eml", "--dry-run")
    assert "on which day did you apply? (--answer 1=DAY, like 2026-11-16)" in said
    bring(shell, "greenhouse-ack.eml", "--take", "all", "--answer", "1=2026-11-14")
    (made,) = shell.ok("export", now=NOW).json["opportunities"]
    assert made["application"]["submitted_on"] == "2026-11-14"
    _, said, _ = bring(shell, "greenhouse-ack.eml", "--dry-run")
    assert "on which day" not in said


def test_a_proposal_names_the_opportunity_it_would_go_to(shell: Shell) -> None:
    bring(shell, "offer.eml", "--take", "2")
    _, said, _ = bring(shell, "offer.eml", "--dry-run")
    assert "answer by Wed 2 Dec 2026, to Fern & Flint · Product Lead" in said


def test_an_absence_that_belongs_nowhere_asks_where(shell: Shell) -> None:
    _, said, _ = bring(shell, "out-of-office.eml", "--take", "all")
    assert "which opportunity is it about?" in said
    assert "--opportunity ID" in said


def test_without_a_yes_nothing_is_taken(shell: Shell) -> None:
    code, _, err = bring(shell, "teal-tracker.csv")
    assert code == 2
    assert "--yes" in err
    assert not shell.db.exists()


def test_what_is_certain_goes_in_and_comes_out_by_one_undo(shell: Shell) -> None:
    bring(shell, "teal-tracker.csv", "--yes")
    once = stored(shell)
    assert "meadowlark-bank-product-manager" in once
    assert '"relation": "referrer"' not in once
    code, said, _ = bring(shell, "teal-tracker.csv", "--yes")
    assert code == 0
    assert stored(shell) == once, said
    bring(shell, "teal-tracker.csv", "--take", "1,2")
    assert '"relation": "referrer"' in stored(shell)
    shell.ok("undo", "--yes", now=NOW)
    assert stored(shell) == once
    shell.ok("undo", "--yes", now=NOW)
    assert "meadowlark" not in stored(shell)


def test_a_question_that_comes_first_ends_with_65_and_the_flag(shell: Shell) -> None:
    for words in (("--yes",), ("--dry-run", "--json")):
        code, _, err = bring(shell, "sheet-undecidable.csv", *words)
        assert code == 65
        assert "'Date Applied'" in err
        assert "--date-order" in err
    code, _, _ = bring(shell, "sheet-undecidable.csv", "--yes", "--date-order", "mdy")
    assert code == 0
    assert '"submitted_on": "2026-03-09"' in stored(shell)


def test_columns_named_once_are_remembered_for_that_header(shell: Shell, tmp_path: Path) -> None:
    table = tmp_path / "mine.csv"
    table.write_text("Where,What,When\nAcme,Cook,2026-11-02\n")
    assert shell("import", str(table), "--yes", now=NOW).code == 65
    words = ("--map", "company=Where", "--map", "role=What", "--map", "applied=When")
    assert shell("import", str(table), "--yes", *words, now=NOW).code == 0
    table.write_text("Where,What,When\nGlobex,Baker,2026-11-03\n")
    assert shell("import", str(table), "--yes", now=NOW).code == 0
    assert '"Globex"' in stored(shell)
    assert shell("import", str(table), "--map", "company=Nope", now=NOW).code == 65


def test_an_invitation_its_update_and_its_end(shell: Shell) -> None:
    me = ("--me", "robin.vale@mailbox.example")
    assert bring(shell, "google-1-request.ics", "--take", "all", *me)[0] == 0
    assert bring(shell, "google-2-update.ics", "--yes", *me)[0] == 0
    document = shell.ok("export", now=NOW).json
    (opportunity,) = document["opportunities"]
    (interview,) = opportunity["interviews"]
    assert interview["starts_at"] == "2026-12-02T13:30:00-05:00"
    assert interview["with"] == ["mara-quint", "ingrid-solheim"]
    before = stored(shell)
    assert "older" in bring(shell, "google-1-request.ics", "--yes", *me)[1]
    assert stored(shell) == before
    assert bring(shell, "google-3-cancel.ics", "--yes", *me)[0] == 0
    (gone,) = shell.ok("export", now=NOW).json["opportunities"][0]["interviews"]
    assert (gone["status"], gone["cancelled_by"]) == ("cancelled", "employer")


def test_a_column_is_named_by_its_number_or_left_unread(shell: Shell, tmp_path: Path) -> None:
    table = tmp_path / "jobs.csv"
    table.write_text("Company,Role,,Link,Link\nFoo,Dev,Kim,https://a.example,x\n", "utf-8")
    how = ("--map", "notes=#3", "--map", "url=#5", "--map", "status=", "--dry-run", "--json")
    (one,) = shell("import", str(table), *how, now=NOW).json["document"]["opportunities"]
    assert (one["notes"][0]["body"], one["url"]) == ("Kim", "x")
    for wrong, said in (("nope=Role", "no such field; there are company"), ("url=#9", "#1 to #5")):
        refused = shell("import", str(table), "--map", wrong, now=NOW)
        assert (refused.code, said in refused.err) == (65, True)
    none = shell("import", str(table), "--map", "role=", "--dry-run", now=NOW)
    assert (none.code, "no column for the role" in none.err) == (65, True)


def zoom(tmp_path: Path, made: str, start: str, title: str = "Nils Ahlgren's Zoom Meeting") -> str:
    """Another download of the sample's meeting, at another time."""
    text = (SAMPLES / "zoom-download.ics").read_text("utf-8")
    text = text.replace("20261120T163218Z", made).replace("Nils Ahlgren's Zoom Meeting", title)
    path = tmp_path / f"{made}-{start}.ics"
    path.write_text(text.replace("20261204T16", start[:11]), "utf-8")
    return str(path)


def starts(shell: Shell) -> list[str]:
    (opportunity,) = shell.ok("export", now=NOW).json["opportunities"]
    return [one["starts_at"][:13] for one in opportunity["interviews"]]


@pytest.fixture
def met_by_zoom(shell: Shell) -> Shell:
    shell.ok("add", "opportunity", "company=Larkhall", "role=Engineer", now=NOW)
    (one,) = shell.ok("export", now=NOW).json["opportunities"]
    assert bring(shell, "zoom-download.ics", "--yes", "--opportunity", one["id"])[0] == 0
    return shell


def test_a_meeting_with_a_new_uid_each_time_moves(met_by_zoom: Shell, tmp_path: Path) -> None:
    moved = zoom(tmp_path, "20261122T090000Z", "20261207T10")
    result = met_by_zoom("import", moved, "--yes", now=NOW)
    assert "the interview of 2026-12-04 16:00, moved" in " ".join(result.out.split())
    assert starts(met_by_zoom) == ["2026-12-07T10"]
    before = stored(met_by_zoom)
    met_by_zoom("import", moved, "--yes", now=NOW)
    assert "older" in bring(met_by_zoom, "zoom-download.ics", "--yes")[1]
    assert stored(met_by_zoom) == before


def test_what_may_be_moved_or_one_more_is_asked(met_by_zoom: Shell, tmp_path: Path) -> None:
    (one,) = met_by_zoom.ok("export", now=NOW).json["opportunities"]
    (met,) = one["interviews"]
    met_by_zoom.ok("edit", "interview", one["id"], met["id"], "checklist=a card", now=NOW)
    again = zoom(tmp_path, "20261122T090000Z", "20261207T10", "Second round")
    shown = met_by_zoom("import", again, "--yes", now=NOW).out
    assert "moved, or another one?" in " ".join(shown.split())
    assert starts(met_by_zoom) == ["2026-12-04T16"]
    asked = met_by_zoom("import", again, "--dry-run", "--json", now=NOW).json["asks"]
    (way,) = [one["flag"] for one in asked if "moved" in one["question"]]
    another = way.partition(", ")[2].split()[1]
    met_by_zoom.ok("import", again, "--take", another, now=NOW)
    assert starts(met_by_zoom) == ["2026-12-04T16", "2026-12-07T10"]
    (one,) = met_by_zoom.ok("export", now=NOW).json["opportunities"]
    assert [talk.get("checklist") for talk in one["interviews"]] == [["a card"], None]


def test_of_two_readings_of_an_event_one_alone_is_taken(met_by_zoom: Shell, tmp_path: Path) -> None:
    again = zoom(tmp_path, "20261122T090000Z", "20261207T10", "Second round")
    assert met_by_zoom("import", again, "--take", "all", now=NOW).code == 0
    assert starts(met_by_zoom) == ["2026-12-07T10"]
    shown = met_by_zoom.ok("import", again, "--dry-run", now=NOW).out
    assert "who will be there" not in shown


def test_a_meeting_made_when_the_first_was_over_is_another(
    met_by_zoom: Shell, tmp_path: Path
) -> None:
    next_one = zoom(tmp_path, "20261205T090000Z", "20261211T10")
    assert met_by_zoom("import", next_one, "--yes", now="2026-12-06").code == 65
    met_by_zoom("import", next_one, "--yes", "--opportunity", "larkhall", now="2026-12-06")
    assert starts(met_by_zoom) == ["2026-12-04T16", "2026-12-11T10"]


def test_a_host_is_proposed_and_joins_what_he_invites_to(met_by_zoom: Shell) -> None:
    (one,) = met_by_zoom.ok("export", now=NOW).json["opportunities"]
    assert "with" not in one["interviews"][0]
    bring(met_by_zoom, "zoom-download.ics", "--take", "1")
    document = met_by_zoom.ok("export", now=NOW).json
    assert document["contacts"][0]["name"] == "Nils Ahlgren"
    assert document["opportunities"][0]["interviews"][0]["with"] == ["nils-ahlgren"]


def test_a_mail_shows_what_the_plan_would_become(shell: Shell) -> None:
    code, said, _ = bring(shell, "lever-rejection.eml", "--dry-run", "--take", "all")
    assert code == 0
    assert "THE PLAN WOULD NOT CHANGE" in said
    code, changed, _ = bring(shell, "recruiter-slots.eml", "--dry-run", "--take", "all")
    assert "THE PLAN WOULD CHANGE (1)" in changed
    assert "decided to move forward with other candidates" in said
    assert not shell.db.exists() or '"rejection"' not in stored(shell)


def test_what_is_proposed_is_said_in_words_and_how_to_take_it(shell: Shell) -> None:
    for name, words in (
        ("offer.eml", "an offer of Tue 24 Nov 2026, answer by Wed 2 Dec 2026"),
        ("greenhouse-ack.eml", "an automatic reply, Mon 16 Nov 2026"),
        ("role-paused.eml", "a reply that names no day, Thu 12 Nov 2026"),
    ):
        said = bring(shell, name, "--dry-run")[1]
        assert words in said
        assert "THE PLAN WOULD NOT CHANGE" in said
        assert "--take all" in said
        assert "--take all" in bring(shell, name)[1]
        assert "--take all" not in bring(shell, name, "--dry-run", "--take", "1")[1]


def test_taking_where_nothing_is_proposed(shell: Shell) -> None:
    code, _, err = bring(shell, "google-two.vcf", "--take", "1")
    assert (code, "nothing is proposed" in err) == (2, True)
    assert not shell.db.exists()


def test_a_job_alert_is_left_out_without_its_inner_name(shell: Shell) -> None:
    said = bring(shell, "job-alert.eml", "--dry-run")[1]
    assert "a job alert" in said
    assert "email_job_alert" not in said


def test_a_question_ends_before_the_flag_that_answers_it(shell: Shell) -> None:
    code, _, err = bring(shell, "ats-floating.ics", "--dry-run")
    assert code == 65
    assert "The file names none. Say --zone" in err


def test_a_folder_of_mails_is_read_and_left_as_it_is(shell: Shell, tmp_path: Path) -> None:
    folder = tmp_path / "mail" / "cur"
    folder.mkdir(parents=True)
    for sample in SAMPLES.glob("*.eml"):
        shutil.copy(sample, folder)
    before = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    words = (
        "--mail",
        str(tmp_path / "mail"),
        "--me",
        "robin.vale@mailbox.example",
        "--take",
        "all",
    )
    assert shell("import", *words, now=NOW).code == 0
    assert {path.name: path.stat().st_mtime_ns for path in folder.iterdir()} == before
    kept = {one["company"] for one in shell.ok("export", now=NOW).json["opportunities"]}
    assert kept >= {"Térne", "Fern & Flint", "Waratah Rail", "Thistle", "Larkhall"}
    assert "Saltmarsh Energy" not in kept


def test_of_many_mails_only_those_about_applications_are_proposed(
    shell: Shell, tmp_path: Path
) -> None:
    folder = tmp_path / "mail"
    folder.mkdir()
    head = "To: me@mailbox.example\nDate: Tue, 17 Nov 2026 10:00:00 +0000\n"
    friend = (
        f"From: Kim Lund <kim@lund.example>\nSubject: Dinner\n{head}\nShall we eat on Friday?\n"
    )
    no = (
        f"From: Careers <no-reply@mail.example>\nSubject: Your application\n{head}\n"
        "Thank you for your application. We decided to move forward with other candidates.\n"
    )
    for number in range(3):
        (folder / f"{number}.eml").write_text(friend)
    (folder / "no.eml").write_text(no)
    shutil.copy(SAMPLES / "lever-rejection.eml", folder)
    shutil.copy(SAMPLES / "lever-rejection.eml", folder / "again.eml")
    found = shell.ok("import", "--mail", str(folder), "--dry-run", "--json", now=NOW).json
    assert [one["fact"] for one in found["proposed"]] == ["opportunity", "rejection"]
    (left,) = found["refused"]
    assert left["where"] == "mail 'Your application'"
    assert "which opportunity is it about? Import it alone, with --opportunity" in left["why"]
    said = shell.ok("import", "--mail", str(folder), "--dry-run", now=NOW).said
    assert "3 other mails say nothing certain of an application" in said


@pytest.mark.parametrize(
    "name", ["renamed-workbook.csv", "job-alert.eml", "recurring-weekly.ics", "google-3-cancel.ics"]
)
def test_what_cannot_come_in_changes_nothing(shell: Shell, name: str) -> None:
    bring(shell, name, "--yes")
    assert not shell.db.exists()


def test_a_path_of_no_letters_is_told_as_such(shell: Shell) -> None:
    found = shell("import", "")
    assert (found.code, found.err) == (
        2,
        "followup: the path is empty: name a file, or - for the standard streams\n",
    )


def test_rejects_go_to_a_file_on_request(shell: Shell, tmp_path: Path) -> None:
    rejects = tmp_path / "rejects.csv"
    bring(shell, "careerops-applications.md", "--yes", "--rejects", str(rejects))
    assert "Initiative Nine" in rejects.read_text("utf-8")
    assert rejects.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "name", ["null-words.csv", "careerops-applications.md", "trello-board.csv", "ask-and-left-out"]
)
def test_what_is_asked_is_not_left_out_as_well(shell: Shell, tmp_path: Path, name: str) -> None:
    path, rejects = SAMPLES / name, tmp_path / "rejects.csv"
    if not path.exists():
        path = tmp_path / "x.csv"
        path.write_text(
            "Company,Role,Status\nAcme,,Applied\n?,Dev,Applied\nFoo,Dev,Skip\n", "utf-8"
        )
    how = ["--dry-run", "--json", "--rejects", str(rejects), "--split"]
    how += ["--applied-from", "Date"] if name == "careerops-applications.md" else []
    told = shell("import", str(path), *how, now=NOW).json
    rows = ("which company", "which role")
    asked = {one["where"] for one in told["asks"] if any(w in one["question"] for w in rows)}
    refused = {one["where"] for one in told["refused"]}
    assert asked
    assert not asked & refused
    written = rejects.read_text("utf-8")
    assert all(where in written for where in asked | refused)


def test_everything_goes_out_for_other_programs(hunt: Shell, tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    hunt.ok("export", "--format", "csv", str(folder))
    assert {"opportunities.csv", "contacts.csv", "sent.csv"} <= {p.name for p in folder.iterdir()}
    assert hunt.ok("export", "--format", "vcf").out.count("BEGIN:VCARD") == 2
    calendar = icalendar.Calendar.from_ical(hunt.ok("export", "--format", "ics", "--windows").out)
    assert len(calendar.walk("VEVENT")) > 2
    assert "## Acme, Engineer" in hunt.ok("export", "--format", "md").out
    assert hunt("export", "--format", "csv", "--table", "nope").code == 2


def test_a_calendar_that_imports_each_export_knows_what_was_changed_and_what_is_gone(
    hunt: Shell,
) -> None:
    shelf: dict[str, tuple[int, str]] = {}

    def imported() -> str:
        """What a calendar program makes of the export: by UID, the higher number wins."""
        text = hunt.ok("export", "--format", "ics").out
        for event in icalendar.Calendar.from_ical(text).walk("VEVENT"):
            told = int(str(event["SEQUENCE"])), str(event["STATUS"])
            uid = str(event["UID"])
            shelf[uid] = max(told, shelf.get(uid, (-1, "")), key=lambda known: known[0])
        return shelf["i1.acme@followup-tui"][1]

    assert imported() == "CONFIRMED"
    size = len(shelf)
    steps = (
        (("edit", "interview", "acme", "i1", "location=Room 5"), "CONFIRMED"),
        (("rm", "interview", "acme", "i1", "--yes"), "CANCELLED"),
        (("undo", "--yes"), "CONFIRMED"),
        (("rm", "opportunity", "acme", "--yes"), "CANCELLED"),
        (("undo", "--yes"), "CONFIRMED"),
    )
    for words, status in steps:
        before = shelf["i1.acme@followup-tui"][0]
        hunt.ok(*words)
        assert imported() == status, words
        assert shelf["i1.acme@followup-tui"][0] > before, words
        assert len(shelf) == size


def test_a_report_of_what_was_done(hunt: Shell) -> None:
    said = hunt.ok("report", "--from", "2026-02-01", "--office", "us-ny").out
    assert "| 2026-02-16 | interview | Globex |" in said
    assert hunt("report", "--office", "mars").code == 2
    assert hunt("report", "--from", "tomorrow", "--to", "yesterday").code == 2


def test_a_copy_and_back(hunt: Shell, tmp_path: Path) -> None:
    copy = tmp_path / "copy.bak"
    hunt.ok("backup", str(copy))
    before = hunt.ok("export").out
    hunt.ok("note", "acme", "a word")
    assert hunt("restore", str(copy)).code == 2, "unasked it does nothing"
    said = hunt.ok("restore", str(copy), "--yes").said
    assert "What stood there is kept" in said
    assert hunt.ok("export").out == before
    assert hunt("backup", str(copy)).code == 73


def test_nothing_is_restored_over_a_file_that_a_window_shows(hunt: Shell) -> None:
    copy = hunt.home / "copy.db"
    hunt.ok("backup", str(copy))
    window = window_lock(find_paths(hunt.env), hunt.db, is_shared=True)
    assert window.take()
    refused = hunt("restore", str(copy), "--yes")
    told = f"followup: {hunt.db} is open in a window of followup: quit that first\n"
    assert (refused.code, refused.err) == (75, told)
    window.release()
    hunt.ok("restore", str(copy), "--yes")


def test_the_demo_begins_in_a_folder_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from followup_tui.cli import main

    monkeypatch.setattr(main, "why_no_terminal", lambda _: None)
    seen: list[int] = []

    def launch(session: Session, is_demo: bool) -> int:
        from followup_tui.demo import demo_facts

        demo = session.elsewhere(tmp_path / "x", demo_facts(dt.date(2026, 11, 29), "UTC"))
        seen.append(len(demo.tracker().facts.opportunities))
        demo.close()
        return 0

    assert run(["demo"], launch, {"FOLLOWUP_HOME": str(tmp_path / "home"), "TERM": "xterm"}) == 0
    assert seen[0] > 5


def test_what_was_taken_in_as_one_json_object(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "jobs.csv"
    path.write_text("Company,Role,Date Applied\nAcme,Dev,2026-02-03\n")
    told = shell.ok("import", str(path), "--yes", "--json").json
    assert told["changed"] is True
    assert "1 opportunity added" in told["said"]
    assert shell.ok("import", str(path), "--yes", "--json").json["changed"] is False


def test_a_question_is_answered_by_its_number_and_not_asked_again(
    shell: Shell, tmp_path: Path
) -> None:
    sheet = tmp_path / "jobs.csv"
    sheet.write_text(
        "Company,Role,Date Applied,Status\n"
        "Ader,Clerk,2026-11-02,Interview\nBolt,Scribe,2026-11-03,Rejected\nCore,Page,,Applied\n"
    )
    listed = shell.ok("import", str(sheet), "--dry-run", now=NOW).said
    assert "2 line 2: Ader, Clerk: 'Interview': on which day is or was the interview? " in listed
    assert "(--answer 4a=DAY)" in listed
    refused = shell("import", str(sheet), "--yes", "--answer", "4=tue", now=NOW)
    assert refused.code == 2
    assert "a day answers 2, 3, 4a" in refused.err
    answers = ("--answer", "3=20 nov", "--answer", "2=2026-12-03", "--answer", "4a=4 nov")
    shell.ok("import", str(sheet), *answers, now=NOW)
    facts = {one["id"]: one for one in shell.ok("export", now=NOW).json["opportunities"]}
    assert facts["ader-clerk"]["interviews"][0]["on"] == "2026-12-03"
    assert facts["bolt-scribe"]["rejection"] == {"on": "2026-11-20"}
    assert facts["core-page"]["application"] == {"submitted_on": "2026-11-04"}
    again = shell.ok("import", str(sheet), "--dry-run", "--json", now=NOW).json
    assert again["asks"] == []
    assert (
        "follow up on the application"
        not in shell.ok("agenda", "--opportunity", "ader-clerk", now=NOW).said
    )


@pytest.mark.parametrize(
    "name", sorted(path.name for path in SAMPLES.iterdir() if path.suffix != ".md")
)
def test_every_question_names_what_answers_it(shell: Shell, name: str) -> None:
    result = shell("import", str(SAMPLES / name), "--dry-run", "--json", now=NOW)
    if result.out:
        assert [one for one in result.json["asks"] if not one.get("flag")] == []


def test_headings_of_ones_own_are_read_by_their_end_and_the_rest_is_named(
    shell: Shell, tmp_path: Path
) -> None:
    sheet = tmp_path / "jobs.csv"
    sheet.write_text(
        "Company;Position;Applied on;Where found;Current status;Last heard;My remarks\n"
        "Ader;Clerk;13/10/2026;Otta;Rejected after interview;20/10/2026;video call 1 December 14:00\n"
        "Bolt;Page;14/10/2026;LinkedIn;technical test;21/10/2026;\n"
    )
    found = shell.ok("import", str(sheet), "--dry-run", "--json", now=NOW).json
    questions = " ".join(one["question"] for one in found["asks"])
    assert "'Rejected after interview': on which day did the no come?" in questions
    assert "'technical test': on which day did they ask for it?" in questions
    assert "2014" not in questions
    assert found["document"]["opportunities"][0]["source"] == "Otta"
    assert (
        "not read: 'Last heard'; --map FIELD=COLUMN"
        in shell.ok("import", str(sheet), "--dry-run", now=NOW).said
    )
    shell.ok("import", str(sheet), "--yes", "--map", "answered=Last heard", now=NOW)
    kept = shell.ok("export", now=NOW).json["opportunities"]
    assert [one.get("rejection") for one in kept] == [{"on": "2026-10-20"}, None]


def test_a_question_keeps_its_number_when_a_column_is_named_otherwise(
    shell: Shell, tmp_path: Path
) -> None:
    sheet = tmp_path / "jobs.csv"
    sheet.write_text(
        "Company,Role,Date Applied,Status,Heard\n"
        "Ader,Clerk,2026-11-02,Rejected,2026-11-09\n"
        "Bolt,Page,,Rejected,\nCore,Scribe,2026-11-03,Offer,\n"
    )

    def flags(*words: str) -> list[str]:
        asked = shell.ok("import", str(sheet), "--dry-run", "--json", *words, now=NOW).json["asks"]
        return [one["flag"] for one in asked]

    rest = ["--answer 3a=DAY", "--answer 3=DAY", "--answer 4=DAY"]
    assert flags() == ["--answer 2=DAY", *rest]
    assert flags("--map", "answered=Heard") == rest
    answers = ("--answer", "3=20 nov", "--answer", "3a=4 nov")
    shell.ok("import", str(sheet), *answers, "--map", "answered=Heard", now=NOW)
    bolt = shell.ok("export", now=NOW).json["opportunities"][1]
    assert (bolt["application"], bolt["rejection"]) == (
        {"submitted_on": "2026-11-04"},
        {"on": "2026-11-20"},
    )


@pytest.mark.parametrize("words", [(), ("--yes", "--answer", "99=4 nov")], ids=["no", "refused"])
def test_a_column_is_not_remembered_where_nothing_was_taken_in(
    shell: Shell, tmp_path: Path, words: tuple[str, ...]
) -> None:
    sheet = tmp_path / "jobs.csv"
    sheet.write_text("House,Role,Seen\nAder,Clerk,2026-11-02\n")
    shell("import", str(sheet), "--map", "company=House", *words, now=NOW)
    assert shell("import", str(sheet), "--yes", now=NOW).code == 65
    shell.ok("import", str(sheet), "--map", "company=House", "--yes", now=NOW)
    assert "nothing changed" in shell.ok("import", str(sheet), "--yes", now=NOW).said


def test_a_column_that_speaks_of_how_it_stands_is_asked_about(shell: Shell, tmp_path: Path) -> None:
    sheet = tmp_path / "jobs.csv"
    sheet.write_text("Company,Role,Applied on,Where it is\nAder,Clerk,2026-10-13,Rejected\n")
    (ask,) = shell.ok("import", str(sheet), "--dry-run", "--json", now=NOW).json["asks"]
    assert ask["flag"] == "--map status='Where it is'"
    words = ("--yes", "--map", "status=Where it is", "--answer", "2=20 oct")
    shell.ok("import", str(sheet), *words, now=NOW)
    (kept,) = shell.ok("export", now=NOW).json["opportunities"]
    assert kept["rejection"] == {"on": "2026-10-20"}


def test_an_invitation_that_also_asks_for_documents_says_both(shell: Shell, tmp_path: Path) -> None:
    mail = tmp_path / "mail.eml"
    mail.write_text(
        "From: Nils Ahlgren <nils@larkhall.example>\nTo: me@mailbox.example\n"
        "Subject: Interview for Backend Engineer at Larkhall\n"
        "Date: Fri, 20 Nov 2026 10:00:00 +0100\nMessage-ID: <77@larkhall.example>\n\n"
        "We would like to invite you to an interview with our CTO. Would Tuesday 1 December at 10:00"
        " suit you?\nBefore we meet, please send us two references\nby Friday 27 November."
        " Please confirm by Monday 23 November.\n"
    )
    found = shell.ok("import", str(mail), "--dry-run", "--json", now=NOW).json
    facts = {one["fact"]: one["value"] for one in found["proposed"]}
    assert facts["received"]["kind"] == "invite"
    assert (facts["request"]["item"], facts["request"]["due"]) == ("two references", "2026-11-27")
    assert facts["opportunity"]["role"] == "Backend Engineer"
    said = shell.ok("import", str(mail), "--dry-run", now=NOW).said
    assert "(--answer 1=DAY, like 2026-12-01)" in said
    shell.ok("import", str(mail), "--take", "all", "--answer", "1=2026-12-01", now=NOW)
    (kept,) = shell.ok("export", now=NOW).json["opportunities"]
    assert kept["interviews"][0]["on"] == "2026-12-01"


def test_what_a_file_is_about_is_named_as_anywhere_and_refused_where_it_is_nothing(
    hunt: Shell,
) -> None:
    invitation = str(SAMPLES / "zoom-download.ics")
    assert hunt("import", invitation, "--opportunity", "nowhere", now=NOW).code == 1
    found = hunt.ok("import", invitation, "--opportunity", "Acme", "--dry-run", "--json", now=NOW)
    assert [one["id"] for one in found.json["document"]["opportunities"]] == ["acme"]


def test_several_files_go_in_one_by_one_and_a_bad_one_holds_up_none(
    shell: Shell, tmp_path: Path
) -> None:
    names = []
    for who in ("Ada", "Bo", "Cy"):
        path = tmp_path / f"{who}.vcf"
        path.write_text(f"BEGIN:VCARD\nVERSION:3.0\nFN:{who} Nord\nEND:VCARD\n")
        names.append(str(path))
    (tmp_path / "bad.vcf").write_bytes(b"\0")
    result = shell("import", *names[:2], str(tmp_path / "bad.vcf"), names[2], "--yes", now=NOW)
    assert (result.code, "bad.vcf: this is no text" in result.err) == (65, True)
    assert all(f"{who} Nord" in stored(shell) for who in ("Ada", "Bo", "Cy"))
    assert shell("import", *names, "--take", "1", now=NOW).code == 2
    shell.ok("undo", "--yes", now=NOW)
    assert "Cy Nord" not in stored(shell)
    assert "Bo Nord" in stored(shell)


def test_two_senders_of_one_name_stay_two_people(shell: Shell, tmp_path: Path) -> None:
    for n in (1, 2):
        (tmp_path / f"{n}.eml").write_text(
            f"From: Ann Lee <ann@f{n}.example>\nSubject: Clerk at Firm{n}\nDate: Tue, 17 Nov 2026 10:00:00 +0000\n\n"
            "We have decided to move forward with other candidates for the role.\n"
        )
    shell.ok("import", "--mail", str(tmp_path), "--take", "all", now=NOW)
    assert all(f"ann@f{n}.example" in stored(shell) for n in (1, 2))
