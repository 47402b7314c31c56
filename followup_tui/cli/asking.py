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
    return _asked(f"{clean(question)} [y/N]") in _YES


def chosen(question: str, words: Sequence[str], *, option: str) -> str:
    """Which of these words is the answer; its first letter will do.

    UsageError where there is no terminal to ask on, or none of them was answered; it names the option.
    """
    told = " or ".join(f"{option} {word}" for word in words)
    if _can_ask():
        answer = _asked(f"{clean(question, multiline=True)} [{'/'.join(words)}]")
        for word in words:
            if answer and word.startswith(answer):
                return word
    raise UsageError(f"{question.replace(chr(10), '; ')} say {told}")


def _asked(question: str) -> str:
    """What is answered on the terminal, in small letters."""
    sys.stdout.flush()
    sys.stderr.write(f"{question} ")
    sys.stderr.flush()
    if hasattr(sys.stdin, "buffer"):
        return sys.stdin.buffer.readline().decode("utf-8", "replace").strip().lower()
    return sys.stdin.readline().strip().lower()
