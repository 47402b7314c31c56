"""The jot: a few typed lines about an interview, read into proposed facts.

Owns which reader gets a line, and what makes all of a line uncertain. Pure, and never raises: a line that
means to say something and cannot be read becomes a Problem. Must not save anything.

A line beginning with a key (``need:``), with ``@``, or with a reflection's mark is read as such; anything
else is prose, read clause by clause for what is safe.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

import msgspec
from msgspec.structs import replace

from followup_tui.capture.dates import try_when
from followup_tui.capture.days import A_MONTH, A_WEEKDAY, misnamed
from followup_tui.facts import (
    Contact,
    Interview,
    Person,
    Statement,
    is_marked,
    say_day,
    sentence_end,
)

from .cards import Card, read_cards
from .clauses import Clause
from .keyed import has_key, read_keyed
from .lines import blank, kinds_of, turn_of, words_of_line
from .person_lines import from_header, introduced, people, reached
from .proposals import (
    Add,
    Attend,
    Edit,
    Jot,
    JotContext,
    JotLine,
    LineKind,
    Problem,
    Proposal,
    Tag,
    Unreadable,
    dates_of,
    days_ahead,
    days_held,
    doubted,
)
from .prose import read_prose
from .state import JotState, SoFar
from .timing import today_words
from .words import days_named, find_either, take_mentions

_NAME_FIRST = re.compile(r"\s*([^\W\d_a-z][\w&.'’-]*(?: [^\W\d_a-z&][\w&.'’-]*){0,3}):\s+\S")
_DAY = dt.timedelta(days=1)
_SLASHED = re.compile(r"(?<![0-9/])[0-9]{1,2}/[0-9]{1,2}(?![0-9/])")
_DIGIT = re.compile("[0-9]")
_NAMED_DAY = re.compile(
    rf"\b(?P<weekday>{A_WEEKDAY})\.?,? (?:the )?(?:{A_MONTH}\.? |[0-9]{{4}}-[0-9]{{2}}-)?"
    r"(?P<day>[0-9]{1,2})(?![0-9:-]| ?[ap]\.?m\b)"
)
_THEY = re.compile(r",(?=\s+(?:and |but )?(?:they|she|he|we)\b)", re.IGNORECASE)
_ALL_ONE = re.compile(r"\s*(?i:feedback|tags?)\s*:|[^:]*:[^:]*:(?![0-9])")
"""The lines with a key all of whose sentences are one thing: what they wrote."""
_TAG = re.compile(r"(?<![\w#&/])#([^\W\d_][\w-]{0,48})")


class LineRead(msgspec.Struct, frozen=True):
    """What a line says after what the lines before it brought in, and what they have brought in with it."""

    before: SoFar
    after: SoFar
    proposals: tuple[Proposal, ...] = ()
    problem: Problem | None = None

    def at(self, number: int) -> LineRead:
        """The same, where the line stands now."""
        if all(one.line == number for one in (*self.proposals, self.problem) if one):
            return self
        problem = self.problem and replace(self.problem, line=number)
        return replace(
            self, proposals=tuple(replace(p, line=number) for p in self.proposals), problem=problem
        )

    @property
    def kind(self) -> LineKind | None:
        if self.proposals:
            return "read" if any(p.certain for p in self.proposals) else "uncertain"
        return "problem" if self.problem else None


class JotReader:
    """Reads a text as it is typed: a line read before is read anew only where something differs it rests on.

    That is the context, and what the lines before it bring in. Only the lines of the last text are kept.
    """

    def __init__(self) -> None:
        self._state: JotState | None = None
        self._read: dict[str, LineRead] = {}

    def read(self, text: str, context: JotContext) -> Jot:
        """What the lines of ``text`` say, without doing any of it."""
        if self._state is None or self._state.context != context:
            self._state, self._read = JotState(context), {}
        state = self._state
        lines = [line.rstrip("\r") for line in text.split("\n")]
        kinds = kinds_of(lines)
        state.begin(_named_in_full([lines[number - 1] for number in kinds]))
        read: dict[int, LineRead] = {}
        for number in sorted(kinds, key=lambda n: (turn_of(lines[n - 1]), n)):
            read[number] = self._line(number, lines[number - 1], state)
            state.so_far = read[number].after
        self._read = {lines[number - 1]: one for number, one in read.items()}
        return _jot(lines, kinds, read)

    def _line(self, number: int, line: str, state: JotState) -> LineRead:
        before = self._read.get(line)
        if before is not None and before.before == state.so_far:
            return before.at(number)
        return _read_line(number, line, state)


def read_jot(text: str, context: JotContext) -> Jot:
    """What the lines of ``text`` say, without doing any of it."""
    return JotReader().read(text, context)


def _jot(lines: list[str], kinds: dict[int, LineKind], read: dict[int, LineRead]) -> Jot:
    shown = []
    for number, line in enumerate(lines, 1):
        otherwise = kinds.get(number, "reflection" if is_marked(line) else "plain")
        found = read[number].kind if number in read else None
        shown.append(JotLine(number, line, found or otherwise))
    in_order = [read[number] for number in sorted(read)]
    proposals = (p for one in in_order for p in sorted(one.proposals, key=lambda p: p.span))
    problems = (one.problem for one in in_order if one.problem)
    return Jot(tuple(shown), tuple(proposals), tuple(problems))


def _named_in_full(lines: list[str]) -> Iterator[Card]:
    """Who is mentioned, those of the lines about somebody first: these tell most."""
    naming = (line for line in lines if "@" in line)
    for line in sorted(naming, key=lambda line: not line.lstrip().startswith("@")):
        if line.lstrip().startswith("@"):
            yield from read_cards(line)
        else:
            yield from (Card(name) for name in take_mentions(line)[1])


def _read_line(number: int, line: str, state: JotState) -> LineRead:
    """What a line says; of one that may be no more than a reflection's mark what is certain, in doubt."""
    before = state.so_far
    clause = Clause(number, line, (0, len(line)), words_of_line(line), state)
    try:
        found = _proposals(clause)
    except Unreadable as told:
        problem = None if is_marked(line) else Problem(number, told.text, told.advice)
        return LineRead(before, state.so_far, problem=problem)
    if is_marked(line):
        found = doubted(one for one in found if one.certain)
    return LineRead(before, state.so_far, tuple(found))


def _proposals(line: Clause) -> list[Proposal]:
    """What a line says; that of a line about somebody or something else is not certain."""
    found = _doubted_by_order(_doubted_by_day(one, line.state) for one in _said_on(line))
    if found and _DIGIT.search(line.text):
        _refuse_misnamed(line, found)
    about = line.state.another_company(line.text) or _named(line.text)
    return [_doubted(one, about) for one in found] if about else found


def _refuse_misnamed(line: Clause, found: Iterable[Proposal]) -> None:
    """Unreadable where a day that is taken has the number of ``mon 24`` and is no Monday."""
    taken = {day for proposal in found for day in dates_of(proposal)}
    for named in _NAMED_DAY.finditer(line.text.casefold()):
        numbered = {day for day in taken if day.day == int(named["day"])}
        told = (misnamed(day, named["weekday"], line.state.today) for day in numbered)
        problems = [problem for problem in told if problem]
        if problems and len(problems) == len(numbered):
            text, _, advice = problems[0].partition(": ")
            raise Unreadable(text, advice)


def _said_on(line: Clause) -> list[Proposal]:
    tags = _tags(line)
    bare = line.saying(_TAG.sub(blank, line.text))
    if bare.text.lstrip().startswith("@"):
        return [*_people(bare), *tags]
    found = _keyed(bare, is_tagged=bool(tags))
    if found is None:
        found = from_header(bare) or reached(bare) or introduced(bare) or read_prose(bare)
    return [*found, *tags]


def _people(line: Clause) -> list[Proposal]:
    """Those a line is about, and what another sentence on it says."""
    first, after = _parted(line)
    if after is None:
        return people(line)
    read = _people if after.text.lstrip().startswith("@") else read_prose
    said = read(after)
    return [*people(first if said else line), *said]


def _keyed(line: Clause, *, is_tagged: bool) -> list[Proposal] | None:
    """What a line says that begins with a key, and what another sentence on it says."""
    first, after = _parted(line) if ":" in line.text else (line, None)
    if _ALL_ONE.match(line.text):
        return read_keyed(line, is_tagged=is_tagged)
    if after is None:
        return _of_each_day(line, read_keyed(line, is_tagged=is_tagged))
    before = line.state.so_far
    is_said = bool(read_prose(after))
    line.state.so_far = before
    keyed = first if is_said else line
    found = _of_each_day(keyed, read_keyed(keyed, is_tagged=is_tagged))
    return [*found, *read_prose(after)] if found is not None and is_said else found


def _of_each_day(line: Clause, found: list[Proposal] | None) -> list[Proposal] | None:
    """The proposals left to be taken by hand where another day is named that none of them holds."""
    if not found or not any(one.certain for one in found):
        return found
    state, held = line.state, days_held(found)
    if "before" in line.text:
        held |= {day + _DAY for day in held}
    for words in days_named(line.text, state.ahead):
        meant = (try_when(words, field) for field in (state.ahead, state.back))
        if held.isdisjoint(when.day for when in meant if when):
            return [_or_other_day(one) for one in found]
    return found


def _or_other_day(proposal: Proposal) -> Proposal:
    if not proposal.certain:
        return proposal
    return replace(proposal, certain=False, reads=f"{proposal.reads} (or the other day?)")


def _parted(line: Clause) -> tuple[Clause, Clause | None]:
    """The first sentence of a line, and what stands behind it, where it stands."""
    ends = [found.end() for found in (sentence_end(line.text), _THEY.search(line.text)) if found]
    end = min(ends, default=len(line.text))
    if end == len(line.text):
        return line, None
    return line.saying(line.text[:end]), line.saying(" " * end + line.text[end:])


def _tags(line: Clause) -> list[Proposal]:
    return [
        Proposal(line.line, line.whole, found.span(), (Tag(found[1]),), f"Tagged {found[1]}")
        for found in _TAG.finditer(line.text)
    ]


def _named(text: str) -> str:
    """The name a line begins with, as in ``Globex: they decide by fri``."""
    begun = _NAME_FIRST.match(text)
    return begun[1] if begun and not has_key(text) else ""


def _doubted(proposal: Proposal, about: str) -> Proposal:
    """The proposal left to be taken by hand; who somebody is stays as it was read."""
    is_person = all(
        isinstance(change, Attend | Tag)
        or (isinstance(change, Add) and isinstance(change.fact, Contact | Person))
        or (isinstance(change, Edit) and change.kind is Contact)
        for change in proposal.changes
    )
    if is_person or not proposal.certain:
        return proposal
    return replace(proposal, certain=False, reads=f"{proposal.reads} (or is it about {about}?)")


def _doubted_by_order(proposals: Iterable[Proposal]) -> list[Proposal]:
    """Those left to be taken by hand that decide before the talk told of first: ``panel mon, decision fri``."""
    found, talk = [], dt.date.min
    for one in sorted(proposals, key=lambda one: one.span):
        decided = (fact.date for fact in one.facts if isinstance(fact, Statement) and fact.date)
        if one.certain and any(day < talk for day in decided):
            one = replace(one, certain=False, reads=f"{one.reads} (before that talk?)")
        found.append(one)
        talk = max([talk, *(fact.on for fact in one.facts if isinstance(fact, Interview))])
    return found


def _is_of_two_days(proposal: Proposal, state: JotState) -> bool:
    """Whether it rests on a day that is one of two."""
    either = find_either(proposal.text, state.ahead)
    if either is None:
        return False
    told = {*days_ahead(proposal), *(day for day in dates_of(proposal) if day != state.today)}
    weekdays = {day.weekday() for day in either}
    return any(day.weekday() in weekdays for day in told)


def _turned(proposal: Proposal, state: JotState) -> dt.date | None:
    """The nearer day that ``12/4`` it rests on would be with the month first, or the day."""
    held, order = set(dates_of(proposal)), state.ahead.order
    turned = replace(state.ahead, order="mdy" if order == "dmy" else "dmy")
    for found in _SLASHED.finditer(proposal.text):
        day, other = (try_when(found[0], field) for field in (state.ahead, turned))
        if day and other and day.day in held and other.day < day.day:
            return other.day
    return None


def _doubted_by_day(proposal: Proposal, state: JotState) -> Proposal:
    """The proposal left to be taken by hand where it rests on a day that may be another one.

    One without its year far ahead may be gone by; the weekday of today may be the one in a week.
    """
    if not proposal.certain:
        return proposal
    if any(state.is_far(day, proposal.text) for day in dates_of(proposal)):
        return replace(proposal, certain=False, reads=f"{proposal.reads} (is that the year?)")
    if turned := _turned(proposal, state):
        return replace(proposal, certain=False, reads=f"{proposal.reads} (or {say_day(turned)}?)")
    if _is_of_two_days(proposal, state):
        return _or_other_day(proposal)
    words = set(re.findall(r"[a-z]+", proposal.text.casefold()))
    if not words.isdisjoint(today_words(state.today)) and state.today in days_ahead(proposal):
        return replace(proposal, certain=False, reads=f"{proposal.reads} (or in a week?)")
    return proposal
