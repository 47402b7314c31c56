"""Rules as data: each playbook is a table of offsets, written in TOML.

Owns the numbers, what they count from, and who says so. Must not know any fact or what day it is.

A playbook may inherit: it then states only what differs; so does every one of the person's own, which
stays within the limits that bind them all. Offsets read ``7d``, ``-1bd``, ``14d fwd``:
calendar or business days from the anchor, then moved off a non-business day forward or back. A start
reads the JSON beside each, which is made of it (``python -m tests.playbooks``): TOML is slow to read.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

import msgspec
from msgspec.structs import replace

from followup_tui.facts import ACTIONS, TRAITS, Action, Calendar, nearest

from .why import Source

Mode = Literal["on", "off", "optional", "recommended", "only_if_invited"]
_OFFSET = re.compile(r"(-?\d{1,4})(d|bd)(?: (fwd|back))?")


class PlaybookError(ValueError):
    """A playbook that cannot be used; the text names the rule, the value and what would do."""


class Offset(msgspec.Struct, frozen=True):
    """A distance from the anchor: ``n`` days or business days, then rolled ``fwd`` or ``back``."""

    n: int
    unit: Literal["d", "bd"] = "d"
    roll: Literal["fwd", "back"] | None = None

    @classmethod
    def parse(cls, text: str) -> Offset:
        """Read ``7d``, ``-1bd`` or ``14d fwd``; PlaybookError on anything else."""
        match = _OFFSET.fullmatch(text)
        if match is None:
            raise PlaybookError(f"{text!r} is not a distance like 7d, -1bd or 14d fwd")
        n, unit, roll = match.groups()
        return cls(int(n), "bd" if unit == "bd" else "d", _ROLLS.get(roll))

    def after(self, anchor: dt.date, calendar: Calendar) -> dt.date:
        if self.n == 0 and self.roll is None:
            return anchor
        if self.unit == "bd":
            day = calendar.add(anchor, self.n) if self.n else anchor
        else:
            day = anchor + dt.timedelta(days=self.n)
        if self.roll is None or calendar.is_workday(day):
            return day
        return calendar.add(day, 1 if self.roll == "fwd" else -1)

    @property
    def length(self) -> float:
        """Its length in calendar days, five business days being seven: for comparing, not counting."""
        return self.n * 1.4 if self.unit == "bd" else float(self.n)

    def __str__(self) -> str:
        return f"{self.n}{self.unit}{f' {self.roll}' if self.roll else ''}"


_ROLLS: Mapping[str, Literal["fwd", "back"]] = {"fwd": "fwd", "back": "back"}


class Rule(msgspec.Struct, frozen=True, eq=False):
    """One line of advice: when to act on one kind of anchor, and who says so; itself and no other."""

    action: Action
    anchor: str
    """What it counts from, in words."""
    not_before: Offset
    ideal: Offset
    due_by: Offset
    give_up: Offset | None = None
    or_before: Offset | None = None
    """A second reading of ``not_before``; the earlier one counts."""
    mode: Mode = "on"
    limit: int | None = None
    """How many messages in all: unanswered ones, or a year's where ``yearly``."""
    yearly: bool = False
    due_hours: int | None = None
    """Where the hour of the anchor is known: due this many elapsed hours after it."""
    apology: Offset | None = None
    """After this an apology belongs in the message; without it, after ``due_by``."""
    share: tuple[int, int] | None = None
    """Per cent of the way to the stated date at which the window opens and closes."""
    at_least: int | None = None
    """The shortest way to the stated date, in days, for which the rule applies."""
    call_offered: bool = False
    """Whether a call is offered beside the written word, where the number is known."""
    expired: Offset | None = None
    """For a close-out: counted from the last day of what expired."""
    assumed: Offset | None = None
    """The deadline assumed while none is known."""
    sources: tuple[Source, ...] = ()

    @property
    def numbers(self) -> str:
        """``7d / 14d / 21d``: opens, best, due, and given up where it ever is."""
        ends = (self.not_before, self.ideal, self.due_by, self.give_up)
        return " / ".join(str(end) for end in ends if end is not None)


Case = Literal["contact_on", "contact_after", "called_off", "asked", "silence", "again"]
"""A case in which an action follows other distances than usual."""


class Playbook(msgspec.Struct, frozen=True, eq=False):
    """One reading of the advice: a rule for each action, and others for some of its cases."""

    name: str
    rules: Mapping[str, Rule]
    cases: Mapping[str, Mapping[str, Rule]] = {}
    """By action, then by case."""
    inherits: str = ""
    """The name of the playbook it differs from."""

    def __getitem__(self, action: Action) -> Rule:
        return self.rules[action]

    def case(self, action: Action, case: Case) -> Rule | None:
        """The rule of an action in a case; None where the playbook knows no such case."""
        return self.cases.get(action, {}).get(case)

    def rule(self, action: Action, case: Case | None) -> Rule:
        """The rule of an action in a case, or the usual one."""
        return (case and self.case(action, case)) or self.rules[action]

    @property
    def gap(self) -> Offset:
        """The shortest distance between two solicitations: the nudge's."""
        return self.rules["nudge"].not_before


class _Shelf(Mapping[str, Playbook]):
    """The playbooks that come with the program, each read when it is first wanted."""

    _names = ("balanced", "patient", "assertive")

    def __init__(self) -> None:
        self._read: dict[str, Playbook] = {}

    def __getitem__(self, name: str) -> Playbook:
        if name not in self._read:
            if name not in self._names:
                raise KeyError(name)
            path = (Path(__file__).parent / "playbooks" / name).with_suffix(".json")
            self._read[name] = playbook_of(msgspec.json.decode(path.read_bytes()), self)
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


@cache
def load_playbooks() -> Mapping[str, Playbook]:
    """The playbooks that come with the program: balanced, patient, assertive."""
    return _Shelf()


def read_playbook(name: str, text: str, known: Mapping[str, Playbook]) -> Playbook:
    """The person's own playbook of that name, out of the TOML of its file.

    PlaybookError names the rule, the value that will not do, and what would.
    """
    import tomllib

    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PlaybookError(f"not TOML: {error}") from None
    parent = data.pop("inherits", "balanced")
    for action, table in data.items():
        if action not in ACTIONS:
            raise PlaybookError(f"{action}: no such action{_nearest(action, ACTIONS)}")
        _check(action, table, get_args(Case))
    mine = playbook_of({"name": name, "inherits": parent, **data}, known)
    return _with_own_sources(mine, known[parent])


def _check(where: str, table: object, cases: Collection[str]) -> None:
    """PlaybookError where a rule says anything but numbers of the right kind, and who says so."""
    if not isinstance(table, dict):
        raise PlaybookError(f"{where} = {table!r} is no table like [{where}]")
    for key, value in table.items():
        place = f"{where}.{key}"
        if key in cases:
            _check(place, value, ())
        elif key not in NUMBERS:
            raise PlaybookError(f"{place}: no such number{_nearest(key, (*NUMBERS, *cases))}")
        elif key in _OFFSETS:
            if not isinstance(value, str) or not (value or key in _ENDLESS):
                raise PlaybookError(
                    f"{place} = {value!r} is not a distance like 7d, -1bd or 14d fwd"
                )
        else:
            try:
                msgspec.convert(value, _kinds()[key])
            except msgspec.ValidationError as error:
                raise PlaybookError(f"{place} = {value!r}: {str(error).lower()}") from None


def _nearest(word: str, words: Iterable[str]) -> str:
    close = nearest(word, words)
    return f"; the nearest is {close[0]}" if close else f"; there are {', '.join(words)}"


@cache
def _kinds() -> Mapping[str, Any]:
    return {field.name: field.type for field in msgspec.structs.fields(Rule)}


def _with_own_sources(mine: Playbook, parent: Playbook) -> Playbook:
    """The same, with nobody's word claimed for numbers that are the person's own."""

    def told(rule: Rule, usual: Rule) -> Rule:
        if rule is usual or rule.sources != usual.sources:
            return rule
        says = f"your own numbers, {rule.numbers}; {parent.name} has {usual.numbers}"
        return replace(rule, sources=(Source("playbook", "supports", says),))

    rules = {action: told(rule, parent[rule.action]) for action, rule in mine.rules.items()}
    cases = {
        action: {case: told(rule, parent.cases.get(action, {}).get(case, parent.rules[action]))
                 for case, rule in own.items()}
        for action, own in mine.cases.items()
    }  # fmt: skip
    return replace(mine, rules=rules, cases=cases)


def playbook_of(data: dict[str, Any], known: Mapping[str, Playbook]) -> Playbook:
    """The playbook that such tables describe; PlaybookError where it breaks what binds every one."""
    name = data.pop("name")
    parent = data.pop("inherits", None)
    if parent is not None and (not isinstance(parent, str) or parent not in known):
        raise PlaybookError(f"inherits: {parent!r} is none of {', '.join(known)}")
    rules = dict(known[parent].rules) if parent else {}
    cases = {action: dict(own) for action, own in known[parent].cases.items()} if parent else {}
    for action in (one for one in ACTIONS if one in data):
        table = data[action]
        own = {key: table.pop(key) for key in list(table) if isinstance(table[key], dict)}
        rules[action] = _read_rule(action, table, rules.get(action))
        for case, changes in own.items():
            base = cases.setdefault(action, {}).get(case, rules[action])
            cases[action][case] = _read_rule(action, changes, base)
    missing = [action for action in ACTIONS if action not in rules]
    if missing:
        raise PlaybookError(f"no rule for {', '.join(missing)}")
    playbook = Playbook(name, rules, cases, parent or "")
    for problem in _problems(playbook):
        raise PlaybookError(problem)
    return playbook


_ENDLESS = ("give_up", "or_before", "apology", "expired", "assumed")
"""Distances a rule may do without."""
_OFFSETS = frozenset(("not_before", "ideal", "due_by", *_ENDLESS))
NUMBERS = (
    *("not_before", "ideal", "due_by", *_ENDLESS, "mode", "limit", "due_hours", "share"),
    *("at_least", "call_offered", "sources"),
)
"""What of a rule a playbook of the person's own may say otherwise."""


def _read_rule(action: Action, table: Mapping[str, Any], base: Rule | None) -> Rule:
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key in _OFFSETS:
            values[key] = Offset.parse(value) if value else None
        elif key == "sources":
            values[key] = tuple(Source(**entry) for entry in value)
        elif key == "share":
            values[key] = (value[0], value[1])
        else:
            values[key] = value
    return replace(base, **values) if base else Rule(action=action, **values)


def _problems(playbook: Playbook) -> Iterator[str]:
    """What breaks the limits that bind every playbook, the user's too."""
    in_cases = (rule for own in playbook.cases.values() for rule in own.values())
    for rule in (*playbook.rules.values(), *in_cases):
        steps = [
            rule.not_before,
            rule.ideal,
            rule.due_by,
            *([rule.give_up] if rule.give_up else []),
        ]
        lengths = [step.length for step in steps]
        if not TRAITS[rule.action].distances and lengths != sorted(lengths):
            yield f"{rule.action}: {rule.numbers} must not go back in time"
        if rule.limit is not None and not 1 <= rule.limit <= 5:
            yield f"{rule.action}.limit: {rule.limit} is not within 1 to 5"
        if rule.due_hours is not None and rule.due_hours < 1:
            yield f"{rule.action}.due_hours: {rule.due_hours} is under 1"
        if rule.share is not None and not 0 < rule.share[0] <= rule.share[1] <= 100:
            yield f"{rule.action}.share: {list(rule.share)} is not within 1 to 100, the first first"
    nudge, application = playbook["nudge"], playbook["application_followup"]
    if nudge.not_before.length < Offset(3, "bd").length:
        yield f"nudge.not_before: {nudge.not_before} is under 3bd"
    if application.give_up is None or application.give_up.length >= 90:
        yield f"application_followup.give_up: {application.give_up} is not under 90d"
