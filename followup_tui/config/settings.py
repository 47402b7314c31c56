"""What the settings file says: looks, keys, date order and ways to write.

Owns the keys of the TOML file, what each may hold, and that a wrong one is named and left out. Must not
know where the file is, nor open the data.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

import msgspec

from .paths import ConfigError

DateOrder = Literal["dmy", "mdy"]
Symbols = Literal["unicode", "ascii"]
DraftTone = Literal["warm", "plain", "brief"]


class DraftSettings(msgspec.Struct, frozen=True):
    """How this person writes: the table ``[drafts]``."""

    name: str = ""
    """The name under a message; empty leaves it open in every draft."""
    tone: DraftTone = "warm"
    banned: tuple[str, ...] = ()
    """Words to be told of."""
    allowed: tuple[str, ...] = ()
    """Phrases never to be told of."""
    limits: Mapping[str, int] = msgspec.field(default_factory=lambda: MappingProxyType({}))
    """How many words are enough, by type of message."""
    fit: Mapping[str, str] = msgspec.field(default_factory=lambda: MappingProxyType({}))
    """One to three lines of why you fit, by a word of the role; ``any`` is for every role."""
    offer: str = "~!^+"
    """The signs whose lines of a note are offered for a message."""
    webmail: str = ""
    """The web mail a message opens in: gmail, outlook or yahoo; empty means the mail program."""


class Config(msgspec.Struct, frozen=True):
    """Looks, keys, date order, how to write. What the engine reads lives in the data file."""

    date_order: DateOrder = "dmy"
    symbols: Symbols = "unicode"
    theme: str | None = None
    keys: Mapping[str, str] = msgspec.field(default_factory=lambda: MappingProxyType({}))
    """Keys (comma-separated) by binding id."""
    views: Mapping[str, str] = msgspec.field(default_factory=lambda: MappingProxyType({}))
    """Saved filters by name, in the order of the file."""
    drafts: DraftSettings = DraftSettings()
    problems: tuple[str, ...] = ()
    """What could not be taken, one line each; the default stands in its place."""


class AppSettings(msgspec.Struct, frozen=True):
    """What only the app knows of the settings."""

    keys: Mapping[str, tuple[str, str]]
    """By binding id its keys as they are by default, and what they do."""
    faults: Mapping[tuple[str, ...], str]
    """What is wrong with a key or theme of the person's own, by where it stands."""


def load_config(path: Path, *, must_exist: bool = False) -> Config:
    """Read the settings file; a missing one means the defaults unless it was named.

    A value that will not do leaves its default and is told in ``problems`` by file, line, key and
    what would do. ConfigError where the file itself cannot be read.
    """
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        if must_exist:
            raise ConfigError(f"{path}: no such file", 2) from None
        return Config()
    except NotADirectoryError:
        raise ConfigError(f"{path}: its folder is no folder", 2) from None
    except PermissionError:
        raise ConfigError(f"{path}: not permitted to read it", 77) from None
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}") from None
    import tomllib

    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
        return _config(path, text, tomllib.loads(text))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigError(f"{path}: not TOML: {error}") from None


class Given(msgspec.Struct, frozen=True):
    """One value of the settings file: where it stands, in which line, and what is wrong with it."""

    where: tuple[str, ...]
    line: int
    problem: str


def given_settings(path: Path) -> tuple[Given, ...]:
    """Every value of a file that :func:`load_config` can read, the wrong ones included."""
    import tomllib

    try:
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except FileNotFoundError:
        return ()
    return tuple(
        Given(where, _line_of(text, where), _problem(where, value))
        for where, value in _leaves(tomllib.loads(text))
    )


def _config(path: Path, text: str, table: Mapping[str, object]) -> Config:
    values: dict[str, Any] = {}
    problems: list[str] = []
    for where, value in _leaves(table):
        problem = _problem(where, value)
        if problem:
            line = _line_of(text, where)
            problems.append(f"{path}, line {line}: {'.'.join(where)} {problem}; it was left out")
            continue
        _put(values, where, value)
    drafts = DraftSettings(**{name: _frozen(one) for name, one in values.pop("drafts", {}).items()})
    whole = {name: _frozen(value) for name, value in values.items()}
    return Config(**whole, drafts=drafts, problems=tuple(problems))


def _leaves(
    table: Mapping[str, object], at: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], object]]:
    """Each value by where it stands; a table that is known as one is taken apart."""
    for key, value in table.items():
        where = (*at, key)
        if where in _TABLES and isinstance(value, dict):
            yield from _leaves(value, where)
        else:
            yield where, value


def _put(values: dict[str, Any], where: tuple[str, ...], value: object) -> None:
    *tables, key = where
    for name in tables:
        values = values.setdefault(name, {})
    values[key] = value


def _problem(where: tuple[str, ...], value: object) -> str:
    """What is wrong with a value, or nothing."""
    *table, key = where
    checks = _TABLES[tuple(table)]
    if isinstance(checks, dict):
        if key not in checks:
            close = _nearest(key, checks)
            hint = f"the nearest is {close[0]}" if close else f"known are {', '.join(checks)}"
            return f"is no known key; {hint}"
        problem = checks[key](value)
    else:
        problem = checks(key, value)
    return f"= {_shown(value)} {problem}" if problem else ""


def _nearest(word: str, known: Iterable[str]) -> list[str]:
    from difflib import get_close_matches

    return get_close_matches(word, list(known), n=1)


def _line_of(text: str, where: tuple[str, ...]) -> int:
    """The line a key stands in: of that name below its table's heading, else the first of that name."""
    key = re.compile(rf"""\s*(?:[\w.'"-]+\.)?["']?{re.escape(where[-1])}["']?\s*[.=]""")
    heading = re.compile(r"\s*\[+\s*(.+?)\s*\]+")
    table, first = "", 1
    for number, line in enumerate(text.split("\n"), 1):
        if found := heading.match(line):
            table = found[1].replace('"', "").replace("'", "")
            if table == ".".join(where):
                return number
        elif key.match(line):
            if table == ".".join(where[:-1]):
                return number
            first = number if first == 1 else first
    return first


def _frozen(value: Any) -> Any:
    if isinstance(value, dict):
        return MappingProxyType(value)
    return tuple(value) if isinstance(value, list) else value


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."


def _one_of(*words: str) -> Callable[[object], str]:
    def check(value: object) -> str:
        if value in words:
            return ""
        close = _nearest(str(value).lower(), words)
        hint = f"; the nearest is {close[0]}" if close else ""
        return f"is not one of {', '.join(filter(None, words))}{hint}"

    return check


def _a_name(value: object) -> str:
    return "" if isinstance(value, str) and value else "is not a name"


def _a_table(value: object) -> str:
    return "" if isinstance(value, dict) else "is not a table"


_BINDING = r"[a-z0-9][a-z0-9._-]*"


def _some_keys(name: str, keys: object) -> str:
    if not re.fullmatch(_BINDING, name):
        return "is no binding id like followup.mark-sent"
    if not isinstance(keys, str) or not all(part.strip() for part in keys.split(",")):
        return "is no key like 's' or 'ctrl+s,f2'"
    return ""


def _a_filter(name: str, text: object) -> str:
    if name.strip() and isinstance(text, str) and text.strip():
        return ""
    return "is no filter like 'is:overdue #remote'"


def _some_words(value: object) -> str:
    if isinstance(value, list) and all(isinstance(one, str) and one.strip() for one in value):
        return ""
    return "is not a list of words"


def _word_limit(_: str, limit: object) -> str:
    return "" if type(limit) is int and limit > 0 else "is no number of words"


def _lines_of_fit(_: str, lines: object) -> str:
    if isinstance(lines, str) and 1 <= len(lines.strip().splitlines()) <= 3:
        return ""
    return "is not one to three lines of text"


def _some_signs(value: object) -> str:
    if isinstance(value, str) and set(value.replace(" ", "")) <= set("~!^+?-"):
        return ""
    return "is not made of the signs ~ ! ^ + ? -"


_DRAFT_CHECKS: dict[str, Callable[[object], str]] = {
    "name": lambda value: "" if isinstance(value, str) and "\n" not in value else "is not a name",
    "tone": _one_of("warm", "plain", "brief"),
    "banned": _some_words,
    "allowed": _some_words,
    "limits": _a_table,
    "fit": _a_table,
    "offer": _some_signs,
    "webmail": _one_of("", "gmail", "outlook", "yahoo"),
}


_TABLES: Mapping[
    tuple[str, ...], dict[str, Callable[[object], str]] | Callable[[str, object], str]
] = {
    (): {
        "date_order": _one_of("dmy", "mdy"),
        "symbols": _one_of("unicode", "ascii"),
        "theme": _a_name,
        "keys": _a_table,
        "views": _a_table,
        "drafts": _a_table,
    },
    ("keys",): _some_keys,
    ("views",): _a_filter,
    ("drafts",): _DRAFT_CHECKS,
    ("drafts", "limits"): _word_limit,
    ("drafts", "fit"): _lines_of_fit,
}
"""How each table is checked: by the keys that are known, or by one rule for any key."""
