"""Taking files in: what one holds is shown, what is certain is taken on a yes, the rest is listed.

Owns the words of a preview, the answers given by flags, and the file of rejects. Must not know how
any format is read.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import json
import sys
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from followup_tui.exchange import (
    Ask,
    Found,
    Options,
    Proposal,
    UnreadableError,
    accepted,
    read_file,
    to_json,
    together,
)
from followup_tui.facts import Facts, is_zone
from followup_tui.timeline import changes
from followup_tui.tracker import Done
from followup_tui.wording import certain_words, proposed_words, sentences

from .asking import agreed
from .errors import CommandError, UsageError
from .files import read_bytes, write_atomically

if TYPE_CHECKING:
    from .session import Session

_MOST_SHOWN = 20
_MOST_MAILS = 20_000
_BIGGEST_MAIL = 25_000_000


def import_(session: Session, args: argparse.Namespace) -> int:
    """Take a file in; a document goes in as it is, anything else on a yes."""
    found = _maildir(session, args) if args.mail else _file(session, args)
    if args.rejects and found.refused:
        _write_rejects(session, args.rejects, found)
    if args.json and args.dry_run:
        session.out.raw(to_json(found.as_json()))
    elif found.format != "document" and not args.json:
        _show(session, found)
    if found.blocking:
        for ask in found.blocking:
            session.warn(f"{ask.where}: {_question(ask)}")
        return UnreadableError.exit_code
    if args.dry_run:
        return _preview(session, found, args) if not args.json else 0
    return _commit(session, found, args)


def _file(session: Session, args: argparse.Namespace) -> Found:
    if not args.file:
        raise UsageError("which file? followup import FILE (or --mail FOLDER)")
    data = read_bytes(args.file)
    name = "standard input" if args.file == "-" else Path(args.file).name
    options = _options(session, args, data)
    try:
        found = read_file(data, name, session.now, session.facts(), options)
    except UnreadableError as error:
        raise CommandError(f"{name}: {error}", error.exit_code) from None
    _remember(session, args, data)
    return found


def _options(session: Session, args: argparse.Namespace, data: bytes) -> Options:
    columns = dict(_pair(text) for text in args.map) or _remembered(session, data)
    return Options(
        encoding=args.encoding,
        columns=columns,
        order=args.date_order,
        applied_from=args.applied_from,
        splits_names=args.split,
        opportunity=args.opportunity,
        zone=_zone(args.zone),
        me=tuple(address.casefold() for address in args.me),
        playbooks=session.playbooks,
    )


def _zone(name: str | None) -> str | None:
    if name is None or is_zone(name):
        return name
    raise UsageError(f"--zone: {name!r} is no time zone (write it like America/New_York)")


def _pair(text: str) -> tuple[str, str]:
    field, equals, column = text.partition("=")
    if not equals or not field or not column:
        raise UsageError(f"--map: {text!r} is not FIELD=COLUMN, like company=Firma")
    return field.strip(), column.strip()


# --- showing --------------------------------------------------------------------------------------


def _show(session: Session, found: Found) -> None:
    out = session.out
    for heading, lines in _parts(found):
        listed = list(lines)
        if listed:
            out.line(f"{heading} ({len(listed)})", "heading")
            for line in listed[:_MOST_SHOWN]:
                out.item("  ", line, hang=4)
            if len(listed) > _MOST_SHOWN:
                out.item("  ", f"and {len(listed) - _MOST_SHOWN} more (--json lists all)")


def _parts(found: Found) -> Iterator[tuple[str, Iterator[str]]]:
    yield "CERTAIN", _certain(found)
    proposed = enumerate(found.proposed, 1)
    yield (
        "PROPOSED, take with --take",
        (f"{n}  {proposed_words(p.record)} ({_ground(p)})" for n, p in proposed),
    )
    yield "ASKED", (f"{ask.where}: {ask.question}" for ask in found.asks if not ask.is_blocking)
    yield "LEFT OUT", (f"{one.where}: {one.why}" for one in found.refused)
    yield "STANDS ALREADY", iter(found.duplicates)
    yield "NOTED", iter(found.told)


def _certain(found: Found) -> Iterator[str]:
    for opportunity in found.facts.opportunities:
        yield certain_words(opportunity)
    for contact in found.facts.contacts:
        yield certain_words(contact)


def _ground(proposal: Proposal) -> str:
    """Where a proposal comes from, and the words it rests on where the place does not hold them."""
    is_named = proposal.evidence in proposal.where
    return proposal.where if is_named else f"{proposal.where}: {proposal.evidence}"


def _question(ask: Ask) -> str:
    """A question that has to be answered first, and the flag that answers it."""
    asked = ask.question if ask.question.endswith((".", "?")) else f"{ask.question}."
    if ask.flag is None:
        return asked
    if "=" in ask.flag:
        return f"{asked} Say {ask.flag}; there are {', '.join(map(repr, ask.options))}."
    listed = " or ".join(ask.options) if ask.options and len(ask.options) < 5 else ""
    return f"{asked} Say {ask.flag} {listed}".rstrip() + "."


# --- taking ---------------------------------------------------------------------------------------


def _preview(session: Session, found: Found, args: argparse.Namespace) -> int:
    """What the plan would become, with nothing written."""
    facts = accepted(found, _taken(found, args))
    before = session.board()
    after = session.tracker().preview_import(facts, found.exact)
    lines = sentences(changes(before, after), after)
    heading = f"THE PLAN WOULD CHANGE ({len(lines)})" if lines else "THE PLAN WOULD NOT CHANGE"
    session.out.line(heading, "heading")
    for line in lines[:_MOST_SHOWN]:
        session.out.item("  ", line, hang=4)
    _say_untaken(session, found, args)
    return 0


def _say_untaken(session: Session, found: Found, args: argparse.Namespace) -> None:
    """How to take what is proposed, where that is not done."""
    count = len(found.proposed)
    if count and args.take is None:
        if count == 1:
            session.out.item("", "1 is proposed and left out: --take 1 takes it")
            return
        left = f"{count} are proposed and left out"
        session.out.item("", f"{left}: --take 1,2 takes some of them, --take all every one")


def _taken(found: Found, args: argparse.Namespace) -> Collection[int]:
    if args.take is None:
        return ()
    if args.take == "all":
        return range(1, len(found.proposed) + 1)
    if not found.proposed:
        raise UsageError("--take: nothing is proposed in this file")
    numbers = [part.strip() for part in args.take.split(",")]
    if not all(part.isdecimal() and 1 <= int(part) <= len(found.proposed) for part in numbers):
        raise UsageError(
            f"--take: {args.take!r} is no list of numbers from 1 to {len(found.proposed)}"
        )
    return [int(part) for part in numbers]


def _commit(session: Session, found: Found, args: argparse.Namespace) -> int:
    facts = accepted(found, _taken(found, args))
    refusal = _why_not(found, facts, args)
    if refusal:
        return _told(session, found, args, Done(refusal, changed=False))
    is_new, tracker = not session.has_data, session.tracker()
    if not is_new:
        session.back_up()
    _progress(f"saving {len(facts.opportunities):,} opportunities; ^C leaves all as it was")
    try:
        done = tracker.import_facts(
            facts, force=args.force, is_replacing=args.replace, given=found.given, exact=found.exact
        )
    finally:
        _progress("")
    return _told(session, found, args, done)


def _why_not(found: Found, facts: Facts, args: argparse.Namespace) -> str:
    """Why nothing is taken in: there is nothing, or it was not agreed to."""
    if found.format == "document":
        return ""
    count = len(facts.opportunities) + len(facts.contacts)
    if not count:
        return "nothing is certain: nothing was taken in"
    question = f"Take in {count:,} record{'' if count == 1 else 's'}?"
    is_yes = args.yes or bool(args.take)
    is_agreed = agreed(question, is_yes=is_yes, otherwise="nothing was taken in")
    return "" if is_agreed else "nothing was taken in"


def _told(session: Session, found: Found, args: argparse.Namespace, done: Done) -> int:
    """What was done, in words or as one JSON object."""
    if args.json:
        left = 0 if args.take else len(found.proposed)
        told = {"version": 1, "said": done.said, "changed": done.changed, "lost": list(done.lost)}
        session.out.raw(to_json(told | {"proposed": left, "asks": len(found.asks)}))
        return 0
    for line in done.lost:
        session.warn(line)
    for line in done.said.split("\n"):
        session.out.item("", line)
    _say_untaken(session, found, args)
    return 0


def _write_rejects(session: Session, name: str, found: Found) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(["where", "why", "as it stood"])
    for one in found.refused:
        writer.writerow([one.where, one.why, *one.raw])
    write_atomically(name, out.getvalue().encode(), never=session.paths.db)


# --- columns that were named before ---------------------------------------------------------------


def _header_mark(data: bytes) -> str:
    """One mark for each header row, whatever the rows below it."""
    first = next((line for line in data[:20_000].splitlines() if line.strip()), b"")
    return hashlib.sha256(first).hexdigest()[:16]


def _remembered(session: Session, data: bytes) -> dict[str, str]:
    held = _columns_kept(session).get(_header_mark(data), {})
    return {str(field): str(column) for field, column in held.items()}


def _remember(session: Session, args: argparse.Namespace, data: bytes) -> None:
    if not args.map or args.dry_run:
        return
    kept = _columns_kept(session)
    kept[_header_mark(data)] = dict(_pair(text) for text in args.map)
    session.keep(session.paths.columns, json.dumps(kept))


def _columns_kept(session: Session) -> dict[str, dict[str, str]]:
    try:
        kept = json.loads(session.paths.columns.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    is_sound = isinstance(kept, dict) and all(isinstance(one, dict) for one in kept.values())
    return kept if is_sound else {}


# --- a folder of mails ----------------------------------------------------------------------------


def _maildir(session: Session, args: argparse.Namespace) -> Found:
    """Every mail of a folder, read and never touched; what no opportunity claims is counted alone."""
    folder = Path(args.mail)
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    if not folder.is_dir() or not paths:
        raise CommandError(f"{args.mail}: no folder with mails", 65)
    if len(paths) > _MOST_MAILS:
        raise CommandError(
            f"{args.mail}: more than {_MOST_MAILS:,} files; name a smaller folder", 65
        )
    options = _options(session, args, b"")
    standing, read = session.facts(), []
    for number, path in enumerate(paths, 1):
        if number % 50 == 1:
            _progress(f"{number:,} of {len(paths):,} mails")
        data = path.read_bytes()[:_BIGGEST_MAIL]
        try:
            found = read_file(data, path.name, session.now, standing, options)
        except UnreadableError:
            continue
        if found.proposed and not found.blocking:
            read.append(found)
    _progress("")
    return together(read)


def _progress(text: str) -> None:
    """One line on a terminal that tells what goes on, in place of the one before."""
    stream = sys.stderr
    if stream is not None and stream.isatty():
        stream.write(f"\r\x1b[K{text}")
        stream.flush()
