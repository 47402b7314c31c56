"""Beside a message: what is still open in it, what is to be said about it, what may be put in.

Owns the rows, their groups and how one is told in full. Must not know what choosing a row does: the
screen hears of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import msgspec
from textual.content import Content

from followup_tui.drafting import Candidate, Candidates, Finding, Taken, slot_words
from followup_tui.tui.widgets.rows import Entry, Rows, bar, under_headings
from followup_tui.tui.widgets.text_lines import labelled
from followup_tui.wording import clean

from .message_editor import Slot

Kind = Literal["slot", "mark", "finding", "proofread", "chip", "kept"]
LABEL = 6


class Look(msgspec.Struct, frozen=True):
    """How one group shows: never by colour alone."""

    heading: str
    symbol: str
    colour: str
    one: str = ""
    """The heading of a single row, where that differs."""

    def counted(self, count: int) -> str:
        return f"{count} {(self.one if self.one and count == 1 else self.heading).lower()}"


LOOKS = {
    "open": Look("TO FILL IN", "◇", "st-premature"),
    "E": Look("ERRORS", "▲", "st-overdue", "ERROR"),
    "W": Look("WARNINGS", "●", "st-due", "WARNING"),
    "I": Look("HINTS", "◔", "st-open", "HINT"),
    "mark": Look("TAKEN FROM NOTES", "◇", "st-premature"),
    "chip": Look("TO PUT IN", "+", "st-done"),
}


class Remark(msgspec.Struct, frozen=True):
    """One row: where it points to, and what it tells."""

    kind: Kind
    group: str
    line: str
    start: int = 0
    end: int = 0
    text: str = ""
    """What a mark holds."""
    candidate: Candidate | None = None
    """What a line of the notes puts in."""
    told: tuple[tuple[str, str], ...] = ()
    """The row in full, under labels."""


def remarks(
    slots: Iterable[Slot],
    marks: Iterable[Taken],
    findings: Iterable[Finding],
    notes: Candidates,
    body: str,
) -> list[Remark]:
    """Every row, in the order of its groups."""
    rows = [_slot(slot) for slot in slots]
    rows += [_mark(one) for one in marks]
    rows += [_finding(one) for one in findings]
    rows += [_candidate(one, body) for one in notes.offered]
    rows += [_kept_back(notes.kept_back)] if notes.kept_back else []
    return rows


def _slot(slot: Slot) -> Remark:
    advice = "Type over it; enter goes there."
    if slot.name == "sender":
        advice = "Your name. The settings file can hold it: [drafts] name."
    elif slot.start < 0:
        advice = "It stands in the subject."
    told = (("", "No fact is known that would fill this in."), ("do", advice))
    return Remark("slot", "open", slot_words(slot.name), slot.start, slot.end, told=told)


def _finding(one: Finding) -> Remark:
    is_gate = one.id == "L17" and one.end == 0
    told = (("", one.what), ("do", one.suggestion), ("why", one.why))
    if is_gate:
        told = (told[0], ("do", f"{one.suggestion} Enter says that you have."), told[2])
    kind: Kind = "proofread" if is_gate else "finding"
    return Remark(kind, one.severity, one.what, one.start, one.end, told=told)


def _mark(one: Taken) -> Remark:
    told = (
        ("", "It comes from your notes. Make it yours, or"),
        ("do", "enter says that it reads as you would say it."),
    )
    return Remark("mark", "mark", one.text, one.start, one.end, text=one.text, told=told)


def _candidate(one: Candidate, body: str) -> Remark:
    line = f"{one.note} (in it)" if one.text in body and one.form != "own" else one.note
    reads = "no sentence fits it: enter leaves a place for your words"
    told = (
        ("", one.text if one.form != "own" else reads),
        ("from", one.label),
        ("do", "Enter puts it in; it stays marked until you have looked it over."),
    )
    return Remark("chip", "chip", line, told=told, candidate=one)


def _kept_back(count: int) -> Remark:
    line = f"{count} line{'s' if count > 1 else ''} of your notes kept back"
    told = (("", "They read as nobody else's business."), ("do", "Nothing of them is offered."))
    return Remark("kept", "chip", line, told=told)


class Remarks(Rows[Remark]):
    """The list; enter is the screen's."""

    _counts: Mapping[str, int] = {}

    def show(self, rows: Sequence[Remark]) -> None:
        """Show these under their headings."""
        seen: Counter[str] = Counter()
        named: list[tuple[str, Entry[Remark]]] = []
        for row in rows:
            name = f"{row.group} {row.kind} {row.line}"
            seen[name] += 1
            named.append((row.group, Entry(f"{name} {seen[name]}", row)))
        entries, self._counts = under_headings(named)
        self.fill(entries)

    @property
    def summary(self) -> str:
        """How many rows each group has, in words: the later groups may be out of view."""
        return " · ".join(LOOKS[key].counted(n) for key, n in self._counts.items())

    def first(self, *groups: str) -> bool:
        """Put the cursor on the first row of these groups; whether there is one."""
        return self.seek(lambda remark: remark.group in groups)

    def heading(self, key: str, width: int) -> Content:
        look = LOOKS[key]
        title = f"── {look.heading} · {self._counts[key]} "
        rule = "─" * max(0, width - len(title))
        return Content.assemble((title, f"bold ${look.colour}"), (rule, "$quiet")).truncate(width)

    def row_lines(self, value: Remark, width: int, *, under_cursor: bool) -> list[Content]:
        look = LOOKS[value.group]
        here = bar(is_here=True) if under_cursor else " "
        line = Content.assemble(here, (look.symbol, f"${look.colour}"), " ", clean(value.line))
        return [line.truncate(width, ellipsis=True)]

    def empty(self, width: int) -> list[Content]:
        return [Content.styled("Nothing to remark.".ljust(width), "$quiet").truncate(width)]


def told_lines(told: Iterable[tuple[str, str]], width: int) -> list[Content]:
    """A row in full."""
    lines: list[Content] = []
    for label, text in told:
        style = "bold" if not lines else ""
        lines += labelled(label, text, width, LABEL if label else 0, style=style)
    return lines
