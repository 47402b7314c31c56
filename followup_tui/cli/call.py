"""A command line, taken apart: the options of every command, and which command it is.

Must stay light: without a command the app opens, and nothing of the table of commands is loaded.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from .errors import UsageError

if TYPE_CHECKING:
    from argparse import Namespace

GLOBALS: Final = ("--db", "--now", "--config")


class Call:
    """``command`` is None for the app; ``args`` is what stands after any other command."""

    def __init__(
        self,
        command: str | None,
        args: Namespace | None,
        db: str | None = None,
        now: str | None = None,
        config: str | None = None,
    ) -> None:
        self.command, self.args, self.db, self.now, self.config = command, args, db, now, config


def parse(argv: Sequence[str]) -> Call:
    """Take a command line apart; UsageError says what is wrong with it.

    ``COMMAND --help`` prints and raises SystemExit, as argparse does. ``--help`` and ``--version``
    are commands here.
    """
    options, words = _split_globals(argv)
    command, args = next(iter(words), None), None
    if command in ("-h", "--help", "help"):
        command = "help"
    elif command is not None and command != "--version":
        from .parser import arguments

        args = arguments(command, words[1:])
    return Call(
        command, args, **{name.removeprefix("--"): value for name, value in options.items()}
    )


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
