"""A panel of lines over the main screen: what why, detail and help are drawn in.

Owns size, scrolling and the keys that close it. Must not know what the lines say.
"""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.screen import ModalScreen

from followup_tui.tui.keys import bindings
from followup_tui.tui.widgets.lines_view import Lines, Page
from followup_tui.wording import clean

from .now_sized import NowSized


class Panel(NowSized, ModalScreen[None]):
    """Shows a page; ``esc`` or ``q`` closes it."""

    CSS_PATH = "panel.tcss"
    AUTO_FOCUS = "#page"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high")]
    """Where it is high enough the line above the footer stays free for what is told."""
    BINDINGS = bindings("jump", "panel")

    def __init__(
        self,
        title: str,
        lines: Lines,
        *,
        hint: str = "esc back",
        mark: Content = Content(""),  # noqa: B008 (it cannot be changed)
    ) -> None:
        """``mark``: what every line begins with."""
        super().__init__()
        self._page = Page(lines, id="page")
        self._page.line_mark = mark
        self._page.border_title = Content(clean(title))
        self._page.border_subtitle = Content(hint)

    def compose(self) -> ComposeResult:
        yield self._page

    def action_close(self) -> None:
        self.dismiss(None)
