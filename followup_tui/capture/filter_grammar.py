"""The words of a filter, read: free text, ``is:``, ``due<``, ``#tag`` and their like.

Owns the grammar and what each word asks of a row. Must not know screens or the command line; what an unknown
word was meant to be is told, never guessed.

Terms stand side by side and must all hold; a comma within a term means or, a ``-`` before it means
not. A day is any word of :mod:`dates`, a distance any of ``3d 2w 1m`` or ``2 weeks``. A person may be
named by id, which stays true when the name is changed.
"""

from __future__ import annotations

import datetime as dt
import operator
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from types import MappingProxyType
from typing import Any, TypeVar, get_args

import msgspec

from followup_tui.facts import ACTIONS, TRAITS, Contact, Id, folded, nearest, say_day
from followup_tui.timeline import CLOSED_STAGES, Stage, Status

from .dates import read_day
from .days import DayField, Order
from .filters import SIGN, Filter, Term, Test
from .scenes import Scene
from .spans import WhenError

T = TypeVar("T")

_FIELDS = (
    "is", "stage", "company", "role", "person", "kind", "due", "opens", "quiet", "heard", "no",
    "via", "round",
)  # fmt: skip
_OF_WORDS = ("due", "opens", "quiet", "heard", "stage", "kind")
"""The fields whose value may be several words: as many as mean something together."""
_MOST_WORDS = 5
_TERM = re.compile(
    rf"""(?P<not>-)?(?P<body>(?=\S)(?:(?:{"|".join(_FIELDS)}){SIGN})?(?:[^\s"]|"[^"]*"?)*(?<!\s))""",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"(?P<name>[a-z]+)\s*(?P<sign><=|>=|<|>|:|=)\s*(?P<value>.*)", re.IGNORECASE | re.DOTALL
)
_LENGTH = re.compile(r"(\d{1,4})\s*(d|days?|w|wks?|weeks?|fortnights?|m|months?)?", re.IGNORECASE)
_DAYS_OF = {"d": 1, "w": 7, "f": 14, "m": 30}
_SIGNS: Mapping[str, Callable[[Any, Any], bool]] = MappingProxyType(
    {
        "<": operator.lt,
        ">": operator.gt,
        "<=": operator.le,
        ">=": operator.ge,
        ":": operator.eq,
        "=": operator.eq,
    }
)
_SIGN_WORDS = {"<": "before", ">": "after", "<=": "by", ">=": "from", ":": "on", "=": "on"}
_STATUSES: Mapping[str, Test] = MappingProxyType(
    {
        "overdue": lambda s: s.status is Status.OVERDUE,
        "due": lambda s: s.status is Status.DUE,
        "open": lambda s: s.status is Status.OPEN,
        "coming": lambda s: s.is_coming,
        "early": lambda s: s.status is Status.PREMATURE,
        "waiting": lambda s: s.status is Status.BLOCKED,
        "done": lambda s: s.status is Status.DONE,
        "snoozed": lambda s: s.is_snoozed,
        "optional": lambda s: s.is_optional,
    }
)
_ENDED = frozenset({"done", "snoozed"})
_LACKS: Mapping[str, Test] = MappingProxyType(
    {"contact": lambda s: not s.people, "date": lambda s: not s.subject.has_date}
)
_CHOICES: Mapping[str, Collection[str]] = MappingProxyType(
    {"is": _STATUSES, "no": _LACKS, "stage": (*get_args(Stage), "closed")}
)
"""The words a field takes, where it takes no others."""
_MEANT = MappingProxyType(
    {
        "status": "is", "state": "is", "tag": "#", "tags": "#", "source": "via", "with": "person",
        "contact": "person", "title": "role", "position": "role", "action": "kind", "type": "kind",
        "late": "overdue", "blocked": "waiting", "told": "waiting", "premature": "early",
    }
)  # fmt: skip
"""What people call the words of a filter otherwise."""
NOBODY: Mapping[Id, Contact] = MappingProxyType({})


class FilterError(ValueError):
    """A word that means nothing: where it stands, and the nearest that does."""

    def __init__(self, word: str, start: int, advice: str) -> None:
        self.word, self.start, self.advice = word, start, advice
        super().__init__(f"{word!r} {advice}")


def read_filter(
    text: str, today: dt.date, *, order: Order = "dmy", contacts: Mapping[Id, Contact] = NOBODY
) -> Filter:
    """The filter a text means; FilterError names the first word that means nothing.

    ``contacts`` are those who may be named by id.
    """
    words = [match for match in _TERM.finditer(text) if match["body"].strip('",')]
    terms = []
    while words:
        term, used = _longest(text, words, _Word("", 0, today, order, contacts))
        typed = text[words[0].start("body") : words[used - 1].end()]
        is_not = words[0]["not"] is not None
        terms.append(msgspec.structs.replace(term, is_not=is_not, text=typed))
        words = words[used:]
    return Filter(text, tuple(terms))


class _Word(msgspec.Struct, frozen=True):
    """One word that is being read, and what it is read by."""

    body: str
    start: int
    today: dt.date
    order: Order
    contacts: Mapping[Id, Contact]

    def wrong(self, advice: str) -> FilterError:
        return FilterError(self.body, self.start, advice)


def _longest(text: str, words: Sequence[re.Match[str]], empty: _Word) -> tuple[Term, int]:
    """The first term, of as many words as mean something together, and how many they are."""
    start, alone = words[0].start("body"), words[0]["body"]
    field = _FIELD.fullmatch(alone)
    may_go_on = field is not None and field["name"].casefold() in _OF_WORDS
    for used in range(min(len(words), _MOST_WORDS) if may_go_on else 1, 1, -1):
        body = text[start : words[used - 1].end()]
        with suppress(FilterError):
            return _term(msgspec.structs.replace(empty, body=body, start=start)), used
    return _term(msgspec.structs.replace(empty, body=alone, start=start)), 1


def _term(word: _Word) -> Term:
    body = word.body
    if body == "-":
        raise word.wrong("needs a word after it")
    if body.startswith("#"):
        return _tag(word)
    match = _FIELD.fullmatch(body)
    if match is None:
        return _free(body)
    name, sign, value = match["name"].casefold(), match["sign"], match["value"].strip('"')
    if name not in _FIELDS:
        raise word.wrong(f"is no word of a filter{_nearest(name, _FIELDS)}")
    if not value.strip('",'):
        choices = ", ".join(_CHOICES.get(name, ()))
        raise word.wrong(f"needs a word after it{choices and f': {choices}'}")
    if name in ("due", "opens"):
        return _day(name, sign, value, word)
    if name in ("quiet", "heard", "round"):
        return _number(name, sign, value, word)
    if sign not in (":", "="):
        raise word.wrong(f"is written {name}:{value}")
    return _words(name, _parts(value), word)


def _parts(text: str) -> list[str]:
    """The alternatives; after a comma the next one may not have been typed yet."""
    return [part for part in text.replace('"', "").split(",") if part.strip()]


def _words(name: str, values: list[str], word: _Word) -> Term:
    if name in _CHOICES:
        return _chosen(name, [_known(value, _CHOICES[name], word) for value in values])
    if name == "kind":
        actions = {action for value in values for action in _actions(value, word)}
        return Term(
            lambda s: s.item is not None and s.item.action in actions,
            f"of the kind {' or '.join(values)}",
        )
    if name == "person":
        return _person(values, word.contacts)
    wanted, said = [folded(value) for value in values], " or ".join(values)
    if name == "company":
        return Term(lambda s: any(v in s.company for v in wanted), f"at {said}")
    if name == "role":
        return Term(lambda s: any(v in s.role for v in wanted), f"as {said}")
    return Term(lambda s: any(v in s.subject.source for v in wanted), f"via {said}")


def _chosen(name: str, values: list[str]) -> Term:
    said = " or ".join(values)
    if name == "is":
        wants_ended = not _ENDED.isdisjoint(values)
        return Term(_any(_STATUSES[value] for value in values), said, wants_ended=wants_ended)
    if name == "no":
        return Term(_any(_LACKS[value] for value in values), f"without {said}")
    stages = {*values, *(CLOSED_STAGES if "closed" in values else ())}
    return Term(lambda s: s.subject.stage in stages, f"in the stage {said}")


def _any(tests: Iterable[Test]) -> Test:
    first, *others = tests
    return (lambda s: first(s) or any(test(s) for test in others)) if others else first


def _person(values: list[str], contacts: Mapping[Id, Contact]) -> Term:
    ids = {value for value in values if value in contacts}
    names = [folded(value) for value in values if value not in ids]
    said = " or ".join(contacts[v].name if v in ids else v for v in values)

    def test(scene: Scene) -> bool:
        if ids and not ids.isdisjoint(scene.people):
            return True
        return any(part in name for part in names for name in scene.names)

    return Term(test, f"with {said}")


def _free(body: str) -> Term:
    wanted = tuple(folded(part) for part in _parts(body))
    said = " or ".join(f"“{part}”" for part in wanted)
    if len(wanted) == 1:
        only = wanted[0]
        return Term(lambda s: only in s.haystack, said, any_of=wanted)
    return Term(lambda s: any(part in s.haystack for part in wanted), said, any_of=wanted)


def _tag(word: _Word) -> Term:
    tags = [folded(tag.lstrip("#")) for tag in _parts(word.body)]
    if not all(tags):
        raise word.wrong("needs a tag after it")
    return Term(lambda s: not s.subject.tags.isdisjoint(tags), f"tagged {' or '.join(tags)}")


def _day(name: str, sign: str, value: str, word: _Word) -> Term:
    try:
        day = _nearest_day(value, word)
    except WhenError as error:
        told, _, would_do = str(error).partition(": write for example ")
        instead = would_do and f': write for example {name}<fri, {name}<+3d or {name}<"25 nov"'
        raise word.wrong(f"names no day: {told}{instead}") from None
    test = _compared(lambda s: s.day(name), sign, day)
    return Term(test, f"{name} {_SIGN_WORDS[sign]} {say_day(day)}")


def _compared(ask: Callable[[Scene], T | None], sign: str, value: T) -> Test:
    compare = _SIGNS[sign]

    def test(scene: Scene) -> bool:
        found = ask(scene)
        return found is not None and compare(found, value)

    return test


def _nearest_day(text: str, word: _Word) -> dt.date:
    """The day; of a numbered one without its year the nearest, be it just gone; any other is to come."""
    field = DayField(word.today, order=word.order)
    ahead = read_day(text, field)
    if not any(char.isdigit() for char in text):
        return ahead
    with suppress(WhenError):  # no such word looks back
        back = read_day(text, field.back)
        return min(ahead, back, key=lambda day: abs(day - word.today))
    return ahead


def _number(name: str, sign: str, value: str, word: _Word) -> Term:
    match = _LENGTH.fullmatch(value.strip())
    if match is None or (name == "round" and match[2]):
        would_do = "round>=2" if name == "round" else f"{name}>21d"
        raise word.wrong(f"is no number: write for example {would_do}")
    number = int(match[1]) * _DAYS_OF[(match[2] or "d")[0].lower()]
    unit = {"quiet": " days", "heard": " days ago"}.get(name, "")
    test = _compared(lambda s: getattr(s.subject, name), sign, number)
    return Term(test, f"{name} {sign} {number}{unit}")


def _actions(value: str, word: _Word) -> Iterator[str]:
    """The actions whose name or noun begins with the word: ``thank-you`` is both the mail and the card."""
    start = folded(value).replace("-", " ").replace("_", " ")
    found = [
        action
        for action in ACTIONS
        if action.replace("_", " ").startswith(start)
        or folded(TRAITS[action].noun).replace("-", " ").startswith(start)
    ]
    if not found:
        close = nearest(start.replace(" ", "_"), ACTIONS, cutoff=0.0)[0]
        raise word.wrong(f"is no kind; the nearest is {close.replace('_', '-')!r}")
    yield from found


def _known(value: str, words: Collection[str], word: _Word) -> str:
    found = value.casefold().replace("-", " ")
    if found in words:
        return found
    raise word.wrong(f"is not known{_nearest(found, words)}")


def _nearest(word: str, words: Collection[str]) -> str:
    meant = _MEANT.get(word, "")
    if meant == "#" or meant in words:
        return f"; here it is {meant!r}"
    close = nearest(word, words)
    return f"; the nearest is {close[0]!r}" if close else f"; there are {', '.join(words)}"
