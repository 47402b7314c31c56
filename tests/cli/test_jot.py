"""``jot``: read, shown, agreed, saved; and the same document as the other commands write."""

from __future__ import annotations

import json
import os
import sys
from typing import Any

import pytest

from followup_tui.cli.main import run
from tests.cli.conftest import Result, Shell

NOW = "2026-11-19T16:00-05:00"
DOCUMENT: dict[str, Any] = {
    "format": "followup-tui",
    "version": 1,
    "settings": {"home_tz": "America/New_York"},
    "contacts": [{"id": "dana", "name": "Dana Reyes", "email": "dana@acme.example"}],
    "opportunities": [
        {
            "id": "acme-engineer",
            "company": "Acme",
            "role": "Engineer",
            "interviews": [
                {
                    "id": "onsite",
                    "on": "2026-11-19",
                    "kind": "onsite",
                    "status": "held",
                    "starts_at": "2026-11-19T13:00:00-05:00",
                    "ended_at": "2026-11-19T15:00:00-05:00",
                }
            ],
        },
        {"id": "bolt", "company": "Bolt Labs", "role": "Staff Engineer"},
    ],
}
LINES = """\
@Ana Ruiz, recruiter <ana@acme.example>
@Dana Reyes
They decide in two weeks.
prefers: email
need: references by fri via email
ref: Jane Doe
next: call 3 dec 14:00 with @Dana
got: still deciding
sent: thank you to @Ana
The team is spread out #remote
+ the pairing went well"""
BY_HAND = (
    "add contact name=Ana|Ruiz id=ana-ruiz email=ana@acme.example company=Acme",
    "add person acme contact=ana-ruiz relation=recruiter",
    "edit interview acme onsite with=ana-ruiz,dana",
    "add person acme contact=dana relation=interviewer",
    "add statement acme kind=decide_in n=2 unit=weeks",
    "add statement acme kind=preferred_medium medium=email",
    "add request acme item=references due=fri via=email",
    "add contact name=Jane|Doe",
    "add person acme contact=jane-doe relation=reference",
    "add reference acme contact=jane|doe",
    "add interview acme starts_at=3|dec|14:00 kind=call with=dana|reyes status=scheduled",
    "got acme still|deciding",
    "add sent acme action=thank_you to=ana for=onsite",
    "edit opportunity acme tags=remote",
)


@pytest.fixture
def day(shell: Shell) -> Shell:
    """The afternoon of the onsite."""
    shell.now = NOW
    assert shell.take(DOCUMENT).code == 0
    return shell


def opportunity(shell: Shell, name: str = "acme-engineer") -> dict[str, Any]:
    document = shell.ok("export").json
    return next(one for one in document["opportunities"] if one["id"] == name)


def without_origin(value: Any) -> Any:
    if isinstance(value, list):
        return [without_origin(one) for one in value]
    if isinstance(value, dict):
        return {k: without_origin(v) for k, v in value.items() if k not in ("from_note", "notes")}
    return value


def test_a_jot_gives_the_same_document_as_the_commands(day: Shell) -> None:
    day.ok("jot", "acme", "--yes", "--no-debrief", LINES)
    jotted = day.ok("export").json
    day.ok("undo", "--yes")
    assert without_origin(day.ok("export").json) != without_origin(jotted)
    for line in BY_HAND:
        day.ok(*(word.replace("|", " ") for word in line.split()))
    assert without_origin(day.ok("export").json) == without_origin(jotted)


def test_what_was_not_recorded_is_told_and_how_it_is(day: Shell) -> None:
    said = day.ok("jot", "acme", "--yes", "send the portfolio by tomorrow").said
    assert "Not recorded: 1; followup undo" in said
    day.ok("undo", "--yes")
    said = day.ok("jot", "acme", "--yes", "--take", "all", "send the portfolio by tomorrow").said
    assert "Not recorded" not in said
    assert any(one["item"] == "portfolio" for one in opportunity(day)["requests"])


def test_it_says_what_it_read_and_what_the_plan_becomes(day: Shell) -> None:
    before = day.ok("export").out
    shown = day.ok("jot", "acme", "--dry-run", f"{LINES}\nneed: it by 31 feb")
    assert day.ok("export").out == before
    for words in (
        "[x] 3. They decide in 2 weeks, by Thu 3 Dec 2026, in 14 days",
        "due Fri 20 Nov 2026, tomorrow",
        "[!] Feb has no day 31",
        "+ thank-you to Dana Reyes, due tomorrow 15:00",
        "+ references to send, due tomorrow",
    ):
        assert words in shown.said
    assert max(map(len, shown.out.splitlines())) <= 80


def test_saved_it_names_the_note_last(day: Shell) -> None:
    said = day.ok("jot", "acme", "--yes", "need: references").out
    (note,) = opportunity(day)["notes"]
    assert said.splitlines()[-1].endswith(f"({note['id']})")
    assert (note["body"], note["interview"]) == ("need: references", "onsite")


def test_json_is_one_value(day: Shell) -> None:
    only_read = day.ok("jot", "acme", "--json", "need: references by fri\nneed: x by 31 feb").json
    assert list(only_read) == [
        *(
            "version",
            "opportunity",
            "interview",
            "debrief",
            "note",
            "saved",
            "proposals",
            "problems",
            "plan",
        )
    ]
    assert (only_read["version"], only_read["note"], only_read["saved"]) == (1, None, False)
    (proposal,) = only_read["proposals"]
    assert (proposal["number"], proposal["line"], proposal["taken"]) == (1, 1, True)
    assert proposal["changes"][0]["fact"]["due"] == "2026-11-20"
    assert only_read["problems"][0]["line"] == 2
    assert {
        "change": "appeared",
        "key": "acme-engineer/deliver_request/references",
        "says": "+ references to send, due tomorrow",
    } in only_read["plan"]
    assert "notes" not in opportunity(day)
    saved = day.ok("jot", "acme", "--json", "--yes", "need: references by fri").json
    assert (saved["saved"], saved["note"]) == (True, opportunity(day)["notes"][0]["id"])


@pytest.mark.parametrize(
    ("words", "taken"),
    [
        ((), [2]),
        (("--take", "1"), [1]),
        (("--take", "1,2"), [1, 2]),
        (("--take", "all"), [1, 2]),
        (("--take", "none"), []),
    ],
)
def test_what_is_taken(day: Shell, words: tuple[str, ...], taken: list[int]) -> None:
    text = "@Dna Reyes\nneed: references"
    day.ok("jot", "acme", "--yes", text, *words)
    found = opportunity(day)
    assert [1] * ("people" in found) + [2] * ("requests" in found) == taken


@pytest.mark.parametrize("number", ["0", "3", "x", "-1", "1.5"])
def test_what_cannot_be_taken(day: Shell, number: str) -> None:
    result = day("jot", "acme", "--yes", f"--take={number}", "need: references\nprefers: phone")
    assert result.code == 2
    assert "1 to 2" in result.err


@pytest.mark.parametrize("name", ["acme-engineer", "Acme", "acme eng", "ACME ENGINEER"])
def test_an_opportunity_by_id_or_name(day: Shell, name: str) -> None:
    assert day.ok("jot", name, "--json", "hello").json["opportunity"] == "acme-engineer"


@pytest.mark.parametrize(
    ("words", "code", "err"),
    [
        (("acm3", "hello"), 1, "no such opportunity: 'acm3'"),
        (("engineer", "hello"), 1, "may be several: acme-engineer (Acme"),
        (("acme", ""), 65, "empty"),
        (("acme", "x" * 200_001), 65, "200,001"),
        (("acme", "--interview", "i9", "hello"), 1, "there is onsite"),
        (("acme", "--note", "n9", "hello"), 1, "no such note"),
        (("acme",), 2, "no text was given"),
        (("acme", "hello"), 2, "no terminal to ask on"),
    ],
)
def test_refusals(day: Shell, words: tuple[str, ...], code: int, err: str) -> None:
    before = day.ok("export").out
    yes = () if err == "no terminal to ask on" else ("--yes",)
    result = day("jot", *words, *yes)
    assert (result.code, err in result.err) == (code, True), result
    assert day.ok("export").out == before


@pytest.mark.parametrize(
    ("words", "stdin", "body"),
    [
        (("-",), "one\ntwo\n", "one\ntwo"),
        (("they decide by fri",), "", "they decide by fri"),
        (("@Ana Ruiz, recruiter", "need: a sample"), "", "@Ana Ruiz, recruiter\nneed: a sample"),
        (("acme", "-"), b"caf\xe9", "caf\ufffd"),
        (("acme", "one", "two"), "", "one two"),
        (("acme", "- do better"), "", "- do better"),
        (("acme", "said\x00it"), "", "said\ufffdit"),
    ],
)
def test_the_note_is_kept_as_typed(
    day: Shell, words: tuple[str, ...], stdin: str | bytes, body: str
) -> None:
    day.ok("jot", *words, "--yes", stdin=stdin)
    assert opportunity(day)["notes"][0]["body"] == body


def test_without_a_name_it_is_the_one_met_last(day: Shell) -> None:
    assert day.ok("jot", "--json", "need: a sample").json["opportunity"] == "acme-engineer"
    day.ok("add", "interview", "bolt", "on=today")
    which = day("jot", "--json", "need: a sample")
    assert which.code == 1
    assert "acme-engineer" in which.err
    assert "bolt" in which.err
    far = day("jot", "--json", "need: a sample", now="2027-03-01")
    assert far.code == 1


def test_on_an_empty_file_it_says_how_to_begin(shell: Shell) -> None:
    result = shell("jot", "need: a sample", "--yes")
    assert result.code == 1
    assert "followup add opportunity" in result.err
    assert not shell.db.exists()


def test_said_anew_it_proposes_only_what_is_new(day: Shell) -> None:
    day.ok("jot", "acme", "--yes", LINES)
    note = opportunity(day)["notes"][0]["id"]
    again = day.ok("jot", "acme", "--note", note, "--json", LINES).json
    assert again["proposals"] == again["plan"] == []
    more = day.ok("jot", "acme", "--note", note, "--json", "--yes", f"{LINES}\nneed: a cv").json
    assert [proposal["line"] for proposal in more["proposals"]] == [12]
    assert len(opportunity(day)["notes"]) == 1


def test_an_interview_can_be_left_out(day: Shell) -> None:
    day.ok("jot", "acme", "--interview", "", "--yes", "@Ana Ruiz")
    found = opportunity(day)
    assert "with" not in found["interviews"][0]
    assert "interview" not in found["notes"][0]


def test_a_debrief_is_done(day: Shell) -> None:
    assert day.statuses()["acme-engineer/debrief/onsite"] == "due"
    day.ok("jot", "acme", "--yes", "--no-debrief", "+ went well")
    day.ok("jot", "acme", "--yes", "~ a quiet office")
    assert day.statuses()["acme-engineer/debrief/onsite"] == "due"
    for words in (("--debrief", "a quiet office"), ("+ went well",)):
        assert "as the debrief of the onsite" in day.ok("jot", "acme", "--yes", *words).said
        assert day.statuses()["acme-engineer/debrief/onsite"] == "done"
        day.ok("undo", "--yes")
        assert day.statuses()["acme-engineer/debrief/onsite"] == "due"


# --- asking ---------------------------------------------------------------------------------------


def on_a_terminal(shell: Shell, answer: bytes, *words: str) -> Result:
    """The command with somebody there who types the answer."""
    master, slave = os.openpty()
    err = _Terminal()
    with os.fdopen(slave, encoding="utf-8") as tty, os.fdopen(master, "wb", 0) as typed:
        typed.write(answer)
        shell._patch.setattr(sys, "stdin", tty)
        shell._patch.setattr(sys, "stderr", err)
        code = run(["--now", shell.now, *words], shell._launch, shell.env)
    out, _ = shell._capsys.readouterr()
    return Result(code, out, err.text)


class _Terminal:
    closed = False

    def __init__(self) -> None:
        self.text = ""

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self.text += text
        return len(text)

    def flush(self) -> None:
        pass


@pytest.mark.parametrize(
    ("answer", "is_saved"),
    [(b"y\n", True), (b"YES\n", True), (b"\n", False), (b"n\n", False), (b"\xff\n", False), (b"\x04", False)],
)  # fmt: skip
def test_it_asks(day: Shell, answer: bytes, is_saved: bool) -> None:
    result = on_a_terminal(day, answer, "jot", "acme", "need: references")
    assert (result.code, result.err) == (0, "Save it? [y/N] ")
    assert ("Nothing was saved." in result.out) != is_saved
    assert ("notes" in opportunity(day)) == is_saved


def test_hostile_words_are_printed_inert(day: Shell) -> None:
    shown = day.ok("jot", "acme", "--dry-run", "@Eve\x1b[2J\x9b Ruiz\nneed: \u202ex\x1b]0;t\x07y")
    assert not {"\x1b", "\x9b", "\x07", "\u202e"} & set(shown.out)
    assert json.loads(day.ok("jot", "acme", "--json", "need: \x1b]0;t\x07y").out)
