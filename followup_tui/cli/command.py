"""What a command is: its line in the help, an example that works, and what may follow it.

Owns how one row of the tables is written, and the arguments that many commands share. Must stay
light: every command line loads it.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from functools import partial
from typing import Any, NamedTuple, NoReturn

from .errors import UsageError

TEXT = "\0"
"""Put before a word that is no option though it begins with a dash; no argument can hold it."""


_Formatter = argparse.RawDescriptionHelpFormatter


class Parser(argparse.ArgumentParser):
    """The words after one command; what is wrong with them is a UsageError."""

    def format_help(self) -> str:
        self.formatter_class = _Formatter
        return super().format_help()

    def error(self, message: str) -> NoReturn:
        message = message.replace(TEXT, "").replace(repr(TEXT)[1:-1], "")
        raise UsageError(f"{message} (see: followup {self.prog.split()[-1]} --help)")

    def options(self) -> Mapping[str, argparse.Action]:
        """Each option by every name of it."""
        return {name: action for action in self._actions for name in action.option_strings}


class Argument(NamedTuple):
    """One word or option, as argparse takes it; of several in ``instead`` only one may be given."""

    name: str = ""
    how: Mapping[str, Any] = {}
    instead: tuple[Argument, ...] = ()

    def add_to(self, parser: argparse._ActionsContainer) -> None:
        if self.instead:
            group = parser.add_mutually_exclusive_group()
            for one in self.instead:
                one.add_to(group)
        else:
            parser.add_argument(self.name, **self.how)


class Command(NamedTuple):
    """One command."""

    home: str
    """The module and the function that run it: ``looking.agenda``."""
    usage: str
    help: str
    example: str
    """What may stand after it, and in further lines what else is worth saying; it is tried."""
    arguments: tuple[Argument, ...]

    @property
    def name(self) -> str:
        """What it is typed as."""
        return self.home.rpartition(".")[2].rstrip("_")

    @property
    def epilog(self) -> str:
        """``example: followup sent acme/thank_you/dana/i1``, and what else is worth saying."""
        first, _, rest = self.example.partition("\n")
        return f"example: followup {self.name} {first}".rstrip() + (f"\n{rest}" if rest else "")

    def parser(self) -> Parser:
        """Each argument is tried with a formatter, which only for the help needs to know the terminal."""
        made = Parser(
            prog=f"followup {self.name}",
            usage=f"followup {self.name} {self.usage}".strip(),
            description=self.help,
            epilog=self.epilog,
            formatter_class=partial(_Formatter, width=0),
            allow_abbrev=False,
        )
        self.add_to(made)
        return made

    def add_to(self, parser: argparse.ArgumentParser) -> None:
        for argument in self.arguments:
            argument.add_to(parser)


def command(home: str, usage: str, does: str, example: str, *arguments: Argument) -> Command:
    """A row of the tables."""
    return Command(home, usage, does, example, arguments)


def flag(name: str, means: str) -> Argument:
    """An option without a value."""
    return Argument(name, {"action": "store_true", "help": means})


def switch(name: str, means: str) -> Argument:
    """An option that is said, denied or left open."""
    return Argument(name, {"action": argparse.BooleanOptionalAction, "help": means})


def value(name: str, metavar: str | tuple[str, ...], means: str, **more: object) -> Argument:
    """A word, or an option with one; what stands for it in the help."""
    return Argument(name, {"metavar": metavar, "help": means, **more})


def choice(name: str, choices: tuple[str, ...], means: str, **more: object) -> Argument:
    """A word, or an option with one, of a few."""
    return Argument(name, {"choices": choices, "help": means, **more})


def one_of(*arguments: Argument) -> Argument:
    """Options that rule each other out."""
    return Argument(instead=arguments)


JSON = flag("--json", "one JSON object")
YES = flag("--yes", "do it without asking")
KEY = value("key", "KEY", "as the agenda shows it")
OPPORTUNITY = value("opportunity", "OPPORTUNITY", "its id")
