"""Changing values of the settings file where they stand, its comments and everything else kept.

Owns the editing of the text. Must not know which values there are, nor who asks.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from followup_tui import files

from .paths import ConfigError
from .settings import Config, load_config

Where = tuple[str, ...]
"""The table, if any, and the key."""
_HEADING = re.compile(r"\s*\[")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_VALUE = r"""("(?:[^"\\]|\\.)*"|'[^']*'|-?\d+)"""


def change_settings(path: Path, values: Mapping[Where, str | None]) -> Config:
    """Write these texts into the file, which is made where there is none; answers what it says now.

    None takes a value out.

    ConfigError where it cannot be read or written, or where a value stands in it in a way that is
    not understood; then nothing is changed.
    """
    load_config(path)
    try:
        text = path.read_bytes().decode("utf-8") if path.exists() else ""
        files.keep(path.resolve(), changed(text, values, path).encode())
    except OSError as error:
        told = f"{path}: not written ({files.reason(error)})"
        raise ConfigError(told, files.exit_code(error, 65)) from None
    return load_config(path)


def changed(text: str, values: Mapping[Where, str | int | None], path: Path) -> str:
    """The text with these values in it; ConfigError where one of them cannot be put there."""
    wanted = _read(text)
    new = text
    for where, value in values.items():
        new = _with(new, where, None if value is None else _quoted(value))
        _put(wanted, where, value)
    try:
        is_right = _read(new) == wanted
    except tomllib.TOMLDecodeError:
        is_right = False
    if not is_right:
        names = ", ".join(".".join(where) for where in values)
        raise ConfigError(f"{path}: {names} stands there in a way that only you can change")
    return new


def _read(text: str) -> dict[str, object]:
    return tomllib.loads(text.removeprefix("\ufeff").replace("\r\n", "\n"))


def _quoted(value: str | int) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _put(table: dict[str, object], where: Where, value: str | int | None) -> None:
    *outer, key = where
    for name in outer:
        inner = table.get(name, {}) if value is None else table.setdefault(name, {})
        if not isinstance(inner, dict):
            return
        table = inner
    if value is None:
        table.pop(key, None)
    else:
        table[key] = value


def _with(text: str, where: Where, value: str | None) -> str:
    """Put one value where its key stands, else at the end of its table, else in a table of its own.

    None takes the line out.
    """
    table, key = ".".join(where[:-1]), where[-1]
    written = key if _BARE.fullmatch(key) else _quoted(key)
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.split("\n")
    start, stop = _table(lines, table)
    if start < 0 and value is None:
        return text
    if start < 0:
        gap = end if text.strip() else ""
        return f"{text.rstrip()}{end if text.strip() else ''}{gap}[{table}]{end}{written} = {value}{end}"
    names = "|".join(map(re.escape, (key, _quoted(key), f"'{key}'")))
    line = re.compile(rf"(\s*(?:{names})\s*=\s*){_VALUE}")
    for n in range(start, stop):
        if found := line.match(lines[n]):
            changed_line = f"{found[1]}{value}{lines[n][found.end() :]}"
            lines[n : n + 1] = [] if value is None else [changed_line]
            return "\n".join(lines)
    if value is None:
        return text
    while stop > start and not lines[stop - 1].strip():
        stop -= 1
    lines.insert(stop, f"{written} = {value}{end.removesuffix(chr(10))}")
    return "\n".join(lines)


def _table(lines: list[str], table: str) -> tuple[int, int]:
    """The lines of a table below its heading; (-1, -1) where it has none."""
    headings = [n for n, line in enumerate(lines) if _HEADING.match(line)]
    if not table:
        return 0, headings[0] if headings else len(lines)
    for n in headings:
        if re.match(rf"\s*\[\s*{re.escape(table)}\s*\]", lines[n]):
            return n + 1, next((later for later in headings if later > n), len(lines))
    return -1, -1
