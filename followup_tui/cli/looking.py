"""Commands that look: the agenda, reasons, what is recorded, what was changed, where all of it is.

Owns the way from typed words to lines, or to one JSON object. Must not change anything.
"""

from __future__ import annotations

import argparse

from msgspec.structs import asdict

from followup_tui import capture, exchange
from followup_tui.exchange import (
    agenda_json,
    item_json,
    to_json,
    why_json,
    write_fact,
)
from followup_tui.timeline import Board
from followup_tui.wording import titled

from . import plain, recorded
from .errors import CommandError, UsageError
from .finding import find_item, find_opportunity
from .session import Session


def agenda(session: Session, args: argparse.Namespace) -> int:
    board, supposed = session.board(), None
    if args.suppose:
        from .supposing import print_supposed, suppose

        supposed = suppose(session, board, args)
        board = session.tracker().present.imagined(supposed.facts)
        if not args.json:
            print_supposed(supposed, board, session.out)
    about = args.opportunity
    if about is not None:
        about = find_opportunity(board, about).id
    include_all, keeps = args.all, plain.of(about) if about else plain.anything
    if args.filter:
        include_all, keeps = _filter(session, board, args, keeps)
    if args.json:
        told = agenda_json(board, keeps, include_all=include_all, supposed=supposed)
        session.out.raw(to_json(told))
        return 0
    if supposed is None:
        # Before it is printed: a reader who has seen enough (head, less) ends the printing.
        listed = plain.listed(board, keeps, include_all=include_all)
        session.keep_listing([str(item.key) for item in listed])
    plain.print_agenda(
        board,
        session.out,
        include_all=include_all,
        keeps=keeps,
        is_numbered=supposed is None,
        is_filtered=bool(args.filter),
    )
    if supposed is None and not session.has_data:
        session.out.item(
            "", f"There is no data file yet; the first change makes {session.paths.db}"
        )
    return 0


def _filter(
    session: Session, board: Board, args: argparse.Namespace, keeps: plain.Keeps
) -> tuple[bool, plain.Keeps]:
    """Whether ended items may be among what is shown, and what a filter lets through of it."""
    found = read_words(session, board, args.filter)
    include_all, scenes = args.all or found.wants_ended, capture.Scenes(board)
    if not args.json:
        whole = plain.rows(board, include_all=include_all)
        kept = found.kept([row for row in whole if keeps(row)], scenes)
        session.out.line(f"{found.words}: {len(kept)} of {len(whole)}", "heading")
    return include_all, lambda row: keeps(row) and all(found.flags([scenes.of(row)]))


def read_words(session: Session, board: Board, text: str) -> capture.Filter:
    """A filter as typed, or the saved view of that name; UsageError where it is neither."""
    words, order = session.config.views.get(text, text), session.config.date_order
    try:
        return capture.read_filter(words, board.today, order=order, contacts=board.contacts)
    except capture.FilterError as error:
        raise UsageError(str(error)) from None


def why(session: Session, args: argparse.Namespace) -> int:
    board = session.board()
    item = find_item(board, args.key, session.listing)
    if args.json:
        session.out.raw(to_json(why_json(item)))
    else:
        plain.print_why(item, board, session.out)
    return 0


def prepare(session: Session, args: argparse.Namespace) -> int:
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
        session.out.raw(to_json(exchange.checklist_json(board, opportunity, interview)))
    else:
        for line in exchange.checklist_page(board, opportunity, interview).splitlines():
            session.out.line(line)
    return 0


def show(session: Session, args: argparse.Namespace) -> int:
    board = session.board()
    if args.opportunity is None:
        return _show_everything(session, board, args)
    opportunity = find_opportunity(board, args.opportunity)
    if args.json:
        found = {
            "opportunity": write_fact(opportunity),
            "stage": board.stage(opportunity),
            "items": [item_json(item) for item in board.of(opportunity.id)],
        }
        session.tell_json(found)
    else:
        recorded.print_opportunity(opportunity, board, session.out)
    return 0


def _show_everything(session: Session, board: Board, args: argparse.Namespace) -> int:
    """What there is to be named: ids of opportunities, people and chats."""
    if not args.json:
        recorded.print_everything(board, session.out)
        return 0
    opportunities = [
        {"id": one.id, "company": one.company, "role": one.role, "stage": board.stage(one)}
        for one in board.facts.opportunities
    ]
    people = [write_fact(one) for one in board.facts.contacts]
    chats = [write_fact(one) for one in board.facts.networking]
    found = {"opportunities": opportunities, "contacts": people, "networking": chats}
    return session.tell_json(found)


def find(session: Session, args: argparse.Namespace) -> int:
    words, board = " ".join(args.words), session.board()
    found = session.tracker().find(words, board.facts) if session.has_data else ()
    if args.json:
        hits = [
            asdict(one) | {"title": titled(board, one.kind, one.opportunity, one.id)}
            for one in found
        ]
        return session.tell_json({"words": words, "found": hits})
    recorded.print_found(found, words, board, session.out)
    return 0


def history(session: Session, args: argparse.Namespace) -> int:
    about = args.opportunity
    if about is not None:
        about = find_opportunity(session.board(), about).id
    entries = session.tracker().journal.entries(about) if session.has_data else ()
    if args.json:
        listed = [
            {
                "at": one.at.astimezone(session.zone).isoformat(),
                "said": one.said,
                "state": one.state,
            }
            for one in entries
        ]
        return session.tell_json({"entries": listed})
    if not entries:
        session.out.line("Nothing was changed yet.")
    zone = session.zone
    for entry in entries:
        state = "" if entry.state == "done" else f" ({entry.state})"
        session.out.item(f"{entry.at.astimezone(zone):%Y-%m-%d %H:%M}  ", f"{entry.said}{state}")
    if entries and about:
        for note in session.tracker().journal.earlier_notes(about, session.now):
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
