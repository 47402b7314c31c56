"""The question before something is sent against advice.

Owns showing the reason, whose advice it is and the first good day. Must not know how any of them
was found.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input

from followup_tui.facts import say_day
from followup_tui.timeline import Item, Status, first_good_day
from followup_tui.tui.fields.line import LineInput
from followup_tui.wording import STATUS_LOOK, clean, place

from .base import Box, Dialog, words


class TooEarlyDialog(Dialog[str]):
    """Answers the reason for doing it anyway, perhaps empty; None leaves everything as it was."""

    DEFAULT_CSS = """
    TooEarlyDialog {
        .asked { display: none; }
        &.-sure .asked { display: block; }
        LineInput { background: $foreground 10%; padding: 0 1; }
    }
    """
    AUTO_FOCUS = ""
    IS_QUESTION = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "insist", "Do it anyway", show=False),
        Binding("n", "leave", "Leave it", show=False),
    ]

    def __init__(self, item: Item) -> None:
        super().__init__()
        self._item = item
        self._reason = LineInput("").add_class("asked")
        self.add_class("-small")

    def compose(self) -> ComposeResult:
        why, look = self._item.explain(), STATUS_LOOK[self._item.status]
        with Box(f"{look.symbol} {look.word.capitalize()}", "y log it anyway · esc leave it"):
            yield words(Content.styled(clean(self._item.title), "bold"))
            yield words(place(self._item.company, self._item.role), "quiet")
            yield words(" ".join((*why.steps, why.rule, why.guard or "", *why.mind)), "gap")
            yield from (
                words(self._source(one.says)) for one in why.sources if one.stance == "supports"
            )
            yield words(self._good_day(), "gap")
            yield words("Why anyway? One line, or nothing.", "asked gap")
            yield self._reason

    def _source(self, says: str) -> Content:
        who, colon, what = clean(says).partition(": ")
        return Content.assemble(("  advice of ", "$quiet"), (who, "bold"), (colon + what, "$quiet"))

    def _good_day(self) -> Content:
        day = first_good_day(self._item)
        style = f"${STATUS_LOOK[Status.OPEN].style}"
        if day is None:
            return Content.styled("No day is known from which this would be right.", style)
        return Content.assemble("First good day  ", (say_day(day), f"bold {style}"))

    @property
    def lines(self) -> Mapping[str, Input]:
        return {"reason": self._reason}

    def take_up(self, typed: Mapping[str, str]) -> None:
        super().take_up(typed)
        self.call_after_refresh(self.action_insist)

    @property
    def has_unsaved_text(self) -> bool:
        """A word about why is no reason to ask again."""
        return False

    def action_insist(self) -> None:
        """Ask for the reason."""
        if not self.has_class("-sure"):
            self.add_class("-sure")
            self.query_one(Box).say_keys("enter log it · esc leave it")
            self._reason.focus()
            self._reason.scroll_visible(animate=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self.finish(event.value.strip())
