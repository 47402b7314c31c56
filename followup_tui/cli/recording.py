"""Commands that record: what went out or came in, a note, what is put off, what is taken back.

Owns the way from typed words to one verb, and from its outcome to lines. Must not decide anything.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, get_args

from msgspec.structs import replace

from followup_tui.capture import read_day
from followup_tui.facts import BadFact, FollowUpKey, ReceivedKind, nearest
from followup_tui.wording import long_day

from .asking import agreed
from .errors import CommandError, UsageError
from .files import kept_text, read_stdin
from .finding import contact_meant, find_item, find_opportunity, read_medium
from .hunt_commands import RECEIVED
from .session import Session
from .values import refusing_days, surroundings, typed_day

if TYPE_CHECKING:
    from followup_tui.tracker import Outcome


def sent(session: Session, args: argparse.Namespace) -> int:
    key = _key(session, args.key)
    board = session.board()
    item = board.find(str(key))
    travels = item.merge_with if item is not None else ()
    together = travels if args.together else ()
    if args.together and not together:
        raise CommandError("--together: nothing travels with it", 1)
    outcome = session.tracker().mark_sent(
        key,
        on=typed_day(args.on, surroundings(session).days.back),
        medium=read_medium(args.medium),
        note=kept_text(args.note),
        text=_words(args.text),
        early=args.early is not None,
        override=kept_text(args.early or None),
        together=together,
    )
    code = session.answer(args, outcome)
    for other in map(board.find, () if together or args.json else travels):
        if other is not None:
            session.out.item("", f"In the same message? {other.title}")
            session.out.item("  ", f"followup sent {other.key}")
    return code


def got(session: Session, args: argparse.Namespace) -> Outcome:
    kind = _received_kind(" ".join(args.kind))
    board = session.board()
    opportunity = find_opportunity(board, args.opportunity)
    days = surroundings(session).days
    date = typed_day(args.date, days)
    if kind == "reply_new_date" and date is None:
        raise UsageError("a new date needs --date WHEN")
    return session.tracker().receive(
        opportunity.id,
        kind,
        on=typed_day(args.on, days.back),
        from_=contact_meant(board, args.from_),
        date=date,
        via=read_medium(args.via),
        needs_reply=args.needs_reply or None,
        text=_words(args.text) or ("offer withdrawn" if "withdrawn" in args.kind else None),
    )


def note(session: Session, args: argparse.Namespace) -> Outcome:
    opportunity = find_opportunity(session.board(), args.opportunity)
    body = _words(" ".join(args.text) or "-")
    if not body or body.isspace():
        raise CommandError("the note is empty: nothing was saved", 65)
    return session.tracker().add_note(opportunity.id, body)


def snooze(session: Session, args: argparse.Namespace) -> Outcome:
    key = _key(session, args.key)
    days = replace(surroundings(session).days, ahead=True)
    with refusing_days():
        until = read_day(" ".join(args.until), days)
    try:
        return session.tracker().snooze(key, until, is_forced=args.force)
    except BadFact as error:
        if "last useful day" not in error.advice:
            raise
        raise BadFact(error.path, error.value, f"{error.advice}; --force takes it") from None


def skip(session: Session, args: argparse.Namespace) -> Outcome:
    key = _key(session, args.key)
    return session.tracker().skip(key, why=kept_text(args.why))


def _turn(session: Session, args: argparse.Namespace, *, is_back: bool) -> int | Outcome:
    """Take the newest change back or do it again; one that this run did not do itself is asked about."""
    if not session.has_data:
        raise CommandError(f"nothing to {'undo' if is_back else 'redo'}", 1)
    tracker = session.tracker()
    entry = tracker.journal.next_turn(back=is_back)
    at = entry.at.astimezone(session.zone)
    did = f"{entry.said} ({long_day(at.date(), session.today())}, {at:%H:%M})"
    question = f"{'Undo' if is_back else 'Do again'}: {did}?"
    is_yes = args.yes or entry.id in tracker.present.made
    if not agreed(question, is_yes=is_yes, otherwise=f"left as it is: {did}"):
        session.out.line("Nothing was changed.")
        return 0
    before = tracker.board()
    outcome = (tracker.undo if is_back else tracker.redo)(entry.id)
    session.follow(before, outcome.board)
    return outcome


undo, redo = partial(_turn, is_back=True), partial(_turn, is_back=False)


_KINDS: Mapping[str, ReceivedKind] = {
    "still deciding": "reply_no_date",
    "no date": "reply_no_date",
    "new date": "reply_new_date",
    "rejected": "rejection",
    "invitation": "invite",
    "automatic": "auto_ack",
    **dict.fromkeys(("away", "back", "out of office"), "auto_ack"),
    **dict.fromkeys(("reject", "no", "offer withdrawn", "withdrawn offer"), "rejection"),
    **dict.fromkeys(("new terms", "new offer"), "offer"),
    **dict.fromkeys(("invite", "invited"), "invite"),
    **{kind.replace("_", " "): kind for kind in get_args(ReceivedKind)},
}


def _received_kind(words: str) -> ReceivedKind:
    plain_words = " ".join(words.lower().replace("_", " ").replace("-", " ").split())
    if plain_words in _KINDS:
        return _KINDS[plain_words]
    close = nearest(plain_words, _KINDS)
    hint = f"; the nearest is {close[0]!r}" if close else ""
    raise UsageError(f"{words!r} is not one of: {RECEIVED}{hint}")


def _words(text: str | None) -> str | None:
    """A text of many lines; ``-`` is standard input."""
    found = read_stdin().decode("utf-8", "replace") if text == "-" else text
    return kept_text(found.strip("\r\n")) if found is not None else None


def _key(session: Session, text: str) -> FollowUpKey:
    """The key; whether it stands, on the day in question, is the tracker's to say."""
    try:
        key = FollowUpKey.parse(text)
    except ValueError:
        return find_item(session.board(), text, session.listing).key
    if session.has_data:
        session.tracker().present.narrow(key)
        owners = [one.id for one in session.facts().opportunities]
        if key.opportunity is None or key.opportunity in owners:
            return key
    return find_item(session.board(), text, session.listing).key
