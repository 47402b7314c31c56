"""A file on its way in: what it holds, what of it is taken, and what was answered.

Owns the answers and the switches. Must not know widgets, nor how any format is read.
"""

from __future__ import annotations

import contextlib
import shlex
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import Literal, TypeAlias
from urllib.parse import unquote, urlsplit

import msgspec
from msgspec.structs import replace

from followup_tui import files
from followup_tui.capture import DayField, named_opportunity, read_any_day
from followup_tui.exchange import (
    Ask,
    ColumnUse,
    DocumentError,
    Found,
    Options,
    Proposal,
    UnreadableError,
    accepted,
    answered,
    columns_of,
    read_file,
)
from followup_tui.facts import Contact, Facts, Id, Opportunity, contacts_in, is_zone
from followup_tui.sidecars import KnownColumns
from followup_tui.timeline import changes
from followup_tui.tracker import Done, FactError
from followup_tui.tui.app_context import AppContext
from followup_tui.tui.note import target
from followup_tui.wording import certain_words, place, proposed_words, sentences

BIGGEST = 50_000_000
"""Bytes that a file may have."""
_LONGEST_DROP = 20_000
MOST_FORESEEN = 1_000
"""Opportunities of a file of which the plan is shown beforehand."""
Part: TypeAlias = Literal["CERTAIN", "PROPOSED", "ASKED", "LEFT OUT", "STANDS ALREADY", "NOTED"]


class Line(msgspec.Struct, frozen=True):
    """One thing a file says; ``at`` is what a switch or an answer is about."""

    part: Part
    text: str
    at: Id | int | Ask | None = None
    is_taken: bool | None = None
    """None where there is nothing to take."""


class FileImport:
    """One file, read against what stands."""

    def __init__(self, context: AppContext) -> None:
        self._tracker, self._order = context.tracker, context.order
        self._known = KnownColumns(context.paths.columns)
        self.name = ""
        self._data = b""
        self.waiting: list[Path] = []
        """The other files that were dropped with it."""
        self._options = Options(playbooks=context.tracker.playbooks)
        self.found: Found | None = None
        self._taken: set[int] = set()
        self._left: set[Id] = set()
        self._new: Opportunity | None = None
        """The opportunity that was named for it, which comes in with what is taken."""

    def bring(self, text: str) -> str:
        """Take a path or several, or the words themselves; answers what is wrong with it, or nothing."""
        self.waiting = paths_in(text)
        if self.waiting:
            return self.bring_next()
        self.found = None
        if "\n" not in text.strip():
            return f"there is no file {text.strip()[:200]}"
        self._hold("what was pasted", text.encode("utf-8", "replace"))
        return ""

    def bring_next(self) -> str:
        """Take the first file that waits; answers what is wrong with it, or nothing."""
        path = self.waiting.pop(0)
        self.found = None
        try:
            if path.stat().st_size > BIGGEST:
                return f"{path.name} has more than {BIGGEST // 1_000_000} MB: bring a part of it"
            self._hold(path.name, path.read_bytes())
        except OSError as error:
            return f"{path} cannot be read: {files.reason(error)}"
        return ""

    def _hold(self, name: str, data: bytes) -> None:
        self.name, self._data = name, data
        columns = self._known.of(data)
        self._options = Options(playbooks=self._tracker.playbooks, columns=columns)
        self._new = None

    def read(self, standing: Facts) -> str:
        """Find out what it holds; answers why it cannot be read, or nothing. For a thread."""
        if self._new is not None:
            standing = replace(standing, opportunities=(*standing.opportunities, self._new))
        try:
            found = read_file(self._data, self.name, self._tracker.now, standing, self._options)
        except (UnreadableError, DocumentError) as error:
            return f"{self.name}: {error}"
        self.found = found
        self._taken, self._left = set(), set()
        return ""

    @property
    def columns(self) -> tuple[ColumnUse, ...]:
        """What each column of the sheet is read as; none where it is no sheet."""
        return columns_of(self._data, self._options)

    def read_columns_as(self, columns: Mapping[str, str]) -> None:
        """From now on the columns hold these fields, and no others."""
        self._options = replace(self._options, columns=dict(columns))

    # what is shown ------------------------------------------------------------------------------

    def lines(self) -> Iterator[Line]:
        """Everything it says, in parts."""
        found = self.found
        if found is None:
            return
        certain: tuple[Opportunity | Contact, ...]
        facts = found.certain
        certain = (*facts.opportunities, *facts.contacts)
        for one in certain:
            yield Line("CERTAIN", certain_words(one), one.id, one.id not in self._left)
        for number, proposal in enumerate(found.proposed, 1):
            words = (
                f"{self._home_of(proposal)}{proposed_words(proposal.record)} ({proposal.evidence})"
            )
            yield Line("PROPOSED", words, number, number in self._taken)
        for _, ask, _ in found.open():
            yield Line("ASKED", f"{ask.where}: {ask.question}", ask)
        yield from (Line("LEFT OUT", f"{one.where}: {one.why}") for one in found.refused)
        yield from (Line("STANDS ALREADY", one) for one in found.duplicates)
        yield from (Line("NOTED", _with_keys(one)) for one in found.told)
        if self._new is not None:
            named = place(self._new.company, self._new.role)
            yield Line("NOTED", f"{named} is new: it comes in with what is taken of it")

    def _home_of(self, proposal: Proposal) -> str:
        """Company and role of the opportunity it belongs to."""
        known = (*(self.found.facts.opportunities if self.found else ()), *self._standing)
        homes = (one for one in known if one.id == proposal.opportunity)
        return next((f"{place(one.company, one.role)}: " for one in homes), "")

    @property
    def _standing(self) -> tuple[Opportunity, ...]:
        known = self._tracker.facts.opportunities
        return known if self._new is None else (*known, self._new)

    def plan(self) -> tuple[str, ...]:
        """What taking it in would do to the plan, a sentence each; FactError says why it cannot."""
        facts = self.facts()
        if self.found is None:
            return ()
        if len(facts.opportunities) > MOST_FORESEEN:
            return (
                f"Of more than {MOST_FORESEEN:,} opportunities the plan is reckoned afterwards.",
            )
        after = self._tracker.previews.document(facts, **self.found.how)
        return sentences(changes(self._tracker.board(), after), after)

    # what is said to it -------------------------------------------------------------------------

    def switch(self, line: Line) -> None:
        """Take it, or leave it; of one choice the other is left."""
        if isinstance(line.at, int) and self.found is not None:
            proposed = dict(enumerate(self.found.proposed, 1))
            choice = proposed[line.at].choice
            same = {n for n, one in proposed.items() if choice and one.choice == choice}
            self._taken = (self._taken - (same - {line.at})) ^ {line.at}
        elif isinstance(line.at, str):
            self._left ^= {line.at}

    def answer(self, ask: Ask, text: str) -> str:
        """Answer a question; what is wrong with the answer, or nothing. A flag means reading anew."""
        flag = "day" if ask.makes is not None else (ask.flag or "").partition(" ")[0]
        ways = {
            "day": self._dated,
            "--applied-from": self._counted_from,
            "--map": self._mapped,
            "--zone": self._zoned,
            "--date-order": self._ordered,
            "--opportunity": self._homed,
            "--split": self._split,
        }
        way = ways.get(flag)
        return way(ask, text.strip()) if way else f"this takes more than a word: {ask.flag}"

    def _counted_from(self, ask: Ask, text: str) -> str:
        """Say whether the days of a column are those of the applications."""
        (column, *_) = ask.options
        if text.casefold() not in ("y", "yes", column.casefold()):
            return f"answer yes, or leave the days of {column!r} aside with esc"
        self._options = replace(self._options, applied_from=column)
        return ""

    def _mapped(self, ask: Ask, text: str) -> str:
        """Say which column holds a field; where one was proposed, yes takes it."""
        if not ask.is_blocking and text.casefold() in ("y", "yes"):
            text = ask.options[0]
        named = (one for one in ask.options if one.casefold() == text.casefold())
        column = next(named, None)
        if column is None:
            return f"there is no column {text[:60]!r}: {', '.join(ask.options)}"
        field = (ask.flag or "").removeprefix("--map ").partition("=")[0]
        self._options = replace(self._options, columns={**self._options.columns, field: column})
        return ""

    def _zoned(self, _: Ask, text: str) -> str:
        """Say whose hours are those that name no zone."""
        if not is_zone(text):
            return f"{text!r} is no time zone: write it like America/New_York"
        self._options = replace(self._options, zone=text)
        return ""

    def _ordered(self, _: Ask, text: str) -> str:
        """Say what stands first in its days."""
        if text not in ("dmy", "mdy"):
            return "answer dmy (day first) or mdy (month first)"
        self._options = replace(self._options, order=text)
        return ""

    def _split(self, _: Ask, text: str) -> str:
        """Say whether cells of company and role are split as it was shown."""
        splits = text.lower() in ("y", "yes", "split")
        self._options = replace(self._options, splits_names=splits)
        return ""

    def _homed(self, _: Ask, text: str) -> str:
        """Say which opportunity it is about: by id, by words of its name, or a new one."""
        known = self._tracker.facts.opportunities
        meant = [one for one in known if one.id == text] or (
            target.found(text, known) if text else []
        )
        if len(meant) > 1:
            return f"that may be {' or '.join(place(o.company, o.role) for o in meant[:4])}: more of its name"
        self._new = None if meant else named_opportunity(text, [one.id for one in known])
        home = next(iter(meant), self._new)
        if home is None:
            return "name its company and its role, as in Acme, Engineer"
        self._options = replace(self._options, opportunity=home.id)
        return ""

    def _dated(self, ask: Ask, text: str) -> str:
        try:
            day = read_any_day(text, DayField(self._tracker.now.date(), order=self._order))
        except ValueError as error:
            return str(error)
        if self.found is not None:
            number = next(number for number, one, _ in self.found.open() if one is ask)
            self.found = answered(self.found, number, day)
            self._taken.add(len(self.found.proposed))
        return ""

    # taking it in -------------------------------------------------------------------------------

    def facts(self) -> Facts:
        """The document of what is taken."""
        if self.found is None:
            return Facts()
        return without(accepted(self.found, self._taken), self._left)

    def take_in(self, watch: Callable[[float], object]) -> Done:
        """All of it as one verb, in a thread; FactError where something does not fit.

        ``watch`` hears how far it is; what it raises leaves nothing written.
        """
        if self.found is None:
            raise FactError("nothing was read yet")
        done = self._tracker.import_facts(self.facts(), watch, is_aside=True, **self.found.how)
        if self._options.columns:
            self._known.keep(self._data, self._options.columns)
        return done


def without(facts: Facts, left: Collection[Id]) -> Facts:
    """The facts without these opportunities and people; whom anything that stays names stays too."""
    opportunities = tuple(one for one in facts.opportunities if one.id not in left)
    named = {chat.contact for chat in facts.networking}.union(*map(contacts_in, opportunities))
    people = tuple(one for one in facts.contacts if one.id not in left or one.id in named)
    return replace(facts, opportunities=opportunities, contacts=people)


def _with_keys(told: str) -> str:
    """What was told, with the key in the place of a command's flag."""
    said, flag, _ = told.partition("; --map ")
    return f"{said}; f3 reads one" if flag else told


def paths_in(text: str) -> list[Path]:
    """The files a text names, and nothing but files: quoted, escaped or as addresses, as terminals paste them."""
    text = text.strip()
    if not text or len(text) > _LONGEST_DROP:
        return []
    ways = [[text], text.splitlines()]
    with contextlib.suppress(ValueError):
        ways.append(shlex.split(text))
    for words in ways:
        paths = [_path(word.strip()) for word in words]
        if found := [path for path in paths if path is not None]:
            return found if len(found) == len(paths) else []
    return []


def _path(spelling: str) -> Path | None:
    with contextlib.suppress(OSError, RuntimeError, ValueError):
        if spelling.startswith("file://"):
            spelling = unquote(urlsplit(spelling).path)
        path = Path(spelling).expanduser()
        return path if path.is_file() else None
    return None
