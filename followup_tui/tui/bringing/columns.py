"""What each column of a sheet is read as: seen at once, changed by the arrows or by typing a meaning.

Owns the screen. Must not know how a heading is guessed, nor what a field amounts to.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from followup_tui.exchange import ColumnUse, field_names
from followup_tui.timeline import Board
from followup_tui.tui.app_context import AppContext
from followup_tui.tui.fields.line import LineInput
from followup_tui.tui.keys import MAP, bindings
from followup_tui.tui.screens.row_screen import RowScreen
from followup_tui.tui.widgets.rows import Entry, Rows
from followup_tui.tui.widgets.text_lines import in_columns

UNREAD = "not read"
MEANINGS: Mapping[str, str] = {
    "": UNREAD,
    "both": "company and role",
    "applied": "day of the application",
    "day": "day of the row",
    "saved": "day it was saved",
    "url": "link",
    "salary_from": "least pay",
    "salary_to": "most pay",
    "salary": "pay",
    "location": "place",
    "contact": "their contact",
    "email": "the contact's e-mail",
    "answered": "day of their answer",
    "interview_on": "day of the interview",
    "closes": "day it closes",
    "next_step": "your next step",
}
"""What a field is called for people, where its own name does not say it."""
_MEANING = 27


def said(field: str) -> str:
    """A field as people call it."""
    return MEANINGS.get(field, field)


class ColumnRows(Rows[ColumnUse]):
    """Each column: its heading, what it is read as, something that stands in it."""

    def show(self, uses: Sequence[ColumnUse]) -> None:
        self.fill([Entry(str(n), use) for n, use in enumerate(uses)])
        read = sum(bool(one.field) for one in uses)
        self.border_subtitle = Content(f"{read} of {len(uses)} read")

    def row_lines(self, value: ColumnUse, width: int, *, under_cursor: bool) -> list[Content]:
        meaning = min(_MEANING, width // 2)
        side = max(4, (width - meaning - 4) // 2)
        read = f"< {said(value.field)} >" if under_cursor else f"  {said(value.field)}"
        cells = (
            (value.heading or value.reference, side + 2, "bold" if under_cursor else "$foreground"),
            (read, meaning + 2, "bold $st-open" if value.field else "$quiet"),
            (" ".join(value.sample[:400].split()), side, "$quiet"),
        )
        return [in_columns(cells)]


class ColumnsScreen(RowScreen):
    """Nothing is read anew before it is agreed to; a field is in one column at most."""

    CSS_PATH = "bringing.tcss"
    AUTO_FOCUS = "LineInput"
    PLACES = ("mapping",)
    BINDINGS = bindings(*PLACES)
    HELP_FIRST = MAP

    def __init__(
        self,
        context: AppContext,
        board: Board,
        uses: Sequence[ColumnUse],
        then: Callable[[Mapping[str, str]], None],
    ) -> None:
        super().__init__(context, board)
        self._uses, self._then = list(uses), then
        self._line = LineInput("", "a meaning: company, role, status, day of the application, ...")
        self._rows = ColumnRows(id="holds")

    def compose(self) -> ComposeResult:
        with Vertical(id="asking"):
            yield Static("What does each column hold? The arrows choose, or type it.", id="told")
            yield self._line
        yield self._rows
        yield self._footer

    def on_mount(self) -> None:
        self._rows.border_title = "The columns"
        self._rows.show(self._uses)

    def _put(self, field: str) -> None:
        """The column under the cursor holds this, and no other does."""
        at = int(self._rows.current_key or 0)
        for n, use in enumerate(self._uses):
            if n == at or (field and use.field == field):
                self._uses[n] = replace(use, field=field if n == at else "")
        self._rows.show(self._uses)

    def on_input_changed(self, event: Input.Changed) -> None:
        """What is typed is the meaning that begins so, else one that holds it."""
        event.stop()
        typed = " ".join(event.value.casefold().split())
        if not typed:
            return
        fields = ("", *field_names())
        begin = [one for one in fields if said(one).startswith(typed) or one.startswith(typed)]
        hold = [one for one in fields if typed in said(one)]
        if found := [one for one in (*begin, *hold) if one or UNREAD.startswith(typed)]:
            self._put(found[0])

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """What was typed stands, and the next column is at hand; an empty line agrees to all."""
        event.stop()
        if event.value:
            self.action_step(1)
        else:
            self.action_take()

    def action_change(self, by: int) -> None:
        """Another meaning for the column under the cursor, of those that no other column has."""
        use = self._rows.current
        if use is None:
            return
        taken = {one.field for one in self._uses if one.field} - {use.field}
        free = [one for one in ("", *field_names()) if one not in taken]
        self._line.value = ""
        self._put(free[(free.index(use.field) + by) % len(free)])

    def action_leave_out(self) -> None:
        """Read this column as nothing."""
        self._line.value = ""
        self._put("")

    def action_step(self, by: int) -> None:
        self._line.value = ""
        self._rows.action_step(by)

    def action_page(self, by: int) -> None:
        self._line.value = ""
        self._rows.action_page(by)

    def action_take(self) -> None:
        """Read the sheet so, and remember it for sheets with this header once it is taken in."""
        held = {use.field: use.reference for use in self._uses if use.field}
        self.dismiss(None)
        self._then({field: held.get(field, "") for field in field_names()})

    def action_close(self) -> None:
        self.dismiss(None)
