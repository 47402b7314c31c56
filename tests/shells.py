"""``python -m tests.shells``: writes the completions and the manual page from the table of commands."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Mapping
from pathlib import Path

import shtab
from argparse_manpage.manpage import Manpage

from followup_tui import __version__
from followup_tui.cli.completing import FILES, FOLDER
from followup_tui.cli.parser import COMMANDS

os.environ["COLUMNS"] = "80"
PATHS = ("file", "db", "config", "eml", "rejects", "salvage", "mail")
ABOUT = (
    "Tells a job seeker which follow-up to send, to whom, from which day, until which day, and why. "
    "Without a command it opens the app."
)


def _root() -> argparse.ArgumentParser:
    """One parser with every command below it, as the generators want it."""
    root = argparse.ArgumentParser("followup", description=ABOUT)
    root.add_argument("--db", metavar="PATH", help="the data file")
    root.add_argument("--now", metavar="WHEN", help="live on that day")
    root.add_argument("--config", metavar="PATH", help="the settings file")
    root.add_argument("--version", action="store_true", help="the version")
    below = root.add_subparsers(title="commands", metavar="COMMAND")
    for command in COMMANDS.values():
        made = below.add_parser(
            command.name,
            help=command.help,
            description=command.help,
            epilog=command.epilog,
            allow_abbrev=False,
        )
        command.add_to(made)
        for action in made._actions:
            action.help = (action.help or "").replace("%", "%%")
            if action.dest in PATHS:
                action.complete = shtab.FILE  # type: ignore[attr-defined]
    return root


def _page() -> str:
    root = _root()
    root.man_short_description = "which follow-up to send, and when"  # type: ignore[attr-defined]
    page = str(Manpage(root, format="single-commands-section"))
    page = re.sub(
        r"^\.TH .*$",
        f'.TH FOLLOWUP 1 "" "followup {__version__}" "User Commands"',
        page,
        flags=re.MULTILINE,
    )
    return "".join(line.rstrip() + "\n" for line in page.splitlines())


def made() -> Mapping[str, str]:
    """Every file by its name."""
    shells = {shell: shtab.complete(_root(), shell=shell) for shell in ("bash", "zsh", "fish")}
    return {FILES[name]: text for name, text in (shells | {"man": _page()}).items()}


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, text in made().items():
        Path(FOLDER / name).write_text(text, encoding="utf-8")
