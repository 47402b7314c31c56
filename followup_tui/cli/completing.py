"""Completion for a shell, and the manual page, as they were made for this version.

Owns finding the files beside this module. They are made in development, by ``python -m tests.shells``.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .session import Session

FOLDER = Path(__file__).with_name("shells")
FILES = {"bash": "followup.bash", "zsh": "_followup", "fish": "followup.fish", "man": "followup.1"}


def completions(session: Session, args: argparse.Namespace) -> int:
    """Print the file as it is."""
    session.out.raw((FOLDER / FILES[args.shell]).read_text(encoding="utf-8"))
    return 0
