"""``python -m tests.readme``: writes the README's tables from the declarations they tell of.

Each table stands between ``<!-- name -->`` and ``<!-- end -->``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from followup_tui.cli.parser import COMMANDS
from followup_tui.tui.keymap import shown
from followup_tui.tui.keys import KEYS

README: Final = Path(__file__).parents[1] / "README.md"


def _commands() -> str:
    lines = ["| Command | What it does |", "| --- | --- |"]
    for command in COMMANDS.values():
        typed = f"followup {command.name} {command.usage}".strip().replace("|", "\\|")
        lines.append(f"| `{typed}` | {command.help} |")
    return "\n".join(lines)


def keys() -> str:
    """Every key, what it does, and where it is heard."""
    lines = ["| Key | What it does | |", "| --- | --- | --- |"]
    lines += [f"| {_names(key.keys)} | {key.says} | {key.group.lower()} |" for key in KEYS]
    return "\n".join(lines)


def _names(typed: str) -> str:
    names = [f"`{shown(name)}`" for name in typed.split(",")]
    return " ".join(names) if len(names) < 4 else f"{names[0]} to {names[-1]}"


TABLES: Final[Mapping[str, Callable[[], str]]] = {"keys": keys, "commands": _commands}


def _with_inside(table: str) -> Callable[[re.Match[str]], str]:
    return lambda marks: f"{marks[1]}\n{table}\n\n{marks[2]}"


def refreshed(text: str) -> str:
    """The README's text with every table as the code has it now."""
    for name, table in TABLES.items():
        place = re.compile(rf"(?s)(<!-- {name} -->\n).*?(<!-- end -->)")
        text, found = place.subn(_with_inside(table()), text)
        if found != 1:
            raise ValueError(f"the README has {found} places for the table of {name}, not one")
    return text


if __name__ == "__main__":
    README.write_text(refreshed(README.read_text(encoding="utf-8")), encoding="utf-8")
