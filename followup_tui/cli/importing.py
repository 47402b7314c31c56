"""Taking files in: what one holds is shown, what is certain is taken on a yes, the rest is listed.

Owns the words of a preview, the answers given by flags, and the file of rejects. Must not know how
any format is read.
"""

from __future__ import annotations

import argparse
import csv
import io
import sys
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from followup_tui.capture import named_opportunity, read_any_day
from followup_tui.exchange import (
    MOST_MAILS,
    DocumentError,
    Found,
    Options,
    UnreadableError,
    accepted,
    answered,
    read_file,
    read_mails,
    to_json,
)
from followup_tui.facts import Facts, Opportunity, is_zone
from followup_tui.sidecars import KnownColumns
from followup_tui.timeline import Board, changes
from followup_tui.tracker import Done, ImportOptions
from followup_tui.wording import sentences

from .asking import agreed
from .errors import CommandError, UsageError
from .files import read_bytes, write_atomically
from .finding import meant_opportunities, numbers_in, only_one
from .import_words import MOST_SHOWN, question, show
from .values import refusing_days, surroundings

if TYPE_CHECKING:
    from .session import Session

_BAR = 24
_BIGGEST_MAIL = 25_000_000
_OF_ONE = ("json", "answer", "rejects", "mail")
"""Options that several files cannot share."""


def import_(session: Session, args: argparse.Namespace) -> int:
    """Take a file in; a document goes in as it is, anything else on a yes. Several go in one by one."""
    if len(args.file) < 2:
        return _import(session, args)
    single = next((name for name in _OF_ONE if getattr(args, name)), None)
    if single or args.take not in (None, "all"):
        raise UsageError(f"--{single or 'take N'} is about one file: name one")
    codes = [_one_of_several(session, args, name) for name in args.file]
    return max(codes)


def _one_of_several(session: Session, args: argparse.Namespace, name: str) -> int:
    """What cannot be read leaves the others as they are."""
    session.out.line(name, "heading")
    try:
        return _import(session, argparse.Namespace(**{**vars(args), "file": [name]}))
    except (CommandError, DocumentError) as error:
        session.warn(str(error))
        return error.exit_code


def _import(session: Session, args: argparse.Namespace) -> int:
    data = b"" if args.mail else _bytes(args)
    found = _maildir(session, args) if args.mail else _file(session, args, data)
    found, answers = _answered(session, found, args.answer)
    if args.rejects:
        _write_rejects(session, args.rejects, found)
    if args.json and args.dry_run:
        session.out.raw(to_json(found.as_json()))
    elif found.format != "document" and not args.json:
        show(session, found)
    if found.blocking:
        for ask in found.blocking:
            session.warn(f"{ask.where}: {question(ask)}")
        return UnreadableError.exit_code
    if args.dry_run and args.json:
        return 0
    numbers = {*numbers_in(args.take or "none", len(found.proposed)), *answers}
    if args.dry_run:
        _preview(session, found, numbers)
    elif _commit(session, found, args, numbers) and args.map:
        KnownColumns(session.paths.columns).keep(data, _columns(args))
    return 0


def _answered(session: Session, found: Found, given: list[str]) -> tuple[Found, Collection[int]]:
    """What was found with the answers as further proposals, and the numbers of those."""
    first = len(found.proposed) + 1
    for text in given:
        number, _, day = text.partition("=")
        open_ = [n for n, ask, _ in found.open() if ask.makes]
        if number not in open_:
            which = f"a day answers {', '.join(open_)}" if open_ else "no question wants a day"
            raise UsageError(
                f"--answer: {text!r} is no NUMBER=DAY of a question; {which}, as this import lists them with --dry-run"
            )
        with refusing_days(f"--answer {number}: "):
            found = answered(found, number, read_any_day(day, surroundings(session).days))
    return found, range(first, len(found.proposed) + 1)


def _bytes(args: argparse.Namespace) -> bytes:
    if not args.file:
        raise UsageError("which file? followup import FILE (or --mail FOLDER)")
    return read_bytes(args.file[0])


def _file(session: Session, args: argparse.Namespace, data: bytes) -> Found:
    name = "standard input" if args.file == ["-"] else Path(args.file[0]).name
    home = _home(session, args.opportunity)
    options = _options(session, args, data, home)
    standing = session.facts()
    if home is not None and home not in standing.opportunities:
        standing = replace(standing, opportunities=(*standing.opportunities, home))
    try:
        return read_file(data, name, session.now, standing, options)
    except UnreadableError as error:
        raise CommandError(f"{name}: {error}", error.exit_code) from None


def _home(session: Session, text: str | None) -> Opportunity | None:
    """The opportunity a file is said to be about: one that stands, or ``Company, Role`` of a new one."""
    if text is None:
        return None
    board = session.board()
    meant = meant_opportunities(board, text)
    new = None if meant else named_opportunity(text, board.opportunities)
    return new or only_one(meant, board, text)


def _options(
    session: Session, args: argparse.Namespace, data: bytes, home: Opportunity | None
) -> Options:
    return Options(
        encoding=args.encoding,
        columns=_columns(args) or KnownColumns(session.paths.columns).of(data),
        order=args.date_order,
        applied_from=args.applied_from,
        splits_names=args.split,
        opportunity=home.id if home else None,
        zone=_zone(args.zone),
        me=tuple(address.casefold() for address in args.me),
        playbooks=session.playbooks,
    )


def _zone(name: str | None) -> str | None:
    if name is None or is_zone(name):
        return name
    raise UsageError(f"--zone: {name!r} is no time zone (write it like America/New_York)")


def _columns(args: argparse.Namespace) -> dict[str, str]:
    return dict(_pair(text) for text in args.map)


def _pair(text: str) -> tuple[str, str]:
    field, equals, column = text.partition("=")
    if not equals or not field.strip():
        raise UsageError(
            f"--map: {text!r} is not FIELD=COLUMN, like company=Firma (or company= for no column)"
        )
    return field.strip(), column.strip()


# --- taking ---------------------------------------------------------------------------------------


def _preview(session: Session, found: Found, taken: Collection[int]) -> None:
    """What the plan would become, with nothing written."""
    facts = accepted(found, taken)
    before = session.board()
    after = _as_it_would_be(session, facts, found.how)
    lines = sentences(changes(before, after), after)
    heading = f"THE PLAN WOULD CHANGE ({len(lines)})" if lines else "THE PLAN WOULD NOT CHANGE"
    session.out.line(heading, "heading")
    for line in lines[:MOST_SHOWN]:
        session.out.item("  ", line, hang=4)
    _say_untaken(session, found, taken)


def _as_it_would_be(session: Session, facts: Facts, how: ImportOptions) -> Board:
    """The board with a document taken in; where there is no data file, none is made for it."""
    if session.has_data:
        return session.tracker().previews.document(facts, **how)
    return session.survey(facts)


def _say_untaken(session: Session, found: Found, taken: Collection[int]) -> None:
    """How to take what is proposed, where nothing of it is taken, and to answer what is asked."""
    asked = sum(ask.makes is not None for _, ask, _ in found.open())
    if asked:
        some = "1 question is" if asked == 1 else f"{asked} questions are"
        what = "until then the plan knows nothing of it"
        session.out.item("", f"{some} open, answered by a day (--answer N=DAY): {what}")
    count = len(found.proposed) - len(found.settled)
    if count and len(taken) == len(found.settled):
        if count == 1:
            session.out.item("", "1 is proposed and left out: --take 1 takes it")
            return
        left = f"{count} are proposed and left out"
        session.out.item("", f"{left}: --take 1,2 takes some of them, --take all every one")


def _commit(
    session: Session, found: Found, args: argparse.Namespace, taken: Collection[int]
) -> bool:
    """Take it in, and tell what was done; whether it was agreed to."""
    facts = accepted(found, taken)
    refusal = _why_not(found, facts, args)
    if refusal:
        _told(session, found, args, taken, Done(refusal, changed=False))
        return False
    how: ImportOptions = {**found.how, "force": args.force, "is_replacing": args.replace}
    is_new, tracker = not session.has_data, session.tracker()
    if not is_new:
        session.back_up()
    count = len(facts.opportunities)

    def watch(share: float) -> None:
        bar = "#" * round(share * _BAR)
        _progress(f"[{bar:<{_BAR}}] saving {count:,} opportunities; ^C leaves all as it was")

    watch(0)
    try:
        done = tracker.import_facts(facts, watch, **how)
    finally:
        _progress("")
    _told(session, found, args, taken, done)
    return True


def _why_not(found: Found, facts: Facts, args: argparse.Namespace) -> str:
    """Why nothing is taken in: there is nothing, or it was not agreed to."""
    if found.format == "document":
        return ""
    count = len(facts.opportunities) + len(facts.contacts)
    if not count:
        return "nothing is certain: nothing was taken in"
    question = f"Take in {count:,} record{'' if count == 1 else 's'}?"
    is_yes = args.yes or bool(args.take or args.answer)
    is_agreed = agreed(question, is_yes=is_yes, otherwise="nothing was taken in")
    return "" if is_agreed else "nothing was taken in"


def _told(
    session: Session, found: Found, args: argparse.Namespace, taken: Collection[int], done: Done
) -> None:
    """What was done, in words or as one JSON object."""
    if args.json:
        left, asks = len(found.proposed) - len(taken), len(found.asks) - len(found.settled)
        told = {"said": done.said, "changed": done.changed, "lost": list(done.lost)}
        session.tell_json(told | {"proposed": left, "asks": asks})
        return
    for line in done.lost:
        session.warn(line)
    session.out.items(done.said)
    _say_untaken(session, found, taken)


def _write_rejects(session: Session, name: str, found: Found) -> None:
    """What is left out, and what is until a question about it is answered, as it stood."""
    left = [(one.where, one.why, one.raw) for one in found.refused]
    rejects = left + [(ask.where, ask.question, ask.raw) for ask in found.asks if ask.raw]
    if not rejects:
        session.warn(f"Nothing is left out: {name} is not written")
        return
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(["where", "why", "as it stood"])
    for where, why, raw in rejects:
        writer.writerow([where, why, *raw])
    write_atomically(name, out.getvalue().encode(), never=session.paths.db)


# --- a folder of mails ----------------------------------------------------------------------------


def _maildir(session: Session, args: argparse.Namespace) -> Found:
    """Every mail of a folder, read and never touched; what no opportunity claims is counted alone."""
    folder = Path(args.mail)
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    if not folder.is_dir() or not paths:
        raise CommandError(f"{args.mail}: no folder with mails", 65)
    if len(paths) > MOST_MAILS:
        raise CommandError(
            f"{args.mail}: more than {MOST_MAILS:,} files; name a smaller folder", 65
        )
    options = _options(session, args, b"", _home(session, args.opportunity))
    try:
        return read_mails(
            _each_mail(paths),
            lambda data, known: read_file(data, "mail", session.now, known, options),
            session.facts(),
        )
    finally:
        _progress("")


def _each_mail(paths: Sequence[Path]) -> Iterator[bytes]:
    """The bytes of each file, with a word of how far it is."""
    for number, path in enumerate(paths, 1):
        if number % 50 == 1:
            _progress(f"{number:,} of {len(paths):,} mails")
        with path.open("rb") as file:
            yield file.read(_BIGGEST_MAIL)


def _progress(text: str) -> None:
    """One line on a terminal that tells what goes on, in place of the one before."""
    stream = sys.stderr
    if stream is not None and stream.isatty():
        stream.write(f"\r\x1b[K{text}")
        stream.flush()
