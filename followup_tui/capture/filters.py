"""The words that narrow the agenda: free text, ``is:``, ``due<``, ``#tag`` and their like.

Owns the grammar, what each word means for an item, and how a filter reads aloud. Must not know
screens or the command line; what an unknown word was meant to be is told, never guessed.

Terms stand side by side and must all hold; a comma within a term means or, a ``-`` before it means
not. A day is any word of :mod:`dates`, a distance any of ``3d 2w 1m``.
"""

from __future__ import annotations

import datetime as dt
import operator
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any, get_args

import msgspec

from followup_tui.facts import ACTIONS, TRAITS, Id, Opportunity
from followup_tui.timeline import Board, Item, Stage, Status, stage

from .dates import Order, WhenError, read_day

Test = Callable[["Scene"], bool]
_TERM = re.compile(r'(?P<not>-)?(?P<body>(?:[^\s"]|"[^"]*"?)+)')
_FIELD = re.compile(
    r"(?P<name>[a-z]+)(?P<sign><=|>=|<|>|:|=)(?P<value>.*)", re.IGNORECASE | re.DOTALL
)
_LENGTH = re.compile(r"(\d{1,4})\s?(d|day|days|w|week|weeks|m|month|months)?")
_DAYS_OF = {"d": 1, "w": 7, "m": 30}
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
_STATUSES: Mapping[str, Callable[[Item], bool]] = MappingProxyType(
    {
        "overdue": lambda item: item.status is Status.OVERDUE,
        "due": lambda item: item.status is Status.DUE,
        "open": lambda item: item.status is Status.OPEN,
        "early": lambda item: item.status is Status.PREMATURE,
        "waiting": lambda item: item.status is Status.BLOCKED,
        "done": lambda item: item.status is Status.DONE,
        "snoozed": lambda item: item.snoozed_until is not None,
        "optional": lambda item: item.optional,
    }
)
_STAGES: tuple[str, ...] = get_args(Stage)
_LACKS = ("contact", "date")
_FIELDS = (
    "is",
    "stage",
    "company",
    "role",
    "person",
    "kind",
    "due",
    "opens",
    "quiet",
    "no",
    "via",
    "round",
)


class FilterError(ValueError):
    """A word that means nothing: where it stands, and the nearest that does."""

    def __init__(self, word: str, start: int, advice: str) -> None:
        self.word, self.start, self.advice = word, start, advice
        super().__init__(f"{word!r} {advice}")


class Scene(msgspec.Struct, frozen=True):
    """One item with what a filter may ask of its opportunity."""

    item: Item
    board: Board
    opportunity: Opportunity | None

    @property
    def haystack(self) -> str:
        found = [self.item.company, self.item.role, self.item.title, self.board.name(self.item.to)]
        if self.opportunity is not None:
            found += [*self.opportunity.tags, self.opportunity.location or ""]
        return folded(" ".join(found))

    @property
    def people(self) -> tuple[Id, ...]:
        held = self.opportunity.people if self.opportunity else ()
        return tuple(dict.fromkeys((*(p.contact for p in held), *filter(None, (self.item.to,)))))


class Term(msgspec.Struct, frozen=True):
    """One word of a filter: what it asks, and how that reads aloud."""

    test: Test
    words: str
    is_not: bool = False

    def holds(self, scene: Scene) -> bool:
        return self.test(scene) is not self.is_not


class Filter(msgspec.Struct, frozen=True):
    """A filter that was understood; an empty one holds for everything."""

    text: str
    terms: tuple[Term, ...] = ()

    @property
    def words(self) -> str:
        """``overdue, at acme, not tagged remote``: what is shown, in words."""
        return ", ".join(f"not {term.words}" if term.is_not else term.words for term in self.terms)

    def holds(self, item: Item, board: Board) -> bool:
        scene = Scene(item, board, board.opportunities.get(item.opportunity or ""))
        return all(term.holds(scene) for term in self.terms)

    def narrowed(self, board: Board) -> tuple[Item, ...]:
        """The items of the agenda for which it holds, in the agenda's order.

        Done and snoozed ones are among them only where the filter asks for such.
        """
        items = board.agenda if self.wants_ended else board.listed()
        return tuple(item for item in items if self.holds(item, board))

    @property
    def wants_ended(self) -> bool:
        """Whether it asks for what the agenda leaves out: done or snoozed items."""
        return bool(re.search(r"(?<!-)\bis:[\w,]*(done|snoozed)", self.text))


def read_filter(text: str, today: dt.date, *, order: Order = "dmy") -> Filter:
    """The filter a text means; FilterError names the first word that means nothing."""
    terms = []
    for match in _TERM.finditer(text):
        body = match["body"]
        made = _term(body, match.start("body"), today, order)
        terms.append(msgspec.structs.replace(made, is_not=match["not"] is not None))
    return Filter(text, tuple(terms))


def folded(text: str) -> str:
    """Without case and accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))


def _term(body: str, start: int, today: dt.date, order: Order) -> Term:
    if body.startswith("#"):
        return _tag(body, start)
    match = _FIELD.fullmatch(body)
    if match is None:
        return _free(body)
    name, sign, value = match["name"].casefold(), match["sign"], match["value"].strip('"')
    if name not in _FIELDS:
        raise FilterError(body, start, f"is no word of a filter{_nearest(name, _FIELDS)}")
    if not value:
        raise FilterError(body, start, "needs a word after it")
    if name in ("due", "opens"):
        return _day(name, sign, value, body, start, today, order)
    if name in ("quiet", "round"):
        return _number(name, sign, value, body, start)
    if sign not in (":", "="):
        raise FilterError(body, start, f"is written {name}:{value}")
    return _words(name, value.split(","), body, start)


def _words(name: str, values: list[str], body: str, start: int) -> Term:
    if name == "is":
        chosen = [_known(value, _STATUSES, body, start) for value in values]
        return Term(lambda s: any(_STATUSES[one](s.item) for one in chosen), " or ".join(chosen))
    if name == "no":
        lacks = [_known(value, _LACKS, body, start) for value in values]
        return Term(lambda s: any(_lacks(s, one) for one in lacks), f"without {' or '.join(lacks)}")
    if name == "stage":
        stages = [_known(value.replace("-", " "), _STAGES, body, start) for value in values]
        return Term(lambda s: _stage(s) in stages, f"in the stage {' or '.join(stages)}")
    if name == "kind":
        actions = {action for value in values for action in _actions(value, body, start)}
        return Term(lambda s: s.item.action in actions, f"of the kind {' or '.join(values)}")
    return _named(name, [folded(value) for value in values])


def _named(name: str, values: list[str]) -> Term:
    said = " or ".join(values)
    if name == "company":
        return Term(lambda s: any(v in folded(s.item.company) for v in values), f"at {said}")
    if name == "role":
        return Term(lambda s: any(v in folded(s.item.role) for v in values), f"as {said}")
    if name == "via":
        return Term(lambda s: any(v in _source(s) for v in values), f"via {said}")
    return Term(
        lambda s: any(v in folded(s.board.name(p)) for v in values for p in s.people),
        f"with {said}",
    )


def _free(body: str) -> Term:
    wanted = [folded(part) for part in body.replace('"', "").split(",") if part]
    said = " or ".join(f"“{part}”" for part in wanted)
    return Term(lambda s: any(part in s.haystack for part in wanted), said)


def _tag(body: str, start: int) -> Term:
    tags = [folded(tag.lstrip("#")) for tag in body.split(",")]
    if not all(tags):
        raise FilterError(body, start, "needs a tag after it")

    def test(scene: Scene) -> bool:
        held = {folded(tag) for tag in scene.opportunity.tags} if scene.opportunity else set()
        return any(tag in held for tag in tags)

    return Term(test, f"tagged {' or '.join(tags)}")


def _day(
    name: str, sign: str, value: str, body: str, start: int, today: dt.date, order: Order
) -> Term:
    try:
        day = read_day(value, today, order=order)
    except WhenError as error:
        raise FilterError(body, start, f"names no day: {error}") from None
    compare = _SIGNS[sign]

    def test(scene: Scene) -> bool:
        window = scene.item.window
        return compare(window.due_by if name == "due" else window.not_before, day)

    return Term(test, f"{name} {_SIGN_WORDS[sign]} {day:%a %-d %b %Y}")


def _number(name: str, sign: str, value: str, body: str, start: int) -> Term:
    match = _LENGTH.fullmatch(value.strip())
    if match is None or (name == "round" and match[2]):
        would_do = "quiet>21d" if name == "quiet" else "round>=2"
        raise FilterError(body, start, f"is no number: write for example {would_do}")
    number = int(match[1]) * _DAYS_OF[(match[2] or "d")[0]]
    compare = _SIGNS[sign]
    measure = _quiet_days if name == "quiet" else _round

    def test(scene: Scene) -> bool:
        found = measure(scene)
        return found is not None and compare(found, number)

    unit = " days" if name == "quiet" else ""
    return Term(test, f"{name} {sign} {number}{unit}")


# --- what a word asks of an item ------------------------------------------------------------------


def _stage(scene: Scene) -> str:
    return stage(scene.opportunity, scene.board.today) if scene.opportunity else ""


def _source(scene: Scene) -> str:
    return folded(scene.opportunity.source or "") if scene.opportunity else ""


def _lacks(scene: Scene, what: str) -> bool:
    opportunity = scene.opportunity
    if what == "contact":
        return not scene.people
    statements = opportunity.statements if opportunity else ()
    received = opportunity.received if opportunity else ()
    return not any(s.date or s.n or s.phrase for s in statements) and not any(
        r.date for r in received
    )


def _round(scene: Scene) -> int | None:
    """How many interviews took place by today."""
    if scene.opportunity is None:
        return None
    today = scene.board.today
    off = ("cancelled", "no_show")
    return sum(i.on <= today and i.status not in off for i in scene.opportunity.interviews)


def _quiet_days(scene: Scene) -> int | None:
    """Days since anything went out, came in or took place."""
    opportunity = scene.opportunity
    if opportunity is None:
        return None
    today = scene.board.today
    days = [day for day in _dealings(opportunity) if day <= today]
    return (today - max(days)).days if days else None


def _dealings(opportunity: Opportunity) -> Iterator[dt.date]:
    if opportunity.application is not None:
        yield opportunity.application.submitted_on
    yield from (sent.on for sent in opportunity.sent)
    yield from (received.on for received in opportunity.received if received.kind != "auto_ack")
    yield from (i.on for i in opportunity.interviews if i.status != "cancelled")
    yield from (request.on for request in opportunity.requests)
    yield from (offer.on for offer in opportunity.offers)


def _actions(value: str, body: str, start: int) -> Iterator[str]:
    """The actions whose name or noun begins with the word: ``thank-you`` is both the mail and the card."""
    word = folded(value).replace("-", " ").replace("_", " ")
    found = [
        action
        for action in ACTIONS
        if action.replace("_", " ").startswith(word)
        or folded(TRAITS[action].noun).replace("-", " ").startswith(word)
    ]
    if not found:
        raise FilterError(body, start, f"is no kind{_nearest(word.replace(' ', '_'), ACTIONS)}")
    yield from found


def _known(value: str, words: Mapping[str, object] | tuple[str, ...], body: str, start: int) -> str:
    word = value.casefold()
    if word in words:
        return word
    raise FilterError(body, start, f"is not known{_nearest(word, words)}")


def _nearest(word: str, words: Mapping[str, object] | tuple[str, ...]) -> str:
    close = get_close_matches(word, list(words), n=1, cutoff=0.4)
    return f"; the nearest is {close[0]!r}" if close else f"; there are {', '.join(words)}"
