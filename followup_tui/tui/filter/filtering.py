"""What narrows the rows on show: the words of the filter, and what they keep of a board.

Owns the filter in force, one for every screen that holds it, and that a wrong word changes nothing.
Must not know widgets.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice

import msgspec

from followup_tui.capture import (
    Filter,
    FilterError,
    Row,
    Scene,
    Scenes,
    read_filter,
    with_ids,
)
from followup_tui.config import DateOrder
from followup_tui.facts import Id, Opportunity
from followup_tui.timeline import Board
from followup_tui.tui.agenda.agenda import SNOOZED, grouped
from followup_tui.wording import groups

STEP = 100
"""Rows that are looked up between two keys: their titles have to be made."""


class Filtering:
    """The filter in force; without words it keeps everything."""

    def __init__(self, order: DateOrder) -> None:
        self._order = order
        self._scenes: Scenes | None = None
        self._rows: Sequence[Row] = ()
        self._seen: list[Scene] = []
        self._flagged: tuple[list[Scene], Filter, list[bool]] = [], Filter(""), []
        """What was asked last of which rows, and which it kept."""
        self._ahead: Iterator[Scene] = iter(())
        self.filter = Filter("")
        """The filter in force."""
        self._persons: tuple[Board, list[tuple[Id, Scene]]] | None = None
        self.view = ""
        """The name of the saved view that was chosen, though its words may have been changed since."""
        self.wrong: FilterError | None = None
        """What could not be read of the words typed last; then those before are in force."""

    def __bool__(self) -> bool:
        return bool(self.filter.terms)

    def read(self, text: str, view: str | None, board: Board) -> None:
        """Put these words in force, read on the day of the board, but for those that mean nothing.

        The first of them is kept in ``wrong``. ``view`` names the saved view that they are.
        """
        self.wrong = None
        self.view = (self.view if view is None else view) if text.strip() else ""
        while True:
            try:
                self.filter = self.meant(text, board)
            except FilterError as error:
                self.wrong = self.wrong or error
                text = text[: error.start] + text[error.start + len(error.word) :]
            else:
                return

    def with_ids(self, board: Board) -> str:
        """The filter in force as it is saved: with persons by id, who may be renamed."""
        return with_ids(self.filter.text, board.contacts)

    def told(self, text: str, board: Board) -> str:
        """How many rows of the list another filter would keep, and how it reads; or what is wrong with it."""
        try:
            meant = self.meant(text, board)
        except FilterError as error:
            return str(error)
        found = grouped(board, groups(board), with_ended=meant.wants_ended)
        shown = [group for group in found if meant.wants_ended or group.heading != SNOOZED]
        rows: list[Row] = [row for group in shown for row in group.rows]
        return f"{len(meant.kept(rows, self.scenes(board)))} · {meant.words}".rstrip(" ·")

    def kept(self) -> bytes:
        """What brings the filter in force back."""
        return msgspec.json.encode((self.filter.text, self.view))

    def take_up(self, kept: bytes, board: Board) -> None:
        """Put what was kept in force, where it can be read."""
        with contextlib.suppress(msgspec.DecodeError):
            self.read(*msgspec.json.decode(kept, type=tuple[str, str]), board)

    def meant(self, text: str, board: Board) -> Filter:
        """The filter these words mean on the day of a board; FilterError where they mean none."""
        return read_filter(text, board.today, order=self._order, contacts=board.contacts)

    def flags(self, rows: Sequence[Row], board: Board) -> Sequence[bool]:
        """For each row of a board whether it is kept; a word typed on asks only those kept so far."""
        scenes, (seen, before, kept) = self._scenes_of(rows, board), self._flagged
        goes_on = scenes is seen and self.filter.narrows(before)
        flags = self.filter.flags(scenes, kept if goes_on else None)
        self._flagged = scenes, self.filter, flags
        return flags

    def look_up(self, rows: Sequence[Row], board: Board) -> bool:
        """Look up what some more of the rows hold, before it is asked; whether any are left."""
        self._scenes_of(rows, board)
        looked_up = [(scene.haystack, scene.subject.stage) for scene in islice(self._ahead, STEP)]
        return len(looked_up) == STEP

    def _scenes_of(self, rows: Sequence[Row], board: Board) -> list[Scene]:
        scenes = self.scenes(board)
        if rows is not self._rows:
            self._rows, self._seen = rows, [scenes.of(row) for row in rows]
            self._ahead = iter(self._seen)
        return self._seen

    def opportunities(self, board: Board) -> tuple[Opportunity, ...]:
        """The opportunities that are kept: by a row of theirs, else by themselves."""
        return self.filter.opportunities(self.scenes(board))

    def people(self, rows: Callable[[], Mapping[Id, Sequence[Row]]], board: Board) -> set[Id]:
        """Those of whom it keeps one of the rows that are about them."""
        if self._persons is None or self._persons[0] is not board:
            scenes = self.scenes(board)
            found = (
                (id_, scenes.of_person(board.contacts[id_], own)) for id_, own in rows().items()
            )
            flat = [(id_, scene) for id_, own in found for scene in own]
            self._persons = board, flat
        flags = self.filter.flags([scene for _, scene in self._persons[1]])
        return {id_ for (id_, _), held in zip(self._persons[1], flags, strict=True) if held}

    def scenes(self, board: Board) -> Scenes:
        """What a filter sees of this board, looked up once."""
        if self._scenes is None or self._scenes.board is not board:
            self._scenes, self._rows = Scenes(board), ()
            if self:
                self.filter = self.meant(self.filter.text, board)
        return self._scenes
