"""Commands that only look: agenda, why, show, where, export, help."""

import io
import json
import os
import stat
import sys
from pathlib import Path

import pytest

from followup_tui.cli.parser import COMMANDS
from tests.cli.conftest import DOCUMENT, Shell
from tests.payloads import PAYLOADS
from tests.test_wording import DANGEROUS

AGENDA_KEYS = [
    "key",
    "opportunity",
    "company",
    "role",
    "action",
    "to",
    "for",
    "status",
    "not_before",
    "ideal",
    "due_by",
    "give_up",
    "not_before_at",
    "due_by_at",
    "apology_after_at",
    "medium",
    "flags",
    "decision_date",
    "optional",
    "snoozed_until",
    "merge_with",
    "title",
    "reason",
    "sources",
]


def test_agenda_json_has_every_key_in_order(hunt: Shell) -> None:
    agenda = hunt.ok("agenda", "--json").json
    assert list(agenda) == ["version", "now", "today", "playbook", "items"]
    assert agenda["version"] == 1
    assert agenda["now"] == "2026-03-05T12:00:00-05:00"
    assert (agenda["today"], agenda["playbook"]) == ("2026-03-05", "balanced")
    assert agenda["items"]
    for item in agenda["items"]:
        assert list(item) == AGENDA_KEYS
        assert item["title"]
        assert item["reason"]
        assert all(list(source) == ["id", "stance"] for source in item["sources"])


def test_agenda_all_adds_what_is_done_and_what_is_snoozed(hunt: Shell) -> None:
    hunt.ok("sent", "acme/thank_you/dana/i1")
    hunt.ok("snooze", "acme/debrief/i1", "2026-03-09")
    listed = {item["key"] for item in hunt.ok("agenda", "--json").json["items"]}
    assert not {"acme/thank_you/dana/i1", "acme/debrief/i1"} & listed
    assert hunt.statuses()["acme/thank_you/dana/i1"] == "done"
    both = hunt.ok("agenda", "--json", "--all").json["items"]
    snoozed = {item["key"]: item["snoozed_until"] for item in both}
    assert snoozed["acme/debrief/i1"] == "2026-03-09"


def test_agenda_of_one_opportunity(hunt: Shell) -> None:
    items = hunt.ok("agenda", "--json", "--opportunity", "acme").json["items"]
    assert {item["opportunity"] for item in items} == {"acme"}
    assert "Globex" not in hunt.ok("agenda", "--opportunity", "acme").out
    wrong = hunt("agenda", "--opportunity", "acne")
    assert (wrong.code, wrong.out) == (1, "")
    assert "no such opportunity: 'acne'; the nearest: acme" in wrong.err


def test_plain_agenda_is_complete_and_in_the_same_order(hunt: Shell) -> None:
    plain = hunt.ok("agenda").out
    lines = plain.splitlines()
    for item in hunt.ok("agenda", "--json").json["items"]:
        assert f"  {item['key']}" in lines
        assert item["title"] in " ".join(plain.split())
    keys = [item["key"] for item in hunt.ok("agenda", "--json").json["items"]]
    assert [line.strip() for line in lines if line.strip() in keys] == keys
    assert max(map(len, lines)) <= 80
    assert "\x1b" not in plain
    assert "told to wait" in plain
    assert "overdue, 1d late" in plain


class _Left(io.StringIO):
    """A pipe whose reader has gone, as ``head`` does once it has its lines."""

    def write(self, _text: str) -> int:
        raise BrokenPipeError


def test_a_number_is_of_the_newest_agenda_also_where_its_reader_left(
    hunt: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    hunt.ok("agenda")
    hunt.ok("sent", "1")
    (first, *_) = hunt.ok("agenda", "--json").json["items"]
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", _Left())
        assert hunt("agenda").code == 141
    assert hunt.ok("why", "1", "--json").json["key"] == first["key"]


def test_done_today_stands_at_the_end(hunt: Shell) -> None:
    hunt.ok("sent", "acme/thank_you/dana/i1")
    tail = hunt.ok("agenda").out.partition("DONE TODAY")[2]
    assert "acme/thank_you/dana/i1" in tail
    assert "DONE TODAY" not in hunt.ok("agenda", now="2026-03-06").out


def test_why_in_words_and_json(hunt: Shell) -> None:
    key = "acme/thank_you/dana/i1"
    item = next(i for i in hunt.ok("agenda", "--json").json["items"] if i["key"] == key)
    found = hunt.ok("why", key, "--json").json
    assert {name: found[name] for name in AGENDA_KEYS if name != "sources"} == {
        name: item[name] for name in AGENDA_KEYS if name != "sources"
    }
    assert [{k: s[k] for k in ("id", "stance")} for s in found["sources"]] == item["sources"]
    said = hunt.ok("why", key).said
    for sentence in (*found["steps"], found["rule"], key):
        assert sentence in said
    assert found["reason"] in said.replace(" - ", " ")
    for source in found["sources"]:
        assert source["says"].partition(":")[0] in said


@pytest.mark.parametrize("words", [("why", "{}"), ("why", "{}", "--json"), ("sent", "{}")])
@pytest.mark.parametrize("key", ["acme/thank_you/dan/i1", "acme/thank_yu/dana/i1", "nonsense", "/"])
def test_an_unknown_key_names_the_nearest(hunt: Shell, words: tuple[str, ...], key: str) -> None:
    result = hunt(*(word.format(key) for word in words))
    assert (result.code, result.out) == (1, "")
    assert result.err.count("\n") == 1
    if key.startswith("acme"):
        assert "acme/thank_you/dana/i1" in result.err


def test_show_in_words_and_json(hunt: Shell) -> None:
    hunt.ok("note", "acme", "They *liked* the sketch")
    found = hunt.ok("show", "acme", "--json").json
    assert found["opportunity"]["company"] == "Acme"
    assert found["stage"] == "interviewing"
    assert {item["opportunity"] for item in found["items"]} == {"acme"}
    said = hunt.ok("show", "acme").said
    for word in ("Acme · Engineer", "Stage: interviewing", "Dana Reyes", "references", "*liked*"):
        assert word in said
    assert hunt("show", "nobody").code == 1


def test_where_names_every_path_and_makes_none(shell: Shell) -> None:
    said = shell.ok("where").out
    paths = shell.ok("where", "--json").json
    texts = {"drafts", "templates", "messages", "playbooks"}
    assert set(paths) == {"data", "settings", "review", "backups", "log", *texts}
    assert all(path.startswith(str(shell.home)) and path in said for path in paths.values())
    assert not shell.home.exists()


@pytest.mark.parametrize(
    "words", [("agenda",), ("agenda", "--json"), ("export",), ("history",), ()]
)
def test_looking_makes_no_file(shell: Shell, words: tuple[str, ...]) -> None:
    result = shell(*words)
    assert result.code == 0
    assert not shell.home.exists()


def test_a_first_look_names_the_file_to_come(shell: Shell) -> None:
    assert str(shell.db) in shell.ok("agenda").out.replace("\n", "")


@pytest.mark.parametrize("words", [("--help",), ("-h",), ("help",)])
def test_help_names_every_command(shell: Shell, words: tuple[str, ...]) -> None:
    out = shell.ok(*words).out
    assert all(f"  {name}" in out for name in COMMANDS)
    assert max(map(len, out.splitlines())) <= 80


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_its_help(shell: Shell, name: str) -> None:
    assert shell.ok(name, "--help").out.startswith(f"usage: followup {name}")


def test_version(shell: Shell) -> None:
    assert shell.ok("--version").out.startswith("followup ")


# --- export ---------------------------------------------------------------------------------------


def test_export_and_import_are_lossless(hunt: Shell, tmp_path: Path) -> None:
    hunt.ok("note", "acme", "+ went well\n- do better")
    text = hunt.ok("export").out
    file = tmp_path / "out.json"
    said = hunt.ok("export", str(file)).out
    assert said.startswith("Written: ")
    assert file.read_text() == text
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    again = ("--db", str(tmp_path / "again.db"))
    hunt.ok("import", str(file), *again)
    assert hunt.ok("export", *again).out == text


def test_export_replaces_whole_or_not_at_all(hunt: Shell, tmp_path: Path) -> None:
    target, link = tmp_path / "target.json", tmp_path / "link.json"
    target.write_text("old")
    link.symlink_to(target)
    hunt.ok("export", str(link))
    assert link.is_symlink()
    assert json.loads(target.read_text())["format"] == "followup-tui"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize(
    ("name", "code"),
    [("missing/out.json", 73), ("folder", 73), ("home/followup.db", 73), ("a\0b", 2)],
)
def test_export_where_it_cannot(hunt: Shell, tmp_path: Path, name: str, code: int) -> None:
    (tmp_path / "folder").mkdir()
    before = hunt.db.read_bytes()
    result = hunt("export", str(tmp_path / name))
    assert (result.code, result.out) == (code, "")
    assert result.err.count("\n") == 1
    assert hunt.db.read_bytes() == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_export_to_a_full_disk(hunt: Shell) -> None:
    assert hunt("export", "/dev/full").code == 74


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_export_where_it_may_not(hunt: Shell, tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o500)
    assert hunt("export", str(folder / "x.json")).code == 77


def test_export_schema(shell: Shell) -> None:
    schema = shell.ok("export", "--schema").json
    assert schema["properties"]["format"] == {"const": "followup-tui"}
    assert "Opportunity" in schema["$defs"]


# --- text that would act on a terminal ------------------------------------------------------------


@pytest.mark.parametrize("payload", [p for p in PAYLOADS if len(p) <= 500], ids=ascii)
def test_stored_text_is_inert_in_every_command(shell: Shell, payload: str) -> None:
    opportunity = {
        "id": "a",
        "company": payload,
        "role": payload,
        "location": payload,
        "tags": [payload],
        "people": [{"contact": "c", "relation": "hiring_manager"}],
        "interviews": [
            {"id": "i", "on": "2026-03-04", "with": ["c"], "status": "held", "kind": payload}
        ],
        "requests": [{"id": "r", "on": "2026-03-04", "item": payload, "by": "c"}],
        "notes": [{"id": "n", "at": "2026-03-04T12:00:00Z", "body": payload}],
    }
    contact = {"id": "c", "name": payload, "email": payload}
    frame = {"format": "followup-tui", "version": 1}
    taken = shell.take(frame | {"contacts": [contact], "opportunities": [opportunity]})
    assert taken.code == 0
    commands = [("agenda",), ("agenda", "--json"), ("show", "a"), ("export",), ("history",)]
    commands += [("why", "a/thank_you/c/i"), ("agenda", "--all"), ("show", "a", "--json")]
    for words in commands:
        out = shell.ok(*words).out
        assert not DANGEROUS.search(out), words


def test_the_plain_agenda_names_who_has_no_next_step(shell: Shell) -> None:
    shell("add", "opportunity", "company=Acme", "role=Engineer")
    assert "NO NEXT STEP\n· Acme · Engineer (acme-engineer)" in shell("agenda").out
    shell("jot", "acme", "--yes", "decide: in two weeks")
    assert "NO NEXT STEP" not in shell("agenda").out


def test_the_agenda_is_narrowed_by_words(hunt: Shell) -> None:
    keys = {i["key"] for i in hunt.ok("agenda", "--json", "--filter", "company:acme").json["items"]}
    assert keys
    assert all(key.startswith("acme/") for key in keys)
    said = hunt.ok("agenda", "--filter", "is:waiting").said
    assert "waiting: 1 of" in said
    refused = hunt("agenda", "--filter", "is:overdu")
    assert refused.code == 2
    assert refused.err.count("is:overdu'") == 1
    assert "'overdue'" in refused.err


def test_what_is_kept_is_counted_with_what_comes_and_who_has_no_next_step(hunt: Shell) -> None:
    hunt.ok("add", "opportunity", "company=Idle Hands", "role=Clerk")
    said = hunt.ok("agenda", "--filter", "idle").said
    assert "“idle”: 1 of" in said
    assert "NO NEXT STEP" in said


def test_an_hour_is_told_with_whose_it_is(hunt: Shell) -> None:
    hunt.ok("edit", "opportunity", "acme", "employer_tz=Asia/Tokyo")
    hunt.ok("add", "interview", "acme", "on=2026-03-09", "starts_at=10:00")
    assert "sun 8 21:00 · Mon 10:00 Tokyo" in hunt.ok("agenda").out
    assert "2026-03-09 10:00 there, 2026-03-08 21:00 at home" in hunt.ok("show", "acme").said


def test_what_is_supposed_is_marked_on_every_line_and_stored_nowhere(hunt: Shell) -> None:
    before = hunt.ok("agenda").out
    kept = {path: path.read_bytes() for path in hunt.home.rglob("*") if path.is_file()}
    told = hunt.ok("agenda", "--suppose", "acme: decide by fri", "--suppose", "Globex: rejected")
    assert all(line.startswith("supposed") for line in told.out.splitlines())
    assert "supposed  Acme · Engineer: They decide by Fri 6 Mar 2026" in told.out
    assert "no. 1" not in told.out
    assert {path: path.read_bytes() for path in hunt.home.rglob("*") if path.is_file()} == kept
    assert hunt.ok("agenda").out == before


def test_what_is_supposed_is_marked_on_every_item_of_the_json(hunt: Shell) -> None:
    line = ("--opportunity", "acme", "--suppose", "decide: by fri")
    told = hunt.ok("agenda", *line, "--json").json
    reads = ["They decide by Fri 6 Mar 2026, tomorrow"]
    assert told["supposed"] == [{"opportunity": "acme", "line": "decide: by fri", "reads": reads}]
    assert told["items"]
    assert all(item["supposed"] for item in told["items"])
    assert all(item["opportunity"] == "acme" for item in told["items"])


@pytest.mark.parametrize(
    ("line", "said"),
    [("acme: hello", "'hello' says nothing"), ("acme: decide: by 31 feb", "31 feb"), ("", "''")],
)
def test_a_supposed_line_that_will_not_do_is_refused(hunt: Shell, line: str, said: str) -> None:
    result = hunt("agenda", "--suppose", line)
    assert (result.code, result.out, said in result.err) == (65, "", True)
    assert len(result.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("acorn: rejected", "'acorn' is no whole name: acorn-bank-clerk"),
        ("rejected", "before the line, as in 'acme: decide by fri'"),
        ("bank: decide by fri", "'bank' is no whole name: acorn-bank-clerk"),
    ],
)
def test_whom_a_supposed_line_is_about_is_told_where_it_is_not_known(
    shell: Shell, line: str, said: str
) -> None:
    for role in ("Clerk", "Teller"):
        shell.ok("add", "opportunity", "company=Acorn Bank", f"role={role}")
    result = shell("agenda", "--suppose", line)
    assert (result.code, result.out, said in result.err) == (1, "", True)


def test_a_part_of_a_name_is_not_whom_was_met_last(hunt: Shell) -> None:
    hunt.ok("add", "opportunity", "company=Acorn Bank", "role=Clerk")
    result = hunt("agenda", "--suppose", "Acorn: decide by fri")
    assert "'Acorn' is no whole name: acorn-bank-clerk" in result.err


def test_supposing_makes_no_file(shell: Shell) -> None:
    assert "no opportunity is recorded yet" in shell("agenda", "--suppose", "rejected").err
    assert not list(shell.home.rglob("*.db"))


def test_insight_tells_no_figure_of_fewer_than_ten(hunt: Shell) -> None:
    assert "Too early to tell" in hunt.ok("insight").out
    few = hunt.ok("insight", "--json").json
    assert (few["enough"], few["figures"]) == (10, [])
    left_out = hunt("insight", "--csv").err
    assert f"figures of fewer than 10 cases are left out: {len(few['too_few'])}" in left_out
    applied = [
        {
            "id": f"firm{n}",
            "company": "=Firm",
            "role": f"Clerk {n}",
            "source": "=board",
            "application": {"submitted_on": "2026-02-02"},
            "received": [{"on": "2026-02-20", "kind": "reply"}][n:],
        }
        for n in range(10)
    ]
    head = {key: DOCUMENT[key] for key in ("format", "version", "settings")}
    assert hunt.take({**head, "opportunities": applied}).code == 0
    told = hunt.ok("insight").out
    assert told.startswith("1 of 10 applications were answered so far.")
    assert "=board    1 of 10  ██▍" in told
    assert '"source","\'=board","10","1"' in hunt("insight", "--csv").out


def test_a_word_of_somebody_outside_takes_no_end_back(shell: Shell) -> None:
    friend = {"id": "finn", "name": "Finn", "company": "Elsewhere"}
    acme = {
        "id": "acme",
        "company": "Acme",
        "role": "Engineer",
        "rejection": {"on": "2026-03-02"},
        "received": [{"id": "m1", "on": "2026-03-04", "kind": "invite", "from": "finn"}],
    }
    head = {"format": "followup-tui", "version": 1}
    assert shell.take({**head, "contacts": [friend], "opportunities": [acme]}).code == 0
    assert shell.ok("show", "acme", "--json").json["stage"] == "rejected"
    assert "Stage: rejected" in shell.ok("export", "--format", "md").out


def test_everyone_is_told_and_two_are_made_one(hunt: Shell) -> None:
    told = hunt.ok("people").said
    assert "you to them" in told
    known = hunt.ok("people", "--json").json["people"]
    assert {"id", "next_on", "to_them", "from_them", "left"} <= set(known[0])
    hunt.ok("add", "contact", "name=Dana Twin", "email=d2@acme.example")
    twin = next(
        one["id"]
        for one in hunt.ok("people", "--json").json["people"]
        if one["name"] == "Dana Twin"
    )
    (hunt.home / "config.toml").write_text(f'[views]\nher = "person:{twin}"\n')
    assert "are one contact now" in hunt.ok("people", "--merge", "dana", twin).said
    assert (hunt.home / "config.toml").read_text() == '[views]\nher = "person:dana"\n'
    assert twin not in {one["id"] for one in hunt.ok("people", "--json").json["people"]}
    hunt.ok("undo", "--yes")
    assert (hunt.home / "config.toml").read_text() == f'[views]\nher = "person:{twin}"\n'
    hunt.ok("redo", "--yes")
    assert (hunt.home / "config.toml").read_text() == '[views]\nher = "person:dana"\n'
    hunt.ok("undo", "--yes")
