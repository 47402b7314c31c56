"""What is told above the footer: one line, in the place of the one before.

Owns how long it stays, and the place it gets on a screen that keeps none. Must not know what is told.
"""

from __future__ import annotations

from typing import Any

from textual.app import App

from .widgets.text_lines import TOLD_MARGIN, with_short_paths

UNTIL_A_KEY = 86_400.0
"""Seconds; longer than anybody looks at a screen without a key."""
TOLD_AT = "textual-toastrack"
"""What Textual calls the place for what is told."""


class Telling:
    """The line of one app."""

    def __init__(self, app: App[int]) -> None:
        self._app = app
        self._is_until_key = False

    def tell(self, text: str, *, bad: bool = False) -> None:
        """One line above the footer; bad news stays until a key."""
        self._is_until_key = self._is_until_key or bad
        severity: Any = "warning" if bad else "information"
        text = with_short_paths(text, self._app.size.width - TOLD_MARGIN)
        timeout = UNTIL_A_KEY if bad else None
        self._app.notify(text, markup=False, severity=severity, timeout=timeout)

    def hush(self) -> None:
        """A key was typed: what was told until one has been seen."""
        if self._is_until_key:
            self._is_until_key = False
            self._app.clear_notifications()

    def show(self) -> None:
        """Show what is told; a screen that is made without a place for it gets one."""
        app = self._app
        if not app.screen_stack:
            return
        screen, told = app.screen, app._notifications  # noqa: SLF001
        rack: Any = next((one for one in screen.children if one.id == TOLD_AT), None)
        is_given = screen.is_attached and not getattr(screen, "has_place_for_told", True)
        if rack is None and is_given and told:
            from textual.widgets._toast import ToastRack

            rack = ToastRack(id=TOLD_AT)
            screen.mount(rack, before=0)
        if rack is not None:
            app.call_later(rack.show, told)
