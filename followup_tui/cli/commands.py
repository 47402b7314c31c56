"""Which function runs a command: the one place that names both.

Owns that a command loads only what it needs. Must not know what any of them does.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .session import Session

Run = Callable[["Session", argparse.Namespace], int]

_LIKE_IT = {
    "looking": ("agenda", "why", "prepare", "show", "find", "history", "where"),
    "recording": ("sent", "got", "note", "snooze", "skip", "undo", "redo"),
    "turns": ("move", "cancel", "accept", "decline", "withdraw", "reopen", "away", "kept", "left"),
    "exporting": ("export", "report"),
    "caring": ("backup", "restore", "purge"),
    "doctor": ("doctor",),
    "status": ("status",),
    "reminding": ("remind",),
    "reviewing": ("review",),
    "free_days": ("holidays", "quiet"),
    "completing": ("completions",),
    "jotting": ("jot",),
    "serving": ("serve",),
    "configuring": ("config",),
    "facts": ("add", "edit"),
    "messages": ("draft",),
    "everyone": ("people",),
    "named": ("tags", "views"),
}
"""By module, the commands whose functions are called like them."""
_HOMES: Mapping[str, tuple[str, str]] = {
    **{name: (module, name) for module, names in _LIKE_IT.items() for name in names},
    "import": ("importing", "import_"),
    "insight": ("insight", "print_insight"),
    "rm": ("facts", "remove"),
    "lint": ("messages", "lint_file"),
}
"""Module and function of each command."""


def run_of(command: str) -> Run:
    """What runs a command."""
    module, name = _HOMES[command]
    found: Run = getattr(import_module(f".{module}", __package__), name)
    return found
