"""The process's own streams: what must hold before the first word and after the last."""

from __future__ import annotations

import contextlib
import os
import sys
from io import TextIOWrapper
from typing import TextIO


def make_streams_lenient() -> None:
    """Let no character that a stream cannot spell end a command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def abandon_lost_streams() -> None:
    """Point what cannot be written any more nowhere, so that the exit does not stumble over it.

    A broken pipe, a full disk or a terminal that went away would turn the exit code into 120.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError, AttributeError):
            _point_nowhere(stream)


def _point_nowhere(stream: TextIO) -> None:
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
