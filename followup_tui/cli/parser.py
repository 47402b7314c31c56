"""How commands are typed: their names, their words, the help and the mistakes of usage.

Owns how words are told from options. Must stay light: ``--help`` loads nothing else of ours.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Mapping, Sequence
from typing import Any

from .call import GLOBALS
from .command import TEXT, Command
from .errors import UsageError
from .hunt_commands import COMMANDS as HUNT
from .meant import MEANT, MEANT_OPTIONS
from .tool_commands import COMMANDS as TOOLS

_PATHS = ("file", "eml")
"""Values that are kept byte for byte: they name a file."""


COMMANDS: Mapping[str, Command] = {one.name: one for one in (*HUNT, *TOOLS)}


def arguments(name: str, words: Sequence[str]) -> argparse.Namespace:
    """What stands after a command, by name; UsageError, and SystemExit after ``--help``."""
    parser = _command(name).parser()
    known = parser.options()
    args = parser.parse_intermixed_args(_marked(words, known, name))
    for field, value in vars(args).items():
        setattr(args, field, _as_words(value, is_path=field in _PATHS))
    return args


def _as_words(value: Any, *, is_path: bool) -> Any:
    """Words as they were typed, in UTF-8, also where the locale spells only ASCII; a path as it is."""
    if isinstance(value, list):
        return [_as_words(each, is_path=is_path) for each in value]
    if not isinstance(value, str):
        return value
    value = value.removeprefix(TEXT)
    if is_path or value.isascii():
        return value
    return value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _command(name: str) -> Command:
    if name in COMMANDS:
        return COMMANDS[name]
    names = (*COMMANDS, *GLOBALS, "--version", "--help")
    close = _near(name, names)
    meant = MEANT.get(name.lower()) or (close[0] if close else "")
    hint = f"; the nearest is {meant}" if meant else ""
    kind = "option" if name.startswith("-") else "command"
    raise UsageError(f"no such {kind}: {name!r}{hint} (see: followup --help)")


_OPTION = r"(?s:--[A-Za-z][\w-]*(=.*)?)"


def _marked(words: Sequence[str], known: Mapping[str, argparse.Action], name: str) -> list[str]:
    """The words after a command, those that are no options marked as text.

    Keys of networking begin with a dash, and days, texts and names may. UsageError names the nearest
    of an unknown option.
    """
    marked: list[str] = []
    rest = iter(words)
    for word in rest:
        if word == "--":
            return [*marked, *(_as_text(each) for each in rest)]
        before = known.get(marked[-1]) if marked else None
        is_value = before is not None and before.nargs != 0
        if word.partition("=")[0] in known:
            marked.append(word)
        elif re.fullmatch(_OPTION, word) and not is_value:
            raise UsageError(_no_option(word.partition("=")[0], known, name))
        else:
            marked.append(_as_text(word))
    return marked


def _as_text(word: str) -> str:
    return f"{TEXT}{word}" if word[:1] == "-" and word != "-" else word


def _no_option(word: str, known: Mapping[str, argparse.Action], name: str) -> str:
    meant = [one for one in MEANT_OPTIONS.get(word, ()) if one in known]
    close = meant or _near(word, [*known, *GLOBALS])
    hint = f"; the nearest is {close[0]}" if close else ""
    return f"no such option: {word!r}{hint} (see: followup {name} --help)"


def _near(word: str, known: Sequence[str]) -> list[str]:
    from difflib import get_close_matches

    return get_close_matches(word, known, n=1)


def help_text() -> str:
    """The whole help on one screen."""
    width = max(map(len, COMMANDS))
    commands = "\n".join(f"  {each.name:<{width}}  {each.help}" for each in COMMANDS.values())
    return f"""\
usage: followup [--db PATH] [--now WHEN] [--config PATH] [COMMAND ...]

Tells which follow-up to send, to whom, from which day, until which day, and
why. Without a command it opens the app. With a screen reader: followup agenda
reads out what is to do, review --plain walks through it by numbered lines,
jot and got record what happened; nothing needs the app.

commands (followup COMMAND --help tells more, with an example):
{commands}

options, before or after the command:
  --db PATH      the data file (else FOLLOWUP_DB, else the data folder)
  --now WHEN     live on that day: 2026-03-05, 2026-03-05T14:30, tomorrow, +3d
  --config PATH  the settings file
  --version      the version
  --help         this help
"""
