"""The log of what was unforeseen: where in the program, never with what data.

Owns one file in the state folder. Must not write messages or values: they may hold what the person
has written.
"""

from __future__ import annotations

import datetime as dt
import sys
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from followup_tui import files
from followup_tui.clock import SystemClock
from followup_tui.config import find_paths

if TYPE_CHECKING:
    from .session import Session


def write_log(
    error: BaseException, command: str | None, session: Session | None, env: Mapping[str, str]
) -> str:
    """Add the error to the log, for its owner alone; answers where it went, in words."""
    try:
        path = session.paths.log if session else find_paths(env).log
        files.append(path, describe(error, command).encode("utf-8", "backslashreplace"))
    except Exception as failure:  # noqa: BLE001 - a log that fails must not hide the error
        return f"the log could not be written ({type(failure).__name__})"
    return f"the log is {path}"


def describe(error: BaseException, command: str | None) -> str:
    """Time, command and the chain of errors by type and place, without messages or values."""
    now = SystemClock().now(dt.UTC)
    python = ".".join(map(str, sys.version_info[:3]))
    lines = [f"--- {now:%Y-%m-%dT%H:%M:%SZ} command {command or 'none'}, Python {python}"]
    seen: BaseException | None = error
    while seen is not None:
        lines.append(f"{type(seen).__module__}.{type(seen).__qualname__}")
        lines += [
            f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(seen.__traceback__)
        ]
        seen = seen.__cause__ or seen.__context__
    return "\n".join(lines) + "\n"
