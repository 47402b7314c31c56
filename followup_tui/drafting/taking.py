"""What is taken of the notes into a text: which lines, where they stand, and what they leave open.

Owns the places a template has for them. Must not know how a line becomes a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

from .candidates import OWN_WORDS, Candidate, Candidates
from .catalogue import Template
from .draft import NothingToWrite, Taken
from .engine import OPEN_SLOT


def picked(known: Candidates, take: Sequence[int]) -> list[Candidate]:
    """The candidates of these numbers; NothingToWrite names what there is instead."""
    by_number = {one.number: one for one in known.offered}
    for number in take:
        if number not in by_number:
            there = f"1 to {len(by_number)}" if len(by_number) > 1 else "1" if by_number else "none"
            raise NothingToWrite(f"no candidate {number} of the notes; there is {there}")
    return [by_number[number] for number in dict.fromkeys(take)]


def marked(body: str, taken: Sequence[Candidate]) -> list[Taken]:
    """Where what was taken stands in the text, word for word."""
    found = []
    for one in taken:
        start = body.find(one.text)
        if start >= 0 and one.form != "own":
            found.append(Taken(start, start + len(one.text), one.text))
    return sorted(found, key=lambda mark: mark.start)


_PLACES = {"detail": "detail", "went_well": "detail", "link": "article"}
"""The slot for each kind of line, where it is not the words."""


def with_taken(
    values: dict[str, str], taken: Sequence[Candidate], chosen: Template
) -> tuple[dict[str, str], list[Candidate]]:
    """The values with what was taken in the places the template has for it; the rest has none."""
    put: dict[str, list[str]] = {"detail": [], "article": [], "words": []}
    loose: list[Candidate] = []
    for one in taken:
        wanted = _PLACES.get(one.kind, "words")
        places = (name for name in (wanted, "words") if f"{{{{{name}}}}}" in chosen.body)
        if place := next(places, None):
            put[place].append(one.text.replace(OWN_WORDS, OPEN_SLOT.format("own_words")))
        else:
            loose.append(one)
    merged = {name: " ".join(filter(None, [values.get(name), *said])) for name, said in put.items()}
    return values | merged, loose


def open_in(text: str) -> str:
    return "own_words" if OWN_WORDS in text else ""


def beside(body: str, loose: Sequence[str]) -> str:
    """The text with what no slot took before its last paragraph."""
    if not loose:
        return body
    head, _, tail = body.rpartition("\n\n")
    return "\n\n".join(filter(None, [head, " ".join(loose), tail]))
