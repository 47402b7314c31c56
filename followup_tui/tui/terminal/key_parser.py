"""From what a terminal sends to messages: keys, mouse, pastes, sizes.

Owns that no sequence whatever ends the reading, and that nothing gets through which no screen could
take. Must not know who reads the bytes. Textual's own parser does the reading; its private names are
those of the pinned version.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from string import digits

from textual import events
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.message import Message

MOST_CELLS = 2_000
"""Columns or rows of the largest terminal that is believed."""


class KeyParser(XTermParser):
    """Reads what can be read; a sequence that cannot is dropped, and the reading goes on after it.

    What is pasted is text up to the end of the paste, whatever sequences it holds; its lines, which
    terminals end as the enter key does, end as those of files do.
    """

    _pasted: list[str] | None = None
    _newest = ""

    def feed(self, data: str) -> Iterator[Message]:
        for character in data:
            if self._pasted is not None:
                yield from self._paste(self._pasted, character)
                continue
            yield from self._read(super().feed, character)
            self._newest = (self._newest + character)[-len(BRACKETED_PASTE_START) :]
            if self._newest == BRACKETED_PASTE_START:
                self._begin_anew()
                self._pasted = []

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[events.Key]:  # noqa: FBT001, FBT002 (as Textual has it)
        """Alt with a digit is that key; Textual takes it for the sign a Mac types with it."""
        if len(sequence) == 2 and sequence[0] == "\x1b" and sequence[1] in digits:
            return (events.Key(f"alt+{sequence[1]}", None),)
        return super()._sequence_to_key_events(sequence, alt)

    def _paste(self, pasted: list[str], character: str) -> Iterator[Message]:
        pasted.append(character)
        size = len(BRACKETED_PASTE_END)
        if character == "~" and "".join(pasted[-size:]) == BRACKETED_PASTE_END:
            self._pasted, self._newest = None, ""
            text = "".join(pasted[:-size]).replace("\x00", "")
            yield events.Paste(text.replace("\r\n", "\n").replace("\r", "\n"))

    def tick(self) -> Iterator[Message]:
        yield from self._read(super().tick)

    def _read(self, step: Callable[..., Iterable[Message]], *given: str) -> Iterator[Message]:
        try:
            found = list(step(*given))
        except Exception:  # noqa: BLE001 - what a terminal sends is not ours to foresee
            self._begin_anew()
            return
        yield from filter(_is_sound, found)

    def _begin_anew(self) -> None:
        self._tokens.clear()
        self._timeout_time = None
        self._gen = self.parse(self._tokens.append)
        self._awaiting = next(self._gen)


def _is_sound(message: Message) -> bool:
    """Whether a screen can take it: text that can be written, a size a terminal can have."""
    if isinstance(message, events.Key):
        return _is_text(message.key) and _is_text(message.character or "")
    if isinstance(message, events.Resize):
        return all(0 < cells <= MOST_CELLS for cells in message.size)
    return True


def _is_text(text: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in text)
