"""``draft`` and ``lint``: the words of a message, and what is to be said about them.

Owns how a draft and its candidates are printed, and what is written where many are due. Must not send
anything, and must not decide what a message says or what is wrong with it.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

import msgspec
from msgspec.structs import asdict, replace

from followup_tui.config import Writer, read_writer
from followup_tui.desktop import NoEditorError, edit, editor_command
from followup_tui.drafting import (
    Draft,
    Finding,
    NothingToWrite,
    Wish,
    can_write,
    candidates,
    colleagues,
    compose,
    lint,
)
from followup_tui.exchange import (
    MailError,
    as_file,
    file_name,
)
from followup_tui.facts import spoken
from followup_tui.sidecars import MessageDrafts
from followup_tui.timeline import Board, Item, Status

from .errors import CommandError, UsageError
from .files import read_bytes, telling, write_new
from .finding import find_item, read_medium
from .findings import finding_json, print_findings
from .handing_over import aside, hand_over, print_draft, with_subject
from .message_words import Drafted, draft_json, print_beside, print_open, print_slots, to_fill_in
from .output import Output
from .session import Session

_REFUSED, _CANCELLED = 65, 1
_NOT_WRITTEN = (73, 74, 77)
"""Exit codes of a file that cannot be made, or not whole."""
_DUE = (Status.DUE, Status.OVERDUE)


class _Written(msgspec.Struct, frozen=True):
    """One of many messages, in its file."""

    key: str
    file: str
    ready: bool
    missing: tuple[str, ...]


def draft(session: Session, args: argparse.Namespace) -> int:
    """Print a first draft, or hand it over as the options say."""
    if args.slots:
        return print_slots(session, args)
    if args.all_due:
        return _write_all_due(session, args)
    if args.key is None:
        raise UsageError("a KEY is needed, as the agenda shows it (see: followup draft --help)")
    if args.json and args.eml == "-":
        raise UsageError("--json and --eml - both want standard output; name a file for the mail")
    board = session.board()
    item = find_item(board, args.key, session.listing)
    writer = _writer(session)
    _refuse_own_affair(item)
    message = _message(session, board, item, writer, _wish(args, item))
    if args.editor:
        made = _edited(message.draft)
        read_over = _reading_over(session, board, item, writer)
        found = read_over(made, is_untouched=made == message.draft)
        message = replace(message, draft=made, found=found)
    handed = hand_over(session, message.draft, args)
    if args.json:
        return session.tell_json(draft_json(message, session) | handed)
    if not handed:
        print_draft(session.out, message.draft)
        print_beside(session, message)
    print_open(session, message.draft)
    return 0


def lint_(session: Session, args: argparse.Namespace) -> int:
    """Say what is to be said about a text; 65 where a finding is an error."""
    board = session.board()
    item = find_item(board, args.key, session.listing)
    _refuse_own_affair(item)
    text = read_bytes(args.file).decode("utf-8", "replace").replace("\r\n", "\n")
    if not text.strip():
        raise CommandError(f"{args.file}: the text is empty", _REFUSED)
    read_over = _reading_over(session, board, item, _writer(session))
    found = read_over(text, medium=read_medium(args.medium))
    errors = sum(one.severity == "E" for one in found)
    if args.json:
        findings = [finding_json(one, text) for one in found]
        session.tell_json({"key": str(item.key), "errors": errors, "findings": findings})
    else:
        print_findings(session.out, found, text)
    return _REFUSED if errors else 0


# --- the draft ------------------------------------------------------------------------------------


def _writer(session: Session) -> Writer:
    is_mdy = session.config.date_order == "mdy"
    writer = read_writer(session.config.drafts, session.paths.templates, mdy=is_mdy)
    for complaint in writer.complaints:
        aside(session).item("", complaint)
    return writer


def _taken(args: argparse.Namespace) -> tuple[int, ...]:
    """The numbers of the lines to put in."""
    words = [
        word for given in args.take or () for word in given.replace(" ", "").split(",") if word
    ]
    if not all(word.isdecimal() and word.isascii() and len(word) < 5 for word in words):
        raise UsageError(f"--take {','.join(words)!r}: numbers of the candidates, such as 1 or 1,3")
    return tuple(int(word) for word in words)


def _refuse_own_affair(item: Item) -> None:
    if not can_write(item):
        raise CommandError(
            f"nothing to write: {item.title or spoken(item.action)} is for yourself", _REFUSED
        )


def _wish(args: argparse.Namespace, item: Item) -> Wish:
    """What the options ask for."""
    wants_mail = args.eml is not None or args.mailto or args.webmail
    medium = read_medium(args.medium)
    if medium is None and wants_mail and args.template is None and item.medium == "email":
        medium = "email"
    return Wish(args.tone, args.template, medium, _taken(args))


def _message(session: Session, board: Board, item: Item, writer: Writer, wish: Wish) -> Drafted:
    try:
        made = compose(board, item, writer.voice, wish)
    except NothingToWrite as error:
        raise CommandError(str(error), _REFUSED) from None
    notes = candidates(board, item, writer.voice.offered)
    found = _reading_over(session, board, item, writer)(made, is_untouched=True)
    return Drafted(board, item, made, notes, found)


def _reading_over(
    session: Session, board: Board, item: Item, writer: Writer
) -> Callable[..., tuple[Finding, ...]]:
    """The checks of texts for one item, beside what colleagues get: what is in progress in the app too."""
    others = colleagues(board, item, MessageDrafts(session.own.drafts / "messages").body)
    return partial(lint, board=board, item=item, words=writer.words, others=others)


def _edited(made: Draft) -> Draft:
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("--editor needs a terminal, and there is none")
    try:
        edited = edit(with_subject(made), editor_command(os.environ))
    except NoEditorError as error:
        raise UsageError(f"{error}; without --editor the draft is printed") from None
    if edited.said:
        Output(sys.stderr, os.environ).item("", edited.said)
        return made
    if not edited.text.strip():
        raise CommandError("the text was emptied: nothing is done", _CANCELLED)
    first, _, rest = edited.text.partition("\n")
    subject = made.subject
    body = edited.text.strip("\n")
    if first.startswith("Subject:"):
        subject, body = first.removeprefix("Subject:").strip(), rest.strip("\n")
    missing = tuple(name for name in made.missing if f"{{{{{name}}}}}" in edited.text)
    marks = [
        replace(m, start=at, end=at + len(m.text))
        for m in made.marks
        if (at := body.find(m.text)) >= 0
    ]
    return replace(made, subject=subject, body=body, missing=missing, marks=tuple(marks))


# --- every message that is due ----------------------------------------------------------------------


def _write_all_due(session: Session, args: argparse.Namespace) -> int:
    """A file each for what is due and can be written; what cannot is named."""
    if args.eml is None or args.key is not None:
        raise UsageError("--all-due takes --eml DIR and no KEY")
    folder, board, writer = Path(args.eml), session.board(), _writer(session)
    is_made, code = _make_folder(folder), 0
    written: list[_Written] = []
    left: list[dict[str, str]] = []
    settled: set[str] = set()
    for item in board.listed():
        key = str(item.key)
        if item.status not in _DUE or not can_write(item) or key in settled:
            continue
        try:
            made = _message(session, board, item, writer, Wish(args.tone))
            settled |= set(made.draft.covers)
            data = as_file(made.draft)
            path = write_new(
                str(folder / file_name(made.draft)), data, never=session.paths.db, force=args.force
            )
        except (MailError, CommandError) as error:
            left.append({"key": key, "why": str(error)})
            if isinstance(error, CommandError) and error.exit_code in _NOT_WRITTEN:
                code = max(code, error.exit_code)
            continue
        written.append(_Written(key, str(path), made.is_ready, made.draft.missing))
    _say_all(session, args, written, left)
    if is_made and not written:
        folder.rmdir()
    return code


def _make_folder(folder: Path) -> bool:
    """Make a folder where there is none; whether there was none."""
    with telling(str(folder), "cannot be made"):
        is_there = folder.is_dir()
        if folder.exists() and not is_there:
            raise CommandError(f"{folder}: is no folder; --all-due writes a file each into one", 73)
        folder.mkdir(mode=0o700, exist_ok=True)
        return not is_there


def _say_all(
    session: Session,
    args: argparse.Namespace,
    written: Sequence[_Written],
    left: Sequence[Mapping[str, str]],
) -> None:
    if args.json:
        session.tell_json({"written": [asdict(one) for one in written], "left": list(left)})
        return
    for one in written:
        session.out.line(f"Written: {one.file}")
        if open_ := [name for name in one.missing if name != "sender"]:
            aside(session).item("", f"{one.key}: still to fill in: {to_fill_in(open_)}")
    if any("sender" in one.missing for one in written):
        aside(session).item("", f"In each still to fill in: {to_fill_in(['sender'])}")
    for refused in left:
        aside(session).item("", f"Not written, {refused['key']}: {refused['why']}")
    if not written and not left:
        session.out.line("Nothing is due that could be written.")
