"""``draft`` and ``lint``: the words of a message, and what is to be said about them.

Owns how a draft is printed and handed over, and how findings read in lines and as JSON. Must not send
anything, and must not decide what a message says or what is wrong with it.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from msgspec.structs import replace

from followup_tui.clipboard import copy_by_program, request, terminal_may_copy
from followup_tui.drafting import (
    Draft,
    Finding,
    NothingToWrite,
    can_write,
    compose,
    head,
    lint,
)
from followup_tui.drafting.writer import Writer, read_writer
from followup_tui.editor import NoEditorError, edit, editor_command
from followup_tui.exchange import to_json
from followup_tui.exchange.mail import MailError, eml, mailto, pasted
from followup_tui.timeline import Board, Item
from followup_tui.wording import clean, spoken

from .errors import CommandError, UsageError
from .files import read_bytes, write_atomically
from .finding import find_item
from .output import Output
from .session import Session

SEVERITY: Mapping[str, str] = MappingProxyType({"E": "error", "W": "warning", "I": "suggestion"})
_STYLE = {"E": "st-overdue", "W": "st-due", "I": "st-open"}
_SIGN = {"E": "!", "W": "*", "I": "~"}
_REFUSED = 65


def draft(session: Session, args: argparse.Namespace) -> int:
    """Print a first draft, or hand it over as the options say."""
    board = session.board()
    item = find_item(board, args.key)
    writer = _writer(session)
    made = _composed(board, item, writer, args)
    if args.editor:
        made = _edited(made)
    if args.json:
        found = lint(made, board, item, words=writer.words)
        session.out.raw(to_json(_draft_json(made, board, item, session, found)))
        return 0
    is_handed_over = _handed_over(session, made, args)
    notes = Output(sys.stderr, session.env)
    if not is_handed_over:
        _print_draft(session.out, made)
        for line in head(board, item, session.playbooks):
            notes.item("", line)
    if made.missing:
        notes.item("", f"Still to fill in: {', '.join(made.missing)}")
    return 0


def lint_file(session: Session, args: argparse.Namespace) -> int:
    """Say what is to be said about a text; 65 where a finding is an error."""
    board = session.board()
    item = find_item(board, args.key)
    _refuse_own_affair(item)
    text = read_bytes(args.file).decode("utf-8", "replace").replace("\r\n", "\n")
    if not text.strip():
        raise CommandError(f"{args.file}: the text is empty", _REFUSED)
    found = lint(text, board, item, words=_writer(session).words)
    errors = sum(one.severity == "E" for one in found)
    if args.json:
        findings = [_finding_json(one, text) for one in found]
        whole = {"version": 1, "key": str(item.key), "errors": errors, "findings": findings}
        session.out.raw(to_json(whole))
    else:
        _print_findings(session.out, found, text)
    return _REFUSED if errors else 0


# --- the draft ------------------------------------------------------------------------------------


def _writer(session: Session) -> Writer:
    writer = read_writer(session.config.drafts, session.paths.templates)
    notes = Output(sys.stderr, session.env)
    for complaint in writer.complaints:
        notes.item("", complaint)
    return writer


def _refuse_own_affair(item: Item) -> None:
    if not can_write(item):
        raise CommandError(
            f"nothing to write: {item.title or spoken(item.action)} is for yourself", _REFUSED
        )


def _composed(board: Board, item: Item, writer: Writer, args: argparse.Namespace) -> Draft:
    _refuse_own_affair(item)
    try:
        return compose(
            board,
            item,
            tone=args.tone or writer.tone,
            template=args.template,
            own=writer.own,
            sender_name=writer.name,
        )
    except NothingToWrite as error:
        raise CommandError(str(error), _REFUSED) from None


def _edited(made: Draft) -> Draft:
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("--editor needs a terminal, and there is none")
    try:
        edited = edit(_with_subject(made), editor_command(os.environ))
    except NoEditorError as error:
        raise UsageError(f"{error}; without --editor the draft is printed") from None
    if edited.said:
        Output(sys.stderr, os.environ).item("", edited.said)
        return made
    first, _, rest = edited.text.partition("\n")
    subject = made.subject
    body = edited.text.strip("\n")
    if first.startswith("Subject:"):
        subject, body = first.removeprefix("Subject:").strip(), rest.strip("\n")
    missing = tuple(name for name in made.missing if f"{{{{{name}}}}}" in edited.text)
    return replace(made, subject=subject, body=body, missing=missing)


def _with_subject(made: Draft) -> str:
    return f"Subject: {made.subject}\n\n{made.body}\n" if made.subject else f"{made.body}\n"


def _handed_over(session: Session, made: Draft, args: argparse.Namespace) -> bool:
    """Do what the options ask for; whether there was any."""
    try:
        if args.eml is not None:
            path = write_atomically(args.eml, eml(made), never=session.paths.db)
            session.out.line(f"Written: {path}")
        if args.mailto:
            _print_link(session, made)
    except MailError as error:
        raise CommandError(str(error), _REFUSED) from None
    if args.to_clipboard:
        _copy(session, made)
    return bool(args.eml is not None or args.mailto or args.to_clipboard)


def _print_link(session: Session, made: Draft) -> None:
    link = mailto(made)
    if link is None:
        raise CommandError(
            "the message is too long for a mail link; --eml FILE writes it as a file", _REFUSED
        )
    session.out.raw(f"{link}\n")


def _copy(session: Session, made: Draft) -> None:
    """By a program, else by the terminal; else the text is printed, to be copied by hand."""
    text = pasted(made)
    if copy_by_program(text, os.environ):
        session.out.line("On the clipboard.")
    elif sys.stderr is not None and sys.stderr.isatty() and terminal_may_copy(text, session.env):
        sys.stderr.write(request(text))
        sys.stderr.flush()
        session.out.line("Given to the terminal's clipboard (paste it to see that it took it).")
    else:
        _print_draft(session.out, made)
        notes = Output(sys.stderr, session.env)
        notes.item("", "No clipboard can be reached from here: this is the text to copy by hand.")


def _print_draft(out: Output, made: Draft) -> None:
    """The message itself, so that ``lint`` can read it back; wrapped only for a person to read."""
    whole = pasted(made) if made.medium in ("post", "phone") else _with_subject(made)
    if sys.stdout.isatty():
        out.block(whole.rstrip("\n"))
    else:
        out.raw(clean(whole, multiline=True))


def _draft_json(
    made: Draft, board: Board, item: Item, session: Session, found: Sequence[Finding]
) -> dict[str, Any]:
    return {
        "version": 1,
        "key": made.key,
        "covers": list(made.covers),
        "to": {"name": made.to_name, "address": made.to_address},
        "medium": made.medium,
        "subject": made.subject,
        "body": made.body,
        "ready": made.is_ready,
        "missing": list(made.missing),
        "template": made.template,
        "tone": made.tone,
        "situation": made.situation,
        "attachments": list(made.attachments),
        "on": made.on.isoformat(),
        "head": list(head(board, item, session.playbooks)),
        "findings": [_finding_json(one, made.body) for one in found],
    }


# --- the findings ---------------------------------------------------------------------------------


def place_of(text: str, at: int) -> tuple[int, int]:
    """Line and column of an offset, both counted from 1."""
    before = text[:at]
    return before.count("\n") + 1, at - (before.rfind("\n") + 1) + 1


def _finding_json(one: Finding, text: str) -> dict[str, Any]:
    line, column = place_of(text, one.start)
    has_place = one.end > 0
    return {
        "id": one.id,
        "severity": SEVERITY[one.severity],
        "start": one.start if has_place else None,
        "end": one.end if has_place else None,
        "line": line if has_place else None,
        "column": column if has_place else None,
        "text": text[one.start : one.end],
        "what": one.what,
        "why": one.why,
        "suggestion": one.suggestion,
    }


def _print_findings(out: Output, found: Sequence[Finding], text: str) -> None:
    if not found:
        out.line("Nothing to remark.")
    for one in found:
        line, column = place_of(text, one.start)
        place = f"{line}:{column} " if one.end > 0 else ""
        word = SEVERITY[one.severity]
        out.item(f"{_SIGN[one.severity]} {word:<10} ", f"{place}{one.what}", _STYLE[one.severity])
        out.item(" " * 13, f"{one.suggestion} ({one.id}, {one.why})")
