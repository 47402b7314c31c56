"""What a file holds, in words: what is certain, proposed, asked, left out, and how a question is answered.

Owns the layout of that preview. Must not know how any format is read, nor take anything in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from followup_tui.exchange import (
    Ask,
    Found,
    Proposal,
)
from followup_tui.wording import certain_words, place, proposed_words

if TYPE_CHECKING:
    from .session import Session

_FEW = 5
MOST_SHOWN = 60


def show(session: Session, found: Found) -> None:
    out = session.out
    for heading, lines in _parts(found):
        listed = list(lines)
        if listed:
            out.line(f"{heading} ({len(listed)})", "heading")
            for line in listed[:MOST_SHOWN]:
                out.item("  ", line, hang=4)
            if len(listed) > MOST_SHOWN:
                out.item("  ", f"and {len(listed) - MOST_SHOWN} more (--json lists all)")


def _parts(found: Found) -> Iterator[tuple[str, Iterable[str]]]:
    certain = found.certain
    yield "CERTAIN", map(certain_words, (*certain.opportunities, *certain.contacts))
    proposed = enumerate(found.proposed, 1)
    yield (
        "PROPOSED, take with --take",
        (f"{n}  {proposed_words(p.record)}{_home(found, p)} ({_ground(p)})" for n, p in proposed),
    )
    yield "ASKED", (_asked(*one) for one in found.open())
    yield "LEFT OUT", (f"{one.where}: {one.why}" for one in found.refused)
    yield "STANDS ALREADY", iter(found.duplicates)
    yield "NOTED", iter(found.told)


def _asked(number: str, ask: Ask, way: str) -> str:
    """A question, with what answers it, and its number where a day does."""
    wants_value = ask.is_blocking or ask.flag == "--opportunity"
    near = f" {_value(ask)}".rstrip() if wants_value else ""
    if ask.makes and 0 < len(ask.options) < _FEW:
        near = f", like {' or '.join(ask.options)}"
    lead = f"{number}  " if ask.makes else ""
    return f"{lead}{ask.where}: {ask.question}{f' ({way}{near})' if way else ''}"


def _value(ask: Ask) -> str:
    """What follows the flag that answers a question: nothing where the flag says it all."""
    flag = ask.flag or ""
    if "=" in flag or flag == "--split":
        return ""
    if ask.options:
        return " or ".join(ask.options) if len(ask.options) < _FEW else ""
    return "ID" if flag == "--opportunity" else flag.removeprefix("--").upper()


def _home(found: Found, proposal: Proposal) -> str:
    """Which opportunity that stands already it would go to."""
    homes = (one for one in found.homes if one.id == proposal.opportunity)
    return next((f", to {place(one.company, one.role)}" for one in homes), "")


def _ground(proposal: Proposal) -> str:
    """Where a proposal comes from, and the words it rests on where the place does not hold them."""
    is_named = proposal.evidence in proposal.where
    return proposal.where if is_named else f"{proposal.where}: {proposal.evidence}"


def question(ask: Ask) -> str:
    """A question that has to be answered first, and the flag that answers it."""
    asked = ask.question if ask.question.endswith((".", "?")) else f"{ask.question}."
    if ask.flag is None:
        return asked
    if "=" in ask.flag:
        return f"{asked} Say {ask.flag}; there are {', '.join(map(repr, ask.options))}."
    none_yet = ""
    if ask.flag == "--opportunity":
        none_yet = ", or --opportunity 'Company, Role' for a new one"
    return f"{asked} Say {f'{ask.flag} {_value(ask)}'.rstrip()}{none_yet}."
