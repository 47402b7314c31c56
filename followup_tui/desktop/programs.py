"""Programs of this desktop, run for what they do: its clipboard, its notices.

Owns that they get no terminal and few seconds. Must not know what is given to them.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping, Sequence

_WAIT = 5
"""Seconds a program may take."""


def ran(command: Sequence[str], env: Mapping[str, str], given: str = "") -> bool:
    """Run a program, if there is one of that name, with the text as its input; whether that worked."""
    program = shutil.which(command[0], path=env.get("PATH"))
    if program is None:
        return False
    try:
        done = subprocess.run(  # noqa: S603
            [program, *command[1:]],
            input=given.encode("utf-8", "replace"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_WAIT,
            check=False,
            env=dict(env),
        )
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
