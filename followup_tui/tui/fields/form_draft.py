"""What has been typed into a form so far.

Owns the texts, what they started as, and whether they may be saved. Must not know widgets: a
screen tells it each text and asks what it means.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from followup_tui.facts import Contact

from .reading import read, write
from .spec import Context, Field, FieldReading, Values, wrong

Check = Callable[[Values, Context], Mapping[str, FieldReading]]
"""What several fields together make wrong or doubtful: a reading per field to show instead."""


class FormDraft:
    """The texts of a form; a text nobody changed keeps the very value it was written from."""

    def __init__(
        self,
        fields: Sequence[Field],
        context: Context,
        start: Values | None = None,
        check: Check = lambda _values, _context: {},
        *,
        is_new: bool = True,
    ) -> None:
        self.fields = tuple(fields)
        self.context = context
        self._start = {field.name: (start or {}).get(field.name, field.empty) for field in fields}
        self._first = {
            field.name: write(field, self._start[field.name], context) for field in fields
        }
        self.texts = dict(self._first)
        self._check = check
        self._is_new = is_new
        self.is_strict = False
        """Whether what is missing is already called wrong: after the first try to save."""

    @property
    def is_dirty(self) -> bool:
        """Whether something would be lost by leaving."""
        return self.texts != self._first

    def changed_texts(self) -> dict[str, str]:
        """What was typed over, by field."""
        return {name: text for name, text in self.texts.items() if text != self._first[name]}

    def rebase(self, start: Values) -> tuple[list[str], dict[str, str]]:
        """Start from other values, of a fact that was changed elsewhere; what was typed here stays.

        The fields that took the other value; and those typed over on both sides, with the other text.
        """
        taken, differing = [], {}
        for field in self.fields:
            name, value = field.name, start.get(field.name, field.empty)
            before, now = self._first[name], write(field, value, self.context)
            if self.texts[name] == before != now:
                self.texts[name] = now
                taken.append(name)
            elif before != now != self.texts[name]:
                differing[name] = now
            self._start[name], self._first[name] = value, now
        return taken, differing

    def shown(self) -> tuple[Field, ...]:
        """The fields that count now."""
        values = {field.name: self._read(field).value for field in self.fields}
        return tuple(field for field in self.fields if field.shown(values))

    def readings(self) -> dict[str, FieldReading]:
        """What each field that counts means now."""
        found = {field.name: self._read(field) for field in self.shown()}
        is_demanding = self.is_strict and (self._is_new or self.is_dirty)
        for field in self.shown():
            reading = found[field.name]
            is_lacking = field.required and reading.value == field.empty and not reading.is_wrong
            if is_demanding and is_lacking:
                found[field.name] = wrong(f"needed: {field.hint or field.label}")
        if any(one.is_wrong for one in found.values()):
            return found
        for name, reading in self._check(self.values(), self.context).items():
            if name in found and (self.is_dirty or not reading.is_wrong):
                found[name] = reading
        return found

    @property
    def is_whole(self) -> bool:
        """Whether it could be saved as it is: everything can be read, and nothing needed is missing."""
        readings = self.readings()
        needed = (
            readings[field.name].value != field.empty for field in self.shown() if field.required
        )
        return all(needed) and not any(one.is_wrong for one in readings.values())

    def first_wrong(self) -> str | None:
        """The first field that keeps the form from being saved, if any."""
        self.is_strict = True
        return next((name for name, one in self.readings().items() if one.is_wrong), None)

    def values(self) -> dict[str, object]:
        """The value of every field: a hidden one's start value, or empty if it got hidden here."""
        shown = {field.name for field in self.shown()}
        kept = self._shown_at_start() == shown
        return {
            field.name: self._read(field).value
            if field.name in shown
            else (self._start[field.name] if kept else field.empty)
            for field in self.fields
        }

    def new_contacts(self) -> tuple[Contact, ...]:
        """The contacts to be created first, once each."""
        return tuple(
            {one.id: one for field in self.shown() for one in self._read(field).new}.values()
        )

    def _shown_at_start(self) -> set[str]:
        return {field.name for field in self.fields if field.shown(self._start)}

    def _read(self, field: Field) -> FieldReading:
        text = self.texts[field.name]
        reading = read(field, text, self.context)
        if text != self._first[field.name]:
            return reading
        kept = replace(reading, value=self._start[field.name])
        return replace(kept, tone="warn") if reading.is_wrong else kept

    def __iter__(self) -> Iterator[Field]:
        return iter(self.fields)
