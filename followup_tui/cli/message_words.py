"""A draft on paper: what stands beside it, what is still to fill in, and all of it as JSON.

Owns those words. Must not compose a message, nor hand one over.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence

import msgspec

from followup_tui.drafting import (
    Candidates,
    Draft,
    Finding,
    head,
    is_ready,
    slot_words,
    slots,
    unsure_of,
)
from followup_tui.timeline import Board, Item

from .findings import finding_json
from .handing_over import aside
from .session import Session


class Drafted(msgspec.Struct, frozen=True):
    """One message at work: its draft, what it was made from, and what is to be said about it."""

    board: Board
    item: Item
    draft: Draft
    notes: Candidates
    found: tuple[Finding, ...]

    @property
    def is_ready(self) -> bool:
        return is_ready(self.draft, self.found)


def print_slots(session: Session, args: argparse.Namespace) -> int:
    """The slots a template may use, with what each stands for."""
    if args.json:
        return session.tell_json({"slots": dict(slots())})
    width = max(map(len, slots())) + 4
    for name, meaning in slots().items():
        session.out.item(f"{'{{' + name + '}}':<{width}}  ", meaning)
    return 0


def print_beside(session: Session, message: Drafted) -> None:
    """What stands beside a draft: the lines over it, and what the notes hold for it."""
    beside = aside(session)
    board, item, notes = message.board, message.item, message.notes
    for line in (*head(board, item, session.playbooks), *_asked(message)):
        beside.item("", line)
    if notes.offered:
        beside.line("From your notes (--take N puts one in):")
    for one in notes.offered:
        reads = one.text if one.form != "own" else f"a place for your own words ({one.note})"
        beside.item(f"{one.number:>3}  ", reads)
    if notes.kept_back:
        lines = "1 line" if notes.kept_back == 1 else f"{notes.kept_back} lines"
        beside.item("", f"{lines} of your notes kept back: nobody else's business")


def _asked(message: Drafted) -> list[str]:
    """How the recipient is to be called, where the name does not tell."""
    to = unsure_of(message.board, message.item)
    if to is None:
        return []
    return [f"How is {to.name} to be called? followup edit contact {to.id} call_as=NAME keeps it"]


def print_open(session: Session, made: Draft) -> None:
    """What keeps a draft from being ready."""
    if made.missing:
        aside(session).item("", f"Still to fill in: {to_fill_in(made.missing)}")
    for mark in made.marks:
        aside(session).item("", f"From your notes, to look over: {mark.text}")


def to_fill_in(missing: Sequence[str]) -> str:
    """What is to be filled in, in words, and where a name is kept for all messages."""
    words = ", ".join(map(slot_words, missing))
    return f"{words} (the settings can hold it: [drafts] name)" if "sender" in missing else words


def draft_json(message: Drafted, session: Session) -> dict[str, object]:
    made, board, item = message.draft, message.board, message.item
    return {
        "key": made.key,
        "covers": list(made.covers),
        "to": {"name": made.to_name, "address": made.to_address},
        "medium": made.medium,
        "subject": made.subject,
        "body": made.body,
        "ready": message.is_ready,
        "missing": list(made.missing),
        "marks": [{"start": m.start, "end": m.end, "text": m.text} for m in made.marks],
        "candidates": [
            {
                name: getattr(one, name)
                for name in ("number", "kind", "label", "note", "form", "text")
            }
            for one in message.notes.offered
        ],
        "kept_back": message.notes.kept_back,
        "asks": _asked(message),
        "template": made.template,
        "tone": made.tone,
        "situation": made.situation,
        "attachments": list(made.attachments),
        "on": made.on.isoformat(),
        "head": list(head(board, item, session.playbooks)),
        "findings": [finding_json(one, made.body) for one in message.found],
    }
