"""The guided review by numbered lines: one item at a time, for a screen reader, a pipe or a plain terminal.

Owns what is read out and which number does what. Each number is a command, and any other command may be
typed as it stands. Must not know screens, nor do anything a command does not do.
"""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from followup_tui.exchange import item_json
from followup_tui.sidecars import ReviewQueue
from followup_tui.timeline import Board, Item
from followup_tui.wording import clean

from . import plain
from .call import ABOUT, parse
from .commands import run_command
from .errors import UsageError
from .parser import arguments

if TYPE_CHECKING:
    from .session import Session

_CHOICES = (
    ("sent, or done, today", "sent {key}", ""),
    ("sent on another day", "sent {key} --on {text}", "Which day? "),
    ("they answered", "got {opportunity} {text}", "What (still deciding, rejected, offer, invitation)? "),
    ("put it off until a day", "snooze {key} {text}", "Until which day? "),
    ("skip it", "skip {key} --why {text}", "Why? "),
    ("why it is here", "why {key}", ""),
    ("a draft of the message", "draft {key}", ""),
    ("write a note", "note {opportunity} {text}", "The note: "),
)  # fmt: skip
"""By number from 1: what it does, the command, and what is asked first."""
_LOOKING = ("why", "draft", "note", "show", "agenda", "history", "lint")
"""Commands after which the same item is still to be dealt with."""


def review(session: Session, args: argparse.Namespace) -> int:
    """Walk through what can be done, to the end of the items or of the input.

    What is behind for today, and what was put off, is so in the app's review too.
    """
    queue = ReviewQueue(session.own.review, session.board().today)
    queue.reopen_listed(session.board())
    if args.json:
        return session.tell_json(_listed(session.board(), queue, is_all=args.all))
    if not args.plain:
        raise UsageError(
            "--plain walks by numbered lines, --json lists what is left; in the app R walks through the same"
        )
    shown: set[str] = set()
    done = 0
    while left := _left(session.board(), queue, shown, is_all=args.all):
        item, key = left[0], str(left[0].key)
        shown.add(key)
        answer = _about(session, item, len(left) - 1)
        if answer is None:
            break
        done += answer
        if not answer:
            queue.put_off(key)
        elif not any(key == str(one.key) for one in session.board().listed()):
            queue.handle(key, "done")
    left = _left(session.board(), queue, shown, is_all=args.all)
    session.out.line(f"The review is over: {done} dealt with, {len(left)} not looked at.")
    return 0


def _listed(board: Board, queue: ReviewQueue, *, is_all: bool) -> dict[str, object]:
    """What is left of today's review, in its order, and with which command each is dealt with."""
    left = _left(board, queue, set(), is_all=is_all)
    items = [item_json(item) | {"choices": _choices(item)} for item in left]
    return {"today": str(board.today), "handled": queue.handled, "items": items}


def _choices(item: Item) -> list[dict[str, str]]:
    return [
        {"does": does, "command": shlex.join(["followup", *_filled(typed, item, "TEXT")])}
        for _, does, typed in _choices_of(item)
    ]


def _choices_of(item: Item) -> Iterator[tuple[int, str, str]]:
    """What can be done with it, by its number: what it does, and the command."""
    for number, (does, typed, _) in enumerate(_CHOICES, 1):
        if item.opportunity is not None or "{opportunity}" not in typed:
            yield number, does, typed


def _filled(command: str, item: Item, text: str) -> list[str]:
    named = {"{key}": str(item.key), "{opportunity}": str(item.opportunity), "{text}": text}
    return [named.get(word, word) for word in command.split()]


def _left(board: Board, queue: ReviewQueue, shown: set[str], *, is_all: bool) -> list[Item]:
    """What was neither shown now nor dealt with in today's review, the app's included."""
    found = queue.queue(board)
    if is_all:
        found += [item for item in board.listed() if not item.status.is_actionable]
    return [item for item in found if str(item.key) not in shown]


def _about(session: Session, item: Item, more: int) -> bool | None:
    """Read one item out and do what is answered; None to leave, else whether it was dealt with."""
    session.out.line()
    plain.print_item(item, session.board(), session.out)
    for reason in item.explain().lines[:3]:
        session.out.item("  because: ", reason)
    session.out.item("", f"{more} more after this.")
    for number, does, _ in _choices_of(item):
        session.out.line(f"  {number} {does}")
    session.out.line("  enter for the next, 0 to leave, or any other followup command")
    while (line := _line(session, "Your choice: ")) is not None:
        if line in ("0", "q", "quit", "leave"):
            return None
        if not line:
            return False
        command = _command(session, item, line)
        if command and _run(session, command) and command[0] not in _LOOKING:
            return True
    return None


def _command(session: Session, item: Item, line: str) -> list[str]:
    """The command that is meant: by its number, or as it was typed."""
    number, _, rest = line.partition(" ")
    if not number.isdecimal():
        try:
            return shlex.split(line)
        except ValueError as error:
            session.warn(f"that cannot be read: {error}")
            return []
    if not 1 <= int(number[:3]) <= len(_CHOICES):
        session.warn(f"{number} is none of the numbers 0 to {len(_CHOICES)}")
        return []
    _, command, question = _CHOICES[int(number[:3]) - 1]
    if "{opportunity}" in command and item.opportunity is None:
        session.warn("there is no opportunity here")
        return []
    text = rest.strip() or (_line(session, question) if question else "") or ""
    if question and not text:
        session.warn("nothing was done: it needs an answer")
        return []
    return _filled(command, item, text)


def _run(session: Session, words: list[str]) -> bool:
    """Do one command and tell what it says; whether it was done."""
    try:
        call = parse(words[1:] if words[0] == "followup" else words)
        if call.command in (None, "review", "demo", *ABOUT):
            raise UsageError(f"{words[0]!r} cannot be done inside a review")
        args = arguments(call.command, call.words)
        return run_command(call.command, session, args) == 0
    except SystemExit:
        return False
    except Exception as error:
        if not isinstance(getattr(error, "exit_code", None), int):
            raise
        item = getattr(error, "item", None)
        if item is None or words[0] != "sent":
            session.warn(str(error))
            return False
        plain.print_too_early(error, item, session.out)
        reason = _line(session, "Record it all the same? Say why, or only enter for no: ")
        return bool(reason) and _run(session, [*words, f"--early={reason}"])


def _line(session: Session, question: str) -> str | None:
    """One line of standard input, without its end; None where there are no more."""
    session.out.raw(clean(question))
    session.out.flush()
    text = sys.stdin.readline() if sys.stdin is not None else ""
    if not sys.stdin or not sys.stdin.isatty():
        session.out.line()
    return text.strip() if text else None
