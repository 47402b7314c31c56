"""The commands themselves: read the words, ask the tracker, print its answer.

Owns the way from typed words to one verb and from an outcome to lines. Must not decide anything.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from dataclasses import replace
from difflib import get_close_matches
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, get_args

from followup_tui.capture import WhenError, read_day
from followup_tui.exchange import (
    agenda_json,
    item_json,
    to_json,
    why_json,
    write_fact,
)
from followup_tui.facts import BadFact, FollowUpKey, ReceivedKind
from followup_tui.public_holidays import calendar_of
from followup_tui.timeline import Board
from followup_tui.wording import long_day, titled

from . import plain
from .asking import agreed
from .errors import CommandError, UsageError
from .files import read_stdin
from .finding import find_contact, find_item, find_opportunity, read_medium
from .session import Session
from .values import kept_text

if TYPE_CHECKING:
    from followup_tui.tracker import Outcome

Run = Callable[[Session, argparse.Namespace], int]

# --- looking --------------------------------------------------------------------------------------


def agenda(session: Session, args: argparse.Namespace) -> int:
    board, supposed = session.board(), None
    if args.suppose:
        from .supposing import print_supposed, suppose

        supposed = suppose(session, board, args)
        board = session.tracker().imagine(supposed.facts)
        if not args.json:
            print_supposed(supposed, board, session.out)
    about = args.opportunity
    if about is not None:
        about = find_opportunity(board, about).id
    include_all, keeps = args.all, plain.of(about) if about else plain.anything
    if args.filter:
        include_all, keeps = _filter(session, board, args, keeps)
    if args.json:
        kept = replace(board, agenda=tuple(filter(keeps, board.agenda)))
        told = agenda_json(kept, include_all=include_all, supposed=supposed)
        session.out.raw(to_json(told))
        return 0
    listed = plain.print_agenda(
        board, session.out, include_all=include_all, keeps=keeps, is_numbered=supposed is None
    )
    if supposed is not None:
        return 0
    session.keep_listing(listed)
    if not session.has_data:
        session.out.item(
            "", f"There is no data file yet; the first change makes {session.paths.db}"
        )
    return 0


def _filter(
    session: Session, board: Board, args: argparse.Namespace, keeps: plain.Keeps
) -> tuple[bool, plain.Keeps]:
    """Whether ended items may be among what is shown, and what a filter lets through of it."""
    from followup_tui.capture import FilterError, Scenes, read_filter

    order = session.config.date_order
    try:
        found = read_filter(args.filter, board.today, order=order, contacts=board.contacts)
    except FilterError as error:
        raise UsageError(f"--filter: {error}") from None
    include_all, scenes = args.all or found.wants_ended, Scenes(board)
    whole = board.agenda if include_all else board.listed()
    if not args.json:
        kept = found.kept([item for item in whole if keeps(item)], scenes)
        session.out.line(f"{found.words}: {len(kept)} of {len(whole)}", "heading")
    return include_all, lambda row: keeps(row) and all(found.flags([scenes.of(row)]))


def plain_agenda(session: Session) -> int:
    """What ``followup`` alone prints where no app can be drawn."""
    return agenda(
        session,
        argparse.Namespace(json=False, all=False, opportunity=None, filter=None, suppose=None),
    )


def why(session: Session, args: argparse.Namespace) -> int:
    board = session.board()
    item = find_item(board, args.key, session.listing)
    if args.json:
        session.out.raw(to_json(why_json(item)))
    else:
        plain.print_why(item, board, session.out)
    return 0


def prepare(session: Session, args: argparse.Namespace) -> int:
    from followup_tui.exchange import checklist_json, checklist_page

    board = session.board()
    item = find_item(board, args.key)
    opportunity = board.opportunities.get(item.opportunity or "")
    interviews = opportunity.interviews if opportunity else ()
    interview = next((one for one in interviews if one.id == item.for_), None)
    if opportunity is None or interview is None:
        raise CommandError(
            f"{item.key} is about no interview: name one like ID/interview_checklist/ID", 1
        )
    if args.json:
        session.out.raw(to_json(checklist_json(board, opportunity, interview)))
    else:
        for line in checklist_page(board, opportunity, interview).splitlines():
            session.out.line(line)
    return 0


def show(session: Session, args: argparse.Namespace) -> int:
    board = session.board()
    if args.opportunity is None:
        return _show_everything(session, board, args)
    opportunity = find_opportunity(board, args.opportunity)
    if args.json:
        found = {
            "version": 1,
            "opportunity": write_fact(opportunity),
            "stage": board.stage(opportunity),
            "items": [item_json(item) for item in board.of(opportunity.id)],
        }
        session.out.raw(to_json(found))
    else:
        plain.print_opportunity(opportunity, board, session.out)
    return 0


def _show_everything(session: Session, board: Board, args: argparse.Namespace) -> int:
    """What there is to be named: ids of opportunities, people and chats."""
    if not args.json:
        plain.print_everything(board, session.out)
        return 0
    opportunities = [
        {"id": one.id, "company": one.company, "role": one.role, "stage": board.stage(one)}
        for one in board.facts.opportunities
    ]
    people = [write_fact(one) for one in board.facts.contacts]
    chats = [write_fact(one) for one in board.facts.networking]
    found = {"opportunities": opportunities, "contacts": people, "networking": chats}
    session.out.raw(to_json({"version": 1, **found}))
    return 0


def find(session: Session, args: argparse.Namespace) -> int:
    words, board = " ".join(args.words), session.board()
    found = session.tracker().find(words, board.facts) if session.has_data else ()
    if args.json:
        hits = [
            {
                "kind": one.kind,
                "opportunity": one.opportunity,
                "id": one.id,
                "on": one.on.isoformat() if one.on else None,
                "title": titled(board, one.kind, one.opportunity, one.id),
                "text": one.text,
            }
            for one in found
        ]
        session.out.raw(to_json({"version": 1, "words": words, "found": hits}))
        return 0
    plain.print_found(found, words, board, session.out)
    return 0


def history(session: Session, args: argparse.Namespace) -> int:
    about = args.opportunity
    if about is not None:
        about = find_opportunity(session.board(), about).id
    entries = session.tracker().history(about) if session.has_data else ()
    if args.json:
        listed = [
            {
                "at": entry.at.astimezone(session.zone).isoformat(),
                "said": entry.said,
                "state": entry.state,
            }
            for entry in entries
        ]
        session.out.raw(to_json({"version": 1, "entries": listed}))
        return 0
    if not entries:
        session.out.line("Nothing was changed yet.")
    zone = session.zone
    for entry in entries:
        state = "" if entry.state == "done" else f" ({entry.state})"
        session.out.item(f"{entry.at.astimezone(zone):%Y-%m-%d %H:%M}  ", f"{entry.said}{state}")
    for note in session.tracker().earlier_notes(about) if entries and about else ():
        until = f"{note.until.astimezone(zone):%Y-%m-%d %H:%M}"
        session.out.line(f"Note {note.id} until {until}:")
        session.out.item("  ", note.body)
    return 0


def where(session: Session, args: argparse.Namespace) -> int:
    paths = {
        "data": session.paths.db,
        "settings": session.paths.config,
        "drafts": session.paths.drafts,
        "review": session.paths.review,
        "backups": session.paths.backups,
        "log": session.paths.log,
        "templates": session.paths.templates,
        "playbooks": session.paths.playbooks,
        "messages": session.paths.messages,
    }
    if args.json:
        session.out.raw(to_json({name: str(path) for name, path in paths.items()}))
        return 0
    for name, path in paths.items():
        missing = "" if path.exists() else "  (not there yet)"
        session.out.line(f"{name:<9} {path}{missing}")
    return 0


# --- recording ------------------------------------------------------------------------------------


def sent(session: Session, args: argparse.Namespace) -> int:
    key = _key(session, args.key)
    item = session.board().find(str(key))
    together = item.merge_with if item is not None and args.together else ()
    if args.together and not together:
        raise CommandError("--together: nothing travels with it", 1)
    outcome = session.tracker().mark_sent(
        key,
        on=_day(session, args.on, past=True),
        medium=read_medium(args.medium),
        note=kept_text(args.note),
        text=_words(args.text),
        early=args.early is not None,
        override=kept_text(args.early or None),
        together=together,
    )
    return answer(session, args, outcome)


def got(session: Session, args: argparse.Namespace) -> int:
    kind = _received_kind(" ".join(args.kind))
    board = session.board()
    opportunity = find_opportunity(board, args.opportunity)
    date = _day(session, args.date)
    if kind == "reply_new_date" and date is None:
        raise UsageError("a new date needs --date WHEN")
    outcome = session.tracker().receive(
        opportunity.id,
        kind,
        on=_day(session, args.on, past=True),
        from_=find_contact(board, args.from_) if args.from_ is not None else None,
        date=date,
        via=read_medium(args.via),
        needs_reply=args.needs_reply or None,
        text=_words(args.text) or ("offer withdrawn" if "withdrawn" in args.kind else None),
    )
    return answer(session, args, outcome)


def note(session: Session, args: argparse.Namespace) -> int:
    opportunity = find_opportunity(session.board(), args.opportunity)
    body = _words(" ".join(args.text) or "-")
    if not body or body.isspace():
        raise CommandError("the note is empty: nothing was saved", 65)
    return answer(session, args, session.tracker().add_note(opportunity.id, body))


def snooze(session: Session, args: argparse.Namespace) -> int:
    key = _key(session, args.key)
    until = _day(session, " ".join(args.until))
    try:
        outcome = session.tracker().snooze(key, until, is_forced=args.force)
    except BadFact as error:
        if "last useful day" not in error.advice:
            raise
        raise BadFact(error.path, error.value, f"{error.advice}; --force takes it") from None
    return answer(session, args, outcome)


def skip(session: Session, args: argparse.Namespace) -> int:
    key = _key(session, args.key)
    return answer(session, args, session.tracker().skip(key, why=kept_text(args.why)))


def turn(session: Session, args: argparse.Namespace, *, is_back: bool) -> int:
    """Take the newest change back or do it again; one that this run did not do itself is asked about."""
    if not session.has_data:
        raise CommandError(f"nothing to {'undo' if is_back else 'redo'}", 1)
    tracker = session.tracker()
    entry = tracker.next_turn(back=is_back)
    at = entry.at.astimezone(session.zone)
    did = f"{entry.said} ({long_day(at.date(), session.today())}, {at:%H:%M})"
    question = f"{'Undo' if is_back else 'Do again'}: {did}?"
    is_yes = args.yes or entry.id in tracker.made
    if not agreed(question, is_yes=is_yes, otherwise=f"left as it is: {did}"):
        session.out.line("Nothing was changed.")
        return 0
    return answer(session, args, (tracker.undo if is_back else tracker.redo)(entry.id))


# --- the turns of an opportunity -----------------------------------------------------------------

_TURNS = (
    *("move", "cancel", "accept", "decline", "withdraw", "reopen"),
    *("away", "kept", "left"),
)


def _turn(name: str, session: Session, args: argparse.Namespace) -> int:
    """One verb done; its answer in words, or as one JSON object. Only these load the grammar."""
    from . import turns

    return answer(session, args, turns.TELL[name](session, args))


RUN: Mapping[str, Run] = {
    "agenda": agenda,
    "why": why,
    "sent": sent,
    "got": got,
    **{name: partial(_turn, name) for name in _TURNS},
    "note": note,
    "snooze": snooze,
    "skip": skip,
    "undo": partial(turn, is_back=True),
    "redo": partial(turn, is_back=False),
    "show": show,
    "find": find,
    "prepare": prepare,
    "history": history,
    "where": where,
}
_ELSEWHERE: Mapping[str, tuple[str, str]] = {
    "import": ("importing", "import_"),
    "export": ("exporting", "export"),
    "report": ("exporting", "report"),
    "backup": ("caring", "backup"),
    "restore": ("caring", "restore"),
    "doctor": ("doctor", "doctor"),
    "purge": ("caring", "purge"),
    "status": ("status", "status"),
    "remind": ("reminding", "remind"),
    "review": ("reviewing", "review"),
    "holidays": ("free_days", "holidays"),
    "quiet": ("free_days", "quiet"),
    "completions": ("completing", "completions"),
    "jot": ("jotting", "jot"),
    "serve": ("serving", "serve"),
    "config": ("configuring", "config"),
    "insight": ("insight", "print_insight"),
    "add": ("facts", "add"),
    "edit": ("facts", "edit"),
    "rm": ("facts", "remove"),
    "draft": ("messages", "draft"),
    "lint": ("messages", "lint_file"),
    "people": ("everyone", "people"),
}
"""Module and function of the commands that alone pay for loading what they need."""


def run_of(command: str) -> Run:
    """What runs a command."""
    if command not in _ELSEWHERE:
        return RUN[command]
    module, name = _ELSEWHERE[command]
    found: Run = getattr(import_module(f".{module}", __package__), name)
    return found


# --- from words to values -------------------------------------------------------------------------

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
    close = get_close_matches(plain_words, _KINDS, n=1)
    hint = f"; the nearest is {close[0]!r}" if close else ""
    kinds = (
        "still deciding, new date, rejected, offer, offer withdrawn, invitation, feedback, "
        "automatic, away, reply"
    )
    raise UsageError(f"{words!r} is not one of: {kinds}{hint}")


def _words(text: str | None) -> str | None:
    """A text of many lines; ``-`` is standard input."""
    found = read_stdin().decode("utf-8", "replace") if text == "-" else text
    return kept_text(found.strip("\r\n")) if found is not None else None


def _day(session: Session, text: str | None, *, past: bool = False) -> Any:
    if text is None:
        return None
    today, order = session.today(), session.config.date_order
    calendar = calendar_of(session.facts().settings, today)
    try:
        return read_day(text, today, past=past, order=order, calendar=calendar)
    except WhenError as error:
        raise CommandError(str(error), 65) from None


def _key(session: Session, text: str) -> FollowUpKey:
    """The key; whether it stands, on the day in question, is the tracker's to say."""
    try:
        key = FollowUpKey.parse(text)
    except ValueError:
        return find_item(session.board(), text, session.listing).key
    if session.has_data:
        session.tracker().narrow(key)
        owners = [one.id for one in session.facts().opportunities]
        if key.opportunity is None or key.opportunity in owners:
            return key
    return find_item(session.board(), text, session.listing).key


def answer(session: Session, args: argparse.Namespace, outcome: Outcome) -> int:
    """What a verb did, in words or as one JSON object."""
    if not args.json:
        return _said(session, outcome.said)
    told = {"version": 1, "said": outcome.said, "changed": outcome.changed, "id": outcome.id}
    session.out.raw(to_json(told))
    return 0


def _said(session: Session, said: str) -> int:
    for line in said.split("\n"):
        session.out.item("", line)
    return 0
