"""One short line for a prompt or a bar: how much is overdue, how much is due, and what comes first.

Owns that line in every form, and the summary it is made of: a small file beside the other state, which
holds for one state of the data file and the settings, from the moment it was made until the next one at
which time alone changes the answer. Where it does not hold, everything is surveyed again. Must stay
light: a bar asks every few seconds, so a summary that holds loads nothing else of ours.
"""

from __future__ import annotations

import json
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence
    from typing import Any, TypeAlias

    from followup_tui.timeline import Board

    from .session import Session

    Kept: TypeAlias = Mapping[str, Any]
    Summary: TypeAlias = Mapping[str, Any]

FORMATS = ("plain", "waybar", "tmux", "starship")
OVERDUE = 10
"""The exit code where something is overdue."""
_FLAGS = ("--short", "--json", "--exit-code")
_SIGNS = {"overdue": ("▲", "!", "red"), "due": ("●", "*", "yellow")}
"""How each is counted: its sign, the plain one, the colour besides."""


def status(session: Session, args: argparse.Namespace) -> int:
    """The line, from everything as of now; the summary is kept for the next time."""
    summary = _surveyed(session)
    form = "json" if args.json else "short" if args.short else args.format or "plain"
    session.out.raw(_line(summary, form, is_ascii=session.out.is_ascii))
    return OVERDUE if args.exit_code and summary["overdue"] else 0


def quick_status(argv: Sequence[str], env: Mapping[str, str]) -> int | None:
    """The line from a summary that holds, and the exit code; None where it must be made anew."""
    asked = _asked(argv)
    folder = state_folder(env)
    if asked is None or folder is None:
        return None
    kept = _read(f"{folder}/{FILE}")
    if kept is None or kept["place"] != _place(asked.get("--db"), asked.get("--config"), env):
        return None
    if kept["marks"] != _marks(kept["db"], kept["settings"]) or not _is_now(kept, asked):
        return None
    summary, is_ascii = kept["summary"], kept["is_ascii"] or not _can_spell()
    try:
        sys.stdout.write(_line(summary, asked["form"], is_ascii=is_ascii))
        sys.stdout.flush()
    except (OSError, ValueError):
        return None
    return OVERDUE if "--exit-code" in asked and summary["overdue"] else 0


def _asked(argv: Sequence[str]) -> dict[str, str] | None:
    """The options by name, with the form; None where anything is unusual."""
    asked: dict[str, str] = {"form": "plain"}
    words = iter(argv)
    for word in words:
        name, equals, value = word.partition("=")
        if name in ("--db", "--config", "--now", "--format"):
            asked[name] = value if equals else next(words, "")
        elif word in _FLAGS or (word == "status" and word not in asked):
            asked[word] = ""
        else:
            return None
    if "status" not in asked or "" in (asked.get(name, "-") for name in ("--db", "--config")):
        return None
    asked["form"] = asked.get("--format", "plain")
    for name in ("--short", "--json"):
        asked["form"] = name[2:] if name in asked else asked["form"]
    return asked if asked["form"] in (*FORMATS, "short", "json") else None


# --- the line -------------------------------------------------------------------------------------


def _line(summary: Summary, form: str, *, is_ascii: bool) -> str:
    if form == "json":
        return json.dumps({"version": 1, **summary}) + "\n"
    if form == "plain":
        text = _sentence(summary)
    elif form == "waybar":
        text = json.dumps(_waybar(summary, is_ascii=is_ascii))
    else:
        text = _counts(summary, is_ascii=is_ascii, is_tmux=form == "tmux")
    text = text.replace(" · ", " - ") if is_ascii else text
    return f"{text}\n" if text else ""


def _counts(summary: Summary, *, is_ascii: bool, is_tmux: bool = False) -> str:
    """``▲2 ●1``; nothing where nothing is overdue or due, so that a bar hides it."""
    found = []
    for name, (sign, plain, colour) in _SIGNS.items():
        if count := summary[name]:
            text = f"{plain if is_ascii else sign}{count}"
            found.append(f"#[fg={colour}]{text}#[default]" if is_tmux else text)
    return " ".join(found)


def _sentence(summary: Summary) -> str:
    counts = ", ".join(f"{summary[name]} {name}" for name in _SIGNS if summary[name])
    if not counts:
        return f"nothing overdue or due, {summary['open']} open"
    return f"{counts}: {_words(summary['first'][0])}"


def _words(item: Mapping[str, str]) -> str:
    place = f" ({item['place']})" if item["place"] else ""
    return f"{item['title']}{place}, {item['when']}"


def _waybar(summary: Summary, *, is_ascii: bool) -> Mapping[str, str]:
    """The object of a custom module, whose texts are markup."""
    name = next((name for name in _SIGNS if summary[name]), "clear")
    tooltip = "\n".join(map(_words, summary["first"])) or _sentence(summary)
    for char, safe in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
        tooltip = tooltip.replace(char, safe)
    text = _counts(summary, is_ascii=is_ascii)
    return {"text": text, "alt": name, "tooltip": tooltip, "class": name}


def _can_spell() -> bool:
    try:
        "▲●·".encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError, AttributeError):
        return False
    return True


# --- the summary ----------------------------------------------------------------------------------

FILE = "status.json"
_MOST = 5
_VARIABLES = (
    *("FOLLOWUP_HOME", "FOLLOWUP_DB", "HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"),
)
"""What decides where the data file and the settings are, besides the options."""


def state_folder(env: Mapping[str, str]) -> str | None:
    """The folder of the state without loading what knows every system; None where that is needed."""
    if home := env.get("FOLLOWUP_HOME"):
        return f"{home}/state" if os.path.isabs(home) else None
    if not sys.platform.startswith("linux"):
        return None
    state = env.get("XDG_STATE_HOME", "").strip() or f"{env.get('HOME', '')}/.local/state"
    return f"{state}/followup-tui" if os.path.isabs(state) else None


def _surveyed(session: Session) -> Summary:
    """Everything as of now, summed up and kept where that is certain to hold for a while."""
    paths, call = session.paths, session.call
    marks = _marks(str(paths.db), str(paths.config))
    board = session.board()
    summary = _summed(board)
    is_sure = marks is not None and not session.damaged() and not session.config.problems
    is_sure = is_sure and not session.playbooks.problems
    if is_sure and marks == _marks(str(paths.db), str(paths.config)):
        kept = {
            "place": _place(call.db, call.config, session.env),
            "db": str(paths.db),
            "settings": str(paths.config),
            "marks": marks,
            "is_ascii": session.config.symbols == "ascii",
            "now": call.now,
            "since": board.now.timestamp(),
            "until": session.tracker().present.holds_until.timestamp(),
            "summary": summary,
        }
        session.keep(paths.status, json.dumps(kept))
    return summary


def _summed(board: Board) -> Summary:
    from collections import Counter

    from followup_tui.wording import clean, place, when

    listed = board.listed()
    counts = Counter(item.status.value for item in listed)
    first = [item for item in listed if item.status.value in _SIGNS][:_MOST]
    told = [
        {
            "key": str(item.key),
            "title": clean(item.title),
            "place": clean(place(item.company, item.role)),
            "when": when(item, board.today),
        }
        for item in first
    ]
    counted = {name: counts[name] for name in (*_SIGNS, "open")}
    return {"today": board.today.isoformat(), **counted, "first": told}


def _read(path: str) -> Kept | None:
    try:
        with open(path, encoding="utf-8") as file:
            kept = json.load(file)
    except (OSError, ValueError):
        return None
    return kept if isinstance(kept, dict) and "summary" in kept else None


def _place(db: str | None, config: str | None, env: Mapping[str, str]) -> list[str | None]:
    """What decides which data file and which settings are meant."""
    folder = os.getcwd() if db or config or env.get("FOLLOWUP_DB") else None
    return [folder, db, config, *(env.get(name) for name in _VARIABLES)]


def _marks(db: str, settings: str) -> list[list[int] | None] | None:
    """What changes with every write to the data file, the settings and the program; None if unsure."""
    if os.path.exists(f"{db}-journal") or os.path.exists(f"{db}-wal"):
        return None
    try:
        with open(db, "rb") as file:
            counter = int.from_bytes(file.read(100)[24:28], "big")
    except OSError:
        return None
    rules = os.path.join(os.path.dirname(__file__), "..", "timeline")
    return [[counter], _mark(db), _mark(settings), _mark(rules), *_own_rules(settings)]


def _own_rules(settings: str) -> list[list[int] | None]:
    """What changes with every write to a playbook of the person's own."""
    folder = os.path.join(os.path.dirname(settings), "playbooks")
    try:
        return [_mark(os.path.join(folder, name)) for name in sorted(os.listdir(folder))]
    except OSError:
        return []


def _mark(path: str) -> list[int] | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return [found.st_ino, found.st_size, found.st_mtime_ns]


def _is_now(kept: Kept, asked: Mapping[str, str]) -> bool:
    """Whether the summary holds at the moment asked for; a day in words counts from a day."""
    named = asked.get("--now")
    if named is not None:
        return bool(kept["now"] == named and named[:4].isdecimal() and named[4:5] == "-")
    if kept["now"] is not None:
        return False
    import datetime as dt

    from followup_tui.clock import SystemClock

    return bool(kept["since"] <= SystemClock().now(dt.UTC).timestamp() < kept["until"])
