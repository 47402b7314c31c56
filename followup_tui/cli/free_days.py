"""The days nobody works, and the days on which you ask nobody: added, listed, taken away.

Owns the words of these two commands. Must not know what either does to the plan.
"""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from followup_tui.capture import read_stretch
from followup_tui.exchange import UnreadableError, free_days, write_fact
from followup_tui.facts import Quiet, say_day
from followup_tui.public_holidays import named_holidays

from .errors import CommandError, UsageError
from .files import read_bytes
from .finding import number_of
from .values import refusing_days, surroundings

if TYPE_CHECKING:
    from .session import Session


def holidays(session: Session, args: argparse.Namespace) -> int:
    """A country's, those of a calendar file, or single days; ``rm`` takes days or the country away."""
    settings = session.facts().settings
    if args.verb == "list":
        return _list_holidays(session, args)
    if not args.what:
        raise UsageError(f"what? followup holidays {args.verb} US | FILE | DAY ...")
    first = args.what[0]
    if len(args.what) == 1 and _is_country(first):
        code = "-".join(filter(None, (first.upper(), args.subdivision)))
        return _hold(session, args, holiday_country=code if args.verb == "add" else None)
    days = set(settings.holidays)
    is_file = first.lower().endswith(".ics") or Path(first).is_file()
    named = _of_file(first) if is_file else _of_words(session, args.what)
    if args.verb == "rm" and not days & named:
        which = ", ".join(args.what)[:60]
        raise CommandError(
            f"{which!r} is none of your own holidays (see: followup holidays list)", 1
        )
    days = days | named if args.verb == "add" else days - named
    return _hold(session, args, holidays=tuple(sorted(days)))


def quiet(session: Session, args: argparse.Namespace) -> int:
    """Stretches of days, added in words and taken away by their number."""
    stretches = session.facts().settings.quiet
    if args.verb == "list":
        if args.json:
            return session.tell_json({"quiet": [write_fact(one) for one in stretches]})
        for number, one in enumerate(stretches, 1):
            session.out.item(f"{number:>3} ", _words(one))
        if not stretches:
            session.out.line("There are no quiet days: followup quiet add 2026-12-21..2027-01-03")
        return 0
    text = " ".join(args.what)
    if not text:
        raise UsageError(f"which days? followup quiet {args.verb} 2026-12-21..2027-01-03")
    if args.verb == "add":
        return _hold(session, args, quiet=(*stretches, _stretch(session, text, "quiet")))
    if text.isdecimal() and not _numbered(stretches, text):
        there = f"there are 1 to {len(stretches)}" if stretches else "there are none"
        raise CommandError(f"quiet: no stretch is number {text[:20]}; {there}", 1)
    gone = _numbered(stretches, text) or _stretch(session, text, "quiet")
    if not any((one.from_, one.to) == (gone.from_, gone.to) for one in stretches):
        raise CommandError(f"{text[:60]!r} is none of the quiet days (see: followup quiet list)", 1)
    left = tuple(one for one in stretches if (one.from_, one.to) != (gone.from_, gone.to))
    return _hold(session, args, quiet=left)


def _hold(session: Session, args: argparse.Namespace, **changes: object) -> int:
    outcome = session.tracker().edit_settings(**changes)
    if args.json:
        return session.tell_json({"said": outcome.said, "changed": outcome.changed})
    session.out.item("", outcome.said if outcome.changed else "nothing changed")
    return 0


def _list_holidays(session: Session, args: argparse.Namespace) -> int:
    settings, today = session.facts().settings, session.today()
    country = settings.holiday_country
    public = named_holidays(country, (today.year, today.year + 1)) if country else {}
    found = {day: name for day, name in public.items() if day >= today}
    found |= {day: found.get(day, "your own") for day in settings.holidays}
    if args.json:
        listed = [{"on": day.isoformat(), "name": name} for day, name in sorted(found.items())]
        return session.tell_json({"country": country, "holidays": listed})
    session.out.line(f"Country: {country or 'none (followup holidays add US)'}", "heading")
    for day, name in sorted(found.items()):
        session.out.item(f"  {say_day(day)}  ", name)
    return 0


def _is_country(word: str) -> bool:
    code, dash, _ = word.partition("-")
    return len(code) == 2 and code.isalpha() and (bool(dash) or len(word) == 2)


def _of_file(name: str) -> set[dt.date]:
    try:
        return set(free_days(read_bytes(name)))
    except UnreadableError as error:
        raise CommandError(f"{Path(name).name}: {error}", error.exit_code) from None


def _of_words(session: Session, words: list[str]) -> set[dt.date]:
    found: set[dt.date] = set()
    for word in words:
        if Path(word).exists() or "/" in word:
            raise CommandError(f"holidays: {word[:200]} is no file that can be read", 65)
        stretch = _stretch(session, word, "holidays")
        found.update(
            stretch.from_ + dt.timedelta(days=n)
            for n in range((stretch.to - stretch.from_).days + 1)
        )
    return found


def _words(stretch: Quiet) -> str:
    named = f": {stretch.name}" if stretch.name else ""
    return f"{say_day(stretch.from_)} to {say_day(stretch.to)}{named}"


def _numbered(stretches: tuple[Quiet, ...], text: str) -> Quiet | None:
    number = number_of(text, len(stretches))
    return stretches[number - 1] if number else None


def _stretch(session: Session, text: str, name: str) -> Quiet:
    if not any(map(str.isalnum, text)):
        raise UsageError(f"{text[:60]!r} is no one stretch of days like 2026-12-21..2027-01-03")
    with refusing_days(f"{name}: "):
        return read_stretch(text.replace(",", " "), surroundings(session).days)
