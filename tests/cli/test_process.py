"""The program as the system sees it: exit codes, streams, terminals, and what stays unloaded."""

import contextlib
import json
import os
import pty
import re
import shlex
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from followup_tui.cli import looking, main
from tests.cli.conftest import Shell

PYTHON = [sys.executable, "-m", "followup_tui"]
ROOT = Path(__file__).parents[2]
WAIT = 300
"""Seconds after which a program that does not end is given up."""


def _env(home: Path, **more: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return kept | {"FOLLOWUP_HOME": str(home), "PYTHONPATH": str(ROOT)} | more


def _run(
    home: Path, *words: str, stdin: int = subprocess.DEVNULL, **more: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*PYTHON, *words],
        env=_env(home, **more),
        stdin=stdin,
        capture_output=True,
        timeout=WAIT,
        cwd=home.parent,
    )


# --- no terminal ----------------------------------------------------------------------------------


@pytest.mark.parametrize("term", ["xterm-256color", "dumb", ""])
def test_without_a_terminal_the_plain_agenda_is_printed(tmp_path: Path, term: str) -> None:
    done = _run(tmp_path / "home", TERM=term)
    assert done.returncode == 0
    assert b"playbook balanced" in done.stdout
    assert b"\x1b" not in done.stdout + done.stderr
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize("term", ["xterm-256color", "dumb", ""])
def test_without_a_terminal_the_demo_is_refused(tmp_path: Path, term: str) -> None:
    done = _run(tmp_path / "home", "demo", TERM=term)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"followup: ")
    assert b"\x1b" not in done.stderr


def _in_pty(home: Path, *words: str, **more: str) -> tuple[int, bytes]:
    """Run on a terminal of its own; the exit code and everything it drew."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [*PYTHON, *words],
        env=_env(home, **more),
        stdin=slave,
        stdout=slave,
        stderr=slave,
        start_new_session=True,
    )
    os.close(slave)
    drawn = b""
    deadline = time.monotonic() + WAIT
    while time.monotonic() < deadline:
        try:
            part = os.read(master, 65536)
        except OSError:
            break
        if not part:
            break
        drawn += part
    os.close(master)
    return process.wait(30), drawn


@pytest.mark.parametrize("term", ["dumb", ""])
@pytest.mark.parametrize(("words", "code"), [((), 0), (("demo",), 2)])
def test_a_dumb_terminal_is_no_terminal(
    tmp_path: Path, term: str, words: tuple[str, ...], code: int
) -> None:
    ended, drawn = _in_pty(tmp_path / "home", *words, TERM=term)
    assert ended == code
    assert b"--help" in drawn
    assert b"\x1b" not in drawn


def test_colour_is_for_terminals_that_want_it(tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert b"\x1b[1m" in _in_pty(home, "agenda", TERM="xterm")[1]
    assert b"\x1b" not in _in_pty(home, "agenda", TERM="xterm", NO_COLOR="1")[1]
    assert b"\x1b" not in _run(home, "agenda", TERM="xterm").stdout


# --- odd streams ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("closed", "code"), [("<&-", 0), (">&-", 0), ("2>&-", 0)])
def test_closed_streams(tmp_path: Path, closed: str, code: int) -> None:
    command = f'"{sys.executable}" -m followup_tui {closed}'
    done = subprocess.run(
        ["/bin/sh", "-c", command], env=_env(tmp_path / "home"), capture_output=True, timeout=30
    )
    assert done.returncode == code
    assert b"Traceback" not in done.stderr


def test_a_broken_pipe_is_quiet(tmp_path: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    process = subprocess.Popen(
        [*PYTHON, "export", "--schema"],
        env=_env(tmp_path / "home"),
        stdin=subprocess.DEVNULL,
        stdout=write,
        stderr=subprocess.PIPE,
    )
    os.close(write)
    _, said = process.communicate(timeout=WAIT)
    assert (process.returncode, said) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_behind_standard_output(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*PYTHON, "agenda"],
            env=_env(tmp_path / "home"),
            stdin=subprocess.DEVNULL,
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=WAIT,
        )
    assert done.returncode == 74
    assert done.stderr.count(b"\n") == 1


def test_a_locale_without_unicode(tmp_path: Path) -> None:
    plain: dict[str, Any] = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = _run(tmp_path / "home", "agenda", **plain)
    assert done.returncode == 0
    assert done.stdout.isascii()
    assert b" - playbook balanced" in done.stdout


def test_words_typed_in_a_locale_without_unicode_are_kept(tmp_path: Path) -> None:
    plain: dict[str, Any] = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    home = tmp_path / "home"
    made = _run(home, "add", "opportunity", "company=Zürich 漢", "role=Koch", **plain)
    assert made.returncode == 0
    assert _run(home, "note", "Zürich", "schön", **plain).returncode == 0
    (found,) = json.loads(_run(home, "export").stdout)["opportunities"]
    assert found["company"] == "Zürich 漢"
    assert found["notes"][0]["body"] == "schön"


def test_a_strange_zone_is_no_trouble(tmp_path: Path) -> None:
    assert _run(tmp_path / "home", "agenda", TZ="garbage").returncode == 0


# --- what stays unloaded --------------------------------------------------------------------------

_LOADED = """
import sys
from followup_tui.cli.main import run
code = run(sys.argv[1:], lambda session, is_demo: 0)
screens, tables = ("textual", "rich"), ("sqlmodel", "sqlalchemy", "pydantic", "holidays")
heavy = (*screens, *tables, "shutil", "followup_tui.timeline")
print(code, *(name for name in heavy if name in sys.modules), file=sys.stderr)
"""


@pytest.mark.parametrize(
    ("words", "loaded"),
    [
        (("--help",), "0"),
        (("--version",), "0"),
        (("sent", "--help"), "0 shutil"),
        (("where",), "0 followup_tui.timeline"),
        (("agenda", "--json"), "0 followup_tui.timeline"),
    ],
)
def test_looking_loads_neither_screens_nor_tables(
    tmp_path: Path, words: tuple[str, ...], loaded: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _LOADED, *words],
        env=_env(tmp_path / "home"),
        capture_output=True,
        text=True,
        timeout=WAIT,
    )
    assert done.stderr.strip() == loaded


# --- the unforeseen -------------------------------------------------------------------------------


def test_an_unforeseen_error_is_one_line_and_a_log_without_user_text(
    hunt: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(*_: object) -> int:
        secret = "Dana earns 150k"
        raise LookupError(secret)

    monkeypatch.setattr(looking, "agenda", stumble)
    result = hunt("agenda")
    assert (result.code, result.out) == (70, "")
    assert result.err.count("\n") == 1
    log = hunt.home / "state/followup.log"
    assert str(log) in result.err
    kept = log.read_text()
    assert "builtins.LookupError" in kept
    assert "stumble" in kept
    assert "150k" not in kept + result.err
    assert log.stat().st_mode & 0o777 == 0o600


def test_a_log_that_cannot_be_written_does_not_hide_the_error(
    hunt: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "agenda", lambda *_: 1 // 0)
    (hunt.home / "state").write_text("in the way")
    result = hunt("agenda")
    assert result.code == 70
    assert "ZeroDivisionError" in result.err
    assert "log could not be written" in result.err


def test_an_interrupt_ends_with_130(hunt: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(looking, "agenda", interrupt)
    assert hunt("agenda").code == 130


# --- starting the app -----------------------------------------------------------------------------


@pytest.mark.parametrize(("words", "is_demo"), [((), False), (("demo",), True)])
def test_with_a_terminal_the_app_is_launched(
    hunt: Shell, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], is_demo: bool
) -> None:
    monkeypatch.setattr(main, "why_no_terminal", lambda _: None)
    assert hunt(*words, now="2026-03-09").code == 0
    ((session, demo),) = hunt.launched
    assert demo is is_demo
    with contextlib.closing(session):
        assert session.today().isoformat() == "2026-03-09"


@pytest.mark.parametrize(
    "words",
    [
        ("--db", "{}", "--now", "2026-03-05", "export"),
        ("export", "--db={}", "--now=2026-03-05"),
        ("--db", "{}", "export", "--now", "2026-03-05"),
    ],
)
def test_global_options_stand_before_or_after(hunt: Shell, words: tuple[str, ...]) -> None:
    expected = hunt.ok("export").out
    assert hunt.ok(*(word.format(hunt.db) for word in words)).out == expected


def test_the_settings_file_counts(hunt: Shell) -> None:
    (hunt.home / "config.toml").write_text('symbols = "ascii"\ndate_order = "mdy"\n')
    assert hunt.ok("agenda").out.isascii()
    hunt.ok("snooze", "acme/debrief/i1", "04/05/2026", "--force")
    snooze = hunt.ok("show", "acme", "--json").json["opportunity"]["snoozes"][0]
    assert snooze["until"] == "2026-04-05"
    (hunt.home / "config.toml").write_text("symbols = 1\n")
    told = hunt("agenda")
    assert told.code == 0
    assert "config.toml, line 1: symbols = 1 is not one of unicode, ascii" in told.err


# --- killed ---------------------------------------------------------------------------------------


def test_what_was_acknowledged_is_there_after_any_kill(tmp_path: Path) -> None:
    """``jot --yes`` in a loop, killed at any moment: no printed id is lost, no command half done."""
    home = tmp_path / "home"
    _run(home, "add", "opportunity", "company=Acme", "role=Engineer")
    said = b""
    for number in range(6):
        process = subprocess.Popen(
            [*PYTHON, "jot", "acme", "--yes", f"need: thing {number} by fri\nprefers: phone"],
            env=_env(home),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            cwd=tmp_path,
        )
        try:
            said += process.communicate(timeout=0.35 + 0.1 * number)[0]
        except subprocess.TimeoutExpired:
            process.kill()
            said += process.communicate()[0]
    acknowledged = re.findall(rb"note saved.*\((note-\d+)\)", said)
    (found,) = json.loads(_run(home, "export").stdout)["opportunities"]
    kept = [note["id"] for note in found.get("notes", ())]
    assert set(kept) >= {id_.decode() for id_ in acknowledged}
    assert {one["from_note"]["note"] for one in found.get("requests", ())} == set(kept)
    assert _run(home, "history", "acme").stdout.count(b"note saved") == len(kept)
    with contextlib.closing(sqlite3.connect(home / "followup.db")) as file:
        assert file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


EVERY = """\
agenda --all
why 1
prepare
show acme
find acme
find zzzz
history
status
status --format tmux
status --format waybar
status --format starship
status --format plain
remind
review --plain
jot acme 'held: onsite today 9:00-9:30'
draft 1
where
doctor
report --from 2026-01-01
report --format html
export --format md
holidays list
quiet list
completions fish
backup
import nowhere.csv
agenda --filter 'isn:x'
snooze 1 'the day on which everybody is sure to be back at work'
agnda
edit opportunity acme remote=perhaps
"""


def test_plain_signs_are_plain_in_every_command(hunt: Shell) -> None:
    (hunt.home / "config.toml").write_text('symbols = "ascii"\n')
    for line in EVERY.splitlines():
        done = hunt(*shlex.split(line), stdin="\n" * 9)
        assert (done.out + done.err).isascii(), done
        assert done.out + done.err, line
