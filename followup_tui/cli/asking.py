"""Asking before something is done.

Owns the question with yes and no, and the one with a few words. Must not know what is being asked about.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from followup_tui.wording import clean

from .errors import UsageError

_YES = ("y", "yes")


def _can_ask() -> bool:
    """Whether somebody sits there who can read a question and answer it."""
    streams = (sys.stdin, sys.stderr)
    return all(stream is not None and not stream.closed and stream.isatty() for stream in streams)


def agreed(question: str, *, is_yes: bool, otherwise: str) -> bool:
    """Whether the answer is yes; said already with ``is_yes``.

    UsageError where there is no terminal to ask on; ``otherwise`` says what was therefore left.
    """
    if is_yes:
        return True
    if not _can_ask():
        raise UsageError(f"{otherwise}: there is no terminal to ask on (--yes does it unasked)")
    sys.stdout.flush()
    sys.stderr.write(f"{clean(question)} [y/N] ")
    sys.stderr.flush()
    return _line().strip().lower() in _YES


def chosen(question: str, words: Sequence[str], *, option: str) -> str:
    """Which of these words is the answer; its first letter will do.

    UsageError where there is no terminal to ask on, or none of them was answered; it names the option.
    """
    told = " or ".join(f"{option} {word}" for word in words)
    if _can_ask():
        sys.stdout.flush()
        sys.stderr.write(f"{clean(question, multiline=True)} [{'/'.join(words)}] ")
        sys.stderr.flush()
        answer = _line().strip().lower()
        for word in words:
            if answer and word.startswith(answer):
                return word
    raise UsageError(f"{question.replace(chr(10), '; ')} say {told}")


def _line() -> str:
    if hasattr(sys.stdin, "buffer"):
        return sys.stdin.buffer.readline().decode("utf-8", "replace")
    return sys.stdin.readline()
