"""Which function runs a command.

Owns that a command loads only what it needs. Must not know what any of them does.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from .parser import COMMANDS

if TYPE_CHECKING:
    from followup_tui.tracker import Outcome

    from .session import Session


def run_command(name: str, session: Session, args: argparse.Namespace) -> int:
    """Run a command, by the function that its row names in the module that it names; its exit code.

    The outcome of a verb is told in the way that all of them are.
    """
    module, _, function = COMMANDS[name].home.rpartition(".")
    tell: Callable[[Session, argparse.Namespace], int | Outcome]
    tell = getattr(import_module(f".{module}", __package__), function)
    done = tell(session, args)
    return done if isinstance(done, int) else session.answer(args, done)
