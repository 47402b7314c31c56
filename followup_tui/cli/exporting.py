"""Writing for other programs and for people: documents, tables, calendars, cards, texts, reports.

Owns where each goes and what is said of it. Must not know what any format looks like.
"""

from __future__ import annotations

import argparse
import datetime as dt
from typing import TYPE_CHECKING

import msgspec

from followup_tui.exchange import (
    OFFICES,
    calendar_text,
    cards_text,
    csv_table,
    csv_tables,
    json_schema,
    markdown_text,
    report_as_csv,
    report_as_html,
    report_as_markdown,
    table_names,
    to_json,
    work_report,
    write_document,
)

from .errors import UsageError
from .files import write_atomically, write_folder
from .values import surroundings, typed_day

if TYPE_CHECKING:
    from .session import Session

_MONTH = dt.timedelta(days=27)


def export(session: Session, args: argparse.Namespace) -> int:
    """One file, standard output, or for tables a folder with one file each."""
    if args.file in (None, "-"):
        if args.json and args.format != "json" and not args.schema:
            raise UsageError(f"--json tells what was written: name a file for {args.format}")
        session.out.raw(_text(session, args))
        return 0
    if args.format == "csv" and args.table is None:
        tables = csv_tables(session.facts())
        named = {f"{table}.csv": _bytes(text) for table, text in tables.items()}
        written = write_folder(args.file, named, never=session.paths.db)
    else:
        data = _bytes(_text(session, args))
        written = [write_atomically(args.file, data, never=session.paths.db)]
    if args.json:
        session.tell_json({"files": [str(path) for path in written]})
    else:
        for path in written:
            session.out.line(f"Written: {path}")
    return 0


def _text(session: Session, args: argparse.Namespace) -> str:
    if args.schema:
        return to_json(json_schema())
    facts = session.facts()
    if args.format == "csv":
        name = args.table or "opportunities"
        if name not in table_names():
            raise UsageError(f"--table: {name!r} is not one of {', '.join(table_names())}")
        return csv_table(facts, name)
    if args.format == "ics":
        journal = session.tracker().journal if session.has_data else None
        told = (journal.version(), journal.gone_interviews(facts)) if journal else (0, ())
        board = session.board() if args.windows else None
        return calendar_text(facts, session.now, *told, board)
    if args.format == "vcf":
        return cards_text(facts)
    if args.format == "md":
        return markdown_text(facts, session.today())
    return to_json(write_document(facts))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def report(session: Session, args: argparse.Namespace) -> int:
    """The table of what was done; by default of the last four weeks."""
    if args.office not in OFFICES:
        raise UsageError(f"--office: {args.office!r} is not one of {', '.join(OFFICES)}")
    days = surroundings(session).days.back
    last = typed_day(args.last, days, "--to: ") or session.today()
    first = typed_day(args.first, days, "--from: ") or last - _MONTH
    if first > last:
        raise UsageError(f"--from: {first} is after {last}")
    periods = work_report(session.facts(), first, last, session.today(), args.office)
    if args.json:
        told = {
            "office": args.office,
            "periods": list(map(msgspec.to_builtins, periods)),
        }
        return session.tell_json(told)
    write = {"md": report_as_markdown, "csv": report_as_csv, "html": report_as_html}
    session.out.raw(write[args.format](periods, args.office))
    return 0
