"""The one line for a bar, the digest, and the summary that answers before anything is loaded."""

import datetime as dt
import io
import json
import subprocess
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followup_tui.cli import reminding
from followup_tui.cli.status import quick_status, state_folder
from followup_tui.config import find_paths
from followup_tui.timeline import Surveyor, load_playbooks, survey
from tests.bench.data import NOW
from tests.bench.data import hunt as many
from tests.cli.conftest import Shell

LATE = "2026-03-05T12:00"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "1 overdue, 3 due: "),
        (("--short",), "▲1 ●3\n"),
        (("--format", "starship"), "▲1 ●3\n"),
        (("--format", "tmux"), "#[fg=red]▲1#[default] #[fg=yellow]●3#[default]\n"),
        (("--format", "waybar"), '"class": "overdue"'),
        (("--json",), '"overdue": 1, "due": 3'),
    ],
)
def test_the_line_in_every_form(hunt: Shell, words: tuple[str, ...], says: str) -> None:
    assert says in hunt.ok("status", *words, now=LATE).out
    assert hunt.ok("agenda", "--json", now=LATE).out.count('"status": "overdue"') == 1


def test_where_nothing_is_due_a_bar_shows_nothing(shell: Shell) -> None:
    assert shell.ok("status", "--short").out == ""
    assert shell.ok("status").out == "nothing overdue or due, 0 open\n"
    assert shell("status", "--exit-code").code == 0


def test_the_exit_code_is_told_only_where_it_is_asked_for(hunt: Shell) -> None:
    assert hunt("status", now=LATE).code == 0
    assert hunt("status", "--exit-code", now=LATE).code == 10


def test_markup_of_a_bar_is_no_markup(shell: Shell) -> None:
    shell.ok("add", "opportunity", "company=A & <B>", "role=Engineer", "id=a")
    shell.ok("jot", "a", "held: onsite yesterday", "@Dana", "--yes")
    told = json.loads(shell.ok("status", "--format", "waybar", now=LATE).out)
    assert "A &amp; &lt;B&gt;" in told["tooltip"]


# --- the summary that is kept ---------------------------------------------------------------------


def _quick(hunt: Shell, *words: str, now: str = LATE) -> str | None:
    """What the light way says, or None where it cannot be sure."""
    kept, sys.stdout = sys.stdout, io.TextIOWrapper(io.BytesIO(), "utf-8")
    try:
        code = quick_status(["--now", now, "status", *words], hunt.env)
        sys.stdout.seek(0)
        return None if code is None else sys.stdout.read()
    finally:
        sys.stdout = kept


def test_the_light_way_says_the_same_or_nothing(hunt: Shell) -> None:
    assert _quick(hunt) is None
    told = hunt.ok("status", now=LATE).out
    assert _quick(hunt) == told
    assert _quick(hunt, "--short") == "▲1 ●3\n"
    assert _quick(hunt, now="2026-03-13") is None
    assert _quick(hunt, "--color") is None


def test_any_change_makes_the_summary_void(hunt: Shell) -> None:
    hunt.ok("status", now=LATE)
    hunt.ok("note", "acme", "a word")
    assert _quick(hunt) is None
    hunt.ok("status", now=LATE)
    (hunt.home / "config.toml").write_text('symbols = "ascii"')
    assert _quick(hunt) is None
    hunt.ok("status", now=LATE)
    assert _quick(hunt, "--short") == "!1 *3\n"
    (hunt.home / "followup.db-journal").write_bytes(b"")
    assert _quick(hunt) is None


def test_a_broken_settings_file_or_row_is_told_each_time(hunt: Shell) -> None:
    (hunt.home / "config.toml").write_text("symbols = 3")
    assert "symbols = 3" in hunt("status", now=LATE).err
    assert _quick(hunt) is None


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere the full way is taken")
@pytest.mark.parametrize(
    "env", [{"FOLLOWUP_HOME": "/x"}, {"HOME": "/h"}, {"HOME": "/h", "XDG_STATE_HOME": "/s"}]
)
def test_both_ways_look_in_the_same_place(
    env: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("FOLLOWUP_HOME", "HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    assert Path(state_folder(env) or "") == find_paths(env).status.parent


def test_the_light_way_loads_nothing_else_of_ours(hunt: Shell) -> None:
    hunt.ok("status", now=LATE)
    code = (
        "import sys; from followup_tui.__main__ import main; "
        f"main(['--now', {LATE!r}, 'status', '--short']); "
        "print([m for m in sys.modules if m.startswith(('followup_tui.', 'argparse', 'sqlite3',"
        " 'msgspec', 'dateutil', 'platformdirs', 'importlib.resources', 'pathlib'))])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], env=hunt.env, capture_output=True, text=True, check=True
    )
    line, loaded = run.stdout.splitlines()
    assert line == "▲1 ●3"
    assert eval(loaded) == ["followup_tui.__main__", "followup_tui.cli", "followup_tui.cli.status"]


FACTS = many(12, 12)


@settings(max_examples=60, deadline=None)
@given(st.integers(-40_000, 40_000), st.floats(0, 1, exclude_max=True))
def test_until_it_says_so_time_changes_nothing(minutes: int, share: float) -> None:
    """The law that the summary rests on: what is due depends on now, so it is known until when."""
    playbooks = load_playbooks()
    now = NOW.astimezone(ZoneInfo("America/New_York")) + dt.timedelta(minutes=minutes)
    surveyor = Surveyor(playbooks)
    board = surveyor.survey(FACTS, now)
    until = surveyor.holds_until
    assert until is not None
    later = min(now + (until - now) * share, until - dt.timedelta(microseconds=1))
    assert [i.status for i in survey(FACTS, later, playbooks).agenda] == [
        i.status for i in board.agenda
    ]
    assert survey(FACTS, later, playbooks).today == board.today


# --- the digest -----------------------------------------------------------------------------------


def test_one_digest_with_the_code_of_what_is_overdue(hunt: Shell) -> None:
    found = hunt("remind", now=LATE)
    assert found.code == 10
    assert found.out.startswith("1 overdue, 3 due\n▲ overdue: ")
    told = hunt("remind", "--json", now=LATE).json
    assert [item["status"] for item in told["items"]] == ["overdue", "due", "due", "due"]
    assert hunt("remind", now="2026-03-01").code == 0


def test_the_notice_is_one_and_no_text_of_it_is_a_word_of_the_shell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    program, seen = tmp_path / "notify-send", tmp_path / "seen"
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {seen}\n')
    program.chmod(0o755)
    env = {"PATH": str(tmp_path), "DISPLAY": ":0"}
    assert reminding.notify("1 due", ["$(reboot) <b>"], env)
    assert seen.read_text().splitlines()[2:] == ["followup: 1 due", "$(reboot) &lt;b&gt;"]
    assert not reminding.notify("1 due", [], {"PATH": "/nowhere", "DISPLAY": ":0"})
    assert not reminding.notify("1 due", [], {"PATH": str(tmp_path)})


@pytest.mark.parametrize(
    ("system", "says"),
    [
        ("systemd", ["Persistent=true", "OnCalendar=*-*-* 08:05:00", "SuccessExitStatus=10"]),
        ("launchd", ["<key>StartCalendarInterval</key>", "<integer>8</integer>"]),
        ("cron", ["5 8 * * * ", "@reboot"]),
    ],
)
def test_timers_catch_up_and_name_the_whole_program(
    hunt: Shell, system: str, says: list[str]
) -> None:
    text = hunt.ok("remind", "--install", system, "--at", "8:05", "--db", "/tmp/a b.db").out
    assert all(part in text for part in (*says, "a b.db", "remind"))
    assert hunt("remind", "--install", system, "--at", "25:00").code == 2
