"""The process's own streams: what must hold before the first word and after a broken pipe."""

from __future__ import annotations

import contextlib
import os
import sys
from io import TextIOWrapper


def make_streams_lenient() -> None:
    """Let no character that a stream cannot spell end a command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def abandon_stdout() -> None:
    """Point standard output nowhere, so that the exit does not stumble over a broken pipe."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
