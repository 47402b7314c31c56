"""A command line, taken apart: the options of every command, which command it is, and its words.

Must stay light: without a command the app opens, and nothing of the table of commands is loaded.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from .errors import UsageError

GLOBALS: Final = ("--db", "--now", "--config")
ABOUT: Final = ("help", "--version")
"""Commands that tell of the program itself, and need nothing else."""


class Call:
    """``command`` is None for the app; ``words`` are what stands after any other command."""

    def __init__(
        self,
        command: str | None,
        words: Sequence[str],
        db: str | None = None,
        now: str | None = None,
        config: str | None = None,
    ) -> None:
        self.command, self.words, self.db, self.now, self.config = command, words, db, now, config


def parse(argv: Sequence[str]) -> Call:
    """Take a command line apart; UsageError says what is wrong with it.

    ``--help`` and ``--version`` are commands here.
    """
    options, words = _split_globals(argv)
    command = next(iter(words), None)
    if command in ("-h", "--help"):
        command = "help"
    named = {name.removeprefix("--"): value for name, value in options.items()}
    return Call(command, words[1:], **named)


def _split_globals(argv: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """The global options, wherever they stand before ``--``, and the rest in order."""
    found: dict[str, str] = {}
    rest: list[str] = []
    words = iter(argv)
    for word in words:
        name, equals, value = word.partition("=")
        if word == "--":
            return found, [*rest, word, *words]
        if name not in GLOBALS:
            rest.append(word)
            continue
        given = value if equals else next(words, None)
        if given is None:
            raise UsageError(f"{name} needs a value (see: followup --help)")
        found[name] = given
    return found, rest
