"""What was found in a file that somebody brings: facts, and everything that is not certain.

Owns the shape of the answer and its JSON. Must not know any format, files, or the store.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

import msgspec

from followup_tui.facts import Contact, Facts, Id, Opportunity, Record, id_of, with_people
from followup_tui.tracker import ImportOptions

from .document import write_document, write_fact

R = TypeVar("R", bound=Record)
VERSION = 1


class UnreadableError(ValueError):
    """A file that cannot be taken in at all: one sentence on what it is and what would do."""

    exit_code = 65


class Proposal(msgspec.Struct, frozen=True):
    """A fact that rests on a phrase or a guess: taken only where the person says yes.

    ``opportunity`` is where it belongs, None for a record that stands by itself.
    """

    where: str
    record: Record
    evidence: str
    opportunity: Id | None = None
    choice: str = ""
    """Of the proposals with one choice one alone is taken, the first of those that were."""

    @property
    def fact(self) -> str:
        """The kind of fact, in the document's word."""
        return type(self.record).__name__.lower()


class Ask(msgspec.Struct, frozen=True):
    """A question; ``flag`` is how a command line answers it, where no day alone does.

    Nothing of the file can be read before a blocking one is answered.
    """

    where: str
    question: str
    options: tuple[str, ...] = ()
    flag: str | None = None
    is_blocking: bool = False
    makes: Callable[[dt.date], Record] | None = None
    """The fact that a day alone makes of it, in ``opportunity``."""
    opportunity: Id | None = None
    number: str = ""
    """What a day answers it by, the same however the columns of a table are read; else its place."""
    raw: tuple[str, ...] = ()
    """The part as it stood that is left out until it is answered, for a file of rejects."""


class Refusal(msgspec.Struct, frozen=True):
    """A part that is left out, and why; ``raw`` is the part as it stood, for a file of rejects."""

    where: str
    why: str
    raw: tuple[str, ...] = ()


class Found(msgspec.Struct, frozen=True):
    """All of it: ``facts`` is what is certain; it may name people who are only proposed."""

    format: str
    facts: Facts
    proposed: tuple[Proposal, ...] = ()
    asks: tuple[Ask, ...] = ()
    refused: tuple[Refusal, ...] = ()
    duplicates: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    """What was decided in reading and may surprise, one sentence each."""
    given: tuple[str, ...] = ()
    """For a document: the places that name a default outright."""
    exact: tuple[Id, ...] = ()
    """For invitations: the interviews that are updated whole."""
    homes: tuple[Opportunity, ...] = ()
    """What stands already and proposals belong to."""
    settled: frozenset[str] = frozenset()
    """The questions that were answered with a day, by number."""

    def open(self) -> Iterator[tuple[str, Ask, str]]:
        """Each question that is not answered, the number a day answers it by, and what a command line says to answer it."""
        for place, ask in enumerate(self.asks, 1):
            number = ask.number or str(place)
            if ask.makes is None or number not in self.settled:
                way = ask.flag if ask.makes is None else f"--answer {number}=DAY"
                yield number, ask, way or ""

    @property
    def how(self) -> ImportOptions:
        """How the tracker takes it in; a document was judged as it was read."""
        options: ImportOptions = {"given": self.given, "exact": self.exact}
        return options | {"judged": self.facts} if self.format == "document" else options

    @property
    def certain(self) -> Facts:
        """The facts without the names of those who are only proposed."""
        return without_strangers(self.facts, self.proposed)

    @property
    def blocking(self) -> tuple[Ask, ...]:
        return tuple(ask for ask in self.asks if ask.is_blocking)

    @property
    def says_more_than_who(self) -> bool:
        """Whether anything is found beside the people who wrote."""
        kinds = {type(one.record) for one in self.proposed} - {Contact}
        return bool(kinds or self.facts.opportunities)

    def as_json(self) -> dict[str, object]:
        """The answer of ``import FILE --dry-run --json``."""
        return {
            "version": VERSION,
            "format": self.format,
            "document": write_document(self.certain),
            "proposed": [_proposal(one) for one in self.proposed],
            "asks": [_ask(ask, way) for _, ask, way in self.open()],
            "refused": [{"where": one.where, "why": one.why} for one in self.refused],
            "duplicates": list(self.duplicates),
        }


class Gathering:
    """What was found in a file so far, besides what is certain."""

    def __init__(self) -> None:
        self.proposed: list[Proposal] = []
        self.asks: list[Ask] = []
        self.refused: list[Refusal] = []
        self.duplicates: list[str] = []
        self.told: list[str] = []

    def propose(
        self, where: str, record: Record, evidence: str, opportunity: Id | None = None
    ) -> None:
        """See :class:`Proposal`."""
        self.proposed.append(Proposal(where, record, evidence, opportunity))

    def ask_where_it_belongs(self, where: str, hint: str = "") -> None:
        """Nothing can be taken in that belongs nowhere."""
        question = f"which opportunity is it about?{hint}"
        self.asks.append(Ask(where, question, flag="--opportunity", is_blocking=True))

    def refuse(self, where: str, why: str, raw: tuple[str, ...] = ()) -> None:
        """See :class:`Refusal`."""
        self.refused.append(Refusal(where, why, raw))

    def found(
        self,
        format_: str,
        facts: Facts,
        *,
        exact: Iterable[Id] = (),
        homes: Iterable[Opportunity] = (),
    ) -> Found:
        """All of it, with the facts that are certain."""
        held: dict[str, Any] = {name: tuple(those) for name, those in vars(self).items()}
        return Found(format_, facts, exact=tuple(exact), homes=tuple(homes), **held)


def _proposal(one: Proposal) -> dict[str, object]:
    said: dict[str, object] = {
        "where": one.where,
        "fact": one.fact,
        "value": write_fact(one.record),
        "evidence": one.evidence,
    }
    return said if one.opportunity is None else said | {"opportunity": one.opportunity}


def _ask(one: Ask, way: str) -> dict[str, object]:
    said: dict[str, object] = {"where": one.where, "question": one.question}
    if one.options:
        said["options"] = list(one.options)
    return said | {"flag": way} if way else said


def without_strangers(facts: Facts, proposed: Iterable[Proposal]) -> Facts:
    """The facts without a name of somebody who was proposed and not taken."""
    left_out = {p.record.id for p in proposed if isinstance(p.record, Contact)} - {
        contact.id for contact in facts.contacts
    }
    if not left_out:
        return facts
    known = (
        with_people(one, lambda id_: None if id_ in left_out else id_)
        for one in facts.opportunities
    )
    kept = tuple(one for one in known if one is not None)
    return msgspec.structs.replace(facts, opportunities=kept)


def joined(facts: Facts, more: Facts) -> Facts:
    """The facts with further people and opportunities, each once by id."""
    return msgspec.structs.replace(
        facts,
        settings=more.settings,
        contacts=each_once(facts.contacts, more.contacts),
        opportunities=each_once(facts.opportunities, more.opportunities),
    )


def each_once(*parts: Iterable[R]) -> tuple[R, ...]:
    """The records by id: the later one in the place of the earlier."""
    return tuple({id_of(one): one for part in parts for one in part}.values())
