"""``draft`` and ``lint``: what is printed, what is written, what it ends with."""

from __future__ import annotations

import json
import os
import stat
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from followup_tui import files
from followup_tui.config import find_paths
from followup_tui.drafting import CHECKS, slots
from followup_tui.sidecars import KeptMessage, MessageDrafts
from followup_tui.store import Store
from tests.cli.conftest import Shell
from tests.payloads import PAYLOADS

KEY = "acme/thank_you/dana/i1"
GOOD = """Subject: Thank you for our conversation about the Engineer position

Dear Dana,

Thank you for your time on Wednesday and for the talk about the Engineer position at Acme. I am glad \
to hear how you plan the move of the ledger, and I would be pleased to help with it.

I will send the references you asked for tomorrow.

Kind regards,
Alex
"""


def _settings(shell: Shell, text: str) -> None:
    shell.home.mkdir(exist_ok=True)
    (shell.home / "config.toml").write_text(text)


def _templates(shell: Shell, **files: str) -> Path:
    folder = shell.home / "templates"
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / f"{name}.md").write_text(text)
    return folder


# --- draft ----------------------------------------------------------------------------------------


def test_draft_prints_the_message_and_tells_the_rest_aside(hunt: Shell) -> None:
    result = hunt("draft", KEY)
    assert result.code == 0
    assert result.out.startswith("Subject: ")
    assert "Hello Dana," in result.out
    assert "Still to fill in: your name" in result.err
    assert "To Dana Reyes <dana@acme.example>" in result.err


def test_the_text_is_not_wrapped_where_another_program_reads_it(hunt: Shell) -> None:
    assert max(map(len, hunt("draft", KEY).out.splitlines())) > 80


def test_own_name_and_tone_come_from_the_settings(hunt: Shell) -> None:
    _settings(hunt, '[drafts]\nname = "Alex Morgan"\ntone = "brief"\n')
    made = hunt.ok("draft", KEY, "--json").json
    assert (made["tone"], made["template"]) == ("brief", "thank_you.brief")
    assert made["body"].endswith("Best regards,\nAlex Morgan")
    assert "sender" not in made["missing"]


def test_as_json_it_is_all_there(hunt: Shell) -> None:
    made = hunt.ok("draft", KEY, "--tone", "plain", "--json").json
    assert made["key"] == KEY
    assert made["to"] == {"name": "Dana Reyes", "address": "dana@acme.example"}
    assert made["medium"] == "email"
    assert made["tone"] == "plain"
    assert made["covers"] == ["acme/deliver_request/r1"]
    assert made["attachments"] == ["references"]
    assert made["missing"] == ["sender"]
    assert made["ready"] is False
    assert any(line.startswith("Window: ") for line in made["head"])
    assert {one["id"] for one in made["findings"]} <= set(CHECKS)
    place = next(one for one in made["findings"] if one["text"] == "{{sender}}")
    assert made["body"][place["start"] : place["end"]] == "{{sender}}"


def test_every_template_of_the_type_can_be_named(hunt: Shell) -> None:
    call = hunt.ok("draft", KEY, "--template", "thank_you.call", "--json").json
    assert (call["medium"], call["template"]) == ("phone", "thank_you.call")
    wrong = hunt("draft", KEY, "--template", "thank_you.loud")
    assert (wrong.code, wrong.out) == (65, "")
    assert "thank_you.warm" in wrong.err


def test_the_script_for_a_call_stands_under_name_and_number(hunt: Shell) -> None:
    said = hunt("draft", KEY, "--template", "thank_you.call").out
    assert said.startswith("Call Dana Reyes: no number known\n")
    assert "Voicemail, once only" in said


def test_a_mail_file_opens_unsent_and_is_for_its_owner_alone(hunt: Shell, tmp_path: Path) -> None:
    path = tmp_path / "to dana.eml"
    said = hunt("draft", KEY, "--eml", str(path))
    assert (said.code, said.out) == (0, f"Written: {path}\n")
    mail = message_from_bytes(path.read_bytes(), policy=default)
    assert (mail["X-Unsent"], mail["To"]) == ("1", "Dana Reyes <dana@acme.example>")
    assert "Hello Dana," in mail.get_content()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_never_over_the_data_file(hunt: Shell) -> None:
    before = hunt.db.read_bytes()
    assert hunt("draft", KEY, "--eml", str(hunt.db)).code == 73
    assert hunt.db.read_bytes() == before


def test_a_link_for_the_mail_program(hunt: Shell) -> None:
    out = hunt("draft", KEY, "--mailto").out
    assert out.startswith("mailto:dana@acme.example?subject=")
    assert out.count("\n") == 1


def test_a_link_that_would_be_cut_off_is_refused_for_a_file(hunt: Shell) -> None:
    _templates(hunt, thank_you="Subject: Engineer\n\nHello {{name}},\n\n" + "long " * 900)
    result = hunt("draft", KEY, "--mailto")
    assert (result.code, result.out) == (65, "")
    assert "--eml FILE" in result.err


def test_without_a_clipboard_the_text_is_shown_to_be_copied_by_hand(
    hunt: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"):
        monkeypatch.delenv(name, raising=False)
    result = hunt("draft", KEY, "--to-clipboard")
    assert result.code == 0
    assert "Hello Dana," in result.out
    assert "copy by hand" in " ".join(result.err.split())


def test_a_clipboard_program_gets_the_body_alone(
    hunt: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tool = tmp_path / "bin" / "xclip"
    tool.parent.mkdir()
    tool.write_text(f"#!/bin/sh\nexec cat > {tmp_path}/clip\n")
    tool.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tool.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("DISPLAY", ":0")
    for name in ("WAYLAND_DISPLAY", "SSH_CONNECTION", "SSH_TTY"):
        monkeypatch.delenv(name, raising=False)
    assert hunt("draft", KEY, "--to-clipboard").out == "On the clipboard.\n"
    assert (tmp_path / "clip").read_text().startswith("Hello Dana,")


def test_steps_for_oneself_need_no_message(hunt: Shell) -> None:
    own = [key for key in hunt.statuses() if key.split("/")[1] in ("debrief", "close_out")]
    assert own
    for key in own:
        for words in (("draft", key), ("lint", key, "-")):
            result = hunt(*words, stdin="x")
            assert (result.code, result.out, result.err.count("\n")) == (65, "", 1)
            assert "nothing to write" in result.err


def test_a_key_nobody_knows_names_the_nearest(hunt: Shell) -> None:
    result = hunt("draft", "acme/thank_you/dana")
    assert result.code == 1
    assert KEY in result.err


def test_a_blocked_message_can_be_drafted(hunt: Shell) -> None:
    blocked = [key for key, status in hunt.statuses().items() if status == "blocked"]
    assert blocked
    made = hunt.ok("draft", blocked[0], "--json").json
    assert "L21" in {one["id"] for one in made["findings"] if one["severity"] == "error"}


def test_the_editor_needs_a_terminal(hunt: Shell) -> None:
    result = hunt("draft", KEY, "--editor")
    assert (result.code, result.out) == (2, "")


def test_drafting_changes_nothing(hunt: Shell) -> None:
    before = hunt.db.read_bytes()
    hunt("draft", KEY)
    hunt("lint", KEY, "-", stdin=GOOD)
    assert hunt.db.read_bytes() == before


# --- the notes beside it --------------------------------------------------------------------------

NOTES = """~ the move of the archive
~ Dana was rude
- shorter answers
=> I would gladly show you the tool.
"""


def _noted(shell: Shell, body: str = NOTES) -> str:
    """A thank-you to somebody met, with these notes of the talk; its key."""
    document = {
        "format": "followup-tui",
        "version": 1,
        "contacts": [
            {"id": "dana", "name": "Dana Reyes", "email": "dana@acme.example", "phone": "+1 555 0100",
             "postal": "1 Harbor Street"},
            {"id": "hoa", "name": "Nguyễn Thị Hoa"},
        ],
        "opportunities": [
            {
                "id": "acme",
                "company": "Acme",
                "role": "Engineer",
                "people": [{"contact": "dana", "relation": "hiring_manager"}],
                "interviews": [{"id": "i1", "on": "2026-03-04", "with": ["dana"], "status": "held"}],
                "notes": [{"id": "n", "at": "2026-03-04T12:00:00Z", "body": body, "interview": "i1"}],
            }
        ],
        "networking": [{"id": "c1", "contact": "hoa", "on": "2026-03-04"}],
    }  # fmt: skip
    assert shell.take(document).code == 0
    return "acme/thank_you/dana/i1"


def test_the_text_stands_alone_and_the_candidates_beside_it(shell: Shell) -> None:
    key = _noted(shell)
    made = shell("draft", key)
    assert "archive" not in made.out
    assert "rude" not in made.out + made.err
    assert "I would gladly show you the tool." in made.out
    beside = " ".join(made.err.split())
    assert "1 Since then I have kept thinking about the move of the archive." in beside
    assert "1 line of your notes kept back" in beside
    assert "shorter answers" not in beside


def test_what_is_taken_stands_in_the_text_and_stays_marked(shell: Shell) -> None:
    key = _noted(shell)
    _settings(shell, '[drafts]\nname = "Alex Morgan"\n')
    assert shell.ok("draft", key, "--json").json["ready"] is True
    made = shell.ok("draft", key, "--take", "1", "--json").json
    (mark,) = made["marks"]
    assert (
        made["body"][mark["start"] : mark["end"]] == mark["text"] == made["candidates"][0]["text"]
    )
    assert (made["ready"], made["missing"]) == (False, [])
    assert made["kept_back"] == 1
    assert "to look over" in shell("draft", key, "--take", "1").err
    for words, code in (("2", 65), ("x", 2)):
        refused = shell("draft", key, "--take", words)
        assert (refused.code, refused.out) == (code, "")


def test_a_setting_says_which_signs_are_offered(shell: Shell) -> None:
    key = _noted(shell)
    _settings(shell, '[drafts]\noffer = "-"\n')
    (one,) = shell.ok("draft", key, "--json").json["candidates"]
    assert (one["form"], one["text"], one["note"]) == ("own", "{{own_words}}", "shorter answers")
    _settings(shell, '[drafts]\noffer = "*"\n')
    wrong = shell("draft", key)
    assert wrong.code == 0
    assert "drafts.offer = '*' is not made of the signs" in wrong.err


def test_a_line_of_fit_comes_from_the_settings_or_the_opportunity(shell: Shell) -> None:
    key = _noted(shell)
    _settings(
        shell, '[drafts.fit]\nengineer = "I have built two engines."\nany = "I learn fast."\n'
    )
    assert "I have built two engines." in shell("draft", key).out
    _settings(shell, "[drafts.fit]\nengineer = 3\n")
    wrong = shell("draft", key)
    assert (wrong.code, wrong.err.count("drafts.fit.engineer = 3")) == (0, 1)


# --- handing it over ------------------------------------------------------------------------------


def test_json_and_a_hand_over_do_both(shell: Shell, tmp_path: Path) -> None:
    key, path = _noted(shell), tmp_path / "x.eml"
    made = shell.ok(
        "draft", key, "--json", "--eml", str(path), "--mailto", "--webmail", "gmail"
    ).json
    assert made["written"] == str(path)
    assert path.exists()
    assert made["mailto"].startswith("mailto:dana@acme.example?")
    assert made["webmail"].startswith(
        "https://mail.google.com/mail/?view=cm&fs=1&to=dana@acme.example&su="
    )
    assert shell("draft", key, "--json", "--eml", "-").code == 2


@pytest.mark.parametrize(("medium", "offers"), [("phone", "script"), ("post", "letter")])
@pytest.mark.parametrize("way", [("--eml", "x.eml"), ("--mailto",), ("--webmail", "outlook")])
def test_what_goes_by_phone_or_post_makes_no_mail(
    shell: Shell,
    medium: str,
    offers: str,
    way: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    key = _noted(shell)
    refused = shell("draft", key, "--medium", medium, *way)
    assert (refused.code, refused.out) == (65, "")
    assert offers in refused.err
    assert not (tmp_path / "x.eml").exists()
    assert shell.ok("draft", key, "--medium", medium, "--json").json["medium"] == medium
    assert shell("draft", key, "--medium", "pigeon").code == 2


def test_an_address_no_mail_program_would_take_is_named(shell: Shell, tmp_path: Path) -> None:
    key = _noted(shell)
    dana = {"id": "dana", "name": "Dana Reyes", "email": "dana at acme"}
    assert shell.take({"format": "followup-tui", "version": 1, "contacts": [dana]}).code == 0
    for way in (("--eml", str(tmp_path / "x.eml")), ("--mailto",)):
        refused = shell("draft", key, *way)
        assert (refused.code, refused.out) == (65, "")
        assert "'dana at acme'" in refused.err
    assert not (tmp_path / "x.eml").exists()


def test_a_mail_file_goes_over_nothing_unless_forced_and_through_no_link(
    shell: Shell, tmp_path: Path
) -> None:
    key, path = _noted(shell), tmp_path / "x.eml"
    path.write_text("mine")
    refused = shell("draft", key, "--eml", str(path))
    assert (refused.code, path.read_text()) == (73, "mine")
    assert "--force" in refused.err
    assert shell("draft", key, "--eml", str(path), "--force").code == 0
    assert path.read_text() != "mine"
    other, link = tmp_path / "other", tmp_path / "link.eml"
    other.write_text("theirs")
    link.symlink_to(other)
    assert shell("draft", key, "--eml", str(link), "--force").code == 73
    assert other.read_text() == "theirs"
    dangling = tmp_path / "dangling.eml"
    dangling.symlink_to(tmp_path / "nowhere")
    assert shell("draft", key, "--eml", str(dangling)).code == 73
    assert not (tmp_path / "nowhere").exists()


def test_a_dash_is_standard_output(shell: Shell) -> None:
    said = shell("draft", _noted(shell), "--eml", "-")
    assert said.code == 0
    mail = message_from_bytes(said.out.encode(), policy=default)
    assert (mail["X-Unsent"], mail["To"]) == ("1", "Dana Reyes <dana@acme.example>")


def test_keys_of_networking_begin_with_a_dash(shell: Shell) -> None:
    _noted(shell)
    key = "-/networking_thank_you/hoa/c1"
    made = shell("draft", key)
    assert made.code == 0
    assert "Hello Nguyễn Thị Hoa," in made.out
    assert "call_as=NAME" in made.err
    shell.ok("edit", "contact", "hoa", "call_as=Hoa")
    called = shell("draft", key)
    assert "Hello Hoa," in called.out
    assert "call_as" not in called.err
    assert shell("lint", key, "-", stdin=called.out).code in (0, 65)
    assert shell("why", key).code == 0


def test_every_message_that_is_due_gets_a_file(hunt: Shell, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    made = hunt.ok("draft", "--all-due", "--eml", str(folder), "--json").json
    due = {key for key, status in hunt.statuses().items() if status in ("due", "overdue")}
    assert made["written"]
    assert {one["key"] for one in made["written"]} <= due
    files = sorted(folder.iterdir())
    assert [str(path) for path in files] == sorted(one["file"] for one in made["written"])
    assert {path.suffix for path in files} <= {".eml", ".md"}
    again = hunt("draft", "--all-due", "--eml", str(folder))
    assert again.code == 73
    assert sorted(folder.iterdir()) == files
    assert hunt("draft", "--all-due", "--eml", str(folder), "--force").code == 0
    for words in (("--all-due",), ("--all-due", KEY, "--eml", str(folder)), ()):
        assert hunt("draft", *words).code == 2


def test_messages_that_cannot_be_written_say_so_by_the_exit_code(
    hunt: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path, _data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files, "replace", full)
    result = hunt("draft", "--all-due", "--eml", str(tmp_path / "out"))
    assert result.code == 74
    assert "no space left on device" in result.err
    assert not (tmp_path / "out").exists()


def test_the_slots_are_listed(shell: Shell) -> None:
    listed = shell("draft", "--slots").out
    for slot in ("{{name}}", "{{position}}", "{{words}}", "{{detail}}", "{{fit}}"):
        assert slot in listed
    assert shell.ok("draft", "--slots", "--json").json["slots"].keys() == slots().keys()


def test_the_medium_and_the_panel_are_judged_from_the_command_line(shell: Shell) -> None:
    key = _noted(shell)
    shell.ok("add", "statement", "acme", "on=2026-03-04", "kind=preferred_medium", "medium=email")
    found = shell("lint", key, "-", "--medium", "phone", "--json", stdin=GOOD).json["findings"]
    assert "L20" in {one["id"] for one in found}


def test_what_a_colleague_is_about_to_get_is_seen_from_the_command_line(hunt: Shell) -> None:
    hunt.ok("add", "contact", "id=sam", "name=Sam Ode", "email=sam@acme.example")
    hunt.ok("edit", "interview", "acme", "i1", "with=dana,sam")
    kept = KeptMessage(
        "acme/thank_you/sam/i1", "email", "", "", GOOD.replace("Dana", "Sam"), "", "", ""
    )
    with Store.open(hunt.db) as store:
        own = find_paths(hunt.env).owned_by(store.file.identity)
    MessageDrafts(own.drafts / "messages").keep(kept)
    found = hunt("lint", KEY, "-", "--json", stdin=GOOD).json["findings"]
    assert "L16" in {one["id"] for one in found}


# --- own templates --------------------------------------------------------------------------------


def test_own_templates_win_by_name(hunt: Shell) -> None:
    _templates(hunt, thank_you="## warm\nSubject: Mine\n\nDear {{name}}, mine.\n")
    made = hunt.ok("draft", KEY, "--json").json
    assert (made["subject"], made["body"]) == ("Mine", "Dear Dana, mine.")
    assert hunt.ok("draft", KEY, "--tone", "plain", "--json").json["subject"] != "Mine"


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("Subject: a\n\n{{#detail}}\nHello\n", 3, "{{#detail}} is never closed"),
        ("Subject: a\n\nHello\n{{/detail}}\n", 4, "closes nothing"),
        ("## warm\nSubject: a\n\nok\n\n## plain\nSubject: b\n\n{{%}}a{{|}}b\n", 9, "never closed"),
        ("{{#a}}\n{{#b}}\n{{/a}}\n", 3, "closes nothing"),
        ("", 1, "is empty"),
        ("fine\nthen \udcff\n", 2, "is not UTF-8"),
    ],
)
def test_a_broken_template_is_named_with_its_line_and_stood_in_for(
    hunt: Shell, text: str, line: int, says: str
) -> None:
    folder = hunt.home / "templates"
    folder.mkdir(parents=True)
    path = folder / "thank_you.md"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    result = hunt("draft", KEY)
    assert result.code == 0
    assert "Hello Dana," in result.out
    told = result.err.replace("\n", "")
    assert f"thank_you.md:{line}:" in told
    assert says.replace(" ", "") in told.replace(" ", "")


def test_headings_of_templates_match_whatever_their_case(hunt: Shell) -> None:
    _templates(hunt, thank_you="## Warm\nsubject: Mine\n\nDear {{name}}, mine.\n")
    made = hunt.ok("draft", KEY, "--json").json
    assert (made["template"], made["subject"], made["body"]) == (
        "thank_you.warm",
        "Mine",
        "Dear Dana, mine.",
    )


def test_own_templates_may_hold_anything(hunt: Shell) -> None:
    folder = _templates(hunt)
    (folder / "folder.md").mkdir()
    (folder / "dangling.md").symlink_to("nowhere")
    for n, payload in enumerate(PAYLOADS):
        (folder / f"p{n}.md").write_bytes(payload.encode("utf-8", "surrogateescape"))
        result = hunt("draft", KEY, "--template", f"p{n}")
        assert result.code in (0, 65)
        assert "\x1b" not in result.out + result.err
        assert "\x9b" not in result.out + result.err


# --- lint -----------------------------------------------------------------------------------------


def test_a_good_message_ends_with_nothing_worse_than_a_hint(hunt: Shell) -> None:
    found = hunt.ok("lint", KEY, "-", "--json", stdin=GOOD).json
    assert found["errors"] == 0
    assert {one["severity"] for one in found["findings"]} <= {"suggestion", "warning"}


@pytest.mark.parametrize(
    ("old", "new", "check", "severity", "code"),
    [
        ("Dear Dana", "Dear Diana", "L03", "error", 65),
        ("Kind regards", "{{closing}}\nKind regards", "L06", "error", 65),
        ("tomorrow.", "tomorrow :)", "L02", "error", 65),
        ("Dear Dana,\n\n", "Dear Dana,\n\nI hope this finds you well. ", "L01", "warning", 0),
        ("Acme. I", "Globex. I", "L18", "error", 65),
    ],
)
def test_what_lint_finds_and_what_it_ends_with(
    hunt: Shell, tmp_path: Path, old: str, new: str, check: str, severity: str, code: int
) -> None:
    path = tmp_path / "message.txt"
    path.write_text(GOOD.replace(old, new))
    result = hunt("lint", KEY, str(path), "--json")
    assert (result.code, result.err) == (code, "")
    found = next(one for one in json.loads(result.out)["findings"] if one["id"] == check)
    assert found["severity"] == severity
    assert found["why"]
    assert found["suggestion"]
    plain = hunt("lint", KEY, str(path))
    assert plain.code == code
    assert severity in plain.out
    assert f"({check}, " in " ".join(plain.out.split())


def test_a_finding_names_line_and_column(hunt: Shell) -> None:
    text = GOOD.replace("Kind regards", "{{closing}}\nKind regards")
    found = hunt("lint", KEY, "-", "--json", stdin=text).json["findings"]
    place = next(one for one in found if one["id"] == "L06")
    assert (place["line"], place["column"], place["text"]) == (9, 1, "{{closing}}")
    assert "9:1 " in hunt("lint", KEY, "-", stdin=text).out


def test_own_words_are_minded(hunt: Shell) -> None:
    text = GOOD.replace("I am glad", "I am a rockstar, touching base, glad")
    default_ids = {o["id"] for o in hunt("lint", KEY, "-", "--json", stdin=text).json["findings"]}
    assert "L01" in default_ids
    _settings(
        hunt,
        '[drafts]\nbanned = ["rockstar"]\nallowed = ["touching base"]\nlimits = {thank_you = 20}\n',
    )
    found = hunt("lint", KEY, "-", "--json", stdin=text).json["findings"]
    assert "L01" not in {one["id"] for one in found}
    assert "rockstar" in {one["text"] for one in found}
    assert any("20 are enough" in one["what"] for one in found)


@pytest.mark.parametrize(
    ("words", "code"), [(("nowhere.txt",), 65), (("",), 2), (("a\0b",), 2), (("-",), 65)]
)
def test_a_text_that_cannot_be_read(hunt: Shell, words: tuple[str, ...], code: int) -> None:
    result = hunt("lint", KEY, *words)
    assert (result.code, result.out, result.err.count("\n")) == (code, "", 1)


@pytest.mark.parametrize("payload", [p for p in PAYLOADS if p.strip()], ids=ascii)
def test_any_text_can_be_linted(hunt: Shell, payload: str) -> None:
    raw = payload.encode("utf-8", "surrogateescape")
    result = hunt("lint", KEY, "-", stdin=raw)
    assert result.code in (0, 65)
    assert "\x1b" not in result.out
    assert hunt("lint", KEY, "-", "--json", stdin=raw).json["version"] == 1


@pytest.mark.parametrize("payload", [p for p in PAYLOADS if len(p) <= 500], ids=ascii)
def test_stored_text_is_inert_in_a_draft(shell: Shell, payload: str, tmp_path: Path) -> None:
    opportunity = {
        "id": "a",
        "company": payload,
        "role": payload,
        "people": [{"contact": "c", "relation": "hiring_manager"}],
        "interviews": [{"id": "i", "on": "2026-03-04", "with": ["c"], "status": "held"}],
        "requests": [{"id": "r", "on": "2026-03-04", "item": payload, "by": "c"}],
        "notes": [
            {"id": "n", "at": "2026-03-04T12:00:00Z", "body": f"~ {payload}", "interview": "i"}
        ],
    }
    contact = {"id": "c", "name": payload, "email": payload}
    frame = {"format": "followup-tui", "version": 1}
    assert shell.take(frame | {"contacts": [contact], "opportunities": [opportunity]}).code == 0
    key, path = "a/thank_you/c/i", tmp_path / "x.eml"
    for words in ((), ("--json",), ("--mailto",), ("--to-clipboard",), ("--eml", str(path))):
        result = shell("draft", key, *words)
        assert result.code in (0, 65), words
        said = result.out + result.err
        assert not {c for c in said if ord(c) < 32 and c != "\n"} | {"\x9b", "\x9d"} & set(said)
    if path.exists():
        mail = message_from_bytes(path.read_bytes(), policy=default)
        assert set(mail.keys()) <= {
            "X-Unsent", "To", "Subject", "Content-Type", "Content-Transfer-Encoding", "MIME-Version"
        }  # fmt: skip
